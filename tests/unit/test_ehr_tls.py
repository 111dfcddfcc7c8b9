"""Certificates: always checked, against the authorities a site names (docs/ehr-cases.md, case 15)."""

from __future__ import annotations

import inspect
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import pytest
from fakes.certificates import Authority, authority
from fakes.model_clinic import put_office
from fakes.token_server import CLIENT, TokenServer, token_server

from appliance.config import EhrConfig
from appliance.ehr.access import Access, Smart, read_access
from appliance.ehr.http import FhirHttp
from appliance.ehr.keys import make_key, read_keys
from appliance.ehr.scopes import NEEDS, scopes
from appliance.errors import ConfigError, EhrLockedOut, EhrUnreachable

pytestmark = pytest.mark.anyio
SHIPPED = Path(__file__).parents[2] / "appliance"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return authority(tmp_path, "ours")


@asynccontextmanager
async def serving(folder: Path, tls: ssl.SSLContext) -> AsyncIterator[TokenServer]:
    async with token_server(make_key(folder, "ES384", renew=False), tls=tls) as server:
        put_office(server.model)
        yield server


def box(folder: Path, ca_file: Path | None) -> Access:
    smart = Smart(CLIENT, "", read_keys(folder, "ES384"), (scopes(NEEDS, v1=False),))
    return Access(proof=smart, ca_file=str(ca_file or ""))


async def test_the_sites_own_authority_is_believed_by_the_record_system_and_its_token_server(
    tmp_path: Path, ours: Authority
) -> None:
    async with (
        serving(tmp_path, ours.server()) as server,
        FhirHttp(server.model.base_url, access=box(tmp_path, ours.file)) as http,
    ):
        assert server.model.base_url.startswith("https://")
        assert (await http.get("Patient/p1")).ok


async def refusal(folder: Path, tls: ssl.SSLContext, ca_file: Path | None, *, smart: bool) -> EhrLockedOut:
    async with serving(folder, tls) as server:
        access = box(folder, ca_file) if smart else Access(ca_file=str(ca_file or ""))
        async with FhirHttp(server.model.base_url, access=access) as http:
            with pytest.raises(EhrLockedOut) as caught:
                await http.write("POST", "Patient", {"resourceType": "Patient"}, {})
            assert (server.asked, server.shown) == (0, [])
    assert not caught.value.written
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("smart", [False, True])
async def test_each_wrong_certificate_is_refused_in_one_sentence_of_its_own(
    tmp_path: Path, ours: Authority, smart: bool
) -> None:
    theirs = authority(tmp_path, "theirs")
    cases = {
        "certificate-unknown-authority": (theirs.server(), ours.file, "ehr.ca_file"),
        "certificate-expired": (ours.server(days=-1), ours.file, "has expired"),
        "certificate-not-yet-valid": (ours.server(ahead=3), ours.file, "the box's date"),
        "certificate-other-host": (ours.server("ehr.example.org"), ours.file, "for another"),
    }
    for reason, (tls, ca_file, words) in cases.items():
        error = await refusal(tmp_path, tls, ca_file, smart=smart)
        assert error.reason == reason
        assert words in str(error)


async def test_without_a_file_only_the_systems_authorities_are_believed(tmp_path: Path, ours: Authority) -> None:
    error = await refusal(tmp_path, ours.server(), None, smart=False)
    assert error.reason == "certificate-unknown-authority"


async def test_a_server_that_speaks_no_tls_is_unreachable(tmp_path: Path) -> None:
    async def deaf(client: anyio.abc.ByteStream) -> None:
        async with client:
            await client.receive()
            await client.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port = listener.extra(anyio.abc.SocketAttribute.local_port)  # noqa: S610
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, deaf)
        async with FhirHttp(f"https://127.0.0.1:{port}/fhir") as http:
            with pytest.raises(EhrUnreachable) as caught:
                await http.get("metadata")
        assert not caught.value.written
        tasks.cancel_scope.cancel()


def test_a_file_that_holds_no_certificates_stops_the_box_with_a_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("nothing")
    for file in (empty, tmp_path / "none.pem"):
        config = EhrConfig(base_url="https://ehr.example.org/fhir", ca_file=str(file))
        with pytest.raises(ConfigError, match=r"ehr\.ca_file is .* holds no certificates; use a file"):
            read_access(config, tmp_path)


def test_nothing_in_the_box_can_turn_the_checking_off() -> None:
    off = re.compile(r"verify\s*=\s*False|CERT_NONE|check_hostname\s*=\s*False|_create_unverified")
    assert [path.name for path in SHIPPED.rglob("*.py") if off.search(path.read_text(encoding="utf-8"))] == []
    assert not {"verify", "insecure"} & set(inspect.signature(FhirHttp.__init__).parameters)
