"""What a caller adds for staff to know: when and how to call them back, an allergy, "please note ...". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.dialogue.answers import yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

_LEAD = r"(?:(?:and|but|oh|also|just|please|so|only|y|pero|tambien|por favor|ah|nomas|solo|nada mas) )*"
_CALLING = (
    r"(?:only |not |just |anytime |any time |best |but )+(?:(?:call |to call |time is |me ) ?)?(?:before|after|between|"
    r"in the|on|until|at) |(?:dont|do not|please dont|never|cant|cannot) (?:\w+ )?(?:call|leave|text|ring|pick up|"
    r"answer)|(?:call|text|reach|ring) me (?:only|before|after|between|in the|at work|at home|on my|instead)|"
    r"(?:text|texting) (?:me|is|works|only|instead|please)|no (?:voicemails?|voice mails?|calls|messages)|"
    r"voicemail is|i (?:work|sleep|am at work) |(?:im|i am) (?:at work|asleep|sleeping|in class|in meetings)|"
    r"thats (?:my|a) (?:work|home|landline)|"
    r"(?:solo|nomas|nada mas|solamente|unicamente|pero|mejor) (?:(?:me |le |pueden |llam\w+ |marqu\w+ )*)(?:antes|"
    r"despues|entre|por la|en la|a partir) |no (?:me )?(?:llam\w+|marqu\w+|dej\w+|mand\w+|puedo contestar|contesto)|"
    r"(?:llam\w+|marqu\w+)me (?:antes|despues|entre|por la|en la|solo|nomas|al trabajo)|"
    r"(?:me )?(?:mand\w+|escrib\w+|envi\w+)(?:me)? (?:un )?(?:mensaje|texto|whatsapp)|trabajo (?:de|por|en) "
)
_LIMIT = re.compile(rf" (?:{_LEAD})(?:{_CALLING})")
_CALL_ME = re.compile(
    rf" {_LEAD}(?:(?:call|text|reach|ring) me (?:only |back )?(?:before|after|between|in the|at work|at home|on my)|"
    r"(?:llam|marqu)\w+me (?:solo |nomas )?(?:antes|despues|entre|por la|en la|al trabajo)) "
)
"""When to call, said beside the yes to a visit: no time to come."""
_NOTE = re.compile(
    rf" {_LEAD}(?:(?:please |make (?:a )?)note |note (?:that|down) |(?:add|mention|put down|write down) that |"
    r"(?:put|leave|write) (?:in )?(?:a|the) note |"
    r"let (?:them|you|the (?:doctor|nurse|dentist|hygienist)|her|him) know |"
    r"tell (?:them|(?:the )?(?:doctor|dr|nurse|dentist|hygienist)|her|him) |"
    r"(?:she|he|they|you|the doctor) should know|for (?:the|your) (?:record|notes?)|"
    r"(?:(?:anot|apunt)\w+(?! (?:otro|mi|el|este|un) (?:\w+ )?(?:telefono|numero|celular))|digale\w*|"
    r"que sepan?|avisele\w*|para que sepan?|ponga (?:ahi |una nota )?que) (?:que )?|"
    r"(?:i|we|he|she|im|hes|shes|soy|tengo|es|mi \w+|my \w+)(?: (?:is|am|also|es|tambien|muy|very|a bit))* "
    r"(?=(?:an? )?(?:allerg\w+|alergic\w+|alergias?))|"
    r"(?:i|we|he|she|yo|voy a|vamos a)(?:ll| will)? (?:use|need|have|uso|usa|necesito|necesita|ocupo|venir en|ir en) "
    r"(?=(?:an? |una? )?(?:wheelchair|walker|interpreter|sign language|service dog|silla de ruedas|andador|"
    r"interprete))|"
    r"(?:im|i am|hes|shes|soy) (?=(?:deaf|hard of hearing|blind|sord\w|cieg\w) )|"
    r"(?:bring\w*|with) (?=(?:a|my) (?:wheelchair|walker|service dog)))"
)
_PROMISE = re.compile(
    r" (?:ill|i will|well|we will|gonna|going to|(?:call|get) (?:\w+ )?back) (?:\w+ ){0,5}?let (?:you|them|him|her) "
    r"know "
)
"""Who will let us know has nothing for staff yet."""
_KEEPS = re.compile(
    r" (?:keep (?:it|that|them|mine|the|my)|leave (?:it|that|them|mine|the|my)|(?:dont|do not) cancel|"
    r"dej(?:ela|elo|emela)|no (?:la|lo) cancel\w+) "
)
"""A no after which all stays as it is."""
_ASKED = frozenset({Asked.PHONE, Asked.CONFIRM_YES_NO, Asked.DOB, Asked.NAME, Asked.INSURANCE})
"""Questions beside whose answers a note is taken; at the others it belongs to the wish itself."""


def read(meaning: Meaning, asked: Asked, *, message: bool) -> Meaning | None:
    """The turn without a note for staff that stands in it; None where it holds none. `message`: one is being left."""
    spoken = meaning.plain
    calls = asked is Asked.PHONE or (message and asked is Asked.CONFIRM_YES_NO)
    found = [rule.search(spoken) for rule in (_NOTE, _LIMIT if calls else _CALL_ME)]
    starts = [one.start() for one in found if one]
    if asked not in _ASKED or not starts or _PROMISE.search(spoken):
        return None
    bare = replace(meaning, provider=None, visit_type=None, when=When())
    head = f" {spoken[: min(starts)].strip()} "
    if asked is not Asked.CONFIRM_YES_NO:
        return bare
    if not head.strip():
        return replace(bare, yes=None)  # "please tell the doctor" is no yes
    yes = yes_no.read(head, asked)
    kept = yes is False and _KEEPS.search(head)  # "no, keep it, and please tell the doctor ..."
    return replace(bare, plain=head, yes=yes, name=None) if yes or kept or message else None
