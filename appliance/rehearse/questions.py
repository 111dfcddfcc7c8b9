"""Which question the box just asked, from the words a recognizer made of its voice.

The caller knows no phrase book: it goes by what any receptionist would say, in either language.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from importlib import resources

from appliance.dialogue.words import fold


class Question(StrEnum):
    """What a caller can be asked, and the other things a caller must react to."""

    OPENING = "opening"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    SPELL_FIRST = "spell_first"
    """The letters of the first name."""
    SPELL = "spell"
    INSURANCE = "insurance"
    DOB = "dob"
    PHONE = "phone"
    PROVIDER = "provider"
    VISIT_TYPE = "visit_type"
    DATE_TIME = "date_time"
    WHICH_DAY = "which_day"
    """Which of two days the caller's words meant."""
    WHICH_SLOT = "which_slot"
    WHICH_VISIT = "which_visit"
    """Which of the visits the caller already has."""
    MOVE_OR_CANCEL = "move_or_cancel"
    WHAT_TO_CHANGE = "what_to_change"
    """Which fact of a read-back was wrong."""
    OFFER_PERSON = "offer_person"
    """Whether the caller would rather have a person."""
    CONFIRM = "confirm"
    NEW_PATIENT = "new_patient"
    EMERGENCY_NOW = "emergency_now"
    ANYTHING_ELSE = "anything_else"
    REPEAT = "repeat"
    """The box did not understand and asks again without naming the question."""
    GOODBYE = "goodbye"
    NOTHING = "nothing"
    """Nothing that asks for an answer."""


CLASSES = {
    Question.OPENING: "open",
    Question.REPEAT: "open",
    Question.NAME: "name",
    Question.FIRST_NAME: "name",
    Question.LAST_NAME: "name",
    Question.SPELL: "name",
    Question.SPELL_FIRST: "name",
    Question.DOB: "date",
    Question.DATE_TIME: "date",
    Question.PHONE: "digits",
    Question.PROVIDER: "choice",
    Question.VISIT_TYPE: "choice",
    Question.WHICH_DAY: "choice",
    Question.WHICH_SLOT: "choice",
    Question.WHICH_VISIT: "choice",
    Question.MOVE_OR_CANCEL: "choice",
    Question.WHAT_TO_CHANGE: "open",
}
"""Question to the report's class of turn; everything else is yes_no."""


LONG, TAIL = 15, 4
"""Words. A recognizer that lost the full stops makes one long sentence: its last words then count first."""


def _patterns() -> tuple[tuple[Question, re.Pattern[str]], ...]:
    table = tomllib.loads(resources.files("appliance.rehearse").joinpath("questions.toml").read_text("utf-8"))
    return tuple((Question(name), re.compile("|".join(ways))) for name, ways in table.items())


_PATTERNS = _patterns()


def asked(heard: str) -> Question:
    """The question that stands at the end of what the box said; the last sentence that asks anything decides."""
    for sentence in reversed(sentences(heard)):
        words = fold(sentence).split()
        for part in (words[-TAIL:], words) if len(words) > LONG else (words,):
            for question, pattern in _PATTERNS:
                if pattern.search(" ".join(part)):
                    return question
    return Question.NOTHING


def sentences(heard: str) -> list[str]:
    """The sentences of a text; a full stop inside a number ("9.30") ends none."""
    return re.split(r"(?<=[.?!])\s+", heard.strip())


def gives_up(heard: str) -> bool:
    """Whether the box said that it fetches a person because it is stuck."""
    plain = fold(heard)
    return bool(
        re.search(r"get someone who can|connecting you|comunico con alguien que|le comunico con alguien ahora", plain)
    )


def is_filler(heard: str) -> bool:
    """Whether the box only asked for a moment."""
    plain = fold(heard)
    return bool(
        re.search(r"one moment|just a (moment|second)|let me (check|look|see)|un momento|permitame|dejeme", plain)
    )


def sends_to_911(heard: str) -> bool:
    """Whether the box told the caller to dial 911."""
    plain = re.sub(r"[^a-z0-9 ]", "", fold(heard))
    return bool(re.search(r"9 ?1 ?1|nine one one|nine eleven|nueve uno uno|nueve once", plain))
