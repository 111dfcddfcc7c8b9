"""A cough, a hum, dishes, a lorry after "Shall I book it?": nothing may be taken for a yes or a no."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench import noises

from appliance.clinic.people import Lang
from appliance.dialogue.answers import yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.words import plain
from appliance.rehearse.channel import telephone
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode

pytestmark = pytest.mark.engines

SOUNDS = {**noises.COUGHS, **noises.HUMS, **noises.NOISES}
SEEDS = range(2)
TOLD: dict[Lang, tuple[str, ...]] = {"en": ("appointment", "operator"), "es": ()}
"""What the recognizer is told to expect after a question that wants a yes or a no (`dialogue.expect.hints`)."""


@pytest.fixture(scope="module")
def decoder(models: Path) -> Decoder:
    return Decoder(models, threads=2)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("partial", [False, True])
def test_no_noise_answers_a_question(decoder: Decoder, lang: Lang, partial: bool) -> None:
    """Neither the words nor another reading; and hardly any of it is read at all."""
    read: dict[str, str] = {}
    for name, sound in SOUNDS.items():
        for seed in SEEDS:
            pcm = np.concatenate(
                [np.zeros(4480, np.int16), telephone(noises.pcm(sound, seed)), np.zeros(1600, np.int16)]
            )
            heard = decoder.decode(Decode(pcm=pcm.tobytes(), lang=lang, hints=TOLD[lang], partial=partial))
            read |= {f"{name} {seed}": heard.text} if heard.text else {}
            for text in (heard.text, *heard.alternatives):
                assert yes_no.read(plain(text), Asked.CONFIRM_YES_NO) is None, (name, seed, text)
    assert len(read) <= 1, read
