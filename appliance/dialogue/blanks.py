"""Blanks of a wish known by form, whatever the clinic has: kinds of visit, doctors, drugs, insurers, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from appliance.dialogue import visit_words
from appliance.dialogue.words import MAX_CHARS, fold, listed, plain

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TITLE = r"(?:dr|dra|doctor|doctora)"
_ROLE = re.compile(
    r" (?:with|see|visit with|con) (?:the |la |el |a |una )?(hygienist|nurse practitioner|"
    r"physician assistant|pa|higienista|enfermera practicante) "
)
_BY_TITLE = re.compile(
    rf" {_TITLE} (?!(?:appointment|visit|office|note|said|put|told|gave|nuevo|for|put|is|and|who|que|y|or|"
    r"if|in|on|at|of|with|can|could|will|would|has|had|was|to|that|this|because|when|about|but|from|you|i|my|en|para|por|"
    r"con|me|le|si|del|de|es|no|nothing|there|here|says|wants|wanted|thinks|should|did|does|please|today|tomorrow|"
    r"yesterday|again|anyway|either|as|so|it|they|we|he|she|us|him|her|called|calls|sent|ordered|wrote|tiene|dijo|dice|"
    r"quiere|queria|necesita|ya|hoy|manana|ayer|se|lo|la|los|las|un|una|como|cuando|donde|este|esta|ese|esa|mando|"
    r"puede|podria|viene|va|estaba|nada|alli|ahi|aqui|tambien|pero|porque|recomend\w+|ask\w*|need\w*)\b)([a-z]+)"
    r"(?! (?:nurse|assistant)) "
)
_HYGIENIST = re.compile(r" (?:hygienist|higienista) ")
_GIVEN = re.compile(
    r" (?:cleaning|limpieza|appointment|cita|visit) (?:with|con) (?!the|dr|dra|doctor|doctora|anyone|"
    r"anybody|someone|my|whoever|you|el|la|quien|mi|ustedes|a)([a-z]+) "
)
_EXCLUDED = re.compile(
    rf" (?:but|except|not|other than|menos|excepto|que no sea)(?: with| for| con)? (?:el |la )?{_TITLE} ([a-z]+) "
)
_REFERRER = re.compile(
    rf" (?:referred (?:\w+ ){{0,3}}by|referral from|me (?:mando|refirio|envio|remitio)) (?:el |la |"
    rf"my )?{_TITLE} ([a-z]+) | (?:over )?to (?:\w+ ){{0,4}}{_TITLE} ([a-z]+)s office |"
    rf" {_TITLE} ([a-z]+) (?:he |she )?(?:sent|referred) me | (?:name|number) from (?:my )?{_TITLE} ([a-z]+) |"
    rf" {_TITLE} ([a-z]+) (?:ya )?(?:me|nos|lo|la) (?:mando|refirio|envio|remitio) (?:\w+ )?(?:con|a|para) |"
    rf" {_TITLE} ([a-z]+) (?:said|says|told me|thinks) (?:\w+ ){{0,4}}see (?:somebody|someone|you|one of) (?:\w+ )?|"
    rf" {_TITLE} ([a-z]+)s office (?:told|said|sent|referred|gave) "
)
_FEMALE = re.compile(
    r" (?:prefer\w*|rather|want|see|like|con|preferencia|quiero|sea|atienda|atendiera|revise|vea) (?:\w+ ){0,3}(?:"
    r"woman|female|lady|mujer|una doctora)(?: doctor| dentist| provider)? "
)
_MALE = re.compile(
    r" (?:prefer\w*|rather|want|see|like|con|preferencia|quiero|sea) (?:\w+ ){0,3}(?:male|man|hombre|"
    r"un doctor hombre)(?: doctor| dentist| provider)? "
)
_INSURERS = listed(
    "medicaid medicare aetna cigna humana metlife guardian anthem tricare kaiser ambetter molina oscar "
    "centene wellcare ameritas "
    "principal medi-cal masshealth geha amerigroup magellan"
)
_INSURER = re.compile(
    r" ((?:delta dental|blue cross(?: blue shield)?|blue shield|united ?healthcare|united concordia|"
    r"united health|kaiser permanente|"
    rf"{'|'.join(_INSURERS)})(?: (?:ppo|hmo|epo|advantage|complete))?)(?: insurance)? (?:.* (?:the )?(ppo|hmo|epo) )?"
)
_CHAINS = (
    r"(?:walgreens|cvs|rite aid|walmart|costco|kroger|publix|heb|safeway|target|sams club|"
    r"farmacia (?!me|dice|dicen|que|y|no|se|le|la|ya|tiene|tienen|para|por|pide|piden|esta|si|cuando|necesita)\w+)"
)
_PHARMACY = re.compile(
    rf" (?:to|at|al|a|a la|en|en el) (?:the |el |la )?({_CHAINS}(?: (?:pharmacy )?(?:on|at|de|in) (?:la |"
    rf"el |the )?(?!for|and|y)(?:avenida |calle )?\w+(?: (?:street|avenue))?)?) "
)
_DRUG_CLASSES = (
    r"(?:blood thinners?|birth control|blood pressure (?:pills?|medicine|medication|meds)|"
    r"thyroid (?:pills?|medicine|medication)|"
    r"(?:allergy|diabetes|anxiety|cholesterol|heart|asthma) (?:pills?|medicine|medication|meds)|inhaler|"
    r"insulin|eye drops|anticoagulante|anticonceptiv\w+|inhalador|insulina|"
    r"(?:pastillas?|medicina) (?:de|para) (?:la |el |los )?(?:presion|tiroides|azucar|colesterol|diabetes|"
    r"corazon|alergia|dormir))"
)
_SUFFIXES = (
    r"(?:\w{2,}(?:pril|sartan|statin|statina|olol|dipine|dipino|prazole|prazol|formin|formina|cillin|"
    r"cilina|mycin|micina|oxetine|oxetina|traline|tralina|"
    r"zepam|zolam|codone|codona|profen|profeno|thyroxine|tiroxina|semide|semida|thiazide|tiazida|gliptin|pizide|pizida|buride|"
    r"glutide|glutida|lukast|azole|azol|sone|sona|solone|dronate|pam|barbital|triptan|gabalin|bapentin|"
    r"pentina|setron|cycline|ciclina|floxacin|floxacino|adone)"
    r"|adderall|ritalin|xanax|zoloft|prozac|lexapro|lipitor|synthroid|ozempic|metformin|warfarin|coumadin|"
    r"eliquis|plavix|lasix|norco|vyvanse|concerta|ventolin|albuterol|tramadol|trazodone|wellbutrin|"
    r"cymbalta|nexium|singulair|januvia|lantus|humira|tylenol|ibuprofen)"
)
_DRUG = re.compile(
    rf" ({_DRUG_CLASSES}|{_SUFFIXES}) | (?:re ?fill|re ?fills|more|renew|renewal|prescription|out of|"
    rf"low on|resurtan|resurtido|resurta|surtan|receta) (?:on |of |for |de )?(?:my |the |his |her |la |el |"
    rf"mi |las |los |mis )?"
    r"(?!medic\w+|prescription|pills?|authorization|request|it|refill|them|a|me|for|pastillas?|receta|"
    r"okays?|nuev\w+|in|please|por|one|of|this|that|my|today|by|to|daughters?|husbands?|mothers?|fathers?|child\w*|"
    r"esposa|esposo|mama|madre|padre|hermano|hermana)(\w{5,}) "
)
_PERSON = re.compile(
    r" (?:is|with|to|put|need|get me) (?:the )?(nurse|office manager|manager|supervisor|"
    r"billing manager)(?: on)? | (?:with|con|a) la (enfermera|gerente|encargada) | "
    r"(?:esta|se encuentra) (?:la senora |el senor |la senorita )?(?!el|la|bien|en|aqui|ahi|"
    r"abiert\w)([a-z]+) $|^ (?:\w+ ){0,3}?is (?:mr |ms |mrs |miss )?([a-z]+) (?:there|in|available|"
    r"around)(?: today)? $|"
    r" is there (?:a |any )?(nurse|manager|supervisor)s? (?:around|there|available|i (?:could|can)) | "
    r"(?:put me through|transfer me|connect me) (?:to|with) (?:nurse )?(?!a |an |the |some\w+|any\w+|your|my|dr|doctor|"
    r"whoever|who|billing|scheduling)([a-z]+) | (?:la |el )(?:enfermera|enfermero|senora|senorita) (?!que|de|no|me|y|"
    r"para|por)([a-z]+) $|"
    r" (?:talk|speak) (?:to|with) (?!a |an |the |some\w+|any\w+|you|my|your|real|dr|doctor|whoever|"
    r"who)([a-z]+) (?:please )?$|^ put ([a-z]+) on (?:the phone )?$"
)
_NAMED_PHARMACY = re.compile(rf" ({_CHAINS}|\w+ pharmacy|farmacia \w+) ")
_PHARMACY_CALLS = re.compile(
    rf" (?:this is|its|calling from|from|le hablo de|le llamo de|hablo de|"
    rf"llamamos de)(?: \w+){{0,3}}? (?:{_CHAINS}|pharmacy|la farmacia|farmacia)(?: \w+)? (?:calling|about|"
    rf"were|we|checking|"
    rf"for|on|with|para|por|sobre|because) "
)
_OFFICE_CALLS = re.compile(
    r" (?:this is|its|calling) (?:\w+ ){0,3}(?:from|with|at) (?:\w+ ){0,4}(?:orthopedics|cardiology|"
    r"dental|hospital|clinic|office|pediatrics|dermatology|medical|surgery|radiology|imaging|associates|"
    r"oncology|urgent care) | "
    r"(?:le hablo|le llamo|hablo|llamo) (?:de|del) (?:\w+ ){0,3}(?:hospital|consultorio|clinica) "
)
_FAQ: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(rf" (?:{words}) "))
    for topic, words in (
        ("fax", r"fax"),
        ("email", r"e ?mail|correo"),
        ("visit_length", r"how long|how much time|cuanto (?:tiempo )?(?:dura|tarda)\w*|cuanto tiempo"),
        ("accessibility", r"wheelchair|accessible|ramp|elevator|handicap\w*|silla de ruedas|rampa|elevador"),
        ("language", r"spanish|espanol|english|ingles|interpreter|translator|interprete|traductor"),
        (
            "prep",
            r"bring|fast|fasting|eat|drink|coffee|cafe|llevar|traer|ayunas|desayunar|comer antes|wear|prepare",
        ),
        ("parking", r"park\w*|estacion\w+"),
        ("hours", r"open|close|closed|hours|abren|cierran|horario"),
        ("location", r"where|address|located|entrance|donde|direccion"),
    )
)


def read(text: str, wishes: Sequence[str], kind: str | None = None) -> dict[str, str]:
    """The blanks a text fills, in the light of its wishes, as the caller said them; `kind` is the kind of visit where
    no words name one. Never raises."""
    spoken = plain(text)
    shown = _as_said(text)
    found: dict[str, str | None] = {}
    if _visits(wishes, spoken):
        cleaning = "cleaning" if "new" in wishes and _HYGIENIST.search(spoken) else None
        found["visit_type"] = visit_words.kind(spoken) or cleaning or kind
    found |= _doctors(spoken, shown)
    if "refill" in wishes:
        found["medication"], found["pharmacy"] = _said(_DRUG, spoken, shown), _said(_PHARMACY, spoken, shown)
        found["caller_type"] = "pharmacy" if _PHARMACY_CALLS.search(spoken) else None
    if "records" in wishes and _OFFICE_CALLS.search(spoken):
        found["caller_type"] = "provider_office"
    if "insurance" in wishes and (insurer := _INSURER.search(spoken)):
        found["insurer"] = shown(" ".join(filter(None, insurer.groups())))
    if "human" in wishes:
        found["person"] = _said(_PERSON, spoken, shown)
    if "faq" in wishes:
        found["faq_topic"] = next((topic for topic, words in _FAQ if words.search(spoken)), None)
    return {name: value for name, value in found.items() if value}


def calling_pharmacy(text: str) -> str:
    """The pharmacy that calls, as said; "" when none does, or it is not named."""
    spoken = plain(text)
    return (_said(_NAMED_PHARMACY, spoken, _as_said(text)) or "") if _PHARMACY_CALLS.search(spoken) else ""


_NOT_ABOUT_A_VISIT = frozenset(
    listed(
        "human message records results refill advice spam wrong_number hours address parking insurance "
        "referral late arrived note other update vendor complaint lost_item"
    )
)


def _visits(wishes: Sequence[str], spoken: str) -> bool:
    return not wishes or bool(set(wishes) - _NOT_ABOUT_A_VISIT)


def _doctors(spoken: str, shown: Callable[[str], str]) -> dict[str, str | None]:
    excluded, referrer = _said(_EXCLUDED, spoken, shown), _said(_REFERRER, spoken, shown)
    provider = _said(_ROLE, spoken, shown) or _said(_BY_TITLE, spoken, shown) or _said(_GIVEN, spoken, shown)
    if provider in (excluded, referrer):
        provider = None
    prefers = "female provider" if _FEMALE.search(spoken) else "male provider" if _MALE.search(spoken) else None
    return {
        "provider": provider,
        "provider_excluded": excluded,
        "referring_provider": None if excluded else referrer,
        "preference": prefers,
    }


def _said(pattern: re.Pattern[str], spoken: str, shown: Callable[[str], str]) -> str | None:
    found = pattern.search(spoken)
    return shown(next(filter(None, found.groups()), "")) if found else None


def _as_said(text: str) -> Callable[[str], str]:
    """Gives folded words back as they were written."""
    written: dict[str, str] = {}
    for word in _WORD.findall(text[:MAX_CHARS]):
        bare = re.sub(r"['’]s$", "", word)
        written[fold(word).replace("-", " ")] = written[fold(bare)] = bare
    return lambda words: " ".join(written.get(word, word) for word in words.split())
