"""What each kind of message asks the caller to tell, in their own words. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from appliance.clinic.message import MessageKind
from appliance.dialogue.meaning import blanks, changed, relayed
from appliance.dialogue.people import private
from appliance.dialogue.words import plain

WORDS_ENOUGH = 12
"""A wish told in so many words says what it is about; after fewer the caller is asked for more."""
OF_A_PATIENT = frozenset(
    {MessageKind.REFILL, MessageKind.RECORDS, MessageKind.RESULTS, MessageKind.REFERRAL, MessageKind.NURSE}
    | {MessageKind.BILLING, MessageKind.NOTE, MessageKind.FROM_PHARMACY}
)
"""Kinds that are about a patient: it is the patient's name and date of birth that are asked for."""
OF_OTHERS = frozenset({MessageKind.REFERRAL, MessageKind.RECORDS, MessageKind.VENDOR, MessageKind.FROM_PHARMACY})
"""Kinds whose questions may be answered with a name or a number that is somebody else's."""
_SHARED = frozenset({MessageKind.VENDOR, MessageKind.QUESTION})
"""Kinds asked about as a plain message is."""
SEVERAL = ", "
"""Between the medicines of one refill."""
_THEN: Mapping[MessageKind, str] = {MessageKind.REFILL: "pharmacy", MessageKind.RECORDS: "send_to"}
"""What is asked after the first question: by the name it has among the facts of the message."""
_HOW_LATE = re.compile(r" (?:\w*\d\w*|minutes?|mins?|hours?|minutos?|horas?|half|media) ")


_SPECIALIST = (
    r"\w+(?:ologists?|iatrists?|ologos?|ologas?|iatras?|dontists?|dontistas?)|specialist|especialista|oculista|"
    r"optometrist|"
    r"surgeon|cirujan[oa]|(?:physical |speech )?therapy|therapist|terapia|terapeuta|mri|ct scan|ultrasound|x ?ray|"
    r"resonancia|"
    r"ultrasonido|radiografia|mammogram|mamografia|colonoscopy|colonoscopia|allergist|midwife|dietitian|nutricionista"
)
_TEST = (
    r"blood (?:work|tests?|panel|count)|x ?rays?|mri|(?:ct|cat) scan|ultrasound|sonogram|pap|mammogram|biopsy|"
    r"cholesterol|a1c|thyroid|urine|strep|covid|flu|std|hiv|pregnancy|colonoscopy|endoscopy|stool|ekg|echo\w*|"
    r"stress test|bone (?:density|scan)|allerg(?:y|ies)|glucose|culture|tb|hepatitis|kidneys?|liver|prostate|"
    r"papanicola[ou]+|mamografia|colesterol|sangre|orina|heces|radiografia|rayos x|placas|ultrasonido|sonograma|"
    r"ecografia|resonancia|tomografia|biopsia|tiroides|azucar|glucosa|embarazo|vih|corazon|electrocardiograma|"
    r"ecocardiograma|densitometria|colonoscopia|endoscopia|cultivo|alergias?|higado|rinon(?:es)?|hemoglobina|prostata"
)
_CALL_BACK = (
    r"que (?:me|nos) (?:llamen?|hablen?|marquen?|devuelvan? la llamada|regresen? la llamada) "
    r"(?:la|el|mi|un|una|alguien|doctora?|dra?)|"
    r"(?:have|get|ask|tell|want|need|like) (?:the|my|a|dr|doctor) (?:\w+ ){1,2}(?:to )?(?:call|phone) (?:me|us)|"
    r"that (?:the|my|a|dr|doctor) (?:\w+ ){1,2}calls? (?:me|us)"
)
"""Who is to call them back: a message as it stands."""
_TOLD: Mapping[MessageKind, re.Pattern[str]] = {
    MessageKind.REFERRAL: re.compile(rf" (?:{_SPECIALIST}) "),
    MessageKind.RESULTS: re.compile(rf" (?:{_TEST}) "),
    MessageKind.MESSAGE: re.compile(rf" (?:{_CALL_BACK}|allerg\w+ to|alergic[oa]s? a|alergia a) "),
    MessageKind.NOTE: re.compile(
        r" (?:forms?|papers?|paperwork|packet|formularios?|formas|papeles) (?:\w+ ){0,6}?(?:for|from|to|para|del?|por) "
        r"(?!(?:you|us|me|the (?:doctor|clinic|office)) )|"
        r" (?:school|work|camp|daycare|college|sports?|disability|fmla|dmv|employer|prevention|permission|preschool) "
        r"(?:\w+ ){0,2}?(?:forms?|papers?|paperwork|packet) "
    ),
    MessageKind.BILLING: re.compile(
        r" (?:how much (?:is|does|do|would|for|are)|(?:the )?(?:price|cost) of|charged (?:me|us|"
        r"my \w+)|cuanto (?:cuesta|cobran|sale|vale|me sale)|(?:el )?(?:precio|costo) de|me cobraron)(?: \w+){1,} "
    ),
}
"""Words of a kind that say what it is about: whom a referral is to, of which test, what the price of."""


def first(kind: MessageKind) -> str:
    """The phrase that asks what a message of this kind is about."""
    return f"ask_words_{'message' if kind in _SHARED else kind.value}"


def then(kind: MessageKind) -> str:
    """The name of what is asked next; "" when nothing is."""
    return _THEN.get(kind, "")


def tells(kind: MessageKind, words: str) -> bool:
    """Whether the words a message was asked for with say already what it is about."""
    if kind is MessageKind.REFILL and "medication" in blanks.read(words, ("refill",)):
        return True
    if kind is MessageKind.FROM_PHARMACY:
        return len(words.split()) >= WORDS_ENOUGH and "medication" in blanks.read(words, ("refill",))
    if kind is MessageKind.LATE and _HOW_LATE.search(plain(words)):
        return True
    if kind is MessageKind.UPDATE and changed.detail(words):
        return True
    if kind is MessageKind.MESSAGE and relayed.read(plain(words)):
        return True
    told = _TOLD.get(kind)
    return len(words.split()) >= WORDS_ENOUGH or bool(told and told.search(plain(words)))


def facts(kind: MessageKind, words: str) -> dict[str, str]:
    """What the words of a message name, as the caller said it: the medicine and the pharmacy of a refill."""
    if kind is not MessageKind.REFILL:
        return {}
    found, several = blanks.read(words, ("refill",)), blanks.medicines(words)
    named = {
        "medicine": SEVERAL.join(several) if len(several) > 1 else found.get("medication", ""),
        "pharmacy": found.get("pharmacy") or blanks.calling_pharmacy(words),
    }
    return {name: private.without_numbers(value) for name, value in named.items() if value}
