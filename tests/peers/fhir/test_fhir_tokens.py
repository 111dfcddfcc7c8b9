"""Tokens against sekmet-fhir's own token server, which none of us wrote (docs/ehr.md, case 38)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import anyio
import pytest
from fakes.sekmet import VENV, free_port

from appliance.ehr.access import Access, Basic, Smart
from appliance.ehr.http import FhirHttp
from appliance.ehr.keys import make_key, read_keys
from appliance.ehr.scopes import NEEDS, scopes
from appliance.errors import EhrLockedOut
from appliance.rehearse.clinic_server import Server, start_server

pytestmark = [pytest.mark.anyio, pytest.mark.peers]
LEAST = scopes(NEEDS, v1=False)
PATIENT = {"resourceType": "Patient", "name": [{"family": "Okafor"}]}


@asynccontextmanager
async def smart_server(folder: Path, algorithm: Literal["ES384", "RS384"], lifetime_s: int) -> AsyncIterator[Server]:
    jwks = json.loads(make_key(folder, algorithm, renew=False))
    client = {"client_id": "box", "jwks": jwks, "scopes": LEAST}
    auth = {"types": ["smart"], "token_lifetime": lifetime_s, "smart_clients": [client]}
    async with start_server(VENV, free_port(), folder / "server", auth=auth) as server:
        yield server


def box(folder: Path, algorithm: Literal["ES384", "RS384"], client_id: str = "box") -> Access:
    return Access(proof=Smart(client_id, "", read_keys(folder, algorithm), (LEAST,)))


@pytest.mark.parametrize("algorithm", ["ES384", "RS384"])
async def test_a_server_we_did_not_write_gives_the_box_tokens_and_renews_them(
    tmp_path: Path, algorithm: Literal["ES384", "RS384"]
) -> None:
    async with (
        smart_server(tmp_path, algorithm, 2) as server,
        FhirHttp(server.base_url, access=box(tmp_path, algorithm)) as http,
    ):
        for _ in range(3):
            assert (await http.write("POST", "Patient", PATIENT, {})).status == 201
            await anyio.sleep(1.1)
        assert http.may("Slot", "rus")
        assert not http.may("Slot", "c")
        bundle = {"resourceType": "Bundle", "type": "transaction", "entry": []}
        assert (await http.write("POST", "", bundle, {})).status == 403  # narrow scopes close the transaction endpoint


async def test_a_server_we_did_not_write_takes_a_clock_that_is_ten_minutes_off(tmp_path: Path) -> None:
    async with smart_server(tmp_path, "ES384", 60) as server:
        for minutes in (-10, 10):
            now = lambda off=minutes: datetime.now(UTC) + timedelta(minutes=off)  # noqa: E731
            async with FhirHttp(server.base_url, access=box(tmp_path, "ES384"), now=now) as http:
                assert (await http.get("Patient")).ok


async def test_a_server_we_did_not_write_refuses_an_unknown_box_in_one_sentence(tmp_path: Path) -> None:
    async with smart_server(tmp_path, "ES384", 60) as server:
        async with FhirHttp(server.base_url, access=box(tmp_path, "ES384", "other")) as http:
            with pytest.raises(EhrLockedOut, match="client_id"):
                await http.get("Patient")
        async with FhirHttp(server.base_url, access=Access(proof=Basic("box", "wrong"))) as http:
            with pytest.raises(EhrLockedOut, match="does not accept"):
                await http.get("Patient")
