"""Tokens: SMART Backend Services against a token server that refuses what it should (docs/ehr-cases.md, case 38)."""

from __future__ import annotations

import json
import logging
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import msgspec
import pytest
from fakes.model_clinic import booking, put_office
from fakes.token_server import CLIENT, TokenServer, token_server

from appliance.cli import cli
from appliance.ehr.access import Access, Basic, Bearer, Smart
from appliance.ehr.fhir import FhirEhr
from appliance.ehr.http import FhirHttp
from appliance.ehr.keys import NAME, make_key, read_keys
from appliance.ehr.mirrored import Practice
from appliance.ehr.scopes import NEEDS, NOTES, WIDEST_NEEDS, granted, missing, needs, scopes
from appliance.ehr.wire import Begin, CallRang, encode, to_child
from appliance.errors import EhrLockedOut, EhrUnreachable
from appliance.seams import Change, Pushed, Rejected

pytestmark = pytest.mark.anyio
ASKS = (scopes(NEEDS, v1=False), scopes(NEEDS, v1=True))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Watch:
    """The box's clock, off by as much as the test wants."""

    def __init__(self) -> None:
        self.off = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.off


@dataclass(slots=True)
class Site:
    server: TokenServer
    http: FhirHttp
    watch: Watch

    async def status(self) -> int:
        return (await self.http.get("Patient/p1")).status

    async def locked_out(self) -> EhrLockedOut:
        with pytest.raises(EhrLockedOut) as caught:
            await self.status()
        return caught.value


@asynccontextmanager
async def site(folder: Path, *, keys: Path | None = None, token_url: str = "") -> AsyncIterator[Site]:
    """A box whose key is registered there. `keys`: another folder, whose keys are not."""
    watch = Watch()
    async with token_server(make_key(folder, "ES384", renew=False)) as server:
        put_office(server.model)
        smart = Smart(CLIENT, token_url, read_keys(keys or folder, "ES384"), ASKS)
        async with FhirHttp(server.model.base_url, access=Access(proof=smart), now=watch.now, deadline_s=6) as http:
            yield Site(server, http, watch)


@pytest.mark.parametrize("algorithm", ["ES384", "RS384"])
async def test_the_box_fetches_a_token_with_its_own_key(tmp_path: Path, algorithm: str) -> None:
    async with token_server(make_key(tmp_path, algorithm, renew=False)) as server:  # type: ignore[arg-type]
        put_office(server.model)
        smart = Smart(CLIENT, "", read_keys(tmp_path, algorithm), ASKS)  # type: ignore[arg-type]
        async with FhirHttp(server.model.base_url, access=Access(proof=smart)) as http:
            assert (await http.get("Patient/p1")).ok
            assert (await http.get("Patient/p1")).ok
        assert (server.asked, server.refused) == (1, [])


@pytest.mark.parametrize("named", ["https://[::1/token", "http://[/", "", "http://token.example.com/"])
async def test_a_token_endpoint_that_is_no_address_is_told_in_one_sentence(tmp_path: Path, named: str) -> None:
    async with site(tmp_path) as at:
        at.server.token_url = named
        await at.http.ready()
        assert (await at.locked_out()).reason in ("no-token-endpoint", "token-not-https")


async def test_twenty_requests_at_once_fetch_one_token(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.delay_s = 0.2
        async with anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(at.status)
        assert at.server.asked == 1
        at.server.expire()
        async with anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(at.status)
        assert at.server.asked == 2


async def test_whoever_gives_up_waiting_for_a_token_takes_nobody_along(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.delay_s = 0.3
        async with anyio.create_task_group() as tasks:

            async def impatient() -> None:
                with anyio.move_on_after(0.1):
                    await at.status()

            tasks.start_soon(impatient)
            await anyio.sleep(0.02)
            tasks.start_soon(at.status)
        assert at.server.asked == 2


async def test_a_token_that_ends_in_mid_call_is_renewed_once_and_the_write_done_once(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        assert await at.status() == 200
        at.server.expire()
        made = await at.http.write("POST", "Patient", {"resourceType": "Patient"}, {})
        assert made.status == 201
        assert at.server.asked == 2
        assert len([one for one in at.server.model.all("Patient") if one["id"] != "p1"]) == 1


async def test_a_fresh_token_that_is_refused_is_told_and_not_tried_for_ever(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.lifetime_s = -1
        error = await at.locked_out()
        assert "check [ehr]" in str(error)
        assert not error.written
        assert at.server.asked == 2
        assert len(at.server.shown) == 2


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_a_clock_ten_minutes_off_is_found_out_by_the_servers_date(tmp_path: Path, minutes: int) -> None:
    async with site(tmp_path) as at:
        at.watch.off = timedelta(minutes=minutes)
        assert await at.status() == 200
        assert at.server.refused == []


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_without_discovery_the_first_refusal_teaches_the_time(tmp_path: Path, minutes: int) -> None:
    async with site(tmp_path) as at:
        smart = Smart(CLIENT, at.server.token_url, read_keys(tmp_path, "ES384"), ASKS)
        at.watch.off = timedelta(minutes=minutes)
        async with FhirHttp(at.server.model.base_url, access=Access(proof=smart), now=at.watch.now) as http:
            assert (await http.get("Patient/p1")).ok
            at.server.expire()
            assert (await http.get("Patient/p1")).ok
        assert at.server.refused == ["expired" if minutes < 0 else "too-long"]
        assert at.server.asked == 3


async def test_a_token_server_that_wants_another_audience_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.audience = "https://elsewhere.example/token"
        error = await at.locked_out()
        assert "frontdesk ehr key" in str(error)
        assert error.reason == "key-refused"
        assert at.server.refused == ["audience"]
        await at.locked_out()
        assert at.server.asked == 1  # left alone for a while


async def test_no_two_assertions_carry_one_number(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        for _ in range(5):
            assert await at.status() == 200
            at.server.expire()
        assert len(at.server.jtis) == at.server.asked == 5
        [first, *_] = at.server.asserted
        form = {
            "grant_type": ["client_credentials"],
            "client_assertion_type": ["urn:ietf:params:oauth:client-assertion-type:jwt-bearer"],
            "client_assertion": [first],
        }
        assert at.server.grant(form)[0] == 400
        assert at.server.refused == ["replayed"]


async def test_a_key_nobody_registered_is_told_in_one_sentence(tmp_path: Path) -> None:
    make_key(tmp_path / "other", "ES384", renew=False)
    async with site(tmp_path / "box", keys=tmp_path / "other") as at:
        assert (await at.locked_out()).reason == "key-refused"


async def test_while_the_vendor_has_not_got_the_new_key_the_old_one_serves(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        old = at.server.jwks
        both = json.loads(make_key(tmp_path, "ES384", renew=True))
        assert [one["kid"] for one in both["keys"]][1:] == [one["kid"] for one in old["keys"]]
        smart = Smart(CLIENT, "", read_keys(tmp_path, "ES384"), ASKS)
        for jwks, refused in ((old, 1), (both, 1), ({"keys": both["keys"][:1]}, 1)):
            at.server.jwks = jwks
            async with FhirHttp(at.server.model.base_url, access=Access(proof=smart)) as http:
                assert (await http.get("Patient/p1")).ok
            assert len(at.server.refused) == refused


async def test_a_token_server_that_is_down_leaves_the_call_alone_and_the_change_unwritten(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.down = True
        with pytest.raises(EhrUnreachable) as caught:
            await at.http.write("POST", "Patient", {"resourceType": "Patient"}, {})
        assert not caught.value.written
        assert at.server.shown == []
        at.server.down = False
        assert await at.status() == 200


async def test_an_early_renewal_that_fails_costs_nothing_while_the_old_token_serves(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.lifetime_s = 2
        assert await at.status() == 200
        at.server.down = True
        await anyio.sleep(1.7)  # over 80 % of its life
        assert await at.status() == 200
        assert await at.status() == 200
        assert at.server.asked == 1


async def test_a_call_that_rings_finds_its_token_fetched(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        await at.http.ready()
        assert at.server.asked == 1
        await at.http.ready()
        assert await at.status() == 200
        assert at.server.asked == 1
        at.server.down = True
        at.server.expire()
        await at.http.ready()  # and one that cannot be fetched is no error at that moment


async def test_at_the_ring_a_token_half_spent_is_renewed(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.lifetime_s = 1
        await at.http.ready()
        await anyio.sleep(0.6)
        await at.http.ready()
        assert at.server.asked == 2


async def test_a_server_of_the_first_smart_is_asked_in_its_own_words(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.strict, at.server.allowed = True, set(ASKS[1].split())
        assert await at.status() == 200
        assert at.server.asked == 2  # the second words were right
        assert at.http.may("Appointment", "crus")
        at.server.expire()
        assert await at.status() == 200
        assert at.server.asked == 3  # and are said first from then on


async def test_a_server_that_grants_nothing_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.allowed = set()
        assert (await at.locked_out()).reason == "scope-refused"


@pytest.mark.parametrize(
    ("missing", "outcome"),
    [
        ({"Communication.crs"}, Pushed),
        ({"Slot.rus"}, Rejected(0, "request-only")),
        ({"Appointment.crus"}, Rejected(0, "request-only")),
    ],
)
async def test_what_the_token_is_not_good_for_is_not_tried(
    tmp_path: Path, missing: set[str], outcome: type[Pushed] | Rejected
) -> None:
    async with site(tmp_path) as at:
        at.server.allowed = {one for one in ASKS[0].split() if one.removeprefix("system/") not in missing}
        at.server.allowed |= {"system/Appointment.rs", "system/Slot.rs"}
        await at.http.ready()
        ehr = FhirEhr(at.http, at.watch, midnight=lambda now: now, may=at.http.may)
        body = booking()
        done = await ehr.push(Change(key=body.key, kind="book", body=msgspec.json.encode(body)))
        assert done == outcome or (outcome is Pushed and isinstance(done, Pushed))
        written = [method for method, _ in at.server.model.seen if method != "GET"]
        assert bool(written) == isinstance(done, Pushed)


async def test_patients_that_may_not_be_read_are_left_out_of_the_sweep(tmp_path: Path) -> None:
    async with site(tmp_path) as at:
        at.server.allowed = {one for one in ASKS[0].split() if "Patient" not in one}
        await at.http.ready()
        ehr = FhirEhr(at.http, at.watch, midnight=lambda now: now, may=at.http.may)
        kinds = {kind async for kind, _ in ehr.pull()}
        assert "Patient" not in kinds
        assert {"Practitioner", "Schedule"} <= kinds


def test_scopes_are_understood_in_both_versions() -> None:
    both = granted("system/Slot.rus system/Appointment.read system/Appointment.write?x=1 patient/Patient.rs openid")
    assert both.may("Slot", "ru")
    assert not both.may("Slot", "c")
    assert both.may("Appointment", "cruds")
    assert not both.may("Patient", "r")
    assert granted("system/*.read").may("Slot", "rs")
    assert not granted("system/*.read").may("Slot", "u")
    assert granted("launch openid").may("Slot", "c")  # tells nothing of resources


@pytest.mark.parametrize("note", ["Communication", "DocumentReference", "Task"])
def test_a_note_needs_the_type_that_it_is_and_no_other(note: str) -> None:
    asked = granted(scopes(needs(note), v1=False))
    assert [kind for kind in NOTES if asked.may(kind, "crs")] == [note]
    assert missing(asked, granted(scopes(needs(""), v1=False))) == [note]
    assert missing(asked, asked) == []
    assert missing(granted(""), granted("system/Slot.rus"))[-1] == "Communication"
    assert all(granted(scopes(WIDEST_NEEDS, v1=True)).may(kind, "crs") for kind in NOTES)


@pytest.mark.parametrize(
    ("proof", "header"), [(Bearer("abc"), "Bearer abc"), (Basic("box", "pass"), "Basic Ym94OnBhc3M="), (None, "")]
)
async def test_a_fixed_header_is_sent_and_a_refusal_of_it_is_told(
    tmp_path: Path, proof: Bearer | Basic | None, header: str
) -> None:
    async with token_server(make_key(tmp_path, "ES384", renew=False)) as server:
        async with FhirHttp(server.model.base_url, access=Access(proof=proof)) as http:
            with pytest.raises(EhrLockedOut):
                await http.get("Patient/p1")
        assert server.shown == [header]


async def test_no_token_key_or_assertion_is_ever_logged_or_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    async with site(tmp_path) as at:
        await at.status()
        at.server.expire()
        await at.status()
        at.server.audience = "elsewhere"
        at.server.expire()
        error = await at.locked_out()
        [key] = read_keys(tmp_path, "ES384")
        private = json.loads(key)["d"]
        said = capfd.readouterr()
        shown = (caplog.text, said.out, said.err, str(error), repr(error), repr(Smart(CLIENT, "", (key,), ASKS)))
        for secret in ("secret-token", private, *at.server.asserted, "pass"):
            assert all(secret not in text for text in shown), "a secret is shown"
        assert "secret-token-1" in at.server.shown[0]


def test_the_key_is_made_once_kept_private_and_only_its_public_half_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["ehr", "key", "--state", str(tmp_path)], standalone_mode=False)
    once = capsys.readouterr().out
    cli.main(["ehr", "key", "--state", str(tmp_path)], standalone_mode=False)
    assert capsys.readouterr().out == once
    cli.main(["ehr", "key", "--state", str(tmp_path), "--algorithm", "RS384"], standalone_mode=False)
    printed = json.loads(capsys.readouterr().out)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    [public] = printed["keys"]
    assert public["kty"] == "RSA"
    assert not {"d", "p", "q", "dp", "dq", "qi"} & public.keys()
    assert {"kid", "alg", "use"} <= public.keys()
    assert len(read_keys(tmp_path, "ES384")) == len(read_keys(tmp_path, "RS384")) == 1


@pytest.mark.parametrize("now", [datetime.now(UTC), None])
@pytest.mark.parametrize("proof", [Bearer("abc"), Basic("box", "pass"), Smart(CLIENT, "", ("{}",), ASKS), None])
def test_what_the_box_shows_reaches_its_child_whole(proof: Bearer | Basic | Smart | None, now: datetime | None) -> None:
    begin = Begin(
        base_url="https://ehr.example.org/fhir",
        access=Access(proof=proof, ca_file="/etc/ca.pem"),
        every_s=60,
        database="box.db",
        key=None,
        practice=Practice({}, frozenset(), "America/Chicago"),
        now=now,
        sent_s=0.0,
    )
    assert to_child(encode(begin)) == begin
    assert isinstance(to_child(encode(CallRang())), CallRang)
