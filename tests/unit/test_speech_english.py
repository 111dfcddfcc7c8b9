"""The second reader of English: chosen by the settings, believed only where the first finds its words likely."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from unit.test_speech_decoder import LOOP, Model, Spotter

from appliance.clinic.people import Lang
from appliance.config import make_config
from appliance.errors import ConfigError, ModelError
from appliance.speech import english
from appliance.speech.decoder import VOUCHED, Decoder
from appliance.speech.manifest import load
from appliance.speech.messages import Decode
from appliance.speech.whisper import Encoded, Guess


class Judge(Model):
    """A model that finds another's words as likely as it is told."""

    def __init__(self, *, spanish: float = 0.02, finds: float = VOUCHED, no_speech: float = 0.1) -> None:
        super().__init__(spanish=spanish, says={"en": "I need a check up", "es": "necesito un chequeo"})
        self._finds, self._no_speech = finds, no_speech

    def judge(self, encoded: Encoded, lang: Lang, text: str) -> Guess:
        return Guess(text, lang, self._finds, self._no_speech)


class Other:
    """The second reader."""

    def __init__(self, text: str = "I need a checkup") -> None:
        self._text = text

    def read(self, samples: Any) -> str:
        return self._text


def heard(judge: Judge, *, lang: Lang | None = "en", partial: bool = False, other: Other | None = None) -> str:
    decoder = Decoder.__new__(Decoder)
    base: Any = judge
    ear: Any = Spotter()
    decoder._base, decoder._quick, decoder._reader, decoder._spotter = base, None, other or Other(), ear
    return decoder.decode(Decode(pcm=bytes(32000), lang=lang, partial=partial)).text


def test_words_that_the_first_model_finds_likely_are_taken() -> None:
    judge = Judge()
    assert heard(judge) == "I need a checkup"
    assert judge.readings == []


@pytest.mark.parametrize("judge", [Judge(finds=VOUCHED - 0.1), Judge(no_speech=0.9)])
def test_words_that_it_doubts_are_read_again_with_care(judge: Judge) -> None:
    assert heard(judge) == "I need a check up"
    assert judge.encodings == 1


def test_a_loop_is_read_again_however_likely() -> None:
    assert heard(Judge(), other=Other(LOOP)) == "I need a check up"


def test_what_sounds_spanish_in_an_english_call_is_left_to_the_first_model() -> None:
    judge = Judge(spanish=0.99)
    heard(judge)
    assert judge.readings == [("en", True), ("es", True)]


@pytest.mark.parametrize("lang", ["es", None])
def test_only_a_call_settled_on_english_is_read_by_it(lang: Lang | None) -> None:
    assert heard(Judge(), lang=lang) != "I need a checkup"


def test_what_is_said_so_far_is_read_by_it_without_asking_the_first() -> None:
    judge = Judge()
    assert heard(judge, partial=True) == "I need a checkup"
    assert judge.encodings == 0


def test_whisper_reads_where_nothing_was_chosen() -> None:
    assert make_config({"ehr": {"base_url": "http://127.0.0.1"}}, source="-").speech.english == "whisper"
    english.demand(Path("nowhere"), "whisper")


def test_a_box_without_the_runtime_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(english, "find_spec", lambda name: None)
    with pytest.raises(ConfigError, match=r"speech\.english .* requirements/sherpa\.txt"):
        english.demand(tmp_path, "moonshine")


def test_a_box_without_the_weights_says_what_to_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(english, "find_spec", lambda name: object())
    with pytest.raises(ModelError, match="frontdesk models fetch moonshine-tiny-en"):
        english.demand(tmp_path, "moonshine")


def test_weights_that_are_a_choice_are_in_no_box_that_did_not_choose_them() -> None:
    chosen = load().choose(groups=("choice",))
    assert [model.name for model in chosen] == [english.MOONSHINE]
    assert not set(chosen) & set(load().choose(groups=("box", "rehearse")))
    assert {model.licence for model in chosen} == {"MIT"}
