"""Everyone on file, found by number or date of birth without reading them all."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from appliance.clinic.people import Patient
from appliance.dialogue.people import phone

MOST_FAMILIES = 60
"""Family names kept to listen for."""

K = TypeVar("K", bound=Hashable)


class Directory(Collection[Patient]):
    """The active patients of a clinic, for all calls at once: it is never changed, a newer one takes its place."""

    def __init__(self, people: Collection[Patient] = (), *, newer_than: Directory | None = None) -> None:
        """`newer_than`: whom `people` are added to, or replace by their ids; one who is not active any more goes."""
        self._people: dict[str, Patient] = {} if newer_than is None else dict(newer_than._people)
        self._numbers: dict[str, tuple[Patient, ...]] = {} if newer_than is None else dict(newer_than._numbers)
        self._births: dict[date, tuple[Patient, ...]] = {} if newer_than is None else dict(newer_than._births)
        for one in people:
            if old := self._people.pop(one.id, None):
                _drop(self._numbers, old.phone, old)
                _drop(self._births, old.birth_date, old)
            if one.active:
                self._people[one.id] = one
                _add(self._births, one.birth_date, one)
                if one.phone:
                    _add(self._numbers, one.phone, one)
        self.families = self._first_families()
        """The family names of some of them, all of a small practice."""
        self.has_local_numbers: bool = (newer_than is not None and newer_than.has_local_numbers) or any(
            len(one.phone) == 2 + phone.LOCAL for one in people if one.active
        )
        """Whether anyone's number is, or was, on file without an area code."""

    @classmethod
    def of(cls, people: Collection[Patient]) -> Directory:
        """These people; itself when it is one."""
        return people if isinstance(people, cls) else cls(people)

    def with_number(self, number: str | None) -> tuple[Patient, ...]:
        """Those with this number (E.164); nobody has none."""
        return self._numbers.get(number, ()) if number else ()

    def born_on(self, births: Iterable[date]) -> tuple[Patient, ...]:
        """Those born on one of these days."""
        return tuple(one for born in dict.fromkeys(births) for one in self._births.get(born, ()))

    def __len__(self) -> int:
        return len(self._people)

    def __contains__(self, one: object) -> bool:
        return isinstance(one, Patient) and self._people.get(one.id) == one

    def __iter__(self) -> Iterator[Patient]:
        return iter(self._people.values())

    def _first_families(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for one in self._people.values():
            if len(found) == MOST_FAMILIES:
                break
            found[one.family] = None
        return tuple(found)


def _add(index: dict[K, tuple[Patient, ...]], key: K, one: Patient) -> None:
    index[key] = (*index.get(key, ()), one)


def _drop(index: dict[K, tuple[Patient, ...]], key: K, one: Patient) -> None:
    rest = tuple(two for two in index.get(key, ()) if two.id != one.id)
    if rest:
        index[key] = rest
    else:
        index.pop(key, None)
