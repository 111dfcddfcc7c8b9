from __future__ import annotations

import numpy as np

from appliance.rehearse.channel import Pcm
from appliance.rehearse.energy import last_speech, reply_after, spans
from appliance.rehearse.track import Track

MS = 8


def call(length_ms: int, *spoken: tuple[int, int], hiss: int = 0) -> Pcm:
    """Silence with a 700 Hz voice between the given milliseconds."""
    rng = np.random.default_rng(1)
    pcm = rng.normal(0, hiss, length_ms * MS) if hiss else np.zeros(length_ms * MS)
    wave = 4000 * np.sin(2 * np.pi * 700 * np.arange(length_ms * MS) / 8000)
    for start, end in spoken:
        pcm[start * MS : end * MS] += wave[: (end - start) * MS]
    return pcm.astype(np.int16)


def test_the_latency_of_a_reply_is_read_to_five_milliseconds() -> None:
    caller, box = call(5000, (1000, 2205)), call(5000, (2800, 4000))
    spoken = (900 * MS, 2400 * MS)
    end, start = last_speech(caller, spoken), reply_after(box, spoken, len(box))
    assert end is not None
    assert start is not None
    assert (start - end) / MS == 595


def test_line_noise_is_not_speech() -> None:
    assert spans(call(3000, hiss=60), gap_ms=100) == []
    assert spans(call(3000, (1000, 1500), hiss=60), gap_ms=100) == [(1000 * MS, 1500 * MS)]


def test_a_click_is_nobody_speaking() -> None:
    box = call(3000, (1500, 1510), (2000, 2500))
    assert reply_after(box, (1000 * MS, 1400 * MS), len(box)) == 2000 * MS


def test_pauses_inside_a_sentence_do_not_end_it() -> None:
    assert spans(call(4000, (1000, 1500), (1700, 2000), (3000, 3500)), gap_ms=300) == [
        (1000 * MS, 2000 * MS),
        (3000 * MS, 3500 * MS),
    ]


def test_the_box_talking_over_the_caller_is_an_early_reply() -> None:
    caller, box = call(4000, (1000, 2000)), call(4000, (1500, 2500))
    spoken = (1000 * MS, 2100 * MS)
    assert last_speech(caller, spoken) == 2000 * MS
    assert reply_after(box, spoken, len(box)) == 1500 * MS


def test_the_end_of_the_boxs_own_sentence_is_no_reply_to_a_barge_in() -> None:
    box = call(4000, (500, 1300), (2500, 3000))
    assert reply_after(box, (1000 * MS, 2000 * MS), len(box)) == 2500 * MS


def test_no_reply_is_no_latency() -> None:
    assert reply_after(call(4000), (0, 1000), 4000 * MS) is None
    assert last_speech(call(1000), (0, 1000 * MS)) is None


def test_a_lost_stretch_of_a_track_is_silence_in_its_place() -> None:
    track = Track()
    voice = call(40, (0, 40))
    track.place(0, voice[:160].tobytes())
    track.place(480, voice[160:].tobytes())
    assert track.end == 640
    assert not track.pcm[160:480].any()
    assert track.last_loud == 640


def test_a_track_grows_past_its_first_minute() -> None:
    track = Track()
    track.place(8000 * 200, call(20, (0, 20)).tobytes())
    assert len(track.pcm) == 8000 * 200 + 160
