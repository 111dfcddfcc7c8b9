"""Judging dates: every shape of file, what is in scope, and what counts as right, ambiguous or wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from appliance.clinic_file import load_clinic
from appliance.errors import ConfigError
from appliance.evaluate import dates
from appliance.evaluate.report import Item
from appliance.evaluate.rows import Row, read

CLINIC = load_clinic("demo").clinic
MONDAY = "2026-11-23"


def judged(**fields: Any) -> Item:
    item = dates.judge(Row("f", 1, {"lang": "en", **fields}), CLINIC)
    assert item is not None
    return item


def test_an_opening_names_a_day_and_a_time() -> None:
    slot = {"role": "target", "text": "friday at ten", "resolved": {"date": "2026-11-27"}, "time": {"time": "10:00"}}
    item = judged(text="could i come friday at ten", slots={"datetimes": [slot]}, reference_date=MONDAY)
    assert item.ok
    assert item.got == {
        "status": "resolved",
        "values": [{"from": "2026-11-27T10:00:00", "to": "2026-11-27T11:00:00", "grain": "hour", "span": [13, 26]}],
    }


def test_results_list_readings_and_any_of_them_is_right() -> None:
    values = [{"type": "date", "value": "2026-05-04"}, {"type": "date", "value": "2027-05-04"}]
    result = {"text": "may fourth", "type": "datetimeV2.date", "values": values}
    item = judged(text="on may fourth then", reference=f"{MONDAY}T00:00:00", results=[result])
    assert (item.ok, item.wrong) == (True, False)


def test_an_interval_has_a_grain() -> None:
    item = judged(
        text="between two and four pm",
        kind="datetimeInterval",
        grain="Hour",
        value=[[2026, 11, 23, 14, 0, 0], [2026, 11, 23, 17, 0, 0]],
        reference=f"{MONDAY}T09:00:00-06:00",
    )
    assert (item.ok, item.wrong) == (True, False)


def test_a_marked_span_leaves_the_rest_of_the_turn_unjudged() -> None:
    item = judged(
        text="the fifth of December, and my birthday is March third",
        span="fifth of December",
        canonical="2026-12-05",
        reference=MONDAY,
    )
    assert (item.ok, item.wrong) == (True, False)


def test_what_is_no_date_is_counted_apart_and_a_claim_about_it_is_not_judged() -> None:
    result = {"text": "two hours", "type": "datetimeV2.duration", "values": [{"type": "duration", "value": "7200"}]}
    item = judged(text="it took two hours", reference=f"{MONDAY}T00:00:00", results=[result])
    rate = dates.rates([item])["out_of_scope"]
    assert (rate.k, rate.n) == (1, 1)


def test_a_day_that_can_be_read_two_ways_is_ambiguous_and_not_wrong() -> None:
    values = [{"type": "date", "value": "2026-12-03"}]
    result = {"text": "3/12", "type": "datetimeV2.date", "values": values}
    item = judged(text="el 3/12", lang="es", reference=f"{MONDAY}T00:00:00", results=[result])
    assert item.got["status"] == "ambiguous"
    assert (item.ok, item.wrong) == (True, False)


def test_another_day_than_the_files_is_wrong() -> None:
    result = {"text": "friday", "type": "datetimeV2.date", "values": [{"type": "date", "value": "2026-12-25"}]}
    assert judged(text="friday", reference=f"{MONDAY}T00:00:00", results=[result]).wrong


def test_a_row_of_no_known_shape_names_its_line() -> None:
    with pytest.raises(ConfigError, match="line 1"):
        judged(text="friday")


@pytest.mark.parametrize("name", ["dates_own", "dates_kept_out"])
def test_our_own_expressions_are_read(name: str) -> None:
    _, rows = read(Path(__file__).parents[1] / "understanding" / f"{name}.jsonl")
    items = [item for row in rows if (item := dates.judge(row, CLINIC))]
    found = dates.rates(items)
    assert (found["expressions_resolved"].value or 0) >= 0.97
    assert (found["wrong"].value or 0) <= 0.02


def test_two_days_marked_one_by_one_may_be_claimed_as_one_run() -> None:
    results = [
        {"type": "datetimeV2.date", "values": [{"type": "date", "value": f"2026-12-{day}"}]} for day in ("18", "19")
    ]
    item = judged(text="the 18th and 19th of December", reference=f"{MONDAY}T00:00:00", results=results)
    assert not item.wrong
    item = judged(text="the 18th and 19th of December", reference=f"{MONDAY}T00:00:00", results=results[:1])
    assert item.wrong


def test_now_is_the_minute_it_was_said_in() -> None:
    value = {"type": "datetime", "value": f"{MONDAY} 09:00:10"}
    result = {"type": "datetimeV2.datetime", "values": [value]}
    item = judged(text="come now", reference=f"{MONDAY}T09:00:10.5", results=[result])
    assert (item.ok, item.wrong) == (True, False)
