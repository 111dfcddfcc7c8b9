"""How many calls a board takes: what was measured decides, and no setting makes it more."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance import capacity
from appliance.capacity import Measured
from appliance.errors import StoreError

CPU, CORES = capacity.board()
HERE = Measured(
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


def slower(times: float) -> Measured:
    """A board whose readings take so many times as long."""
    return msgspec.structs.replace(HERE, cores=2, finals_s=9.0 / times, guesses_s=16.0 / times)


def test_a_board_half_as_quick_takes_fewer_calls() -> None:
    assert [slower(times).calls for times in (1, 2, 4, 8)] == [5, 3, 1, 1]


@given(st.floats(0.05, 200), st.floats(0.05, 200), st.integers(1, 64))
def test_every_board_takes_one_call_and_none_more_than_the_line(finals_s: float, guesses_s: float, cores: int) -> None:
    board = msgspec.structs.replace(HERE, finals_s=finals_s, guesses_s=guesses_s, cores=cores)
    assert 1 <= board.calls <= capacity.MOST_CALLS


def test_settings_may_ask_for_less_than_was_measured_and_not_for_more() -> None:
    measured = slower(1)
    assert capacity.calls_at_once(2, measured) == 2
    assert capacity.calls_at_once(20, measured) == measured.calls
    assert capacity.calls_at_once(None, measured) == measured.calls


def test_a_board_nobody_measured_takes_what_the_settings_say_or_four() -> None:
    assert (capacity.calls_at_once(None, None), capacity.calls_at_once(7, None)) == (4, 7)


def test_what_was_measured_is_kept_and_read_again(tmp_path: Path) -> None:
    assert capacity.read(tmp_path) is None
    capacity.keep(tmp_path / "new", HERE)
    assert capacity.read(tmp_path / "new") == HERE


def test_another_boards_measurement_does_not_count(tmp_path: Path) -> None:
    capacity.keep(tmp_path, msgspec.structs.replace(HERE, cpu="another"))
    assert capacity.read(tmp_path) is None


def test_a_damaged_measurement_does_not_count(tmp_path: Path) -> None:
    (tmp_path / capacity.FILE).write_text("{")
    assert capacity.read(tmp_path) is None


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--state"):
        capacity.keep(tmp_path / "file", HERE)
