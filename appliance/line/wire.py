"""What the line driver and its SIP process say to each other: one msgpack array a message, sound nearly bare.

A leg is a number: callers get 1, 2, 3 … from the process, those we ring get -1, -2, -3 … from the driver. Numbers
begin again with each new process.
"""

from __future__ import annotations

import msgspec


class _Wire(msgspec.Struct, frozen=True, array_like=True, gc=False):
    pass


# ---- to the process --------------------------------------------------------------------------


class Answer(_Wire, frozen=True, tag=1):
    """Go off hook on this leg; `Up` says when sound flows, `Ended` that it never will."""

    leg: int


class Play(_Wire, frozen=True, tag=2):
    """Queue one line frame towards the other party."""

    leg: int
    pcm: bytes


class Flush(_Wire, frozen=True, tag=3):
    """Throw away what was queued before this message."""

    leg: int


class HangUp(_Wire, frozen=True, tag=4):
    """End this leg, whatever it is doing, once what is queued has been heard."""

    leg: int


class Dial(_Wire, frozen=True, tag=5):
    """Ring a SIP address as this leg; `Up` when they answer, `Ended` when they will not."""

    leg: int
    address: str


ToProcess = Answer | Play | Flush | HangUp | Dial


# ---- from the process ------------------------------------------------------------------------


class Ready(_Wire, frozen=True, tag=16):
    """The port is open and calls may come in."""


class Failed(_Wire, frozen=True, tag=17):
    """The line cannot open; the sentence names the address and the fix. The process then ends."""

    why: str


class Alive(_Wire, frozen=True, tag=18):
    """The SIP stack still answers; sent every second."""


class Ringing(_Wire, frozen=True, tag=19):
    """Somebody is calling."""

    leg: int
    caller: str | None


class Up(_Wire, frozen=True, tag=20):
    """Sound flows both ways on this leg."""

    leg: int


class Sound(_Wire, frozen=True, tag=21):
    """One line frame heard on this leg, or none (`pcm` empty), and how many of ours it is done with since it was up."""

    leg: int
    done: int
    pcm: bytes


class Digit(_Wire, frozen=True, tag=22):
    """A key went down: 0-9, * or #."""

    leg: int
    key: str


class Ended(_Wire, frozen=True, tag=23):
    """The leg is over."""

    leg: int


class Refused(_Wire, frozen=True, tag=24):
    """A caller was turned away over capacity."""


FromProcess = Ready | Failed | Alive | Ringing | Up | Sound | Digit | Ended | Refused

encode = msgspec.msgpack.Encoder().encode
to_process = msgspec.msgpack.Decoder(ToProcess).decode
from_process = msgspec.msgpack.Decoder(FromProcess).decode
