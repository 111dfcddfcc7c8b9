"""Openings: what a caller wants and which blanks the first words fill. Datetimes are judged by `evaluate dates`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from appliance import sense_file
from appliance.clinic.settings import Clinic
from appliance.dialogue.asked import Asked
from appliance.dialogue.emergency import Level
from appliance.dialogue.events import Heard
from appliance.dialogue.meaning import blanks, wishes
from appliance.dialogue.people import opening_names
from appliance.dialogue.sense import Sense
from appliance.dialogue.understand import Meaning, understand
from appliance.dialogue.words import fold
from appliance.evaluate.labels import FAQ_TOPICS, LABELS, SLOT_KEYS, SUB_INTENTS, label
from appliance.evaluate.report import Item, Limit, Rate, Rates
from appliance.evaluate.rows import Row

LIMITS = (
    Limit(rate="intents_exact", op=">=", limit=0.96, lang="en"),
    Limit(rate="intents_exact", op=">=", limit=0.94, lang="es"),
    Limit(rate="slots_f1", op=">=", limit=0.95),
    Limit(rate="refused", op=">=", limit=1.0),
    Limit(rate="escalated", op=">=", limit=1.0),
)
NOT_JUDGED = frozenset({"datetimes"})
REFERENCE = date(2026, 11, 23)
"""Today, for a row without `reference_date`."""


def judge(row: Row, clinic: Clinic) -> Item:
    """Read one opening. Raises ConfigError for a label or slot key that docs/vocabulary.md does not list."""
    gold = _gold(row)
    today = _today(row)
    _sense()  # read at start, not in a caller's turn
    started = time.perf_counter()
    got = _read(row, clinic, today)
    ms = (time.perf_counter() - started) * 1000
    ok = gold["intents"] == got["intents"] and _folded(gold["slots"]) == _folded(got["slots"])
    wrong = not set(got["intents"]) <= set(gold["intents"]) and not got["ask"]
    return Item(row=row, gold=gold, got=got, ok=ok, wrong=wrong, ms=ms)


def rates(items: Sequence[Item]) -> Rates:
    """Intents as a whole set; slots pooled: precision, recall and F1 as 2TP of 2TP + FP + FN."""
    hits, claimed, there = 0, 0, 0
    for item in items:
        gold, got = _folded(item.gold["slots"]), _folded(item.got["slots"])
        hits += len(gold & got)
        claimed += len(got)
        there += len(gold)
    exact = [item.gold["intents"] == item.got["intents"] for item in items]
    advice = [item.got["refuse"] for item in items if item.gold["refuse"]]
    danger = [item.got["escalate"] for item in items if item.gold["escalate"]]
    calm = [item.got["escalate"] for item in items if not item.gold["escalate"]]
    return {
        "intents_exact": Rate(sum(exact), len(exact)),
        "slots_f1": Rate(2 * hits, claimed + there),
        "slots_precision": Rate(hits, claimed),
        "slots_recall": Rate(hits, there),
        "refused": Rate(sum(advice), len(advice)),
        "escalated": Rate(sum(danger), len(danger)),
        "escalated_for_nothing": Rate(sum(calm), len(calm)),
        "asked": Rate(sum(item.got["ask"] for item in items), len(items)),
    }


def confusions(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What was taken for what, most often first, and the slots missed and made up."""
    taken = Counter(
        ("+".join(item["gold"]["intents"]), "+".join(item["got"]["intents"]))
        for item in items
        if item["gold"]["intents"] != item["got"]["intents"]
    )
    for (gold, got), count in taken.most_common():
        yield f"{count:4} {gold} taken for {got}"
    for name, one, other in (("missed", "gold", "got"), ("wrong or made up", "got", "gold")):
        slots = Counter(key for item in items for key, _ in _folded(item[one]["slots"]) - _folded(item[other]["slots"]))
        yield from (f"{count:4} slot {key} {name}" for key, count in slots.most_common())


def _gold(row: Row) -> dict[str, Any]:
    intents = row.fields.get("intents")
    if not isinstance(intents, list) or not intents:
        row.fail('"intents" is missing or no list')
    for one in intents:
        if one not in LABELS:
            row.fail(f"intent {one!r} is not in docs/vocabulary.md; use one of {', '.join(LABELS)}")
    slots = row.fields.get("slots") or {}
    for key in slots:
        if key not in SLOT_KEYS:
            row.fail(f"slot {key!r} is not in docs/vocabulary.md; use one of {', '.join(SLOT_KEYS)}")
    kept = {key: value for key, value in slots.items() if key not in NOT_JUDGED}
    return {
        "intents": sorted(intents),
        "slots": kept,
        "refuse": bool(row.fields.get("must_refuse")),
        "escalate": bool(row.fields.get("must_escalate")),
    }


def _today(row: Row) -> date:
    try:
        return date.fromisoformat(str(row.fields.get("reference_date") or REFERENCE))
    except ValueError:
        row.fail(f'"reference_date" is {row.fields.get("reference_date")!r}; use YYYY-MM-DD')


def _read(row: Row, clinic: Clinic, today: date) -> dict[str, Any]:
    escalate = _sense().danger(Heard(row.text, row.lang), Asked.GREETING).level in (Level.EMERGENCY, Level.URGENT)
    found = wishes.read(row.text, _sense().wishes)
    meaning = understand(row.text, lang=row.lang, asked=Asked.GREETING, clinic=clinic, today=today)
    slots: dict[str, str] = dict(blanks.read(row.text, () if escalate else found.labels, found.kind))
    if escalate or "spam" in found.labels:
        slots.pop("visit_type", None)
    elif patient := _patient(row.text, slots, meaning):
        slots["patient_name"] = patient
    if len(meaning.births) == 1:
        slots["dob"] = meaning.births[0].isoformat()
    if len(meaning.phone) == 10:
        slots["phone"] = meaning.phone
    for one in found.labels:
        slots |= {"faq_topic": FAQ_TOPICS[one]} if one in FAQ_TOPICS else {}
        slots |= {"sub_intent": SUB_INTENTS[one]} if one in SUB_INTENTS else {}
    intents = ["emergency"] if escalate else sorted({label(one) for one in found.labels} or {"other"})
    refuse = "advice" in found.labels
    return {"intents": intents, "slots": slots, "refuse": refuse, "escalate": escalate, "ask": found.ask}


def _patient(text: str, slots: Mapping[str, str], meaning: Meaning) -> str | None:
    """Who the patient is by name: never whoever calls on business, nor who of the staff is asked for."""
    named = opening_names.read(text, of_others=True) if "caller_type" in slots else meaning.name
    if named is None or fold(slots.get("person", "?")) in map(fold, (named.given, named.family, named.full)):
        return None
    return named.full


def _folded(slots: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(key, fold(str(value))) for key, value in slots.items()}


@lru_cache(maxsize=1)
def _sense() -> Sense:
    """What the box has."""
    return sense_file.load()
