"""Whether a SIP address can be listened on, and what to tell the technician when it cannot."""

from __future__ import annotations

import errno
import ipaddress
import socket


def fault(host: str, port: int) -> str | None:
    """A sentence naming the address and the fix, None when the line can listen there."""
    where = f"{host}:{port}"
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        return f"The telephone line cannot listen on {where}: give an IPv4 address of this box."
    if address.is_unspecified:
        return f"The telephone line may not listen on {where}, every network: give the address facing the gateway."
    if not 1 <= port <= 65535:
        return f"The telephone line cannot listen on {where}: the port must be 1 to 65535, usually 5060."
    return (
        _SENTENCES.get(code, _OTHER).format(where=where, host=host, code=code)
        if (code := refusal(host, port))
        else None
    )


def refusal(host: str, port: int) -> int:
    """The errno with which the system refuses the address over UDP or TCP, 0 when it grants it."""
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            if kind == socket.SOCK_STREAM:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
                if kind == socket.SOCK_STREAM:
                    probe.listen(1)
            except OSError as error:
                return error.errno or errno.EIO
    return 0


_SENTENCES = {
    errno.EADDRINUSE: "Another program is listening on {where}: stop it, or give the telephone line another port.",
    errno.EADDRNOTAVAIL: "{host} is not an address of this box, so the telephone line cannot listen on {where}: "
    "check the cable to the gateway, or give one of the box's own addresses.",
    errno.EACCES: "This account may not listen on {where}: give the telephone line a port above 1023.",
}
_OTHER = "The telephone line cannot listen on {where} (system error {code}): give another address or port."
