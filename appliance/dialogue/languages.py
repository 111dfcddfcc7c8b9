"""Which of the two languages a text is in, from its small words; and when the caller asks for one."""

from __future__ import annotations

import re

from appliance.clinic.people import Lang
from appliance.dialogue.danger import misheard
from appliance.dialogue.events import Heard, Partial
from appliance.dialogue.people import staff_told
from appliance.dialogue.talk import Talk
from appliance.dialogue.words import listed, tokens

_EN = frozenset(
    listed(
        "the i im id you is are am my me to and a of for in it on with have need want would like can could do dont "
        "this that please yes yeah hi hello what when where how appointment book schedule cancel move cleaning doctor "
        "tomorrow morning afternoon monday tuesday wednesday thursday friday saturday at not but name was born number "
        "calling today next week thank thanks good right sure anyone first one any see because speak someone operator "
        "person help hurts pain change we our they she his her your was will be been ive got about out so not if there "
        "here running late just them had did does refill prescription prescriptions pharmacy billing bill payment "
        "insurance hours address directions parking records results referral message cleaning vaccine shots confirm "
        "reschedule fever cough sick toothache representative receptionist nurse checkup tooth goodbye bye okay "
        "emergency ambulance cancellation repeat slower pardon"
    )
)
_ES = frozenset(
    listed(
        "el la los las yo mi me de que y en un una por para con es soy si quiero quisiera necesito tengo cita hacer "
        "cambiar cancelar hola buenos buenas dias tardes gracias favor doctor doctora limpieza manana tarde lunes "
        "martes miercoles jueves viernes sabado hoy semana nombre llamo naci numero hablar alguien persona cualquier "
        "primera puedo puede esta estoy ir le lo del al mil novecientos duele dolor senora operadora nada mas como "
        "cuando donde espanol hijo hija esposo se su sus nos les tarde muy pero porque tiene tienen tenemos hay eso "
        "este ese voy vamos hizo llego abren cierran minutos mis unos unas hace busco estan estoy necesitamos queria "
        "ya receta recetas medicina medicinas farmacia cuenta pagar pago cobros seguro aseguranza horario horarios "
        "direccion estacionamiento expediente resultados analisis referencia recado mensaje vacuna vacunas confirmar "
        "agendar reagendar calentura fiebre tos gripa muela diente enfermo enferma chequeo recepcionista operador "
        "enfermera adios claro bueno urgente emergencia ambulancia auxilio ayuda ayudenme socorro cancelacion repita "
        "repitame repetir despacio digame mande entiendo perdon disculpe quedan queda ubicados ubicadas abiertos "
        "abierto abierta cerrados cerrado abrir cerrar aceptan acepta toman reciben manejan atienden atiende atender "
        "atenderme trabajan hablan oiga oye escucha escuchan sin doctores doctoras dentista pacientes cual cuales "
        "quien quienes cuanto cuesta cuestan cobran estacionarme enero febrero marzo junio agosto septiembre octubre "
        "noviembre diciembre navidad ahorita ahora todavia aqui sabados domingos citas consulta saber sabe llegar "
        "podrian gustaria"
    )
)
_BOTH = frozenset({"no", "a", "me", "doctor", "la", "de", "en", "y", "see"})
_IN_DANGER_ES = frozenset(
    listed(
        "hermano hermana hermanito hermanita abuelo abuela abuelito abuelita marido nino nina ninos bebe "
        "bebita bebito tio tia vecino vecina respira reacciona contesta responde ahoga muere muriendo desperto "
        "desmaya pecho corazon brazo garganta cabeza cayo tomo trago quemo corto pega golpea matar pistola cuchillo "
        "pastillas fuego lumbre incendio policia bomberos rapido pronto apurese venga vengan"
    )
)
"""Words that Spanish danger is told in, beside those that are mended, and no English one is."""
FEW = 5
"""Words up to which a single one decides, where none speaks for the other language: "¿dónde quedan?"."""
SURE = 0.5
"""Spanish with gaps in its sound is read as English nonsense with 0.30 to 0.49."""
_WRITTEN_ES = re.compile("[¿¡]")
"""Marks that only Spanish is written with."""
_ASKS_ES = re.compile(
    r"\b(?:espanol|espagnol|spanish|habla espanol|hablan espanol|en espanol|castellano)\b",
)
_ASKS_EN = re.compile(
    r"\b(?:in english|english please|speak english|(?:do|use|try|to|prefer|want) english|^english$|"
    r"en ingles|ingles por favor|ingles)\b"
)

_NOT_ES = re.compile(
    r"\b(?:no|dont|do not|cant|not) (?:speak |understand |know |habl\w+ |entiend\w+ |se )?(?:any |much |"
    r"muy bien |bien |mucho )?(?:spanish|espanol)\b"
)
_NOT_EN = re.compile(
    r"\b(?:no|dont|do not|cant|not) (?:speak |understand |know |habl\w+ |entiend\w+ |se )?(?:any |much |"
    r"muy bien |bien |mucho |nada de )?(?:english|ingles)\b"
)


_IN_IT = re.compile(r"\b(?:in (?:spanish|english)|en (?:espanol|ingles))\b")


def asked_for(text: str) -> Lang | None:
    """The language a caller asks for by name, or by saying that the other is not theirs: "no hablo inglés"."""
    folded = " ".join(tokens(text))
    if staff_told.SPEAKS.search(folded) and not _IN_IT.search(folded):
        return None
    if _NOT_EN.search(folded):
        return "es"
    if _NOT_ES.search(folded):
        return "en"
    if _ASKS_ES.search(folded):
        return "es"
    return "en" if _ASKS_EN.search(folded) or folded == "english" else None


def lead(text: str) -> int:
    """How many more words speak for English than for Spanish; negative for Spanish."""
    english, spanish = _counts(text)
    return english - spanish


def _counts(text: str) -> tuple[int, int]:
    words = [word for word in tokens(text) if word not in _BOTH]
    return sum(word in _EN for word in words), sum(word in _ES for word in words)


def first(text: str, heard: Lang) -> Lang:
    """The language of a call's first full turn: the words decide when they are clear, else how it is written, else
    the recognizer."""
    english, spanish = _counts(text)
    agree = not (english and spanish) and len(tokens(text)) <= FEW
    if abs(english - spanish) >= 2 or (english != spanish and agree):
        return "en" if english > spanish else "es"
    return "es" if _WRITTEN_ES.search(text) else heard


def of_danger(text: str, heard: Lang, talk: Talk) -> Lang:
    """What to answer danger in: before a language is settled that of these words, of which one that leans to either
    side is enough; after it, the call's."""
    if talk.lang_settled:
        return talk.lang
    told = [misheard.mended(word) for word in tokens(text)]
    score = lead(text) + sum(word in misheard.ENGLISH for word in told if word not in _EN)
    score -= sum(word in misheard.SPANISH or word in _IN_DANGER_ES for word in told if word not in _ES)
    return first(text, heard) if not score else "en" if score > 0 else "es"


def chosen(talk: Talk, event: Heard | Partial) -> bool:
    """Choose the call's language by a turn, where it tells one. Whether the box now speaks another, or was asked to."""
    wanted = asked_for(event.text)
    sure = event.confidence if isinstance(event, Heard) else 1.0
    if wanted is None and not talk.lang_settled and settles(event.text, sure):
        wanted = first(event.text, event.lang)
    if wanted is None and talk.lang_settled and switches(event.text, event.lang, talk.lang):
        wanted = event.lang
    if wanted is None:
        return False
    talk.lang_settled = True
    switched, talk.lang = wanted != talk.lang or asked_for(event.text) is not None, wanted
    return switched


def settles(text: str, confidence: float) -> bool:
    """Whether a turn is long enough, and was read surely enough (0 to 1) or leans clearly enough, to choose a language
    by."""
    leans = abs(lead(text))
    return leans >= 2 or (confidence >= SURE and (len(tokens(text)) >= 2 or leans > 0))


def switches(text: str, heard: Lang, current: Lang) -> bool:
    """Whether a later turn is clearly in the other language: the recognizer and three or more words agree."""
    score = lead(text) if current == "es" else -lead(text)
    return heard != current and score >= 2 and len(tokens(text)) >= 3
