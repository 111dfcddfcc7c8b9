"""Which freed times go to whom on the waiting list. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import Protocol, TypeVar

from appliance.clinic.visit import Opening


class Wish(Protocol):
    """What somebody waits for (store.waitlist.Waiting)."""

    @property
    def visit_type_id(self) -> str:
        """The kind of visit."""
        ...

    @property
    def provider_id(self) -> str | None:
        """None: anyone who does it."""
        ...

    @property
    def earliest(self) -> datetime:
        """A visit may start from here ..."""
        ...

    @property
    def latest(self) -> datetime:
        """... and before this."""
        ...

    @property
    def weekdays(self) -> frozenset[int]:
        """0 (Monday) to 6, at the clinic; empty: any day."""
        ...

    @property
    def from_minute(self) -> int:
        """Minutes after local midnight from which a visit may start ..."""
        ...

    @property
    def to_minute(self) -> int:
        """... and before which."""
        ...


One = TypeVar("One", bound=Wish)


def suits(wish: Wish, opening: Opening, zone: tzinfo) -> bool:
    """Whether an opening is what somebody waits for. Days and minutes are the clinic's own."""
    local = opening.start.astimezone(zone)
    return (
        wish.visit_type_id == opening.visit_type_id
        and wish.provider_id in (None, opening.provider_id)
        and wish.earliest <= opening.start < wish.latest
        and (not wish.weekdays or local.weekday() in wish.weekdays)
        and wish.from_minute <= local.hour * 60 + local.minute < wish.to_minute
    )


def matched(line: Iterable[One], openings: Sequence[Opening], zone: tzinfo) -> tuple[tuple[One, Opening], ...]:
    """Who is told of which opening: in the order of the line each gets the first that suits and overlaps none given.

    Two openings overlap when they want one provider, or one room, at one time.
    """
    given: list[tuple[One, Opening]] = []
    for wish in line:
        for opening in openings:
            if suits(wish, opening, zone) and not any(opening.overlaps(other) for _, other in given):
                given.append((wish, opening))
                break
    return tuple(given)
