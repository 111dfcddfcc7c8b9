"""`frontdesk chat --json` as an outsider drives it: a process, lines in, lines out, in the shape that was promised."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct

from appliance.dialogue.acts import CALL_OUTCOMES
from appliance.dialogue.asked import Asked

NOW = "2026-11-23T09:00-06:00"
STARTS_WITHIN_S = 20.0
"""Generous: the test shares its machine. docs/measurements.md has the figure."""
LONG = 1_000_000
"""Characters of a line nobody would say."""

BOOKING = (
    '{"heard":"I need a cleaning next Tuesday at nine thirty","lang":"en","mood":"calm"}',
    '{"heard":"April twelfth nineteen eighty eight"}',
    '{"heard":"yes that\'s right"}',
    '{"dump":true}',
    '{"heard":"no thank you"}',
    '{"heard":"are you still there?"}',
)
RESERVA = (
    '{"heard":"Quiero una limpieza el martes primero de diciembre a las nueve y media","lang":"es"}',
    '{"heard":"El ocho de marzo de mil novecientos setenta y nueve"}',
    '{"heard":"sí"}',
    '{"dump":true}',
    '{"heard":"no, gracias"}',
    '{"silence_s":5}',
)


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    text: str
    values: dict[str, Spoken]


class Spoken(Struct, frozen=True, forbid_unknown_fields=True):
    value: str | int
    type: str
    origin: str


class Act(Struct, frozen=True):
    """Further keys are allowed."""

    act: Literal["hold", "book", "move", "cancel", "release", "bridge", "message", "note", "waitlist", "hangup"]
    result: Literal["ok", "refused", "requested", "failed"]


class Dump(Struct, frozen=True, forbid_unknown_fields=True):
    appointments: list[dict[str, Any]]
    holds: list[dict[str, Any]]
    messages: list[dict[str, Any]]
    partial_calls: list[dict[str, Any]]
    audit_ok: bool


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One line, exactly as the interface fixes it."""

    schema: Literal[1]
    turn: int
    t_s: float
    lang: Literal["en", "es"]
    say: list[Said]
    asked: Asked | None
    acts: list[Act]
    state: str
    emergency: Literal["none", "suspect", "urgent", "emergency"]
    facts: dict[str, Any]
    identity: Literal["unknown", "claimed", "verified"]
    done: bool
    outcome: str | None
    dump: Dump | msgspec.UnsetType = msgspec.UNSET


class Refused(Struct, frozen=True, forbid_unknown_fields=True):
    """The line for an input that cannot be read."""

    schema: Literal[1]
    error: str


def chat(*lines: str | bytes, options: tuple[str, ...] = ("--no-encoder",)) -> list[Line | Refused]:
    """What the process writes; it must end by itself with exit 0 and write nothing but lines of the two shapes."""
    stdin = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
    done = run(stdin, "--now", NOW, *options)
    assert done.returncode == 0, done.stderr
    return [read(line) for line in done.stdout.splitlines()]


def run(stdin: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "appliance.cli", "chat", "--json", *options]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False)


def read(line: bytes) -> Line | Refused:
    return msgspec.json.decode(line, type=Refused if b'"error"' in line[:30] else Line)


@pytest.mark.parametrize(
    ("inputs", "caller", "lang"), [(BOOKING, "+13125550101", "en"), (RESERVA, "+17735550107", "es")]
)
def test_a_whole_booking_comes_out_in_the_promised_shape(inputs: tuple[str, ...], caller: str, lang: str) -> None:
    lines = chat(*inputs, options=("--caller", caller, "--seed", "7"))
    assert len(lines) == len(inputs) + 1
    told = [line for line in lines if isinstance(line, Line)]
    assert [line.turn for line in told] == list(range(len(inputs) + 1))
    assert {line.lang for line in told} == {lang}
    assert ("book", "ok") in [(act.act, act.result) for line in told for act in line.acts]
    assert [line.turn for line in told if line.dump] == [4]
    assert told[-1].done
    assert told[-1].outcome in CALL_OUTCOMES
    assert told[-1].asked is None


def test_the_language_it_begins_in_can_be_asked_for() -> None:
    english, spanish = (chat(options=("--no-encoder", "--lang", lang))[0] for lang in ("en", "es"))
    assert isinstance(english, Line)
    assert isinstance(spanish, Line)
    assert (english.lang, spanish.lang) == ("en", "es")
    assert "Thank you for calling" in english.say[0].text
    assert "Gracias por llamar" in spanish.say[0].text


def test_a_line_in_the_other_language_is_written_in_that_language() -> None:
    (greeting,) = chat()
    assert isinstance(greeting, Line)
    hint = next(say for say in greeting.say if say.key == "other_language")
    assert hint.text == "Para español, hable en español."


def test_malformed_input_is_one_line_of_error_and_the_call_goes_on() -> None:
    bad: tuple[str | bytes, ...] = (
        "nonsense",
        "",
        "[1]",
        "3",
        "null",
        "{}",
        '{"heard":null}',
        '{"heard":"a","dump":true}',
        '{"heard":"a","lang":"fr"}',
        '{"silence_s":1e999}',
        '{"silence_s":-1}',
        '{"key":"12a"}',
        '{"staff":"answer"}',
        '{"hangup":"yes"}',
        '{"unheard":"of"}',
        b'{"heard":"\xff\xfe"}',
        '{"heard":"\\ud800"}',
        '{"heard":"cut',
        "[" * 5000,
    )
    lines = chat(*bad, '{"heard":"operator"}')
    assert [type(line) for line in lines] == [Line, *[Refused] * len(bad), Line]
    assert isinstance(lines[-1], Line)
    assert lines[-1].turn == 1
    assert lines[-1].acts[0].act == "bridge"


def test_very_long_lines_are_taken_and_answered() -> None:
    started = time.perf_counter()
    lines = chat(
        json.dumps({"heard": "blah " * (LONG // 5)}),
        json.dumps({"heard": "I need an appointment", "more": "x" * LONG}),
        '{"heard":"' + "9" * 20_000 + '"}',
        json.dumps({"heard": "\x00\x1b[2J \u202e ñ 🦷" * 50}),
    )
    assert [type(line) for line in lines] == [Line] * 5
    assert time.perf_counter() - started < STARTS_WITHIN_S


def test_the_end_of_the_input_is_the_end_of_the_call() -> None:
    done = run(b'{"heard":"I need a cleaning next Tuesday"}', "--now", NOW, "--no-encoder")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2, "a last line without its end counts"
    assert run(b"", "--now", NOW, "--no-encoder").stdout.count(b"\n") == 1


def test_every_line_is_written_before_the_next_one_is_read() -> None:
    command = [sys.executable, "-m", "appliance.cli", "chat", "--json", "--now", NOW]
    started = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert isinstance(read(process.stdout.readline()), Line)
        assert time.perf_counter() - started < STARTS_WITHIN_S
        for line in (b'{"heard":"hello"}\n', b"?\n", b'{"key":"0"}\n', b'{"staff":"busy"}\n', b'{"hangup":true}\n'):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline()
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


def test_calls_share_nothing() -> None:
    booked, fresh = (
        chat(*BOOKING[: 4 if first else 0], '{"dump":true}', options=("--caller", "+13125550101"))
        for first in (True, False)
    )
    assert isinstance(booked[-1], Line)
    assert isinstance(fresh[-1], Line)
    assert booked[-1].dump
    assert fresh[-1].dump
    assert len(booked[-1].dump.appointments) == len(fresh[-1].dump.appointments) + 1


def test_a_message_is_an_act_and_lies_in_the_dump() -> None:
    lines = chat(
        '{"heard":"Can you leave a message for Doctor Nguyen that my knee brace never arrived at the pharmacy"}',
        '{"heard":"Grace Lee"}',
        '{"heard":"yes"}',
        '{"heard":"yes"}',
        '{"dump":true}',
        options=("--caller", "+13125550120"),
    )
    told = [line for line in lines if isinstance(line, Line)]
    assert ("message", "ok") in [(act.act, act.result) for line in told for act in line.acts]
    assert told[-1].dump
    (kept,) = told[-1].dump.messages
    assert kept["phone"] == "+13125550120"
    assert "knee brace" in kept["words"]


def test_a_call_that_breaks_off_is_carded_with_what_was_learnt() -> None:
    lines = chat('{"heard":"I need a cleaning with Laura Kim"}', '{"hangup":true}', '{"dump":true}')
    assert isinstance(lines[-1], Line)
    assert lines[-1].dump
    (card,) = lines[-1].dump.partial_calls
    assert card["card"]["facts"]["visit_type"] == "cleaning"
    assert lines[-1].dump.messages == []
    assert lines[-1].dump.holds == []


def test_who_asks_for_a_moment_has_a_minute() -> None:
    lines = chat(
        '{"heard":"I need a cleaning"}', '{"heard":"hold on a second please"}', '{"silence_s":50}', '{"silence_s":11}'
    )
    told = [line for line in lines if isinstance(line, Line)]
    assert told[3].say == []
    assert [say.key for say in told[4].say] == ["still_there"]


def test_the_encoder_listens_along_unless_it_is_turned_off() -> None:
    words = '{"heard":"she turned grey and slumped over in the chair and I do not know what to do"}'
    heard, alone = (chat(words, options=options)[1] for options in ((), ("--no-encoder",)))
    assert isinstance(heard, Line)
    assert isinstance(alone, Line)
    assert heard.emergency in ("suspect", "urgent", "emergency")
    assert (alone.emergency, heard.emergency) != ("emergency", "none")


@pytest.mark.parametrize(
    "options",
    [
        ("--now", "soon"),
        ("--caller", "5550101"),
        ("--lang", "fr"),
        ("--clinic", "/nowhere.toml"),
        ("--fhir", "x"),
        ("--seed", "a"),
    ],
)
def test_bad_usage_is_exit_two_and_no_line(options: tuple[str, ...]) -> None:
    done = run(b"", *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
