"""Days told beside a visit on the books: which is its own, and which is wanted in its place. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from appliance.dialogue.meaning import absence
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

OWN_VISIT = re.compile(
    r" (?:my|our|his|her|their|the|mi|la|nuestra|su|esa) (?:\w+ ){0,2}?(?:appointment|visit|cita|"
    r"consulta|cleaning|checkup|"
    r"check up|physical|exam|filling|crown|follow up|limpieza|revision|chequeo|examen|calza|empaste|"
    r"corona|control|turno) "
)


_HAS_ONE = re.compile(
    r" (?:(?:(?<!you )have|has|ive|got|hes|shes) (?:already )?(?:got )?(?:one|an? (?:appointment|visit))|"
    r"already (?:has|have) (?:one|an?)|(?<!no )(?:tengo|tenemos|(?:ya|el|ella|hij[oa]|espos[oa]|mama|papa) tiene) "
    r"(?:ya )?(?:una )?(?:cita|consulta)|ya (?:tengo|tiene|tenemos) una)"
    r"(?! (?:then|that (?:day|morning|afternoon)|at that|a esa hora|ese dia|esa tarde)) "
)


def names_own(meaning: Meaning) -> bool:
    """Whether a turn tells of a visit on the books: "my cleaning"; "she already has one, can I move it?"."""
    has_one = Intent.MOVE in meaning.intents and _HAS_ONE.search(meaning.plain)
    return bool(has_one or OWN_VISIT.search(meaning.plain))


def cannot_come(meaning: Meaning) -> bool:
    """Whether who is asked about a new visit cannot come to one they have: "I can't make it tomorrow"; not "anyone, but
    I can't do mornings"."""
    if Intent.CANNOT_COME not in meaning.intents or meaning.anyone:
        return False
    if OWN_VISIT.search(meaning.plain) or absence.told(meaning.plain):
        return True
    return not (meaning.provider or meaning.visit_type) and bool(_CANNOT.search(meaning.plain))


_CANNOT = re.compile(
    r" (?:make it|(?:come|be)(?: in| there| by)?|(?:bring|get) (?:her|him|them|us|my \w+)(?: in| there)?|"
    r"ir|llegar|asistir|voy|vamos|puedo|podre|podemos)(?: $| (?:today|"
    r"tonight|tomorrow|then|anymore|any more|either|after all|because|cause|since|so|on|this|that|next|at|sorry|hoy|"
    r"manana|ese|esa|este|porque|por que|es que|a la|el|(?:mon|tues|wednes|thurs|fri|satur)day) )"
)
"""Words for coming that nothing ill is told with: no "can't make a fist", no "can't make it up the stairs"."""


def sooner_than_booked(meaning: Meaning) -> bool:
    """Whether who has a visit on a day named asks for one before it: "on the seventh; anything sooner?"."""
    when = meaning.when
    days = when.existing or when.days
    single = len(days) == 1 and days[0][0] == days[0][1]
    named = meaning.visit_type or OWN_VISIT.search(meaning.plain) or _A_VISIT.search(meaning.plain)
    held = (named and _HELD.search(meaning.plain)) or (Intent.MOVE in meaning.intents and _THAN.search(meaning.plain))
    return bool(single and held and _ASKS_SOONER.search(meaning.plain))


_A_VISIT = re.compile(r" (?:an? |una? )?(?:\w+ )?(?:appointment|visit|cita|consulta|turno) ")
_ASKS_SOONER = re.compile(
    r" (?:sooner|earlier|any (?:day|time) before|something before|anything before|antes|mas (?:temprano|pronto)) "
)
_HELD = re.compile(
    r" (?:have|had|has|got|ive|scheduled|booked|down|supposed|tengo|tiene|tenemos|toca|"
    r"(?:cita|consulta|appointment|visit) (?:es|is)) (?:\w+ )*(?:on|for|el|hasta) "
)
_THAN = re.compile(r" (?:(?:sooner|earlier) than|mas (?:temprano|pronto) (?:del|que el)) ")
_SOONER = re.compile(
    r" (?:sooner|earlier|before|antes|mas (?:temprano|pronto)|(?:opens?|frees|comes) up|cancel\w*|se desocup\w+) "
)


def before_own(talk: Talk, meaning: Meaning) -> When:
    """When to wait for: who has a visit on the fourteenth, and would come sooner, waits for a day before it."""
    when, spoken = meaning.when, meaning.plain
    held = _HELD.search(spoken) or _THAN.search(spoken)
    if len(when.days) != 1 or when.at or not (held and _SOONER.search(spoken)):
        return when
    first, last = when.days[0]
    if first != last or first <= talk.today:
        return when
    return replace(when, existing=when.days, days=((talk.today, first - timedelta(days=1)),))


_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado"
_BOOKED_FOR = re.compile(
    rf" (?:(?:appointment|visit|cita|consulta) (?:i have |que tengo )?(?:on|from|del|de(?= (?:hoy|manana|{_WEEKDAY}))|"
    r"desde)|(?:supposed|scheduled|"
    r"booked|down|coming|on for|(?:have|has|had|got) (?:me|us|(?:an?|my|our) (?:\w+ )?(?:appointment|visit|cleaning|"
    r"checkup|physical))|toca|tocaba|tengo cita|tenia cita|estoy para|tienen para)(?: \w+){0,4} "
    rf"(?:{_WEEKDAY}|tomorrow|today|manana|hoy|on the|el)) "
)
_FROM_TO = re.compile(_BOOKED_FOR.pattern + r".*(?<= )(?:to|al?|para) ")


def of_own(when: When, plain: str) -> When:
    """ "My appointment on Tuesday" is the visit on the books; "my appointment from Tuesday to Friday" is both days."""
    runs = when.existing + when.days
    if len(runs) != 1 or not _BOOKED_FOR.search(plain):
        return when
    first, last = runs[0]
    if first != last and _FROM_TO.search(plain):
        return replace(when, existing=((first, first),), days=((last, last),))
    if first != last or when.existing:
        return when
    return replace(when, existing=runs, existing_at=when.at, days=(), at=None)
