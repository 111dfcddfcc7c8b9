"""Saying everything once before it is done, and finding out what was wrong with it."""

from __future__ import annotations

import re

from appliance.clinic.visit import VisitType
from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import insurance, visit_rules
from appliance.dialogue.people import phone
from appliance.dialogue.people.names import Name
from appliance.dialogue.talk import Talk, type_value
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When


def read_back(talk: Talk, kind: VisitType) -> list[Act]:
    """What, when, with whom, for whom, and the number; then: is that right?"""
    who, chosen = talk.person, talk.facts.chosen
    assert chosen is not None  # noqa: S101
    values = {**talk.at(chosen.opening), "visit_type": type_value(kind.id)}
    acts: list[Act] = []
    if who.patient:
        values["name"] = Value(who.patient.given, ValueType.PERSON_NAME, Origin.STORE)
        acts.append(Say("read_back", values))
    elif who.name:
        acts.append(Say("read_back_new", values))
        new = {
            "name": Value(who.name.full, ValueType.PERSON_NAME, Origin.CALLER_SAID),
            "dob": Value(who.births[0], ValueType.DATE, Origin.CALLER_SAID),
        }
        acts.append(Say("read_back_person", new))
    acts[1:1] = visit_rules.place(talk, [chosen.opening], anyway=True)
    acts += insurance.read_back(talk)
    acts += read_back_number(talk)
    if kind.approval:
        acts.append(Say("needs_approval"))
    return [*acts, *talk.ask("is_that_right", Asked.CONFIRM_YES_NO)]


def read_back_number(talk: Talk) -> list[Act]:
    """The number to call, where it is not the one they call from."""
    callback = talk.person.callback
    if callback == talk.caller:
        return []
    digits = Value(phone.national(callback), ValueType.PHONE_DIGITS, Origin.CALLER_SAID)
    return [Say("read_back_phone", {"phone": digits})]


_WRONG = tuple(
    (re.compile(rf" (?:{words}) "), what)
    for words, what in (
        (r"insurance|insurer|seguro|aseguranza", "insurance"),
        (r"(?:date of )?birth|birthday|born|dob|nacimiento|cumpleanos|naci", "birth"),
        (r"phone|number|callback|telefono|numero|celular", "phone"),
        (r"name|spell\w*|spelled|nombre|apellido|deletre\w+", "name"),
        (r"provider|doctor|doctora|dentist|person|otra persona", "provider"),
        (r"time|day|date|hour|hora|dia|fecha|when|earlier|later|temprano|tarde", "time"),
        (r"reason|type|kind|visit|appointment|motivo|tipo|cita", "type"),
    )
)

_LAST_NAME = re.compile(r" (?:apellidos?|last name|surname|family name) ")


def number_put_right(talk: Talk, meaning: Meaning) -> bool:
    """Take a part of the number that was read back, said anew; the whole of it is read back again."""
    who = talk.person
    if not who.callback or who.callback == talk.caller or meaning.when.said or meaning.births:
        return False
    digits = phone.put_right(phone.national(who.callback), meaning.text, talk.lang)
    if digits:
        who.digits, who.callback = digits, phone.e164(digits)
    return bool(digits)


_OTHER_NUMBER = re.compile(
    r" (?:another|different|other) (?:phone |cell |telephone )?(?:number|phone|cell)| (?:otro|diferente) (?:numero|"
    r"telefono|celular|cel)| (?:numero|telefono|celular) (?:diferente|distinto)|"
    r" (?:not|dont use|dont call me (?:on|at)) (?:this|that) (?:number|phone|one)| (?:a este no|no a este) |"
    r" (?:this|that) (?:number |phone |one )?(?:is(?:nt| not)|s not) (?:mine|my (?:number|phone|cell))|"
    r" (?:this|that)(?: (?:number|phone|one))? is my \w+s (?:number|phone|cell)|"
    r" (?:este|ese)(?: (?:numero|telefono|celular))? (?:no es mio|es (?:el )?de (?:mi|un)) "
)


def another_number(talk: Talk, meaning: Meaning) -> bool:
    """Whether they would be reached at another number than the one that is kept; it is then asked for."""
    return bool(not meaning.phone and _OTHER_NUMBER.search(meaning.plain)) and clear(talk, "phone")


def what_is_wrong(talk: Talk, meaning: Meaning) -> bool:
    """Clear the blank a turn complains about. False when it names none."""
    who = talk.person
    if who.new and who.name and _LAST_NAME.search(meaning.plain):
        who.name, who.letters, who.letters_right = Name(who.name.given, ""), "", False
        return True
    return clear(talk, next((what for pattern, what in _WRONG if pattern.search(meaning.plain)), ""))


def clear(talk: Talk, what: str) -> bool:
    """Empty one blank: birth, insurance, phone, name, provider, time, or type. False for any other."""
    who, facts = talk.person, talk.facts
    match what:
        case "birth":
            who.births, who.patient, who.new = (), None, False
        case "insurance":
            who.insurance_told, who.insurer, who.insurer_said, who.member_id = False, "", "", ""
        case "phone":
            who.digits, who.callback = "", ""
            who.other_number = True
        case "name":
            who.name, who.patient, who.new, who.letters, who.letters_right = None, None, False, "", False
            who.readings, who.given_asked = (), 0
        case "provider":
            talk.drop_times()
            facts.provider, facts.anyone = None, False
        case "time":
            talk.drop_times()
            facts.when = When()
        case "type":
            talk.drop_times()
            facts.visit_type, facts.type_said = None, False
        case _:
            return False
    return True
