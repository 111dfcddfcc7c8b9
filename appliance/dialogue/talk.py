"""What a conversation knows and where it stands: the memory its flows share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from appliance.clinic.message import Message
from appliance.clinic.people import Lang, Patient
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, Visit, VisitStatus, VisitType
from appliance.dialogue.acts import Act, Listen, Origin, ReleaseHold, Say, Value, ValueType
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning.topics import Topic
from appliance.dialogue.offered import Offered
from appliance.dialogue.people.birth import Parts
from appliance.dialogue.people.directory import Directory
from appliance.dialogue.people.names import Name
from appliance.dialogue.when import Span, When
from appliance.dialogue.words import listed

LOST_AFTER = 2
"""Misses in a row after which a question is put a third way, by the keypad where it can answer."""
THIRD = frozenset(
    listed(
        "how_can_i_help anything_else ask_dob ask_dob_other ask_phone ask_when ask_new_time ask_name ask_name_other "
        "ask_caller_name which_of_2 which_of_3 ask_first_letters"
    )
)
"""Questions with a third wording; which provider and which of two times have their own."""
NOT_BY_KEY = frozenset(
    listed(
        "offer_human offer_human_advice offer_human_upset offer_human_language offer_human_unclear offer_human_who "
        "offer_human_schedule offer_human_private nobody_answered"
    )
)
"""Questions put as yes or no that offer more than that."""
FIRST_NAME, FIRST_LETTERS = "ask_first_name", "ask_first_letters"
"""The questions for a given name alone, said or spelled."""
STILL = frozenset(
    listed(
        "ask_visit_type ask_provider ask_when ask_name ask_name_other ask_caller_name ask_last_name ask_dob "
        "ask_dob_other ask_phone ask_spelling ask_wait_when"
    )
)
"""Questions whose `_again` would wrong a caller who was understood; any other is put again in those words."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A time held for this call."""

    opening: Opening
    hold_id: str


@dataclass(slots=True)
class Facts:
    """The blanks of one wish, filled in any order."""

    visit_type: str | None = None
    type_said: bool = False
    """Whether the caller named the kind; otherwise it was chosen for them and may give way to a provider."""
    provider: str | None = None
    anyone: bool = False
    """Whether anyone will do: with a provider beside it they are preferred, and others are looked at after them."""
    not_with: str | None = None
    """A provider who is refused; another one is looked for."""
    feminine: bool | None = None
    """Whether a woman, or a man, is to see them; named before it was known who does that kind of visit."""
    when: When = field(default_factory=When)
    offers: list[Offer] = field(default_factory=list)
    chosen: Offer | None = None
    to_hold: list[Opening] = field(default_factory=list)
    exact: bool = True
    refused: tuple[Span, ...] = ()
    rounds: int = 0
    agreed: bool = False
    """Whether a bare yes was the answer to more than one time on offer."""

    later: Literal["", "that day", "other days"] = ""
    """Where a later hour than those on offer is looked for."""
    unmet: When = field(default_factory=When)
    """When the caller would have come, had anything been free then."""
    reason: list[str] = field(default_factory=list)
    """The caller's own words; stored and passed on, never spoken."""
    other_than: frozenset[str] = frozenset()
    """Visits that are not meant: "and cancel the other one"."""
    seen_by: str | None = None
    """Who the visit on the books is with: "the one with Doctor Nguyen"."""
    visits: tuple[Visit, ...] = ()
    visit: Visit | None = None


@dataclass(slots=True)
class Person:
    """Who the visit is for, as far as it is known."""

    name: Name | None = None
    letters: str = ""
    letters_right: bool = False
    letters_refused: bool = False
    """Whether the caller has said that the letters were wrong."""
    births: tuple[date, ...] = ()
    births_heard: frozenset[date] = frozenset()
    """Every day that any reading of an answer about it may have been."""
    birth_parts: Parts = field(default_factory=Parts)
    """What is known of a date of birth that is told in parts."""
    birth_asked_again: bool = False
    given_asked: int = 0
    """How many names were given that did not tell people apart, the one before the question included."""
    given_of: Name | None = None
    """The last of them."""
    readings: tuple[tuple[str, ...], ...] = ()
    """What the recognizer made of each answer about the name, the newest last: its readings, likeliest first."""
    doubted: bool = False
    """Whether a name that may or may not be a record's was asked about."""
    claims_new: bool = False
    new: bool = False
    for_other: bool = False
    one_of: bool = False
    """Whether they are one of several people of one wish, so that they are asked about by name."""
    patient: Patient | None = None
    """Set once two facts agree with exactly one record."""
    insurance_asked: int = 0
    """How often the question about insurance was put."""
    insurance_told: bool = False
    """Whether the question about insurance has had an answer."""
    insurer: str = ""
    """As written on its cards; "none" for a caller who pays."""
    insurer_said: str = ""
    """What was said instead of a name that is known; for staff, never spoken."""
    member_id: str = ""
    """For staff, never spoken and never logged."""
    digits: str = ""
    """A telephone number as far as it was given."""
    callback: str = ""
    """E.164."""
    other_number: bool = False
    """Set when the caller wants to be reached elsewhere than where they call from."""


LESSER = ("answered", "message", "waitlisted", "confirmed")
"""Outcomes of a call in which no visit was made or changed, the better the later."""


@dataclass(slots=True)
class Talk:
    """One call's memory."""

    clinic: Clinic
    patients: Directory
    caller: str | None
    now: datetime
    lang: Lang
    known: Patient | None
    """The one active patient with the caller's number."""
    lang_settled: bool = False
    asked: Asked = Asked.GREETING
    misses: int = 0
    """Turns in a row that did not answer the question."""
    silences: int = 0
    repeats: int = 0
    """Turns in a row that asked to hear it again."""
    holding: bool = False
    """Whether the caller asked for a moment."""
    put: tuple[str, Mapping[str, Value], Lang] = ("", {}, "en")
    """The question put last by `ask`."""
    keys: str = ""
    keypad_offered: bool = False
    told_why: bool = False
    """Whether somebody who would not say who they are was told why it is asked."""
    facts: Facts = field(default_factory=Facts)
    person: Person = field(default_factory=Person)
    first: list[Act] = field(default_factory=list)
    """Acts the step performs before all else: holds given back."""
    served: Facts = field(default_factory=Facts)
    """The blanks of the wish served last."""
    booked: Visit | None = None
    """The visit made or moved in this call, so that a change of mind moves it."""
    before: Visit | None = None
    """A visit as it was before it was moved or cancelled last, so that this can be undone."""
    made_last: tuple[Opening, Person] | None = None
    """The time made or moved to last in this call, and for whom."""
    made: list[Visit] = field(default_factory=list)
    """Every visit made in this call."""
    to_approve: frozenset[str] = frozenset()
    """Visits of the patient's that staff have yet to approve."""
    messages: list[Message] = field(default_factory=list)
    """What was left for staff in this call."""
    offered: Offered | None = None
    """What the box called them about, where it was the box that called."""
    kept_out: bool = False
    """Whether the caller said that they are neither the patient nor theirs: visits are not talked about."""
    outside: bool = False
    """Whether a pharmacy, an insurer or another office calls about somebody: nothing shows who is on file."""
    place_told: str = ""
    """The location that a visit was last said to be at."""
    about: Topic | None = None
    """What the turn before asked about the clinic."""
    outcome: str = ""
    """The best fixed word so far for the record: booked, requested, moved, cancelled, or one of LESSER."""

    @property
    def today(self) -> date:
        """The clinic's local date."""
        return self.now.astimezone(self.clinic.zone).date()

    @property
    def kind(self) -> VisitType:
        """The kind of visit that is wanted; the clinic's usual one until it is known."""
        named = self.facts.visit_type
        return self.clinic.visit_type(named) if named else self.clinic.default_visit_type

    @property
    def again(self) -> bool:
        """Whether the question at hand is being asked again."""
        return self.misses > 0 or self.silences > 0

    @property
    def lost(self) -> bool:
        """Whether the question at hand was missed twice, so that another way may do better."""
        return max(self.misses, self.silences) >= LOST_AFTER

    def ask(
        self, key: str, asked: Asked, values: Mapping[str, Value] | None = None, *, still: bool = False
    ) -> list[Act]:
        """Put a question, never twice in a row in the same words: `_again` explains it to who did not answer it,
        `_third` asks for less, or for a key; `_still` is the shorter one for who said something else of use.
        `still`: a beginning was made already."""
        put = (key, dict(values or {}), self.lang)
        repeated, self.put = still or put == self.put, put
        again = self.again or (repeated and key not in STILL)
        by_keys = self.lost and asked is Asked.CONFIRM_YES_NO and key not in NOT_BY_KEY
        if self.lost and key in THIRD:
            key = f"{key}_third"
        elif again or repeated:
            key = f"{key}_again" if again else f"{key}_still"
        if asked in (Asked.DOB, Asked.PHONE) and again:
            self.keypad_offered = True
        lead: list[Act] = [Say("by_yes_and_no_keys")] if by_keys else []
        return [*lead, Say(key, values or {}), Listen(asked)]

    def reached(self, outcome: str) -> None:
        """Something lesser than a booking came of the call; it replaces only what is less still."""
        if not self.outcome or (self.outcome in LESSER and LESSER.index(outcome) > LESSER.index(self.outcome)):
            self.outcome = outcome

    def drop_times(self) -> None:
        """Give back every held time; the search starts afresh."""
        held = {offer.hold_id for offer in self.facts.offers}
        if self.facts.chosen:
            held.add(self.facts.chosen.hold_id)
        self.first += [ReleaseHold(hold_id) for hold_id in sorted(held)]
        self.facts.offers, self.facts.chosen, self.facts.to_hold = [], None, []
        self.facts.agreed = False

    def fresh(self) -> None:
        """Forget the wish just served; who is calling stays known."""
        self.served, self.facts = self.facts, Facts()

    def doubt(self, visit: Visit) -> list[Act]:
        """What must be said beside a visit that is no fact yet: a request, one staff must look at, or must approve."""
        if visit.status is not VisitStatus.CONFIRMED:
            return [Say("still_open")]
        return [Say("still_to_approve")] if visit.id in self.to_approve else []

    def at(self, opening: Opening | Visit) -> dict[str, Value]:
        """When and with whom, ready to be spoken."""
        local = opening.start.astimezone(self.clinic.zone)
        return {
            "date": Value(local, ValueType.DATE, Origin.STORE),
            "time": Value(local, ValueType.TIME, Origin.STORE),
            "provider": Value(opening.provider_id, ValueType.PROVIDER, Origin.STORE),
        }


def provider_value(provider_id: str) -> Value:
    """A provider of the clinic."""
    return Value(provider_id, ValueType.PROVIDER, Origin.SETTING)


def type_value(visit_type_id: str) -> Value:
    """A kind of visit of the clinic."""
    return Value(visit_type_id, ValueType.VISIT_TYPE, Origin.SETTING)
