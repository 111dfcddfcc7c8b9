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


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([{"heard": "help"}], ["help"]),
        ([{"heard": "my chest hurts", "partial": True}], ["my chest hurts"]),
        ([{"heard": "I had chest pain", "partial": True}, {"heard": "I had chest pain last year"}], []),
    ],
)
def test_who_hangs_up_while_it_is_in_doubt_is_told_of_as_urgent(given: list[dict[str, Any]], kept: list[str]) -> None:
    urgent = [each for each in played(*given) if each["kind"] in ("urgent", "emergency")]
    assert [(each["kind"], each["words"]) for each in urgent] == [("urgent", words) for words in kept]
