"""Tokens against sekmet-fhir's own token server, which none of us wrote (docs/ehr-cases.md, case 38)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import anyio
import msgspec
import pytest
from fakes.maple import MONDAY
from fakes.sekmet import VENV, ehr_at, free_port

from appliance.ehr.access import Access, Basic, Smart
from appliance.ehr.http import FhirHttp
from appliance.ehr.keys import make_key, read_keys
from appliance.ehr.probe import probe
from appliance.ehr.scopes import NEEDS, NOTES, TO_TEST, needs, scopes
from appliance.errors import EhrLockedOut
from appliance.rehearse.clinic_server import Server, start_server
from appliance.seams import Change, Pushed, Rejected
from appliance.store.bodies import NoteBody

pytestmark = [pytest.mark.anyio, pytest.mark.peers]
LEAST = scopes(NEEDS, v1=False)
PATIENT = {"resourceType": "Patient", "name": [{"family": "Okafor"}]}


@asynccontextmanager
async def smart_server(
    folder: Path, algorithm: Literal["ES384", "RS384"], lifetime_s: int, registered: str = LEAST
) -> AsyncIterator[Server]:
    jwks = json.loads(make_key(folder, algorithm, renew=False))
    client = {"client_id": "box", "jwks": jwks, "scopes": registered}
    auth = {"types": ["smart"], "token_lifetime": lifetime_s, "smart_clients": [client]}
    async with start_server(VENV, free_port(), folder / "server", auth=auth) as server:
        yield server


def box(folder: Path, algorithm: Literal["ES384", "RS384"], client_id: str = "box", *asks: dict[str, str]) -> Access:
    words = tuple(scopes(one, v1=False) for one in asks) or (LEAST,)
    return Access(proof=Smart(client_id, "", read_keys(folder, algorithm), words))


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


def a_note(key: str) -> Change:
    ended = MONDAY + timedelta(minutes=2)
    body = NoteBody(
        key=key, call_id="call-1", started=MONDAY, ended=ended, outcome="message", lang="en", lines=("Please call.",)
    )
    return Change(key=key, kind="note", body=msgspec.json.encode(body))


@pytest.mark.parametrize("kind", NOTES)
async def test_with_the_scopes_of_its_note_and_no_other_the_box_leaves_it_and_can_read_it(
    tmp_path: Path, kind: str
) -> None:
    least = needs(kind)
    async with (
        smart_server(tmp_path, "ES384", 60, scopes(least, v1=False)) as server,
        FhirHttp(server.base_url, access=box(tmp_path, "ES384", "box", least)) as http,
    ):
        ehr = ehr_at(http)
        ehr.note_kind = kind
        outcome = await ehr.push(a_note("note-1"))
        assert isinstance(outcome, Pushed)
        held = await http.get(f"{kind}/{outcome.resource_id}")
        assert held.body["identifier"] == [{"system": "urn:frontdesk:note", "value": "note-1"}]
        for other in {*NOTES} - {kind}:
            assert (await http.write("POST", other, {**held.body, "resourceType": other}, {})).status == 403
            ehr.note_kind = other
            assert await ehr.push(a_note("note-2")) == Rejected(403, "scope")


@pytest.mark.parametrize("kind", [*NOTES, ""])
async def test_the_self_test_finds_the_note_that_is_registered_where_everything_else_is_refused(
    tmp_path: Path, kind: str
) -> None:
    """This token server refuses a request for more than it has registered (invalid_scope), it does not narrow it."""
    async with (
        smart_server(tmp_path, "ES384", 60, scopes(needs(kind), v1=False)) as server,
        FhirHttp(server.base_url, access=box(tmp_path, "ES384", "box", *TO_TEST)) as http,
    ):
        assert (await probe(http)).note == kind


async def test_without_the_scope_of_its_note_the_box_works_and_the_note_is_a_card(tmp_path: Path) -> None:
    async with (
        smart_server(tmp_path, "ES384", 60, scopes(needs(""), v1=False)) as server,
        FhirHttp(server.base_url, access=box(tmp_path, "ES384", "box", needs("Communication"), needs(""))) as http,
    ):
        ehr = ehr_at(http)
        assert (await http.get("Slot")).ok
        assert await ehr.push(a_note("note-3")) == Rejected(403, "scope")
