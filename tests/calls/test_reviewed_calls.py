"""Small calls that readers of the dialogue thought of, each with what is said and done at its end.

`reviewed.jsonl`, a call a line: `lines` the caller's, `says` the phrases of the last answer, `told` its times and
doctors, `acts` all that was done. What each of them does was read by somebody before it was written down there.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall
from fakes.maple import maple

from appliance.clinic.demo import demo_visits
from appliance.dialogue.acts import (
    Book,
    Bridge,
    BridgeOutcome,
    Cancel,
    HangUp,
    JoinWaitlist,
    LeaveMessage,
    Move,
    Say,
    Value,
    ValueType,
)
from appliance.dialogue.sense import Sense

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CALLS = [json.loads(line) for line in Path(__file__).with_name("reviewed.jsonl").read_text("utf-8").splitlines()]
DONE = (Book, Bridge, Cancel, HangUp, JoinWaitlist, LeaveMessage, Move)


@pytest.mark.parametrize(
    "given", CALLS, ids=[f"{number}: {call['lines'][-1][:60]}" for number, call in enumerate(CALLS)]
)
def test_it_ends_as_somebody_read_it(given: dict[str, Any], sense: Sense) -> None:
    call = PaperCall(
        sense=sense,
        clinic=CLINIC,
        patients=PATIENTS,
        now=NOW,
        visits=demo_visits(maple(), NOW.astimezone(CLINIC.zone).date()),
        staff=BridgeOutcome.NOBODY if given.get("staff") == "nobody" else BridgeOutcome.ACCEPTED,
    )
    before = 0
    for line in given["lines"]:
        before = len(call.acts)
        call.says(line, lang=given["lang"])
    last = [act for act in call.acts[before:] if isinstance(act, Say)]
    assert [act.key for act in last] == given["says"]
    assert sorted({shown for act in last for value in act.values.values() if (shown := _shown(value))}) == given["told"]
    assert [type(act).__name__ for act in call.acts if isinstance(act, DONE)] == given["acts"]


def _shown(value: Value) -> str:
    if isinstance(value.value, datetime):
        return value.value.astimezone(CLINIC.zone).strftime("%a %d %b %H:%M")
    return str(value.value) if value.type is ValueType.PROVIDER else ""
