"""What danger is learned from: sayings written out, daily business, and sets of emergencies, openings and turns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from appliance.dialogue.danger.cues import cues
from appliance.dialogue.emergency import Level, assess
from appliance.dialogue.meaning.wish_features import Features, row
from appliance.dialogue.meaning.wish_model import bare
from appliance.evaluate import families, said_openings
from appliance.evaluate.wish_examples import BLANK, Item

EXAMPLES = tuple(
    files("appliance.dialogue").joinpath("data", name)
    for name in (
        "danger.toml",
        "danger_told.toml",
        "danger_seventh.toml",
        "danger_said.toml",
        "danger_short.toml",
        "danger_quiet.toml",
    )
)
CALM = files("appliance.dialogue").joinpath("data", "danger_calm.toml")
Levels = Mapping[str, Level]
"""Texts and what each is: an emergency, urgent, or neither."""

PHRASES_A_WISH = 40
CALM_A_PATTERN = 90
AMID = {Level.EMERGENCY: 1500, Level.URGENT: 500, Level.NONE: 2000}
"""How many sayings of each level are learned from once more between sentences of business."""
FEW_WORDS = 10
"""Words of such a sentence at most."""
DAILY = 0.5
"""How much an example of daily business weighs beside the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One text to learn from."""

    row: Features
    """Without a sentence vector yet."""
    text: str
    """What the encoder is given of it."""
    level: Level
    weight: float


def examples(sets: Sequence[Sequence[Item]], *, kept_out: bool) -> list[Told]:
    """Each text once, as the last that tells of it says. `sets`: items of any kind; `kept_out`: with the openings that
    are else left out."""
    found = dict[str, tuple[str, Level, float]]()
    read = [_read(items) for items in sets]
    calm = [told for told in read if set(told.values()) == {Level.NONE}]
    for told in (_daily(kept_out=kept_out), *calm):
        found |= {bare(text): (text, level, DAILY) for text, level in told.items()}
    own = _own()
    for told in (_amid(own, kept_out=kept_out), own, *(told for told in read if told not in calm)):
        found |= {bare(text): (text, level, 1.0) for text, level in told.items()}
    return [
        Told(row(words, BLANK, np.array(cues(text), np.float32)), words, level, weight)
        for words, (text, level, weight) in found.items()
    ]


def _daily(*, kept_out: bool) -> Levels:
    """Phrases of every wish, as many of each, openings written out, and everyday complaints, of which the rules say
    nothing."""
    found: dict[tuple[str, str], list[str]] = {}
    for phrase in families.phrases():
        found.setdefault((phrase.lang, phrase.label), []).append(phrase.text)
    drawn = [text for texts in found.values() for text in texts[:: max(1, len(texts) // PHRASES_A_WISH)]]
    said = [one.text for one in said_openings.openings() if kept_out or not one.kept_out]
    return {text: Level.NONE for text in (*drawn, *said, *_calm()) if assess(text).level is Level.NONE}


def _calm() -> Iterator[str]:
    """Everyday complaints, in the words of a request."""
    for words in tomllib.loads(CALM.read_text(encoding="utf-8")).values():
        for pattern in words["families"]:
            yield from families.expand(f"<before> {pattern} <after>", words, CALM_A_PATTERN)


def _amid(own: Levels, *, kept_out: bool) -> Levels:
    """Sayings before, behind and between sentences of business, drawn by chance with a fixed seed."""
    chance = np.random.default_rng(1)
    business = [
        one.text
        for one in said_openings.openings()
        if len(one.text.split()) <= FEW_WORDS
        and (kept_out or not one.kept_out)
        and assess(one.text).level is Level.NONE
    ]
    found = dict[str, Level]()
    for level, count in AMID.items():
        sayings = [text for text, told in own.items() if told is level]
        for at in chance.permutation(len(sayings))[:count]:
            before, behind = (business[each] for each in chance.integers(len(business), size=2))
            parts = [(before, sayings[at]), (sayings[at], behind), (before, sayings[at], behind)][chance.integers(3)]
            found[" ".join(parts)] = level
    return found


def _own() -> Levels:
    told = dict[str, Level]()
    for file in EXAMPLES:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        for name, level in (("emergency", Level.EMERGENCY), ("urgent", Level.URGENT), ("ordinary", Level.NONE)):
            told |= dict.fromkeys(held.get(name, ()), level)
    return told


def _read(items: Sequence[Item]) -> Levels:
    """Items of a set of emergencies, or of one of openings or turns, where none is an emergency unless it says so."""
    return {
        item["text"]: Level(item.get("label", "none"))
        for item in items
        if not item.get("must_escalate") and "emergency" not in item.get("intents", ())
    }
