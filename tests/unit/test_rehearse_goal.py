from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from random import Random
from typing import Any

import pytest

from appliance.clinic.load import parse_clinic
from appliance.clinic.people import NewPatient
from appliance.errors import ConfigError
from appliance.rehearse.goal import Goal, draw_goal
from appliance.rehearse.judge import judge_records
from appliance.rehearse.scenario import Scenario, load_scenario
from appliance.rehearse.server import Snapshot, compare

FILE = parse_clinic(
    tomllib.loads(resources.files("appliance.clinic").joinpath("demo.toml").read_text("utf-8")), "demo.toml"
)
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CALLS = Path(__file__).parents[1] / "calls"


def appointment(key: str, patient: str, who: str, kind: str, start: datetime, minutes: int, **more: Any) -> Any:
    return {
        "resourceType": "Appointment",
        "id": key,
        "status": "booked",
        "serviceType": [{"coding": [{"code": kind}]}],
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=minutes)).isoformat(),
        "participant": [
            {"actor": {"reference": f"Patient/{patient}"}, "status": "accepted"},
            {"actor": {"reference": f"Practitioner/{who}"}, "status": "accepted"},
        ],
        **more,
    }


OLD = appointment("a1", "patient-01", "kim", "cleaning", NOW + timedelta(days=3), 45)
BEFORE = Snapshot({"Appointment/a1": OLD})


def draw(seed: int = 1, held: Snapshot = BEFORE, **fields: Any) -> Goal:
    scenario = Scenario(**{"lang": "en", "kind": "book", "opening": ("hello",), **fields})
    return draw_goal(scenario, FILE.clinic, FILE.patients, held, NOW, Random(seed))


def booked(goal: Goal, **changes: Any) -> Any:
    facts = {
        "key": "a2",
        "patient": goal.patient_id or "p-new",
        "who": goal.provider.id,
        "kind": goal.visit_type.id,
        "start": goal.start,
        "minutes": goal.visit_type.minutes,
        **changes,
    }
    return appointment(**facts)


def judged(goal: Goal, *new: Any) -> list[str]:
    after = {**BEFORE.resources, **{f"{one['resourceType']}/{one['id']}": one for one in new}}
    return judge_records(goal, compare(BEFORE, Snapshot(after)))


def test_the_same_seed_draws_the_same_goal_and_another_seed_another() -> None:
    assert draw(5) == draw(5)
    assert len({(draw(seed).patient.given, draw(seed).start) for seed in range(8)}) > 4


def test_goals_are_free_times_of_someone_who_does_the_visit() -> None:
    for seed in range(30):
        goal = draw(seed)
        assert goal.provider.id in goal.visit_type.providers
        assert NOW < goal.start < NOW + timedelta(days=15)
        assert goal.start.minute in (0, 30)
        assert goal.start.date() not in FILE.clinic.closed


def test_a_newcomer_is_nobody_the_clinic_knows() -> None:
    goal = draw(patient="new", lang="es")
    assert isinstance(goal.patient, NewPatient)
    assert goal.patient_id is None
    assert goal.patient.phone not in {one.phone for one in FILE.patients}


def test_a_visit_to_move_is_the_only_one_of_its_patient() -> None:
    goal = draw(kind="move")
    assert goal.old == OLD
    assert goal.patient_id == "patient-01"
    assert goal.start.date() != goal.old_start.date()


def test_no_goal_that_fits_is_said_in_a_sentence() -> None:
    with pytest.raises(ConfigError, match="no patient with one future visit"):
        draw(kind="cancel", held=Snapshot({}))


def test_exactly_the_wanted_appointment_is_a_pass() -> None:
    goal = draw()
    assert judged(goal, booked(goal)) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"start": NOW}, "start is"),
        ({"who": "okafor-2"}, "practitioner is"),
        ({"kind": "other"}, "type is"),
        ({"minutes": 5}, "minutes is"),
        ({"patient": "patient-99"}, "patient is"),
        ({"status": "cancelled"}, "dead is"),
    ],
)
def test_every_wrong_fact_is_a_violation(changes: dict[str, Any], said: str) -> None:
    goal = draw()
    assert any(line.startswith(said) for line in judged(goal, booked(goal, **changes)))


def test_nothing_booked_two_booked_and_a_changed_stranger_are_violations() -> None:
    goal = draw()
    assert judged(goal)
    assert judged(goal, booked(goal), booked(goal, key="a3"))
    assert judged(goal, booked(goal), {**OLD, "status": "cancelled"})


def test_a_patient_that_appears_from_nowhere_is_a_violation() -> None:
    goal = draw()
    assert judged(goal, booked(goal), {"resourceType": "Patient", "id": "p9"})


def test_only_the_slots_of_the_visit_may_change() -> None:
    goal = draw()
    own = {"resourceType": "Slot", "id": "s1", "start": goal.start.isoformat()}
    own["end"] = (goal.start + timedelta(minutes=15)).isoformat()
    assert judged(goal, booked(goal), own) == []
    far = {**own, "id": "s2", "start": NOW.isoformat(), "end": (NOW + timedelta(minutes=15)).isoformat()}
    assert judged(goal, booked(goal), far)


def test_a_newcomer_comes_with_exactly_one_patient_of_that_name_and_birth_date() -> None:
    goal = draw(patient="new")
    made = {
        "resourceType": "Patient",
        "id": "p-new",
        "birthDate": goal.patient.birth_date.isoformat(),
        "name": [{"family": goal.patient.family.upper(), "given": [goal.patient.given]}],
    }
    assert judged(goal, booked(goal), made) == []
    assert judged(goal, booked(goal))
    assert judged(goal, booked(goal), {**made, "birthDate": "1900-01-01"})
    assert judged(goal, booked(goal, patient="patient-01"), made)


def test_a_move_keeps_one_appointment_at_the_new_time() -> None:
    goal = draw(kind="move")
    moved = booked(goal, key="a1")
    assert judged(goal, moved) == []
    assert judged(goal, {**OLD, "status": "cancelled"}, booked(goal)) == []
    assert judged(goal, booked(goal))
    assert judged(goal)


def test_a_cancellation_changes_one_status() -> None:
    goal = draw(kind="cancel")
    assert judged(goal, {**OLD, "status": "cancelled"}) == []
    assert judged(goal, {**OLD, "status": "noshow"})


def test_a_call_for_a_person_changes_nothing() -> None:
    goal = draw(kind="person")
    assert judged(goal) == []
    assert judged(goal, booked(goal))


def test_a_new_version_of_the_same_content_is_no_change() -> None:
    later = Snapshot({"Appointment/a1": {**OLD, "meta": {"versionId": "2"}}})
    assert compare(BEFORE, later).count == 0


@pytest.mark.parametrize("path", sorted(CALLS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_scenario_of_ours_is_well_formed_and_can_be_drawn(path: Path) -> None:
    scenario = load_scenario(path)
    assert scenario.name == path.stem
    draw_goal(scenario, FILE.clinic, FILE.patients, _one_visit_each(), NOW, Random(1))


def _one_visit_each() -> Snapshot:
    visits = {}
    for number, patient in enumerate(FILE.patients):
        start = NOW + timedelta(days=2, minutes=number)
        visits[f"Appointment/v{number}"] = appointment(f"v{number}", patient.id, "patel", "vaccine", start, 15)
    return Snapshot(visits)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lang = ", "see appliance/rehearse/scenario.py"),
        ('lang = "fr"\nkind = "book"\nopening = ["x"]', "fr"),
        ('lang = "en"\nkind = "book"\nopening = ["x"]\nwho = 1', "who"),
        ('lang = "en"\nkind = "book"\nopening = ["x"]\nalarm = ["y"]', "belong together"),
        ('lang = "en"\nkind = "book"\nopening = ["x"]\nscript = ["shoe_size"]', "shoe_size"),
    ],
)
def test_a_wrong_scenario_names_the_file_and_the_fix(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=said) as caught:
        load_scenario(path)
    assert "odd.toml" in str(caught.value)


def test_a_missing_scenario_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_scenario(tmp_path / "none.toml")
