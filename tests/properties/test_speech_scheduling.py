"""Any load on any number of workers, in virtual time: danger comes first, guesses never delay, nobody starves."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from appliance.speech.queue import Queue, Ticket, Urgency, hearing

DANGER, NOW, SOON, LATER = Urgency


@dataclass(eq=False)
class Piece:
    """One request of one call."""

    call: str
    urgency: Urgency
    at_s: float
    takes_s: float
    begun_s: float = -1.0
    beaten_by: list[Piece] = field(default_factory=list)
    """What was begun while this waited."""


PIECES = st.lists(
    st.builds(
        Piece,
        call=st.sampled_from("abcd"),
        urgency=st.sampled_from([DANGER, NOW, NOW, SOON, LATER, LATER]),
        at_s=st.floats(0, 6).map(lambda at: round(at, 2)),
        takes_s=st.floats(0.02, 0.8).map(lambda takes: round(takes, 2)),
    ),
    min_size=1,
    max_size=60,
)


def play(pieces: Sequence[Piece], workers: int) -> None:
    """Let the pieces arrive at a pool of so many workers, until all are done. AssertionError if it stands still."""
    queue = Queue[Piece](hearing(workers))
    coming = sorted(pieces, key=lambda piece: piece.at_s)
    begun: list[tuple[float, int, Ticket[Piece]]] = []
    waiting: list[Piece] = []
    now = 0.0
    while coming or begun or waiting:
        while coming and coming[0].at_s <= now:
            piece = coming.pop(0)
            queue.put(piece, piece.urgency, call=piece.call, now_s=now)
            waiting.append(piece)
        while len(begun) < workers and (ticket := queue.take(now)) is not None:
            piece = ticket.item
            piece.begun_s = now
            waiting.remove(piece)
            for other in waiting:
                other.beaten_by.append(piece)
            heapq.heappush(begun, (now + piece.takes_s, id(ticket), ticket))
        next_s = min(
            coming[0].at_s if coming else float("inf"),
            begun[0][0] if begun else float("inf"),
            queue.next_s(now) if len(begun) < workers else float("inf"),
        )
        assert next_s < float("inf") or not (waiting or coming or begun), "something waits and nothing will happen"
        if next_s == float("inf"):
            return
        now = next_s
        while begun and begun[0][0] <= now:
            queue.done(heapq.heappop(begun)[2], now)


@given(PIECES, st.integers(1, 4))
def test_everything_wanted_is_read_in_the_end(pieces: list[Piece], workers: int) -> None:
    play(pieces, workers)
    assert all(piece.begun_s >= piece.at_s for piece in pieces)


@given(PIECES, st.integers(1, 4))
def test_danger_is_overtaken_by_danger_alone(pieces: list[Piece], workers: int) -> None:
    play(pieces, workers)
    for piece in pieces:
        if piece.urgency is DANGER:
            assert all(other.urgency is DANGER for other in piece.beaten_by)


@given(PIECES, st.integers(1, 4))
def test_no_guess_younger_than_a_second_overtakes_a_final(pieces: list[Piece], workers: int) -> None:
    play(pieces, workers)
    for piece in pieces:
        if piece.urgency is NOW:
            young = [other for other in piece.beaten_by if other.urgency is LATER and other.begun_s - other.at_s < 1.0]
            assert young == []


@given(PIECES, st.integers(1, 4))
def test_no_other_call_is_served_twice_before_a_call_whose_final_waits(pieces: list[Piece], workers: int) -> None:
    play(pieces, workers)
    for piece in pieces:
        if piece.urgency is NOW:
            others = [other for other in piece.beaten_by if other.urgency is not DANGER and other.call != piece.call]
            own = sum(other.call == piece.call for other in piece.beaten_by)
            assert all(sum(other.call == call for other in others) <= 1 + own for call in "abcd")


@given(PIECES, st.integers(2, 4))
def test_guesses_never_hold_every_worker(pieces: list[Piece], workers: int) -> None:
    play(pieces, workers)
    guesses = [piece for piece in pieces if piece.urgency is LATER]
    for piece in guesses:
        at_once = [one for one in guesses if one.begun_s <= piece.begun_s < one.begun_s + one.takes_s]
        aged = sum(one.begun_s - one.at_s >= 1.0 for one in at_once)
        assert len(at_once) - aged <= workers - 1
