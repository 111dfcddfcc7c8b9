"""Two wishes in one turn: two visits, a visit and something for staff, or a wish beside an answer.

Pure; never raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from appliance.dialogue.meaning import intents, reason, visit_words
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.words import MAX_CHARS, plain

_BETWEEN = re.compile(
    r"(?:[,.;?!]\s+|\s+)(?=(?:and|then|also|plus|y|luego|despu[eé]s|tambi[eé]n|adem[aá]s)\b)|[.;?!]\s+", re.I
)
_MAKES = re.compile(
    r" (?:book|make|schedule|set up|get|need|want|like|bring)(?: \w+){0,3}? (?:an?|one|another) (?!(?:different|"
    r"later|earlier|new|other) (?:day|time|date)|(?:day|time|date) )|"
    r" (?:hacer|hacerle|agendar\w*|sacar\w*|apartar\w*|reservar|programar|quiero|necesito|quisiera|ocupo)(?: "
    r"\w+){0,3}? (?:una?|otra) (?!(?:fecha|hora|dia) )"
)
"""A visit named as one of many is a new one: "book a cleaning", "otra para mi hijo"; "book it for Friday" is not."""
_THAT_ONE = re.compile(r" (?:it|that|that one|instead|en vez|en lugar|mejor) | (?:cancel|mov|cambi|pas)\w*(?:la|lo) ")
_CHANGES = frozenset({Intent.MOVE, Intent.CANCEL})


def _halves(text: str, between: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What stands before and behind each place where a text may be two."""
    for found in between.finditer(text):
        yield text[: found.start()], text[found.end() :]


def split(text: str) -> tuple[str, str] | None:
    """The words of either wish, in the order said; None where a turn tells of one visit, or of none."""
    text = text[:MAX_CHARS]
    for before, after in _halves(text, _BETWEEN):
        if _are_two(plain(before), plain(after)):
            return before, after
    for before, after in _halves(text, _BETWEEN_ANY):
        if _asks_first(plain(before), plain(after)):
            return before, after
    return None


_ASKS_WHEN = re.compile(
    r" (?:(?:when|what (?:time|day)) (?:is|was|do i have) (?:my|our|his|her|the) |(?:when|what (?:time|day)) (?:my|our|"
    r"his|her|the) (?:\w+ ){1,2}(?:is|was) |"
    r"(?:a que hora|(?:para )?cuando|que dia) (?:es|era|tengo|tenia|tiene) (?:mi|la|su|nuestra|cita|consulta)\b)"
)
_ONLY_IF = re.compile(r" (?:if|fee|charge|cost|free|si|cobran|cuesta|multa|how (?:do|can|would|to)|como) ")
_WANTS = re.compile(
    r"^ (?:(?:and|then|also|but|so|please|y|luego|pero|por favor) )*(?:cancel|move|reschedule|change|push|switch|"
    r"cancele|cambie|mueva)\w* | (?:need|want|wanna|like|have to|gotta|got to|please|(?:can|could|may) (?:i|we|you)|"
    r"let me|lets|(?:cant|cannot|"
    r"wont)|quier\w+|quisiera\w*|necesit\w+|ocup\w+|teng(?:o|amos) que|pued[eo]n?|podemos|podria\w*|(?:cambi|muev|"
    r"cancel)e(?:me|nos)?l[ao]) "
)
_DONE_BY_US = re.compile(
    r" (?:got|was|were|been|had|has|they|you|yall|someone) (?:\w+ )?(?:cancell?ed|rescheduled|moved|changed|pushed|"
    r"switched) | (?:me|nos|se|te|le) (?:l[ao]s? )?(?:cambi|cancel|mov|recorr)(?:aron|ieron|o) "
)
"""A change that was made already, and not by who is calling."""


def _asks_first(before: str, after: str) -> bool:
    """Whether when a visit is is asked, and then it is to be changed: "when is my appointment? I need to move it"."""
    first, second = intents.read(before), intents.read(after)
    asks = _ASKS_WHEN.search(before) and not first & _CHANGES
    wants = _WANTS.search(after) and not (_ONLY_IF.search(after) or _DONE_BY_US.search(after))
    return bool(asks and wants) and len(second & _CHANGES) == 1 and not _ASKS_WHEN.search(after)


_THEN = re.compile(
    r",?\s+(?:and|y|plus|m[aá]s)\s+(?:then\s+|also\s+|luego\s+|despu[eé]s\s+|tambi[eé]n\s+)?"
    r"(?=(?:an?|one|una?|otra|otro|my)\s)",
    re.I,
)
_TWO = re.compile(
    r" (?:two|2|dos|couple of) (?:\w+ )?(?:appointments|visits|things|citas|consultas|cosas) | (?:and|plus|y) "
    r"(?:then|also|luego|despues|tambien) | separate(?:ly)? | por separado "
)


def kinds(text: str, kind: Callable[[str], str | None]) -> tuple[str, str] | None:
    """The words of either visit, where a turn wants two of different kinds: "a physical and then a cleaning".
    `kind`: the clinic's kind a text names. One told beside another, and no more, may be done in the same visit."""
    text = text[:MAX_CHARS]
    if not _TWO.search(plain(text)):
        return None
    for before, after in _halves(text, _THEN):
        first, second = kind(before), kind(after)
        if first and second and first != second:
            return before, after
    return None


_FIRST = re.compile(r" (?:before (?:that|then|i do)|(?:but )?first|antes(?: de eso)?|primero) ")


def for_staff(text: str, kind: Callable[[str], str | None]) -> tuple[str, str] | None:
    """The words of a visit that is wanted and of what staff see to, in the order to be served: "I need a follow up, and
    before that I have a question about a bill". `kind`: the clinic's kind of visit a text names."""
    text = text[:MAX_CHARS]
    for before, after in _halves(text, _BETWEEN_ANY):
        told = [bool(_FOR_STAFF.search(plain(part))) for part in (before, after)]
        visit = after if told[0] else before
        if told[0] is told[1] or not (kind(visit) or _MAKES.search(plain(visit))):
            continue
        return (after, before) if _FIRST.search(plain(after)) else (before, after)
    return None


_BETWEEN_ANY = re.compile(rf"{_BETWEEN.pattern}|,?\s+(?:but|pero)\s+", re.I)
_ALSO = re.compile(
    r" (?:also|too|another|one more|one other|plus|besides|as well|while (?:im|i am|i have|ive got|youre)|after that|"
    r"tambien|ademas|otra|otro|aparte|de paso|de una vez|ya que estamos|despues) "
)
_OPENS = re.compile(r"^ (?:(?:oh|ah|and|y|um|uh|este|but|pero|wait|espere|by the way|por cierto|oiga|listen) )+")
_A_VISIT = re.compile(
    r" (?:need|want|like|have|get|make|book|schedule|necesito|quiero|quisiera|ocupo|hacer|agendar|"
    r"sacar|cancel\w*|mov\w+|chang\w+|reschedul\w+|cambiar\w*) "
)


_CANCELS_TOO = re.compile(
    r"^ (?:and|y) (?:(?:please|then|por favor) )*(?:cancel|cancele(?:me)?) (?:my|mi) (?!(?:new|nueva) )(?:\w+ ){0,2}?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+) (?:appointment|visit|one) |"
    r"^ y (?:por favor )?cancele(?:me)? (?:mi|la) (?:cita |consulta )?(?:del?|con) "
)


def besides(text: str) -> tuple[str, str] | None:
    """In the middle of one wish, the answer and another wish told beside it; the answer may be empty. None where
    nothing else is wanted, or nothing says that it comes on top."""
    text = text[:MAX_CHARS]
    for before, after in _halves(text, _BETWEEN):
        if _on_top(plain(after)) and not _on_top(plain(before)):
            return before, after
    return ("", text) if _OPENS.search(plain(text)) and _on_top(plain(text)) else None


_ASKS_FOR = r"(?:(?:can|could|would|will) you|i (?:also )?(?:want|need) to|go ahead and|(?:me )?puede|quiero|necesito)"
_LEADS_ON = rf"(?:(?:and|then|also|please|y|luego|tambi[eé]n|adem[aá]s|por favor|{_ASKS_FOR}),? )*"
_BEFORE_CANCEL = re.compile(
    rf"(?:[,.;!?]|^(?:yes|yeah|sure|okay|ok|please|s[ií]|claro)(?: please| por favor)?) (?={_LEADS_ON}canc[eé]l)|"
    rf" (?=(?:and|also|y|tambi[eé]n|adem[aá]s) {_LEADS_ON}canc[eé]l)",
    re.I,
)
_CANCEL = r"cancel(?:ar|arme|arnos|eme|enos|en|e)?"
_CANCELS_ANOTHER = re.compile(
    rf"^ {_LEADS_ON}{_CANCEL} (?:(?:my|the|mi|la) (?:other|old|existing|otra) |(?:the (?:one|appointment|visit)|"
    r"la (?:cita|consulta)?) ?(?:on|with|for|from|i|we|that|del?|con|que|para) )|"
    rf"^ (?=(?:\w+ )*?(?:and|also|y|tambien|ademas) (?:\w+ )*?cancel){_LEADS_ON}{_CANCEL} (?:my|mi) (?:appointment|"
    r"visit|cita|consulta) "
)
_CANCELS_A_VISIT = re.compile(rf"^ {_LEADS_ON}{_CANCEL} (?:my|mi|the|la) (?:appointment|visit|cita|consulta) ")


def cancels_another(text: str, *, at_hand: bool) -> tuple[str, str] | None:
    """The answer, and the visit on the books to be cancelled beside it: "yes, and cancel my appointment on Tuesday".
    `at_hand`: a new visit is, which "cancel my appointment" calls off; one on the books must not be."""
    text = " ".join(text[:MAX_CHARS].split())
    for between in _BEFORE_CANCEL.finditer(text):
        after = plain(text[between.end() :])
        if _CANCELS_ANOTHER.search(after) or (not at_hand and _CANCELS_A_VISIT.search(after)):
            return text[: between.end()].rstrip(" ,.;!?"), text[between.end() :]
    return None


def _on_top(spoken: str) -> bool:
    if _CANCELS_TOO.search(spoken):
        return True
    if _FOR_STAFF.search(spoken) and (_ALSO.search(spoken) or _OPENS.search(spoken)):
        return True
    return bool(_ALSO.search(spoken) and _A_VISIT.search(spoken)) and not _THAT_ONE.search(spoken)


_FOR_STAFF = re.compile(
    r" (?:(?:need|want|get|can you|could you|call in|have you) (?:\w+ ){0,4}?(?:refill\w*|renew\w*)|"
    r"(?:my|his|her) (?:\w+ ){1,3}?(?:needs?|has to be) (?:to be )?(?:refill\w*|renew\w*)|"
    r"(?:running|run|ran) (?:out|low) (?:of|on) (?!time|patience|gas|work)\w+|"
    r"explain (?:\w+ ){0,2}(?:bill|charge|statement)|refill (?:that|it|my)|(?:out|low) (?:of|on) my (?:\w+ ){1,3}|"
    r"(?:question|asking|wondering|call\w*) about (?:\w+ ){0,2}(?:bill|charge|statement|referral|results)|"
    r"(?:need|want|get|request) (?:\w+ ){0,4}?(?:records|referral)|(?:se me (?:esta\w* )?acab\w+|(?:me|necesito) "
    r"(?:\w+ ){0,4}?(?:surt\w+|resurt\w+))|(?:pregunta|duda) (?:de|sobre|con|acerca de) "
    r"(?:\w+ ){0,2}(?:cuenta|factura|cobro)|necesito (?:\w+ ){0,3}(?:receta|referencia|expediente)) "
)
"""What staff see to, said beside an answer: no part of the visit."""


_WAS_ILL = re.compile(r" (?:(?:ive|i have|weve|hes|shes) been (?:\w+ )?(?:sick|ill)|estuve|he estado) ")
"""Why somebody cannot come, and no visit wanted."""


def _are_two(before: str, after: str) -> bool:
    first, second = intents.read(before), intents.read(after)
    another = visit_words.bookable(after)  # "and book a cleaning instead" is no visit moved
    if _THAT_ONE.search(after.replace(" instead ", " ") if another else after):
        return False
    if bool(first & _CHANGES) is bool(second & _CHANGES):
        return False
    makes, made = (after, second) if first & _CHANGES else (before, first)
    ill = makes is before and reason.told(before) and not _WAS_ILL.search(before) and bool(_ALSO.search(after))
    return (bool(_MAKES.search(makes)) or ill) and Intent.NEVER_MIND not in made
