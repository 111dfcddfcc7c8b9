"""Who spoke when, read off the waveform: the measure every latency in a report is taken with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from appliance.audio.frame import LINE_RATE
from appliance.rehearse.channel import Pcm

WINDOW = LINE_RATE // 200
"""Samples: 5 ms, the resolution of every measured instant."""

SPEECH_DBOV = -45.0
"""A window louder than this is sound: 22 dB under active speech, 15 dB over what G.711 makes of silence."""

CLICK_MS = 15
"""A sound shorter than this is a click and nobody's speech."""

Span = tuple[int, int]
"""First sample, and the one after the last."""


def is_loud(pcm: Pcm) -> bool:
    """Whether a frame holds sound."""
    return bool(loud_windows(pcm).any())


def loud_windows(pcm: Pcm) -> NDArray[np.bool_]:
    """For each whole 5 ms window, whether it is sound."""
    windows = pcm[: len(pcm) // WINDOW * WINDOW].reshape(-1, WINDOW).astype(np.float64)
    limit = 32768.0 * 10 ** (SPEECH_DBOV / 20)
    return np.asarray((windows**2).mean(axis=1) > limit**2)


def spans(pcm: Pcm, *, gap_ms: int, offset: int = 0) -> list[Span]:
    """The stretches of speech; pauses shorter than `gap_ms` belong to the stretch. `offset` is added to each sample."""
    found: list[Span] = []
    flags = np.concatenate([[False], loud_windows(pcm), [False]]).astype(np.int8)
    starts, ends = np.flatnonzero(np.diff(flags) == 1) * WINDOW, np.flatnonzero(np.diff(flags) == -1) * WINDOW
    runs = [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
    for start, end in runs:
        if found and start - found[-1][1] < gap_ms * LINE_RATE // 1000:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    shortest = CLICK_MS * LINE_RATE // 1000
    return [(start + offset, end + offset) for start, end in found if _sound_in(runs, start, end) >= shortest]


def _sound_in(runs: list[Span], start: int, end: int) -> int:
    return sum(stop - begin for begin, stop in runs if start <= begin and stop <= end)


def last_speech(pcm: Pcm, within: Span) -> int | None:
    """The sample after the last sound of a side inside a stretch of the call."""
    heard = spans(pcm[within[0] : within[1]], gap_ms=0, offset=within[0])
    return heard[-1][1] if heard else None


def reply_after(box: Pcm, spoken: Span, until: int) -> int | None:
    """The first sample of what the box says once the caller has begun speaking and before `until`.

    Speech of the box that was already going on when the caller began does not count. A reply before `spoken` ends
    means that the box cut the caller off.
    """
    for start, _ in spans(box[:until], gap_ms=200):
        if start >= spoken[0]:
            return start
    return None
