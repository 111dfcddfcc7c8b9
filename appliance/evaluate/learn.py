"""`python -m appliance.evaluate.learn FILE...`: learn the wishes from our own openings, say how well, keep the weights.

Learned from: the patterns of `spoken_openings`, the older phrase families without what the rules say of them, since the
rules were tuned on those, and the sets of openings in the files. The figures are of a third of the patterns, by weights
learned without it; the weights kept are learned from all. Minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from appliance.dialogue import wishes
from appliance.dialogue.wish_features import VECTOR, features, votes
from appliance.dialogue.wish_model import WishModel, bare
from appliance.dialogue.wish_signs import COUNT
from appliance.dialogue.words import plain
from appliance.encoder import SentenceEncoder
from appliance.evaluate.families import phrases
from appliance.evaluate.labels import FAQ_TOPICS, SUB_INTENTS, label
from appliance.evaluate.spoken_openings import Spoken, openings
from appliance.wish_file import WEIGHTS, save

Floats = NDArray[np.float32]
STEPS, RATE, DECAY = 90, 0.03, 3e-5
"""Steps of Adam (Kingma and Ba, 2015), its rate, slower for the last 40 %, and the weight of the squared weights."""
VECTOR_SCALE, SIGN_SCALE, VOTE_SCALE = 2.0, 0.5, 0.5
"""How much the sentence vector, a sign and a rule count beside blocks of length 1 while learning; folded into the
weights."""
TOLD, CHOSEN = 1.3, 1.3
"""Added to the log odds where words tell a wish, and where the rules choose it: chosen with
the development sets in view, which the rules were tuned on (docs/measurements.md, Understanding)."""
SHARES = {"one": 0.6, "several": 0.7, "older": 0.5}
"""How many of each kind of opening are learned from, drawn by chance with a fixed seed: memory and time."""
A_FILE = 6
"""How much each opening of a file weighs beside a composed one."""
MOST_WEIGHT = 60.0
"""A rare label's openings weigh up to the square root of this."""


def main(paths: Sequence[str]) -> None:
    """Learn without a third, report, learn from all, save."""
    told, older = openings(), phrases()[::2]
    encoder = SentenceEncoder()
    labels = tuple(dict.fromkeys(phrase.label for phrase in phrases()))
    chance = np.random.default_rng(1).random(len(told) + len(older))
    rows, gold, out = [], [], []
    for one, drawn in zip(told, chance, strict=False):
        if drawn < SHARES["one" if len(one.labels) == 1 else "several"]:
            rows.append(_row(one.text, labels, encoder))
            gold.append([each in one.labels for each in labels])
            out.append(one.kept_out)
    for phrase, drawn in zip(older, chance[len(told) :], strict=True):
        if drawn < SHARES["older"]:
            rows.append(features(bare(phrase.text), np.zeros(4 * len(labels), np.float32), encoder.encode))
            gold.append([phrase.label == each for each in labels])
            out.append(False)
    for text, wishes_told in _from_files(paths, labels):
        rows += A_FILE * [_row(text, labels, encoder)]
        gold += A_FILE * [[each in wishes_told for each in labels]]
        out += A_FILE * [False]
    known, every, right = ~np.array(out), np.stack(rows), np.array(gold, np.float32)
    judged = WishModel(labels, *fit(every[known], right[known]), encoder.encode)
    report([one for one in told if one.kept_out], judged)
    save(Path(str(WEIGHTS)), WishModel(labels, *fit(every, right), encoder.encode))


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


def _row(text: str, labels: Sequence[str], encoder: SentenceEncoder) -> Floats:
    said = votes(labels, wishes.heard(plain(text)), wishes.read(text).labels)
    return features(bare(text), said, encoder.encode)


def fit(rows: Floats, gold: Floats) -> tuple[Floats, Floats]:
    """Weights and biases of one logistic regression a label; the votes of the rules stand last in a row."""
    rows = rows.copy()
    scale = np.ones((rows.shape[1], 1), np.float32)
    voted = 4 * gold.shape[1]
    scale[:VECTOR], scale[-voted - COUNT : -voted], scale[-voted:] = VECTOR_SCALE, SIGN_SCALE, VOTE_SCALE
    rows *= scale.T
    count, there = len(rows), gold.sum(axis=0)
    rare = np.sqrt(np.clip((count - there) / np.maximum(there, 1), 1, MOST_WEIGHT))
    weights = np.zeros((rows.shape[1] + 1, gold.shape[1]), np.float32)
    weights[-1] = -3.0
    rows = np.hstack([rows, np.ones((count, 1), np.float32)])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    cost = np.full((len(weights), 1), DECAY, np.float32)
    cost[-1] = 0
    for step in range(1, STEPS + 1):
        far = (1 / (1 + np.exp(-(rows @ weights))) - gold) * np.where(gold > 0, rare, 1)
        slope = rows.T @ far / count + cost * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE if step < 0.6 * STEPS else 0.3 * RATE
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-7)
    return trusting(weights[:-1] * scale), weights[-1]


def trusting(weights: Floats) -> Floats:
    """The weights with what a rule's own word adds to its label."""
    count = weights.shape[1]
    for vote, adds in ((1, TOLD), (3, CHOSEN)):
        first = len(weights) - (4 - vote) * count
        weights[first : first + count] += adds * np.eye(count, dtype=np.float32)
    return weights


def report(out: Sequence[Spoken], model: WishModel) -> None:
    """How many kept-out openings are read exactly, by the rules alone and by the model."""
    for lang in ("en", "es"):
        for several in (False, True):
            mine = [one for one in out if one.lang == lang and (len(one.labels) > 1) is several]
            hits = [[_same(one, reader) for one in mine] for reader in (None, model)]
            shown = ", ".join(f"{sum(row)}/{len(row)} = {sum(row) / len(row):.3f}" for row in hits)
            print(f"kept out, {lang}, {'several wishes' if several else 'one wish'}: rules alone, model: {shown}")


def _same(one: Spoken, model: WishModel | None) -> bool:
    got = {label(each) for each in wishes.read(one.text, model).labels} or {"other"}
    return got == {label(each) for each in one.labels}


if __name__ == "__main__":
    main(sys.argv[1:])
