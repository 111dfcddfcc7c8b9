"""The medicine and the pharmacy of a refill as they are read back: from the tables, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.meaning.blanks import is_medicine
from appliance.dialogue.meaning.message_questions import SEVERAL
from appliance.dialogue.words import plain

_MEDICINE = frozenset({"medicine", "medication", "meds", "medicina", "medicinas", "medicamento"})
MOST_SAID = 3
"""Medicines of one refill that are read back; more are left to staff."""

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
    told, pharmacy = facts.get("medicine", "").lower().split(SEVERAL), chain(facts.get("pharmacy", ""))
    vague = len(told) == 1 and bool(_MEDICINE & set(told[0].split()))  # "the medicine is the medicine for ..."
    if len(told) <= MOST_SAID and all(map(is_medicine, told)) and not vague:
        values = [Value(one, ValueType.MEDICINE, Origin.CALLER_SAID) for one in told]
        if len(values) == 1:
            acts.append(Say("read_back_medicine", {"medicine": values[0]}))
        else:
            numbered = {f"medicine{number}": value for number, value in enumerate(values, start=1)}
            acts.append(Say(f"read_back_medicines_{len(values)}", numbered))
    if pharmacy:
        value = Value(pharmacy, ValueType.PHARMACY, Origin.CALLER_SAID)
        acts.append(Say("read_back_pharmacy", {"pharmacy": value}))
    return acts
