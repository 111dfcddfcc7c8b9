"""The phrase spotter on real sound: emergencies in voices it never learned from come out above daily business."""

from __future__ import annotations

import statistics
from pathlib import Path

import numpy as np
import pytest
from engines.test_ears import NOISES

from appliance.audio.resample import to_pcm
from appliance.clinic.people import Lang
from appliance.rehearse.channel import telephone
from appliance.rehearse.voices import Voices
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode

pytestmark = [pytest.mark.anyio, pytest.mark.engines]

VOICE: dict[Lang, str] = {"en": "joe", "es": "dora"}

DANGER: dict[Lang, tuple[str, ...]] = {
    "en": ("My husband can't breathe and his lips are blue.", "She has taken all her pills and won't wake up."),
    "es": ("Mi esposo no puede respirar y tiene los labios morados.", "Se tomó todas las pastillas y no despierta."),
}
CALM: dict[Lang, tuple[str, ...]] = {
    "en": ("I would like to move my cleaning to Thursday.", "Do you take my insurance, and where can I park?"),
    "es": ("Quisiera cambiar mi limpieza para el jueves.", "¿Aceptan mi seguro y dónde puedo estacionar?"),
}


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_danger_sounds_more_of_danger_than_daily_business(models: Path, tmp_path: Path, lang: Lang) -> None:
    piper = Path(__file__).parents[2] / ".cache" / "voices-venv" / "bin" / "python"
    voices, decoder = Voices(tmp_path, models=models, piper_python=piper), Decoder(models, threads=1)

    async def heard(text: str) -> float:
        spoken = np.pad(await voices.render(voices.named(VOICE[lang]), text), (2400, 4000))
        return decoder.decode(Decode(pcm=telephone(spoken, snr_db=15.0, seed=1).tobytes(), lang=None)).danger

    danger, calm = [await heard(text) for text in DANGER[lang]], [await heard(text) for text in CALM[lang]]
    assert min(danger) > max(calm)
    assert statistics.mean(danger) > 0.5 > statistics.mean(calm)


def test_noise_tells_nothing_of_danger(models: Path) -> None:
    decoder = Decoder(models, threads=1)
    for noise in NOISES.values():
        assert decoder.decode(Decode(pcm=to_pcm(noise), lang=None)).danger == 0.0
