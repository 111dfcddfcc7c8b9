"""The calls of the barge-in bench, what came of each, and their figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from appliance.clinic.people import Lang
from appliance.rehearse.report import rank


@dataclass(frozen=True, slots=True)
class Item:
    """One call: what comes from the caller, over which words of the box."""

    kind: str
    lang: Lang
    text: str
    voice: str
    seed: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it. Times in milliseconds on the waveform."""

    kind: str
    lang: Lang
    text: str
    voice: str
    scene: str
    heard: str
    stopped: bool
    stop_ms: float | None
    """From the caller's first sound to the box's last."""
    gap_ms: float | None
    """Silence until the box went on."""
    all_said: bool
    before: bool
    """The box stopped before the caller made a sound."""
    over: bool
    """The box spoke again before the caller had ended."""


def yielded(one: Result) -> bool:
    """Whether an interruption was granted the floor and its words arrived."""
    return bool(one.heard) and not one.over


def kept(one: Result) -> bool:
    """Whether the box went on to say everything, and nothing was taken for a turn."""
    return not one.heard and one.all_said


def table(results: Sequence[Result]) -> Iterator[str]:
    """The figures of one run."""
    groups = [(kind, [one for one in results if one.kind == kind]) for kind in dict.fromkeys(r.kind for r in results)]
    for kind, group in groups:
        for lang in ("", "en", "es"):
            part = [one for one in group if lang in ("", one.lang)]
            if part:
                yield f"{kind:12} {lang:3} {len(part):4}  {_figures(kind, part)}"
    over_us = [one for one in results if one.kind in ("backchannel", "cough", "hum", "noise")]
    if over_us:
        yield f"selectivity over all that is no turn: {_share(sum(map(kept, over_us)), len(over_us))}"
    early = sum(one.before for one in results if one.kind != "self")
    yield f"stopped before the caller's first sound in the other calls: {early}"


def _figures(kind: str, part: Sequence[Result]) -> str:
    if kind == "self":
        return f"stopped by our own voice {_share(sum(one.stopped for one in part), len(part))}"
    if kind == "interrupt":
        stops = [one.stop_ms for one in part if one.stop_ms is not None and one.stopped]
        late = sum(stop > 200 for stop in stops)
        p = [rank(stops, q) for q in (0.5, 0.95)] + [max(stops)]
        figures = " / ".join(f"{value:.0f}" for value in p)
        return f"yielded {_share(sum(map(yielded, part)), len(part))}  stop ms p50/p95/max {figures}, over 200: {late}"
    gaps = [one.gap_ms for one in part if one.gap_ms is not None and kept(one)]
    gap = f"{rank(gaps, 0.5):.0f} / {rank(gaps, 0.95):.0f}" if gaps else "-"
    unbroken = sum(not one.stopped for one in part)
    return f"kept {_share(sum(map(kept, part)), len(part))}  unbroken {unbroken}  gap ms p50/p95 {gap}"


def _share(n: int, of: int) -> str:
    return f"{n}/{of} ({100 * n / of:.1f} %)"


def detail(results: Sequence[Result]) -> Iterator[str]:
    """Each call that went otherwise than it should."""
    for one in results:
        good = not one.stopped if one.kind == "self" else yielded(one) if one.kind == "interrupt" else kept(one)
        late = one.kind == "interrupt" and one.stop_ms is not None and one.stop_ms > 200
        if not good or late or one.before:
            yield f"  {json.dumps(asdict(one), ensure_ascii=False)}"
