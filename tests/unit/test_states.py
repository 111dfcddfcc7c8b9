"""The diagram in docs is the one the code draws."""

from __future__ import annotations

from appliance.chat.states import TARGET, drawn
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows.router import VISITS


def test_the_diagram_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == drawn(), "run python -m appliance.chat.states"


def test_every_flow_about_a_visit_is_in_it_and_every_question_is_one_of_the_list() -> None:
    page = drawn()
    rows = dict(line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| "))
    assert {flow.name for flow in VISITS.values()} <= rows.keys()
    asked = {each for name, row in rows.items() if name not in ("flow", "---") for each in row.split(", ")}
    assert asked - {"nothing"} <= {each.value for each in Asked}
    assert {"visit_type", "which_slot", "dob", "confirm_yes_no"} <= set(rows["visit"].split(", "))
