"""`frontdesk evaluate KIND FILE...`: judges files and prints the report. Exit 0: every limit met; 1: one was not."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from appliance.clinic.settings import Clinic
from appliance.evaluate.report import LANGS, Item, Limit, Rates, by_lang, document
from appliance.evaluate.rows import Row, read

KINDS = ("emergencies", "openings", "turns", "dates")
SHOWN_ERRORS = 200
"""Most mistakes printed with --errors; the JSON report has them all."""


class Kind(Protocol):
    """A module that judges one kind of file."""

    LIMITS: Sequence[Limit]

    def judge(self, row: Row, clinic: Clinic) -> Item | None:
        """Judge one utterance; None when the row is of no concern here. Raises ConfigError for a bad row."""
        ...

    def rates(self, items: Sequence[Item]) -> Rates:
        """Count."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What to print."""

    as_json: bool
    errors: bool


def start(kind: str, files: Sequence[Path], clinic: Clinic, shown: Shown) -> int:
    """Judge and print; the exit status. Raises ConfigError for a bad file."""
    report = evaluate(kind, files, clinic)
    if shown.as_json:
        json.dump(report, sys.stdout, ensure_ascii=False, indent=1, default=str)
        sys.stdout.write("\n")
    else:
        _print(report, errors=shown.errors)
    return 0 if all(limit["met"] for limit in report["limits"]) else 1


def evaluate(kind: str, files: Sequence[Path], clinic: Clinic) -> dict[str, Any]:
    """The report on one or more files, taken together. Raises ConfigError for a bad file."""
    judge: Kind = import_module(f"appliance.evaluate.{kind}")
    sources, items = [], []
    for path in files:
        source, rows = read(path)
        sources.append(source)
        items += [item for row in rows if (item := judge.judge(row, clinic)) is not None]
    lang_rates = {lang: judge.rates(found) for lang in LANGS if (found := by_lang(items, lang))}
    return document(kind, sources, items, rates=judge.rates(items), lang_rates=lang_rates, limits=judge.LIMITS)


def _print(report: dict[str, Any], *, errors: bool) -> None:
    say: Callable[[str], None] = print
    for file in report["files"]:
        say(f"{file['path']}: {file['n']} items, sha256 {file['sha256'][:16]}")
    for scope, rates in [("all", report["rates"]), *report["by_lang"].items()]:
        for name, rate in rates.items():
            value = "-" if rate["rate"] is None else f"{100 * rate['rate']:.1f} %"
            low, high = (100 * end for end in rate["ci95"])
            say(f"{scope:3} {name:28} {rate['k']:5}/{rate['n']:<5} {value:>8}   95 % interval {low:.1f}-{high:.1f} %")
    time = report["time_ms"]
    say(f"time a call: p50 {time['p50']} ms, p95 {time['p95']} ms, max {time['max']} ms")
    for limit in report["limits"]:
        verdict = "met" if limit["met"] else "MISSED"
        say(f"limit {limit['name']} ({limit['lang']}) {limit['op']} {limit['limit']}: {limit['value']:.4f} {verdict}")
    if errors:
        for line in getattr(import_module(f"appliance.evaluate.{report['kind']}"), "confusions", lambda _: ())(
            report["items"]
        ):
            say(line)
        for item in [item for item in report["items"] if not item["ok"]][:SHOWN_ERRORS]:
            say(f"{item['id']} gold {item['gold']} got {item['got']}")
