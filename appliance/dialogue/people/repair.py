"""What was meant, from what was heard and what could be meant: one of the expected names, or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appliance.dialogue.identity import alike
from appliance.dialogue.words import tokens

TAKE = 0.82
"""Likeness from which an expected name is taken for what was heard."""
ASK = 0.7
"""Likeness from which it is worth asking whether it was meant."""
LEAD = 0.08
"""How far ahead of the next one a name must be to be taken."""
RANK_COST = 0.03
"""Likeness taken off for each place a text stands further down among the recognizer's guesses."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The key that was meant, or those to ask about; nothing when none is near."""

    key: str | None
    near: tuple[str, ...] = ()
    """Best first."""


def pick(heard: Sequence[str], expected: Mapping[str, Sequence[str]]) -> Repaired:
    """Which of the expected things was said. Pure; never raises, never picks between two that fit nearly as well.

    `heard`: the recognizer's text, then its other guesses, likeliest first. `expected`: a key for each thing that can
    be meant and the ways it is called, such as `{"dr-kim": ("Kim", "Laura", "the hygienist")}`.
    """
    scores = {key: _score(heard[:5], names) for key, names in expected.items()}
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    near = tuple(key for key in ranked if scores[key] >= ASK)
    if not near:
        return Repaired(None)
    next_best = scores[ranked[1]] if len(ranked) > 1 else 0.0
    taken = scores[near[0]] >= TAKE and scores[near[0]] - next_best >= LEAD
    return Repaired(near[0] if taken else None, near)


def _score(heard: Sequence[str], names: Sequence[str]) -> float:
    best = 0.0
    for place, text in enumerate(heard):
        words = tokens(text)[:40]
        for name in names:
            best = max(best, _within(words, tokens(name)) - RANK_COST * place)
    return best


def _within(words: Sequence[str], name: Sequence[str]) -> float:
    """The best likeness of a name to any run of the words, one shorter or longer than it."""
    wanted = " ".join(name)
    best = 0.0
    for size in {len(name), len(name) + 1, max(1, len(name) - 1)}:
        for at in range(len(words) - size + 1):
            run = " ".join(words[at : at + size])
            if run == wanted:
                return 1.0
            if len(run) > 2 and len(wanted) > 2:
                best = max(best, alike(run, wanted) - (0.03 if size != len(name) else 0.0))
    return best
