"""Both voices behind the Synthesizer seam: sentences rendered one by one in a child, the next while this one plays."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from appliance.audio.frame import FRAME_BYTES, AudioFrame
from appliance.clinic.people import Lang
from appliance.speech.messages import Render, encode
from appliance.speech.pronounce import Pronunciations
from appliance.speech.sentences import BREATH, sentences
from appliance.speech.workers import Job, Urgency, Workers

RECIPE = "2"
"""Counts up whenever trimming, loudness or rendering changes what a text sounds like."""

VOICES: dict[Lang, str] = {"en": "hibari-heart", "es": "pico-es-ES"}
"""The voice of each language."""


def voice_workers(models: Path) -> Workers:
    """The child that speaks; one serves many calls, since a sentence takes it about 50 ms."""
    return Workers("appliance.speech.voices_process", str(models))


class TwoVoices:
    """Text to speech in English and Spanish on a pool that someone else keeps running."""

    def __init__(self, workers: Workers, pronunciations: Pronunciations, *, urgency: Urgency = Urgency.NOW) -> None:
        self._workers, self._pronunciations, self._urgency = workers, pronunciations, urgency

    @property
    def version(self) -> str:
        """Changes when the same text would sound otherwise."""
        engines = [f"{name} {version(name)}" for name in ("hibari-tts", "py-nanotts")]
        facts = "\n".join([RECIPE, *engines, *VOICES.values(), self._pronunciations.version])
        return hashlib.sha256(facts.encode()).hexdigest()[:16]

    async def speak(
        self, text: str, *, lang: Lang, after: Sequence[AudioFrame] = ()
    ) -> AsyncGenerator[AudioFrame, None]:
        """20 ms frames at 8 kHz, sound from the first one on. Consume inside `aclosing`. Raises ChildGone.

        `after`: frames to be said first, while these words are being rendered.
        """
        jobs = [self._submit(sentence, lang) for sentence in sentences(self._pronunciations.apply(text, lang))]
        try:
            for frame in after:
                yield frame
            for n, job in enumerate(jobs):
                for frame in BREATH if n else ():
                    yield frame
                for frame in frames(await job.answer()):
                    yield frame
        finally:
            for job in jobs:
                job.drop()

    def _submit(self, sentence: str, lang: Lang) -> Job:
        return self._workers.submit(encode(Render(sentence, lang)), self._urgency)


def frames(pcm: bytes) -> Iterator[AudioFrame]:
    """Line PCM cut into 20 ms frames, the last filled up with silence."""
    for start in range(0, len(pcm), FRAME_BYTES):
        yield AudioFrame(pcm[start : start + FRAME_BYTES].ljust(FRAME_BYTES, b"\0"))
