"""What a recognizer makes of a caller's words: drawn from rates and confusions that were measured. "
"Pure; from a seed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from appliance.clinic.people import Lang
from appliance.dialogue.words import fold
from appliance.rehearse import text_vocabulary

SHORTEST_BLURRED = 3
"""Letters of a word that may be written with one sound for another."""
MARKS = ".,;:!?¿¡"


@cache
def table() -> Mapping[str, Any]:
    """Rates and confusions, by language (text_noise.toml)."""
    return tomllib.loads(resources.files("appliance.rehearse").joinpath("text_noise.toml").read_text("utf-8"))


class Noise:
    """One call's mishearing."""

    def __init__(self, rng: Random, times: float = 1.0) -> None:
        """`times`: multiplies every rate of the table."""
        self._rng, self._times = rng, times

    def heard(self, text: str, lang: Lang) -> str:
        """The same words, some dropped, taken for others or without marks; never empty where they were not."""
        words = [self._word(word, lang) for word in text.split()]
        found = " ".join(filter(None, words))
        if not found:
            return text
        return self._unmarked(found) if self._draws(table()["rates"][lang]["unmarked"]) else found

    def _word(self, word: str, lang: Lang) -> str:
        bare = fold(word.strip(MARKS))
        kind = _kind(bare, lang)
        if not bare or "'" in bare or not self._draws(table()["rates"][lang][kind]):
            return word
        if bare.isdigit():
            return self._digits(word)
        if kind == "small":
            return "" if self._rng.random() < 0.5 else self._like(word, self._rng.choice(table()["small"][lang]))
        return self._like(word, self._mistaken(word.strip(MARKS), bare, kind, lang))

    def _mistaken(self, word: str, bare: str, kind: str, lang: Lang) -> str:
        """Another word: one that was heard in its place, or one near it in sound, or the same written by its sound."""
        listed = table()["numbers" if kind == "number" else "confusions"][lang].get(bare)
        if listed:
            return str(self._rng.choice(listed))
        if kind == "number":
            return word
        near = text_vocabulary.neighbours(bare, lang)
        if near and self._rng.random() < table()["rates"][lang]["real"]:
            return self._rng.choice(near)
        return self._blurred(word, lang) if len(bare) >= SHORTEST_BLURRED else word

    def _blurred(self, word: str, lang: Lang) -> str:
        """One sound taken for one that is near it on the line; the same word where it has none."""
        near = [(old, new) for old, new in table()["sounds"][lang] if old in word[1:]]
        if not near:
            return word
        old, new = self._rng.choice(near)
        return f"{word[0]}{word[1:].replace(old, new, 1)}"

    def _digits(self, word: str) -> str:
        """One digit taken for a neighbour in sound."""
        at = self._rng.choice([place for place, char in enumerate(word) if char.isdigit()])
        return f"{word[:at]}{self._rng.choice(table()['digits'].get(word[at], [word[at]]))}{word[at + 1 :]}"

    def _like(self, word: str, other: str) -> str:
        """Another word with the first one's capital and marks."""
        first = word.strip(MARKS)[:1]
        return f"{other[:1].upper() if first.isupper() else other[:1]}{other[1:]}{word[len(word.rstrip(MARKS)) :]}"

    def _unmarked(self, text: str) -> str:
        """No capitals and no punctuation, as some recognizers write."""
        return "".join(char for char in text.casefold() if char not in MARKS)

    def _draws(self, rate: float) -> bool:
        return self._rng.random() < rate * self._times


def _kind(bare: str, lang: Lang) -> str:
    """Of which kind a folded word is: their error rates differ most."""
    if (
        bare.isdigit()
        or bare in table()["number_words"][lang]
        or (len(bare) == 1 and bare not in table()["small"][lang])
    ):
        return "number"
    if bare in table()["small"][lang]:
        return "small"
    return "common" if bare in text_vocabulary.known(lang) else "rare"
