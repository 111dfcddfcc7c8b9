"""What a name sounds like, as a key to compare by: one for English ears, one for Spanish."""

from __future__ import annotations

import re
from functools import lru_cache

import jellyfish

from appliance.dialogue.words import fold

_RESPELLED = (
    ("nguyen", "win"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("ll", "y"),
    ("qu", "k"),
    ("j", "h"),
    ("x", "h"),
    ("z", "s"),
    ("v", "b"),
    ("h", ""),
)
"""Spanish spellings as an English recognizer writes them, and Nguyen."""
_SPANISH = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"\bn?gu[iy]en\b", "uin"),
        (r"(?<![a-z])(?:h?u|w|gu|gü)(?=[aeio])", "gu"),
        (r"sch|sh|ch", "C"),
        (r"(?:x|j|g(?=[ei])|(?<![a-z])h)(?=[aeiou])", "j"),
        (r"gu(?=[ei])", "g"),
        (r"h", ""),
        (r"ny|ni(?=[aeou])", "N"),
        (r"ll|y(?=[aeiou])|i(?=[aeou])", "y"),
        (r"y", "i"),
        (r"qu|q|k|c(?![ei])", "k"),
        (r"c|z|x", "s"),
        (r"[vw]", "b"),
        (r"[eao]{2,}", "e"),
        (r"([a-zCN])\1+", r"\1"),
        (r"m(?=[bp])", "n"),
    )
)


@lru_cache(maxsize=8192)
def english(name: str) -> str:
    """The metaphone of a folded name, with Spanish spellings turned to English ones."""
    for old, new in _RESPELLED:
        name = name.replace(old, new)
    return " ".join(jellyfish.metaphone(word) for word in name.split())


@lru_cache(maxsize=8192)
def spanish(name: str) -> str:
    """A folded name as Spanish speakers of the Americas hear it: b is v, s is z and soft c, h is silent, y is ll.

    A j or an h before a vowel is kept as one sound (José, Hose), and dropped only where it is silent.
    """
    for pattern, sound in _SPANISH:
        name = pattern.sub(sound, name)
    return name


def folded(name: str) -> str:
    """A name ready for the keys: folded, hyphens and apostrophes gone."""
    return " ".join(fold(name).replace("-", " ").split())
