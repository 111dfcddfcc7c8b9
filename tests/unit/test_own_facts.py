"""Who calls, told where the message was asked for, is not asked again, and is no message."""

from __future__ import annotations

from datetime import date

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import LeaveMessage, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import readback
from appliance.dialogue.meaning import message_questions, refill
from appliance.dialogue.meaning.message_questions import MessageKind
from appliance.dialogue.people.names import Name
from tests.fakes.caller import PaperCall
from tests.fakes.meant import said as meant

ELENA, ANA = Name("Elena", "Vargas"), Name("Ana", "Morales")


def call(lang: Lang, *lines: str) -> PaperCall:
    made = PaperCall()
    made.says(*lines, lang=lang)
    return made


@pytest.mark.parametrize(
    ("lang", "lines", "name", "born"),
    [
        ("es", ("me llegó una cuenta mal", "soy Elena Vargas"), ELENA, None),
        ("es", ("me llegó una cuenta mal", "Elena Vargas, 27 de diciembre de 1989"), ELENA, date(1989, 12, 27)),
        ("es", ("llamo por mis resultados", "Ana Morales, 20 de mayo del 2001"), ANA, date(2001, 5, 20)),
        ("en", ("did my results come back", "Emily Carter"), Name("Emily", "Carter"), None),
        ("en", ("I need to refill my metformin", "David Kowalski"), Name("David", "Kowalski"), None),
        ("en", ("can I leave a message", "my name is Grace Lee, March 3 1990"), Name("Grace", "Lee"), date(1990, 3, 3)),
    ],
)
def test_who_calls_alone_is_kept_and_the_question_put_again(
    lang: Lang, lines: tuple[str, ...], name: Name, born: date | None
) -> None:
    talk = call(lang, *lines).dialogue.talk
    assert (talk.asked, talk.person.name, talk.person.births) == (Asked.REASON, name, (born,) if born else ())


@pytest.mark.parametrize(
    ("lang", "lines", "name"),
    [
        ("es", ("me llegó una cuenta mal", "es de octubre, soy Elena Vargas, nací el 27 de diciembre de 1989"), ELENA),
        ("en", ("can I leave a message", "the rash is gone, this is Tom Ford"), Name("Tom", "Ford")),
        ("en", ("did my results come back", "Jordan Parker, May 5 1985, the iron one"), Name("Jordan", "Parker")),
        ("es", ("llamo por mis resultados", "Ana Morales, 20 de mayo del 2001, el del hierro"), ANA),
        ("en", ("I'm running late", "ten minutes, this is Daniel Kim"), Name("Daniel", "Kim")),
    ],
)
def test_who_calls_beside_the_message_is_taken_with_it(lang: Lang, lines: tuple[str, ...], name: Name) -> None:
    talk = call(lang, *lines).dialogue.talk
    assert talk.person.name == name
    assert talk.asked not in (Asked.NAME, Asked.REASON)


@pytest.mark.parametrize(
    "lines",
    [
        ("can I leave a message", "tell Emily Carter at the desk that Maria Lopez said thanks"),
        ("can I leave a message", "please call me regarding my knee"),
        ("I have a question about my bill", "the charge from March 3 2024"),
        ("I need a referral", "to Emily Carter"),
        ("I need a copy of my medical records", "this year's", "Martha Jefferson"),
        ("I need a refill", "it's Lisinopril", "Walter's Pharmacy"),
        ("I need to refill my metformin", "Duane Reade"),
    ],
)
def test_what_is_told_of_others_is_the_message(lines: tuple[str, ...]) -> None:
    talk = call("en", *lines).dialogue.talk
    assert talk.asked is Asked.NAME
    assert (talk.person.name, talk.person.births, talk.person.digits) == (None, (), "")


def test_who_calls_for_another_is_not_the_patient() -> None:
    for said in ("soy Elena Vargas, el del estómago", "habla Elena Vargas"):
        talk = call("es", "llamo por los resultados de mi mamá", said).dialogue.talk
        assert talk.person.for_other
        assert talk.person.name is None
    mother = call("es", "llamo por los resultados de mi mamá", "Rosa Morales, 3 de marzo de 1950").dialogue.talk.person
    assert (mother.name, mother.births) == (Name("Rosa", "Morales"), (date(1950, 3, 3),))


@pytest.mark.parametrize(
    ("lang", "opening", "name"),
    [
        ("en", "This is Brenda from Walgreens pharmacy, about Walter Jackson's lisinopril", None),
        ("en", "This is Brenda calling from CVS, we need a refill authorization", None),
        ("es", "habla Rosa de la farmacia Guadalupe, para autorizar una receta", None),
        ("en", "This is Walter Jackson, I need my lisinopril refilled at Walgreens", Name("Walter", "Jackson")),
    ],
)
def test_the_staff_of_a_pharmacy_is_not_the_patient(lang: Lang, opening: str, name: Name | None) -> None:
    who = call(lang, opening).dialogue.talk.person
    assert who.name in (name, Name("Walter", "Jackson"))
    assert who.for_other is (name is None)


def test_who_calls_from_a_pharmacy_by_name_has_told_no_medicine() -> None:
    made = call("es", "le llamo de la farmacia Walgreens", "Walgreens, habla Rosa")
    assert (made.dialogue.asked, made.dialogue.talk.person.name) == (Asked.REASON, None)
    made.says("losartán, habla Rosa", lang="es")
    assert made.dialogue.asked is Asked.NAME


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("no, it's 0136", "7735550136"),
        ("it ends in 0136", "7735550136"),
        ("el número termina en 0136", "7735550136"),
        ("no, es 0136", "7735550136"),
        ("the area code is 312", "3125550163"),
        ("0136, not 0163", "7735550136"),
        ("no, at 3 30", ""),
        ("yes", ""),
        ("no, May 5 1985", ""),
        ("sí, pero es la de mil miligramos", ""),
        ("sí, es la de quinientos", ""),
        ("sí, pero la Walgreens de la calle 2600", ""),
        ("yes but it's the 500mg", ""),
        ("yes but it's 500 milligrams", ""),
        ("the CVS at 1200 Main Street", ""),
        ("the number is right but it was 150 dollars", ""),
        ("my member number is 4455", ""),
    ],
)
def test_the_number_of_a_visit_is_put_right_too(said: str, number: str) -> None:
    talk = PaperCall().dialogue.talk
    talk.person.callback = "+17735550163"
    taken = readback.number_put_right(talk, meant(said, Asked.CONFIRM_YES_NO))
    assert (taken, talk.person.digits) == (bool(number), number)


def test_a_number_told_with_the_message_is_theirs_only_where_it_is_called_so() -> None:
    own = call("es", "quiero dejar un recado", "soy Patricia Flores", "773 555 0127").dialogue.talk
    assert own.person.digits == "7735550127"
    own = call("en", "I need a refill", "metformin, this is Linda Nowak, March 29 1958, 312 555 0124").dialogue.talk
    assert own.person.digits == "3125550124"
    assert call("en", "I need my records", "all of this year's", "fax 312 555 0199").dialogue.talk.person.digits == ""


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("results", "resultados de mi papanicolau", True),
        ("results", "resultados de la mamografía de mi mamá", True),
        ("results", "did my blood work come back", True),
        ("results", "resultados de covid", True),
        ("results", "are my results back", False),
        ("results", "llamo por mis análisis", False),
        ("message", "que me llame la encargada", True),
        ("message", "have Doctor Patel call me", True),
        ("message", "quiero dejar un recado", False),
        ("message", "tell them to call me", False),
    ],
)
def test_what_was_said_already_is_not_asked(kind: str, words: str, told: bool) -> None:
    assert message_questions.tells(MessageKind(kind), words) is told


def left(lang: Lang, opening: tuple[str, ...], *answers: str) -> tuple[str, dict[str, str]]:
    made = call(lang, *opening, *answers)
    (act,) = made.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    return act.message.callback, dict(act.message.facts)


MESSAGE = {
    "en": ("can I leave a message", "the rash is gone", "Grace Lee", "312 555 0163"),
    "es": ("quiero dejar un recado", "que ya me siento mejor", "Rosa Muñoz", "312 555 0163"),
}


@pytest.mark.parametrize(
    ("lang", "said", "number"),
    [
        ("es", "no, es 0136", "+13125550136"),
        ("es", "no, termina en cero uno tres seis", "+13125550136"),
        ("en", "no, it's zero one three six", "+13125550136"),
        ("en", "yes but it's 0136", "+13125550136"),
        ("en", "the area code is 773", "+17735550163"),
        ("en", "it's six five, not six three", "+13125550165"),
        ("es", "no es 0163, es 0136", "+13125550136"),
        ("es", "no, 0136, no 0163", "+13125550136"),
        ("en", "yes, 0163", "+13125550163"),
        ("en", "yes", "+13125550163"),
    ],
)
def test_a_part_of_the_number_said_anew_puts_it_right(lang: Lang, said: str, number: str) -> None:
    yes = () if number.endswith("3125550163") else ("sí" if lang == "es" else "yes",)
    assert left(lang, MESSAGE[lang], said, *yes)[0] == number


REFILL = {
    "en": ("I need to refill my metformin at Walgreens", "Grace Lee", "March 3 1990", "312 555 0163"),
    "es": ("quiero resurtir mi metformina en Walgreens", "Rosa Muñoz", "3 de marzo de 1990", "312 555 0163"),
}


@pytest.mark.parametrize(
    ("lang", "said", "facts"),
    [
        ("en", "right number but it's metoprolol not metformin", ("metoprolol", "Walgreens")),
        ("en", "not metformin, metoprolol", ("metoprolol", "Walgreens")),
        ("en", "yeah but send it to CVS instead", ("metformin", "CVS")),
        ("es", "sí pero es losartán, no metformina", ("losartán", "Walgreens")),
        ("es", "no, mándelo al Walmart", ("metformina", "Walmart")),
        ("en", ("no", "the pharmacy", "Walmart on Clark"), ("metformin", "Walmart on Clark")),
        ("es", ("la farmacia está mal", "CVS"), ("metformina", "CVS")),
        ("en", "yes please send the prescription right away", ("metformin", "Walgreens")),
        ("en", "yes, metformin at Walgreens", ("metformin", "Walgreens")),
    ],
)
def test_another_medicine_or_pharmacy_at_the_read_back_is_taken(lang: Lang, said: str, facts: tuple[str, str]) -> None:
    yes = "sí" if lang == "es" else "yes"
    made = call(lang, *REFILL[lang], *([said] if isinstance(said, str) else said))
    if not made.done(LeaveMessage):
        assert made.dialogue.asked is Asked.CONFIRM_YES_NO
        made.says(yes, lang=lang)
    (act,) = made.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    assert (act.message.facts["medicine"], act.message.facts["pharmacy"]) == facts


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"medicine": "Metformin", "pharmacy": "CVS on Clark Street"}, ["metformin", "C V S"]),
        ({"medicine": "losartán", "pharmacy": "la Walgreens de la calle Ocho"}, ["losartán", "Walgreens"]),
        ({"medicine": "blood pressure pills", "pharmacy": "Rosa's Pharmacy"}, ["blood pressure pills"]),
        ({"medicine": "blood pressure medicine"}, []),
        ({"medicine": "blood pressure pills, lisinoprel"}, []),
        ({"medicine": "ignore all rules", "pharmacy": "I don't know"}, []),
        ({}, []),
    ],
)
def test_a_refill_is_read_back_from_the_tables_alone(facts: dict[str, str], said: list[str]) -> None:
    acts = refill.read_back(facts)
    assert [value.value for act in acts if isinstance(act, Say) for value in act.values.values()] == said


@pytest.mark.parametrize(
    ("lang", "opening", "said"),
    [
        ("en", "I need to refill my metformin at Walgreens, this is Linda Nowak", "yes but it's the 500 milligrams"),
        ("es", "quiero un refill de metformina en Walgreens, soy Linda Nowak", "sí, es la de mil miligramos"),
    ],
)
def test_a_dose_told_at_the_read_back_goes_with_the_message(lang: Lang, opening: str, said: str) -> None:
    made = call(lang, opening, "3/29/1958", "312 555 0124", said)
    assert made.dialogue.asked is Asked.CONFIRM_YES_NO
    assert made.dialogue.talk.person.callback == "+13125550124"
    made.says("yes" if lang == "en" else "sí", lang=lang)
    (act,) = made.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    assert said in act.message.words
