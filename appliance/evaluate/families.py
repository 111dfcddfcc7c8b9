"""Phrase families: patterns with choices, expanded the same way every time, a third of the families kept out.

A pattern holds "(a|b)" for a choice, which may be empty or nested, and "<name>" for a list of data/words.toml.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

MOST_A_PATTERN = 14
"""Phrases taken from one pattern, so that no family outweighs the others."""
_STRIDE = 0.6180339887
"""The golden ratio's fraction: steps through all choices without repeating early."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase and where it comes from."""

    text: str
    label: str
    lang: str
    family: str
    """label.name, the same for both languages: a way of asking is kept out in both."""

    kept_out: bool
    """Whether its family is never learned from; a third are, in both languages."""


def kept_out(families: Sequence[str]) -> frozenset[str]:
    """The third of a wish's families that is kept out, fixed by their names; none where there are fewer than two."""
    return frozenset(sorted(families, key=lambda name: zlib.crc32(name.encode()))[: (len(families) + 1) // 3])


def phrases() -> list[Phrase]:
    """Every phrase, in the order of the files."""
    data = files("appliance.dialogue").joinpath("data")
    words = tomllib.loads(data.joinpath("words.toml").read_text(encoding="utf-8"))
    found: list[Phrase] = []
    for name in ("visits", "visits_es", "questions", "questions_es"):
        for lang, wishes in tomllib.loads(data.joinpath(f"{name}.toml").read_text(encoding="utf-8")).items():
            for label, families in wishes.items():
                out = kept_out(list(families))
                for family, patterns in families.items():
                    texts = _family(patterns, words[lang])
                    found += [Phrase(text, label, lang, f"{label}.{family}", family in out) for text in texts]
    return found


def _family(patterns: Sequence[str], words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for pattern in patterns:
        yield from _around(
            list(dict.fromkeys(expand(pattern, words, MOST_A_PATTERN))), words, zlib.crc32(pattern.encode())
        )


def _around(texts: Sequence[str], words: Mapping[str, Sequence[str]], seed: int) -> Iterator[str]:
    """Each phrase with what people say before and after it."""
    before, after = words["before"], words["after"]
    for index, text in enumerate(texts, start=seed % 97):
        lead, tail = before[index * 7 % len(before)], after[index * 3 % len(after)]
        [said] = expand(" ".join(filter(None, (lead, text, tail))), words, 1, start=index)
        yield said


def expand(pattern: str, words: Mapping[str, Sequence[str]], most: int, start: int = 0) -> list[str]:
    """At most so many of a pattern's phrases, spread over all its choices."""
    return [" ".join(_one(pattern, words, f"{pattern}/{start + index}").split()) for index in range(most)]


_INNER = re.compile(r"\(([^()]*)\)|<(\w+)>")


def _one(pattern: str, words: Mapping[str, Sequence[str]], seed: str) -> str:
    text, turn = pattern, 0
    first = zlib.crc32(seed.encode()) / 2**32
    while found := _INNER.search(text):
        choices = words[found[2]] if found[2] else found[1].split("|")
        turn += 1
        part = (first * (turn + 1) * 7.31 + turn * _STRIDE) % 1.0
        text = text[: found.start()] + choices[int(part * len(choices))] + text[found.end() :]
    return text
