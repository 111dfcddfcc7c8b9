"""SMART Backend Services: tokens fetched with a signed assertion (SMART App Launch 2, backend-services; RFC 7523).

One fetch at a time, however many requests wait for it. The token server's Date decides what time it is, not the box's
clock.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import anyio
import httpx2
import msgspec
import structlog
from joserfc import jwt

from appliance.config import LOOPBACK
from appliance.ehr import tls as trust
from appliance.ehr.access import Smart
from appliance.ehr.gate import Gate
from appliance.ehr.keys import Key, load
from appliance.ehr.scopes import Grants, granted, missing
from appliance.errors import EhrLockedOut, EhrUnreachable

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIFE = timedelta(minutes=4)
"""Of an assertion; servers refuse more than five minutes."""

BACK = timedelta(seconds=5)
"""An assertion says it is this old: a server whose clock is a little behind does not see one from the future."""

FETCH_S = 5.0
"""The whole of a fetch: discovery, the request, and one more where the first taught us something."""

UNSAID_S = 300.0
"""Life of a token whose server does not say: what SMART recommends at most."""

EARLY = 0.8
"""Share of a token's life after which the next request fetches a new one."""

AT_RING = 0.5
"""The same when a call comes in, so that the call itself seldom waits for one."""

RETRY_S = 10.0
"""Wait before the next early renewal after one that failed: the old token still serves."""

REST_S = 30.0
"""Wait before asking again a token server that has refused us."""

SKEW = timedelta(seconds=30)
"""Two clocks that differ by more than this explain a refusal."""

MAX_ANSWER = 64 * 1024
REFUSALS = {
    "invalid_scope": (
        "scope-refused",
        "the token server grants none of the scopes the box asks for: have them allowed for ehr.smart.client_id",
    ),
    "invalid_client": (
        "key-refused",
        "the token server does not accept the box's signature: check ehr.smart.client_id, and hand the vendor what "
        "frontdesk ehr key prints",
    ),
}
OTHER_REFUSAL = ("token-refused", "the token server refuses the box: check ehr.smart.token_url and what is registered")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Token:
    """An access token. Times are anyio's clock."""

    value: str
    born: float
    until: float
    kept_until: float = 0.0
    """No early renewal before this: the last one failed, and the token still serves."""

    def old(self, now: float, share: float) -> bool:
        """Whether this share of its life is over."""
        return now >= max(self.born + (self.until - self.born) * share, self.kept_until)


class SmartTokens:
    """An Auth for one record system."""

    def __init__(
        self, smart: Smart, base_url: str, now: Callable[[], datetime], context: ssl.SSLContext | None
    ) -> None:
        self._client_id, self._endpoint, self._given = smart.client_id, smart.token_url, smart.token_url
        self._keys, self._asks = [load(one) for one in smart.keys], list(smart.asks)
        self._base_url, self._now, self._tls = base_url.rstrip("/") + "/", now, context
        self._skew = timedelta()
        self._grants = Grants()
        self._token: Token | None = None
        self._flight: _Flight | None = None
        self._gate = Gate()
        self._refused: EhrLockedOut | None = None

    async def header(self) -> str:
        """A token that is good now, fetched when there is none or it is getting old."""
        return await self._header(EARLY)

    async def renewed(self, refused: str) -> str | None:
        """A newer token than the one refused."""
        if self._token is not None and _bearer(self._token) == refused:
            self._token = None
        return await self.header()

    async def ready(self) -> None:
        """Renew a token whose life is half over."""
        try:
            await self._header(AT_RING)
        except EhrUnreachable:
            log.warning("ehr.no_token")

    def may(self, kind: str, letters: str) -> bool:
        """As the last token's scope says."""
        return self._grants.may(kind, letters)

    async def _header(self, share: float) -> str:
        token, now = self._token, anyio.current_time()
        if token is not None and not token.old(now, share):
            return _bearer(token)
        try:
            return _bearer(await self._fetched())
        except EhrUnreachable:
            if token is None or self._token is not token or now >= token.until:
                raise
            self._token = replace(token, kept_until=min(now + RETRY_S, token.until))
            return _bearer(token)

    async def _fetched(self) -> Token:
        """The token of the fetch under way, or of a new one."""
        while (flight := self._flight) is not None:
            await flight.landed.wait()
            if flight.error is not None:
                raise _again(flight.error)
            if flight.token is not None:
                return flight.token  # else whoever fetched gave up waiting, and the next in line fetches
        flight = self._flight = _Flight()
        try:
            flight.token = self._token = await self._fetch()
            return flight.token
        except EhrUnreachable as error:
            flight.error = error
            raise
        finally:
            self._flight = None
            flight.landed.set()

    async def _fetch(self) -> Token:
        if not self._gate.open(anyio.current_time()):
            raise _again(self._refused or EhrUnreachable("the token server is left alone for a while", written=False))
        try:
            with anyio.fail_after(FETCH_S):
                async with httpx2.AsyncClient(
                    verify=self._tls or True, trust_env=False, follow_redirects=False, timeout=None
                ) as client:
                    token = await self._asked(client)
        except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            self._gate.failed(anyio.current_time())
            refusal = trust.refusal(error)
            raise refusal or EhrUnreachable("the token server does not answer", written=False) from error
        except EhrLockedOut as error:
            self._refused, self._endpoint = error, self._given
            self._gate.wait(anyio.current_time(), REST_S)
            raise
        except EhrUnreachable:
            self._gate.failed(anyio.current_time())
            raise
        self._gate.answered()
        self._refused = None
        return token

    async def _asked(self, client: httpx2.AsyncClient) -> Token:
        """Try each key with each scope string, until a token comes. What worked is tried first the next time."""
        if not self._endpoint:
            self._endpoint = await self._discovered(client)
        error = ""
        for key in list(self._keys):
            for scope in list(self._asks):
                body = await self._answer(client, key, scope)
                if (error := str(body.get("error", ""))) == "":
                    _first(self._keys, key)
                    _first(self._asks, scope)
                    return self._taken(body, scope)
                if error != "invalid_scope":
                    break
            if error != "invalid_client":
                break
        reason, sentence = REFUSALS.get(error, OTHER_REFUSAL)
        raise EhrLockedOut(sentence, reason=reason)

    async def _answer(self, client: httpx2.AsyncClient, key: Key, scope: str) -> dict[str, Any]:
        """What the token server says; asked again when its clock turns out to be another than we signed by."""
        for last in (False, True):
            skew = self._skew
            form = {
                "grant_type": "client_credentials",
                "client_assertion_type": ASSERTION,
                "client_assertion": self._signed(key),
            }
            if scope:
                form["scope"] = scope
            status, body = await self._said(client, "POST", self._endpoint, data=form)
            if status == 200 and isinstance(body.get("access_token"), str):
                return {name: value for name, value in body.items() if name != "error"}
            error = str(body.get("error") or "")
            if error == "invalid_scope" or last or abs(self._skew - skew) < SKEW:
                break
        refused_key = error in ("invalid_client", "invalid_grant", "unauthorized_client") or status == 401
        return {"error": "invalid_client" if refused_key else error or "refused"}

    def _signed(self, key: Key) -> str:
        at = self._now() + self._skew - BACK
        claims = {
            "iss": self._client_id,
            "sub": self._client_id,
            "aud": self._endpoint,
            "jti": str(uuid4()),
            "iat": int(at.timestamp()),
            "exp": int((at + LIFE).timestamp()),
        }
        algorithm = str(key.alg)
        return jwt.encode({"alg": algorithm, "kid": key.kid}, claims, key, algorithms=[algorithm])

    def _taken(self, body: dict[str, Any], scope: str) -> Token:
        said = body.get("expires_in")
        life = max(float(said), 1.0) if isinstance(said, int | float) and not isinstance(said, bool) else UNSAID_S
        grants = granted(str(body.get("scope") or scope))
        if grants != self._grants:
            self._grants = grants
            for kind in missing(granted(scope), grants):
                log.warning("ehr.scope_missing", kind=kind)
        now = anyio.current_time()
        return Token(str(body["access_token"]), born=now, until=now + life)

    async def _discovered(self, client: httpx2.AsyncClient) -> str:
        """The token endpoint that the record system names (SMART App Launch 2, conformance)."""
        status, body = await self._said(client, "GET", f"{self._base_url}.well-known/smart-configuration")
        found = body.get("token_endpoint")
        if status != 200 or not isinstance(found, str) or not found:
            raise EhrLockedOut(
                "the record system does not say where its tokens come from: set ehr.smart.token_url",
                reason="no-token-endpoint",
            )
        try:
            parts, base = urlsplit(found), urlsplit(self._base_url)
        except ValueError as error:
            raise EhrLockedOut(
                "the record system names no address its tokens come from: set ehr.smart.token_url",
                reason="no-token-endpoint",
            ) from error
        if parts.scheme != "https" and not (base.scheme == parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise EhrLockedOut(
                "the record system's token endpoint is not https: its keepers must mend it", reason="token-not-https"
            )
        can = body.get("capabilities")
        if isinstance(can, list) and "permission-v1" in can and "permission-v2" not in can:
            self._asks.sort(key=lambda ask: ".read" not in ask)
        return found

    async def _said(
        self, client: httpx2.AsyncClient, method: str, url: str, data: dict[str, str] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """One exchange. Raises EhrUnreachable where nothing was decided."""
        async with client.stream(method, url, data=data, headers={"Accept": "application/json"}) as response:
            self._learn(response.headers)
            raw = bytearray()
            async for part in response.aiter_bytes():
                raw += part
                if len(raw) > MAX_ANSWER:
                    raise EhrUnreachable("the token server's answer is too long", written=False)
        if 300 <= response.status_code < 400 or response.status_code >= 500 or response.status_code in (408, 429):
            raise EhrUnreachable("the token server cannot answer now", written=False)
        try:
            body = msgspec.json.decode(raw) if raw.strip() else {}
        except msgspec.DecodeError:
            body = {}
        return response.status_code, body if isinstance(body, dict) else {}

    def _learn(self, headers: Mapping[str, str]) -> None:
        """How far the server's clock is from ours, to the second (RFC 9110, Date)."""
        try:
            theirs = parsedate_to_datetime(headers.get("date", ""))
        except ValueError:
            return
        skew = (theirs if theirs.tzinfo is not None else theirs.replace(tzinfo=UTC)) - self._now()
        if abs(skew - self._skew) > SKEW:
            log.warning("ehr.clock_differs", s=round(skew.total_seconds()))
        self._skew = skew


class _Flight:
    """One fetch, and those who wait for it."""

    def __init__(self) -> None:
        self.landed = anyio.Event()
        self.token: Token | None = None
        self.error: EhrUnreachable | None = None


def _again(error: EhrUnreachable) -> EhrUnreachable:
    """The same error, to be raised by another."""
    if isinstance(error, EhrLockedOut):
        return EhrLockedOut(str(error), reason=error.reason)
    return EhrUnreachable(str(error), written=error.written)


def _bearer(token: Token) -> str:
    return f"Bearer {token.value}"


def _first(items: list[Any], one: Any) -> None:
    items.remove(one)
    items.insert(0, one)
