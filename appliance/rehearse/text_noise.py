"""What a recognizer makes of a caller's words: drawn from a table of measured confusions. Pure; draws from a seed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from appliance.clinic.people import Lang

SHORTEST_BLURRED = 4
"""Letters of a word that may be blurred; shorter ones are confused as wholes or dropped."""


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
        rates = table()["rates"][lang]
        words = [self._word(word, lang) for word in text.split()]
        found = " ".join(filter(None, words))
        if not found:
            return text
        return self._unmarked(found) if self._draws(rates["unmarked"]) else found

    def _word(self, word: str, lang: Lang) -> str:
        rates, confusions = table()["rates"][lang], table()["confusions"][lang]
        bare = word.strip(".,;:!?¿¡").casefold()
        if bare.isdigit():
            return self._digits(word) if self._draws(rates["digit"]) else word
        if bare in confusions and self._draws(rates["confused"]):
            return f"{self._rng.choice(confusions[bare])}{word[len(word.rstrip('.,;:!?')) :]}"
        if bare in table()["small"]["words"]:
            return "" if self._draws(rates["dropped"]) else word
        return self._blurred(word, lang) if len(bare) >= SHORTEST_BLURRED and self._draws(rates["blurred"]) else word

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

    def _unmarked(self, text: str) -> str:
        """No capitals and no punctuation, as some recognizers write."""
        return "".join(char for char in text.casefold() if char not in ".,;:!?¿¡")

    def _draws(self, rate: float) -> bool:
        return self._rng.random() < rate * self._times
