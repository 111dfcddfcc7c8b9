"""Numbers that are never kept: payment cards and Social Security numbers, in figures or in words, in both languages."""

from __future__ import annotations

import re

from appliance.dialogue.words import fold

CARD_DIGITS = range(13, 20)
"""Lengths of a payment card number (ISO/IEC 7812-1)."""
SSN_DIGITS = 9
SHOWN = "[number removed]"
_WORD = re.compile(r"[^\W_]+")
_FIGURES = {
    word: str(value)
    for words in (
        "zero one two three four five six seven eight nine",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
    )
    for value, word in enumerate(words.split())
} | {"oh": "0", "o": "0"}
_FILLERS = frozenset({"dash", "guion", "and", "um", "uh", "eh"})


def without_numbers(text: str) -> str:
    """The text with such numbers taken out. Telephone numbers, dates and amounts stay. Never raises."""
    runs: list[tuple[int, int, str]] = []
    start, end, digits = -1, -1, ""
    for found in _WORD.finditer(text):
        word = fold(found.group())
        figures = word if word.isascii() and word.isdigit() else _FIGURES.get(word, "")
        if figures:
            start, end, digits = (start if digits else found.start()), found.end(), digits + figures
        elif word not in _FILLERS:
            runs.append((start, end, digits))
            digits = ""
    runs.append((start, end, digits))
    for first, last, number in reversed(runs):
        if _is_secret(number):
            text = f"{text[:first]}{SHOWN}{text[last:]}"
    return text


def _is_secret(digits: str) -> bool:
    if len(digits) == SSN_DIGITS:
        return digits[:3] not in ("000", "666") and digits[3:5] != "00" and digits[5:] != "0000"
    return any(_is_card(digits[at : at + size]) for size in CARD_DIGITS for at in range(len(digits) - size + 1))


def _is_card(digits: str) -> bool:
    """Whether the check digit is right (Luhn, ISO/IEC 7812-1 annex B)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0 and len(set(digits)) > 1
