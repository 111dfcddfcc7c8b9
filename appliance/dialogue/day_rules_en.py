"""How English speakers name days. Each rule has an example; figures stand for number words ("4th" came as "fourth")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from appliance.dialogue import day_runs as runs
from appliance.dialogue.calendar_days import coming
from appliance.dialogue.day_rules import Lead, Rule, Table, after, before, lead, rule, year_in
from appliance.dialogue.day_runs import DAY, WEEK, Days, Here, Run
from appliance.dialogue.holidays import HOLIDAYS
from appliance.dialogue.months import MONTHS, WEEKDAYS

_UNIT = r"(day|week|month|year|yr|fortnight)s?"
_COUNT = r"(\d{1,3}|a couple of|a couple|couple of|couple|a few|few|several|an?|another)"
_COUNTS = {"couple": 2, "few": 3, "several": 3, "a": 1, "an": 1, "another": 1}
_WHICH = {
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
_REL = r"(this past|this coming|this upcoming|this|the current|current|the next|next|the coming|coming|the upcoming|upcoming|the following|following|the last|last|the past|past|the previous|previous)"
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


def _shift(here: Here, number: int, unit: str, base: Run | None = None) -> Days | None:
    base = base or Run(here.today, here.today + DAY)
    if unit == "fortnight":
        number, unit = 2 * number, "week"
    return runs.shifted(base, number, _unit(unit))


def _which(text: str) -> int:
    words = text.split()
    if words[-1] in ("upcoming", "coming") and "this" in words:
        return 1
    return _WHICH[words[-1]]


def _relative_weekday(match: re.Match[str], here: Here) -> Days | None:
    which, day = match[1].split()[-1], WEEKDAYS[match[2]]
    ahead = runs.weekday(day, here)
    if which in ("this", "coming", "upcoming"):
        return replace(
            ahead, kind="date", weekday=day, earlier=None, doubtful=() if which != "this" else ahead.doubtful
        )
    if which in ("next", "following"):
        return runs.weekday_in_week(day, here, 1)
    recent = ahead.earlier
    if match[1].startswith("this past") or which == "past":
        return Days((recent,), "date") if recent else None
    before = runs.weekday_in_week(day, here, -1)
    doubtful = (recent,) if recent and recent != before.options[0] else ()
    return replace(before, doubtful=doubtful)


def _relative_span(match: re.Match[str], here: Here) -> Days | None:
    which, unit = _which(match[1]), _unit(match[2])
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
        if words[0] in ("next", "this", "last") and _WHICH[words[0]] < 0:
            return runs.named_month(MONTHS[unit], here).earlier
        return runs.named_month(MONTHS[unit], here).options[0]
    if unit.isdigit():
        year = year_in(unit) or here.today.year
        return (runs.named_month(MONTHS[words[0]], here, year) if words[0] in MONTHS else runs.year_of(year)).options[0]
    which = next((_WHICH[word] for word in words[:-1] if word in _WHICH and word != "the"), 0)
    if unit == "week":
        return runs.week(here, which).options[0]
    if unit == "month":
        return runs.months_from(here, which).options[0]
    return runs.year_of(here.today.year + which).options[0] if unit == "year" else None


_SPAN = r"((?:the |this |next |last |current |coming |previous |past |following |the following )?(?:week|month|year)|(?:next |this |last )?(?:MONTHS)(?: (?:of )?(?:19|20)\d\d)?|(?:19|20)\d\d)".replace(
    "MONTHS", "|".join(name for name in MONTHS if name.isascii())
)


def _part_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2].replace(" of ", " "), here)
    bare = match[1] in ("start", "end", "beginning", "middle") and match[2][:1].isdigit() and " of " not in match[0]
    if found is None or bare or after(match)[:1].isdigit():
        return None
    which: Literal["start", "mid", "end"] = _PART[match[1]]  # type: ignore[assignment]
    return runs.part(found, which)


def _rest_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2], here)
    begun = max(here.today, found.first) if found else here.today
    begun += DAY * (match[1].startswith("later") and match[2].endswith("week") and begun == here.today)
    return replace(runs.run(begun, found.end), vague=True) if found and begun < found.end else None


def _nth_weekday(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3].replace(" of ", " "), here)
    if found is None or (found.end - found.first).days < 8:
        return None
    nth = -1 if match[1] == "last" else int(match[1][:-2])
    days = runs.nth_weekday(nth, WEEKDAYS[match[2]], found)
    if days and days.options[0].last < here.today and match[3] in MONTHS:
        later = runs.named_month(MONTHS[match[3]], here, found.first.year + 1).options[0]
        return runs.nth_weekday(nth, WEEKDAYS[match[2]], later)
    return days


def _nth_unit(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3].replace(" of ", " "), here)
    if found is None:
        return None
    nth = -1 if match[1] == "last" else int(match[1][:-2])
    if match[2] == "week":
        return runs.nth_week(nth, found)
    if match[2] in ("weekend", "week end", "wkend"):
        saturday = runs.nth_weekday(nth, 5, found)
        first = saturday.options[0].first if saturday else None
        return runs.run(first, first + 2 * DAY, kind="weekend") if first else None
    day = found.end - DAY if nth < 0 else found.first + (nth - 1) * DAY
    return runs.one(day) if found.first <= day < found.end else None


def _date(month: str, day: str, year: str | None, here: Here) -> Days | None:
    return runs.dated(MONTHS[month], int(day), here, year_in(year))


def _numeric(match: re.Match[str], here: Here) -> Days | None:
    first, second = int(match[1]), int(match[2])
    return runs.numeric(first, second, here, year_in(match[3]), day_first=first > 12)


def _day_in(match: re.Match[str], here: Here) -> Days | None:
    return runs.day_of_month(int(match[1]), here, _WHICH[match[2].split()[-1]])


def _date_range(first: str, last: str, month: str, year: str | None, here: Here) -> Days | None:
    start, end = (_date(month, day, year, here) for day in (first, last))
    if not start or not end or start.options[0].first >= end.options[0].first:
        return None
    earlier = Run(start.earlier.first, end.earlier.end) if start.earlier and end.earlier else None
    return replace(runs.run(start.options[0].first, end.options[0].end), earlier=earlier)


def _plain_weekday(match: re.Match[str], here: Here) -> Days | None:
    if match[1] in ("sat", "sun", "mon", "wed") and match.end() - match.start() != len(match.string):
        following = after(match)
        if not (following[:1].isdigit() or following in MONTHS or following in ("the", "at", "am", "pm")):
            return None
    return runs.weekday(WEEKDAYS[match[1]], here)


def _bare_month(match: re.Match[str], here: Here) -> Days | None:
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


def _said_year(match: re.Match[str], here: Here) -> Days | None:
    year = year_in(match[1])
    return runs.year_of(year) if year else None


def _the_day(match: re.Match[str], here: Here) -> Days | None:
    following = after(match)
    counted = following.isdigit() and match.string[match.end() + 2 + len(following) :].startswith(
        ("week", "day", "month")
    )
    if following in _NOT_DATES or following.startswith("appointment") or following == "last" or counted:
        return None
    return runs.day_of_month(int(match[1]), here)


_NOT_DATES = frozenset(
    str.split(
        "closest super nearest one ones option available opening appointment appointments slot time times thing week weeks day of person visit doctor "
        "floor street avenue st ave grade tooth molar month quarter choice place half round shot dose kid child"
    )
)


def _holiday_weekend(match: re.Match[str], here: Here) -> Days | None:
    day = runs.holiday(HOLIDAYS[match[1]], here, year_in(match[2] or match[3])).options[0].first
    saturday = day + timedelta(days=5 - day.weekday()) if day.weekday() > 2 else day - timedelta(days=day.weekday() + 2)
    return runs.run(
        min(saturday, day) if day.weekday() >= 3 else saturday, max(saturday + 2 * DAY, day + DAY), kind="weekend"
    )


_RULES: tuple[Rule, ...] = (
    rule("today", r"today|the day of today|this day", lambda m, h: runs.one(h.today)),
    rule(
        "tomorrow",
        r"tomorrows?|tomorow|tommorow|tommorrow|tmrw|tmr|the next day|the day after",
        lambda m, h: runs.one(h.today + DAY),
    ),
    rule("yesterday", r"yesterday|the day before", lambda m, h: runs.one(h.today - DAY)),
    rule("the day after tomorrow", r"(?:the )?day after tomorrow|overmorrow", lambda m, h: runs.one(h.today + 2 * DAY)),
    rule("the day before yesterday", r"(?:the )?day before yesterday", lambda m, h: runs.one(h.today - 2 * DAY)),
    rule(
        "in two weeks",
        rf"(?:in|within) (?:about |around |like )?{_COUNT}(?: more)? {_UNIT}(?: time| from now| from today)?",
        lambda m, h: _shift(h, count(m[1]), m[2]) if not m[0].startswith("within") else _until(h, count(m[1]), m[2]),
    ),
    rule(
        "within the next two weeks",
        rf"(?:in |within |for |over |during |any time in |sometime in )(?:the )?next {_COUNT} {_UNIT}",
        lambda m, h: _stretch("next", count(m[1]), m[2], h),
    ),
    rule(
        "three weeks from now",
        rf"{_COUNT} {_UNIT} (?:from now|from right now|from today|hence|later|out|after today)",
        lambda m, h: _shift(h, count(m[1]), m[2]),
    ),
    rule(
        "two days ago",
        rf"{_COUNT} {_UNIT} (?:ago|back|before today|earlier)",
        lambda m, h: _shift(h, -count(m[1]), m[2]),
    ),
    rule(
        "2 weeks and 2 days ago",
        rf"{{N}} weeks? and {{N}} days? (ago|from now|later)",
        lambda m, h: runs.one(h.today + (-DAY if m[3] == "ago" else DAY) * (7 * int(m[1]) + int(m[2]))),
    ),
    rule(
        "the next three days",
        rf"(?:the )?(next|coming|following|last|past|previous) {_COUNT} {_UNIT}",
        lambda m, h: _stretch(m[1], count(m[2]), m[3], h),
    ),
    rule(
        "2 coming weeks",
        rf"{_COUNT} (next|coming|following|last|past|previous) {_UNIT}",
        lambda m, h: _stretch(m[2], count(m[1]), m[3], h),
    ),
    rule(
        "next four business days",
        rf"(?:the )?(next|coming|following|last|past|previous) {_COUNT} (?:business|working|work) days",
        lambda m, h: runs.business_days(h, count(m[2]) * (-1 if _WHICH[m[1]] < 0 else 1)),
    ),
    rule(
        "two Fridays from now",
        r"{N} {WD} (from now|ago|back|from today)",
        lambda m, h: _weekdays_away(int(m[1]), WEEKDAYS[m[2]], m[3], h),
    ),
    rule("next Tuesday", rf"{_REL} {{WD}}", _relative_weekday),
    rule(
        "Friday after next",
        r"(?:the )?{WD} after next",
        lambda m, h: replace(runs.one(coming(h.today, WEEKDAYS[m[1]]) + WEEK), doubtful=_after_next(m, h)),
    ),
    rule(
        "Wednesday of next week",
        rf"(?:the |on )?{{WD}} (?:of |in |from )?{_REL} weeks?",
        lambda m, h: runs.weekday_in_week(WEEKDAYS[m[1]], h, _which(m[2])),
    ),
    rule(
        "next week on Wednesday",
        rf"{_REL} weeks?(?: s)?(?: -)? (?:on )?(?:the )?{{WD}}",
        lambda m, h: runs.weekday_in_week(WEEKDAYS[m[2]], h, _which(m[1])),
    ),
    rule(
        "a week from Thursday",
        r"(?:a |1 )?week (?:from |after )?(?:on )?(?:this )?{WD}|{WD} week",
        lambda m, h: (
            runs.one(coming(h.today, WEEKDAYS[m[1] or m[2]]) + WEEK)
            if m[2] or " from " in m[0] or " after " in m[0]
            else None
        ),
    ),
    rule(
        "two weeks from Monday",
        r"{N} weeks (?:from |after )(?:this )?{WD}",
        lambda m, h: runs.one(coming(h.today, WEEKDAYS[m[2]]) + int(m[1]) * WEEK),
    ),
    rule("a week from tomorrow", r"(?:a |1 )?week (?:from )?tomorrow", lambda m, h: runs.one(h.today + 8 * DAY)),
    rule("any Thursday", r"(?:any|every|some|each|a) {WD}", lambda m, h: runs.every([WEEKDAYS[m[1]]], h)),
    rule(
        "Thursdays",
        r"(mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)",
        lambda m, h: runs.every([WEEKDAYS[m[1]]], h),
    ),
    rule(
        "weekdays",
        r"(?:on )?(?:a )?weekdays?|during the week|monday (?:through|to|thru) friday",
        lambda m, h: runs.every([0, 1, 2, 3, 4], h),
    ),
    rule("weekends", r"(?:on )?weekends", lambda m, h: runs.every([5, 6], h)),
    rule("Thursday", r"(?:on )?{WD}", _plain_weekday),
    rule("next week", rf"{_REL} (week|month|year|yr|weekend|week end|wkend|workweek|working week)", _relative_span),
    rule(
        "the week after next",
        r"(?:the )?(week|month|year|weekend) after next",
        lambda m, h: _relative_after(m[1], 2, h),
    ),
    rule(
        "the following week",
        r"(?:the )?(week|month|year) (?:after|following)",
        lambda m, h: _relative_after(m[1], 1, h),
    ),
    rule(
        "this week or next",
        r"this week or next(?: week)?",
        lambda m, h: runs.run(h.monday, h.monday + 2 * WEEK, "week", "week"),
    ),
    rule(
        "the week",
        r"all week|the week|that week|same week",
        lambda m, h: runs.week(h, 0) if m[0] in ("all week", m.string) else None,
    ),
    rule("the weekend", r"(?:on |over |during )?(?:the |that )?(?:weekend|week end)", lambda m, h: runs.weekend(h, 0)),
    rule("the rest of the week", rf"(?:the )?(rest of|remaining of|remainder of|later|later in) {_SPAN}", _rest_of),
    rule("earlier this week", rf"(earlier|earlier in) {_SPAN}", lambda m, h: _earlier(m, h)),
    rule(
        "the end of the month",
        rf"(?:the |at the )?(beginning|start|middle|end|early|mid|late)(?: of| in| of the)? {_SPAN}",
        _part_of,
    ),
    rule(
        "end of month",
        r"(?:the )?(eom|eoy|eow|bom|boy)",
        lambda m, h: runs.part(
            {"m": runs.months_from(h, 0), "y": runs.year_of(h.today.year), "w": runs.week(h, 0)}[m[1][-1]].options[0],
            "end" if m[1][0] == "e" else "start",
        ),
    ),
    rule(
        "the first Monday in January",
        rf"(?:on )?(?:the )?({{NTH}}|last) {{WD}} (?:of|in) {_SPAN}".replace("({NTH}|", r"(\d{1,2}th|"),
        _nth_weekday,
    ),
    rule(
        "the first week of December",
        rf"(?:the )?(\d{{1,2}}th|last) (week|week ?end|wkend|day) (?:of|in) {_SPAN}",
        lambda m, h: _nth_unit(m, h),
    ),
    rule("the 15th day of June", r"(?:the )?{NTH} day (?:of|in) {MONTH}", lambda m, h: _date(m[2], m[1], None, h)),
    rule("the third", r"(?:on |the |on the )(?:day )?{DTH}", _the_day),
    rule(
        "the 24",
        r"(?:on )?the ([12]\d|3[01])",
        lambda m, h: (
            _the_day(m, h) if m.end() == len(m.string) or after(m) in ("at", "from", "between", "in") else None
        ),
    ),
    rule(
        "the 10th of this month",
        r"(?:on )?(?:the )?{DAY}(?: day)? (?:of )?(this|the|next|the next|last|the last|the current|current|the previous|previous) month",
        _day_in,
    ),
    rule(
        "March third 2015",
        r"(?:on )?{MONTH}(?: the| -)? {DAY}(?: (?:of |in |- )?{YEAR})?",
        lambda m, h: _date(m[1], m[2], m[3], h),
    ),
    rule(
        "the third of March",
        r"(?:on )?(?:the )?{DAY}(?: -)?(?: day)?(?: of)? {MONTH}(?: (?:- )?(?:of |in )?{YEAR}| of (\d\d)| - (\d\d))?",
        lambda m, h: _date(m[2], m[1], m[3] or m[4] or m[5], h),
    ),
    rule("3/4/2026", r"(?:on )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)", _numeric),
    rule("3/4", r"(?:on )?(\d{1,2})/(\d{1,2})()", _numeric),
    rule(
        "2026-03-04",
        r"(?:on )?(\d{4})[/-](\d{1,2})[/-](\d{1,2})",
        lambda m, h: runs.dated(int(m[2]), int(m[3]), h, int(m[1])),
    ),
    rule(
        "20161016",
        r"((?:19|20)\d\d)(0\d|1[012])([012]\d|3[01])",
        lambda m, h: runs.dated(int(m[2]), int(m[3]), h, int(m[1])),
    ),
    rule(
        "in December",
        r"(?:in|during|for|sometime in) {MONTH}(?! (?:the )?\d{1,2}(?:th)?(?: |$))(?: (?:of |in )?{YEAR}| of (\d\d))?",
        lambda m, h: runs.named_month(MONTHS[m[1]], h, year_in(m[2] or m[3])),
    ),
    rule(
        "December 2026",
        r"{MONTH}(?: of| in)? {YEAR}|{MONTH} of (\d\d)",
        lambda m, h: runs.named_month(MONTHS[m[1] or m[3]], h, year_in(m[2] or m[4])),
    ),
    rule("December", r"{MONTH}", _bare_month),
    rule("2026 April", r"(?:in )?{YEAR}(?: -)? {MONTH}", lambda m, h: runs.named_month(MONTHS[m[2]], h, year_in(m[1]))),
    rule("2026 April 4", r"{YEAR}(?: -)? {MONTH}(?: -)? {DAY}", lambda m, h: _date(m[2], m[3], m[1], h)),
    rule("12 - 2026", r"(0?[1-9]|1[012]) - ((?:19|20)\d\d)", lambda m, h: runs.named_month(int(m[1]), h, int(m[2]))),
    rule("2026 - 12", r"((?:19|20)\d\d) - (0?[1-9]|1[012])", lambda m, h: runs.named_month(int(m[2]), h, int(m[1]))),
    rule("3/4 2026", r"(?:on )?(\d{1,2})/(\d{1,2}) {YEAR}", _numeric),
    rule("on 5.12", r"on (\d{1,2})\.(\d{1,2})()", _numeric),
    rule("this September", r"this {MONTH}(?! (?:the )?\d)", lambda m, h: _this_month(m, h)),
    rule(
        "Monday 21",
        r"(?:on )?{WD} (?:the )?((?:0?[1-9]|[12]\d|3[01])th|1[3-9]|2\d|3[01])(?! (?:of )?{MONTH}| of| [ap]m| -)",
        lambda m, h: runs.weekday_dated(WEEKDAYS[m[1]], int(m[2].removesuffix("th")), h),
    ),
    rule(
        "next March",
        r"(?:the )?(next|coming|last|past|previous) {MONTH}",
        lambda m, h: _relative_month(m[1], MONTHS[m[2]], h),
    ),
    rule(
        "the ides of March",
        r"(?:the )?ides of {MONTH}",
        lambda m, h: _date(m[1], "15" if MONTHS[m[1]] in (3, 5, 7, 10) else "13", None, h),
    ),
    rule(
        "the ninth to the twelfth of June",
        r"(?:from |between )?(?:the )?{DAY} (?:to|until|till|through|thru|-|and) (?:the )?{DAY}(?: of)? {MONTH}(?: (?:of |in )?{YEAR})?",
        lambda m, h: _date_range(m[1], m[2], m[3], m[4], h),
    ),
    rule(
        "June ninth to twelfth",
        r"(?:from |between )?{MONTH}(?: the)? {DAY} (?:to|until|till|through|thru|-|and) (?:the )?{DAY}(?: (?:of |in )?{YEAR})?",
        lambda m, h: _date_range(m[2], m[3], m[1], m[4], h),
    ),
    rule(
        "in 2014",
        r"(?:in |the year |year |during )?((?:19|20)\d\d)",
        lambda m, h: (
            _said_year(m, h) if m[0][0] in "iyd" or m[0].startswith("the") or len(m[0]) == len(m.string) else None
        ),
    ),
    rule(
        "Thanksgiving 2026",
        r"(?:on )?(?:the )?(?:(this|next|last|previous|following|coming) )?{HOLIDAY}(?: day)?(?: (?:of |in )?{YEAR})?",
        lambda m, h: runs.holiday(HOLIDAYS[m[2]], h, year_in(m[3]), last=m[1] in ("last", "previous")),
    ),
    rule(
        "Thanksgiving of next year",
        r"(?:the )?{HOLIDAY}(?: of)? (this|next|last) year",
        lambda m, h: runs.holiday(HOLIDAYS[m[1]], h, h.today.year + _WHICH[m[2]]),
    ),
    rule("Labor Day weekend", r"(?:the )?{HOLIDAY}(?: {YEAR})? (?:weekend|week end)(?: {YEAR})?", _holiday_weekend),
    rule("the weekend of Halloween", r"(?:the )?weekend of {HOLIDAY}(?: {YEAR})?()", _holiday_weekend),
    rule("the holidays", r"the holidays", lambda m, h: _holidays(h)),
)


def _this_month(match: re.Match[str], here: Here) -> Days | None:
    if match[1] == "may" and after(match) not in ("", "to", "through", "until"):
        return None
    return runs.named_month(MONTHS[match[1]], here, here.today.year)


def _holidays(here: Here) -> Days:
    """From Christmas Eve to New Year's Day."""
    year = here.today.year - (here.today.month == 1 and here.today.day == 1)
    return replace(runs.run(date(year, 12, 24), date(year + 1, 1, 2)), vague=True)


def _earlier(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2], here)
    return replace(runs.run(found.first, here.today), vague=True) if found and found.first < here.today else None


def _until(here: Here, number: int, unit: str) -> Days | None:
    found = _shift(here, number, unit)
    return runs.run(here.today, found.options[0].end) if found else None


def _stretch(which: str, number: int, unit: str, here: Here) -> Days | None:
    if unit == "fortnight":
        number, unit = 2 * number, "week"
    return runs.stretch(here, number * (-1 if _WHICH[which] < 0 else 1), _unit(unit))


def _weekdays_away(number: int, day: int, way: str, here: Here) -> Days | None:
    if way in ("ago", "back"):
        recent = runs.weekday(day, here).earlier
        return runs.one(recent.first - (number - 1) * WEEK) if recent else None
    return runs.one(coming(here.today, day) + (number - 1) * WEEK)


def _after_next(match: re.Match[str], here: Here) -> tuple[Run, ...]:
    later = runs.weekday_in_week(WEEKDAYS[match[1]], here, 2).options[0]
    return (later,) if later.first != coming(here.today, WEEKDAYS[match[1]]) + WEEK else ()


def _relative_after(unit: str, ahead: int, here: Here) -> Days | None:
    if unit == "week":
        return runs.week(here, ahead)
    if unit == "weekend":
        return runs.weekend(here, ahead)
    return runs.months_from(here, ahead) if unit == "month" else runs.year_of(here.today.year + ahead)


def _relative_month(which: str, number: int, here: Here) -> Days | None:
    found = runs.named_month(number, here)
    if which in ("last", "past", "previous"):
        return Days((found.earlier,), "month") if found.earlier else None
    return replace(found, earlier=None)


def _offset(match: re.Match[str], days: Days, here: Here) -> Days | None:
    sign = -1 if match[3] == "before" else 1
    return _shift(here, sign * count(match[1]), match[2], days.options[0])


def _for_days(match: re.Match[str], days: Days, here: Here) -> Days | None:
    end = _shift(here, count(match[1]), match[2], days.options[0])
    return runs.run(days.options[0].first, end.options[0].first) if end else None


def _weekday_after(match: re.Match[str], days: Days, here: Here) -> Days | None:
    day = WEEKDAYS[match[1]]
    if match[2] == "before":
        first = days.options[0].first
        return runs.one(first - timedelta(days=(first.weekday() - day - 1) % 7 + 1))
    return runs.one(coming(days.options[0].last, day))


def _beside(match: re.Match[str], days: Days, here: Here) -> Days | None:
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


def _week_of(match: re.Match[str], days: Days, here: Here) -> Days | None:
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


_LEADS: tuple[Lead, ...] = (
    lead("for ten days from the eighteenth", rf"for {_COUNT} {_UNIT} (?:from|starting)(?: on)?", _for_days),
    lead("three days after Christmas", rf"{_COUNT} {_UNIT} (from|after|before|past)", _offset),
    lead("the Monday after Thanksgiving", r"(?:the |on )?{WD} (?:right )?(after|before|following)", _weekday_after),
    lead("the day after Thanksgiving", r"(?:the )?(day|week|weekend) (?:right )?(after|before)", _beside),
    lead(
        "the week of the seventh",
        r"(?:the )?(week|weekend|w) (?:of|c)|the (week|weekend) (?:beginning|starting|commencing|that starts)(?: on)?",
        _week_of,
    ),
)

TABLE = Table(_RULES, _LEADS)
