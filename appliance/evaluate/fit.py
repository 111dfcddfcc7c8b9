"""`python appliance/evaluate/fit.py GATHERED OUT`: the encoder's adapters and the regressions on its vectors, learned
together.

The encoder's own weights stay; beside each of its matrices two thin ones are learned (LoRA: Hu et al., 2021), with the
biases and norms. AdamW (Loshchilov and Hutter, 2019) in JAX, the mean of the last weights kept (Polyak and Juditsky,
1992). Reads and writes arrays alone and imports nothing of ours, so that it runs wherever JAX does: three minutes on
a graphics card, hours on two cores. `learn.py` gathers what goes in and keeps what comes out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

Array = Any
"""An array of numpy or of JAX, or a tree of them."""
HEADS = 12
"""Of attention, in each layer."""
WIDE = 384
EPSILON = 1e-12
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
"""A layer's: query, key, value, attention's output, into the feed-forward block and out of it."""
UNKNOWN = 3
"""The piece that blanks another; pieces up to it are none."""
SHORT = 28
"""Word pieces up to which a text is learned from with others as short: a row of many is mostly empty."""
VECTOR_SCALE = 8.0
"""How much a vector of length 1 counts beside the other numbers while learning; folded into the weights."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How it is learned."""

    epochs: int = 20
    rank: int = 64
    """Columns of the thin matrices."""
    batch: int = 384
    """Turns of all tasks in one step, as many of each as there are of it."""
    adapter_rate: float = 1e-3
    small_rate: float = 3e-4
    vector_rate: float = 3e-3
    told_rate: float = 1e-2
    decay: float = 1e-2
    drop: float = 0.1
    """Share of what each block gives that is dropped."""
    unseen: float = 0.15
    """Share of word pieces that are blanked at each look."""
    averaged: float = 0.99
    """How much of the mean weights is kept at each step."""
    cells: float = 0.5
    """Times the scale of the hashed words and letters; 0 leaves them out."""
    seed: int = 1


def main(gathered: str, out: str) -> None:
    """Learn and write."""
    with np.load(gathered) as held:
        data = {name: held[name] for name in held.files}
    np.savez_compressed(Path(out), **fit(data, Plan()))


def fit(data: Mapping[str, Array], plan: Plan, watch: Callable[[int, Array], None] | None = None) -> dict[str, Array]:
    """What was learned, by name. `data`: what `learn.gather` makes; `watch` is given each epoch's number and mean
    weights. The same each time on one processor; on a graphics card the last digits may differ."""
    tasks = [_Task.of(data, name) for name in ("wish", "danger")]
    base, fixed = _base(data)
    weights = _start(data, base, tasks, plan)
    steps = plan.epochs * sum(len(task.ids) for task in tasks) // plan.batch
    rise = optax.warmup_cosine_decay_schedule(0.0, 1.0, int(steps * 0.06), steps, 0.02)
    rates = {
        "adapters": plan.adapter_rate,
        "small": plan.small_rate,
        "vector": plan.vector_rate,
        "told": plan.told_rate,
    }
    rule = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform(
            {name: optax.adamw(partial(_rate, rise, rate), weight_decay=plan.decay) for name, rate in rates.items()},
            {name: jax.tree.map(lambda _, name=name: name, weights[name]) for name in weights},
        ),
    )
    state, mean = rule.init(weights), weights

    @partial(jax.jit, static_argnums=0)
    def step(most: int, fixed: Array, tasks: Array, learned: Array, some: Array, key: Array) -> Array:
        weights, mean, state = learned
        slopes = jax.grad(_loss)(weights, fixed, tasks, some, key, plan, most)
        changes, state = rule.update(slopes, state, weights)
        weights = optax.apply_updates(weights, changes)
        keep = plan.averaged
        return weights, jax.tree.map(lambda old, new: keep * old + (1 - keep) * new, mean, weights), state

    key, chance, done = jax.random.PRNGKey(plan.seed), np.random.default_rng(plan.seed), 0
    drawn = _drawn(tasks, plan, chance)
    for epoch in range(1, plan.epochs + 1):
        while done < epoch * steps // plan.epochs:
            key, now = jax.random.split(key)
            most, some = next(drawn)
            weights, mean, state = step(most, fixed, tasks, (weights, mean, state), some, now)
            done += 1
            if done == steps // 20:
                mean = weights  # what it set out from is no part of the mean
        if watch is not None:
            watch(epoch, mean)
    return _folded(mean, data, tasks, plan)


def _rate(rise: Callable[[Array], Array], rate: float, step: Array) -> Array:
    return rise(step) * rate


def _drawn(tasks: list[_Task], plan: Plan, chance: np.random.Generator) -> Iterator[tuple[int, list[Array]]]:
    """For each step how many word pieces are looked at, and which turns of each task."""
    count, pools = sum(len(task.ids) for task in tasks), []
    for short in (True, False):
        mine = [np.flatnonzero((np.asarray(task.lengths) <= SHORT) == short) for task in tasks]
        among = sum(map(len, mine))
        sizes = [max(1, round(plan.batch * len(each) / max(1, among))) for each in mine]
        turns = [_turns(chance, each, size) for each, size in zip(mine, sizes, strict=True)]
        pools.append((among / count, SHORT if short else tasks[0].ids.shape[1], turns))
    while True:
        _, most, turns = pools[0] if chance.random() < pools[0][0] else pools[1]
        yield most, [jnp.asarray(next(each)) for each in turns]


def _turns(chance: np.random.Generator, among: Array, size: int) -> Iterator[Array]:
    """So many at a time, each once before any again."""
    left = among[:0]
    while True:
        if len(left) < size:
            left = np.concatenate([left, chance.permutation(among)])
        yield left[:size]
        left = left[size:]


@jax.tree_util.register_pytree_node_class
@dataclass(frozen=True)
class _Task:
    ids: Array
    """Word pieces of each text, a row a text."""
    lengths: Array
    told: Array
    """What else is told of it."""
    cells: Array
    """Numbers of the cells it fills, one past the last where there are no more."""
    counts: Array
    gold: Array
    matter: Array
    told_scales: Array
    """How much each told number counts beside the others while learning, for each column; folded into the weights."""
    cell_scales: Array
    """The same of the cells, one a column."""

    @classmethod
    def of(cls, data: Mapping[str, Array], name: str) -> _Task:
        each = {key.removeprefix(f"{name}_"): data[key] for key in data if key.startswith(f"{name}_")}
        most, count = int(each["filled"].max()), len(each["ids"])
        inside = np.arange(most)[None] < each["filled"][:, None]
        cells, counts = np.full((count, most), data["cell_count"], np.int32), np.zeros((count, most), np.float32)
        cells[inside], counts[inside] = each["cells"], each["counts"]
        arrays = (each["ids"].astype(np.int32), each["lengths"].astype(np.int32), each["told"], cells, counts)
        rest = (each["gold"].astype(np.float32), each["matter"], each["told_scales"], each["cell_scales"])
        return cls(*map(jnp.asarray, (*arrays, *rest)))

    def tree_flatten(self) -> tuple[tuple[Array, ...], None]:
        """For JAX."""
        return tuple(vars(self).values()), None

    @classmethod
    def tree_unflatten(cls, _: None, leaves: tuple[Array, ...]) -> _Task:
        """For JAX."""
        return cls(*leaves)


def _base(data: Mapping[str, Array]) -> tuple[dict[str, Array], dict[str, Array]]:
    """The encoder's small arrays, which are learned on, and its large ones, which are not."""
    named = {
        name.removeprefix("base_"): np.asarray(data[name], np.float32) for name in data if name.startswith("base_")
    }
    large = {name for name in named if name in ("words", "places") or name.rpartition(".")[2] in MATRICES}
    small = {name: jnp.asarray(each) for name, each in named.items() if name not in large}
    return small, {name: jnp.asarray(named[name]) for name in large}


def _start(data: Mapping[str, Array], small: Array, tasks: list[_Task], plan: Plan) -> dict[str, Array]:
    chance, thin = np.random.default_rng(plan.seed), dict[str, Array]()
    for name in sorted(each.removeprefix("base_") for each in data if each.rpartition(".")[2] in MATRICES):
        high, wide = data[f"base_{name}"].shape
        narrow = chance.normal(0, high**-0.5, (high, plan.rank)).astype(np.float32)
        thin[name] = (jnp.asarray(narrow), jnp.zeros((plan.rank, wide)))
    columns = [task.gold.shape[1] for task in tasks]
    return {
        "adapters": thin,
        "small": small,
        "vector": [jnp.zeros((2 * WIDE, count)) for count in columns],
        "told": [
            (
                jnp.zeros((task.told.shape[1], count)),
                jnp.zeros((int(data["cell_count"]) + 1, count)),
                jnp.full((count,), -3.0),
            )
            for task, count in zip(tasks, columns, strict=True)
        ],
    }


def _loss(
    weights: Array, fixed: Array, tasks: list[_Task], some: list[Array], key: Array, plan: Plan, most: int
) -> Array:
    ids = jnp.concatenate([task.ids[at, :most] for task, at in zip(tasks, some, strict=True)])
    lengths = jnp.concatenate([task.lengths[at] for task, at in zip(tasks, some, strict=True)])
    vectors, total, first = encode(weights, fixed, ids, lengths, key, plan), jnp.zeros(()), 0
    for number, (task, at) in enumerate(zip(tasks, some, strict=True)):
        odds = heads(weights, number, vectors[first : first + len(at)], task, at, plan)
        first += len(at)
        total += ((jnp.logaddexp(0, odds) - task.gold[at] * odds) * task.matter[at]).sum() / len(at)
    return total / 8


def heads(weights: Array, number: int, vectors: Array, task: _Task, at: Array, plan: Plan) -> Array:
    """Log odds of each column of a task for some of its turns."""
    told, cells, bias = weights["told"][number]
    among = (cells[task.cells[at]] * task.counts[at][..., None]).sum(axis=1) * task.cell_scales * plan.cells
    return (
        VECTOR_SCALE * (vectors @ weights["vector"][number]) + task.told[at] @ (told * task.told_scales) + among + bias
    )


def encode(
    weights: Array, fixed: Array, ids: Array, lengths: Array, key: Array | None = None, plan: Plan | None = None
) -> Array:
    """A row of 768 and of length 1 a text: the mean and the highest of its word pieces, each of one length."""
    small, there = weights["small"], jnp.arange(ids.shape[1])[None] < lengths[:, None]
    if key is not None and plan is not None:
        key, now = jax.random.split(key)
        ids = jnp.where((jax.random.uniform(now, ids.shape) < plan.unseen) & (ids > UNKNOWN), UNKNOWN, ids)
    rows = _norm(fixed["words"][ids] + fixed["places"][: ids.shape[1]], small["in.g"], small["in.b"])
    far = jnp.where(there, 0.0, -1e9)[:, None, None]
    for layer in range(sum(name.endswith(".q") for name in fixed)):

        def times(rows: Array, name: str, layer: int = layer) -> Array:
            matrix, (high, low) = fixed[f"{layer}.{name}"], weights["adapters"][f"{layer}.{name}"]
            return _product(rows, matrix + high @ low) + small[f"{layer}.{name}.b"]

        def dropped(rows: Array) -> Array:
            nonlocal key
            if key is None or plan is None:
                return rows
            key, now = jax.random.split(key)
            return rows * jax.random.bernoulli(now, 1 - plan.drop, rows.shape) / (1 - plan.drop)

        query, keys, values = (
            times(rows, name).reshape(*rows.shape[:2], HEADS, WIDE // HEADS).transpose(0, 2, 1, 3) for name in "qkv"
        )
        looks = jax.nn.softmax(query @ keys.swapaxes(2, 3) / (WIDE // HEADS) ** 0.5 + far)
        seen = (looks @ values).transpose(0, 2, 1, 3).reshape(rows.shape)
        rows = _norm(rows + dropped(times(seen, "ao")), small[f"{layer}.aln.g"], small[f"{layer}.aln.b"])
        inner = jax.nn.gelu(times(rows, "fi"), approximate=False)
        rows = _norm(rows + dropped(times(inner, "fo")), small[f"{layer}.oln.g"], small[f"{layer}.oln.b"])
    mean = (rows * there[..., None]).sum(axis=1)
    most = jnp.where(there[..., None], rows, -1e9).max(axis=1)
    return jnp.concatenate([_unit(mean), _unit(most)], axis=1) / 2**0.5


def _product(rows: Array, matrix: Array) -> Array:
    if jax.default_backend() == "cpu":
        return rows @ matrix
    return (rows.astype(jnp.bfloat16) @ matrix.astype(jnp.bfloat16)).astype(jnp.float32)


def _norm(rows: Array, gain: Array, shift: Array) -> Array:
    rows = rows - rows.mean(axis=-1, keepdims=True)
    return rows * jax.lax.rsqrt((rows**2).mean(axis=-1, keepdims=True) + EPSILON) * gain + shift


def _unit(rows: Array) -> Array:
    return rows / jnp.linalg.norm(rows, axis=1, keepdims=True)


def _folded(weights: Array, data: Mapping[str, Array], tasks: list[_Task], plan: Plan) -> dict[str, Array]:
    """Weights for numbers that are not scaled."""
    out = {
        f"add_{name}.{side}": each
        for name, pair in weights["adapters"].items()
        for side, each in zip("AB", pair, strict=True)
    }
    out |= {f"add_{name}": each - data[f"base_{name}"] for name, each in weights["small"].items()}
    for number, (name, task) in enumerate(zip(("wish", "danger"), tasks, strict=True)):
        told, cells, bias = weights["told"][number]
        scaled = np.asarray(told) * np.asarray(task.told_scales)
        among = np.asarray(cells)[:-1] * np.asarray(task.cell_scales) * plan.cells
        vector = np.asarray(weights["vector"][number]) * VECTOR_SCALE
        out[f"{name}_weights"], out[f"{name}_bias"] = np.vstack([vector, scaled, among]), bias
    return {name: np.asarray(each, np.float32) for name, each in out.items()}


if __name__ == "__main__":
    main(*sys.argv[1:])
