"""The clinic's settings, read from a file or from the demo that comes with the box."""

from __future__ import annotations

import tomllib
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from appliance.clinic.demo import demo_json
from appliance.clinic.load import ClinicFile, parse_clinic
from appliance.errors import ConfigError


def demo_clinic() -> ClinicFile:
    """The demo clinic that comes with the box."""
    text = resources.files("appliance.clinic").joinpath("demo.toml").read_text(encoding="utf-8")
    return parse_clinic(tomllib.loads(text), "demo.toml")


def demo_document() -> dict[str, Any]:
    """What `frontdesk demo --json` prints, relative to today in the clinic's zone."""
    clinic_file = demo_clinic()
    return demo_json(clinic_file, datetime.now(clinic_file.clinic.zone).date())


def load_clinic(name: str) -> ClinicFile:
    """The demo clinic, or a clinic file. Raises ConfigError."""
    if name == "demo":
        return demo_clinic()
    try:
        document = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f'clinic is {name!r} and cannot be read; use "demo" or the path of a clinic file') from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: is not valid TOML: {error}; mend that line") from None
    return parse_clinic(document, name)
