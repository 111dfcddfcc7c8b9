"""`python -m appliance.evaluate.learn [--without-third] FILE...`: learn the wishes, the kinds of visit and danger, with
the encoder's layers under them, and keep the weights.

The files are sets of openings, emergencies and turns, learned from beside our own examples (`wish_examples`,
`danger_examples`). With --without-third a third of our openings is not learned from, and judged; sets that were not
named can judge such weights, too, which replace those of this checkout as any others do. Twenty minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from appliance import danger_file, encoder_file, wish_file
from appliance.dialogue.danger.opinion import Opinion
from appliance.dialogue.emergency import Level
from appliance.dialogue.meaning import visit_words, wishes
from appliance.dialogue.meaning.wish_features import VECTOR
from appliance.dialogue.meaning.wish_model import WishModel
from appliance.dialogue.meaning.wish_signs import COUNT
from appliance.dialogue.words import plain
from appliance.encoder import SentenceEncoder
from appliance.evaluate import danger_examples, said_openings, spoken_openings, wish_examples
from appliance.evaluate.danger_examples import Told
from appliance.evaluate.encoder_layers import Layers
from appliance.evaluate.families import phrases
from appliance.evaluate.fit import Head, Scales, Task, fit, matter
from appliance.evaluate.labels import label
from appliance.evaluate.wish_examples import Example, Item

Floats = NDArray[np.float32]
WITHOUT_THIRD = "--without-third"
WISHES = Scales(vector=2.0, signs=0.5, votes=0.5, cells=1.5)
KINDS = Scales(vector=4.0, signs=0.0, votes=0.0, cells=1.5)
"""A sentence's vector tells a kind of visit better than a wish; the rules come before it and have no say in it."""
DANGER = Scales(vector=2.0, signs=0.5, votes=0.5, cells=3.0)
TOLD, CHOSEN = 0.6, 0.6
"""Added to the log odds where words tell a wish, and where the rules choose it: chosen with
the development sets in view, which the rules were tuned on (docs/measurements.md, Understanding)."""
SIDES = (
    ({Level.EMERGENCY}, {Level.NONE}),
    ({Level.EMERGENCY, Level.URGENT}, {Level.NONE}),
    ({Level.EMERGENCY}, {Level.URGENT}),
)
"""What is told from what: a column of `danger_opinion.Opinion` each."""


def main(arguments: Sequence[str]) -> None:
    """Learn, save, and report on the third left out."""
    all_of_it = WITHOUT_THIRD not in arguments
    sets = [_items(Path(path)) for path in arguments if path != WITHOUT_THIRD]
    labels = tuple(dict.fromkeys(phrase.label for phrase in phrases()))
    said = list(said_openings.openings())
    kinds = tuple(sorted({one.kind for one in said if one.kind}))
    openings = [items for items in sets if all("intents" in item for item in items)]
    wished = [one for one in wish_examples.examples(openings, labels) if all_of_it or not one.kept_out]
    told = danger_examples.examples(sets, kept_out=all_of_it)
    layers = Layers(SentenceEncoder().backend)
    tasks = [_of_wishes(wished, labels, kinds), _of_danger(told)]
    (weights, bias), (of_kinds, kind_bias), danger = fit(tasks, layers)
    encoder_file.save(Path(str(encoder_file.WEIGHTS)), layers.learned())
    encode = encoder_file.load().encode
    every = np.hstack([_trusting(weights, len(labels)), of_kinds])
    wish_file.save(
        Path(str(wish_file.WEIGHTS)), WishModel(labels, kinds, every, np.concatenate([bias, kind_bias]), encode)
    )
    danger_file.save(Path(str(danger_file.WEIGHTS)), Opinion(*danger, encode))
    if not all_of_it:
        report(said, wish_file.load(encode))


def _items(path: Path) -> list[Item]:
    return [msgspec.json.decode(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _of_wishes(examples: Sequence[Example], labels: Sequence[str], kinds: Sequence[str]) -> Task:
    gold = np.array([[each in one.labels for each in labels] for one in examples], np.float32)
    weigh = np.array([one.weight for one in examples], np.float32)
    visits = np.array([[each == one.kind for each in kinds] for one in examples], np.float32)
    known = np.array([one.tells_kind for one in examples])
    of_kinds = np.zeros_like(visits)
    of_kinds[known] = matter(visits[known], np.ones(known.sum(), np.float32))
    heads = (Head(gold, matter(gold, weigh), WISHES), Head(visits, of_kinds, KINDS))
    return Task([one.row for one in examples], [one.texts for one in examples], heads)


def _of_danger(told: Sequence[Told]) -> Task:
    """Emergencies told from what is neither, urgent or worse from what is neither, emergencies from what is urgent."""
    gold, matters = (np.zeros((len(told), len(SIDES)), np.float32) for _ in range(2))
    for at, (sides, others) in enumerate(SIDES):
        here = np.array([one.level in sides | others for one in told])
        gold[:, at] = [one.level in sides for one in told]
        weigh = np.array([one.weight for one in told], np.float32)[here]
        matters[here, at] = matter(gold[here, at : at + 1], weigh)[:, 0] * (len(told) / here.sum())
    return Task([one.row for one in told], [[one.text] for one in told], [Head(gold, matters, DANGER)])


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
