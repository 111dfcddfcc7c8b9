"""Keys instead of words: a date of birth, a telephone number, a choice, yes and no."""

from __future__ import annotations

from appliance.dialogue.asked import Asked
from appliance.dialogue.people import birth, phone
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

_BIRTH_DIGITS = 8
LONE_ZERO_S = 2.0
"""How long a 0 that may begin a date or a number is left alone before it is a wish for a person."""


def fetches(talk: Talk, digit: str) -> bool:
    """Whether a key asks for a person: a 0 alone, at once where no digits are wanted; else once nothing follows it."""
    if talk.asked in (Asked.DOB, Asked.PHONE):
        return talk.keys == "0" and digit in "0#"
    return digit == "0" and not talk.keys


def patience_s(talk: Talk) -> float | None:
    """How long the next key is waited for; None: as the question has it."""
    return LONE_ZERO_S if talk.keys == "0" else None


def press(talk: Talk, digit: str) -> Meaning | None:
    """Take one key. A meaning once the answer is whole, or "#" says so; None while more is to come."""
    if digit != "#":
        talk.keys += digit
    match talk.asked:
        case Asked.DOB:
            whole = digit == "#" or len(talk.keys) >= _BIRTH_DIGITS
            born = birth.keyed(talk.keys, talk.today) if whole else None
            return _meaning(births=(born,) if born else ()) if whole else None
        case Asked.PHONE:
            whole = digit == "#" or len(talk.keys) >= phone.FULL
            return _meaning(phone=talk.keys) if whole else None
        case Asked.WHICH_SLOT if digit in "123456789":
            return _meaning(choice=int(digit) - 1)
        case Asked.CONFIRM_YES_NO | Asked.ANYTHING_ELSE | Asked.EMERGENCY_NOW if digit in "12":
            return _meaning(yes=digit == "1")
        case _:
            talk.keys = ""
            return None


def _meaning(**blanks: object) -> Meaning:
    return Meaning(text="", plain="  ", **blanks)  # type: ignore[arg-type]
