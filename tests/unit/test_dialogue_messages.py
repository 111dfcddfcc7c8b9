"""What staff are told: each kind of message once in each language, and what is done when the telling goes wrong."""

from __future__ import annotations

import pytest

from appliance.clinic.message import Inbox, Message
from appliance.dialogue.acts import Bridge, LeaveMessage
from appliance.dialogue.asked import Asked
from tests.fakes.caller import PaperCall

MARIA = "+15550101"
LUIS = "+15550104"


def left(call: PaperCall) -> Message:
    (act,) = call.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    return act.message


@pytest.mark.parametrize(
    ("opening", "told", "kind", "inbox"),
    [
        ("I need a copy of my medical records", "this year's, for my new doctor", "records", Inbox.RECORDS),
        ("I'm calling for my test results", "the blood test from last week", "results", Inbox.CLINICAL),
        ("I need a referral", "to a skin doctor, for a spot on my arm", "referral", Inbox.CLINICAL),
        ("I have a question about my bill", "it says I owe ninety dollars", "billing", Inbox.BILLING),
        ("can I leave a message", "tell the doctor the new inhaler works", "message", Inbox.FRONT_DESK),
        ("I left my umbrella in your waiting room", "it has a wooden handle", "lost_item", Inbox.FRONT_DESK),
        ("I need a doctor's note for work", "I missed Monday and Tuesday", "note", Inbox.RECORDS),
    ],
)
def test_a_message_lies_in_the_right_inbox_with_words_name_and_number(
    opening: str, told: str, kind: str, inbox: Inbox
) -> None:
    call = PaperCall()
    call.says(opening)
    assert call.dialogue.asked is Asked.REASON
    call.says(told)
    answers(call)
    message = left(call)
    assert (message.kind.value, message.inbox) == (kind, inbox)
    assert told in message.words
    assert message.callback == "+17735550142"
    assert message.name == "Maria Garcia"
    assert call.dialogue.outcome == "message"


@pytest.mark.parametrize(
    ("opening", "told", "kind", "inbox"),
    [
        ("necesito una copia de mi expediente", "todo lo de este año", "records", Inbox.RECORDS),
        ("llamo por mis resultados", "el análisis de sangre de la semana pasada", "results", Inbox.CLINICAL),
        ("necesito una referencia", "para el dermatólogo", "referral", Inbox.CLINICAL),
        ("tengo una pregunta sobre mi cuenta", "me cobraron dos veces", "billing", Inbox.BILLING),
        ("quiero dejar un recado", "que ya me siento mejor", "message", Inbox.FRONT_DESK),
    ],
)
def test_un_recado_queda_en_su_buzon_con_palabras_nombre_y_numero(
    opening: str, told: str, kind: str, inbox: Inbox
) -> None:
    call = PaperCall(caller=LUIS)
    call.says(opening, told, lang="es")
    answers(call)
    message = left(call)
    assert (message.kind.value, message.inbox, message.lang) == (kind, inbox, "es")
    assert told in message.words
    assert message.callback == LUIS


def answers(call: PaperCall) -> None:
    """Whatever is still asked, as Maria on a hidden number, or Luis on his own."""
    spanish = call.dialogue.lang == "es"
    for _ in range(8):
        if call.done(LeaveMessage) or call.hung_up:
            return
        match call.dialogue.asked:
            case Asked.NAME:
                call.says("Luis Hernández" if spanish else "Maria Garcia")
            case Asked.DOB:
                call.says("treinta de diciembre de mil novecientos setenta y nueve" if spanish else "March 4th 1987")
            case Asked.PHONE:
                call.says("773 555 0142")
            case Asked.REASON:
                call.says("no sé" if spanish else "I don't know")
            case _:
                call.says("sí" if spanish else "yes")


def test_the_callers_words_are_never_spoken_back() -> None:
    call = PaperCall()
    call.says("can I leave a message", "tell them the purple lamp is broken")
    while not call.done(LeaveMessage):
        assert "purple" not in call.heard
        answers(call)


def test_a_message_with_a_card_number_is_kept_without_it() -> None:
    call = PaperCall()
    call.says("I have a question about my bill", "my card is four one one one 1111 1111 1111, why was it declined")
    answers(call)
    assert "1111" not in left(call).words
    assert "declined" in left(call).words


def test_a_message_can_be_dropped_and_nothing_is_passed_on() -> None:
    call = PaperCall(caller=MARIA)
    call.says("can I leave a message", "tell them I called", "never mind")
    assert not call.done(LeaveMessage)
    assert "haven't passed anything on" in call.heard
    assert call.dialogue.asked is Asked.ANYTHING_ELSE


def test_the_number_of_a_message_can_be_put_right_at_the_read_back() -> None:
    call = PaperCall()
    call.says("can I leave a message", "tell them I called", "Maria Garcia", "773 555 0142")
    assert "zero one four two" in call.heard
    assert "zero one four three" in call.says("no, it's 773 555 0143")
    call.says("yes")
    assert left(call).callback == "+17735550143"


def test_a_message_the_box_cannot_keep_goes_to_a_person() -> None:
    call = PaperCall(keeps=False, staff=None)
    call.says("can I leave a message", "tell them I called")
    answers(call)
    assert "couldn't keep" in call.heard
    assert "get_someone" in call.keys
    assert call.done(Bridge)


# ---- refills and records ask one thing more -------------------------------------------------


def test_a_refill_asks_for_the_pharmacy_and_two_facts_find_the_patient() -> None:
    call = PaperCall(caller=MARIA)
    assert "Which" not in call.says("I need a refill of my lisinopril")
    assert "pharmacy" in call.heard
    call.says("the Walgreens on Main", "March 4th 1987", "yes")
    assert "A refill request for Maria" in call.heard
    call.says("yes")
    message = left(call)
    assert message.facts["medicine"] == "lisinopril"
    assert message.facts["pharmacy"] == "the Walgreens on Main"
    assert (message.patient_id, message.callback) == ("maria", MARIA)


def test_una_receta_sin_saber_la_farmacia_se_anota_igual() -> None:
    call = PaperCall(caller=LUIS)
    call.says("necesito resurtir mi receta", "la metformina", "no sé", lang="es")
    answers(call)
    assert left(call).facts["medicine"] == "metformina"
    assert left(call).patient_id == "luis"


def test_what_was_told_at_once_is_not_asked_again() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I need a refill of lisinopril at the Walgreens on Main Street")
    assert call.dialogue.asked is Asked.DOB


def test_a_refill_for_a_child_names_the_medicine_and_not_the_child() -> None:
    call = PaperCall(caller="+15550103")
    call.says("I need a refill for my daughter's inhaler", "any pharmacy", lang="en")
    call.says("Sofia Diaz", "May 9th 2018", "yes", "yes")
    message = left(call)
    assert message.facts["medicine"] == "inhaler"
    assert (message.patient_id, message.facts["for_other"]) == ("sofia", "yes")


def test_records_are_asked_for_with_whom_to_send_them_to() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I need a copy of my records", "all of this year", "to my new doctor")
    answers_as_maria(call)
    assert left(call).facts["send_to"] == "to my new doctor"


def answers_as_maria(call: PaperCall) -> None:
    call.says("March 4th 1987", "yes", "yes")


def test_staff_do_without_a_date_of_birth_that_is_not_to_be_had() -> None:
    call = PaperCall()
    call.says("I need a refill of my lisinopril", "CVS", "Paula Whitfield", "I don't know it", "no idea")
    assert call.dialogue.asked is Asked.PHONE
    call.says("773 555 0142", "yes")
    assert left(call).name == "Paula Whitfield"


def test_never_mind_at_the_first_question_drops_the_message() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I need a refill", "never mind")
    assert not call.done(LeaveMessage)
    assert call.dialogue.asked is Asked.ANYTHING_ELSE


@pytest.mark.parametrize(
    ("opening", "lang", "question"),
    [
        ("I have a question about my bill", "en", "What is your question about?"),
        ("I need a referral", "en", "What is the referral for?"),
        ("I need a doctor's note for work", "en", "What is the letter or form for?"),
        ("I'm running late", "en", "About how late will you be?"),
        ("tengo una pregunta sobre mi cuenta", "es", "¿De qué se trata?"),
        ("necesito una referencia", "es", "¿Para qué es la referencia?"),
        ("llamo por mis resultados", "es", "¿De qué estudio es?"),
    ],
)
def test_every_kind_asks_its_own_question(opening: str, lang: str, question: str) -> None:
    call = PaperCall()
    assert question in call.says(opening, lang="es" if lang == "es" else "en")
