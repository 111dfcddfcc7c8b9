"""`frontdesk chat`: one call, typed. Exit 0 when nothing half-done was left behind, 1 otherwise, 2 for bad usage."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import anyio
import anyio.to_thread
import msgspec

from appliance import log as logging
from appliance import sense_file
from appliance.chat import screen
from appliance.chat.desk import Open, Wanted, opened
from appliance.chat.inputs import BadInput, Look, decode
from appliance.chat.store import dump, kept_clean
from appliance.clinic.people import E164, Lang
from appliance.clinic_file import load_clinic
from appliance.dialogue.sense import RULES_ONLY
from appliance.errors import ConfigError


def start(
    *,
    as_json: bool,
    now: str | None,
    seed: int | None,
    caller: str | None,
    lang: Lang | None,
    clinic: str | None,
    fhir: str | None,
    encoder: bool,
) -> int:
    """Converse until the input ends. Raises ConfigError for an option that cannot be."""
    logging.configure()
    file = load_clinic(clinic or "demo")
    if caller is not None and not E164.fullmatch(caller):
        raise ConfigError(f"--caller is {caller!r}; use an E.164 number, such as +13125550101")
    if fhir and fhir != "off" and not fhir.startswith(("http://", "https://")):
        raise ConfigError(f'--fhir is {fhir!r}; use "off" or an http(s) address')
    wanted = Wanted(
        file=file,
        now=_instant(now, file.clinic.zone),
        caller=caller,
        lang=lang,
        fhir=fhir or "",
        call_id=f"chat-{1 if seed is None else seed}",
        sense=sense_file.load() if encoder else RULES_ONLY,
    )
    return anyio.run(_converse, wanted, as_json)


async def _converse(wanted: Wanted, as_json: bool) -> int:
    async with opened(wanted) as ready:
        await (_for_programs(ready) if as_json else screen.show(ready, _lines()))
        await ready.call.close()
        return 0 if kept_clean(ready.db) else 1


async def _for_programs(ready: Open) -> None:
    _write(await ready.call.start())
    async for line in _lines():
        try:
            given = decode(line)
            answer = await ready.call.take(given)
        except BadInput as error:
            _write({"schema": 1, "error": str(error)})
            continue
        _write({**answer, "dump": dump(ready.db)} if isinstance(given, Look) else answer)


async def _lines() -> AsyncIterator[bytes]:
    """The lines of stdin, read in a thread so that a record system's process is served meanwhile."""
    while line := await anyio.to_thread.run_sync(sys.stdin.buffer.readline, abandon_on_cancel=True):
        yield line


def _write(table: dict[str, object]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(table) + b"\n")
    sys.stdout.buffer.flush()


def _instant(text: str | None, zone: ZoneInfo) -> datetime:
    """An ISO time; without a zone it is the clinic's own."""
    if text is None:
        return datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"--now is {text!r}; use an ISO time, such as 2026-11-23T09:00-06:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)
