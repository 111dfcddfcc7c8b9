"""An authored caller who answers what is asked: with what was written for the question, else with their own facts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from calls.simulated import FILE, Line
from msgspec import Struct

from appliance.clinic.people import Lang
from appliance.dialogue.people import phone
from appliance.dialogue.words import fold
from appliance.rehearse import spoken

MOST_TIMES = 6
"""How often one question is answered before the caller hangs up."""
ANSWERS: dict[Lang, dict[str, str]] = {
    "en": {
        "provider": "Anyone is fine.",
        "visit_type": "A checkup.",
        "date_time": "As soon as possible.",
        "which_slot": "The first one.",
        "confirm_yes_no": "Yes.",
        "anything_else": "No, that's all, thank you.",
        "emergency_now": "No, it isn't.",
        "insurance": "Aetna.",
        "other": "Never mind.",
        "wrong_dob": "No, my date of birth is {dob}.",
        "wrong_name": "No, the name is {given} {family}.",
        "wrong_phone": "No, my number is {phone}.",
        "no": "No.",
    },
    "es": {
        "provider": "Con quien sea.",
        "visit_type": "Un chequeo.",
        "date_time": "Lo más pronto posible.",
        "which_slot": "La primera.",
        "confirm_yes_no": "Sí.",
        "anything_else": "No, es todo, gracias.",
        "emergency_now": "No, no es.",
        "insurance": "Aetna.",
        "other": "No importa, déjelo.",
        "wrong_dob": "No, mi fecha de nacimiento es {dob}.",
        "wrong_name": "No, el nombre es {given} {family}.",
        "wrong_phone": "No, mi número es {phone}.",
        "no": "No.",
    },
}


class Who(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody the clinic does not know yet."""

    given: str
    family: str
    dob: date
    phone: str
    """E.164."""


def person(who: str | Who) -> Who:
    """A patient of the demo clinic by id, or somebody new."""
    if isinstance(who, Who):
        return who
    one = next(each for each in FILE.patients if each.id == who)
    return Who(given=one.given, family=one.family, dob=one.birth_date, phone=one.phone)


class Persona:
    """Says `answers[key of the question]`, else `answers[asked]`, one after the other, the last again and again."""

    def __init__(
        self, who: Who | None, lang: Lang, answers: dict[str, list[str]], opening: str, *, wants_a_time: bool
    ) -> None:
        """`wants_a_time`: they called for a visit; whoever did not says again what they called for."""
        self._who, self._lang, self._opening = who, lang, opening
        self._answers = {key: list(texts) for key, texts in answers.items()}
        self._times: Counter[str] = Counter()
        self._wants_a_time = wants_a_time

    def reply(self, line: Line) -> str | None:
        """What is said or typed next; None for a caller who has had enough."""
        asked = line["asked"]
        key = line["say"][-1]["key"].removesuffix("_again") if line["say"] else ""
        self._times[key or asked] += 1
        if self._times[key or asked] > MOST_TIMES:
            return None
        for name in (key, asked):
            if written := self._answers.get(name):
                return written.pop(0) if len(written) > 1 else written[0]
        return self._own(asked, key, line)

    def puts_right(self, line: Line) -> str | None:
        """How the caller puts right what was read back wrong; None where it is right as far as it goes."""
        if self._who is None or not line["say"]:
            return None
        wrong = self._wrong(self._who, line["say"][-1]["key"].removesuffix("_again"), line)
        return ANSWERS[self._lang][wrong].format(**self._facts(self._who)) if wrong else None

    def _own(self, asked: str, key: str, line: Line) -> str | None:
        who, ways = self._who, ANSWERS[self._lang]
        about_a_time = asked in ("visit_type", "provider", "date_time", "which_slot")
        if asked in ("greeting", "reason") or (about_a_time and not self._wants_a_time):
            return self._opening
        if who is None:
            return ways.get(asked)
        facts = self._facts(who)
        if asked == "confirm_yes_no" and (wrong := self._wrong(who, key, line)):
            return ways[wrong].format(**facts)
        if key == "ask_first_letters":
            return f"{spoken.letters(who.given, self._lang)}."
        own = {"name": "{given} {family}.", "spell_last_name": "{letters}.", "dob": "{dob}.", "phone": "{phone}."}
        if key in ("ask_first_name", "ask_last_name"):
            return f"{facts['given' if key == 'ask_first_name' else 'family']}."
        return own[asked].format(**facts) if asked in own else ways[asked]

    def _facts(self, who: Who) -> dict[str, str]:
        return {
            "given": who.given,
            "family": who.family,
            "letters": spoken.letters(who.family, self._lang),
            "dob": spoken.birthday(who.dob, self._lang),
            "phone": spoken.digits(phone.national(who.phone), self._lang),
        }

    def _wrong(self, who: Who, key: str, line: Line) -> str | None:
        """What was read back wrong; None when it is right as far as it goes."""
        values: dict[str, Any] = {name: one["value"] for say in line["say"] for name, one in say["values"].items()}
        if key == "check_spelling" and not _same(values["letters"], who.family):
            return "no"
        if "dob" in values and values["dob"] != who.dob.isoformat():
            return "wrong_dob"
        if values.get("name") and not _same(f"{who.given} {who.family}", values["name"], part=True):
            return "wrong_name"
        if "phone" in values and not phone.national(who.phone).endswith(values["phone"]):
            return "wrong_phone"
        return None


def _same(first: str, second: str, *, part: bool = False) -> bool:
    one, two = ("".join(char for char in fold(text) if char.isalpha()) for text in (first, second))
    return one == two or (part and bool(two) and two in one)
