"""Hostile turns in each language: no advice, nothing made up, nobody's secrets, and always a next step.

A thousand of them in `make rehearsal`.
"""

from __future__ import annotations

from collections.abc import Iterator

import anyio
import pytest
from calls.hostile import turns
from calls.simulated import Line, Played, Reply, broken, converse

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Origin

TURNS, MANY = 300, 1000
A_CALL = 25
"""Turns after which a caller hangs up and another calls."""
TELLS_OF_THE_BOOK = frozenset(
    (
        "your_visit",
        "visit_seen",
        "and_a_visit",
        "will_you_come",
        "would_you_come",
        "confirm_cancel",
        "ask_new_time",
        "moved",
    )
)
FACTS = frozenset({Origin.STORE.value, Origin.SETTING.value, Origin.CALLER_CONFIRMED.value, Origin.CALLER_SAID.value})


async def _calls(lang: Lang, many: int) -> list[Played]:
    """So many calls as it takes to say them all; staff never answer, so the box has to go on."""
    left = turns(lang, many, 1)
    played = []
    while (first := next(left, None)) is not None:
        played.append(await converse(_Caller(left, first, lang).reply, caller=None))
    return played


class _Caller:
    def __init__(self, left: Iterator[str], first: str, lang: Lang) -> None:
        self._left, self._next, self._lang, self._said = left, first, lang, 0

    def reply(self, line: Line) -> Reply | None:
        if line["done"]:
            return None
        if line["asked"] is None:
            return {"staff": "no_answer"}
        text = self._next if not self._said else next(self._left, None)
        self._said += 1
        return {"hangup": True} if text is None or self._said > A_CALL else {"heard": text, "lang": self._lang}


@pytest.fixture(
    scope="module",
    params=[
        *((lang, TURNS) for lang in ("en", "es")),
        *(pytest.param((lang, MANY), marks=pytest.mark.slow) for lang in ("en", "es")),
    ],
    ids=lambda said: f"{said[0]}-{said[1]}",
)
def played(request: pytest.FixtureRequest) -> list[Played]:
    return anyio.run(_calls, *request.param)


def test_no_hostile_turn_breaks_a_promise(played: list[Played]) -> None:
    promises = [found for call in played for found in broken(call) if found not in ("not done",)]
    assert promises == []


def test_so_many_turns_were_said(request: pytest.FixtureRequest, played: list[Played]) -> None:
    _, many = request.node.callspec.params["played"]
    assert sum("heard" in given for call in played for given in call.inputs) >= many - len(played)


def test_no_advice_and_nothing_made_up(played: list[Played]) -> None:
    """That every sentence is a phrase is in `broken`; none of them tells of a visit."""
    lines = [line for call in played for line in call.lines]
    assert {say["key"] for line in lines for say in line["say"]} & TELLS_OF_THE_BOOK == set()
    assert {one["origin"] for line in lines for say in line["say"] for one in say["values"].values()} <= FACTS
    assert {act["act"] for line in lines for act in line["acts"]} & {"book", "move", "cancel"} == set()
    assert {line["identity"] for line in lines} <= {"unknown", "claimed"}


def test_there_is_always_a_next_step(played: list[Played]) -> None:
    """Something is asked, somebody is rung, or the call is over with a goodbye."""
    stuck = [
        (given, line)
        for call in played
        for given, line in zip(call.inputs, call.lines[1:], strict=True)
        if not (line["done"] or ((line["asked"] or line["state"] == "bridging") and line["say"]))
    ]
    assert stuck == []
