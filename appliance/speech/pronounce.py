"""How the clinic wants its names said: phonemes for the English voice, another spelling for the Spanish one. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from appliance.clinic.people import Lang

_MARKUP = str.maketrans(dict.fromkeys("[]<>{}|\\", " "))
"""Characters a voice takes for instructions; text never gives any."""

LONGEST = 40
"""Letters of a word that are said; Pico takes minutes over a word of hundreds."""


class Pronunciations:
    """The clinic's glossary, as the voices take it."""

    def __init__(self, *, english: Mapping[str, str], spanish: Mapping[str, str]) -> None:
        """`english`: written name to IPA in hibari's alphabet. `spanish`: written name to respelling."""
        self._by_lang: dict[Lang, dict[str, str]] = {
            "en": {name: f"[{name}](/{ipa}/)" for name, ipa in english.items()},
            "es": dict(spanish),
        }
        self._names = {lang: _any_of(said) for lang, said in self._by_lang.items()}

    def apply(self, text: str, lang: Lang) -> str:
        """The text with every known name, as a whole word, replaced by the way it is said."""
        said, plain = self._by_lang[lang], " ".join(word[:LONGEST] for word in text.translate(_MARKUP).split())
        return self._names[lang].sub(lambda found: said[found[0]], plain) if said else plain

    @property
    def version(self) -> str:
        """Changes when any pronunciation does."""
        return repr(sorted((lang, *entry) for lang, said in self._by_lang.items() for entry in said.items()))


def _any_of(said: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(said, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
