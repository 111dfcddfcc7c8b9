"""What mu-law does to any sound."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from appliance.audio.g711 import CLIP, ulaw_decode, ulaw_encode

SAMPLE = st.integers(-32768, 32767)


def round_trip(value: int) -> int:
    (back,) = struct.unpack("<h", ulaw_decode(ulaw_encode(struct.pack("<h", value))))
    return int(back)


@given(SAMPLE)
def test_no_sample_is_off_by_more_than_half_a_step(value: int) -> None:
    magnitude = min(abs(value), CLIP)
    segment = (magnitude + 132).bit_length() - 8
    assert abs(abs(round_trip(value)) - magnitude) <= 1 << (segment + 2)


@given(SAMPLE, SAMPLE)
def test_louder_stays_louder(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert round_trip(low) <= round_trip(high)


@given(st.lists(SAMPLE, max_size=400))
def test_a_second_passage_changes_nothing(values: list[int]) -> None:
    pcm = struct.pack(f"<{len(values)}h", *values)
    once = ulaw_decode(ulaw_encode(pcm))
    assert len(ulaw_encode(pcm)) == len(values)
    assert ulaw_decode(ulaw_encode(once)) == once
