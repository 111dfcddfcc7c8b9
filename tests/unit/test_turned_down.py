"""Whoever is refused is not booked: "anyone but Doctor Kim"."""

from __future__ import annotations

import pytest
from fakes.box import CLINIC
from fakes.caller import PaperCall

from appliance.clinic.people import Lang
from appliance.dialogue.people import glossary


def _wanted(text: str) -> str | None:
    found = glossary.provider(text, CLINIC) or glossary.misheard(text, CLINIC)
    return found.id if found else None


@pytest.mark.parametrize(
    "text",
    [
        "not Dr Nguyen",
        "I don't want Dr. Nguyen",
        "anyone but Dr. Nguyen",
        "anyone except Dr. Nguyen",
        "anybody other than Doctor Nguyen please",
        "someone else but not James Nguyen",
        "I'd rather not see Dr. Nguyen",
        "I do not like Dr. Nguyen",
        "not with Nguyen",
        "anyone except for Dr. Nguyen",
        "ya no quiero ir con el doctor Nguyen",
        "cualquiera menos el doctor Nguyen",
        "con el doctor Nguyen no",
        "el doctor Nguyen no, por favor",
        "no me gusta el doctor Nguyen",
        "cualquiera que no sea el doctor Nguyen",
        "any doctor but Nguyen is fine",
        "any other doctor but Nguyen",
        "anyone but, Dr. Nguyen",
        "no quiero esperar, otro que no sea Nguyen",
        "no quiero al doctor Nguyen",
        "I don't care, anyone but Dr. Nguyen",
        "I don't care anyone but Dr. Nguyen",
        "it does not matter who except Dr. Nguyen",
        "isn't there anyone but Dr. Nguyen",
        "somebody else but Dr. Nguyen please",
        "anyone, just not Dr. Nguyen",
        "todos menos el doctor Nguyen",
        "no me importa, otro que no sea el doctor Nguyen",
        "no quiero que me atienda el doctor Nguyen",
    ],
)
def test_the_refused_doctor_is_not_wanted(text: str) -> None:
    assert (_wanted(text), glossary.refused(text, CLINIC)) == (None, "nguyen")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("no, Dr. Nguyen", "nguyen"),
        ("no, con el doctor Nguyen", "nguyen"),
        ("con el doctor Nguyen, ¿no?", "nguyen"),
        ("why not Dr. Nguyen", "nguyen"),
        ("nobody but Dr. Nguyen", "nguyen"),
        ("nadie menos el doctor Nguyen", "nguyen"),
        ("Dr. Nguyen but not on Monday", "nguyen"),
        ("I'm not sure, maybe Dr. Nguyen", "nguyen"),
        ("with Dr. Nguyen", "nguyen"),
        ("I do not want to wait, Dr. Nguyen", "nguyen"),
        ("no me gusta esperar, con el doctor Nguyen", "nguyen"),
        ("Dr. Nguyen, not Dr. Ramirez", "nguyen"),
        ("doctor win", "nguyen"),
        ("Dr. Nguyen is not in on Friday?", "nguyen"),
        ("¿el doctor Nguyen no atiende los lunes?", "nguyen"),
        ("not Dr. Ramirez, Dr. Nguyen", "nguyen"),
        ("con la doctora Ramírez no, con el doctor Nguyen", "nguyen"),
        ("anyone, but Doctor Nguyen if possible", "nguyen"),
        ("whoever, but Doctor Nguyen would be nice", "nguyen"),
        ("I usually see another doctor but Doctor Nguyen is fine", "nguyen"),
        ("I usually see someone else but Doctor Nguyen is fine", "nguyen"),
        ("I don't have a regular doctor but Nguyen is fine", "nguyen"),
        ("I called my doctor but Doctor Nguyen said to call you", "nguyen"),
        ("I don't want anyone but Doctor Nguyen", "nguyen"),
        ("I won't see anyone but Doctor Nguyen", "nguyen"),
        ("I don't want to see anybody except Doctor Nguyen", "nguyen"),
        ("I refuse to see anyone but Doctor Nguyen", "nguyen"),
        ("I never see anyone other than Doctor Nguyen", "nguyen"),
        ("I do not want a doctor other than Nguyen", "nguyen"),
        ("con nadie que no sea el doctor Nguyen", "nguyen"),
        ("no quiero otro doctor que no sea Nguyen", "nguyen"),
        ("ningún otro que no sea Nguyen", "nguyen"),
        ("no voy con ningún doctor que no sea Nguyen", "nguyen"),
        ("al menos con el doctor Nguyen", "nguyen"),
        ("por lo menos el doctor Nguyen", "nguyen"),
        ("más o menos Nguyen", "nguyen"),
        ("no con él, con Nguyen", "nguyen"),
        ("I've not seen Doctor Nguyen but I'd like to", "nguyen"),
        ("I have not seen Doctor Nguyen in a while, so him", "nguyen"),
        ("could I not see Doctor Nguyen?", "nguyen"),
    ],
)
def test_who_is_wanted_is_still_heard(text: str, who: str) -> None:
    assert _wanted(text) == who
    assert glossary.refused(text, CLINIC) != who


@pytest.mark.parametrize("text", ["I'm not Dr. Nguyen's patient", "I'm not a patient there"])
def test_whose_patient_one_is_not_is_no_refusal(text: str) -> None:
    assert glossary.refused(text, CLINIC) is None


@pytest.mark.parametrize(
    ("lang", "lines", "who"),
    [
        ("en", ("I need a physical", "anyone but Dr. Nguyen"), "ramirez"),
        ("en", ("I need a physical", "not Dr. Ramirez"), "nguyen"),
        ("en", ("I need a physical with anyone but Dr. Nguyen",), "ramirez"),
        ("en", ("I need a physical", "not Dr. Nguyen", "actually Dr. Nguyen is fine"), "nguyen"),
        ("es", ("necesito un chequeo físico", "cualquiera menos la doctora Ramírez"), "nguyen"),
        ("es", ("necesito un chequeo físico", "con el doctor Nguyen no"), "ramirez"),
        ("en", ("I need a physical with Dr. Nguyen", "on Wednesday", "not with Dr. Nguyen"), "ramirez"),
    ],
)
def test_another_is_looked_for(lang: Lang, lines: tuple[str, ...], who: str) -> None:
    call = PaperCall(clinic=CLINIC, caller="+15550101")
    call.says(*lines, lang=lang)
    assert call.dialogue.talk.facts.provider == who
    assert call.dialogue.asked.value in ("date_time", "which_slot")


def test_where_nobody_else_does_it_the_visit_goes_on() -> None:
    call = PaperCall(clinic=CLINIC, caller="+15550101")
    call.says("I need a cleaning but not with Laura Kim")
    assert call.dialogue.asked.value == "date_time"
