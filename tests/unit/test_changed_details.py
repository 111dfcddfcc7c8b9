"""New addresses, numbers and plans: kept wherever they are told, asked for where not, and not heard where none is."""

from __future__ import annotations

import pytest

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Cancel, LeaveMessage
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import changed, no_wish
from appliance.dialogue.meaning.message_questions import tells
from appliance.dialogue.words import plain
from tests.fakes.caller import MONDAY, PaperCall, visit

MARIA = "+15550101"


def left(call: PaperCall) -> str:
    (message,) = call.done(LeaveMessage)
    assert isinstance(message, LeaveMessage)
    assert message.message.kind is MessageKind.UPDATE
    return message.message.words


@pytest.mark.parametrize(
    "text",
    [
        "la nueva es calle Halsted 1455",
        "my new address is 1455 Halsted",
        "we moved to fourteen fifty five Halsted street",
        "my new number is 312 555 0188",
        "ahora tengo Aetna",
        "mi nuevo correo es ana arroba gmail punto com",
        "I have Cigna now",
    ],
)
def test_what_is_new_is_known_by_its_words(text: str) -> None:
    assert changed.told(text)


@pytest.mark.parametrize(
    "text",
    [
        "yes please",
        "no, the second one",
        "April 12 1988",
        "sí, cancélela",
        "I live on Halsted street",
        "do you take Aetna",
    ],
)
def test_other_answers_are_no_news(text: str) -> None:
    assert not changed.told(text)


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("My insurance changed, I have Cigna now", True),
        ("cambié de seguro, ahora tengo Aetna", True),
        ("my new address is 1455 Halsted street", True),
        ("my number changed, it is 312 555 0188", True),
        ("I changed my address", False),
        ("tengo un teléfono nuevo", False),
        ("my insurance changed", False),
        ("I no longer have Cigna", False),
        ("Aetna has the wrong address for me", False),
        ("one thing, I moved to another apartment", False),
    ],
)
def test_who_tells_what_changed_is_not_asked_what_changed(text: str, enough: bool) -> None:
    assert tells(MessageKind.UPDATE, text) is enough


@pytest.mark.parametrize(
    ("opening", "told", "lang"),
    [
        ("I changed my address and I also need to cancel my appointment", "the new one is 1455 Halsted street", "en"),
        ("Cambié de dirección y también quiero cancelar mi cita", "la nueva es calle Halsted 1455", "es"),
        ("I need to cancel my appointment", "my new address is 1455 Halsted street", "en"),
    ],
)
@pytest.mark.parametrize("at", [Asked.DOB, Asked.CONFIRM_YES_NO])
def test_a_new_address_told_in_between_is_kept(opening: str, told: str, lang: str, at: Asked) -> None:
    call = PaperCall(caller=MARIA, visits=[visit(MONDAY.replace(day=25))])
    yes, born = ("yes", "March 4th 1987") if lang == "en" else ("sí", "4 de marzo de 1987")
    call.says(opening, lang=lang)
    if at is Asked.DOB:
        call.says(told, born)
    else:
        call.says(born, told)
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    call.says(yes, yes, yes)
    assert call.done(Cancel)
    assert told in left(call)


def test_a_new_address_beside_a_yes_keeps_both() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(MONDAY.replace(day=25))])
    call.says("I changed my address and I also need to cancel my appointment", "March 4th 1987")
    call.says("yes, the new address is 1455 Halsted street", "yes", "yes", "yes")
    assert "1455 Halsted" in left(call)


def test_a_no_is_no_change_and_a_second_one_ends_it() -> None:
    call = PaperCall()
    call.says("I need to change my phone number", "no")
    assert call.keys == ["ask_words_update_again"]
    call.says("no")
    assert "no_message" in call.keys
    assert not call.done(LeaveMessage)


@pytest.mark.parametrize(
    ("wish", "new"), [("change my phone number", "312 555 0188"), ("change my address", "22 Oak Lane")]
)
def test_a_number_alone_is_what_has_changed(wish: str, new: str) -> None:
    call = PaperCall(caller=MARIA)
    call.says(f"I need to {wish}", new)
    assert call.keys[-1] == "ask_caller_name"


def test_another_address_at_a_later_question_is_added() -> None:
    call = PaperCall(caller=MARIA)
    call.says("I changed my address", "1455 Halsted", "Dan Grant", "the new one is 1466 Halsted street", "yes", "yes")
    assert left(call).endswith("1466 Halsted street")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("this is his mother", "en"),
        ("it's not an emergency", "en"),
        ("no es una emergencia", "es"),
    ],
)
def test_who_tells_no_wish_is_asked_for_it(text: str, lang: str) -> None:
    call = PaperCall()
    call.says(text, lang=lang)
    assert call.keys == ["how_can_i_help"]


@pytest.mark.parametrize(
    "text", ["this is an emergency", "I'm her mother and she needs a cleaning", "take my ex husband off my contacts"]
)
def test_a_wish_is_not_passed_over(text: str) -> None:
    assert not no_wish.only(plain(text))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("what phone number do you have on file for me", "en"),
        ("can you tell me which address you have for us", "en"),
        ("what insurance do you have on file", "en"),
        ("is my address up to date in your system", "en"),
        ("qué teléfono tienen registrado", "es"),
    ],
)
def test_who_asks_what_is_on_file_is_offered_a_person(text: str, lang: str) -> None:
    call = PaperCall()
    call.says(text, lang=lang)
    assert call.keys == ["offer_human"]


@pytest.mark.parametrize(
    "text",
    [
        "I changed my number, what number do you have on file",
        "I need to change my address",
    ],
)
def test_a_change_is_still_passed_on(text: str) -> None:
    call = PaperCall()
    call.says(text)
    assert call.keys == ["ask_words_update"]
