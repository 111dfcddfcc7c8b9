"""Which question about the clinic a text asks, at any moment of a call, in both languages. Pure; never raises."""

from __future__ import annotations

import re
from enum import StrEnum

from appliance.dialogue.meaning import prices, visit_words
from appliance.dialogue.people import insurance_names
from appliance.dialogue.words import MAX_CHARS, plain


class Topic(StrEnum):
    """What a clinic may have an answer to (clinic/about.py), whether a machine answers, and whether it records."""

    WORKS = "works"
    """On which days a provider does."""
    HOURS = "hours"
    ADDRESS = "address"
    DIRECTIONS = "directions"
    PARKING = "parking"
    INSURANCE = "insurance"
    BRING = "bring"
    NEW_PATIENTS = "new_patients"
    DOCTORS = "doctors"
    """Who they are."""
    LANGUAGE = "language"
    PRICE = "price"
    """Asked beside a wish, which is then served; no clinic gives an answer here."""
    LENGTH = "length"
    """How long a visit takes: what the clinic sets aside for its kind."""
    FASTING = "fasting"
    """The same of eating before a visit."""
    ROBOT = "robot"
    RECORDED = "recorded"


_YOU = r"(?:you|yall|you guys|you all|they|the (?:office|clinic|place|front desk)|your (?:office|clinic))"
_I = r"(?:i|we|he|she|my \w+)"
_TAKES = r"(?:take|taking|accept|accepting|work with|honor|bill|in network (?:with|for)|participate (?:with|in))"
_ACEPTA = r"(?:acept\w+|toman?|recib\w+|agarran?|trabajan? con|manejan?)"
_DOCTOR = r"(?:dr|doctor|doc) (?!is|in|on|work|here|there)\w+(?: (?!is|in|on|work|here|there|be)\w+)?"
_DOCTORA = r"(?:el|la) (?:dra?|doctora?) \w+"
_DAY = (
    r"(?:today|tomorrow|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:on )?(?:the )?weekends?|"
    r"this week|next week|(?:on )?(?:christmas|thanksgiving|new years|labor|memorial)(?: day| eve)?)"
)
_DIA = (
    r"(?:hoy|manana|(?:el|los|este) (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)|"
    r"(?:en |el )?(?:dia de )?(?:navidad|accion de gracias|ano nuevo))"
)
_VISIT = (
    r"(?:(?:an?|the|my|his|her|that) )?(?:(?!long|from|until|to|get)\w+ ){0,3}(?:appointments?|visits?|cleanings?|"
    r"physicals?|exams?|checkups?|check ups?|fillings?|extractions?|crowns?|consultations?|follow ups?)"
)
_CITA = (
    r"(?:(?:una?|la|el|mi|esa) )?(?:citas?|consultas?|limpiezas?|revision|revisiones|chequeos?|examen|examenes|"
    r"empastes?|extraccion|coronas?|visitas?)(?: \w+)?"
)
_CALLS = r"(?:this|these|the|my|our|your|all) ?(?:phone )?(?:calls?|lines?|conversations?)?"
_RULES: tuple[tuple[Topic, str], ...] = (
    (
        Topic.RECORDED,
        rf"(?:(?:is|are) {_CALLS}|am i|are we) ?(?:being |getting |all )?(?:recorded|taped)|(?:is|are) {_CALLS} "
        rf"(?:being )?recording|(?:are|do) (?:you|they|yall|you guys) (?:record|tape|recording|taping) (?:{_CALLS}|me|"
        rf"us|"
        r"calls|everything)(?! message)|(?:llamadas?|conversacion\w*|esto) (?:(?:se|esta|estan|es|son|queda|siendo) )+"
        r"grab(?:an?|ando|adas?|ado)|(?:esta|estan) grabando|graban? (?:la|las|esta|mis?|sus|estas) "
        r"(?:llamadas?|conversacion\w*)|se graban? (?:la|las|esta|mis?|sus|estas) (?:llamadas?|conversacion\w*)",
    ),
    (
        Topic.ROBOT,
        r"(?:who am i (?:speaking|talking) (?:to|with)|(?:whos|who is) (?:this speaking|this|speaking)|"
        r"quien (?:me )?(?:habla|contesta)|"
        r"con quien (?:hablo|estoy hablando|tengo el gusto(?: de hablar)?))(?= (?:(?:please|again|now|today|here|hoy|"
        r"ahora|por favor|disculpe|perdon) )?$)|"
        r"(?:are|r) (?:you|u) (?:\w+ )?(?:an? )?(?:real |actual |live )?(?:robot|bot|machine|computer|human|person|ai|"
        r"recording|automated|real)|(?:is this|am i (?:talking|speaking) (?:to|with)) (?:an? )?(?:real |actual |live )?"
        r"(?:robot|bot|machine|computer|human|person|ai|recording|automated)|"
        r"^ (?:(?:hi|hello|hey|um|oh) )*(?:is |are )?(?:there )?(?:any(?:one|body)|some(?:one|body)) (?:really )?"
        r"(?:there|home|here)(?= $)|^ (?:(?:hola|bueno|oiga|disculpe|alo) )*hay alguien(?: ahi| por ahi)?(?= $)|"
        r"(?:es|eres|esto es|hablo con|estoy hablando con) (?:usted )?(?:una? )?(?:robot|maquina|grabacion|"
        r"computadora|persona (?:real|de verdad)|grabadora|contestadora|inteligencia artificial)",
    ),
    (
        Topic.LENGTH,
        rf"how (?:long|much time) (?:(?:is|does|do|will|would|should) {_VISIT}|(?:does|will|would|should) (?:it|that|"
        rf"this)"
        rf"(?= (?:usually |normally |typically )?(?:take|last|run))|(?:will|should|would) (?:i|we) (?:be there|plan|"
        rf"expect))"
        rf"(?: (?:usually|normally|going to|gonna|typically))*(?: (?:take|last|run))?(?: (?:for|to do) {_VISIT})?"
        rf"(?= (?:$|and|if|because))|cuanto (?:tiempo )?(?:dura|tarda|se (?:tarda|tardan|lleva)|va a (?:durar|tardar)|"
        rf"duraria)(?: {_CITA})?(?= $)",
    ),
    (
        Topic.NEW_PATIENTS,
        rf"(?:are|is|do|does) {_YOU} (?:\w+ )?{_TAKES} (?:any )?new patients|(?:seeing|see) (?:any )?new patients|"
        rf"{_ACEPTA} (?:a )?(?:pacientes nuevos|nuevos pacientes)|(?:aceptando|recibiendo|atienden) (?:a )?"
        r"(?:pacientes nuevos|nuevos pacientes)",
    ),
    (
        Topic.WORKS,
        rf"(?:is|will|does) {_DOCTOR} (?:be )?(?:in|there|here|working|work)(?: (?:the|your) (?:office|"
        rf"clinic))? {_DAY}|"
        rf"(?:what|which) days? (?:of the week )?(?:is|does|do|will|are) {_DOCTOR} (?:be )?(?:work|working|in|there|"
        rf"here|see patients|come in)|when (?:is|does) {_DOCTOR} (?:in|there|here|work|working)|"
        rf"que dias? (?:trabaja|atiende|esta|viene|consulta|da consulta) {_DOCTORA}|"
        rf"(?:esta|viene|trabaja|atiende|va a estar|estara) {_DOCTORA} {_DIA}|{_DOCTORA} (?:trabaja|atiende|"
        rf"viene) {_DIA}",
    ),
    (
        Topic.DOCTORS,
        r"(?:que|cuales|cuantos|quienes son (?:sus|los|las)|cuales son (?:sus|los|las)|como se llaman (?:sus|los|las)) "
        r"(?:otr[oa]s )?(?:doctor[ae]?s|medic[oa]s|dentistas|especialistas)"
        r"(?! (?:trabaja|atiende|esta|viene|que dias|acept\w+|hablan?|me (?:dijo|vio|atendio)))|"
        r"(?:what|which|who are (?:the|your)|how many) (?:other )?(?:doctors|providers|dentists|physicians)"
        r"(?: (?:are there|work|works|do|does|you|have|at|here|in|there|available|on staff)|(?= $))",
    ),
    (
        Topic.LANGUAGE,
        r"(?<!no )(?<!que )(?<!solo )(?<!ellos )(?:hablan|atienden|(?:me|nos) (?:puede\w*|van a) atender) "
        r"(?:\w+ ){0,2}?(?:en )?espanol|^ (?:(?:hola|oiga|disculpe|perdon|usted|buen[oa]s|dias|tardes|si) )*"
        r"(?:habla|atiende) (?:usted )?(?:en )?espanol(?= $)|"
        r"(?:do|does|can) (?:you|yall|they|you guys) (?:guys |all )?speak (?:any )?spanish",
    ),
    (
        Topic.HOURS,
        rf"(?:what time|when|how late|how early) (?:do|does|are|is|will) {_YOU} (?:guys )?(?:be )?(?:open|opens|close|"
        rf"closes|closed|stay open)|(?:are|is|will) {_YOU} (?:guys )?(?:be )?(?:still )?(?:open|closed)(?! to )|"
        rf"do {_YOU} (?:open|close|have (?:\w+ )?(?:weekend|saturday|sunday|evening|night|late) hours)|"
        r"(?:your|the|office|business|opening|clinic|holiday|weekend|saturday) hours|hours of operation|"
        r"(?:a que hora|cuando|hasta que hora|desde que hora) (?:abren?|cierran?|atienden?|estan abiertos|trabajan)|"
        r"(?:what time|when|how late|how early|is|are|does|do|will) (?:\w+ ){0,3}(?:office|clinic|"
        r"dentists?|lab|side) (?:be )?"
        r"(?:open|opens|close|closes|closed)(?! to )|(?:consultorio|clinica|oficina|dentista|laboratorio)(?: \w+)? "
        r"(?:abren?|cierran?|atienden?|esta abiert[oa])|(?:abren?|cierran?|atienden?) (?:el |la )?"
        r"(?:consultorio|clinica|oficina|dentista|laboratorio)|"
        r"(?:cual|cuales|que|su|sus|el|los) (?:\w+ ){0,2}horarios?|"
        r"(?:estan|esta|estaran|va a estar|van a estar) (?:\w+ )?(?:abiert[oa]s?|cerrad[oa]s?)|"
        r"(?:abren|cierran|atienden|trabajan) (?!en (?:espanol|ingles) )(?:\w+ )?(?:el|los|en|hoy|manana|hasta|ahorita|"
        r"sabados?|domingos?)|(?:(?:van a|iran a|piensan) (?:abrir|cerrar|trabajar)|abriran|cerraran|trabajaran) "
        r"(?:el|los|en|hoy|manana|hasta|este|esta|para|sabados?|domingos?)",
    ),
    (
        Topic.DIRECTIONS,
        r"(?:get|give|need|have|want) (?:me )?(?:some )?directions|directions to|how (?:do|can|would|should) (?:i|we|"
        r"you) get (?:there|to (?:you|your|the (?:office|clinic)))|como (?:llego|llegamos|se llega|puedo llegar|"
        r"le hago para llegar|podemos llegar)",
    ),
    (
        Topic.PARKING,
        rf"where (?:do|can|should|could|would) {_I} park|(?:is|are|do|does|have|about) (?:\w+ ){{0,4}}parking|"
        r"(?:hay|tienen|tiene|donde|puedo|podemos|cobran|cuanto) (?:\w+ ){0,4}(?:estacion\w+|parque(?:o|ar\w*|adero))",
    ),
    (
        Topic.ADDRESS,
        r"where (?:are|is|r|exactly are) (?:you|yall|you guys|the (?:office|clinic)|your (?:office|clinic|place))"
        r"(?! from)|(?:what|whats|give me|have|need|get|know) (?:is )?(?:your|the|yalls) (?:exact |street |office |"
        r"clinic )?(?:address|location)|your (?:exact |street )?address|"
        r"(?:donde|en donde) (?:estan|esta la|esta el|esta su|queda\w*|se encuentran?|se ubican?)|"
        r"(?:cual es|me da|dar|digame|necesito|tiene|saber|pasa) (?:su|la) (?:direccion|ubicacion)",
    ),
    (
        Topic.BRING,
        rf"what (?:all |else )?(?:do|should|must|can|will) {_I} (?:need to |have to |need |gotta )?bring|"
        rf"(?<!time )(?:do|should) {_I} (?:need to |have to )?bring(?! (?:him|her|them|my (?:son|daughter|kids?|child|"
        rf"baby|husband|wife|mom|dad|mother|father)))|anything (?:\w+ ){{0,4}}bring|what to bring|"
        r"que (?:\w+ )?(?:tengo que|tenemos que|debo|necesito|hay que|puedo) (?:llevar|traer)|que (?:llevo|traigo)|"
        r"(?:tengo que|debo|necesito|hay que) (?:llevar|traer) algo",
    ),
)
_COMPILED = tuple((topic, re.compile(rf"(?<![a-z])(?:{rule})(?![a-z])")) for topic, rule in _RULES)
_COVERED = re.compile(
    rf" (?:(?:do|does|are|is|will|would|can) (?:\w+ ){{0,3}}{_TAKES}|(?:what|which) (?:\w+ )?(?:insurances?|plans?) "
    rf"(?:\w+ ){{0,2}}{_TAKES}|you (?:guys )?(?:take|accept)|(?:is|are) (?:\w+ ){{0,4}}(?:accepted|in network)|"
    rf"(?:que|cuales) (?:\w+ )?(?:seguros?|aseguranzas?) {_ACEPTA}|{_ACEPTA}) "
)
_INSURED = re.compile(r" (?:insurances?|plans?|coverage|seguros?|aseguranzas?) ")
_PARTS = re.compile(
    r"(?<=[.?!;])\s+|,\s+(?=¿|(?:is|are|do|does|what|where|when|how|hay|d[oó]nde|qu[eé]|tienen|cu[aá]nto|a qu[eé])\b)|"
    r",?\s+(?:and|but|y|pero)(?:,?\s+(?:uh+|um+|eh+|este),?|,)?\s+(?=\S)",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^ (?:(?:ok|okay|oh|uh|um|so|great|bueno|ah|eh|gracias|thanks|alright) )*(?:(?:and |but |y |pero )?(?:what about|"
    r"how about|que tal|que hay de|que hay con)|and|y) "
)
MOST_WORDS_AFTER = 8
"""A question that leans on the one before is no longer than this."""


def read(text: str) -> Topic | None:
    """The question a text asks; None when it asks none of them."""
    spoken = plain(text)
    for topic, pattern in _COMPILED:
        if pattern.search(spoken):
            return topic
    if _COVERED.search(spoken) and (_INSURED.search(spoken) or insurance_names.read(text)):
        return Topic.INSURANCE
    return None


def split(text: str) -> tuple[tuple[tuple[Topic, str], ...], str]:
    """The questions in a turn, each with its words, and what else was said: "Tuesday works, and is there parking?"."""
    text = text[:MAX_CHARS]
    parts = [(read(part), part) for part in _PARTS.split(text) if part and part.strip()]
    asked = tuple((topic, part) for topic, part in parts if topic is not None)
    if asked:
        return asked, ", ".join(part for topic, part in parts if topic is None)
    whole = read(text)
    return ((), text) if whole is None else (((whole, text),), "")


_BESIDE = re.compile(
    r"(?:[.?!;,]\s+|,?\s)(?:(?:and|but|y|pero)\s)?(?=¿|(?:how much|what (?:does|do|would|will) (?:it|that)|cu[aá]nto|"
    r"a c[oó]mo|tengo que ir en|do (?:i|we) (?:need|have) to|should i)\b)|(?<=[.?!;])\s+|,?\s(?:and|but|y|pero)\s",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:one|una|uno)\b", re.IGNORECASE)
_FASTS = re.compile(r" (?:ayunas|fast|fasting) ")
_ASKS_ONE = re.compile(r" (?:tengo que|debo|necesito|hay que|do i|do we|should i|need to|have to) ")


def beside(text: str) -> tuple[tuple[tuple[Topic, str], ...], str]:
    """A question that no clinic answers here, beside what is wanted: "a cleaning tomorrow, how much is it?"."""
    parts = [part for part in _BESIDE.split(text[:MAX_CHARS]) if part and part.strip()]
    spoken = [plain(part) for part in parts]
    fasts = [_FASTS.search(each) and _ASKS_ONE.search(each) for each in spoken]
    costs = [prices.asked(each) for each in spoken]
    rest = [part for part, fast, cost in zip(parts, fasts, costs, strict=True) if not (fast or cost)]
    words = ", ".join(rest)
    if len(rest) == len(parts) or not words or not prices.wants(plain(words)):
        return (), text
    named = visit_words.named(plain(text))
    if named and not visit_words.named(plain(words)):
        words = _ONE.sub(named, words, count=1) if _ONE.search(words) else f"{words}, {named}"
    topic = Topic.FASTING if any(fasts) else Topic.PRICE
    return ((topic, text),), words


_HOLIDAY = re.compile(
    r"^ (?:y|and|what about|how about|que tal|oiga y|entonces) (?:(?:(?:en|para|on|for|el|la|los|the|dia|de|vispera|"
    r"day|after|before|eve) )*)(?:navidad|nochebuena|noche buena|nochevieja|ano nuevo|ano viejo|accion de gracias|"
    r"semana santa|pascua|reyes|christmas|new years?|thanksgiving|easter|labor|memorial|independence|presidents|"
    r"juneteenth|mlk|columbus|veterans|fourth of july|good friday)(?: (?:day|eve|days|holiday|dia|tambien|too))* $"
)


def of_holiday(text: str) -> bool:
    """Whether a turn asks, in no more words, about a holiday: "¿y el día de Año Nuevo?" is about the hours."""
    return bool(_HOLIDAY.search(plain(text)))


def leans(text: str) -> bool:
    """Whether a turn is put as a question that leans on the one before: "what about Friday?", "¿y el sábado?"."""
    spoken = plain(text)
    return bool(_FOLLOWS.search(spoken)) and len(spoken.split()) <= MOST_WORDS_AFTER
