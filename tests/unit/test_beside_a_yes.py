"""A yes with a visit named beside it: this one, another one, both; and a yes that is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.caller import visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Cancel, LeaveMessage
from tests.unit.test_which_visit import BORN, CANCEL, CONFIRM, FIRST, ring


def cancelled(text: str, lang: Lang, *more: str) -> list[str]:
    call = ring(2)
    call.says(CANCEL[lang], BORN[lang], FIRST[lang], text, *more, lang=lang)
    return [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "yes, cancel my appointment"),
        ("en", "yes please, cancel the visit"),
        ("en", "yes, cancel the appointment please"),
        ("en", "yes, the first one"),
        ("en", "yeah the first appointment"),
        ("en", "yes, cancel the cleaning appointment"),
        ("es", "sí, cancele la cita"),
        ("es", "sí, cancele mi cita por favor"),
        ("es", "sí, cancele la primera"),
        ("es", "sí, por favor, la cita del martes"),
    ],
)
def test_a_yes_is_to_the_visit_that_was_told(lang: Lang, text: str) -> None:
    assert cancelled(text, lang) == ["cleaning"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "yes, the second one"),
        ("en", "yes, cancel the Thursday one"),
        ("en", "no, the second one"),
        ("en", "yes, the other one"),
        ("en", "yes, cancel my other appointment"),
        ("en", "yes, cancel my appointment with Doctor Okafor"),
        ("es", "sí, cancele la segunda"),
        ("es", "sí, cancele la cita del jueves"),
        ("es", "sí, la otra"),
    ],
)
def test_a_yes_that_names_another_asks_about_that(lang: Lang, text: str) -> None:
    assert cancelled(text, lang) == []
    assert cancelled(text, lang, "sí" if lang == "es" else "yes") == ["filling"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "yes, cancel the other one too"),
        ("en", "yes, and cancel the other one"),
        ("en", "yes, and the other one too"),
        ("en", "yes please, and my other appointment as well"),
        ("en", "yes, and also cancel my other appointment"),
        ("es", "sí, y la otra también"),
        ("es", "sí, y cancele la otra"),
        ("es", "sí, cancele la otra también"),
    ],
)
def test_the_other_one_too_is_both(lang: Lang, text: str) -> None:
    assert cancelled(text, lang) == ["cleaning"]
    assert cancelled(text, lang, "sí" if lang == "es" else "yes") == ["cleaning", "filling"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "yes, cancel both"), ("en", "yes, both of them please"), ("en", "yes, all of them"),
     ("es", "sí, cancele las dos"), ("es", "sí, por favor, todas")],
)  # fmt: skip
def test_both_are_cancelled_one_after_the_other(lang: Lang, text: str) -> None:
    call = ring(2)
    call.says(CANCEL[lang], BORN[lang], FIRST[lang])
    call._visits = call._visits[1:]
    call.says(text, "sí" if lang == "es" else "yes", lang=lang)
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["cleaning", "filling"]


@pytest.mark.parametrize("text", ["yes, cancel the cleaning", "yes, cancel my appointment with Laura Kim"])
def test_one_of_several_others_is_asked_for(text: str) -> None:
    call = ring(2)
    third = visit(datetime(2026, 12, 15, 20, 0, tzinfo=UTC), patient="patient-27", provider="kim", kind="cleaning")
    call._visits += (third,)
    call.says(CANCEL["en"], BORN["en"], "the second one", text)
    assert not call.done(Cancel)
    assert "which_of_2" in call.keys


@pytest.mark.parametrize("key", "12")
def test_a_key_is_about_the_visit_that_was_told(key: str) -> None:
    call = ring(2)
    call.says(CANCEL["en"], BORN["en"], FIRST["en"])
    call.presses(key)
    assert [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)] == ["cleaning"] * (key == "1")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "yes, I'll make my ten o'clock appointment"),
        ("en", "yes, I'll be at my appointment"),
        ("en", "yes, and the other one too"),
        ("en", "yes, and cancel the other one"),
        ("es", "sí, voy a ir a la cita del martes"),
        ("es", "sí, voy a ir a la cita"),
        ("es", "sí, y a la otra también"),
    ],
)
def test_who_will_come_says_so_of_the_visit_that_was_told(lang: Lang, text: str) -> None:
    call = ring(2)
    call.says(CONFIRM[lang], BORN[lang], FIRST[lang], text, lang=lang)
    assert [act.message.visit_id for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)] == ["cleaning"]
    if "other" in text or "otra" in text:
        assert call.dialogue.state == ("cancel" if "cancel" in text else "confirm") + ".confirm_yes_no"
        call.says("sí" if lang == "es" else "yes", lang=lang)
        ids = [act.visit_id for act in call.done(Cancel) if isinstance(act, Cancel)]
        ids += [act.message.visit_id or "" for act in call.done(LeaveMessage) if isinstance(act, LeaveMessage)]
        assert sorted(ids) == ["cleaning", "filling"]


@pytest.mark.parametrize(
    ("lang", "text", "cancels"),
    [
        ("es", "bueno, ya no quiero que se cancele", False),
        ("es", "sí, ya no quiero que la cancele", False),
        ("es", "sí ya no necesito que la cancelen", False),
        ("es", "sí, ya no hace falta que la cancelen", False),
        ("es", "sí, pues ya no la quiero cancelar", False),
        ("es", "sí, ya no quiero que me la quiten", False),
        ("en", "yes, I don't want my appointment cancelled", False),
        ("en", "yes, I don't want the appointment cancelled", False),
        ("en", "yes, I don't want anybody to cancel it", False),
        ("en", "yes, I no longer want it canceled", False),
        ("en", "yes, I don't need the appointment, I want it cancelled", True),
        ("en", "yes, I'm not going to make it, I'd like to cancel", True),
        ("es", "sí, ya no voy a poder ir, quiero cancelar", True),
        ("en", "yes, cancel it, I don't need it anymore", True),
        ("es", "sí, cancélela, ya no la necesito", True),
        ("es", "sí, ya no quiero la cita, cancélela", True),
        ("es", "sí, ya no la quiero", True),
    ],
)
def test_a_no_to_the_cancelling_cancels_nothing(lang: Lang, text: str, cancels: bool) -> None:
    call = ring()
    call.says(CANCEL[lang], BORN[lang], text, lang=lang)
    assert bool(call.done(Cancel)) is cancels
