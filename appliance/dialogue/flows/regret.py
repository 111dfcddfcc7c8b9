"""A move or a cancellation the caller wants undone: "put it back where it was", "no, perdón, no la cancele"."""

from __future__ import annotations

import re
from datetime import date

from appliance.dialogue.flows.flow import Flow
from appliance.dialogue.flows.move import MoveFlow
from appliance.dialogue.flows.visit import VisitFlow
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

_OLD = r"(?:old|original|previous|former)"
_OLDER = r"(?:old|original|previous|former|earlier|first)"
_TIME = r"(?:time|day|date|slot|spot|appointment|visit|one)"
_THE_VISIT = (
    r"(?:my|our|the|that) (?!(?:\w+ )?(?:other|next|second) )(?:\w+ )?(?:appointment|appt|visit|time|slot|spot|day|"
    r"cleaning|checkup|physical|exam|one)"
)
_BACK = re.compile(
    r" (?:put|change|move|switch|set|bring|have|get|want|take) (?:it|that|mine|her|him|them|us|(?:my|our|the|that) "
    rf"(?:{_OLDER} )?(?:appointment|visit|time|day|slot|spot|one|cleaning|checkup)) back(?! (?:an?|one|two|\d+|a few|"
    r"another) |(?: to| on)? (?:later|(?:the |your )?(?:wait)))|"
    rf" (?:have|want|keep|get|take|prefer|use|go with|liked|(?:go |(?:put|leave|change|move) it )?(?:back )?"
    rf"(?:to|at|on)) (?:my|our|the) {_OLD} {_TIME}| back to (?:my|our|the) {_OLDER} {_TIME}|"
    r" (?:as|like|how|where|what|when) (?:it|that|i|we|you) (?:was|were|had (?:it|before)|used to)(?= (?:before|set|"
    r"originally|at|$))|"
    r" give (?:me|us) back (?:the|my) (?:\w+ )?(?:time|day|slot|spot|appointment|visit|one)(?= )|"
    r" the way it was|un ?do (?:it|that|this|the (?:move|change|cancel\w*)(?! (?:to|of|in|on) ))|reverse (?:it|that)|"
    rf" (?:dont|do not) (?:move|change|switch|touch) (?:it|that|{_THE_VISIT}|anything)(?= )(?! else)|"
    r" keep (?:the one|what|it when|it how|it where|it as) (?:i|we|it) (?:had|have|was)|"
    r" (?:como|donde) (?:estaba|la (?:tenia|tenian)|lo tenia|la teniamos)(?= )| (?:dej|pon|volver|vuelv|regres|"
    r"manten)\w+ (?:\w+ ){0,3}(?:como|donde|cuando) (?:era|estaba|la (?:tenia|tenian|teniamos))(?= )|"
    r" no (?:me |nos )?(?:la|lo) (?:cambi|muev|pas)(?:e|a|es|en)l?[ao]? |"
    r"(?<! cuando)(?<! que) (?:regres(?:e|en|eme|enme|ar|arme)|devuelv(?:a|an|ame|anme)|devolver(?:me)?) (?:al? )?"
    r"(?:(?:el|la|mi|su) )?(?:\w+ )?(?:cita|consulta|hora|horario|dia|fecha|lugar|limpieza|misma|mismo|de antes)(?= )|"
    r" regres(?:ela|emela|arla|armela)(?= )|"
    r" (?:vuelva|puede volver) a (?:poner|dejar)\w* "
)
"""The time it was at is wanted again."""
_OLD_ONE = re.compile(r" (?:la|el|mi|misma) (?:\w+ )?(?:de antes|anterior|original|que (?:ya )?tenia)(?= )")
"""The same by its name alone, which may as well be another visit to cancel."""
_ASKS = re.compile(
    r" (?:is|are|was|will|does) (?:it|that|this|he|she|they|there) (?:still|be|the same|with|going)|"
    r" (?:charg\w+|fees?|bill\w*|cobr\w+|multa|cargos?|messages?|mensajes?|recados?) |"
    r" (?:tell|told|know|remember|remind|asking|wonder\w*)(?: me| you| us)? (?:\w+ )?(?:when|where|what|how|who) |"
    r" (?:sigue siendo|todavia es|va a ser|es (?:con )?(?:el|la) mism[oa]) "
)
"""A question about it or what it costs, or a message."""
_KEEPS = re.compile(
    r"(?<! did)(?<! for) (?:dont|do not|did ?n(?:o)?t (?:want|mean) to|not|never) (?:\w+ )?cancel(?= (?:it|that|this|"
    r"mine|me|us|after all|please|anymore|actually|yet|$))|"
    rf" (?:dont|do not|did ?n(?:o)?t (?:want|mean) to) cancel {_THE_VISIT}(?= )|"
    r" (?:shouldnt|should not) have cancel\w*|"
    r" (?:un ?cancel|reinstate|restore|rebook|re book|book (?:it|that|me) again)|"
    r" put (?:me|us|it|that|her|him) back (?:on|in|down)(?! the (?:wait|list|line|phone))|"
    r" (?:want|need|like|gonna|going to|id|ill|i will|let me|can i|could i|lets|rather|please) (?:to )?(?:still )?keep "
    rf"(?:it|that(?: one)?|{_THE_VISIT})(?= )(?! (?:that way|like that|cancel|off|on file))|"
    r" (?:i|we|he|she|they) (?:can|could|will|ll|am able to|are able to|guess i can) (?:actually )?(?:make it|come|go|"
    r"be there)(?: \w+){0,2} after all|"
    r" i (?:do |still |actually |really )*(?:want|need) (?:it|that (?:appointment|visit|one)|(?:my|the) (?:appointment|"
    r"visit))(?= (?:after all|back|please|$))|"
    r"(?<! por) no (?:me |nos |se )?(?:(?:la|lo) )?cancel(?:e|en|es|ela|elo|emela|enla|ar|arla)(?= )(?! (?:(?:la|mi|"
    r"las|mis) )?(?:otr[oa]s?|de mi|antes|a tiempo|con tiempo) )|"
    r" siempre si(?= (?:$|la |lo |voy|vamos|puedo|podemos|quiero|queremos|va |ire|necesito|ocupo))|"
    r" si (?:la|lo) (?:quiero|queremos|ocupo|necesito|voy a (?:querer|necesitar|ocupar))|"
    r" si (?:voy a (?:poder )?(?:ir|venir)|vamos a (?:poder )?ir|puedo ir|podemos ir|alcanzo|ire)(?= )"
    r"(?! (?:otr[oa]|les?|despues|luego|a la otra) )|"
    r" (?:quiero|prefiero|mejor|voy a) (?:la |me )?(?:mantener|conservar|quedar(?:me)? con|dejar(?:la)? como)\w*|"
    r" la (?:quiero|necesito) (?:de vuelta|todavia|mantener|conservar)|mejor (?:si )?la quiero(?= )"
)
"""A visit that was cancelled is wanted after all."""
_CHANGED_MIND = re.compile(
    r" (?:changed my mind|change of heart|me arrepenti|(?:cambie|cambiamos) de (?:opinion|parecer|idea))(?= )"
    r"(?! (?:about|sobre|con|del?) (?!cancel|mov|chang|cambi|it|that))"
)
_ANOTHERS = re.compile(r" (?:his|hers|her|theirs|their|(?:la|el) de (?:mi|el|ella)) ")
_SOMEBODY = frozenset({Intent.HUMAN, Intent.REFILL})
_OTHERS = frozenset({Intent.NEW, Intent.HUMAN, Intent.QUESTION, Intent.MESSAGE, Intent.REFILL})


def told(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn wants what was changed last to be as it was. Only for the patient whose visit that was."""
    before, who = talk.before, talk.person.patient
    if before is None or who is None or who.id != before.patient_id:
        return False
    spoken = meaning.plain
    if not talk.person.for_other and (meaning.for_other or _ANOTHERS.search(spoken)):
        return False
    if meaning.intents & _SOMEBODY or _ASKS.search(spoken.replace(" you know what ", " ")):
        return False
    keeps = _cancelled(talk) and _KEEPS.search(spoken) and meaning.visit_type in (None, before.visit_type_id)
    if _BACK.search(spoken) or (keeps and _may_be_that_day(talk, meaning)):
        return True
    if Intent.CANCEL not in meaning.intents and _OLD_ONE.search(spoken):
        return True
    return bool(_CHANGED_MIND.search(spoken)) and not (meaning.intents & _OTHERS or meaning.when.said)


def flow(talk: Talk) -> Flow:
    """Back to the time it was at: a visit that was moved is moved again, one that was cancelled is made anew."""
    before, facts = talk.before, talk.facts
    assert before is not None  # noqa: S101
    local = before.start.astimezone(talk.clinic.zone)
    facts.when = When(days=(_alone(local.date()),), at=local.time())
    facts.provider = before.provider_id
    if not _cancelled(talk):
        facts.visit = talk.booked
        return MoveFlow(talk)
    if not talk.clinic.knows(before):
        facts.visit = before
        return MoveFlow(talk)  # a person puts back what the clinic's settings do not have
    facts.visit_type, facts.type_said = before.visit_type_id, True
    return VisitFlow(talk)


def _may_be_that_day(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn names no other day than that of the visit changed last: "don't cancel the one on Friday"."""
    assert talk.before is not None  # noqa: S101
    day = talk.before.start.astimezone(talk.clinic.zone).date()
    runs = (*meaning.when.days, *meaning.when.existing)
    return not runs or any(first <= day <= last or first.weekday() == day.weekday() for first, last in runs)


def _cancelled(talk: Talk) -> bool:
    """Whether the visit changed last is on the books no more."""
    return not (talk.before and talk.booked and talk.booked.id == talk.before.id)


def _alone(day: date) -> tuple[date, date]:
    return day, day
