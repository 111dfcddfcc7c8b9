"""DIR/report.json: what was rehearsed, what came of it, and how long every turn took (design: INTERFACES)."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from appliance.rehearse.conversation import Exchange, reply_times
from appliance.rehearse.phone import Phone
from appliance.rehearse.questions import CLASSES, is_filler

Turn = dict[str, Any]


def turns(phone: Phone, exchanges: Sequence[Exchange]) -> list[Turn]:
    """One entry for each thing the caller said and the box replied to, timed on the recording."""
    found: list[Turn] = []
    limits = [one.span[0] for one in exchanges[1:]] + [phone.other.end]
    for exchange, until in zip(exchanges, limits, strict=True):
        times = reply_times(phone, exchange.span, until)
        if times is None:
            continue
        end_ms, start_ms = times
        found.append(
            {
                "n": len(found) + 1,
                "class": CLASSES.get(exchange.question, "yes_no"),
                "caller_said": exchange.said,
                "box_heard_back": exchange.heard,
                "speech_end_s": round(end_ms / 1000, 3),
                "reply_start_s": round(start_ms / 1000, 3),
                "latency_ms": round(start_ms - end_ms, 1),
                "filler": is_filler(exchange.heard.partition(". ")[0]),
                "cut_off": start_ms < end_ms,
            }
        )
    return found


def document(seed: int, calls: Sequence[dict[str, Any]], cpu_s: dict[str, float]) -> dict[str, Any]:
    """The whole report."""
    every = [turn for call in calls for turn in call["turns"] if not turn["cut_off"]]
    passed = sum(call["passed"] for call in calls)
    return {
        "schema": 1,
        "seed": seed,
        "machine": {"cpu": _cpu(), "cores": os.cpu_count() or 1},
        "box_version": metadata.version("frontdesk-appliance"),
        "calls": list(calls),
        "summary": {
            "passed": passed,
            "failed": len(calls) - passed,
            "latency_ms": latencies(every),
            "cpu_s": cpu_s,
        },
    }


def latencies(every: Sequence[Turn]) -> dict[str, dict[str, float]]:
    """Percentiles by class of turn and over all; turns in which the box cut the caller off have no latency."""
    by_class: dict[str, list[float]] = {"all": []}
    for turn in every:
        by_class["all"].append(turn["latency_ms"])
        by_class.setdefault(turn["class"], []).append(turn["latency_ms"])
    return {
        name: {"n": len(values), "p50": rank(values, 0.50), "p95": rank(values, 0.95), "max": max(values)}
        for name, values in by_class.items()
        if values
    }


def rank(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
