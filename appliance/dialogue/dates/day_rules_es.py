"""How Spanish speakers in the United States name days. Figures stand for number words ("3" came as "tres")."""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.dialogue.dates import day_runs as runs
from appliance.dialogue.dates.calendar_days import coming
from appliance.dialogue.dates.day_readers_es import (
    COUNT,
    DAY_NUMBER,
    LAST,
    MONTH_NAME,
    MONTH_NUMBERS,
    NEXT,
    SEASONS,
    SPAN,
    UNIT,
    UNITS,
    WEEKDAY_NAME,
    YEAR_NAME,
    ago,
    beside,
    by_end,
    count,
    date_range,
    earlier,
    either_holiday,
    en_ocho,
    is_tomorrow,
    last_weekday,
    lone_day_either,
    month_day,
    mothers_day,
    next_weekday,
    nth_unit,
    nth_weekday,
    numeric,
    offset,
    part_of,
    past_month,
    plain_month,
    recent_weekday,
    rest_of,
    shift,
    span,
    stretch,
    week_of,
    weekday_after,
    weekday_of,
    with_year,
    within,
)
from appliance.dialogue.dates.day_rules import Lead, Rule, Table, lead, rule, year_in
from appliance.dialogue.dates.day_runs import DAY, WEEK, Run

_EL = r"(?:el |los |al |del |este |para el )?"
_AFTER = r"(despues del?|antes del?|posterior a|anterior a|a partir del?|desde)"
_RULES: tuple[Rule, ...] = (
    rule("hoy", r"hoy(?: dia| mismo)?|el dia de hoy|este dia", lambda m, h: runs.one(h.today)),
    rule("ayer", r"(?:el dia de )?ayer", lambda m, h: runs.one(h.today - DAY)),
    rule("antier", r"antier|anteayer|antes de ayer", lambda m, h: runs.one(h.today - 2 * DAY)),
    rule("pasado manana", r"pasado manana|pasadomanana", lambda m, h: runs.one(h.today + 2 * DAY)),
    rule(
        "manana", r"(?:el dia de )?manana(?: mismo)?", lambda m, h: runs.one(h.today + DAY) if is_tomorrow(m) else None
    ),
    rule("el dia siguiente", r"(?:el |al )dia siguiente|al otro dia", lambda m, h: runs.one(h.today + DAY)),
    rule(
        "de hoy en ocho", rf"(?:de |del |desde )?(?:el )?(hoy|manana|{WEEKDAY_NAME[1:-1]}) en (8|15)(?: dias)?", en_ocho
    ),
    rule(
        "dentro de quince dias",
        rf"(?:en|de aqui a) (?:como |unos )?{COUNT} {UNIT}(?: mas)?(?: a partir de (?:hoy|ahora))?",
        lambda m, h: shift(h, count(m[1]), m[2]),
    ),
    rule(
        "dentro de dos semanas",
        rf"dentro de (?:como |unos |las |los )?{COUNT} {UNIT}",
        lambda m, h: within(h, count(m[1]), m[2]),
    ),
    rule(
        "en los proximos dos meses",
        rf"(?:dentro de |en |durante )(?:los |las )?proxim[oa]s {COUNT} {UNIT}",
        lambda m, h: stretch("proximos", count(m[1]), m[2], h),
    ),
    rule(
        "hace dos dias",
        rf"hace (?:como |unos )?{COUNT} {UNIT}|{COUNT} {UNIT} (?:atras|antes de hoy)",
        lambda m, h: ago(m, h),
    ),
    rule(
        "tres semanas despues",
        rf"{COUNT} {UNIT} (?:despues|mas tarde|a partir de hoy|a partir de ahora|despues de hoy|desde hoy)",
        lambda m, h: runs.shifted(Run(h.today, h.today + DAY), count(m[1]), UNITS[m[2]]),
    ),
    rule(
        "los proximos tres dias",
        rf"(?:los |las |el )?({NEXT}|{LAST}) {COUNT} {UNIT}",
        lambda m, h: stretch(m[1], count(m[2]), m[3], h),
    ),
    rule(
        "dos dias siguientes",
        rf"(?:los |las )?{COUNT} {UNIT} ({NEXT}|{LAST})",
        lambda m, h: stretch(m[3], count(m[1]), m[2], h),
    ),
    rule(
        "tres proximas semanas",
        rf"(?:los |las )?{COUNT} ({NEXT}|{LAST}) {UNIT}",
        lambda m, h: stretch(m[2], count(m[1]), m[3], h),
    ),
    rule(
        "los proximos cuatro dias habiles",
        rf"(?:los )?({NEXT}) {COUNT} dias (?:habiles|laborables|laborales)",
        lambda m, h: runs.business_days(h, count(m[2])),
    ),
    rule(
        "cuatro dias habiles anteriores",
        rf"{COUNT} dias (?:habiles|laborables|laborales|de trabajo) ({NEXT}|{LAST})",
        lambda m, h: runs.business_days(h, count(m[1]) * (-1 if re.match(LAST, m[2]) else 1)),
    ),
    rule(
        "este viernes",
        rf"este {WEEKDAY_NAME}",
        lambda m, h: replace(runs.weekday(weekday_of(m[1]), h), kind="date", earlier=None),
    ),
    rule("el jueves", rf"{_EL}{WEEKDAY_NAME}", lambda m, h: runs.weekday(weekday_of(m[1]), h)),
    rule(
        "el lunes 21",
        (
            rf"{_EL}{WEEKDAY_NAME} (?:el )?(?:dia )?{DAY_NUMBER}(?! (?:- )?{MONTH_NAME}|"
            rf" [ap]m| de| del| por| en la| y| -|-| a las| \d)"
        ),
        lambda m, h: runs.weekday_dated(weekday_of(m[1]), int(m[2]), h),
    ),
    rule(
        "el lunes 21 a las nueve",
        rf"{_EL}{WEEKDAY_NAME} (?:el )?(?:dia )?{DAY_NUMBER}(?= (?:a|entre|de|desde) las? \d| \d+ pm| \d+ am)",
        lambda m, h: runs.weekday_dated(weekday_of(m[1]), int(m[2]), h),
    ),
    rule(
        "este septiembre",
        rf"este {MONTH_NAME}(?! \d)",
        lambda m, h: runs.named_month(MONTH_NUMBERS[m[1]], h, h.today.year),
    ),
    rule(
        "el proximo jueves",
        rf"{_EL}(?:proximo|siguiente) {WEEKDAY_NAME}|{_EL}{WEEKDAY_NAME} (?:que viene|proximo|entrante|siguiente)",
        lambda m, h: next_weekday(weekday_of(m[1] or m[2]), h),
    ),
    rule(
        "este proximo viernes",
        rf"este proximo {WEEKDAY_NAME}",
        lambda m, h: runs.one(coming(h.today, weekday_of(m[1]))),
    ),
    rule(
        "el martes pasado",
        rf"(?:el |del )?(?:pasado|ultimo) {WEEKDAY_NAME}|{_EL}{WEEKDAY_NAME} (?:pasado|anterior)",
        lambda m, h: last_weekday(weekday_of(m[1] or m[2]), h),
    ),
    rule(
        "este pasado miercoles",
        rf"este pasado {WEEKDAY_NAME}|este {WEEKDAY_NAME} pasado",
        lambda m, h: recent_weekday(weekday_of(m[1] or m[2]), h),
    ),
    rule(
        "el martes de la proxima semana",
        (
            rf"{_EL}{WEEKDAY_NAME}(?: por la \w+)? (?:de |en )?(?:la )?(?:(?:proxima|siguiente|"
            rf"otra) semana|semana (?:que viene|proxima|entrante|siguiente))"
        ),
        lambda m, h: runs.weekday_in_week(weekday_of(m[1]), h, 1),
    ),
    rule(
        "el martes de esta semana",
        rf"{_EL}{WEEKDAY_NAME} (?:de )?(esta semana|(?:la )?semana pasada|(?:la )?semana anterior)",
        lambda m, h: runs.weekday_in_week(weekday_of(m[1]), h, 0 if "esta" in m[2] else -1),
    ),
    rule(
        "la proxima semana el martes",
        (
            rf"(?:la )?(?:(?:proxima|otra|siguiente) semana|semana que viene|semana proxima|"
            rf"semana entrante)(?: -)? (?:el )?{WEEKDAY_NAME}"
        ),
        lambda m, h: runs.weekday_in_week(weekday_of(m[1]), h, 1),
    ),
    rule(
        "la semana pasada el lunes",
        rf"(?:la )?semana (?:pasada|anterior)(?: -)? (?:el )?{WEEKDAY_NAME}",
        lambda m, h: runs.weekday_in_week(weekday_of(m[1]), h, -1),
    ),
    rule(
        "cualquier jueves",
        rf"(?:cualquier|todos los|algun|un|1) {WEEKDAY_NAME}|los {WEEKDAY_NAME}",
        lambda m, h: runs.every([weekday_of(m[1] or m[2])], h),
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
        lambda m, h: span(m[1], 0, h),
    ),
    rule(
        "la proxima semana",
        r"(?:el |la )?(?:proxim[oa]s?|siguiente|otr[oa]) (semana|fin de semana|weekend|mes|ano)",
        lambda m, h: span(m[1], 1, h),
    ),
    rule(
        "la semana que viene",
        r"(?:el |la )?(semana|fin de semana|mes|ano) (?:que viene|que entra|entrante|proxim[oa]|siguiente)",
        lambda m, h: span(m[1], 1, h),
    ),
    rule(
        "la semana pasada",
        r"(?:el |la )?(semana|fin de semana|mes|ano) (?:pasad[oa]|anterior)",
        lambda m, h: span(m[1], -1, h),
    ),
    rule(
        "el pasado mes",
        r"(?:el |la )?(?:pasad[oa]|ultim[oa]) (semana|fin de semana|mes|ano)",
        lambda m, h: span(m[1], -1, h),
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
        "el resto de la semana", rf"(?:el )?(?:resto|lo que queda|mas tarde|mas adelante)(?: de| en)? {SPAN}", rest_of
    ),
    rule("mas temprano este mes", rf"mas temprano(?: en)? {SPAN}", earlier),
    rule(
        "a finales de mes",
        (
            rf"(?:a |al |el |los |las |a los )?(principios?|comienzos?|inicios?|mediados?|"
            rf"medianos|finales|final|fines|fin|ultimos(?= de)) (?:de |del )?{SPAN}"
        ),
        part_of,
    ),
    rule("el primer lunes de enero", rf"(?:el )?(\d{{1,2}}th|ultimo) {WEEKDAY_NAME} (?:de|del|en) {SPAN}", nth_weekday),
    rule(
        "la primera semana de diciembre",
        rf"(?:el |la )?(\d{{1,2}}th|ultim[oa]) (semana|dia) (?:de|del|en) {SPAN}",
        nth_unit,
    ),
    rule(
        "el tres de marzo",
        (
            rf"(?:el |al |del |para el )?(?:dia )?{DAY_NUMBER}(?: dias?)? (?:de |del |- "
            rf")?{MONTH_NAME}(?: (?:de |del |en |- |del ano )?{YEAR_NAME}| (?:de|del|-) "
            rf"(\d\d))?"
        ),
        lambda m, h: month_day(m[1], m[2], m[3] or m[4], h),
    ),
    rule(
        "mayo cinco del 2013",
        rf"{MONTH_NAME} (?:- )?{DAY_NUMBER}(?: (?:de |del |- )?{YEAR_NAME})?",
        lambda m, h: month_day(m[2], m[1], m[3], h),
    ),
    rule("el 3/4/2026", r"(?:el |al |del |dia )*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)", numeric),
    rule("el 3-4", r"(?:el |al |del |dia )+(\d{1,2}) - (0?[1-9]|1[012])()(?!.)", numeric),
    rule("el 3/4", r"(?:el |al |del |dia )*(\d{1,2})/(\d{1,2})()", numeric),
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
        rf"(?:el |al |del |para el )?dia {DAY_NUMBER}|(?:el |al |del |para el |este ){DAY_NUMBER}",
        lambda m, h: lone_day_either(m, h),
    ),
    rule(
        "el quince de este mes",
        rf"(?:el )?(?:dia )?{DAY_NUMBER} (?:de |del )(este mes|mes|proximo mes|mes que viene|mes entrante|mes pasado)",
        lambda m, h: runs.day_of_month(
            int(m[1]), h, 1 if "prox" in m[2] or "vien" in m[2] or "entr" in m[2] else -1 if "pasado" in m[2] else 0
        ),
    ),
    rule(
        "de tres a cinco de marzo",
        (
            rf"(?:de |del |desde |entre |desde el |entre el )?(?:el )?{DAY_NUMBER} (?:al|"
            rf"a|hasta|hasta el|y|y el|-) (?:el )?{DAY_NUMBER} (?:de |del )?{MONTH_NAME}(?: "
            rf"(?:de |del |en )?{YEAR_NAME})?"
        ),
        lambda m, h: date_range(m[1], m[2], m[3], m[4], h),
    ),
    rule(
        "noviembre 19 a 20",
        rf"{MONTH_NAME} {DAY_NUMBER} (?:al|a|-) {DAY_NUMBER}",
        lambda m, h: date_range(m[2], m[3], m[1], None, h),
    ),
    rule(
        "diciembre de 2026",
        rf"{MONTH_NAME} (?:de |del |- )?{YEAR_NAME}|{MONTH_NAME} del (\d\d)",
        lambda m, h: runs.named_month(MONTH_NUMBERS[m[1] or m[3]], h, year_in(m[2] or m[4])),
    ),
    rule(
        "en diciembre",
        rf"(?:en|durante|para) {MONTH_NAME}(?! (?:de |del )?\d)",
        lambda m, h: runs.named_month(MONTH_NUMBERS[m[1]], h),
    ),
    rule("diciembre", MONTH_NAME, plain_month),
    rule(
        "el proximo marzo",
        rf"(?:el )?proximo {MONTH_NAME}|{MONTH_NAME} (?:que viene|proximo)",
        lambda m, h: replace(runs.named_month(MONTH_NUMBERS[m[1] or m[2]], h), earlier=None),
    ),
    rule("marzo pasado", rf"(?:el )?(?:pasado|ultimo) {MONTH_NAME}|{MONTH_NAME} pasado", lambda m, h: past_month(m, h)),
    rule(
        "en 2014",
        r"(?:en |el ano |ano |del ano |durante )?((?:19|20)\d\d)",
        lambda m, h: runs.year_of(int(m[1])) if len(m[0]) > 4 or len(m[0]) == len(m.string) else None,
    ),
    rule(
        "Navidad",
        (
            rf"(?:el |la |las |en |para |de )*(?:(pasad[oa]|proxim[oa]) )?{{HOLIDAY}}(?: (?:de "
            rf"|del |en )?{YEAR_NAME}| (?:de |del )(este ano|proximo ano|ano que viene))?"
        ),
        with_year,
    ),
    rule(
        "este verano",
        r"(?:en |durante )?(este|esta|el|la|el proximo|la proxima) (primavera|verano|otono|invierno)(?: que viene)?",
        lambda m, h: runs.season(SEASONS[m[2]], h, 1 if "prox" in m[1] else 0),
    ),
    rule("el dia de las madres", r"(?:el )?dia de (?:las madres|la madre)", lambda m, h: mothers_day(h)),
    rule(
        "el dia de la independencia",
        r"(?:el )?dia de (?:la )?independencia",
        lambda m, h: either_holiday((7, 4), (9, 16), h),
    ),
    rule("el dia del trabajo", r"(?:el )?dia del trabajo", lambda m, h: either_holiday("labor day", (5, 1), h)),
    rule("el dia de los inocentes", r"(?:el )?dia de los inocentes", lambda m, h: either_holiday((12, 28), (4, 1), h)),
    rule(
        "antes de que se acabe el ano",
        r"antes (?:de )?que (?:se )?(?:acabe|termine) (?:el |este )?(ano|mes)",
        lambda m, h: by_end(m[1], h),
    ),
)

_LEADS: tuple[Lead, ...] = (
    lead("tres dias despues de Navidad", rf"(?:dentro de |en )?{COUNT} {UNIT} {_AFTER}", offset),
    lead("el lunes despues de accion de gracias", rf"(?:el |al |para el )?{WEEKDAY_NAME} {_AFTER}", weekday_after),
    lead("el dia despues de Navidad", r"(?:el |al |la )?(dia|semana) (despues del?|antes del?)", beside),
    lead(
        "la semana del siete",
        r"(?:la )?semana(?: que (?:inicia|comienza|empieza|va)| a partir)?(?: de(?= \d))?",
        week_of,
    ),
)

TABLE = Table(_RULES, _LEADS)
