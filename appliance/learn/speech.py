"""Synthetic callers for the emergency phrase spotter: many voices, speeds and pitches over a noisy telephone line.

English: hibari, SVOX Pico (US, GB), flite rms and kal16, espeak-ng; Spanish: Pico, Kokoro, espeak-ng. Each take is
resampled by up to 15 %, which moves pitch, formants and tempo together like another throat. The caller voices of
rehearsals (Piper joe, flite slt and awb, Kokoro dora and alex) are left for judging. A take's number fixes its sound.
"""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np
import soxr
from hibari import Hibari
from py_nanotts._nanotts import speak as pico

from appliance.audio.frame import LINE_RATE
from appliance.audio.resample import Floats, from_pcm, resample
from appliance.clinic.people import Lang
from appliance.rehearse.channel import Noise, Pcm, telephone, to_line_rate
from appliance.rehearse.wav import read_mono
from appliance.speech.mel import RATE
from appliance.speech.spotter import steps
from appliance.speech.whisper import Whisper

LEARNED: dict[Lang, Sequence[tuple[str, str]]] = {
    "en": (
        *(("hibari", "heart"),) * 5,
        *(("pico", "en-US"), ("pico", "en-GB"), ("flite", "rms")) * 2,
        ("flite", "kal16"),
        *(("espeak", "en-us"),) * 2,
    ),
    "es": (*(("pico", "es-ES"),) * 4, *(("espeak", "es-419"),) * 2, ("espeak", "es")),
}
"""Engine and voice of each language, as often as it is drawn."""

KOKORO = ("em_santa", "if_sara", "im_nicola", "af_bella", "bm_george")
"""Voices that say a part of the Spanish texts; slow, so each rendering serves several takes."""

VARIANTS = ("f1", "f2", "f4", "m1", "m3", "m7", "Andrea", "Mario", "linda", "marcelo", "grandma", "Michael")
"""Timbres of espeak-ng."""

WARP = (0.87, 1.15)
SPEED = (0.85, 1.3)
SNR_DB = (5.0, 30.0)
GAIN_DB = (-12.0, 6.0)
WINDOW_S = 6.0
"""Shortest window a take is encoded in: 2 s under that of a call, for half the time."""
LEAD_S, TAIL_S = (0.2, 0.5), (0.2, 0.7)
"""Line noise before and after the words."""


@dataclass(frozen=True, slots=True)
class Take:
    """One saying of one text."""

    words: str
    lang: Lang
    number: int
    """Draws the voice, the speed, the throat and the line."""
    kokoro: bool = False


class Speakers:
    """The engines, loaded."""

    def __init__(self, models: Path, kept: Path) -> None:
        self._models, self._kept = models, kept
        self._hibari = Hibari(model=str(models / "hibari" / "hibari.onnx"))

    def take(self, take: Take) -> Pcm:
        """What reaches the box: 8 kHz, through the line, the same every time."""
        chance = Random(f"{take.words}/{take.number}")  # noqa: S311  no secret: the same sound each time
        warp, speed = chance.uniform(*WARP), chance.uniform(*SPEED)
        samples, rate = self._say(take, speed, chance)
        narrow = to_line_rate(soxr.resample(samples, rate * warp, rate), rate)
        return on_line(narrow, chance)

    def _say(self, take: Take, speed: float, chance: Random) -> tuple[Floats, int]:
        if take.kokoro:
            return read_mono(kokoro_wav(self._kept, take.words))
        engine, voice = chance.choice(LEARNED[take.lang])
        match engine:
            case "hibari":
                said = self._hibari(take.words, speed=speed, seed=take.number)
                return np.asarray(said, np.float32), self._hibari.sample_rate
            case "pico":
                given = {"voice": voice, "speed": speed, "pitch": chance.uniform(0.85, 1.15), "volume": 0.4}
                return from_pcm(pico(text=take.words, lingware_path=_lingware(), **given)), 16_000
            case "flite":
                stretch = ["--setf", f"duration_stretch={1 / speed:.2f}"]
                return _program(["flite", "-voice", voice, *stretch, "-t", take.words, "-o"])
        name = f"{voice}+{chance.choice(VARIANTS)}"
        pace = [f"-s{160 * speed:.0f}", f"-p{chance.randrange(30, 70)}"]
        return _program(["espeak-ng", "-v", name, *pace, take.words, "-w"])


def on_line(speech: Pcm, chance: Random) -> Pcm:
    """Speech of 8 kHz with silence around it, noise, a level and mu-law coding."""
    around = [int(chance.uniform(*span) * LINE_RATE) for span in (LEAD_S, TAIL_S)]
    snr_db = chance.uniform(*SNR_DB)
    noise: Noise = "pink" if chance.random() < 0.7 else "white"
    heard = telephone(np.pad(speech, around), snr_db=snr_db, noise=noise, seed=chance.randrange(1 << 30))
    gain = 10 ** (chance.uniform(*GAIN_DB) / 20)
    return np.clip(np.round(heard * gain), -32768, 32767).astype(np.int16)


def heard(pcm: Pcm, ear: Whisper, *, least_s: float = WINDOW_S) -> Floats:
    """Steps x 512 as a call hears them."""
    samples = resample(from_pcm(pcm.astype("<i2").tobytes()), LINE_RATE, RATE)
    window_s = max(least_s, math.ceil(2 * (samples.size / RATE + 1.5)) / 2)
    return steps(ear.states(ear.encode(samples, window_s=window_s)))


def render_kokoro(texts: Sequence[str], models: Path, kept: Path) -> None:
    """Have Kokoro say each text once in a voice drawn by its words; what is there already stays."""
    kept.mkdir(parents=True, exist_ok=True)
    for voice in KOKORO:
        mine = [words for words in texts if kokoro_voice(words) == voice and not kokoro_wav(kept, words).exists()]
        lines = "".join(json.dumps({"text": words, "wav": str(kokoro_wav(kept, words))}) + "\n" for words in mine)
        command = [sys.executable, "-m", "appliance.rehearse.kokoro", str(models / "kokoro"), voice]
        if mine:
            subprocess.run(command, input=lines, text=True, check=True)


def kokoro_voice(words: str) -> str:
    """Who says a text."""
    return KOKORO[hashlib.sha256(words.encode()).digest()[0] % len(KOKORO)]


def kokoro_wav(kept: Path, words: str) -> Path:
    """Where it is kept."""
    return kept / f"{kokoro_voice(words)}-{hashlib.sha256(words.encode()).hexdigest()[:24]}.wav"


def _program(command: list[str]) -> tuple[Floats, int]:
    with tempfile.NamedTemporaryFile(suffix=".wav") as wav:
        subprocess.run([*command, wav.name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return read_mono(Path(wav.name))


@cache
def _lingware() -> str:
    return str(files("py_nanotts").joinpath("lang"))
