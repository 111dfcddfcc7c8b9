"""Keys instead of words: a date of birth, a telephone number, a choice, yes and no."""

from __future__ import annotations

from appliance.dialogue import birth, phone
from appliance.dialogue.asked import Asked
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

_BIRTH_DIGITS = 8


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
