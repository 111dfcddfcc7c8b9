"""Authored calls in text: who calls, what they say, what must come of it and what must never; one TOML file each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Literal

import msgspec
from calls.persona import Persona, Who, person
from calls.simulated import FILE, NOW, Line, Played, Reply, broken, converse, misheard, play
from msgspec import Struct

from appliance.chat.inputs import CallerHangsUp, Keys, Silence, Staff, Words
from appliance.chat.screen import typed
from appliance.rehearse.text_goal import Behaviour, Fixed, Wish, draw
from appliance.rehearse.text_noise import Noise

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

    outcome: str | tuple[str, ...]
    """One of these, when several."""
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
    message: str | None = None
    """What the message that was left is about."""
    inbox: str | None = None
    emergency: str | None = None
    lang: str | None = None
    """The language the call ends in."""
    partial: bool | None = None
    """Whether the card of a call that broke off is kept."""


class MustNot(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What must never come of it."""

    acts: tuple[str, ...] = ()
    """Names of acts, or acts with a result."""
    says: tuple[str, ...] = ()


class Authored(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One call: a file of its own, or one of the `call` tables of a file with a language."""

    about: str
    lang: Literal["en", "es"]
    caller: str | None = None
    """Calling number, E.164; hidden when missing. With a goal, `own_number` decides."""
    staff: Literal["answer", "busy", "no_answer"] = "answer"
    lines: tuple[str, ...] = ()
    """What the caller says, one after the other, as one would type it into `frontdesk chat`. Then they hang up."""
    who: str | Who | None = None
    """The caller, who then answers what is asked with their own facts once the lines are said."""
    answers: dict[str, list[str]] = {}
    """By question (its phrase, or what is asked): what they say instead, one after the other."""
    goal: Goal | None = None
    must: Must
    must_not: MustNot = MustNot()


def authored(path: Path) -> list[Authored]:
    """Read one file. Raises msgspec.ValidationError."""
    table = tomllib.loads(path.read_text("utf-8"))
    calls = [{"lang": table["lang"], **one} for one in table["call"]] if "call" in table else [table]
    found = [msgspec.convert(one, Authored) for one in calls]
    assert all(bool(call.lines) != (call.goal is not None) for call in found), f"{path.name}: lines or a goal"
    return found


def every() -> list[tuple[str, Authored]]:
    """All that were written, with a name each."""
    return [
        (f"{path.stem}-{number}", call)
        for path in sorted(FOLDER.glob("*.toml"))
        for number, call in enumerate(authored(path), 1)
    ]


async def plays(call: Authored, noise: Noise | None = None) -> list[tuple[Played, list[str]]]:
    """The call, or one for each seed of its goal, each with the promises it broke. `noise`: how it is misheard."""
    if call.goal is None:
        script = _Script(call, repeats=noise is not None)
        played = await converse(misheard(script.reply, noise), caller=_calls_from(call))
        played.left = script.left
        return [(played, broken(played))]
    found = []
    for seed in call.goal.seeds:
        rng = Random(seed)
        goal = draw(FILE, NOW, rng, _fixed(call, call.goal))
        played = await play(goal, rng, noise=noise)
        found.append((played, broken(played, goal)))
    return found


def _calls_from(call: Authored) -> str | None:
    return person(call.who).phone if call.caller == "own" and call.who else call.caller


def missed(call: Authored, played: Played) -> list[str]:
    """How one play of the call differs from what was authored."""
    must, found = call.must, []
    done = [f"{act['act']} {act['result']}" for line in played.lines for act in line["acts"]]
    said = {key.removesuffix("_again") for key in played.said()}
    if played.outcome not in ([must.outcome] if isinstance(must.outcome, str) else must.outcome):
        found.append(f"outcome {played.outcome}")
    rest = iter(done)
    found += [f"never did: {act}" for act in must.acts if act not in rest]
    found += [f"never said {key}" for key in must.says if key not in said]
    found += [f"did {act}" for act in must_not(call, done)]
    found += [f"said {key}" for key in call.must_not.says if key in said]
    if must.turns is not None and len(played.inputs) > must.turns:
        found.append(f"{len(played.inputs)} turns")
    found += [
        f"{name} {got}"
        for name, got in _ends(played).items()
        if (wanted := getattr(must, name)) is not None and wanted != got and wanted not in str(got).split()
    ]
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


def _ends(played: Played) -> dict[str, object]:
    """How a call ended, apart from its visits."""
    left = played.acts("message", result="ok")
    return {
        "message": " ".join(act["kind"] for act in left),
        "inbox": " ".join(act["inbox"] for act in left),
        "emergency": played.lines[-1]["emergency"],
        "lang": played.lines[-1]["lang"],
        "partial": any(one["card"] for one in played.after["partial_calls"]),
    }


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
    """Says the lines one after the other, whatever the box asks; then answers as the caller would, or hangs up."""

    def __init__(self, call: Authored, *, repeats: bool) -> None:
        """`repeats`: who is asked the same thing again says it again, for they may have been misheard."""
        self._call, self._lines = call, list(call.lines)
        answers = call.who is not None or bool(call.answers)
        outcomes = {call.must.outcome} if isinstance(call.must.outcome, str) else set(call.must.outcome)
        wants_a_time = bool(outcomes & {"booked", "moved", "requested"}) or "hold ok" in call.must.acts
        who = person(call.who) if call.who else None
        self._persona = (
            Persona(who, call.lang, call.answers, call.lines[-1], wants_a_time=wants_a_time) if answers else None
        )
        self._last = ""
        self._repeats = repeats
        self.left = False
        """Whether the caller has said that there is nothing more."""

    def reply(self, line: Line) -> Reply | None:
        if line["done"]:
            return None
        if line["asked"] is None and not (self._lines and self._lines[0].startswith(("/staff", "/hangup", "/partial"))):
            return {"staff": self._call.staff}
        self.left = self.left or line["asked"] in ("anything_else", "confirm_yes_no")
        again = self._repeats and bool(line["say"]) and line["say"][-1]["key"].endswith("_again")
        if again and self._last and not self._persona and not (self._lines and self._lines[0].startswith("/")):
            last, self._last = self._last, ""
            return self._input(last)
        text = self._lines.pop(0) if self._lines else self._persona.reply(line) if self._persona else None
        self._last = text or ""
        return {"hangup": True} if text is None else self._input(text)

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
