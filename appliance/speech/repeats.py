"""Whisper sometimes says the same thing over and over; this finds such loops in its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

LIMITS = ((1, 5), (2, 4), (3, 3), (4, 2))
"""(words in the phrase, repeats that make a loop): people say "no no no" and repeat short answers, but rarely a
sentence word for word. The last pair holds for every longer phrase."""

ENGLISH = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple")
SPANISH = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
NUMBERS = frozenset(ENGLISH + SPANISH)
"""Words that may well repeat: five five five five."""


def loop_at(words: Sequence[str]) -> tuple[int, int, int] | None:
    """The first loop: (index of its first word, words in the phrase, repeats). None when there is none."""
    for start in range(len(words)):
        for size in range(1, (len(words) - start) // 2 + 1):
            repeats = _repeats(words, start, size)
            phrase = words[start : start + size]
            if repeats >= _limit(size) and not all(word in NUMBERS or word.isdigit() for word in phrase):
                return start, size, repeats
    return None


def without_loops(text: str) -> str:
    """The text with every loop cut back to its phrase said once."""
    spoken = text.split()
    while loop := loop_at([_plain(word) for word in spoken]):
        start, size, repeats = loop
        del spoken[start + size : start + size * repeats]
    return " ".join(spoken)


def has_loop(text: str) -> bool:
    """Whether any phrase repeats more than people do."""
    return loop_at([_plain(word) for word in text.split()]) is not None


def _repeats(words: Sequence[str], start: int, size: int) -> int:
    phrase, repeats = words[start : start + size], 1
    while words[start + repeats * size : start + (repeats + 1) * size] == phrase:
        repeats += 1
    return repeats


def _limit(size: int) -> int:
    return dict(LIMITS).get(size, LIMITS[-1][1])


def _plain(word: str) -> str:
    return re.sub(r"[^\w']", "", word.lower())
