"""The box's own settings. Wrong config stops the box with a sentence naming file, field, value and fix."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from appliance.errors import ConfigError

Address = Annotated[str, Meta(pattern=r"^(?!0\.0\.0\.0:|\[::\]:)(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$")]
"""HOST:PORT, IPv6 hosts in brackets; never every interface at once: the line answers anyone who reaches it."""


class SipConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How telephone calls reach the box."""

    listen: Address = "127.0.0.1:5060"
    user: Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]{1,32}$")] = "frontdesk"
    capacity: Annotated[int, Meta(ge=1, le=32)] = 4
    """Calls at once; the next one hears busy (486)."""


class WebConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The status page."""

    listen: Annotated[str, Meta(pattern=r"^(127\.\d+\.\d+\.\d+|localhost|\[::1\]):\d{1,5}$")] = "127.0.0.1:8080"


class EhrConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The clinic's record system."""

    base_url: Annotated[str, Meta(pattern=r"^https?://[^\s?#]+$")]
    token_file: str | None = None
    """A file holding a static bearer token; None: no authorization header."""
    sync_every_s: Annotated[float, Meta(ge=1, le=3600)] = 60


class StaffConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who is rung when a person is wanted."""

    addresses: Annotated[list[Annotated[str, Meta(pattern=r"^sip:[^\s@]+@[^\s@]+$")]], Meta(max_length=8)] = []
    ring_s: Annotated[float, Meta(ge=5, le=60)] = 20


class SpeechConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The engines."""

    models: str = "/var/lib/frontdesk/models"
    recognizers: Annotated[int, Meta(ge=1, le=16)] = 2
    """Recognizer worker processes: with two, the final words of a turn never wait behind a guess at its beginning."""


class Config(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything `frontdesk run` needs to know."""

    ehr: EhrConfig
    clinic: Annotated[str, Meta(min_length=1)] = "demo"
    """"demo", or the path of a clinic file."""
    state: Annotated[str, Meta(min_length=1)] = "/var/lib/frontdesk"
    sip: SipConfig = SipConfig()
    web: WebConfig = WebConfig()
    staff: StaffConfig = StaffConfig()
    speech: SpeechConfig = SpeechConfig()


FIXES = {
    "ehr": "a table [ehr] with base_url",
    "ehr.base_url": 'the address of the FHIR R4 server, such as "https://ehr.example.org/fhir"',
    "ehr.token_file": "the path of a file holding a bearer token, or leave it out",
    "ehr.sync_every_s": "seconds between 1 and 3600",
    "clinic": '"demo" or the path of a clinic file',
    "state": "the path of a folder this program may write to",
    "sip": "a table [sip]",
    "sip.listen": 'HOST:PORT of one interface, such as "10.77.0.1:5060"',
    "sip.user": "up to 32 letters, digits, dots, dashes or underscores",
    "sip.capacity": "a whole number of calls from 1 to 32",
    "web": "a table [web]",
    "web.listen": 'a loopback HOST:PORT, such as "127.0.0.1:8080"',
    "staff": "a table [staff]",
    "staff.addresses": 'a list of up to 8 SIP addresses, such as ["sip:desk@10.77.0.2"]',
    "staff.ring_s": "seconds between 5 and 60",
    "speech": "a table [speech]",
    "speech.models": "the path of the models folder (frontdesk models fetch fills it)",
    "speech.recognizers": "a whole number of worker processes from 1 to 16",
}
"""What each setting wants, as said to the person who set it."""


def load_config(path: Path, overrides: dict[str, Any] | None = None) -> Config:
    """Read a TOML file; `overrides` maps dotted fields to values given on the command line. Raises ConfigError."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; give an existing one with --config") from None
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"{path}: cannot be read; check that it is a text file this program may open") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}; mend that line") from None
    return make_config(document, overrides, source=str(path))


def make_config(document: dict[str, Any], overrides: dict[str, Any] | None = None, *, source: str) -> Config:
    """Check a document already read. Raises ConfigError naming `source`."""
    merged: dict[str, Any] = {key: dict(value) if isinstance(value, dict) else value for key, value in document.items()}
    for dotted, value in (overrides or {}).items():
        *tables, leaf = dotted.split(".")
        place = merged
        for table in tables:
            place = place.setdefault(table, {})
        if isinstance(place, dict):
            place[leaf] = value
    try:
        return msgspec.convert(merged, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error), merged, source)) from None


def read_token(token_file: str | None) -> str:
    """The bearer token kept in a file, "" for no file. Raises ConfigError."""
    if not token_file:
        return ""
    try:
        return Path(token_file).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"ehr.token_file is {token_file!r} and cannot be read; mend its path") from None


def split_address(address: str) -> tuple[str, int]:
    """HOST:PORT as a pair; brackets of IPv6 taken off. Raises ConfigError for a port over 65535."""
    host, _, port = address.rpartition(":")
    if int(port) > 65535:
        raise ConfigError(f"{address}: port {port} does not exist; use a port from 1 to 65535")
    return host.strip("[]"), int(port)


def _explain(error: str, document: dict[str, Any], source: str) -> str:
    place = re.search(r"at `\$\.?([^`]*)`", error)
    field = re.sub(r"\[\d+\]|\[\.\.\.\]", "", place.group(1)) if place else ""
    if unknown := re.search(r"unknown field `([^`]*)`", error):
        name = f"{field}.{unknown.group(1)}".lstrip(".")
        return f"{source}: {name} is not a setting; remove it or mend its name"
    if missing := re.search(r"missing required field `([^`]*)`", error):
        name = f"{field}.{missing.group(1)}".lstrip(".")
        return f"{source}: {name} is missing; give {FIXES.get(name, 'a value')}"
    value: Any = document
    for part in field.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return f"{source}: {field} is {value!r}; use {FIXES.get(field, 'another value')}"
