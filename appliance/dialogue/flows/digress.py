"""Questions about the clinic in the middle of anything: answered, and the call goes on where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appliance.clinic.message import MessageKind
from appliance.dialogue import when
from appliance.dialogue.acts import Act, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import answers, asides
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.meaning import farewell, intents, topics
from appliance.dialogue.meaning.topics import Topic
from appliance.dialogue.people import insurance_names
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import OPEN
from appliance.dialogue.words import plain


def questions(talk: Talk, text: str) -> tuple[tuple[tuple[Topic, str], ...], str]:
    """What a turn asks about the clinic, each question with its words, and the rest of it."""
    before, talk.about = talk.about, None
    found, rest = topics.split(text)
    if not found and before and talk.asked in OPEN and topics.leans(text) and _says_what(talk, before, text):
        found, rest = ((before, text),), ""
    if found and rest and talk.asked in OPEN and _another_day(talk, found[-1][0], rest):
        found, rest = (*found, (found[-1][0], rest)), ""
    if not found and talk.asked in OPEN and topics.of_holiday(text):
        found, rest = ((Topic.HOURS, text),), ""
    if not found and talk.asked in OPEN:
        found, rest = topics.beside(text)
    talk.about = found[-1][0] if found else None
    if found and talk.asked is Asked.ANYTHING_ELSE and _only_courtesy(plain(rest)):
        rest = ""
    return found, rest


_OF_THE_CALL = frozenset({Topic.ROBOT, Topic.RECORDED, Topic.LANGUAGE})
_JOINS = re.compile(r"(?: (?:and|but|also|so|oh|y|pero|tambien|i|wanted|to|ask|about|queria|saber|preguntar))+ $")


def _only_courtesy(rest: str) -> bool:
    """Whether what stands beside a question is thanks or a "no, but", and no goodbye."""
    before = _JOINS.sub(" ", rest)
    return farewell.is_no_more(before) and not farewell.closes(before)


def _says_what(talk: Talk, topic: Topic, text: str) -> bool:
    """Whether the words name what the question before may be asked of again: a day without a time, another plan."""
    if topic is Topic.INSURANCE:
        return bool(insurance_names.read(text))
    said = when.read(text, talk.lang, talk.today, asked=True)
    return topic is Topic.HOURS and bool(said.days) and said.at is None


MOST_WORDS_OF_DAY = 5


def _another_day(talk: Talk, topic: Topic, rest: str) -> bool:
    """Whether what is left of a question about hours is another day: "on Christmas and New Year's"."""
    short = len(rest.split()) <= MOST_WORDS_OF_DAY and not intents.read(plain(rest))
    return short and topic is Topic.HOURS and _says_what(talk, topic, rest)


def digress(
    talk: Talk, stack: Stack, questions: Sequence[tuple[Topic, str]], *, alone: bool
) -> tuple[list[Act], list[Act]]:
    """What to say to the questions of a turn, and what to ask next, if that is not for the rest of the turn to say.

    `alone`: nothing else was said. A question without an answer is then offered to a person or a message.
    """
    talk.repeats = 0
    said = [answers.say(talk, topic, words) for topic, words in questions]
    lead = [act for each in said for act in each]
    about_us = any(each for each, (topic, _) in zip(said, questions, strict=True) if topic not in _OF_THE_CALL)
    if about_us:
        talk.reached("answered")
        stack.opening.served = stack.opening.served or stack.top is stack.opening
    if alone and not all(said):
        kind = MessageKind.INSURANCE if questions[0][0] is Topic.INSURANCE else MessageKind.QUESTION
        words = " / ".join(words for _, words in questions)
        return lead, stack.push(asides.OfferHelp(talk, "offer_human", kind, words))
    if not all(said):
        lead.append(Say("no_answer_to_that"))
    return lead, stack.top.proceed() if alone else []
