"""The ñ of a spelled name: recognised text is read without accents, so that it is put back from the words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from appliance.dialogue.words import fold

_SAID = re.compile(r"(?<![^\W\d_])(?:eñe|enye|enie|ñ)(?![^\W\d_])|\bn with (?:a |the )?tilde\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?:ene|n),? (?:with (?:a |the )?(?:tilde|squiggle|squiggly|wave)(?: line)?(?: on top| over it)?|"
    r"(?:con|que lleva) (?:el |la |su |una? )?(?:tilde|raya|rayita|virgulilla|palito|sombrerito|gorrito|gusanito)"
    r"(?: (?:arriba|encima))?)\b",
    re.IGNORECASE,
)
"""The letter told by its mark."""
_AFTERWARDS = re.compile(
    r"^(?P<letters>.*[^\W\d_].*?)[,.;]? (?:es con|con|with) (?:una? |an? )?(?:eñe|ñ)(?: de \w+)?\W*$", re.IGNORECASE
)
"""Letters and, once more, which n they hold."""
_PLAIN = re.compile(r"(?<![^\W\d_])ene(?![^\W\d_])", re.IGNORECASE)
_MARK = " uve doble "
"""A letter hardly any name with an ñ has: where it is read instead, the ñ was."""


def worded(text: str) -> str:
    """A spelling with each ñ told by its name: "ene con tilde"; "con eñe" after the letters is none of its own."""
    text = _DESCRIBED.sub("eñe", text)
    found = _AFTERWARDS.match(text)
    if not found:
        return text
    before = found["letters"]
    plain = [each for each in _PLAIN.finditer(before) if each.start()]
    if _SAID.search(before) or len(plain) != 1:
        return before
    return f"{before[: plain[0].start()]}eñe{before[plain[0].end() :]}"


def put_back(letters: str, text: str, read: Callable[[str], str]) -> str:
    """The letters read from a text, upper case, with the ñ that it says. `read` reads letters."""
    text = worded(text)
    if not _SAID.search(text):
        return letters
    marked = read(_SAID.sub(_MARK, text))
    if len(marked) != len(letters):
        return letters
    return "".join("Ñ" if other == "W" and one == "N" else one for one, other in zip(letters, marked, strict=True))


def like(letters: str, name: str) -> str:
    """The letters as the name heard has them, where they are the same but for an ñ."""
    heard = [char for char in name.upper() if char.isalpha()]
    if len(heard) != len(letters) or bare(letters) != "".join(fold(char) for char in heard).upper():
        return letters
    return "".join("Ñ" if "Ñ" in (one, other) else one for one, other in zip(letters, heard, strict=True))


def bare(letters: str) -> str:
    """The letters without the tilde."""
    return letters.replace("Ñ", "N")


def said(text: str) -> bool:
    """Whether a text names the letter."""
    return bool(_SAID.search(text) or _DESCRIBED.search(text))


def change(letters: str, text: str) -> str:
    """The letters with the one n an "eñe" at the read-back means, or the ñ an "ene" means; "" where none does."""
    says, plain = said(text), bool(_PLAIN.search(text))
    if says and letters[1:].count("N") == 1 and "Ñ" not in letters:
        return letters[0] + letters[1:].replace("N", "Ñ")
    if plain and not says and letters.count("Ñ") == 1:
        return bare(letters)
    return ""


def onto(name: str, letters: str) -> str:
    """The name written with the ñ of its letters, in the case it has."""
    at = [place for place, char in enumerate(name) if char.isalpha()]
    if len(at) != len(letters):
        return name
    written = list(name)
    for place, letter in zip(at, letters, strict=True):
        if letter == "Ñ" and written[place] in "nN":
            written[place] = "ñ" if written[place] == "n" else "Ñ"
        elif letter == "N" and written[place] in "ñÑ":
            written[place] = "n" if written[place] == "ñ" else "N"
    return "".join(written)
