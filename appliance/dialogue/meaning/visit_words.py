"""Kinds of visit by the words people use for them, whatever the clinic offers: the first that fits is taken."""

from __future__ import annotations

import re

_ACHES = (
    r"tooth ?aches?|(?:tooth|teeth|molars?) (?:pain|(?:(?:is|are|has|have|been|was|really|just|so|bad|badly|still) )*"
    r"(?:hurts?|hurting|aches|aching|throbs|throbbing|kills|killing))|"
    r"(?:ache|pain|throb\w*|soreness) (?:in|around|under) (?:a|my|his|her|the|this|that|one of my) (?:\w+ "
    r"){0,2}(?:tooth|"
    r"teeth|molars?)|"
    r"(?:broke\w*|chipped|cracked|lost|losing|knocked out) (?:a |my |his |her |the |our )?(?:\w+ )?(?:tooth|crown|cap|"
    r"filling|veneer)|(?:crown|cap|filling|veneer|tooth)s? (?:(?:just|has|have|is|was|had|got|all|came|come|"
    r"feels|a|part|piece) )*(?:fell|fallen|falling|(?:came|come|coming) (?:off|out|loose)|popped|broke\w*|chipped|"
    r"cracked|loose)|"
    r"dolor de (?:\w+ )?(?:muelas?|dientes?)|(?:muela|diente)s? (?:(?:me|le|nos|ya|esta|estan|mucho|que) )*(?:duelen?|"
    r"doliendo|matando|molest\w+|punza\w*|rot[oa]s?|quebrad[oa]s?|floj[oa]s?)|"
    r"(?:duelen?|doliendo|matando|punza\w*) (?:mucho |muchisimo |ya )?(?:(?:una?|la|el|las|los|mi|mis|esta) )?(?:\w+ )?"
    r"(?:muela|diente)s?|se (?:me|le) (?:quebro|rompio|cayo|salio|despego|aflojo|zafo|boto|partio|fue) (?:\w+ ){0,3}?"
    r"(?:muela|diente|corona|funda|empaste|tapadura|relleno|calza|amalgama)"
)
"""A tooth that hurts, or that has lost what was put on it: to be looked at, whatever else is named."""
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "telehealth",
        r"video|virtual(?:mente)?|tele ?health|televisit|telemedicine|telemedicina|videollamada|phone visit|"
        r"por telefono la consulta",
    ),
    (
        "sports_physical",
        r"(?:sports?|camp|school|football|soccer) physical|physical for (?:\w+ )?(?:sports?|school|camp|"
        r"football|soccer)|(?:examen|fisico) (?:\w+ )?(?:para|de) (?:\w+ )?(?:deportes?|la escuela)",
    ),
    (
        "well_child",
        r"well (?:child|baby|visit|check)|(?:\w+ (?:year|month) )(?:old )?(?:check ?up|visit|shots)(?! (?:\w+ "
        r"){0,10}(?:teeth|"
        r"tooth|cleaning|dentist|hygienist))|"
        r"(?:baby|kids?|childs?|"
        r"sons?|daughters?) (?:\w+ )?check ?ups?|nino sano|vacunas de los \w+|control (?:del|de la) (?:nino|"
        r"nina|bebe)",
    ),
    ("prenatal", r"prenatal|pregnan\w+|embaraz\w+|ob visit"),
    ("mammogram", r"mammo\w*|mamograf\w+"),
    ("colonoscopy", r"colonoscop\w+(?! consult)"),
    ("deep_cleaning", r"deep (?:clean\w*|teeth cleaning)|scaling|limpieza profunda"),
    ("root_canal", r"root canals?|endodonc\w+|tratamiento de conductos?"),
    (
        "extraction",
        r"extract\w+|(?:tooth|teeth|it|wisdom) (?:\w+ )?(?:pulled|out|removed)|pull\w* (?:\w+ ){0,2}(?:tooth|"
        r"teeth)|extracc\w+|(?:sacar(?:me|le)?|saquen?|sacaran?) (?:\w+ ){0,2}(?:muela|diente)s?|muelas? del juicio",
    ),
    ("implant", r"(?<!the )implants?|implantes?"),
    ("whitening", r"whiten\w*|bleach\w*|blanque\w+"),
    ("dentures", r"dentures?|partials?|dentadura\w*|placa dental|protesis"),
    ("crown", r"crowns?|(?:my|a) cap|coronas?"),
    ("ortho_consult", r"braces|orthodont\w+|invisalign|aligners|brackets|frenos|ortodonc\w+"),
    (
        "filling",
        r"(?:filling|cavity|fillings|cavities)(?! fell)|(?:needs?|get|getting|want|have|having) (?:\w+ "
        r"){0,3}(?:tooth|teeth) "
        r"filled|empastes?|tapaduras?|caries|rellenos?|"
        r"tapar(?:me)? (?:\w+ )?muelas?|arreglar(?:me)? (?:\w+ )?(?:muelas?|dientes?)",
    ),
    ("night_guard", r"night guards?|guarda (?:oclusal|nocturna)"),
    (
        "dental_pain",
        rf"{_ACHES}|me duele (?:\w+ )?(?:muela|diente)|(?:muela|diente) que (?:me|le) (?:duele|molesta)",
    ),
    (
        "cleaning",
        r"(?:teeth|tooth|dental) clean\w*|cleanings?|clean(?:ed)? (?:my|his|her|our) teeth|limpiezas?|"
        r"limpiar(?:me)? los dientes|(?:teeth|tooth) cleaned|(?:does|did|do|doing) (?:my|our|his|her) teeth",
    ),
    (
        "eye_exam",
        r"eye (?:exam|doctor|check\w*|appointment)|(?:my|her|his) eyes|vision (?:test|exam)|(?:new )?glasses|"
        r"contact lenses|lentes|examen de (?:la vista|los ojos)|(?:mis|sus|los) ojos",
    ),
    (
        "vaccine",
        r"(?:flu|covid|tetanus|shingles|pneumonia|booster|hpv) (?:shot|vaccine|booster)s?|shots?|vaccin\w+|"
        r"immuniz\w+|booster|vacunas?|refuerzo",
    ),
    (
        "lab",
        r"lab (?:work|tests?|draw|visit)|labs|blood ?(?:work|draw|test)|examen(?:es)? de (?:la )?sangre|"
        r"analisis|laboratorios?|sacar(?:me)? sangre",
    ),
    ("follow_up", r"follow ?up|(?:see|have) me back|recheck|post ?op|check ?back|seguimiento|cita de control"),
    (
        "physical",
        r"(?:annual|yearly|regular)? ?physicals?|annual (?:exam|check ?up|visit)|yearly (?:exam|check ?up)|"
        r"wellness (?:visit|exam)|check ?up|chequeo|(?:examen|revision) (?:fisic[oa]|anual|general)",
    ),
    (
        "new_patient",
        r"new patients?|first (?:visit|appointment)|never been (?:there|here|seen)|new to the area|moved here|"
        r"establish care|(?:need|looking for) a (?:new )?(?:dentist|doctor|pediatrician)(?! (?:appointment|"
        r"to))|paciente nuev[oa]|primera (?:cita|consulta|vez)",
    ),
    (
        "consult",
        r"consult(?:ation)?|second opinion|evaluation|sleep study|estudio del sueno|evaluacion|"
        r"segunda opinion|(?:his|her|my) (?:knee|shoulder|hip|back|foot)|(?:rodilla|hombro|cadera)",
    ),
    (
        "sick_visit",
        r"sick visit|rash|cough\w*|fever|sore throat|flu|cold|sinus|ear ?ache|infection|pink eye|"
        r"stomach (?:bug|ache)|throwing up|walk ?ins?|sarpullido|tos|fiebre|calentura|gripa|gripe|ronchas|"
        r"dolor de (?:garganta|oido|estomago)|sin cita",
    ),
)
_COMPILED = tuple((kind, re.compile(rf" (?:{words}) ")) for kind, words in _KINDS)

_TOO_VAGUE = frozenset({"sick_visit", "consult", "telehealth", "new_patient", "dental_pain"})
BOOKABLE = "|".join(words for name, words in _KINDS if name not in _TOO_VAGUE)
"""Any visit by its name, as a pattern: "a root canal"."""
ANY = "|".join(words for _, words in _KINDS)
"""Any visit by its name or what is wrong, as a pattern."""
_HURTS = re.compile(rf" (?:{_ACHES}) ")


def hurts(spoken: str) -> bool:
    """Whether a `words.plain` text tells of a tooth that hurts or broke: "my crown fell off" asks for no new crown."""
    return bool(_HURTS.search(spoken))


def kind(spoken: str) -> str | None:
    """The kind of visit a `words.plain` text tells."""
    return next((name for name, words in _COMPILED if words.search(spoken)), None)


_BOOKABLE = re.compile(rf" ({BOOKABLE}) ")


def named(spoken: str) -> str:
    """The words of a `words.plain` text that name a visit: "cleaning"; "" where none do."""
    found = _BOOKABLE.search(spoken)
    return found[1] if found else ""


def bookable(spoken: str) -> str | None:
    """The same, where it is a visit by its name and not what is wrong."""
    return next((name for name, words in _COMPILED if name not in _TOO_VAGUE and words.search(spoken)), None)
