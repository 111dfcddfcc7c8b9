"""Days in speech: weekdays, "tomorrow", "the third", "December first", "next week", "el martes que viene"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from appliance.clinic.people import Lang
from appliance.dialogue import numbers
from appliance.dialogue.calendar_days import coming, month_end, months_ahead, next_of, thanksgiving
from appliance.dialogue.months import MONTHS, WEEKDAYS
from appliance.dialogue.words import listed, match_at

RECURRING_WEEKS = 7
"""How far "any Thursday" looks."""


@dataclass(frozen=True, slots=True)
class Days:
    """Inclusive runs of days; two single days with `ambiguous` mean either."""

    runs: tuple[tuple[date, date], ...]
    ambiguous: bool = False
    weekday: int | None = None
    """Set when only a weekday was said, so that a week or a date beside it can narrow it."""
    week: bool = False
    """Set when a whole week was said."""


Found = tuple[Days, int]
_NUMERIC = re.compile(r"(\d{1,2})[/\-](\d{1,2})(?:[/\-](\d{2}|\d{4}))?")
_THIS = ("this", "this coming", "coming", "este", "esta")
_NEXT_ES = ("que viene", "entrante", "proximo", "siguiente")


def one(day: date) -> Days:
    """A single day."""
    return Days(((day, day),))


def read(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    """The days named by the words from here on, in either language."""
    for reader in _READERS:
        found = reader(words, at, lang, today)
        if found:
            return found
    return None


def _relative(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    for phrase, ahead in _RELATIVE:
        if end := match_at(words, at, phrase):
            return one(today + timedelta(days=ahead)), end
    if words[at] == "manana" and words[at - 1 : at] not in (["la"], ["esta"], ["buena"]):
        return one(today + timedelta(days=1)), at + 1
    return None


_RELATIVE = (
    ("the day after tomorrow", 2),
    ("day after tomorrow", 2),
    ("pasado manana", 2),
    ("a week from today", 7),
    ("a week from tomorrow", 8),
    ("de hoy en ocho", 7),
    ("de manana en ocho", 8),
    ("today", 0),
    ("tonight", 0),
    ("this morning", 0),
    ("this afternoon", 0),
    ("this evening", 0),
    ("esta tarde", 0),
    ("hoy", 0),
    ("tomorrow", 1),
    ("tomorow", 1),
)


def _counted(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    """ "in two weeks", "dentro de quince dias", "a week from thursday"."""
    start = next((end for phrase in ("in", "dentro de", "en", "within") if (end := match_at(words, at, phrase))), 0)
    from_weekday = match_at(words, at, "a week from") or match_at(words, at, "week from")
    if from_weekday and (weekday := _weekday_at(words, from_weekday)) is not None:
        return one(coming(today, weekday) + timedelta(days=7)), from_weekday + 1
    if not start or start >= len(words):
        return None
    count = (1, start + 1) if words[start] in ("a", "un", "una") else numbers.cardinal(words, start, lang)
    unit = _UNITS.get(words[count[1]]) if count and count[1] < len(words) else None
    if count is None or unit is None or not 0 < count[0] <= 90:
        return None
    if count[0] in (8, 15) and unit == 1 and lang == "es":
        return one(today + timedelta(days=count[0] - 1)), count[1] + 1
    if unit == 30:
        return one(months_ahead(today, count[0])), count[1] + 1
    return one(today + timedelta(days=count[0] * unit)), count[1] + 1


_UNITS = {"day": 1, "days": 1, "dia": 1, "dias": 1, "week": 7, "weeks": 7, "semana": 7, "semanas": 7}
_UNITS |= {"month": 30, "months": 30, "mes": 30, "meses": 30}


def _weeks(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    monday = today - timedelta(days=today.weekday())
    for phrase, weeks in _WEEKS:
        if end := match_at(words, at, phrase):
            first = max(today, monday + timedelta(weeks=weeks))
            return Days(((first, monday + timedelta(weeks=weeks, days=6)),), week=True), end
    for phrase in ("week of the", "la semana del", "semana del", "week of"):
        if (end := match_at(words, at, phrase)) and (
            found := _date(words, end, lang, today) or _lone(words, end, lang, today)
        ):
            day = found[0].runs[0][0]
            first = day - timedelta(days=day.weekday())
            return Days(((max(today, first), first + timedelta(days=6)),), week=True), found[1]
    return None


_WEEKS = (
    ("the week after next", 2),
    ("week after next", 2),
    ("this week or next", 0),
    ("the rest of this week", 0),
    ("later this week", 0),
    ("sometime this week", 0),
    ("this week", 0),
    ("next week", 1),
    ("following week", 1),
    ("esta semana", 0),
    ("la proxima semana", 1),
    ("proxima semana", 1),
    ("la semana proxima", 1),
    ("la semana que viene", 1),
    ("semana que viene", 1),
    ("la semana entrante", 1),
    ("la otra semana", 1),
    ("la siguiente semana", 1),
)


def _spans(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    """Months, weekends, ends and beginnings."""
    for phrase, which in _MONTH_PHRASES:
        if end := match_at(words, at, phrase):
            first = months_ahead(today.replace(day=1), which)
            return Days(((max(today, first), month_end(first)),)), end
    for phrase in ("weekend", "fin de semana", "weekends", "fines de semana"):
        if end := match_at(words, at, phrase):
            saturday = coming(today, 5)
            return Days(((saturday, saturday + timedelta(days=1)),)), end
    for phrase in ("entre semana", "weekdays", "a weekday", "during the week"):
        if end := match_at(words, at, phrase):
            return Days(tuple(run for day in range(5) for run in recurring(today, day).runs)), end
    return _week_of_month(words, at, today) or _month_alone(words, at, today)


def _week_of_month(words: Sequence[str], at: int, today: date) -> Found | None:
    """ "the first week of December"."""
    for phrase in ("first week of", "first week in", "primera semana de"):
        end = match_at(words, at, phrase)
        if end and end < len(words) and words[end] in MONTHS:
            month = MONTHS[words[end]]
            first = date(today.year + (month < today.month), month, 1)
            return Days(((max(today, first), first + timedelta(days=6)),), week=True), end + 1
    return None


_MONTH_PHRASES = (("next month", 1), ("this month", 0), ("el proximo mes", 1), ("el mes que viene", 1), ("este mes", 0))


def _month_alone(words: Sequence[str], at: int, today: date) -> Found | None:
    if words[at] not in _MONTH_LEADS or at + 1 >= len(words) or words[at + 1] not in MONTHS:
        return None
    if _ordinal(words, at + 2, "en") or (words[at + 2 : at + 3] == ["the"] and _ordinal(words, at + 3, "en")):
        return None
    month = MONTHS[words[at + 1]]
    if len(words[at + 1]) <= 3 and words[at + 1] != "may":
        return None
    first = date(today.year + (month < today.month), month, 1)
    return Days(((max(today, first), month_end(first)),)), at + 2


_MONTH_LEADS = frozenset({"in", "en", "for", "para", "during", "sometime", "early", "late", "de"})


def _date(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    """A day and a month, by name or by number."""
    if match := _NUMERIC.fullmatch(words[at]):
        return _numeric(match, lang, today, at + 1)
    if words[at] in MONTHS:
        after = at + 1 + (words[at + 1 : at + 2] in (["the"], ["el"]))
        day = _ordinal(words, after, lang)
        return _this_or_next_year(MONTHS[words[at]], day[0], today, day[1]) if day else None
    start = at + (words[at] in ("the", "el")) if at + 1 < len(words) else at
    start += words[start : start + 1] == ["dia"]
    day = _ordinal(words, start, lang)
    if day is None:
        return None
    month_at = day[1] + (words[day[1] : day[1] + 1] in (["of"], ["de"]))
    if month_at < len(words) and words[month_at] in MONTHS:
        return _this_or_next_year(MONTHS[words[month_at]], day[0], today, month_at + 1)
    return None


def _lone(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    """ "the third", "el quince", "el dia tres": the next day of that number."""
    start = at
    if words[at] in ("the", "el"):
        start += 1
    elif words[at - 1 : at] != ["the"] and words[at - 1 : at] != ["el"] and words[at - 1 : at] != ["del"]:
        return None
    start += words[start : start + 1] == ["dia"]
    day = _ordinal(words, start, lang)
    if day is None or (day[1] < len(words) and words[day[1]] in _NOT_DATES):
        return None
    if numbers.cardinal(words, day[1], lang) or (
        lang == "en" and numbers.cardinal(words, start, "en") and not words[start].isdigit()
    ):
        return None
    for ahead in range(13):
        first = months_ahead(today.replace(day=1), ahead)
        try:
            found = first.replace(day=day[0])
        except ValueError:
            continue
        if found >= today:
            return one(found), day[1]
    return None


_NOT_DATES = frozenset(
    listed(
        "one option opcion available opening appointment slot time thing available disponible cita "
        "hora de of week person visit doctor two three monday tuesday wednesday thursday friday "
        "saturday"
    )
)


def _weekday(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    end, follows, every = at, False, False
    if words[at] in ("any", "a", "every", "cualquier", "un", "los", "on") and _weekday_at(words, at + 1) is not None:
        every = words[at] != "on"
        end = at + 1
    elif words[at] in ("next", "following") and _weekday_at(words, at + 1) is not None:
        follows, end = True, at + 1
    else:
        end = next(
            (
                after
                for lead in _LEADS
                if (after := match_at(words, at, lead)) and _weekday_at(words, after) is not None
            ),
            at,
        )
    weekday = _weekday_at(words, end)
    if weekday is None or (len(words[end]) == 3 and words[end] in ("sat", "sun", "mon", "wed") and end == at):
        return None
    every = every or words[end] in ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays")
    day = coming(today, weekday)
    if follows:
        day = today - timedelta(days=today.weekday()) + timedelta(weeks=1, days=weekday)
    after = next((tail for phrase in _NEXT_ES if (tail := match_at(words, end + 1, phrase))), end + 1)
    if tail := match_at(words, after, "en ocho dias") or match_at(words, after, "en ocho"):
        return one(day + timedelta(days=7)), tail
    if every:
        return recurring(today, weekday), after
    return Days(((day, day),), weekday=None if follows else weekday), after


_LEADS = (
    "this coming",
    "this",
    "coming",
    "the",
    "este proximo",
    "este",
    "el proximo",
    "proximo",
    "el",
    "del",
    "al",
    "of",
    "de",
)


def _holiday(words: Sequence[str], at: int, lang: Lang, today: date) -> Found | None:
    if words[at] in ("the", "el") and at + 1 < len(words):
        at += 1
    for phrase, month, day in _HOLIDAYS:
        if end := match_at(words, at, phrase):
            when = thanksgiving(today) if phrase in _THANKSGIVING else next_of(month, day, today)
            return (one(when), end) if when else None
    for phrase in ("day after", "dia despues de"):
        end = match_at(words, at, phrase)
        found = _holiday(words, end, lang, today) if 0 < end < len(words) else None
        if found:
            return one(found[0].runs[0][0] + timedelta(days=1)), found[1]
    weekday = _weekday_at(words, at)
    for link in ("after", "despues de"):
        end = match_at(words, at + 1, link)
        found = _holiday(words, end, lang, today) if weekday is not None and 0 < end < len(words) else None
        if found and weekday is not None:
            return one(coming(found[0].runs[0][0], weekday)), found[1]
    return None


_THANKSGIVING = ("thanksgiving day", "thanksgiving", "accion de gracias")
_HOLIDAYS = (
    ("thanksgiving day", 11, 26),
    ("thanksgiving", 11, 26),
    ("accion de gracias", 11, 26),
    ("christmas eve", 12, 24),
    ("christmas day", 12, 25),
    ("christmas", 12, 25),
    ("nochebuena", 12, 24),
    ("navidad", 12, 25),
    ("new years eve", 12, 31),
    ("new years day", 1, 1),
    ("ano nuevo", 1, 1),
)

_READERS: tuple[Callable[[Sequence[str], int, Lang, date], Found | None], ...] = (
    _relative,
    _counted,
    _weeks,
    _holiday,
    _weekday,
    _date,
    _spans,
    _lone,
)


def _ordinal(words: Sequence[str], at: int, lang: Lang) -> numbers.Read | None:
    read_day = numbers.ordinal(words, at, lang)
    return read_day or numbers.ordinal(words, at, "es" if lang == "en" else "en")


def _numeric(match: re.Match[str], lang: Lang, today: date, end: int) -> Found | None:
    """Month first in English; either way round in Spanish, and said to be so."""
    first, second = int(match[1]), int(match[2])
    orders = [(first, second)] if lang == "en" else [(first, second), (second, first)]
    found = list(dict.fromkeys(day for month, each in orders if (day := next_of(month, each, today))))
    if not found:
        return None
    return Days(tuple((day, day) for day in found), ambiguous=len(found) > 1), end


def _this_or_next_year(month: int, day: int, today: date, end: int) -> Found | None:
    found = next_of(month, day, today)
    return (one(found), end) if found else None


def _weekday_at(words: Sequence[str], at: int) -> int | None:
    return WEEKDAYS.get(words[at]) if 0 <= at < len(words) else None


def recurring(today: date, weekday: int) -> Days:
    """Every such weekday of the weeks ahead."""
    first = coming(today, weekday)
    days = (first + timedelta(weeks=week) for week in range(RECURRING_WEEKS))
    return Days(tuple((day, day) for day in days))
