"""Where one sentence ends and the next begins, and the breath between them. Pure."""

from __future__ import annotations

import re

from appliance.audio.frame import FRAME_MS, SILENCE, AudioFrame

BREATH_MS = 220
"""Pause between two sentences: the voices' own, less what is trimmed from both."""

BREATH: tuple[AudioFrame, ...] = (SILENCE,) * (BREATH_MS // FRAME_MS)

_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=\S)")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Srta|St|\w)\.$")
"""A title or an initial; the point after it ends nothing."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, trimmed, in order; none for a text without a letter or digit."""
    found: list[str] = []
    begun = ""
    for piece in _END.split(" ".join(text.split())):
        begun = f"{begun} {piece}".strip()
        if not _ABBREVIATION.search(begun):
            found.append(begun)
            begun = ""
    return [sentence for sentence in [*found, begun] if any(map(str.isalnum, sentence))]
