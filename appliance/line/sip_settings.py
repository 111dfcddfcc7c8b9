"""How the SIP line is set up, and how the driver hands that to its process."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SipSettings:
    """Where callers reach the box, and how many at once."""

    host: str
    """An IPv4 address of this box, the one that faces the gateway. Never 0.0.0.0: the stack answers anyone."""
    port: int
    user: str = "frontdesk"
    """Who the gateway calls; any other name gets 404."""
    capacity: int
    """Callers at once; one more hears busy. Legs the box rings itself do not count."""
    rtp_timeout_s: int = 20
    """A leg that sends no sound for so long has vanished and is hung up. 1 or more."""

    @property
    def address(self) -> str:
        """The SIP address callers dial."""
        return f"sip:{self.user}@{self.host}:{self.port}"

    def to_arguments(self) -> tuple[str, ...]:
        """As command-line words."""
        return tuple(str(value) for value in astuple(self))

    @classmethod
    def from_arguments(cls, words: list[str]) -> SipSettings:
        """From command-line words."""
        host, port, user, capacity, rtp_timeout_s = words
        return cls(host=host, port=int(port), user=user, capacity=int(capacity), rtp_timeout_s=int(rtp_timeout_s))
