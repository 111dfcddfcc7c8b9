"""Why a caller wants to be seen, in their own words, without the words around them."""

from __future__ import annotations

import re

from appliance.dialogue.meaning import visit_words
from appliance.dialogue.people import for_other
from appliance.dialogue.words import plain

_LEAD = re.compile(
    r"^\s*(?:(?:um+|uh+|er|eh|well|so|yeah|yes|hi|hello|hey|ok|okay|sure|oh|like|good (?:morning|afternoon|evening)|"
    r"pues|bueno|este|s[ií]|hola|mire|oiga|buen[oa]s(?: d[ií]as| tardes| noches)?|f[ií]jese(?: que)?|es que|ah|"
    r"i(?:['’]m| am) calling (?:because|about|for|to)|i(?:['’]d| would) (?:like|love) (?:to (?:get|have|book|"
    r"make|schedule|see someone (?:for|about)|come in (?:for|about)|be seen (?:for|about))?|an?)?|"
    r"i (?:just )?(?:need|want|wanted)(?: to)?(?: (?:get|have|book|make|schedule|see (?:someone|the doctor|"
    r"a doctor)(?: for| about)|come in (?:for|about)|be seen (?:for|about)))?|"
    r"i(?:['’]ve| have)(?: (?:got|had|been having))?|can i (?:get|have)|it(?:['’]s| is)(?: (?:about|for|"
    r"because(?: of)?|regarding))?|this is (?:about|for)|because(?: of)?|"
    r"(?:to (?:get|have)|for|about)(?= )|just|there(?:['’]s| is)|"
    r"(?:yo )?(?:quiero|quisiera|necesito|ocupo|busco|me gustar[ií]a)(?: (?:hacer(?:me)?|sacar|agendar|tener|"
    r"ver a(?:l| la)? (?:doctor|doctora|m[eé]dico)?(?: por)?))?|"
    r"(?:llamo|hablo) (?:para|por|porque)|(?:una|la) cita (?:para|por)|an appointment (?:for|about|"
    r"because(?: of)?)|(?:traigo|tengo)(?= )|"
    r"para(?= )|por(?:que)?(?= )|me (?:sali[oó])(?= )|es (?:para|por)|an?(?= )|una?(?= )|my(?= )|mis?(?= )|"
    r"this(?= )|some(?= ))\b[,.\s]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,.!?¡¿]*(?:please|thank you|thanks|por favor|gracias|ok|okay)?[\s,.!?¡¿]*$", re.IGNORECASE)
_EMPTY = re.compile(
    r"^ (?:(?:hello|hi|hey|hola|bueno|buenas?|buenos|good|morning|afternoon|evening|dias|tardes|noches|yes|yeah|"
    r"si|no|um|uh|eh|"
    r"ok|okay|are|you|there|what|sorry|pardon|como|mande|alo|maybe|well|pues|este|i|dont|know|know yet|not|sure|"
    r"se|la|verdad|hold|on|one|second|moment|un|momento) )+$"
)
_NO_SUBJECT = re.compile(
    r"^ (?:(?:yes|yeah|yep|yup|sure|ok|okay|si|no|nope|nah|claro|bueno|pues|um|uh|eh|well|oh|please|por favor|just|"
    r"hello|hi|hola|what|huh|sorry|pardon|perdon|thanks|gracias|"
    r"(?:what|que) (?:did you say|was that|do you mean|dijo|dice|quiere decir)|como (?:dice|dijo|que)|mande|"
    r"(?:i )?(?:dont|do not) (?:really )?(?:know|understand)|i have no idea|no idea|not sure|im not sure|"
    r"no (?:lo )?(?:se|entiendo|entendi)|ni idea|quien sabe|"
    r"any(?:one|body|thing|time)?(?: is| works| will)?(?: fine| good| ok| do)?|whoever|whatever|cualquiera|lo que sea|"
    r"(?:me )?da igual|no (?:me )?importa|it doesnt matter|doesnt matter|"
    r"(?:i (?:just )?(?:need|want|would like)|id like|quiero|necesito|quisiera|ocupo|for|para|to (?:make|get|book)|"
    r"hacer|sacar)|(?:an?|the|my|una|la|mi) (?:appointment|visit|cita)|an appt|appointment|cita) )+$"
)
"""An answer to "what is the visit for?" that tells nothing: a yes, a question back, or the visit itself again."""


_KIN = rf"{for_other.CHILD}|{for_other.ADULT}"
_NO_REASON = (
    rf"(?:\w+ )?(?:{_KIN}|appointments?|visits?|citas?|consultas?|time|schedule|hora|fecha|options?|availability|"
    r"insurance|seguro|way|vez|dia|semana|horario|minutes?|hours?|days?|weeks?|months?|years?|couple|few|morning|"
    r"afternoon|evening|manana|tarde|noche|favor)"
)
"""What "about" and "for" may also stand before: a visit, a time, a person."""
_SOME = r"(?:my|his|her|this|these|that|those|some|the|an?|having|mi|mis|su|sus|este|esta|estos|estas|unos?|unas?)"
_ABOUT = (
    rf"(?:about|regarding|because(?: of)?|concerning|acerca de|sobre|debido a|por(?: lo de)?) "
    rf"(?:{_SOME}|el|la|los|las) (?!{_NO_REASON} )\w+"
)
_HURTS = (
    r"(?:because|since|porque|es que) (?:i|he|she|my|its|me|le|tengo|tiene|mi|el|la) (?:\w+ )*(?:hurts?|hurting|aches?|"
    r"aching|pain\w*|sore|swollen|swelling|numb|itch\w*|bleed\w*|cough\w*|sick|dizzy|tired|duelen?|dolor\w*|"
    r"hinchad[oa]s?|arde|pica|sangr\w*|marea\w*|cansad[oa]|mal|enferm[oa])"
)
_SUFFERS = (
    r"(?:have|having|has|had|got|been|getting|feel\w*|tengo|tiene|traigo|trae|con|siento|siente) (?:\w+ ){0,4}"
    r"(?:headaches?|migraines?|pains?|aches?|nausea|diarrhea|congestion|hives|cramps|dolor\w*|mareos?|nauseas?|"
    r"migranas?|ronchas|congestion|calambres)"
)
_FOR_A_PART = (
    rf"for {_SOME} (?!{_NO_REASON} )(?:\w+ )?(?:knees?|back|shoulders?|hips?|foot|feet|ankles?|wrists?|elbows?|hands?|"
    r"necks?|skin|stomach|ears?|eyes?|throat|head|headaches?|migraines?|allerg\w+|asthma|diabetes|blood|pressure|"
    r"thyroid|rash|cough|cold|pain|lump|bump|mole|infection|fever|sleep|anxiety|depression)"
)
_PART = (
    r"(?:knees?|backs?|shoulders?|hips?|foot|feet|ankles?|wrists?|elbows?|hands?|fingers?|toes?|thumbs?|necks?|skin|"
    r"stomachs?|belly|tummy|ears?|eyes?|throats?|heads?|legs?|arms?|heels?|noses?|sinus\w*|joints?|muscles?|allergies|"
    r"allergy|asthma|eczema|arthritis|reflux|gout)"
)
_WRONG = (
    r"(?:hurts?|hurting|aches?|aching|sore|swollen|swells?|swelling|stiff|tingl\w+|itch\w*|bother\w*|acting up|"
    r"throbbing|burn(?:s|ing)|red|infected|inflamed|flar\w+|locks? up|popping|clicking|giving (?:me|him|her))"
)
_PARTE = (
    r"(?:rodillas?|espalda|cintura|hombros?|cadera|pies?|tobillos?|munecas?|codos?|manos?|dedos?|cuello|nuca|piel|"
    r"estomago|panza|barriga|oidos?|ojos?|garganta|cabeza|piernas?|brazos?|talon\w*|nariz|huesos|articulaciones)"
)
_AILMENT = (
    r"(?:comezon|picazon|tos|gripa|gripe|catarro|calentura|fiebre|ronchas|salpullido|sarpullido|infeccion|alergias?|"
    r"ardor|hinchazon|bolitas?|bolas?|lunar\w*|verrugas?|granos?|hongos?|diarrea|vomito|estrenimiento|agruras|"
    r"gastritis|ansiedad|estres|insomnio|depresion|moretones|manchas?)"
)
_AILS = (
    rf"(?:my|his|her|our|the) (?:\w+ ){{0,2}}?{_PART} (?:\w+ ){{0,4}}?{_WRONG}|"
    rf"(?:got|have|has|ive|is|theres|found|grew|growing) (?:\w+ ){{0,3}}?(?:lumps?|bumps?|moles?|cysts?|warts?|rash\w*|"
    r"boils?|bruis\w+|blisters?|spots? on)|trouble (?:sleeping|walking)|(?:cant|cannot|not) (?:been )?sleep\w*|"
    rf"(?:me|le|nos|les) (?:\w+ ){{0,2}}?(?:duelen?|arden?|pican?|punzan?|molestan?|truenan?) (?:\w+ ){{0,3}}?{_PARTE}|"
    rf"se (?:me|le) (?:\w+ )?(?:hinch\w+|inflam\w+|duermen?|entum\w+) (?:\w+ ){{0,2}}?{_PARTE}|"
    rf"{_PARTE} (?:\w+ )?(?:se|que) (?:me|le) (?:\w+ )?(?:hinch\w+|inflam\w+|duermen?|duelen?|pican?)|"
    r"(?:and\w+|est(?:a|oy)|sig(?:o|ue)) (?:muy |bien |medio )?(?:mal[oa]? (?:del?|de los|de la)|enferm[oa]|"
    r"resfriad[oa]|agripad[oa]|ronc[oa]|estrenid[oa])|"
    r"(?:been|feeling|getting|acting) (?:(?:really|so|very|kind of|a bit|pretty|super|more|all) )*(?:forgetful|tired|"
    r"fatigued|dizzy|weak|sick|ill|depressed|anxious|stressed|moody|fussy|congested|constipated|nauseous|achy|shaky)|"
    r"(?:and\w+|est(?:a|oy)|sient\w+|sigue) (?:(?:muy|bien|medio|como|tan) )*(?:olvidadiz[oa]|cansad[oa]|decaid[oa]|"
    r"maread[oa]|debil|inquiet[oa]|nervios[oa]|ansios[oa]|deprimid[oa]|chipil)|"
    r"para que (?:me|le|lo|la|nos) (?:saquen|hagan|pongan|midan|revisen|chequen|quiten|tomen) \w+|"
    rf"(?:con|tengo|tiene|traigo|trae|tenemos) (?:\w+ ){{0,3}}?{_AILMENT}|"
    rf"(?:me|le) (?:salio|salieron|aparecio|aparecieron|crecio) (?:\w+ ){{0,2}}?{_AILMENT}|"
    rf"(?:revis\w+|chec\w+|chequ\w+|vean?|quit\w+) (?:\w+ ){{0,2}}?(?:{_AILMENT}|{_PARTE})|no (?:puedo |he podido )?"
    r"(?:duermo|dormir)|(?:check|look at|see about) (?:out )?(?:an?|my|his|her|this) (?:\w+ )?"
    rf"(?:moles?|lump|bump|rash|spot|{_PART})"
)
"""What is wrong, told beside the wish for a visit and not joined to it: "le duelen las rodillas"."""
_DONE_AT_A_VISIT = (
    r"(?:papanicola\w*|pap ?(?:smear|test)?|mamogra\w+|mammogram|ultrasonido|ultrasound|radiografias?|x ?rays?|"
    r"electro\w*|ekg|embarazo|pregnancy|prenatal|diu|iud|implante|anticonceptiv\w+|birth control|colonoscop\w+|"
    r"puntos|puntadas|stitches|presion|azucar|diabetes|tiroides|thyroid|blood pressure|cholesterol|colesterol|"
    r"resfriado|flu|gripe|strep|uti|physical therapy|terapia)"
)
_A_VISIT_FOR = (
    r"(?:(?:cita|consulta) (?:para|por) (?:lo de |hacer\w+ )?(?:el|la|los|las|un|una|unos|unas|mis?) (?:dolor de )?"
    rf"(?:{_DONE_AT_A_VISIT}|{_AILMENT}|{_PARTE})|(?:appointment|visit) for (?:an?|my|some) (?:\w+ )?"
    rf"(?:{_DONE_AT_A_VISIT}|{_PART}))"
)
"""A visit named by what it is for: "cita para el papanicolaou"."""
_NUMBERS_OFF = (
    r"(?:sugar|blood sugar|a1c|cholesterol|blood pressure|pressure|thyroid|azucar|glucosa|colesterol|presion|tiroides|"
    r"trigliceridos) (?:(?:is|was|has|have|been|came|back|running|runs|a|little|bit|really|still|too|esta|anda|andan|"
    r"sale|salio|un|poco|poquito|muy|bien|me) )*(?:high|low|off|up|alt[oa]|baj[oa]|elevad[oa]|mal|descontrolad[oa])"
)
_TELLS = re.compile(f" (?:{_ABOUT}|{_HURTS}|{_SUFFERS}|{_FOR_A_PART}|{_AILS}|{_A_VISIT_FOR}|{_NUMBERS_OFF}) ")
"""Words with which a caller says, beside whom they would see, what is wrong or what it is about."""
_SEEN_FOR = frozenset({"sick_visit", "consult", "dental_pain"})
"""Kinds of visit told by what is wrong."""


def missing(spoken: str) -> bool:
    """Whether a `words.plain` answer to "what is the visit for?" gives no reason, so that it is asked once more."""
    return bool(_NO_SUBJECT.search(spoken))


def told(spoken: str) -> bool:
    """Whether a `words.plain` text that asks for a visit says why, so that it need not be asked."""
    return visit_words.kind(spoken) in _SEEN_FOR or bool(_TELLS.search(spoken))


def read(text: str) -> str:
    """The words of the reason; "" when a text gives none. Never raises."""
    if _EMPTY.search(plain(text)) or not plain(text).strip():
        return ""
    rest = _TAIL.sub("", _LEAD.sub("", text[:2000], count=1).strip(" ,.!?¡¿"))
    return rest or _TAIL.sub("", text[:2000]).strip()
