"""Dates, times, numbers and letters as a caller says them, in words that any voice reads right."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

from appliance.clinic.people import Lang
from appliance.dialogue.words import fold

_EN_SMALL = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_EN_TENS = str.split(". . twenty thirty forty fifty sixty seventy eighty ninety")
_EN_ORDINALS = str.split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_EN_DAYS = str.split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_EN_MONTHS = str.split("January February March April May June July August September October November December")
_ES_SMALL = str.split(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_ES_TENS = str.split(". . veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_DAYS = str.split("lunes martes miércoles jueves viernes sábado domingo")
_ES_MONTHS = str.split("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_ES_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNÑOPQRSTUVWXYZ",
        str.split(
            "a be ce de e efe ge hache i jota ka ele eme ene eñe o pe cu erre ese te u uve doble-u equis ye zeta"
        ),
        strict=True,
    )
)

_NATO = str.split(
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey x-ray yankee zulu"
)


def number(value: int, lang: Lang) -> str:
    """0 to 99 in words."""
    small, tens = (_EN_SMALL, _EN_TENS) if lang == "en" else (_ES_SMALL, _ES_TENS)
    if value < len(small):
        return small[value]
    ten, unit = divmod(value, 10)
    joint = " " if lang == "en" else " y "
    return tens[ten] + (joint + small[unit] if unit else "")


def day(when: date, lang: Lang) -> str:
    """A coming day: "Tuesday, December first", "el martes primero de diciembre"."""
    if lang == "en":
        return f"{_EN_DAYS[when.weekday()]}, {_EN_MONTHS[when.month - 1]} {_ordinal(when.day)}"
    return f"el {_ES_DAYS[when.weekday()]} {_es_day(when)} de {_ES_MONTHS[when.month - 1]}"


def birthday(when: date, lang: Lang) -> str:
    """A date of birth: "March fourth, nineteen eighty seven", "el cuatro de marzo de mil novecientos ochenta"."""
    if lang == "en":
        return f"{_EN_MONTHS[when.month - 1]} {_ordinal(when.day)}, {_en_year(when.year)}"
    return f"el {_es_day(when)} de {_ES_MONTHS[when.month - 1]} de {_es_year(when.year)}"


def clock(when: datetime, lang: Lang) -> str:
    """A local time of day: "nine thirty in the morning", "las nueve y media de la mañana"."""
    hour = number((when.hour - 1) % 12 + 1, lang)
    if lang == "en":
        part = "in the morning" if when.hour < 12 else "in the afternoon"
        minutes = f" {'oh ' if when.minute < 10 else ''}{number(when.minute, lang)}" if when.minute else ""
        return f"{hour}{minutes or ' o clock'} {part}"
    part = "de la mañana" if when.hour < 12 else "de la tarde"
    article = "la una" if hour == "uno" else f"las {hour}"
    minutes = {0: "", 15: " y cuarto", 30: " y media"}.get(when.minute, f" y {number(when.minute, lang)}")
    return f"{article}{minutes} {part}"


def digits(text: str, lang: Lang) -> str:
    """The digits of a number one by one, in groups as people say them: the last four, then threes."""
    only = [char for char in text if char.isdigit()]
    cuts = [max(0, len(only) - 4 - 3 * back) for back in range((len(only) + 4) // 3)]
    edges = sorted({0, *cuts, len(only)})
    groups = [only[start:end] for start, end in pairwise(edges)]
    return ", ".join(" ".join(number(int(digit), lang) for digit in group) for group in groups)


def letters(name: str, lang: Lang) -> str:
    """A name letter by letter; spaces and marks are not said."""
    plain = [char for char in name.upper() if char.isalpha()]
    return ", ".join(plain if lang == "en" else [_ES_LETTERS.get(char, _ES_LETTERS[_bare(char)]) for char in plain])


def code_words(name: str) -> str:
    """A name in the radio alphabet, as English speakers spell when letters do not get through."""
    table = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _NATO, strict=True))
    return ", ".join(table[char] for char in fold(name).upper() if char in table)


def _bare(char: str) -> str:
    return dict(zip("ÁÉÍÓÚÜ", "AEIOUU", strict=True)).get(char, "A")


def _ordinal(value: int) -> str:
    if value <= len(_EN_ORDINALS):
        return _EN_ORDINALS[value - 1]
    return "thirtieth" if value == 30 else f"{_EN_TENS[value // 10]} {_EN_ORDINALS[value % 10 - 1]}"


def _es_day(when: date) -> str:
    return "primero" if when.day == 1 else number(when.day, "es")


def _en_year(year: int) -> str:
    century, rest = divmod(year, 100)
    if century == 20 and rest < 10:
        return "two thousand" + (f" {number(rest, 'en')}" if rest else "")
    return f"{number(century, 'en')} {'oh ' if rest < 10 else ''}{number(rest, 'en')}"


def _es_year(year: int) -> str:
    head = "mil novecientos" if year < 2000 else "dos mil"
    rest = year % 100
    return f"{head} {number(rest, 'es')}" if rest else head
