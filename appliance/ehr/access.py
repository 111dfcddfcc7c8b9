"""How the box shows the record system who it is: from the settings and the state folder to the EHR process."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from appliance.config import EhrConfig, SmartConfig, read_secret_file
from appliance.ehr.scopes import NEEDS, scopes
from appliance.ehr.tls import trust
from appliance.errors import ConfigError


class _Secret(Struct, frozen=True):
    """Never shows what it holds."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"


class Bearer(_Secret, frozen=True, tag="bearer"):
    """A token that the record system's keepers gave out (RFC 6750)."""

    token: str


class Basic(_Secret, frozen=True, tag="basic"):
    """A name and a password (RFC 7617)."""

    user: str
    password: str


class Smart(_Secret, frozen=True, tag="smart"):
    """SMART Backend Services: tokens fetched with a key of the box's own."""

    client_id: str
    token_url: str
    """"": as the record system's smart-configuration says."""
    keys: tuple[str, ...]
    """JWKs with their private half, the one to try first first."""
    asks: tuple[str, ...]
    """Scope strings, each tried when the one before it is refused."""


class OpenDentalKeys(_Secret, frozen=True, tag="open-dental"):
    """The two keys Open Dental's own API wants together."""

    developer: str
    customer: str


class Access(Struct, frozen=True, kw_only=True):
    """Everything a connection to the record system needs besides its address."""

    proof: Bearer | Basic | Smart | OpenDentalKeys | None = None
    ca_file: str = ""
    """Authorities to believe instead of the system's."""


def read_access(config: EhrConfig, state_dir: Path, *, needs: tuple[dict[str, str], ...] = (NEEDS,)) -> Access:
    """Gather it. `needs`: what to ask a token server for, the most first. Raises ConfigError, StoreError."""
    if config.ca_file:
        trust(config.ca_file)
    proof: Bearer | Basic | Smart | OpenDentalKeys | None = None
    if config.token_file:
        proof = Bearer(read_secret_file("ehr.token_file", config.token_file))
    elif config.basic:
        password = read_secret_file("ehr.basic.password_file", config.basic.password_file)
        proof = Basic(config.basic.user, password)
    elif config.smart:
        proof = _smart(config.smart, state_dir, needs)
    elif config.open_dental:
        proof = OpenDentalKeys(
            read_secret_file("ehr.open_dental.developer_key_file", config.open_dental.developer_key_file),
            read_secret_file("ehr.open_dental.customer_key_file", config.open_dental.customer_key_file),
        )
    return Access(proof=proof, ca_file=config.ca_file or "")


def _smart(config: SmartConfig, state_dir: Path, needs: tuple[dict[str, str], ...]) -> Smart:
    from appliance.ehr.keys import NAME, read_keys  # signing is loaded only where something is signed

    keys = read_keys(state_dir, config.algorithm)
    if not keys:
        raise ConfigError(
            f"{state_dir / NAME}: there is no {config.algorithm} key; make one with frontdesk ehr key, and hand what "
            "it prints to the record system's vendor"
        )
    asks = (
        (" ".join(config.scopes),)
        if config.scopes is not None
        else tuple(scopes(one, v1=old) for old in (False, True) for one in needs)
    )
    return Smart(config.client_id, config.token_url or "", keys, asks)
