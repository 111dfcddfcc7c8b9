"""Answers to the box's questions: each turn is read in the light of what was asked (docs/vocabulary.md, Turns)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from appliance.clinic.settings import Clinic
from appliance.dialogue.answers import slots, yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import reason
from appliance.dialogue.people import glossary, phone
from appliance.dialogue.understand import Meaning, understand
from appliance.evaluate import turn_golds, turn_options
from appliance.evaluate.report import Item, Limit, Rate, Rates
from appliance.evaluate.rows import Row

LIMITS = (
    Limit(rate="right", op=">=", limit=0.9, lang="en"),
    Limit(rate="right", op=">=", limit=0.9, lang="es"),
    Limit(rate="wrong", op="<=", limit=0.02),
)
TODAY = date(2026, 11, 23)
"""The clinic's day where a row has no `reference_date`."""
ASKED = (
    "confirm_yes_no",
    "which_slot",
    "name",
    "dob",
    "phone",
    "reason",
    "provider",
    "date_time",
    "anything_else",
    "spell_last_name",
)


def judge(row: Row, clinic: Clinic) -> Item:
    """Read one answer and compare it with what it should mean."""
    asked = Asked(row.one_of("asked", ASKED))
    today = _today(row)
    offered = turn_options.read(row, clinic.zone, today) if asked is Asked.WHICH_SLOT else ()
    heard = (row.text, *(text for text in row.fields.get("alternatives") or () if isinstance(text, str)))
    started = time.perf_counter()
    meaning = understand(row.text, lang=row.lang, asked=asked, clinic=clinic, today=today)
    got = _got(asked, meaning, clinic) if asked is not Asked.WHICH_SLOT else _slot(heard, offered, row, today)
    ms = (time.perf_counter() - started) * 1000
    gold = row.fields.get("gold")
    ok = turn_golds.agree(asked, gold, got, clinic) or any(
        turn_golds.agree(asked, each, got, clinic) for each in row.fields.get("accept") or ()
    )
    return Item(row=row, gold=gold, got=got, ok=ok, wrong=got["value"] is not None and not ok, ms=ms)


def rates(items: Sequence[Item]) -> Rates:
    """Right, and wrongly claimed, of all and by question."""
    found = {
        "right": Rate(sum(item.ok for item in items), len(items)),
        "wrong": Rate(sum(item.wrong for item in items), len(items)),
    }
    for asked in ASKED:
        mine = [item for item in items if item.row.fields.get("asked") == asked]
        if mine:
            found[f"right_{asked}"] = Rate(sum(item.ok for item in mine), len(mine))
    return found


def _today(row: Row) -> date:
    text = row.fields.get("reference_date") or row.fields.get("today")
    try:
        return date.fromisoformat(str(text)[:10]) if text else TODAY
    except ValueError:
        row.fail(f'"reference_date" is {text!r}; use YYYY-MM-DD')


def _slot(heard: Sequence[str], offered: Sequence[slots.Slot], row: Row, today: date) -> dict[str, Any]:
    choice = slots.which(heard, offered, lang=row.lang, today=today)
    return _answer(choice.index, str(choice.status))


def _got(asked: Asked, meaning: Meaning, clinic: Clinic) -> dict[str, Any]:
    match asked:
        case Asked.CONFIRM_YES_NO | Asked.ANYTHING_ELSE:
            unsure = yes_no.is_unsure(meaning.plain)
            empty = "ambiguous" if unsure else "other" if meaning.plain.strip() else "none"
            return _answer(meaning.yes, "filled" if meaning.yes is not None else empty)
        case Asked.NAME:
            status = "none" if meaning.name is None else "filled" if meaning.name.family else "partial"
            return _answer(meaning.name.full if meaning.name else None, status)
        case Asked.SPELL_LAST_NAME:
            return _answer(meaning.letters or None, "filled" if meaning.letters else "none")
        case Asked.DOB:
            one = meaning.births[0].isoformat() if len(meaning.births) == 1 else None
            return _answer(one, "filled" if one else "ambiguous" if meaning.births else "none")
        case Asked.PHONE:
            whole = phone.Number(meaning.phone).valid
            status = "filled" if whole else "partial" if meaning.phone else "none"
            return _answer(phone.e164(meaning.phone) if whole else None, status)
        case Asked.REASON:
            words = reason.read(meaning.text)
            return _answer(words or None, "filled" if words else "none")
        case Asked.PROVIDER:
            return _provider(meaning, clinic)
        case _:
            return _when(meaning)


def _provider(meaning: Meaning, clinic: Clinic) -> dict[str, Any]:
    by_form = glossary.provider_by_form(meaning.text)
    if meaning.provider and not by_form:
        by_form = clinic.provider(meaning.provider).family
    if by_form:
        return _answer(by_form, "filled")
    return _answer("anyone" if meaning.anyone else None, "filled" if meaning.anyone else "none")


def _when(meaning: Meaning) -> dict[str, Any]:
    wanted = meaning.when
    if wanted.either:
        return _answer(None, "ambiguous")
    if not wanted.days:
        at = wanted.at.isoformat("minutes") if wanted.at else None
        return _answer(at, "partial" if wanted.said else "none")
    first, last = wanted.days[0][0], wanted.days[-1][1]
    if len(wanted.days) > 1 or first != last:
        return _answer({"from": first.isoformat(), "to": last.isoformat()}, "partial")
    clock = f"T{wanted.at:%H:%M}" if wanted.at else ""
    return _answer(f"{first.isoformat()}{clock}", "filled" if clock else "partial")


def _answer(value: Any, status: str) -> dict[str, Any]:
    return {"value": value, "status": status}
