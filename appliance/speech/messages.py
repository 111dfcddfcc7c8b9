"""What the daemon asks of its speech children, and what they answer: MessagePack over the child's pipe."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from appliance.clinic.people import Lang


class Decode(Struct, frozen=True, tag="decode", kw_only=True):
    """Write down speech. Answered by Decoded."""

    pcm: bytes
    """8 kHz mono signed 16-bit little-endian."""
    lang: Lang | None
    """The language of the call so far; None while it is not settled."""
    hints: tuple[str, ...] = ()
    partial: bool = False
    """The caller still speaks: quick rather than careful."""


class Score(Struct, frozen=True, tag="score"):
    """Judge whether a speaker has finished. Answered by Scored."""

    pcm: bytes
    """8 kHz mono signed 16-bit little-endian; the last 8 s count."""


class Decoded(Struct, frozen=True, kw_only=True):
    """The words that were found; none when there was no speech."""

    text: str
    lang: Lang
    confidence: float
    ms: float
    """Time the child spent."""
    alternatives: tuple[str, ...] = ()
    """Other readings of the same speech, likeliest first."""
    danger: float = 0.0
    """The phrase spotter's chance of danger in the sound; 0 where it did not listen."""


class Scored(Struct, frozen=True):
    """How sure the model is that the speaker has finished, 0 to 1."""

    chance: float


class Render(Struct, frozen=True):
    """Speak one sentence. Answered by its PCM, 8 kHz mono signed 16-bit little-endian, and nothing else."""

    text: str
    lang: Lang


READY = b"ready"
"""A child's first message: its models are loaded."""

encode = msgspec.msgpack.encode
heard_request = msgspec.msgpack.Decoder(Decode | Score)
decoded = msgspec.msgpack.Decoder(Decoded)
scored = msgspec.msgpack.Decoder(Scored)
render_request = msgspec.msgpack.Decoder(Render)
