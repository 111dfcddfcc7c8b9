"""What plain words settle of an open turn's wishes, whatever they resemble: a few turns that callers do say. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.dialogue.meaning import absence, bereaved, businesses_told, intents, prices, sooner, visit_words
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.meaning.outside_callers import ask_for_papers
from appliance.dialogue.meaning.wishes import Wishes
from appliance.dialogue.people import for_other, staff_told

SURE = 0.6
"""Share from which a likeliest wish counts that the rules of `intents` do not tell."""
SURELY = 0.95
"""The same where no visit on the books is spoken of."""
SURELY_A_PERSON = 0.98
"""The same for a wish for a person: nobody is rung for less."""
_VISITS = frozenset({Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME})
_CHANGES = _VISITS - {Intent.NEW}
_HELLO = r"^ (?:(?:hi|hello|hey|yes|yeah|um|uh|so|oh|well|ok|okay|hola|buenas|buenos|dias|tardes|si|oiga|pues) )*"

_VALUE = (
    r"(?:labs?|results?|values?|levels?|potassium|sodium|glucose|hemoglobin|troponin|platelets?|calcium|inr|"
    r"white count|read|finding|report|resultados?|valor|valores|potasio|sodio|glucosa|hemoglobina)"
)
_CRITICAL = re.compile(
    rf" (?:critical|panic|stat|critic[oa]) (?:\w+ )?{_VALUE} | {_VALUE} (?:is |that is |thats |es |muy )?"
    r"(?:critical|critic[oa]s?) "
)
_LAB_CALLS = re.compile(
    r" (?:calling|from|labcorp|quest|laboratory|lab|radiology|hospital|patient of|pathology|llamo|hablo|laboratorio|"
    r"paciente de) "
)
"""A critical value is told to a person at once."""
_TOLD_BY_LAB = re.compile(
    r" (?:labs?|laboratory|quest|labcorp|hospital|nurse|doctor|they|you|laboratorio|enfermera|ustedes|"
    r"me) (?:\w+ )?(?:said|"
    r"says|told|called|texted|dijo|dijeron|llamaron|avisaron) (?:me |that |i |my |us |about my |que |tengo |mi )"
)
"""Who was told of a value is no laboratory."""
_INSURER = rf"(?:{businesses_told.INSURER}|(?:\w+ )?insurance(?: company)?|(?:\w+ )?health plan)"
_INSURER_CALLS = re.compile(
    rf" (?:calling|call|llamo|hablo|llamando|le llamo|les llamo) (?:you )?(?:today )?(?:from|on behalf of|de parte de|"
    rf"desde|de) (?:the |la )?{_INSURER} |"
    rf" (?:im|i am|were|this is \w+|my name is \w+) (?:calling )?(?:from|with|at) {_INSURER} (?:\w+ )*?(?:claim|claims|"
    r"prior|authorization|member|members|verify|credential\w*|provider relations|peer|audit) "
)
_WRONG_ON_FILE = re.compile(
    r" (?:number|phone|address|email|numero|telefono|direccion|correo) (?:that )?(?:you|yall|you guys|they|que) "
    r"(?:have|have got|had|got|tienen?) (?:\w+ ){0,5}?(?:wrong|old|not right|incorrect|equivocad\w|mal|viej\w|"
    r"incorrect\w) | tienen? (?:mi|el) (?:numero|telefono|correo|direccion) (?:\w+ )?(?:equivocad\w|mal|viej\w) |"
    r" (?:have|got|tienen?) (?:the |my |un |el )?(?:(?:wrong|old|incorrect) (?:number|phone|address) (?:for me|on "
    r"file|in my)|(?:number|phone|address) wrong|numero equivocado) "
)
_FROM_HERE = r"(?:\w+ ){0,3}?(?:de|desde) (?:este|ese|su|aqui|ahi|alli|la (?:clinica|oficina))"
_CALLED_BY_US = re.compile(
    r" (?:(?:someone|somebody|you|you guys|yall|they|people|this number|alguien|ustedes|me|nos) (?:\w+ )?(?:keeps?|"
    r"kept|"
    r"siguen?|estan?) (?:calling|texting|llamando|mandando|marcando)|(?:stop|quit|dejen de|no me) (?:calling|texting|"
    r"llamar\w*|llamen)|take (?:me|my number|this number) off (?:your|the|of your) (?:call(?:ing)? )?list|"
    r"take (?:me|my number) off your list|quit\w+ de (?:su|la) lista|"
    rf"(?:me|nos) estan? (?:hablando|llamando|marcando) {_FROM_HERE}) "
)
_CALLED_ONCE = re.compile(rf" (?:me|nos) (?:hablaron|llamaron|marcaron) {_FROM_HERE} ")
"""Who was called by the clinic, and does not know why unless they tell."""
_OF_ANOTHER_CALL = re.compile(
    r" (?:(?:you|yall|they|file) (?:\w+ )?(?:have|has|got|had|call\w*|text\w*)|on file|keeps? \w+ing|for me|"
    r"(?:me|nos) (?:\w+ )?(?:llam\w+|marc\w+)|tienen? (?:\w+ )?(?:mi|el)|mio) "
)
"""A wrong number that the clinic has, or that somebody else has dialled, is not this call's."""
_LATE = re.compile(
    r" (?:se (?:me|nos) (?:esta haciendo |hace |hizo |ha hecho )tarde|(?:me|nos) (?:pueden?|"
    r"podrian?) esperar(?! (?:tantito|un|por|poquito|en) )|"
    r"(?:can|could|will) (?:you|they|the doctor) (?:still )?(?:wait for|hold it for) (?:me|us)) "
)
_LOST_CARD = re.compile(
    r" (?:lost|misplaced|cant find|need a new|perdi|se me perdio|extravie|no encuentro) (?:\w+ ){0,3}?(?:insurance|"
    r"vision|dental|member|medicaid|medicare) (?:\w+ )?card | (?:perdi|se me perdio|extravie|no encuentro) (?:la |mi )?"
    r"tarjeta (?:del? )?(?:mi )?(?:seguro|aseguranza|medicaid|medicare) "
)
_RECORDS = re.compile(
    r" (?:quiero|quisiera|necesito|ocupo|solicitar|pedir|need|want|get|request|like) (?:to (?:get|have|request) )?"
    r"(?:a copy of |copia de )?(?:sus?|mis?|los|el|la|her|his|my|the|their) (?:\w+ )?(?:expedientes?|medical records?|"
    r"records) "
)
_WHERE_TO = re.compile(
    r" (?:park\w*|garage|(?:which|what) (?:floor|door|entrance)|where|estacion\w+|(?:que|cual) (?:piso|puerta)|donde) "
)
"""Who asks the way is on it, and has not come to the desk."""
_PAPER = r"(?:forms?|paperwork|papers|packet|questionnaire|formularios?|formas?|papeles|documentos?|hojas?)"
_FILLED = r"(?:fill(?:ed|ing)? (?:\w+ )?(?:out|in|up)|filled|complet\w+|sign(?:ed|ature|ing|s)?|llen\w+|firm\w+)"
_TO_BE_FILLED = re.compile(
    rf" {_PAPER} (?:\w+ ){{0,8}}?{_FILLED} | {_FILLED} (?:\w+ ){{0,6}}?{_PAPER} |"
    r" (?:need|needs|want|get|necesit\w+|ocup\w+|quiero) (?:\w+ ){0,3}?(?:school|camp|daycare|fmla|disability|"
    rf"sports) {_PAPER} "
)
_FILLED_BY_US = re.compile(
    r" (?:i|we|you (?:sent|gave|emailed|want)|ya|yo|have i|do i|should i|tengo que|debo) (?:(?:already|just|need to|"
    r"have to|still|ever|la|el|los) )*(?:me )?(?:fill|filled|filling|complete|completed|sign|signed|lleno|llene|"
    r"llenar|firme|firmar|sent|gave) |"
    r" (?:new patient|intake|consent|online|release|records|before (?:my|the) (?:visit|appointment)) "
)
"""A form to be filled out by the clinic, and one that the caller fills out."""
_TO_BE_DONE = re.compile(
    r" (?:need|needs|want|wants|like|get|gotta|have to get|schedule|book|necesito|quiero|quisiera|ocupo|hacerme|"
    r"tomarme|sacarme|for|para) (?:(?:to|get|getting|have|a|an|my|some|another|una?|unos|la|el|hacerme|"
    r"tomarme|sacarme|que|me) )*"
    r"(?:(?!copy|copies|result|results|my|the|copia)\w+ ){0,2}?(?:x ?rays?|radiografias?|ultrasound|ultrasonido|mri|"
    r"ct scan|mammogram|mamografia|blood ?work|bloodwork|labs?|(?:my )?blood (?:test|draw|drawn|taken)|"
    r"(?:analisis|examen(?:es)?|prueba) de (?:la )?sangre|ekg|electrocardiograma|biopsy) | sacar(?:me|"
    r"le)? (?:la )?sangre | (?:need|needs|get|schedule|book|necesito|quiero|ocupo) (?:an? |my |un |una )?(?:pre ?op\w*|"
    r"(?:surgical |medical )?clearance|preoperatori\w+|valoracion pre\w*)(?! (?:letter|form|note|paper\w*|carta)) "
)
_OF_ONE_DONE = re.compile(
    r" (?:copy|copies|results?|sent|send|forward\w*|transfer\w*|email\w*|fax\w*|pick\w* up|copias?|resultados?|mand\w+|"
    r"envi\w+|report|disc|cd|took|taken|had|came|back|last|from|donate|donar|insurance|records?|read|bills?|billed|"
    r"charged?|costs?|pay\w*|cover\w*|referrals?|"
    r"orders?|authoriz\w+|orden|referencia|waiting|calling|fast|ayunas|cobr\w+|why|results?) "
)
_ASKED_FOR = re.compile(
    rf"{_HELLO}(?:me gustaria |quiero |quisiera |necesito |ocupo |i (?:need|want)|id like)(?: to)? ?(?:hacer |sacar |"
    r"agendar |make |book |schedule |get )?(?:una |an )?(?:cita|appointment) |"
    r" (?:necesito|quiero|quisiera|ocupo) que (?:me|le|lo|la) (?:saquen?|quiten?|revisen?|vean?|chequen?|limpien?|"
    rf"tapen?|pongan?|arreglen?) |(?<! do i)(?<! do we) (?:need|want|like|have) to (?:bring|get) (?:him|her|them|(?:my|"
    rf"our) (?:\w+ )?(?:{for_other.CHILD}|{for_other.ADULT}|oldest|youngest|little (?:one|guy|girl|boy)))(?: \w+)? in |"
    r" bring (?!it|that|this|my|the|a|an|in|up|your|his|her|proof|papers?|back|me)\w+(?: \w+)? (?:in|by|over) "
)
_RUNS_LATE = re.compile(r" (?:late|minutes|tarde|minutos|retrasad[oa]|atrasad[oa]) ")
_OTHERS_CANCELLED = re.compile(r" (?:sitter|babysitter|ride|uber|driver|bus|transportation) (?:\w+ )?cancel\w* ")
_ONE_MORE = re.compile(
    r" (?:another (?:one|appointment|visit|cleaning|checkup|slot)|(?:and |also )one(?: more)?|one more) (?:\w+ )?for "
    r"(?:my|our|her|his) | (?:una |otra )(?:mas |cita )?(?:tambien )?para (?:mi|nuestr[oa]) (?:\w+ )?(?:espos\w|"
    r"hij\w+|mama|papa|marido|nin\w|herman\w|abuel\w+|suegr\w|niet\w) "
)
_ALLERGIC = re.compile(
    r" (?:(?:note|know|add|remember|tell|told|chart|file|anot\w+|apunt\w+|sepan?|digale\w*) (?:\w+ ){0,6}?)"
    r"(?:allergic to|allergy to|allergies|alergic[oa]s? a|alergias?) "
)
"""An allergy that staff are to know of."""
_NO_PATIENT = re.compile(
    r" (?:(?:are|is|you|yall) (?:\w+ )?hiring|(?:job|position) (?:opening|openings|application|listing|posting)s?|"
    r"apply for (?:a|the) (?:job|position)|(?:estan )?contratando|(?:hay|tienen|busco) (?:trabajo|empleo|vacantes?)|"
    r"solicitud de (?:trabajo|empleo)|donate (?:blood|plasma)|donar sangre|blood drive) "
)
_LEFT = re.compile(
    r"^ (?:(?:oh|no|actually|um|ok|okay|well|you know what|ah|pues|bueno|mire) )*(?:never ?mind|nevermind|forget it|"
    r"olvidelo|olvideselo|no se preocupe|dejelo(?: asi)?)(?: (?:then|thats ok|its ok|that|entonces))? (?:ill|i will|"
    r"well|im gonna|i can|let me|yo|mejor|voy|ahorita)(?! (?:\w+ )*(?:hold|wait|stay|leave|need|message|refill|espero|"
    r"espera|mensaje|recado|receta|cita|appointment|see|talk|speak|hablar) )(?: \w+){1,7} $"
)
"""Who leaves it, and does something else: nothing is wanted any more."""
_POLICY = re.compile(
    r" (?:policy|policies|politicas?) (?:on|for|about|regarding|if|when|de|del|para|sobre|si|cuando) |"
    r" (?:cancell?ation|no show|late|refund|payment|privacy|visitor|mask|rescheduling) polic(?:y|ies) "
)
_NEW_HERE = re.compile(
    r" (?:my|our) new (?:phone |cell )?(?:address|number|phone|cell|email|last name) (?:is|will be) |"
    r" (?:mi|nuestra|la) (?:nueva direccion|direccion nueva) es | mi (?:nuevo (?:numero|telefono|celular|correo)|"
    r"(?:numero|telefono|celular|correo) nuevo) es "
)
"""What is new is told at once."""
_ON_FILE = re.compile(
    r" (?:what|which|whats) (?:(?:the|my|phone|cell|home|mailing|email) ){0,3}(?:number|phone|address|email|"
    r"insurance|pharmacy|name|birthday|emergency contact) (?:is it that |is that )?(?:(?:do|did|does|that) )?"
    r"(?:you|yall|they|the system|the clinic) (?:guys )?(?:\w+ )?(?:have|got|has|show) (?!wrong)|"
    r" (?:que|cual) (?:es (?:el|la) )?(?:numero|telefono|direccion|correo|seguro|aseguranza|farmacia|contacto)"
    r"(?: \w+){0,3}? (?:tienen?|aparece|sale|esta registrad[oa]|hay registrad[oa]) "
)
_STILL_RIGHT = re.compile(
    r" (?:is|are) (?:my|our) (?:\w+ ){0,2}?(?:number|phone|address|email|insurance|information) (?:\w+ )?(?:up to date|"
    r"current|right|correct|on file|still) |"
    r" (?:do|did) (?:you|yall) (?:guys )?(?:still )?have (?:my|our) (?:\w+ ){0,2}?(?:number|phone|address|email|"
    r"insurance|information)(?: on file)? $|"
    r" esta(?:n)? (?:bien|correct[oa]s?|al dia|actualizad[oa]s?) (?:mi|mis) (?:direccion|telefono|numero|correo|"
    r"datos|seguro) "
)
"""Who asks what is in their file, or whether it still is right; there is nothing to be changed yet."""
_TO_CHANGE = re.compile(
    r" (?:chang\w*|updat\w*|correct\w*|wrong|old|new|moved?|switch\w*|cambi\w*|actualiz\w*|corr[ei]\w*|mal|viej[oa]|"
    r"nuev[oa]|mud\w+|(?:do|does) you take|accept) "
)
_CLINIC_LATE = re.compile(
    r" (?:(?:is|are)(?! this)|if|whether|know|see|how far|how) (?:(?!im |i |am |were )\w+ ){0,4}?(?:dr|doctor|doctors|"
    r"dentist|hygienist|nurse|you|you guys|yall|"
    r"they|clinic|office) (?:\w+ )?(?:is |are )?(?:running|on time|behind|backed up) |"
    r" (?:va|van|vienen?|anda|andan|esta|estan|viene) (?:\w+ )?(?:atrasad\w+|retrasad\w+|a tiempo) (?:el|la|los|las|"
    r"con) (?:doctor\w*|dentista|citas?|horario|enfermera) |"
    r" (?:el|la) (?:doctor\w*|dentista|enfermera)(?: \w+)? (?:va|viene|anda|esta) (?:\w+ )?(?:atrasad\w|retrasad\w|a "
    r"tiempo) "
)
"""Whether the clinic keeps its hours today; the caller is not late."""
_REMINDED = re.compile(
    r" (?:got|received|sent|get|there was) (?:\w+ ){0,3}?(?:text|message|reminder|email|call|voicemail|notification) "
    r"(?:\w+ ){0,4}?(?:that|saying|says|about|i have|telling)(?: \w+){0,4}? (?:i|we|my \w+|he|she) (?:have|has|had) "
    r"(?:an? )?(?:\w+ )?(?:appointment|visit)|"
    r" (?:me|nos|le) (?:\w+ )?(?:mandaron|mando|llego|lleg\w+|enviaron|dejaron|avisaron|aviso) (?:\w+ "
    r"){0,2}?(?:mensaje|texto|"
    r"recordatorio|correo|aviso|llamada|notificacion)?(?: \w+){0,4}? (?:tengo|tiene|tenemos|tenia) (?:una )?(?:cita|"
    r"consulta) "
)
"""Who was told of a visit by us asks about it."""
_READ_OUT = re.compile(
    r" (?:read|tell|list|give|go over|run through)(?: me| us)?(?: back)? (?:all )?(?:of )?(?:my|our|his|her) (?:\w+ )?"
    r"(?:appointments|visits|schedule) |"
    r" (?:see|check|look)(?: \w+){0,3} if (?:i|we|my \w+|he|she) (?:already )?(?:made|have|has|had|booked|scheduled|"
    r"got) (?:(?:me|us|him|her|an?|one|my|any) ){0,2}(?:appointments?|visits?|physical|cleaning|checkup) |"
    r" (?:digame|leame|deme|repitame|me (?:dice|lee|repite)) (?:todas )?(?:mis|las|nuestras) (?:proximas )?citas "
)
"""Who would hear their visits to come."""
_PORTAL = re.compile(
    r" (?:(?:on|into|to|in|onto|for|my|your|the|al|en el|el|del|su|patient) )(?:patient )?(?:portal|mychart|"
    r"(?<=on )my chart|(?<=into )my chart|chart (?:app|account|login|password)) "
)
"""Online access, which is no address."""
_OF_ELSE = re.compile(
    r" (?:refill\w*|prescription\w*|results?|labs?|bill\w*|charge[sd]?|statement|receta\w*|resultados|factura|cobr\w+|"
    r"citas?|consulta|appointments?|visit|allergic|allergies|alergic[oa]) "
)
"""What is told of on the portal, and is what is wanted."""
_OUTRANKS = (("confirm",), ("when_mine",), ("new",), ("move",), ("cancel",), ("refill",), ("results",), ("billing",))
"""Likeliest wishes that a call from the clinic and the portal only stand beside."""
_TOWARDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_WRONG_ON_FILE, "update"),
    (_CALLED_BY_US, "message"),
    (_INSURER_CALLS, "vendor"),
    (_RECORDS, "records"),
    (_LOST_CARD, "message"),
    (_CLINIC_LATE, "faq"),
    (staff_told.SPEAKS, "faq"),
    (_LATE, "late"),
    (_REMINDED, "when_mine"),
    (_READ_OUT, "when_mine"),
    (_ALLERGIC, "message"),
    (_NO_PATIENT, "faq"),
    (_POLICY, "faq"),
)
"""Words that are one wish, for staff, and no visit."""


def settle(found: Wishes, wanted: frozenset[Intent], spoken: str) -> tuple[Wishes, frozenset[Intent]]:
    """The wishes of a `words.plain` text, and what the rules of `intents` tell, with what its words settle."""
    if "cancel" in found.labels and Intent.CANCEL not in wanted and intents.spares(spoken):
        instead = ("move",) if Intent.MOVE in wanted or "move" in found.labels else ()
        found = replace(found, labels=(*instead, *(one for one in found.labels if one not in ("cancel", "move"))))
    if _CRITICAL.search(spoken) and _TOLD_BY_LAB.search(spoken):
        return _only("results"), (wanted - _VISITS) | {Intent.HUMAN}
    if _CRITICAL.search(spoken) and _LAB_CALLS.search(spoken):
        return _only("vendor"), (wanted - _VISITS) | {Intent.HUMAN, Intent.CRITICAL}
    if "advice" in found.labels or Intent.ADVICE in wanted:
        return found, wanted
    if _NEW_HERE.search(spoken) and "update" not in found.labels and not wanted & _VISITS:
        return _only("update"), wanted
    asks = _STILL_RIGHT.search(spoken) or (_ON_FILE.search(spoken) and not _TO_CHANGE.search(spoken))
    if asks and not wanted & _VISITS:
        return _only("faq"), wanted | {Intent.QUESTION}
    if _LEFT.search(spoken) and not wanted & _VISITS:
        return Wishes(), wanted | {Intent.GOODBYE}
    if "arrived" in found.labels and _WHERE_TO.search(spoken) and {"faq", "parking", "address"} & set(found.labels):
        found = replace(found, labels=tuple(label for label in found.labels if label != "arrived"))
    if found.labels[:1] in (("other",), ("vendor",), ("referral",), ("message",)) and ask_for_papers(spoken):
        return _only("records"), wanted - _VISITS
    visit = wanted & _VISITS or visit_words.bookable(spoken.replace(" physical form", " form"))
    if _TO_BE_FILLED.search(spoken) and not (visit or _FILLED_BY_US.search(spoken)):
        return _only("note"), wanted
    if label := next((label for words, label in _TOWARDS if words.search(spoken)), None):
        changes = wanted & _CHANGES and not _CALLED_BY_US.search(spoken)
        makes = _makes(wanted, spoken)
        if makes and "new" not in found.labels and not changes:
            return _only("new"), wanted
        keeps = changes or makes
        return (found, wanted) if keeps else (_only(label), wanted - _VISITS)
    told = wanted & _CHANGES or _makes(wanted, spoken) or found.labels[:1] in _OUTRANKS
    if _CALLED_ONCE.search(spoken) and not told:
        return _only("message"), wanted - _VISITS
    if _PORTAL.search(spoken) and not (told or _OF_ELSE.search(spoken)):
        return _only("faq"), wanted - _VISITS
    covered = found.labels[:1] == ("insurance",) and not prices.uninsured(spoken)
    if prices.asked(spoken) and not covered and not wanted & _CHANGES:
        return _only("faq"), (wanted - _VISITS - {Intent.NEVER_MIND, Intent.GOODBYE}) | {Intent.QUESTION}
    if found.labels[:1] == ("wrong_number",) and _OF_ANOTHER_CALL.search(spoken):
        return _only("message"), wanted
    return _about_a_visit(found, wanted, spoken)


def _makes(wanted: frozenset[Intent], spoken: str) -> bool:
    return Intent.NEW in wanted and bool(_MAKES.search(_NOT_MADE.sub(" ", spoken)))


def to_be_done(spoken: str) -> bool:
    """Whether a `words.plain` text asks for a test to be made, and not for one that was."""
    return bool(_TO_BE_DONE.search(spoken)) and not _OF_ONE_DONE.search(spoken)


def _about_a_visit(found: Wishes, wanted: frozenset[Intent], spoken: str) -> tuple[Wishes, frozenset[Intent]]:
    likeliest = found.labels[:1] if not found.ask else ()
    passed = spoken.replace(" pasada ", " ")  # last week, and nothing that is to be moved
    changes = wanted & _CHANGES and intents.read(passed) & _CHANGES
    if bereaved.told(spoken) and bereaved.had_visit(spoken) and not changes:
        return _only("cancel"), (wanted - _VISITS) | {Intent.CANCEL}
    if _ONE_MORE.search(spoken) and not wanted & _CHANGES:
        return _only("new"), wanted | {Intent.NEW}
    if sooner.than_another(spoken) and likeliest == ("move",) and Intent.CANCEL not in wanted:
        return found, (wanted - {Intent.NEW}) | {Intent.MOVE}
    leans = found.labels[:1] in _MAY_MOVE and "waitlist" not in found.labels
    if leans and sooner.than_booked(spoken) and not wanted & _CHANGES:
        return _only("move"), (wanted - {Intent.NEW}) | {Intent.MOVE}
    if absence.told(spoken) and (not wanted & {Intent.MOVE, Intent.CANCEL} or _OTHERS_CANCELLED.search(spoken)):
        late = "late" if not _RUNS_LATE.search(spoken) else ""
        labels = tuple(label for label in found.labels if label not in ("new", "confirm", "when_mine", "faq", late))
        return replace(found, labels=labels), (wanted - {Intent.NEW, Intent.CANCEL}) | {Intent.CANNOT_COME}
    if _ASKED_FOR.search(spoken) and not wanted & _CHANGES and found.labels[:1] in _LEANING:
        return _only("new"), wanted | {Intent.NEW}
    other = (
        found.labels[:1] in (("move",), ("cancel",), ("records",)) and found.share >= SURELY_A_PERSON and not found.ask
    )
    if to_be_done(spoken) and not (wanted & _CHANGES or other):
        return replace(_only("new"), kind=found.kind), wanted | {Intent.NEW}
    if told := _done_with_it(spoken):
        return _only(told.value), (wanted - _VISITS) | {told}
    if likeliest == ("new",) and wanted <= {Intent.NEW} and found.share < SURELY and _ONLY_NAMED.fullmatch(spoken):
        return replace(found, labels=()), frozenset({Intent.CANNOT_COME})
    if found.labels == ("faq",) and _WHEN_MINE.search(spoken) and not wanted & _CHANGES:
        return _only("when_mine"), wanted - {Intent.NEW, Intent.QUESTION}
    if Intent.NEVER_MIND in wanted and found.share < SURELY:
        return replace(found, labels=()), wanted
    if Intent.NEW in wanted and "new" in found.labels[1:] and found.share < SURE:
        return replace(found, labels=("new", *(label for label in found.labels if label != "new"))), wanted
    if found.labels == ("new", "results") and len(spoken.split()) <= 4 and not _OF_RESULTS.search(spoken):
        found = replace(found, labels=("new",))
    sure = SURE if absence.has_visit(spoken) else SURELY
    if likeliest in (("cancel",), ("move",)) and found.share >= sure and _on_the_books(wanted, spoken):
        return found, (wanted - {Intent.NEW}) | {Intent.CANNOT_COME}
    if found.labels == ("new",) and not wanted and visit_words.bookable(spoken):
        return found, frozenset({Intent.NEW})
    if found.labels[:1] == ("billing",) and "new" not in found.labels and not _MAKES.search(spoken):
        return found, wanted - {Intent.NEW}
    if likeliest == ("human",) and found.share >= SURELY_A_PERSON and not wanted & _VISITS:
        return found, wanted | {Intent.HUMAN}
    return found, wanted


_ONLY_NAMED = re.compile(
    rf"{_HELLO}(?:(?:es )?(?:por|sobre|para|about|its about) )?(?:la|mi|my|the) "
    r"(?:cita|consulta|limpieza|appointment|visit|cleaning) (?:(?:del?|on|for|at|this|next|el|la|las|a|of|hoy|manana|"
    r"today|tomorrow|\w+day|lunes|martes|miercoles|jueves|viernes|sabado|pasado|este|proximo|tarde|morning|afternoon|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|una|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve|diez|once|doce|media|y|\d+\S*|oclock|am|pm) )+"
)
"""A visit on the books and its day, and nothing else."""
_WHEN_MINE = re.compile(
    r" (?:what time|when|que hora|cuando) (?:do|am|should|tengo que|tenemos que|debo) (?:(?:i|we) )?(?:(?:need|have|"
    r"supposed) )?(?:to )?(?:be there|bring (?:my (?:son|daughter|kids?|child|mom|dad|husband|wife)|him|her|them) in|"
    r"get there|llevarl[oa]|traerl[oa]|estar ahi) "
)
"""When it is that somebody is expected."""
_OF_RESULTS = re.compile(r" (?:results?|came|back|ready|report|resultados?|sali\w+|list[oa]s?|lleg\w+|hice|hicieron) ")
"""Of tests that were made."""


def _done_with_it(spoken: str) -> Intent | None:
    """What is to be done with a visit that is named first: "my daughter's checkup, I need it moved"."""
    found = _NAMED_FIRST.search(spoken)
    return None if found is None else Intent.MOVE if found["moved"] or found["movida"] is not None else Intent.CANCEL


_NAMED_FIRST = re.compile(
    r"^ (?:\w+ ){0,8}?(?:appointment|visit|checkup|check up|cleaning|physical|exam|shots?|vaccines?|follow up|filling|"
    r"crown|cita|consulta|limpieza|chequeo|revision|examen|vacunas?|empaste|corona|control)"
    r"(?: (?:on|for|at|del?|para|el|la|con|with|de|mi) (?:\w+ ){0,4}?\w+)?"
    r" (?:(?:(?:i|we|she|he|they)(?:d| would)? (?:really )?(?:need|needs|want|wants|like|have to get)|necesito|quiero|"
    r"quisiera|ocupo) (?:(?:it|that|that one)(?: to be)? (?:(?P<moved>moved|rescheduled|changed|"
    r"switched|pushed)|cancell?ed)|que (?:me |nos |se )?l[ao]s? (?:(?:(?:muevan?|cambien?|pasen?|recorran?|"
    r"reprogramen?)(?P<movida>))|cancelen?))|ya no (?:la|lo|las) (?:quiero|necesito|ocupo|vamos a necesitar)) "
)
_LEANING = (("confirm",), ("when_mine",), ("faq",), ("other",), ("context",), ("new",), ())
"""Wishes that a turn which plainly asks for a visit may lean to for what it tells around that."""
_MAY_MOVE = (*_LEANING, ("move",))
_MAKES = re.compile(
    r" (?:(?:needs?|wants?|like|book|schedule|make|get|set up|wanna) (?:\w+ ){0,3}?(?:an?|another|new|one)|quiero una|"
    r"(?:schedule|book) (?:my|his|her|our)|necesito una|ocupo una|quisiera una|una cita para|agendar|another|otra|"
    r"(?:hacer|sacar) (?:la |una |mi )?cita|be seen|(?:see|fit|squeeze|work) (?:me|us|him|her)|get (?:me|us) in) "
)

_NOT_MADE = re.compile(
    r" (?:didnt|did not|never|dont (?:remember|recall)) (?:make|made|making|schedul\w+|book\w*)(?= )"
)


def _on_the_books(wanted: frozenset[Intent], spoken: str) -> bool:
    """Whether a turn that likely is about a visit on the books asks for none to be made, and for no other change."""
    talk = {Intent.GOODBYE, Intent.WAIT, Intent.REPEAT}
    return not wanted & (_CHANGES | talk) and not _MAKES.search(spoken)


def _only(label: str) -> Wishes:
    return Wishes((label,), share=1.0)
