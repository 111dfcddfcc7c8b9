"""Openings each written out as people say them (`dialogue/data/said_*.toml`), with the kind of visit they tell."""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

LANGS = ("en", "es")
NO_KIND = "none"
"""The key of openings that tell no kind of visit."""
UNKNOWN_KIND = "unknown"
"""The key of those whose kind of visit nobody wrote down."""
KEPT_OUT = 3
"""One opening of so many is kept out, fixed by its words."""


@dataclass(frozen=True, slots=True)
class Said:
    """One opening."""

    text: str
    lang: str
    labels: tuple[str, ...]
    kind: str | None
    tells_kind: bool = True
    """Whether `kind` was written down for it."""

    @property
    def kept_out(self) -> bool:
        """Whether nothing is learned from it where a third is kept out."""
        return zlib.crc32(self.text.encode()) % KEPT_OUT == 0


def openings() -> Iterator[Said]:
    """Every opening, the same each time. In a file: under its wishes, joined by +, and the kind of visit."""
    data = files("appliance.dialogue").joinpath("data")
    for name, lang in ((f"{name}_{lang}", lang) for lang in LANGS for name in ("said", "said_short", "said_winding")):
        held = tomllib.loads(data.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
        for wishes, kinds in held.items():
            for kind, texts in kinds.items():
                for text in texts:
                    told = None if kind in (NO_KIND, UNKNOWN_KIND) else kind
                    yield Said(text, lang, tuple(wishes.split("+")), told, kind != UNKNOWN_KIND)
