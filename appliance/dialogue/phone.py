"""Telephone numbers as people say them (North American numbering plan)."""

from __future__ import annotations

from appliance.clinic.people import Lang
from appliance.dialogue import numbers
from appliance.dialogue.words import tokens

FULL = 10
"""Digits of a number with its area code."""
LOCAL = 7
"""Digits of a number without one."""


def read(text: str, lang: Lang) -> str:
    """The digits of the number in a text, without the country's 1; fewer than ten when not all was said."""
    words = tokens(text)
    other: Lang = "es" if lang == "en" else "en"
    best = max((numbers.digits(words, each) for each in (lang, other)), key=len)
    return best[1:] if len(best) == FULL + 1 and best[0] == "1" else best


def e164(digits: str) -> str:
    """+1 and the digits."""
    return f"+1{digits}"


def national(number: str) -> str:
    """The digits a person would say: without + and the country's 1."""
    digits = "".join(char for char in number if char.isdigit())
    return digits[1:] if number.startswith("+1") else digits


def whole(digits: str, *, local_is_enough: bool) -> bool:
    """Whether this is a number one can call. A clinic whose own list has short numbers accepts short numbers."""
    return len(digits) == FULL or (local_is_enough and len(digits) == LOCAL)
