"""What takes the alarm out of a symptom: denial, the past, "if", paper and rooms, healing, mourning, sayings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from appliance.dialogue.danger_rules import Rule
from appliance.dialogue.sayings import IDIOMS, PROCEDURES
from appliance.dialogue.words import listed


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern of the tables: whole words; `~N` is a gap of up to N words. A match begins at the space before it."""
    spaced = re.sub(r"~(\d+)", lambda gap: rf"(?:\S++ ){{0,{gap[1]}}}", pattern)
    return re.compile(rf" (?:{spaced})(?= )")


_words = phrase
_IDIOMS = tuple(_words(pattern) for pattern in IDIOMS)
_NOW = _words(
    r"right now|now|again|still|another one|wont stop|keeps?|is happening|at the moment|currently|getting worse|"
    r"since (?:this|last night|\w+ (?:this )?morning|an hour|yesterday|like|about|early)|(?:minutes?|hours?|hour) ago|"
    r"ahorita|ahora|orita|otra vez|de nuevo|todavia|sigue|desde (?:la|hace|anoche|ayer|esta)|"
    r"no se (?:le |me )?quita|hace (?:un rato|como|unos|diez|media|una hora)|en este momento"
)
_HARMLESS_NOW = _words(
    r"(?:fine|ok|okay|good|better|gone|well|clean|available|free|closed|open) (?:right )?now|now (?:im|"
    r"hes|shes) (?:fine|ok|okay|better|good)|"
    r"(?:bien|mejor) ahora|ahora (?:ya )?(?:estoy|esta) (?:bien|mejor)|ask(?:ing)? (?:right )?now|"
    r"now (?:i|we) (?:need|want|just)|now the|again (?:please|later)|"
    r"(?:todavia (?:tiene|tengo)|todavia|still)(?= $)|still (?:need|have an|come|want|go|waiting|on|keep|coming)|"
    r"todavia (?:vamos|voy|puedo|"
    r"tengo (?:la )?cita)|heartburn again"
)
_PAST = _words(
    r"last (?:year|month|week|spring|summer|fall|winter|time|november|december|january|june|july|august)|"
    r"(?:years?|months?|weeks?) (?:ago|back)|"
    r"(?:a )?(?:few|couple(?: of)?) years|back in (?:the (?:day|fall)|high)|in (?:the (?:spring|summer|winter|nineties|"
    r"eighties)|january|february|march|april|may|june|july|august|september|october|november|december|college|"
    r"high school)|"
    r"twenty (?:ten|eleven|twelve|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty one|"
    r"twenty two|twenty three|twenty four|twenty five)|(?:19|20)\d\d|used to|"
    r"when i was|a while (?:back|ago)|once (?:from|when)|over the summer|long time ago|history of|"
    r"(?:twenty|nineteen|two thousand) (?:and )?(?:oh )?\w+teen|nineteen (?:sixty|seventy|eighty|ninety)(?: \w+)?|"
    r"dos mil \w+|"
    r"(?:last|at|over|on) (?:christmas|thanksgiving|easter|halloween|new years)|(?:when|while) (?:we|he|she|they) "
    r"(?:was|"
    r"were) (?:a |an |in |still |very )?(?:kids?|child|bab(?:y|ies)|little|young\w*|small|teen\w*|born|toddlers?|"
    r"school|"
    r"college|high|elementary|two|three|four|five|six)|as (?:a )?(?:baby|babies|teen\w*|toddler|kids)|in (?:my|his|"
    r"her) "
    r"(?:twenties|thirties|forties|teens)|once (?:in|when|at|back|during)|from when|said it was (?:just|only)|"
    r"(?:it )?turned out (?:to be|it was)|(?:been|was) (?:hospitali[sz]ed|admitted) (?:last|in|for|back)|"
    r"(?<! de )una vez (?:me|se|le) \w+|de (?:bebe|joven|ninos|adolescentes?|chic[oa])|cuando (?:eramos|tenia|"
    r"estaba chic\w+|estaba en la)|de cuando|"
    r"(?:en|para) (?:navidad|ano nuevo|semana santa)|dijeron que (?:todo|era (?:solo|nomas|nada mas|puro))|resulto "
    r"(?:ser|que)|"
    r"(?:attacks?|strokes?|seizures?|diabetes|aneurysm|infarto|derrame|embolia) ~1(?:at (?:age )?(?:thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)(?! (?:weeks|percent))|before (?:i|he|she|they|we) (?:was|were) born|"
    r"antes de que ~1nacier\w+|a los \w+(?:enta|inta))|cuando yo (?:era|tenia|estaba chic\w+)|"
    r"behind me|in the past|as a (?:kid|child)|sent me home|ruled out|discharged|"
    r"ever since (?:my|the) stroke|el (?:ano|mes|verano) pasado|la semana pasada|hace (?:anos|meses|mucho|"
    r"tiempo|\w+ (?:anos|meses|semanas))|en (?:la primavera|el (?:verano|otono|invierno)|enero|febrero|marzo|abril|"
    r"mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|cuando era|me dieron de alta|de (?:nino|nina|"
    r"chiquit[oa])|antes me|del (?:ano|mes|verano) pasado|en el pasado|de alta"
)
_HEALED = _words(
    r"went away|(?:its|been|thats) (?:all )?(?:gone|over|healed)|is (?:all )?(?:gone|healed)|(?:stopped|"
    r"cleared up) (?:already|now|by itself|on its own)|already stopped|(?:im|hes|shes|everythings|were|"
    r"feel|feeling|is|am|doing) "
    r"(?:all )?(?:fine|ok|okay|good|better|a lot better|much better|great)(?: now)?|all good|"
    r"cleared (?:up|him|her|me)|under control|not anymore|isnt happening|not happening|"
    r"(?:all|much|so much|way|totally|completely|pretty much) better|been (?:fine|good|okay|normal)|fine (?:since|"
    r"ever since)|"
    r"back to normal|broke on \w+day|(?:went|gone|came) down with|quede bien|quedo bien|ya (?:quedo|quede|anda|ando|"
    r"se le quito)|"
    r"happening anymore|doesnt hurt|no big deal|nothing (?:bad|serious)|nobodys hurt|no ones hurt|"
    r"it bled for a second|went down(?! (?:into|to|my|his|her))|wore off|"
    r"ya (?:paro|se (?:me |le )?(?:paso|quito|bajo|fue)|estoy bien|respiro|me siento|paso)|"
    r"estoy bien|esta bien(?! (?:aguad|floj|mal|hinchad|inflamad|morad|palid|dormid|grave|fuerte|feo|fea|rar|"
    r"caliente|maread)\w*)|(?:come|todo) bien|me siento mejor|nada grave"
)
_IF = _words(
    r"(?:what |who do i call |call )?if (?:i|a|my|he|she|someone|theres|there|its|we|you|this is)|"
    r"in case|what if|do (?:you|yall|they) (?:guys )?(?:treat|take|see|prescribe|teach|do|have|handle|"
    r"offer|give|cover|carry|hand out|sell|stock)|(?:regalan|dan|ofrecen|venden|manejan) ustedes|(?:cuanto tiempo|how "
    r"(?:long|soon)) ~3(?:despues|after)|"
    r"(?:which|what) (?:doctor|number|provider)|how (?:much|long) (?:is|should|does|do|would)|"
    r"if (?:the|that|this|they|it|any|anyone|somebody|something|his|her|our|your|mine) |"
    r"(?:would|could|might|does|will|can) (?:the|this|that|it|my|his|her|these|those|you|someone|an?|any|your) "
    r"~6(?:cause|give|make|lead|cover|treat|help|hurt|trigger|risk|overdose)|is (?:it|there) ~2(?:possible|common|a "
    r"risk|risk)|"
    r"(?:chances?|risk|danger) of|(?:does|do|will) (?:my|your|the) (?:insurance|plan)|"
    r"(?:puede|podria|puede que|causa|provoca|da|dar) ~1(?:dar|causar|provocar|darme|darle)|si (?:el|la|los|las|ella|"
    r"alguien|"
    r"algo|uno|llega|llegara|llego)|qu?e (?:hago|hacemos) si|ustedes (?:ven|tratan|reciben|atienden)|(?:reciben|"
    r"tratan) a|"
    r"tienen (?:psicolog\w+|doctor\w*|especialista\w*|grupos?)|(?:cubre|paga) ~2(?:seguro|aseguranza|plan)|"
    r"is ~3(?:something|covered)|can (?:i|you) (?:get|set up|fill|tell)|who do i call|"
    r"will i (?:be|have)|would i|could i get|(?:im|were|calling) (?:scheduled|due|overdue)|ever (?:got|gets|happens)|"
    r"si (?:me|se|le|tengo|hay|un|una|mi)|en caso|atienden|cubre\w*|a quien llamo|que pasa si|"
    r"cuanto cuesta|venden|tienen (?:clases|vacuna)|hacen"
)
_MOURNING = _words(
    r"(?:lost|losing) (?:my|a|our|his|her|their|someone) ~3(?:to|from|in)|(?:loss|death|passing) of|perd\w+ a (?:mi|"
    r"un|una|su)|"
    r"passed away|died (?:of|from|last|sunday|in|on)|(?:aunt|uncle|father|mother|mom|dad|brother|sister|"
    r"cousin|grandma|grandpa|husband|wife) died|took (?:his|her|their) own life|"
    r"close (?:his|her|the) account|funeral|fallecio|murio|murieron|finado|difunt[oa]|q ?e ?p ?d"
)
_REPORTED = _words(
    r"(?:asked|asking|asks|wondering|wanted to know) (?:me )?if|(?:form|nurse|recording|papers?|paperwork|survey|"
    r"questionnaire|message) (?:asked|asks?|said|says?)|"
    r"(?:formulario|cuestionario|hoja|papel|encuesta) ~1(?:pregunt\w+|dice)|i (?:put|told her|told them|said) no|"
    r"(?:preguntaba|preguntaron|pregunto|decia) (?:que )?si|puse que no|me dijeron que"
)
_EXERTION = _words(
    r"(?:just|been) (?:ran|running|climbed|climbing|jogged|jogging|biked|worked out|working out|exercising)|"
    r"(?:from|after) (?:lifting|push ?ups|yoga|practice|exercise|my workout|running|jogging|the gym|the stairs|"
    r"working out|my run|exercising)|"
    r"de (?:tanto )?(?:ejercicio|correr|cargar|hacer (?:ejercicio|lagartijas|pesas))|del gimnasio|(?:vengo|venia|"
    r"acabo de|estaba) (?:de )?(?:corr\w+|subi\w+|hacer ejercicio)|subi (?:las|corriendo)"
)
"""Why a healthy caller pants."""
_CANNOT = re.compile(r"\b(?:can|cant|cannot|couldnt|puedo|puede)\b")
_NOT_NOW_EMERGENCY = _words(
    r"(?:not|isnt|aint|no) ~2(?:a |an )?~1(?:emergency|urgent)|no es ~3(?:emergencia|urgente|urgencia)|"
    r"its not i just|emergency (?:at work|at home|with work|came up|contact|room|department|"
    r"dental insurance|doctor|exit|number)|"
    r"(?:family|work) emergency|(?:contacto|sala|numero|salas|cuarto) de emergencias?|"
    r"emergencia (?:en el|del) trabajo|emergencia familiar|bill from|cuenta de la ambulancia|(?:i|"
    r"we) called (?:nine one one|911|an ambulance)"
)
_NUMB_BY_DENTIST = _words(
    r"novocaine?|numb\w* ~3(?:from|after) the dentist|from the dentist|anesthesia|anestesia|lidocaine|"
    r"the dentist this morning"
)
_NEGATORS = _words(
    r"no|not|dont|doesnt|didnt|isnt|arent|havent|hasnt|never|without|denies|nor|none|wasnt|sin|nunca|ni|"
    r"tampoco|aint|any|not that|neither"
)
_RESTART = _words(
    r"but|pero|except|however|although|though|listen|because|porque|just|sino|"
    r"and (?:im?|ive|hes?|shes?|my|his|her|our|we|they|theyre|now|its?|theres?)|"
    r"y (?:ahora|me|le|se|mi|su|tengo|tiene|esta|no puede|no puedo)|cause|so (?:i|he|she)"
)
_AND = _words(
    r"but|pero|and (?:im?|ive|hes?|shes?|my|his|her|now|theres?)|y (?:ahora|ahorita|me|le|mi|no puedo|no puede|tiene)"
)
"""What joins a paper to a danger of its own: "I need a refill and I can't breathe"."""
_NEW_CLAUSE = _words(
    r"(?:my|our) \w+ (?:is|just|isnt|wont|cant)|"
    r"(?:get|come|came|fit|see|seen|book\w*|schedul\w+|today|tomorrow|tonight|appointment|visit|in|available|"
    r"open|time|room|minute|"
    r"somebody|"
    r"someone|doctor|now|soon|asap)(?= (?:my|i|im|ive|hes?|shes?|his|her|the|theres?|our|we|weve|were) )|"
    r"(?:hoy|manana|cita|consulta|doctor|doctora|pronto|ahorita|espacio|lugar|urgente)(?= (?:me|mi|le|tengo|traigo|"
    r"tiene|siento|"
    r"esta|estoy|se|no puedo|no puede) )"
)
"""Where "if I can come in today" ends and what is the matter begins."""
_PAPER_ABOUT = re.compile(
    r" (?:forms?|bills?|records?|reports?|notes?|paperwork|papers?|cop(?:y|ies)|statements?|claims?|letter|referral|"
    r"refills?|"
    r"prescriptions?|leave|placard|results?|invoice|formas?|formularios?|cuentas?|expediente|justificantes?|recetas?|"
    r"papeles|"
    r"papeleo|reporte|carta|factura|resultados?|copias?|incapacidad|constancia) (?:(?!(?:but|because|pero|porque|and|"
    r"y|now|ahora|"
    r"im|ive|hes|shes|its)\b)\S+ ){0,6}?"
    r"(?:for|about|from|of|por|de|del|para|cuando|when|after)"
    r"(?: (?!(?:but|because|pero|porque|and|y|now|ahora|im|ive|hes|shes|its|i)\b)\S+){0,5} $"
)
"""A paper and what it is about, up to the symptom's name: "the form for my husband's stroke"."""
_ENOUGH = _words(
    r"enough (?:through|until|till?|for|to last|left)|(?:through|until|till) \w+day|(?:weeks?|months?|days?|couple|"
    r"few) ~2(?:left|"
    r"worth)|plenty|me alcanza\w*|alcanza (?:para|hasta)|(?:me|le) queda\w* (?:para|una|dos|tres|como|pastillas)|"
    r"todavia (?:tengo|tiene)"
)
"""The medicine lasts for now: a refill."""
_QUITE_HEALED = _words(
    r"totally fine|completely fine|perfectly fine|came right out|all good|no big deal|nobodys hurt|"
    r"nobody is hurt|no ones hurt|it bled for a second|all behind me|ya esta bien|todo bien"
)
_RETURNED = _words(
    r"its back|came back|coming back|is back|back again|same (?:exact )?(?:feeling|thing|pain)|(?:having|"
    r"has|had) another|now (?:its|hes|shes|im|it is|he|she|i|my|her|his)(?! (?:fine|ok|okay|better|good|"
    r"need|want|just))|"
    r"(?:siento|tengo) lo mismo|otra vez|de nuevo|le volvio|me volvio|regreso"
)
_PAST_TENSE = re.compile(
    r" (?:had|was|were|broke|tore|felt|bit|fue|era|estaba|habia|got|used|fell|took|ate|drank|threw|hit|cut|burnt|"
    r"\w{3,}ed|couldnt|tuve|tuvo|dio|hubo|desmayo|"
    r"desvanecio|desplomo|cayo|cai|quemo|queme|trago|tomo|comio|bebio|golpeo|pego|corto|atoro|perdio|convulsiono|"
    r"podia|durmio) "
)
_PROCEDURE = re.compile(rf"(?:{PROCEDURES})")
_NEAR_WORDS = 3


def masked(words: str) -> str:
    """The text without sayings and without rooms and bills that carry an alarming name."""
    for pattern in (*_IDIOMS, _NOT_NOW_EMERGENCY):
        words = pattern.sub(" _", words)
    return words


@dataclass(frozen=True, slots=True)
class Whole:
    """What the text as a whole says about when and whether."""

    now: bool
    past: bool
    past_tense: bool
    healed: bool
    quite_healed: bool
    returned: bool
    mourning: bool
    winded: bool
    dentist: bool

    @classmethod
    def of(cls, words: str) -> Whole:
        """Look for the cues once per text."""
        current = _HARMLESS_NOW.sub(" _", words)
        return cls(
            now=bool(_NOW.search(current)),
            past=bool(_PAST.search(words)),
            past_tense=bool(_PAST_TENSE.search(words)),
            healed=bool(_HEALED.search(words)),
            quite_healed=bool(_QUITE_HEALED.search(words)),
            returned=bool(_RETURNED.search(words)),
            mourning=bool(_MOURNING.search(words)),
            winded=bool(_EXERTION.search(words)),
            dentist=bool(_NUMB_BY_DENTIST.search(words)),
        )


def frames(words: str) -> tuple[bool, ...]:
    """Whether the text holds an "if", someone else's question, a paper, a "no", or a supply that lasts."""
    return (
        bool(_IF.search(words)),
        bool(_REPORTED.search(words)),
        any(_PROCEDURE.fullmatch(word) for word in words.split()),
        bool(_NEGATORS.search(words)),
        bool(_ENOUGH.search(words)),
    )


Standing = Literal["stands", "unsure", "cancelled"]
"""What is left of a symptom in its context; unsure when it was there and is said to be better."""


def standing(words: str, start: int, end: int, whole: Whole, rule: Rule) -> Standing:
    """How a symptom found at `start:end` stands."""
    if _cancelled(words, start, end, whole, rule):
        return "cancelled"
    if _mild(words, whole, rule):
        return "unsure"
    if not _over(words, end, whole, rule):
        return "stands"
    healing = rule.level == "emergency" and whole.healed and not (whole.past or whole.quite_healed)
    return "unsure" if healing else "cancelled"


_ASLEEP = _words(r"snor\w+|sleep (?:study|apnea|test|doctor)|apnea|cpap|ronca\w*|ronquid\w+|estudio del sueno")
"""Breath that stops in sleep, told by day."""


def _mild(words: str, whole: Whole, rule: Rule) -> bool:
    """A blocked nose, or a chest sore from exercise: probably nothing, and worth the one question."""
    if rule.category == "breathing":
        return bool(_BLOCKED_NOSE.search(words))
    return rule.category == "chest_pain" and whole.winded and bool(_SLIGHT.search(words))


_BLOCKED_NOSE = _words(
    r"(?:nose|sinus\w*|nostrils?) ~4(?:stuffy|stuffed|congest\w+|blocked|plugged|clogged|runny)|(?:stuffy|stuffed|"
    r"congested|"
    r"blocked|plugged|clogged|through (?:my|his|her)) ~2nose|nariz ~3(?:tapad\w+|congestion\w+|constipad\w+)|por la "
    r"nariz"
)
_SLIGHT = _words(
    r"(?:a )?(?:bit|little|slight\w*|kind of|sort of|mild\w*)|sore|tantito|poquito|un poco|leve|ligero|adolorid\w+"
)


def _cancelled(words: str, start: int, end: int, whole: Whole, rule: Rule) -> bool:
    if (not whole.now and _mourned(words, start)) or _told(words, start):
        return True
    if rule.category == "breathing" and not whole.now and _ASLEEP.search(words):
        return True
    if whole.winded and rule.category == "breathing" and not _CANNOT.search(words[start:end]):
        return True
    if rule.category == "medication_gap" and _ENOUGH.search(words):
        return True
    if _denied(words, start, end, rule.negative) or (not whole.now and _imagined(words, start)):
        return True
    if whole.dentist and re.search(r"numb|droop|dormid|sleep", words[start:end]):
        return True
    if not whole.now and _PAPER_ABOUT.search(f" {words[:start].rsplit('|', 1)[-1].strip()} "):
        return True
    return rule.category not in _NEVER_PAPER and not (whole.now and not whole.past) and _on_paper(words, start, end)


_NEVER_PAPER = frozenset(
    {
        "overdose_poisoning",
        "medication_gap",
        "mental_health",
        "unconscious",
        "bleeding",
        "child_illness",
        "suicide_self_harm",
        "violence",
    }
)
"""Categories whose own words are medicines and patients."""
_STILL_MATTERS = frozenset({"medical_urgent", "injury"})
"""A faint or a blow to the head is looked at even when the caller feels fine again."""


def _over(words: str, end: int, whole: Whole, rule: Rule) -> bool:
    """Past, or healed, and not back."""
    if whole.returned:
        return False
    if whole.past and (not whole.now or _PAST.search(" " + " ".join(words[end:].split()[:4]) + " ")):
        return True
    if rule.category in _STILL_MATTERS:
        return False
    return whole.quite_healed or (whole.healed and not whole.now)


def _denied(words: str, start: int, end: int, negative: bool) -> bool:
    """A "no" shortly before, with nothing between that starts the sentence anew."""
    before = " " + words[:start].rsplit("|", 1)[-1].strip() + " "
    restarts = list(_RESTART.finditer(before))
    if restarts:
        before = before[restarts[-1].end() :]
    near = f" {' '.join(before.split()[-4:])} "
    if negative and words[start:end].split()[0] in _SELF_NEGATED and not _NOT_THAT.search(near):
        return False
    if _NEVER.search(f" {' '.join(before.split()[-7:])} "):
        return not _UNHEARD_OF.search(words)
    found = list(_NEGATORS.finditer(near))
    discourse = _DISCOURSE_NO.search(near)
    return bool(found) and not (discourse and found[-1].end() < discourse.end())


def denied_inside(match: str, pattern: str) -> bool:
    """A "no" right before the last word of a symptom whose own pattern has none: "her face isn't drooping"."""
    return not _OWN_NO.search(pattern) and bool(_INNER_NO.search(f" {' '.join(match.split()[-3:-1])} "))


_OWN_NO = re.compile(r"\b(?:not|no|cant|isnt|wont|doesnt|dont|without|sin|never)\b")
_INNER_NO = _words(r"no|not|isnt|arent|wasnt|werent|doesnt|dont|didnt|never|nunca|without|sin|tampoco|ni")
_NEVER = _words(r"never|nunca|jamas|hasnt ever|havent ever")
_UNHEARD_OF = _words(r"like this|this bad|so bad|such|this much|so much|asi|tan|tanto")
"""After "never" it says how bad this is: "I've never had such pain"."""
_NOT_THAT = _words(r"not that|no es que|no problem|no trouble|no difficulty|sin problemas?")
_DISCOURSE_NO = re.compile(r"^(?: no)+ (?:i|im|ive|my|hes|shes|he|she|his|her|its|it|this|theres|wait|please) ")
"""An English "no" before a subject answers something else: "no, my chest hurts"."""
_SELF_NEGATED = frozenset(
    listed(
        "cant cannot can couldnt wont not no doesnt isnt barely hardly unable ni casi apenas never "
        "hasnt havent dont without sin will wouldnt aint tampoco stopped"
    )
)


def _mourned(words: str, start: int) -> bool:
    """Someone's death is told, and nothing between it and the symptom starts anew."""
    found = _MOURNING.search(words)
    return found is not None and (found.start() >= start or not _starts_anew(words[found.end() : start]))


def _told(words: str, start: int) -> bool:
    """A form or someone else said it, with nothing between that starts anew."""
    ends = [match.end() for match in _REPORTED.finditer(words) if match.start() < start]
    return bool(ends) and not _starts_anew(words[ends[-1] : start])


def _starts_anew(between: str) -> bool:
    between = f" {between.strip()} "
    return bool(_RESTART.search(between) or _NEW_CLAUSE.search(between))


def _imagined(words: str, start: int) -> bool:
    """An "if" or a question about what the clinic does, before the symptom, with nothing between that starts anew."""
    found = [match for match in _IF.finditer(words) if match.start() < start]
    return bool(found) and not _starts_anew(words[found[-1].end() : start])


def _on_paper(words: str, start: int, end: int) -> bool:
    """A test, a form, a refill or a room right beside the symptom's name."""
    before, after = _AND.split(words[:start])[-1], _AND.split(words[end:])[0]
    near = (*before.split()[-_NEAR_WORDS:], *words[start:end].split(), *after.split()[:_NEAR_WORDS])
    return any(_PROCEDURE.fullmatch(word) for word in near)
