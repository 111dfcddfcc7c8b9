"""What written words sound like, roughly, and how alike two runs of sounds are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from appliance.clinic.people import Lang

VOWELS = frozenset("aeiou")
_RULES: dict[Lang, tuple[tuple[re.Pattern[str], str], ...]] = {
    "es": tuple(
        (re.compile(pattern), sound)
        for pattern, sound in (
            (r"ch|sh", "C"),
            (r"h(?=u[ae])|(?<![a-z])w", "g"),
            (r"h", ""),
            (r"qu(?=[ei])|k", "k"),
            (r"gu(?=[ei])", "G"),
            (r"g(?=[ei])|j|x(?![a-z])|(?<![a-z])x", "h"),
            (r"g|G", "g"),
            (r"x", "ks"),
            (r"c(?=[ei])|z", "s"),
            (r"[cq]", "k"),
            (r"ll|y(?=[aeiou])", "i"),
            (r"y", "i"),
            (r"[vw]", "b"),
            (r"([a-z])\1", r"\1"),
        )
    ),
    "en": tuple(
        (re.compile(pattern), sound)
        for pattern, sound in (
            (r"tch|ch", "C"),
            (r"sh", "s"),
            (r"ph", "f"),
            (r"ck|q(?!u)", "k"),
            (r"qu", "ku"),
            (r"igh|ie(?![a-z])|(?<![a-z])eye", "ai"),
            (r"ee|ea", "i"),
            (r"ay|ey|ai(?=[a-z])", "ei"),
            (r"oo|ew", "u"),
            (r"ow|ou|oa|oh", "o"),
            (r"gh", ""),
            (r"g(?=[eiy])", "j"),
            (r"c(?=[eiy])", "s"),
            (r"c", "k"),
            (r"x", "ks"),
            (r"(?<=[a-z])y(?![a-z])", "i"),
            (r"(?<=[a-zC][^aeiou])e(?![a-z])", ""),
            (r"(?<=[aeiou])h|h(?![aeiou])", ""),
            (r"([a-z])\1", r"\1"),
        )
    ),
}


@lru_cache(maxsize=8192)
def of_word(word: str, lang: Lang) -> str:
    """The sounds of a folded word read aloud; a sketch, good enough to compare."""
    for pattern, sound in _RULES[lang]:
        word = pattern.sub(sound, word)
    return word


_NEAR = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.15, "bv sz kg mn"),
        (0.3, "bp dt pt bd vd fs zs hj Cs jC hC ie bt dp tv zd zv vf hf ps ts"),
        (0.45, "bg dg ou ea lr bj dj pk tk sC jz fC eo ao lm ln hg js"),
    )
    for pair in pairs.split()
}
"""Sounds a telephone's 300-3400 Hz hardly tell apart cost little."""
SAME_VOWEL_LOST = 0.15
"""A vowel beside the same vowel is swallowed in quick speech: "bee ee" is heard as "bee"."""


def change(left: str, right: str) -> float:
    """The cost of hearing one sound for another."""
    if left == right:
        return 0.0
    near = _NEAR.get(frozenset((left, right)))
    if near is not None:
        return near
    if (left in VOWELS) != (right in VOWELS):
        return 1.2
    return 0.7 if left in VOWELS else 0.9


def loss(run: str, at: int) -> float:
    """The cost of a sound that is there and not heard, or heard and not there."""
    sound = run[at]
    if sound not in VOWELS:
        return 0.7
    beside = run[max(0, at - 1) : at] + run[at + 1 : at + 2]
    return SAME_VOWEL_LOST if sound in beside else 0.45


def further(row: Sequence[float], heard: str, meant: str) -> list[float]:
    """One step of an alignment: `row[i]` is the cost after `i` sounds of `meant`; the row after `heard` as well."""
    last = list(row)
    for at, sound in enumerate(heard):
        gone = loss(heard, at)
        new = [last[0] + gone]
        for index, wanted in enumerate(meant):
            new.append(
                min(last[index] + change(sound, wanted), last[index + 1] + gone, new[index] + loss(meant, index))
            )
        last = new
    return last


def start(meant: str) -> list[float]:
    """The row before anything is heard."""
    row = [0.0]
    for index in range(len(meant)):
        row.append(row[index] + loss(meant, index))
    return row
