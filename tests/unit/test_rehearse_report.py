from __future__ import annotations

import os
import socket
import subprocess
import sys

import numpy as np
import pytest

from appliance.rehearse import cpu
from appliance.rehearse.conversation import Exchange
from appliance.rehearse.energy import Span
from appliance.rehearse.phone import Phone
from appliance.rehearse.questions import Question
from appliance.rehearse.report import document, latencies, rank, turns


class NoPipe:
    """A phone whose softphone never says anything."""


def sounds(phone: Phone, *, own: list[tuple[int, int]], other: list[tuple[int, int]]) -> Phone:
    """Lay a 700 Hz voice between the given milliseconds on either track."""
    for track, spoken in ((phone.own, own), (phone.other, other)):
        pcm = np.zeros(20000 * 8, np.int16)
        for start, end in spoken:
            count = (end - start) * 8
            pcm[start * 8 : end * 8] = (4000 * np.sin(2 * np.pi * 700 * np.arange(count) / 8000)).astype(np.int16)
        track.place(0, pcm.tobytes())
    return phone


def exchange(question: Question, start_ms: int, end_ms: int, heard: str = "Okay.") -> Exchange:
    span: Span = (start_ms * 8, end_ms * 8)
    return Exchange(question, "words", span, heard)


def test_turns_carry_the_latency_of_the_waveform_and_its_class() -> None:
    phone = sounds(
        Phone(NoPipe()),  # type: ignore[arg-type]
        own=[(1000, 2000), (6000, 7000), (12000, 13000)],
        other=[(2600, 4000), (6800, 9000)],
    )
    told = turns(
        phone,
        [
            exchange(Question.OPENING, 900, 2200, "One moment, please. I have Tuesday."),
            exchange(Question.DOB, 5900, 7200),
            exchange(Question.ANYTHING_ELSE, 11900, 13100),
        ],
    )
    assert [(one["class"], one["latency_ms"], one["cut_off"], one["filler"]) for one in told] == [
        ("open", 600.0, False, True),
        ("date", -200.0, True, False),
    ]
    assert told[0]["speech_end_s"] == 2.0
    assert told[0]["reply_start_s"] == 2.6


def test_percentiles_are_values_that_occurred() -> None:
    assert rank([5, 1, 4, 2, 3], 0.5) == 3
    assert rank(range(1, 101), 0.95) == 95
    assert rank([7], 0.95) == 7


def test_cut_off_turns_count_in_no_latency() -> None:
    turn = {"class": "open", "latency_ms": 500.0, "cut_off": False}
    calls = [{"passed": True, "turns": [turn, {**turn, "latency_ms": -100.0, "cut_off": True}]}]
    report = document(7, calls, {"box": 1.0, "caller": 0.5, "server": 0.1})
    assert report["summary"]["latency_ms"]["all"] == {"n": 1, "p50": 500.0, "p95": 500.0, "max": 500.0}
    assert report["summary"]["passed"] == 1
    assert report["schema"] == 1
    assert report["machine"]["cores"] >= 1
    assert latencies([]) == {}


def test_processor_time_is_counted_by_process_tree() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\nimport sys; sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", burn], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        meter = cpu.Meter(box=child.pid, server=None)
        assert child.stdout is not None
        child.stdout.readline()
        spent = meter.seconds()
        child.communicate()
    assert spent["box"] >= 0.1
    assert spent["server"] == 0.0


@pytest.mark.parametrize("kind", ["udp", "tcp"])
def test_the_owner_of_a_port_is_found(kind: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM) as bound:
        bound.bind(("127.0.0.1", 0))
        if kind == "tcp":
            bound.listen()
        assert cpu.owner(kind, bound.getsockname()[1]) == os.getpid()
