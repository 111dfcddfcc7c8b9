"""A test, a form, a refill or a room beside a symptom's name, which makes it paperwork: "the seizure medicine"."""

from __future__ import annotations

import re

from appliance.dialogue.danger.frames import opening
from appliance.dialogue.danger.rules import phrase
from appliance.dialogue.danger.sayings import PROCEDURES

PROCEDURE = re.compile(rf"(?:{PROCEDURES})")
_AND = phrase(
    r"but|pero|and (?:im?|ive|hes?|shes?|my|his|her|now|theres?)|y (?:ahora|ahorita|me|le|mi|no puedo|no puede|tiene)"
)
"""What joins a paper to a danger of its own: "I need a refill and I can't breathe"."""
_CAUSE = phrase(
    r"(?:to|from|after|because of|por|con|a|despues de) (?:(?:my|his|her|the|a|that|this|some|new|la|las|el|mi|su|una|"
    r"un|esa|nueva) )+(?:medicine|medication|meds|medicinas?|vacunas?)"
)
"""A medicine that does harm: "allergic to my new medicine"."""
_NEAR_WORDS = 3


_CANNOT = frozenset({"no", "cant", "cannot"})
_OF_WHAT = re.compile(r" (?:for|about|of|says|saying|de|para|por|sobre|dice)(?: (?:when|if|cuando|si|que))?(?: i)? $")
""" "My inhaler refilled, I can't breathe", "mi cita de seguimiento no puedo respirar": what stands before is of another
thing, but for "the form for when I can't breathe"."""


_FOLLOW_UP = r"(?:follow ?ups?|following up|seguimiento|(?:cita|visita|consulta) de (?:control|revision|rutina))"
_FOR_WHAT = re.compile(
    rf" {_FOLLOW_UP}(?: (?:appointment|visit|call|checkup|cita|visita|consulta))? (?:on|regarding|for|about|from|after|"
    r"with|de|del|por|para|despues|sobre)(?: (?:the|my|his|her|our|a|an|er|hospital|mini|de|del|al|lo|mi|su|el|la|un|"
    r"una))* $"
)
_ITSELF = re.compile(rf" {_FOLLOW_UP} ")
_HURTS = phrase(
    r"cant|cannot|couldnt|not|no|ni|apenas|(?:hurt|ach|burn|feel|start|keep)\w*|is|are|has|have|having|got|me|se|le|"
    r"duele\w*|falta\w*|esta|tengo|tiene|siento"
)
""" "Chest pain" may be followed up; "my chest hurts", "no puedo respirar" is told of now."""
_STILL = phrase(
    r"that (?:i|he|she|we)|im|hes|shes|ive|its|it (?:hurts|is|has|does|keeps|feels)|"
    r"i (?:have|had|am|feel|got|keep|still|cant)|getting|bad|badly|really|"
    r"very|lot|keeps|wont|worse|still|again|now|today|tonight|since|muy|mucho|me|se|le|esta|sigue\w*|sigo|desde|ahora|"
    r"ahorita|hoy|but|pero|and|y"
)
"""What says that the symptom goes on, whose follow-up is asked for."""


def followed_up(words: str, start: int, end: int) -> bool:
    """Whether a follow-up is asked for, of the symptom at `start:end`, and no more is told of it."""
    asked = _FOR_WHAT.search(words[:start]) or _ITSELF.match(words[end:])
    return bool(asked) and not _HURTS.search(words[start - 1 : end] + " ") and not _STILL.search(words[end:])


_CLAUSE = re.compile(
    r" (?:im|hes|shes|(?:i|he|she) (?:am|is|has|have|cant|cannot|keep|keeps|feel|feels)|(?:my|his|her|our) \w+ (?:is|"
    r"are|has|"
    r"wont|cant|just|keeps?|started|feels?|hurts?)|(?:me|le|nos|se me|se le) (?:duelen?|esta|falta|cuesta|va|cae|cayo|"
    r"paraliz\w+|durmio|torcio|cierra)|(?:mi|su) \w+ (?:esta|no|se)) (?:(?!(?:due|scheduled|calling|here|on|"
    r"supposed) )\S+ "
    r"){0,5}$"
)
"""What says who is ill, behind a paper: "reschedule my visit my face is drooping"."""


def beside(words: str, start: int, end: int) -> bool:
    """Whether paper stands right beside the symptom at `start:end`."""
    words = _CAUSE.sub(lambda cause: f" {'_' * (len(cause.group()) - 1)}", words)
    anew = words[start:].split()[0] in _CANNOT and not _OF_WHAT.search(words[:start])
    before, after = "" if anew else _AND.split(words[:start])[-1], _AND.split(words[end:])[0].split("|")[0]
    clause = _CLAUSE.search(opening(before, words[start:]))
    before = before[clause.start() :] if clause else before
    near = (*before.split()[-_NEAR_WORDS:], *words[start:end].split(), *after.split()[:_NEAR_WORDS])
    return any(PROCEDURE.fullmatch(word) for word in near)
