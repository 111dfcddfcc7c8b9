"""`python -m appliance.evaluate.learn FILE...`: learn the wishes and the kinds of visit from our own openings, say how
well, keep the weights.

Learned from: openings written out (`said_openings`), the patterns of `spoken_openings`, the older phrase families
without what the rules say of them, since the rules were tuned on those, and the sets of openings in the files. The
figures are of a third of the first two, by weights learned without it; the weights kept are learned from all. Minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from appliance.dialogue import visit_words, wishes
from appliance.dialogue.wish_features import VECTOR, Encode, Features, rows, votes
from appliance.dialogue.wish_model import WishModel, bare
from appliance.dialogue.wish_signs import COUNT
from appliance.dialogue.words import plain
from appliance.encoder import SentenceEncoder
from appliance.evaluate import said_openings, spoken_openings
from appliance.evaluate.families import phrases
from appliance.evaluate.fit import Scales, fit
from appliance.evaluate.labels import FAQ_TOPICS, SUB_INTENTS, label
from appliance.wish_file import WEIGHTS, save

Floats = NDArray[np.float32]
WISHES = Scales(vector=2.0, signs=0.5, votes=0.5, cells=1.5)
KINDS = Scales(vector=4.0, signs=0.0, votes=0.0, cells=1.5)
"""A sentence's vector tells a kind of visit better than a wish; the rules come before it and have no say in it."""
TOLD, CHOSEN = 0.6, 0.6
"""Added to the log odds where words tell a wish, and where the rules choose it: chosen with
the development sets in view, which the rules were tuned on (docs/measurements.md, Understanding)."""
SHARES = {"one": 0.6, "several": 0.7, "older": 0.5}
"""How many of each kind of composed opening are learned from, drawn by chance with a fixed seed: memory and time."""
SAID, A_FILE = 3.0, 6.0
"""How much an opening written out, and one of a file, weigh beside a composed one."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One opening to learn from."""

    row: Features
    labels: frozenset[str]
    weight: float
    kept_out: bool = False
    kind: str | None = None
    tells_kind: bool = False
    """Whether `kind` was written down for it: only then nothing means that there is none."""


def main(paths: Sequence[str]) -> None:
    """Learn without a third, report, learn from all, save."""
    labels = tuple(dict.fromkeys(phrase.label for phrase in phrases()))
    said = list(said_openings.openings())
    kinds = tuple(sorted({one.kind for one in said if one.kind}))
    encode = SentenceEncoder().encode
    examples = list(_examples(paths, said, labels, encode))
    learned = partial(_learned, labels=labels, kinds=kinds, encode=encode)
    report(said, learned([one for one in examples if not one.kept_out]))
    save(Path(str(WEIGHTS)), learned(examples))


def _learned(
    examples: Sequence[Example],
    labels: Sequence[str],
    kinds: Sequence[str],
    encode: Encode,
) -> WishModel:
    gold = np.array([[each in one.labels for each in labels] for one in examples], np.float32)
    weights, bias = fit(
        [one.row for one in examples], gold, np.array([one.weight for one in examples], np.float32), WISHES
    )
    visits = [one for one in examples if one.tells_kind]
    told = np.array([[each == one.kind for each in kinds] for one in visits], np.float32)
    of_kinds, kind_bias = fit([one.row for one in visits], told, np.ones(len(visits), np.float32), KINDS)
    all_weights = np.hstack([_trusting(weights, len(labels)), of_kinds])
    return WishModel(tuple(labels), tuple(kinds), all_weights, np.concatenate([bias, kind_bias]), encode)


def _examples(
    paths: Sequence[str],
    said: Sequence[said_openings.Said],
    labels: Sequence[str],
    encode: Encode,
) -> Iterator[Example]:
    def row(text: str) -> Features:
        told = votes(labels, wishes.heard(plain(text)), wishes.read(text).labels)
        return rows([bare(text)], [told], encode)[0]

    for one in said:
        visit = bool(wishes.VISITS & set(one.labels))
        yield Example(row(one.text), frozenset(one.labels), SAID, one.kept_out, one.kind, visit)
    for text, wished in _from_files(paths, labels):
        yield Example(row(text), frozenset(wished), A_FILE)
    told, older = spoken_openings.openings(), phrases()[::2]
    chance = np.random.default_rng(1).random(len(told) + len(older))
    for each, drawn in zip(told, chance, strict=False):
        if drawn < SHARES["one" if len(each.labels) == 1 else "several"]:
            yield Example(row(each.text), frozenset(each.labels), 1.0, each.kept_out)
    unsaid = np.zeros(4 * len(labels), np.float32)
    for phrase, drawn in zip(older, chance[len(told) :], strict=True):
        if drawn < SHARES["older"]:
            yield Example(rows([bare(phrase.text)], [unsaid], encode)[0], frozenset({phrase.label}), 1.0)


def _from_files(paths: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[str, set[str]]]:
    """Openings of sets and our wishes for their labels. Of several wishes with one label the slots or the words tell
    which; where neither does, nothing is learned from it."""
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            item = msgspec.json.decode(line)
            told = [*_by_slots(item.get("slots", {})), *wishes.heard(plain(item["text"]))]
            named = [[each for each in labels if label(each) == intent] for intent in item["intents"]]
            ours = [each if len(each) < 2 else [one for one in told if one in each][:1] for each in named]
            if all(ours):
                yield item["text"], {one for each in ours for one in each}


def _by_slots(slots: Mapping[str, str]) -> set[str]:
    """The wishes that a topic or a finer intent names."""
    ours = {name: wish for wish, name in (*FAQ_TOPICS.items(), *SUB_INTENTS.items())}
    return {ours.get(slots[key], "faq") for key in ("faq_topic", "sub_intent") if key in slots}


def _trusting(weights: Floats, count: int) -> Floats:
    """The weights with what a rule's own word adds to its label; the votes stand before the cells."""
    weights = weights.copy()
    first = VECTOR + COUNT
    for vote, adds in ((1, TOLD), (3, CHOSEN)):
        weights[first + vote * count : first + (vote + 1) * count] += adds * np.eye(count, dtype=np.float32)
    return weights


def report(said: Sequence[said_openings.Said], model: WishModel) -> None:
    """How many kept-out openings are read exactly, by the rules alone and by the model, and their kinds of visit."""
    composed = [one for one in spoken_openings.openings() if one.kept_out]
    for name, out in (("written out", [one for one in said if one.kept_out]), ("composed", composed)):
        for lang in ("en", "es"):
            for several in (False, True):
                mine = [one for one in out if one.lang == lang and (len(one.labels) > 1) is several]
                hits = [sum(_same(one.text, one.labels, reader) for one in mine) for reader in (None, model)]
                shown = ", ".join(f"{each}/{len(mine)} = {each / len(mine):.3f}" for each in hits)
                print(f"kept out, {name}, {lang}, {'several' if several else 'one'}: rules alone, model: {shown}")
    visits = [one for one in said if one.kept_out and wishes.VISITS & set(one.labels)]
    for name, reader in (("names alone", None), ("names, then model", model)):
        got = [visit_words.kind(plain(one.text)) or wishes.read(one.text, reader).kind for one in visits]
        right = sum(one.kind == each is not None for one, each in zip(visits, got, strict=True))
        there, claimed = (sum(each is not None for each in kinds) for kinds in ((one.kind for one in visits), got))
        print(f"kept out, kinds of visit, {name}: {right} right of {claimed} claimed, {there} there")


def _same(text: str, labels: Sequence[str], model: WishModel | None) -> bool:
    got = {label(each) for each in wishes.read(text, model).labels} or {"other"}
    return got == {label(each) for each in labels}


if __name__ == "__main__":
    main(sys.argv[1:])
