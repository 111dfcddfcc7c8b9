"""Learning from turns: what a label's turns have in common is told from what the others have; the same each time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from appliance.dialogue.meaning.wish_features import VECTOR, Features, row, size
from appliance.dialogue.meaning.wish_signs import COUNT
from appliance.evaluate.fit import Plan, fit
from appliance.evaluate.learn import matter
from appliance.packed_e5 import END, INNER, MATRICES, NORMS, WIDE

PLAN = Plan(epochs=40, rank=4, batch=64, told_rate=0.03, drop=0.0, unseen=0.0, averaged=0.5, cells=1.0)
MOVE, CANCEL, CROWN, VISIT = range(4, 8)
"""Word pieces."""
TURNS = [(verb, thing) for verb in (MOVE, CANCEL) for thing in (CROWN, VISIT)] * 16


def gathered(told: np.ndarray, matters: np.ndarray | None = None) -> dict[str, Any]:
    """What `learn.gather` makes, small: one layer, eight pieces. `told`: which turns have the first task's label; the
    second task's is which are of a crown."""
    chance = np.random.default_rng(3)
    held: dict[str, Any] = {
        "cell_count": 8,
        "base_words": chance.normal(size=(8, WIDE)),
        "base_places": np.zeros((6, WIDE)),
    }
    held |= {"base_in.g": np.ones(WIDE), "base_in.b": np.zeros(WIDE)}
    for name, entering in MATRICES.items():
        leaving = INNER if name == "fi" else WIDE
        held[f"base_0.{name}"] = chance.normal(0, entering**-0.5, size=(entering, leaving))
        held[f"base_0.{name}.b"] = np.zeros(leaving)
    for name in NORMS:
        held |= {f"base_0.{name}.g": np.ones(WIDE), f"base_0.{name}.b": np.zeros(WIDE)}
    crowns = np.array([[thing == CROWN] for _, thing in TURNS])
    for name, gold in (("wish", told), ("danger", crowns)):
        held |= {
            f"{name}_ids": np.array([(0, *turn, END, 0, 0) for turn in TURNS]),
            f"{name}_lengths": np.full(len(TURNS), 4),
            f"{name}_told": np.ones((len(TURNS), 1), np.float32),
            f"{name}_filled": np.full(len(TURNS), 2),
            f"{name}_cells": np.array([piece for turn in TURNS for piece in turn]),
            f"{name}_counts": np.ones(2 * len(TURNS), np.float32),
            f"{name}_gold": gold,
            f"{name}_matter": np.ones(gold.shape, np.float32) if matters is None else matters,
            f"{name}_told_scales": np.ones((1, gold.shape[1]), np.float32),
            f"{name}_cell_scales": np.ones(gold.shape[1], np.float32),
        }
    return held


def cells(found: dict[str, Any], task: str) -> np.ndarray:
    """The weight of each cell."""
    return np.asarray(found[f"{task}_weights"])[VECTOR + 1 :, 0]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return fit(gathered(np.array([[verb == MOVE] for verb, _ in TURNS])), PLAN)


def test_two_tasks_learn_each_its_own_over_one_encoder(found: dict[str, Any]) -> None:
    assert found["wish_weights"].shape == (VECTOR + 1 + 8, 1)
    assert cells(found, "wish")[MOVE] > cells(found, "wish")[CANCEL] + 0.3
    assert cells(found, "danger")[CROWN] > cells(found, "danger")[VISIT] + 0.3


def test_the_encoder_learns_with_what_is_read_of_it(found: dict[str, Any]) -> None:
    assert np.abs(found["add_0.fi.B"]).max() > 0
    assert np.abs(found["add_0.aln.g"]).max() > 0
    assert np.abs(found["wish_weights"][:VECTOR]).max() > 0


def test_what_is_not_known_of_a_turn_has_no_say() -> None:
    known = np.array([[float(verb == MOVE)] for verb, _ in TURNS], np.float32)
    alone = fit(gathered(np.ones((len(TURNS), 1), bool), known), PLAN)
    assert cells(alone, "wish")[MOVE] > 0.3
    assert abs(cells(alone, "wish")[CANCEL]) < 0.01


def test_a_rare_label_s_own_turns_and_heavy_turns_count_more() -> None:
    gold = np.array([[1.0]] + [[0.0]] * 99)
    even = matter(gold, np.ones(100))
    assert even[0, 0] == pytest.approx(60**0.5)
    assert even[1, 0] == 1.0
    heavy = matter(gold, np.array([1.0] * 99 + [3.0]))
    assert heavy[99, 0] == pytest.approx(3 * heavy[1, 0])


def test_the_product_is_that_of_the_numbers_written_out() -> None:
    one: Features = row("a crown for my son", np.zeros(VECTOR, np.float32), np.zeros(4, np.float32))
    weights = np.random.default_rng(2).normal(size=(size(1), 3)).astype(np.float32)
    whole = np.zeros(size(1), np.float32)
    whole[: VECTOR + COUNT + 4] = one.told
    whole[VECTOR + COUNT + 4 + one.cells] = one.counts
    assert np.allclose(one.times(weights), whole @ weights, atol=1e-5)
