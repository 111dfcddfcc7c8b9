"""Dates and times in a turn: pieces put together into what was meant, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from appliance.clinic.people import Lang
from appliance.dialogue.dates.clock_words import DAY_END, OFFICE, Clock, Window
from appliance.dialogue.dates.day_runs import DAY, Days, Grain, Here, Run
from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES, Heard, hear
from appliance.dialogue.dates.mention import Mention
from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.dates.pieces import Piece, find
from appliance.dialogue.dates.ranges import day_range, now_range
from appliance.dialogue.dates.trust import apart, corrected, corrects, trusted, unglued
from appliance.dialogue.words import listed


@dataclass(frozen=True, slots=True)
class Talk:
    """A turn read: its plain words and what they mention."""

    heard: Heard
    mentions: tuple[Mention, ...]
    doubted: bool = False
    """Whether something about a date was there that was not understood."""


def read(text: str, lang: Lang, now: datetime, *, asked: bool = False, office: Window = OFFICE) -> Talk:
    """Read a turn. `now` is the clinic's local time without a zone; `asked`: it answers "when?". Never raises."""
    heard = hear(text, lang)
    here = Here(now)
    groups: list[list[Piece]] = []
    for piece in find(heard, lang, here, asked=asked):
        if groups and (merged := _joined(heard, groups[-1], piece, here, lang)):
            groups[-1] = merged
        else:
            groups.append([piece])
    strong = [group for index, group in enumerate(groups) if not _only_weak(group) or _mended(heard, groups, index)]
    mentions = [_mention(text, heard, group, here, office) for group in strong]
    ends = [0, *(max(piece.end for piece in group) for group in strong)]
    sure = [
        mention
        for mention, floor in zip(mentions, ends, strict=False)
        if mention and trusted(heard, mention, asked=asked, floor=floor) and unglued(text, mention)
    ]
    kept = corrected(heard, sure)
    agreeing = apart(heard, kept)
    return Talk(heard, _together(heard, agreeing), doubted=len(sure) < len(strong) or (bool(kept) and not agreeing))


APART = frozenset(
    listed(
        "no actually sorry wait instead perdon mejor digo or o and my mi move change cambiar mover lugar vez nothing nada"
    )
)
"""Words that make a time after a day another matter."""
_VISITS = APART - {"my", "mi"} | {"appointment", "cita", "visita", "consulta"}
NEAR_WORDS = 8


def _together(heard: Heard, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """ "Friday, but only if it is before nine": a time soon after a day without one is that day's."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last is None or mention.days or mention.instant or last.days is None or not last.days.options[0].single:
            found.append(mention)
            continue
        gap = heard.texts(last.end, mention.lead)
        timed = last.at is not None or last.window is not None or last.day_mod is not None
        kept = _VISITS if mention.named else APART
        if timed or len(gap) > NEAR_WORDS or any(word in kept for word in gap):
            found.append(mention)
            continue
        both = replace(mention, first=last.first, lead=last.lead, span=(last.span[0], mention.span[1]), days=last.days)
        found[-1] = both
    return tuple(found)


_GLUE = frozenset(
    listed(
        "on at for the of in around about like say maybe from el la las los a de por en para del al como y and this "
        "dia between entre in s preferably possibly probably mejor eso tipo pues ish day morning's so circa "
        "approximately just"
    )
)


_UNTIL = frozenset(listed("until till til through thru hasta"))


def _mended(heard: Heard, groups: Sequence[Sequence[Piece]], index: int) -> bool:
    """ "At ten, I mean eleven": a lone number that corrects a time is one."""
    if index == 0 or not any(piece.clock for piece in groups[index - 1]):
        return False
    return corrects(heard.texts(groups[index - 1][-1].end, groups[index][0].lead))


def _only_weak(group: Sequence[Piece]) -> bool:
    return all(piece.weak for piece in group)


def _joined(heard: Heard, group: list[Piece], piece: Piece, here: Here, lang: Lang) -> list[Piece] | None:
    """The group with the piece in it, when they are about one thing; None starts another."""
    gap = heard.texts(group[-1].end, piece.lead)
    near = len(gap) <= 3 and all(word in _GLUE for word in gap)
    days = next((each for each in group if each.days), None)
    clock = next((each for each in group if each.clock), None)
    part = next((each for each in group if each.part and not each.clock), None)
    link = heard.texts(group[-1].end, piece.first)
    now = now_range(heard, group, piece, here)
    if now or piece.instant or any(each.instant for each in group):
        return now
    if days and piece.days and (run := day_range(group, days, piece, link, heard)):
        return run
    if not near:
        return None
    if piece.days and clock and any(word in _UNTIL for word in link):
        return None
    if piece.days and piece.part and not piece.clock:
        return [*group, piece] if not days and (clock or part) else None
    if piece.days:
        if days is None:
            if group[-1].weak and not piece.days.options[0].single:
                return None
            return [*group, piece] if "y" not in gap and "and" not in gap else None
        return _refined(group, days, piece, gap, here)
    if piece.clock and piece.weak and not gap and _ends_open(heard, group[-1]):
        return None
    if piece.part and not piece.clock and group[-1].weak and (gap or _bare_part(heard, piece)):
        return None
    if piece.clock:
        return [*group, piece] if (not clock and not ("and" in gap or "y" in gap)) or _bounds(clock, piece) else None
    return [*group, piece] if part is None and not ("and" in gap or "y" in gap) else None


def _bare_part(heard: Heard, piece: Piece) -> bool:
    """ "Four afternoon classes"."""
    return heard.texts(piece.first, piece.end)[0] in (
        "morning",
        "afternoon",
        "evening",
        "night",
        "mornings",
        "for",
        "during",
    )


def _ends_open(heard: Heard, piece: Piece) -> bool:
    """A figure after a figure or a month may be its year."""
    last = heard.words[piece.end - 1].text
    return last[0].isdigit() or last in MONTHS


def _bounds(clock: Piece | None, piece: Piece) -> bool:
    """ "After nine but before eleven"."""
    return bool(clock and clock.mod in ("after", "since") and piece.mod in ("before", "until", "by"))


def _refined(group: list[Piece], days: Piece, piece: Piece, gap: Sequence[str], here: Here) -> list[Piece] | None:
    """ "Tuesday, December first", "next week, Wednesday", "the fifteenth, a Tuesday": one day said in two pieces."""
    old, new = days.days, piece.days
    if old is None or new is None or "and" in gap or "y" in gap:
        return None
    if old.weekday is None and new.weekday is not None:
        old, new = new, old
    if old.weekday is None or new.kind == "every" or old.kind == "every" or new.weekday is not None:
        return None
    both = _weekday_with(old, new, here)
    if both is None:
        return None
    index = group.index(days)
    merged = replace(
        days, days=both, end=max(days.end, piece.end), mod=days.mod or piece.mod, part=days.part or piece.part
    )
    return (
        [*group[:index], merged, *group[index + 1 :]]
        if index == len(group) - 1
        else [
            *group[:index],
            replace(days, days=both),
            *group[index + 1 :],
            replace(piece, days=None, part=None, weak=False),
        ]
    )


def _weekday_with(named: Days, other: Days, here: Here) -> Days | None:
    day = named.weekday
    earlier = (other.earlier,) if other.earlier and other.kind in ("date", "holiday") else ()
    for run in (*other.options, *earlier):
        length = (run.end - run.first).days
        if length == 1 and run.first.weekday() == day:
            slip = run in earlier and run.first < here.today and named.earlier is None
            return Days((run, named.options[0], other.options[0]) if slip else (run,), "date")
        if 1 < length <= 7:
            inside = run.first + timedelta(days=((day or 0) - run.first.weekday()) % 7)
            return Days((Run(inside, inside + DAY),), "date") if inside < run.end else None
    if other.kind == "day_of_month":
        return Days((named.options[0], other.options[0]), "date")
    if other.kind in ("date", "holiday") and other.options[0].single:
        near = other.options[0].first
        inside = near + timedelta(days=(day or 0) - near.weekday())
        first = named.options[0] if other.earlier else Run(inside, inside + DAY)
        return Days((first, other.options[0]), "date")
    return None


def _mention(text: str, heard: Heard, group: Sequence[Piece], here: Here, office: Window) -> Mention | None:
    first, end = min(piece.first for piece in group), max(piece.end for piece in group)
    last = heard.words[end - 1].end
    days = next((piece for piece in group if piece.days), None)
    clocks = [piece for piece in group if piece.clock]
    part = next((piece.part for piece in group if piece.part), None)
    if days and days.days and _past(text, heard, first):
        days = replace(days, days=_earlier(days.days))
    found = Mention(
        first=first,
        end=end,
        lead=min(piece.lead for piece in group),
        span=(heard.words[first].start, last),
        days=days.days if days else None,
        day_mod=days.mod if days else None,
        instant=group[0].instant,
    )
    if clocks:
        return _timed(found, clocks, part, office)
    if part:
        found = replace(found, window=part, named=True)
        if days and days.mod in ("before", "after", "since", "until", "by") and days.part is None:
            found = replace(found, day_mod=days.mod)
    return found


_PAST = frozenset(
    listed(
        "did went happened treated came saw started began fell hurt broke chipped cracked twisted sprained injured fui fue vine estuve paso atendieron trataron cobraron hicieron"
    )
)
_PARTS_CLAUSES = frozenset(listed("and but so y pero"))
_HAD = re.compile(
    r"(?:^| )(?:had (?:(?:a|an|the|my|some) )?(?:\w+ )?(?:surgery|procedure|operation|baby|fall|accident|extraction|"
    r"seizure|stroke|reaction)|(?:was|were) (?:there|in there|discharged|released|operated)|"
    r"tuve (?:\w+ )?(?:cirugia|operacion|accidente|caida|bebe)|(?:me|le|lo|la) (?:operaron|sacaron|empezo|comenzo|"
    r"dieron de alta|cai|lastime|golpee|rompi|quebre|corte)|se (?:cayo|lastimo|golpeo|rompio|quebro|corto))(?P<rest>.*)$"
)
""" "I had surgery on Monday"; not "I had an appointment on Monday", which may be to come."""
_AHEAD = frozenset(
    listed(
        "need want can could will would like to move change have book schedule quiero necesito puedo puede mover "
        "cambiar"
    )
)


_NEW_CLAUSE = re.compile(
    rf"^.*\b(?:so(?! (?:hard|bad|badly|much|far|many)\b)|but|pero|asi que|a ver si|(?:y|and) (?:mejor|maybe|quiza)|"
    rf"(?:{WEEKDAY_NAMES})(?= (?:what|how|is|can|could|maybe|do|are|any|mejor|puedo|que tal)\b))(?= |$)"
)
""" "I broke my tooth Monday so maybe Wednesday"."""


def _past(text: str, heard: Heard, at: int) -> bool:
    """ "How I was treated Friday": a verb of the past before it, and none of a wish between."""
    before = _NEW_CLAUSE.sub("", " ".join(heard.texts(at - 8, at))).split()
    if before[-1:] and (before[-1] in _PARTS_CLAUSES or "," in text[heard.words[at - 1].start : heard.words[at].start]):
        return False
    last = max((place for place, word in enumerate(before) if word in _PAST), default=-1)
    had = _HAD.search(" ".join(before))
    if had and not any(word in _AHEAD for word in had["rest"].split()):
        return True
    after = before[last + 2 :] if before[last + 1 : last + 2] in (["to"], ["in"]) else before[last + 1 :]
    return last >= 0 and not any(word in _AHEAD for word in after)


def _earlier(days: Days) -> Days:
    return replace(days, options=(days.earlier,), earlier=None, doubtful=(), weekday=None) if days.earlier else days


def _timed(found: Mention, clocks: Sequence[Piece], part: Window | None, office: Window) -> Mention | None:
    piece, clock = clocks[0], clocks[0].clock
    if clock is None:
        return found
    if piece.to is not None:
        start, stop = _run_of_hours(clock, piece.to, part, office)
        return replace(found, window=Window(start, stop), sure=piece.to.sure or clock.sure or part is not None)
    night = part is not None and part.from_ >= time(18)
    twelve = clock.hour == 12 and part is not None and part.from_ != time(12)
    if not clock.sure and (twelve or (night and clock.hour < 4)):
        return None
    at = clock.at(office, part)
    sure = clock.sure or part is not None
    if len(clocks) > 1 and clocks[1].clock:
        stop = clocks[1].clock.at(office, part)
        return replace(found, window=Window(at, stop) if at < stop else Window(at, DAY_END), sure=sure)
    if piece.mod in ("after", "since"):
        return replace(found, window=Window(at, DAY_END), sure=sure)
    if piece.mod in ("before", "until", "by"):
        return replace(found, window=Window(time(0), at), sure=sure)
    grain: Grain = "minute" if clock.minute or (clock.exact and clock.meridiem is None) else "hour"
    return replace(found, at=at, grain=grain, sure=sure)


def _run_of_hours(first: Clock, last: Clock, part: Window | None, office: Window) -> tuple[time, time]:
    """ "Two to four", "9.30 to 4.30 pm", "11 to 1": the end decides, and the beginning comes before it."""
    stop = last.at(office, part)
    if first.sure:
        start = first.at(office, part)
        if not last.sure and stop <= start:
            stop = time((stop.hour + 12) % 24, stop.minute)
        return start, stop
    early, late = time(first.hour % 12, first.minute), time(first.hour % 12 + 12, first.minute)
    if last.sure:
        return (late, stop) if late < stop else (early, stop)
    start = first.at(office, part)
    if start >= stop:
        other = time((stop.hour + 12) % 24, stop.minute)
        stop = other if other > start else stop
    if start >= stop and early < stop:
        start = early
    return start, stop
