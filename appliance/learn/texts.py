"""What the emergency phrase spotter learns to tell apart, as text: ours, in both languages, some of it kept out."""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from appliance.clinic.people import Lang
from appliance.dialogue import languages
from appliance.dialogue.words import fold
from appliance.evaluate.families import expand, phrases
from appliance.evaluate.spoken_openings import openings

Kind = Literal["danger", "near", "ordinary"]
"""near: resembles danger in its words and is none. ordinary: what callers say on any day."""

A_PATTERN = 6
"""Phrases taken from one short pattern."""
KEPT_OUT = 4
"""One short pattern of so many is kept out, fixed by its words."""
OPENINGS, WISHES = 700, 300
"""Ordinary openings of each language learned from, and phrases of single wishes."""


@dataclass(frozen=True, slots=True)
class Text:
    """One thing a caller may say."""

    words: str
    lang: Lang
    kind: Kind


def learned(sets: Sequence[Path]) -> list[Text]:
    """Everything to learn from, each text once: short patterns, the second opinion's examples, these sets, openings."""
    found = [text for text, out in _short() if not out]
    for name in ("danger", "danger_told"):
        held = tomllib.loads(files("appliance.dialogue").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
        found += [Text(words, _lang(words), "danger") for words in held["emergency"]]
        found += [Text(words, _lang(words), "near") for words in held["ordinary"]]
    for path in sets:
        found += of_set(path)
    for lang in ("en", "es"):
        said = [one.text for one in openings() if one.lang == lang and not one.kept_out]
        wishes = [one.text for one in phrases() if one.lang == lang]
        for texts, count in ((said, OPENINGS), (wishes, WISHES)):
            found += [Text(words, lang, "ordinary") for words in texts[:: max(1, len(texts) // count)]]
    return once(found)


def short_kept_out() -> list[Text]:
    """The phrases of the short patterns nothing is learned from."""
    return [text for text, out in _short() if out]


def openings_kept_out(most: int) -> list[Text]:
    """So many openings in each language, from patterns nothing is learned from."""
    found: list[Text] = []
    for lang in ("en", "es"):
        said = [one.text for one in openings() if one.lang == lang and one.kept_out]
        found += [Text(words, lang, "ordinary") for words in said[:: max(1, len(said) // most)][:most]]
    return found


def of_set(path: Path) -> list[Text]:
    """Items of a set of emergencies, urgent ones left out; of a set of turns or openings, all of them ordinary."""
    items = [msgspec.json.decode(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = []
    for item in items:
        if item.get("label") == "urgent" or item.get("must_escalate") or "emergency" in item.get("intents", ()):
            continue
        calm: Kind = "near" if "label" in item else "ordinary"
        kind: Kind = "danger" if item.get("label") == "emergency" else calm
        found.append(Text(item["text"], item["lang"], kind))
    return once(found)


def once(texts: Iterable[Text]) -> list[Text]:
    """Each wording once, the first kind it came with."""
    return list({text.words.lower().strip(" .!?"): text for text in reversed(list(texts))}.values())[::-1]


def _short() -> list[tuple[Text, bool]]:
    held = tomllib.loads(files("appliance.learn").joinpath("phrases.toml").read_text(encoding="utf-8"))
    found = []
    for lang in ("en", "es"):
        for kind in ("danger", "near"):
            for pattern in held[lang][kind]:
                out = zlib.crc32(pattern.encode()) % KEPT_OUT == 0
                said = dict.fromkeys(expand(pattern, {}, A_PATTERN))
                found += [(Text(words, lang, kind), out) for words in said]
    return found


def _lang(words: str) -> Lang:
    """The language of an example that does not say it: by its small words, else by accents and endings."""
    lead = languages.lead(words)
    if lead or "'" in words:
        return "en" if lead > 0 or "'" in words else "es"
    said = words.split()
    return "es" if words != fold(words) or 2 * sum(word[-1] in "aeos" for word in said) > len(said) else "en"
