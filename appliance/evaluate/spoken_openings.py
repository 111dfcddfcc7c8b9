"""Openings as callers put them (`dialogue/data/openings_*.toml`): a pattern is a family, a third never learned from."""

from __future__ import annotations

import random
import tomllib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from appliance.dialogue.meaning.wishes import VISITS
from appliance.evaluate.families import expand

FILES = ("openings_visits", "openings_questions", "openings_told", "openings_several")
A_PATTERN = 10
"""Phrases taken from one pattern."""
A_PAIR = 1600
"""Openings of two wishes joined, both languages."""
KEPT_OUT = 3
"""One pattern of so many is kept out, fixed by its words."""
_APART = frozenset({"context", "wrong_number", "spam", "robot", "language", "other", "vendor", "arrived", "late"})
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One opening and the pattern or patterns it comes from."""

    text: str
    labels: tuple[str, ...]
    lang: str
    fold: int
    """0 to 5, by the pattern; -1 where two patterns of different folds are joined."""

    @property
    def kept_out(self) -> bool:
        """Whether nothing is learned from it."""
        return self.fold < KEPT_OUT - 1


def openings() -> list[Spoken]:
    """Every opening, the same each time."""
    data = files("appliance.dialogue").joinpath("data")
    held = [tomllib.loads(data.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in FILES]
    words = tomllib.loads(data.joinpath("words.toml").read_text(encoding="utf-8"))
    found: list[Spoken] = []
    for lang in ("en", "es"):
        lists: Words = words[lang] | held[-1]["words"][lang]
        around: Words = held[-1]["around"][lang]
        chance = random.Random(lang)  # noqa: S311  no secret: the same openings each time
        plain = [one for each in held for one in _plain(each.get(lang, {}), lang, lists)]
        found += [_spoken(one, around, lists, chance) for one in plain]
        found += _joined(plain, around, lists, chance)
    return found


def _plain(held: Mapping[str, Any], lang: str, lists: Words) -> list[Spoken]:
    found = []
    for label, families in held.items():
        for patterns in families.values():
            for pattern in patterns:
                part = zlib.crc32(pattern.encode()) % 6
                texts = dict.fromkeys(expand(pattern, lists, A_PATTERN))
                found += [Spoken(text, tuple(label.split("+")), lang, part) for text in texts]
    return found


def _spoken(one: Spoken, around: Words, lists: Words, chance: random.Random) -> Spoken:
    """With what people say before, after and amid it."""
    text = _stumbled(one.text, chance) if chance.random() < 0.15 else one.text
    parts = [text]
    if chance.random() < 0.25:
        parts.insert(chance.randrange(2), chance.choice(around["aside"]))
    if chance.random() < 0.5:
        parts.insert(0, chance.choice(around["opener"]))
    if chance.random() < 0.35:
        parts.append(chance.choice(around["closer"]))
    [said] = expand(" ".join(parts), lists, 1, start=chance.randrange(1000))
    return Spoken(said, one.labels, one.lang, one.fold)


def _stumbled(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    return " ".join([*words[: at + 1], chance.choice([words[at], "uh", "um", "eh", "este"]), *words[at + 1 :]])


def _joined(plain: Sequence[Spoken], around: Words, lists: Words, chance: random.Random) -> list[Spoken]:
    alone = [one for one in plain if len(one.labels) == 1 and one.labels[0] not in _APART]
    found: list[Spoken] = []
    while len(found) < A_PAIR // 2:
        first, second = chance.choice(alone), chance.choice(alone)
        labels = (first.labels[0], second.labels[0])
        same = first.fold // 2 == second.fold // 2
        if not same or labels[0] == labels[1] or set(labels) <= VISITS:
            continue
        text = f"{first.text} {chance.choice(around['join'])} {second.text}"
        found.append(_spoken(Spoken(text, labels, first.lang, first.fold), around, lists, chance))
    return found
