"""Sentences the box says often, rendered once: on disk by text, language and voice, and in memory while it runs.

Only what is warmed is kept. What is said to one caller alone may name them, so it is rendered and forgotten.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Protocol

import anyio.to_thread
import structlog

from appliance.audio.frame import AudioFrame
from appliance.clinic.people import Lang
from appliance.errors import ChildGone
from appliance.seams import Synthesizer
from appliance.speech.sentences import BREATH, sentences
from appliance.speech.synthesizer import frames

DIGEST_BYTES = 32
"""Every file begins with the SHA-256 of what follows; a file that fails it is rendered again."""

log = structlog.get_logger()


class LiveVoice(Protocol):
    """A Synthesizer that renders while something else is still being played."""

    def speak(self, text: str, *, lang: Lang, after: Sequence[AudioFrame] = ()) -> AsyncGenerator[AudioFrame, None]:
        """`after`: frames to be said first. Else as `seams.Synthesizer`."""
        ...


class PhraseCache:
    """A Synthesizer that answers known sentences from memory and asks another for the rest."""

    def __init__(self, voice: LiveVoice, folder: Path, *, version: str) -> None:
        """`folder` is the cache's own. `version` changes whenever the voice would say the same text otherwise."""
        self._voice, self._folder, self._version = voice, folder, version
        self._known: dict[str, bytes] = {}

    async def speak(
        self, text: str, *, lang: Lang, after: Sequence[AudioFrame] = ()
    ) -> AsyncGenerator[AudioFrame, None]:
        """20 ms frames at 8 kHz, at once for warmed sentences. Consume inside `aclosing`. Raises ChildGone.

        What stands between warmed sentences is rendered while the one before it is played.
        """
        ready = [*after]
        for n, piece in enumerate(self._plan(text, lang)):
            ready += BREATH if n else ()
            if isinstance(piece, bytes):
                ready += frames(piece)
                continue
            async with aclosing(self._voice.speak(piece, lang=lang, after=ready)) as spoken:
                async for frame in spoken:
                    yield frame
            ready = []
        for frame in ready:
            yield frame

    async def warm(
        self,
        phrases: Iterable[tuple[str, Lang]],
        *,
        by: Synthesizer | None = None,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        """Have every sentence of these phrases ready. `by`: a voice that gives way to callers. Raises ChildGone.

        `progress` is told how many of how many sentences are ready. Entries of other versions are removed.
        """
        wanted = _sentences(phrases)
        await anyio.to_thread.run_sync(self._make_room)
        rendered = 0
        for done, (sentence, lang) in enumerate(wanted):
            progress(done, len(wanted))
            rendered += await self._ready(sentence, lang, by or self._voice)
        progress(len(wanted), len(wanted))
        self._tell_warmed(len(wanted), rendered)

    async def warm_beside(self, phrases: Iterable[tuple[str, Lang]], *, by: Synthesizer) -> None:
        """As `warm`, after it and beside calls: what the voice is lost over is left to be said live."""
        wanted = _sentences(phrases)
        rendered = 0
        for sentence, lang in wanted:
            try:
                rendered += await self._ready(sentence, lang, by)
            except ChildGone:
                log.warning("phrase.unrendered", lang=lang)
        self._tell_warmed(len(wanted), rendered)

    async def take(self, phrases: Iterable[tuple[str, Lang]]) -> bool:
        """Take in what an earlier run left on disk of these phrases; whether that is all of them."""
        return all([await self._recall(sentence, lang) for sentence, lang in _sentences(phrases)])

    def has(self, text: str, lang: Lang) -> bool:
        """Whether every sentence of a text is ready."""
        found = sentences(text)
        return bool(found) and all(self._key(sentence, lang) in self._known for sentence in found)

    def _tell_warmed(self, wanted: int, rendered: int) -> None:
        log.info("phrases.warmed", n=wanted, count=rendered, bytes=sum(map(len, self._known.values())))

    def _plan(self, text: str, lang: Lang) -> list[str | bytes]:
        """The text in order: PCM for each sentence that is ready, and what lies between to be rendered in one go."""
        plan: list[str | bytes] = []
        for sentence in sentences(text):
            piece = self._known.get(self._key(sentence, lang), sentence)
            before = plan[-1] if plan else b""
            if isinstance(piece, str) and isinstance(before, str):
                plan[-1] = f"{before} {piece}"
            else:
                plan.append(piece)
        return plan

    async def _ready(self, sentence: str, lang: Lang, voice: Synthesizer) -> bool:
        """Have one sentence in memory and on disk. True when it had to be rendered."""
        if await self._recall(sentence, lang):
            return False
        key = self._key(sentence, lang)
        async with aclosing(voice.speak(sentence, lang=lang)) as spoken:
            self._known[key] = b"".join([frame.pcm async for frame in spoken])
        await anyio.to_thread.run_sync(_write, self._path(key), self._known[key])
        return True

    async def _recall(self, sentence: str, lang: Lang) -> bool:
        """Whether one sentence is in memory, perhaps from disk just now."""
        key = self._key(sentence, lang)
        if key not in self._known:
            pcm = await anyio.to_thread.run_sync(_read, self._path(key))
            if pcm is None:
                return False
            self._known[key] = pcm
        return True

    def _path(self, key: str) -> Path:
        return self._folder / self._version / f"{key}.pcm"

    def _key(self, sentence: str, lang: Lang) -> str:
        return hashlib.sha256(f"{lang}\n{sentence}".encode()).hexdigest()

    def _make_room(self) -> None:
        (self._folder / self._version).mkdir(parents=True, exist_ok=True)
        for entry in self._folder.iterdir():
            if entry.is_dir() and entry.name != self._version:
                shutil.rmtree(entry)


def _sentences(phrases: Iterable[tuple[str, Lang]]) -> list[tuple[str, Lang]]:
    return list(dict.fromkeys((sentence, lang) for text, lang in phrases for sentence in sentences(text)))


def _read(path: Path) -> bytes | None:
    """The PCM of an entry; None when it is missing or damaged."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    digest, pcm = content[:DIGEST_BYTES], content[DIGEST_BYTES:]
    return pcm if hashlib.sha256(pcm).digest() == digest else None


def _write(path: Path, pcm: bytes) -> None:
    """Put an entry in place whole, or not at all: a full disk costs the next start a rendering, no call its voice."""
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        half.write_bytes(hashlib.sha256(pcm).digest() + pcm)
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        log.warning("phrase.unwritten", bytes=len(pcm))
