"""What is told to staff: the medicines of a refill, who calls, when to call back, a form to be filled out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Book, LeaveMessage
from appliance.dialogue.answers import side_note
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import blanks, message_questions, settled
from appliance.dialogue.meaning.wishes import Wishes
from appliance.dialogue.understand import Meaning, understand
from appliance.dialogue.words import plain
from tests.fakes.caller import MONDAY, PaperCall, visit
from tests.unit.test_dialogue_answers import DEMO

MARIA = "+15550101"


def _heard(text: str, asked: Asked = Asked.GREETING) -> Meaning:
    return understand(text, lang="en", asked=asked, clinic=DEMO, today=PaperCall().dialogue.talk.today)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I need my water pill and my cholesterol pill refilled", ("water pill", "cholesterol pill")),
        ("lisinopril and metformin", ("lisinopril", "metformin")),
        ("lisinopril and my water pill", ("lisinopril", "water pill")),
        ("my blood pressure medicine, lisinopril", ("lisinopril",)),
        ("necesito la metformina y la pastilla de la presión", ("metformina", "pastilla de la presión")),
        ("a refill of my inhaler", ("inhaler",)),
        ("I need a refill", ()),
    ],
)
def test_every_medicine_named_is_known(text: str, found: tuple[str, ...]) -> None:
    assert blanks.medicines(text) == found


@pytest.mark.parametrize(
    ("said", "medicine"),
    [
        ("actually just the lisinopril", "lisinopril"),
        ("leave out the metformin", "lisinopril"),
        ("no, not the metformin, just the lisinopril", "lisinopril"),
        ("and the atorvastatin too", "lisinopril, metformin, atorvastatin"),
        ("yes", "lisinopril, metformin"),
    ],
)
def test_the_medicines_of_a_refill_are_read_back_and_put_right(said: str, medicine: str) -> None:
    call = PaperCall(caller=MARIA)
    call.says("I need a refill of lisinopril and metformin")
    call.says("Walgreens")
    call.says("Maria Garcia, March 4th 1987")
    call.says("yes")
    assert "read_back_medicines_2" in call.keys
    call.says(said)
    if said != "yes":
        call.says("yes")
    assert [act.message.facts["medicine"] for act in call.acts if isinstance(act, LeaveMessage)] == [medicine]


@pytest.mark.parametrize("text", ["it's Humana, can somebody look at it", "it's Blue Cross that should pay it"])
def test_an_insurer_is_no_caller(text: str) -> None:
    assert _heard(text).name is None


@pytest.mark.parametrize("text", ["I'm running late tomorrow", "I'm allergic to penicillin", "Estoy atrasada"])
def test_what_somebody_is_is_no_name(text: str) -> None:
    assert _heard(text, Asked.NAME).name is None


@pytest.mark.parametrize(
    ("text", "asked", "noted"),
    [
        ("312 555 0129 but only after five, I work nights", Asked.PHONE, True),
        ("312 555 0132, but don't leave a voicemail", Asked.PHONE, True),
        ("312 555 0132, and text me please", Asked.PHONE, True),
        ("312 555 0132 pero solo después de las cinco", Asked.PHONE, True),
        ("yes, oh and please note I'm allergic to penicillin", Asked.CONFIRM_YES_NO, True),
        ("sí, y soy alérgica a la penicilina", Asked.CONFIRM_YES_NO, True),
        ("yes, and he uses a wheelchair", Asked.CONFIRM_YES_NO, False),
        ("yes, and I use a wheelchair", Asked.CONFIRM_YES_NO, True),
        ("312 555 0129", Asked.PHONE, False),
        ("yes please", Asked.CONFIRM_YES_NO, False),
        ("no, make it Friday after five", Asked.CONFIRM_YES_NO, False),
        ("can you put me on Friday instead", Asked.CONFIRM_YES_NO, False),
        ("no, tell the doctor it's Friday", Asked.CONFIRM_YES_NO, False),
        ("let me know", Asked.CONFIRM_YES_NO, False),
        ("yes and call me after five", Asked.CONFIRM_YES_NO, True),
        ("yes, call me Mary", Asked.CONFIRM_YES_NO, False),
        ("yes, but after five", Asked.CONFIRM_YES_NO, False),
        ("sí pero apunte otro teléfono", Asked.CONFIRM_YES_NO, False),
        ("yes, and tell the doctor I'm allergic to latex", Asked.CONFIRM_YES_NO, True),
        ("I'll call back and let you know", Asked.NAME, False),
        ("I will ask her and let you know", Asked.DOB, False),
        ("I want to let you know I'm allergic to latex", Asked.NAME, True),
    ],
)
def test_what_is_added_for_staff_is_noted(text: str, asked: Asked, noted: bool) -> None:
    assert (side_note.read(_heard(text, asked), asked, message=False) is not None) is noted


def test_an_allergy_told_beside_the_yes_goes_with_the_visit() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I need a physical with anyone on Tuesday at ten")
    call.says("Maria Garcia, March 4th 1987")
    call.says("the first one")
    call.says("yes, oh and please note I'm allergic to penicillin")
    assert "noted" in call.keys
    assert [act for act in call.acts if isinstance(act, Book) and "penicillin" in act.reason]


BOOK = [visit(MONDAY + timedelta(days=9), patient="maria", key="visit-1")]
FACTS = "Maria Garcia, March 4th 1987"


@pytest.mark.parametrize(
    ("wish", "lines", "done"),
    [
        ("I need to cancel my appointment", ("yes, and tell the doctor I'm moving to Texas",), "cancelled"),
        ("I need to move my appointment", ("Friday at ten", "the first one", "yes, and tell her thank you"), "moved"),
    ],
)
def test_what_is_noted_beside_a_change_lies_in_the_inbox(wish: str, lines: tuple[str, ...], done: str) -> None:
    call = PaperCall(caller=MARIA, visits=BOOK)
    call.says(wish, FACTS, *lines)
    assert "noted" in call.keys
    assert call.keys.index(done) < call.keys.index("anything_else")
    [left] = call.done(LeaveMessage)
    assert isinstance(left, LeaveMessage)
    assert left.message.words.startswith("yes, and tell")
    assert (left.message.visit_id, left.message.patient_id) == ("visit-1", "maria")


def test_a_note_that_cannot_be_kept_fetches_somebody() -> None:
    call = PaperCall(caller=MARIA, visits=BOOK, keeps=False)
    call.says("I need to cancel my appointment", FACTS, "yes, and tell the doctor I'm moving to Texas")
    assert "message_failed" in call.keys


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I need a school form filled out for my son Ethan Brooks", "note"),
        ("I have a suicide prevention form for school that needs a signature", "note"),
        ("can the doctor sign my daughter's camp form", "note"),
        ("necesito que me llenen un formulario para la escuela", "note"),
        ("I need FMLA paperwork", "note"),
        ("please note that I'm allergic to penicillin", "message"),
        ("do I need to fill out paperwork before my visit", "records"),
        ("I need my records release form signed", "records"),
        ("send my records to another doctor", "records"),
    ],
)
def test_a_form_to_be_filled_out_is_no_record_to_be_sent(text: str, label: str) -> None:
    found, _ = settled.settle(Wishes(("records",), share=1.0), frozenset(), plain(text))
    assert found.labels == (label,)


def test_what_a_form_is_for_is_not_asked_again() -> None:
    assert message_questions.tells(MessageKind.NOTE, "I need a school form filled out")
    assert not message_questions.tells(MessageKind.NOTE, "I need a letter")
