"""`frontdesk doctor`: how the box stands, and with --capacity what this board can do."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import msgspec

from appliance import capacity
from appliance.capacity import Measured
from appliance.clinic.people import Lang
from appliance.config import Config
from appliance.encoder import SentenceEncoder
from appliance.speech import weights
from appliance.speech.messages import Decode, Render, encode
from appliance.speech.recognizer import recognizer_workers
from appliance.speech.synthesizer import voice_workers
from appliance.speech.workers import Urgency, Workers

SAID: tuple[tuple[str, Lang], ...] = (
    ("I need to move my appointment with the doctor to next Thursday afternoon.", "en"),
    ("Quiero cambiar mi cita con la doctora para el jueves por la tarde.", "es"),
)
"""What the readings are measured on, in the box's own voices: turns of about three seconds."""

ALONE = 8
"""Readings and renderings taken one by one."""

BUSY_S = 6.0
"""How long every worker is kept busy."""


async def measure(
    models: Path, *, hearing: Workers, speaking: Workers, progress: Callable[[str], None] = lambda _: None
) -> Measured:
    """Keep the board busy for half a minute and say what it did. Nothing else should run on it. Raises ModelError."""
    weights.demand(models)
    async with hearing.running(), speaking.running():
        progress("rendering speech")
        turns, sentence_ms = await _render(speaking)
        finals, guesses = _readings(turns, partial=False), _readings(turns, partial=True)
        progress("reading it, one turn at a time")
        final_ms = await _alone(hearing, finals)
        progress("reading it with every worker")
        finals_s, guesses_s = await _busy(hearing, finals), await _busy(hearing, guesses)
    progress("encoding sentences")
    cpu, cores = capacity.board()
    return Measured(
        taken=datetime.now(UTC).isoformat(timespec="seconds"),
        cpu=cpu,
        cores=cores,
        workers=hearing.size,
        final_ms=round(final_ms, 1),
        finals_s=round(finals_s, 2),
        guesses_s=round(guesses_s, 2),
        sentence_ms=round(sentence_ms, 1),
        encode_ms=round(_encode_ms(), 2),
    )


def start(config: Config, *, measuring: bool, as_json: bool) -> int:
    """Print how the box stands; with `measuring` measure the board first and keep the finding. The exit code."""
    models, state = Path(config.speech.models), Path(config.state)
    if measuring:
        pools = {
            "hearing": recognizer_workers(models, size=config.speech.recognizers, english=config.speech.english),
            "speaking": voice_workers(models),
        }
        measured = anyio.run(_measure, models, pools)
        capacity.keep(state, measured)
    found = capacity.read(state)
    missing = [one.model.name for one in weights.listing(models) if _is_missing(one)]
    report = {
        "schema": 1,
        "missing_models": missing,
        "lines": config.sip.capacity,
        "calls_at_once": capacity.calls_at_once(config.sip.capacity, found),
        "measured": None if found is None else {**msgspec.to_builtins(found), "calls": found.calls},
    }
    print(msgspec.json.encode(report).decode() if as_json else "\n".join(_sentences(report)))
    return 1 if missing else 0


async def _measure(models: Path, pools: dict[str, Workers]) -> Measured:
    return await measure(models, **pools, progress=lambda line: print(f"  {line}", file=sys.stderr, flush=True))


def _is_missing(one: Any) -> bool:
    return one.model.group == "box" and one.state is not weights.FileState.OK


def _sentences(report: dict[str, Any]) -> list[str]:
    missing, measured = report["missing_models"], report["measured"]
    lines = [f"Models: {'missing or wrong: ' + ', '.join(missing) if missing else 'complete'}."]
    if measured is None:
        lines.append("Board: not measured; run frontdesk doctor --capacity while nobody calls.")
    else:
        lines += [
            f"Board: {measured['cpu']}, {measured['cores']} cores, measured {measured['taken']}.",
            f"  a turn is read in {measured['final_ms']:.0f} ms; {measured['workers']} workers read"
            f" {measured['finals_s']:.1f} turns, or {measured['guesses_s']:.1f} guesses, a second",
            f"  a sentence is rendered in {measured['sentence_ms']:.0f} ms, encoded in {measured['encode_ms']:.1f} ms",
            f"  good for {measured['calls']} calls at once",
        ]
    return [*lines, f"Calls at once: {report['calls_at_once']}; one more meets the clinic's [overflow] choice."]


async def _render(speaking: Workers) -> tuple[list[tuple[bytes, Lang]], float]:
    turns, took = [], []
    for n in range(ALONE):
        text, lang = SAID[n % len(SAID)]
        started = time.perf_counter()
        pcm = await speaking.submit(encode(Render(text, lang)), Urgency.NOW).answer()
        took.append((time.perf_counter() - started) * 1000)
        turns.append((pcm, lang))
    return turns[: len(SAID)], statistics.median(took)


def _readings(turns: Sequence[tuple[bytes, Lang]], *, partial: bool) -> list[bytes]:
    return [encode(Decode(pcm=pcm, lang=lang, partial=partial)) for pcm, lang in turns]


async def _alone(hearing: Workers, requests: Sequence[bytes]) -> float:
    """Milliseconds of one reading with nothing beside it; the middle one."""
    took = []
    for n in range(ALONE):
        started = time.perf_counter()
        await hearing.submit(requests[n % len(requests)], Urgency.NOW).answer()
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


async def _busy(hearing: Workers, requests: Sequence[bytes]) -> float:
    """Readings a second while none of the workers ever waits."""
    done, started = 0, time.perf_counter()

    async def lane(n: int) -> None:
        nonlocal done
        while time.perf_counter() - started < BUSY_S:
            await hearing.submit(requests[n % len(requests)], Urgency.NOW).answer()
            done, n = done + 1, n + 1

    async with anyio.create_task_group() as tasks:
        for n in range(2 * hearing.size):
            tasks.start_soon(lane, n)
    return done / (time.perf_counter() - started)


def _encode_ms() -> float:
    encoder, took = SentenceEncoder(), []
    encoder.encode([text for text, _ in SAID])
    for n in range(ALONE):
        started = time.perf_counter()
        encoder.encode([SAID[n % len(SAID)][0]])
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)
