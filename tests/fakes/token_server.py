"""A token server as SMART Backend Services describes it, a model FHIR server behind it. Imports nothing from appliance.

It refuses what the standard tells it to refuse: a wrong audience, an assertion that has expired, lives too long or was
seen before, a signature of an unknown key, a scope that was not registered.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs

import anyio
import anyio.abc
from anyio.streams.buffered import BufferedByteReceiveStream
from anyio.streams.tls import TLSListener
from fakes.model_server import Habits, ModelServer, _request
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

CLIENT = "frontdesk-maple"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass(slots=True)
class TokenServer:
    """What was registered, what happened, and what goes wrong."""

    jwks: dict[str, Any]
    """As `frontdesk ehr key` printed it."""
    model: ModelServer
    token_url: str = ""
    audience: str = ""
    """What an assertion must name; as a rule the token_url."""
    allowed: set[str] | None = None
    """Scopes that are registered; a request for others gets the rest. None: whatever is asked for."""
    strict: bool = False
    """A request for a scope that is not registered gets none at all."""
    capabilities: tuple[str, ...] = ("client-confidential-asymmetric", "permission-v2")
    lifetime_s: float = 300
    skew: timedelta = timedelta()
    """How far this server's clock is from the machine's."""
    delay_s: float = 0.0
    down: bool = False
    asked: int = 0
    """Token requests that came."""
    asserted: list[str] = field(default_factory=list)
    """Every assertion, as it came."""
    refused: list[str] = field(default_factory=list)
    """Why assertions were refused."""
    jtis: set[str] = field(default_factory=set)
    tokens: dict[str, datetime] = field(default_factory=dict)
    """Good until, by token."""
    shown: list[str] = field(default_factory=list)
    """Authorization headers that came with FHIR requests."""

    def now(self) -> datetime:
        """By this server's clock."""
        return datetime.now(UTC) + self.skew

    def expire(self) -> None:
        """No token that was given out so far is good any more."""
        self.tokens.clear()

    def grant(self, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        """The answer to one token request."""
        self.asked += 1
        if form.get("grant_type") != ["client_credentials"] or form.get("client_assertion_type") != [ASSERTION]:
            return 400, {"error": "unsupported_grant_type"}
        why = self._wrong(form["client_assertion"][0])
        if why:
            self.refused.append(why)
            return (400 if why == "replayed" else 401), {"error": "invalid_client"}
        wanted = set(form.get("scope", [""])[0].split())
        given = wanted if self.allowed is None else wanted & self.allowed
        if not given or (self.strict and given != wanted):
            return 400, {"error": "invalid_scope"}
        token = f"secret-token-{self.asked}"
        self.tokens[token] = datetime.now(UTC) + timedelta(seconds=self.lifetime_s)
        scope = " ".join(sorted(given))
        return 200, {"access_token": token, "token_type": "bearer", "expires_in": self.lifetime_s, "scope": scope}

    def _wrong(self, assertion: str) -> str:
        self.asserted.append(assertion)
        try:
            token = jwt.decode(assertion, KeySet.import_key_set(self.jwks), algorithms=["ES384", "RS384"])
        except (JoseError, ValueError):
            return "signature"
        claims, now = token.claims, self.now().timestamp()
        checks = {
            "issuer": claims["iss"] == claims["sub"] == CLIENT,
            "audience": claims["aud"] == self.audience,
            "expired": claims["exp"] > now,
            "too-long": claims["exp"] <= now + 300,
            "from-the-future": claims.get("iat", now) <= now,
            "replayed": claims["jti"] not in self.jtis,
        }
        self.jtis.add(claims["jti"])
        return next((name for name, held in checks.items() if not held), "")

    async def serve(self, client: anyio.abc.ByteStream) -> None:
        """One connection."""
        async with client:
            reader = BufferedByteReceiveStream(client)
            try:
                while True:
                    method, target, headers, raw = await _request(reader)
                    if self.down and target == "/token":
                        return
                    await client.send(await self._answer(method, target, headers, raw))
            except (anyio.IncompleteRead, anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
                return

    async def _answer(self, method: str, target: str, headers: dict[str, str], raw: bytes) -> bytes:
        if target == "/token":
            await anyio.sleep(self.delay_s)
            return self._whole(*self.grant(parse_qs(raw.decode())))
        if target.endswith("/.well-known/smart-configuration"):
            return self._whole(200, {"token_endpoint": self.token_url, "capabilities": list(self.capabilities)})
        shown = headers.get("authorization", "")
        self.shown.append(shown)
        until = self.tokens.get(shown.removeprefix("Bearer "))
        if until is None or until <= datetime.now(UTC):
            return self._whole(401, {"resourceType": "OperationOutcome", "issue": [{"code": "login"}]})
        self.model.seen.append((method, target))
        return self.model._answer(method, target, headers, json.loads(raw) if raw else None)

    def _whole(self, status: int, body: dict[str, Any]) -> bytes:
        raw = json.dumps(body).encode()
        date = format_datetime(self.now(), usegmt=True)
        return f"HTTP/1.1 {status} So\r\nDate: {date}\r\nContent-Length: {len(raw)}\r\n\r\n".encode() + raw


@asynccontextmanager
async def token_server(
    jwks: str, habits: Habits | None = None, *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[TokenServer]:
    """Running on a free port of loopback; `model.base_url` is the FHIR address."""
    listener: anyio.abc.Listener[Any] = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port = listener.extra(anyio.abc.SocketAttribute.local_port)  # noqa: S610
    if tls is not None:
        listener = TLSListener(listener, tls, standard_compatible=False)
    root = f"{'http' if tls is None else 'https'}://127.0.0.1:{port}"
    model = ModelServer(habits or Habits())
    model.base_url = f"{root}/fhir"
    url = f"{root}/token"
    server = TokenServer(json.loads(jwks), model, token_url=url, audience=url)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, server.serve)
        yield server
        tasks.cancel_scope.cancel()
