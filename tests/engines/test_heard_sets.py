"""Sets over the telephone: what is judged is what was heard, and nothing is decoded twice."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pytest
from bench.heard_sets import SPEAKERS, Condition, Ear, drawn, heard_rows, prepare, run, speaker, talk_of
from fakes.maple import maple

from appliance.dialogue.asked import Asked
from appliance.evaluate.rows import Row
from appliance.rehearse.voices import VOICES, Voices

pytestmark = [pytest.mark.anyio, pytest.mark.engines]

SAID = (
    {"id": "a", "lang": "en", "label": "emergency", "text": "My father fell down and he can't breathe."},
    {"id": "b", "lang": "es", "label": "none", "hard_negative": True, "text": "Quisiera cambiar mi cita del lunes."},
)


def rows(*fields: dict[str, object]) -> list[Row]:
    return [Row("said", number, one) for number, one in enumerate(fields, start=1)]


def test_a_draw_keeps_what_is_grave_and_halves_the_rest_by_language() -> None:
    grave = [{"id": f"g{n}", "lang": "en", "label": "urgent", "text": "x"} for n in range(5)]
    rest = [{"id": f"{lang}{n}", "lang": lang, "label": "none", "text": "x"} for lang in ("en", "es") for n in range(9)]
    found = [row.id for row in drawn(rows(*grave, *rest), 6, seed=1)]
    assert found == [row.id for row in drawn(rows(*grave, *rest), 6, seed=1)]
    assert [sum(name.startswith(kind) for name in found) for kind in ("g", "en", "es")] == [5, 3, 3]
    assert len(drawn(rows(*grave, *rest), 15, seed=1)) == 20
    assert len(drawn(rows(*rest[:9], rest[9]), 6, seed=1)) == 6, "where one language has too few, the other fills up"


def test_no_line_is_said_by_the_box_itself() -> None:
    known = {voice.name: voice.lang for voice in VOICES}
    assert all(known[name] == lang for lang, cast in SPEAKERS.items() for name in cast)
    assert {speaker(row) for row in rows(*SAID)} <= known.keys()


def test_an_opening_is_heard_before_the_language_is_settled_and_an_answer_after() -> None:
    opening, answer = rows(SAID[1], {**SAID[1], "asked": "date_time"})
    assert not talk_of(opening, maple()).lang_settled
    talk = talk_of(answer, maple())
    assert (talk.lang, talk.lang_settled, talk.asked) == ("es", True, Asked.DATE_TIME)


async def test_two_lines_are_heard_and_the_second_time_nothing_is_decoded(models: Path, tmp_path: Path) -> None:
    piper = Path(__file__).parents[2] / ".cache" / "voices-venv" / "bin" / "python"
    voices = Voices(tmp_path, models=models, piper_python=piper)
    lines = rows(*SAID)
    await prepare(lines, voices)
    heard = []
    for _ in range(2):
        ear = Ear(tmp_path, models)
        heard.append(await heard_rows(lines, Condition(25.0, 1), voices=voices, ear=ear, file=maple()))
    assert (ear.decoded, ear.kept) == (0, 2)
    assert heard[0] == heard[1]
    assert [row.fields["said"] for row in heard[0]] == [row["text"] for row in SAID]
    assert "breathe" in heard[0][0].text
    assert "lunes" in heard[0][1].text


async def test_text_and_telephone_stand_side_by_side(models: Path, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in SAID), encoding="utf-8")
    options = argparse.Namespace(
        kind="emergencies", files=[file], snr=[25.0], limit=None, seed=1, kept=tmp_path, deaf=False
    )
    options.out = tmp_path / "rows"
    table = await run(options)
    print(table, file=sys.stderr)
    assert table.splitlines()[0] == "| | text | 25 dB |"
    assert "| en emergency_caught | 1/1 (100.0 %, 21-100) | 1/1 (100.0 %, 21-100) |" in table
    assert [json.loads(line)["id"] for line in (options.out / "said.25dB.jsonl").read_text().splitlines()] == ["a", "b"]
