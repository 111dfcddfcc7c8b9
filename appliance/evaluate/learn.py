"""`python -m appliance.evaluate.learn gather OUT [--without-third] FILE...`, then `... learn keep FITTED`: learn the
wishes, the kinds of visit and danger, with the encoder's layers under them, and keep the weights.

In between `fit.py OUT FITTED` learns. The files are sets of openings, emergencies and turns, learned from beside our
own examples (`wish_examples`, `danger_examples`). With --without-third a third of our openings is not learned from, and
`... learn report` judges it by weights kept so; sets that were not named can judge such weights, too, which replace
those of this checkout as any others do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from appliance import danger_file, encoder_file, wish_file
from appliance.dialogue.danger.opinion import Opinion
from appliance.dialogue.emergency import Level
from appliance.dialogue.meaning import visit_words, wishes
from appliance.dialogue.meaning.wish_features import CELLS, VECTOR, Features
from appliance.dialogue.meaning.wish_model import WishModel, bare
from appliance.dialogue.meaning.wish_signs import COUNT
from appliance.dialogue.words import plain
from appliance.encoder import LAYERS, MOST_PIECES, Learned, piece_numbers, pieces
from appliance.evaluate import danger_examples, said_openings, spoken_openings, wish_examples
from appliance.evaluate.danger_examples import Told
from appliance.evaluate.families import phrases
from appliance.evaluate.labels import label
from appliance.evaluate.wish_examples import Example, Item
from appliance.packed_e5 import MATRICES, UNKNOWN, PackedE5

Floats = NDArray[np.floating[Any]]
WITHOUT_THIRD = "--without-third"
WISHES, KINDS, DANGER = (0.5, 1.5), (0.0, 1.5), (0.5, 3.0)
"""How much signs with what else is told, and hashed words and letters, count beside the vector while learning. The
rules come before a kind of visit and have no say in it."""
MOST_WEIGHT = 60.0
"""A rare label's examples weigh up to the square root of this."""
TOLD, CHOSEN = 0.6, 0.6
"""Added to the log odds where words tell a wish, and where the rules choose it: chosen with
the development sets in view, which the rules were tuned on (docs/measurements.md, Understanding)."""
SIDES = (
    ({Level.EMERGENCY}, {Level.NONE}),
    ({Level.EMERGENCY, Level.URGENT}, {Level.NONE}),
    ({Level.EMERGENCY}, {Level.URGENT}),
)
"""What is told from what: a column of `danger.opinion.Opinion` each."""


def main(arguments: Sequence[str]) -> None:
    """Gather, keep or report."""
    what, *rest = arguments
    if what == "gather":
        out, *named = rest
        gather(Path(out), [Path(name) for name in named if name != WITHOUT_THIRD], all_of_it=WITHOUT_THIRD not in named)
    elif what == "keep":
        keep(Path(rest[0]))
    elif what == "report":
        report(list(said_openings.openings()), wish_file.load(encoder_file.load().encode))
    else:
        sys.exit(__doc__)


def gather(out: Path, files: Sequence[Path], *, all_of_it: bool) -> None:
    """Everything that is learned from, as arrays."""
    sets = [_items(path) for path in files]
    openings = [items for items in sets if all("intents" in item for item in items)]
    labels, kinds = _labels(), _kinds()
    wished = [one for one in wish_examples.examples(openings, labels) if all_of_it or not one.kept_out]
    told = danger_examples.examples(sets, kept_out=all_of_it)
    base, seen = PackedE5(), {at: at for at in range(UNKNOWN + 1)}
    cut = pieces(base)

    def read(texts: Sequence[str]) -> dict[str, NDArray[Any]]:
        rows = [piece_numbers(cut, text) for text in texts]
        ids = np.zeros((len(rows), MOST_PIECES), np.uint16)
        for row, found in zip(ids, rows, strict=True):
            row[: len(found)] = [seen.setdefault(piece, len(seen)) for piece in found]
        return {"ids": ids, "lengths": np.array([len(row) for row in rows], np.uint8)}

    wish = _of_wishes(wished, labels, kinds) | read([one.text for one in wished])
    danger = _of_danger(told) | read([bare(one.text) for one in told])
    held: dict[str, Any] = {"cell_count": CELLS}
    held |= {f"wish_{name}": each for name, each in wish.items()}
    held |= {f"danger_{name}": each for name, each in danger.items()}
    held |= {
        "pieces": np.array(list(seen)),
        "base_words": base.words[list(seen)].astype(np.float16),
        "base_places": base.places[:MOST_PIECES],
    }
    held |= {f"base_in.{side}": each for side, each in base.entering.items()}
    for number, layer in enumerate(LAYERS):
        held |= {
            f"base_{number}.{name}": each.astype(np.float16 if name in MATRICES else np.float32)
            for name, each in base.layer(layer).items()
        }
    np.savez_compressed(out, **held)


def keep(fitted: Path) -> None:
    """Save what was learned where the box looks for it."""
    with np.load(fitted) as held:
        found = {name: held[name].astype(np.float32) for name in held.files}
    added = {name.removeprefix("add_"): each for name, each in found.items() if name.startswith("add_")}
    thin = {
        name.removesuffix(".A"): (each, added[f"{name[:-1]}B"]) for name, each in added.items() if name[-2:] == ".A"
    }
    small = {name: each for name, each in added.items() if name[-2:] not in (".A", ".B")}
    encoder_file.save(Path(str(encoder_file.WEIGHTS)), Learned(thin, small))
    encode, labels = encoder_file.load().encode, _labels()
    weights = _trusting(found["wish_weights"], len(labels))
    wish_file.save(Path(str(wish_file.WEIGHTS)), WishModel(labels, _kinds(), weights, found["wish_bias"], encode))
    danger_file.save(Path(str(danger_file.WEIGHTS)), Opinion(found["danger_weights"], found["danger_bias"], encode))


def _labels() -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.label for phrase in phrases()))


def _kinds() -> tuple[str, ...]:
    return tuple(sorted({one.kind for one in said_openings.openings() if one.kind}))


def _items(path: Path) -> list[Item]:
    return [msgspec.json.decode(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _of_wishes(examples: Sequence[Example], labels: Sequence[str], kinds: Sequence[str]) -> dict[str, NDArray[Any]]:
    gold = np.array([[each in one.labels for each in labels] for one in examples], np.float32)
    weigh = np.array([one.weight for one in examples], np.float32)
    visits = np.array([[each == one.kind for each in kinds] for one in examples], np.float32)
    known = np.array([one.tells_kind for one in examples])
    of_kinds = np.zeros_like(visits)
    of_kinds[known] = matter(visits[known], np.ones(known.sum(), np.float32))
    scales = [WISHES] * len(labels) + [KINDS] * len(kinds)
    return _task(
        [one.row for one in examples], np.hstack([gold, visits]), np.hstack([matter(gold, weigh), of_kinds]), scales
    )


def _of_danger(told: Sequence[Told]) -> dict[str, NDArray[Any]]:
    """Emergencies told from what is neither, urgent or worse from what is neither, emergencies from what is urgent."""
    gold, matters = (np.zeros((len(told), len(SIDES)), np.float32) for _ in range(2))
    for at, (sides, others) in enumerate(SIDES):
        here = np.array([one.level in sides | others for one in told])
        gold[:, at] = [one.level in sides for one in told]
        weigh = np.array([one.weight for one in told], np.float32)[here]
        matters[here, at] = matter(gold[here, at : at + 1], weigh)[:, 0] * (len(told) / here.sum())
    return _task([one.row for one in told], gold, matters, [DANGER] * len(SIDES))


def _task(
    rows: Sequence[Features], gold: Floats, matters: Floats, scales: Sequence[tuple[float, float]]
) -> dict[str, NDArray[Any]]:
    told = np.stack([one.told[VECTOR:] for one in rows])
    of_told, of_cells = np.array(scales, np.float32).T
    return {
        "told": told.astype(np.float16),
        "filled": np.array([len(one.cells) for one in rows], np.uint16),
        "cells": np.concatenate([one.cells for one in rows]).astype(np.uint16),
        "counts": np.concatenate([one.counts for one in rows]).astype(np.float16),
        "gold": gold.astype(np.uint8),
        "matter": matters.astype(np.float16),
        "told_scales": np.tile(of_told, (told.shape[1], 1)),
        "cell_scales": of_cells,
    }


def matter(gold: Floats, weigh: Floats) -> Floats:
    """How much each turn counts for each label: a rare one's own turns count more. `weigh`: how much each counts."""
    weigh = weigh / weigh.mean()
    there = (gold * weigh[:, None]).sum(axis=0)
    rare = np.sqrt(np.clip((len(gold) - there) / np.maximum(there, 1), 1, MOST_WEIGHT))
    return np.where(gold > 0, rare, 1).astype(np.float32) * weigh[:, None].astype(np.float32)


def _trusting(weights: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """The weights with what a rule's own word adds to its label; the votes stand before the cells."""
    weights = weights.copy()
    first = VECTOR + COUNT
    for vote, adds in ((1, TOLD), (3, CHOSEN)):
        weights[first + vote * count : first + (vote + 1) * count, :count] += adds * np.eye(count, dtype=np.float32)
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
