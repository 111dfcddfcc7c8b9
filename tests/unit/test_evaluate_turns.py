"""`frontdesk evaluate turns` on sets of the project's own, and on rows written in other ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from appliance.clinic_file import load_clinic
from appliance.errors import ConfigError
from appliance.evaluate import run

OWN = Path(__file__).parents[1] / "understanding"
CLINIC = load_clinic("demo").clinic


def judged(tmp_path: Path, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps({"lang": "en", **row}) for row in rows), encoding="utf-8")
    items: list[dict[str, Any]] = run.evaluate("turns", [path], CLINIC)["items"]
    return items


def test_a_set_read_once_keeps_its_figure() -> None:
    rates = run.evaluate("turns", [OWN / "turns_third.jsonl"], CLINIC)["rates"]
    assert rates["right"]["rate"] >= 0.9
    assert rates["wrong"]["rate"] <= 0.02


@pytest.mark.parametrize("name", ["turns_own.jsonl", "turns_second.jsonl"])
def test_our_own_answers_are_read_right(name: str) -> None:
    rates = run.evaluate("turns", [OWN / name], CLINIC)["rates"]
    assert rates["right"]["rate"] >= 0.97
    assert rates["wrong"]["rate"] <= 0.01


def test_options_may_be_text_times_or_objects(tmp_path: Path) -> None:
    ways: list[list[Any]] = [
        ["Tuesday, November 24 at 9:30", "Wednesday, November 25 at 2 PM"],
        ["2026-11-24T09:30", "2026-11-25T14:00"],
        [{"start": "2026-11-24T09:30:00-06:00", "provider": "Dr. Kim"}, {"date": "2026-11-25", "time": "14:00"}],
    ]
    rows = [{"asked": "which_slot", "options": way, "text": "two o'clock", "gold": 1} for way in ways]
    assert [item["ok"] for item in judged(tmp_path, *rows)] == [True, True, True]


def test_golds_may_be_written_in_several_ways(tmp_path: Path) -> None:
    items = judged(
        tmp_path,
        {"asked": "confirm_yes_no", "text": "yes", "gold": "yes"},
        {"asked": "confirm_yes_no", "text": "maybe", "gold": {"value": None, "status": "ambiguous"}},
        {"asked": "name", "text": "Ana Ruiz", "gold": {"given": "Ana", "family": "Ruiz"}},
        {"asked": "phone", "text": "773 555 0142", "gold": "(773) 555-0142"},
        {"asked": "phone", "text": "773 555", "gold": {"value": None, "status": "partial"}},
        {"asked": "spell_last_name", "text": "R U I Z", "gold": ["R", "U", "I", "Z"]},
    )
    assert all(item["ok"] for item in items)


def test_a_claim_where_nothing_was_said_is_wrong(tmp_path: Path) -> None:
    (item,) = judged(tmp_path, {"asked": "confirm_yes_no", "text": "yes", "gold": None})
    assert item["wrong"]


def test_an_unknown_question_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="line 1"):
        judged(tmp_path, {"asked": "colour", "text": "blue", "gold": "blue"})
