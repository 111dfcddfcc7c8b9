"""Ears and a voice that follow a script and spend their time on the test's clock."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

import anyio

from appliance.audio.frame import FRAME_BYTES, FRAME_MS, AudioFrame, is_line_frame
from appliance.clinic.people import Lang
from appliance.errors import ChildGone
from appliance.seams import Transcript

QUIET = AudioFrame(bytes(FRAME_BYTES))
VOICE = AudioFrame(b"\x00\x10" * (FRAME_BYTES // 2))
"""A frame every fake takes for speech."""


def is_voice(frame: AudioFrame) -> bool:
    """Any sample that is not zero counts as speech."""
    return any(frame.pcm)


class FakeVad:
    """Certain either way."""

    def probability(self, frame: AudioFrame) -> float:
        assert is_line_frame(frame)
        return 1.0 if is_voice(frame) else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One turn of the caller, as the recognizer will hear it."""

    text: str
    lang: Lang = "en"
    confidence: float = 0.95
    partials: tuple[str, ...] = ()
    """Answers to `partial` in order, the last repeated. Empty: the words appear one by one as voice frames are fed."""
    finals: tuple[str, ...] = ()
    """Answers to `finish` in order, the last repeated. Empty: the whole text."""
    word_ms: float = 300
    danger: float = 0.0
    """What the phrase spotter makes of it."""
    dies: int = 0
    """How many times `finish` raises ChildGone first."""


class FakeRecognizer:
    """Hears the scripted turns in order; a turn is used up by the first hearing that is asked for words."""

    def __init__(self, *turns: Said | str, partial_s: float = 0.1, final_s: float = 0.2) -> None:
        self.turns = [Said(text=turn) if isinstance(turn, str) else turn for turn in turns]
        self.partial_s, self.final_s = partial_s, final_s
        self.opened: list[tuple[Lang | None, tuple[str, ...]]] = []
        """Language and hints of every hearing, in order."""

    def open(self, *, lang: Lang | None, hints: Sequence[str], call: str = "") -> FakeHearing:
        self.opened.append((lang, tuple(hints)))
        return FakeHearing(self, lang or "en")

    def next_turn(self, lang: Lang) -> Said:
        return self.turns.pop(0) if self.turns else Said(text="", lang=lang, confidence=0.0)


class FakeHearing:
    """One scripted turn."""

    def __init__(self, recognizer: FakeRecognizer, lang: Lang) -> None:
        self._recognizer, self._lang = recognizer, lang
        self._said: Said | None = None
        self._voiced_ms = 0.0
        self._partials = self._finals = self._deaths = 0

    def feed(self, frame: AudioFrame) -> None:
        assert is_line_frame(frame)
        self._voiced_ms += FRAME_MS * is_voice(frame)

    async def partial(self, *, danger: bool = False, answer: bool = False) -> Transcript:
        said, voiced_ms = self._turn(), self._voiced_ms
        await anyio.sleep(self._recognizer.partial_s)
        if said.partials:
            text = said.partials[min(self._partials, len(said.partials) - 1)]
            self._partials += 1
        else:
            text = " ".join(said.text.split()[: int(voiced_ms / said.word_ms)])
        return _transcript(said, text, self._recognizer.partial_s)

    async def finish(self, *, danger: bool = False) -> Transcript:
        said = self._turn()
        await anyio.sleep(self._recognizer.final_s)
        if self._deaths < said.dies:
            self._deaths += 1
            raise ChildGone
        text = said.finals[min(self._finals, len(said.finals) - 1)] if said.finals else said.text
        self._finals += 1
        return _transcript(said, text, self._recognizer.final_s)

    def _turn(self) -> Said:
        if self._said is None:
            self._said = self._recognizer.next_turn(self._lang)
        return self._said


def _transcript(said: Said, text: str, seconds: float) -> Transcript:
    return Transcript(
        text=text, lang=said.lang, confidence=said.confidence, decode_ms=seconds * 1000, danger=said.danger
    )


class FakeScorer:
    """Gives the scripted opinions in order, the last one for ever."""

    def __init__(self, *scores: float, seconds: float = 0.1) -> None:
        self.scores, self.seconds = list(scores or (0.9,)), seconds
        self.asked: list[int] = []
        """Bytes of PCM it was shown, each time."""

    async def score(self, pcm: bytes) -> float:
        self.asked.append(len(pcm))
        await anyio.sleep(self.seconds)
        return self.scores.pop(0) if len(self.scores) > 1 else self.scores[0]


class FakeSynthesizer:
    """Speaks voice frames: `seconds` for every text, or `word_s` for every word of it."""

    def __init__(
        self, *, seconds: float | None = None, word_s: float = 0.3, first_frame_s: float = 0.05, dies: int = 0
    ) -> None:
        self.seconds, self.word_s, self.first_frame_s, self.dies = seconds, word_s, first_frame_s, dies
        self.spoken: list[tuple[str, Lang]] = []
        """Every text asked for, in order, whether or not it was heard to the end."""
        self.finished: list[str] = []

    async def speak(
        self, text: str, *, lang: Lang, after: Sequence[AudioFrame] = ()
    ) -> AsyncGenerator[AudioFrame, None]:
        self.spoken.append((text, lang))
        rendered = anyio.current_time() + self.first_frame_s
        for frame in after:
            yield frame
        await anyio.sleep_until(rendered)
        if self.dies:
            self.dies -= 1
            raise ChildGone
        seconds = self.word_s * len(text.split()) if self.seconds is None else self.seconds
        for _ in range(round(seconds * 1000 / FRAME_MS)):
            yield VOICE
        self.finished.append(text)
