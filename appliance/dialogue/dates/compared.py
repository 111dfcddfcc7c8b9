"""Days said beside one another: one better than the other, one in reserve, both of one week."""

from __future__ import annotations

import re

from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES
from appliance.dialogue.dates.months import WEEKDAYS
from appliance.dialogue.words import fold

_DAY = rf"(?:{WEEKDAY_NAMES}|mi[eé]rcoles|s[aá]bado)"
_BETTER = re.compile(
    rf"\b({_DAY}\b[^,.;]{{0,25}}? (?:mejor|better)|(?:prefiero|preferir[ií]a|mejor|rather|better)\b(?! than)"
    rf"[^,.;]{{0,25}}?\b{_DAY}(?: [^,.;\d]{{0,15}}?)?) (?:que|than|over) (?:el |la |on )?{_DAY}\b",
    re.IGNORECASE,
)
""" "El viernes me queda mejor que el jueves", "I'd rather do Friday than Thursday"."""
_RESERVE_ES = re.compile(rf"\b({_DAY}),? (?:y |o )?si no(?: se puede)?,? (?=(?:el )?{_DAY}\b)", re.IGNORECASE)
_RESERVE_EN = re.compile(rf"\b({_DAY}),? (?:or |and )?if not,? (?:then )?(?=(?:on )?{_DAY}\b)", re.IGNORECASE)
""" "El jueves, si no el viernes"."""
_WEEK_ES = (
    r"de la (?:pr[oó]xima semana|otra semana|semana (?:que (?:viene|entra|sigue)|pr[oó]xima|entrante)|siguiente semana)"
)
_BOTH_ES = re.compile(rf"(?<!este )\b({_DAY}) (?:o|u|y) (el )?({_DAY}) ({_WEEK_ES})\b", re.IGNORECASE)
_BOTH_EN = re.compile(
    rf"(?<!this )\b({_DAY}) (or|and) (?:on )?({_DAY}) (?:of )?(next week|the following week)\b", re.IGNORECASE
)
""" "El jueves o viernes de la próxima semana": both are of that week."""


def plainer(text: str) -> str:
    """The text with only the day that is wanted, or with either day said in full."""
    text = _RESERVE_EN.sub(r"\1 or ", _RESERVE_ES.sub(r"\1 o ", _BETTER.sub(r"\1", text)))
    return _BOTH_EN.sub(_both, _BOTH_ES.sub(_both, text))


def _both(match: re.Match[str]) -> str:
    """Only days that follow one another in a week: "Friday or Monday next week" begins with this Friday."""
    first, second, week = match[1], match[3], match[4]
    if WEEKDAYS[fold(first)] >= WEEKDAYS[fold(second)]:
        return match[0]
    return (
        f"{first} of {week} or {second} of {week}" if match.re is _BOTH_EN else f"{first} {week} o el {second} {week}"
    )
