"""When a caller would come, or comes already: what was said, and the spans of time it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from appliance.clinic.people import Lang
from appliance.dialogue.dates import day_limits, mentions, ranges, refusal, roundabout, windows
from appliance.dialogue.dates.blanked import without
from appliance.dialogue.dates.clock_words import AFTERNOONS, DAY_END, OFFICE, Window
from appliance.dialogue.dates.day_runs import Days
from appliance.dialogue.dates.heard_words import Heard, Word
from appliance.dialogue.dates.mention import Mention
from appliance.dialogue.dates.pieces import MOVES
from appliance.dialogue.dates.when_phrases import (
    ANY,
    AWAY,
    BUSY_AFTER,
    CORRECTIONS,
    EXISTING,
    EXISTING_RUNS,
    FILLERS,
    FLEXIBLE,
    NOT,
    NOT_AFTER,
    NOT_RUNS,
    NOT_TIMES,
    SOONEST,
    one_wanted,
)
from appliance.dialogue.words import find_run

UTC, ONE = ZoneInfo("UTC"), time(13)
HORIZON_DAYS = 45
"""How far ahead a time of day alone ("mornings") looks."""
OPEN_DAYS = 14
"""How far "after the tenth" looks."""
Span = tuple[datetime, datetime]
Runs = tuple[tuple[date, date], ...]


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
    loose: bool = field(default=False, compare=False)
    """Whether the days are weekdays said alone, whose week the days spoken of before may tell."""

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
            within = newer.flexible and newer.excluded and not newer.days  # "any day but Monday", of that week
            merged = replace(
                merged,
                days=tuple(run for run in self.days if run[0] < run[1]) if within else newer.days,
                either=newer.either,
                soonest=newer.soonest,
                flexible=newer.flexible,
                loose=newer.loose,
                excluded=tuple(run for run in merged.excluded if run not in newer.days),
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
        """The instant the caller named, UTC: of one day, or of the next where none is told; None of several days."""
        days = self._all_days(now.astimezone(zone).date())
        if self.at is None or not days or (self.days and len(days) > 1):
            return None
        return _instant(days[0], self.at, zone)

    def _all_days(self, today: date) -> list[date]:
        runs = self.days or ((today, today + timedelta(days=HORIZON_DAYS)),)
        days = {first + timedelta(days=ahead) for first, last in runs for ahead in range((last - first).days + 1)}
        return sorted(day for day in days if day >= today and not any(a <= day <= b for a, b in self.excluded))

    def _times(self) -> tuple[time, time]:
        if self.at:
            return self.at, self.at
        if self.window in AFTERNOONS:
            return ONE, self.window.to  # nobody who says "in the afternoon" means noon
        return (self.window.from_, self.window.to) if self.window else (time(0), DAY_END)


def read(text: str, lang: Lang, today: date, *, asked: bool = False, office: Window = OFFICE) -> When:
    """What a text says about days and times; where the words leave it open, the future.

    `asked`: it answers "when?", so a lone "ten" is an hour. `office`: hours that tell "at four" is 16:00.
    """
    text = roundabout.plainer(roundabout.hurried(text) if asked else text)
    reader = _Reader(text, lang, today, asked, office)
    found = reader.read()
    if not (found.said or found.existing or found.existing_at or reader.doubted or reader.over):
        other: Lang = "es" if lang == "en" else "en"
        found = _Reader(text, other, today, asked, office).read()
    return found


def soonest(text: str, lang: Lang) -> tuple[str, bool]:
    """The text with "as soon as possible" and its like blanked, as long as before, and whether they were there."""
    return without(text, lang, SOONEST)


_ONWARD = frozenset({"to", "for", "a", "al", "para"})
""" "Move my two o'clock to tomorrow": what comes after it is new."""


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


class _Reader:
    """Takes the mentions of a turn one by one, in the light of the words around them."""

    def __init__(self, text: str, lang: Lang, today: date, asked: bool, office: Window) -> None:
        text, soonest = without(text, lang, SOONEST)
        text, flexible = without(text, lang, FLEXIBLE)
        talk = mentions.read(text, lang, datetime.combine(today, time(0)), asked=asked, office=office)
        self._text = text
        self._heard: Heard = talk.heard
        self._mentions = talk.mentions
        self._several = sum(bool(mention.days) for mention in talk.mentions) > 1
        self.doubted = talk.doubted
        self.over = False
        """Whether a day was named that is over: a date of birth."""
        self._today, self._asked = today, asked
        self._when = When(soonest=soonest, flexible=flexible)
        self._timed: Mention | None = None
        self._before = 0
        self._bound: str | None = None
        """What led to the days taken last: "after" the tenth."""
        self._last_existing = False

    def read(self) -> When:
        against = False
        for mention in self._mentions:
            gap = self._heard.texts(self._before, mention.lead)
            existing, negated = self._existing(mention), self._negated(mention)
            negated = negated or (against and day_limits.joined(gap) and not self._welcome(mention))
            against = negated and bool(mention.days)
            if self._lasting(mention):
                self.over = True  # how long something has lasted is no time to come
                continue
            if not existing and self._ruled_out(mention, negated=negated):
                self._deny(mention)
            else:
                self._take(mention, existing=existing, negated=negated)
            self._before, self._last_existing = mention.end, existing
        return self._when

    def _take(self, mention: Mention, *, existing: bool, negated: bool) -> None:
        if mention.days:
            self._take_days(mention.days, mention, existing=existing, negated=negated)
        if not negated:
            self._take_time(mention, existing=existing)
        elif mention.window and not mention.days:
            self._take_other_time(mention, mention.window, sure=self._refused(mention))

    def _take_days(self, days: Days, mention: Mention, *, existing: bool, negated: bool) -> None:
        told = day_limits.inside(days, mention.day_mod, self._when.days)
        runs = self._runs(told, mention)
        if not runs:
            self.over = True
            return
        if negated:
            this = mention.day_mod or self._heard.words[mention.first].text in ("this", "este")
            every = runs if this or days.weekday is None else day_limits.recurring(self._today, days.weekday)
            if not this and self._today.weekday() in (days.every or (days.weekday,)):
                every += ((self._today, self._today),)
            self._when = replace(self._when, excluded=self._when.excluded + every)
        elif existing:
            self._when = replace(self._when, existing=runs)
        elif len(days.options) > 1:
            self._when = replace(self._when, either=tuple(first for first, _ in runs))
        else:
            alone = mention.day_mod is None and days.kind in ("weekday", "every")
            before = () if self._corrected(mention) else self._when.days
            loose = alone and (self._when.loose or not before)
            mod, gap = self._mod(mention), self._heard.texts(self._before, mention.lead)
            bound = before and (told is not days or mod != mention.day_mod or day_limits.facing(mod, self._bound, gap))
            both = day_limits.shared(before, runs, opened=self._bound in ("after", "since")) if bound else before + runs
            self._when, self._bound = replace(self._when, days=tuple(dict.fromkeys(both)), loose=loose), mod

    def _runs(self, days: Days, mention: Mention) -> Runs:
        """Inclusive runs from today on; empty when all of it is over."""
        if days.every:
            return tuple(sorted(run for day in days.every for run in day_limits.recurring(self._today, day)))
        first, end, last = days.options[0].first, days.options[0].end, days.options[0].last
        match self._mod(mention):
            case "before":
                runs = [(self._today, first - timedelta(days=1))]
            case "by" | "until":
                runs = [(self._today, last)]
            case "after":
                runs = [(end, end + timedelta(days=OPEN_DAYS))]
            case "since":
                runs = [(first, first + timedelta(days=OPEN_DAYS))]
            case _:
                runs = [(run.first, run.last) for run in days.options]
        return tuple((max(first, self._today), last) for first, last in runs if last >= self._today)

    def _mod(self, mention: Mention) -> str | None:
        not_until = day_limits.not_until(self._text[: mention.span[0]])
        if mention.day_mod == "until" and (not_until or self._denied(mention)):
            return "since"
        return "after" if mention.day_mod == "until" and self._away(mention) else mention.day_mod

    def _take_time(self, mention: Mention, *, existing: bool) -> None:
        if mention.at is not None and existing:
            self._when = replace(self._when, existing_at=mention.at)
        elif mention.at is not None:
            at = windows.fit(mention.at, mention.sure, self._when.window)
            self._when = replace(self._when, at=at, window=None)
            self._timed = mention
        elif mention.window is not None and not existing:
            self._take_window(mention, mention.window)

    def _lasting(self, mention: Mention) -> bool:
        """Whether it tells how long something has been so, which is no time to come."""
        said = " ".join(self._heard.texts(mention.lead, mention.end))
        return said.startswith("since ") or refusal.lapsed(self._led(mention), said)

    def _led(self, mention: Mention) -> str:
        """The words before a mention, back to the one before it."""
        return self._text_of(self._heard.words[max(self._before, mention.lead - 8) : mention.lead])

    def _refused(self, mention: Mention) -> bool:
        """ "I'm out of town next week", "no mornings"."""
        led, said = self._led(mention), " ".join(self._heard.texts(mention.lead, mention.end))
        behind = " ".join(self._heard.texts(mention.end, mention.end + 6))
        timed = bool(mention.days and (mention.at or mention.window))
        if refusal.works_till(said.split(), led.split()) or (timed and refusal.turned(said)):
            return False
        away = refusal.away(led) and not (self._when.flexible and refusal.free(led, behind))
        return away or (refusal.bare(led, said) and not refusal.better(behind))

    def _ruled_out(self, mention: Mention, *, negated: bool) -> bool:
        """Whether what comes after it rules it out, or it is one hour of a day on which there is something else."""
        if self._mod(mention) != mention.day_mod:
            return False
        timed = mention.days and (mention.at or mention.window) and self._refused(mention)
        return bool(timed) or (not negated and self._denied(mention))

    def _denied(self, mention: Mention) -> bool:
        """Whether what comes after it rules it out: "Tuesday doesn't work", "el martes no puedo"."""
        after = next((each for each in self._mentions if each.lead >= mention.end), None)
        if after and after.days and day_limits.joined(self._heard.texts(mention.end, after.lead)):
            return self._denied(after)  # "Monday and Friday don't work"
        words = self._heard.words[mention.end : mention.end + 6]
        if not words or "," in self._text[mention.span[1] : words[0].start]:
            return False
        behind = self._text_of(words)
        return bool(NOT_AFTER.match(behind)) or (self._several and bool(re.match(BUSY_AFTER, behind)))

    def _text_of(self, words: Sequence[Word]) -> str:
        """These words, with a comma for every stop between them."""
        parts = [word.text + ("," if self._text[word.end : word.end + 1] in (*",.;",) else "") for word in words]
        return " ".join(parts)

    def _deny(self, mention: Mention) -> None:
        """A day or a part of the day is not wanted; with a day and an hour only that one time is meant."""
        self.doubted = True
        if mention.days and mention.at is None and mention.window is None:
            self._take_days(mention.days, mention, existing=False, negated=True)
        elif mention.window and not mention.days:
            self._take_other_time(mention, mention.window, sure=True)

    def _take_other_time(self, mention: Mention, window: Window, *, sure: bool = False) -> None:
        """ "Anything but mornings", "I can't before ten": what is left of the day."""
        if not (mention.named or window.from_ == time(0) or window.to == DAY_END):
            return
        before = self._heard.texts(max(self._before, mention.lead - 3), mention.lead)
        if sure or any(word in NOT_TIMES for word in before):
            left = Window(window.to, DAY_END) if window.from_ == time(0) else Window(time(0), window.from_)
            self._when = replace(self._when, window=left)

    def _take_window(self, mention: Mention, window: Window) -> None:
        if (
            not mention.named
            and window.from_ == time(0)
            and refusal.works_till(
                self._heard.texts(mention.lead, mention.end), self._heard.texts(self._before, mention.lead)
            )
        ):
            window = Window(window.to, DAY_END)
        old, at = self._when.window, self._when.at
        if at is not None and mention.named and self._timed is not None:
            self._when = replace(self._when, at=windows.fit(at, self._timed.sure, window))
        elif at is not None and not self._corrected(mention):
            low, high = (at, window.to) if window.from_ == time(0) else (window.from_, at)
            self._when = replace(self._when, at=None, window=Window(low, high) if low < high else window)
        elif self._corrected(mention):
            self._when = replace(self._when, at=None, window=window)
        else:
            self._when = replace(self._when, window=windows.join(old, window))

    def _negated(self, mention: Mention) -> bool:
        first = max(0, self._before, mention.lead - 3)
        before = self._heard.texts(first, mention.lead)
        all_but = self._when.flexible or any(word in ANY for word in before)
        limits = mention.day_mod or not (mention.days or mention.named or all_but)
        wanted = limits or self._welcome(mention) or (before == ["but"] and self._when.excluded)
        if self._mod(mention) != mention.day_mod or (before[-1:] == ["but"] and wanted and not all_but):
            return False  # "after the tenth but before Christmas", "not Tuesday but Wednesday"
        if self._refused(mention):
            return True
        at = max(find_run(before, run.split()) for run in NOT_RUNS)
        if at >= 0:
            anew = any(word in ("y", "pero", "and", "but") for word in before[at:]) and self._welcome(mention)
            return not (
                anew
                or self._parted(first + at, mention.lead)
                or refusal.of_that_day(self._heard.texts(mention.lead - 6, mention.lead))
            )
        return bool(before) and (before[-1] in NOT or (len(before) > 1 and before[-2] in NOT and before[-1] in FILLERS))

    def _welcome(self, mention: Mention) -> bool:
        """ "But Friday is fine"."""
        return day_limits.suits(self._heard.texts(mention.end, mention.end + 3))

    def _parted(self, first: int, lead: int) -> bool:
        """ "No puedo, el lunes", "no, quiero el lunes": what comes after the comma is wanted."""
        words = self._heard.words
        return "," in self._text[words[first].start : words[lead].start]

    def _existing(self, mention: Mention) -> bool:
        before = self._heard.texts(max(self._before, mention.lead - 4), mention.lead)
        if any(find_run(before, run.split()) >= 0 for run in EXISTING_RUNS):
            return not one_wanted(self._heard.texts(max(0, mention.lead - 6), mention.lead))
        here = self._heard.words[mention.first].text
        gap = self._heard.texts(self._before, mention.lead)
        near = self._last_existing and len(gap) <= 1 and not any(word in _ONWARD for word in [*gap, here])
        owned = ranges.owned(self._heard, mention.lead)
        opened = before[-1:] in (["from"], ["del"], ["desde"]) or not owned
        if mention.days and mention.days.kind == "span" and opened:
            return False
        since = mention.day_mod == "since" and (owned or not self._asked)
        led = since and self._heard.words[mention.lead].text in EXISTING
        ahead = self._heard.texts(mention.first, mention.first + 4)
        moving = any(word in MOVES for word in self._heard.texts(mention.first - 4, mention.first))
        wanted = mention.day_mod and (self._asked or mention.day_mod != "before")
        own = here == "del" and not wanted and not {"en", "8"} <= set(ahead) and (mention.at is None or moving)
        return near or led or own or bool(before and before[-1] in EXISTING)

    def _corrected(self, mention: Mention) -> bool:
        return any(word in CORRECTIONS for word in self._heard.texts(max(self._before, mention.lead - 4), mention.lead))

    def _away(self, mention: Mention) -> bool:
        """ "I am out of town till the tenth": they come after it."""
        return any(word in AWAY for word in self._heard.texts(mention.lead - 6, mention.lead))
