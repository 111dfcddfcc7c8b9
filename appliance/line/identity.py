"""Who is calling, from the headers of an INVITE. Pure; every string in them was written by a stranger."""

from __future__ import annotations

import re
from collections.abc import Mapping

IDENTITY_HEADERS = ("P-Asserted-Identity", "Remote-Party-ID", "From")
"""Most trusted first: what the carrier vouches for (RFC 3325), what older switches say, what the caller's side says."""

EXPOSED_HEADERS = (*IDENTITY_HEADERS, "Privacy")

LONGEST_NAME = 64
"""Characters of a name worth showing; caller-ID gives 15, a PBX may give more."""

_ADDRESS = re.compile(r"^\s*(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<plain>[^<\"]*))\s*<(?P<uri>[^>]*)>")
_URI_USER = re.compile(r"^(?:sips?|tel):(?P<user>[^@;?>]+)", re.IGNORECASE)
_E164 = re.compile(r"^\+[1-9]\d{6,14}$")
_NANP_TRUNK = re.compile(r"^1?([2-9]\d{9})$")


def caller_of(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The caller's number in E.164 and the name the line gave; either None when absent, both when withheld."""
    if _is_withheld(headers):
        return None, None
    parties = [_party(headers[header]) for header in IDENTITY_HEADERS if header in headers]
    number = next((number for number, _ in parties if number), None)
    name = next((name for _, name in parties if name), None)
    return number, None if name is not None and _number(name) == number is not None else name


def _is_withheld(headers: Mapping[str, str]) -> bool:
    wishes = {wish.strip().lower() for wish in headers.get("Privacy", "").split(";")}
    sender = headers.get("From", "").lower()
    return bool(wishes & {"id", "user", "header"}) or "anonymous@" in sender or "@anonymous.invalid" in sender


def _party(header: str) -> tuple[str | None, str | None]:
    """Number and name of one header: `"Maria Lopez" <sip:+15555550142@host>;tag=1` or a bare URI."""
    found = _ADDRESS.match(header)
    uri = found["uri"] if found else header.strip()
    user = _URI_USER.match(uri)
    if not found:
        return _number(user["user"] if user else ""), None
    name = re.sub(r"\\(.)", r"\1", found["quoted"] or "") or (found["plain"] or "")
    printable = "".join(char if char.isprintable() else " " for char in name)
    return _number(user["user"] if user else ""), " ".join(printable.split())[:LONGEST_NAME] or None


def _number(user: str) -> str | None:
    """E.164, from an international number or a North American one with or without its 1."""
    digits = re.sub(r"[\s().\-]|%20", "", user)
    if _E164.match(digits) and digits.isascii():
        return digits
    national = _NANP_TRUNK.match(digits)
    return f"+1{national[1]}" if national and digits.isascii() else None
