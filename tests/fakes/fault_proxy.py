"""A proxy in front of a FHIR server that loses, delays and spoils requests on demand."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

import anyio
import anyio.abc
from anyio.streams.buffered import BufferedByteReceiveStream

Spoil = Literal["drop_request", "drop_response", "trickle", "hang", "hang_response", "twice", "stale"] | bytes
"""What happens to a request; bytes are a whole HTTP answer given in the server's place.

"twice": it arrives twice, and the second answer is given. "stale": the last answer to the same request is given.
"""

LENGTH = re.compile(rb"(?i)(\r\ncontent-length: *)\d+")

TRICKLE_S = 0.1
"""Seconds between the bytes of a trickling answer."""


CARRIED: list[bytes] = []
"""Each resource sent through any proxy of this process, in order."""


@dataclass(slots=True)
class Fault:
    """Spoils the next `times` requests of one method whose path contains `path`."""

    method: str
    path: str
    spoil: Spoil
    times: int = 1


@dataclass(slots=True)
class FaultProxy:
    """Forwards to `upstream` (HOST:PORT). Add to `faults`; look at `seen` afterwards."""

    upstream: tuple[str, int]
    base_url: str = ""
    faults: list[Fault] = field(default_factory=list)
    rewrites: bool = True
    """Whether the server's own address in an answer becomes ours, as a good proxy does."""
    strips: str = ""
    """Name of a header taken out of each request, as a careless gateway does."""
    delay_s: float = 0.0
    """Round trip added to every request."""
    chance: Callable[[str, str], Spoil | None] | None = None
    """Asked about each request that no fault of `faults` is for: method and path."""
    kept: dict[bytes, bytes] = field(default_factory=dict)
    """The last answer to each search by identifier, by its request line."""
    seen: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of each request that came, in order."""

    async def serve(self, client: anyio.abc.SocketStream) -> None:
        async with client:
            try:
                reader = BufferedByteReceiveStream(client)
                while await self._one(client, reader):
                    pass
            except (anyio.IncompleteRead, anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
                return

    async def _one(self, client: anyio.abc.SocketStream, reader: BufferedByteReceiveStream) -> bool:
        """One request and its answer; False when the connection is to be closed."""
        request = await _message(reader)
        method, path = request.split(b" ", 2)[:2]
        self.seen.append((method.decode(), path.decode()))
        head, _, body = request.partition(b"\r\n\r\n")
        if method in (b"POST", b"PUT") and body.startswith(b"{") and b"application/fhir+json" in head.lower():
            CARRIED.append(body)
        await anyio.sleep(self.delay_s)
        if self.strips:
            request = re.sub(rb"(?i)\r\n%s:[^\r]*" % self.strips.encode(), b"", request)
        spoil = self._spoil(method.decode(), path.decode())
        if spoil == "drop_request":
            return False
        if spoil == "hang":
            await anyio.sleep_forever()
        if isinstance(spoil, bytes):
            await client.send(spoil)
            return False
        line = request.partition(b"\r\n")[0]
        answer = self.kept.get(line, b"") if spoil == "stale" else b""
        if not answer:
            answer = await self._forward(request)
        if spoil == "twice":
            answer = await self._forward(request)
        if b"identifier=" in line:
            self.kept[line] = answer
        if spoil == "hang_response":
            await anyio.sleep_forever()
        if spoil == "drop_response":
            return False
        if spoil == "trickle":
            for byte in answer:
                await client.send(bytes([byte]))
                await anyio.sleep(TRICKLE_S)
        await client.send(answer)
        return True

    async def _forward(self, request: bytes) -> bytes:
        async with await anyio.connect_tcp(*self.upstream) as server:
            await server.send(request)
            answer = await _message(BufferedByteReceiveStream(server))
        if not self.rewrites:
            return answer
        head, _, body = answer.partition(b"\r\n\r\n")
        theirs, ours = _netloc(self.upstream), urlsplit(self.base_url).netloc.encode()
        head, body = head.replace(theirs, ours), body.replace(theirs, ours)
        return LENGTH.sub(rb"\g<1>%d" % len(body), head) + b"\r\n\r\n" + body

    def _spoil(self, method: str, path: str) -> Spoil | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method == method and fault.path in path:
                fault.times -= 1
                return fault.spoil
        return self.chance(method, path) if self.chance is not None else None


@asynccontextmanager
async def fault_proxy(base_url: str) -> AsyncIterator[FaultProxy]:
    """A proxy on a free port; its base_url takes the place of the server's."""
    parts = urlsplit(base_url)
    proxy = FaultProxy((parts.hostname or "", parts.port or 80))
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port = listener.extra(anyio.abc.SocketAttribute.local_port)  # noqa: S610
    proxy.base_url = f"http://127.0.0.1:{port}{parts.path}"
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, proxy.serve)
        yield proxy
        tasks.cancel_scope.cancel()


def _netloc(address: tuple[str, int]) -> bytes:
    return f"{address[0]}:{address[1]}".encode()


async def _message(reader: BufferedByteReceiveStream) -> bytes:
    """A whole request or answer; both sides use Content-Length."""
    head = await reader.receive_until(b"\r\n\r\n", 65536)
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
    return head + b"\r\n\r\n" + (await reader.receive_exactly(length) if length else b"")
