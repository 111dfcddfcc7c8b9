"""What the box asks a token server for, and what it then may do (SMART App Launch 2, scopes). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

NEEDS = {
    "Practitioner": "rs",
    "Location": "rs",
    "Schedule": "rs",
    "Slot": "rus",
    "Patient": "crs",
    "Appointment": "crus",
    "Communication": "crs",
}
"""The least that reading a clinic, booking, moving, cancelling and leaving a note take; of create, read, update, delete
and search."""

NOTES = ("Communication", "DocumentReference", "Task")
"""What a note can be; one of them is needed."""

TEST_NEEDS = {**NEEDS, "Schedule": "cruds", "Slot": "cruds", "Appointment": "cruds"}
"""For `frontdesk ehr probe`, which makes and deletes a disposable calendar."""

WIDEST_NEEDS = {**TEST_NEEDS, **dict.fromkeys(NOTES, "crs")}
"""The same, and every kind of note, to find out which is granted."""


def needs(note: str) -> dict[str, str]:
    """The least where a note is this type of resource, "" where none can be left."""
    rest = {kind: letters for kind, letters in NEEDS.items() if kind not in NOTES}
    return {**rest, note: "crs"} if note in NOTES else rest


def missing(wanted: Grants, grants: Grants) -> list[str]:
    """Types of the least that were not granted. `wanted`: as asked for, which says what a note is here."""
    note = next((kind for kind in NOTES if wanted.letters and kind in wanted.letters), NOTES[0])
    return [kind for kind, letters in needs(note).items() if not grants.may(kind, letters)]


V1 = {"read": "rs", "write": "cud", "*": "cruds"}
SCOPE = re.compile(r"(?:system|user)/(?P<kind>\*|[A-Z]\w*)\.(?P<may>read|write|\*|c?r?u?d?s?)(?:\?\S*)?")


def scopes(needs: dict[str, str], *, v1: bool) -> str:
    """One scope string; in the words of SMART 1 (`.read`, `.write`) for servers that know no others."""
    if not v1:
        return " ".join(f"system/{kind}.{may}" for kind, may in needs.items())
    return " ".join(
        f"system/{kind}.{word}" for kind, may in needs.items() for word in ("read", "write") if set(V1[word]) & set(may)
    )


@dataclass(frozen=True, slots=True)
class Grants:
    """What a token is good for."""

    letters: dict[str, frozenset[str]] | None = None
    """Of "cruds", by resource type or "*"; None: not told, so everything is tried."""

    def may(self, kind: str, letters: str) -> bool:
        """Whether every one of these was granted."""
        if self.letters is None:
            return True
        return set(letters) <= self.letters.get(kind, frozenset()) | self.letters.get("*", frozenset())


def granted(text: str) -> Grants:
    """Read a scope string. One that names no resources (some servers grant by registration) tells nothing."""
    letters: dict[str, frozenset[str]] = {}
    for one in text.split():
        if found := SCOPE.fullmatch(one):
            kind = found["kind"]
            letters[kind] = letters.get(kind, frozenset()) | set(V1.get(found["may"], found["may"]))
    return Grants(letters or None)
