"""Another visit than the one that was told, who is asked anew, and what was noted on the way."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Bridge, BridgeOutcome, Cancel, LeaveMessage
from appliance.dialogue.asked import Asked

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
BORN = {"en": "March 29 1958", "es": "29 de marzo de 1958"}
CANCEL = {"en": "I need to cancel my appointment", "es": "quiero cancelar mi cita"}
CONFIRM = {"en": "I want to confirm my appointment", "es": "quiero confirmar mi cita"}
FIRST = {"en": "the first one", "es": "la primera"}
NOTED = "March 29 1958, and please note I use a wheelchair"


def ring(visits: int = 1, *, caller: str | None = "+13125550124", staff: bool = True, keeps: bool = True) -> PaperCall:
    """Somebody with a cleaning on Tuesday, and a filling on Thursday."""
    both = (("kim", "cleaning", 8), ("okafor", "filling", 10))
    mine = [
        visit(datetime(2026, 12, day, 17, 0, tzinfo=UTC), patient="patient-27", provider=who, kind=kind, key=kind)
        for who, kind, day in both
    ]
    outcome = BridgeOutcome.ACCEPTED if staff else BridgeOutcome.NOBODY
    known = mine[:visits]
    return PaperCall(clinic=CLINIC, patients=PATIENTS, now=NOW, caller=caller, visits=known, staff=outcome, keeps=keeps)


OTHER: list[tuple[Lang, str]] = [
    ("en", "no, the other one"),
    ("en", "no, I meant Thursday's"),
    ("en", "no, the filling"),
    ("en", "no, the one with Doctor Okafor"),
    ("en", "not that one"),
    ("en", "no, the other visit"),
    ("en", "the Thursday one"),
    ("es", "es la del jueves"),
    ("es", "no, la del jueves"),
    ("es", "no, la otra"),
    ("es", "no, esa no"),
]


@pytest.mark.parametrize(("lang", "text"), OTHER)
def test_a_no_that_names_another_visit_is_about_that(lang: Lang, text: str) -> None:
    call = ring(2)
    call.says(CANCEL[lang], BORN[lang], FIRST[lang], text, lang=lang)
    assert call.dialogue.state == "cancel.confirm_yes_no"
    call.says("sí" if lang == "es" else "yes", lang=lang)
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["filling"]


@pytest.mark.parametrize("text", ["cancel the Thursday one", "yes, cancel the filling", "wait, cancel the other one"])
def test_nothing_is_cancelled_where_another_is_named(text: str) -> None:
    call = ring(2)
    call.says(CANCEL["en"], BORN["en"], FIRST["en"], text)
    assert not call.done(Cancel)
    assert "filling" in call.heard


@pytest.mark.parametrize(
    "text", ["yes", "yes, the cleaning", "cancel the cleaning", "yes, the Tuesday one", "yes, and keep the other one"]
)
def test_the_one_that_was_told_is_cancelled(text: str) -> None:
    call = ring(2)
    call.says(CANCEL["en"], BORN["en"], FIRST["en"], text)
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["cleaning"]


@pytest.mark.parametrize(("lang", "text"), OTHER)
def test_so_it_is_where_a_visit_is_confirmed(lang: Lang, text: str) -> None:
    call = ring(2)
    call.says(CONFIRM[lang], BORN[lang], FIRST[lang], text, "sí" if lang == "es" else "yes", lang=lang)
    assert [act.message.visit_id for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)] == ["filling"]


@pytest.mark.parametrize("text", ["no", "no thanks", "no, keep it", "no, leave the Thursday one", "no, don't cancel"])
@pytest.mark.parametrize("visits", [1, 2])
def test_a_plain_no_changes_nothing(text: str, visits: int) -> None:
    call = ring(visits)
    call.says(CANCEL["en"], BORN["en"], *[FIRST["en"]] * (visits - 1), text)
    assert call.keys[0] == "nothing_changed"


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "no, I have another appointment that day",
        "no, I can't make it",
        "no, I can't do Tuesday, I work",
        "no, could I come Thursday instead",
        "no, I work until Thursday",
        "not really",
    ],
)
def test_who_will_not_come_means_no_other_visit(text: str) -> None:
    call = ring(2)
    call.says(CONFIRM["en"], BORN["en"], FIRST["en"], text)
    assert "filling" not in call.heard


@pytest.mark.parametrize(
    ("lang", "wish", "text"),
    [
        ("en", CONFIRM, "go back"),
        ("es", CONFIRM, "regresar a la pregunta anterior"),
        ("es", CONFIRM, "vamos a ir atrás"),
        ("en", CANCEL, "can we go back"),
    ],
)
def test_going_back_asks_who_they_are_and_then_goes_on(lang: Lang, wish: dict[Lang, str], text: str) -> None:
    call = ring()
    call.says(wish[lang], BORN[lang], text, lang=lang)
    assert call.dialogue.asked is Asked.DOB
    call.says(BORN[lang], "sí" if lang == "es" else "yes", lang=lang)
    assert call.done(LeaveMessage if wish is CONFIRM else Cancel)


def test_going_back_asks_which_visit_again() -> None:
    call = ring(2)
    call.says(CANCEL["en"], BORN["en"], "the first one", "go back")
    assert call.dialogue.asked is Asked.WHICH_SLOT
    call.says("the second one", "yes")
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["filling"]


@pytest.mark.parametrize("text", ["vamos a ir", "sí, vamos a ir", "quiero ir"])
def test_who_will_come_does_not_go_back(text: str) -> None:
    call = ring()
    call.says(CONFIRM["es"], BORN["es"], text, lang="es")
    assert call.dialogue.asked is not Asked.DOB


def test_who_was_not_found_may_try_again_once_nobody_came() -> None:
    call = ring(caller=None, staff=False)
    call.says(CANCEL["en"], *("Bob Unknown", "May 5 1955") * 2, "go on with you")
    assert (len(call.done(Bridge)), call.dialogue.state) == (1, "cancel.name")
    call.says("Linda Nowak", BORN["en"], "yes")
    assert call.done(Cancel)


@pytest.mark.parametrize(
    ("visits", "lines"),
    [
        (1, (CANCEL["en"], NOTED, "no, keep it")),
        (1, (CANCEL["en"], BORN["en"], "no, keep it, and please tell the doctor I use a wheelchair")),
        (1, (CANCEL["en"], BORN["en"], "no, don't cancel it, and please note I use a wheelchair")),
        (1, (CANCEL["en"], BORN["en"], "no, leave it, and tell them that I use a wheelchair")),
        (0, (CANCEL["en"], NOTED)),
        (1, (CANCEL["en"], NOTED, "can I move it to Thursday instead", "the first one", "yes")),
        (1, (CONFIRM["en"], NOTED, "no", "never mind")),
        (1, (CONFIRM["en"], NOTED, "no", "cancel it", "yes")),
        (1, ("I need to move my appointment", NOTED, "just cancel it", "no")),
    ],
)
def test_what_was_noted_reaches_staff_however_it_ends(visits: int, lines: tuple[str, ...]) -> None:
    call = ring(visits)
    call.says(*lines)
    left = [act.message for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)]
    assert [(one.kind.value, "wheelchair" in one.words, one.patient_id) for one in left] == [
        ("message", True, "patient-27")
    ]
    assert call.dialogue.state == "opening.anything_else"


def test_a_note_told_for_who_was_not_meant_names_no_patient() -> None:
    call = ring()
    call.says(CONFIRM["en"], NOTED, "no, Owen's", "never mind")
    [left] = [act.message for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)]
    assert (left.patient_id, left.visit_id, "wheelchair" in left.words) == (None, None, True)


def test_a_note_is_on_the_card_where_nobody_was_found_and_nobody_came() -> None:
    call = ring(caller=None, staff=False)
    call.says(CANCEL["en"], "Bob Unknown", "May 5 1955, and please note I use a wheelchair", "Bob Unknown")
    call.says("May 5 1955", "no thanks")
    assert call.hung_up
    card = call.dialogue.unfinished()
    assert card is not None
    assert "wheelchair" in card.words


def test_no_card_is_left_where_the_note_lies_in_the_inbox() -> None:
    call = ring()
    call.says(CANCEL["en"], NOTED, "no, keep it", "no thanks")
    assert call.hung_up
    assert call.dialogue.unfinished() is None


def test_a_note_that_was_not_kept_is_a_message_where_nobody_comes() -> None:
    call = ring(staff=False, keeps=False)
    call.says(CANCEL["en"], NOTED, "yes")
    assert call.keys[-1] == "nobody_answered"
    call._keeps = True
    call.says("leave a message", "yes", "yes")
    left = [act.message for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)]
    assert ["wheelchair" in one.words for one in left] == [True, True]
    assert (len(call.done(Cancel)), call.dialogue.state) == (1, "opening.anything_else")


@pytest.mark.parametrize("more", [("no", "never mind"), ("no", "move it instead", "never mind"), ("cancel it", "no")])
def test_nor_does_it_where_the_visit_is_changed_instead(more: tuple[str, ...]) -> None:
    both = [
        visit(datetime(2026, 12, day, 17, 0, tzinfo=UTC), patient=f"patient-0{day - 5}", provider="kim", key=str(day))
        for day in (8, 9)
    ]
    call = PaperCall(clinic=CLINIC, patients=PATIENTS, now=NOW, caller="+13125550103", visits=both)
    call.says("I want to confirm Olivia Bennett's appointment", "June 5 2019, and please note we use a wheelchair")
    call.says("no, Owen's", "June 5 2019", *more)
    [left] = [act.message for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)]
    assert (left.patient_id, left.visit_id, "wheelchair" in left.words) == (None, None, True)
