"""What a recognizer makes of a caller's words: drawn from a table of measured confusions. Pure; draws from a seed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from appliance.clinic.people import Lang


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
        rates, confusions = table()["rates"][lang], table()["confusions"][lang]
        words = [self._word(word, rates, confusions) for word in text.split()]
        found = " ".join(filter(None, words))
        if not found:
            return text
        return self._unmarked(found) if self._draws(rates["unmarked"]) else found

    def _word(self, word: str, rates: Mapping[str, float], confusions: Mapping[str, list[str]]) -> str:
        bare = word.strip(".,;:!?¿¡").casefold()
        if bare.isdigit():
            return self._digits(word) if self._draws(rates["digit"]) else word
        if bare in confusions and self._draws(rates["confused"]):
            return self._rng.choice(confusions[bare]) + word[len(word.rstrip(".,;:!?")) :]
        return "" if bare in table()["small"]["words"] and self._draws(rates["dropped"]) else word

    def _digits(self, word: str) -> str:
        """One digit taken for a neighbour in sound."""
        at = self._rng.choice([place for place, char in enumerate(word) if char.isdigit()])
        return word[:at] + self._rng.choice(table()["digits"].get(word[at], [word[at]])) + word[at + 1 :]

    def _unmarked(self, text: str) -> str:
        """No capitals and no punctuation, as some recognizers write."""
        return "".join(char for char in text.casefold() if char not in ".,;:!?¿¡")

    def _draws(self, rate: float) -> bool:
        return self._rng.random() < rate * self._times
