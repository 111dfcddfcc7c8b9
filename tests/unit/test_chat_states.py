"""The diagram in docs/ is what the code says, and what calls do."""

from __future__ import annotations

import re
from pathlib import Path

from appliance.chat import states
from appliance.dialogue.router import VISITS
from tests.fakes.caller import PaperCall

DOCUMENT = Path("docs/states.md")


def test_the_diagram_in_the_docs_is_current() -> None:
    assert DOCUMENT.read_text("utf-8") == states.document(), "python -m appliance.chat.states > docs/states.md"


def test_every_wish_has_its_flow_in_the_diagram() -> None:
    drawn = states.diagram()
    for label, flow in VISITS.items():
        assert f"state {flow.name} {{" in drawn
        assert f"opening --> {flow.name} : {label}" in drawn


def test_where_calls_stand_is_in_the_diagram() -> None:
    drawn = set(re.findall(r" (\w+) : ", states.diagram()))
    calls = (
        ("I need an appointment", "a physical", "anyone", "Wednesday morning", "the first one", "John Miller"),
        ("I need an appointment", "a cleaning", "tomorrow morning", "the first one", "Paula Whitfield", "May 2 1990"),
        ("I need to cancel my appointment", "John Miller"),
        ("when is my appointment", "John Miller"),
        ("I need a refill", "lisinopril", "CVS", "John Miller", "July 17 1975", "773 555 0142", "no"),
        ("should I take ibuprofen for that?",),
    )
    for lines in calls:
        call = PaperCall()
        for line in lines:
            assert call.dialogue.state.replace(".", "_") in drawn
            call.says(line)
        assert call.dialogue.state.replace(".", "_") in drawn
