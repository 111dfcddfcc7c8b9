"""Whisper behind the Recognizer seam: turns kept here, decoded by a pool of children.

What an English caller says so far is read by tiny.en, everything else by the multilingual base model, which also
identifies the language of every finished turn.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from appliance.audio.frame import AudioFrame, is_line_frame
from appliance.clinic.people import Lang
from appliance.errors import ChildGone
from appliance.seams import Transcript
from appliance.speech.messages import Decode, decoded, encode
from appliance.speech.workers import Job, Urgency, Workers


def recognizer_workers(models: Path, *, size: int = 1, threads: int | None = None) -> Workers:
    """The children that hear, about 300 MB each. `threads` a child: None shares out the machine's cores.

    One child on two cores answers a caller in little over half the time of two children on one core each.
    """
    each = threads or max(1, (os.cpu_count() or 1) // size)
    return Workers("appliance.speech.recognizer_process", str(models), str(each), size=size)


class WhisperRecognizer:
    """Speech to text on a pool that someone else keeps running."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def open(self, *, lang: Lang | None, hints: Sequence[str]) -> WhisperHearing:
        """Begin a turn. `lang` None: not settled yet, identify it (en or es). `hints`: the words to expect."""
        return WhisperHearing(self._workers, lang=lang, hints=tuple(hints))


class WhisperHearing:
    """One turn being transcribed."""

    def __init__(self, workers: Workers, *, lang: Lang | None, hints: tuple[str, ...]) -> None:
        self._workers, self._lang, self._hints = workers, lang, hints
        self._pcm = bytearray()
        self._partial: Job | None = None
        self._latest = Transcript(text="", lang=lang or "en", confidence=0.0, decode_ms=0.0)

    def feed(self, frame: AudioFrame) -> None:
        """Take one 20 ms frame at 8 kHz. Raises ValueError for any other."""
        if not is_line_frame(frame):
            msg = "the recognizer takes 20 ms frames at 8 kHz"
            raise ValueError(msg)
        self._pcm += frame.pcm

    async def partial(self) -> Transcript:
        """The words so far. A final asked for meanwhile goes first; then this is the last answer there was."""
        self._partial = self._submit(Urgency.LATER, partial=True)
        try:
            return await self._answer(self._partial)
        except ChildGone:
            return self._latest

    async def finish(self) -> Transcript:
        """The words of everything fed so far, with care. May be called again after more was fed. Raises ChildGone."""
        if self._partial:
            self._partial.drop()
        return await self._answer(self._submit(Urgency.NOW, partial=False))

    def _submit(self, urgency: Urgency, *, partial: bool) -> Job:
        hints = () if partial else self._hints
        request = Decode(pcm=bytes(self._pcm), lang=self._lang, hints=hints, partial=partial)
        return self._workers.submit(encode(request), urgency)

    async def _answer(self, job: Job) -> Transcript:
        heard = decoded.decode(await job.answer())
        self._latest = Transcript(
            text=heard.text,
            lang=heard.lang,
            confidence=heard.confidence,
            decode_ms=heard.ms,
            alternatives=heard.alternatives,
            danger=heard.danger,
        )
        return self._latest
