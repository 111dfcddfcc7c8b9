"""The words a recognizer knows, as far as this box needs them, and which of them sound alike. Pure "
"but for its tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from appliance.clinic.people import Lang
from appliance.dialogue.identity import alike
from appliance.dialogue.words import fold

LEAST_ALIKE = 0.6
"""Likeness from which one word is heard for another."""
MOST_NEIGHBOURS = 4
LENGTHS_APART = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def known(lang: Lang) -> dict[str, str]:
    """Folded words and one way each is written: everything in the phrases and the examples of what callers say."""
    found: dict[str, str] = {}
    for table in _tables(lang):
        for text in _texts(table):
            found |= {fold(word): word.lower() for word in _WORD.findall(text)}
    return found


@cache
def neighbours(word: str, lang: Lang) -> tuple[str, ...]:
    """Known words nearest in sound to a folded word, nearest first; not the word itself nor its plural."""
    same = {word, f"{word}s", word.removesuffix("s")}
    near = (
        (alike(word, other), other)
        for other in known(lang)
        if abs(len(other) - len(word)) <= LENGTHS_APART and other not in same and _begin_alike(word, other)
    )
    ranked = sorted(((score, other) for score, other in near if score >= LEAST_ALIKE), reverse=True)
    return tuple(known(lang)[other] for _, other in ranked[:MOST_NEIGHBOURS])


_BEGINNINGS = ("kcqg", "bpvfw", "tds", "mn", "lr", "yijh", "aeou")


def _begin_alike(word: str, other: str) -> bool:
    return word[0] == other[0] or any(word[0] in group and other[0] in group for group in _BEGINNINGS)


def _tables(lang: Lang) -> Iterator[Any]:
    here = resources.files("appliance.dialogue")
    for folder in ("data", "phrases"):
        for file in sorted(here.joinpath(folder).iterdir(), key=lambda each: each.name):
            if file.name.endswith(".toml"):
                table = tomllib.loads(file.read_text("utf-8"))
                stem = file.name.removesuffix(".toml")
                whole = stem == lang or stem in (
                    ("questions", "visits") if lang == "en" else ("questions_es", "visits_es")
                )
                yield table if whole else table.get(lang, {})


def _texts(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, list):
        for each in table:
            yield from _texts(each)
    elif isinstance(table, dict):
        for each in table.values():
            yield from _texts(each)
