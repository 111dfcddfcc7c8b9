"""A server that keeps failing is left alone for a while, and one that asks for time gets it."""

from __future__ import annotations

import pytest

from appliance.ehr.gate import LONGEST_S, TRIES, Gate
from appliance.ehr.http import MAX_WAIT_S, _retry_after_s


def test_a_door_shuts_after_so_many_failures_and_stays_shut_ever_longer() -> None:
    gate, now, rests = Gate(), 0.0, []
    for _ in range(TRIES - 1):
        gate.failed(now)
    assert gate.open(now)
    for _ in range(8):
        gate.failed(now)
        rests.append(gate.shut_until - now)
        assert not gate.open(now)
        now = gate.shut_until
        assert gate.open(now)
    assert rests == [1, 2, 4, 8, 16, LONGEST_S, LONGEST_S, LONGEST_S]


def test_one_answer_forgets_the_failures() -> None:
    gate = Gate()
    for _ in range(TRIES - 1):
        gate.failed(0.0)
    gate.answered()
    gate.failed(0.0)
    assert gate.open(0.0)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "30"}, 30),
        ({"retry-after": "86400"}, MAX_WAIT_S),
        ({"retry-after": "Mon, 23 Nov 2026 13:00:20 GMT", "date": "Mon, 23 Nov 2026 13:00:00 GMT"}, 20),
        ({"retry-after": "Mon, 23 Nov 2026 12:00:00 GMT", "date": "Mon, 23 Nov 2026 13:00:00 GMT"}, 0),
        ({"retry-after": "Mon, 23 Nov 2026 13:00:20 GMT"}, 0),
        ({"retry-after": "soon"}, 0),
        ({"retry-after": "-5"}, 0),
        ({}, 0),
    ],
)
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], seconds: float) -> None:
    """P, case 13: seconds, or a date counted from the server's own clock."""
    assert _retry_after_s(headers) == seconds
