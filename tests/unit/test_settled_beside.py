"""What is told beside a time, a test or a visit is kept."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import intents, settled, wishes
from appliance.dialogue.sense import Sense
from appliance.dialogue.words import plain


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I want to book a cleaning, what time should I be there", "new"),
        ("I need a refill, when should I come in", "refill"),
        ("when do my results come in", "results"),
    ],
)
def test_what_else_is_told_beside_a_time_a_test_or_a_visit_is_kept(sense: Sense, text: str, label: str) -> None:
    spoken = plain(text)
    found, _ = settled.settle(wishes.read(text, sense.wishes), intents.read(spoken), spoken)
    assert label in found.labels


@pytest.mark.parametrize(
    "text",
    [
        "I want to book an appointment and I need a sign language interpreter",
        "my mother is deaf, does the clinic have interpreters, and she needs an appointment",
    ],
)
def test_an_interpreter_is_asked_for_beside_a_visit(sense: Sense, text: str) -> None:
    assert "language" in wishes.read(text, sense.wishes).labels
