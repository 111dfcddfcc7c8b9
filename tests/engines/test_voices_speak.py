"""The box's own voices, as a caller hears them: at once, loud enough, and understood after mu-law."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import numpy as np
import pytest
from engines.wer import rate

from appliance.audio.frame import AudioFrame, is_line_frame
from appliance.audio.g711 import ulaw_decode, ulaw_encode
from appliance.audio.resample import from_pcm
from appliance.clinic.people import Lang
from appliance.seams import Synthesizer
from appliance.speech.phrase_cache import PhraseCache
from appliance.speech.recognizer import WhisperRecognizer
from appliance.speech.synthesizer import TwoVoices

pytestmark = [pytest.mark.anyio, pytest.mark.engines]

SAID: dict[Lang, list[str]] = {
    "en": [
        "Thank you for calling Maple Street Family Health. How can I help you today?",
        "I have Tuesday, March third, at nine thirty in the morning with Doctor Ramirez.",
        "Doctor Nguyen can see you on Friday at two fifteen in the afternoon.",
        "I have your number as five five five, zero one four two. Is that right?",
        "Your date of birth is March fourth, nineteen eighty seven. Is that correct?",
        "You are all set. You will see Doctor Okafor on Saturday at ten o'clock.",
        "I am sorry, I did not catch that. Could you please say it again?",
        "Please hold while I connect you with someone from the clinic.",
    ],
    "es": [
        "Gracias por llamar a la clínica. ¿En qué le puedo ayudar hoy?",
        "Tengo el martes, tres de marzo, a las nueve y media de la mañana con la doctora Ramírez.",
        "El doctor García le puede ver el viernes a las dos y cuarto de la tarde.",
        "Tengo su número como cinco cinco cinco, cero uno cuatro dos. ¿Es correcto?",
        "Su fecha de nacimiento es el cuatro de marzo de mil novecientos ochenta y siete.",
        "Su cita ha quedado confirmada para el sábado a las diez de la mañana.",
        "Disculpe, no le entendí. ¿Me lo puede repetir, por favor?",
        "Espere un momento mientras le comunico con alguien de la clínica.",
    ],
}

LIMITS: dict[Lang, float] = {"en": 0.15, "es": 0.15}
"""Highest word error rate of the box hearing itself."""


async def spoken(voice: Synthesizer, text: str, lang: Lang) -> list[AudioFrame]:
    async with aclosing(voice.speak(text, lang=lang)) as frames:
        return [frame async for frame in frames]


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_what_the_box_says_is_understood_on_the_telephone(
    voice: TwoVoices, recognizer: WhisperRecognizer, lang: Lang
) -> None:
    heard = []
    for text in SAID[lang]:
        hearing = recognizer.open(lang=lang, hints=())
        for frame in await spoken(voice, text, lang):
            hearing.feed(AudioFrame(ulaw_decode(ulaw_encode(frame.pcm))))
        heard.append((await hearing.finish()).text)
        print(f"\n  {text} -> {heard[-1]}", end="")
    wer = rate(SAID[lang], heard, lang)
    print(f"\n{lang}: WER {wer:.1%} of the box's own voice")
    assert wer <= LIMITS[lang]


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_every_phrase_begins_with_sound_at_one_level(voice: TwoVoices, lang: Lang) -> None:
    for text in SAID[lang]:
        frames = await spoken(voice, text, lang)
        assert all(is_line_frame(frame) for frame in frames)
        assert np.abs(from_pcm(frames[0].pcm)).max() > 0.003, "the first 20 ms are no silence"
        samples = from_pcm(b"".join(frame.pcm for frame in frames))
        level = 20 * np.log10(np.sqrt(np.mean(samples**2)))
        assert -25 < level < -19
        assert np.abs(samples).max() < 0.75


async def test_one_english_text_is_always_one_sound(voice: TwoVoices) -> None:
    assert await spoken(voice, "You are all set.", "en") == await spoken(voice, "You are all set.", "en")


@pytest.mark.parametrize(
    "text", ["", "...", "¿?", "🙂", "<speed level='20'>hi</speed>", "a" * 3000, "ok\0ok", "$%&/()=\\|"]
)
@pytest.mark.parametrize("lang", ["en", "es"])
async def test_no_text_upsets_a_voice(voice: TwoVoices, text: str, lang: Lang) -> None:
    await spoken(voice, text, lang)
    assert await spoken(voice, "One.", lang)


async def test_a_warmed_phrase_does_not_need_the_voice(voice: TwoVoices, tmp_path: Path) -> None:
    phrases = PhraseCache(voice, tmp_path, version=voice.version)
    await phrases.warm([(SAID["en"][0], "en")])
    alone = PhraseCache(Mute(), tmp_path, version=voice.version)
    await alone.warm([(SAID["en"][0], "en")])
    assert await spoken(alone, SAID["en"][0], "en") == await spoken(voice, SAID["en"][0], "en")


class Mute:
    """A voice that must not be used."""

    def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        raise AssertionError(text)
