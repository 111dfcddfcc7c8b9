"""What lowers the word errors of a telephone turn: the same clips, read in one changed way at a time.

python tests/bench/what_helps.py en|es [SNR] [VOICE...]

The turns of readers.py in the voices named (all, if none is), with noise at SNR dB under them (15; inf for none). For
each way: word errors, clips without any, and the difference from the plain way with the 95 % of a bootstrap over clips.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import jiwer
import numpy as np
from bench.readers import MODELS, on_the_line, turns
from engines.wer import words
from pywebrtc_audio import NoiseSuppressor

from appliance.audio.frame import LINE_RATE
from appliance.audio.resample import Floats, from_pcm, resample
from appliance.clinic.people import Lang
from appliance.speech import mel
from appliance.speech.agreement import Reading, agreed
from appliance.speech.decoder import BEAM, WINDOW_QUICK_S, WINDOW_S, _before, _window_s
from appliance.speech.mel import RATE
from appliance.speech.repeats import without_loops
from appliance.speech.whisper import Whisper

Readings = list[Reading]


class Ways:
    """Every way of reading a turn; the plain one first."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._base = Whisper(MODELS / "whisper-base", threads=1)
        self._tiny = Whisper(MODELS / "whisper-tiny.en", threads=1) if lang == "en" else None

    def read(self, samples: Floats) -> dict[str, str]:
        """The words by the name of the way."""
        plain, quiet = self._beam(samples), self._beam(_suppressed(samples))
        found = {
            "plain": plain[0].text,
            "beam 10": self._beam(samples, beam=2 * BEAM)[0].text,
            "5 best, fewest expected errors": agreed(plain),
            "15 dB softer": self._beam(samples * np.float32(10 ** (-15 / 20)))[0].text,
            "high tones lifted": self._beam(_lifted(samples))[0].text,
            "noise suppressed": quiet[0].text,
            "agreement with itself, noise suppressed": agreed(plain, quiet),
            "40 dB of spectrum kept, not 80": self._narrow(samples)[0].text,
        }
        if self._tiny:
            second = self._beam(samples, model=self._tiny)
            found |= {"tiny.en": second[0].text, "agreement with tiny.en": agreed(plain, second)}
        return found

    def _beam(self, samples: Floats, *, beam: int = BEAM, model: Whisper | None = None) -> Readings:
        model = model or self._base
        window_s = _window_s(samples, WINDOW_QUICK_S if self._lang == "en" else WINDOW_S)
        guess = model.guess(
            model.encode(samples, window_s=window_s), self._lang, before=_before(self._lang, ()), beam=beam
        )
        return [Reading(without_loops(one.text), one.logprob) for one in guess.readings]

    def _narrow(self, samples: Floats) -> Readings:
        mel.RANGE = 4.0
        try:
            return self._beam(samples)
        finally:
            mel.RANGE = 8.0


def _suppressed(samples: Floats) -> Floats:
    """WebRTC's noise suppression at its second highest level."""
    whole = samples[: samples.size // 160 * 160]
    return np.asarray(NoiseSuppressor(RATE, 1, 2).process(whole.astype(np.float32)), dtype=np.float32)


def _lifted(samples: Floats) -> Floats:
    lifted = samples.copy()
    lifted[1:] -= np.float32(0.6) * samples[:-1]
    return np.asarray(lifted * np.abs(samples).max() / np.abs(lifted).max(), dtype=np.float32)


def errors(said: str, got: str, lang: Lang) -> tuple[int, int]:
    """Word errors, and words said."""
    measured = jiwer.process_words(words(said, lang), words(got, lang))
    wrong = measured.substitutions + measured.deletions + measured.insertions
    return wrong, measured.hits + measured.substitutions + measured.deletions


def rate(pairs: Sequence[tuple[int, int]]) -> float:
    """Word error rate in per cent."""
    return 100 * sum(wrong for wrong, _ in pairs) / sum(count for _, count in pairs)


def apart(ours: Sequence[tuple[int, int]], plain: Sequence[tuple[int, int]]) -> str:
    """How much less is wrong, and where 95 of 100 draws of the clips lie."""
    lots, found = Random(1), []
    for _ in range(500):
        draw = lots.choices(range(len(plain)), k=len(plain))
        found.append(rate([ours[n] for n in draw]) - rate([plain[n] for n in draw]))
    found.sort()
    return f"{rate(ours) - rate(plain):+.1f} ({found[12]:+.1f} to {found[487]:+.1f})"


async def main(lang: Lang, snr_db: float, voices: Sequence[str]) -> None:
    """Read every clip in every way, print the table."""
    clips = [clip for some in (await turns(lang)).values() for clip in some if not voices or clip.speaker in voices]
    ways, counts = Ways(lang), dict[str, list[tuple[int, int]]]()
    for place, clip in enumerate(clips):
        pcm = on_the_line(clip, snr_db if math.isfinite(snr_db) else None, place)
        for name, text in ways.read(resample(from_pcm(pcm), LINE_RATE, RATE)).items():
            counts.setdefault(name, []).append(errors(clip.text, text, lang))
    for name, pairs in counts.items():
        exact = sum(not wrong for wrong, _ in pairs)
        print(f"| {name} | {rate(pairs):.1f} % | {exact}/{len(pairs)} | {apart(pairs, counts['plain'])} |")


if __name__ == "__main__":
    given: Lang = "es" if sys.argv[1] == "es" else "en"
    anyio.run(main, given, float(sys.argv[2]) if sys.argv[2:] else 15.0, sys.argv[3:])
