"""Whether an answer is what it should be: golds may be written in several ways, values come in one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapidfuzz import fuzz

from appliance.clinic.settings import Clinic
from appliance.dialogue.asked import Asked
from appliance.dialogue.people.name_words import SUFFIXES, TITLES
from appliance.dialogue.words import fold, listed, tokens

_NOTHING = ("none", "null", "", "neither", "other", "unclear", "maybe", "ambiguous", "unknown", "partial")
_TRUE, _FALSE = ("yes", "true", "si", "affirm"), ("no", "false", "done", "deny", "negate")
_STATUSES = ("filled", "partial", "ambiguous", "other", "none")
_TITLED = TITLES | {"dr", "dra", "doctor", "doctora", "the", "el", "la"}
SAME_REASON = 0.6
"""Share of the gold's words that the reason must hold."""
_SMALL = frozenset(
    listed("a an the of for on in my to el la los las un una de del en mi con por para and y it its been up")
)


def agree(asked: Asked, gold: Any, got: Mapping[str, Any], clinic: Clinic) -> bool:
    """Whether `got` is the gold. A null gold means that nothing may be claimed."""
    if isinstance(gold, Mapping) and ("value" in gold or set(gold) == {"status"}):
        status = gold.get("status")
        fits = status is None or status == got["status"]
        return fits and ("value" not in gold or agree(asked, gold["value"], got, clinic))
    value = got["value"]
    if gold is None:
        return value is None or (asked is Asked.DATE_TIME and got["status"] == "ambiguous")
    if isinstance(gold, str) and asked in (
        Asked.CONFIRM_YES_NO,
        Asked.ANYTHING_ELSE,
        Asked.WHICH_SLOT,
        Asked.DOB,
        Asked.PHONE,
    ):
        if fold(gold).strip() in _NOTHING:
            return value is None and (gold not in _STATUSES or gold in ("none", "partial") or got["status"] == gold)
        gold = True if fold(gold) in _TRUE else False if fold(gold) in _FALSE else gold
    if value is None:
        return False
    return _same(asked, gold, value, clinic)


def _same(asked: Asked, gold: Any, value: Any, clinic: Clinic) -> bool:
    match asked:
        case Asked.CONFIRM_YES_NO | Asked.ANYTHING_ELSE:
            return bool(gold is value)
        case Asked.WHICH_SLOT:
            return str(gold) == str(value)
        case Asked.PHONE:
            return "".join(filter(str.isdigit, str(gold)))[-10:] == str(value)[-10:]
        case Asked.NAME:
            return _name(gold) == _name(value)
        case Asked.SPELL_LAST_NAME:
            return _letters(gold) == _letters(value)
        case Asked.REASON:
            return _reason(gold, str(value))
        case Asked.PROVIDER:
            return _provider(gold, str(value), clinic)
        case Asked.DATE_TIME:
            return _time(gold, value)
        case _:
            return str(gold) == str(value)


def _name(name: Any) -> list[str]:
    if isinstance(name, Mapping):
        parts = (name.get(key) for key in ("given", "first", "middle", "family", "last"))
        name = " ".join(str(part) for part in parts if part)
    return [word for word in tokens(str(name).replace("-", " ")) if word not in SUFFIXES | TITLES]


def _letters(letters: Any) -> str:
    text = "".join(letters) if isinstance(letters, list) else str(letters)
    return "".join(char for char in fold(text) if char.isalpha())


def _reason(gold: Any, value: str) -> bool:
    wanted = gold if isinstance(gold, list) else [word for word in tokens(str(gold)) if word not in _SMALL]
    words = tokens(value)
    held = sum(any(fuzz.ratio(token, word) >= 75 for word in words) for one in wanted for token in tokens(str(one))[:1])
    return (bool(wanted) and held >= SAME_REASON * len(wanted)) or fold(str(gold)) in fold(value)


def _provider(gold: Any, value: str, clinic: Clinic) -> bool:
    known = next((one for one in clinic.providers if gold == one.id), None)
    wanted = (
        known.family if known else str(gold.get("family") or gold.get("name") if isinstance(gold, Mapping) else gold)
    )
    theirs, mine = ([word for word in tokens(text) if word not in _TITLED] for text in (wanted, value))
    return bool(theirs and mine) and (theirs == mine or theirs[-1] == mine[-1])


def _time(gold: Any, value: Any) -> bool:
    """A date, a local date and time, or the ends of a run of days; what the gold leaves out is not compared."""
    if isinstance(gold, Mapping):
        if gold.get("date"):
            gold = f"{gold['date']}T{str(gold['time'])[:5]}" if gold.get("time") else str(gold["date"])
        elif isinstance(value, Mapping):
            return all(str(gold.get(key))[:10] == str(value[key]) for key in ("from", "to"))
        else:
            gold = str(gold.get("from") or gold.get("time"))
    if isinstance(value, Mapping):
        return str(gold)[:10] == str(value["from"]) == str(value["to"])
    return str(value).startswith(str(gold)[:16]) if len(str(gold)) <= 10 else str(value)[:16] == str(gold)[:16]
