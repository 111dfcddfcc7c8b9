"""What is done with either of two visits: "cancel Owen's and move Olivia's", "la mía cancélela y cambie la de mi mamá".

The words beside each verb tell which visit, and whose. Pure; never raises."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from appliance.dialogue.people import for_other
from appliance.dialogue.people.several import ForWhom, is_name
from appliance.dialogue.words import MAX_CHARS, fold, listed

_CUT = re.compile(
    r"[.;?!]\s+|,\s*(?:(?:and|but|then|y|pero)\s+)?(?:then\s+|also\s+|luego\s+|tambi[eé]n\s+)?|"
    r"\s+(?:and|but|y|pero)\s+(?:then\s+|also\s+|luego\s+|tambi[eé]n\s+)?",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’`´]s\b", re.IGNORECASE)
_ES = r"(?:ar|arla|arlo|arme|armela|ame|amela|e|en|ela|elo|eme|emela|enme|enmela)"
_VERBS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf" (?:{words})(?= )"), label)
    for words, label in (
        (
            r"keep(?:ing)?|leave|stays?|(?:dont|do not|not) (?:to )?(?:touch|cancel|move|change)|dej\w+(?! para )|"
            r"manten\w+|"
            r"conserv\w+|quedarme con|se queda|no (?:me |se )?(?:l[ao]s? )?(?:cancele|cambie|mueva|toque)\w*",
            "",
        ),
        (
            rf"cancel|cancel(?:l?ed|l?ing)|call(?:ing)? off|drop(?! (?:off|by))|get rid of|scratch|"
            rf"take(?= (?:\w+ ){{1,5}}off )|cancel{_ES}|anul{_ES}|quit{_ES}",
            "cancel",
        ),
        (
            r"mov(?:e|ed|ing)|re ?schedul(?:e|ed|ing)|push(?:ed|ing)?|shift(?:ed|ing)?|put(?= (?:\w+ ){1,6}(?:on|to|"
            r"for) )|"
            r"dej(?:e|emela|emelo)(?= para )|switch(?:ed|ing)?|chang(?:e|ed|ing)|"
            rf"postpon(?:e|ed|ing)|bump(?:ed|ing)?|(?:cambi|mov|muev|pas|reagend|aplaz|pospon|adelant|atras){_ES}|"
            r"(?:need|want|like|have)(?= (?:\w+_s|mine|his|hers|theirs) (?:\w+ ){0,2}?(?:on|to|for|at) "
            r"(?:\w+ ){1,4}instead )|"
            r"mov(?:er|erla|erme|ermela)|muev(?:a|ala|an|ame|amela)|reprogram\w+|poner|pongame",
            "move",
        ),
    )
)
"""What is done; "" leaves a visit as it is. The first that is there tells."""
_TO_BE = re.compile(
    r"(?: (?:checkup|visit|appointment|cleaning|physical))?(?: (?:needs?|has|should|can|to|be|get|all)){0,4} [a-z]+"
)
_DONE = re.compile(r"(?:cancell?ed|moved|re ?scheduled|pushed|switched|changed|postponed|bumped|shifted)$")
_ONLY_NOT = re.compile(r"^ (?:not|no) (?!(?:cancel|mov|chang))| (?:no|not) $")
_TOWARDS = re.compile(r" (?:to|al|a la|para) (?!be )")
"""Before the day a visit is moved to."""
_NOUN = (
    r"(?:appointment|appt|visit|one|checkup|check up|cleaning|physical|exam|consult\w*|procedure|follow up|crown|"
    r"filling|root canal|surgery|slot|vaccines?|shots?|x ray|ultrasound|therapy|session|test|labs|blood ?work|"
    r"cita|consulta|limpieza|revision|chequeo|turno|control|examen|empaste|calza|corona|vacunas?|fisico|endodoncia|"
    r"terapia|estudio|seguimiento)"
)
_AFTER = (
    "to be|to|for|on|from|at|until|till|by|back|up|please|instead|too|as well|only|moved|cancell?ed|rescheduled|"
    "changed|pushed|switched|(?:the )?same|right|just|stays?|alone|the way|where|as is|because|since|so|this|next|"
    "tomorrow|can|needs?|has to|should"
)
"""Words after "Owen's" where his visit is meant, and not his school."""
_OBJECT = re.compile(
    rf" (?P<owner>(?:(?:my|our|the) (?:\w+ ){{0,3}}?)?(?:(?:dr|doctor) )?[a-z]+_s)"
    rf"(?= (?:\w+ )?{_NOUN} | (?:{_AFTER}) | $)|"
    rf" (?:(?:la|el|las|mi) )?(?:la|el|las|{_NOUN}) (?P<of>"
    r"de (?:(?:mi|mis|nuestr[oa]) )?(?:[a-z]+)(?: [a-z]+)?|del (?:\w+ )?\w+)(?= )|"
    r" (?P<mine>mine|my own|(?:the )?one i (?:have|ve got|got)|la mia|el mio)(?= )|"
    r" (?P<which>(?:my|the|mi|la|el) (?:other|first|second|last|otr[ao]|primer[ao]?|segund[ao]|ultim[ao]))(?= )|"
    rf" (?P<thing>(?:my|our|the|that|his|her|their|mi|su|la|el|nuestra) (?:\w+ ){{0,2}}?{_NOUN})(?= )|"
    rf" (?P<theirs>his|hers|theirs|la suya|el suyo)(?= (?:{_AFTER}) | $)|"
    r" (?P<made>(?:es[ae]|la|the one|that one) (?:que |that |i |we )*(?:acab\w+|just) (?:\w+ )?\w+)(?= )"
)
_GENERAL = frozenset(
    listed(
        "my our the that his her their mi su la el nuestra appointment appt visit one slot cita consulta turno on for "
        "del de"
    )
)
"""Words of a visit that tell it from no other."""
_FOR_ONE = re.compile(
    r" (?:one|same|same thing|another|una|otra|lo mismo|igual) (?:for|para) ([a-z]+) |"
    r"^ (?:and|also|y|tambien|now|ahora) (?:for |para |a )?([a-z]+) (?:(?:too|also|tambien|the|same|right|day|time|"
    r"after|el|la|mism[oa]|dia|hora|en|seguida|despues) )*$"
)
_KIN = re.compile(rf"(?:{for_other.CHILD}|{for_other.ADULT})")
_NOBODY = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday today tomorrow lunes martes miercoles jueves viernes "
        "sabado domingo hoy manana it that what there here who la los las de del my our the mi mis"
    )
)
_DOCTORS = frozenset(listed("dr dra doctor doctora"))


_WONDERS = re.compile(
    r" (?:(?:do|would|will|did) (?:i|we) (?:still |also )?(?:have|need) to (?:cancel|move|change|reschedule)|"
    r"what happens|if (?:i|we) (?:cancel|move|change|reschedule)|que pasa si|"
    r"si (?:le |la |lo )?(?:cancelo|cambio|muevo|cancelamos|cambiamos)) "
)
"""A question about what would be done: nothing is asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words about one visit."""

    label: str
    """cancel or move; "" for one that stays."""
    text: str
    whom: ForWhom | None = None
    """Whose it is, where the words say so."""


@dataclass(frozen=True, slots=True)
class _Piece:
    label: str
    whom: ForWhom | None
    which: frozenset[str]
    """What tells it from another visit of the same patient; empty for a visit and no more."""
    start: int
    own_end: int
    end: int
    """Where the words end that follow without a verb."""


def read(text: str) -> tuple[Part, ...]:
    """What to do, in the order said, where a turn tells of two visits; empty where it tells of one, or of none."""
    text = text[:MAX_CHARS]
    pieces = [] if _WONDERS.search(_spoken(text)) else _pieces(text)
    if not any(_differ(one, other) for one, other in pairwise(pieces)):
        return ()
    shared = all(piece.whom in (None, ForWhom(own=True)) for piece in pieces)
    if shared and pieces[0].label == "cancel":
        pieces[0] = replace(pieces[0], start=0)  # what is told before it: who is calling, which day it is
    found: list[Part] = []
    for one in pieces:
        if one.label:
            found.append(Part(one.label, text[one.start : one.end].strip(), None if shared else one.whom))
        elif found and one.end > one.own_end:  # what is told behind a visit that stays is told of none
            found[-1] = replace(found[-1], text=f"{found[-1].text}. {text[one.own_end : one.end].strip(' ,.;')}")
    return tuple(found)


def whose(text: str) -> ForWhom | None:
    """Whose visit a text is about, by its first words that say so: "also Owen's", "ahora la mía"."""
    text = text[:MAX_CHARS]
    spoken = _spoken(text)
    if found := _OBJECT.search(spoken):
        return _whom(found, _words(text))
    named = _FOR_ONE.search(spoken)
    word = next((word for word in _words(text) if named and fold(word) in (named[1], named[2]) and is_name(word)), "")
    return ForWhom(word.capitalize()) if word else None


def _pieces(text: str) -> list[_Piece]:
    """The stretches of a text that each tell of one visit; what follows without a verb belongs to the one before."""
    found: list[_Piece] = []
    start = 0
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        piece = _piece(text[start:end], start, end) or _likewise(found, text, start, end)
        if piece:
            found.append(piece)
        elif found:
            found[-1] = replace(found[-1], end=end)
        start = cut.end() if cut else end
    return found


def _piece(said: str, start: int, end: int) -> _Piece | None:
    spoken = _spoken(said)
    verb = next(((found, label) for words, label in _VERBS if (found := words.search(spoken))), None)
    label, at = (verb[1], verb[0].end()) if verb else ("", len(spoken))
    thing = _OBJECT.search(spoken, at) or _OBJECT.search(spoken)
    if thing is None or not (verb or _ONLY_NOT.search(spoken)):
        return None
    if verb and _DONE.search(verb[0][0]) and not _TO_BE.fullmatch(spoken[thing.start() : at], len(thing[0])):
        return None  # "they cancelled my cleaning" asks for nothing
    whom = _whom(thing, _words(said))
    return _Piece(label, whom, frozenset(thing[0].split()) - _GENERAL, start, end, end)


def _spoken(text: str) -> str:
    """Plain words, in which what stands before "'s" can still be told."""
    return " " + " ".join(re.findall(r"[a-z0-9_]+", fold(_OWNS.sub("_s", text)))) + " "


def _words(text: str) -> set[str]:
    return set(re.findall(r"\b[^\W\d_]+", text))


def _likewise(found: list[_Piece], text: str, start: int, end: int) -> _Piece | None:
    """Another's visit moved by the verb before: "move mine to Thursday and Robert's to Friday"."""
    spoken = _spoken(text[start:end])
    thing = _OBJECT.match(spoken)
    if not found or found[-1].label != "move" or thing is None or not _TOWARDS.match(spoken, thing.end()):
        return None
    if not _TOWARDS.search(_spoken(text[found[-1].start : found[-1].end])):
        return None
    return _Piece(
        "move", _whom(thing, _words(text[start:end])), frozenset(thing[0].split()) - _GENERAL, start, end, end
    )


def _whom(thing: re.Match[str], heard: set[str]) -> ForWhom | None:
    """Whose visit it is; None where the words do not say."""
    if thing["theirs"] or (thing["thing"] or "").startswith(("his ", "her ", "their ", "su ")):
        return ForWhom()
    if thing["mine"] or (thing["which"] or thing["thing"] or "").startswith(("my ", "our ", "mi ", "nuestra ")):
        return ForWhom(own=True)
    words = (thing["owner"] or thing["of"] or "").replace("_s", "").split()
    told = [word for word in words if word not in _NOBODY]
    names = [word for word in heard if fold(word) in told and not _KIN.fullmatch(fold(word)) and is_name(word)]
    if names and not set(words) & _DOCTORS:
        return ForWhom(min(names, key=lambda name: told.index(fold(name))).capitalize())
    return ForWhom() if any(_KIN.fullmatch(word) for word in told) else None


def _differ(one: _Piece, other: _Piece) -> bool:
    """Whether two pieces tell of two visits."""
    mine = (None, ForWhom(own=True))
    if one.whom in mine and other.whom in mine:
        return bool(one.which and other.which and not one.which & other.which)
    return one.whom != other.whom
