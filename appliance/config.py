"""The box's own settings. Wrong config stops the box with a sentence naming file, field, value and fix."""

from __future__ import annotations

import re
import tomllib
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct

from appliance.errors import ConfigError

Address = Annotated[str, Meta(pattern=r"^(?!0\.0\.0\.0:|\[::\]:)(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$")]
"""HOST:PORT, IPv6 hosts in brackets; never every interface at once: the line answers anyone who reaches it."""


class SipConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How telephone calls reach the box."""

    listen: Address = "127.0.0.1:5060"
    user: Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]{1,32}$")] = "frontdesk"
    capacity: Annotated[int, Meta(ge=1, le=32)] | None = None
    """Calls at once at most, such as the gateway's lines; the next one meets the clinic's [overflow] choice. None: what
    `frontdesk doctor --capacity` found, or 4."""
    echoes: bool = True
    """Whether the line may send our voice back, as every analog one behind a gateway does; False where it is digital
    from end to end."""
    dial: Annotated[str, Meta(pattern=r"^sip:[0-9*#]*\{(number|digits|national)\}@[^\s@{}]+$")] | None = None
    """Where the box dials a telephone number: "sip:{national}@10.77.0.2"; `number` is +13125550101, `digits` leaves out
    the plus, `national` the country too. None: it calls nobody but staff."""


class WebConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The status page."""

    listen: Annotated[str, Meta(pattern=r"^(127\.\d+\.\d+\.\d+|localhost|\[::1\]):\d{1,5}$")] = "127.0.0.1:8080"


LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts a secret may go to without TLS: it does not leave the machine."""

OFFICE_NETWORKS = tuple(map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")))
"""Addresses of nobody's on the Internet (RFC 1918, RFC 4193)."""

HttpUrl = Annotated[str, Meta(pattern=r"^https?://[^\s?#]+$")]


class BasicConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name and a password the record system gave the box."""

    user: Annotated[str, Meta(pattern=r"^[^:\s]+$")]
    password_file: Annotated[str, Meta(min_length=1)]


class SmartConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """SMART Backend Services: the box signs with a key of its own (`frontdesk ehr key`)."""

    client_id: Annotated[str, Meta(min_length=1)]
    """What the vendor registered the box's key under."""
    algorithm: Literal["ES384", "RS384"] = "ES384"
    token_url: HttpUrl | None = None
    """None: where the record system's .well-known/smart-configuration says."""
    scopes: Annotated[list[Annotated[str, Meta(pattern=r"^[!#-\[\]-~]+$")]], Meta(max_length=64)] | None = None
    """None: the least the box needs."""


class OpenDentalConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Open Dental's own REST API in the place of FHIR."""

    developer_key_file: Annotated[str, Meta(min_length=1)]
    customer_key_file: Annotated[str, Meta(min_length=1)]
    office_network: bool = False
    """Plain http to a private address: the API Service in the clinic speaks no other."""
    appointment_types: dict[str, Annotated[int, Meta(ge=1)]] = {}
    """AppointmentTypeNum by visit type id; a visit type that is not in it is booked without one."""
    bookable_blockouts: Annotated[list[Annotated[str, Meta(min_length=1)]], Meta(max_length=64)] = []
    """Names of blockout types that visits may be booked on; all others shut their time."""
    task_list: Annotated[int, Meta(ge=1)] | None = None
    """TaskListNum for notes of calls by nobody on file; None: those become cards."""
    task_user: Annotated[int, Meta(ge=1)] | None = None
    """UserNum those tasks are from."""


class EhrConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The clinic's record system."""

    base_url: HttpUrl
    token_file: str | None = None
    """A file holding a static bearer token. At most one of token_file, basic and smart; none: no authorization."""
    basic: BasicConfig | None = None
    smart: SmartConfig | None = None
    open_dental: OpenDentalConfig | None = None
    """What is at base_url is Open Dental's own API, not FHIR."""
    ca_file: str | None = None
    """PEM of the only authorities whose certificates are believed; None: the system's."""
    sync_every_s: Annotated[float, Meta(ge=1, le=3600)] = 60


class StaffConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who is rung when a person is wanted."""

    addresses: Annotated[list[Annotated[str, Meta(pattern=r"^sip:[^\s@]+@[^\s@]+$")]], Meta(max_length=8)] = []
    ring_s: Annotated[float, Meta(ge=5, le=60)] = 20


class SpeechConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The engines."""

    models: str = "/var/lib/frontdesk/models"
    recognizers: Annotated[int, Meta(ge=1, le=16)] | None = None
    """Recognizer worker processes, about 300 MB each. None: one a core, two at least and four at most."""
    english: Literal["whisper", "moonshine"] = "whisper"
    """What reads English once a call has settled on it. moonshine is quicker and less exact, for slow boards; it needs
    requirements/sherpa.txt and `frontdesk models fetch moonshine-tiny-en`."""
    spanish: Literal["pico", "kokoro"] = "pico"
    """kokoro: what is always said alike is rendered beforehand in Kokoro's voice, clearer in noise, while nobody calls;
    it needs espeak-ng and `frontdesk models fetch kokoro`. All else in Spanish is Pico's."""


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
    "ehr.basic": "a table [ehr.basic] with user and password_file, or leave it out",
    "ehr.basic.user": "the name the record system knows the box by, without colon or space",
    "ehr.basic.password_file": "the path of a file holding the password",
    "ehr.smart": "a table [ehr.smart] with client_id, or leave it out",
    "ehr.smart.client_id": "the client id the record system's vendor gave the box's key",
    "ehr.smart.algorithm": '"ES384" or "RS384", as the vendor registered the key',
    "ehr.smart.token_url": "the address of the token endpoint, or leave it out where the record system tells it",
    "ehr.smart.scopes": 'a list of scopes, such as ["system/*.rs"], or leave it out',
    "ehr.open_dental": "a table [ehr.open_dental] with developer_key_file and customer_key_file, or leave it out",
    "ehr.open_dental.developer_key_file": "the path of a file holding the developer key",
    "ehr.open_dental.customer_key_file": "the path of a file holding the key of this clinic",
    "ehr.open_dental.office_network": "true where the API Service stands in the clinic's own network, else false",
    "ehr.open_dental.appointment_types": "AppointmentTypeNum by visit type, such as {checkup = 3}, or leave it out",
    "ehr.open_dental.bookable_blockouts": 'names of blockout types, such as ["New patient"], or leave it out',
    "ehr.open_dental.task_list": "the TaskListNum of staff's list, or leave it out",
    "ehr.open_dental.task_user": "the UserNum tasks are from; it goes with task_list",
    "ehr.ca_file": "the path of a file of CA certificates in PEM, or leave it out",
    "ehr.sync_every_s": "seconds between 1 and 3600",
    "clinic": '"demo" or the path of a clinic file',
    "state": "the path of a folder this program may write to",
    "sip": "a table [sip]",
    "sip.listen": 'HOST:PORT of one interface, such as "10.77.0.1:5060"',
    "sip.user": "up to 32 letters, digits, dots, dashes or underscores",
    "sip.capacity": "a whole number of calls from 1 to 32, or leave it out",
    "sip.dial": 'a SIP address with the number left open, such as "sip:{national}@10.77.0.2", or leave it out',
    "sip.echoes": "true for an analog line behind a gateway, false for one that is digital from end to end",
    "web": "a table [web]",
    "web.listen": 'a loopback HOST:PORT, such as "127.0.0.1:8080"',
    "staff": "a table [staff]",
    "staff.addresses": 'a list of up to 8 SIP addresses, such as ["sip:desk@10.77.0.2"]',
    "staff.ring_s": "seconds between 5 and 60",
    "speech": "a table [speech]",
    "speech.models": "the path of the models folder (frontdesk models fetch fills it)",
    "speech.recognizers": "a whole number of worker processes from 1 to 16, or leave it out",
    "speech.english": '"whisper" or "moonshine"',
    "speech.spanish": '"pico" or "kokoro"',
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
        config = msgspec.convert(merged, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error), merged, source)) from None
    _fit(config.ehr, source)
    return config


def read_secret_file(field: str, path: str) -> str:
    """The secret a setting's file holds. Raises ConfigError: it cannot be read, is empty, or everyone can read it."""
    try:
        if Path(path).stat().st_mode & 0o007:
            raise ConfigError(f"{field} is {path!r} and every account can read it; run chmod 640 on it")
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"{field} is {path!r} and cannot be read; mend its path") from None
    if not secret or "\n" in secret:
        raise ConfigError(f"{field} is {path!r} and does not hold one line; write the secret alone into it")
    return secret


def split_address(address: str) -> tuple[str, int]:
    """HOST:PORT as a pair; brackets of IPv6 taken off. Raises ConfigError for a port over 65535."""
    host, _, port = address.rpartition(":")
    if int(port) > 65535:
        raise ConfigError(f"{address}: port {port} does not exist; use a port from 1 to 65535")
    return host.strip("[]"), int(port)


def _fit(ehr: EhrConfig, source: str) -> None:
    """What holds between the settings of the record system. Raises ConfigError."""
    for field, url in {"ehr.base_url": ehr.base_url, "ehr.smart.token_url": ehr.smart and ehr.smart.token_url}.items():
        if url:
            _reachable(field, url, source)
    ways = {"token_file": ehr.token_file, "basic": ehr.basic, "smart": ehr.smart, "open_dental": ehr.open_dental}
    given = [name for name, value in ways.items() if value]
    if len(given) > 1:
        raise ConfigError(f"{source}: ehr.{given[0]} and ehr.{given[1]} are both given; keep the one the vendor wants")
    secret_to = {"ehr.base_url": ehr.base_url if given and not _inside(ehr) else None}
    secret_to["ehr.smart.token_url"] = ehr.smart.token_url if ehr.smart else None
    if ehr.open_dental and (ehr.open_dental.task_list is None) != (ehr.open_dental.task_user is None):
        raise ConfigError(f"{source}: ehr.open_dental.task_list and task_user go together; give both or none")
    for field, url in secret_to.items():
        parts = urlsplit(url or "https:")
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ConfigError(f"{source}: {field} is {url!r} and would carry a secret unencrypted; use https")


def _reachable(field: str, url: str, source: str) -> None:
    """Refuse an address no request can be sent to, or one with a secret in it: it is logged and shown on the page."""
    try:
        parts = urlsplit(url)
        known = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket left open, a port that does not exist
        parts, known = urlsplit("https:"), False
    if "@" in url.partition("//")[2].partition("/")[0]:
        raise ConfigError(f"{source}: {field} holds a name or a password before an @; use [ehr.basic] for them")
    if not known:
        raise ConfigError(f"{source}: {field} is {url!r} and is no address; use {FIXES[field]}")


def _inside(ehr: EhrConfig) -> bool:
    """Whether Open Dental's service is said to stand in the clinic's own network, and its address is of such a one."""
    if not (ehr.open_dental and ehr.open_dental.office_network):
        return False
    try:
        address = ip_address(urlsplit(ehr.base_url).hostname or "")
    except ValueError:
        return False
    return any(address in network for network in OFFICE_NETWORKS)


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
    shown = re.sub(r"//[^/\s]*@", "//...@", repr(value))  # a password may stand there
    return f"{source}: {field} is {shown}; use {FIXES.get(field, 'another value')}"
