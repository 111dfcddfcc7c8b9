"""What takes the alarm out of a symptom: denial, the past, "if", paper and rooms, healing, mourning, sayings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from appliance.dialogue.danger import anew, doses, infants, paper, seen_since
from appliance.dialogue.danger import frames as danger_frames
from appliance.dialogue.danger.rules import Rule, phrase
from appliance.dialogue.danger.sayings import IDIOMS
from appliance.dialogue.words import listed

_words = phrase
_IDIOMS = tuple(_words(pattern) for pattern in IDIOMS)
_NOW = _words(
    r"right now|now|again|still|another one|wont stop|keeps?|is happening|at the moment|currently|getting worse|"
    r"since (?:this|last (?:night|week)|\w+ (?:this )?morning|an hour|yesterday|like|about|early)|(?:minutes?|hours?|"
    r"hour) ago|ahorita|ahora|orita|otra vez|de nuevo|todavia|sigue|desde (?:la|hace|anoche|ayer|esta)|"
    r"no se (?:le |me )?quita|hace (?:un rat\w+|(?:como |unos |unas |apenas )?\w+ (?:minut\w+|horas?)|poquito|nada)|"
    r"en este momento"
)
_HARMLESS_NOW = _words(
    r"(?:fine|ok|okay|good|better|gone|well|clean|available|free|closed|open) (?:right )?now|now (?:im|"
    r"hes|shes) (?:fine|ok|okay|better|good)|"
    r"(?:bien|mejor) ahora|ahora (?:ya )?(?:estoy|esta) (?:bien|mejor)|ask(?:ing)? (?:right )?now|"
    r"todavia (?:tengo|tiene|traigo) ~2(?:cara|boca|lengua|cachete|labio)|still numb|keep(?:ing)? (?:up|my|the|"
    r"our)(?! bleed)|now (?:i|we) (?:need|want|just)|now the|again (?:please|later)|not (?:right )?now(?= (?:$|\|))|"
    r"ahora no(?= (?:$|\|))|"
    r"(?:stopped|quit|ended|passed|went away|let up|dried up|cleared up|settled|calmed down|gone|over) ~5(?:minutes?|"
    r"hours?|hour) ago|now (?:im )?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?: \w+)?|im (?:twenty|thirty|"
    r"forty|fifty|sixty|seventy|\d\d)(?: \w+)? now|ahora (?:ya )?"
    r"tengo (?:(?:veinti\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta)(?: y \w+)?|\d\d)|"
    r"(?:se (?:le |me )?(?:quito|paso|fue)|paro|dejo de \w+) (?:sol[oa] )?~2hace (?:un rato|como|unos|una hora|media)|"
    r"(?:todavia (?:tiene|tengo)|todavia|still)(?= $)|still (?:need|have an|come|want|go|waiting|on|keep|coming)|"
    r"todavia (?:vamos|voy|puedo|tengo (?:la )?cita)|heartburn again"
)
_PAST = _words(
    r"last (?:year|month|week|spring|summer|fall|winter|time|november|december|january|june|july|august)|"
    r"(?:years?|months?|weeks?) (?:ago|back)|"
    r"(?:a )?(?:few|couple(?: of)?) years|back in (?:the (?:day|fall)|high)|in (?:the (?:spring|summer|winter|nineties|"
    r"eighties)|january|february|march|april|may|june|july|august|september|october|november|december|college|"
    r"high school)|twenty (?:ten|eleven|twelve|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty one|"
    r"twenty two|twenty three|twenty four|twenty five)|(?:19|20)\d\d|used to|"
    r"when i was|a while (?:back|ago)|once (?:from|when)|over the summer|long time ago|history of|"
    r"(?:twenty|nineteen|two thousand) (?:and )?(?:oh )?\w+teen|nineteen (?:sixty|seventy|eighty|ninety)(?: \w+)?|"
    r"dos mil \w+|"
    r"(?:last|at|over|on) (?:christmas|thanksgiving|easter|halloween|new years)|(?:when|while) (?:we|he|she|they) "
    r"(?:was|were) (?:a |an |in |still |very )?(?:kids?|child|bab(?:y|ies)|little|young\w*|small|teen\w*|born|"
    r"toddlers?|school|"
    r"college|high|elementary|two|three|four|five|six)|as (?:a )?(?:baby|babies|teen\w*|toddler|kids)|in (?:my|his|"
    r"her) "
    r"(?:twenties|thirties|forties|teens)|once (?:in|when|at|back|during)|from when|said it was (?:just|only|nothing|"
    r"fine)|(?:it )?turned out (?:to be|it was)|(?:been|was) (?:hospitali[sz]ed|admitted) (?:last|in|for|back)|"
    r"(?<! de )una vez (?:me|se|le) \w+|de (?:bebe|joven|ninos|adolescentes?|chic[oa])|cuando (?:eramos|tenia|"
    r"estaba chic\w+|estaba en la)|de cuando|"
    r"(?:en|para) (?:navidad|ano nuevo|semana santa)|dijeron que (?:no era nada|todo|era (?:solo|nomas|nada mas|"
    r"puro))|resulto (?:ser|que)|"
    r"(?:attacks?|strokes?|seizures?|diabetes|aneurysm|infarto|derrame|embolia) ~1(?:at (?:age )?(?:thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)(?! (?:weeks|percent))|before (?:i|he|she|they|we) (?:was|were) born|"
    r"antes de que ~1nacier\w+|a los \w+(?:enta|inta))|cuando yo (?:era|tenia|estaba chic\w+)|"
    r"at (?:age )?(?:sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)(?= (?:im|and im|now) )|"
    r"a los (?:doce|trece|catorce|quince|diecis\w+|diecioch\w+|diecinueve|veint\w+|treinta|cuarenta)(?! (?:minutos|"
    r"dias|segundos|horas|meses|semanas|y \w+ minutos))|"
    r"behind me|in the past|as a (?:kid|child)|sent me home|ruled out|discharged|"
    r"ever since (?:my|the) stroke|el (?:ano|mes|verano) pasado|la semana pasada|hace (?:un (?:ano|mes)|anos|meses|"
    r"mucho(?! (?:frio|calor|ruido) )|tiempo|\w+ (?:anos|meses|semanas))|"
    r"en (?:la primavera|el (?:verano|otono|invierno)|enero|febrero|marzo|abril|"
    r"mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|cuando era|me dieron de alta|de (?:nino|nina|"
    r"chiquit[oa])|antes me|del (?:ano|mes|verano) pasado|del otro (?:mes|ano)|estuv[eo] (?:internad[oa]|"
    r"hospitalizad[oa]) (?:(?:la|el) \w+ pasad[oa]|hace|cuando)|en el pasado|de alta(?! presion)"
)
_HEALED = _words(
    r"went away|(?:its|been|thats) (?:all )?(?:gone|over|healed)|is (?:all )?(?:gone(?! (?:kind|sort|blue|gray|grey|"
    r"limp|quiet|pale|white|dark|black|stiff|cold|numb))|healed)|(?:stopped|quit|ended|passed|let up|dried up|"
    r"resolved|settled|calmed down|went down|cleared up) (?:already|now|by itself|on its own|by themselves)|already "
    r"stopped|(?:im|hes|shes|everythings|were|feel|feeling|is|am|doing) "
    r"(?:all )?(?:fine|ok|okay|good|better|a lot better|much better|great)(?: now)?|all good|"
    r"cleared (?:up|him|her|me)|under control|not anymore|isnt happening|not happening|"
    r"(?:all|much|so much|way|totally|completely|pretty much) better|been (?:fine|good|okay|normal)|fine (?:since|"
    r"ever since)|"
    r"back to normal|broke on \w+day|(?:went|gone|came) down with|quede bien|quedo bien|ya (?:quedo|quede|anda|ando|"
    r"se le quito)|"
    r"its (?:all |a lot |much )?better (?:now|today)|happening anymore|doesnt hurt|no big deal|nothing (?:bad|"
    r"serious)|nobodys hurt|no ones hurt|it bled for a second|went down(?! (?:into|to|my|his|her))|wore off|"
    r"ya (?:paro|se (?:me |le )?(?:paso|quito|bajo|fue)|estoy bien|respiro|me siento|paso)|"
    r"sanando|cicatrizando|healing (?:up|well|nicely|fine)|estoy bien|esta bien(?! (?:aguad|floj|mal|hinchad|inflamad|"
    r"morad|palid|dormid|grave|fuerte|feo|fea|rar|caliente|maread)\w*)|(?:come|todo) bien|me siento mejor|nada grave"
)
_EXERTION = _words(
    r"(?:just|been) (?:ran|running|climbed|climbing|jogged|jogging|biked|worked out|working out|exercising)|"
    r"(?:from|after) (?:lifting|push ?ups|yoga|practice|exercise|my workout|running|jogging|the gym|the stairs|"
    r"working out|my run|exercising)|(?:i|ive|we) ~1(?:had to |just )?(?:ran|jogged|sprinted|rushed|hurried|raced)(?! "
    r"(?:out "
    r"(?:of|the)|into|over|away))|i (?:had to|was) (?:run|running)|(?:running|ran|racing|chasing) (?:up|down|to|for|"
    r"after|"
    r"around|across|from) (?:the|my|a) (?:stairs|basement|phone|bus|garage|yard|hall\w*|dog|kids?|toddler|car|house|"
    r"door|street)|took the stairs|on (?:the|my) (?:treadmill|bike|elliptical|run)|"
    r"(?:corri|subi|baje|(?:vine|vengo|ando|venia|andaba|llegue) corriendo)|"
    r"de (?:tanto )?(?:ejercicio|correr|cargar|hacer (?:ejercicio|lagartijas|pesas))|del gimnasio|(?:vengo|venia|"
    r"acabo de|estaba) (?:de )?(?:corr\w+|subi\w+|hacer ejercicio)|subi (?:las|corriendo)"
)
"""Why a healthy caller pants."""
_CANNOT = re.compile(r"\b(?:can|cant|cannot|couldnt|puedo|puede)\b")
_NOT_NOW_EMERGENCY = _words(
    r"(?:not|isnt|aint|no(?! (?:\| )?(?:its|it is|this is|theres|i have) )) ~2(?:a |an )?~1(?:emergency|urgent)|"
    r"no es ~3(?:emergencia|urgente|urgencia)|"
    r"its not i just|emergency (?:at work|at home|with work|came up|contact|room|department|"
    r"dental insurance|doctor|exit|number)|"
    r"(?:family|work) emergency|(?:contacto|sala|numero|salas|cuarto) de emergencias?|"
    r"emergencia (?:en el|del) trabajo|emergencia familiar|bill from|cuenta de la ambulancia|(?:i|"
    r"we) called (?:nine one one|911|an ambulance)"
)
_NUMB_BY_DENTIST = _words(
    r"novocaine?|numb\w* ~3(?:from|after) the dentist|from the dentist|anesthesia|anestesia|lidocaine|"
    r"the dentist this morning|numbing (?:stuff|shot|gel|medicine|cream)|(?:got|been|was|they|you) numbed|"
    r"(?:shot|inyeccion|piquete) ~2(?:dentist\w*|muela)"
)
_NEGATORS = _words(
    r"no|not|wouldnt|dont|doesnt|didnt|isnt|arent|havent|hasnt|never|without|denies|nor|none|wasnt|sin|nunca|ni|"
    r"tampoco|aint|any|not that|neither"
)
_PAPER_ABOUT = re.compile(
    r" (?:forms?|charged|billed|cobr\w+|bills?|records?|reports?|notes?|paperwork|papers?|cop(?:y|ies)|statements?|"
    r"claims?|letter|referral|refills?|"
    r"prescriptions?|leave|placard|results?|invoice|formas?|formularios?|cuentas?|expediente|justificantes?|recetas?|"
    r"papeles|"
    r"papeleo|reporte|carta|factura|resultados?|copias?|incapacidad|constancia) (?:(?!(?:but|because|pero|porque|and|"
    r"y|now|ahora|im|ive|hes|shes|its)\b)\S+ ){0,6}?(?:for|about|from|of|por|de|del|para|cuando|when|after)"
    r"(?: (?!(?:but|because|pero|porque|and|y|now|ahora|im|ive|hes|shes|its|i)\b)\S+){0,5}(?<! me)(?<! le) $"
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
    r"(?:stopped|quit|ended|went away|let up|dried up|cleared up) (?:all )?(?:on its own|by itself) ~5(?:ago|"
    r"yesterday|last night|this morning)|(?:se (?:le |me )?(?:quito|paso|fue)|paro) sol[oa]|"
    r"totally fine|completely fine|perfectly fine|came right out|all good|no big deal|nobodys hurt|"
    r"nobody is hurt|no ones hurt|it bled for a second|all behind me|ya esta bien|todo bien"
)
_RETURNED = _words(
    r"feels? ~1(?:just |exactly )?(?:like (?:that|last time|before|the last)|the same)|se siente (?:igual|lo mismo)|"
    r"having one|"
    r"(?:dando|tiene) otro|its back|came back(?! (?:normal|negative|clean|clear|fine|good|okay|ok))|coming back|is "
    r"back|back again|same (?:exact )?(?:feeling|thing|pain)|"
    r"(?:happening|happened|doing it|started|starting) (?:all over )?again(?! (?:next|please|if))|(?:having|"
    r"has|had) another|now (?:its|hes|shes|im|it is|he|she|i|my|her|his)(?! (?:fine|ok|okay|better|good|"
    r"need|want|just))|(?:siento|tengo) lo mismo|otra vez|de nuevo|le volvio|me volvio|regreso"
)
_PAST_TENSE = re.compile(
    r" (?:\w{3,}(?:aron|ieron)|had|was|were|broke|tore|felt|bit|fue|era|estaba|habia|got|used|fell|took|ate|drank|"
    r"threw|hit|cut|burnt|\w{3,}ed|couldnt|tuve|tuvo|dio|hubo|desmayo|"
    r"desvanecio|desplomo|cayo|cai|quemo|queme|trago|tomo|comio|bebio|golpeo|pego|corto|atoro|perdio|convulsiono|"
    r"podia|durmio) "
)


@lru_cache(maxsize=16)
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
            mourning=bool(danger_frames.MOURNING.search(words)),
            winded=bool(_EXERTION.search(words)),
            dentist=bool(_NUMB_BY_DENTIST.search(words)),
        )


def frames(words: str) -> tuple[bool, ...]:
    """Whether the text holds an "if", someone else's question, a paper, a "no", or a supply that lasts."""
    return (
        bool(danger_frames.IF.search(words)),
        bool(danger_frames.REPORTED.search(words)),
        any(paper.PROCEDURE.fullmatch(word) for word in words.split()),
        bool(_NEGATORS.search(words)),
        bool(_ENOUGH.search(words)),
    )


Standing = Literal["stands", "unsure", "cancelled"]
"""What is left of a symptom in its context; unsure when it was there and is said to be better."""


def standing(words: str, start: int, end: int, whole: Whole, rule: Rule) -> Standing:
    """How a symptom found at `start:end` stands."""
    follow_up = _follow_up(words, start, end, whole, rule)
    if follow_up == "calm" or _cancelled(words, start, end, whole, rule):
        return "cancelled"
    if follow_up != "still" and _on_paper(words, start, end, whole, rule):
        return "cancelled"
    if follow_up == "unsure" or _mild(words, start, end, whole, rule):
        return "unsure"
    if rule.category == doses.CATEGORY:
        return doses.standing(words, start, end)
    if rule.category == infants.NEWBORN and infants.only_born_then(words[start - 1 : end + 1]):
        return "stands"
    if not _over(words, start, end, whole, rule):
        return "stands"
    passed = whole.quite_healed and rule.category not in _WARNS
    healing = whole.healed and not (whole.past or passed)
    seen = not whole.healed and seen_since.still(words, start, end, _PAST, rule.category)
    return "unsure" if rule.level == "emergency" and (healing or seen) else "cancelled"


_WARNS = frozenset({"stroke"})
"""What is a warning even when it passed: a transient ischemic attack."""
_ASLEEP = _words(r"snor\w+|sleep (?:study|apnea|test|doctor)|apnea|cpap|ronca\w*|ronquid\w+|estudio del sueno")
"""Breath that stops in sleep, told by day."""


def _mild(words: str, start: int, end: int, whole: Whole, rule: Rule) -> bool:
    """A blocked nose, a chest sore from exercise, a film named after it, a word to a child: worth the one question."""
    if not whole.now and danger_frames.story_after(words, end):
        return True
    if danger_frames.said_to_a_child(words, start):
        return True
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
    if _of_someone_else(words, start, end, whole, rule):
        return True
    if rule.category == "breathing" and not whole.now and _ASLEEP.search(words) and not _COLOUR.search(words):
        return True
    if whole.winded and not whole.now and rule.category == "breathing" and not _CANNOT.search(words[start:end]):
        return True
    if rule.category == "medication_gap" and _ENOUGH.search(words):
        return True
    if _denied(words, start, end, rule.negative) or (not whole.now and danger_frames.imagined(words, start)):
        return True
    if whole.dentist and re.search(
        r"numb|droop|dormid|sleep|fat|thick|big|gord|face|cara|mouth|boca", words[start:end]
    ):
        return True
    return not whole.now and bool(_PAPER_ABOUT.search(f" {words[:start].rsplit('|', 1)[-1].strip()} "))


def _on_paper(words: str, start: int, end: int, whole: Whole, rule: Rule) -> bool:
    """A test, a form or a room beside it, and no word of now alone."""
    return rule.category not in _NEVER_PAPER and not (whole.now and not whole.past) and paper.beside(words, start, end)


def _follow_up(words: str, start: int, end: int, whole: Whole, rule: Rule) -> Literal["calm", "unsure", "still", ""]:
    if rule.category not in _FOLLOWED_UP or whole.now or whole.returned:
        return ""
    return paper.followed_up(words, start, end)


def _of_someone_else(words: str, start: int, end: int, whole: Whole, rule: Rule) -> bool:
    """Mourned, told by a form or the news, in a story, or an animal's."""
    if danger_frames.told(words, start) or danger_frames.in_a_story(words, start):
        return True
    if not whole.now and danger_frames.CURIOUS.search(words):
        return True
    if not whole.now and danger_frames.SCARED_BY.search(words) and danger_frames.CHECKED.search(words):
        return True
    if rule.category not in _BY_BEASTS and danger_frames.of_a_beast(words, start, end):
        return True
    return not whole.now and danger_frames.mourned(words, start)


_FOLLOWED_UP = frozenset(listed("chest_pain breathing stroke seizure unconscious overdose_poisoning overdose_told"))
"""Categories of which a follow-up is no alarm; who bleeds or despairs is asked."""
_BY_BEASTS = frozenset({"animal_bite", "medical_urgent", "infection"})
_COLOUR = _words(r"blue|bluish|gray|grey|purple|azul\w*|morad\w+")
"""Who turns blue does not merely snore."""
_NEVER_PAPER = frozenset(
    listed(
        "overdose_poisoning overdose_told medication_gap mental_health unconscious bleeding child_illness "
        "newborn_fever infant_fever suicide_self_harm violence violence_at_home"
    )
)
"""Categories whose own words are medicines and patients."""
_STILL_MATTERS = frozenset({"medical_urgent", "injury"})
_GROWN_TOGETHER = _words(r"(?:its|is|has|all|fully) healed|(?:ya )?(?:sano|sanada?|soldo)")
"""A faint or a blow to the head is looked at even when the caller feels fine again."""


def _over(words: str, start: int, end: int, whole: Whole, rule: Rule) -> bool:
    """Past, or healed, and not back."""
    if whole.returned or anew.told(words, start):
        return False
    if rule.category == "post_op" and _PAST.search(words[start - 1 : end + 1]):
        return False
    if whole.past and (not whole.now or _PAST.search(" " + " ".join(words[end:].split()[:4]) + " ")):
        return True
    if rule.category in _STILL_MATTERS:
        return bool(_GROWN_TOGETHER.search(words))
    return not _WELL_BUT.search(words[:start]) and (whole.quite_healed or (whole.healed and not whole.now))


_WELL_BUT = _words(r"(?:fine|okay|ok|good|better|bien|mejor) ~1(?:but|pero)(?: \S+){0,4}")
"""One thing is well, and behind the "but" another is not."""


def _denied(words: str, start: int, end: int, negative: bool) -> bool:
    """A "no" shortly before, with nothing between that starts the sentence anew."""
    before = " " + words[:start].rsplit("|", 1)[-1].strip() + " "
    restarts = list(danger_frames.RESTART.finditer(before))
    if restarts:
        before = before[restarts[-1].end() :]
    near = f" {' '.join(before.split()[-4:])} "
    if negative and words[start:end].split()[0] in _SELF_NEGATED and not _NOT_THAT.search(near):
        return False
    if _NEVER.search(f" {' '.join(before.split()[-7:])} "):
        return not _UNHEARD_OF.search(words)
    if words[start:end].split()[0] in _OPENS and _NO_AND_ITS_VERB.search(before):
        return False
    found = list(_NEGATORS.finditer(near))
    discourse = _DISCOURSE_NO.search(near)
    return bool(found) and not (discourse and found[-1].end() < discourse.end())


def denied_inside(match: str, pattern: str) -> bool:
    """A "no" right before the last word of a symptom whose own last part has none: "her face isn't drooping"."""
    return not _OWN_NO.search(_FAR.split(pattern)[-1]) and bool(_INNER_NO.search(f" {' '.join(match.split()[-3:-1])} "))


_OPENS = frozenset(listed("se le me esta estan tiene hes shes theyre im he she its"))
"""Words that begin a clause of its own: what an earlier "no" denied is told by then."""
_NO_AND_ITS_VERB = re.compile(
    r" (?:no|not|ni|cant|cannot|isnt|doesnt|sin) (?:(?!que |that |think |say |creo |ni |se |le )\S+ ){2,5}$"
)
_FAR = re.compile(r"\{0,[12]\d\}")
"""A gap of ten words or more: what stands behind it is a sign of its own."""
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
