"""What the patterns for Spanish days stand for: from the words that matched to the days meant."""

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

UNITS = {
    "dia": "day",
    "dias": "day",
    "semana": "week",
    "semanas": "week",
    "mes": "month",
    "meses": "month",
    "ano": "year",
    "anos": "year",
    "quincena": "fortnight",
    "quincenas": "fortnight",
}
UNIT = "(" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")"
COUNT = r"(\d{1,3}|unos|unas|un par de|par de|varios|varias|otro|otra|otros \d{1,2}|otras \d{1,2})"
NEXT = r"que vienen?|entrante|proxim[oa]s?|siguientes?"
LAST = r"pasad[oa]s?|anterior(?:es)?|ultim[oa]s?"
SEASONS = {"primavera": 3, "verano": 6, "otono": 9, "invierno": 12}
_PART = {
    "principio": "start",
    "comienzo": "start",
    "inicio": "start",
    "primero": "start",
    "mediado": "mid",
    "mediano": "mid",
    "medio": "mid",
    "final": "end",
    "finale": "end",
    "fin": "end",
    "fine": "end",
    "ultimo": "end",
}
WEEKDAY_NAME = (
    r"(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|lun|mie|mier|mierc|jue|juev|vie|vier|sab|dom)"
)
_SHORT = {"lun": 0, "mie": 2, "mier": 2, "mierc": 2, "jue": 3, "juev": 3, "vie": 4, "vier": 4, "sab": 5, "dom": 6}
MONTH_NAME = (
    r"(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|"
    r"octubre|noviembre|diciembre|ene|feb|mar|abr|may|jun|jul|ago|sept|sep|oct|"
    r"nov|dic)"
)
MONTH_NUMBERS = MONTHS | {"ene": 1, "abr": 4, "ago": 8, "dic": 12}
DAY_NUMBER = r"(0?[1-9]|[12]\d|3[01])(?:th)?"
YEAR_NAME = r"((?:1[89]|20|21)\d\d)"


def weekday_of(name: str) -> int:
    return _SHORT[name] if name in _SHORT else WEEKDAYS[name]


def count(text: str) -> int:
    figures = re.search(r"\d+", text)
    if figures:
        return int(figures[0])
    return 1 if text in ("otro", "otra") else 3 if text in ("varios", "varias", "unos", "unas") else 2


def shift(here: Here, number: int, unit: str, base: Run | None = None) -> Days | None:
    """So many units on. "En ocho dias" and "en quince dias" count today, and mean one and two weeks."""
    base = base or Run(here.today, here.today + DAY)
    name = UNITS[unit]
    if name == "fortnight":
        return runs.shifted(base, 2 * number, "week")
    if name == "day" and number in (8, 15):
        weeks = runs.shifted(base, 7 if number == 8 else 14, "day")
        counted = runs.shifted(base, number, "day")
        return replace(weeks, doubtful=counted.options) if weeks and counted else None
    return runs.shifted(base, number, name)


def next_weekday(day: int, here: Here) -> Days:
    """ "El proximo jueves": the coming one for most, the one of next week for some."""
    ahead = runs.one(coming(here.today, day))
    later = runs.weekday_in_week(day, here, 1).options[0]
    return replace(ahead, doubtful=(later,) if later != ahead.options[0] else ())


def last_weekday(day: int, here: Here) -> Days:
    before = runs.weekday_in_week(day, here, -1)
    recent = runs.weekday(day, here).earlier
    return replace(before, doubtful=(recent,) if recent and recent != before.options[0] else ())


def recent_weekday(day: int, here: Here) -> Days | None:
    recent = runs.weekday(day, here).earlier
    return Days((recent,), "date") if recent else None


def span(unit: str, which: int, here: Here) -> Days | None:
    match unit:
        case "semana":
            return runs.week(here, which)
        case "fin de semana" | "weekend":
            return runs.weekend(here, which)
        case "mes":
            return runs.months_from(here, which)
        case "ano":
            return runs.year_of(here.today.year + which)
        case _:
            return None


SPAN = (
    r"(?:el |la |de |del )*((?:este |esta |proxim[oa] |pasad[oa] |siguiente )?(?:semana|"
    r"mes|ano)(?: que viene| pasad[oa]| proxim[oa]| entrante| siguiente)?|(?:MONTH)(?: "
    r"(?:de |del )?(?:19|20)\d\d)?|(?:19|20)\d\d)"
).replace("MONTH", MONTH_NAME[1:-1])


def _span_of(text: str, here: Here) -> Run | None:
    words = text.split()
    year = year_in(words[-1]) if words[-1].isdigit() else None
    if words[0] in MONTH_NUMBERS:
        return runs.named_month(MONTH_NUMBERS[words[0]], here, year).options[0]
    if year:
        return runs.year_of(year).options[0]
    which = 1 if re.search(NEXT, text) else -1 if re.search(LAST, text) else 0
    unit = next((word for word in words if word in ("semana", "mes", "ano")), "")
    found = span(unit, which, here)
    return found.options[0] if found else None


def part_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2], here)
    which: Literal["start", "mid", "end"] = _PART[match[1].removesuffix("s")]  # type: ignore[assignment]
    return runs.part(found, which) if found else None


def rest_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[1], here)
    begun = max(here.today, found.first) if found else here.today
    return replace(runs.run(begun, found.end), vague=True) if found and begun < found.end else None


def earlier(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[1], here)
    return replace(runs.run(found.first, here.today), vague=True) if found and found.first < here.today else None


def nth_weekday(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3], here)
    if found is None or (found.end - found.first).days < 8:
        return None
    nth = int(match[1][:-2]) if match[1][0].isdigit() else -1
    days = runs.nth_weekday(nth, weekday_of(match[2]), found)
    if days and days.options[0].last < here.today and match[3] in MONTH_NUMBERS:
        later = runs.named_month(MONTH_NUMBERS[match[3]], here, found.first.year + 1).options[0]
        return runs.nth_weekday(nth, weekday_of(match[2]), later)
    return days


def nth_unit(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3], here)
    if found is None:
        return None
    nth = int(match[1][:-2]) if match[1][0].isdigit() else -1
    if match[2] == "semana":
        return runs.nth_week(nth, found)
    day = found.end - DAY if nth < 0 else found.first + (nth - 1) * DAY
    return runs.one(day) if found.first <= day < found.end else None


def month_day(day: str, month: str, year: str | None, here: Here) -> Days | None:
    return runs.dated(MONTH_NUMBERS[month], int(day), here, year_in(year))


def numeric(match: re.Match[str], here: Here) -> Days | None:
    return runs.numeric(int(match[1]), int(match[2]), here, year_in(match[3]), day_first=None)


def date_range(first: str, last: str, month: str, year: str | None, here: Here) -> Days | None:
    start, end = (month_day(day, month, year, here) for day in (first, last))
    if not start or not end or start.options[0].first >= end.options[0].first:
        return None
    earlier = Run(start.earlier.first, end.earlier.end) if start.earlier and end.earlier else None
    return replace(runs.run(start.options[0].first, end.options[0].end), earlier=earlier)


_NOT_DATES = frozenset(
    str.split(
        "mes disponible cita citas hora horas opcion turno paciente doctor vez molar grado piso lugar anos nino y por"
    )
)


def plain_month(match: re.Match[str], here: Here) -> Days | None:
    full = len(match[1]) > 4 or match[1] == "mayo"
    known = (
        full or len(match[0]) == len(match.string) or before(match) in ("de", "desde", "hasta", "entre", "a", "y", "-")
    )
    return runs.named_month(MONTH_NUMBERS[match[1]], here) if known else None


def en_ocho(match: re.Match[str], here: Here) -> Days:
    base = {"hoy": 0, "manana": 1}.get(match[1])
    first = here.today + base * DAY if base is not None else coming(here.today, weekday_of(match[1]))
    return runs.one(first + (WEEK if match[2] == "8" else 2 * WEEK))


def mothers_day(here: Here) -> Days:
    """Second Sunday of May in the United States, the tenth of May in Mexico and Central America."""
    second_sunday = runs.holiday(HOLIDAYS["mothers day"], here)
    return replace(second_sunday, doubtful=runs.holiday(lambda year: date(year, 5, 10), here).options)


def either_holiday(first: tuple[int, int] | str, second: tuple[int, int], here: Here) -> Days:
    on = HOLIDAYS[first] if isinstance(first, str) else lambda year: date(year, *first)
    days = runs.holiday(on, here)
    return replace(days, doubtful=runs.holiday(lambda year: date(year, *second), here).options)


def with_year(match: re.Match[str], here: Here) -> Days:
    ahead = 1 if match[4] and "este" not in match[4] else 0
    year = year_in(match[3]) or (here.today.year + ahead if match[4] else None)
    return runs.holiday(HOLIDAYS[match[2]], here, year, last=bool(match[1] and "pasad" in match[1]))


def stretch(which: str, number: int, unit: str, here: Here) -> Days | None:
    sign = -1 if re.match(LAST, which) else 1
    return runs.stretch(
        here, sign * number * (2 if UNITS[unit] == "fortnight" else 1), UNITS[unit].replace("fortnight", "week")
    )


def is_tomorrow(match: re.Match[str]) -> bool:
    """ "Por la manana" is the morning; "manana" alone is tomorrow."""
    if match.string[: match.start()].endswith(" y media "):
        return True
    return match[0].startswith("el") or before(match) not in ("la", "esta", "buena", "las", "media", "toda")


def lone_day_either(match: re.Match[str], here: Here) -> Days | None:
    following = after(match)
    if following in _NOT_DATES or following[:1].isdigit():
        return None
    return runs.day_of_month(int(match[1] or match[2]), here)


def ago(match: re.Match[str], here: Here) -> Days | None:
    return runs.shifted(Run(here.today, here.today + DAY), -count(match[1] or match[3]), UNITS[match[2] or match[4]])


def within(here: Here, number: int, unit: str) -> Days | None:
    """ "Dentro de": that day for a caller, any day up to it for some."""
    day = shift(here, number, unit)
    until = _until(here, number, unit)
    return replace(day, doubtful=(*day.doubtful, *until.options)) if day and until else None


def _until(here: Here, number: int, unit: str) -> Days | None:
    found = runs.shifted(Run(here.today, here.today + DAY), number, UNITS[unit]) if unit in UNITS else None
    return runs.run(here.today, found.options[0].first) if found and found.options[0].first > here.today else None


def past_month(match: re.Match[str], here: Here) -> Days | None:
    found = runs.named_month(MONTH_NUMBERS[match[1] or match[2]], here)
    return Days((found.earlier,), "month") if found.earlier else None


def by_end(unit: str, here: Here) -> Days | None:
    found = span(unit, 0, here)
    return runs.run(here.today, found.options[0].end) if found else None


def offset(match: re.Match[str], days: Days, here: Here) -> Days | None:
    sign = -1 if match[3].startswith("ante") else 1
    return runs.shifted(days.options[0], sign * count(match[1]), UNITS[match[2]])


def weekday_after(match: re.Match[str], days: Days, here: Here) -> Days | None:
    day, base = weekday_of(match[1]), days.options[0]
    if match[2].startswith("ante"):
        return runs.one(base.first - timedelta(days=(base.first.weekday() - day - 1) % 7 + 1))
    return runs.one(coming(base.last, day))


def beside(match: re.Match[str], days: Days, here: Here) -> Days | None:
    base, way = days.options[0], match[2]
    if match[1] == "dia":
        return runs.one(base.first - DAY if way.startswith("ante") else base.end)
    monday = base.first - timedelta(days=base.first.weekday()) + (-WEEK if way.startswith("ante") else WEEK)
    return runs.run(monday, monday + WEEK, "week", "week")


def week_of(match: re.Match[str], days: Days, here: Here) -> Days | None:
    first = days.options[0].first
    monday = first - timedelta(days=first.weekday())
    return runs.run(monday, monday + WEEK, "week", "week")
