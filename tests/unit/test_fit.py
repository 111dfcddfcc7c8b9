"""Learning from turns: what a label's turns have in common is told from what the others have; the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from appliance.dialogue.meaning.wish_features import VECTOR, Features, row, size
from appliance.dialogue.meaning.wish_signs import COUNT
from appliance.evaluate.fit import Head, Scales, Task, fit, matter

EVEN = Scales(vector=1.0, signs=1.0, votes=1.0, cells=1.0)


class NoEncoder:
    """Words alone: every vector is nothing but a weight of its own, which shows what is handed back."""

    def __init__(self) -> None:
        self.weights = {"level": np.full(VECTOR, 0.04, np.float32)}

    def read(self, turns: Sequence[Sequence[str]], **how: Any) -> NoEncoder:
        self.vectors = np.tile(self.weights["level"], (len(turns), 1))
        return self

    def back(self, far: np.ndarray) -> dict[str, np.ndarray]:
        return {"level": far.sum(axis=0)}


def features(texts: list[str]) -> list[Features]:
    """No rules."""
    return [row(text, np.zeros(VECTOR, np.float32), np.zeros(4, np.float32)) for text in texts]


def learned(
    texts: list[str], *golds: np.ndarray, weigh: np.ndarray | None = None
) -> list[tuple[np.ndarray, np.ndarray]]:
    weigh = np.ones(len(texts), np.float32) if weigh is None else weigh
    heads = [Head(gold, matter(gold, weigh), EVEN) for gold in golds]
    encoder: Any = NoEncoder()
    return fit([Task(features(texts), [[text] for text in texts], [head]) for head in heads], encoder)


def test_words_that_only_some_turns_have_tell_their_label() -> None:
    texts = [f"{word} the {thing}" for word in ("move", "cancel") for thing in ("cleaning", "visit", "crown") * 200]
    gold = np.array([[text.startswith("move")] for text in texts], np.float32)
    [(weights, bias)] = learned(texts, gold)
    assert weights.shape == (size(1), 1)
    move, cancel = ((one.times(weights) + bias)[0] for one in features(["move my filling", "cancel my filling"]))
    assert move > cancel + 1
    [(again, _)] = learned(texts, gold)
    assert np.array_equal(weights, again)


def test_two_tasks_learn_each_its_own_over_one_encoder() -> None:
    texts = [f"{word} the {thing}" for word in ("move", "cancel") for thing in ("visit", "crown") * 600]
    moved, crowns = (np.array([[word in text] for text in texts], np.float32) for word in ("move", "crown"))
    (first, _), (second, _) = learned(texts, moved, crowns)
    move, crown = features(["move"])[0], features(["crown"])[0]
    assert move.times(first) > crown.times(first) + 0.3
    assert crown.times(second) > move.times(second) + 0.3


def test_the_encoder_learns_with_what_is_read_of_it() -> None:
    encoder: Any = NoEncoder()
    gold = np.ones((40, 1), np.float32)
    fit([Task(features(["maybe"] * 40), [["maybe"]] * 40, [Head(gold, gold, EVEN)])], encoder)
    assert not np.allclose(encoder.weights["level"], 0.04)


def test_a_turn_that_weighs_more_has_more_say() -> None:
    texts, gold = ["maybe"] * 40, np.array([[1.0]] * 10 + [[0.0]] * 30, np.float32)
    fair, heavy = (np.array([weight] * 10 + [1.0] * 30, np.float32) for weight in (1.0, 9.0))
    [one] = features(["maybe"])
    odds = []
    for weigh in (fair, heavy):
        [(weights, bias)] = learned(texts, gold, weigh=weigh)
        odds.append(float((one.times(weights) + bias)[0]))
    assert odds[0] < odds[1]


def test_what_is_not_known_of_a_turn_has_no_say() -> None:
    texts = ["yes"] * 40 + ["no"] * 40
    gold = np.array([[1.0]] * 80, np.float32)
    known = np.array([[1.0]] * 40 + [[0.0]] * 40, np.float32)
    encoder: Any = NoEncoder()
    [(weights, _)] = fit([Task(features(texts), [[text] for text in texts], [Head(gold, known, EVEN)])], encoder)
    yes, no = features(["yes"])[0], features(["no"])[0]
    assert weights[VECTOR + COUNT + 4 + yes.cells].all()
    assert not weights[VECTOR + COUNT + 4 + no.cells].any()


def test_the_product_is_that_of_the_numbers_written_out() -> None:
    [one] = features(["a crown for my son"])
    weights = np.random.default_rng(2).normal(size=(size(1), 3)).astype(np.float32)
    whole = np.zeros(size(1), np.float32)
    whole[: VECTOR + COUNT + 4] = one.told
    whole[VECTOR + COUNT + 4 + one.cells] = one.counts
    assert np.allclose(one.times(weights), whole @ weights, atol=1e-5)
