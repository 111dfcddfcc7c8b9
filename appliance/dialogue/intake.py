"""What a clinic wants to know of a new patient besides who they are: insurance, asked once and never insisted on."""

from __future__ import annotations

import re

from appliance.clinic.message import Message, MessageKind
from appliance.clinic.visit import Visit
from appliance.dialogue import identify, insurance_names, member_id, private
from appliance.dialogue.acts import Act
from appliance.dialogue.asked import Asked
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

_NOT_AT_HAND = re.compile(
    r" (?:(?:dont|do not|didnt|havent|cant|cannot|wont) (?:\w+ ){0,3}(?:know|have|remember|find|see|bring|got|sure)|"
    r"not (?:with me|sure|on me|here)|no idea|(?:ill|i will|let me) bring|later|"
    r"no (?:\w+ )?(?:se|tengo|traigo|recuerdo|acuerdo|encuentro)|(?:despues|luego|al rato)|lo llevo) "
)


def question(talk: Talk) -> list[Act] | None:
    """The next question; None where the clinic asks none, for who is no new patient, or when all was asked."""
    who = talk.person
    if not (talk.clinic.ask_insurance and who.new):
        return None
    if who.insurer is None:
        return talk.ask("ask_insurance", Asked.INSURANCE)
    if who.member_id is None and who.insurer not in ("", insurance_names.SELF_PAY):
        return talk.ask("ask_member_id", Asked.INSURANCE)
    return None


def take(talk: Talk, meaning: Meaning) -> bool:
    """Take the answer to either question. False for no answer at all: a bare yes, or a change to the visit."""
    who, words = talk.person, private.without_numbers(meaning.text.strip())
    missing = bool(_NOT_AT_HAND.search(meaning.plain)) or meaning.yes is False
    number = member_id.read(meaning.text, talk.lang)
    if who.insurer is not None:
        who.member_id = number if number and number in member_id.read(words, talk.lang) else ""
        return bool(number) or missing or not (meaning.when.said or meaning.provider)
    about_the_visit = bool(meaning.when.said or meaning.provider or meaning.births)
    named = insurance_names.read(meaning.text, asked=not about_the_visit)
    if not named and (meaning.yes or about_the_visit or not words):
        return False
    who.insurer = named or ("" if missing else words)
    if named and (number or missing):
        who.member_id = number
    return True


def message(talk: Talk, visit: Visit | None) -> Message | None:
    """What staff are told of it once the visit is made; None when nothing was learnt."""
    who = talk.person
    if not who.new or not who.insurer:
        return None
    told = {"insurance": who.insurer} | ({"member_id": who.member_id} if who.member_id else {})
    booked = identify.who_books(talk)
    name = "" if isinstance(booked, str) else f"{booked.given} {booked.family}"
    return Message(
        kind=MessageKind.INTAKE,
        lang=talk.lang,
        name=name,
        callback=who.callback,
        patient_id=visit.patient_id if visit else None,
        visit_id=visit.id if visit else None,
        facts=told | ({"birth_date": who.births[0].isoformat()} if who.births else {}),
    )
