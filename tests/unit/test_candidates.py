"""Who of the few patients born on a day was named, though the recognizer wrote something else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from appliance.clinic.people import Lang, Patient
from appliance.dialogue.acts import Bridge, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import Heard
from appliance.dialogue.people import candidates
from appliance.dialogue.people.names import Name
from tests.fakes.caller import PaperCall

BORN = date(2017, 9, 8)
HOME = "+15550177"


def patient(given: str, family: str = "Hadley", *, number: str = HOME) -> Patient:
    return Patient(id=given.lower(), given=given, family=family, birth_date=BORN, phone=number, lang="en")


TWINS = [patient("Ewan"), patient("Sylvia")]
GEMELOS = [patient("Hugo", "Peña"), patient("Inés", "Peña")]


def meant(
    *readings: str,
    pool: list[Patient] = TWINS,
    lang: Lang = "en",
    known: bool = True,
    letters: bool = False,
    before: tuple[tuple[str, ...], ...] = (),
) -> str | None:
    found = candidates.pick(pool, (*before, readings), lang, by_number=pool if known else (), letters=letters)
    return found.patient.given if found else None


@pytest.mark.parametrize(
    ("readings", "given"),
    [
        (("Ewan.",), "Ewan"),
        (("It's Silvia Hadley.",), "Sylvia"),
        (("You and.", "You an.", "Ewan."), "Ewan"),
        (("Yes, Sylvia, please.",), "Sylvia"),
        (("Sill via Hadley.",), "Sylvia"),
        (("Ewan. Ewan.",), "Ewan"),
        (("My name is you and Hadley.", "My name is Ewan Hadley."), "Ewan"),
    ],
)
def test_the_nearer_of_two_is_taken_from_what_was_heard_or_else_heard(readings: tuple[str, ...], given: str) -> None:
    assert meant(*readings) == given


@pytest.mark.parametrize(
    "text", ["Hadley.", "It's Hadley.", "the older one", "Thank you.", "What do you mean?", "", "!?"]
)
def test_nobody_is_taken_where_nothing_tells_them_apart(text: str) -> None:
    assert meant(text) is None
    assert meant(text, known=False) is None


@pytest.mark.parametrize(
    "readings",
    [
        ("Sylvia Ortega.",),
        ("Joanna Hadley.",),
        ("Jo Hadley.",),
        ("And Hadley.", "Hadley."),
        ("Bennet.", "Van.", "Sven.", "Ewan."),
        ("Joanna Price.", "Sylvia Hadley."),
    ],
)
def test_a_stranger_is_not_taken_for_the_only_patient_born_that_day(readings: tuple[str, ...]) -> None:
    for one in TWINS:
        assert meant(*readings, pool=[one], known=False) is None


def test_two_answers_that_come_near_the_same_patient_are_as_good_as_one_that_is_clear() -> None:
    near = ("Silver.",)
    assert meant(*near, known=False) is None
    assert meant(*near, known=False, before=(("Cilia.",),)) == "Sylvia"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("E W A N", "Ewan"),
        ("e, w, a, n, is that right", "Ewan"),
        ("ee double-you ay en", "Ewan"),
        ("E, double U, A, N.", "Ewan"),
        ("E-W-E-N.", "Ewan"),
        ("S Y L V I A", "Sylvia"),
        ("es why el vee eye ay", "Sylvia"),
        ("F-Y-L-B-I-A", "Sylvia"),
        ("S as in Sam, Y, L, V as in Victor, I, A", "Sylvia"),
    ],
)
def test_letters_are_held_against_the_few_names_they_can_spell(text: str, given: str) -> None:
    assert meant(text, letters=True) == given


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("hache, u, ge, o", "Hugo"),
        ("ache u je o", "Hugo"),
        ("i, ene, e, ese", "Inés"),
        ("Y N E S", "Inés"),
        ("Es Hugo Peña.", "Hugo"),
        ("Y Inés, por favor.", "Inés"),
        ("Ugo.", "Hugo"),
    ],
)
def test_spanish_names_and_letters_are_held_against_them_too(text: str, given: str) -> None:
    assert meant(text, pool=GEMELOS, lang="es", letters="," in text or " " in text) == given


def test_as_much_of_a_name_is_taken_as_was_said() -> None:
    lone, whole = (candidates.pick(TWINS, ((text,),), "en", by_number=TWINS) for text in ("Ewan", "Ewan Hadley"))
    assert lone is not None
    assert lone.name == Name("Ewan", "")
    assert whole is not None
    assert whole.name == Name("Ewan", "Hadley")


# ---- in a call ------------------------------------------------------------------------------

ASKED_FOR = ("I need a well child visit on Tuesday at ten", "September eighth 2017")


def call(caller: str | None = HOME, patients: list[Patient] = TWINS) -> PaperCall:
    one = PaperCall(caller=caller, patients=patients, now=datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    one.says(*ASKED_FOR, lang="en")
    return one


def hears(one: PaperCall, *readings: str) -> str:
    return one.event(Heard(readings[0], "en", alternatives=readings[1:]))


def test_a_lone_given_name_heard_as_other_words_still_says_which_twin() -> None:
    one = call()
    assert "first name" in one.heard
    hears(one, "You and.", "You an.", "Ewan.")
    assert one.dialogue.talk.person.patient == TWINS[0]


def test_a_twin_who_is_not_heard_is_asked_in_another_way_each_time_then_fetched_a_person() -> None:
    one = call()
    said = [one.heard, hears(one, "Go away."), hears(one, "It is what it is."), hears(one, "Nothing here.")]
    assert len(set(said)) == len(said)
    assert one.done(Bridge) or hears(one, "Go away.")
    assert one.done(Bridge)
    assert not one.dialogue.talk.person.patient


def test_no_twin_is_named_to_a_caller_who_named_none() -> None:
    one = call()
    texts = [one.heard, *(hears(one, text) for text in ("Go away.", "It is what it is.", "Nothing here.", "Hadley."))]
    assert not any(name in text for text in texts for name in ("Ewan", "Sylvia", "Hadley"))


def test_the_letters_of_the_first_name_tell_twins_apart() -> None:
    one = call()
    hears(one, "Hadley.")
    assert "spell" in one.heard
    assert one.dialogue.asked is Asked.NAME
    hears(one, "S, Y, L, B, I, A.")
    assert one.dialogue.talk.person.patient == TWINS[1]


def test_a_name_heard_before_the_day_of_birth_is_held_against_those_born_then() -> None:
    alone = [patient("Sylvia", "Hadley", number="+15550178")]
    one = PaperCall(caller="+15559999", patients=alone)
    one.says("I need a well child visit on Tuesday at ten", lang="en")
    hears(one, "Silvia had leave.", "Sylvia had Lee.", "Sylvia Hadley.")
    one.says("September eighth 2017")
    assert one.dialogue.talk.person.patient == alone[0]


def test_a_day_of_birth_heard_wrong_is_put_right_by_number_name_and_its_other_reading() -> None:
    for also, whom in (("September 8th, 2017.", TWINS[1]), ("September 7th, 2017.", None)):
        one = PaperCall(caller=HOME, patients=TWINS)
        one.says("I need a well child visit on Tuesday at ten", lang="en")
        hears(one, "September 9th, 2017.", also)
        assert "first and last name" in one.heard
        hears(one, "Sylvia Hadley.")
        assert one.dialogue.talk.person.patient == whom


def test_only_those_born_that_day_are_told_to_the_recognizer() -> None:
    one = call(patients=[*TWINS, Patient(id="x", given="Omar", family="Vance", birth_date=date(1980, 1, 1), phone="")])
    assert set(one.dialogue.hints()) == {"Ewan Hadley", "Sylvia Hadley"}
    hears(one, "Hadley.")
    assert set(one.dialogue.hints()) == {"E-W-A-N", "S-Y-L-V-I-A"}


def test_a_person_asked_for_instead_of_a_name_is_fetched() -> None:
    one = call()
    hears(one, "operator")
    assert one.done(Bridge)
    assert not [act for act in one.acts if isinstance(act, Say) and act.key == "ask_first_letters"]
