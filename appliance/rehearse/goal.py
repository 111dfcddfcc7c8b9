"""What one caller wants, drawn from a seed out of the clinic's own people, visits and free time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from appliance.clinic.people import Lang, NewPatient, Patient, Provider
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import VisitType
from appliance.dialogue.flows.visit_rules import age
from appliance.ehr.resource import Json
from appliance.errors import ConfigError
from appliance.rehearse.scenario import Kind, Scenario
from appliance.rehearse.server import DEAD, Snapshot, participant, starts_at, type_code
from appliance.schedule.diary import Diary, Known, SearchRules

SOONEST_DAYS, LATEST_DAYS = 1, 14
"""Callers ask for a day from tomorrow to two weeks ahead."""

NEWCOMERS: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (("Karen", "Miller"), ("Robert", "Hughes"), ("Susan", "Parker"), ("Daniel", "Foster"), ("Emily", "Turner")),
    "es": (("Rosa", "Morales"), ("Carlos", "Romero"), ("Lucía", "Ortega"), ("Pedro", "Molina"), ("Ana", "Fuentes")),
}
"""People the clinic has never met; a pair that it does know is not drawn."""

STRANGER = "+13125550199"
"""The number of a caller whose number is in nobody's record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Who calls, from which number, and what must stand on the server afterwards."""

    kind: Kind
    lang: Lang
    patient: Patient | NewPatient
    caller: str
    """Calling number, E.164."""
    visit_type: VisitType
    provider: Provider
    start: datetime
    """The wanted start, aware, in the clinic's zone: of the new visit for book and move, of the old one for cancel."""
    old: Json | None
    """The Appointment to move or cancel."""

    @property
    def patient_id(self) -> str | None:
        """The server's id; None for a newcomer."""
        return self.patient.id if isinstance(self.patient, Patient) else None

    @property
    def old_start(self) -> datetime:
        """When the visit to move or cancel starts; the wanted start when there is none."""
        return (starts_at(self.old) if self.old else None) or self.start

    def expected(self) -> dict[str, object]:
        """For the report: what the server must hold."""
        person = {"name": f"{self.patient.given} {self.patient.family}", "birth_date": str(self.patient.birth_date)}
        return {
            "kind": self.kind,
            "patient": self.patient_id or person,
            "practitioner": self.provider.id,
            "type": self.visit_type.id,
            "start": self.start.isoformat(),
            "minutes": self.visit_type.minutes,
        }


def draw_goal(
    scenario: Scenario, clinic: Clinic, patients: Sequence[Patient], held: Snapshot, now: datetime, rng: Random
) -> Goal:
    """One goal; the same seed over the same clinic and server draws the same. Raises ConfigError when none fits."""
    if scenario.kind in ("move", "cancel"):
        return _with_old_visit(scenario, clinic, patients, held, now, rng)
    patient = _patient(scenario, patients, rng)
    kinds = [
        kind
        for kind in clinic.visit_types
        if kind.id in scenario.visit_types
        or (not scenario.visit_types and (kind.new_patients or isinstance(patient, Patient)))
    ]
    today = now.astimezone(clinic.zone).date()
    kinds = [kind for kind in kinds if kind.suits(age(patient.birth_date, today)) and not kind.approval]
    for kind in rng.sample(kinds, len(kinds)):
        for who in rng.sample(kind.providers, len(kind.providers)):
            starts = _starts(clinic, kind, who, held, now)
            if starts:
                return _goal(scenario, clinic, patient, kind, who, rng.choice(starts), None)
    raise _nothing(scenario, "no free time in the next two weeks")


def _with_old_visit(
    scenario: Scenario, clinic: Clinic, patients: Sequence[Patient], held: Snapshot, now: datetime, rng: Random
) -> Goal:
    standing = [
        one
        for one in held.of("Appointment")
        if one.get("status") not in DEAD and (starts_at(one) or now) > now + timedelta(days=1)
    ]
    by_patient: dict[str, list[Json]] = {}
    for one in sorted(standing, key=lambda one: str(one["id"])):
        by_patient.setdefault(participant(one, "Patient"), []).append(one)
    able = [one for one in patients if one.lang == scenario.lang and len(by_patient.get(one.id, ())) == 1]
    for patient in rng.sample(able, len(able)):
        (old,) = by_patient[patient.id]
        who, kind_id = participant(old, "Practitioner"), type_code(old)
        kind = next((kind for kind in clinic.visit_types if kind.id == kind_id), None)
        start = starts_at(old)
        if kind is None or start is None or who not in {provider.id for provider in clinic.providers}:
            continue
        if scenario.kind == "cancel":
            return _goal(scenario, clinic, patient, kind, who, start, old)
        starts = [
            one for one in _starts(clinic, kind, who, held, now) if one.date() != start.astimezone(clinic.zone).date()
        ]
        if starts:
            return _goal(scenario, clinic, patient, kind, who, rng.choice(starts), old)
    raise _nothing(scenario, "no patient with one future visit")


def _goal(
    scenario: Scenario,
    clinic: Clinic,
    patient: Patient | NewPatient,
    kind: VisitType,
    who: str,
    start: datetime,
    old: Json | None,
) -> Goal:
    return Goal(
        kind=scenario.kind,
        lang=scenario.lang,
        patient=patient,
        caller=patient.phone if scenario.own_number else STRANGER,
        visit_type=kind,
        provider=clinic.provider(who),
        start=start.astimezone(clinic.zone),
        old=old,
    )


def _patient(scenario: Scenario, patients: Sequence[Patient], rng: Random) -> Patient | NewPatient:
    if scenario.patient == "known":
        shared = Counter(one.phone for one in patients)
        known = [
            one
            for one in patients
            if one.lang == scenario.lang and one.active and (shared[one.phone] == 1 or not scenario.script)
        ]
        if not known:
            raise _nothing(scenario, "no patient who speaks the language")
        return rng.choice(known)
    met = {(one.given, one.family) for one in patients}
    given, family = rng.choice([pair for pair in NEWCOMERS[scenario.lang] if pair not in met])
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(20000))
    free = {f"+131255501{ending:02}" for ending in range(99)} - {one.phone for one in patients}
    phone = rng.choice(sorted(free))
    return NewPatient(given=given, family=family, birth_date=born, phone=phone, lang=scenario.lang)


def _starts(clinic: Clinic, kind: VisitType, who: str, held: Snapshot, now: datetime) -> list[datetime]:
    """Free starts on the hour and the half hour."""
    known = Known(held.taken(), held.free_slots())
    diary = Diary(clinic, kind, (who,), lambda _: known, SearchRules())
    window = (now + timedelta(days=SOONEST_DAYS), now + timedelta(days=LATEST_DAYS))
    local = (one.start.astimezone(clinic.zone) for one in diary.openings(window))
    return [start for start in local if start.minute in (0, 30)]


def _nothing(scenario: Scenario, why: str) -> ConfigError:
    return ConfigError(f"scenario {scenario.name}: {why}; start from a fresh demo clinic")
