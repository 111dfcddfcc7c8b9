"""Words in which no danger lies, whatever they sound like to the encoder: who somebody is, how soon it may be.

Pure; never raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from appliance.dialogue.people import names
from appliance.dialogue.people.given_names import ORDINARY
from appliance.dialogue.words import fold, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LEADS = (
    *(
        ("se", "llama"),
        ("se", "apellida"),
        ("me", "llamo"),
        ("name", "is"),
        ("nombre", "es"),
        ("shes", "called"),
        ("hes", "called"),
    ),
    *(("names",),),
)
"""After these comes a name."""
_OWNER = frozenset({"mi", "my", "our", "nuestro", "nuestra", "his", "her", "the", "their", "su", "el", "la"})
_PHONE = re.compile(
    r"\b(?:can(?:no|'|’)?t|couldn['’]?t|is not able to|no puede|no pudo) (?:come to|get to|talk on|"
    r"speak on|venir a|hablar por|ponerse a|contestar) ?(?:the|el|al|l)? (?:phone|tel[eé]fono)\b",
    re.IGNORECASE,
)
_DEAD_BATTERY = re.compile(
    r"\b(?:my|the) (?:phone|cell|laptop)(?:['’]?s| is)?(?: battery(?: is)?)? (?:about to die|dying|going to die|"
    r"gonna die|"
    r"almost dead)\b|\b(?:se (?:me )?(?:est[aá] )?)?(?:muriendo|muere|va a morir|acabando) (?:el|la|mi) (?:pila del? "
    r"|bater[ií]a del? )?(?:celular|tel[eé]fono)\b",
    re.IGNORECASE,
)
_AS_HEARD = re.compile(
    r"\b(?:(?:tal )?como|as[ií] como) (?:se|lo) (?:oye|escucha|pronuncia|dice|escribe)n?\b|"
    r"\b(?:just |exactly )?(?:like|the way|how) it sounds\b",
    re.IGNORECASE,
)
"""How a name is spelled."""

_ASKED_FOR = (
    r"(?:(?:lo )?mas (?:rapido|pronto)|as (?:fast|quick|quickly|soon) as|(?:que )?(?:se )?(?:pueda|puedan|puede|"
    r"posible)|"
    r"(?:you|i|we) (?:can|could)|possible|digame(?:lo)?|andele|corrale|cuanto antes|make it|(?:porque |que )?(?:ando|"
    r"voy|estoy) (?:manejando|de prisa|con prisa|apurad[oa])|im (?:driving|in a (?:hurry|rush))|tengo prisa)"
)
_HASTE = re.compile(
    rf" (?:(?:{_ASKED_FOR}|rapid(?:o|ito)|pronto|(?:real |very )?(?:fast|quick|quickly)|pues|nomas|solo|si|yes|ok|okay|"
    r"sure|claro|bueno|por favor|please|gracias|thanks) )+"
)
_CALMLY = re.compile(rf" (?:{_ASKED_FOR}|si|yes|ok|okay|sure|claro|bueno) |^ (?:rapid(?:o|ito)|quick|fast) $")
"""Haste that a question of ours is answered with, or that is asked of us; "quick, please, quick" is none."""
_YEARS = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)(?: \w+)?|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|"
    r"catorce|quince|dieci\w+|veinti?\w*|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y \w+)?)"
)
_AGE = re.compile(
    rf" (?:(?:and|um|uh|well|oh|y|pues|este|si|yes) )*(?:(?:he|she|it|they|the baby|my \w+|mi \w+|el|ella) )?(?:(?:is|"
    rf"are|hes|shes|just turned|turned|tiene|cumplio|acaba de cumplir) )?{_YEARS}(?: (?:years?|months?|anos?|anitos|"
    rf"meses))?(?: old)? "
)
_BEAST = (
    r"(?:(?:my|our|the|his|her|their|mi|mis|nuestr[oa]|al|el|la|a mi) (?:\w+ )?(?:dogs?|doggie|puppy|pup|cats?|"
    r"kitten|kitty|pet|rabbit|bunny|hamster|perr[oa]s?|perrit[oa]s?|gat[oa]s?|gatit[oa]s?|cachorr\w+|mascota|conej\w+))"
)
_OF_PEOPLE = (
    r"(?:i|im|ive|me|we|us|our|my|mi|mis|and|but|y|e|pero|because|porque|bit\w*|bite\w*|attack\w*|mord\w+|muerde|"
    r"atac\w+|"
    r"scratch\w*|rasgun\w+|aran\w+|alert\w*|bark\w*|ladr\w+|found|woke|smell\w*|knock\w*|tripp?\w*|tumb\w+|him|them|"
    r"his|hers?|he|she|hes|shes|they|bab(?:y|ies)|newborns?|toddlers?|kids?|child|children|boys?|girls?|sons?|"
    r"daughters?|man|woman|people|grand\w+|mom|mother|dad|father|wife|husband|brother|sister|neighbor|bebe\w*|"
    r"nin[oa]s?|nen[ea]s?|hij[oa]s?|abuel\w+|mama|papa|espos[oa]|senora?|ella|house|casa|fire|smoke|gas|everyone|todos)"
)
_BEASTS_OWN = re.compile(
    r" (?:(?:hi|hello|yes|um|uh|hey|hola|si|oiga|please|help|ayuda|is this the (?:vet|animal (?:hospital|clinic))|"
    r"do you (?:treat|see|take) (?:animals|dogs|cats|pets)|i think|creo que|es que) )*"
    rf"{_BEAST} (?:(?!{_OF_PEOPLE} )\S+ ){{1,12}}"
)
"""An animal is ill, and no person is named beside it."""
_WELL_WITHIN = re.compile(
    r"\b(?:(?:pulse|heart rate|pulso)(?: (?:is|was|at|es|est[aá]|de|en|of))? (?:5[5-9]|[6-9]\d)|"
    r"(?:oxygen|saturation|ox[ií]geno|saturaci[oó]n)(?: (?:level|is|was|at|reads|says|levels?|de|en|est[aá]|"
    r"estaba|la|lo|el|"
    r"tiene|tengo|sali[oó]|a)){0,4} (?:9[5-9]|100|ninety[ -](?:five|six|seven|eight|nine)|noventa y (?:cinco|seis|"
    r"siete|ocho|nueve))|"
    r"(?:sugar|glucose|az[uú]car|glucosa)(?: (?:level|is|was|at|reads|says|runs|de|en|est[aá]|estaba|sali[oó]|a|"
    r"about|like|como)"
    r"){0,4} (?:[89]\d|1\d\d|(?:a|one) (?:hundred(?: and)? )?(?:\w+ty|\w+teen)(?: (?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|ciento (?:\w+(?: y \w+)?)))(?!\w| (?:over|sobre|hundred))",
    re.IGNORECASE,
)
"""A reading as it should be, or near it."""
_REMEDY = r"(?:tylenol|advil|aleve|motrin|ibuprofen|ibuprofeno|paracetamol|aspirin|aspirina)"
_SAYING = re.compile(
    r" (?:(?:no|sabe|que|mejor|pues|oiga|ay|hi|hello|hola|well|um|uh) )*(?:"
    r"(?:(?:que )?se quede|deje(?:me|nos)?l[oa]s?|dejenl[oa]s?) (?:asi )?como esta(?:ba|n)?|le muevan?|"
    r"(?:i|we) (?:have|had) (?:an|my|our) appointment (?:today|tomorrow|\w+day) (?:but|and) (?:my|our|the) "
    r"(?:car|truck|van|ride) (?:broke down|died|wont start)|"
    r"i (?:just )?want to sleep in(?: and not wake up (?:so |too )?early)?|"
    r"quiero dormir bien y no despertar(?:me)? (?:a cada rato|temprano)|"
    r"(?:mi|my) \w+ (?:me|nos) pego un (?:buen |gran )?susto|"
    r"(?:mi (?:mama|jefe|jefa|suegra|maestra)|my (?:mom|mother|boss|coach|teacher)) "
    r"(?:me va a matar|(?:is going to|gonna|"
    r"will) kill me) (?:si no|if i dont)(?: \w+){1,4}|"
    r"(?:my|the|your) (?:doctor|doctors|pharmacy|insurance|office)(?: is)? (?:not|isnt) (?:responding|answering)"
    r"(?: to (?:my|our) (?:\w+ )?"
    r"(?:messages?|calls?|emails?|texts?|refill request))?|"
    r"(?:shes|hes|its|were|im|i have|we have|she has|he has|i am) blue cross(?: blue shield)?|"
    rf"i took (?:(?:one|two) )?(?:(?:five hundred milligram|extra strength|regular) )?{_REMEDY}(?: (?:at|around) \w+)?"
    rf"(?: and {_REMEDY} (?:at|around) \w+)?|"
    r"(?:me|le|nos) recetaron \w+ (?:pastillas|capsulas)|i have \w+ (?:of )?my pills left|"
    r"ya me quiero morir (?:con|de) (?:este |el )?(?:frio|calor|hambre) a que horas? (?:abren|cierran)"
    r") "
)
"""A saying or an everyday thing that sounds like worse, and nothing beside it."""
MOST_STRANGE = 2
"""Words of a name."""


def only_haste(text: str) -> bool:
    """Whether all that is said is that it be quick: "lo más rápido que se pueda", "dígame rápido, ando manejando"."""
    spoken = plain(text)
    return _HASTE.fullmatch(spoken) is not None and _CALMLY.search(spoken) is not None


def only_age(text: str) -> bool:
    """Whether all that is said is how old somebody is: "he is seven", "tiene ocho añitos"."""
    return _AGE.fullmatch(plain(text)) is not None


def only_a_beast(text: str) -> bool:
    """Whether an animal is ill and nobody else: "my dog is having seizures", "mi gata está vomitando"."""
    return _BEASTS_OWN.fullmatch(plain(text)) is not None


def only_a_saying(text: str) -> bool:
    """Whether all that is said is a saying or an everyday thing: "mi jefe me va a matar si no llego"."""
    return _SAYING.fullmatch(plain(text)) is not None


def is_strange(words: Sequence[str]) -> bool:
    """Whether a word or two are none that callers use in either language, as a name is."""
    return len(words) <= MOST_STRANGE and not any(word in ORDINARY for word in map(fold, words))


def without(text: str) -> str:
    """The text without "my mother's name is X", "she can't come to the phone" and "just like it sounds", which say who
    it is about, and without "her oxygen is 98"."""
    text = _DEAD_BATTERY.sub(" el celular ", _AS_HEARD.sub(" ", _PHONE.sub(" ", text[: names.MAX_CHARS])))
    text = _WELL_WITHIN.sub(" ", text)
    found = list(_WORD.finditer(text))
    heard = [one[0] for one in found]
    words = [fold(word).replace("'", "").replace("’", "") for word in heard]
    for start in range(len(words)):
        lead = next((lead for lead in _LEADS if tuple(words[start : start + len(lead)]) == lead), ())
        size = len(names.taken(heard, words, start + len(lead))) if lead else 0
        if size:
            first = next((at for at in (start - 1, start - 2) if at >= 0 and words[at] in _OWNER), start)
            return f"{text[: found[first].start()]} {without(text[found[start + len(lead) + size - 1].end() :])}"
    return text
