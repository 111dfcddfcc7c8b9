"""`frontdesk doctor` says how the box stands and how many calls it takes, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appliance import capacity, doctor
from appliance.capacity import Measured
from appliance.config import Config, make_config

CPU, CORES = capacity.board()


def config(state: Path, **sip: int) -> Config:
    document = {"ehr": {"base_url": "http://127.0.0.1"}, "state": str(state), "sip": sip}
    return make_config({**document, "speech": {"models": str(state / "none")}}, source="test")


def keep(state: Path) -> Measured:
    """A board good for five calls on two cores, more on more."""
    measured = Measured(
        taken="2026-11-23T14:00:00+00:00",
        cpu=CPU,
        cores=CORES,
        workers=2,
        final_ms=170,
        finals_s=9.0,
        guesses_s=16.0,
        sentence_ms=50,
        encode_ms=3,
    )
    capacity.keep(state, measured)
    return measured


def test_a_program_reads_what_was_measured_and_what_follows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measured = keep(tmp_path)
    assert doctor.start(config(tmp_path), measuring=False, as_json=True) == 1  # the models are missing
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["calls_at_once"], said["measured"]["calls"]) == (1, measured.calls, measured.calls)
    assert "whisper-base" in said["missing_models"]


def test_settings_may_take_fewer_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path)
    doctor.start(config(tmp_path, capacity=1), measuring=False, as_json=True)
    assert json.loads(capsys.readouterr().out)["calls_at_once"] == 1


def test_a_technician_reads_what_to_do_on_a_board_nobody_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doctor.start(config(tmp_path), measuring=False, as_json=False)
    said = capsys.readouterr().out
    assert "doctor --capacity" in said
    assert "Calls at once: 4" in said
