"""The ways a time on offer can be said, so that an answer is looked up rather than parsed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from appliance.dialogue.words import listed

_EN = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ES = listed(
    "cero una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve treinta"
)
_TENS_EN = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
_TENS_ES = {30: "treinta", 40: "cuarenta", 50: "cincuenta"}
_ORDINALS_EN = listed(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_DAYS_EN = listed("monday tuesday wednesday thursday friday saturday sunday")
_DAYS_ES = listed("lunes martes miercoles jueves viernes sabado domingo")
_MONTHS_EN = listed("x january february march april may june july august september october november december")
_MONTHS_ES = listed("x enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

Weighted = tuple[int, frozenset[str]]


@lru_cache(maxsize=512)
def clock_forms(start: datetime) -> tuple[Weighted, ...]:
    """Folded ways to say the time of day: weight 3 names the minute, 2 only the hour."""
    hour, minute = start.hour, start.minute
    twelve = hour % 12 or 12
    next_en, next_es = _EN[twelve % 12 + 1], _ES[twelve % 12 + 1]
    en, es = _EN[twelve], _ES[twelve]
    hours = {f"{h}" for h in (hour, twelve)}
    exact = {f"{h}:{minute:02d}" for h in hours} | {f"{h}.{minute:02d}" for h in hours}
    exact |= {f"{h}{minute:02d}" for h in hours} | {f"{h} {minute:02d}" for h in hours}
    if minute == 0:
        exact |= {f"{en} oclock", f"{twelve} oclock", f"{es} en punto"}
        if hour == 12:
            exact |= {"noon", "midday", "mediodia", "medio dia"}
    else:
        exact |= {f"{en} {_minutes_en(minute)}", f"{es} {_minutes_es(minute)}", f"{es} y {_minutes_es(minute)}"}
    if minute == 30:
        exact |= {f"half past {en}", f"{es} y media", f"{twelve} y media"}
    if minute == 15:
        exact |= {f"quarter {word} {en}" for word in ("past", "after")} | {f"{es} y cuarto", f"{twelve} y cuarto"}
    if minute == 45:
        exact |= {f"quarter {word} {next_en}" for word in ("to", "till", "of")}
        exact |= {f"cuarto para las {next_es}", f"{next_es} menos cuarto"}
    bare = {en, es, str(twelve), str(hour)} - {"one", "una", "1"}
    bare |= {f"{lead} {word}" for lead in ("at", "a las", "a la", "las", "la de las") for word in (en, es, str(twelve))}
    return (3, frozenset(exact)), (2, frozenset(bare))


def _minutes_en(minute: int) -> str:
    if minute < 10:
        return f"oh {_EN[minute]}"
    if minute <= 20:
        return _EN[minute]
    return _TENS_EN[minute // 10 * 10] + (f" {_EN[minute % 10]}" if minute % 10 else "")


def _minutes_es(minute: int) -> str:
    if minute <= 30:
        return _ES[minute]
    return _TENS_ES[minute // 10 * 10] + (f" y {_ES[minute % 10]}" if minute % 10 else "")


@lru_cache(maxsize=512)
def day_forms(start: datetime, today: date) -> tuple[tuple[int, str], ...]:
    """Folded ways to name its day, the longest first: weight 3 for a date, 2 for a weekday or "tomorrow"."""
    day = start.date()
    number, month_en, month_es = day.day, _MONTHS_EN[day.month], _MONTHS_ES[day.month]
    ordinal, es = _ordinal_en(number), _cardinal_es(number)
    written = f"{number}{_suffix(number)}"
    split = f"{number} {_suffix(number)}"
    dates = {ordinal, written, split, f"the {number}"}
    dates |= {f"{month_en} {form}" for form in (ordinal, str(number), written, split)}
    dates |= {f"{form} of {month_en}" for form in (ordinal, str(number), written)}
    dates |= {f"{form} de {month_es}" for form in (es, str(number))} | {f"el {form}" for form in (es, str(number))}
    if number <= 3:
        dates = {form for form in dates if month_en in form or month_es in form}
    if number > 12:
        dates |= {es}
    dates |= {f"{day.month}/{number}", f"{number}/{day.month}"}
    if number == 1:
        dates |= {"primero", f"primero de {month_es}"}
    days = {_DAYS_EN[day.weekday()], _DAYS_ES[day.weekday()]}
    if day == today:
        days |= {"today", "hoy"}
    if day == today + timedelta(days=1):
        days |= {"tomorrow"} | {f"{lead} manana" for lead in ("de", "el de", "la de")}
    if day == today + timedelta(days=2):
        days |= {"day after tomorrow", "pasado manana"}
    weighted = [(3, form) for form in dates] + [(2, form) for form in days]
    return tuple(sorted(weighted, key=lambda pair: (-len(pair[1]), pair)))


def _ordinal_en(number: int) -> str:
    if number <= 20:
        return _ORDINALS_EN[number]
    if number == 30:
        return "thirtieth"
    return f"{_TENS_EN[number // 10 * 10]} {_ORDINALS_EN[number % 10]}"


def _cardinal_es(number: int) -> str:
    return _ES[number] if number <= 30 and number != 1 else "uno" if number == 1 else "treinta y uno"


def _suffix(number: int) -> str:
    if 10 < number < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
