"""The synthesizer's child: `python -m appliance.speech.voices_process MODELS_DIR`.

English is hibari's "heart" (package hibari-tts, Apache-2.0), Spanish is SVOX Pico's es-ES by way of py-nanotts. Both
render a sentence in about a hundredth of its length.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import numpy as np
from hibari import Hibari
from py_nanotts._nanotts import speak as pico

from appliance.audio.frame import LINE_RATE
from appliance.audio.resample import Floats, from_pcm, resample, to_pcm
from appliance.child import ParentPipe
from appliance.speech.loudness import crisp, levelled, trimmed
from appliance.speech.messages import READY, Render, render_request

PICO_RATE = 16_000
"""Samples per second Pico renders at."""

PICO_VOLUME = 0.4
"""Pico's own default clips; loudness is set afterwards anyway."""

NOISE_SEED = 0
"""Fixes hibari's breath noise, so that one text is always one sound."""


class Voices:
    """Both voices, loaded."""

    def __init__(self, models: Path) -> None:
        self._english = Hibari(model=str(models / "hibari" / "hibari.onnx"))
        self._pico = str(models / "pico-es")

    def render(self, request: Render) -> bytes:
        """One sentence as line PCM, from its first sound to its last. Empty when it has no sound."""
        samples, rate = self._spanish(request.text) if request.lang == "es" else self._render_english(request.text)
        heard = trimmed(resample(samples, rate, LINE_RATE), LINE_RATE)
        heard = crisp(heard) if request.lang == "es" else heard
        return to_pcm(levelled(heard, LINE_RATE))

    def _render_english(self, text: str) -> tuple[Floats, int]:
        return np.asarray(self._english(text, seed=NOISE_SEED), dtype=np.float32), self._english.sample_rate

    def _spanish(self, text: str) -> tuple[Floats, int]:
        pcm = pico(text=text, voice="es-ES", speed=None, pitch=None, volume=PICO_VOLUME, lingware_path=self._pico)
        return from_pcm(pcm), PICO_RATE


def main(models: Path) -> None:
    """Serve until the parent closes the pipe."""
    parent = ParentPipe()
    voices = Voices(models)
    voices.render(Render("Good morning.", "en"))
    voices.render(Render("Buenos días.", "es"))
    ctypes.CDLL(None).malloc_trim(0)
    parent.send(READY)
    while (message := parent.receive()) is not None:
        parent.send(voices.render(render_request.decode(message)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
