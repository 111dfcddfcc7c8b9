"""Labelled utterances, read from files of one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from appliance.clinic.people import Lang
from appliance.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file. Unknown keys are ignored; a field that is missing or of the wrong kind names its line."""

    file: str
    line: int
    fields: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The item's own id, else FILE:LINE."""
        return str(self.fields.get("id") or f"{self.file}:{self.line}")

    @property
    def lang(self) -> Lang:
        """en or es. Raises ConfigError for anything else."""
        lang: Lang = self.one_of("lang", ("en", "es"))  # type: ignore[assignment]
        return lang

    @property
    def text(self) -> str:
        """What was said. Raises ConfigError when it is missing."""
        return self.string("text")

    def string(self, name: str) -> str:
        """A text field. Raises ConfigError when it is missing or no text."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else self.fail(f'"{name}" is missing or no text')

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        """A field that is one of a few words. Raises ConfigError when it is not."""
        value = self.fields.get(name)
        if value not in allowed:
            self.fail(f'"{name}" is {value!r}; use one of {", ".join(allowed)}')
        return str(value)

    def fail(self, what: str) -> NoReturn:
        """Raise ConfigError naming the file and the line."""
        raise ConfigError(f"{self.file}, line {self.line}: {what}")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read."""

    path: str
    sha256: str
    n: int


def read(path: Path) -> tuple[Source, list[Row]]:
    """Every line of a file. Raises ConfigError naming the first line that is no JSON object."""
    try:
        content = path.read_bytes()
        lines = content.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as UTF-8 text; give a file of one JSON object a line") from error
    rows = list(_rows(str(path), lines))
    return Source(str(path), hashlib.sha256(content).hexdigest(), len(rows)), rows


def _rows(path: str, lines: Sequence[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError:
            fields = None
        if not isinstance(fields, dict):
            raise ConfigError(f"{path}, line {number}: not a JSON object")
        yield Row(path, number, fields)
