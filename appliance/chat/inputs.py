"""What a program may write to `frontdesk chat --json`, one JSON object a line. Unknown keys are ignored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from appliance.clinic.people import Lang

LONGEST_SILENCE_S = 3600.0
MOST_KEYS = 20
_KEYS = re.compile(rf"[0-9*#]{{1,{MOST_KEYS}}}")


class BadInput(ValueError):
    """A line that says nothing we know; the call goes on."""


@dataclass(frozen=True, slots=True)
class Words:
    """{"heard": str, "lang"?: "en|es", "partial"?: bool}"""

    text: str
    lang: Lang | None = None
    """None: the words decide, as far as they can."""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """{"key": "0-9*#"}; several are pressed one after the other."""

    digits: str


@dataclass(frozen=True, slots=True)
class Silence:
    """{"silence_s": num}"""

    seconds: float


@dataclass(frozen=True, slots=True)
class Staff:
    """{"staff": "answer|busy|no_answer"}"""

    does: Literal["answer", "busy", "no_answer"]


@dataclass(frozen=True, slots=True)
class CallerHangsUp:
    """{"hangup": true}"""


@dataclass(frozen=True, slots=True)
class Look:
    """{"dump": true}"""


Input = Words | Keys | Silence | Staff | CallerHangsUp | Look


def decode(line: bytes) -> Input:
    """One line. Raises BadInput with a sentence."""
    try:
        table = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadInput("the line is not JSON; write one object a line") from None
    if not isinstance(table, dict):
        raise BadInput('the line is not an object; write one such as {"heard":"hello"}')
    return read(table)


def read(table: dict[str, Any]) -> Input:
    """One object. Raises BadInput with a sentence."""
    named = [name for name in ("heard", "key", "silence_s", "staff", "hangup", "dump") if name in table]
    if len(named) != 1:
        raise BadInput("say one of heard, key, silence_s, staff, hangup, dump")
    value = table[named[0]]
    match named[0]:
        case "heard":
            return _words(table, value)
        case "key":
            if not isinstance(value, str) or not _KEYS.fullmatch(value):
                raise BadInput(f"key is one to {MOST_KEYS} of 0-9 * #, as text")
            return Keys(value)
        case "silence_s":
            number = isinstance(value, int | float) and not isinstance(value, bool)
            if not number or not 0 <= value <= LONGEST_SILENCE_S:
                raise BadInput(f"silence_s is a number of seconds from 0 to {LONGEST_SILENCE_S:.0f}")
            return Silence(float(value))
        case "staff":
            if value not in ("answer", "busy", "no_answer"):
                raise BadInput("staff is answer, busy or no_answer")
            return Staff(value)
        case name:
            if value is not True:
                raise BadInput(f"{name} is true, or left out")
            return CallerHangsUp() if name == "hangup" else Look()


def _words(table: dict[str, Any], text: Any) -> Words:
    lang, partial = table.get("lang"), table.get("partial", False)
    if not isinstance(text, str):
        raise BadInput("heard is text")
    if lang not in (None, "en", "es"):
        raise BadInput("lang is en or es, or left out")
    if not isinstance(partial, bool):
        raise BadInput("partial is true or false, or left out")
    return Words(text, lang, partial)
