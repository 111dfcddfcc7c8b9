"""Every sentence exists in both languages, asks for the same facts, and comes out in words only."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import spoken
from appliance.dialogue.acts import Origin, Say, Value, ValueType
from appliance.dialogue.phrasebook import LANGS, Phrasebook, blanks
from appliance.dialogue.talk import STILL
from tests.fakes.clinic import ZONE, maple_street

BOOK = Phrasebook.load()
CLINIC = maple_street()
MOMENT = datetime(2026, 12, 1, 9, 30, tzinfo=ZONE)
SAMPLES = {
    "clinic": Value(CLINIC.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING),
    "name": Value("Maria", ValueType.PERSON_NAME, Origin.STORE),
    "provider": Value("ramirez", ValueType.PROVIDER, Origin.SETTING),
    "visit_type": Value("cleaning", ValueType.VISIT_TYPE, Origin.SETTING),
    "date": Value(MOMENT, ValueType.DATE, Origin.STORE),
    "time": Value(MOMENT, ValueType.TIME, Origin.STORE),
    "first": Value(MOMENT.date(), ValueType.DATE, Origin.CALLER_SAID),
    "second": Value(MOMENT.date(), ValueType.DATE, Origin.CALLER_SAID),
    "dob": Value(date(1987, 3, 4), ValueType.DATE, Origin.CALLER_SAID),
    "phone": Value("7735550142", ValueType.PHONE_DIGITS, Origin.CALLER_SAID),
    "told": Value(CLINIC.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING),
    "insurer": Value("Medicaid", ValueType.CLINIC_TEXT, Origin.SETTING),
    "medicine": Value("metformin", ValueType.MEDICINE, Origin.CALLER_SAID),
    "pharmacy": Value("Walgreens", ValueType.PHARMACY, Origin.CALLER_SAID),
    "opens": Value(MOMENT, ValueType.TIME, Origin.SETTING),
    "closes": Value(MOMENT, ValueType.TIME, Origin.SETTING),
    "hours": Value(48, ValueType.COUNT, Origin.SETTING),
    "minutes": Value(30, ValueType.COUNT, Origin.SETTING),
    "years": Value(18, ValueType.COUNT, Origin.SETTING),
    "last": Value(17, ValueType.COUNT, Origin.SETTING),
    "location": Value("main", ValueType.LOCATION, Origin.SETTING),
    "letters": Value("GARCIA", ValueType.LETTERS, Origin.CALLER_SAID),
}


def test_both_languages_have_the_same_keys_and_the_same_blanks() -> None:
    english, spanish = BOOK.phrases["en"], BOOK.phrases["es"]
    assert english.keys() == spanish.keys()
    assert {key: blanks(text) for key, text in english.items()} == {key: blanks(text) for key, text in spanish.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_every_phrase_renders_to_words_without_figures_or_signs(lang: Lang) -> None:
    for key, text in BOOK.phrases[lang].items():
        values = {name: SAMPLES[name.rstrip("123")] for name in blanks(text)}
        said = BOOK.render(Say(key, values), lang, CLINIC)
        assert not re.search(r"[0-9{}@#$%&*/_]", said), key
        assert said[-1] in ".?!", key


@pytest.mark.parametrize("lang", LANGS)
def test_a_phrase_asks_one_question_at_most(lang: Lang) -> None:
    allowed_two = {"which_day_again", "which_dob_again"}
    for key, text in BOOK.phrases[lang].items():
        assert text.count("?") <= 1 or key in allowed_two, key


def test_a_question_put_again_for_another_reason_is_short_and_says_nothing_was_missed() -> None:
    for lang in LANGS:
        phrases = BOOK.phrases[lang]
        assert {key for key in phrases if key.endswith("_still")} == {f"{key}_still" for key in STILL}
        for key in STILL:
            assert len(phrases[f"{key}_still"]) <= max(len(phrases[key]), 40)
            assert phrases[f"{key}_still"].startswith(("And ", "¿Y "))


def test_a_request_never_sounds_like_a_confirmation() -> None:
    for key in ("requested", "move_requested", "cancel_requested"):
        assert "confirmed" not in BOOK.phrases["en"][key]
        assert "confirmad" not in BOOK.phrases["es"][key]


def test_nothing_promises_a_text_or_a_call_back_that_is_not_wired() -> None:
    for text in (*BOOK.phrases["en"].values(), *BOOK.phrases["es"].values()):
        assert not re.search(r"we will (text|call) you|send you|le (enviaremos|mandaremos|llamaremos)", text)


def test_every_key_the_conversation_uses_is_in_the_book() -> None:
    sources = "\n".join(path.read_text() for path in Path("appliance/dialogue").rglob("*.py"))
    used = set(re.findall(r'Say\(\s*"(\w+)"', sources))
    asked = set(re.findall(r'\.ask\(\s*"(\w+)"', sources)) | {
        f"{key}_again" for key in re.findall(r'\.ask\(\s*"(\w+)"', sources)
    }
    offers = {
        f"{key}{end}"
        for key in re.findall(r'"(offer_\w+|ask_dob_other|ask_name_other)"', sources)
        for end in ("", "_again")
    }
    missing = {key for key in used | asked | offers if key not in BOOK.phrases["en"]}
    assert not {key for key in missing if not key.endswith(("_again_again", "_keys_again"))}


def test_every_phrase_in_the_book_is_said_somewhere() -> None:
    sources = "\n".join(path.read_text() for path in Path("appliance").rglob("*.py"))
    made = [re.sub(r"\\{.*?\\}", r"\\w+", re.escape(each)) for each in re.findall(r'f"(\w+_\{[^"]*\})"', sources)]
    whole = set(re.findall(r'"(\w+)"', sources))
    for key in BOOK.phrases["en"]:
        names = {key, key.removesuffix("_again"), key.removesuffix("_third")}
        assert names & whole or any(re.fullmatch(each, name) for each in made for name in names), key


def test_a_phrase_that_asks_again_has_the_blanks_of_the_first_asking_and_other_words() -> None:
    for lang in LANGS:
        for key, text in BOOK.phrases[lang].items():
            if key.endswith("_again") and key not in ("answer_open_again", "trying_again"):
                first = BOOK.phrases[lang][key.removesuffix("_again")]
                assert blanks(text) <= blanks(first), key
                assert text != first, key


def test_static_texts_hold_the_greeting_and_every_question_without_blanks() -> None:
    static = BOOK.static_texts(CLINIC)
    assert any("Maple Street" in text and lang == "es" for text, lang in static)
    assert ("Is that right?", "en") in static
    assert not any("{" in text for text, _ in static)


def test_the_hint_in_the_greeting_is_in_the_other_language() -> None:
    hint = Say("other_language", lang="es")
    assert BOOK.language(hint, "en") == "es"
    assert "español" in BOOK.render(hint, "en", CLINIC)


@pytest.mark.parametrize(
    ("hour", "minute", "english", "spanish"),
    [
        (9, 30, "nine thirty in the morning", "las nueve y media de la mañana"),
        (13, 0, "one in the afternoon", "la una de la tarde"),
        (12, 0, "noon", "las doce del mediodía"),
        (8, 5, "eight oh five in the morning", "las ocho y cinco de la mañana"),
        (14, 45, "two forty five in the afternoon", "las dos y cuarenta y cinco de la tarde"),
    ],
)
def test_times_are_said_as_people_say_them(hour: int, minute: int, english: str, spanish: str) -> None:
    moment = datetime(2026, 12, 1, hour, minute, tzinfo=ZONE)
    assert spoken.clock(moment, "en") == english
    assert spoken.clock(moment, "es") == spanish


def test_dates_numbers_and_letters_are_said_in_words() -> None:
    assert spoken.day(date(2026, 12, 1), "en") == "Tuesday, December first"
    assert spoken.day(date(2026, 12, 1), "es") == "martes primero de diciembre"
    assert spoken.full_date(date(1987, 3, 24), "en") == "March twenty fourth, nineteen eighty seven"
    assert spoken.full_date(date(2005, 3, 4), "es") == "cuatro de marzo de dos mil cinco"
    assert spoken.phone("7735550142", "en") == "seven seven three, five five five, zero one four two"
    assert spoken.phone("5550142", "es") == "cinco cinco cinco, cero uno cuatro dos"
    assert spoken.letters("Diaz", "en") == "D, I, A, Z"
    assert spoken.letters("Wu", "es") == "doble u, u"
    assert spoken.count(911, "en") == "nine hundred eleven"
