"""Files at https addresses: resumed where they broke off, given up at once on a box that has no Internet."""

from __future__ import annotations

import socket
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import httpx2

from appliance.errors import ModelError

PATIENCE_S = 3.0
"""Longest wait for a name or a connection. A box without Internet must not sit here."""

STALL_S = 20.0
"""Longest silence within a download."""

TRIES = 3
"""Attempts at one file; each goes on where the last broke off."""


class Upstream:
    """The Internet as one fetch sees it: after the first host that cannot be reached, none is asked again."""

    def __init__(self, *, transport: httpx2.BaseTransport | None = None) -> None:
        timeout = httpx2.Timeout(STALL_S, connect=PATIENCE_S)
        self._client = httpx2.Client(timeout=timeout, follow_redirects=True, transport=transport)
        self._probe = transport is None
        self.gone = False
        """No host could be reached."""

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def get(self, address: str, part: Path, *, total: int, progress: Callable[[str], None]) -> None:
        """Bring `address` into `part`, keeping what is already there. Raises ModelError with a reason."""
        if self.gone:
            msg = f"{address}: no Internet"
            raise ModelError(msg)
        host = httpx2.URL(address).host
        if self._probe and not urllib.request.getproxies() and not _resolves(host):
            self.gone = True
            msg = f"{host}: no such host from here"
            raise ModelError(msg)
        for attempt in range(1, TRIES + 1):
            try:
                return self._append(address, part, total, progress)
            except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
                self.gone = True
                msg = f"{host}: cannot be reached"
                raise ModelError(msg) from error
            except httpx2.HTTPStatusError as error:
                msg = f"{address}: the server answered {error.response.status_code}"
                raise ModelError(msg) from error
            except httpx2.HTTPError as error:
                if attempt == TRIES:
                    msg = f"{address}: broke off {TRIES} times"
                    raise ModelError(msg) from error
        return None

    def _append(self, address: str, part: Path, total: int, progress: Callable[[str], None]) -> None:
        have = part.stat().st_size if part.exists() else 0
        if have >= total:
            have = 0
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        with self._client.stream("GET", address, headers=headers) as answer:
            answer.raise_for_status()
            resumed = answer.status_code == 206 and answer.headers.get("content-range", "").startswith(f"bytes {have}-")
            told = have = have if resumed else 0
            with part.open("ab" if resumed else "wb") as file:
                for chunk in answer.iter_bytes():
                    file.write(chunk)
                    have += len(chunk)
                    if have > total:
                        break
                    if have - told >= total / 10:
                        told = have
                        progress(f"  {100 * have // total} % of {total / 1e6:.1f} MB")


def _resolves(host: str) -> bool:
    """Whether the name has an address, within PATIENCE_S; the resolver itself may take far longer to give up."""
    found = threading.Event()

    def ask() -> None:
        try:
            socket.getaddrinfo(host, 443)
        except OSError:
            return
        found.set()

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE_S)
    return found.is_set()
