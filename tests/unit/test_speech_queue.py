"""Who is read next: danger, then those who wait in silence, then opinions, then guesses, and nobody twice in a row."""

from __future__ import annotations

import math

from appliance.speech.queue import Policy, Queue, Urgency, hearing

DANGER, NOW, SOON, LATER = Urgency


def order(queue: Queue[str], now_s: float = 0.0) -> list[str]:
    """What is taken, one after another, each done at once."""
    taken = []
    while (ticket := queue.take(now_s)) is not None:
        taken.append(ticket.item)
        queue.done(ticket, now_s)
    return taken


def test_danger_goes_before_finals_and_finals_before_guesses() -> None:
    queue = Queue[str](Policy())
    for urgency in (LATER, SOON, NOW, DANGER):
        queue.put(urgency.name, urgency, call=urgency.name, now_s=0.0)
    assert order(queue) == ["DANGER", "NOW", "SOON", "LATER"]


def test_the_call_served_longest_ago_goes_first() -> None:
    queue = Queue[str](Policy())
    for item in ("a1", "a2", "b1", "c1"):
        queue.put(item, NOW, call=item[0], now_s=0.0)
    assert order(queue) == ["a1", "b1", "c1", "a2"]


def test_requests_of_one_call_keep_their_order() -> None:
    queue = Queue[str](Policy())
    for item in "abc":
        queue.put(item, NOW, call="", now_s=0.0)
    assert order(queue) == ["a", "b", "c"]


def test_one_worker_is_kept_free_of_guesses() -> None:
    queue = Queue[str](hearing(2))
    for item in ("guess a", "guess b"):
        queue.put(item, LATER, call=item, now_s=0.0)
    guess = queue.take(0.0)
    assert guess is not None
    assert queue.take(0.0) is None
    queue.put("final", NOW, call="c", now_s=0.1)
    final = queue.take(0.1)
    assert final is not None
    assert final.item == "final"
    queue.done(guess, 0.2)
    second = queue.take(0.2)
    assert second is not None
    assert second.item == "guess b"


def test_a_lone_worker_rests_from_guesses_as_long_as_they_take() -> None:
    queue = Queue[str](hearing(1))
    for item in ("a", "b"):
        queue.put(item, LATER, call=item, now_s=0.0)
    first = queue.take(0.0)
    assert first is not None
    queue.done(first, 0.3)
    assert queue.take(0.5) is None
    assert queue.next_s(0.5) == 0.6
    assert queue.take(0.6) is not None


def test_a_guess_that_has_waited_a_second_is_read_among_finals_but_takes_only_its_share() -> None:
    queue, now, guesses, finals = Queue[str](hearing(1)), 0.0, 0.0, 0
    for number in range(400):
        queue.put("final", NOW, call=f"f{number % 3}", now_s=now)
        if number % 2:
            queue.put("guess", LATER, call=f"g{number % 5}", now_s=now)
        ticket = queue.take(now)
        assert ticket is not None
        took = 0.1
        now += took
        queue.done(ticket, now)
        guesses += took * (ticket.item == "guess")
        finals += ticket.item == "final"
    assert 0.15 < guesses / now < 0.30
    assert finals > 250


def test_what_is_not_wanted_any_more_is_never_begun() -> None:
    queue = Queue[str](Policy())
    for item in ("old", "new"):
        queue.put(item, NOW, call=item, now_s=0.0)
    queue.purge(lambda item: item == "new")
    assert order(queue) == ["new"]


def test_work_to_be_done_again_keeps_its_place() -> None:
    queue = Queue[str](Policy())
    for item in ("a", "b"):
        queue.put(item, NOW, call="", now_s=0.0)
    first = queue.take(0.0)
    assert first is not None
    queue.done(first, 1.0, again=True)
    assert order(queue, 1.0) == ["a", "b"]


def test_nothing_to_wait_for_is_told() -> None:
    queue = Queue[str](hearing(2))
    assert queue.next_s(0.0) == math.inf
    queue.put("guess", LATER, call="a", now_s=0.0)
    assert queue.next_s(0.0) == 1.0
