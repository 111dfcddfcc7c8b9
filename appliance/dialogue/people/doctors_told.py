"""Doctors in an opening, each in a role: who is to see the caller, who is not, and who sent them from elsewhere. "
"Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from appliance.dialogue.people.given_names import ORDINARY
from appliance.dialogue.words import listed

MOST = 6
"""Doctors looked at in one turn."""
_NO_NAME = listed(
    "appointment appointments visit visits office offices note notes said put told gave nuevo new for is and who que y "
    "or if in on at of with can could will would has had have was were to that this because when about but from you i "
    "my en para por con me le si del de es no nothing there here says want wants wanted thinks should did does do "
    "please today tomorrow yesterday again anyway either as so it they we he she us him her called calls sent sends "
    "ordered wrote tiene dijo dice quiere queria necesita ya hoy manana ayer se lo la los las un una como cuando "
    "donde este esta ese esa mando manda puede podria viene va estaba nada alli ahi aqui tambien pero porque whose "
    "must may might just already only ever even than then the a an our your his their any some other another right "
    "wise who whom which what where why how referred recommended mandaron refirio nos te les su mi tu back mujer "
    "am hombre varon woman female male general familiar cabecera elsewhere over nobody anybody one ones up out mas"
)
_MENTION = re.compile(
    rf" (?:dr|dra|doc|doctor|doctora) (?!(?:{'|'.join(_NO_NAME)}|recomend\w+|ask\w*|need\w*)\b)"
    r"(?:(?:de|del|de la|van|von|st|o) )?([a-z]+)(?= )(?! (?:nurse|assistant) )"
)
_ROLE = re.compile(
    r" (?:with|see|visit with|con|if|si) (?:the |la |el |a |una )?(hygienist|nurse practitioner|"
    r"physician assistant|pa(?= $)|higienista|enfermera practicante) "
)
_GIVEN = re.compile(
    r" (?:cleaning|limpieza|appointment|cita|visit) (?:with|con) (?!the|dr|dra|doctor|doctora|anyone|un|una|"
    r"anybody|someone|somebody|my|whoever|you|el|la|quien|mi|ustedes|a)([a-z]+) "
)

_THE = r"(?: (?:my|our|the|his|her|their|a|mi|el|la|nuestr[oa]|su|un|una))"
_IN_SOME_WAY = (
    r"(?: (?:to|see|be|with|seen|by|have|get|got|que|me|le|nos|lo|la|vuelv\w+|volver|tocar|ver|atend\w+|atiend\w+|"
    r"vea|vean|"
    r"con|toque|again|de|nuevo|back|go|going|como|trato|el|mi|a|al|cita)){0,6}"
)
_NOT_THEM = re.compile(
    rf" (?:but|except|not|other than|besides|instead of|rather than|no more|menos|excepto|que no sea|en vez de|en "
    rf"lugar de|"
    rf"isnt|wasnt|aint|no sea|switch\w* (?:\w+ )?from|change\w* (?:\w+ )?from|away from)"
    rf"(?: (?:with|for|to|see|seen|be|by|ever|con|por|de))*{_THE}? $|"
    r" (?:dont|do not|didnt|did not|rather not|not (?:gonna|going to)|wont|never|no(?! se preocup)|ya no|nunca) "
    r"(?:\w+ )?"
    r"(?:want\w*|wanna|like\w*|care for|cared for|go(?:ing)?|quiero|quisiera|quiere|gust\w+|volver\w*|"
    r"regres\w+|"
    rf"vuelv\w+|toque|atienda|vea|con|asign\w+|pong\w+|den?|mand\w+|manden){_IN_SOME_WAY} $|"
    rf" (?:wont see|never see|never seeing|not see|not seeing|no ver){_THE}? $|"
    rf" (?:bad (?:time|experience)|trouble|problems?|mala experiencia|problemas?) (?:with|con){_THE}? $"
)
"""What stands before a doctor who is not wanted."""
_COMPLAINT = re.compile(rf" (?:complain\w*|queja|quejarme) (?:\w+ )?(?:about|de|del|contra|with|on){_THE}? $")
_WITH_THEM = re.compile(r" (?:dont|not|never|no|nunca|ni) (?:\w+ ){1,6}(?:with|see|con) (?:him|her|el|ella) ")
_RATHER = re.compile(
    r" (?:(?:rather|prefer\w*|switch\w*|change|move me) (?:(?:be|go|it|me|see|seen|have|with|by|to|over) )*|(?:better|"
    r"instead) (?:(?:be|go|off|with|by|to|see) )+|(?:prefier\w+|mejor|cambi\w+|pas(?:e|en|ar)me|siempre (?:voy|vamos)) "
    r"(?:(?:que|me|sea|fuera|con|a|por|ver) )*)(?:(?:my|the|el|la|un|una) )?$"
)
"""What stands before the doctor who is wanted rather than one named before."""
_HARD_ON_ME = re.compile(
    r"^ y (?:yo|a mi|nosotros) con \w+ no |^ (?:\w+ ){0,2}?(?:no me (?:entiendo|gusta|gusto|cae|llevo)|"
    r"hurt me|(?:was|is) rude|me lastimo|me trato mal) "
)
"""What stands after one."""

_SENDING = (
    r"(?:sent|sends|sending|referred|refers|referring|recommended|recommends|mando|manda|mandaron|refirio|refiere|"
    r"envio|"
    r"envia|remitio|remite|canalizo|derivo|recomendo|recomienda)"
)
_THINGS = r"(?:in|over|out|it|(?:the|a|my|an) \w+|las? recetas?|un \w+|unas? \w+|el \w+)"
_SENT = re.compile(
    rf"^(?: \w+){{0,3}}? (?:{_SENDING} (?!{_THINGS} )|(?:referred|refers|referring|recommended) |"
    r"(?:told|said)(?: me| us)?(?: that)? you\w* |(?:dijo|dice) que (?:\w+ ){0,5}con ustedes )|"
    r"^(?: \w+){0,14}? (?:(?:me|nos|lo|la) (?:mando|manda|refirio|refiere|envio|envia|mandaron) (?!(?:la|una|las|el|"
    r"un)\b)|"
    r"(?:sent|sending|referred|refers) (?:me|us|him|her) (?!in\b|a\b|the\b)|recommended (?:you|your|this) |"
    r"(?:he|she|doctor)(?:s the one (?:that |who )?)? (?:said|told me) (?:to )?come to you )|"
    r"^ (?:who |que )?(?:(?:gave|wrote) me (?:a|the|this) (?:letter|referral)|me (?:dio|hizo) (?:una|la) (?:carta|"
    r"referencia)"
    r"(?! (?:la ultima|para el trabajo))) "
)
"""What stands after a doctor who sent the caller here."""
_COME_HERE = re.compile(
    r"^(?: \w+){0,4}? (?:told|tells|wants?|wanted|asked|suggested|said|says|thinks|thought|figured|quiere|queria|"
    r"dijo|dice|"
    r"pidio|piensa|cree|sugirio|aconsejo) (?!(?:\w+ ){0,8}(?:back|follow|recheck|again|volver|volviera|regres\w+|"
    r"otra vez|"
    r"seguimiento) )(?:(?:that|i|we|he|she|to|should|ought|need|needs|have|had|better|que|le|lo|la|nos|les|me|us|him|"
    r"her|them|"
    r"my|our|tengo|tenia|debo|debia|hay|son|daughter|mom|dad|wife|husband) ){0,5}"
    r"(?:see|come see|come in and see|come over|come to|come here|come by|call over|call|go to|go see|try|check in "
    r"with|get in with|get with|"
    r"get over to|visit|ver|viera|vea|venir con|viniera|venga|hablar|hablara|llamar|llamara|acudir|acuda|consultar|"
    r"consulte|"
    r"saque|sacara) (?:with |to |a |con |una? cita con |que )?"
    r"(?:(?<=call over )|you|yall|yous|somebody|someone|a \w+|an \w+|one of|your|ustedes|aqui|aca|un \w+|una \w+)|"
    r"^(?: \w+){0,3}? (?:wants?|wanted|quiere|queria|pide|pidio) (?:a|an|un|una) (?:\w+ ){0,3}(?:specialist|surgeon|"
    r"\w+ologist|"
    r"\w+dontist|second opinion|especialista|cirujan[oa]|\w+olog[oa]|segunda opinion) "
)
"""The same told as advice: to see you, to see a specialist. Whoever says to come back is a doctor of the clinic."""
_ELSEWHERE = (
    r"(?:pediatrician|cardiologist|primary(?: care)?(?: doctor)?|pcp|family doctor|regular doctor|general dentist|"
    r"regular dentist|"
    r"\w+ologist|\w+dontist|obgyn|surgeon|doctor back home|dentist back home|old doctor|old dentist|ob|pediatra|"
    r"medic[oa] (?:de cabecera|familiar)|doctora? de cabecera|internista|\w+olog[oa]|\w+doncista|cirujan[oa]|"
    r"dentista general)"
)
_THEIR_OWN = re.compile(
    rf"(?<! with)(?<! see)(?<! con){_THE} (?:\w+ )?{_ELSEWHERE}(?: (?!there|here|ahi|alli|ustedes)\w+){{0,4}}?{_THE}? $"
)
"""Their own doctor of another kind."""
_AWAY = (
    r"(?:urgent care|the er|er|emergency(?: room)?|the hospital|hospital|walk in|st \w+|saint \w+|the (?!new|"
    r"other)\w+ clinic|urgencias|emergencias|"
    r"la clinica de|el hospital|another (?:office|clinic)|otra clinica)"
)
_SEEN_AWAY = re.compile(rf" {_AWAY}(?: \w+){{0,4}}{_THE}? $")
_IS_AWAY = re.compile(rf"^ (?:at|from|over at|in|de|del|en)(?: (?:the|la|el))? {_AWAY} ")
_FROM = re.compile(
    rf" (?:{_SENDING}|referid[oa]s?|mandad[oa]|enviad[oa]|recomendad[oa]|told)(?: \w+){{0,4}} (?:by|por|de parte "
    rf"de){_THE}*"
    r"(?: \w+){0,2} $|"
    r" (?:referrals?|orders?|letters?|slip|paperwork|name|number|recommendation|referencia|referimiento|referid[oa]|"
    r"orden|ordenes|"
    rf"recomendacion|carta|pase|papeles|numero|vengo|viene|venimos)(?: \w+){{0,3}}? (?:from|by|de|del|por|que "
    rf"(?:puso|mando|hizo|dio))"
    rf"{_THE}*(?: parte de)?(?: (?!office|consultorio)\w+){{0,2}} $|"
    rf" (?:me|nos|la|lo|le|los|se) {_SENDING}(?: (?:aqui|aca|para aca|con ustedes|a mi|a nosotros))?{_THE}(?: (?!con|"
    rf"a )\w+){{0,2}} $"
)
"""What stands before one who sent the caller, or the papers."""
_REFERRAL = re.compile(r" (?:referral|referimiento|referencia|orders?|orden)(?: that| que)? $")
_PUT_IN = re.compile(r"^ (?:\w+ )?(?:put in|puts in|sent|faxed|made|wrote|did|ordered|submitted|puso|mando|hizo) ")
_CALLING = (
    r"(?:this is|its|calling|call|on behalf of|le hablo|les hablo|hablo|le llamo|les llamo|llamo|hablamos|llamamos|"
    r"hablan|habla|"
    r"llaman|de parte)"
)
_THEIR_OFFICE = re.compile(
    rf" {_CALLING}(?: (?!scheduled|supposed|seeing|seen|patient|booked|going|trying|paciente|cita|appointment|about|"
    rf"to)\w+){{0,4}}? "
    r"(?:from|at|with|over at|de|desde|del)(?: (?:the|la|el|las|los))?"
    r"(?: (?:office|offices|oficina|consultorio|clinica|practice) (?:of|de|del)(?: (?:el|la))?)? $|"
    r"(?<! a la)(?<! para la)(?<! con la)(?<! a su)(?<! to the)(?<! for the)(?<! with the)(?<! leave the) (?:asistente|"
    r"assistant|secretaria|nurse|enfermera)(?: \w+)? (?:with|for|con|de|del)(?: (?:el|la))? $"
)
"""What stands before a doctor in whose office the caller works."""
_CALLS = re.compile(rf" {_CALLING} $")
_RECORDS_TO = re.compile(
    r" (?:send|sent|fax\w*|e ?mail\w*|mail|forward\w*|copy|copies|records?|x ?rays?|charts?|notes?|results|labs|"
    r"files?|transfer\w*|"
    r"mand\w+|envi\w+|expediente|radiografias|notas|copias?|historial|resultados)(?: \w+){0,8}? "
    rf"(?:to|over to|a|al|para|con){_THE}*(?: (?!see|ver)\w+){{0,3}} $"
)
"""What stands before a doctor to whom papers go."""
_WANTS_RECORDS = re.compile(
    r"^(?: \w+){0,4}? (?:needs?|wants?|is waiting (?:on|for)|waiting (?:on|for)|asked for|asking for|requesting|pide|"
    r"necesita|ocupa|"
    r"quiere|espera)(?: \w+){0,3}? (?:records?|charts?|x ?rays?|notes?|labs|shot records|history|vacunas|expediente|"
    r"historial|notas|"
    r"radiografias|estudios) "
)
_WANTING = (
    r"(?:prefer\w*|rather|want\w*|sees?|like|need|comfortable|better|request\w*|only|any|have|with|is|be|get|got|could)"
)
_QUERER = (
    r"(?:prefer\w*|prefier\w+|quier\w+|quisier\w+|gustaria|con|sea|fuera|atiend\w+|atend\w+|revis\w+|examin\w+|vea|"
    r"vean|toque|mejor|"
    r"comod[oa]|necesit\w+|hay|tienen?|tendran|busco|pido|solo|nomas|deme)"
)
_WOMAN = re.compile(
    r" (?:female|woman|lady|women) (?:doctors?|dentist|provider|physician|hygienist|gynecologist|obgyn|pediatrician) |"
    rf" {_WANTING} (?:\w+ ){{0,4}}?(?:a |an |any )?(?:woman|female) | (?:prefer\w*|rather|comfortable) (?:\w+ "
    rf"){{0,4}}?(?:a |any )lady |"
    rf" {_QUERER} (?:\w+ ){{0,3}}?(?:una|de|solo|con) (?:mujer|dentista mujer|doctoras|ginecologa|pediatra mujer) |"
    rf" {_QUERER} (?:\w+ ){{0,3}}?una doctora (?=$|(?:por|si|que|para|en|y|no|porque|pues|mujer|con|o|a|mejor|me|"
    rf"ella) )|"
    r" (?:mujer doctora|doctora mujer|dentista mujer|sea mujer|sean mujer\w*|solo (?:con )?mujer(?:es)?|una mujer "
    r"(?:que|la)) "
)
_MAN = re.compile(
    r" (?:male|man|guy|gentleman) (?:doctor|dentist|provider|physician|hygienist) |"
    rf" (?:prefer\w*|rather|want\w*|see|like|need|comfortable|request\w*|only|could) (?:\w+ ){{0,4}}?(?:a |an |any "
    rf")?(?:male|man|guy|gentleman) |"
    rf" {_QUERER} (?:\w+ ){{0,3}}?(?:hombre|varon|doctor hombre|doctor varon|dentista hombre) | doctor (?:varon|"
    rf"hombre) "
)


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    before: str
    """What stands before the doctor's title."""
    after: str
    """What stands after the name."""
    calls: bool
    """Whether their office is calling."""


def read(spoken: str, shown: Callable[[str], str]) -> dict[str, str | None]:
    """The blanks `provider`, `provider_excluded`, `referring_provider` and `preference` of a `words.plain` text.
    `shown` gives words back as they were written."""
    found: dict[str, str | None] = {}
    for one in _mentions(spoken, shown):
        role = _role(one, spoken)
        if role not in found or (role == "provider" and _RATHER.search(one.before)):
            found[role] = shown(one.name)
    if "provider" not in found:
        named = _ROLE.search(spoken) or _GIVEN.search(spoken)
        found["provider"] = shown(named[1]) if named else None
    if found["provider"] in (found.get("provider_excluded"), found.get("referring_provider")):
        found["provider"] = None
    woman, man = _WOMAN.search(spoken), _MAN.search(spoken)
    found["preference"] = "female provider" if woman else "male provider" if man else None
    return found


def _mentions(spoken: str, shown: Callable[[str], str]) -> Iterator[_Mention]:
    for each in islice(_MENTION.finditer(spoken), MOST):
        name, after = each[1], spoken[each.end() :]
        if name in ORDINARY and shown(name).islower():
            continue
        before = f"{spoken[: each.start()]} "
        double = " ".join((name, *after.split(maxsplit=1)[:1]))
        if "-" in shown(double):
            name, after = double, after[len(double) - len(name) :]
        if office := re.match(r" (?:office|clinic|practice|people|staff|front desk)(?= )", after):
            name, after = name.removesuffix("s"), after[office.end() :]
        calls = bool(_THEIR_OFFICE.search(before) or (office and _CALLS.search(before)))
        yield _Mention(name, before, after, calls)


def _role(one: _Mention, spoken: str) -> str:
    before, after = one.before, one.after
    disliked = _COMPLAINT.search(before) and _WITH_THEM.search(spoken)
    if disliked or _NOT_THEM.search(before) or _HARD_ON_ME.search(after):
        return "provider_excluded"
    sent = _FROM.search(before) or _SENT.search(after) or _COME_HERE.search(after)
    away = _THEIR_OWN.search(before) or _SEEN_AWAY.search(before) or _IS_AWAY.search(after) or one.calls
    sent = sent or (_REFERRAL.search(before) and _PUT_IN.search(after))
    papers = _RECORDS_TO.search(before) or _WANTS_RECORDS.search(after)
    return "referring_provider" if sent or away or papers else "provider"
