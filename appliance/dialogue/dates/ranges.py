"""Two ends of a run of days or hours: "from Tuesday to Thursday", "between now and eight", "de lunes a viernes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from appliance.dialogue.dates.clock_words import Clock
from appliance.dialogue.dates.day_runs import DAY, Days, Here, Run, one
from appliance.dialogue.dates.heard_words import Heard
from appliance.dialogue.dates.pieces import MOVES, Piece
from appliance.dialogue.words import listed

_RANGE = frozenset(listed("to until till til through thru - and hasta a al y"))


def now_range(heard: Heard, group: list[Piece], piece: Piece, here: Here) -> list[Piece] | None:
    """ "Between now and Friday" runs from today."""
    link = [word for word in heard.texts(group[-1].end, piece.first) if word not in ("the", "el", "las", "la")]
    if len(group) != 1 or len(link) != 1 or link[0] not in _RANGE:
        return None
    if not (group[0].days or piece.days):
        return _hours_now(group[0], piece, here)
    ends = [each.days.options[0] if each.days else Run(here.today, here.today + DAY) for each in (group[0], piece)]
    instants = [each.instant == here.now for each in (group[0], piece) if each.instant]
    if instants != [True] or ends[0].first >= ends[1].end:
        earlier = group[0].days.earlier if group[0].days else None
        if instants != [True] or earlier is None:
            return None
        ends[0] = earlier
    whole = Days((Run(ends[0].first, ends[1].end),), "span")
    return [replace(group[0], instant=None, days=whole, end=piece.end, mod=None)]


def _hours_now(first: Piece, last: Piece, here: Here) -> list[Piece] | None:
    """ "Between now and eight o'clock", "from now until three minutes later": a run of hours of today."""
    clocks = [_clock_of(each) for each in (first, last)]
    if clocks[0] is None or clocks[1] is None or not (first.instant == here.now or last.instant == here.now):
        return None
    today = one(here.today)
    return [replace(first, instant=None, days=today, clock=clocks[0], to=clocks[1], end=last.end, mod=None)]


def _clock_of(piece: Piece) -> Clock | None:
    if piece.instant is None:
        return piece.clock if piece.to is None else None
    return Clock(piece.instant.hour, piece.instant.minute, "am" if piece.instant.hour < 12 else "pm")


def day_range(group: list[Piece], days: Piece, piece: Piece, link: Sequence[str], heard: Heard) -> list[Piece] | None:
    if not link and heard.words[piece.first].text == "al" and not owned(heard, days.first):
        link = ["al"]
    words = [word for word in link if word not in ("the", "el", "la", "on", "de", "del", "this")]
    if len(words) != 1 or words[0] not in _RANGE or len(group) > 1 or piece.days is None or days.days is None:
        return None
    if words[0] in ("and", "y") and not days.between:
        return None
    if moved(heard, words[0], days.first):
        return None
    kinds = days.days.kind, piece.days.kind
    if "every" in kinds or kinds == ("weekday", "month"):
        return None
    if len(days.days.options) > 1 or len(piece.days.options) > 1:
        pairs = _pairs(days.days.options, piece.days.options)
        both = Days(tuple(Run(a.first, b.end) for a, b in pairs), "span")
        return [replace(days, days=both, end=piece.end, mod=None)] if pairs else None
    first, last = _aligned(days.days, piece.days)
    if last.end <= first.first and _begins_today(days.days, heard.texts(days.first - 1, days.end)):
        first = Run(first.first - WEEK, first.end - WEEK)
    if piece.days.kind == "day_of_month":
        last = _later(first, last, piece.days)
    if last.end <= first.first and piece.days.kind in ("weekday", "date", "holiday", "day_of_month", "month"):
        earlier = days.days.earlier
        if earlier and earlier.first < last.end:
            first = earlier
        else:
            last = _later(first, last, piece.days)
    if piece.days.kind == "weekday" and piece.days.weekday is not None:
        ahead = first.first + timedelta(days=(piece.days.weekday - first.first.weekday() - 1) % 7 + 1)
        last = Run(ahead, ahead + DAY)
    if first.first >= last.end:
        return None
    if days.between and days.days.kind == piece.days.kind == "holiday" and first.end < last.first:
        first, last = Run(first.end, first.end + DAY), Run(last.first - DAY, last.first)
    grain = last.grain
    whole = Days((Run(first.first, last.end, grain),), "span", vague=days.days.vague or piece.days.vague)
    mod = days.mod if days.mod in ("before", "after", "by") and not days.between else None
    return [replace(days, days=whole, end=piece.end, mod=mod)]


WEEK = timedelta(weeks=1)
_OWN = frozenset(listed("mi la lo su nuestra esa cita consulta visita mia tengo")) | MOVES


def owned(heard: Heard, at: int) -> bool:
    """ "Mi cita del jueves al viernes": a visit and its new day, no run of days."""
    return any(word in _OWN for word in heard.texts(at - 6, at))


_COMING = frozenset(listed("next coming following proximo viene entra entrante siguiente otro"))


def _begins_today(days: Days, said: Sequence[str]) -> bool:
    """Whether a weekday said alone is the one of today, which is read as the one to come."""
    return (
        not _COMING.intersection(said)
        and days.kind == "weekday"
        and bool(days.earlier and days.options[0].first - days.earlier.first == 2 * WEEK)
    )


def _pairs(firsts: Sequence[Run], lasts: Sequence[Run]) -> list[tuple[Run, Run]]:
    """Ends read the same way round: both day first, or both month first; a run may have begun already."""
    if len(firsts) != len(lasts):
        return [(a, b) for a in firsts for b in lasts if a.first < b.first]
    return [(a if a.first < b.first else _year_back(a), b) for a, b in zip(firsts, lasts, strict=True)]


def _year_back(run: Run) -> Run:
    back = run.first - timedelta(days=366 if run.first.month > 2 and _leap(run.first.year) else 365)
    return Run(back, back + (run.end - run.first), run.grain)


def _leap(year: int) -> bool:
    return (date(year, 3, 1) - date(year, 2, 1)).days == 29


def _aligned(begin: Days, finish: Days) -> tuple[Run, Run]:
    """A year said once, at the end, holds for both."""
    first, last = begin.options[0], finish.options[0]
    if begin.earlier is None or finish.earlier is not None or finish.kind not in ("date", "holiday", "month", "span"):
        return first, last
    for year in (last.end - DAY).year, (last.end - DAY).year - 1:
        ahead = year - first.first.year
        try:
            moved = Run(first.first.replace(year=year), first.end.replace(year=first.end.year + ahead), first.grain)
        except ValueError:
            continue
        if moved.first < last.end:
            return moved, last
    return first, last


def _later(first: Run, last: Run, days: Days) -> Run:
    """The end of a range lies after its beginning: in the next year or month."""
    if days.kind == "day_of_month":
        month = first.first.replace(day=1)
        for ahead in range(3):
            year, number = divmod(month.month - 1 + ahead, 12)
            try:
                found = date(month.year + year, number + 1, last.first.day)
            except ValueError:
                continue
            if found > first.first:
                return Run(found, found + DAY)
    try:
        return Run(last.first.replace(year=last.first.year + 1), last.end.replace(year=last.end.year + 1), last.grain)
    except ValueError:
        return last


def moved(heard: Heard, link: str, at: int) -> bool:
    """ "Move me from Tuesday to Thursday": an old time and a new one, no run."""
    return link in ("to", "a", "al") and (
        any(word in MOVES for word in heard.texts(at - 6, at))
        or not MOVES.isdisjoint(word for word in heard.texts(at + 4, at + 10) if word.endswith("la"))
    )
