"""When a caller would come, or comes already: what was said, and the spans of time it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appliance.clinic.people import Lang
from appliance.dialogue import clock_words, day_words
from appliance.dialogue.clock_words import AFTERNOON, DAY_END, Clock, Window
from appliance.dialogue.day_words import Days
from appliance.dialogue.when_phrases import (
    CORRECTIONS,
    EXISTING,
    EXISTING_RUNS,
    FILLERS,
    FLEXIBLE,
    GREETINGS,
    NOT,
    NOT_RUNS,
    SOONEST,
)
from appliance.dialogue.words import find_run, tokens

UTC = ZoneInfo("UTC")
HORIZON_DAYS = 45
"""How far ahead a time of day alone ("mornings") looks."""
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days and times as said. Empty fields were not said."""

    days: tuple[tuple[date, date], ...] = ()
    """Inclusive runs of days the caller would take."""
    either: tuple[date, ...] = ()
    """Two days when the words can mean either: to be asked, never guessed."""
    excluded: tuple[tuple[date, date], ...] = ()
    existing: tuple[tuple[date, date], ...] = ()
    """Days of the visit the caller already has ("my Thursday")."""
    window: Window | None = None
    at: time | None = None
    existing_at: time | None = None
    soonest: bool = False
    flexible: bool = False
    """ "Any day": nothing is wanted in particular."""

    @property
    def said(self) -> bool:
        """Whether anything was said about when to come."""
        return bool(
            self.days or self.either or self.excluded or self.window or self.at or self.soonest or self.flexible
        )

    @property
    def has_day(self) -> bool:
        """Whether it is known on which days to look."""
        return bool(self.days or self.excluded or self.soonest or self.flexible)

    def then(self, newer: When) -> When:
        """What is wanted after the caller said more: what is newer replaces its own kind and keeps the rest."""
        merged = self
        if newer.days or newer.either or newer.soonest or newer.flexible:
            merged = replace(
                merged, days=newer.days, either=newer.either, soonest=newer.soonest, flexible=newer.flexible
            )
        if newer.window or newer.at:
            merged = replace(merged, window=newer.window, at=newer.at)
        if newer.excluded:
            kept = tuple(run for run in merged.days if run not in newer.excluded)
            merged = replace(merged, excluded=merged.excluded + newer.excluded, days=kept)
        if newer.existing or newer.existing_at:
            merged = replace(merged, existing=newer.existing, existing_at=newer.existing_at)
        return merged

    def spans(self, now: datetime, zone: ZoneInfo) -> tuple[Span, ...]:
        """Half-open UTC spans the start may lie in; empty means as soon as possible."""
        if not (self.days or self.excluded or self.window or self.at):
            return ()
        found = []
        for day in self._all_days(now.astimezone(zone).date()):
            start, end = self._times()
            first, last = _instant(day, start, zone), _instant(day, end, zone)
            if self.at:
                last = first + timedelta(minutes=1)
            if last > now:
                found.append((max(first, now), last))
        return tuple(found)

    def exact(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """The instant the caller named, when there is one day and one time; UTC."""
        if self.at is None:
            return None
        days = self._all_days(now.astimezone(zone).date())
        return _instant(days[0], self.at, zone) if days else None

    def _all_days(self, today: date) -> list[date]:
        runs = self.days or ((today, today + timedelta(days=HORIZON_DAYS)),)
        days = {first + timedelta(days=ahead) for first, last in runs for ahead in range((last - first).days + 1)}
        return sorted(day for day in days if day >= today and not any(a <= day <= b for a, b in self.excluded))

    def _times(self) -> tuple[time, time]:
        if self.at:
            return self.at, self.at
        return (self.window.from_, self.window.to) if self.window else (time(0), DAY_END)


def read(text: str, lang: Lang, today: date, *, asked: bool = False) -> When:
    """What a text says about days and times. `asked`: it answers "when?", so a lone "ten" is an hour."""
    found = _Reader(tokens(text), lang, today, asked).read()
    if not (found.said or found.existing or found.existing_at):
        other: Lang = "es" if lang == "en" else "en"
        found = _Reader(tokens(text), other, today, asked).read()
    return found


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


class _Reader:
    """Walks the words once, keeping what each piece means."""

    def __init__(self, words: Sequence[str], lang: Lang, today: date, asked: bool) -> None:
        self._words = _without(words, GREETINGS)
        self._lang: Lang = lang
        self._today = today
        self._asked = asked
        self._when = When()
        self._clocks: list[Clock] = []
        self._last_day_end = -1
        self._last_weekday: int | None = None
        self._last_existing = False

    def read(self) -> When:
        self._whole_phrases()
        index = 0
        while index < len(self._words):
            index = self._piece(index)
        self._apply_clocks()
        return self._when

    def _whole_phrases(self) -> None:
        rest = _without(self._words, SOONEST)
        soonest, self._words = len(rest) != len(self._words), rest
        rest = _without(self._words, FLEXIBLE)
        flexible, self._words = len(rest) != len(self._words), rest
        self._when = replace(self._when, soonest=soonest, flexible=flexible)

    def _piece(self, at: int) -> int:
        day = day_words.read(self._words, at, self._lang, self._today)
        if day:
            self._take_days(day[0], at, day[1])
            for index in range(at, day[1]):
                if part := clock_words.part_of_day(self._words[: day[1]], index):
                    self._when = replace(self._when, window=_join(self._when.window, part[0]))
            return day[1]
        clock = clock_words.clock(self._words, at, self._lang, bare=self._asked, more=bool(self._clocks))
        if clock:
            self._take_clock(clock[0], at)
            return clock[1]
        part = clock_words.part_of_day(self._words, at)
        if part:
            self._when = replace(self._when, window=_join(self._when.window, part[0]))
            return part[1]
        return at + 1

    def _take_days(self, days: Days, at: int, end: int) -> None:
        runs, existing = self._bounded(self._narrowed(days, at), at), False
        if self._negated(at):
            every = runs if days.weekday is None else day_words.recurring(self._today, days.weekday).runs
            self._when = replace(self._when, excluded=self._when.excluded + every)
        elif self._existing(at) or (self._last_existing and at - self._last_day_end <= 1):
            self._when, existing = replace(self._when, existing=runs), True
        elif days.ambiguous:
            self._when = replace(self._when, either=tuple(first for first, _ in runs))
        elif self._continues(at) or not self._when.days:
            self._when = replace(self._when, days=_unique(self._when.days + runs))
        else:
            self._when = replace(self._when, days=runs)
        self._last_day_end = end
        self._last_weekday, self._last_existing = days.weekday, existing

    def _bounded(self, runs: tuple[tuple[date, date], ...], at: int) -> tuple[tuple[date, date], ...]:
        """ "By the fifth" and "after the tenth" are runs of days."""
        before = self._words[max(0, at - 2) : at]
        if not runs or len(runs) > 1:
            return runs
        if before[-1:] in (["by"], ["before"], ["antes"]) or before == ["antes", "de"] or before == ["a", "mas"]:
            return ((self._today, runs[0][1]),)
        if (
            before[-1:] == ["after"]
            or before == ["despues", "de"]
            or (before[-1:] == ["despues"] and self._words[at] == "del")
        ):
            following = runs[0][1] + timedelta(days=1)
            return ((following, following + timedelta(days=14)),)
        return runs

    def _narrowed(self, days: Days, at: int) -> tuple[tuple[date, date], ...]:
        """ "Tuesday next week", "next week on Tuesday", "Tuesday, December first": one day, said in two pieces."""
        near = self._last_day_end >= 0 and at - self._last_day_end <= 3 and not self._corrected(at)
        if not near or not self._when.days:
            return days.runs
        previous = self._when.days[-1]
        if days.weekday is not None and previous[0] != previous[1]:
            inside = _weekday_within(previous, days.weekday)
            if inside:
                self._when = replace(self._when, days=self._when.days[:-1])
                return ((inside, inside),)
        if self._last_weekday is not None and days.week:
            first = days.runs[0][0]
            monday = first - timedelta(days=first.weekday())
            inside = monday + timedelta(days=self._last_weekday)
            self._when = replace(self._when, days=self._when.days[:-1])
            return ((inside, inside),)
        if self._last_weekday is not None and days.weekday is None and at - self._last_day_end <= 1:
            return self._weekday_with_date(days)
        return days.runs

    def _weekday_with_date(self, days: Days) -> tuple[tuple[date, date], ...]:
        named, weekday = days.runs[0][0], self._last_weekday
        coming = self._when.days[-1][0]
        self._when = replace(self._when, days=self._when.days[:-1])
        if days.runs[0][0] == days.runs[0][1] and named.weekday() != weekday:
            self._when = replace(self._when, either=(coming, named))
            return ()
        return days.runs

    def _take_clock(self, clock: Clock, at: int) -> None:
        if self._existing(at) and clock.kind == "at":
            self._when = replace(self._when, existing_at=clock.at)
        elif self._corrected(at) and self._clocks:
            self._clocks = [clock]
        else:
            self._clocks.append(clock)

    def _apply_clocks(self) -> None:
        window, at = self._when.window, None
        exact = [clock for clock in self._clocks if clock.kind == "at"]
        lows = [clock.at for clock in self._clocks if clock.kind == "after"]
        highs = [clock.at for clock in self._clocks if clock.kind == "before"]
        if "between" in self._words or "entre" in self._words or (lows and exact):
            lows += [clock.at for clock in exact[:1]] if not lows else []
            highs += [clock.at for clock in exact[-1:]]
            exact = []
        if exact:
            at = _fit(exact[-1], window)
            window = None
        if lows or highs:
            low, high = max(lows, default=time(0)), min(highs, default=DAY_END)
            window = Window(low, high) if low < high else Window(low, DAY_END)
        self._when = replace(self._when, window=window, at=at)

    def _negated(self, at: int) -> bool:
        before = self._words[max(0, at - 3) : at]
        if any(find_run(before, run.split()) >= 0 for run in NOT_RUNS):
            return True
        return bool(before) and (before[-1] in NOT or (len(before) > 1 and before[-2] in NOT and before[-1] in FILLERS))

    def _existing(self, at: int) -> bool:
        before = list(self._words[max(0, at - 3) : at])
        if any(find_run(before, run.split()) >= 0 for run in EXISTING_RUNS):
            return True
        here = self._words[at]
        ahead = list(self._words[at : at + 4])
        return (here in ("del", "desde") and "ocho" not in ahead) or (bool(before) and before[-1] in EXISTING)

    def _corrected(self, at: int) -> bool:
        return any(word in CORRECTIONS for word in self._words[max(0, self._last_day_end, at - 4) : at])

    def _continues(self, at: int) -> bool:
        return not self._corrected(at)


def _without(words: Sequence[str], phrases: tuple[str, ...]) -> list[str]:
    kept = list(words)
    for phrase in phrases:
        run = phrase.split()
        while (start := find_run(kept, run)) >= 0:
            del kept[start : start + len(run)]
    return kept


def _unique(runs: tuple[tuple[date, date], ...]) -> tuple[tuple[date, date], ...]:
    return tuple(dict.fromkeys(runs))


def _join(old: Window | None, new: Window) -> Window:
    if old is None:
        return new
    if old == new or (old.from_ <= new.from_ and new.to <= old.to):
        return new
    return Window(min(old.from_, new.from_), max(old.to, new.to))


def _fit(clock: Clock, window: Window | None) -> time:
    """Morning or afternoon from the part of the day said beside it."""
    if clock.sure or window is None or window.from_ <= clock.at < window.to:
        return clock.at
    other = time((clock.at.hour + 12) % 24, clock.at.minute)
    if not 6 <= other.hour <= 21:
        return clock.at
    return other if window.from_ <= other < window.to or (window == AFTERNOON and other.hour >= 12) else clock.at


def _weekday_within(run: tuple[date, date], weekday: int) -> date | None:
    first, last = run
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if day.weekday() == weekday:
            return day
    return None
