"""What cannot wait for a routine visit: staff are fetched now, no time is offered. Format as in danger/rules.py."""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_SMALL = r"(?:(?:my|our|the|his|her) ~3(?:weeks?|months?|newborn|infant)(?: olds?)?(?: baby)?)"
_SMALL_ES = r"(?:(?:mi|la|el|nuestr[oa]) ~1(?:bebe|meses|semanas|recien nacid\w)(?: de ~2(?:meses|semanas|dias))?)"
"""Who has a fever "too"."""

URGENCIES: tuple[Rule, ...] = (
    # ADA, dental emergencies; American Association of Endodontists, avulsed teeth.
    Rule(
        "dental_avulsion",
        "urgent",
        (
            r"(?:tooth|teeth) ~12(?:knocked|popped out|came (?:all the way |right |completely |clean |straight )?out|"
            r"fell out|fell off|pushed|are gone|is gone|in (?:my|his|her) hand|in milk|in the grass)",
            r"knock\w* ~4(?:tooth|teeth)|(?:lost|broke off|missing) ~2(?:front|permanent|adult) ~1(?:tooth|"
            r"teeth)|face ?plant\w* ~14(?:tooth|teeth)",
            r"(?:salio|salid\w+|cayo|caido|tumb\w+|volo|zaf\w+|arranc\w+|boto|perdio) ~4dientes?|"
            r"dientes? ~6(?:salio|cayo|tumb\w+|en (?:la )?leche|zaf\w+|volo|arranc\w+)",
        ),
    ),
    Rule(
        "dental_bleeding",
        "urgent",
        (
            r"(?:tooth|teeth|socket|extraction|pulled|gums?) ~10(?:still |keeps |wont )~1(?:bleed\w*|ooz\w+|"
            r"stop\w*|quit\w*)",
            r"(?:hole|socket|extraction|pulled|gums?) ~10(?:fill\w*|full|pool\w*) ~3blood",
            r"(?:bleed\w*|ooz\w+) ~8(?:extraction|socket|pulled|gauze)|socket ~4bleed\w*",
            r"(?:muela|diente|extraccion) ~10(?:sangr\w+|sale sangre|sale mucha)|(?:sangr\w+|"
            r"sale sangre) ~6(?:muela|extraccion|diente|gasa)",
        ),
        negative=True,
    ),
    Rule(
        "dental_swelling",
        "urgent",
        (
            r"(?:cheek|face|jaw|gums?|eye|lip) ~7(?:swollen|swelling|swelled|swole|huge|bigger|puffed|ballooned|"
            r"size of)",
            r"(?:swollen|swelling) ~5(?:cheek|face|jaw|gums?)|abs[ce]+ss?|(?:pus|infection) ~4(?:gum|tooth|"
            r"mouth)|(?:gums?|tooth) ~4pus|(?:theres|its|is) pus",
            r"(?:cara|cachete|mejilla|encia|ojo|mandibula|quijada) ~6(?:hinch\w+|inflam\w+)|(?:hinch\w+|"
            r"inflam\w+) ~5(?:cara|cachete|mejilla|encia)|absceso|pus ~3(?:encia|muela|diente)",
        ),
    ),
    Rule(
        "dental_trauma",
        "urgent",
        (
            r"jaw ~3(?:broke\w*|fractur\w*|dislocat\w*|locked)|(?:broke\w*|fractur\w*) ~2jaw|teeth ~1(?:dont|not|"
            r"arent|wont) ~1(?:line|lin\w+|meet|close|fit)",
            r"(?:molar|tooth|teeth) ~5(?:split|cracked|snapped|shattered|broke|broken) ~12(?:nerve|pain\w*|"
            r"hurt\w*|crying|bad)|nerve ~2exposed",
            r"(?:quebr\w+|rompi\w+|fractur\w+|zaf\w+) ~3(?:mandibula|quijada)|no ~2cierran ~2dientes|(?:diente|"
            r"muela) ~3(?:rot\w+|quebr\w+|parti\w+) ~8(?:dolor|duele)",
        ),
        negative=True,
    ),
    Rule(
        "dental_pain",
        "urgent",
        (
            r"(?:tooth\w*|teeth|molar|root canal|gum) ~12(?:ten out of ten|10 out of 10|unbearable|up all night|"
            r"wont touch|excruciating|throbbing worse|worst pain|cant (?:take|stand|sleep)|killing me)",
            r"(?:unbearable|excruciating|worst|horrible|terrible|awful|crying) ~4(?:tooth\w*|teeth)|"
            r"root canal ~14(?:worse|throbbing|swollen)",
            r"no (?:la |lo )?aguanto ~4(?:muela|diente|dolor)|(?:muela|diente) ~8(?:no (?:la |lo )?aguanto|"
            r"no dormi|insoportable|no he dormido|me esta matando)|dolor ~4(?:muela|diente) ~4(?:insoportable|"
            r"horrible)",
        ),
        negative=True,
    ),
    # MedlinePlus, after surgery.
    Rule(
        "post_op",
        "urgent",
        (
            r"(?:incision|stitches|wound|surgery|operation|operated|sutures?|staples) ~12(?:red|hot|leak\w*|pus|"
            r"open\w*|chills|fever|bleed\w*|infected|draining|split|smells?)",
            r"(?:had|took|taken|remov\w+|since) ~3(?:gall ?bladder|appendix|tonsils|uterus|hysterectomy|hernia|"
            r"kidney|wisdom teeth|"
            r"tumor|c section|implant|root canal|procedure|biopsy) ~12(?:fever|chills|pus|infected|red and|oozing)",
            r"stitches ~3(?:came|come|popped|torn|ripped|open\w*)|cast ~6(?:tight|purple|blue|numb)|"
            r"fingers ~5(?:purple|numb)",
            r"(?:herida|operacion|oper\w+|puntos|cirugia|cesarea) ~12(?:pus|roj\w+|fiebre|calentura|abri\w+|"
            r"escalofrios|sangr\w+|infect\w+|supur\w+)",
        ),
    ),
    # American Academy of Pediatrics, fever and dehydration.
    Rule(
        "child_illness",
        "urgent",
        (
            r"(?:weeks?|months?|newborn|infant) ~1(?:old )?~8(?:fever|temperature|10\d)|(?:fever|"
            r"temperature) ~4(?:10[3-9]|(?:a )?hundred (?:and )?(?:three|four|five)|one oh (?:three|four|five))",
            r"(?:throw\w*|vomit\w*|puk\w+) ~3(?:all (?:night|day)|everything|nonstop|constantly)|"
            r"cant keep ~4down|keep ~3water down",
            r"(?:no|not|hasnt|havent|without|zero) ~3wet diapers?|not peed|hasnt peed|croup|bark\w* cough|"
            r"fever ~5(?:days|week)",
            r"(?:bebe|meses|semanas|recien nacid\w) ~8(?:fiebre|calentura|temperatura)|(?:toda la noche|"
            r"todo el dia) ~2vomit\w+|no (?:retiene|aguanta) ~2(?:agua|nada)|no ha (?:orinado|mojado)",
            r"(?:fiebre|calentura|temperatura) ~4(?:cuarenta|4[0-2]|treinta y nueve|39)",
            rf"(?:fever|temperature) (?:\| )?(?:and |but )so (?:does|has|is) {_SMALL}|(?:fever|temperature) (?:\| )?"
            rf"(?:and|but) (?:now )?{_SMALL} (?:(?:has|got|is|it|one|a|the same|fever) )*(?:too|also|as well|does)",
            rf"(?:fiebre|calentura|temperatura) (?:\| )?(?:y|pero|e) (?:ahora )?(?:tambien {_SMALL_ES}|{_SMALL_ES} "
            r"(?:(?:esta|anda|tiene|trae|con|fiebre|calentura) )*(?:tambien|igual)(?! \w+ (?:una |su )?cita))",
        ),
        negative=True,
    ),
    # AAOS, fractures; CDC, heads up.
    Rule(
        "injury",
        "urgent",
        (
            r"(?:wrist|arm|leg|ankle|finger|elbow|shoulder|hip|knee) ~6(?:bent|broken|broke|fractur\w*|"
            r"dislocat\w*|out of place|snapped|deformed|popped out)",
            r"(?:broke|broken|fractured|dislocated) ~2(?:wrist|arm|leg|ankle|finger|elbow|shoulder|hip|"
            r"collarbone|nose|foot|hand)",
            r"(?:fell|fall|fallen) ~12(?:cant|cannot|couldnt|unable) ~3(?:weight|walk|get up|stand|move)|"
            r"cant put ~3weight",
            r"(?:bumped|hit|banged|smacked|knocked) ~2head|concussion|head injury",
            r"(?:needs?|need) stitches|deep cut|cut ~4(?:deep|to the bone)|puncture",
            r"(?:muneca|brazo|pierna|tobillo|dedo|codo|hombro|cadera|rodilla|pie) ~6(?:chuec\w+|quebr\w+|rot\w+|"
            r"fractur\w+|zaf\w+|disloc\w+)|(?:quebr\w+|romp\w+|fractur\w+) ~2(?:muneca|brazo|pierna|tobillo|dedo|"
            r"codo|cadera|pie|mano)",
            r"(?:cayo|cai|caida) ~8no ~2(?:camina\w*|apoya\w*|levant\w+|par\w+se)|(?:golpe\w*|pegue|pego|"
            r"golpee) ~4cabeza|cortada ~2(?:honda|profunda)",
        ),
    ),
    # MedlinePlus: abdomen, urine, eyes, infection, blood pressure, bites, burns, fainting.
    Rule(
        "medical_urgent",
        "urgent",
        (
            r"(?:awful|severe|terrible|horrible|bad|worst|sharp|stabbing|unbearable|intense|"
            r"excruciating) ~2pain\w* ~8(?:side|stomach|belly|abdomen|low\w*|back|gut)",
            r"(?:stomach|belly|abdomen|side) ~4(?:severe|unbearable|excruciating|killing)|(?:cant|havent|not|"
            r"unable) ~4pee",
            r"(?:duele|dolor) ~2(?:much\w+|fuert\w+|insoportable|horrible) ~7(?:estomago|lado|barriga|abdomen|"
            r"panza|vientre)|no (?:puedo|he podido) orinar",
            r"(?:bleach|chemicals?|acid|splash\w*|glass|metal|cleaner|something) ~4(?:in|into|to) ~1eyes?|"
            r"flashing lights|curtain ~5eye|lost ~2(?:vision|sight)"
            r"(?! (?:card|insurance|plan|form|benefits|coverage))|cant see ~2eye",
            r"(?:cloro|acido|quimico|vidrio|limpiador|algo) ~3(?:en|al) ~1ojos?|(?:luces|cortina|"
            r"manchas) ~6(?:ojo|vista)|perdi ~1(?:vista|vision)",
            r"had an? ~1allergic reaction|red streaks?|streak\w* ~3(?:arm|leg)|(?:raya|linea) roja ~4(?:brazo|pierna)?",
            r"pressure\w* ~5(?:two \w+|2\d\d|one ninety|one eighty|19\d|18\d) over|presion ~5(?:doscientos|"
            r"ciento noventa|ciento ochenta|2\d\d|19\d|18\d)(?: con| sobre)?",
            r"(?:dog|cat|snake|spider|raccoon|bat|animal) ~1(?:bit|bitten|bite|bites)|bit\w* by a|"
            r"mordi\w* ~2(?:perro|gato|vibora|serpiente|arana|murcielago)|perro ~2mordi\w*",
            r"(?:burned|burnt|scalded) ~1(?:my|his|her|myself|himself|herself|hand|arm|leg)|blisters? ~4(?:hand|"
            r"palm|arm|burn|finger)|(?:me|se) quem[eo]",
            r"(?:i|ive|i have) ~1(?:passed out|fainted|blacked out)|passed out (?:at|in|on)|me desmay\w+|"
            r"(?:almost|nearly|going to|about to) (?:passed out|pass out|faint)",
            r"(?:pad|tampon) an hour|period\w* ~3(?:so|really|very) heavy|soak\w* ~4(?:pads?|towels?)|"
            r"toalla\w* ~3(?:cada|por) hora",
        ),
        negative=True,
    ),
    # ACOG, early pregnancy and fetal movement.
    Rule(
        "pregnancy_urgent",
        "urgent",
        (
            r"(?:havent|not|cant|hasnt|dont|hardly|no longer|stopped) ~2(?:felt|feel|feeling) ~3baby|"
            r"baby ~3(?:not|isnt|hasnt|stopped|wont|quit) ~2(?:mov\w+|kick\w*)|no ~2movement",
            r"(?:spotting|cramping|contractions)|no (?:siento|se mueve|he sentido) ~2bebe|bebe ~1no se ~1(?:muev\w+|"
            r"movi\w+)|(?:dejo|dejado) de moverse|"
            r"(?:manch\w+|colicos|contracciones) ~6embaraz\w+|embaraz\w+ ~6(?:manch\w+|colicos|contracciones)",
        ),
        negative=True,
    ),
    # SAMHSA and 988, crisis without immediate danger.
    Rule(
        "mental_health",
        "urgent",
        (
            r"panic attack|not safe (?:to be|being|at|here|with)|nothing matters|(?:hasnt|not|havent) ~3(?:eaten|"
            r"come out|left) ~6days|hearing voices|nervous breakdown|mental (?:health )?crisis",
            r"(?:stopped|quit|off) (?:taking )?(?:my|his|her) (?:meds|medication|medicine|lithium|"
            r"antidepressants?)|ataque de (?:panico|ansiedad|nervios)|crisis (?:nerviosa|de ansiedad|emocional)|"
            r"oigo voces|oye voces",
        ),
        negative=True,
    ),
    # American Diabetes Association; Epilepsy Foundation.
    Rule(
        "medication_gap",
        "urgent",
        (
            r"(?:out of|no more|without|missed|need) ~3insulin|insulin ~4(?:ran out|gone|since)|"
            r"sugar\w* ~4(?:four|4\d\d|three (?:hundred (?:and )?)?\w+ty)",
            r"last ~3(?:insulin|inhaler|seizure|keppra|pill|dose) ~10(?:any ?more|none|no more|nothing|out)|"
            r"(?:insulin|inhaler|keppra) ~6(?:dont|havent|none|no) ~2(?:left|any|more)",
            r"(?:out of|without|ran out) ~4(?:seizure|heart|transplant) (?:medicine|meds|medication|pills)|"
            r"feel ~3aura|aura coming",
            r"double dose|twice (?:the|my|as much)|took ~5twice|(?:wrong|somebody elses|someone elses) (?:pill|"
            r"medicine|medication|dose)|(?:giving|gave|got|have|broke out in|breaking out in) ~2hives",
            r"(?:acabo|termino|sin|falta|ultim\w+) ~4insulina|azucar ~5(?:cuatrocientos|quinientos|trescientos|"
            r"[345]\d\d)|"
            r"sin ~2(?:medicina|pastillas) ~3(?:convulsiones|epilepsia)|doble dosis|(?:tome|tomo) ~3dos veces|ronchas",
        ),
    ),
)
