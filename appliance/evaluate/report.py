"""Counts, rates with their intervals, and limits: what `frontdesk evaluate` prints."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, Literal

from appliance.clinic.people import Lang
from appliance.evaluate.rows import Row, Source

SCHEMA = 1
Z95 = 1.959964
"""Two-sided 95 % of the normal distribution."""
LANGS: tuple[Lang, ...] = ("en", "es")


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n."""

    k: int
    n: int

    @property
    def value(self) -> float | None:
        """k/n; None when there is nothing to count."""
        return self.k / self.n if self.n else None

    @property
    def ci95(self) -> tuple[float, float]:
        """Wilson score interval (E. B. Wilson, 1927), which stays honest near 0 and 1."""
        if not self.n:
            return 0.0, 1.0
        p, z2 = self.k / self.n, Z95 * Z95
        middle = (p + z2 / (2 * self.n)) / (1 + z2 / self.n)
        half = Z95 / (1 + z2 / self.n) * math.sqrt(p * (1 - p) / self.n + z2 / (4 * self.n * self.n))
        return max(0.0, middle - half), min(1.0, middle + half)


Rates = dict[str, Rate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One utterance, judged."""

    row: Row
    gold: Any
    got: Any
    ok: bool
    wrong: bool
    """Claimed something that is not so; worse than not understanding."""
    ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a rate must keep to."""

    rate: str
    op: Literal["<=", ">="]
    limit: float
    lang: Literal["en", "es", "all"] = "all"

    def judge(self, rates: Rates) -> dict[str, Any] | None:
        """The limit as the report shows it; None when there is nothing to judge."""
        value = rates[self.rate].value if self.rate in rates else None
        if value is None:
            return None
        met = value <= self.limit if self.op == "<=" else value >= self.limit
        return {
            "name": self.rate,
            "lang": self.lang,
            "op": self.op,
            "limit": self.limit,
            "value": value,
            "met": met,
        }


def by_lang(items: Sequence[Item], lang: Lang) -> list[Item]:
    """The items in one language."""
    return [item for item in items if item.row.lang == lang]


def document(
    kind: str,
    sources: Sequence[Source],
    items: Sequence[Item],
    *,
    rates: Rates,
    lang_rates: dict[Lang, Rates],
    limits: Iterable[Limit],
) -> dict[str, Any]:
    """The whole report, ready for JSON."""
    judged = [limit.judge(rates if limit.lang == "all" else lang_rates.get(limit.lang, {})) for limit in limits]
    return {
        "schema": SCHEMA,
        "kind": kind,
        "version": version("frontdesk-appliance"),
        "files": [asdict(source) for source in sources],
        "rates": _shown(rates),
        "by_lang": {lang: _shown(found) for lang, found in lang_rates.items()},
        "time_ms": times([item.ms for item in items]),
        "limits": [one for one in judged if one is not None],
        "items": [_item(item) for item in items],
    }


def times(ms: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile (nearest rank) and maximum."""
    ordered = sorted(ms) or [0.0]
    return {
        "p50": round(_rank(ordered, 0.5), 3),
        "p95": round(_rank(ordered, 0.95), 3),
        "max": round(ordered[-1], 3),
    }


def _rank(ordered: Sequence[float], part: float) -> float:
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def _shown(rates: Rates) -> dict[str, Any]:
    return {
        name: {"k": rate.k, "n": rate.n, "rate": rate.value, "ci95": [round(end, 4) for end in rate.ci95]}
        for name, rate in rates.items()
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.row.id,
        "file": item.row.file,
        "lang": item.row.lang,
        "gold": item.gold,
        "got": item.got,
        "ok": item.ok,
        "wrong": item.wrong,
        "ms": round(item.ms, 3),
    }
