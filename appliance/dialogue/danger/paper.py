"""A test, a form, a refill or a room beside a symptom's name, which makes it paperwork: "the seizure medicine"."""

from __future__ import annotations

import re
from typing import Literal

from appliance.dialogue.danger.frames import opening
from appliance.dialogue.danger.rules import phrase
from appliance.dialogue.danger.sayings import PROCEDURES
from appliance.dialogue.words import listed

PROCEDURE = re.compile(rf"(?:{PROCEDURES})")
_AND = phrase(
    r"but|pero|and (?:im?|ive|hes?|shes?|my|his|her|now|theres?)|y (?:ahora|ahorita|me|le|mi|no puedo|no puede|tiene)"
)
"""What joins a paper to a danger of its own: "I need a refill and I can't breathe"."""
_CAUSE = phrase(
    r"(?:to|from|after|because of|por|con|a|despues de) (?:(?:taking|took|taken|tomar(?:me|se)?(?:la)?|my|his|her|the|"
    r"a|that|this|some|new|la|las|el|mi|su|una|un|esa|nueva) )+(?:medicine|medication|meds|medicinas?|vacunas?)"
)
"""A medicine that does harm: "allergic to my new medicine"."""
_NEAR_WORDS, _FEW_WORDS = 3, 5
"""How near a paper stands; a symptom of more words than the second tells a story, whose papers are no paper of its."""
_HAPPENED = frozenset(listed("took ate used tome tomo comi fell wreck accident choque cayo chemo quimio"))
_ONE_OF = phrase(r"ones?")
""" "My stress test, chest pain one"."""
_SUBJECT = phrase(r"my|i|he|she|we|they|the|mi|su|la|el|se")


_CANNOT = frozenset(
    {"no", "cant", "cannot", "can", "barely", "hardly", "couldnt", "struggling", "apenas", "casi", "ni"}
)
_OF_WHAT = re.compile(
    r" (?:(?:for|about|of|says|saying|de|para|por|sobre|dice)(?: (?:when|if|cuando|si|que)(?: (?:i|he|she))?)?|"
    r"when i) $"
)
""" "My inhaler refilled, I can't breathe", "mi cita de seguimiento no puedo respirar": what stands before is of another
thing, but for "the form for when I can't breathe"."""


_FOLLOW_UP = r"(?:follow ?ups?|following up|seguimiento|(?:cita|visita|consulta) de control)"
_FOR_WHAT = re.compile(
    rf" {_FOLLOW_UP}(?: (?:appointment|visit|call|checkup|cita|visita|consulta))? (?:on|regarding|for|about|from|after|"
    r"with|de|del|por|para|despues|sobre)(?: (?:the|my|his|her|our|a|an|er|hospital|mini|de|del|al|lo|mi|su|el|la|un|"
    r"una))* $"
)
_ITSELF = re.compile(rf" {_FOLLOW_UP} ")
_HURTS = phrase(
    r"cant|cannot|couldnt|not|no|ni|apenas|(?:hurt|ach|burn|feel|start|keep|collaps|faint|pass)\w*|is|are|has|have|"
    r"having|got|me|se|le|duele\w*|falta\w*|esta|tengo|tiene|siento|fell|went|desmay\w*|cay\w*"
)
""" "Chest pain" may be followed up; "my chest hurts", "no puedo respirar" is told of now."""
_STILL = phrase(
    r"that (?:i|he|she|we|start\w*|came|wont|has|is|keeps|got)|im|hes|shes|ive|its|it (?:hurts|is|has|hasnt|does|keeps|"
    r"feels|start\w*|came|got|went (?:to|down|into)|wont|isnt)|"
    r"i (?:have|had|am|feel|got|keep|still|cant)|getting|bad|badly|really|start\w*|came|return\w*|(?:isnt|arent|not|"
    r"hasnt|havent|didnt) (?:\S+ )?(?:help\w*|gone|work\w*|better|stopp\w*)|this morning|"
    r"last night|yesterday|(?:hours?|minutes?|days?) ago|from (?:about|around|this)|"
    r"very|lot|keeps|wont|worse|still|again|now|today|tonight|since|muy|mucho|sigue\w*|sigo|desde|ahora|ahorita|hoy|"
    r"(?:que|y|pero) (?:\S+ )?(?:me|se|le|no|tuve|tengo|tiene|empez\w+|comenz\w+|volvi\w*|regres\w+|esta|anoche|ayer)|"
    r"(?:empez|comenz|volvi|regres)\w*|anoche|ayer|madrugada|"
    r"(?:no )?(?:se )?(?:me|le) (?:quita|duele|ha|esta)|(?:and|but) (?:i|he|she|it|now|the|my)(?! (?:can|need|want|"
    r"only|would|d|blood|medic\w*|labs|cholesterol|doctor) )"
)
"""What says that the symptom goes on, whose follow-up is asked for."""
_NO_MORE = re.compile(
    r"(?: (?:\||appointment|visit|call|checkup|cita|visita|consulta|please|por favor|with|con|on|for|para|el|la|the|my|"
    r"mi|a|an|at|in|this|that|next|sometime|\w*days?|week|weeks|month|tomorrow|mornings?|afternoons?|lunes|martes|"
    r"miercoles|"
    r"jueves|viernes|manana|semana|mes|tarde|proxim[oa]|dra?|doctora?|(?<=dr )\w+|(?<=dra )\w+|(?<=doctor )\w+|"
    r"(?<=doctora )\w+|last|pasad[oa]|from|after|hospital|er|discharge|stay|and|y|but|pero|blood|pressure|"
    r"medication|medicine|meds|labs|results|cholesterol|diabetes|presion|colesterol|i|we|can|could|only|just|do|need|"
    r"want|would|like|to|come|book|make|schedule|set|up|one|see|puedo|solo|nada|mas|por|las|los|quiero|necesito|hacer|"
    r"agendar|sacar|me|mando|dijo|pidio|cardiolog[oa]|neurolog[oa]|cardiologist|neurologist|told|sent|ordered|said|"
    r"scheduled|due|available|openings?|what|when|you|have|does|is|there|thanks|thank|gracias|ok|okay|he|she|it|was|"
    r"wants|move|cancel|resched\w*|change|check|mover|cambiar|cancelar)(?= |$))*+"
)
"""A day, a doctor, a wish to book, and nothing that tells how one is."""


def followed_up(words: str, start: int, end: int) -> Literal["calm", "unsure", "still", ""]:
    """Whether a follow-up of the symptom at `start:end` is asked for: calm where no more is told of it, unsure where
    more is and nothing says that it goes on, still where something does."""
    asked = _FOR_WHAT.search(words[:start]) or _ITSELF.match(words[end:])
    if not asked:
        return ""
    if _HURTS.search(words[start - 1 : end] + " ") or _STILL.search(words[end:]):
        return "still"
    itself = _ITSELF.match(words[end:])
    rest = words[end:][itself.end() - 1 :] if itself else words[end:]
    return "calm" if _NO_MORE.fullmatch(rest.rstrip()) else "unsure"


_CLAUSE = re.compile(
    r" (?:im|hes|shes|(?:i|he|she) (?:am|is|has|have|cant|cannot|can (?:hardly|barely)|keep|keeps|feel|feels|just)|"
    r"having|(?:(?:my|his|her|our|the) )?\w+ (?:is|are|has|wont|cant|isnt|just|keeps?|started|feels?|hurts?)|tengo|"
    r"tiene|"
    r"traigo|trae|siento|siente|estoy|esta|se esta|apenas|casi no|(?:me|le|nos|se me|se le) (?:duelen?|esta|falta|"
    r"cuesta|va|cae|cayo|"
    r"paraliz\w+|durmio|torcio|cierra)|(?:mi|su) \w+ (?:esta|no|se)) (?:(?!(?:due|scheduled|calling|here|on|"
    r"supposed) )\S+ ){0,5}$"
)
"""What says who is ill, behind a paper: "reschedule my visit my face is drooping"."""


def beside(words: str, start: int, end: int) -> bool:
    """Whether paper stands right beside the symptom at `start:end`."""
    words = _CAUSE.sub(lambda cause: f" {'_' * (len(cause.group()) - 1)}", words)
    anew = words[start:].split()[0] in _CANNOT and not _OF_WHAT.search(words[:start])
    before = "" if anew else _AND.split(words[:start])[-1]
    before = before if _ONE_OF.match(words[end:]) else before.rsplit("|", 1)[-1]
    after = _AND.split(words[end:])[0].split("|")[0]
    after = _SUBJECT.split(after)[0] if anew else after
    clause = _CLAUSE.search(opening(before, words[start:]))
    before = before[clause.start() :] if clause else before
    own = words[start:end].split()
    own = [own[0], own[-1]] if len(own) > _FEW_WORDS and not _HAPPENED.isdisjoint(own) else own
    near = (*before.split()[-_NEAR_WORDS:], *own, *after.split()[:_NEAR_WORDS])
    return any(PROCEDURE.fullmatch(word) for word in near)
