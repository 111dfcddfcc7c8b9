"""How often a turn is read, whatever was heard: every reading is time somebody waits in silence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from appliance.audio.resample import Floats
from appliance.clinic.people import Lang
from appliance.speech import spotter
from appliance.speech.agreement import Reading
from appliance.speech.decoder import Decoder, is_speech
from appliance.speech.messages import Decode, Decoded
from appliance.speech.whisper import Encoded, Guess

LOOP = "one two three " * 12


class Model:
    """A model that says what it is told to, and counts."""

    def __init__(
        self,
        *,
        spanish: float,
        says: dict[Lang, str],
        plain: str | None = None,
        surely: Mapping[Lang, float] = MappingProxyType({"en": -0.3, "es": -0.5}),
    ) -> None:
        self._spanish, self._says, self._plain, self._surely = spanish, says, plain, surely
        self.encodings, self.silent = 0, 0.1
        self.readings: list[tuple[Lang, bool]] = []
        """Language, and whether with care."""

    def encode(self, samples: Any, *, window_s: float) -> Encoded:
        self.encodings += 1
        return Encoded(None, samples.size / 16000)

    def states(self, encoded: Encoded) -> Floats:
        return np.zeros((50, spotter.SIZE), np.float32)

    def spanish(self, encoded: Encoded) -> float:
        return self._spanish

    def no_speech(self, encoded: Encoded, lang: Lang) -> float:
        return self.silent

    def guess(self, encoded: Encoded, lang: Lang, *, before: str = "", beam: int = 1) -> Guess:
        self.readings.append((lang, beam > 1))
        text = self._says[lang] if beam > 1 or self._plain is None else self._plain
        return Guess(text, lang, self._surely[lang], 0.1)


class Spotter:
    """Always of one opinion."""

    def chance(self, states: Floats) -> float:
        return 0.8


def decoded(model: Model, *, lang: Lang | None = None, hints: tuple[str, ...] = (), partial: bool = False) -> Decoded:
    decoder = Decoder.__new__(Decoder)
    base: Any = model
    ear: Any = Spotter()
    decoder._base, decoder._quick, decoder._reader, decoder._spotter = base, base, None, ear
    return decoder.decode(Decode(pcm=bytes(32000), lang=lang, hints=hints, partial=partial))


def read(model: Model, *, lang: Lang | None = None, hints: tuple[str, ...] = ()) -> str:
    return decoded(model, lang=lang, hints=hints).text


def test_a_turn_in_a_clear_language_is_read_once() -> None:
    model = Model(spanish=0.02, says={"en": "I need a checkup"})
    assert read(model) == "I need a checkup"
    assert (model.encodings, model.readings) == (1, [("en", True)])


def test_a_turn_between_two_languages_is_read_in_both_and_no_more() -> None:
    model = Model(spanish=0.5, says={"en": "I need a checkup", "es": "ay nid a chequeo"})
    assert read(model) == "I need a checkup"
    assert model.readings == [("en", True), ("es", True)]


def test_a_first_turn_that_makes_no_sense_is_read_in_the_other_language_too() -> None:
    model = Model(
        spanish=0.06, says={"en": "Akki Ghuraabren", "es": "a qué hora abren"}, surely={"en": -1.0, "es": -0.45}
    )
    assert (read(model), decoded(model).lang) == ("a qué hora abren", "es")


def test_it_stays_where_the_other_language_makes_hardly_more_sense_or_the_call_has_one() -> None:
    model = Model(spanish=0.02, says={"en": "the appointment", "es": "de apoyo"}, surely={"en": -0.9, "es": -0.8})
    assert read(model) == "the appointment"
    settled = Model(spanish=0.06, says={"en": "Akki Ghuraabren"}, surely={"en": -1.0})
    assert read(settled, lang="en") == "Akki Ghuraabren"


def test_words_stand_where_the_other_language_gives_none() -> None:
    model = Model(spanish=0.06, says={"en": "I need my crown recemented", "es": "..."}, surely={"en": -0.8, "es": -0.2})
    assert read(model) == "I need my crown recemented"


def test_noise_is_not_read_in_another_language() -> None:
    model = Model(spanish=0.06, says={"en": "hm"}, surely={"en": -1.4})
    assert read(model) == ""


def test_a_cough_that_is_an_okay_only_for_what_was_put_before_it_is_nothing() -> None:
    model = Model(spanish=0.02, says={"en": "Okay."}, surely={"en": -0.52})
    assert read(model, lang="en", hints=("appointment",)) == "Okay."
    model.silent = 0.63
    assert read(model, lang="en", hints=("appointment",)) == ""


def test_only_the_better_of_two_readings_is_doubted_for_being_what_the_model_was_told() -> None:
    model = Model(spanish=0.5, says={"en": "Patel", "es": "Patel"})
    read(model, hints=("Doctor Patel",))
    assert model.readings == [("en", True), ("es", True), ("en", False)]


def test_the_question_put_before_a_turn_is_never_what_the_caller_said() -> None:
    model = Model(spanish=0.98, says={"es": "¿En qué le puedo ayudar?"}, plain="ajá")
    assert read(model, lang="es") == "ajá"


@pytest.mark.parametrize("lang", ["en", "es", None])
def test_the_worst_turn_is_read_five_times_and_encoded_twice(lang: Lang | None) -> None:
    model = Model(spanish=0.5, says={"en": LOOP, "es": LOOP})
    read(model, lang=lang, hints=("one two three",))
    assert len(model.readings) <= 5
    assert model.encodings == 2


class Doubting(Model):
    """Hears two names, and is sure of neither."""

    def guess(self, encoded: Encoded, lang: Lang, *, before: str = "", beam: int = 1) -> Guess:
        super().guess(encoded, lang, before=before, beam=beam)
        first, second = self._says[lang].split("|")
        readings = (Reading(first, -3.0), Reading(second, -3.2))
        return Guess(first, lang, -0.5, 0.1, (second,), readings)


def test_a_doubtful_english_turn_is_what_both_models_could_have_heard() -> None:
    first = Doubting(spanish=0.02, says={"en": "This is Burke Delaney|This is Brooke Delaney"})
    second = Doubting(spanish=0.02, says={"en": "This is Brooke Delany|This is Brooke Delaney"})
    decoder = Decoder.__new__(Decoder)
    base, quick = first, second
    decoder._base, decoder._quick, decoder._reader = base, quick, None  # type: ignore[assignment]
    decoder._spotter = Spotter()  # type: ignore[assignment]
    brief = decoder.decode(Decode(pcm=bytes(16000), lang="en"))
    assert (brief.text, second.readings) == ("This is Burke Delaney", [])
    heard = decoder.decode(Decode(pcm=bytes(32000), lang="en"))
    assert (heard.text, heard.alternatives) == ("This is Brooke Delaney", ("This is Burke Delaney",))


def test_a_loop_that_came_of_the_glossary_is_read_plainly_without_a_second_encoding() -> None:
    model = Model(spanish=0.02, says={"en": LOOP}, plain="two of them")
    assert read(model, hints=("Doctor Patel",)) == "two of them"
    assert (model.encodings, model.readings) == (1, [("en", True), ("en", False)])


def test_a_turn_comes_with_what_its_sound_told_of_danger_without_another_encoding() -> None:
    model = Model(spanish=0.02, says={"en": "his top reeling"})
    assert decoded(model).danger == 0.8
    assert decoded(model, partial=True).danger == 0.8
    assert model.encodings == 2


def test_quick_words_of_an_english_call_and_what_is_no_speech_tell_nothing_of_danger() -> None:
    model = Model(spanish=0.02, says={"en": "his top reeling"})
    assert decoded(model, lang="en", partial=True).danger == 0.0
    assert decoded(Model(spanish=0.02, says={"en": "..."})).danger == 0.0


@pytest.mark.parametrize(
    ("told", "plain", "text"),
    [
        ((-0.3, 0.05), (-1.35, 0.3), "Ewan."),  # a lone name: untold, it makes no sense
        ((-0.64, 0.4), (-1.9, 0.67), ""),  # a cough, told names
        ((-1.1, 0.5), (-1.9, 0.4), ""),  # a guess
        ((-0.5, 0.05), (-0.9, 0.1), "Ewan."),
    ],
)
def test_a_lone_name_that_was_told_stands_where_it_is_sure_and_surely_speech(
    told: tuple[float, float], plain: tuple[float, float], text: str
) -> None:
    class Heard(Model):
        def guess(self, encoded: Encoded, lang: Lang, *, before: str = "", beam: int = 1) -> Guess:
            return Guess("Ewan." if beam > 1 else "You an", lang, *(told if beam > 1 else plain))

    assert read(Heard(spanish=0.02, says={}), lang="en", hints=("Ewan Hadley", "Sylvia Hadley")) == text


@pytest.mark.parametrize(
    ("text", "logprob", "no_speech", "said"),
    [
        ("¡Adiós!", -1.1, 0.68, False),
        ("Thank you.", -1.1, 0.67, False),
        ("Okay.", -0.52, 0.63, False),
        ("No.", -1.1, 0.53, True),
        ("Yes.", -0.3, 0.67, True),
        ("Yes.", -0.3, 0.71, False),
        ("Yes.", -1.3, 0.1, False),
        ("...", -0.3, 0.1, False),
    ],
)
def test_what_noise_is_read_as_is_no_speech(text: str, logprob: float, no_speech: float, said: bool) -> None:
    assert is_speech(Guess(text, "en", logprob, no_speech)) is said
