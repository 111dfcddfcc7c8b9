"""Who cannot come is asked whether to move or to cancel; a day is a move. "Last week" beside cancelling is no move."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Hold, LeaveMessage
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import absence, intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.sense import Sense
from appliance.dialogue.words import plain

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
BORN = {"en": "March 29 1958", "es": "29 de marzo de 1958"}


def ring(sense: Sense) -> PaperCall:
    """Somebody with a cleaning on Monday and a filling on Wednesday."""
    mine = [
        visit(datetime(2026, 12, 7, 17, 0, tzinfo=UTC), patient="patient-27", provider="kim", kind="cleaning", key="a"),
        visit(
            datetime(2026, 12, 2, 17, 0, tzinfo=UTC), patient="patient-27", provider="okafor", kind="filling", key="b"
        ),
    ]
    return PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW, caller="+13125550124", visits=mine)


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("es", "pues a ver si para el viernes", "Fri"),
        ("es", "para el viernes en la mañana", "Fri"),
        ("es", "a ver si se puede para el viernes", "Fri"),
        ("es", "pues póngame el jueves", "Thu"),
        ("es", "no, mejor el jueves", "Thu"),
        ("en", "maybe Friday morning?", "Fri"),
        ("en", "whatever you have Thursday", "Thu"),
        ("en", "could you book me for Friday", "Fri"),
    ],
)
def test_a_day_is_a_move_of_that_visit(sense: Sense, lang: Lang, text: str, day: str) -> None:
    call = ring(sense)
    call.says("No voy a poder ir a mi cita del lunes" if lang == "es" else "I can't make it Monday", lang=lang)
    call.says(text, BORN[lang], lang=lang)
    hold = call.done(Hold)[-1]
    assert isinstance(hold, Hold)
    assert call.dialogue.state == "move.which_slot"
    assert hold.opening.provider_id == "kim"
    assert hold.opening.start.astimezone(CLINIC.zone).strftime("%a") == day
    assert not call.done(LeaveMessage)


@pytest.mark.parametrize(
    ("text", "state"),
    [("cancel it for Monday", "cancel"), ("I need a refill by Friday", "message"), ("move it", "move")],
)
def test_another_answer_is_none(sense: Sense, text: str, state: str) -> None:
    call = ring(sense)
    call.says("I can't make it Monday", text)
    assert call.dialogue.state.split(".")[0] == state


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_birthday_told_there_is_kept(sense: Sense, lang: Lang) -> None:
    call = ring(sense)
    call.says("No voy a poder ir el lunes" if lang == "es" else "I can't make it Monday", BORN[lang], lang=lang)
    assert "move_or_cancel_again" in call.keys or "move_or_cancel" in call.keys
    call.says("para el viernes" if lang == "es" else "Friday please", lang=lang)
    assert call.dialogue.state == "move.which_slot"


@pytest.mark.parametrize(
    "text",
    [
        "La semana pasada hice una cita y quiero cancelarla",
        "La semana pasada me dieron una cita y la quiero cancelar",
        "me pasó algo, cancele mi cita",
        "quiero cancelar mi cita de pasado mañana",
        "cambié de planes, cancele mi cita",
        "my plans changed, cancel my appointment",
    ],
)
def test_to_cancel_is_no_move(text: str) -> None:
    found = intents.read(plain(text))
    assert Intent.CANCEL in found
    assert Intent.MOVE not in found


@pytest.mark.parametrize(
    "text",
    [
        "páseme la cita para el martes",
        "me pueden pasar mi cita al lunes",
        "la semana pasada hice una cita y la quiero cambiar",
        "can you move my Thursday cleaning",
        "pasen la cita de mi hijo al viernes",
    ],
)
def test_a_move_is_one(text: str) -> None:
    assert Intent.MOVE in intents.read(plain(text))


def test_the_visit_of_somebody_who_died_is_cancelled(sense: Sense) -> None:
    call = ring(sense)
    call.says("Es que mi mamá se murió la semana pasada y quiero cancelar su cita", lang="es")
    assert call.dialogue.state == "cancel.name"
    assert call.dialogue.asked is Asked.NAME


@pytest.mark.parametrize(
    ("text", "cannot"),
    [
        ("no alcanzo a llegar a mi cita", True),
        ("no voy a alcanzar a llegar a mi cita, se me atravesó algo", True),
        ("no alcanzo a llegar a mi cita a tiempo", False),
        ("voy a llegar tarde a mi cita", False),
    ],
)
def test_no_alcanzo_a_llegar(text: str, cannot: bool) -> None:
    assert absence.told(plain(text)) is cannot
