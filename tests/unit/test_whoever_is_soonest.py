"""Who puts the time first, asked whom they would see, is asked neither again nor for a day."""

from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue.acts import FindOpenings
from tests.fakes.caller import PaperCall
from tests.fakes.maple import maple


def asked_whom(lang: Lang) -> PaperCall:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101")
    call.says("I need a checkup" if lang == "en" else "necesito un chequeo", lang=lang)
    return call


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "whatever is soonest"),
        ("en", "as soon as possible"),
        ("es", "lo más pronto posible"),
        ("es", "cuanto antes"),
    ],
)
def test_the_soonest_is_with_anyone_and_as_soon_as_can_be(lang: Lang, answer: str) -> None:
    call = asked_whom(lang)
    call.says(answer, lang=lang)
    [find] = call.done(FindOpenings)
    assert isinstance(find, FindOpenings)
    assert find.wanted.provider_id is None
    assert find.wanted.spans == ()


@pytest.mark.parametrize("answer", ["any is fine", "it doesn't make a difference", "you pick", "whoever is free first"])
def test_whom_is_left_open_and_the_day_is_asked_for(answer: str) -> None:
    call = asked_whom("en")
    assert "day" in call.says(answer)
    assert not call.done(FindOpenings)
