"""Whole calls in text: a simulated caller against the real conversation, desk and store; and what must hold in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from appliance.chat.desk import Open, Wanted, opened
from appliance.chat.inputs import read
from appliance.chat.store import dump, kept_clean
from appliance.clinic.load import ClinicFile
from appliance.clinic_file import demo_clinic
from appliance.dialogue.acts import Origin, Say, Value, ValueType
from appliance.dialogue.phrasebook import Phrasebook
from appliance.dialogue.sense import RULES_ONLY, Sense
from appliance.rehearse.text_caller import TextCaller
from appliance.rehearse.text_goal import Behaviour, Fixed, TextGoal, draw
from appliance.rehearse.text_noise import Noise
from appliance.rehearse.text_words import known

FILE = demo_clinic()
NOW = datetime(2026, 11, 23, 9, tzinfo=FILE.clinic.zone)
PHRASES = Phrasebook.load()
MOST_LINES = 120
"""Lines after which a call has no end."""

Line = dict[str, Any]
Reply = dict[str, Any]
Answers = Callable[[Line], Reply | None]

ABOUT_A_VISIT = frozenset(
    {
        *("confirm_cancel", "ask_new_time", "confirm_move", "cancelled", "moved", "cancel_requested", "move_requested"),
        *("your_visit", "and_a_visit", "will_you_come", "coming_noted", "no_visits"),
        *("visit_seen", "still_open", "still_to_approve", "would_you_come", "coming_told", "not_by_me"),
    }
)
"""Phrases that tell of a visit on the books, or that there is none; so do all which_of_*."""
ENDINGS = frozenset(
    {
        *("goodbye", "goodbye_silence", "goodbye_wrong_number", "call_back", "urgent_goodbye", "emergency_goodbye"),
        *("emergency", "emergency_self_harm", "call_later"),
    }
)
NOT_FIRST = frozenset(
    {"goodbye_silence", "goodbye_wrong_number", "call_back", "call_later", "emergency_goodbye", "urgent_goodbye"}
)
"""Goodbyes that answer a caller who is silent, has the wrong number, or whom nobody came for."""
FAREWELL = re.compile(
    r"\b(?:good)?bye\b|\bthat'?s (?:all|it)\b|\b(?:no|nope|nada|adi[oó]s|hasta luego|es todo)\b|never ?mind",
    re.IGNORECASE,
)
OFFERS = ("offer_one", "offer_two", "time_is_open", "confirm_move", "read_back")
"""How the phrases begin that name a time before it is taken."""


@dataclass(slots=True)
class Played:
    """One call that is over."""

    inputs: list[Reply] = field(default_factory=list)
    """The input before each line but the greeting."""
    lines: list[Line] = field(default_factory=list)
    after: dict[str, Any] = field(default_factory=dict)
    clean: bool = True
    left: bool = False
    """Whether the caller had said goodbye, or that there was nothing more."""
    gave_up: str = ""
    did: frozenset[Behaviour] = frozenset()
    """What the caller came to do of all they might have."""

    @property
    def outcome(self) -> str:
        """The fixed word for the record."""
        return str(self.lines[-1]["outcome"])

    def acts(self, *kinds: str, result: str | None = None) -> list[dict[str, Any]]:
        """What was done, of some kinds."""
        every = [act for line in self.lines for act in line["acts"]]
        return [act for act in every if act["act"] in kinds and result in (None, act["result"])]

    def said(self) -> list[str]:
        """The keys of everything the box said."""
        return [say["key"] for line in self.lines for say in line["say"]]

    def transcript(self) -> str:
        """For a person."""
        rows = [_told(self.lines[0])]
        for given, line in zip(self.inputs, self.lines[1:], strict=True):
            rows += [f"caller: {given}", _told(line)]
        return "\n".join(rows)


def _told(line: Line) -> str:
    acts = " ".join(f"{act['act']}:{act['result']}" for act in line["acts"])
    return f"  box [{line['state']}] {' / '.join(say['text'] for say in line['say'])} {{{acts}}}"


def misheard(answers: Answers, noise: Noise | None) -> Answers:
    """The same caller, whose words reach the box as a recognizer would have heard them."""

    def noisy(line: Line) -> Reply | None:
        given = answers(line)
        if noise is None or given is None or "heard" not in given:
            return given
        return {**given, "heard": noise.heard(given["heard"], given.get("lang") or line["lang"])}

    return noisy


async def play(
    goal: TextGoal,
    rng: Random,
    *,
    file: ClinicFile = FILE,
    now: datetime = NOW,
    fhir: str = "",
    noise: Noise | None = None,
    sense: Sense = RULES_ONLY,
) -> Played:
    """One simulated caller's whole call."""
    caller = TextCaller(goal, file.clinic, now, rng)
    played = await converse(
        misheard(caller.reply, noise), caller=goal.caller, file=file, now=now, fhir=fhir, sense=sense
    )
    played.left, played.gave_up, played.did = caller.leaving, caller.gave_up, frozenset(caller.did)
    return played


async def converse(
    answers: Answers,
    *,
    caller: str | None,
    file: ClinicFile = FILE,
    now: datetime = NOW,
    fhir: str = "",
    sense: Sense = RULES_ONLY,
) -> Played:
    """Whoever answers, until the call is over. `sense`: with the sentence encoder, or by rules alone."""
    played = Played()
    async with opened(Wanted(file=file, now=now, caller=caller, fhir=fhir, sense=sense), PHRASES) as ready:
        played.lines.append(await ready.call.start())
        while len(played.lines) < MOST_LINES and (given := answers(played.lines[-1])) is not None:
            played.inputs.append(given)
            played.lines.append(await ready.call.take(read(given)))
        await _end(ready, played)
    return played


async def _end(ready: Open, played: Played) -> None:
    await ready.call.close()
    played.after, played.clean = dump(ready.db), kept_clean(ready.db)


def broken(played: Played, goal: TextGoal | None = None) -> list[str]:
    """The promises a call broke: none may ever be broken, whatever the caller does."""
    found = [*_said_badly(played), *_done_badly(played)]
    if len(played.lines) >= MOST_LINES:
        found.append("no end")
    if not played.clean:
        found.append("something is held after the end, or the audit trail is broken")
    if not played.lines[-1]["done"]:
        found.append("not done")
    if _hung_up_first(played) and not _may_end(played):
        found.append("hung up first")
    if _lost_its_card(played):
        found.append("a call that broke off left no card")
    if goal is not None:
        found += _booked_wrong(played, goal)
    return found


def _said_badly(played: Played) -> list[str]:
    found, before, own = [], "unknown", False
    for line in played.lines:
        # One person's two facts came together, and the line ends with the question who is next.
        known = line["identity"] == "unknown" and before == "claimed" and _asks_next(line)
        own = own or any(act["act"] == "book" and act["result"] in ("ok", "requested") for act in line["acts"])
        for say in line["say"]:
            key = say["key"]
            if not _is_a_phrase(say):
                found.append(f"said {say['text']!r} as {key}, which is in no phrase book")
            for name, one in say["values"].items():
                if one["type"] not in list(ValueType) or one["origin"] not in list(Origin):
                    found.append(f"{key}: {name} has no type or origin")
            bare = key.removesuffix("_again")
            told = bare in ABOUT_A_VISIT or key.startswith("which_of_")
            if (
                told and "verified" not in (line["identity"], before) and not own and not known
            ):  # what they have just booked they know
                found.append(f"{key} was said to somebody unknown")
        before = line["identity"]
    return found


def _asks_next(line: dict[str, Any]) -> bool:
    return any(say["key"] == "now_the_next_person" for say in line["say"])


def _done_badly(played: Played) -> list[str]:
    found: list[str] = []
    offered: set[str] = set()
    danger = "none"
    for line in played.lines:
        for say in line["say"]:
            if say["key"].startswith(OFFERS):
                offered |= {
                    datetime.fromisoformat(one["value"]).isoformat()
                    for one in say["values"].values()
                    if one["type"] == "time"
                }
        alarmed = {danger, line["emergency"]} & {"urgent", "emergency"}
        for act in line["acts"]:
            if act["act"] in ("book", "move", "cancel") and alarmed:
                found.append(f"{act['act']} in an emergency")
            if act["act"] in ("book", "move") and act["result"] in ("ok", "requested"):
                local = datetime.fromisoformat(act["start"]).astimezone(NOW.tzinfo).isoformat()
                if local not in offered:
                    found.append(f"{act['act']} at {local}, which was not offered")
        danger = line["emergency"]
    return found


def _hung_up_first(played: Played) -> bool:
    return bool(played.acts("hangup")) and not any(act.get("outcome") == "transferred" for act in played.acts("hangup"))


def _may_end(played: Played) -> bool:
    """After goodbye, the silence ladder, or a recording; never out of the blue."""
    keys = {say["key"] for say in played.lines[-1]["say"]}
    if keys & NOT_FIRST or played.outcome in ("spam", "emergency"):
        return bool(keys & ENDINGS)
    told = str(played.inputs[-1].get("heard", "")) if played.inputs else ""
    return bool(keys & ENDINGS) and (played.left or bool(FAREWELL.search(told)))


def _is_a_phrase(say: Mapping[str, Any]) -> bool:
    """Whether the very words are a phrase of either language with its values, and nothing else."""
    key, values = say["key"], {name: _value(one) for name, one in say["values"].items()}
    if any(key not in book for book in PHRASES.phrases.values()):
        return False
    return any(PHRASES.render(Say(key, values), lang, FILE.clinic) == say["text"] for lang in PHRASES.phrases)


def _value(told: Mapping[str, Any]) -> Value:
    kind, plain = ValueType(told["type"]), told["value"]
    if kind in (ValueType.DATE, ValueType.TIME):
        plain = datetime.fromisoformat(plain) if "T" in plain else date.fromisoformat(plain)
    return Value(plain, kind, Origin(told["origin"]))


def _lost_its_card(played: Played) -> bool:
    """Whether somebody hung up who wanted something, and no card says what."""
    last = played.inputs[-1] if played.inputs else {}
    if "hangup" not in last or len(played.lines) < 2:
        return False
    before = played.lines[-2]
    wants = before["state"].partition(".")[0] in ("visit", "move", "cancel", "when", "confirm", "message")
    return wants and not any(one["card"] for one in played.after["partial_calls"])


def _booked_wrong(played: Played, goal: TextGoal) -> list[str]:
    """Booked facts are the caller's own."""
    found = []
    for act in played.acts("book", result="ok"):
        if known(goal):
            if act["patient"] != goal.patient_id:
                found.append(f"booked for {act['patient']} instead of {goal.patient_id}")
        elif not isinstance(act["patient"], dict) or act["patient"]["dob"] != goal.patient.birth_date.isoformat():
            found.append(f"booked for {act['patient']} instead of somebody new")
        if act["phone"] not in (goal.patient.phone, goal.caller):
            found.append(f"booked with the number {act['phone']}")
        if act["visit_type"] != goal.visit_type.id:
            found.append(f"booked a {act['visit_type']} instead of a {goal.visit_type.id}")
    for act in played.acts("cancel", "move", result="ok"):
        mine = {one["id"] for one in played.after["appointments"] if one["patient"] == goal.patient_id}
        if goal.wish in ("move", "cancel") and act["appointment"] not in mine:
            found.append(f"{act['act']} of somebody else's visit")
    return found


def wanted(goal: TextGoal, did: frozenset[Behaviour]) -> set[str]:
    """Outcomes that serve a caller's goal, as far as they came to do what they might."""
    if Behaviour.ALARM in did or goal.wish == "emergency":
        return {"emergency", "urgent"}
    if Behaviour.HANGS_UP in did:
        return {"caller_left", "booked", "moved", "cancelled"}
    ends = {"book": "booked", "move": "moved", "cancel": "cancelled", "goodbye": "goodbye", "human": "goodbye"}
    if Behaviour.ASKS_PERSON in did or goal.wish == "human":
        return {"transferred"} if goal.staff == "answer" else {"goodbye", ends[goal.wish]}
    return {ends[goal.wish]}


async def random_call(
    seed: int, fixed: Fixed | None = None, *, noisy: bool = False, sense: Sense = RULES_ONLY
) -> tuple[TextGoal, Played]:
    """The call of one seed. `noisy`: heard as a recognizer hears."""
    rng = Random(seed)
    goal = draw(FILE, NOW, rng, fixed)
    return goal, await play(goal, rng, noise=Noise(Random(seed)) if noisy else None, sense=sense)
