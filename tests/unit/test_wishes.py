"""What callers want, by rules and by the classifier learned from our own phrase families."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from fakes import senses

from appliance.clinic.hours import Shift
from appliance.clinic_file import load_clinic
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import blanks, wishes
from appliance.dialogue.understand import understand
from appliance.errors import ConfigError
from appliance.evaluate import families, openings, rows, run, spoken_openings
from appliance.evaluate.labels import LABELS, label

MODEL = senses.shipped().wishes
TODAY = date(2026, 11, 23)
VOCABULARY = Path(__file__).parents[2] / "docs" / "vocabulary.md"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I want to cancel my cleaning on Friday", {"cancel"}),
        ("no, don't reschedule, just cancel it", {"cancel"}),
        ("can you refill my amlodipine and also what time do you close", {"refill", "hours"}),
        ("¿me puede cambiar la cita para otro día?", {"move"}),
        ("is it normal that my gums bleed and can I get in for a cleaning", {"advice", "new"}),
        ("páseme con una persona", {"human"}),
        ("do you take Humana", {"insurance"}),
        ("where can I park", {"parking"}),
        ("we found a different clinic so we won't be needing it", {"cancel"}),
        ("we got disconnected while I was booking an appointment", {"new"}),
        ("¿le puedo dar aspirina a mi niño?", {"advice"}),
        ("comuníqueme con recepción", {"human"}),
    ],
)
def test_a_turn_holds_the_wishes_it_tells(text: str, wanted: set[str]) -> None:
    assert set(wishes.read(text, MODEL).labels) == wanted


@pytest.mark.parametrize(
    ("text", "labels", "filled"),
    [
        ("a root canal with Dr. Bowman", ("new",), {"visit_type": "root_canal", "provider": "Bowman"}),
        ("anyone but Dr. Bowman", ("new",), {"provider_excluded": "Bowman"}),
        (
            "refill my atorvastatin at the CVS on Main",
            ("refill",),
            {"medication": "atorvastatin", "pharmacy": "CVS on Main"},
        ),
        ("una limpieza con la doctora Salas", ("new",), {"visit_type": "cleaning", "provider": "Salas"}),
        ("do you take Delta Dental", ("insurance",), {"insurer": "Delta Dental"}),
    ],
)
def test_blanks_are_known_by_form(text: str, labels: tuple[str, ...], filled: dict[str, str]) -> None:
    assert blanks.read(text, labels) == filled


def test_families_are_many_the_same_each_time_and_a_third_of_them_is_kept_out() -> None:
    told = families.phrases()
    assert told == families.phrases()
    assert len(told) > 4000
    kinds = {phrase.family for phrase in told}
    out = {phrase.family for phrase in told if phrase.kept_out}
    assert 0.25 < len(out) / len(kinds) < 0.4
    assert {phrase.label for phrase in told} == set(MODEL.labels)


def test_every_wish_has_a_label_and_the_table_in_the_docs_lists_them_all() -> None:
    text = VOCABULARY.read_text(encoding="utf-8")
    for wish in MODEL.labels:
        assert f"| {label(wish)} |" in text
    for name in (*LABELS, *openings.SLOT_KEYS):
        assert name in text


def test_an_unknown_label_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps({"text": "hi", "lang": "en", "intents": ["greeting"], "slots": {}}), encoding="utf-8")
    _, [row] = rows.read(file)
    with pytest.raises(ConfigError, match="line 1: intent 'greeting'"):
        openings.judge(row, load_clinic("demo").clinic)


def test_words_that_could_mean_anything_are_asked_about() -> None:
    found = wishes.read("it's about the thing from before you know", MODEL)
    assert found.ask or found.labels == ("context",)


def test_parts_are_passed_over_where_they_hardly_ever_add_something(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(__file__).parents[1] / "understanding" / "openings_sixth.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    passing = [wishes.read(text, MODEL) for text in texts]
    monkeypatch.setattr("appliance.dialogue.meaning.wish_model.VECTOR_ADDS", 99.0)
    reading = [wishes.read(text, MODEL) for text in texts]
    assert sum(one != other for one, other in zip(passing, reading, strict=True)) <= len(texts) // 100


def test_the_clinics_hours_tell_morning_from_evening() -> None:
    clinic = load_clinic("demo").clinic
    evening = replace(clinic, shifts={"one": (Shift(weekday=0, opens=time(13), closes=time(21)),)})
    for each, hour in ((evening, 20), (clinic, 8)):
        said = understand("tomorrow at eight", lang="en", asked=Asked.DATE_TIME, clinic=each, today=TODAY)
        assert said.when.at == time(hour)


def test_openings_are_many_the_same_each_time_and_a_third_is_kept_out_to_judge_by() -> None:
    told = spoken_openings.openings()
    assert told == spoken_openings.openings()
    assert len(told) > 7000
    assert 0.25 < sum(one.kept_out for one in told) / len(told) < 0.4
    assert {each for one in told for each in one.labels} == set(MODEL.labels)


@pytest.mark.parametrize(
    ("name", "exact", "slots"),
    [
        ("openings_second", 0.93, 0.95),
        ("openings_third", 0.87, 0.9),
        ("openings_fourth", 0.8, 0.88),
        ("openings_ninth", 0.88, 0.68),
        ("openings_twelfth", 0.89, 0.91),
        ("openings_thirteenth", 0.87, 0.91),
        ("openings_fourteenth", 0.8, 0.88),
    ],
)
def test_each_of_our_sets_is_read_as_well_as_when_it_was_measured(name: str, exact: float, slots: float) -> None:
    path = Path(__file__).parents[1] / "understanding" / f"{name}.jsonl"
    rates = run.evaluate("openings", [path], load_clinic("demo").clinic)["rates"]
    assert rates["intents_exact"]["rate"] >= exact
    assert rates["slots_f1"]["rate"] >= slots


@pytest.mark.parametrize(
    "text",
    [
        "they put me on a new pill on monday and i feel sort of tired should i stop it",
        "the doctor gave me a new pill and i feel dizzy on it should i stop taking it",
    ],
)
def test_how_it_came_about_is_no_wish_beside_a_question_for_advice(text: str) -> None:
    assert wishes.read(text, MODEL).labels == ("advice",)
