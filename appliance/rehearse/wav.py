"""Reading and writing the WAV files of a rehearsal: 16-bit PCM, one or two channels."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from appliance.audio.frame import LINE_RATE
from appliance.rehearse.channel import Pcm


def read_mono(path: Path) -> tuple[NDArray[np.float32], int]:
    """The samples at full scale 1.0, and their rate. Raises wave.Error for anything but 16-bit mono."""
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2 or file.getnchannels() != 1:
            msg = "expected 16-bit mono"
            raise wave.Error(msg)
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return samples.astype(np.float32) / 32768.0, file.getframerate()


def write_mono(path: Path, samples: NDArray[np.float32], rate: int) -> None:
    """Write samples of full scale 1.0, whole or not at all."""
    _write(path, np.clip(np.round(samples * 32767), -32768, 32767).astype("<i2"), rate, channels=1)


def write_stereo(path: Path, left: Pcm, right: Pcm) -> None:
    """Write both sides of a call at 8 kHz; the shorter side is filled with silence."""
    length = max(len(left), len(right))
    sides = np.zeros((length, 2), dtype="<i2")
    sides[: len(left), 0], sides[: len(right), 1] = left, right
    _write(path, sides, LINE_RATE, channels=2)


def _write(path: Path, samples: NDArray[np.int16], rate: int, *, channels: int) -> None:
    part = path.with_name(path.name + ".part")
    with wave.open(str(part), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    part.replace(path)
