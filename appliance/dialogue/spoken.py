"""Values as words: dates, times, telephone digits, letters, counts, names of the clinic's people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from appliance.clinic.people import Lang, Provider
from appliance.clinic.settings import Clinic, Location
from appliance.clinic.visit import VisitType
from appliance.dialogue.acts import Value, ValueType
from appliance.dialogue.people.phone import national
from appliance.dialogue.words import listed

_EN_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ES_SMALL = listed(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = (
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
)
_MONTHS = {
    "en": listed("January February March April May June July August September October November December"),
    "es": listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}
_LETTERS_ES = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZÑ",
        listed(
            "a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve doble_u equis i_griega zeta eñe"
        ),
        strict=True,
    )
)
_SOME_VISIT = {"en": "visit", "es": "una cita"}
"""A kind the clinic's settings do not have: staff enter those in the record system."""
_SOMEONE = {"en": "someone at the clinic", "es": "alguien de la clínica"}
_SOMEWHERE = {"en": "the clinic", "es": "la clínica"}


def words(value: Value, lang: Lang, clinic: Clinic) -> str:
    """A value as the synthesizer should read it: words only. What the clinic lacks is "a visit", "someone" there."""
    match value.type, value.value:
        case ValueType.PROVIDER, str() as provider_id:
            return _setting(clinic.providers, provider_id, lang) or _SOMEONE[lang]
        case ValueType.VISIT_TYPE, str() as type_id:
            return _setting(clinic.visit_types, type_id, lang) or _SOME_VISIT[lang]
        case ValueType.LOCATION, str() as location_id:
            return _setting(clinic.locations, location_id, lang) or _SOMEWHERE[lang]
        case ValueType.DATE, datetime() as moment:
            return day(moment.date(), lang)
        case ValueType.DATE, date() as born:
            return full_date(born, lang)
        case ValueType.TIME, datetime() as moment:
            return clock(moment, lang)
        case ValueType.PHONE_DIGITS, str() as digits:
            return phone(national(digits), lang)
        case ValueType.LETTERS, str() as text:
            return letters(text, lang)
        case ValueType.COUNT, int() as number:
            return count(number, lang)
        case _:
            return str(value.value)


def _setting(known: Sequence[Provider | VisitType | Location], wanted: str, lang: Lang) -> str:
    """What the clinic calls it; "" for what its settings do not have."""
    return next(((one.spoken_en if lang == "en" else one.spoken_es) for one in known if one.id == wanted), "")


def day(when: date, lang: Lang) -> str:
    """ "Tuesday, December first"; "martes primero de diciembre"."""
    weekday, month = _WEEKDAYS[lang][when.weekday()], _MONTHS[lang][when.month - 1]
    if lang == "en":
        return f"{weekday}, {month} {ordinal(when.day)}"
    return f"{weekday} {'primero' if when.day == 1 else count(when.day, lang)} de {month}"


def full_date(when: date, lang: Lang) -> str:
    """ "March fourth, nineteen eighty seven"; "cuatro de marzo de mil novecientos ochenta y siete"."""
    month = _MONTHS[lang][when.month - 1]
    if lang == "en":
        return f"{month} {ordinal(when.day)}, {year(when.year, lang)}"
    return f"{'primero' if when.day == 1 else count(when.day, lang)} de {month} de {year(when.year, lang)}"


def year(number: int, lang: Lang) -> str:
    """ "nineteen eighty seven", "two thousand five"; "mil novecientos ochenta y siete"."""
    if lang == "es":
        return count(number, lang)
    high, low = divmod(number, 100)
    if number // 10 == 200:
        return "two thousand" if low == 0 else f"two thousand {count(low, lang)}"
    if low == 0:
        return f"{count(high, lang)} hundred"
    return f"{count(high, lang)} {'oh ' if low < 10 else ''}{count(low, lang)}"


def clock(moment: datetime, lang: Lang) -> str:
    """ "nine thirty in the morning"; "las nueve y media de la mañana"."""
    hour, minute = moment.hour % 12 or 12, moment.minute
    if lang == "en":
        return f"{_english_clock(hour, minute)} {_part_en(moment.hour)}" if (moment.hour, minute) != (12, 0) else "noon"
    if (moment.hour, minute) == (12, 0):
        return "las doce del mediodía"
    article = "la" if hour == 1 else "las"
    name = "una" if hour == 1 else count(hour, lang)
    return f"{article} {name}{_minutes_es(minute)} {_part_es(moment.hour)}"


def _english_clock(hour: int, minute: int) -> str:
    if minute == 0:
        return count(hour, "en")
    return f"{count(hour, 'en')} {'oh ' if minute < 10 else ''}{count(minute, 'en')}"


def _minutes_es(minute: int) -> str:
    named = {0: "", 15: " y cuarto", 30: " y media"}
    return named.get(minute, f" y {count(minute, 'es')}")


def _part_en(hour: int) -> str:
    return "in the morning" if hour < 12 else "in the afternoon" if hour < 18 else "in the evening"


def _part_es(hour: int) -> str:
    return "de la mañana" if hour < 12 else "de la tarde" if hour < 20 else "de la noche"


def phone(digits: str, lang: Lang) -> str:
    """Digit by digit, in the groups people use: three, three, four; anything but digits is left out."""
    digits = "".join(filter(str.isdecimal, digits))
    cuts = (3, 6) if len(digits) == 10 else (3,) if len(digits) == 7 else ()
    groups = [digits[start:end] for start, end in zip((0, *cuts), (*cuts, len(digits)), strict=True)]
    names = _EN_SMALL if lang == "en" else _ES_SMALL
    return ", ".join(" ".join(names[int(digit)] for digit in group) for group in groups)


def letters(text: str, lang: Lang) -> str:
    """One letter after another, with a pause between."""
    upper = [char for char in text.upper() if char.isalpha()]
    if lang == "en":
        return ", ".join(upper).replace("Ñ", "N")
    return ", ".join([_LETTERS_ES.get(char, char).replace("_", " ") for char in upper])


def ordinal(number: int) -> str:
    """1 to 31 in English."""
    if number <= 20:
        return _EN_ORDINALS[number - 1]
    if number == 30:
        return "thirtieth"
    return f"{_EN_TENS[number // 10 - 2]} {_EN_ORDINALS[number % 10 - 1]}"


def count(number: int, lang: Lang) -> str:
    """0 to 9999 in words."""
    return _count_en(number) if lang == "en" else _count_es(number)


def _count_en(number: int) -> str:
    if number < 20:
        return _EN_SMALL[number]
    if number < 100:
        return f"{_EN_TENS[number // 10 - 2]} {_EN_SMALL[number % 10]}" if number % 10 else _EN_TENS[number // 10 - 2]
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = f" {_count_en(number % unit)}" if number % unit else ""
    return f"{_count_en(number // unit)} {name}{rest}"


def _count_es(number: int) -> str:
    if number < 30:
        return _ES_SMALL[number]
    if number < 100:
        return f"{_ES_TENS[number // 10 - 3]} y {_ES_SMALL[number % 10]}" if number % 10 else _ES_TENS[number // 10 - 3]
    if number == 100:
        return "cien"
    if number < 1000:
        rest = f" {_count_es(number % 100)}" if number % 100 else ""
        return _ES_HUNDREDS[number // 100] + rest
    thousands = "mil" if number < 2000 else f"{_count_es(number // 1000)} mil"
    return f"{thousands} {_count_es(number % 1000)}" if number % 1000 else thousands
