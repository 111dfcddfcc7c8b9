"""Whisper sometimes says the same thing over and over; this finds such loops in its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

LIMITS = {1: 5, 2: 4, 3: 3}
"""Words in a phrase to repeats that make a loop: people do say "no no no" and repeat short answers."""

SENTENCE = 4
"""Words from which saying a phrase twice is a loop; the second time may be cut off by the limit on length."""

ALONE = 3
"""Words from which it is one when there is nothing else; should a caller have said it twice, once says the same."""

ENGLISH = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple")
SPANISH = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
NUMBERS = frozenset(ENGLISH + SPANISH)
"""Words that may well repeat: five five five five."""


def has_loop(text: str) -> bool:
    """Whether any phrase repeats more than people do."""
    return _loop([_plain(word) for word in text.split()]) is not None


def without_loops(text: str) -> str:
    """The text with every loop cut back to its phrase said once."""
    spoken = text.split()
    while loop := _loop([_plain(word) for word in spoken]):
        del spoken[loop]
    return " ".join(spoken)


def _loop(words: Sequence[str]) -> slice | None:
    """What is too much of the first loop; None when there is none."""
    for start in range(len(words)):
        for size in range(1, (len(words) - start) // 2 + 1):
            repeats = _repeats(words, start, size)
            numbers = all(word in NUMBERS or word.isdigit() for word in words[start : start + size])
            twice = size >= ALONE and 2 * size == len(words)
            if repeats >= (2 if twice else LIMITS.get(size, 2)) and not numbers:
                return slice(start + size, start + size * repeats)
    return _begun_again(words)


def _repeats(words: Sequence[str], start: int, size: int) -> int:
    phrase, repeats = words[start : start + size], 1
    while words[start + repeats * size : start + (repeats + 1) * size] == phrase:
        repeats += 1
    return repeats


def _begun_again(words: Sequence[str]) -> slice | None:
    """The whole text said again, but cut off: "press the pound key press the pound k"."""
    for size in range(SENTENCE, len(words) - SENTENCE + 1):
        again = words[size:]
        if again[:-1] == words[: len(again) - 1] and words[len(again) - 1].startswith(again[-1]):
            return slice(size, len(words))
    return None


def _plain(word: str) -> str:
    return re.sub(r"[^\w']", "", word.lower())
