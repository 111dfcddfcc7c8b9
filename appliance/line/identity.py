"""Who is calling, from the headers of an INVITE. Pure; every string in them was written by a stranger."""

from __future__ import annotations

import re
from collections.abc import Mapping

IDENTITY_HEADERS = ("P-Asserted-Identity", "Remote-Party-ID", "From")
"""Most trusted first: what the carrier vouches for (RFC 3325), what older switches say, what the caller's side says."""

EXPOSED_HEADERS = (*IDENTITY_HEADERS, "Privacy")

_ADDRESS = re.compile(r"^\s*(?:\"(?:[^\"\\]|\\.)*\"|[^<\"]*)\s*<(?P<uri>[^>]*)>")
_URI_USER = re.compile(r"^(?:sips?|tel):(?P<user>[^@;?>]+)", re.IGNORECASE)
_E164 = re.compile(r"^\+[1-9]\d{6,14}$")
_NANP_TRUNK = re.compile(r"^1?([2-9]\d{9})$")


def caller_of(headers: Mapping[str, str]) -> str | None:
    """The caller's number in E.164; None when there is none or it is withheld. A name is not taken."""
    if _is_withheld(headers):
        return None
    numbers = (_number_in(headers[header]) for header in IDENTITY_HEADERS if header in headers)
    return next(filter(None, numbers), None)


def _is_withheld(headers: Mapping[str, str]) -> bool:
    wishes = {wish.strip().lower() for wish in headers.get("Privacy", "").split(";")}
    sender = headers.get("From", "").lower()
    return bool(wishes & {"id", "user", "header"}) or "anonymous@" in sender or "@anonymous.invalid" in sender


def _number_in(header: str) -> str | None:
    """Of one header: `"Maria Lopez" <sip:+15555550142@host>;tag=1` or a bare URI."""
    found = _ADDRESS.match(header)
    user = _URI_USER.match(found["uri"] if found else header.strip())
    return _number(user["user"] if user else "")


def _number(user: str) -> str | None:
    """E.164, from an international number or a North American one with or without its 1."""
    digits = re.sub(r"[\s().\-]|%20", "", user)
    if _E164.match(digits) and digits.isascii():
        return digits
    national = _NANP_TRUNK.match(digits)
    return f"+1{national[1]}" if national and digits.isascii() else None
