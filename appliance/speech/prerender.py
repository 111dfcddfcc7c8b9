"""A voice too slow to speak live, for what is always said alike: rendered beforehand, in hours when nobody calls.

What is said to one caller stays with the live voice, and an utterance is one voice's from its first word to its last.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import aclosing
from pathlib import Path
from shutil import which

import structlog

from appliance.audio.frame import AudioFrame
from appliance.clinic.people import Lang
from appliance.errors import ChildGone, ConfigError, ModelError
from appliance.seams import Synthesizer
from appliance.speech import weights
from appliance.speech.messages import Render, encode
from appliance.speech.phrase_cache import LiveVoice, PhraseCache
from appliance.speech.pronounce import Pronunciations
from appliance.speech.synthesizer import frames
from appliance.speech.workers import Urgency, Workers

MODEL = "kokoro"
"""Its folder among the models, and its name in the manifest."""

RECIPE = "kokoro-dora-1"
"""Counts up whenever the same text would sound otherwise; an update that leaves it alone costs no rendering."""

SLOWEST_S = 300.0
"""Longest wait for one sentence; it is rendered with what calls leave of the board."""

log = structlog.get_logger()


def demand(models: Path) -> None:
    """Hold what the voice needs against the manifest. Raises ConfigError or ModelError with a sentence."""
    if which("espeak-ng") is None:
        msg = 'speech.spanish is "kokoro" and the program espeak-ng is not installed; install its Debian package'
        raise ConfigError(msg)
    weights.demand(models, names=(MODEL,))


def prerender_workers(models: Path) -> Workers:
    """The child that renders, about 350 MB while there is something to render."""
    return Workers("appliance.speech.prerender_process", str(models), stalled_s=SLOWEST_S)


class SlowVoice:
    """The slow voice behind the Synthesizer seam, a sentence at a time; each waits until it may begin."""

    def __init__(self, workers: Workers, *, may_begin: Callable[[], Awaitable[None]]) -> None:
        self._workers, self._may_begin = workers, may_begin

    async def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        """20 ms frames at 8 kHz, after seconds. Consume inside `aclosing`. Raises ChildGone."""
        await self._may_begin()
        pcm = await self._workers.submit(encode(Render(text, lang)), Urgency.LATER).answer()
        for frame in frames(pcm):
            yield frame


class Prerendered:
    """A Synthesizer that says in the slow voice what is ready in it, and lets the live voice say everything else."""

    def __init__(self, live: LiveVoice, pronunciations: Pronunciations, folder: Path, *, lang: Lang) -> None:
        """`folder` is the slow voice's own; `lang` the one language it speaks."""
        self._live, self._pronunciations, self._lang = live, pronunciations, lang
        self._slow = PhraseCache(live, folder, version=RECIPE)

    async def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        """20 ms frames at 8 kHz. Consume inside `aclosing`. Raises ChildGone."""
        spelled = self._pronunciations.apply(text, lang)
        ready = lang == self._lang and self._slow.has(spelled, lang)
        spoken = self._slow.speak(spelled, lang=lang) if ready else self._live.speak(text, lang=lang)
        async with aclosing(spoken):
            async for frame in spoken:
                yield frame

    async def build(self, phrases: Iterable[tuple[str, Lang]], workers: Workers, by: Synthesizer) -> None:
        """Have its language's phrases ready in the slow voice, from where the last build was broken off.

        What cannot be rendered is said by the live voice until the box starts again.
        """
        wanted = [(self._pronunciations.apply(text, lang), lang) for text, lang in phrases if lang == self._lang]
        if await self._slow.take(wanted):
            return
        try:
            async with workers.running():
                await self._slow.warm(wanted, by=by)
        except* (ChildGone, ModelError):
            log.warning("phrases.unbuilt")
