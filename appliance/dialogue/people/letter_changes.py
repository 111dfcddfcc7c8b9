"""One letter put right: "with a V", "it's M, not N", "con zeta", "with two L's", "e at the end"."""

from __future__ import annotations

import re

from appliance.dialogue.people.letter_names import NAMES, PAIRS, SHAPES
from appliance.dialogue.words import fold

_ALIKE = ("bv", "sz", "mn", "ck", "iy", "cs", "cz", "kq", "gj", "dt", "fs", "bp", "hj", "bd", "ae", "bdegptvz")
"""Letters taken for each other, the likeliest pairs first."""
_LETTER = rf"(?:{'|'.join(sorted({*NAMES, *PAIRS, *'abcdefghijklmnopqrstuvwxyz'}, key=len, reverse=True))})"
_AS = r"(?: (?:as in|like|for|de|como|como en) [a-z]{3,})?"
_ONE = rf"({_LETTER})(?: ({'|'.join(SHAPES)}))?{_AS}"
_SWAPS = tuple(
    (re.compile(rf"(?<![a-z]){pattern}(?![a-z])"), right, wrong)
    for pattern, right, wrong in (
        (rf"(?:an? |una? |la )?{_ONE},? (?:and |y )?(?:not|no|instead of|rather than|en vez de|en lugar de)(?: "
         rf"(?:an?|una?|la|es))* {_ONE}", 0, 1),
        (rf"(?:not|no)(?: (?:an?|es|con|una?|la))* {_ONE},? (?:its |but |sino |es |con |an? |una? |la )*{_ONE}", 1, 0),
    )
)  # fmt: skip
_WITH = re.compile(
    rf"(?<![a-z])(?:with|con|its|es|lleva|that is|thats|use)(?: (?:an?|una?|la|el|letra))* {_ONE}(?![a-z])"
)
_TWICE = re.compile(rf"(?<![a-z])(?:two|double|doble|dos) ({_LETTER}?)(?:s|es)?(?![a-z])")
_END = re.compile(rf"(?<![a-z])({_LETTER}) (?:at the end|on the end|al final)(?![a-z])")
_SILENT = re.compile(r"(?<![a-z])(?:con|with an?|starts with an?|empieza con) (?:hache|h|aitch)(?![a-z])")


def change(letters: str, text: str) -> str:
    """The name's letters with the one change a text asks for; "" when it asks for none, or for one with two places.

    `letters` may be of any case and hold accents no more; the answer is upper case. Never raises.
    """
    name, words = letters.lower(), " ".join(re.findall(r"[a-z]+", fold(text)))
    if not name:
        return ""
    return (_twice(name, words) or _end(name, words) or _swap(name, words) or _with(name, words)).upper()


def _twice(name: str, words: str) -> str:
    found = _TWICE.search(words)
    letter = _letter(found[1]) if found else ""
    if len(letter) != 1 or letter * 2 in name or name.count(letter) != 1:
        return ""
    return name.replace(letter, letter * 2)


def _end(name: str, words: str) -> str:
    found = _END.search(words)
    letter = _letter(found[1]) if found else ""
    return name + letter if letter and not name.endswith(letter) else ""


def _swap(name: str, words: str) -> str:
    for pattern, right, wrong in _SWAPS:
        for found in pattern.finditer(words):
            pair = [_letter(found[1], found[2]), _letter(found[3], found[4])]
            if all(pair) and name.count(pair[wrong]) == 1:
                return name.replace(pair[wrong], pair[right])
    return ""


def _with(name: str, words: str) -> str:
    if _SILENT.search(words) and name[0] in "aeiou":
        return "h" + name
    for found in _WITH.finditer(words):
        wanted = _letter(found[1], found[2])
        for group in _ALIKE:
            others = [at for at, letter in enumerate(name) if letter in group and letter != wanted]
            if wanted in group and others and wanted not in name[others[0] : others[0] + 1]:
                if len(others) > 1 and wanted in ("s", "z"):
                    others = others[-1:]
                if len(others) == 1:
                    return name[: others[0]] + wanted + name[others[0] + 1 :]
                break
    return ""


def _letter(said: str, shape: str | None = None) -> str:
    if shape in SHAPES:
        return SHAPES[shape]
    return said if len(said) == 1 else NAMES.get(said) or PAIRS.get(said, "")
