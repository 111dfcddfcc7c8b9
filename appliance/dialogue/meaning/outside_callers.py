"""Pharmacies, insurers, lawyers, police and other offices that call about a patient. Pure; never raises."""

from __future__ import annotations

import re
from enum import StrEnum

from appliance.dialogue.meaning import businesses_told


class Outside(StrEnum):
    """Who calls on business about somebody else."""

    PHARMACY = "pharmacy"
    OFFICE = "office"
    INSURER = "insurer"
    LAWYER = "lawyer"
    POLICE = "police"


_HELLO = r"(?:^|^ (?:(?:hi|hello|hey|yes|good|morning|afternoon|hola|buenas|buenos|dias|tardes|si) )+)"
_INSURER = (
    rf"(?:{businesses_told.INSURER}|(?:\w+ ){{0,2}}?insurance|(?:\w+ )?health ?plan|aseguradora|compania de seguros|"
    r"seguros? medicos?)"
)
_INSURER_CALLS = re.compile(
    rf" (?:this is|calling (?:you )?(?:today )?(?:from|on behalf of|for)|(?:(?:im|i am|were|we are)|(?:this is|"
    rf"my name is|its) \w+(?: \w+)?) (?:calling )?(?:from|with|at)|"
    rf"llam\w+ de|habl\w+ de|de parte de|somos de|soy de)(?: la| el|l| the)? {_INSURER} |{_HELLO} ?{_INSURER} "
    r"(?:\w+ ){0,4}?(?:here|calling) "
)
_OF_INSURERS = re.compile(
    r" (?:claims?|members?|patients?|prior auth\w*|authorizations?|audit|records|credential\w*|verify|reclam\w+|"
    r"afiliad\w+|miembros?|asegurad[oa]|pacientes?|expedientes?|autoriza\w+) "
)
_INSURED = re.compile(
    r" (?:can|could|may) i (?:be|become|come|see|make|book)| do i (?:need|have|owe) | (?:do you|you guys|yall) (?:take|"
    r"accept) | (?:puedo|podria) (?:ser|ir|venir|hacer) | necesito (?:una )?(?:cita|autorizacion para mi) |"
    r" i (?:need|want|would like) (?:an? (?:\w+ )?(?:appointment|visit|cleaning|checkup|physical)|"
    r"to (?:be seen|come in)) "
)
"""Whoever tells their plan so: "I'm with Aetna, can I be a patient"."""
_LAWYER = (
    r"(?:attorneys?|lawyers?|paralegal|legal assistant|law (?:office|firm|group)|abogad[oa]s?|bufete|despacho|"
    r"licenciad[oa])"
)
_LAWYER_CALLS = re.compile(
    rf" (?:this is|im|i am|calling from|calling on behalf of|with|soy|somos|habla|le habla|(?:somos|llamo|hablo|"
    rf"llamamos|hablamos|"
    rf"parte) "
    rf"del?)(?: (?!my|our|mi|to|going|about|for)\w+){{0,4}}? {_LAWYER} | {_LAWYER} \w+(?: \w+)? (?:here|calling) "
)
_POLICE_CALLS = re.compile(
    r" (?:this is|im|i am|my name is|soy|habla|le habla) (?:an? |the |el |la |un |una )?(?:officer|detective|sergeant|"
    r"deputy|"
    r"trooper|special agent|investigator|oficial|agente|sargento|inspector|policia) |"
    r" (?:this is|im|i am|calling|llamo|hablo|habla)(?: (?!my|mi|on)\w+){0,3}? (?:from|with|de)(?: (?:the|"
    r"la))?(?: \w+)? "
    r"(?:police|p d|pd|sheriffs?|policia|fbi|immigration|homeland security|district attorneys?) "
)
_NOT_OWN = (
    r"(?!(?:.* )?(?:clients?|patients? of|(?:your|a|the) patients?|deposition|records|case|investigation|warrant|"
    r"subpoena|interview|clientes?|clientas?|(?:un|una|su) paciente) )"
)
_VISIT = r"(?:appointment|visit|cleaning|checkup|check up|physical|exam|cita|limpieza|consulta|chequeo)"
_OWN = re.compile(
    r" (?:my|our|mi|mis) (?:(?!name|office|firm|client|clients|number|nombre|numero|cliente|clienta|patient|supervisor|"
    r"pharmac\w+|member|partner)\w+) | for me | used to be |"
    r" (?:ive got|im out|im a patient|soy (?:su )?paciente|soy diabetic\w|me toca|me duele|cambiar de farmacia|al lado|"
    r"el de la farmacia|were with) | (?:necesito|quiero|quisiera|tengo) (?:una|mi) cita "
)
"""Words of a caller's own affairs: a lawyer, or who stands at the pharmacy, may be a patient too."""
_COMES = re.compile(
    r" (?:i|we) (?:need|want|have|had) (?:an? (?:\w+ )?(?:appointment|visit|cleaning|checkup|cita)|"
    r"to (?:book|make|schedule|see|come)) "
)
_WOULD_COME = re.compile(
    rf" (?:i|we) (?:need|want|have|had) an? (?:\w+ )?{_VISIT} {_NOT_OWN}|"
    rf" (?:need|want|like|calling|call|love) (?:an? (?:\w+ ){{0,2}}?{_VISIT}|to (?:(?:book|make|schedule|get|set up) "
    rf"(?:an? )?(?:\w+ )?{_VISIT}|be seen|get seen|come in|see (?:an?|the|dr|doctor)|confirm for)) {_NOT_OWN}|"
    r" (?:quiero|necesito|quisiera|gustaria|para) (?:hacer|agendar|sacar|pedir|programar|confirmar|cancelar|cambiar) "
    rf"(?:una|mi) cita {_NOT_OWN}| que me (?:vean|atiendan|revisen) "
)
"""Who says their trade, and would be seen themselves."""
_ER = re.compile(
    r" (?:(?:emergency (?:room|department|dept|ward)|e r|er|icu|intensive care|trauma (?:center|unit)|paramedics?|"
    r"ambulance) (?:at|of|in|for|here|with|doctor|physician|nurse|calling|we|and)|sala de (?:emergencias?|urgencias)|"
    r"urgencias del?|en urgencias|"
    r"terapia intensiva|cuidados intensivos|paramedic[oa]s?) "
)
_WE_HAVE = re.compile(
    r" (?:we (?:have|have got|ve got|are treating|need|got)|weve got|i (?:have|need)|need (?:his|her|their|the)|"
    r"tenemos|"
    r"necesitamos|atendemos|estamos atendiendo) "
)
_WAS_THERE = re.compile(
    r" (?:i|ive|we) (?:just )?(?:was (?!treat)|went |ended up |got (?:out|home|back|sent|discharged) |"
    r"came |left |been |spent |had to go )| im a patient |"
    r" (?:my|mi) (?!patient|name|paciente|nombre|shift|number|numero)\w+ (?:was|is|went|has|had|ended|got|estuvo|esta|"
    r"fue) | (?:estuve|fui|sali) |"
    r" soy (?:su )?paciente "
)
"""A patient, or theirs, who tells of an emergency room."""
_ER_CALLS = re.compile(
    r" (?:this is|calling from|calling you from|llamo de|hablo de|hablamos de|llamamos de) "
    r"(?:(?!my|mi|about)\w+ ){0,5}?"
    r"(?:emergency (?:room|department|dept)|e r|er|icu|intensive care|sala de (?:emergencias?|urgencias)|urgencias|"
    r"terapia intensiva|cuidados intensivos) "
)
_CAN_WAIT = re.compile(r" (?:bill\w*|claims?|insurance|next (?:week|month)|seguro|factura\w*|cobr\w+) ")
_OF_A_PATIENT = re.compile(r" (?:patients?|pacientes?) ")
_NEEDED = re.compile(
    r" (?:allerg\w+|medications?|meds|history|unconscious|treating|alergi\w+|medicamentos|medicinas|historial|"
    r"inconsciente|atendiendo) "
)
_WANTED = re.compile(
    r" (?:records?|chart|history|allerg\w+|medications?|meds|labs?|speak|talk|call|information|expediente|historial|"
    r"alergias?|medicamentos|medicinas|hablar) "
)
_PAPERS_ASKED = re.compile(
    r" (?:(?:request\w*|asking for|waiting on) (?:\w+ ){0,5}?(?:notes|records|charts?|films|x ?rays|ekg|labs)|"
    r"(?:needs?|"
    r"wants?) (?:\w+ ){0,5}?(?:(?:office|visit|chart) notes|records|charts?)) (?:\w+ ){0,3}?(?:on|for) | (?:request\w*|"
    r"needs?|wants?) (?:\w+ ){0,5}?(?:notes|films|x ?rays|ekg|labs) (?:that )?you (?:did|took|have) | (?:nos urgen?|"
    r"necesitamos|nos faltan?) (?:\w+ ){0,4}?(?:radiografias|expedientes?|notas|historial) (?:\w+ ){0,2}?del? "
)
"""What another office asks of a patient's papers."""


def read(spoken: str) -> Outside | None:
    """Who calls on business, from a `words.plain` text; None for a patient, who speaks of what is their own."""
    if _OWN.search(spoken):
        return None
    comes = _WOULD_COME.search(spoken)
    if _POLICE_CALLS.search(spoken) and not comes:
        return Outside.POLICE
    if _LAWYER_CALLS.search(spoken) and not comes:
        return Outside.LAWYER
    if _COMES.search(spoken):
        return None
    if _INSURER_CALLS.search(spoken) and _OF_INSURERS.search(spoken) and not _INSURED.search(spoken):
        return Outside.INSURER
    calls = businesses_told.calls_from(spoken)
    return {"pharmacy": Outside.PHARMACY, "provider_office": Outside.OFFICE}.get(calls or "")


def of_patients(spoken: str) -> bool:
    """Whether an insurer or a lawyer calls about somebody: no sales call, whatever it resembles."""
    return read(spoken) in (Outside.INSURER, Outside.LAWYER)


def from_an_emergency_room(spoken: str) -> bool:
    """Whether people who treat somebody in an emergency room need what the clinic knows of them."""
    if _WAS_THERE.search(spoken) or _CAN_WAIT.search(spoken):
        return False
    if _ER_CALLS.search(spoken) and _NEEDED.search(spoken):
        return True
    told = _ER.search(spoken) and _WE_HAVE.search(spoken) and _OF_A_PATIENT.search(spoken) and _WANTED.search(spoken)
    return bool(told)


def ask_for_papers(spoken: str) -> bool:
    """Whether a `words.plain` text asks for a patient's papers."""
    return bool(_PAPERS_ASKED.search(spoken))
