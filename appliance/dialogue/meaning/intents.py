"""What callers want, recognised by rules over folded words, both languages always."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from appliance.dialogue import scope
from appliance.dialogue.people import for_other, staff_told
from appliance.dialogue.words import listed, plain


class Intent(StrEnum):
    """One wish. Several may be in one turn."""

    NEW = "new"
    MOVE = "move"
    CANCEL = "cancel"
    CANNOT_COME = "cannot_come"
    HUMAN = "human"
    REPEAT = "repeat"
    GOODBYE = "goodbye"
    WAIT = "wait"
    ADVICE = "advice"
    QUESTION = "question"
    NEVER_MIND = "never_mind"
    NEW_PATIENT = "new_patient"
    SLOWER = "slower"
    CONFIRM = "confirm"
    WHEN_MINE = "when_mine"
    WAITLIST = "waitlist"
    REFILL = "refill"
    BILLING = "billing"
    RECORDS = "records"
    RESULTS = "results"
    REFERRAL = "referral"
    MESSAGE = "message"
    HOURS = "hours"
    ADDRESS = "address"
    PARKING = "parking"
    FAQ = "faq"
    INSURANCE = "insurance"
    LANGUAGE = "language"
    WRONG_NUMBER = "wrong_number"
    SPAM = "spam"
    ROBOT = "robot"
    LATE = "late"
    ARRIVED = "arrived"
    LOST_ITEM = "lost_item"
    UPDATE = "update"
    VENDOR = "vendor"
    COMPLAINT = "complaint"
    NOTE = "note"
    OTHER = "other"
    CRITICAL = "critical"
    """A laboratory's value that a person must hear at once."""


FOR_STAFF = frozenset(
    {
        *(
            Intent.CONFIRM,
            Intent.WHEN_MINE,
            Intent.WAITLIST,
            Intent.REFILL,
            Intent.BILLING,
            Intent.RECORDS,
            Intent.RESULTS,
        ),
        *(Intent.REFERRAL, Intent.MESSAGE, Intent.HOURS, Intent.ADDRESS, Intent.PARKING, Intent.FAQ, Intent.INSURANCE),
        *(Intent.LATE, Intent.ARRIVED, Intent.LOST_ITEM, Intent.UPDATE, Intent.VENDOR, Intent.COMPLAINT, Intent.NOTE),
    }
)
"""Wishes without a flow of their own yet: they count as a question, which offers a person."""


_OF_A_PATIENT = (
    r"(?:comer|come|tomar|toma(?= (?:leche|agua|pecho|nada))|beber|respirar|respira|orinar|orina|mamar|despertar)"
)
"""What somebody ill no longer does: no wish is given up by it."""
_ON_THE_WAY = (
    r"(?! (?:there|here|(?:in )?traffic|town|on (?:\w+day|the)(?! (?:bed|floor|chair|pillow|table))|today|tomorrow|"
    r"tonight|this|next|\w+day|after all|to (?:the (?:office|clinic|doctor|dentist)|see|you|your)|"
    r"the (?:road|roads|highway|mountain|traffic|snow)) )"
)
"""What does not follow where a body is meant: a place, a day, or a way."""
_SOMEBODY = rf"(?:him|her|them|us|(?:my|our|the) (?:\w+ ){{0,3}}?(?:{for_other.CHILD}|{for_other.ADULT}))"
_OF_A_BODY = (
    r"(?:make (?:an? |my |his |her )?(?:fist|sound|spit|tears?|sense|a bowel)|make it "
    rf"(?:(?:up|down|through|across){_ON_THE_WAY}|to the (?:bathroom|toilet|car|door|kitchen|top))|"
    r"do (?:stairs|steps|buttons|anything)|(?:keep|hold) (?:\w+ ){1,3}?(?:down|open|up|straight|still)|"
    rf"bring (?!{_SOMEBODY} (?:up|down|over|together) )(?:\w+ ){{1,3}}?(?:(?:up|down)(?! (?:there|here) )|"
    r"over (?:my|his|her)|behind|together|above))(?= )"
)
"""What a hurt or ill body cannot do: no visit is missed by it."""
_PASAR = r"pas(?!(?:ad[oa]s?|o|aron|ando|aporte|aje)\b)\w+"
""" "Páseme la cita" moves it; "la semana pasada" and "me pasó algo" move nothing."""
_RULES: dict[Intent, str] = {
    Intent.CANCEL: (
        r"(?<!alguien )cancel(?:s|ed|led|ing|ling|ar\w*|o|e\w*)?|"
        r"(?:(?:need|make|have|want|do|hacer|quiero) (?:an? |una )|"
        r"(?<=^ )(?:an? |una )?)cancell?a(?:tion|cion)(?= (?:please |por favor )?$)|call off|take me off|"
        r"give my (?:spot|time|slot|appointment)|(?:drop|skip) (?:my|the) (?:\w+ )?(?:appointment|visit|one)|"
        r"(?:wont|not) (?:be )?(?:coming|needing) (?:in|it|the appointment)|anul\w+|no me presento|(?:cita|corona|"
        r"limpieza|consulta|eso)(?: (?:del?|con|la|el|\w+s|hoy|manana)){0,3} siempre no(?= (?:$|gracias|por favor|"
        r"es mucho|la (?:quiero|voy)|va a ser))|(?<!casi )siempre (?:ya )?no (?:voy(?! a poder)|vamos(?! a poder)|"
        r"la quiero|la voy a (?:querer|necesitar))"
    ),
    Intent.MOVE: (
        r"re ?schedul\w*|postpone\w*|push (?:it |that |my |the )?\w* ?(?:back|to)|push me (?:out|back)|"
        r"bump (?:\w+ ){1,3}up|"
        r"(?:move|change|switch|swap|push|bump) (?:mine|my)(?! (?:address|phone|number|name|insurance|mind|email|"
        r"pharmacy))|instead of the \w+ one|need a different (?:day|time)|(?<!price )(?<!prices )(?:move|moved|moving|"
        r"change|changed|changing|switch|swap|shift) "
        r"(?:(?!cancel)\w+ ){0,4}?(?:appointments?|visits?|cleanings?|check ?ups?|"
        r"physicals?|exams|time|day|date|one|monday|tuesday|wednesday|thursday|friday|saturday|it)|"
        r"(?:different|another|earlier|later) (?:day|time|date) for (?:my|the)|"
        r"(?:to|just|please|(?:can|could) (?:i|we|you)) (?:move|switch) (?!his |its |this |was |doctors |pharmacies |"
        r"clinics |houses |plans |meds )\w{2,}s(?= )|(?:mover|cambiar) la de (?:mi |el |la )?\w+|"
        r"(?:need|needs|want|wants|like|have|get) (?:it|that|that one|them)? ?(?:to be )?(?:moved|pushed)|"
        r"que (?:me |nos |se )?l[ao]s? (?:muevan?|cambien?|pasen?|recorran?)|"
        r"reprogramar\w*|reagend\w+|aplaz\w+|pospon\w+|recorrer mi|recorr(?:a|e|an)(?:me)?l[ao]|"
        rf"(?:cambi\w+|mov\w+|muev\w+|{_PASAR}|adelantar\w*|atrasar\w*) (?:(?!cancel)\w+ ){{0,4}}?(?:citas?|consultas?|"
        r"limpiezas?|revision(?:es)?|chequeos?|(?<=mi )(?:examen(?: \w+)?|fisico|control|turno|empaste|calza|corona|"
        r"ultrasonido|papanicola\w*|visita|seguimiento)|hora|dia|fecha)|"
        r"(?:cambiarla|moverla|pasarla|cambi[ae]mela|muevamela|pasemela|la (?:quiero|necesito) (?:cambiar|"
        r"mover|pasar)|me la (?:puede )?(?:mueve|mover|cambia|cambiar|pasa|pasar|deja|dejar))"
    ),
    Intent.CANNOT_COME: (
        rf"(?:cant|cannot|wont be able to|not going to|unable to) (?!{_OF_A_BODY})(?:make|come|be there|do|keep|bring)"
        r"(?: it| in| my| the| that| today| tomorrow)?|"
        r"no (?:(?:voy|vamos) (?:a )?)?(?:puedo|podre|poder|voy|podemos) (?:a )?(?:ir|llegar|asistir|hoy|manana)|"
        r"no puedo el \w+"
    ),
    Intent.NEW: (
        r"appoint\w*|book\w*|schedul\w*|set up a (?:visit|time)|come in|be seen|get in (?:with|to|on|this|"
        r"next|tomorrow)|get an? \w+ appointment|"
        r"(?:see|visit) (?:the |a |my |an )?(?:doctor|dentist|dr|hygienist|pediatrician)|any openings|"
        r"do you have anything|any availability|(?:can|could) i get (?:in|a|an)|get me in|fit (?:me|us) in|"
        r"bring (?:her|him|them|my \w+|the \w+) (?:in|by|over)|"
        r"(?:l[ao]s? puedo|puedo|podria) (?:llevar|traer)(?:l[ao]s?)?"
        r"(?! (?:algo|mi|mis|los|la|el|una?|comida|papeles))|"
        r"cita|citas|agend\w+|apart\w+ (?:una|un)|sacar (?:una|un)|turno|consulta|ver al (?:doctor|dentista|"
        r"medico|pediatra)|"
        r"ver a la (?:doctora|dentista|pediatra|higienista)|que me (?:vea|atienda|revise)\w*|hay lugar|"
        r"tiene algo|tendra algo|hay chance|quiero (?:una|un)(?! copia)"
    ),
    Intent.HUMAN: (
        r"(?:was|were) (?:on the (?:line|phone)|talking|speaking) (?:with|to) (?!you )(?:\w+ ){1,6}(?:cut off|"
        r"disconnected|"
        r"hung up)|(?:estaba|estabamos) (?:hablando|platicando) con (?!usted)(?:\w+ ){1,6}se (?:nos |me )?cort\w+|"
        r"put (?!me|it|my)(?:\w+ ){1,3}on the (?:phone|line)|(?:(?:can|could|would|will) you|please|just) put "
        r"(?!me |it |him |her |my |them )(?:\w+ ){1,3}on(?= (?:please |now )?$)|esta (?:la|el) (?:senora|"
        r"senor|senorita)|operator|operater|representative|receptionist|front desk|real person|"
        r"human(?: being)?|live person|"
        r"actual person|(?:ill|i will|i can|going to|gonna|rather|id like to|prefer to) (?:just )?"
        r"(?:wait|hold) (?:for|on) "
        r"(?:an? |the )?(?:next )?(?:live |real |actual )?(?:person|human|agent|receptionist|someone|somebody)"
        r"(?! (?:to (?:drive|take|pick|bring|come|watch)|who))|wait for (?:a|the) (?:live |real )?(?:person|human)|"
        r"(?:me espero|espero|esperare|voy a esperar|prefiero esperar) (?:a |por )?(?:a )?(?:una |que (?:me )?"
        r"(?:atienda|conteste|pase) (?:una )?)(?:persona|alguien|gente)|"
        r"(?:speak|talk|connect me|transfer me|put me through|get me) (?:to |with )?(?:a |an |the |"
        r"some)?(?:one|body|person|human|agent|staff|nurse|manager|lady|woman|"
        r"somebody|someone|real|live)\w*|^ ?(?:a )?(?:person|agent|someone|somebody|human|staff)(?: please)? ?$|"
        r"(?:give|get|want|need|have|prefer|rather (?:have|deal with)|is there|are there|can|could|let) (?:me |us )?"
        r"(?:to )?(?:an? |any |some |another |your |the )?(?:person|people|human|agent|rep|employee|staff(?: member)?)"
        r"(?! (?:with|to (?:drive|stay|come with|bring)|in my|at my))|"
        r"(?:deme|paseme|quiero|necesito|prefiero|mejor|hay|pongame) (?:con |a )?(?:una |alguna )?"
        r"(?:persona|agente|empleada?)(?! (?:con|que (?:me|lo|la) (?:lleve|cuide|acompane)))|alguien que (?:me|nos) "
        r"(?:atienda|conteste|ayude de verdad)|"
        r"not (?:talk\w* |speak\w* )?(?:to |with )?a (?:robot|machine|computer)|dont want (?:to (?:talk|"
        r"speak) to )?a (?:robot|machine|computer)|"
        r"operador\w*|representante|recepcionista|recepcion|ser humano|humano|(?:persona|gente) (?:real|de verdad)|"
        r"(?:hablar|comunic\w+|pas\w+|comuniqueme|transfier\w+|ponga) (?:con |a )?(?:una |un |la |"
        r"el )?(?:persona|alguien|agente|humano|secretaria|senorita|encargad\w+|enfermera)|"
        r"^ ?(?:una )?(?:persona|agente|alguien|secretaria)(?: por favor)? ?$|"
        r"no quiero (?:hablar con )?(?:una )?(?:maquina|robot)|comuni(?:queme|ca?me)|comuni que me|transfierame"
    ),
    Intent.REPEAT: (
        r"(?:can|could) you (?:say|repeat)|say (?:that|it) again|repeat(?: that| it)?|come again|"
        r"pardon(?: me)?|what did you say|"
        r"i (?:didnt|did not|couldnt) (?:hear|catch|get|understand)(?: that| you| it)?|^ ?(?:what|huh|"
        r"sorry what|excuse me|sorry|hm|eh) ?$|one more time|repit\w+|repetir\w*|otra vez por favor|"
        r"^ ?(?:como|que|mande|perdon|disculpe|como dijo|que dijo|again|otra vez) ?$|"
        r"no (?:le )?(?:entendi|escuche|oi)|digame otra vez|no (?:le |les |te )?entiendo(?= (?:nada )?$)|"
        r"i (?:dont|do not|cant) (?:understand|hear)(?: you)?(?= $)|"
        r"(?:whats|(?:what|which|when)(?: time)? (?:was|were|is|are)) the (?:first|second|third|earlier|later|last)"
        r"(?: (?:one|time|option|two))?(?: again)?(?= $)|tell me the (?:first|second|third) (?:one |time )?again|"
        r"(?:cual|a que hora|cuando) (?:era|es|fue) la (?:primera|segunda|ultima)(?: hora| opcion)?(?= $)|"
        r"cuales eran(?= $)"
    ),
    Intent.SLOWER: r"slower|slow down|(?:mas|muy) (?:despacio|lento|rapido)|too fast|speak up|mas fuerte",
    Intent.GOODBYE: (
        r"good ?bye|bye(?: bye)?|thats (?:all|it|everything)|nothing else|no thats (?:all|it)|have a (?:good|"
        r"nice|great) (?:day|one|evening|night)|"
        r"im (?:all set|done|good)|we are done|adios|hasta luego|eso es todo|es todo|seria todo|nada mas|"
        r"ya es todo|que (?:tenga|pase) (?:un )?buen"
    ),
    Intent.WAIT: (
        r"hold on|hang on|(?:just |give me |wait )?(?:(?<!about )(?<!got )(?<!only )(?:a|one) (?:sec|minute|moment|"
        r"min)|one second(?! opinion)|a second(?! (?:"
        r"opinion|one|time|appointment|visit|dose|shot|look|child|floor|choice|option|cleaning)(?![a-z])))|"
        r"let me (?:check|look|see|think|grab|find|get)|wait a|"
        r"un (?:momento|momentito|segundo|minuto|minutito)|espere\w*|deje\w* (?:ver|checar|revisar|buscar)|"
        r"permitame|aguante"
    ),
    Intent.QUESTION: (
        r"refill\w*|prescription\w*|bill|billing|charg(?:e|ed)|invoice|copay|results?|records?|insurance|"
        r"insured|medicaid|medicare|"
        r"what time (?:do|are|is)|when (?:do|are|is) (?:you|my|the)|your (?:hours|address|fax)|address|"
        r"parking|how much (?:is|does|do|would)|directions|"
        r"wait ?list|are you open|where are you|referral\w*|receta\w*|surt\w+|factura|cobr\w+|cuenta|"
        r"resultados|analisis|expediente|seguro|aseguranza|"
        r"(?:a que hora|cuando) (?:abren|cierran|es mi|me toca|tengo)|horario|direccion|estacionamiento|"
        r"cuanto (?:cuesta|sale|vale|cobran)|lista de espera|referencia"
    ),
    Intent.NEVER_MIND: (
        r"(?:dont|do not|didnt) (?:want|need) (?:an|any|to (?:make|book|schedule) an?y?) (?:appointment|visit)|"
        r"no (?:quiero|necesito|ocupo|busco) (?:hacer |sacar )?(?:una |ninguna )?cita|"
        r"never ?mind|forget (?:it|about it)|changed my mind|dont bother|olvidel\w+|"
        rf"ya no(?! (?:me |se |le )?(?:(?:quier[eo]n?|pued[eo]n?) )?{_OF_A_PATIENT})|dejel\w+ asi|"
        r"mejor no|ya no quiero"
    ),
    Intent.NEW_PATIENT: (
        r"new patient|never been (?:there|here|seen|to)|first (?:time|visit)|not a patient (?:yet|there)|"
        r"new (?:to|there|here)|paciente nuev[oa]|primera vez|nunca he ido|primera cita|soy nuev[oa]"
    ),
}
_COMPILED = {intent: re.compile(rf"(?<![a-z])(?:{rule})(?![a-z])") for intent, rule in _RULES.items()}
_IN_PERSON = re.compile(r" in person | another person | one person | two (?:people|persons) ")


_OFTEN_GARBLED = listed(
    "cancelar cambiar reprogramar reschedule operadora operator recepcionista receptionist representante representative"
)
"""Words a call turns on, taken as said when one letter is off; none is one letter from another common word."""
SHORTEST_MENDED = 7
"""Letters; in a shorter word one letter makes another word."""


@lru_cache(maxsize=16384)
def _mended(word: str) -> str:
    if len(word) < SHORTEST_MENDED or word in _OFTEN_GARBLED:
        return word
    return next((known for known in _OFTEN_GARBLED if Levenshtein.distance(word, known) <= 1), word)


def read(plain_text: str) -> frozenset[Intent]:
    """Every wish in a text prepared by `words.plain`."""
    plain_text = " ".join(map(_mended, plain_text.split(" ")))
    text = _IN_PERSON.sub(" ", plain_text)
    found = {intent for intent, rule in _COMPILED.items() if rule.search(text)}
    if scope.asks_advice(plain_text):
        found.add(Intent.ADVICE)
    if _ONLY_PERSON.search(plain_text) or staff_told.by_name(plain_text) == "human":
        found.add(Intent.HUMAN)
    if _CALLS_LATER.search(text):
        found.add(Intent.NEVER_MIND)
    if Intent.SLOWER in found:
        found.add(Intent.REPEAT)
    if _ANOTHER_DAY.search(text):
        found.add(Intent.MOVE)
    if found & {Intent.MOVE, Intent.CANCEL}:
        found.discard(Intent.CANNOT_COME)
        if not re.search(r" (?:and|y|also|tambien) (?:\w+ ){0,3}(?:book|schedule|new|agendar|hacer|otra)", text):
            found.discard(Intent.NEW)
    if Intent.MOVE in found and re.search(
        r" (?:dont|not|no) (?:want|quiero|wanna) (?:\w+ ){0,2}(?:reschedule|cambiar)", text
    ):
        found.discard(Intent.MOVE)
    if Intent.CANCEL in found and (_NOT_CANCEL.search(text) or (Intent.MOVE in found and " no cancel" in text)):
        found.discard(Intent.CANCEL)
    return frozenset(found)


def spares(plain_text: str) -> bool:
    """Whether cancelling is named only to be refused: "no, don't cancel it, push me out a week"."""
    return bool(_SPARES.search(plain_text))


_SPARES = re.compile(
    r"(?<! why) (?:dont|do not|not) (?:(?:want|need|wanna) (?:you )?(?:to )?)?(?:just )?cancel |"
    r" (?:dont|do not) (?:want|need) (?:it|that|mine) (?:to be )?cancell?ed |"
    r" (?:instead of|rather than|without|sin|en vez de|en lugar de) cancel\w* |"
    r" no quiero (?:que )?(?:\w+ )?cancel\w* | no (?:me |se |te )?(?:la|lo|las|los) cancel\w* "
)


_CALLS_LATER = re.compile(
    r"^ (?:(?:no|mejor|ok|okay|bueno|well|pues|actually|um|uh|thanks|gracias|you know what|ya|yo|entonces|sorry|"
    r"i think|creo que|perdon|oh|eh|ay|never mind) )*(?:(?:luego|despues|al rato|mas tarde|otro dia|manana) (?:yo )?"
    r"(?:le |les |los |las |la |lo )?(?:llamo|marco|hablo|vuelvo a (?:llamar|marcar))|(?:le |les |los |las )?(?:llamo|"
    r"marco|hablo) (?:luego|despues|al rato|mas tarde|otro dia|manana)|(?:ill|i will|let me) (?:just )?call "
    r"(?:you )?(?:back|(?:back )?(?:later|another (?:day|time)|tomorrow)))"
    r"(?: (?:mejor|gracias|thanks|thank you|yo|entonces|then|instead|okay|ok|bye|perdon|sorry))* $"
)
"""Who will call again, and says nothing else, wants nothing done now."""
_NOT_CANCEL = re.compile(
    r" (?:dont|do not|not|no) (?:want|quiero|wanna|need) (?!(?:it|them|that)(?: any ?more)? )(?:\w+ ){0,2}cancel|"
    r" (?:dont|do not) want (?:it|that) (?:to be )?cancel|"
    r" (?:dont|do not|not to|instead of|rather than|without) (?:\w+ ){0,2}cancel|"
    r" no (?:me |se |te )?(?:la|lo|las|los) cancel| (?:en vez|en lugar|sin) (?:de )?cancel"
)
"""Cancelling named only to be refused. "No, cancel it" is none: what stands before the comma is an answer."""


_ANOTHER_DAY = re.compile(
    r" (?:(?:supposed|scheduled|booked|down|set) (?:to|for|on|in)|(?:have|had|has|got) (?:an?|my|the|our|his|her) "
    r"(?:\w+ )"
    r"{0,3}(?:appointment|visit|cleaning|checkup|check up|physical|exam|consult|follow up)|(?:tengo|tenia|tenemos|"
    r"tiene|"
    r"teniamos) (?:\w+ ){0,3}(?:cita|consulta|limpieza|revision|chequeo|turno|control)|(?:me|nos|le) (?:toca|tocaba)) "
    r"(?:\w+ )*?(?:(?:another|a different|some other|any other|a later|an earlier) (?:day|time|date|week|slot)|"
    r"(?:otro|diferente|distinto) (?:dia|horario)|otra (?:fecha|hora|semana))(?! (?:for|para) (?:my|mi) )"
)
"""Who has a visit and asks for another day would have it moved."""


_POLITE = r"(?:please|now|por favor|ahora|thanks|thank you|gracias)"
_TO = (
    r"(?:(?:speak|talk) (?:to|with)|transfer me to|connect me (?:to|with)|hablar con|comuniqueme con|paseme (?:a|con))"
)
_ONLY_PERSON = re.compile(
    r"^ (?:(?:hi|hello|yes|um|uh|hola|si|oiga|eh|can i|could i|may i|i want|i need|i wanna|i would like|id like|to|"
    rf"give me|get me|quiero|necesito|quisiera|puedo|deme|{_POLITE}) )*(?:{_TO} )?(?:(?:an?|the|un|una|el|la) )?(?:"
    r"operat[oe]r|representative|receptionist|front desk|(?:(?:real|live|actual) )?(?:person|human|agent)|human being|"
    rf"operador|operadora|recepcionista|representante|recepcion|(?:persona|humano|agente)(?: real)?|{_TO} "
    rf"(?:someone|somebody|alguien|la secretaria|la senorita)|(?:connect|transfer) me|put me through|"
    rf"(?:comuniqueme|transfierame)(?: con alguien)?)(?: {_POLITE})* $"
)
MOST_WORDS_OF_WISH = 5
A_PAUSE_MS = 100
"""Silence after a bare wish for a person from which it is granted before the turn is over."""


def only_a_person(text: str) -> bool:
    """Whether a text is nothing but a short wish for a person: "operator", "una persona, por favor"."""
    spoken = plain(text)
    return len(spoken.split()) <= MOST_WORDS_OF_WISH and bool(_ONLY_PERSON.search(spoken))
