"""`frontdesk chat`: one line for every line, real acts on a real store, and nothing left behind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import anyio
import pytest

from appliance.chat.desk import Open, Wanted, opened
from appliance.chat.inputs import BadInput, read
from appliance.chat.store import dump, kept_clean
from appliance.clinic_file import demo_clinic

FILE = demo_clinic()
NOW = datetime(2026, 11, 23, 9, tzinfo=FILE.clinic.zone)
EMILY = "+13125550101"
BOOKING = (
    {"heard": "I need a cleaning next Tuesday at nine thirty"},
    {"heard": "April twelfth nineteen eighty eight"},
    {"heard": "yes that's right"},
)
Check = Callable[[Open], Any]


def chat(*inputs: dict[str, Any], check: Check = lambda ready: None, **how: Any) -> list[dict[str, Any]]:
    """The lines of one call; `check` sees it before it is closed."""

    async def go() -> list[dict[str, Any]]:
        async with opened(Wanted(file=FILE, now=NOW, **how)) as ready:
            lines = [await ready.call.start()]
            for given in inputs:
                lines.append(await ready.call.take(read(given)))
            check(ready)
            await ready.call.close()
            assert kept_clean(ready.db)
            return lines

    return anyio.run(go)


def acts(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(act["act"], act["result"]) for line in lines for act in line["acts"]]


def keys(line: dict[str, Any]) -> list[str]:
    return [say["key"] for say in line["say"]]


def test_the_greeting_is_turn_nought_and_every_input_has_one_line() -> None:
    lines = chat(*BOOKING, caller=EMILY)
    assert [line["turn"] for line in lines] == [0, 1, 2, 3]
    assert keys(lines[0])[0] == "greeting_named"
    assert lines[0]["asked"] == "greeting"
    assert [line["identity"] for line in lines] == ["unknown", "unknown", "verified", "verified"]
    assert lines[2]["facts"]["slot"]["provider"] == "kim"


def test_a_booking_stands_in_the_store_and_is_confirmed_by_the_stand_in_alone() -> None:
    def booked(ready: Open) -> None:
        made = [one for one in dump(ready.db)["appointments"] if one["patient"] == "patient-01"]
        assert ("cleaning", "confirmed") in [(one["visit_type"], one["status"]) for one in made]

    lines = chat(*BOOKING, {"heard": "no thank you"}, caller=EMILY, check=booked)
    assert acts(lines) == [("hold", "ok"), ("book", "ok"), ("hangup", "ok"), ("note", "ok")]
    assert lines[-1]["done"]
    assert lines[-1]["outcome"] == "booked"


def test_without_a_record_system_a_booking_is_a_request() -> None:
    lines = chat(*BOOKING, {"heard": "no thank you"}, caller=EMILY, fhir="off")
    assert acts(lines) == [("hold", "ok"), ("book", "requested"), ("hangup", "ok"), ("note", "requested")]
    assert "requested" in keys(lines[3])
    assert lines[-1]["outcome"] == "requested"


def test_every_value_said_has_a_type_and_an_origin() -> None:
    said = [say for line in chat(*BOOKING) for say in line["say"]]
    values = [value for say in said for value in say["values"].values()]
    assert values
    assert all(value["type"] and value["origin"] for value in values)


def test_somebody_new_is_booked_with_the_number_they_gave() -> None:
    lines = chat(
        {"heard": "I'm a new patient and I need a cleaning next Tuesday at nine thirty"},
        {"heard": "Paula Whitfield"},
        {"heard": "May second nineteen ninety"},
        {"heard": "W H I T F I E L D"},
        {"heard": "yes"},
        {"heard": "Aetna"},
        {"heard": "773 555 0199"},
        {"heard": "yes"},
    )
    (book,) = [act for line in lines for act in line["acts"] if act["act"] == "book"]
    assert book["result"] == "ok"
    assert book["patient"]["family"] == "Whitfield"
    assert book["phone"] == "+17735550199"


def test_silence_costs_patience_and_three_silences_end_the_call() -> None:
    lines = chat({"silence_s": 6}, {"silence_s": 2}, {"silence_s": 20})
    assert [line["say"] == [] for line in lines[1:]] == [True, False, False]
    assert keys(lines[3])[-1] == "goodbye_silence"
    assert lines[3]["done"]
    assert lines[3]["t_s"] == 21


def test_a_hold_outlives_silence_and_goes_with_the_caller() -> None:
    offered = chat(
        {"heard": "I need a cleaning next Tuesday morning"},
        {"silence_s": 6},
        check=lambda ready: len(dump(ready.db)["holds"]) == 2 or pytest.fail("nothing held"),
    )
    assert [act for act, _ in acts(offered)] == ["hold", "hold"]
    left = chat({"heard": "I need a cleaning next Tuesday morning"}, {"hangup": True})
    assert acts(left)[2:] == [("release", "ok"), ("release", "ok")]
    assert left[-1]["outcome"] == "caller_left"


def test_a_call_cut_short_is_in_the_dump() -> None:
    def cut(ready: Open) -> None:
        assert [one["id"] for one in dump(ready.db)["partial_calls"]] == ["chat-1"]

    chat({"heard": "I need a cleaning"}, {"hangup": True}, check=cut)


@pytest.mark.parametrize(("does", "result"), [("answer", "ok"), ("busy", "refused"), ("no_answer", "failed")])
def test_staff_answer_or_do_not(does: str, result: str) -> None:
    lines = chat({"key": "0"}, {"staff": does})
    assert lines[1]["asked"] is None
    assert acts(lines)[:2] == [("bridge", "requested"), ("bridge", result)]
    assert lines[2]["done"] is (does == "answer")


def test_staff_who_are_rung_in_vain_do_not_answer_for_ever() -> None:
    lines = chat({"heard": "operator"}, {"silence_s": 20})
    assert acts(lines)[:2] == [("bridge", "requested"), ("bridge", "failed")]
    assert "nobody_answered" in keys(lines[2])


def test_a_partial_may_raise_the_alarm_and_nothing_else() -> None:
    lines = chat({"heard": "I can't breathe please help", "partial": True}, {"silence_s": 0.5})
    assert [line["emergency"] for line in lines] == ["none", "suspect", "emergency"]
    assert keys(lines[2])[0] == "emergency"
    calm = chat({"heard": "I need a cleaning", "partial": True})
    assert calm[1]["say"] == []


def test_spanish_is_heard_from_the_words_or_asked_for() -> None:
    assert chat({"heard": "buenos días, quiero una cita"})[1]["lang"] == "es"
    assert chat(lang="es")[0]["lang"] == "es"
    assert chat(lang="es", caller=EMILY)[0]["lang"] == "es"


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"heard": 3},
        {"heard": "a", "key": "1"},
        {"heard": "a", "lang": "fr"},
        {"key": ""},
        {"key": "a"},
        {"silence_s": -1},
        {"silence_s": True},
        {"staff": "away"},
        {"hangup": False},
    ],
)
def test_bad_input_is_refused_with_a_sentence(table: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r"\w+ \w+"):
        read(table)


def run(*options: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "appliance.cli", "chat", "--no-encoder", *options]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60, check=False)


def test_the_command_writes_json_only_and_goes_on_after_bad_input() -> None:
    done = run(
        "--json", "--now", "2026-11-23T09:00", stdin='{"heard":"hello"}\nnonsense\n\n{"staff":"busy"}\n{"dump":true}\n'
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert ["error" in line for line in lines] == [False, False, True, True, True, False]
    assert lines[-1]["dump"]["audit_ok"] is True
    assert all(line["schema"] == 1 for line in lines)


def test_bad_usage_is_exit_two() -> None:
    assert run("--json", "--now", "yesterday").returncode == 2
    assert run("--json", "--caller", "5550101").returncode == 2
    assert run("--json", "--fhir", "maybe").returncode == 2


def test_the_terminal_shows_what_was_said_done_and_believed() -> None:
    done = run("--clock", "2026-11-23T09:00", "--lang", "es", stdin="/key 0\n/staff busy\n/nonsense\n/hangup\n")
    assert done.returncode == 0
    assert "box: Gracias por llamar" in done.stdout
    assert "bridge requested" in done.stdout
    assert "no such command" in done.stdout
    assert "the call is over" in done.stdout
