"""`frontdesk ehr probe`: the self-test as a command, its finding kept in the box's own database."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import anyio
import msgspec

from appliance.config import Config, OpenDentalConfig
from appliance.ehr.access import Access, read_access
from appliance.ehr.http import JSON, FhirHttp
from appliance.ehr.probe import probe
from appliance.ehr.profile import Profile
from appliance.ehr.scopes import TO_TEST
from appliance.errors import ConfigError
from appliance.store import profiles, record_system
from appliance.store.database import DATABASE, open_database
from appliance.store.key import read_or_make_key


def start(config: Config, *, keep: bool, stored: bool, patient_id: str, schedule_id: str) -> str:
    """Test the configured record system, or show the stored finding; JSON. Raises ApplianceError."""
    base_url = config.ehr.base_url.rstrip("/") + "/"
    folder = Path(config.state)
    if stored:
        return _stored(folder, base_url)
    access = read_access(config.ehr, folder, needs=TO_TEST)
    if config.ehr.open_dental is not None:
        found = anyio.run(_probe_open_dental, base_url, access, config.ehr.open_dental)
    else:
        found = anyio.run(_probe, base_url, access, patient_id, schedule_id)
    text = msgspec.json.encode(found).decode()
    if keep:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(open_database(folder / DATABASE, read_or_make_key(folder))) as db:
            profiles.put_profile(db, base_url, text, datetime.now(UTC))
    return text


def moved(config: Config) -> None:
    """The record system the box knows is at the configured address now. Raises ApplianceError."""
    folder = Path(config.state)
    if not (folder / DATABASE).exists():
        raise ConfigError(f"{folder} holds no {DATABASE}: name the state folder of a box that has run")
    with closing(open_database(folder / DATABASE, read_or_make_key(folder))) as db:
        record_system.put_address(db, config.ehr.base_url.rstrip("/") + "/")


async def _probe(base_url: str, access: Access, patient_id: str, schedule_id: str) -> Profile:
    async with FhirHttp(base_url, access=access) as http:
        return await probe(http, patient_id=patient_id, schedule_id=schedule_id)


async def _probe_open_dental(base_url: str, access: Access, settings: OpenDentalConfig) -> Profile:
    from appliance.ehr.open_dental import probe as open_dental

    async with FhirHttp(base_url, access=access, media_type=JSON) as http:
        return await open_dental.probe(http, settings)


def _stored(folder: Path, base_url: str) -> str:
    text = None
    if (folder / DATABASE).exists():
        with closing(open_database(folder / DATABASE, read_or_make_key(folder))) as db:
            text = profiles.profile(db, base_url)
    if text is None:
        raise ConfigError(f"{folder}: no self-test of {base_url} is kept here; run it without --stored")
    return text
