"""Pharmacies and insurers an opening names, and whether one of them or another office is calling. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from appliance.dialogue.words import listed

_NO_PLACE = "|".join(
    listed(
        "for and y but my mi please por to so they theyre were is es that que already same again because if calling "
        "from today tomorrow now it its and i we the la el a an me al on at in de en del we need has have dont doesnt "
        "says said dice no not with with about want can could will would since when where hoy ya para pero porque time "
        "los las un una su your our mail ahi alli im ive hes shes youre keeps siempre o or as of you cash person file "
        "there here ese esa esto eso aqui where right"
    )
)
_STREET = r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|mall|airport|plaza)"
_NEAR = (
    rf"(?: (?:on|at|in|by|near|de|en|del|junto a)(?: (?:the|la|el|los|las|avenida|calle|av))*(?: "
    rf"(?!(?:{_NO_PLACE})\b)\w+)"
    rf"(?: y (?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)|(?: \w+)? {_STREET})?)"
)
_NOT_OF_IT = (
    r"(?!me|dice|dicen|que|y|no|se|le|la|ya|tiene|tienen|para|por|pide|piden|esta|si|cuando|necesita|de|en|con|del)"
)
_CHAIN = (
    r"(?:walgreens|cvs|rite aid|walmart|costco|kroger|publix|h e b|heb|safeway|target|sams club|meijer|albertsons|"
    r"vons|ralphs|hy vee|express scripts|optum ?rx|caremark|amazon pharmacy|pill ?pack|cost plus drugs?|"
    rf"winn dixie|bartells|duane reade|medicine shoppe|navarro|(?:farmacia|botica) {_NOT_OF_IT}\w+)"
)
_INDEPENDENT = (
    r"(?:(?!the|a|my|your|this|that|from|at|another|new|old|same|which|what|local|our|"
    r"different|mail|order)\w+ pharmacy)"
)
_STORE = rf"(?:{_CHAIN}(?: pharmacy)?|{_INDEPENDENT})"
_PHARMACY = re.compile(rf" ({_STORE}{_NEAR}?)(?= )")
_WE_CALL = (
    r"(?:this is|calling|im|i am|were|we are|le hablo|les hablo|hablo|le hablamos|les hablamos|hablamos|le llamo|les "
    r"llamo|llamo|"
    r"le llamamos|les llamamos|llamamos|hablan|llaman|soy|somos|habla|les habla|le habla|es|de parte)"
)
_AT = r"(?:from|at|with|over at|over in|here at|de|desde|del)(?: (?:the|la|el|las|los|una|un))?"
_ANY_PHARMACY = rf"(?:{_STORE}|pharmacy|pharmacist|farmacia|botica)"
_PHARMACY_CALLS = re.compile(
    rf" {_WE_CALL}(?: \w+){{0,3}}? {_AT} {_ANY_PHARMACY} | (?:this is|calling from|habla) (?:the )?{_STORE} |"
    rf" (?:pharmacist|pharmacy tech|farmaceutic[oa]) (?:at|from|with|here|de|en) | {_STORE}{_NEAR}? (?:calling|here|"
    rf"again)(?: |$)|"
    r" (?:this is|its|calling) (?:the )?(?:pharmacy|pharmacist)(?: |$)"
)
_FIELD = (
    r"(?:\w*(?:opedics?|ology|iatry|iatrics?|odontics|ometry)|\w*(?:ologia|iatria|odoncia|opedia)|dental|dentistry|"
    r"oncology|imaging|radiology|"
    r"surgery|cirugia|urgent care|family practice|family medicine|eye care|eye center|physical therapy|rehab|hospice|"
    r"home health|labcorp)"
)
_OFFICE = (
    rf"(?:{_FIELD}|hospital|clinic|medical center|medical group|health center|nursing home|assisted living|"
    rf"associates|doctors office|"
    r"(?:the )?(?:oral )?surgeons|(?:the )?\w*(?:dontists?|ologists)|clinica|consultorio|oficina|centro medico|"
    r"imagenes)"
)
_OFFICE_CALLS = re.compile(
    rf" {_WE_CALL} (?:(?!scheduled|seeing|supposed|patient|paciente|cita|going|trying|not|calling|my|mi|about|your|"
    rf"su|para)\w+ ){{0,5}}?"
    rf"{_AT} (?:(?!mi\b|my\b|your\b|su\b|about\b)\w+ ){{0,3}}?{_OFFICE} | (?:its|hi|hey|hello) (?:this is )?\w+ "
    rf"(?:from|at|over at|with) (?:\w+ ){{0,3}}?{_OFFICE} |"
    rf" (?:this is|calling from|its)(?: \w+ from)? (?:dr|doctor) \w+ (?:office|front desk) | (?:this is|calling "
    rf"from) (?:\w+ )?\w+s (?:dental|medical|doctors)? ?office |"
    rf" (?:somos|aqui|habla|hablan de) (?:la|el|de la|del) (?:oficina|clinica|consultorio|hospital|laboratorio) |"
    rf" de parte (?:de la|del) (?:oficina|clinica|consultorio|hospital) | (?:\w+ ){{1,3}}?{_FIELD} (?:here|calling) |"
    rf"^ (?:buenas |buenos |tardes |dias |hola |hi |hello |good morning )*(?:\w*(?:ologia|iatria|odoncia|opedia)) "
    rf"(?:san|santa|del?|y|dental|\w+) |"
    r" (?:im|i am|soy|this is|its) (?:\w+ ){0,2}?(?:a |an |the |the |his |her |la |el )?(?:nurse|scheduler|assistant|"
    r"referral coordinator|secretary|"
    r"asistente dental|asistente|secretaria|enfermera) (?:with|from|at|for|de|del|con) (?!you|the baby|my|mi)| (?:im|"
    r"soy) (?:his|her|their|su) "
    r"(?:scheduler|nurse|assistant|office manager|secretary|secretaria|asistente) "
)
_PLAN = (
    r"(?: (?:ppo|hmo|epo|pos|advantage|complete|dual complete|gold plus|choice plus|choice|health ?plan|health ?care|"
    r"health|dental|vision|"
    r"community plan|medicare|medicaid|of (?!the|my|a|course)\w+))*"
)
_INSURERS = sorted(
    (
        name.replace("_", " ")
        for name in listed(
            "medicaid medicare aetna cigna humana metlife guardian anthem tricare kaiser kaiser_permanente ambetter "
            "molina centene wellcare ameritas medi_cal masshealth geha amerigroup magellan delta_dental blue_cross "
            "blue_shield blue_cross_blue_shield united_healthcare unitedhealthcare united_health united_concordia uhc "
            "bcbs oscar oscar_health vsp eyemed davis_vision spectera superior_vision florida_blue healthfirst "
            "health_first fidelis carefirst care_first caresource care_source highmark emblem_health emblemhealth "
            "health_net healthnet premera regence superior_healthplan superior_health_plan sunshine_health triple_s "
            "mmm_healthcare first_choice_health denti_cal liberty_dental dentaquest denta_quest mcna aflac "
            "bright_health friday_health_plans community_first parkland_community driscoll cook_childrens peach_state "
            "peachcare bluecare tufts harvard_pilgrim geisinger upmc priority_health meridian_health wellpoint "
            "christus scott_and_white cook_county_care la_care l_a_care inland_empire iehp calviva clover "
            "devoted_health alignment_health scan_health optum umr multiplan chip tenncare badgercare soonercare "
            "apple_health husky health_new_england point32 neighborhood_health metroplus careplus simply_healthcare "
            "solstice renaissance_dental principal_dental cruz_azul seguro_popular mutual_of_omaha aarp champva "
            "va_insurance"
        )
    ),
    key=len,
    reverse=True,
)
_NAMES_OF_PEOPLE = frozenset({"oscar", "clover", "christus", "husky", "chip", "renaissance dental"})
INSURER = "|".join(name for name in _INSURERS if name not in _NAMES_OF_PEOPLE)
"""Insurers by name, for patterns over `words.plain` text that tell who is calling."""
_INSURER = re.compile(rf" ((?:{'|'.join(_INSURERS)}){_PLAN})s?(?: insurance)? ")
_PLAN_APART = re.compile(r" (?:the )?(ppo|hmo|epo) ")


def pharmacy(spoken: str, shown: Callable[[str], str]) -> str | None:
    """The pharmacy a `words.plain` text names, with the street or place told along. `shown` gives words back as they
    were written."""
    found = _PHARMACY.search(spoken)
    return shown(found[1]) if found else None


def insurer(spoken: str, shown: Callable[[str], str]) -> str | None:
    """The insurer it names, with its plan; a PPO or HMO told apart from it too."""
    found = _INSURER.search(spoken)
    if found is None:
        return None
    apart = None if re.search(r" (?:ppo|hmo|epo)$", found[1]) else _PLAN_APART.search(spoken, found.end() - 1)
    return shown(f"{found[1]} {apart[1]}" if apart else found[1])


def calls_from(spoken: str) -> str | None:
    """The blank `caller_type`: "pharmacy", "provider_office", or None where a patient calls."""
    if _PHARMACY_CALLS.search(spoken):
        return "pharmacy"
    return "provider_office" if _OFFICE_CALLS.search(spoken) else None
