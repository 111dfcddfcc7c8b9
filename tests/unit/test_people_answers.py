"""Who is calling, how to reach them, who insures them, and which of the things on offer they mean."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic.people import Lang, Patient
from appliance.clinic_file import load_clinic
from appliance.dialogue import identity, languages
from appliance.dialogue.answers import slots, yes_no
from appliance.dialogue.answers.slots import Slot, Status
from appliance.dialogue.asked import Asked
from appliance.dialogue.identity import Verdict
from appliance.dialogue.people import glossary, insurance_names, letter_changes, member_id, phone, repair, spelling
from appliance.dialogue.people.names import Name
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall


def _patient(given: str, family: str) -> Patient:
    return Patient(id=given, given=given, family=family, birth_date=date(1980, 1, 1), phone="+13125550100")


# ---- one record, or a question --------------------------------------------------------------


@pytest.mark.parametrize(
    ("heard", "on_file"),
    [
        (Name("Bob", "Thomson"), ("Robert", "Thompson")),
        (Name("Pepe", "Diaz"), ("José", "Díaz")),
        (Name("Lupe", "Ernandez"), ("Guadalupe", "Hernández")),
        (Name("Jose", "Perez Ramirez"), ("José Luis", "Pérez Ramírez")),
        (Name("Becker", "Tom"), ("Thomas", "Becker")),
        (Name("Marcus", "Green"), ("Marcus", "Greene")),
    ],
)
def test_a_pet_name_a_second_name_and_another_order_are_the_same_person(heard: Name, on_file: tuple[str, str]) -> None:
    assert identity.decide([_patient(*on_file)], heard).verdict is Verdict.ACCEPT


@pytest.mark.parametrize(
    ("heard", "on_file"),
    [("Mario", "Maria"), ("Luis", "Luisa"), ("Jorge", "Jose"), ("Daniel", "Danielle"), ("Julio", "Julia")],
)
def test_another_persons_name_is_asked_about_however_alike(heard: str, on_file: str) -> None:
    assert identity.decide([_patient(on_file, "Garcia")], Name(heard, "Garcia")).verdict is Verdict.ASK


def test_between_two_alike_the_box_asks_and_a_stranger_is_nobodys() -> None:
    twins = [_patient("Luis", "Reyes"), _patient("Luisa", "Reyes")]
    assert identity.decide(twins, Name("Luis", "Reyes")).patients == (twins[0],)
    assert identity.decide(twins, Name("Reyes", "")).verdict is Verdict.ASK
    assert identity.decide(twins, Name("Bridget", "Oyelaran")).verdict is Verdict.REJECT


# ---- letters the telephone ate --------------------------------------------------------------

FAMILIES = ("Becker", "Baker", "Valdez", "Gonzalez", "Miller", "Hughes", "Vega", "Jimenez")


@pytest.mark.parametrize(
    ("text", "lang", "family"),
    [
        ("BECQR", "en", "Becker"),
        ("be see kay e are", "en", "Becker"),
        ("Bee, easy, K, er", "en", "Becker"),
        ("veale de zeta", "es", "Valdez"),
        ("vale, deseta", "es", "Valdez"),
        ("age you gee aitch ease", "en", "Hughes"),
        ("ve ge a", "es", "Vega"),
    ],
)
def test_letters_heard_as_words_still_fit_one_name_best(text: str, lang: Lang, family: str) -> None:
    ranked = spelling.match(text, FAMILIES, lang)
    assert ranked[0].name == family
    assert ranked[0].likeness - ranked[1].likeness > 0.05


@pytest.mark.parametrize(
    ("text", "heard", "letters"),
    [
        ("BECQR", "Becker", "BECKER"),
        ("be see kay e are", "Becker", "BECKER"),
        ("B-E-K-K-E-R", "Becker", "BEKKER"),
        ("H U G H S", "Hughes", "HUGHS"),
        ("B E C K E R", "", "BECKER"),
    ],
)
def test_letters_heard_cleanly_stand_and_others_give_way_to_the_heard_name(text: str, heard: str, letters: str) -> None:
    assert spelling.settle(text, heard, "en") == letters


@pytest.mark.parametrize(
    ("letters", "text", "changed"),
    [
        ("GONZALES", "with a z", "GONZALEZ"),
        ("BELA", "no, con V de vaca", "VELA"),
        ("NILLER", "no, M as in Mary, not N", "MILLER"),
        ("MILER", "con doble ele", "MILLER"),
        ("GREEN", "with an e at the end", "GREENE"),
        ("ERNANDEZ", "con hache", "HERNANDEZ"),
        ("NANCY", "it's M, not N", ""),
        ("SMITH", "yes", ""),
    ],
)
def test_one_letter_is_put_right_or_nothing_is(letters: str, text: str, changed: str) -> None:
    assert letter_changes.change(letters, text) == changed


def test_a_letter_put_right_at_the_read_back_is_read_back_again() -> None:
    call = PaperCall()
    call.says("I'm a new patient and I need a cleaning on Tuesday morning", "the first one", "Ana Gonzales")
    call.says("May second 1990", "G O N Z A L E S")
    assert "G, O, N, Z, A, L, E, Z" in call.says("no, with a Z")


def test_a_doubtful_first_name_is_asked_for_once_more() -> None:
    patients = [_patient("Maria", "Garcia")]
    call = PaperCall(patients=patients)
    call.says("I need a cleaning on Tuesday morning", "the first one", "Mario Garcia", "January first 1980")
    assert call.dialogue.summary()["identity"] == "claimed"
    call.says("Maria Garcia")
    assert call.dialogue.summary()["identity"] == "verified"


# ---- numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "text", "lang", "digits"),
    [
        ("7735550149", "no, five, not nine", "en", "7735550145"),
        ("7735550149", "cinco, no nueve", "es", "7735550145"),
        ("7735550142", "the last four are 0143", "en", "7735550143"),
        ("773555", "oh one four two", "en", "7735550142"),
        ("5550142", "773", "en", "7735550142"),
        ("7735550142", "312 555 0199", "en", "3125550199"),
    ],
)
def test_a_number_is_completed_and_corrected(before: str, text: str, lang: Lang, digits: str) -> None:
    assert phone.joined(before, text, lang) == digits


@pytest.mark.parametrize("digits", ["0735550142", "1115550142", "7731550142", "9115550142", "773555014"])
def test_a_number_that_cannot_exist_is_not_valid(digits: str) -> None:
    assert not phone.Number(digits).valid


def test_an_extension_is_kept_apart() -> None:
    assert phone.hear("312 555 0121 extension 14", "en") == phone.Number("3125550121", "14")


@pytest.mark.parametrize(
    ("text", "lang", "number"),
    [
        ("W as in Walter, one two three, double five, oh one", "en", "W1235501"),
        ("my member id is X J B 123 456 789", "en", "XJB123456789"),
        ("1EG4-TE5-MK73", "en", "1EG4TE5MK73"),
        ("doble u uno dos tres cuatro", "es", "W1234"),
        ("hello there", "en", ""),
    ],
)
def test_a_member_number_is_read(text: str, lang: Lang, number: str) -> None:
    assert member_id.read(text, lang) == number


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("I have Blue Cross", "Blue Cross Blue Shield"),
        ("tengo Edna insurance", "Aetna"),
        ("aceptan Molina", "Molina"),
        ("I'm with Umana", "Humana"),
        ("Signa", "Cigna"),
        ("no tengo seguro", insurance_names.SELF_PAY),
        ("we fly united to Denver tomorrow", ""),
        ("I need an appointment", ""),
    ],
)
def test_an_insurer_is_known_by_what_recognizers_make_of_it(text: str, payer: str) -> None:
    assert insurance_names.read(text) == payer


# ---- what was meant -------------------------------------------------------------------------

PROVIDERS = {"kim": ("Kim", "the hygienist"), "ramirez": ("Ramirez",), "ramos": ("Ramos",)}


def test_another_guess_of_the_recognizer_may_settle_it() -> None:
    assert repair.pick(("with Kem", "with Kim"), PROVIDERS).key == "kim"
    assert repair.pick(("the high genist",), PROVIDERS).key == "kim"


def test_between_two_names_that_sound_alike_nothing_is_picked() -> None:
    found = repair.pick(("doctor Rami",), PROVIDERS)
    assert found.key is None
    assert set(found.near) == {"ramirez", "ramos"}


OFFERED = (
    Slot(start=datetime(2026, 12, 1, 9, 30, tzinfo=UTC), names=("Ramirez",)),
    Slot(start=datetime(2026, 12, 2, 9, 0, tzinfo=UTC), names=("Patel",)),
    Slot(start=datetime(2026, 12, 2, 15, 45, tzinfo=UTC), names=("Okafor",)),
)


@pytest.mark.parametrize(
    ("text", "status", "index"),
    [
        ("nine", Status.AMBIGUOUS, None),
        ("nine o'clock", Status.FILLED, 1),
        ("quarter to four", Status.FILLED, 2),
        ("Wednesday", Status.AMBIGUOUS, None),
        ("Wednesday afternoon", Status.FILLED, 2),
        ("December first", Status.FILLED, 0),
        ("la de en medio", Status.FILLED, 1),
        ("not the first one", Status.OTHER, None),
        ("the first or the second", Status.AMBIGUOUS, None),
        ("what was the second one?", Status.NONE, None),
        ("945", Status.OTHER, None),
        ("", Status.NONE, None),
    ],
)
def test_a_choice_is_taken_only_when_it_is_one(text: str, status: Status, index: int | None) -> None:
    choice = slots.which((text,), OFFERED, lang="en", today=date(2026, 11, 23))
    assert (choice.status, choice.index) == (status, index)


# ---- yes, no, and neither -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["sí pero el nombre está mal", "yes but the name is wrong", "it is not", "ya le dije que no", "me parece que no"],
)
def test_agreement_with_something_wrong_in_it_is_no_agreement(text: str) -> None:
    assert yes_no.read(plain(text), Asked.CONFIRM_YES_NO) is False


@pytest.mark.parametrize(
    "text",
    [
        "I don't have any feeling in my arm",
        "almost fainted",
        "it's getting better",
        "no sé",
        "no hay tiempo",
        "no, ayuda",
    ],
)
def test_a_danger_is_denied_only_by_a_plain_no(text: str) -> None:
    assert yes_no.read(plain(text), Asked.EMERGENCY_NOW) is not False


@pytest.mark.parametrize("text", ["yes but not with Doctor Kim", "anyone except Laura", "no con la doctora Ramírez"])
def test_a_provider_who_is_refused_is_not_the_one_wanted(text: str) -> None:
    assert glossary.provider(text, load_clinic("demo").clinic) is None


def test_two_providers_with_an_or_between_are_asked_about() -> None:
    assert glossary.provider("Doctor Patel or Doctor Okafor", load_clinic("demo").clinic) is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("no hablo inglés", "es"),
        ("I don't speak Spanish", "en"),
        ("do you speak Spanish", "es"),
        ("en inglés por favor", "en"),
        ("I need a cleaning", None),
    ],
)
def test_saying_what_one_does_not_speak_asks_for_the_other(text: str, lang: Lang | None) -> None:
    assert languages.asked_for(text) == lang
