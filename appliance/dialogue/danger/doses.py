"""Too much medicine taken, told calmly: a count of pills, a whole bottle, in both languages; and when it was.

Who took it feels well for hours, so that neither "a while ago" nor "I feel fine" takes it back; a course of so many
days does. Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from typing import Literal

from appliance.dialogue.danger.rules import Rule, phrase

CATEGORY = "overdose_told"

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_MANY = (
    rf"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|{_TENS}|(?:a |one |two )?hundred|dozens?|"
    r"[1-9]\d|[1-9]\d\d)"
)
_LOTS = r"(?:(?:a )?(?:bunch|lot|ton|handful|fistful|load|couple dozen)|tons|loads|lots|(?:way )?too many|so many)"
_TOOK = (
    r"(?:took|taken|swallowed|downed|popped|gulped|ate|eaten|chewed|ingested|(?:going to|gonna|about to|wanna|"
    r"want to) (?:just )?(?:take|swallow|down))"
)
_ABOUT = (
    r"(?:like|about|around|maybe|almost|nearly|over|more than|at least|probably|something|close to|roughly|up to|some|"
    r"all|the|those|these|another|i think|just|a|of|my|his|her|their|as many as)"
)
_MEASURE = (
    r"(?:milligrams?|mgs?|micrograms?|grams?|units?|iu|mls?|milliliters?|drops?|percent|minutes?|hours?|days?|weeks?|"
    r"months?|years?|oclock|times?|dollars?|steps?|puffs?|and|but|then|at|in|before|after|with|bites?|different|"
    r"kinds?|sorts?|types?|\|)"
)
_STRENGTH = r"(?:ten|fifteen|twenty|thirty|forty|fifty|(?:one|two|three|four|five|eight) hundred|\d{2,4})"
"""Milligrams of a pill, behind the count of them: "thirty ten milligram Ambien"."""
_DRUG = (
    r"(?:tylenols?|acetaminophens?|paracetamol|advils?|motrins?|ibuprofens?|aleves?|naproxens?|aspirins?|benadryls?|"
    r"xanax|ativans?|klonopins?|valiums?|ambiens?|zolofts?|prozacs?|lexapros?|celexas?|trazodones?|seroquels?|"
    r"lithium|melatonins?|unisoms?|nyquils?|oxycodones?|oxys?|percocets?|vicodins?|norcos?|hydrocodones?|tramadols?|"
    r"metformins?|lisinoprils?|metoprolols?|gabapentins?|adderalls?|flexerils?|excedrins?|sudafeds?|dramamines?)"
)
_PILLS = (
    r"(?:pills?|tablets?|capsules?|caplets?|gel ?caps?|antidepressants?|painkillers?|pain ?killers?|sedatives?|"
    r"sleepers|tranquilizers?|meds|medicines?|medications?|gummies|vitamins)"
)
_THING = rf"(?:{_PILLS}|{_DRUG})"
_BOTTLE = r"(?:whole|entire|full) ~1(?:bottle|box|pack|packet|package|container|vial|jar|strip|sheet|prescription)"
_SOME = r"(?:six|seven|eight|nine|[6-9])"
_AT_ONCE = r"(?:at once|at the same time|in one go|at one time|in one sitting)"
_WHAT = rf"(?:{_THING}|cough syrup|syrup|sleep\w* ?aids?)"
_TO_ANOTHER = r"(?:gave|given|feeding|fed) (?:him|her|them|it|myself|(?:my|the|our) \w+)"

_MUCHAS = (
    r"(?:diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|"
    r"noventa|cien|[1-9]\d|[1-9]\d\d|un (?:monton|chorro|punado|puno|buen) de|bastantes|muchas|muchisimas|"
    r"demasiad[oa]s)"
)
_TOMO = (
    r"(?:(?:me|se) (?:las |los )?(?:he |ha )?(?:tome|tomo|trague|trago|comi|comio|empine|empino|tomado|"
    r"tragado|tomaron|comieron)|(?<! se )(?<! me )(?:tome|trague|trago|comio|ingeri|ingirio|tomaron)|"
    r"(?:hij[oa]|nin[oa]|mama|papa|espos[oa]|marido|herman[oa]|abuel[oa]|amig[oa]|el|ella) tomo|"
    r"(?:voy a|va a|quiero|quiere) (?:tomar|tragar)(?:me|se))"
)
_COMO = r"(?:como|unas|unos|casi|mas de|alrededor de|por lo menos|las|los|mis|sus|aproximadamente|creo que|otras)"
_MEDIDA = (
    r"(?:miligramos?|mg|gramos?|unidades|mililitros?|ml|gotas?|minutos?|horas?|dias?|semanas?|mes|meses|anos?|y|pero|"
    r"con|antes|despues|a|veces|dolares|\|)"
)
_FARMACO = (
    r"(?:tylenol(?:es)?|acetaminofen\w*|paracetamol(?:es)?|ibuprofenos?|advil(?:es)?|aspirinas?|naproxenos?|"
    r"diazepam\w*|clonazepam\w*|rivotril\w*|tafil\w*|xanax|alprazolam\w*|sertralinas?|fluoxetinas?|prozac|benadryl\w*|"
    r"metforminas?|losartan\w*|tramadol\w*|melatoninas?|gabapentinas?|amitriptilinas?)"
)
_COSA = (
    r"(?:pastillas?|pildoras?|tabletas?|capsulas?|comprimidos?|grageas?|antidepresiv[oa]s|medicinas|medicamentos?|"
    rf"calmantes?|tranquilizantes?|somniferos?|analgesicos?|vitaminas|{_FARMACO})"
)
_UNAS = r"(?:seis|siete|ocho|nueve|[6-9])"
_DE_GOLPE = r"(?:de una (?:sola )?vez|de un jalon|de golpe|juntas|al mismo tiempo|de un tiron)"
_FRASCO = r"(?:frasco|frasquito|bote|botecito|botella|caja|blister|tira|sobre)"

DOSES: tuple[Rule, ...] = (
    # Poison Control (poison.org): acetaminophen and many other medicines do harm before anything is felt.
    Rule(
        CATEGORY,
        "emergency",
        (
            rf"{_TOOK} (?:{_ABOUT} )*{_MANY} (?:(?!{_MEASURE} )\S+ ){{0,6}}{_THING}",
            rf"had (?:{_ABOUT} )*{_MANY} (?:\w+ )?of (?:my|the|his|her|these|"
            rf"those) (?:(?!{_MEASURE} )\S+ ){{0,3}}{_THING}"
            rf"(?! (?:left|filled|refilled|prescribed|remaining))",
            rf"{_MANY} (?:\w+ )?of (?:my|the|his|her|these|"
            rf"those) (?:(?!{_MEASURE} )\S+ ){{0,3}}{_THING} ~1(?:by (?:mistake|"
            rf"accident)|"
            rf"at once|\w+ (?:minutes|hours?) ago)",
            rf"{_TOOK} (?:{_ABOUT} )*{_MANY} {_STRENGTH} (?:milligrams?|mgs?) (?:\S+ )?{_THING}",
            rf"{_TOOK} (?:{_ABOUT} )*{_LOTS} (?:of )?(?:(?!{_MEASURE} )\S+ ){{0,3}}{_PILLS}",
            rf"{_MANY} (?:of )?(?:(?!{_MEASURE} )\S+ ){{0,3}}{_THING} (?:is |was )?(?:that |what )?(?:i|ive|i have|he|"
            rf"she|they|hes|shes) ~1{_TOOK}",
            rf"(?:{_TOOK}|drank|drunk|finished|emptied) ~1(?:the |an? |my |his |her )?~1{_BOTTLE} of "
            rf"(?:(?!{_MEASURE} )\S+ ){{0,4}}{_WHAT}",
            rf"{_TO_ANOTHER} (?:{_ABOUT} )*{_MANY} (?:(?!{_MEASURE} )\S+ ){{0,3}}(?:pills?|tablets?|capsules?|{_DRUG})",
            rf"{_TOOK} (?:{_ABOUT} )*{_SOME} (?:(?!{_MEASURE} )\S+ ){{0,4}}{_THING} ~2{_AT_ONCE}|"
            rf"{_TOOK} (?:{_ABOUT} )*\w+ (?:days?|weeks?|months?) worth of ~4{_THING}",
            rf"{_TOMO} (?:{_COMO} )*{_MUCHAS} (?:(?!{_MEDIDA} )\S+ ){{0,4}}{_COSA}",
            rf"{_TOMO} ~1(?:tod[oa] |complet[oa] |enter[oa] )(?:el |la |un |una |mi |su )?{_FRASCO} de "
            rf"(?:(?!{_MEDIDA} )\S+ ){{0,4}}{_COSA}",
            rf"{_TOMO} ~1(?:el|la|un|una|mi|su) {_FRASCO} ~1(?:enter[oa]|complet[oa]|llen[oa]) ~1de "
            rf"(?:(?!{_MEDIDA} )\S+ ){{0,4}}{_COSA}",
            rf"{_TOMO} (?:el|la|un|una|mi|su) {_FRASCO} de (?:(?!{_MEDIDA} )\S+ ){{0,2}}{_COSA} "
            rf"~1(?:enter|complet)[oa]|"
            rf"{_TOMO} (?:{_COMO} )*{_UNAS} (?:(?!{_MEDIDA} )\S+ ){{0,4}}{_COSA} ~2{_DE_GOLPE}",
            rf"le di (?:al? (?:\S+ )?\w+ )?(?:{_COMO} )*{_MUCHAS} (?:(?!{_MEDIDA} )\S+ ){{0,3}}{_COSA}",
        ),
    ),
)

_COURSE = phrase(
    r"(?:an?|per|each|every|this|the whole|the past|over the|over an?|in an?|for an?) (?:days?|weeks?|months?|years?)|"
    r"daily|weekly|so far|since (?:\w+day)|with (?:me|us) (?:to|when|on (?:the|my|our) (?:trip|plane|flight))|"
    r"on (?:my|the|a|our) trip|para el viaje|"
    r"over (?:\w+ )?(?:days|weeks|months)|(?:for|in) \w+ (?:days|weeks|months)|as (?:prescribed|directed)|"
    r"colonoscop\w+|(?:bowel |colon )?prep|antibiotics?|amoxicillin|prednisone|steroids?|dose ?pack|"
    r"(?:al|por|cada|a la|por la|este|esta|en el|en un|en una|todo el) (?:dia|semana|mes|ano)|diari[oa]s?|diariamente|"
    r"durante|en (?:\w+ )?(?:dias|semanas|meses)|por (?:\w+ )(?:dias|semanas|meses)|colonoscopia|antibioticos?|"
    r"birth control|contraceptives?|anticonceptiv\w+|"
    r"amoxicilina|prednisona|hasta ahora|como me (?:dijo|dijeron|indico|indicaron)"
)
"""So many over some days, or what is taken so by rule."""
_LONG_AGO = phrase(
    r"(?:days?|weeks?|months?|years?) (?:ago|back)|last (?:week|month|year|spring|summer|fall|winter)|years back|"
    r"when i was|used to|history of|in (?:high school|college)|long time ago|(?:19|20)\d\d|as a (?:kid|teen\w*|child)|"
    r"hace (?:\w+ )?(?:dias|semanas?|mes(?:es)?|anos?)|(?:la semana|el mes|el ano) pasad[oa]|cuando (?:era|tenia)|"
    r"de (?:nin[oa]|joven|chic[oa])"
)
_PRESCRIBED = phrase(
    rf"out of (?:the|my|a) {_MANY}|(?:that )?(?:the doctor|they|you|he|she) (?:gave|prescribed|put)|"
    r"que (?:me|le) (?:receto|recetaron|dio|dieron|mando|mandaron)"
)
"""What may have been taken one by one."""


_STAGGERED = phrase(
    r"(?:in|over|within) (?:an?|one|two|three|a couple(?: of)?|[1-3]) days?|today|since (?:this morning|last night|"
    r"yesterday)|"
    r"en (?:el|un|una|dos|tres|[1-3]) dias?|hoy|desde (?:ayer|anoche|la manana|esta manana)"
)
"""Too many over a day or three does as much harm as at once."""
NEAR_WORDS = 3
"""Words behind the medicine that still tell how it was taken."""


def standing(words: str, start: int, end: int) -> Literal["stands", "unsure", "cancelled"]:
    """What time makes of medicine taken: a course told with it is none; what is days ago, was prescribed so, or stands
    beside talk of a course, is asked about."""
    behind = " ".join(words[end:].split("|")[0].split()[:NEAR_WORDS])
    told = f" {words[start:end].strip()} {behind} "
    if _COURSE.search(told):
        return "unsure" if _STAGGERED.search(told) else "cancelled"
    if _LONG_AGO.search(words) or _PRESCRIBED.search(words):
        return "unsure"
    return "unsure" if _COURSE.search(words) and not _STAGGERED.search(told) else "stands"
