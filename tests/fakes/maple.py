"""The demo clinic as values, and a clock that stands where a test puts it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files

from appliance.clinic.load import ClinicFile, parse_clinic

MONDAY = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
"""Seven in the morning at the clinic, the Monday before Thanksgiving."""


@cache
def maple() -> ClinicFile:
    """Maple Street Family Health, from the file the demo uses."""
    text = files("appliance.clinic").joinpath("demo.toml").read_text(encoding="utf-8")
    return parse_clinic(tomllib.loads(text), "demo.toml")


@dataclass(slots=True)
class StandingClock:
    """Wall-clock time that moves only when told to."""

    instant: datetime = MONDAY

    def now(self) -> datetime:
        return self.instant

    def forward(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)
