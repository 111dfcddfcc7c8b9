"""The caller turns of the turn-taking bench: what is said, to which question, and how it sounds on the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np

from appliance.audio.frame import FRAME_BYTES, LINE_RATE, AudioFrame
from appliance.clinic.people import Lang
from appliance.rehearse.channel import Pcm, telephone
from appliance.rehearse.energy import spans
from appliance.rehearse.voices import Voices

TURNS = Path(__file__).with_name("turns.toml")
SPEAKERS: dict[Lang, Sequence[str]] = {"en": ("joe", "slt", "rms"), "es": ("dora", "alex")}
"""Never the box's own voices."""

LEAD_S, TAIL_S = 0.4, 9.0
"""Line silence before and behind the caller's words."""

_PAUSE = re.compile(r"\s*<(\d+)>\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the list."""

    scene: str
    kind: str
    """closed, slot or open."""
    asked: str
    lang: Lang
    text: str
    lead: tuple[str, ...]
    caller: str | None
    speaker: str

    @property
    def said(self) -> str:
        """The words without the marks of pauses."""
        return _PAUSE.sub(" ", self.text)

    @property
    def pieces(self) -> list[str]:
        """The words between pauses."""
        return _PAUSE.split(self.text)[::2]

    @property
    def pauses_ms(self) -> list[int]:
        """The silences between them."""
        return [int(found) for found in _PAUSE.findall(self.text)]


@dataclass(frozen=True, slots=True)
class Sound:
    """A turn as the box hears it."""

    pcm: bytes
    begins_s: float
    """First and last sample of the caller's voice, in seconds of the recording."""
    ends_s: float

    def frame(self, n: int) -> AudioFrame:
        """The nth 20 ms."""
        return AudioFrame(self.pcm[n * FRAME_BYTES : (n + 1) * FRAME_BYTES].ljust(FRAME_BYTES, b"\0"))


def read(path: Path = TURNS) -> list[Turn]:
    """Every turn of the list, in its order."""
    found = []
    for scene, table in tomllib.loads(path.read_text("utf-8")).items():
        langs: tuple[Lang, Lang] = ("en", "es")
        for lang in langs:
            lead, caller = tuple(table["lead"][lang]), table.get("caller", {}).get(lang)
            for text, speaker in zip(table[lang], cycle(SPEAKERS[lang]), strict=False):
                found.append(Turn(scene, table["class"], table["asked"], lang, text, lead, caller, speaker))
    return found


async def sounds(turns: Sequence[Turn], voices: Voices, *, snr_db: float | None = None) -> list[Sound]:
    """The turns over a telephone, in their order. `snr_db`: line noise against active speech; None: none."""
    for name in dict.fromkeys(turn.speaker for turn in turns):
        texts = [piece for turn in turns if turn.speaker == name for piece in turn.pieces]
        await voices.prepare(voices.named(name), texts)
    return [await _sound(turn, voices, snr_db) for turn in turns]


async def _sound(turn: Turn, voices: Voices, snr_db: float | None) -> Sound:
    parts: list[Pcm] = [_silence(LEAD_S)]
    for piece, pause_ms in zip(turn.pieces, [*turn.pauses_ms, TAIL_S * 1000], strict=True):
        parts += [_trimmed(await voices.render(voices.named(turn.speaker), piece)), _silence(pause_ms / 1000)]
    whole = np.concatenate(parts)
    quiet = telephone(whole)
    heard = spans(quiet, gap_ms=0)
    line = quiet if snr_db is None else telephone(whole, snr_db=snr_db)
    return Sound(line.tobytes(), heard[0][0] / LINE_RATE, heard[-1][1] / LINE_RATE)


def _trimmed(pcm: Pcm) -> Pcm:
    """Speech without the silence a voice puts around it."""
    heard = spans(telephone(pcm), gap_ms=0)
    return pcm[heard[0][0] : heard[-1][1]]


def _silence(seconds: float) -> Pcm:
    return np.zeros(round(seconds * LINE_RATE), dtype=np.int16)
