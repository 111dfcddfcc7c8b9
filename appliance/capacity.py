"""How many calls this board can hold at once: what was measured of it, and what follows (docs/adr/0015)."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import msgspec
from msgspec import Struct

from appliance.errors import StoreError

UNMEASURED = 4
"""Calls at once on a board nobody has measured."""

MOST_CALLS = 32
"""The line takes no more."""

FINALS = 0.3
"""Careful readings a second of one call: a turn every six seconds or so, one reading in four thrown away, two languages
while it is not settled."""

GUESSES = 0.4
"""Quick readings a second of one call that must be had: one each second that the caller speaks, two fifths of it."""

SENTENCES = 0.2
"""Sentences a second of one call that are not rendered beforehand."""

FRAMES = 0.05
"""Of a core, what one call's sound takes: line, voice activity, echo, rules."""

BUSY = 0.5
"""Of the board, what calls may take on the average: twice that must be possible, as callers stop when they like."""

ALL_AT_ONCE_S = 1.0
"""If every caller stops at one instant, the last one's words are read within this."""

FILE = "capacity.json"


class Measured(Struct, frozen=True, kw_only=True):
    """One measurement of one board."""

    schema: int = 1
    taken: str
    """ISO, UTC."""
    cpu: str
    cores: int
    workers: int
    """Recognizer processes it was measured with."""
    final_ms: float
    """A careful reading of a turn of three seconds, alone; the middle one."""
    finals_s: float
    """Careful readings a second, every worker busy."""
    guesses_s: float
    """Quick readings a second, every worker busy."""
    sentence_ms: float
    """Rendering a sentence, alone; the middle one."""
    encode_ms: float
    """The sentence encoder's time for a sentence; the middle one."""

    @property
    def calls(self) -> int:
        """Calls at once, 1 to 32: the board is half busy at most, and nobody waits long when all stop at once."""
        own = SENTENCES * self.sentence_ms / 1000 + FINALS * self.encode_ms / 1000 + FRAMES
        each = FINALS / self.finals_s + GUESSES / self.guesses_s + own / self.cores
        return max(1, min(MOST_CALLS, int(BUSY / each), int(self.finals_s * ALL_AT_ONCE_S)))

    @property
    def is_of_this_board(self) -> bool:
        """Whether it was taken on a board with this processor."""
        return (self.cpu, self.cores) == board()


def board() -> tuple[str, int]:
    """The processor's name and the number of its cores."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.lower().startswith(("model name", "hardware")))
    return next(named, platform.machine()), os.cpu_count() or 1


def read(state: Path) -> Measured | None:
    """The last measurement kept in the box's folder; None when there is none of this board that can be read."""
    try:
        measured = msgspec.json.decode((state / FILE).read_bytes(), type=Measured)
    except (OSError, msgspec.DecodeError):
        return None
    return measured if measured.is_of_this_board else None


def keep(state: Path, measured: Measured) -> None:
    """Keep a measurement in place of the one before. Raises StoreError."""
    half = state / f"{FILE}.part"
    try:
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        half.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=1) + b"\n")
        half.replace(state / FILE)
    except OSError as error:
        raise StoreError(f"{state / FILE} cannot be written ({error.strerror}): give another --state.") from None


def calls_at_once(set_to: int | None, measured: Measured | None) -> int:
    """How many calls the box takes: what the settings say, and never more than was measured."""
    if measured is None:
        return set_to or UNMEASURED
    return min(set_to or MOST_CALLS, measured.calls)
