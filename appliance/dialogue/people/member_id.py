"""An insurance member number: letters and digits mixed, spelled and grouped as people read them off a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appliance.clinic.people import Lang
from appliance.dialogue.people import spoken_digits
from appliance.dialogue.people.letter_names import CODE_WORDS, NAMES, PAIRS, initial
from appliance.dialogue.words import fold, listed

SHORTEST = 5
"""Fewest signs of a member number; Medicare's has eleven, most have nine to fourteen."""
_WORDS = re.compile(r"[a-z0-9]+")
_MIXED = re.compile(r"(?!\d+(?:st|nd|rd|th)\b)(?:[a-z]+\d|\d+[a-z])[a-z0-9]*")
"""Written together by the recognizer: every sign stands for itself."""
_LINKS = (("as", "in"), ("like",), ("for",), ("de",), ("como",))
_JOINERS = frozenset(
    listed("uh um dash guion then and y eh este space espacio luego is es it its number numero letter letra la the")
)
_REPEATED = frozenset(listed("double triple doble"))


def read(text: str, lang: Lang) -> str:
    """The longest run of letters and digits said, upper case; "" when shorter than a member number. Never raises.

    "W as in Walter, one two three, double five, oh one" is W1235501. A run holds a digit; "oh" among digits is zero.
    """
    words = [part for word in _WORDS.findall(fold(text)) for part in (word if _MIXED.fullmatch(word) else [word])]
    starts = {piece.start: piece for piece in spoken_digits.pieces(words, lang)}
    runs, at = [""], 0
    while at < len(words):
        piece = starts.get(at)
        letter = (
            _letter(words, at) if piece is None or (words[at] in ("o", "oh") and not _digit_near(runs[-1])) else None
        )
        if letter:
            runs[-1] += letter[0]
            at = letter[1]
        elif piece:
            runs[-1] += piece.digits
            at = piece.end
        else:
            if words[at] not in _JOINERS and runs[-1]:
                runs.append("")
            at += 1
    found = [run for run in runs if len(run) >= SHORTEST and any(char.isdigit() for char in run)]
    return max(found, key=len, default="").upper()


def _digit_near(run: str) -> bool:
    return run[-1:].isdigit()


def _letter(words: Sequence[str], at: int) -> tuple[str, int] | None:
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in _JOINERS and word not in ("y",):
        return None
    pair = PAIRS.get(f"{word} {after}")
    if pair:
        return pair, at + 2
    if word in _REPEATED and (again := _letter(words, at + 1) if after else None):
        return again[0] * (3 if word == "triple" else 2), again[1]
    letter = word if len(word) == 1 else NAMES.get(word, "") or (initial(word) if word in CODE_WORDS else "")
    if not letter:
        short = len(word) <= 4 and after[:1].isdigit()
        return (word, at + 1) if short and not set(word) & set("aeiou") else None
    for link in _LINKS:
        end = at + 1 + len(link)
        if (
            tuple(words[at + 1 : end]) == link
            and words[end : end + 1]
            and words[end][0] == letter
            and len(words[end]) > 2
        ):
            return letter, end + 1
    return letter, at + 1
