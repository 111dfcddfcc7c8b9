"""Reading a settings document field by field; what is wrong is said with file, field, value and the fix."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from appliance.errors import ConfigError

_MISSING = object()
ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
"""How the parts of a clinic are named in its settings."""
EHR_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
"""How those are named that the record system knows by the same id: what FHIR R4 takes for one."""


@dataclass(frozen=True, slots=True)
class Fields:
    """One table of a document. Every method raises ConfigError."""

    file: str
    path: str
    """Where the table stands: visit_types[3], or "" for the document itself."""
    table: Mapping[str, object]

    def fail(self, name: str, fix: str) -> NoReturn:
        """Refuse the value of a field."""
        value = self.table.get(name, _MISSING)
        where = f"{self.path}.{name}" if self.path else name
        state = "missing" if value is _MISSING else _shown(value)
        raise ConfigError(f"{self.file}: {where} is {state}; {fix}")

    def only(self, *names: str) -> None:
        """Refuse fields nobody reads: they are spelling mistakes."""
        for name in self.table:
            if name not in names:
                self.fail(name, f"remove it, or use one of {', '.join(names)}")

    def text(self, name: str, fix: str = "use some words", *, default: str | None = None, empty: bool = False) -> str:
        """A string; not blank unless `empty`."""
        value = self.table.get(name, default)
        if not isinstance(value, str) or not (empty or value.strip()):
            self.fail(name, fix)
        return value

    def identity(self) -> str:
        """The id of this table."""
        name = self.text("id", "use a short name such as ramirez")
        if not ID.fullmatch(name):
            self.fail("id", "use small letters, digits, dots, dashes and underscores")
        return name

    def ehr_identity(self) -> str:
        """The id of this table, which is the record system's own."""
        name = self.text("id", "use its id in the record system, such as ramirez")
        if not EHR_ID.fullmatch(name):
            self.fail("id", "use its id in the record system: letters, digits, dots and dashes, 64 at most")
        return name

    def one_of(self, name: str, known: Sequence[str], *, default: str | None = None) -> str:
        """One of the names that are known."""
        fix = f"use one of {', '.join(known)}" if len(known) <= 12 else "use an id from the list above"
        value = self.text(name, fix, default=default)
        if value not in known:
            self.fail(name, fix)
        return value

    def some_of(self, name: str, known: Sequence[str], *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Some of the names that are known; one at least where there is no default."""
        values = self.words(name, default=default)
        if not (values or default is not None) or not set(values) <= set(known):
            self.fail(name, f"use one or more of {', '.join(known)}")
        return values

    def number(self, name: str, low: int, high: int, what: str, *, default: int | None = None) -> int:
        """A whole number of `what` between `low` and `high`."""
        value = self.table.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.fail(name, f"use a whole number of {what} between {low} and {high}")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """true or false."""
        value = self.table.get(name, default)
        if not isinstance(value, bool):
            self.fail(name, "use true or false")
        return value

    def day(self, name: str) -> date:
        """A date without quotes."""
        value = self.table.get(name)
        if type(value) is not date:
            self.fail(name, "use a date such as 1988-04-12, without quotes")
        return value

    def words(self, name: str, *, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of strings, none blank."""
        value = self.table.get(name, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item.strip() for item in value):
            self.fail(name, 'use a list of words such as ["cleaning", "teeth cleaning"]')
        return tuple(value)

    def spellings(self, name: str) -> dict[str, str]:
        """A table of strings; empty when missing."""
        value = self.table.get(name, {})
        if not isinstance(value, Mapping):
            self.fail(name, f"write it as a [{name}] section")
        fields = Fields(self.file, name, value)
        return {key: fields.text(key) for key in value}

    def section(self, name: str) -> Fields:
        """A [table] of the document."""
        value = self.table.get(name)
        if not isinstance(value, Mapping):
            self.fail(name, f"add a [{name}] section")
        return Fields(self.file, f"{self.path}.{name}" if self.path else name, value)

    def each(self, name: str) -> tuple[Fields, ...]:
        """A list of tables, with at least one."""
        value = self.table.get(name)
        if not isinstance(value, list) or not value or not all(isinstance(item, Mapping) for item in value):
            self.fail(name, f"add at least one [[{name}]] section")
        where = f"{self.path}.{name}" if self.path else name
        return tuple(Fields(self.file, f"{where}[{number}]", item) for number, item in enumerate(value))


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
