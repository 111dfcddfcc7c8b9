"""The caller's mind: a goal, an answer to every question, and the wit to say no to a wrong read-back. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from random import Random

from appliance.clinic.people import Lang, Patient
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import VisitType
from appliance.dialogue import when
from appliance.dialogue.people import birth, phone
from appliance.dialogue.words import fold, has, plain, tokens
from appliance.rehearse import spoken
from appliance.rehearse.goal import Goal
from appliance.rehearse.questions import Question, asked, gives_up, sentences
from appliance.rehearse.scenario import Scenario, usual_answers

PATIENCE = 4
"""How often a caller answers the same question, or repeats, before giving up."""

NEAR_ENOUGH = 0.6
"""Likeness of a spelling as recognised to the name itself, 0 to 1."""

_AROUND_LETTERS = frozenset(
    {"i", "have", "is", "that", "right", "the", "letters", "are", "tengo", "es", "correcto", "las"}
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the caller does next: says these texts one after the other, presses keys, then hangs up or listens."""

    question: Question
    texts: tuple[str, ...] = ()
    keys: str = ""
    hang_up: bool = False


class Mind:
    """One caller in one call."""

    def __init__(self, scenario: Scenario, goal: Goal, clinic: Clinic, today: date, rng: Random) -> None:
        self._scenario, self._goal, self._clinic, self._today = scenario, goal, clinic, today
        table = {**usual_answers(scenario.lang), **scenario.answers, "opening": scenario.opening}
        if scenario.alarm:
            table["alarm"] = scenario.alarm
        filled = blanks(goal)
        self._say = {key: rng.choice(texts).format(**filled) for key, texts in sorted(table.items())}
        self._times_asked: dict[Question, int] = {}
        self._last: Reply | None = None
        self._alarmed = False
        self._wrong = Question.DATE_TIME
        self.complaint: str | None = None
        """Why the caller hung up on the box, when they did."""

    @property
    def texts(self) -> list[str]:
        """Everything this caller may say, so that it can be rendered before the call."""
        return list(self._say.values())

    def says(self, key: str) -> str:
        """The answer to one question."""
        return self._say[key]

    def react(self, heard: str) -> Reply:
        """What to do after the box's words."""
        question = Question.OPENING if self._last is None else asked(heard)
        self._times_asked[question] = self._times_asked.get(question, 0) + 1
        if self._times_asked[question] > PATIENCE:
            self.complaint = f"the box asked the same too often: {question}"
        elif self._last is not None and not self._waits_for_a_person and gives_up(heard):
            self.complaint = "the box gave up and fetched a person"
        if self.complaint is not None:
            return Reply(question, hang_up=True)
        reply = self._reply(question, heard)
        if reply.texts or reply.keys:
            self._last = reply
        return reply

    @property
    def _waits_for_a_person(self) -> bool:
        return self._alarmed or (self._scenario.kind in ("person", "emergency") and self._scenario.alarm_at is None)

    def _reply(self, question: Question, heard: str) -> Reply:
        if self._last is None:
            return self._begin()
        if question is self._scenario.alarm_at and not self._alarmed:
            self._alarmed = True
            return Reply(question, (self._say["alarm"],))
        if self._waits_for_a_person:
            return self._while_waiting(question)
        match question:
            case Question.CONFIRM:
                return self._confirm(heard)
            case Question.NEW_PATIENT:
                known = isinstance(self._goal.patient, Patient)
                return Reply(question, (self._say["been_before" if known else "newcomer"],))
            case Question.OFFER_PERSON:
                return Reply(question, (self._say["no"],))
            case Question.MOVE_OR_CANCEL:
                return Reply(question, (self._say["to_cancel" if self._goal.kind == "cancel" else "to_move"],))
            case Question.WHAT_TO_CHANGE:
                return Reply(question, (self._say[self._wrong.value],))
            case Question.WHICH_DAY | Question.WHICH_SLOT:
                return Reply(question, (self._say[chosen(heard, self._goal, self._today) or question.value],))
            case Question.SPELL:
                again = self._times_asked[question] % 2 == 0
                return Reply(question, (self._say["spell_again" if again else "spell"],))
            case Question.GOODBYE:
                return Reply(question, hang_up=True)
            case Question.REPEAT | Question.NOTHING | Question.OPENING:
                return Reply(question, self._last.texts, self._last.keys)
            case _:
                return Reply(question, (self._say[question.value],))

    def _begin(self) -> Reply:
        if self._scenario.keys:
            return Reply(Question.OPENING, keys=self._scenario.keys)
        return Reply(Question.OPENING, (self._say["opening"],))

    def _while_waiting(self, question: Question) -> Reply:
        match question:
            case Question.OPENING:
                return Reply(question, (self._say["thanks"],), hang_up=True)
            case Question.EMERGENCY_NOW:
                return Reply(question, (self._say["confirm"],))
            case Question.CONFIRM | Question.ANYTHING_ELSE:
                return Reply(question, (self._say["anything_else"],))
            case Question.PHONE | Question.NAME:
                return Reply(question, (self._say[question.value],))
            case Question.GOODBYE:
                return Reply(question, hang_up=True)
            case _:
                return Reply(question)

    def _confirm(self, heard: str) -> Reply:
        wrong = contradicted(heard, self._goal, self._clinic, self._today)
        if self._last is not None and self._last.question is Question.SPELL and not spells(heard, self._goal):
            return Reply(Question.CONFIRM, (self._say["no"],))
        if wrong is None:
            return Reply(Question.CONFIRM, (self._say["confirm"],))
        self._wrong = wrong
        return Reply(Question.CONFIRM, (self._say["no"], self._say[wrong.value]))


def contradicted(heard: str, goal: Goal, clinic: Clinic, today: date) -> Question | None:
    """Which fact of a read-back is not what the caller wants; None when nothing that was understood is wrong."""
    for sentence in sentences(heard):
        wrong = (
            _wrong_birthday(sentence, goal, today)
            or _wrong_phone(sentence, goal)
            or _wrong_time(sentence, goal, today)
            or _wrong_provider(sentence, goal, clinic)
            or _wrong_visit_type(sentence, goal, clinic)
        )
        if wrong is not None:
            return wrong
    return None


def spells(heard: str, goal: Goal) -> bool:
    """Whether a name read back letter by letter is near enough to the caller's, given how recognizers hear letters."""
    letters = "".join(word for word in tokens(heard) if word.isalpha() and word not in _AROUND_LETTERS)
    wanted = "".join(char for char in fold(goal.patient.family) if char.isalpha())
    return SequenceMatcher(None, letters, wanted).ratio() >= NEAR_ENOUGH


def chosen(heard: str, goal: Goal, today: date) -> str | None:
    """Which of the two times just offered is the wanted one: first_one or second_one; None when neither surely is."""
    offers = re.split(r"\bor\b|\bo\b", fold(heard))[:2]
    for name, offer in zip(("first_one", "second_one"), offers, strict=False):
        understood = when.read(offer, goal.lang, today, asked=True)
        days = {day for run in understood.days for day in run}
        if (days or understood.at) and days <= {goal.start.date()} and understood.at in (None, goal.start.time()):
            return name
    return None


_TELLS_BIRTH = re.compile(r" (?:born|birth\w*|nacid[oa]|nacio|nacimiento|(?:19|20)\d\d) ")
"""A house number is no date: "next door, at 214 Maple Street"."""


def _wrong_birthday(heard: str, goal: Goal, today: date) -> Question | None:
    told = _TELLS_BIRTH.search(plain(heard))
    born = [one for one in birth.read(heard, goal.lang, today) if one.year < today.year] if told else []
    return Question.DOB if born and goal.patient.birth_date not in born else None


def _wrong_phone(heard: str, goal: Goal) -> Question | None:
    digits = phone.read(heard, goal.lang)
    own = (phone.national(goal.patient.phone), phone.national(goal.caller))
    wrong = len(digits) >= phone.LOCAL and not any(number.endswith(digits) for number in own)
    return Question.PHONE if wrong else None


def _wrong_time(heard: str, goal: Goal, today: date) -> Question | None:
    if birth.read(heard, goal.lang, today):
        return None
    understood = when.read(heard, goal.lang, today)
    old = goal.old_start.astimezone(goal.start.tzinfo)
    days = {day for run in (*understood.days, *understood.existing) for day in run}
    times = {at for at in (understood.at, understood.existing_at) if at is not None}
    if days - {goal.start.date(), old.date()} or times - {goal.start.time(), old.time()}:
        return Question.DATE_TIME
    return None


def _wrong_provider(heard: str, goal: Goal, clinic: Clinic) -> Question | None:
    words = set(tokens(heard))
    named = {one.id for one in clinic.providers if fold(one.family) in words}
    return Question.PROVIDER if named and goal.provider.id not in named else None


def _wrong_visit_type(heard: str, goal: Goal, clinic: Clinic) -> Question | None:
    """The kind of visit whose name stands in the sentence; of two, the longer name."""
    text = plain(heard)
    named = {kind.id: name for kind in clinic.visit_types if has(text, name := plain(_said(kind, goal.lang)).strip())}
    meant = max(named, key=lambda one: len(named[one]), default=goal.visit_type.id)
    return Question.VISIT_TYPE if meant != goal.visit_type.id else None


def _said(kind: VisitType, lang: Lang) -> str:
    return kind.spoken_en if lang == "en" else kind.spoken_es


def blanks(goal: Goal) -> dict[str, str]:
    """What the blanks in a caller's texts stand for, in the caller's language."""
    lang, person = goal.lang, goal.patient
    old = goal.old_start.astimezone(goal.start.tzinfo)
    return {
        "given": person.given,
        "family": person.family,
        "spelled_first": spoken.letters(person.given, lang),
        "spelled": spoken.letters(person.family, lang),
        "code_words": spoken.code_words(person.family),
        "dob": spoken.birthday(person.birth_date, lang),
        "phone": spoken.digits(phone.national(person.phone), lang),
        "provider": goal.provider.spoken_en if lang == "en" else goal.provider.spoken_es,
        "visit": _said(goal.visit_type, lang),
        "day": spoken.day(goal.start.date(), lang),
        "time": spoken.clock(goal.start, lang),
        "old_day": spoken.day(old.date(), lang),
        "old_time": spoken.clock(old, lang),
    }
