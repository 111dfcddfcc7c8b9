"""Whoever told of danger lies in the inbox, with their own words and number, whether or not anybody picked up."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

NOW = "2026-11-30T09:00-06:00"


def played(*given: dict[str, Any]) -> list[dict[str, Any]]:
    """The messages one call left."""
    lines = "".join(json.dumps(each) + "\n" for each in (*given, {"hangup": True}, {"dump": True}))
    command = [sys.executable, "-m", "appliance.cli", "chat", "--json", "--now", NOW, "--caller", "+12125550170"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    dumped: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])["dump"]["messages"]
    return dumped


@pytest.mark.parametrize("staff", ["no_answer", "answer"])
@pytest.mark.parametrize(
    ("words", "kind"), [("my husband has crushing chest pain", "emergency"), ("me duele mucho el pecho", "emergency")]
)
def test_an_emergency_is_a_message_whether_or_not_staff_came(words: str, kind: str, staff: str) -> None:
    messages = played({"heard": words}, {"staff": staff})
    (kept,) = [each for each in messages if each["kind"] == kind]
    assert (kept["inbox"], kept["phone"]) == ("clinical", "+12125550170")
    assert words in kept["words"]


def test_a_caller_who_hangs_up_to_dial_is_told_of_once_all_the_same() -> None:
    messages = played({"heard": "I can't breathe"}, {"staff": "busy"}, {"heard": "try again, operator"})
    assert [each["kind"] for each in messages] == ["emergency"]


def test_nobody_is_told_of_a_quiet_call() -> None:
    assert played({"heard": "I need a cleaning"}) == []
