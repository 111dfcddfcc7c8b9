"""Every sentence the box can say, in both languages, and how its blanks are filled."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from appliance.clinic.people import Lang
from appliance.clinic.settings import Clinic
from appliance.dialogue import spoken
from appliance.dialogue.acts import Origin, Say, Value, ValueType

LANGS: tuple[Lang, Lang] = ("en", "es")


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases by language and key. A phrase's blanks are named in braces."""

    phrases: Mapping[Lang, Mapping[str, str]]

    @classmethod
    def load(cls) -> Phrasebook:
        """Read the two files that come with the package. Composition roots call this once."""
        return cls({lang: _read(lang) for lang in LANGS})

    def render(self, say: Say, lang: Lang, clinic: Clinic) -> str:
        """The sentence in words only, ready for the synthesizer. Raises KeyError for an unknown key or blank."""
        chosen = self.language(say, lang)
        filled = {name: spoken.words(value, chosen, clinic) for name, value in say.values.items()}
        return self.phrases[chosen][say.key].format(**filled)

    def language(self, say: Say, lang: Lang) -> Lang:
        """The language a sentence is spoken in: the call's, unless the sentence has its own."""
        return say.lang or lang

    def static_texts(self, clinic: Clinic) -> list[tuple[str, Lang]]:
        """Sentences known before any call, for the phrase cache: those without blanks, and the greeting."""
        name = {"clinic": Value(clinic.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING)}
        found: list[tuple[str, Lang]] = []
        for lang in LANGS:
            for key, text in self.phrases[lang].items():
                if blanks(text) <= {"clinic"}:
                    found.append((self.render(Say(key, name), lang, clinic), lang))
        return found


def blanks(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def _read(lang: Lang) -> dict[str, str]:
    file = resources.files("appliance.dialogue") / "phrases" / f"{lang}.toml"
    return dict(tomllib.loads(file.read_text(encoding="utf-8")))
