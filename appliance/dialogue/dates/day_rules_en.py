"""How English speakers name days. Each rule has an example; figures stand for number words ("4th" came as "fourth")."""

from __future__ import annotations

from dataclasses import replace

from appliance.dialogue.dates import day_runs as runs
from appliance.dialogue.dates.calendar_days import coming
from appliance.dialogue.dates.day_readers_en import (
    COUNT,
    REL,
    SEASONS,
    SPAN,
    UNIT,
    WHICH,
    after_next,
    ahead_of,
    bare_month,
    beside,
    count,
    date_range,
    day_in,
    earlier,
    for_days,
    holiday_weekend,
    holidays,
    month_day,
    nth_unit,
    nth_weekday,
    numeric,
    offset,
    part_of,
    plain_weekday,
    relative_after,
    relative_month,
    relative_span,
    relative_weekday,
    rest_of,
    said_year,
    shift,
    stretch,
    the_day,
    this_month,
    until,
    week_of,
    weekday_after,
    weekdays_away,
    whole_week,
    years_on,
)
from appliance.dialogue.dates.day_rules import Lead, Rule, Table, after, lead, rule, year_in
from appliance.dialogue.dates.day_runs import DAY, WEEK
from appliance.dialogue.dates.holidays import HOLIDAYS
from appliance.dialogue.dates.months import MONTHS, WEEKDAYS

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
        rf"(?:in|within) (?:about |around |like )?{COUNT}(?: more)? {UNIT}(?: time| from now| from today)?",
        lambda m, h: shift(h, count(m[1]), m[2]) if not m[0].startswith("within") else until(h, count(m[1]), m[2]),
    ),
    rule(
        "within the next two weeks",
        rf"(?:in |within |for |over |during |any time in |sometime in )(?:the )?next {COUNT} {UNIT}",
        lambda m, h: stretch("next", count(m[1]), m[2], h),
    ),
    rule(
        "three weeks from now",
        rf"{COUNT} {UNIT} (?:from now|from right now|from today|hence|later|out|after today)",
        lambda m, h: shift(h, count(m[1]), m[2]),
    ),
    rule(
        "two days ago",
        rf"{COUNT} {UNIT} (?:ago|back|before today|earlier)",
        lambda m, h: shift(h, -count(m[1]), m[2]),
    ),
    rule(
        "2 weeks and 2 days ago",
        r"{N} weeks? and {N} days? (ago|from now|later)",
        lambda m, h: runs.one(h.today + (-DAY if m[3] == "ago" else DAY) * (7 * int(m[1]) + int(m[2]))),
    ),
    rule(
        "the next three days",
        rf"(?:the )?(next|coming|following|last|past|previous) {COUNT} {UNIT}",
        lambda m, h: stretch(m[1], count(m[2]), m[3], h),
    ),
    rule(
        "2 coming weeks",
        rf"{COUNT} (next|coming|following|last|past|previous) {UNIT}",
        lambda m, h: stretch(m[2], count(m[1]), m[3], h),
    ),
    rule(
        "next four business days",
        rf"(?:the )?(next|coming|following|last|past|previous) {COUNT} (?:business|working|work) days",
        lambda m, h: runs.business_days(h, count(m[2]) * (-1 if WHICH[m[1]] < 0 else 1)),
    ),
    rule(
        "two Fridays from now",
        r"{N} {WD} (from now|ago|back|from today)",
        lambda m, h: weekdays_away(int(m[1]), WEEKDAYS[m[2]], m[3], h),
    ),
    rule("next Tuesday", rf"{REL} {{WD}}", relative_weekday),
    rule(
        "Friday after next",
        r"(?:the )?{WD} after next",
        lambda m, h: replace(runs.one(coming(h.today, WEEKDAYS[m[1]]) + WEEK), doubtful=after_next(m, h)),
    ),
    rule(
        "Wednesday of next week",
        rf"(?:the |on )?{{WD}} (?:of |in |from )?{REL} weeks?",
        lambda m, h: runs.weekday_in_week(WEEKDAYS[m[1]], h, ahead_of(m[2])),
    ),
    rule(
        "next week on Wednesday",
        rf"{REL} weeks?(?: s)?(?: -)? (?:on )?(?:the )?{{WD}}",
        lambda m, h: runs.weekday_in_week(WEEKDAYS[m[2]], h, ahead_of(m[1])),
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
    rule("Thursday", r"(?:on )?{WD}", plain_weekday),
    rule("next week", rf"{REL} (week|month|year|yr|weekend|week end|wkend|workweek|working week)", relative_span),
    rule(
        "the week after next",
        r"(?:the )?(week|month|year|weekend) after next",
        lambda m, h: relative_after(m[1], 2, h),
    ),
    rule(
        "the following week",
        r"(?:the )?(week|month|year) (?:after|following)",
        lambda m, h: relative_after(m[1], 1, h),
    ),
    rule(
        "this week or next",
        r"this week or next(?: week)?",
        lambda m, h: runs.run(h.monday, h.monday + 2 * WEEK, "week", "week"),
    ),
    rule(
        "the week",
        r"all week|the week|that week|same week",
        lambda m, h: whole_week(h) if m[0] in ("all week", m.string) else None,
    ),
    rule("the weekend", r"(?:on |over |during )?(?:the |that )?(?:weekend|week end)", lambda m, h: runs.weekend(h, 0)),
    rule("the rest of the week", rf"(?:the )?(rest of|remaining of|remainder of|later|later in) {SPAN}", rest_of),
    rule("earlier this week", rf"(earlier|earlier in) {SPAN}", lambda m, h: earlier(m, h)),
    rule(
        "the end of the month",
        rf"(?:the |at the )?(beginning|start|middle|end|early|mid|late)(?: of| in| of the)?(?: around| about)? {SPAN}",
        part_of,
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
        rf"(?:on )?(?:the )?({{NTH}}|last) {{WD}} (?:of|in) {SPAN}".replace("({NTH}|", r"(\d{1,2}th|"),
        nth_weekday,
    ),
    rule(
        "the first week of December",
        rf"(?:the )?(\d{{1,2}}th last|\d{{1,2}}th|last) (week|week ?end|wkend|day) (?:of|in) {SPAN}",
        lambda m, h: nth_unit(m, h),
    ),
    rule("the 15th day of June", r"(?:the )?{NTH} day (?:of|in) {MONTH}", lambda m, h: month_day(m[2], m[1], None, h)),
    rule("the third", r"(?:on |the |on the )(?:day )?{DTH}", the_day),
    rule(
        "the 24",
        r"(?:on )?the ([12]\d|3[01])",
        lambda m, h: the_day(m, h) if m.end() == len(m.string) or after(m) in ("at", "from", "between", "in") else None,
    ),
    rule(
        "the 10th of this month",
        (
            r"(?:on )?(?:the )?{DAY}(?: day)? (?:of )?(this|the|next|the next|last|the "
            r"last|the current|current|the previous|previous) month"
        ),
        day_in,
    ),
    rule(
        "March third 2015",
        r"(?:on )?{MONTH}(?: the| -)? {DAY}(?: (?:of |in |- )?{YEAR})?",
        lambda m, h: month_day(m[1], m[2], m[3], h),
    ),
    rule(
        "the third of March",
        r"(?:on )?(?:the )?{DAY}(?: -)?(?: day)?(?: of)? {MONTH}(?: (?:- )?(?:of |in )?{YEAR}| of (\d\d)| - (\d\d))?",
        lambda m, h: month_day(m[2], m[1], m[3] or m[4] or m[5], h),
    ),
    rule("3/4/2026", r"(?:on )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)", numeric),
    rule("3/4", r"(?:on )?(\d{1,2})/(\d{1,2})()", numeric),
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
        r"(?:in|during|for|sometime in) {MONTH}(?! (?:the )?\d{1,2}(?:th)?(?: |$))(?: (?:of |in |- )?{YEAR}| of (\d\d))?",
        lambda m, h: runs.named_month(MONTHS[m[1]], h, year_in(m[2] or m[3])),
    ),
    rule(
        "December 2026",
        r"{MONTH}(?: of| in| -)? {YEAR}|{MONTH} of (\d\d)",
        lambda m, h: runs.named_month(MONTHS[m[1] or m[3]], h, year_in(m[2] or m[4])),
    ),
    rule("December", r"{MONTH}", bare_month),
    rule("2026 April", r"(?:in )?{YEAR}(?: -)? {MONTH}", lambda m, h: runs.named_month(MONTHS[m[2]], h, year_in(m[1]))),
    rule("2026 April 4", r"{YEAR}(?: -)? {MONTH}(?: -)? {DAY}", lambda m, h: month_day(m[2], m[3], m[1], h)),
    rule("12 - 2026", r"(0?[1-9]|1[012]) - ((?:19|20)\d\d)", lambda m, h: runs.named_month(int(m[1]), h, int(m[2]))),
    rule("2026 - 12", r"((?:19|20)\d\d) - (0?[1-9]|1[012])", lambda m, h: runs.named_month(int(m[2]), h, int(m[1]))),
    rule("3/4 2026", r"(?:on )?(\d{1,2})[/ ](\d{1,2}) {YEAR}", numeric),
    rule("on 5.12", r"on (\d{1,2})\.(\d{1,2})()", numeric),
    rule("this September", r"this {MONTH}(?! (?:the )?\d)", lambda m, h: this_month(m, h)),
    rule(
        "Monday 21",
        r"(?:on )?{WD} (?:the )?((?:0?[1-9]|[12]\d|3[01])th|1[3-9]|2\d|3[01])(?! (?:of )?{MONTH}| of| [ap]m| -)",
        lambda m, h: runs.weekday_dated(WEEKDAYS[m[1]], int(m[2].removesuffix("th")), h),
    ),
    rule(
        "next March",
        r"(?:the )?(next|coming|last|past|previous) {MONTH}",
        lambda m, h: relative_month(m[1], MONTHS[m[2]], h),
    ),
    rule(
        "the ides of March",
        r"(?:the )?ides of {MONTH}",
        lambda m, h: month_day(m[1], "15" if MONTHS[m[1]] in (3, 5, 7, 10) else "13", None, h),
    ),
    rule(
        "the ninth to the twelfth of June",
        (
            r"(?:from |between )?(?:the )?{DAY} (?:to|until|till|through|thru|-|and) (?:the "
            r")?{DAY}(?: of)? {MONTH}(?: (?:of |in )?{YEAR})?"
        ),
        lambda m, h: date_range(m[1], m[2], m[3], m[4], h),
    ),
    rule(
        "June ninth to twelfth",
        (
            r"(?:from |between |on )?{MONTH}(?: the)? {DAY} (?:to|until|till|through|thru|"
            r"-|and) (?:the )?{DAY}(?: (?:of |in )?{YEAR})?"
        ),
        lambda m, h: date_range(m[2], m[3], m[1], m[4], h),
    ),
    rule(
        "in 2014",
        r"(?:in |the year |year |during )?((?:19|20)\d\d)",
        lambda m, h: (
            said_year(m, h) if m[0][0] in "iyd" or m[0].startswith("the") or len(m[0]) == len(m.string) else None
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
        lambda m, h: runs.holiday(HOLIDAYS[m[1]], h, h.today.year + WHICH[m[2]]),
    ),
    rule(
        "Christmas in two years",
        r"(?:the )?{HOLIDAY} (?:in (an?|\d{1,2}) years?|(an?|\d{1,2}) years? (?:ago|hence|from now))",
        lambda m, h: runs.holiday(HOLIDAYS[m[1]], h, h.today.year + years_on(m)),
    ),
    rule(
        "March in a year",
        r"{MONTH} (?:in (an?|\d{1,2}) years?|(an?|\d{1,2}) years? (?:ago|hence|from now))",
        lambda m, h: runs.named_month(MONTHS[m[1]], h, h.today.year + years_on(m)),
    ),
    rule("Labor Day weekend", r"(?:the )?{HOLIDAY}(?: {YEAR})? (?:weekend|week end)(?: {YEAR})?", holiday_weekend),
    rule("the weekend of Halloween", r"(?:the )?weekend of {HOLIDAY}(?: {YEAR})?()", holiday_weekend),
    rule(
        "this summer",
        r"(?:in |during )?(?:the |this )?(this|next|last|the|current|coming) (spring|summer|fall|autumn|winter)",
        lambda m, h: runs.season(SEASONS[m[2]], h, ahead_of(m[1]) if m[1] in ("next", "last") else 0),
    ),
    rule(
        "March after next",
        r"(?:the )?{MONTH} after next",
        lambda m, h: runs.named_month(MONTHS[m[1]], h, runs.named_month(MONTHS[m[1]], h).options[0].first.year + 1),
    ),
    rule("the holidays", r"the holidays", lambda m, h: holidays(h)),
)

_LEADS: tuple[Lead, ...] = (
    lead(
        "for ten days from the eighteenth",
        rf"for {COUNT} {UNIT} (?:starting |beginning )?(?:from|on|starting|beginning)(?: on)?",
        for_days,
    ),
    lead("three days after Christmas", rf"{COUNT} {UNIT} (from|after|before|past)", offset),
    lead("the Monday after Thanksgiving", r"(?:the |on )?{WD} (?:right )?(after|before|following)", weekday_after),
    lead("the day after Thanksgiving", r"(?:the )?(day|week|weekend) (?:right )?(after|before)", beside),
    lead(
        "the week of the seventh",
        r"(?:the )?(week|weekend|w) (?:of|c)|the (week|weekend) (?:beginning|starting|commencing|that starts)(?: on)?",
        week_of,
    ),
)

TABLE = Table(_RULES, _LEADS)
