"""The Authorization header of each request to the record system."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from appliance.ehr.access import Access, Basic, Bearer, OpenDentalKeys, Smart


class Auth(Protocol):
    """One way of showing who the box is. Raises EhrUnreachable, of which EhrLockedOut."""

    async def header(self) -> str:
        """The header's value now, "" for none."""
        ...

    async def renewed(self, refused: str) -> str | None:
        """Another value, after the record system answered 401 to `refused`; None when there can be no other."""
        ...

    async def ready(self) -> None:
        """Have a value at hand that lasts a call. Raises nothing: the call's own requests will."""
        ...

    def may(self, kind: str, letters: str) -> bool:
        """Whether this resource type may be touched so, letters of "cruds"; True when it is not known."""
        ...


class Fixed:
    """The same header for ever, or none."""

    def __init__(self, value: str = "") -> None:
        self._value = value

    async def header(self) -> str:
        """The value."""
        return self._value

    async def renewed(self, refused: str) -> str | None:
        """There is no other."""
        return None

    async def ready(self) -> None:
        """Always."""

    def may(self, kind: str, letters: str) -> bool:
        """Not known."""
        return True


def auth_for(access: Access, base_url: str, now: Callable[[], datetime], tls: ssl.SSLContext | None) -> Auth:
    """What the settings ask for. `tls`: whom to believe, None for the system's authorities."""
    match access.proof:
        case Bearer(token):
            return Fixed(f"Bearer {token}")
        case Basic(user, password):
            return Fixed("Basic " + b64encode(f"{user}:{password}".encode()).decode())
        case OpenDentalKeys(developer, customer):
            return Fixed(f"ODFHIR {developer}/{customer}")
        case Smart() as smart:
            from appliance.ehr.smart import SmartTokens  # signing is loaded only where something is signed

            return SmartTokens(smart, base_url, now, tls)
        case None:
            return Fixed()
