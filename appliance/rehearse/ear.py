"""How a caller understands the box: by recognising its voice, in a child process of the caller's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from appliance.audio.frame import FRAME_BYTES, LINE_RATE, AudioFrame
from appliance.clinic.people import Lang
from appliance.rehearse.channel import Pcm
from appliance.rehearse.energy import Span, spans
from appliance.seams import Recognizer
from appliance.speech.recognizer import WhisperRecognizer, recognizer_workers

LONGEST_S = 20
"""Longer speech is decoded in pieces, cut at pauses: the models take at most 30 s."""

PAUSE_MS = 350
MARGIN = LINE_RATE // 5


class Ear:
    """Turns what came from the box into words."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer

    async def hear(self, pcm: Pcm, lang: Lang) -> str:
        """The words in a stretch of audio; "" when there are none. Raises ChildGone."""
        words = []
        for start, end in pieces(pcm):
            hearing = self._recognizer.open(lang=lang, hints=())
            run = pcm[max(0, start - MARGIN) : end + MARGIN].astype("<i2").tobytes()
            run += bytes(-len(run) % FRAME_BYTES)
            for at in range(0, len(run), FRAME_BYTES):
                hearing.feed(AudioFrame(run[at : at + FRAME_BYTES]))
            words.append((await hearing.finish()).text.strip())
        return " ".join(word for word in words if word)


@asynccontextmanager
async def open_ear(models: Path) -> AsyncIterator[Ear]:
    """An ear with its own recognizer process. Raises ModelError when the models do not load."""
    workers = recognizer_workers(models, size=1)
    async with workers.running():
        yield Ear(WhisperRecognizer(workers))


def pieces(pcm: Pcm) -> list[Span]:
    """The speech of a long stretch in runs of at most LONGEST_S, each whole between two pauses."""
    runs: list[Span] = []
    for start, end in spans(pcm, gap_ms=PAUSE_MS):
        if runs and end - runs[-1][0] <= LONGEST_S * LINE_RATE:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
