"""Dates and times: what a turn names, against what it stands for, in four shapes of file (docs/vocabulary.md).

Openings (`slots.datetimes`), Recognizers-Text (`results`), duckling (`kind`, `value`, `grain`) and Schema-Guided
Dialogue (`span`, `canonical`); `expressions` is our own, a list of {"resolved", "time"} as in openings. In scope: a
date, a time, both, or a run of them. Counted apart as `out_of_scope`: durations, sets ("every Monday"), time zones,
what the file itself does not resolve, seconds, and runs coarser than a month.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from appliance.clinic.settings import Clinic
from appliance.dialogue import when
from appliance.dialogue.dates import mentions
from appliance.dialogue.dates.day_runs import Here
from appliance.dialogue.dates.mention import Mention
from appliance.dialogue.dates.values import Values, values
from appliance.evaluate.date_gold import Gold, Golds, gold_of, matches
from appliance.evaluate.report import Item, Limit, Rate, Rates
from appliance.evaluate.rows import Row

LIMITS = tuple(
    Limit(rate=name, op=op, limit=limit, lang=lang)  # type: ignore[arg-type]
    for lang, expressions, coverage in (("en", 0.97, 0.70), ("es", 0.95, 0.60))
    for name, op, limit in (
        ("expressions_resolved", ">=", expressions),
        ("external_coverage", ">=", coverage),
        ("wrong", "<=", 0.02),
    )
)


def judge(row: Row, clinic: Clinic) -> Item | None:
    """Judge what one turn names."""
    gold = gold_of(row)
    now = gold.now
    started = time.perf_counter()
    text, soonest = when.soonest(row.text, row.lang)
    talk = mentions.read(text, row.lang, now)
    ms = (time.perf_counter() - started) * 1000
    found = [(mention, values(mention, Here(now))) for mention in talk.mentions]
    shown = [
        {"from": _iso(start), "to": _iso(end), "grain": grain, "span": list(mention.span)}
        for mention, readings in found
        for start, end, grain in readings
    ]
    if soonest:
        shown.append({"from": _iso(now), "to": None, "grain": "minute", "span": [0, len(row.text)]})
    status = "ambiguous" if any(len(readings) > 1 for _, readings in found) else "resolved" if shown else "none"
    got = {"status": status, "values": shown}
    soft = [
        bool(mention.named or (mention.days and mention.days.vague)) for mention, readings in found for _ in readings
    ]
    soft += [False] * (len(shown) - len(soft))
    hit = [
        any(matches(value, one, row.text, soft=each) for value, each in zip(shown, soft, strict=True))
        for one in gold.items
    ]
    ok = all(hit) if gold.in_scope else True
    shown_gold = {
        "external": gold.external,
        "in_scope": gold.in_scope,
        "hit": hit,
        "items": [one.shown for one in gold.items],
    }
    return Item(row=row, gold=shown_gold, got=got, ok=ok, wrong=gold.in_scope and _wrong(found, gold, row.text), ms=ms)


def _wrong(found: Sequence[tuple[Mention, Values]], gold: Golds, text: str) -> bool:
    """Whether something is claimed that no reading of the file agrees with. Where a file marks one expression of a
    turn only, claims elsewhere in the turn are not judged."""
    for mention, readings in found:
        if len(readings) > 1:
            continue
        start, end, grain = readings[0]
        value = {"from": _iso(start), "to": _iso(end), "grain": grain, "span": list(mention.span)}
        if gold.partial and not any(one.overlaps(mention.span) for one in gold.items):
            continue
        soft = bool(mention.named or (mention.days and mention.days.vague))
        if _each_day(value, gold, text):
            continue
        if not any(matches(value, one, text, soft=soft) for one in gold.items):
            return True
    return False


def _each_day(value: dict[str, Any], gold: Golds, text: str) -> bool:
    """ "The 18th and 19th" as one run of days: right when the file marks each of its days."""
    if not (value["from"] and value["to"] and value["grain"] == "day"):
        return False
    first, end = datetime.fromisoformat(value["from"]), datetime.fromisoformat(value["to"])
    days = [first + timedelta(days=ahead) for ahead in range(min(7, (end - first).days))]
    shown = [value | {"from": _iso(day), "to": _iso(day + timedelta(days=1))} for day in days]
    return (
        len(days) > 1
        and days[-1] + timedelta(days=1) == end
        and all(any(matches(one, item, text) for item in gold.items if item.kind == "date") for one in shown)
    )


def rates(items: Sequence[Item]) -> Rates:
    """What is resolved, what is wrong, and what was not judged. `wrong` is of the turns where one thing is claimed."""
    judged = [item for item in items if item.gold["in_scope"]]
    claimed = [item for item in judged if item.got["status"] == "resolved"]
    external = [item for item in judged if item.gold["external"] and item.gold["items"]]
    own = [hit for item in judged if not item.gold["external"] for hit in item.gold["hit"]]
    return {
        "expressions_resolved": Rate(sum(own), len(own)),
        "external_coverage": Rate(sum(item.ok for item in external), len(external)),
        "wrong": Rate(sum(item.wrong for item in claimed), len(claimed)),
        "ambiguous": Rate(sum(item.got["status"] == "ambiguous" for item in judged), len(judged)),
        "out_of_scope": Rate(len(items) - len(judged), len(items)),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


__all__ = ["LIMITS", "Gold", "judge", "rates"]
