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
    SPELL = "spell"
    DOB = "dob"
    PHONE = "phone"
    PROVIDER = "provider"
    VISIT_TYPE = "visit_type"
    DATE_TIME = "date_time"
    WHICH_SLOT = "which_slot"
    WHICH_VISIT = "which_visit"
    """Which of the visits the caller already has, or what to do with it."""
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
    Question.SPELL: "name",
    Question.DOB: "date",
    Question.DATE_TIME: "date",
    Question.PHONE: "digits",
    Question.PROVIDER: "choice",
    Question.VISIT_TYPE: "choice",
    Question.WHICH_SLOT: "choice",
    Question.WHICH_VISIT: "choice",
}
"""Question to the report's class of turn; everything else is yes_no."""


def _patterns() -> tuple[tuple[Question, re.Pattern[str]], ...]:
    table = tomllib.loads(resources.files("appliance.rehearse").joinpath("questions.toml").read_text("utf-8"))
    return tuple((Question(name), re.compile("|".join(ways))) for name, ways in table.items())


_PATTERNS = _patterns()
_SENTENCES = re.compile(r"[^.?!¿¡]+[.?!]*")


def asked(heard: str) -> Question:
    """The question that stands at the end of what the box said; the last sentence that asks anything decides."""
    for sentence in reversed(_SENTENCES.findall(heard)):
        plain = fold(sentence)
        for question, pattern in _PATTERNS:
            if pattern.search(plain):
                return question
    return Question.NOTHING


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
