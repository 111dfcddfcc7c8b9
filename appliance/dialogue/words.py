"""Recognised text as plain words: no case, no accents, no punctuation, the same in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’`´]")
_MERIDIEM = re.compile(r"\b([ap])\s?\.?\s?m\b\.?(?!\w)")
_TOKEN = re.compile(r"\d+(?:[:./\-]\d+)*|[a-z]+")
MAX_CHARS = 2000
"""A turn longer than this is cut: nobody says so much at once, and no grammar needs it."""


def fold(text: str) -> str:
    """Lower case, accents and apostrophes gone: "Mañana, a las 9" becomes "manana, a las 9"."""
    lowered = _APOSTROPHES.sub("", text[:MAX_CHARS].casefold())
    if lowered.isascii():
        return lowered
    bare = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in bare if not unicodedata.combining(char))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, folded; "9:30", "12/1" and "555-0100" stay whole."""
    return list(_tokens(text))


def plain(text: str) -> str:
    """The folded words with single spaces and a space at either end, for whole-word searches."""
    return f" {' '.join(_tokens(text))} "


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[str, ...]:
    """Dozens of readers ask for the words of the same turn."""
    return tuple(_TOKEN.findall(_MERIDIEM.sub(r" \1m ", fold(text))))


def has(text: str, *phrases: str) -> bool:
    """Whether a `plain` text holds any of these folded phrases as whole words."""
    return any(f" {phrase} " in text for phrase in phrases)


def find_run(words: Sequence[str], run: Sequence[str]) -> int:
    """Where a run of words begins, -1 when it is not there."""
    size = len(run)
    for start in range(len(words) - size + 1):
        if list(words[start : start + size]) == list(run):
            return start
    return -1


def match_at(words: Sequence[str], at: int, phrase: str) -> int:
    """The index after a phrase that starts here, 0 when it does not."""
    parts = _parts(phrase)
    if at >= len(words) or words[at] != parts[0]:
        return 0
    return at + len(parts) if tuple(words[at : at + len(parts)]) == parts else 0


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def listed(text: str) -> tuple[str, ...]:
    """A table of single words, written as running text."""
    return tuple(text.split())
