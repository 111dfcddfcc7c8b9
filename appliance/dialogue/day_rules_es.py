"""How Spanish speakers in the United States name days. Figures stand for number words ("3" came as "tres")."""

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

_UNITS = {
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
_UNIT = "(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_COUNT = r"(\d{1,3}|unos|unas|un par de|par de|varios|varias|otro|otra|otros \d{1,2}|otras \d{1,2})"
_NEXT = r"que vienen?|entrante|proxim[oa]s?|siguientes?"
_LAST = r"pasad[oa]s?|anterior(?:es)?|ultim[oa]s?"
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
    "ultimo": "end",
}
_WD = r"(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|lun|mie|mier|mierc|jue|juev|vie|vier|sab|dom)"
_SHORT = {"lun": 0, "mie": 2, "mier": 2, "mierc": 2, "jue": 3, "juev": 3, "vie": 4, "vier": 4, "sab": 5, "dom": 6}
_MONTH = r"(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|may|jun|jul|ago|sept|sep|oct|nov|dic)"
_MONTHS = MONTHS | {"ene": 1, "abr": 4, "ago": 8, "dic": 12}
_DAY = r"(0?[1-9]|[12]\d|3[01])(?:th)?"
_YEAR = r"((?:1[89]|20|21)\d\d)"


def _weekday(name: str) -> int:
    return _SHORT[name] if name in _SHORT else WEEKDAYS[name]


def _count(text: str) -> int:
    figures = re.search(r"\d+", text)
    if figures:
        return int(figures[0])
    return 1 if text in ("otro", "otra") else 3 if text in ("varios", "varias", "unos", "unas") else 2


def _shift(here: Here, number: int, unit: str, base: Run | None = None) -> Days | None:
    """So many units on. "En ocho dias" and "en quince dias" count today, and mean one and two weeks."""
    base = base or Run(here.today, here.today + DAY)
    name = _UNITS[unit]
    if name == "fortnight":
        return runs.shifted(base, 2 * number, "week")
    if name == "day" and number in (8, 15):
        weeks = runs.shifted(base, 7 if number == 8 else 14, "day")
        counted = runs.shifted(base, number, "day")
        return replace(weeks, doubtful=counted.options) if weeks and counted else None
    return runs.shifted(base, number, name)


def _next_weekday(day: int, here: Here) -> Days:
    """ "El proximo jueves": the coming one for most, the one of next week for some."""
    ahead = runs.one(coming(here.today, day))
    later = runs.weekday_in_week(day, here, 1).options[0]
    return replace(ahead, doubtful=(later,) if later != ahead.options[0] else ())


def _last_weekday(day: int, here: Here) -> Days:
    before = runs.weekday_in_week(day, here, -1)
    recent = runs.weekday(day, here).earlier
    return replace(before, doubtful=(recent,) if recent and recent != before.options[0] else ())


def _recent_weekday(day: int, here: Here) -> Days | None:
    recent = runs.weekday(day, here).earlier
    return Days((recent,), "date") if recent else None


def _span(unit: str, which: int, here: Here) -> Days | None:
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


_SPAN = r"(?:el |la |de |del )*((?:este |esta |proxim[oa] |pasad[oa] |siguiente )?(?:semana|mes|ano)(?: que viene| pasad[oa]| proxim[oa]| entrante| siguiente)?|(?:MONTH)(?: (?:de |del )?(?:19|20)\d\d)?|(?:19|20)\d\d)".replace(
    "MONTH", _MONTH[1:-1]
)


def _span_of(text: str, here: Here) -> Run | None:
    words = text.split()
    year = year_in(words[-1]) if words[-1].isdigit() else None
    if words[0] in _MONTHS:
        return runs.named_month(_MONTHS[words[0]], here, year).options[0]
    if year:
        return runs.year_of(year).options[0]
    which = 1 if re.search(_NEXT, text) else -1 if re.search(_LAST, text) else 0
    unit = next((word for word in words if word in ("semana", "mes", "ano")), "")
    found = _span(unit, which, here)
    return found.options[0] if found else None


def _part_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[2], here)
    which: Literal["start", "mid", "end"] = _PART[match[1].removesuffix("s")]  # type: ignore[assignment]
    return runs.part(found, which) if found else None


def _rest_of(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[1], here)
    begun = max(here.today, found.first) if found else here.today
    return replace(runs.run(begun, found.end), vague=True) if found and begun < found.end else None


def _nth_weekday(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3], here)
    if found is None or (found.end - found.first).days < 8:
        return None
    nth = int(match[1][:-2]) if match[1][0].isdigit() else -1
    days = runs.nth_weekday(nth, _weekday(match[2]), found)
    if days and days.options[0].last < here.today and match[3] in _MONTHS:
        later = runs.named_month(_MONTHS[match[3]], here, found.first.year + 1).options[0]
        return runs.nth_weekday(nth, _weekday(match[2]), later)
    return days


def _nth_unit(match: re.Match[str], here: Here) -> Days | None:
    found = _span_of(match[3], here)
    if found is None:
        return None
    nth = int(match[1][:-2]) if match[1][0].isdigit() else -1
    if match[2] == "semana":
        return runs.nth_week(nth, found)
    day = found.end - DAY if nth < 0 else found.first + (nth - 1) * DAY
    return runs.one(day) if found.first <= day < found.end else None


def _date(day: str, month: str, year: str | None, here: Here) -> Days | None:
    return runs.dated(_MONTHS[month], int(day), here, year_in(year))


def _numeric(match: re.Match[str], here: Here) -> Days | None:
    return runs.numeric(int(match[1]), int(match[2]), here, year_in(match[3]), day_first=None)


def _date_range(first: str, last: str, month: str, year: str | None, here: Here) -> Days | None:
    start, end = (_date(day, month, year, here) for day in (first, last))
    if not start or not end or start.options[0].first >= end.options[0].first:
        return None
    earlier = Run(start.earlier.first, end.earlier.end) if start.earlier and end.earlier else None
    return replace(runs.run(start.options[0].first, end.options[0].end), earlier=earlier)


_NOT_DATES = frozenset(
    str.split(
        "mes disponible cita citas hora horas opcion turno paciente doctor vez molar grado piso lugar anos nino y por"
    )
)


def _plain_month(match: re.Match[str], here: Here) -> Days | None:
    full = len(match[1]) > 4 or match[1] == "mayo"
    known = (
        full or len(match[0]) == len(match.string) or before(match) in ("de", "desde", "hasta", "entre", "a", "y", "-")
    )
    return runs.named_month(_MONTHS[match[1]], here) if known else None


def _en_ocho(match: re.Match[str], here: Here) -> Days:
    base = {"hoy": 0, "manana": 1}.get(match[1])
    first = here.today + base * DAY if base is not None else coming(here.today, _weekday(match[1]))
    return runs.one(first + (WEEK if match[2] == "8" else 2 * WEEK))


def _mothers_day(here: Here) -> Days:
    """Second Sunday of May in the United States, the tenth of May in Mexico and Central America."""
    second_sunday = runs.holiday(HOLIDAYS["mothers day"], here)
    return replace(second_sunday, doubtful=runs.holiday(lambda year: date(year, 5, 10), here).options)


def _either_holiday(first: tuple[int, int] | str, second: tuple[int, int], here: Here) -> Days:
    on = HOLIDAYS[first] if isinstance(first, str) else lambda year: date(year, *first)
    days = runs.holiday(on, here)
    return replace(days, doubtful=runs.holiday(lambda year: date(year, *second), here).options)


def _with_year(match: re.Match[str], here: Here) -> Days:
    ahead = 1 if match[4] and "este" not in match[4] else 0
    year = year_in(match[3]) or (here.today.year + ahead if match[4] else None)
    return runs.holiday(HOLIDAYS[match[2]], here, year, last=bool(match[1] and "pasad" in match[1]))


def _stretch(which: str, number: int, unit: str, here: Here) -> Days | None:
    sign = -1 if re.match(_LAST, which) else 1
    return runs.stretch(
        here, sign * number * (2 if _UNITS[unit] == "fortnight" else 1), _UNITS[unit].replace("fortnight", "week")
    )


_EL = r"(?:el |los |al |del |este |para el )?"
_RULES: tuple[Rule, ...] = (
    rule("hoy", r"hoy(?: dia| mismo)?|el dia de hoy|este dia", lambda m, h: runs.one(h.today)),
    rule("ayer", r"(?:el dia de )?ayer", lambda m, h: runs.one(h.today - DAY)),
    rule("antier", r"antier|anteayer|antes de ayer", lambda m, h: runs.one(h.today - 2 * DAY)),
    rule("pasado manana", r"pasado manana|pasadomanana", lambda m, h: runs.one(h.today + 2 * DAY)),
    rule(
        "manana", r"(?:el dia de )?manana(?: mismo)?", lambda m, h: runs.one(h.today + DAY) if _is_tomorrow(m) else None
    ),
    rule("el dia siguiente", r"(?:el |al )dia siguiente|al otro dia", lambda m, h: runs.one(h.today + DAY)),
    rule("de hoy en ocho", rf"(?:de |del |desde )?(?:el )?(hoy|manana|{_WD[1:-1]}) en (8|15)(?: dias)?", _en_ocho),
    rule(
        "dentro de quince dias",
        rf"(?:en|de aqui a) (?:como |unos )?{_COUNT} {_UNIT}(?: mas)?(?: a partir de (?:hoy|ahora))?",
        lambda m, h: _shift(h, _count(m[1]), m[2]),
    ),
    rule(
        "dentro de dos semanas",
        rf"dentro de (?:como |unos |las |los )?{_COUNT} {_UNIT}",
        lambda m, h: _within(h, _count(m[1]), m[2]),
    ),
    rule(
        "en los proximos dos meses",
        rf"(?:dentro de |en |durante )(?:los |las )?proxim[oa]s {_COUNT} {_UNIT}",
        lambda m, h: _stretch("proximos", _count(m[1]), m[2], h),
    ),
    rule(
        "hace dos dias",
        rf"hace (?:como |unos )?{_COUNT} {_UNIT}|{_COUNT} {_UNIT} (?:atras|antes de hoy)",
        lambda m, h: _ago(m, h),
    ),
    rule(
        "tres semanas despues",
        rf"{_COUNT} {_UNIT} (?:despues|mas tarde|a partir de hoy|a partir de ahora|despues de hoy|desde hoy)",
        lambda m, h: runs.shifted(Run(h.today, h.today + DAY), _count(m[1]), _UNITS[m[2]]),
    ),
    rule(
        "los proximos tres dias",
        rf"(?:los |las |el )?({_NEXT}|{_LAST}) {_COUNT} {_UNIT}",
        lambda m, h: _stretch(m[1], _count(m[2]), m[3], h),
    ),
    rule(
        "dos dias siguientes",
        rf"(?:los |las )?{_COUNT} {_UNIT} ({_NEXT}|{_LAST})",
        lambda m, h: _stretch(m[3], _count(m[1]), m[2], h),
    ),
    rule(
        "tres proximas semanas",
        rf"(?:los |las )?{_COUNT} ({_NEXT}|{_LAST}) {_UNIT}",
        lambda m, h: _stretch(m[2], _count(m[1]), m[3], h),
    ),
    rule(
        "los proximos cuatro dias habiles",
        rf"(?:los )?({_NEXT}) {_COUNT} dias (?:habiles|laborables|laborales)",
        lambda m, h: runs.business_days(h, _count(m[2])),
    ),
    rule(
        "cuatro dias habiles anteriores",
        rf"{_COUNT} dias (?:habiles|laborables|laborales|de trabajo) ({_NEXT}|{_LAST})",
        lambda m, h: runs.business_days(h, _count(m[1]) * (-1 if re.match(_LAST, m[2]) else 1)),
    ),
    rule("el jueves", rf"{_EL}{_WD}", lambda m, h: runs.weekday(_weekday(m[1]), h)),
    rule(
        "el lunes 21",
        rf"{_EL}{_WD} (?:el )?(?:dia )?{_DAY}(?! (?:- )?{_MONTH}| [ap]m| de| del| por| en la| y| -|-| a las| \d)",
        lambda m, h: runs.weekday_dated(_weekday(m[1]), int(m[2]), h),
    ),
    rule(
        "el lunes 21 a las nueve",
        rf"{_EL}{_WD} (?:el )?(?:dia )?{_DAY}(?= (?:a|entre|de|desde) las? \d| \d+ pm| \d+ am)",
        lambda m, h: runs.weekday_dated(_weekday(m[1]), int(m[2]), h),
    ),
    rule("este septiembre", rf"este {_MONTH}(?! \d)", lambda m, h: runs.named_month(_MONTHS[m[1]], h, h.today.year)),
    rule(
        "este viernes", rf"este {_WD}", lambda m, h: replace(runs.weekday(_weekday(m[1]), h), kind="date", earlier=None)
    ),
    rule(
        "el proximo jueves",
        rf"{_EL}(?:proximo|siguiente) {_WD}|{_EL}{_WD} (?:que viene|proximo|entrante|siguiente)",
        lambda m, h: _next_weekday(_weekday(m[1] or m[2]), h),
    ),
    rule("este proximo viernes", rf"este proximo {_WD}", lambda m, h: runs.one(coming(h.today, _weekday(m[1])))),
    rule(
        "el martes pasado",
        rf"(?:el |del )?(?:pasado|ultimo) {_WD}|{_EL}{_WD} (?:pasado|anterior)",
        lambda m, h: _last_weekday(_weekday(m[1] or m[2]), h),
    ),
    rule(
        "este pasado miercoles",
        rf"este pasado {_WD}|este {_WD} pasado",
        lambda m, h: _recent_weekday(_weekday(m[1] or m[2]), h),
    ),
    rule(
        "el martes de la proxima semana",
        rf"{_EL}{_WD}(?: por la \w+)? (?:de |en )?(?:la )?(?:(?:proxima|siguiente|otra) semana|semana (?:que viene|proxima|entrante|siguiente))",
        lambda m, h: runs.weekday_in_week(_weekday(m[1]), h, 1),
    ),
    rule(
        "el martes de esta semana",
        rf"{_EL}{_WD} (?:de )?(esta semana|(?:la )?semana pasada|(?:la )?semana anterior)",
        lambda m, h: runs.weekday_in_week(_weekday(m[1]), h, 0 if "esta" in m[2] else -1),
    ),
    rule(
        "la proxima semana el martes",
        rf"(?:la )?(?:(?:proxima|otra|siguiente) semana|semana que viene|semana proxima|semana entrante)(?: -)? (?:el )?{_WD}",
        lambda m, h: runs.weekday_in_week(_weekday(m[1]), h, 1),
    ),
    rule(
        "la semana pasada el lunes",
        rf"(?:la )?semana (?:pasada|anterior)(?: -)? (?:el )?{_WD}",
        lambda m, h: runs.weekday_in_week(_weekday(m[1]), h, -1),
    ),
    rule(
        "cualquier jueves",
        rf"(?:cualquier|todos los|algun|un|1) {_WD}|los {_WD}",
        lambda m, h: runs.every([_weekday(m[1] or m[2])], h),
    ),
    rule(
        "entre semana",
        r"entre semana|dias de semana|de lunes a viernes|dias habiles|dias laborales",
        lambda m, h: runs.every([0, 1, 2, 3, 4], h),
    ),
    rule("los fines de semana", r"(?:los )?fines de semana", lambda m, h: runs.every([5, 6], h)),
    rule(
        "esta semana",
        r"(?:en )?(?:est[ea]|mism[ao]|toda la|todo el) (semana|fin de semana|weekend|mes|ano)",
        lambda m, h: _span(m[1], 0, h),
    ),
    rule(
        "la proxima semana",
        r"(?:el |la )?(?:proxim[oa]s?|siguiente|otr[oa]) (semana|fin de semana|weekend|mes|ano)",
        lambda m, h: _span(m[1], 1, h),
    ),
    rule(
        "la semana que viene",
        r"(?:el |la )?(semana|fin de semana|mes|ano) (?:que viene|que entra|entrante|proxim[oa]|siguiente)",
        lambda m, h: _span(m[1], 1, h),
    ),
    rule(
        "la semana pasada",
        r"(?:el |la )?(semana|fin de semana|mes|ano) (?:pasad[oa]|anterior)",
        lambda m, h: _span(m[1], -1, h),
    ),
    rule(
        "el pasado mes",
        r"(?:el |la )?(?:pasad[oa]|ultim[oa]) (semana|fin de semana|mes|ano)",
        lambda m, h: _span(m[1], -1, h),
    ),
    rule(
        "la semana despues de la proxima",
        r"(?:la )?semana despues de la (?:proxima|siguiente)|en 2 semanas mas",
        lambda m, h: runs.week(h, 2),
    ),
    rule(
        "esta semana o la otra",
        r"esta semana o la (?:otra|proxima|siguiente|que viene)",
        lambda m, h: runs.run(h.monday, h.monday + 2 * WEEK, "week", "week"),
    ),
    rule("el fin de semana", r"(?:el |este |ese )?(?:fin de semana|weekend)", lambda m, h: runs.weekend(h, 0)),
    rule(
        "el resto de la semana", rf"(?:el )?(?:resto|lo que queda|mas tarde|mas adelante)(?: de| en)? {_SPAN}", _rest_of
    ),
    rule(
        "a finales de mes",
        rf"(?:a |al |el |los |las |a los )?(principios?|comienzos?|inicios?|mediados?|medianos|finales|final|fines|fin) (?:de |del )?{_SPAN}",
        _part_of,
    ),
    rule("el primer lunes de enero", rf"(?:el )?(\d{{1,2}}th|ultimo) {_WD} (?:de|del|en) {_SPAN}", _nth_weekday),
    rule(
        "la primera semana de diciembre",
        rf"(?:el |la )?(\d{{1,2}}th|ultim[oa]) (semana|dia) (?:de|del|en) {_SPAN}",
        _nth_unit,
    ),
    rule(
        "el tres de marzo",
        rf"(?:el |al |del |para el )?(?:dia )?{_DAY}(?: dias?)? (?:de |del |- )?{_MONTH}(?: (?:de |del |en |- |del ano )?{_YEAR}| (?:de|del|-) (\d\d))?",
        lambda m, h: _date(m[1], m[2], m[3] or m[4], h),
    ),
    rule(
        "mayo cinco del 2013",
        rf"{_MONTH} (?:- )?{_DAY}(?: (?:de |del |- )?{_YEAR})?",
        lambda m, h: _date(m[2], m[1], m[3], h),
    ),
    rule("el 3/4/2026", r"(?:el |al |del |dia )*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)", _numeric),
    rule("el 3/4", r"(?:el |al |del |dia )*(\d{1,2})/(\d{1,2})()", _numeric),
    rule(
        "17 del 11",
        r"(?:para )?(?:el )?(\d{1,2}) del? (0?[1-9]|1[012])(?: del? (\d{4}))?",
        lambda m, h: (
            runs.dated(int(m[2]), int(m[1]), h, year_in(m[3]))
            if m.end() == len(m.string) or m[3] or "el " in m[0][:8]
            else None
        ),
    ),
    rule(
        "2026-03-04", r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", lambda m, h: runs.dated(int(m[2]), int(m[3]), h, int(m[1]))
    ),
    rule(
        "el dia quince",
        rf"(?:el |al |del |para el )?dia {_DAY}|(?:el |al |del |para el |este ){_DAY}",
        lambda m, h: _lone_day_either(m, h),
    ),
    rule(
        "el quince de este mes",
        rf"(?:el )?(?:dia )?{_DAY} (?:de |del )(este mes|mes|proximo mes|mes que viene|mes entrante|mes pasado)",
        lambda m, h: runs.day_of_month(
            int(m[1]), h, 1 if "prox" in m[2] or "vien" in m[2] or "entr" in m[2] else -1 if "pasado" in m[2] else 0
        ),
    ),
    rule(
        "de tres a cinco de marzo",
        rf"(?:de |del |desde |entre |desde el |entre el )?(?:el )?{_DAY} (?:al|a|hasta|hasta el|y|y el|-) (?:el )?{_DAY} (?:de |del )?{_MONTH}(?: (?:de |del |en )?{_YEAR})?",
        lambda m, h: _date_range(m[1], m[2], m[3], m[4], h),
    ),
    rule(
        "noviembre 19 a 20", rf"{_MONTH} {_DAY} (?:al|a|-) {_DAY}", lambda m, h: _date_range(m[2], m[3], m[1], None, h)
    ),
    rule(
        "diciembre de 2026",
        rf"{_MONTH} (?:de |del |- )?{_YEAR}|{_MONTH} del (\d\d)",
        lambda m, h: runs.named_month(_MONTHS[m[1] or m[3]], h, year_in(m[2] or m[4])),
    ),
    rule(
        "en diciembre",
        rf"(?:en|durante|para) {_MONTH}(?! (?:de |del )?\d)",
        lambda m, h: runs.named_month(_MONTHS[m[1]], h),
    ),
    rule("diciembre", _MONTH, _plain_month),
    rule(
        "el proximo marzo",
        rf"(?:el )?proximo {_MONTH}|{_MONTH} (?:que viene|proximo)",
        lambda m, h: replace(runs.named_month(_MONTHS[m[1] or m[2]], h), earlier=None),
    ),
    rule("marzo pasado", rf"(?:el )?(?:pasado|ultimo) {_MONTH}|{_MONTH} pasado", lambda m, h: _past_month(m, h)),
    rule(
        "en 2014",
        r"(?:en |el ano |ano |del ano |durante )?((?:19|20)\d\d)",
        lambda m, h: runs.year_of(int(m[1])) if len(m[0]) > 4 or len(m[0]) == len(m.string) else None,
    ),
    rule(
        "Navidad",
        rf"(?:el |la |las |en |para )*(?:(pasad[oa]|proxim[oa]) )?{{HOLIDAY}}(?: (?:de |del |en )?{_YEAR}| (?:de |del )(este ano|proximo ano|ano que viene))?",
        _with_year,
    ),
    rule("el dia de las madres", r"(?:el )?dia de (?:las madres|la madre)", lambda m, h: _mothers_day(h)),
    rule(
        "el dia de la independencia",
        r"(?:el )?dia de (?:la )?independencia",
        lambda m, h: _either_holiday((7, 4), (9, 16), h),
    ),
    rule("el dia del trabajo", r"(?:el )?dia del trabajo", lambda m, h: _either_holiday("labor day", (5, 1), h)),
    rule("el dia de los inocentes", r"(?:el )?dia de los inocentes", lambda m, h: _either_holiday((12, 28), (4, 1), h)),
    rule(
        "antes de que se acabe el ano",
        r"antes (?:de )?que (?:se )?(?:acabe|termine) (?:el |este )?(ano|mes)",
        lambda m, h: _by_end(m[1], h),
    ),
)


def _is_tomorrow(match: re.Match[str]) -> bool:
    """ "Por la manana" is the morning; "manana" alone is tomorrow."""
    return match[0].startswith("el") or before(match) not in ("la", "esta", "buena", "las", "media", "toda")


def _lone_day_either(match: re.Match[str], here: Here) -> Days | None:
    following = after(match)
    if following in _NOT_DATES or following[:1].isdigit():
        return None
    return runs.day_of_month(int(match[1] or match[2]), here)


def _ago(match: re.Match[str], here: Here) -> Days | None:
    return runs.shifted(Run(here.today, here.today + DAY), -_count(match[1] or match[3]), _UNITS[match[2] or match[4]])


def _within(here: Here, number: int, unit: str) -> Days | None:
    """ "Dentro de": that day for a caller, any day up to it for some."""
    day = _shift(here, number, unit)
    until = _until(here, number, unit)
    return replace(day, doubtful=(*day.doubtful, *until.options)) if day and until else None


def _until(here: Here, number: int, unit: str) -> Days | None:
    found = runs.shifted(Run(here.today, here.today + DAY), number, _UNITS[unit]) if unit in _UNITS else None
    return runs.run(here.today, found.options[0].first) if found and found.options[0].first > here.today else None


def _past_month(match: re.Match[str], here: Here) -> Days | None:
    found = runs.named_month(_MONTHS[match[1] or match[2]], here)
    return Days((found.earlier,), "month") if found.earlier else None


def _by_end(unit: str, here: Here) -> Days | None:
    found = _span(unit, 0, here)
    return runs.run(here.today, found.options[0].end) if found else None


def _offset(match: re.Match[str], days: Days, here: Here) -> Days | None:
    sign = -1 if match[3].startswith("ante") else 1
    return runs.shifted(days.options[0], sign * _count(match[1]), _UNITS[match[2]])


def _weekday_after(match: re.Match[str], days: Days, here: Here) -> Days | None:
    day, base = _weekday(match[1]), days.options[0]
    if match[2].startswith("ante"):
        return runs.one(base.first - timedelta(days=(base.first.weekday() - day - 1) % 7 + 1))
    return runs.one(coming(base.last, day))


def _beside(match: re.Match[str], days: Days, here: Here) -> Days | None:
    base, way = days.options[0], match[2]
    if match[1] == "dia":
        return runs.one(base.first - DAY if way.startswith("ante") else base.end)
    monday = base.first - timedelta(days=base.first.weekday()) + (-WEEK if way.startswith("ante") else WEEK)
    return runs.run(monday, monday + WEEK, "week", "week")


def _week_of(match: re.Match[str], days: Days, here: Here) -> Days | None:
    first = days.options[0].first
    monday = first - timedelta(days=first.weekday())
    return runs.run(monday, monday + WEEK, "week", "week")


_AFTER = r"(despues del?|antes del?|posterior a|anterior a|a partir del?|desde)"
_LEADS: tuple[Lead, ...] = (
    lead("tres dias despues de Navidad", rf"(?:dentro de |en )?{_COUNT} {_UNIT} {_AFTER}", _offset),
    lead("el lunes despues de accion de gracias", rf"(?:el |al |para el )?{_WD} {_AFTER}", _weekday_after),
    lead("el dia despues de Navidad", r"(?:el |al |la )?(dia|semana) (despues del?|antes del?)", _beside),
    lead(
        "la semana del siete",
        r"(?:la )?semana(?: que (?:inicia|comienza|empieza|va)| a partir)?(?: de(?= \d))?",
        _week_of,
    ),
)

TABLE = Table(_RULES, _LEADS)
