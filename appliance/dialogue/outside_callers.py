"""Pharmacies, insurers, lawyers, police and other offices that call about a patient. Pure; never raises."""

from __future__ import annotations

import re
from enum import StrEnum

from appliance.dialogue import businesses_told


class Outside(StrEnum):
    """Who calls on business about somebody else."""

    PHARMACY = "pharmacy"
    OFFICE = "office"
    INSURER = "insurer"
    LAWYER = "lawyer"
    POLICE = "police"


_HELLO = r"(?:^|^ (?:(?:hi|hello|hey|yes|good|morning|afternoon|hola|buenas|buenos|dias|tardes|si) )+)"
_INSURER = (
    r"(?:aetna|cigna|humana|united ?health ?care|blue cross|blue shield|metlife|guardian|anthem|tricare|kaiser|"
    r"ambetter|"
    r"molina|delta dental|medicaid|medicare|optum|(?:\w+ ){0,2}?insurance|(?:\w+ )?health ?plan|aseguradora|"
    r"compania de seguros|"
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
_OWN = re.compile(
    r" (?:my|our|mi|mis) (?:(?!name|office|firm|client|clients|number|nombre|numero|cliente|clienta|patient|supervisor|"
    r"pharmac\w+|member|partner)\w+) | for me | used to be |"
    r" (?:ive got|im out|im a patient|soy (?:su )?paciente|soy diabetic\w|me toca|me duele|cambiar de farmacia|al lado|"
    r"el de la farmacia|were with) | (?:necesito|quiero|quisiera|tengo) (?:una|mi) cita | (?:i|we) (?:need|want|have|"
    r"had) (?:an? (?:\w+ )?"
    r"(?:appointment|visit|cleaning|checkup|cita)|to (?:book|make|schedule|see|come)) "
)
"""Words of a caller's own affairs: a lawyer, or who stands at the pharmacy, may be a patient too."""
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
_OF_A_PATIENT = re.compile(r" (?:patients?|pacientes?) ")
_WANTED = re.compile(
    r" (?:records?|chart|history|allerg\w+|medications?|meds|labs?|speak|talk|call|information|expediente|historial|"
    r"alergias?|medicamentos|medicinas|hablar) "
)


def read(spoken: str) -> Outside | None:
    """Who calls on business, from a `words.plain` text; None for a patient, who speaks of what is their own."""
    if _OWN.search(spoken):
        return None
    if _POLICE_CALLS.search(spoken):
        return Outside.POLICE
    if _LAWYER_CALLS.search(spoken):
        return Outside.LAWYER
    if _INSURER_CALLS.search(spoken) and _OF_INSURERS.search(spoken):
        return Outside.INSURER
    calls = businesses_told.calls_from(spoken)
    return {"pharmacy": Outside.PHARMACY, "provider_office": Outside.OFFICE}.get(calls or "")


def of_patients(spoken: str) -> bool:
    """Whether an insurer or a lawyer calls about somebody: no sales call, whatever it resembles."""
    return read(spoken) in (Outside.INSURER, Outside.LAWYER)


def from_an_emergency_room(spoken: str) -> bool:
    """Whether people who treat somebody in an emergency room need what the clinic knows of them."""
    told = _ER.search(spoken) and _WE_HAVE.search(spoken) and _OF_A_PATIENT.search(spoken) and _WANTED.search(spoken)
    return bool(told)
