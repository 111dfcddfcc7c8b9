"""The medicine and the pharmacy of a refill as they are read back: from the tables, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.blanks import DRUGS
from appliance.dialogue.words import fold, plain

_SPOKEN = {
    "walgreens": "Walgreens",
    "cvs": "C V S",
    "rite aid": "Rite Aid",
    "walmart": "Walmart",
    "costco": "Costco",
    "kroger": "Kroger",
    "publix": "Publix",
    "heb": "H E B",
    "h e b": "H E B",
    "safeway": "Safeway",
    "target": "Target",
    "sams club": "Sam's Club",
    "meijer": "Meijer",
    "albertsons": "Albertsons",
    "vons": "Vons",
    "ralphs": "Ralphs",
    "hy vee": "Hy Vee",
    "winn dixie": "Winn Dixie",
    "duane reade": "Duane Reade",
}
"""Chains of pharmacies as they are said."""


def chain(told: str) -> str:
    """The chain a pharmacy is of, as it is said; "" for any other."""
    spoken = plain(told)
    return next((name for form, name in _SPOKEN.items() if f" {form} " in spoken), "")


def read_back(facts: Mapping[str, str]) -> list[Act]:
    """What is known of a refill; what no table holds is not said aloud."""
    acts: list[Act] = []
    medicine, pharmacy = facts.get("medicine", "").lower(), chain(facts.get("pharmacy", ""))
    if fold(medicine) in DRUGS:
        value = Value(medicine, ValueType.MEDICINE, Origin.CALLER_SAID)
        acts.append(Say("read_back_medicine", {"medicine": value}))
    if pharmacy:
        value = Value(pharmacy, ValueType.PHARMACY, Origin.CALLER_SAID)
        acts.append(Say("read_back_pharmacy", {"pharmacy": value}))
    return acts
