"""One FHIR endpoint over httpx2: each call under one deadline, no redirects, no retries, one origin."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import anyio
import httpx2
import msgspec

from appliance.ehr import tls
from appliance.ehr.access import Access
from appliance.ehr.auth import Auth, Fixed, auth_for
from appliance.ehr.gate import Gate
from appliance.ehr.resource import Json, meta
from appliance.errors import EhrLockedOut, EhrUnreachable

FHIR_JSON = "application/fhir+json"
JSON = "application/json"
JSON_PATCH = "application/json-patch+json"

DEADLINE_S = 8.0
"""From the first byte sent to the last byte read. A read timeout alone lets a trickling server hold a call for ever."""

MAX_BYTES = 32 * 1024 * 1024
"""Longest answer that is read: about 30 pages of 1,000 slots."""

MAX_WAIT_S = 300.0
"""The longest Retry-After that is honoured."""

NOT_NOW = frozenset({408, 423, 424, 425, 429})
"""Besides 3xx (a portal in the way) and 5xx: statuses that mean nothing is known yet, ask again later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said. Any status that is worth deciding on: 2xx and 4xx less NOT_NOW."""

    status: int
    body: Json = field(default_factory=dict)
    """Decoded JSON, empty when there was none."""
    etag: str = ""
    """As sent, W/ and quotes included; made of meta.versionId when the header is missing; "" when both are."""
    location: str = ""

    @property
    def ok(self) -> bool:
        """Whether the server did it."""
        return 200 <= self.status < 300

    @property
    def code(self) -> str:
        """The first OperationOutcome.issue.code, or ""."""
        issues = self.body.get("issue") if self.body.get("resourceType") == "OperationOutcome" else None
        first = issues[0] if isinstance(issues, list) and issues else {}
        return str(first.get("code", "")) if isinstance(first, dict) else ""


class Unsearchable(EhrUnreachable):
    """It answered a search with a refusal, `status`: no more is known than without an answer."""

    def __init__(self, status: int) -> None:
        super().__init__("the record system refused a search")
        self.status = status


class FhirHttp:
    """The connection to one FHIR base URL. Every method raises EhrUnreachable when it got no answer to decide on.

    Certificates are checked, always.
    """

    auth: Auth = Fixed()
    _media_type = FHIR_JSON
    echoes = False
    """Whether a 201 carries the resource as stored: set once a self-test has seen it read back the same."""

    def __init__(
        self,
        base_url: str,
        *,
        access: Access | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        deadline_s: float = DEADLINE_S,
        media_type: str = FHIR_JSON,
    ) -> None:
        """`access`: who the box is, and whom it believes; `media_type`: what it says and wants to hear.

        Raises ConfigError when its ca_file holds no certificates.
        """
        access = access or Access()
        context = tls.trust(access.ca_file) if access.ca_file else None
        self.auth = auth_for(access, base_url, now, context)
        self.base_url = base_url.rstrip("/") + "/"
        self._deadline_s, self._media_type = deadline_s, media_type
        self._door = Gate()
        self._doors: dict[str, Gate] = {}
        self.written = False
        headers = {"Accept": media_type, "Cache-Control": "no-cache", "Prefer": "return=representation"}
        self._client = httpx2.AsyncClient(
            headers=headers, verify=context or True, trust_env=False, follow_redirects=False, timeout=None
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, value, trace)

    async def ready(self) -> None:
        """Have what the next minutes' requests need."""
        await self.auth.ready()

    def may(self, kind: str, letters: str) -> bool:
        """Whether the record system lets the box touch this resource type so ("cruds"), as far as it is known."""
        return self.auth.may(kind, letters)

    def watched(self) -> FhirHttp:
        """The same connection, whose `written` tells whether a write was sent through this one: it may have arrived."""
        watch = copy.copy(self)
        watch.written = False
        return watch

    async def get(self, path: str, params: Sequence[tuple[str, str]] = ()) -> Answer:
        """Read `path`, relative to the base."""
        return _answer(*await self._send("GET", self.base_url + path, params=params))

    async def write(self, method: str, path: str, body: Json, headers: Mapping[str, str]) -> Answer:
        """Send one resource, once. `headers` carry If-Match or If-None-Exist."""
        return await self._write(method, path, msgspec.json.encode(body), {**headers, "Content-Type": self._media_type})

    async def patch(self, path: str, steps: Sequence[Json], headers: Mapping[str, str]) -> Answer:
        """Send one JSON Patch (RFC 6902), once."""
        return await self._write("PATCH", path, msgspec.json.encode(steps), {**headers, "Content-Type": JSON_PATCH})

    async def page(self, path: str, params: Sequence[tuple[str, str]] = ()) -> bytes:
        """One page of a search, undecoded. `path` may be the `next` link of the page before: absolute or relative."""
        try:
            url = urljoin(self.base_url, path)
            here = _origin(url) == _origin(self.base_url)
        except ValueError as error:
            raise EhrUnreachable("the record system's next page has no address that can be read") from error
        if not here:
            raise EhrUnreachable("the record system's next page lies on another host")
        status, _headers, raw = await self._send("GET", url, params=params)
        if status != 200:
            raise Unsearchable(status)
        return raw

    async def _write(self, method: str, path: str, raw: bytes, headers: Mapping[str, str]) -> Answer:
        try:
            sent = await self._send(method, self.base_url + path, content=raw, headers=headers)
        except EhrUnreachable as error:
            self.written = self.written or error.written
            raise
        self.written = True
        return _answer(*sent)

    async def _send(self, method: str, url: str, **rest: Any) -> tuple[int, Mapping[str, str], bytes]:
        door = self._doors.setdefault(_kind(url, self.base_url), Gate())
        if not (self._door.open(anyio.current_time()) and door.open(anyio.current_time())):
            raise EhrUnreachable("the record system is left alone for a while", written=False)
        try:
            with anyio.fail_after(self._deadline_s):
                status, headers, raw = await self._shown(method, url, rest)
        except httpx2.ConnectError as error:
            door.failed(anyio.current_time())
            refusal = tls.refusal(error)
            raise refusal or EhrUnreachable("the record system cannot be reached", written=False) from error
        except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            door.failed(anyio.current_time())
            raise EhrUnreachable("the record system did not answer in time") from error
        if status == 401:
            door.failed(anyio.current_time())
            raise EhrLockedOut(
                "the record system does not accept how the box shows who it is: check [ehr] in the settings, and what "
                "the vendor registered",
                reason="not-let-in",
            )
        if 300 <= status < 400 or status >= 500 or status in NOT_NOW:
            door.failed(anyio.current_time())
            self._door.wait(anyio.current_time(), _retry_after_s(headers))
            raise EhrUnreachable("the record system cannot answer now")
        door.answered()
        return status, headers, raw

    async def _shown(self, method: str, url: str, rest: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        """The exchange, with who we are; once more when that had run out, for 401 means that nothing was done."""
        value = await self.auth.header()
        got = await self._exchanged(method, url, value, rest)
        if got[0] == 401 and (other := await self.auth.renewed(value)) is not None:
            got = await self._exchanged(method, url, other, rest)
        return got

    async def _exchanged(
        self, method: str, url: str, authorization: str, rest: Mapping[str, Any]
    ) -> tuple[int, Mapping[str, str], bytes]:
        headers = {**(rest.get("headers") or {}), **({"Authorization": authorization} if authorization else {})}
        more = {name: value for name, value in rest.items() if value and name != "headers"}
        async with self._client.stream(method, url, headers=headers, **more) as response:
            return response.status_code, response.headers, await _body(response)


async def _body(response: httpx2.Response) -> bytes:
    whole = bytearray()
    async for part in response.aiter_bytes():
        whole += part
        if len(whole) > MAX_BYTES:
            raise EhrUnreachable("the record system's answer is too long")
    return bytes(whole)


def _answer(status: int, headers: Mapping[str, str], raw: bytes) -> Answer:
    try:
        body = msgspec.json.decode(raw) if raw.strip() else {}
    except (RecursionError, ValueError) as error:
        if status >= 400:
            return Answer(status)
        raise EhrUnreachable("what answered does not speak FHIR") from error
    body = body if isinstance(body, dict) else {}
    version = meta(body).get("versionId")
    etag = headers.get("etag") or (f'W/"{version}"' if version else "")
    return Answer(status, body, etag, headers.get("location", ""))


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", parts.port or default


def _kind(url: str, base_url: str) -> str:
    """The resource type a URL is about; "" for a transaction."""
    return url.removeprefix(base_url).partition("?")[0].partition("/")[0]


def _retry_after_s(headers: Mapping[str, str]) -> float:
    """Seconds (RFC 9110 section 10.2.3). A date is counted from the server's own Date: our clock may be off."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return min(float(value), MAX_WAIT_S)
    try:
        until = parsedate_to_datetime(value)
        since = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return 0.0
    return min(max((_aware(until) - _aware(since)).total_seconds(), 0.0), MAX_WAIT_S)


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
