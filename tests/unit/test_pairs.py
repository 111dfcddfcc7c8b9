"""Two visits, or two people, in one turn: the words beside the verb tell what is done, and with whose."""

from __future__ import annotations

from datetime import timedelta

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Cancel, Hold, Move
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import pairs
from appliance.dialogue.people.several import ForWhom
from tests.fakes.caller import MONDAY, PaperCall, visit
from tests.fakes.maple import maple

TWINS, COUPLE = "+13125550103", "+13125550109"
BOTH = [("cancel", ForWhom("Owen")), ("move", ForWhom("Olivia"))]
OWN, OTHER = ForWhom(own=True), ForWhom()
HERS_HIS = [("cancel", OWN), ("move", ForWhom("Robert"))]


BOOK = [
    visit(MONDAY + timedelta(days=days), patient=patient, provider=provider, kind=kind, key=key)
    for days, patient, provider, kind, key in (
        (9, "patient-03", "patel", "well_child", "visit-olivia"),
        (9, "patient-04", "patel", "well_child", "visit-owen"),
        (14, "patient-11", "nguyen", "physical", "visit-robert"),
        (14, "patient-12", "nguyen", "physical", "visit-helen"),
        (14, "patient-40", "nguyen", "physical", "visit-physical"),
        (16, "patient-40", "kim", "cleaning", "visit-teeth"),
    )
]


def paper(caller: str) -> PaperCall:
    return PaperCall(clinic=maple().clinic, patients=maple().patients, caller=caller, visits=BOOK)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I'd like to keep Olivia's visit on Wednesday and cancel Owen's", [("cancel", ForWhom("Owen"))]),
        ("Cancel Owen's, not Olivia's", [("cancel", ForWhom("Owen"))]),
        ("no cancele la de Sofía, cancele la de Luis", [("cancel", ForWhom("Luis"))]),
        ("deje la de Sofía como está y cancele la de Luis", [("cancel", ForWhom("Luis"))]),
        ("Olivia's can stay but Owen's needs to be cancelled", [("cancel", ForWhom("Owen"))]),
        ("necesito cancelar la de mi esposo pero la mía no", [("cancel", OTHER)]),
        ("move mine to Thursday and Robert's to Friday", [("move", OWN), ("move", ForWhom("Robert"))]),
        ("leave my wife's the way it is, but push mine to next week", [("move", OWN)]),
        ("cancel Owen's and move Olivia's", [("cancel", ForWhom("Owen")), ("move", ForWhom("Olivia"))]),
        ("We both come Thursday. I'd like his moved and mine cancelled", [("move", OTHER), ("cancel", OWN)]),
        ("Cancel my physical please, and move my husband Robert's", [("cancel", OWN), ("move", ForWhom("Robert"))]),
        ("Could you cancel Owen's and move Olivia's, do I need to bring anything", BOTH),
        ("I'd like to know if I could cancel Owen's and move Olivia's", BOTH),
        ("Please call off my physical, and shift Robert's to Wednesday", HERS_HIS),
        ("drop my physical and put Robert's on Wednesday instead", HERS_HIS),
        ("cancel mine and we need Robert's on Thursday instead", HERS_HIS),
        ("I'd like Owen's on Friday instead and Olivia's cancelled", [("move", BOTH[0][1]), ("cancel", BOTH[1][1])]),
        ("switch my husband Robert's appointment to Thursday and cancel the one I have", HERS_HIS[::-1]),
        ("Owen's checkup needs to be cancelled and Olivia's pushed to next week", BOTH),
        ("move Owen's visit to next Friday and drop Olivia's", [("move", BOTH[0][1]), ("cancel", BOTH[1][1])]),
        ("take the sports physical off and push the cleaning back to Friday", [("cancel", None), ("move", None)]),
        ("Move my cleaning to the eleventh and get rid of the sports physical", [("move", None), ("cancel", None)]),
        ("quíteme la limpieza y el seguimiento déjemelo para el jueves", [("cancel", None), ("move", None)]),
        ("Cancele la mía y cámbieme la de mi mamá", [("cancel", OWN), ("move", OTHER)]),
        ("cancelar la cita de mi hijo Mateo y pasar la mía al jueves", [("cancel", ForWhom("Mateo")), ("move", OWN)]),
        ("cancel my sports physical and move the cleaning to Friday", [("cancel", None), ("move", None)]),
        ("cancelar la limpieza y cambiar la del doctor Nguyen para el viernes", [("cancel", None), ("move", None)]),
        ("esa que acabo de hacer pásela al viernes y la otra cancélela", [("move", None), ("cancel", None)]),
    ],
)
def test_either_verb_goes_to_the_visit_named_beside_it(text: str, told: list[tuple[str, ForWhom | None]]) -> None:
    assert [(part.label, part.whom) for part in pairs.read(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "cancel my appointment and reschedule it for Friday",
        "Don't cancel my visit, move it to Thursday",
        "Can I move my appointment, my son's school changed his schedule",
        "they cancelled my cleaning and I want to move my physical",
        "cancel my cleaning on Tuesday and change my appointment to Friday",
        "I need to move Owen's appointment to Friday, and keep the same doctor",
        "cancel my appointment and book a cleaning",
        "move my physical to Friday, and my husband's coming to drive me",
        "I want to move my cleaning to Friday or to Monday",
        "I need to move my physical and change my insurance",
        "quiero cancelar mi cita y cambiarla para el viernes",
        "necesito cancelar mi cita del viernes, mi hijo se enfermó",
        "do I have to cancel Owen's appointment if I move Olivia's visit",
        "what happens if I cancel Owen's and move Olivia's",
        "cancel my physical, I'll drop off my husband's forms",
        "take my name off the list and move my cleaning",
        "si cancelo la de Sofía, ¿puedo mover la de Luis?",
    ],
)
def test_one_visit_is_no_pair(text: str) -> None:
    assert pairs.read(text) == ()


@pytest.mark.parametrize("said", ["no keep Owen's", "I said keep it", "actually don't cancel it", "leave it please"])
def test_a_visit_kept_while_it_is_asked_whose_is_left(said: str) -> None:
    call = paper("+12175559999")
    call.says("cancel Owen's appointment", "Owen Bennett", said)
    assert call.keys[0] == "nothing_changed"
    assert not call.done(Cancel)


@pytest.mark.parametrize("text", ["now Owen, the same day right after", "and Owen too", "y Owen el mismo día"])
def test_the_next_is_named(text: str) -> None:
    assert pairs.whose(text) == ForWhom("Owen")


def test_the_visit_kept_is_let_alone() -> None:
    call = paper(TWINS)
    call.says("I'd like to keep Olivia's visit on Wednesday and cancel Owen's")
    assert call.keys[-1] == "ask_dob_of"
    call.says("June 5 2019", "yes")
    assert call.done(Cancel) == [Cancel("visit-owen")]
    assert call.keys[-1] == "anything_else"


@pytest.mark.parametrize(
    ("caller", "lines", "lang", "acts"),
    [
        (
            TWINS,
            ["cancel Owen's and move Olivia's", "June 5 2019", "yes", "June 5 2019", "Friday at ten", "yes"],
            "en",
            ["visit-owen", "visit-olivia"],
        ),
        (
            COUPLE,
            [
                "I'd like Robert's moved and mine cancelled",
                "May 27 1952",
                "Friday at ten",
                "yes",
                "August 3 1954",
                "yes",
            ],
            "en",
            ["visit-robert", "visit-helen"],
        ),
        (
            COUPLE,
            [
                "Quiero cancelar la mía y cambiar la de mi esposo Robert",
                "3 de agosto de 1954",
                "sí",
                "27 de mayo de 1952",
                "el viernes a las diez",
                "sí",
            ],
            "es",
            ["visit-helen", "visit-robert"],
        ),
    ],
)
def test_both_are_done_in_the_order_said(caller: str, lines: list[str], lang: Lang, acts: list[str]) -> None:
    call = paper(caller)
    call.says(lines[0], lang=lang)
    call.says(*lines[1:])
    assert [act.visit_id for act in call.acts if isinstance(act, Cancel | Move)] == acts


@pytest.mark.parametrize("said", ["Owen", "no, Owen's", "yes, Owen's", "I meant Owen", "not Olivia, Owen"])
def test_another_name_at_the_question_stops_it(said: str) -> None:
    call = paper(TWINS)
    call.says("I need to cancel Olivia's visit", "June 5 2019", said)
    assert not call.done(Cancel)
    assert call.keys[-1] == "ask_dob_of"
    call.says("June 5 2019", "yes")
    assert call.done(Cancel) == [Cancel("visit-owen")]


@pytest.mark.parametrize("said", ["yes", "yes, Olivia's", "yes, not Owen", "yes please cancel it"])
def test_the_name_that_was_told_stops_nothing(said: str) -> None:
    call = paper(TWINS)
    call.says("I need to cancel Olivia's visit", "June 5 2019", said)
    assert "ask_dob_of" not in call.keys
    assert set(call.done(Cancel)) <= {Cancel("visit-olivia")}


def test_a_name_behind_thanks_stops_nothing() -> None:
    call = paper(TWINS)
    call.says("I need to cancel Olivia's", "June 5 2019", "yes please, thanks, Rosario")
    assert call.done(Cancel) == [Cancel("visit-olivia")]


@pytest.mark.parametrize("said", ["cancel it for me please", "that works for me", "simón", "yes, I need my son well"])
def test_the_caller_named_in_passing_is_no_patient(said: str) -> None:
    call = paper(TWINS)
    call.says("I need to cancel Olivia's visit", "June 5 2019", said)
    assert call.dialogue.talk.person.patient
    assert call.dialogue.talk.person.patient.given == "Olivia"


@pytest.mark.parametrize("said", ["no, mine", "no la mía", "I meant my appointment"])
def test_mine_is_the_callers(said: str) -> None:
    call = paper(COUPLE)
    call.says("I need to cancel Robert's visit", "May 27 1952", said, "August 3 1954", "yes")
    assert call.done(Cancel) == [Cancel("visit-helen")]


def test_la_de_mi_esposo_en_la_pregunta() -> None:
    call = paper(COUPLE)
    call.says("quiero cancelar mi cita", lang="es")
    call.says("3 de agosto de 1954", "no, la de mi esposo", "Robert Thompson", "27 de mayo de 1952", "sí")
    assert call.done(Cancel) == [Cancel("visit-robert")]


def test_the_question_before_a_move_names_the_kind() -> None:
    call = paper(TWINS)
    call.says("I need to move Olivia's visit to Friday at ten", "June 5 2019")
    assert "move the well-child checkup to" in call.heard


@pytest.mark.parametrize(
    ("lines", "lang", "acts"),
    [
        (
            ["cancel my physical and move the cleaning to Friday at ten", "yes", "yes"],
            "en",
            ["visit-physical", "visit-teeth"],
        ),
        (
            ["quiero cancelar la limpieza y cambiar la del doctor Nguyen al viernes a las diez", "sí", "sí"],
            "es",
            ["visit-teeth", "visit-physical"],
        ),
        (["I need to cancel one of my appointments", "the teeth one", "yes"], "en", ["visit-teeth"]),
        (["quiero cancelar una de mis citas", "la del dentista", "sí"], "es", ["visit-teeth"]),
    ],
)
def test_of_two_visits_of_one_patient_each_is_the_one_named(lines: list[str], lang: Lang, acts: list[str]) -> None:
    call = paper("+13125550137")
    call.says(lines[0], lang=lang)
    call.says("June 1 1992" if lang == "en" else "1 de junio de 1992", *lines[1:])
    assert [act.visit_id for act in call.acts if isinstance(act, Cancel | Move)] == acts


def moved(*lines: str) -> PaperCall:
    """A call in which Olivia's visit was moved, and what was said then."""
    call = paper(TWINS)
    call.says("I need to move Olivia's visit to Friday at ten", "June 5 2019", "yes", *lines)
    return call


@pytest.mark.parametrize("said", ["also Owen's, same day right after", "and Owen's too, right after hers", "now Owen"])
def test_the_next_child_is_moved_too(said: str) -> None:
    call = moved(said, "June 5 2019")
    if call.dialogue.asked is Asked.DATE_TIME:
        call.says("same day, right after")
    call.says("the first one", "yes")
    first, second = (act for act in call.done(Move) if isinstance(act, Move))
    assert (first.visit_id, second.visit_id) == ("visit-olivia", "visit-owen")
    assert "Friday, November twenty seventh, at ten thirty" in call.heard


@pytest.mark.parametrize(
    "said", ["and my insurance changed too", "and when is Owen's appointment", "also my daughter's school needs a note"]
)
def test_what_is_no_move_of_anothers_visit_begins_none(said: str) -> None:
    assert not moved(said).dialogue.state.startswith("move.")


def test_para_la_siguiente_persona_el_mismo_dia() -> None:
    call = paper(TWINS)
    call.says("Necesito vacunas para mis dos hijos, Olivia y Owen", lang="es")
    call.says("con cualquiera", "el viernes a las diez", "5 de junio de 2019", "sí")
    assert call.keys[-2:] == ["now_the_next_person", "ask_when"]
    call.says("también vacunas")
    assert call.dialogue.asked is Asked.DATE_TIME
    call.says("el mismo día, enseguida")
    assert "diez y media" in call.heard
    assert len({act.opening.provider_id for act in call.done(Hold) if isinstance(act, Hold)}) == 1


@pytest.mark.parametrize("said", ["me da igual", "me da lo mismo"])
def test_me_da_igual_is_no_kind_of_visit(said: str) -> None:
    call = paper(TWINS)
    call.says("Necesito vacunas para mi hija Olivia", "con cualquiera", "el viernes a las diez", lang="es")
    call.says("5 de junio de 2019", "sí", "y quiero una cita para mi hijo Owen porque está enfermo", said)
    assert call.dialogue.talk.facts.visit_type != "vaccine"


def test_after_school_is_not_after_the_one_before() -> None:
    call = paper(TWINS)
    call.says(
        "My twins Olivia and Owen need a well child checkup with Dr. Patel", "Friday at ten", "June 5 2019", "yes"
    )
    call.says("Monday after school")
    assert "Friday" not in call.heard


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("My daughter's checkup, I need it moved", "move."),
        ("My son Ethan's sick visit, I need it moved", "move."),
        ("My daughter Olivia Bennett's checkup, I need it moved, she has a field trip", "move."),
        ("my cleaning on Thursday, I need that rescheduled", "move."),
        ("my appointment, I want it cancelled", "cancel."),
        ("la limpieza de mi hija, necesito que me la muevan", "move."),
        ("mi cita del jueves, necesito que la cambien", "move."),
        ("la limpieza ya no la quiero", "cancel."),
        ("quiero cambiar una de mis citas", "move."),
        ("I need a checkup and I need my bandage changed", "visit."),
        ("my last name, how do I get that changed", "opening."),
    ],
)
def test_a_visit_named_first_is_on_the_books(text: str, state: str) -> None:
    call = paper("+13125550137")
    call.says(text, lang="es" if " la " in f" {text} " or "cita" in text else "en")
    assert call.dialogue.state.startswith(state)


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        ("I need a follow up with Dr. Ramirez, and before that I have a question about a bill", "message.", ["new"]),
        ("I have a question about a bill, and after that I need a follow up", "message.", ["new"]),
        ("Necesito una limpieza, pero antes tengo una pregunta de una cuenta", "message.", ["new"]),
        ("I need a checkup. I have a question about my results", "visit.", ["results"]),
        ("I need a physical because I'm out of my medicine", "visit.", []),
    ],
)
def test_a_visit_and_what_staff_see_to_are_both_kept(text: str, first: str, later: list[str]) -> None:
    call = paper("+13125550137")
    call.says(text, lang="es" if "Necesito" in text else "en")
    assert call.dialogue.state.startswith(first)
    assert [wish.label for wish in call.dialogue._stack.opening.later] == later


@pytest.mark.parametrize(
    "said",
    [
        "the first one. oh and I'm almost out of my lisinopril, can you refill that too",
        "the first one, and I also have a question about a bill",
        "la primera, ah y también se me acabó la metformina, me la puede surtir",
    ],
)
def test_a_choice_is_taken_and_what_is_said_beside_it_kept(said: str) -> None:
    call = paper("+13125550137")
    call.says("I need to see Dr. Nguyen for a follow up, as soon as possible", said)
    assert "after_this" in call.keys
    assert call.dialogue.asked is Asked.DOB


def test_one_more_medicine_is_no_other_wish() -> None:
    call = paper("+13125550137")
    call.says("I need a refill on my lisinopril", "and I also need my metformin refilled")
    assert "after_this" not in call.keys


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("I need to cancel Owen's", "Owen"),
        ("quiero cancelar la de Owen", "Owen"),
        ("I need to move Dr. Patel's to Friday", ""),
        ("I need to cancel today's", ""),
        ("quiero cancelar la del viernes", ""),
    ],
)
def test_whose_visit_is_changed_is_known_without_the_word_for_it(text: str, given: str) -> None:
    call = paper(TWINS)
    call.says(text, lang="es" if "quiero" in text else "en")
    name = call.dialogue.talk.person.name
    assert (name.given if name else "") == given


def test_la_cita_de_mi_esposo_para_el_viernes_es_el_dia_nuevo() -> None:
    call = paper(COUPLE)
    call.says("quiero cambiar la cita de mi esposo Robert para el viernes a las diez", lang="es")
    call.says("27 de mayo de 1952")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    assert "viernes veintisiete de noviembre" in call.heard
