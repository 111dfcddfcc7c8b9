"""What the patterns for English days stand for: from the words that matched to the days meant."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from appliance.dialogue.dates import day_runs as runs
from appliance.dialogue.dates.calendar_days import coming
from appliance.dialogue.dates.day_rules import after, before, year_in
from appliance.dialogue.dates.day_runs import DAY, WEEK, Days, Here, Run
from appliance.dialogue.dates.holidays import HOLIDAYS
from appliance.dialogue.dates.months import MONTHS, WEEKDAYS

UNIT = r"(day|week|month|year|yr|fortnight)s?"
COUNT = r"(\d{1,3}|a couple of|a couple|couple of|couple|a few|few|several|an?|another)"
_COUNTS = {"couple": 2, "few": 3, "several": 3, "a": 1, "an": 1, "another": 1}
WHICH = {
    "this": 0,
    "current": 0,
    "the": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "last": -1,
    "past": -1,
    "previous": -1,
}
REL = (
    r"(this past|this coming|this upcoming|this|the current|current|the next|next|"
    r"the coming|coming|the upcoming|upcoming|the following|following|the last|"
    r"last|the past|past|the previous|previous)"
)
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""First month, as in weather records."""
_PART = {
    "beginning": "start",
    "start": "start",
    "early": "start",
    "middle": "mid",
    "mid": "mid",
    "late": "end",
    "end": "end",
}


def count(text: str) -> int:
    """ "3", "a couple of", "a few"."""
    return (
        int(text)
        if text.isdigit()
        else next(_COUNTS[word] for word in text.split() if word in _COUNTS and (word != "a" or text == "a"))
    )


def _unit(text: str) -> str:
    return {"yr": "year"}.get(text, text)


def shift(here: Here, number: int, unit: str, base: Run | None = None) -> Days | None:
    base = base or Run(here.today, here.today + DAY)
    if unit == "fortnight":
        number, unit = 2 * number, "week"
    return runs.shifted(base, number, _unit(unit))


def ahead_of(text: str) -> int:
    words = text.split()
    if words[-1] in ("upcoming", "coming") and "this" in words:
        return 1
    return WHICH[words[-1]]


def relative_weekday(match: re.Match[str], here: Here) -> Days | None:
    which, day = match[1].split()[-1], WEEKDAYS[match[2]]
    ahead = runs.weekday(day, here)
    if which in ("this", "coming", "upcoming"):
        return replace(
            ahead, kind="date", weekday=day, earlier=None, doubtful=() if which != "this" else ahead.doubtful
        )
    if which in ("next", "following"):
        later = runs.weekday_in_week(day, here, 1)
        near = ahead.options if which == "next" and ahead.options != later.options else ()
        return replace(later, doubtful=near)
    recent = ahead.earlier
    if match[1].startswith("this past") or which == "past":
        return Days((recent,), "date") if recent else None
    before = runs.weekday_in_week(day, here, -1)
    doubtful = (recent,) if recent and recent != before.options[0] else ()
    return replace(before, doubtful=doubtful)


def relative_span(match: re.Match[str], here: Here) -> Days | None:
    which, unit = ahead_of(match[1]), _unit(match[2])
    if unit in ("week", "workweek", "working week"):
        found = runs.week(here, which)
        return runs.run(found.options[0].first, found.options[0].first + 5 * DAY) if unit != "week" else found
    if unit.startswith("week") or unit == "wkend":
        return runs.weekend(here, 0 if match[1].endswith("coming") else which)
    if unit == "month":
        return runs.months_from(here, which)
    if unit == "fortnight":
        return runs.run(here.monday, here.monday + 2 * WEEK) if which == 0 else None
    return runs.year_of(here.today.year + which)


def _span_of(text: str, here: Here) -> Run | None:
    """The week, month or year that "the end of ..." is about."""
    words = text.split()
    unit = words[-1]
    if unit in MONTHS:
        if words[0] in ("next", "this", "last") and WHICH[words[0]] < 0:
            return runs.named_month(MONTHS[unit], here).earlier
        return runs.named_month(MONTHS[unit], here).options[0]
    if unit.isdigit():
        year = year_in(unit) or here.today.year
        return (runs.named_month(MONTHS[words[0]], here, year) if words[0] in MONTHS else runs.year_of(year)).options[0]
    which = next((WHICH[word] for word in words[:-1] if word in WHICH and word != "the"), 0)
    if unit == "week":
        return runs.week(here, which).options[0]
    if unit == "month":
        return runs.months_from(here, which).options[0]
    return runs.year_of(here.today.year + which).options[0] if unit == "year" else None


SPAN = (
    r"((?:the |this |next |last |current |coming |previous |past |following |the "
    r"following )?(?:week|month|year)|(?:next |this |last )?(?:MONTHS)(?: (?:of "
    r")?(?:19|20)\d\d)?|(?:19|20)\d\d)"
).replace("MONTHS", "|".join(name for name in MONTHS if name.isascii()))


def part_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2].replace(" of ", " "), here)
    bare = match[1] in ("start", "end", "beginning", "middle") and match[2][:1].isdigit() and " of " not in match[0]
    if found is None or bare or after(match)[:1].isdigit():
        return None
    which: Literal["start", "mid", "end"] = _PART[match[1]]  # type: ignore[assignment]
    return runs.part(found, which)


def rest_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2], here)
    begun = max(here.today, found.first) if found else here.today
    begun += DAY * (match[1].startswith("later") and match[2].endswith("week") and begun == here.today)
    return replace(runs.run(begun, found.end), vague=True) if found and begun < found.end else None


def nth_weekday(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3].replace(" of ", " "), here)
    if found is None or (found.end - found.first).days < 8:
        return None
    nth = -1 if match[1] == "last" else int(match[1][:-2])
    days = runs.nth_weekday(nth, WEEKDAYS[match[2]], found)
    if days and days.options[0].last < here.today and match[3] in MONTHS:
        later = runs.named_month(MONTHS[match[3]], here, found.first.year + 1).options[0]
        return runs.nth_weekday(nth, WEEKDAYS[match[2]], later)
    return days


def nth_unit(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3].replace(" of ", " "), here)
    if found is None:
        return None
    figures = match[1].split()[0]
    nth = 1 if figures == "last" else int(figures[:-2])
    nth = -nth if match[1].endswith("last") else nth
    if match[2] == "week":
        return runs.nth_week(nth, found)
    if match[2] in ("weekend", "week end", "wkend"):
        saturday = runs.nth_weekday(nth, 5, found)
        first = saturday.options[0].first if saturday else None
        return runs.run(first, first + 2 * DAY, kind="weekend") if first else None
    day = found.end + nth * DAY if nth < 0 else found.first + (nth - 1) * DAY
    return runs.one(day) if found.first <= day < found.end else None


def month_day(month: str, day: str, year: str | None, here: Here) -> Days | None:
    return runs.dated(MONTHS[month], int(day), here, year_in(year))


def numeric(match: re.Match[str], here: Here) -> Days | None:
    first, second = int(match[1]), int(match[2])
    return runs.numeric(first, second, here, year_in(match[3]), day_first=first > 12)


def day_in(match: re.Match[str], here: Here) -> Days | None:
    return runs.day_of_month(int(match[1]), here, WHICH[match[2].split()[-1]])


def date_range(first: str, last: str, month: str, year: str | None, here: Here) -> Days | None:
    start, end = (month_day(month, day, year, here) for day in (first, last))
    if not start or not end or start.options[0].first >= end.options[0].first:
        return None
    earlier = Run(start.earlier.first, end.earlier.end) if start.earlier and end.earlier else None
    return replace(runs.run(start.options[0].first, end.options[0].end), earlier=earlier)


def plain_weekday(match: re.Match[str], here: Here) -> Days | None:
    if match[1] in ("sat", "sun", "mon", "wed") and match.end() - match.start() != len(match.string):
        following = after(match)
        if not (following[:1].isdigit() or following in MONTHS or following in ("the", "at", "am", "pm")):
            return None
    return runs.weekday(WEEKDAYS[match[1]], here)


def bare_month(match: re.Match[str], here: Here) -> Days | None:
    led = before(match) in (
        "by",
        "before",
        "after",
        "since",
        "until",
        "till",
        "from",
        "to",
        "between",
        "and",
        "-",
        "through",
        "around",
    )
    led = led or after(match) in ("-", "to", "through", "until", "till")
    alone = len(match[0]) == len(match.string)
    if not led and not alone and (match[1] in ("may", "march", "mar") or len(match[1]) < 4):
        return None
    if match[1] == "may" and not alone and before(match) in ("and", "or", "it", "this", "by", "around"):
        return None
    return runs.named_month(MONTHS[match[1]], here)


def said_year(match: re.Match[str], here: Here) -> Days | None:
    year = year_in(match[1])
    return runs.year_of(year) if year else None


def the_day(match: re.Match[str], here: Here) -> Days | None:
    following = after(match)
    counted = following.isdigit() and match.string[match.end() + 2 + len(following) :].startswith(
        ("week", "day", "month")
    )
    if following in _NOT_DATES or following.startswith("appointment") or following == "last" or counted:
        return None
    return runs.day_of_month(int(match[1]), here)


_NOT_DATES = frozenset(
    str.split(
        "closest super nearest one ones option available opening appointment appointments slot time times thing week "
        "weeks day of person visit doctor floor street avenue st ave grade tooth molar month quarter choice place half "
        "round shot dose kid child"
    )
)


def holiday_weekend(match: re.Match[str], here: Here) -> Days | None:
    day = runs.holiday(HOLIDAYS[match[1]], here, year_in(match[2] or match[3])).options[0].first
    saturday = day + timedelta(days=5 - day.weekday()) if day.weekday() > 2 else day - timedelta(days=day.weekday() + 2)
    return runs.run(
        min(saturday, day) if day.weekday() >= 3 else saturday, max(saturday + 2 * DAY, day + DAY), kind="weekend"
    )


def this_month(match: re.Match[str], here: Here) -> Days | None:
    if match[1] == "may" and after(match) not in ("", "to", "through", "until"):
        return None
    return runs.named_month(MONTHS[match[1]], here, here.today.year)


def holidays(here: Here) -> Days:
    """From Christmas Eve to New Year's Day."""
    year = here.today.year - (here.today.month == 1 and here.today.day == 1)
    return replace(runs.run(date(year, 12, 24), date(year + 1, 1, 2)), vague=True)


def earlier(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2], here)
    return replace(runs.run(found.first, here.today), vague=True) if found and found.first < here.today else None


def until(here: Here, number: int, unit: str) -> Days | None:
    found = shift(here, number, unit)
    return runs.run(here.today, found.options[0].end) if found else None


def stretch(which: str, number: int, unit: str, here: Here) -> Days | None:
    if unit == "fortnight":
        number, unit = 2 * number, "week"
    return runs.stretch(here, number * (-1 if WHICH[which] < 0 else 1), _unit(unit))


def weekdays_away(number: int, day: int, way: str, here: Here) -> Days | None:
    """ "Two Fridays from now": some count the coming one, some do not."""
    if way in ("ago", "back"):
        recent = runs.weekday(day, here).earlier
        return runs.one(recent.first - (number - 1) * WEEK) if recent else None
    found = coming(here.today, day) + (number - 1) * WEEK
    return replace(runs.one(found), doubtful=runs.one(found + WEEK).options)


def years_on(match: re.Match[str]) -> int:
    """How many years on: "Christmas in two years"; negative for "ago"."""
    return count(match[2] or match[3]) * (-1 if match[0].endswith("ago") else 1)


def whole_week(here: Here) -> Days:
    """ "The week": all of it, or what is left of it."""
    found = runs.week(here, 0)
    return replace(found, doubtful=(Run(here.today, found.options[0].end, "week"),))


def after_next(match: re.Match[str], here: Here) -> tuple[Run, ...]:
    later = runs.weekday_in_week(WEEKDAYS[match[1]], here, 2).options[0]
    return (later,) if later.first != coming(here.today, WEEKDAYS[match[1]]) + WEEK else ()


def relative_after(unit: str, ahead: int, here: Here) -> Days | None:
    if unit == "week":
        return runs.week(here, ahead)
    if unit == "weekend":
        return runs.weekend(here, ahead)
    return runs.months_from(here, ahead) if unit == "month" else runs.year_of(here.today.year + ahead)


def relative_month(which: str, number: int, here: Here) -> Days | None:
    found = runs.named_month(number, here)
    if which in ("last", "past", "previous"):
        return Days((found.earlier,), "month") if found.earlier else None
    return replace(found, earlier=None)


def offset(match: re.Match[str], days: Days, here: Here) -> Days | None:
    sign = -1 if match[3] == "before" else 1
    found = shift(here, sign * count(match[1]), match[2], days.options[0])
    last = shift(here, sign * count(match[1]), match[2], days.earlier) if days.earlier else None
    years = match[2] in ("year", "yr") and found and last
    return replace(found, doubtful=last.options) if years and found and last else found


def for_days(match: re.Match[str], days: Days, here: Here) -> Days | None:
    end = shift(here, count(match[1]), match[2], days.options[0])
    return runs.run(days.options[0].first, end.options[0].first) if end else None


def weekday_after(match: re.Match[str], days: Days, here: Here) -> Days | None:
    day = WEEKDAYS[match[1]]
    if match[2] == "before":
        first = days.options[0].first
        return runs.one(first - timedelta(days=(first.weekday() - day - 1) % 7 + 1))
    return runs.one(coming(days.options[0].last, day))


def beside(match: re.Match[str], days: Days, here: Here) -> Days | None:
    unit, way = match[1], match[2]
    base = days.options[0]
    if unit == "day":
        return runs.one(base.first - DAY if way == "before" else base.end)
    monday = base.first - timedelta(days=base.first.weekday()) + (WEEK if way == "after" else -WEEK)
    if unit == "weekend":
        saturday = base.first - timedelta(days=base.first.weekday()) + timedelta(days=5)
        saturday += WEEK if way == "after" and base.first.weekday() >= 5 else timedelta(0)
        return runs.run(saturday - (WEEK if way == "before" else timedelta(0)), saturday + 2 * DAY, kind="weekend")
    return runs.run(monday, monday + WEEK, "week", "week")


def week_of(match: re.Match[str], days: Days, here: Here) -> Days | None:
    first = days.options[0].first
    monday = first - timedelta(days=first.weekday())
    if "weekend" in match[0]:
        return runs.run(monday + 5 * DAY, monday + WEEK, kind="weekend")
    found = runs.run(monday, monday + WEEK, "week", "week")
    return (
        replace(found, doubtful=runs.run(first + DAY, first + DAY + WEEK, "week").options)
        if first.weekday() == 6
        else found
    )
