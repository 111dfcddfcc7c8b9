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
from appliance.speech import queue
from appliance.speech.english import English
from appliance.speech.messages import Decode, decoded, encode
from appliance.speech.workers import Job, Urgency, Workers

MOST_WORKERS, LEAST_WORKERS = 4, 2
"""Children that hear, where nobody said how many: one a core within these bounds. More cost memory; with fewer the
words of one caller wait for another's."""

THREADS = 2
"""Threads of each child, where there are as many cores: one caller is answered in little over half the time, and more
threads win nothing on one turn."""


def recognizer_workers(
    models: Path, *, size: int | None = None, threads: int | None = None, english: English = "whisper"
) -> Workers:
    """The children that hear, about 300 MB each. `size` None: one a core, within bounds."""
    cores = os.cpu_count() or 1
    children = size or min(MOST_WORKERS, max(LEAST_WORKERS, cores))
    each = threads or min(THREADS, cores)
    module, args = "appliance.speech.recognizer_process", (str(models), str(each), english)
    return Workers(module, *args, size=children, policy=queue.hearing)


class WhisperRecognizer:
    """Speech to text on a pool that someone else keeps running."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def open(self, *, lang: Lang | None, hints: Sequence[str], call: str = "") -> WhisperHearing:
        """Begin a turn of a call. `lang` None: not settled, identify it (en or es). `hints`: the words to expect."""
        return WhisperHearing(self._workers, lang=lang, hints=tuple(hints), call=call)


class WhisperHearing:
    """One turn being transcribed."""

    def __init__(self, workers: Workers, *, lang: Lang | None, hints: tuple[str, ...], call: str = "") -> None:
        self._workers, self._lang, self._hints, self._call = workers, lang, hints, call
        self._pcm = bytearray()
        self._partial: Job | None = None
        self._latest = Transcript(text="", lang=lang or "en", confidence=0.0, decode_ms=0.0)

    def feed(self, frame: AudioFrame) -> None:
        """Take one 20 ms frame at 8 kHz. Raises ValueError for any other."""
        if not is_line_frame(frame):
            msg = "the recognizer takes 20 ms frames at 8 kHz"
            raise ValueError(msg)
        self._pcm += frame.pcm

    async def partial(self, *, danger: bool = False, answer: bool = False) -> Transcript:
        """The words so far, as of when a child is free. A final asked for meanwhile goes first; then this is the last
        answer there was."""
        urgency = Urgency.DANGER if danger else Urgency.SOON if answer else Urgency.LATER
        self._partial = self._workers.submit(lambda: self._request(partial=True), urgency, call=self._call)
        try:
            return await self._answer(self._partial)
        except ChildGone:
            return self._latest

    async def finish(self, *, danger: bool = False) -> Transcript:
        """The words of everything fed so far, with care. May be called again after more was fed. Raises ChildGone."""
        if self._partial:
            self._partial.drop()
        urgency = Urgency.DANGER if danger else Urgency.NOW
        return await self._answer(self._workers.submit(self._request(partial=False), urgency, call=self._call))

    def _request(self, *, partial: bool) -> bytes:
        hints = () if partial else self._hints
        return encode(Decode(pcm=bytes(self._pcm), lang=self._lang, hints=hints, partial=partial))

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
