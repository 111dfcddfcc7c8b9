"""Emergencies: every utterance is fed word by word, as partials come, and what the box would latch counts (SAFETY.md).

Exactly as the machine does it: a partial without doubt acts at once and stays. A partial with doubt is at most a
suspicion that waits 300 ms of silence; here no silence comes between the words, so the next words settle it, and one
they cancel leaves nothing behind: no question is asked, nobody is rung. The whole text is the verdict,
and the second opinion, other readings and the phrase spotter (`alternatives` and `danger` of a heard row) are asked of
it alone.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from appliance import sense_file
from appliance.clinic.settings import Clinic
from appliance.dialogue.emergency import Level
from appliance.dialogue.events import Heard, Partial
from appliance.dialogue.flows import danger
from appliance.dialogue.sense import Sense
from appliance.evaluate.report import Item, Limit, Rate, Rates
from appliance.evaluate.rows import Row

LABELS = ("emergency", "urgent", "none")
_ORDER = (Level.NONE, Level.SUSPECT, Level.URGENT, Level.EMERGENCY)

LIMITS = tuple(
    Limit(rate=name, op=op, limit=limit, lang=lang)  # type: ignore[arg-type]
    for lang in ("en", "es")
    for name, op, limit in (
        ("emergency_missed", "<=", 0.0),
        ("emergency_only_suspect", "<=", 0.05),
        ("urgent_caught", ">=", 0.97),
        ("false_alarm", "<=", 0.03),
        ("hard_negative_suspect", "<=", 0.08),
    )
)


def judge(row: Row, clinic: Clinic) -> Item:
    """Feed one utterance word prefix by word prefix."""
    label = row.one_of("label", LABELS)
    accept = row.fields.get("accept") or [label]
    words = row.text.split()
    sense = _sense()
    whole = Heard(row.text, row.lang, alternatives=tuple(row.fields.get("alternatives", ())))
    whole = replace(whole, danger=float(row.fields.get("danger", 0.0)))
    best, category, first = Level.NONE, None, None
    final, slowest = Level.NONE, 0.0
    for count in range(1, len(words) + 1):
        started = time.perf_counter()
        said = whole if count == len(words) else Partial(" ".join(words[:count]), row.lang)
        finding = sense.danger(said)
        slowest = max(slowest, (time.perf_counter() - started) * 1000)
        final = finding.level
        counts = count == len(words) or danger.counts_now(finding, quiet_ms=0)
        if counts and _ORDER.index(final) > _ORDER.index(best):
            best, category, first = final, finding.category or None, count
    got = {"level": str(best), "category": category, "final_level": str(final), "first_prefix_words": first}
    ok = best in accept or (best is Level.SUSPECT and label == "none" and "none" in accept)
    wrong = best in (Level.URGENT, Level.EMERGENCY) and str(best) not in accept
    return Item(row=row, gold=label, got=got, ok=ok, wrong=wrong, ms=slowest)


def rates(items: Sequence[Item]) -> Rates:
    """Caught, missed, and alarmed for nothing."""
    danger = [_level(item) for item in items if item.gold == "emergency"]
    urgent = [item for item in items if item.gold == "urgent"]
    hard = [item for item in items if item.row.fields.get("hard_negative") and item.gold == "none"]
    return {
        "emergency_caught": Rate(danger.count("emergency"), len(danger)),
        "emergency_only_suspect": Rate(danger.count("suspect"), len(danger)),
        "emergency_missed": Rate(len(danger) - danger.count("emergency") - danger.count("suspect"), len(danger)),
        "urgent_caught": Rate(sum(_level(item) in ("urgent", "emergency") for item in urgent), len(urgent)),
        "false_alarm": Rate(sum(item.wrong for item in hard), len(hard)),
        "hard_negative_suspect": Rate(sum(_level(item) == "suspect" for item in hard), len(hard)),
    }


@cache
def _sense() -> Sense:
    """What the box has."""
    return sense_file.load()


def _level(item: Item) -> str:
    return str(item.got["level"])
