"""A date of birth in figures alone: "doce del doce del sesenta y cinco", "eight sixteen seventy three". Pure."""

from __future__ import annotations

import re

from appliance.dialogue.words import fold, plain

_UNIT_ES = r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_UNIT_EN = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEEN_EN = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_DAY_ES = (
    r"(?:[12]?\d|3[01]|primero|diez|once|doce|trece|catorce|quince|(?:dieci|veinti)(?:un[oa]?|dos|tres|cuatro|cinco|"
    rf"seis|siete|ocho|nueve)|veinte|treinta(?: y un[oa]?)?|{_UNIT_ES})"
)
_MONTH_ES = rf"(?:0?[1-9]|1[0-2]|primero|diez|once|doce|{_UNIT_ES})"
_YEAR_ES = (
    r"(?:(?:mil novecientos )?(?:[3-9]\d|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
    rf"(?: y {_UNIT_ES})?)|19\d\d|20[01]\d|dos mil(?: \w+)?)"
)
_LATE_YEAR_ES = rf"(?:(?:mil novecientos )?(?:[6-9]\d|(?:sesenta|setenta|ochenta|noventa)(?: y {_UNIT_ES})?)|19\d\d)"
_MONTH_EN = rf"(?:0?[1-9]|1[0-2]|ten|eleven|twelve|{_UNIT_EN})"
_DAY_EN = rf"(?:[12]?\d|3[01]|{_TEEN_EN}|(?:twenty|thirty)(?: {_UNIT_EN})?|{_UNIT_EN})"
_YEAR_EN = rf"(?:(?:nineteen )?(?:[6-9]\d|(?:sixty|seventy|eighty|ninety)(?: {_UNIT_EN})?)|19\d\d)"
_LINKED = re.compile(
    rf"(?<!\w)(?<!las )(?:(?:el|dia) )*{_DAY_ES} del? (?:mes )?{_MONTH_ES} del? (?:ano )?{_YEAR_ES}(?!\w)"
)
""" "Del" between all three, as in no day and hour."""
_ALONE = re.compile(
    r" (?:(?:um|uh|its|it is|oh|yes|sure|zero|eh|es|el|cero) )*"
    rf"(?:{_MONTH_EN} (?:oh |zero )?{_DAY_EN} {_YEAR_EN}|{_DAY_ES} (?:cero )?{_MONTH_ES} {_LATE_YEAR_ES}) "
)
"""Nothing beside the three, and a year past any minute."""


def told(spoken: str, *, number_asked: bool = False) -> bool:
    """Whether a `words.plain` text tells one. `number_asked`: three figures may be part of the number asked for."""
    return bool(_LINKED.search(spoken) or (not number_asked and _ALONE.fullmatch(spoken)))


def without(text: str) -> str:
    """The text with a comma in its place; as it is where none is told."""
    folded = fold(text)
    if _ALONE.fullmatch(plain(text)):
        return ","
    match = _LINKED.search(folded)
    if match is None or len(folded) != len(text):
        return "," if match else text
    return f"{text[: match.start()]},{text[match.end() :]}"
