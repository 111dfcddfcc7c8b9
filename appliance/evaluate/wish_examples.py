"""What wishes are learned from: openings written out, composed ones, phrases by family, and sets of openings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.meaning import wishes
from appliance.dialogue.meaning.wish_features import VECTOR, Features, row, votes
from appliance.dialogue.meaning.wish_model import bare
from appliance.dialogue.words import plain
from appliance.evaluate import said_openings, spoken_openings
from appliance.evaluate.families import phrases
from appliance.evaluate.labels import FAQ_TOPICS, SUB_INTENTS, label

Floats = NDArray[np.float32]
Item = Mapping[str, Any]
BLANK = np.zeros(VECTOR, np.float32)

SHARES = {"one": 0.6, "several": 0.7, "older": 0.5}
"""How many of each kind of composed opening are learned from, drawn by chance with a fixed seed: memory and time."""
SAID, A_FILE, PAIR = 3.0, 6.0, 1.5
"""How much an opening written out, one of a file, and two written out in one turn weigh beside a composed one."""
PAIRS, FEW_WORDS = 3000, 14
"""How many turns are made of two openings written out, and the words of each at most."""
BETWEEN = {
    "en": ("", "", "and", "also", "oh and", "and also", "but", "plus", "and while i have you"),
    "es": ("", "", "y", "también", "ah y", "y otra cosa", "y también", "pero", "ya que estamos"),
}
"""What stands between them."""
ALONE = frozenset({"context", "other", "advice", "human", "robot", "wrong_number", "spam", "vendor"})
"""Wishes that stay by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One opening to learn from."""

    row: Features
    """Without a sentence vector yet."""
    text: str
    """What the encoder is given of it."""
    labels: frozenset[str]
    weight: float
    kept_out: bool = False
    kind: str | None = None
    tells_kind: bool = False
    """Whether `kind` was written down for it: only then nothing means that there is none."""


def examples(sets: Sequence[Sequence[Item]], labels: Sequence[str]) -> Iterator[Example]:
    """All of them. `sets`: items of sets of openings; `labels`: the wishes there are."""

    def example(text: str, wished: Iterable[str], weight: float, **known: Any) -> Example:
        told = votes(labels, wishes.heard(plain(text)), wishes.read(text).labels)
        return _example(text, told, wished, weight, **known)

    for one in said_openings.openings():
        visit = bool(wishes.VISITS & set(one.labels)) and one.tells_kind
        yield example(one.text, one.labels, SAID, kept_out=one.kept_out, kind=one.kind, tells_kind=visit)
    for text, wished in _pairs():
        yield example(text, wished, PAIR)
    for items in sets:
        for text, wished in _of_set(items, labels):
            yield example(text, wished, A_FILE)
    told, older = spoken_openings.openings(), phrases()[::2]
    chance = np.random.default_rng(1).random(len(told) + len(older))
    for each, drawn in zip(told, chance, strict=False):
        if drawn < SHARES["one" if len(each.labels) == 1 else "several"]:
            yield example(each.text, each.labels, 1.0, kept_out=each.kept_out)
    unsaid = np.zeros(4 * len(labels), np.float32)
    for phrase, drawn in zip(older, chance[len(told) :], strict=True):
        if drawn < SHARES["older"]:
            yield _example(phrase.text, unsaid, {phrase.label}, 1.0)


def _pairs() -> Iterator[tuple[str, set[str]]]:
    """Turns of two openings written out, drawn by chance with a fixed seed; none is about two visits."""
    chance = np.random.default_rng(2)
    for lang, between in BETWEEN.items():
        short = [
            one
            for one in said_openings.openings()
            if one.lang == lang
            and len(one.labels) == 1
            and not one.kept_out
            and one.labels[0] not in ALONE
            and len(one.text.split()) <= FEW_WORDS
        ]
        for first, second in chance.integers(len(short), size=(PAIRS // len(BETWEEN), 2)):
            told = {*short[first].labels, *short[second].labels}
            if len(told) == 2 and not told <= wishes.VISITS:
                joined = between[chance.integers(len(between))]
                yield " ".join((short[first].text, joined, short[second].text)), told


def _example(text: str, told: Floats, wished: Iterable[str], weight: float, **known: Any) -> Example:
    words = bare(text)
    return Example(row(words, BLANK, told), words, frozenset(wished), weight, **known)


def _of_set(items: Sequence[Item], labels: Sequence[str]) -> Iterator[tuple[str, set[str]]]:
    """Openings of a set and our wishes for their labels. Of several wishes with one label the slots or the words tell
    which; where neither does, nothing is learned from it."""
    for item in items:
        told = [*_by_slots(item.get("slots", {})), *wishes.heard(plain(item["text"]))]
        named = [[each for each in labels if label(each) == intent] for intent in item["intents"]]
        ours = [each if len(each) < 2 else [one for one in told if one in each][:1] for each in named]
        if all(ours):
            yield item["text"], {one for each in ours for one in each}


def _by_slots(slots: Mapping[str, str]) -> set[str]:
    """The wishes that a topic or a finer intent names."""
    ours = {name: wish for wish, name in (*FAQ_TOPICS.items(), *SUB_INTENTS.items())}
    return {ours.get(slots[key], "faq") for key in ("faq_topic", "sub_intent") if key in slots}
