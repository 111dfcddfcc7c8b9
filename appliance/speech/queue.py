"""Which piece of work a pool does next, for several calls at once. Pure: the time is told, in seconds on any clock.

Danger first, then what someone waits for in silence, then opinions, then guesses; among equals the call that was served
longest ago. Guesses give way before anything else has to wait, and still each is read in the end (docs/adr/0014).
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

MOST_CALLS = 64
"""Calls whose last turn is remembered; one forgotten counts as never served, and goes first."""

T = TypeVar("T")


class Urgency(IntEnum):
    """Which request is served first."""

    DANGER = 0
    """The caller may be in danger."""
    NOW = 1
    """Someone on the line waits for it in silence."""
    SOON = 2
    """It may shorten such a wait."""
    LATER = 3
    """Useful, and out of date as soon as something newer is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How much LATER work may stand in the way, and how little of it is always done."""

    workers: int = 1
    later_at_once: int | None = None
    """Workers that may be at LATER work at a time; None: all."""
    rest: float = 0.0
    """After each piece of LATER work none is begun for so many times its length."""
    aged_s: float = math.inf
    """LATER and SOON work that has waited so long counts as NOW, as far as its share goes."""
    share: float = 0.0
    """Of all workers' time, 0 to 1: what LATER work may take in this way however much else waits."""


def hearing(workers: int) -> Policy:
    """For recognizers. One worker is kept free of guesses; a lone one rests from them as long as they take.

    A guess is the only way to an emergency told in one long breath: under any load each call has one read when it has
    waited a second and a quarter of the workers' time has not gone into guesses.
    """
    alone = workers == 1
    return Policy(
        workers=workers, later_at_once=1 if alone else workers - 1, rest=1.0 if alone else 0.0, aged_s=1.0, share=0.25
    )


@dataclass(eq=False, slots=True)
class Ticket(Generic[T]):
    """One piece of work, waiting or begun."""

    item: T
    urgency: Urgency
    call: str
    since_s: float
    order: int
    begun_s: float = math.nan


class Queue(Generic[T]):
    """Work that waits and work that is being done, by one policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._waiting: list[Ticket[T]] = []
        self._begun: set[Ticket[T]] = set()
        self._served: OrderedDict[str, int] = OrderedDict()
        self._orders = self._turns = 0
        self._rest_until_s = -math.inf
        self._credit_s = self._most_credit_s = policy.share * policy.workers
        self._credited_s = -math.inf

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, item: T, urgency: Urgency, *, call: str, now_s: float) -> None:
        """Let an item wait. `call`: whose it is, for fairness; "" is one of its own."""
        self._orders += 1
        self._waiting.append(Ticket(item, urgency, call, now_s, self._orders))

    def take(self, now_s: float) -> Ticket[T] | None:
        """Begin the next piece of work; None when nothing may begin now. `done` must follow."""
        self._earn(now_s)
        ready = [(self._rank(one, now_s), one) for one in self._waiting]
        ready = [(rank, one) for rank, one in ready if self._may_begin(rank, now_s)]
        if not ready:
            return None
        _, ticket = min(ready, key=lambda each: (each[0], self._served.get(each[1].call, 0), each[1].order))
        self._waiting.remove(ticket)
        self._begun.add(ticket)
        self._turns += 1
        self._served[ticket.call] = self._turns
        self._served.move_to_end(ticket.call)
        if len(self._served) > MOST_CALLS:
            self._served.popitem(last=False)
        ticket.begun_s = now_s
        return ticket

    def done(self, ticket: Ticket[T], now_s: float, *, again: bool = False) -> None:
        """It was done, or is to be done again from the place it had."""
        self._begun.remove(ticket)
        if ticket.urgency is Urgency.LATER:
            took_s = now_s - ticket.begun_s
            self._earn(now_s)
            self._credit_s -= took_s
            self._rest_until_s = now_s + self._policy.rest * took_s
        if again:
            self._waiting.append(ticket)

    def purge(self, wanted: Callable[[T], bool]) -> None:
        """Throw away what waits and is not wanted any more."""
        self._waiting = [one for one in self._waiting if wanted(one.item)]

    def next_s(self, now_s: float) -> float:
        """When `take` may have something although nothing else happens; infinity for never."""
        if not self._waiting:
            return math.inf
        aged = [one.since_s + self._policy.aged_s for one in self._waiting]
        earning = self._policy.share * self._policy.workers
        paid_s = now_s + -self._credit_s / earning if earning else math.inf
        return min((at for at in (*aged, self._rest_until_s, paid_s) if at > now_s), default=math.inf)

    def _rank(self, ticket: Ticket[T], now_s: float) -> Urgency:
        aged = now_s - ticket.since_s >= self._policy.aged_s
        paid = ticket.urgency is not Urgency.LATER or self._credit_s > 0
        return Urgency.NOW if aged and paid and ticket.urgency > Urgency.NOW else ticket.urgency

    def _may_begin(self, rank: Urgency, now_s: float) -> bool:
        if rank is not Urgency.LATER:
            return True
        at_once = self._policy.later_at_once
        begun = sum(one.urgency is Urgency.LATER for one in self._begun)
        return now_s >= self._rest_until_s and (at_once is None or begun < at_once)

    def _earn(self, now_s: float) -> None:
        """What LATER work may take of the time that has passed; a second's worth is kept at most."""
        if math.isfinite(self._credited_s):
            earned_s = self._policy.share * self._policy.workers * (now_s - self._credited_s)
            self._credit_s = min(self._most_credit_s, self._credit_s + earned_s)
        self._credited_s = now_s
