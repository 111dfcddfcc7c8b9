"""More of what cannot wait for a routine visit, by how it shows: bites, spread of an infection, pressure in numbers.

Both languages. Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_BEAST = (
    r"(?:dogs?|cats?|puppy|pit ?bull|raccoon|bats?|squirrel|rat|monkey|horse|fox|possum|kitten|perr[oa]s?|perrit[oa]s?|"
    r"gat[oa]s?|gatit[oa]s?|mapache|rata|murcielago|ardilla|caballo|tlacuache|zorr\w+)"
)
_PART = (
    r"(?:calf|leg|foot|ankle|shin|arm|hand|toe|finger|knee|elbow|thigh|wrist|forearm|heel|bite|cut|scrape|wound|sore|"
    r"pie|pierna|pantorrilla|dedo|mano|brazo|rodilla|herida|cortada|tobillo|raspon|piquete|mordida|codo|muslo|talon)"
)
_HOT_RED = r"(?:hot|red|swoll\w+|swell\w*|throbb\w+|pus|oozing|roj[oa]|caliente|hinchad\w+|pus|colorad\w+|supur\w+)"
_HIGH = (
    r"(?:one (?:eighty|ninety)(?: \w+)?|(?:a )?hundred (?:and )?(?:eighty|ninety)(?: \w+)?|two (?:hundred|oh|ten|"
    r"twenty|thirty|forty)|1[89]\d|2[0-4]\d|ciento (?:ochenta|noventa)(?: y \w+)?|doscient\w+(?: \w+)?)"
)
_HIGH_CM = r"(?:dieciocho|diecinueve|veinte|veintiun[oa]?|veintidos|veintitres|18|19|2[0-4]) (?:con|sobre|y)"
_WIRE = (
    r"(?:wires?|brackets?|braces|brace|retainer|expander|spacer|alambres?|alambritos?|frenos|frenillos|retenedor|"
    r"arco|ligas?)"
)
_POKES = (
    r"(?:pok\w+|stab\w+|stuck|cut\w*|dig\w+|stick\w+|snapped|popped|sharp|embedded|came (?:off|loose|out)|broke\w*|"
    r"encaj\w+|clav\w+|pic\w+|enterr\w+|lastim\w+|cort\w+|zaf\w+|sal(?:io|e|ido)|solt\w+|safo|quebr\w+|romp\w+)"
)
_IN_MOUTH = r"(?:cheeks?|gums?|lips?|tongue|mouth|cachete|mejilla|encia|labios?|lengua|boca|paladar)"
_URINE = r"(?:pee|peeing|urinat\w*|urine|bladder|uti|kidneys?|orina\w*|orinar|pipi|mal de orin|vejiga|rinon|rinones)"
_FEVER = r"(?:fever\w*|chills|temperature|fiebre|calentur\w+|escalofrios?|temperatura)"
_DAYS = (
    r"(?:(?:two|three|four|five|six|seven|[2-7]) (?:full |whole |straight )?(?:days?|nights?)|(?:third|fourth|fifth|"
    r"sixth) day|(?:a|whole|all) week|(?:dos|tres|cuatro|cinco|seis|siete|[2-7]) (?:dias|noches)|(?:tercer|cuarto|"
    r"quinto) dia|(?:una|toda la) semana)"
)
_SOCKET = (
    r"(?:pull\w*|extract\w*|wisdom (?:tooth|teeth)|socket|took ~3(?:tooth|molar)|sac\w+ ~4(?:muelas?|diente|juicio)|"
    r"extra\w+|(?:muela|diente) ~3sac\w+|hueco|hoyo)"
)

URGENT_SIGNS: tuple[Rule, ...] = (
    # CDC, rabies: any bite by a mammal is seen the same day.
    Rule(
        "animal_bite",
        "urgent",
        (
            rf"{_BEAST} (?:just |has )?got (?:me|him|her|(?:my|our) \w+)(?! (?:to|a|an|for|tested|fixed))|{_BEAST} "
            rf"~3(?:bit|bite|bites|bitten|nipped|nailed|attacked|clawed|chomped|latched|tore|ripped|"
            rf"scratched|mordi\w*|muerde|ataco|rasgun\w+|aran\w+) ~1(?:me|him|her|us|(?:my|our|his|her|the) "
            rf"(?!{_BEAST} )\w+)(?! (?:to|tested|from|a|an|at|fixed|groomed))",
            r"(?:got|was|been|were) (?:bit|bitten) (?:by|on|in)|bite (?:mark|wound)s?|teeth marks",
            rf"mordi(?:o|da|do|eron|das) ~5{_BEAST}|{_BEAST} ~4(?:mordi\w*|(?:se )?(?:le|me) (?:fue|echo|aviento) "
            rf"encima|"
            r"(?:lo|la|me|le|nos) (?:ataco|agarro|arano|rasguno))",
        ),
    ),
    # CDC, cellulitis and tetanus: redness that spreads, heat, a rusty nail.
    Rule(
        "infection",
        "urgent",
        (
            rf"{_PART} ~6{_HOT_RED} ~4{_HOT_RED}",
            r"(?:red\w*|swelling|streak\w*|rash|line) ~5(?:past|beyond|outside|spread\w*|climb\w*|creep\w*|crawl\w*|"
            r"moving "
            r"up|going up|goes up|travel\w*) ~6(?:line|arm|leg|knee|ankle|elbow|wrist|mark|pen|marker|thigh|shin|calf|"
            r"neck|drew|circle)",
            r"(?:rojo|roja|rojez|colorad\w+|hinchazon|mancha|raya) ~6(?:sub\w+|crec\w+|extend\w+|corr\w+|pas\w+|"
            r"avanz\w+) ~6(?:brazo|pierna|rodilla|pantorrilla|raya|linea|marca|codo|muslo|pluma|plumon)",
            r"(?:stepped on|step on|stabbed by|poked by) ~3(?:nail|glass|screw|needle|tack|rust\w*)|rusty (?:nail|"
            r"metal|"
            r"wire|fence|can)|(?:pis\w+|enterr\w+|encaj\w+|clav\w+) ~3(?:clavo|vidrio|tornillo|espina|alambre|lata)|"
            r"clavo oxidado",
            rf"{_PART} ~4(?:infected|infectad\w+|infecto)|(?:infected|infectad\w+) ~2{_PART}",
        ),
    ),
    # ACC/AHA guideline 2017, severe hypertension: 180 or more over 120 or more, told as numbers.
    Rule(
        "blood_pressure",
        "urgent",
        (
            rf"(?:blood pressure|pressures?|bp) ~8{_HIGH}(?! (?:psi|pounds|dollars))|{_HIGH} over (?:a |one )?\w+",
            rf"presion ~8(?:{_HIGH}|{_HIGH_CM})|{_HIGH} (?:sobre|entre|con) (?:ciento|cien|noventa|ochenta|1?\d\d)",
        ),
    ),
    # American Association of Orthodontists, orthodontic emergencies.
    Rule(
        "braces",
        "urgent",
        (
            rf"{_WIRE} ~8{_POKES} ~6{_IN_MOUTH}",
            rf"{_IN_MOUTH} ~8{_POKES} ~5{_WIRE}",
            rf"{_POKES} ~4{_WIRE} ~6{_IN_MOUTH}",
        ),
    ),
    # ADA, dry socket; American Association of Endodontists, abscess.
    Rule(
        "dry_socket",
        "urgent",
        (
            r"me (?:la|lo|las) sac\w+ ~16(?:peor|podrid\w+|oido|oreja|sabe (?:a|feo|mal))",
            r"dry socket|alveolo seco|alveolitis|(?:clot|coagulo) ~4(?:fell|came|out|gone|lost|cayo|salio|se fue|"
            r"perdio)",
            rf"{_SOCKET} ~16(?:pain|hurt\w*|throb\w*|ach\w*|taste\w*|smell\w*|stink\w*) ~6(?:worse|bad|terrible|awful|"
            rf"foul|"
            r"horrible|ear|unbearable|rotten|nasty)",
            rf"{_SOCKET} ~16(?:worse|bad|terrible|foul|rotten|nasty) ~3(?:taste|smell|breath|pain)",
            rf"{_SOCKET} ~16(?:duele\w*|dolor|punza\w*|huele|sabor|sabe|apesta) ~6(?:peor|mal|feo|horrible|oido|oreja|"
            rf"podrid\w+|"
            r"aguant\w+)|(?:mal (?:sabor|olor)|huele (?:mal|feo)) ~10(?:muela|sac\w+)",
        ),
    ),
    # ADA, abscessed tooth: a pimple on the gum, pus, swelling.
    Rule(
        "dental_abscess",
        "urgent",
        (
            r"(?:bump|pimple|bubble|boil|lump|blister) ~4(?:gums?|above ~2tooth|over ~2tooth|by ~2tooth)|gums? "
            r"~5(?:bump|pimple|bubble|boil)",
            r"(?:bolita|bola|granit\w|grano|postemilla|bolsita) ~5(?:encia|muela|diente)|(?:encia|muela) ~5(?:bolita|"
            r"bola|granit\w|grano|postemilla|pus)|postemilla|(?:sale|saliendo|echa\w*) ~2pus",
        ),
    ),
    # American Academy of Ophthalmology: zoster by the eye, a painful red eye, things in it, sudden specks.
    Rule(
        "eye",
        "urgent",
        (
            r"shingles ~12(?:eye\w*|forehead|nose|face)|(?:eye\w*|forehead) ~10shingles",
            r"(?:culebrilla|herpes|zoster) ~12(?:ojos?|frente|nariz|parpado|cara)|(?:ojo|frente|parpado) "
            r"~10(?:culebrilla|zoster|herpes)",
            r"(?:scratched|poked|cut|hit) ~3(?:eye|eyeball|cornea)|eye ~6(?:red|swoll\w+|light) ~6(?:hurt\w*|pain\w*|"
            r"blurr\w*|light)|(?:rasgun\w+|pic\w+|lastim\w+|golpe\w+) ~3(?:el |mi )?ojo|ojo ~6(?:roj\w+|hinchad\w+) ~6"
            r"(?:duele|dolor|borros\w+|luz)",
        ),
    ),
    # National Kidney Foundation; MedlinePlus, pyelonephritis and kidney stones.
    Rule(
        "kidney",
        "urgent",
        (
            rf"{_URINE} ~16(?:{_FEVER}|vomit\w*|throw\w* up)|(?:{_FEVER}) ~16{_URINE}",
            r"(?:back|flank|side) ~10(?:fever|chills) ~10(?:pee\w*|urin\w+|burn\w*)|(?:burn\w*|hurts?) ~4(?:pee\w*|"
            r"urinat\w*|go) ~12(?:back|flank|side|fever)",
            r"blood ~3(?:urine|pee)|(?:pee\w*|urinat\w*) ~2blood|kidney stones? ~8(?:pain|hurt\w*|pass\w*|cant|now|"
            r"again)|sangre ~4(?:orina|orin\w+|pipi)|orin\w+ ~3sangre",
            r"(?:arde|ardor|quema|duele) ~4(?:orin\w+|hacer (?:pipi|del bano|chis)) ~14(?:espalda|cintura|costado|"
            r"fiebre|calentur\w+|escalofrios?)|(?:espalda|cintura|costado|rinon\w*) ~10(?:orin\w+|fiebre|calentur\w+|"
            r"escalofrios?)",
        ),
    ),
    # American Academy of Pediatrics: fever for days, and a child that dries out.
    Rule(
        "child_illness",
        "urgent",
        (
            r"(?:baby|infant|newborn) ~6(?:fever|temperature) ~5(?:sleepy|drowsy|letharg\w+|floppy|glassy)|"
            r"(?:baby|infant|newborn) ~5(?:sleepy|drowsy|letharg\w+|floppy|glassy) ~6(?:fever|temperature)",
            rf"{_FEVER} (?:(?!(?:pero|but|free|ya|y|and|no) )\S+ ){{0,6}}{_DAYS}(?! (?:sin|without|ago|later|free))|"
            rf"{_DAYS} ~4(?:with|of|de|con|running|has had|had) ~3{_FEVER}",
            r"(?:fever|temperature) ~3(?:wont|doesnt|isnt|not|keeps|hasnt) ~3(?:break\w*|broke\w*|go\w* down|com\w+ "
            r"back|"
            r"com\w+ down|budg\w+|respond\w*)|(?:fiebre|calentura|temperatura) ~4no ~3(?:baja\w*|quita\w*|cede\w*)|"
            r"no (?:le |se le |me )?(?:baja\w*|quita\w*|cede\w*) ~2(?:la |con nada la )?(?:fiebre|calentura|"
            r"temperatura)",
            r"(?:no|without|isnt making|crying without) ~1tears|sunken eyes|eyes ~3sunk\w*|(?:dry|hasnt had a wet) "
            r"diapers?|(?:not|hasnt|havent) ~1(?:wet|peed|urinated) ~2(?:a diaper|since|all (?:day|night))",
            r"sin lagrimas|ojos ~2hundid\w+|(?:panal\w*) ~2sec\w+|no (?:ha )?(?:mojado|moja|orinado|orina|hecho pipi|"
            r"hace pipi) ~4(?:panal|dia|noche|desde|manana|ayer)|(?:boca|labios|boquita) ~3(?:sec\w+|reseca)",
            r"(?:hasnt|havent|not|cant|couldnt|wont) ~2(?:kept?|keep\w*|hold\w*|stay\w*) ~4down(?! (?:on|the|your))|"
            r"(?:devuelve|"
            r"devolviendo|vomita|vomitando) ~1todo|ni (?:el )?agua (?:aguanta|retiene|le queda|se le queda)",
            r"(?:hundred and (?:two|three|four|five)|10[2-5]|one oh (?:two|three|four|five)) ~2(?:all (?:night|day)|"
            r"since|degrees|fever)|(?:treinta y nueve|cuarenta(?: y (?:uno|un|dos))?|39|4[0-2]) ~2(?:y medio|grados|"
            r"de (?:calentura|fiebre|temperatura))(?! (?:fahrenheit|de agua))",
        ),
        negative=True,
    ),
    # American Association of Endodontists: a grown-up tooth out by a blow; ADA, a broken one.
    Rule(
        "dental_avulsion",
        "urgent",
        (
            r"(?:elbow(?:ed)?|ball|fist|bat|fell|fall|hit|punched|kicked|crash\w*|bike|skateboard|wreck|pool) "
            r"~14(?:tooth|teeth) ~4(?:out|gone|flew|missing|fell|hand|loose|pushed|crooked|hanging)",
            r"(?:codazo|pelotazo|golpe\w*|punetazo|caida|cayo|cai|bicicleta|patineta|balon|pelota) ~14(?:dientes?|"
            r"muelas?)|(?:tumb\w+|bot\w+|arranc\w+|sac\w+) "
            r"~3(?:un|el|los|dos|mi|su) ~1dientes? ~6(?:golpe|codazo|pelotazo|balon|pelota|caida|entero)",
        ),
    ),
    # American College of Surgeons; CDC, wound care.
    Rule(
        "wound",
        "urgent",
        (
            r"(?:gash|gaping|slic\w+|cut|split|laceration) ~10(?:open|gap\w*|deep|wide|edges|stitch\w*(?! (?:out|"
            r"removed|off|taken))|fat|bone|muscle)|(?:sliced|gashed|split) ~2(?:open )?(?:my|his|her) \w+",
            r"(?:cort\w+|cortada|tajo|abri\w+|herida|rajo|rajada) ~8(?:hond\w+|profund\w+|abiert\w+|(?:necesit\w+|"
            r"ocup\w+|poner|ponga\w*) ~1puntos|puntadas|hueso|carne|grasa)",
        ),
    ),
    # ADA: a jaw out of joint, a tooth broken into what feels; a bridge that cuts.
    Rule(
        "dental_pain",
        "urgent",
        (
            r"jaws? ~3(?:stuck|locked|dislocat\w+|popped out|out of (?:joint|place))|(?:quijada|"
            r"mandibula) ~3(?:trab\w+|zaf\w+|dislocad\w+)|(?:trab\w+|zaf\w+) ~2(?:quijada|mandibula)",
            r"(?:half|piece|chunk|corner|side) ~2(?:tooth|molar) ~3(?:snapped|broke|cracked|came|fell|sheared)|"
            r"(?:tooth|molar) "
            r"~2(?:snapped|sheared) ~2(?:off|in half)|(?:tooth|molar|crown|filling) ~2(?:broke\w*|cracked|chipped|"
            r"snapped) ~10(?:zing\w*|nerve|sharp|cuts?|cutting|sensitive|hurts?|cold)",
            r"(?:diente|muela|corona|puente|amalgama) ~3(?:quebr\w+|romp\w+|rompi\w*|parti\w+|despost\w+) ~8(?:cort\w+|"
            r"duele|"
            r"sensible|frio|lengua|filos\w+)|(?:quebr|romp|parti)\w+ ~3(?:diente|muela|puente) ~8(?:cort\w+|duele|"
            r"sensible|frio|lengua|filos\w+)",
        ),
    ),
    # CDC: a needle that was in somebody else is treated within hours.
    Rule(
        "medical_urgent",
        "urgent",
        (
            r"(?:stuck|poked|pricked|jabbed) (?:myself ~3|with an? (?:used|dirty) |~3(?:used|dirty|patients?|"
            r"clients?) (?:is )?)needle|needle ?stick|needle ~3(?:stuck|poked|pricked|jabbed) (?:me|him|"
            r"her)|(?:pique|pico|piquete|pinche|pinch\w+|pincho) ~3aguja ~4(?:pacient\w+|usada|client\w+|basura|sangre|"
            r"otr\w+)",
        ),
    ),
    # NHLBI, asthma action plan: relief needed every few hours.
    Rule(
        "breathing_urgent",
        "urgent",
        (
            r"(?:inhaler|albuterol|nebulizer|rescue) ~5every ~3hours?(?! (?:like|as) (?:prescribed|told|usual|needed|"
            r"directed))|(?:inhalador|nebuliz\w+|albuterol|salbutamol) ~5cada ~3horas?",
        ),
    ),
    # AAAAI: hives from a medicine.
    Rule(
        "medical_urgent",
        "urgent",
        (
            r"(?:broke out ~2|have |has |got |covered in )(?:hives|welts|(?:a )?rash) ~6(?:from|after|since|"
            r"with) ~4(?:pills?|medicine|medication|meds|antibiotic\w*|amoxicillin|penicillin)",
            r"(?:ronchas|urticaria|sarpullido|salpullido) ~5(?:pastilla\w*|medicina|antibiotico|amoxicilina|penicilina|"
            r"inyeccion)|(?:pastilla\w*|medicina|antibiotico|amoxicilina|penicilina) ~6(?:ronchas|urticaria|sarpullido|"
            r"salpullido)",
        ),
    ),
    # American Academy of Orthopaedic Surgeons: a limb that may be broken.
    Rule(
        "injury",
        "urgent",
        (
            r"(?:creo que|parece que|como que|yo digo que) (?:se |me |ya )*l[ao] (?:quebr|fractur|romp)\w+|(?:arm|"
            r"wrist|hand|finger|leg|ankle|foot|toe|elbow|shoulder|collarbone|nose) ~8(?:think|looks like|"
            r"pretty sure) (?:its|it is|i|he|she) ~1(?:broken|broke it|fractured)",
        ),
    ),
)
