"""Danger named plainly, in both languages: labour, a scald, what one is allergic to, a face numb for a while.

The sources are those of danger/signs.py. Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_SOMEBODY = (
    r"(?:me|him|her|us|(?:my|our|his|her|the) ~1(?:son|daughter|kid|child|baby|boy|girl|husband|wife|mom|dad|mother|"
    r"father|brother|sister|grand\w+|arms?|legs?|hands?|face|chest|lap|back|feet|foot))"
)
_SCALDS = r"(?:(?:hot|boiling|scalding|burning) (?:oil|water|grease|soup|coffee|tea|wax|liquid)|acid)"
_HURT_BY_HEAT = r"(?:hot|boiling|oil|water|grease|steam|fire|stove|grill|iron|soup|coffee|acid|chemicals?|gasoline)"
_WHILE = (
    r"(?:for (?:a |about |like |around )*(?:few |couple |couple of |\w+ )?(?:seconds?|minutes?|hours?|while|bit)|this "
    r"morning|earlier|last night|tonight|suddenly|all of a sudden|out of nowhere)"
)
_WHILE_LONG = (
    r"(?:for (?:a |about |like |around )*(?:few |couple |couple of |\w+ )?(?:minutes?|hours?)|suddenly|all of a sudden|"
    r"out of nowhere)"
)
"""Long enough to be told of, or at once: "couldn't talk earlier" is of a call."""
_RATO = r"(?:por (?:unos|varios|como|casi) ~1(?:minutos|horas?)|(?:unos|como|varios) ~1minutos|de repente|de la nada)"
_SYRUP = (
    r"(?:tylenol|motrin|advil|ibuprofen|benadryl|aspirin|insulin|medicine|medication|syrup|ibuprofeno|paracetamol|"
    r"acetaminofen|medicina|jarabe|insulina|aspirina|pastillas?)"
)
_EATEN = (
    r"(?:ate|drank|swallowed|comi|comio|trago|trague)"
    r"(?! (?:breakfast|lunch|dinner|before|bien|nada|antes|well|fine|already|out|something))"
)
_NOT_YET = (
    r"(?!(?: \S+){0,4} (?:shower|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|next|soon|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"proxim[oa]|anos|cita|consulta|cesarea|(?:in|en|like|about|unas?|unos) (?:\S+ ){0,2}(?:weeks?|months?|days?|"
    r"semanas?|mes|meses|dias)) )"
)
"""A birth that is looked forward to."""
_NEAR_BIRTH = (
    r"(?:head|crown\w*|coming out|coming now|scream\w*|bleed\w*|blood|push\w*|help|ambulance|water broke|right now|"
    r"cabeza|cabecita|sale|saliendo|viene|sangr\w+|grit\w+|ayud\w+|ambulancia|fuente|ahorita|puj\w+)"
)
_AWAY = (
    rf"(?!(?! (?:\S+ )*?{_NEAR_BIRTH} )(?: \S+){{0,14}} (?:cancel\w*|reschedul\w*|move my|(?:i|we|she|he) cant (?:come|"
    rf"make it|make (?:it )?"
    rf"(?:to )?(?:my|our|her|his|the|an?) (?:appointment|visit|checkup|cleaning))(?= (?:$|\||today|tomorrow|to (?:my|"
    rf"our|"
    rf"the) (?:appointment|visit)|in today|because|on \w+day|at \w+))|llego a mi (?:cita|consulta)|(?:cambi\w+|muevo|"
    rf"mover) mi cita|no tengo quien (?:me |"
    r"nos |los |las )?cuid\w+) )"
)
"""A birth told as why a visit cannot be, and no more is told of it."""
_IN_LABOR = r"(?:already |now |actively |definitely )?(?:in|going into) (?:active |early |preterm )?labor"
_NO_BIRTH = r"relations|union|law|and delivery|day|disputes?|department"
_BABY = r"(?:(?:al|el|la|mi|su|nuestr[oa]) )?(?:bebe|bebita?|nin[oa]|criatura)"
_RATHER = r"(?! (?:antes (?:que|de)|(?:que|a) (?:ir|volver|tener|usar|pagar|regresar)) )"
_HARMLESS_GUEST = (
    r"(?! (?:building|sick|fixing(?! to)|working|installing|painting|cleaning|doing|with(?! an? )|with an? (?:fever|"
    r"cold|"
    r"cough|\w+ (?:ache|infection|company))|(?:who|that|whos|thats) (?:(?:is|was|has|have|just|a|an|the) )*(?:sick|"
    r"fixing(?! to)|works?|working|lives|needs?(?! to (?:leave|get out))|wants? to see|(?:had|got) (?:(?:a|the|his|"
    r"really) )*(?:sick|covid|flu|fever|cold|hurt|surgery)|tested|covid|flu|fever|cold|cough\w*|diabetes|cancer|feels?|"
    r"painting|cleaning|installing))(?!(?: \S+){0,5} (?:guns?|kni(?:fe|ves)|machete|pistol|bat|rifle|hitting|hurting|"
    r"choking|jail|prison|through|hands|something to) ))"
)
"""Somebody at home who is ill, or at work there."""
_CASA = r"(?:mi|la|nuestra) (?:casa|cuarto|departamento|traila)"

PLAINLY: tuple[Rule, ...] = (
    # ACOG and March of Dimes: the birth has begun, or the child is being lost.
    Rule(
        "pregnancy",
        "emergency",
        (
            rf"(?<!when )(?<!if )(?:im|i am) {_IN_LABOR}(?! (?:{_NO_BIRTH}|next (?:week|month)|soon|"
            rf"in (?:\w+ ){{0,3}}(?:days|weeks?|months?)))",
            rf"(?<!when )(?<!if )(?<!sister )(?<!client )(?:im|am|is|shes|are|be|now|think) {_IN_LABOR}"
            rf"(?! (?:{_NO_BIRTH}|next (?:week|month)|soon)){_AWAY}|"
            rf"(?:just|has|have|she|wife|ive|shes) (?:went|gone) into labor{_AWAY}",
            rf"(?:is|shes|am|im|are) giving birth{_NOT_YET}{_AWAY}|about to have the baby{_NOT_YET}|"
            r"(?:having|got|has|have|are|these are) labor pains",
            rf"(?:estoy|entre|empece) ~2(?:trabajo|labor) de parto|(?:(?<!estuve )(?<!estuvo )(?<!estaba )en|"
            rf"entr\w+ (?:en|a)|"
            rf"empez\w+ ~2) ?(?:trabajo|labor|labores) de parto{_AWAY}|(?:tengo|tiene|teniendo|trae|traigo|con|"
            rf"son) ~1(?:dolores|contracciones) de parto|(?:estoy|esta) (?:pariendo|dando a luz){_NOT_YET}{_AWAY}",
            rf"ya (?:le |me )?(?:va a (?:nacer|salir)|viene naciendo|esta naciendo|quiere nacer) {_BABY}{_NOT_YET}|"
            rf"ya (?:va|voy|vamos) a tener (?:al|el|mi|su|la) (?:bebe|bebita?|criatura){_NOT_YET}",
            r"losing (?:my|the|our|her) baby(?! (?:weight|fat|tooth|teeth|hair|fever|is))|having a miscarriage|"
            r"(?:perdiendo|abortando) (?:a )?(?:mi|al|el) (?:bebe|bebito|embarazo)|"
            r"(?:teniendo|tengo) un aborto(?: espontaneo)?(?! (?:programado|agendado))",
        ),
    ),
    # American Burn Association, referral criteria.
    Rule(
        "burn",
        "emergency",
        (
            rf"{_SCALDS} (?:just |got |was )?(?:spill\w*|splash\w*|fell|pour\w*|dump\w*|tipped|splatter\w*) ~1"
            rf"(?:on|onto|over|down) {_SOMEBODY}",
            rf"burn(?:ed|t) ~2(?:really |so |pretty |very )bad(?:ly)? (?:with|from|by) ~2{_HURT_BY_HEAT}",
        ),
    ),
    # AAAAI, anaphylaxis: what one is allergic to has just been eaten, or has stung.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            rf"(?:allerg(?:ic|y)|(?:food|nut|peanut|bee|shellfish) allergies)(?! (?:test\w*|shots?|med\w+|"
            rf"pills?|clinic|doctor|season)) ~6(?:and|but) ~3(?:stung|{_EATEN})",
            rf"alergi\w+ ~6(?:y|pero) ~3(?:pico|picaron|picar|{_EATEN})",
        ),
    ),
    # Poison Control (poison.org): too much of a medicine given.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            rf"(?:gave|given) (?:him|her|them|(?:my|our|the) \w+) (?:way |far )?too much ~2{_SYRUP}",
            rf"(?:le|les) di (?:demasiad[oa]|de mas)(?: de)? ~2{_SYRUP}|(?:le|les) di ~1{_SYRUP} de mas",
        ),
    ),
    # American Stroke Association, transient ischemic attack: what passed is a warning.
    Rule(
        "stroke",
        "emergency",
        (
            rf"couldnt (?:talk|speak|see|move ~2(?:arm|leg|face|side|hand|mouth)) (?:right |at all |straight "
            rf")?{_WHILE_LONG}"
            r"(?! (?:because|i was|we were|to|with|when|after|during|i had) )",
            rf"(?:face|cheek|side) (?:just |suddenly |all )*(?:went|gone) (?:all |totally |completely )?(?:numb|limp|"
            rf"droopy|weak)(?! (?:from|at the|after|when|during))|(?:arm|leg) (?:just )?went (?:all )?(?:numb|"
            rf"limp|dead) {_WHILE}(?! (?:\S+ ){{0,2}}(?:from|at the|because|during|sitting|sleeping))",
            r"mi \w+ no (?:podia|pudo) (?:hablar|ver) (?:bien |nada )?(?:hace (?:un )?(?:rato|ratito)|en la manana)",
            rf"no (?:podia|pudo|pude) (?:hablar|ver|mover ~2(?:brazo|pierna|cara|mano|lado)) (?:bien |nada )?{_RATO}"
            r"(?! con )",
            r"(?:se )?(?:me|le) (?:entume\w*|adormece|duerme|esta (?:entumiendo|durmiendo|adormeciendo)) ~1"
            r"(?:(?:brazo|pierna|mano) (?:izquierd|derech)[oa]|lado|cara|medio cuerpo)"
            r"(?! (?:cuando|al|si|de noche|en las? noches?|por las? noches?))",
        ),
    ),
    # NHS 999, difficulty breathing.
    Rule("breathing", "emergency", (r"respir\w+ ~1con ~1(?:dificultad|trabajos?|esfuerzo)",)),
    # 988 Línea de Prevención del Suicidio y Crisis, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            rf"(?:quiero|quiere|quisiera|desearia|ojala|preferiria|prefiero) (?:ya )?(?:estar|"
            rf"estuviera) muert[oa]{_RATHER}",
            rf"mejor (?:ya )?(?:me muero|me muriera|estaria muert[oa]|estuviera muert[oa])(?! de ){_RATHER}",
        ),
    ),
    # NENA, when to call 911.
    Rule(
        "violence",
        "emergency",
        (
            r"(?:theres|there is) (?:someone|somebody|an? (?:burglar|man|guy|stranger|robber|thief)|"
            r"an intruder) (?:is )?"
            rf"(?:in|inside|breaking into) (?:my|our|the) (?:house|home|apartment|bedroom){_HARMLESS_GUEST}|"
            rf"(?:someone|somebody|a stranger) is (?:in|inside) (?:my|our) (?:house|home|apartment|"
            rf"bedroom){_HARMLESS_GUEST}|"
            r"(?:someone|somebody|a man) is (?:breaking|trying to break) (?:in|into)(?! an? new)"
            r"(?! my (?:account|portal|email))|(?:someone|somebody|a man) is trying to get in(?:to)? ~1(?:my|our|the) "
            r"(?:house|home|apartment|window|door)",
            rf"hay (?:un(?:os)? )?(?:ladron(?:es)?|ratero\w*|intruso\w*|maleante\w*) (?:en|dentro de|adentro de|"
            rf"afuera de) {_CASA}|se (?:estan?|quieren?) (?:metiendo|meter) (?:a|en) {_CASA}|"
            rf"(?:hombres?|tipos?|sujetos?|alguien) armad[oa]s?|se metieron ~2(?:a|en) {_CASA} ~2(?:siguen|"
            rf"estan|andan) ~1(?:aqui|adentro|dentro)",
        ),
    ),
    # American Diabetes Association, severe hypoglycemia and hyperglycemia; NHS 999.
    Rule(
        "other_emergency",
        "emergency",
        (
            r"azucar (?:\S+ ){0,3}(?:en|a) (?:(?:veinte|treinta|cuarenta)(?: y \w+)?+|[1-4]\d)"
            r"(?= )(?! (?:puntos|por|de|dias|minutos|anos|gramos|kilos|mil|pesos|dolares|semanas|personas))",
            r"(?:en|a) (?:veinte|treinta|cuarenta|[1-4]\d)(?: y \w+)? de azucar|"
            r"azucar (?:\S+ ){0,3}(?:en|a) (?:como )?(?:quinientos|seiscientos|setecientos|ochocientos|[5-9]\d\d)",
            r"(?:siento|siente) que (?:ya )?(?:me muero|se muere|me voy a morir|se va a morir|"
            r"me estoy muriendo)(?! de )",
        ),
    ),
)
PLAINLY_URGENT: tuple[Rule, ...] = (
    # American Academy of Ophthalmology: sight gone in one eye; American Academy of Otolaryngology: sudden deafness.
    Rule(
        "eye",
        "urgent",
        (
            r"no ve[os]? (?:nada )?(?:de|con|por) (?:un|el|mi|su) ojo|(?:deje|dejo) de ver ~4ojo|"
            r"se (?:me|le) nublo ~1(?:la |una )?vista|lost ~1hearing ~2ears?",
        ),
        negative=True,
    ),
    # ACC/AHA guideline 2017: very high pressure and the head.
    Rule(
        "blood_pressure",
        "urgent",
        (
            r"pressure (?:\S+ ){0,2}(?:really|very|so|super|extremely|too|dangerously) high ~6(?:headaches?|head "
            r"(?:is |really )?(?:hurts?|hurting|aches|aching|pounding|killing)|dizzy|blurr\w+)|(?:headache|head (?:is "
            r"|really )?(?:hurts?|hurting|aches|pounding)) ~6pressure (?:\S+ ){0,2}(?:really|very|so|super|too) high",
            r"presion (?:\S+ ){0,1}(?:(?:muy|bien|demasiado|super) alta|altisima) ~4(?:(?:duele|dolor) ~3cabeza|"
            r"maread\w+|borros\w+)|(?:duele|dolor) ~3cabeza ~6presion (?:\S+ ){0,1}(?:muy|bien|demasiado|super) alta",
        ),
    ),
    # American College of Surgeons; CDC, wound care.
    Rule(
        "wound",
        "urgent",
        (
            r"cut (?:my|his|her) (?:hand|finger|thumb|arm|leg|foot|head|face|knee|wrist) (?:really |pretty |very |so )"
            r"bad(?:ly)?",
            r"(?:me|se) cort[eo] (?:muy|bien|bastante) (?:feo|mal|hondo|profundo)(?! (?:la (?:llamada|luz|senal)|el "
            r"(?:pelo|cabello|peluquero|fleco)))|(?:me|se) "
            r"cort[eo] (?:el|la|un) (?:mano|dedo|brazo|pierna|pie|cara|cabeza) (?:muy|bien) (?:feo|mal|hondo)",
        ),
    ),
    # NHTSA and CDC: who has just been in a crash is looked at.
    Rule(
        "injury",
        "urgent",
        (
            r"(?:was|were|got|been|im|we|i) ~1just ~1(?:had|in|got in|gotten in|got into|been in) a (?:bad |"
            r"really bad |serious |big )?(?:car |truck |motorcycle |bike )?(?:accident|wreck|crash)"
            r"(?!(?: \S+){0,12} (?:late|reschedul\w+|cancel\w*|make (?:it|my)|claim|last|behind) )",
            r"(?:acabo|acabamos|acaba|acaban) de (?:chocar(?:nos)?|tener un (?:accidente|choque)|volcar\w*)"
            r"(?!(?: \S+){0,12} (?:tarde|cambiar|cancelar|llegar|seguro|aseguranza) )",
        ),
    ),
    # Poison Control (poison.org): the wrong medicine given.
    Rule(
        "medication_gap",
        "urgent",
        (
            rf"(?:le|les) di (?:mal|equivocad[oa]|dos veces|doble) ~1(?:la |el |de )?{_SYRUP}|"
            rf"(?:le|les) di ~1{_SYRUP} (?:equivocad[oa]|que no era|dos veces|de otro)",
            rf"gave (?:him|her|them|(?:my|our|the) \w+) (?:the |his |her )?{_SYRUP} (?:wrong(?! name)|twice(?! "
            rf"(?:daily|a day|today (?:like|as))))",
        ),
    ),
)
