"""Nobody is hung up on because a turn merely resembles a wrong number."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from fakes.caller import PaperCall

from appliance.dialogue.acts import HangUp
from appliance.dialogue.sense import Sense

LABELS = ("wrong_number", "new", "other")


class SureOfWrongNumbers:
    """A classifier that takes every turn for a wrong number."""

    labels = LABELS

    def odds(self, told: Any) -> list[SimpleNamespace]:
        return [SimpleNamespace(wishes=dict(zip(LABELS, (9.0, -9.0, -9.0), strict=True)), kinds={"visit": -9.0})]

    def at_most(self, told: Any) -> dict[str, float]:
        return dict.fromkeys(LABELS, 9.0)


def ends(text: str, lang: str) -> bool:
    call = PaperCall(sense=Sense(wishes=SureOfWrongNumbers()))  # type: ignore[arg-type]
    call.says(text, lang=lang)
    return isinstance(call.acts[-1], HangUp)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Hello, this is John, my number is 312 555 0134.", "en"), ("Llámeme al 312 555 0134.", "es")],
)
def test_a_caller_who_gives_a_number_stays_on_the_line(text: str, lang: str) -> None:
    assert not ends(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Sorry, wrong number.", "en"), ("Oh, I thought this was the bank.", "en"), ("Me equivoqué de número.", "es")],
)
def test_a_caller_who_says_so_is_let_go(text: str, lang: str) -> None:
    assert ends(text, lang)
