"""Whom of the staff a caller asks for, by name or by what they do. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from appliance.dialogue.people.given_names import is_given
from appliance.dialogue.people.name_words import STOPS
from appliance.dialogue.words import listed

_JOB = (
    r"(?:(?:office|billing|practice|clinic|front desk|insurance) (?:manager|coordinator|supervisor|administrator)|"
    r"(?:treatment|surgery|referral|patient) coordinator|nurse practitioner|physician assistant|medical assistant|"
    r"dental assistant|nurse|manager|supervisor|receptionist|hygienist|administrator|"
    r"asistente (?:medic[oa]|dental)|enfermer[oa]|gerente|encargad[oa]|recepcionista|higienista|administradora?|"
    r"supervisora?)"
)
_NOBODY = frozenset(
    listed(
        "someone somebody anyone anybody nobody whoever billing scheduling records reception front desk office real "
        "live actual human person people insurance pharmacy lab labs department nursing doctor doctors dr dra doc "
        "doctora everyone facturacion recepcion gente quien persona personas alguien alguno alguna laboratorio "
        "farmacia cobros hold through ustedes usted ellos nadie citas caja expedientes archivo any another other "
        "whichever him them after before her she he you your yours our both directly again later first asap please "
        "ahead help assistance work touch representative agent operator operadora operador representante humano humana "
        "maquina robot machine voicemail extension clinic clinica those these there here who whom which one ones wrong "
        "right such back home free allergies in on off out up done able not now then about open closed busy gone late "
        "sick word anything something nothing everything allergy refills orders mine yours around since until while "
        "each every most more much many little during under physician medical dental practice alli aqui ahi alla algo "
        "nada todo eso esto uno una otro otra"
    )
)
_TITLE = (
    r"(?:(?:mr|mrs|ms|miss|mister|nurse|the|la|el"
    r"|senora|senor|senorita|don|dona|sra|sr|enfermer[oa]|licenciad[oa]|muchacha|muchacho) )*"
)
_DESK = (
    r"(?:billing|records|scheduling|the front(?: desk)?|front desk|insurance|referrals|medical records|accounts|the "
    r"desk|reception|facturacion|(?:los )?archivos?|caja|recepcion|(?:las )?citas|cobros|expedientes|(?:los )?seguros)"
)
_NAME = r"([a-z]+)"
_TO_SPEAK = (
    r"(?:talk|speak|chat|spoke|talked|speaking|talking) (?:to|with)|hold of|hold for|through to|put(?: me)? on(?: "
    r"with)?|"
    r"(?:transfer|connect|send|patch|switch)(?: me| us| this)?(?: over| back| through)? (?:to|with)|get to|over to|"
    r"get word to|on with|"
    r"(?:hablar|platicar|comunicarme|comunicar|comunica\w*|comuniqu\w+|conect\w+|contactar|pas[ae]\w*|pasar|"
    r"transfier\w+)(?: me| la llamada)? (?:con|a)"
)
_TO_SEEK = (
    r"reach|reaching|looking for|look for|asking for|ask for|asked for|message for|word for|return(?:ing)?|calling "
    r"for|need|get|want|page|grab|"
    r"missing|keep missing|trying|busco|buscando|buscaba|necesito|quiero|ocupo|espero|pregunt\w+ por|localizar"
)
_TO_TELL = (
    r"tell|let|inform|remind|digale a|diganle a|decirle a|dile a|avisele a|avisenle a|avisarle a|dejarle (?:dicho|un "
    r"recado|un mensaje) a|"
    r"recado (?:para|a)|mensaje (?:para|a)|pass (?:it |this )?on to|pass along to|message for|leave word (?:for|"
    r"with)|let"
)
_CERTAIN = tuple(
    re.compile(pattern)
    for pattern in (
        rf" {_NAME} (?:from|in|at|over in|de|del|en) {_DESK} ",
        rf" (?:la|el) {_NAME} (?:de|del|en) {_DESK} ",
        rf" (?:{_TO_SPEAK}) (?:your |a |my )?{_TITLE}(?:{_JOB} )?{_NAME} ",
        rf" put {_NAME} on ",
        rf" (?:{_TO_TELL}) {_TITLE}{_NAME} (?!(?:you|me|us|go)\b)",
    )
)
"""What tells a name whatever is wanted, if it is one by itself; the others only where a person is."""
_LIKELY = (
    rf" (?:{_TO_SEEK}) (?:a )?(?:call (?:to|from) |back to )?{_TITLE}{_NAME} "
    r"(?=$|(?:please|in|from|at|on|over|back|the|who|if|real|to call|for me|again|she|he|call|about|and|when|"
    r"today|la|el|por|en|de|que|si|esta|ella|del|para|porque) )",
    rf" (?:can|could|would|will|have|had|is|was|did|does) {_TITLE}{_NAME} (?:be |still |ever )?"
    r"(?:there|in|around|available|working|back|free|here|by any chance|the one|call|ring|phone|give me|get "
    r"back|your|pick up) ",
    rf" (?:return|returning|got|missed|about) {_TITLE}{_NAME}s (?:call|message|voicemail|note|text) ",
    rf" (?:missed a call|a call|call|calls|called|message|voicemail|word|note|llamada|mensaje) (?:\w+ "
    rf"){{0,3}}?(?:from|back to|by|de) {_TITLE}{_NAME} ",
    rf" (?:named|by the name of|llamad[oa]|de nombre|que se llama|se llama) {_NAME} ",
    rf" {_NAME} (?:creo que )?se llama ",
    rf" {_JOB} {_NAME} ",
    rf"^ (?:hi |hello |hey |yeah |um |yes |ok |hola |buenas )*(?:(?:con|a) )?{_TITLE}{_NAME} (?:please|por favor) ",
    rf" (?:esta|se encuentra|anda|estara|trabaja|vino|llego) (?:todavia |ahi |alli |por ahi |disponible "
    rf")*{_TITLE}{_NAME} "
    r"(?=$|(?:por|la|el|de|en|hoy|ahi|disponible|todavia|quedo|con|que|ella|me|es) )",
    rf" con {_TITLE}{_NAME} (?:la|el) (?:de|del|que) ",
    rf" (?:me|nos) (?:llamo|hablo|marco|dejo (?:un )?(?:mensaje|recado)) (?:una senorita |una muchacha |un "
    rf"senor )?{_TITLE}{_NAME} ",
    rf" {_NAME} (?:wanted|asked|told|wants) me to (?:call|ring|get back|phone) ",
    rf" que {_NAME} me (?:devuelva|regrese|llame|hable|marque) ",
    rf" (?:i was on with|keep missing|dealing with|deal with|working with|spoke to|talked to) {_TITLE}{_NAME} ",
)
_BY_JOB = re.compile(
    rf" (?:(?:talk|speak|is|are|with|to|put|need|get|get me|have|want|for|from|connect\w*|through|any|wherever|"
    rf"whoever|con|a|al|para|esta|busco|de|"
    rf"llamo|hablo|hable|llame|of)(?: (?:the|a|an|your|my|me|dr|some|one of the|la|el|una|un|su|there)){{0,3}} (?:\w+s "
    rf")?({_JOB})s?|whoever (?:the|your) ({_JOB}) is)(?: on)? |^ (?:the |your )?({_JOB}) (?:please|por favor) "
)


_HELLO = r"^ (?:(?:hi|hello|hey|yes|yeah|um|oh|hola|buenas|buenos|dias|tardes|oiga|si) )*"
_NOT_SO = (
    r"(?!(?:before|medicaid|medicare|first|about it|again|one last|and (?:ill|i|call|then)|hes?|shes?|my|primero|antes|"
    r"mi|y) )"
)
_PUT_THROUGH = tuple(
    re.compile(pattern)
    for pattern in (
        rf" (?:i|id|we|just) (?:just |really |would )?(?:want(?:ed)?|need(?:ed)?|like|love|wanna|have|was hoping) "
        rf"(?:to )?(?:just )?(?:talk|speak|chat) (?:to|with) {_TITLE}{_NAME} {_NOT_SO}",
        rf" (?:can|could|may) (?:i|we) (?:please )?(?:just )?(?:talk|speak|chat) (?:to|with) {_TITLE}{_NAME} {_NOT_SO}",
        rf" (?:let me (?:talk|speak) to|(?:can|could|may) i (?:please )?get) {_TITLE}{_NAME} (?:please )?$",
        rf" (?:put me through|transfer me|transfer my call|connect me|patch me through)(?: over| through)? (?:to|"
        rf"with) {_TITLE}{_NAME} ",
        rf" (?:can|could|would|will) you (?:please )?put {_NAME} on (?:please |the (?:phone|line) |for me )?$",
        rf"{_HELLO}is {_TITLE}{_NAME} (?:there|in|around|available|working|here)(?: today| please| right now)? $",
        rf" (?<!no )(?:quiero|quisiera|queria|necesito|ocupo|gustaria|puedo|podria|tengo que) (?:hablar|platicar|"
        rf"comunicarme) con {_TITLE}{_NAME} {_NOT_SO}",
        rf" (?:paseme|comuniqueme|comuniquenme|pongame|me (?:(?:puede|podria|podrian|pueden) )?(?:pasar|comunicar|"
        rf"poner|pasa|comunica|pone|conectar)|que me (?:comuniquen?|pasen?)) con {_TITLE}{_NAME} ",
        rf"{_HELLO}(?:esta|se encuentra) {_TITLE}{_NAME} (?:ahi |por ahi |disponible )?(?:por favor )?$",
        rf"{_HELLO}con {_TITLE}{_NAME} por favor $",
    )
)
_LEAVE_WORD = re.compile(
    rf"(?:^| please| can you| could you| would you| will you| just)(?: please)? (?:tell {_TITLE}{_NAME} (?:that|i|im|"
    rf"ive|we|its|the|my|hes|shes)|let {_TITLE}{_NAME} know) |"
    rf" (?:digale|diganle|dile|avisele|avisenle|decirle) a {_TITLE}{_NAME} (?:que|ya|no) "
)


def by_name(spoken: str) -> str | None:
    """The wish of whoever wants one of the staff by name: to be put through, "human", or to leave word, "message"."""
    if any(is_given(name.split()[0]) for name in _names(spoken, _PUT_THROUGH)):
        return "human"
    told = _LEAVE_WORD.search(spoken)
    name = next(filter(None, told.groups()), "") if told else ""
    return "message" if is_given(name) and name not in STOPS else None


def person(spoken: str, shown: Callable[[str], str], *, asked_for: bool) -> str | None:
    """Who of the staff is asked for in a `words.plain` text, by name or else by what they do. `shown` gives words back
    as they were written; `asked_for`: whether a person is what is wanted."""
    names = (
        _names(spoken, (*_CERTAIN, *_likely()))
        if asked_for
        else (name for name in _names(spoken, _CERTAIN) if is_given(name.split()[0]))
    )
    name = next(names, None)
    if name is None and asked_for and (job := _BY_JOB.search(spoken)):
        name = next(filter(None, job.groups()))
    return shown(name) if name else None


@cache
def _likely() -> tuple[re.Pattern[str], ...]:
    """Made when first asked for: most calls never ask."""
    return tuple(map(re.compile, _LIKELY))


def _names(spoken: str, frames: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for pattern in frames:
        for found in pattern.finditer(spoken):
            word = found[1]
            if len(word) > 2 and word not in STOPS and word not in _NOBODY and not re.fullmatch(rf"{_JOB}s?", word):
                second = re.match(r" ?([a-z]+) ", spoken[found.end(1) :])
                yield f"{word} {second[1]}" if second and is_given(word) and is_given(second[1]) else word


SPEAKS = re.compile(
    r"\b(?!(?<![a-z] )doctora? habla )(?:doctor\w*|dr|dra|nurses?|enfermer\w+|providers?|dentist\w*|dentistas?|"
    r"hygienist|(?:does|can|do) (?:he|she)) (?:[a-z]+ ){0,3}"
    r"(?:speaks?|talks?|hablan?|hable) (?:any |good |bien )?(?:spanish|espanol|english|ingles)\b"
)
"""Which language a doctor speaks, and not which is to be spoken: "does Dr. Nguyen speak Spanish"."""
