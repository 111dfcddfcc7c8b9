"""What plain words settle of a turn's wishes: who cannot come, whom they would speak to, what it costs, who calls."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, NOW
from fakes.caller import PaperCall

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Bridge, BridgeOutcome, HangUp, Reason
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import intents, settled
from appliance.dialogue.meaning.wishes import Wishes
from appliance.dialogue.sense import Sense
from appliance.dialogue.understand import understand
from appliance.dialogue.words import plain

NIGHT = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def said(sense: Sense, text: str, **means: object) -> PaperCall:
    """A call in which no more than this was said; Spanish where it looks like it."""
    call = PaperCall(sense=sense, staff=None, **means)  # type: ignore[arg-type]
    for line in text.split(" / "):
        spanish = any(mark in f" {line} " for mark in ("á", "é", "í", "ó", "ú", "ñ", " la ", " el ", " mi ", " una "))
        call.says(line, lang="es" if spanish else "en")
    return call


@pytest.mark.parametrize(
    "text",
    [
        *("I've got an appointment Tuesday with Dr Nguyen and I don't think I can make it",),
        *("I'm supposed to see Dr Nguyen tomorrow but something came up at work",),
        *("hi I had an appointment tomorrow but my car broke down", "I'm not gonna make my ten thirty"),
        *("my kid's sick so we're not gonna be able to come in tomorrow", "I overslept and missed my appointment"),
        *("I had an appointment with Dr Winn on Tuesday but I have to work",),
        *("I was supposed to come in Thursday but my babysitter cancelled",),
        *("tenía cita mañana pero me salió algo en el trabajo", "me toca cita el jueves y tengo que trabajar"),
        *("teníamos cita hoy pero se nos ponchó la llanta", "no creo que alcance a llegar a mi cita de las diez"),
        *("I'm calling about my appointment tomorrow, my husband can't drive me",),
    ],
)
def test_who_cannot_come_is_asked_whether_to_move_or_to_cancel(sense: Sense, text: str) -> None:
    assert said(sense, text).keys[-1] == "move_or_cancel"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I missed my appointment, can I make another one", "visit"),
        ("I need an appointment but I have to work until three", "visit"),
        ("quiero una cita pero tengo que trabajar hasta las tres", "visit"),
        ("I have an appointment Tuesday, can I move it to Friday", "move"),
        ("I've got an appointment Tuesday and I can't make it, do you have anything Friday", "move"),
        ("can you get me in any sooner than the sixteenth", "move"),
        ("tengo cita mañana y quería confirmar", "confirm"),
        ("do I have an appointment on Tuesday", "when"),
        ("I'm running late for my appointment", "message"),
    ],
)
def test_what_else_is_wanted_of_a_visit_stays_as_it_is(sense: Sense, text: str, state: str) -> None:
    assert said(sense, text).dialogue.state.startswith(state)


@pytest.mark.parametrize(
    "text",
    [
        *("páseme con la doctora Ramírez por favor", "me comunica con la doctora Ramírez"),
        *("necesito hablar con la doctora Patel", "quiero hablar con el doctor Nguyen sobre mi tratamiento"),
        *("can I speak to Dr Ramirez please", "está por ahí la enfermera", "I need the doctor on call please"),
        *("I need to talk to the doctor on call", "can you page the doctor", "let me talk to the nurse"),
        *("I was hoping to speak with the doctor about my medication", "I don't talk to machines"),
    ],
)
@pytest.mark.parametrize("now", [datetime(2026, 11, 23, 16, 0, tzinfo=UTC), NIGHT])
def test_a_doctor_to_speak_to_is_a_person_to_be_fetched(sense: Sense, text: str, now: datetime) -> None:
    assert said(sense, text, now=now).done(Bridge)


@pytest.mark.parametrize(
    "text",
    [
        *("I'd like to see Dr Ramirez", "I want an appointment to talk to Dr Patel about my knee"),
        *("quiero una cita con la doctora Ramírez", "quiero que me vea el doctor Nguyen", "I need a doctor"),
        *("tell Dr Patel the rash is gone", "can you ask the doctor to call me", "the nurse told me to call"),
        *("I spoke with Dr Nguyen and he told me to schedule a follow up", "I need a checkup / I'd talk to Dr Patel"),
    ],
)
def test_a_doctor_to_be_seen_or_told_is_not(sense: Sense, text: str) -> None:
    assert not said(sense, text).done(Bridge)


@pytest.mark.parametrize(
    "text",
    [
        *("I got a letter about my extended warranty on my hearing aids / you guys sent me the letter",),
        *("can I speak with the business owner or office manager / I'm not selling anything",),
    ],
)
def test_a_voice_that_answers_in_its_own_words_is_offered_a_person(sense: Sense, text: str) -> None:
    call = said(sense, text)
    assert call.keys == ["offer_human"]
    call.says("take a message")
    assert call.dialogue.state.startswith("message")


@pytest.mark.parametrize(
    "text",
    [
        *("This is an important message about your car's warranty, press one now / This is your final notice",),
        *("We can lower your credit card interest rate today / please stay on the line to speak to an agent",),
        *(f"We can lower your credit card interest rate today / {'and our team is ready for you ' * 5}",),
    ],
)
def test_a_recording_that_talks_on_is_let_go(sense: Sense, text: str) -> None:
    call = said(sense, text)
    assert call.acts[-1] == HangUp("spam")


def test_who_answers_with_a_wish_is_served(sense: Sense) -> None:
    call = said(sense, "I saw your special offer on teeth whitening on facebook / I want to book a cleaning")
    assert call.dialogue.state.startswith("visit")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I think the number you have for me is wrong number", "message"),
        ("someone keeps calling me and it's a wrong number, take me off your list", "message"),
        ("tienen mi número equivocado", "message"),
        ("they have the wrong number for me", "message"),
        ("I think I have the wrong number", "done"),
        ("oh I thought this was the pharmacy", "done"),
    ],
)
def test_only_this_call_may_be_misdialled(sense: Sense, text: str, state: str) -> None:
    assert said(sense, text).dialogue.state.startswith(state)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("my mom passed last night and she had an appointment with you, Helen Thompson", "cancel"),
        ("my husband died last week and he has an appointment on Friday", "cancel"),
        ("My mom Helen Thompson died on Sunday and she has a physical with Dr. Nguyen next week", "cancel"),
        ("se murió mi abuelita y tenía una cita con la doctora Patel", "cancel"),
        ("mi esposo murió la semana pasada y tiene cita el viernes", "cancel"),
        ("my mom passed away and I have an appointment tomorrow, I can't make it", "opening"),
        ("my dad passed away and I need to get a copy of his records", "message"),
        ("a mi abuelita le dio un derrame, ya falleció el año pasado, quiero sus expedientes", "message"),
    ],
)
def test_a_death_is_answered_with_regret(sense: Sense, text: str, state: str) -> None:
    call = said(sense, text)
    assert call.keys[0] == "condolence"
    assert call.dialogue.state.startswith(state)


@pytest.mark.parametrize(
    "text",
    [
        *("my father died of colon cancer so I need a colonoscopy", "my dad passed a kidney stone"),
        *("se me murió el celular", "quiero cita porque se me murió mi celular y no me llegó el recordatorio"),
    ],
)
def test_no_regret_for_what_is_no_news(sense: Sense, text: str) -> None:
    assert "condolence" not in said(sense, text).keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("is doctor Patel in today", "answer_works_on"),
        ("is Dr Patel in on Saturday", "answer_works_not"),
        ("what days does Dr Okafor work", "answer_works"),
        ("qué días atiende la doctora Patel", "answer_works"),
        ("are you open right now", "answer_open_now"),
    ],
)
def test_whether_somebody_works_is_told_from_their_hours(sense: Sense, text: str, key: str) -> None:
    assert key in said(sense, text).keys


@pytest.mark.parametrize("text", ["are you open right now", "está abierto ahorita"])
def test_who_asks_at_night_is_told_that_it_is_closed(sense: Sense, text: str) -> None:
    assert said(sense, text, now=NIGHT).keys[0] == "answer_closed_now"


@pytest.mark.parametrize(
    "text",
    [
        *("cuánto cuesta la consulta", "nada más quería preguntar el precio de una consulta, no quiero cita"),
        *("cuánto sale la limpieza dental si no tengo aseguranza", "disculpe, cuánto cuesta una limpieza"),
        *("and how much is it if I don't have insurance", "what do you charge for a physical"),
    ],
)
def test_a_price_is_asked_of_a_person(sense: Sense, text: str) -> None:
    assert said(sense, text).keys == ["offer_human"]


@pytest.mark.parametrize(
    ("text", "state"),
    [("quiero una limpieza, cuánto cuesta", "visit"), ("how much do I owe", "message"), ("cuánto debo", "message")],
)
def test_a_visit_or_a_bill_is_no_price(sense: Sense, text: str, state: str) -> None:
    assert said(sense, text).dialogue.state.startswith(state)


@pytest.mark.parametrize(
    "text",
    [
        *("calling from LabCorp with a critical potassium for a patient of Dr Nguyen",),
        *("hi this is Denise from Quest with a critical lab value", "le hablo del laboratorio con un valor crítico"),
    ],
)
def test_a_critical_value_reaches_a_person_at_any_hour(sense: Sense, text: str) -> None:
    assert [act.reason for act in said(sense, text, now=NIGHT).done(Bridge)] == [Reason.URGENT]  # type: ignore[attr-defined]


def test_a_critical_value_that_nobody_takes_may_be_left(sense: Sense) -> None:
    call = PaperCall(sense=sense, staff=BridgeOutcome.NOBODY)
    call.says("calling from LabCorp with a critical potassium for a patient of Dr Nguyen")
    assert call.keys[-1] == "critical_nobody"
    call.says("leave a message")
    assert call.dialogue.state.startswith("message")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I'm calling from Aetna, prior authorization for a member", "message"),
        ("I'm with Blue Cross and I need to verify some information on a claim", "message"),
        ("I'm with Aetna, do you take that", "opening"),
        ("I have a critical question about my bill", "message"),
        ("I lost my vision insurance card", "message"),
        ("Do I have an appointment this week? I lost the card.", "when"),
        ("se me hizo tarde, me pueden esperar", "message"),
        ("I need a chest x-ray for my work visa", "visit"),
        ("I need to get blood work done", "visit"),
        ("ocupo que me saquen una muela", "visit"),
        ("this is Rachel Bennett, I need to bring Owen in, he's got a fever", "visit"),
        ("quiero cita porque se me murió mi celular y no me llegó el recordatorio", "visit"),
        ("I need a copy of my chest x-ray", "message"),
        ("I want my blood work results", "message"),
        ("are you guys hiring", "help_offered"),
        ("I want to donate blood", "help_offered"),
        ("never mind, I'll call back later", "done"),
        ("por qué me cobraron la consulta", "message"),
        ("papanicolau y mamografía", "visit"),
        ("can I get a prescription for blood pressure", "message"),
        ("can you see me Tuesday, I have to work Monday", "visit"),
        ("sacarme sangre", "visit"),
        ("cuánto es la dosis de tylenol", "help_offered"),
        ("hay algo antes del dieciséis", "opening"),
    ],
)
def test_where_a_turn_goes(sense: Sense, text: str, state: str) -> None:
    assert said(sense, text).dialogue.state.startswith(state)


@pytest.mark.parametrize(
    "text",
    ["yeah and one for my husband too at the same time", "can I get another one for my daughter", "otra para mi hijo"],
)
def test_one_more_for_somebody_else_is_another_visit(sense: Sense, text: str) -> None:
    call = PaperCall(sense=sense, caller="+15550101")
    call.says("I need a cleaning next Tuesday at 9:30", "March 4th, 1987", "yes")
    assert call.dialogue.outcome == "booked"
    call.says(text)
    assert call.dialogue.state.startswith("visit")


@pytest.mark.parametrize(
    ("text", "provider"), [("anyone's fine", None), ("a woman if possible", "ramirez"), ("a male doctor", "nguyen")]
)
def test_a_man_or_a_woman_may_be_asked_for(sense: Sense, text: str, provider: str | None) -> None:
    call = said(sense, f"I need a checkup / {text}")
    assert call.dialogue.talk.facts.provider == provider
    assert call.dialogue.state == "visit.date_time"


@pytest.mark.parametrize("text", ["my usual doctor", "el doctor de siempre"])
def test_who_asks_for_their_usual_doctor_hears_the_names(sense: Sense, text: str) -> None:
    call = said(sense, f"I need a checkup / {text}")
    assert call.keys[-1].startswith("ask_provider_of_")
    call.says("Nguyen")
    assert call.dialogue.talk.facts.provider == "nguyen"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I got a bill for an x-ray", "message"),
        ("I need a referral for an MRI", "message"),
        ("¿Me puede esperar tantito? quiero cancelar mi cita", "cancel"),
        ("never mind, I will hold", "opening"),
    ],
)
def test_no_wish_is_lost_to_a_word_beside_it(sense: Sense, text: str, state: str) -> None:
    assert said(sense, text).dialogue.state.startswith(state)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I need a physical for my son", "well_child"),
        ("necesito un chequeo para mi niña de cuatro años con la pediatra", "well_child"),
        ("I want a physical, my kids are at school so mornings are best", "physical"),
        ("I need a physical for my mom", "physical"),
    ],
)
def test_a_child_is_given_the_checkup_for_children(text: str, kind: str) -> None:
    lang: Lang = "es" if "necesito" in text else "en"
    assert understand(text, lang=lang, asked=Asked.REASON, clinic=CLINIC, today=NOW.date()).visit_type == kind


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("is this call recorded?", ["recorded", "how_can_i_help"]),
        ("are you recording this", ["recorded", "how_can_i_help"]),
        ("am I being recorded", ["recorded", "how_can_i_help"]),
        ("¿esta llamada se graba?", ["recorded", "how_can_i_help"]),
        ("me están grabando la llamada", ["recorded", "how_can_i_help"]),
        ("are you a recording?", ["i_am_automated", "how_can_i_help"]),
        ("¿es una grabación?", ["i_am_automated", "how_can_i_help"]),
    ],
)
def test_who_asks_whether_the_call_is_kept_is_told(sense: Sense, text: str, keys: list[str]) -> None:
    assert said(sense, text).keys == keys


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("cancellation", "cancel"),
        ("a cancellation please", "cancel"),
        ("cancelación", "cancel"),
        ("quiero hacer una cancelación", "cancel"),
        ("I lost my insurance card but I need an appointment for a cleaning", "visit"),
        ("I know your cancellation policy but I need to cancel my appointment", "cancel"),
        ("do you have any cancellations this week", "opening"),
        ("what's your cancellation policy", "help_offered"),
        ("cuál es su política de cancelación", "help_offered"),
    ],
)
def test_a_word_of_business_tells_the_wish(sense: Sense, text: str, state: str) -> None:
    assert said(sense, text).dialogue.state.startswith(state)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("can you tell me if the doctor is running late today", "faq"),
        ("are you guys running on time", "faq"),
        ("va atrasada la doctora hoy", "faq"),
        ("¿la doctora anda atrasada?", "faq"),
        ("I'm running late for Dr. Patel", "late"),
        ("voy atrasada a mi cita con la doctora", "late"),
        ("Hi, is this the doctor's office? I'm running late for my appointment", "late"),
        ("is this Dr. Patel's office? I'm running ten minutes late", "late"),
        ("do you know if the dentist is running behind", "faq"),
        ("me mandaron un mensaje que tengo cita pero yo no la hice", "when_mine"),
        ("me llegó un texto de que tengo una cita el jueves", "when_mine"),
        ("I got a message saying that I have an appointment", "when_mine"),
        ("read me my appointments", "when_mine"),
        ("can you go over all of my upcoming visits", "when_mine"),
        ("¿me dice mis citas?", "when_mine"),
    ],
)
def test_who_is_late_and_who_was_reminded(text: str, label: str) -> None:
    found, _ = settled.settle(Wishes(("late",), share=1.0), intents.read(plain(text)), plain(text))
    assert found.labels == (label,)
