"""What a caller who types wants, who they are and how they behave, drawn from a seed out of the clinic's people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import Literal

from appliance.clinic.demo import demo_visits
from appliance.clinic.load import ClinicFile
from appliance.clinic.people import Lang, NewPatient, Patient, Provider
from appliance.clinic.visit import Visit, VisitType
from appliance.dialogue.flows.visit_rules import age
from appliance.rehearse.goal import NEWCOMERS, STRANGER

Wish = Literal["book", "move", "cancel", "human", "emergency", "goodbye"]
Staff = Literal["answer", "busy", "no_answer"]
STAFF: tuple[Staff, ...] = ("answer", "answer", "no_answer", "busy")
WISHES: dict[Wish, int] = {"book": 10, "move": 4, "cancel": 3, "human": 1, "emergency": 1, "goodbye": 1}
"""How often each is drawn, relative to the others."""


class Behaviour(StrEnum):
    """What makes a caller harder than one who just answers."""

    DISFLUENT = "disfluent"
    CORRECTS = "corrects"
    """Takes a time, and at the read-back wants another day."""
    CHANGES_MIND = "changes_mind"
    """Refuses what is offered once, for another day."""
    PARTIAL_NUMBERS = "partial_numbers"
    """Says a telephone number in two turns."""
    WRONG_BIRTH_FIRST = "wrong_birth_first"
    ASKS_ADVICE = "asks_advice"
    ASKS_QUESTION = "asks_question"
    ALARM = "alarm"
    """Mentions chest pain or the like half-way."""
    SWITCHES_LANGUAGE = "switches_language"
    HANGS_UP = "hangs_up"
    ASKS_PERSON = "asks_person"
    ALL_AT_ONCE = "all_at_once"
    ONE_WORD = "one_word"
    """Opens with the bare wish, and answers with the bare fact."""
    SILENT = "silent"
    """Lets a question go unanswered once."""
    ASKS_AGAIN = "asks_again"
    INTERRUPTS = "interrupts"
    """Speaks in partials that come before the whole turn."""


ONCE = (
    Behaviour.ASKS_ADVICE,
    Behaviour.ASKS_QUESTION,
    Behaviour.ALARM,
    Behaviour.SWITCHES_LANGUAGE,
    Behaviour.HANGS_UP,
    Behaviour.ASKS_PERSON,
    Behaviour.SILENT,
    Behaviour.ASKS_AGAIN,
)
"""Behaviours that come instead of an answer, in one turn of the call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextGoal:
    """One caller."""

    wish: Wish
    lang: Lang
    patient: Patient | NewPatient
    caller: str | None
    """Calling number, E.164; None when hidden."""
    visit_type: VisitType
    provider: Provider | None
    """None: anyone."""
    day: date
    at: time
    other_day: date
    """Wanted instead, when the caller changes their mind."""
    old: Visit | None = None
    """The visit to move or cancel."""
    behaviours: frozenset[Behaviour] = frozenset()
    staff: Staff = "answer"

    @property
    def patient_id(self) -> str | None:
        """None for somebody new."""
        return self.patient.id if isinstance(self.patient, Patient) else None

    @property
    def plain(self) -> bool:
        """Whether the caller just answers what is asked."""
        return not self.behaviours


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What an authored call fixes; the rest is drawn."""

    wish: Wish | None = None
    lang: Lang | None = None
    patient_id: str | None = None
    new: bool | None = None
    visit_type: str | None = None
    provider: str | None = None
    own_number: bool | None = None
    behaviours: Collection[Behaviour] | None = None
    staff: Staff | None = None


def draw(file: ClinicFile, now: datetime, rng: Random, fixed: Fixed | None = None) -> TextGoal:
    """One caller; the same generator over the same clinic and day draws the same."""
    fixed = fixed or Fixed()
    wish = fixed.wish or rng.choices(tuple(WISHES), tuple(WISHES.values()))[0]
    today = now.astimezone(file.clinic.zone).date()
    langs: tuple[Lang, ...] = (fixed.lang,) if fixed.lang else ("en", "en", "en", "es", "es")
    lang = rng.choice(langs)
    old = _old(file, today, rng, fixed, lang) if wish in ("move", "cancel") else None
    new = fixed.new if fixed.new is not None else wish == "book" and fixed.patient_id is None and rng.random() < 0.3
    patient = _newcomer(file, lang, rng) if new else _patient(file, rng, fixed, lang, old)
    kind = _kind(file, rng, fixed, age(patient.birth_date, today), new=new)
    who = fixed.provider or (rng.choice(kind.providers) if rng.random() < 0.6 else None)
    own = fixed.own_number if fixed.own_number is not None else rng.random() < 0.5
    behaviours = _behaviours(rng) if fixed.behaviours is None else fixed.behaviours
    first, second = rng.sample(_workdays(file, today), 2)
    return TextGoal(
        wish=wish,
        lang=lang,
        patient=patient,
        caller=patient.phone if own else rng.choice((None, STRANGER)),
        visit_type=kind,
        provider=file.clinic.provider(who) if who else None,
        day=first,
        at=time(rng.randrange(8, 17), rng.choice((0, 0, 15, 30, 30, 45))),
        other_day=second,
        old=old,
        behaviours=frozenset(behaviours),
        staff=rng.choice((fixed.staff,) if fixed.staff else STAFF),
    )


def _behaviours(rng: Random) -> Sequence[Behaviour]:
    return rng.sample(tuple(Behaviour), rng.choice((0, 0, 1, 1, 2, 3)))


def _old(file: ClinicFile, today: date, rng: Random, fixed: Fixed, lang: Lang) -> Visit:
    spoken = {one.id: one.lang for one in file.patients}
    visits = [one for one in demo_visits(file, today) if fixed.patient_id in (None, one.patient_id)]
    return rng.choice([one for one in visits if spoken[one.patient_id] == lang or fixed.patient_id] or visits)


def _patient(file: ClinicFile, rng: Random, fixed: Fixed, lang: Lang, old: Visit | None) -> Patient:
    wanted = fixed.patient_id or (old.patient_id if old else None)
    if wanted:
        return next(one for one in file.patients if one.id == wanted)
    return rng.choice([one for one in file.patients if one.lang == lang])


def _newcomer(file: ClinicFile, lang: Lang, rng: Random) -> NewPatient:
    met = {(one.given, one.family) for one in file.patients}
    given, family = rng.choice([pair for pair in NEWCOMERS[lang] if pair not in met])
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(20000))
    taken = {one.phone for one in file.patients}
    phone = rng.choice([number for ending in range(99) if (number := f"+131255501{ending:02}") not in taken])
    return NewPatient(given=given, family=family, birth_date=born, phone=phone, lang=lang)


def _kind(file: ClinicFile, rng: Random, fixed: Fixed, years: int, *, new: bool) -> VisitType:
    if fixed.visit_type:
        return file.clinic.visit_type(fixed.visit_type)
    kinds = [kind for kind in file.clinic.visit_types if kind.id != "new_patient" and (kind.new_patients or not new)]
    kinds = [kind for kind in kinds if kind.suits(years) and not kind.approval]
    able = [kind for kind in kinds if fixed.provider is None or fixed.provider in kind.providers]
    return rng.choice(able)


def _workdays(file: ClinicFile, today: date) -> list[date]:
    days = (today + timedelta(days=ahead) for ahead in range(1, 15))
    return [day for day in days if day.weekday() < 5 and day not in file.clinic.closed]
