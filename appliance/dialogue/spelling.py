"""Names spelled aloud: letters, NATO words, "D as in David", Spanish letter names, "double l"."""

from __future__ import annotations

from collections.abc import Sequence

from appliance.dialogue.words import fold, listed, tokens

_NATO = frozenset(
    listed(
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
        "november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu"
    )
)
_SPOKEN = {
    "ay": "a",
    "bee": "b",
    "be": "b",
    "see": "c",
    "sea": "c",
    "ce": "c",
    "dee": "d",
    "de": "d",
    "ee": "e",
    "ef": "f",
    "efe": "f",
    "gee": "g",
    "ge": "g",
    "aitch": "h",
    "hache": "h",
    "ache": "h",
    "eye": "i",
    "jay": "j",
    "jota": "j",
    "kay": "k",
    "ka": "k",
    "el": "l",
    "ele": "l",
    "em": "m",
    "eme": "m",
    "en": "n",
    "ene": "n",
    "oh": "o",
    "pee": "p",
    "pe": "p",
    "cue": "q",
    "queue": "q",
    "cu": "q",
    "are": "r",
    "ar": "r",
    "erre": "r",
    "ere": "r",
    "ess": "s",
    "ese": "s",
    "tee": "t",
    "te": "t",
    "tea": "t",
    "you": "u",
    "uve": "v",
    "vee": "v",
    "ve": "v",
    "equis": "x",
    "ex": "x",
    "why": "y",
    "ye": "y",
    "zee": "z",
    "zeta": "z",
    "ceta": "z",
    "zed": "z",
}
_AS_IN = (["as", "in"], ["like"], ["for"], ["de"], ["como", "en"], ["como"], ["is", "for"])
_NOISE = frozenset(
    listed("it its is spelled spelling thats and uh um s se escribe deletrea es con eh then last name apellido")
)


def read(text: str) -> str:
    """The letters spelled in a text, upper case; "" when fewer than two were."""
    words = [word for word in tokens(fold(text).replace("ñ", "n")) if not word[0].isdigit()]
    letters: list[str] = []
    best: list[str] = []
    index = 0
    while index < len(words):
        found = _letter(words, index)
        if found:
            letters.extend(found[0])
            index = found[1]
            continue
        if words[index] not in _NOISE and not _echo(words[index], letters):
            best, letters = max(best, letters, key=len), []
        index += 1
    best = max(best, letters, key=len)
    return "".join(best).upper() if len(best) >= 2 else ""


def _letter(words: Sequence[str], at: int) -> tuple[str, int] | None:
    word = words[at]
    if word in ("double", "doble") and at + 1 < len(words):
        if words[at + 1] in ("u", "ve", "uve", "v"):
            return "w", at + 2
        again = _letter(words, at + 1)
        return (again[0] * 2, again[1]) if again else None
    if words[at : at + 2] == ["i", "griega"]:
        return "y", at + 2
    letter = word if len(word) == 1 else _SPOKEN.get(word, "")
    if not letter and word in _NATO:
        letter = word[0]
    if not letter:
        return None
    for link in _AS_IN:
        end = at + 1 + len(link)
        if list(words[at + 1 : end]) == link and end < len(words) and len(words[end]) > 2 and words[end][0] == letter:
            return letter, end + 1
    return letter, at + 1


def _echo(word: str, letters: Sequence[str]) -> bool:
    """The name said again after its letters."""
    return len(letters) > 2 and word == "".join(letters)
