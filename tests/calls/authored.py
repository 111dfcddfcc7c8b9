"""Authored calls in text: who calls, what they say, what must come of it and what must never; one TOML file each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Literal

import msgspec
from calls.simulated import FILE, NOW, Line, Played, Reply, broken, converse, play
from msgspec import Struct

from appliance.chat.inputs import CallerHangsUp, Keys, Silence, Staff, Words
from appliance.chat.screen import typed
from appliance.rehearse.text_goal import Behaviour, Fixed, Wish, draw

FOLDER = Path(__file__).parent / "text"


class Goal(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A simulated caller, played once for each seed."""

    wish: Wish
    patient: str | None = None
    """Id in the demo clinic."""
    new: bool | None = None
    visit_type: str | None = None
    provider: str | None = None
    own_number: bool | None = None
    behaviours: tuple[Behaviour, ...] = ()
    seeds: tuple[int, ...] = (1, 2, 3)


class Must(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What must come of the call."""

    outcome: str
    acts: tuple[str, ...] = ()
    """As "book ok", in this order, others between them."""
    says: tuple[str, ...] = ()
    """Keys of phrases, in any order."""
    visit_type: str | None = None
    provider: str | None = None
    start: str | None = None
    """Local ISO time. These three: of the last visit booked or moved."""
    patient: str | None = None
    """Whom the last booking is for."""
    turns: int | None = None
    """Most turns of the caller's."""


class MustNot(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What must never come of it."""

    acts: tuple[str, ...] = ()
    """Names of acts, or acts with a result."""
    says: tuple[str, ...] = ()


class Authored(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file."""

    about: str
    lang: Literal["en", "es"]
    caller: str | None = None
    """Calling number, E.164; hidden when missing. With a goal, `own_number` decides."""
    staff: Literal["answer", "busy", "no_answer"] = "answer"
    lines: tuple[str, ...] = ()
    """What the caller says, one after the other, as one would type it into `frontdesk chat`. Then they hang up."""
    goal: Goal | None = None
    must: Must
    must_not: MustNot = MustNot()


def authored(path: Path) -> Authored:
    """Read one file. Raises msgspec.ValidationError."""
    call = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Authored)
    assert bool(call.lines) != (call.goal is not None), f"{path.name}: lines or a goal"
    return call


async def plays(call: Authored) -> list[Played]:
    """The call, or one for each seed of its goal; with what every call must keep already checked."""
    if call.goal is None:
        played = await converse(_Script(call).reply, caller=call.caller)
        assert not broken(played), (broken(played), played.transcript())
        return [played]
    every = []
    for seed in call.goal.seeds:
        rng = Random(seed)
        goal = draw(FILE, NOW, rng, _fixed(call, call.goal))
        played = await play(goal, rng)
        assert not broken(played, goal), (broken(played, goal), played.transcript())
        every.append(played)
    return every


def missed(call: Authored, played: Played) -> list[str]:
    """How one play of the call differs from what was authored."""
    must, found = call.must, []
    done = [f"{act['act']} {act['result']}" for line in played.lines for act in line["acts"]]
    said = {key.removesuffix("_again") for key in played.said()}
    if played.outcome != must.outcome:
        found.append(f"outcome {played.outcome}")
    rest = iter(done)
    found += [f"never did: {act}" for act in must.acts if act not in rest]
    found += [f"never said {key}" for key in must.says if key not in said]
    found += [f"did {act}" for act in must_not(call, done)]
    found += [f"said {key}" for key in call.must_not.says if key in said]
    if must.turns is not None and len(played.inputs) > must.turns:
        found.append(f"{len(played.inputs)} turns")
    made = (played.acts("book", "move") or [{}])[-1]
    for name in ("visit_type", "provider", "patient"):
        wanted = getattr(must, name)
        if wanted is not None and made.get(name) != wanted:
            found.append(f"{name} {made.get(name)}")
    if must.start is not None:
        start = msgspec.convert(made.get("start"), type=type(NOW) | None)
        if start is None or f"{start.astimezone(NOW.tzinfo):%Y-%m-%dT%H:%M}" != must.start:
            found.append(f"start {start}")
    return found


def must_not(call: Authored, done: list[str]) -> list[str]:
    """Acts that happened and never may."""
    return [act for act in done if act in call.must_not.acts or act.split()[0] in call.must_not.acts]


def _fixed(call: Authored, goal: Goal) -> Fixed:
    return Fixed(
        wish=goal.wish,
        lang=call.lang,
        patient_id=goal.patient,
        new=goal.new,
        visit_type=goal.visit_type,
        provider=goal.provider,
        own_number=goal.own_number,
        behaviours=goal.behaviours,
        staff=call.staff,
    )


class _Script:
    """Says the lines one after the other, whatever the box asks."""

    def __init__(self, call: Authored) -> None:
        self._call, self._lines = call, list(call.lines)

    def reply(self, line: Line) -> Reply | None:
        if line["done"]:
            return None
        if line["asked"] is None and not (self._lines and self._lines[0].startswith(("/staff", "/hangup"))):
            return {"staff": self._call.staff}
        return self._input(self._lines.pop(0)) if self._lines else {"hangup": True}

    def _input(self, text: str) -> Reply:
        match typed(text):
            case Words(text=words, partial=partial):
                return {"heard": words, "lang": self._call.lang, "partial": partial}
            case Keys(digits=digits):
                return {"key": digits}
            case Silence(seconds=seconds):
                return {"silence_s": seconds}
            case Staff(does=does):
                return {"staff": does}
            case CallerHangsUp():
                return {"hangup": True}
        raise AssertionError(f"{text} is no input of a caller's")
