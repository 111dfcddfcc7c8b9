"""Danger told in other words: what one is allergic to and took, torn pain, torsion, a wound that opens, fear of a man.

The sources are those of danger/signs.py. Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_THINNER = (
    r"(?:warfarina?|eliquis|xarelto|coumadin|jantoven|plavix|pradaxa|apixaban|rivaroxaban|clopidogrel|heparina?|"
    r"(?:blood )?thinners?|anticoagulant\w*|adelgaza\w+ (?:de )?la sangre)"
)
_THEY = (
    r"(?:he|she|(?:my|our) (?:husband|wife|mom|mother|dad|father|son|daughter|grand\w+|brother|sister|uncle|aunt|"
    r"neighbor)|mom|mother|dad|father|grandm\w+|grandp\w+|husband|wife)"
)
_WHY = (
    r"(?!(?: \S+){0,5} (?:because|work\w*|busy|driving|meeting|school|phone|call|anyone|anybody|doctor|you|english|"
    r"at(?! (?:breakfast|lunch|dinner|supper|the table))|without|to|with|when(?! (?:he|she) (?:woke|got up))|well|her|"
    r"him|them|asleep|so (?:im|i am|i)) )"
)
_REMEDY = (
    r"(?:(?:pastilla\w*|medicin\w+)(?! (?:de (?!(?:la |las )?alerg)|que ))|jarabe|loratadina|benadryl|claritin|zyrtec|"
    r"allegra|antihist\w+|alerg\w+|gotas|agua|te)"
)
_NOT_EATEN = r"(?<!comi )(?<!comio )(?<!come )(?<!comer )(?<!comiendo )(?<!desayune )(?<!desayuno )(?<!ceno )(?<!con )"
_BALLS = (
    r"(?:testic(?:le|les|ular)|testiculos?|nuts?|balls|scrotum|huevos?|bolas|escroto|private parts|partes)"
    r"(?! (?:del? )?(?:desayuno|revueltos|estrellados|rancheros|allergy))"
)
_BALL = (
    rf"(?:(?:his|my|her|sons?|boys?|of (?:his|my)|one(?: of (?:his|my))?|{_NOT_EATEN}(?:un|el|los|sus|mis|la|una|de)) "
    rf"~1{_BALLS})"
)
_SORE = r"(?:hurts?|hurting|pain\w*|killing|aching|agony|duelen?|dolor|doliendo)"
_AT_ONCE = (
    r"(?:sudden\w*|all of a sudden|out of nowhere|woke (?:him|me) up|swollen|swell\w*|throwing up|threw up|vomit\w*|"
    r"twisted|de repente|(?:desde )?hace (?:como )?(?:una?|dos|tres|media) (?:hora|horas|rato|ratito)|"
    r"de la nada|hinchad\w+|hincho|vomitando|de golpe)"
)
_SEWN = r"(?:stitches|incision|staples|sutures|surgical wound|puntos|herida|operacion|cirugia|cesarea)"
_OPENS = r"(?:popped|opened|burst|tore|torn|split|ripped|came (?:apart|open|undone)|abri\w+|revent\w+|solt\w+)"
_DRILLED = (
    r"(?!(?: (?!(?:no|not|havent|hasnt|didnt|cant) )\S+){0,12} (?:dentist\w*|dental|novocaine?|lidocaine|numbing|"
    r"anesthe\w+|fillings?|extraction|crown|root canal|tooth|teeth) )"
)
"""Numb from the dentist's chair."""
_DO_HARM = r"(?:hurt|kill|hit|beat|come after|find|choke|shoot|strangle) (?:me|us|my (?:kids?|baby|son|daughter))"

_FEVER = (
    r"(?:(?<!hay )fever|fiebre|calentura|chills|escalofrios|temperature (?:is |of |was )?(?:10[0-4]|(?:a |"
    r"one )?hundred)\S*|temperatura (?:de )?(?:3[89]|4[01]|treinta y (?:ocho|nueve)|cuarenta))"
)
_NOT_HIS = r"(?<!son has a )(?<!daughter has a )(?<!kid has a )(?<!baby has a )(?<!husband has a )(?<!wife has a )"
_GAP = r"(?:(?!(?:no|not|never|without|cause|causes|if|when|sin|nunca|si) )\S+ ){0,8}"

HINTED: tuple[Rule, ...] = (
    # ACC/AHA guideline 2022, aortic disease: sudden tearing pain.
    Rule(
        "chest_pain",
        "emergency",
        (
            r"(?:chest|heart)(?: and (?:my )?(?:left |right )?(?:arm|jaw|shoulder))? (?:is |are |s |was |(?:has|"
            r"have) been )?(?:just |really |absolutely )?killing me|(?:pecho|corazon) me esta matando",
            r"crushing pain ~6(?:turn(?:ed|ing)|went|gone|going) (?:gr[ae]y|pale|white|blue|ashen)|"
            r"crushing pain (?:in|on|across|over) (?:my|his|her|the) (?:chest|heart)",
            r"felt ~2(?:tear|rip) ~3(?:chest|(?:my|upper) back)|(?:my|his|her) back ~4torn in (?:two|half)|"
            r"se me desgarra ~1(?:pecho|espalda)|se me parte ~1pecho",
            r"(?:(?:my|his|her|upper|lower) back|shoulder blades|chest|belly|stomach) (?:(?!(?:eyes?|hair) )\S+ ){0,7}"
            r"(?:ripping|tearing)(?! (?:out|up|down|off|my hair))(?<! brace is ripping)|"
            r"(?:ripping|tearing) (?:pain )?~3(?:chest|shoulder blades|my back|his back|her back)",
            r"(?:espalda|pecho|panza) ~9como ~5(?:desgarr(?:a|ab|and)\w*|rasg\w+|rompier\w+|abrier\w+)",
            r"nitro(?:glycerin\w*|glicerina)? ~14(?:still ~2(?:hurt\w*|there|pain)|(?:sigue|todavia) ~2(?:dol\w+|duele|"
            r"igual)|(?:hasnt|not|didnt) ~1(?:gone|help\w*|work\w*))",
            r"heart (?:just )?stopped(?! (?:by|me|us|at|in)) ~6(?:down|out|fell)|heart (?:just |has )?stopped(?= (?:$|"
            r"\||beating))",
        ),
    ),
    Rule(
        "breathing",
        "emergency",
        (
            r"se (?:me|le) (?:va|esta yendo) (?:el aire|la respiracion|el resuello)(?! acondicionado)",
            r"not getting (?:enough|any) (?:air|oxygen)",
        ),
        negative=True,
    ),
    # American Red Cross, drowning: whoever was pulled out of water is seen at once.
    Rule(
        "breathing",
        "emergency",
        (
            r"(?:pulled|fished|dragged) (?:him|her|them|(?:my|the|a) (?:\S+ )?(?:son|daughter|kid|boy|girl|baby|"
            r"toddler|child|man|woman|brother|sister|husband|wife|nephew|niece|friend)) (?:out )?(?:of|from) ~2(?:pool|"
            r"lake|river|pond|"
            r"water|tub|bathtub|ocean|canal)|(?:lo|la|los) (?:sacamos|sacaron|saque) ~1de(?:l)? ~2(?:alberca|lago|rio|"
            r"agua|tina|piscina|mar|canal)(?= (?:(?:\| |y )?no|sin|inconsciente|y esta morad))",
        ),
    ),
    # American Academy of Pediatrics, breath-holding; CDC, carbon monoxide: more than one at once.
    Rule(
        "unconscious",
        "emergency",
        (
            r"(?:everybody|everyone|whole family) ~4passed out(?! (?:asleep|early|on the couch|after))",
            r"se (?:me |nos )?(?:esta )?priv(?:o|a|ando) ~1(?:el|la|mi) ~1(?:nin[oa]|beb\w+|hij[oa])|(?:nin[oa]|bebe|"
            r"bebit[oa]|hij[oa]) se (?:me |nos )?(?:esta )?priv(?:o|ando)(?! de (?:comer|la libertad|dulces|la risa|"
            r"risa))",
        ),
    ),
    # American Stroke Association, transient ischemic attack; American Academy of Ophthalmology.
    Rule(
        "stroke",
        "emergency",
        (
            rf"{_THEY} couldnt (?:talk|speak)(?: \S+){{0,1}} (?:for (?:a |about |like )*(?:\S+ )?(?:seconds?|while|"
            rf"bit)|this morning|earlier|last night){_WHY}",
            rf"(?:my|his|her) (?:whole )?face (?:is|feels) (?:all |totally )?(?:numb|dead)(?! (?:from|after|"
            rf"when(?! (?:i|he|she) woke))){_DRILLED}",
            r"(?:wife|husband|mom|mother|dad|father|grand\w+|son|daughter) ~2(?:asked|asking|asks) (?:me |us )?who "
            r"(?:i|we) (?:am|are|was|were)(?= (?:$|\||just|again|and|this|today|now))|(?:mama|papa|espos[oa]|abuel\w+|"
            r"hij[oa]) ~1me pregunt\w+ (?:que )?quien soy",
            r"no (?:puedo ver|puede ver|veo|ve) (?:bien |nada )?de un lado",
            r"no (?:pudo|podia|pude) mover ~2(?:brazo|pierna|cara|mano|lado) (?:bien |nada )?(?:hace (?:un )?(?:rato|"
            r"ratito)|en la manana|anoche|ayer|por un rat\w+)",
            r"(?:amaneci|amanecio|desperte|desperto) sin (?:poder hablar|(?:poder )?(?:mover|sentir) ~2(?:brazo|pierna|"
            r"cara|mano|lado))",
            r"(?:anda|esta|quedo|se quedo) (?:como )?id[oa] y ~2no (?:me|nos|lo|la) (?:conoce|reconoce|contesta|"
            r"responde)",
            r"(?:vision|sight|vista) ~3(?:went|gone) ~2(?:out|black|dark) ~3(?:eye|side)|(?:vision|sight) ~4(?:eye|"
            r"side) ~2(?:went|gone|going) ~1(?:black|dark|out)|se me (?:apago|fue|"
            r"oscurecio) la vista(?! con )|(?:quede|quedo) cieg[oa] ~1(?:de un ojo|de repente|de la nada)",
        ),
        negative=True,
    ),
    # American College of Surgeons; ACEP, head injury under anticoagulants.
    Rule(
        "major_trauma",
        "emergency",
        (
            rf"(?:(?:hit|bumped|banged|struck|knocked) ~2head|head ~2(?:injury|bump)|peg\w+ ~3cabeza|golpe\w* "
            rf"~3cabeza|(?<!inr )fell(?! (?:behind|in love|asleep|through))(?: "
            rf"\S+){{0,3}}|(?:had|took) ~2fall|se cayo(?: \S+){{0,3}}) "
            rf"~9(?<!no )(?<!not on )(?<!not taking )(?<!on any )(?<!take any )(?<!taking any )(?<!off )(?<!off her "
            rf")(?<!off his )(?<!without )(?<!sin )(?<!no toma )(?<!blood ){_THINNER}|toma ~3{_THINNER} ~3se (?:cayo|"
            rf"golpe\w*)",
            r"(?:sale|saliendo|salio|echa) ~2(?:sangre|liquido|agua) ~2(?:oidos?|orejas?) ~4(?:caida|cayo|golpe\w*|"
            r"pego)|(?:caida|cayo|golpe\w*|pego) ~5(?:sale|saliendo) ~2(?:sangre|liquido) "
            r"~2(?:oidos?|orejas?)|ears? ~3(?:leaking|bleeding|fluid) ~8(?:fall|fell(?! asleep)|hit)|(?:fell|fall|hit) "
            r"~8ears? ~2(?:bleeding|leaking)",
            r"(?:lo|la|le|me) (?:(?:aplast|prens|atrap)\w+ (?:la |el )?(?:maquina|prensa|carro|troca|tractor|banda|"
            r"montacargas)|agarr\w+ (?:la |el )?(?:maquina|prensa|tractor|banda))|(?:hit|struck) (?:in|"
            r"at) the crosswalk|(?:dog|pit ?bull) has (?:my|the|a|our) ~3by the (?:neck|throat|face|head|arm|leg)",
            r"(?<!cart )(?:ran|run|rolled) over (?:his|her|my|their) ~1(?:foot|leg|hand|arm|head|chest)",
            r"(?:nail|screw|rod|stake|clavo|varilla) ~2(?:through|atravesad\w+|atraveso|enterrad\w+|clavad\w+) "
            r"~3(?:foot|hand|leg|arm|eye|pie|mano|pierna|brazo|ojo)",
        ),
    ),
    # ACOG, trauma in pregnancy.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"pregnant ~6(?:fell(?! (?:behind|asleep))|wreck|accident|crash|(?:got|was|been) kicked|"
            r"(?<!baby )kicked (?:me|her) (?:in|on)|got hit) ~8(?:belly|stomach|cramp\w*|"
            r"bleed\w*|contract\w*)|(?:fell|slipped) ~6(?:stomach|belly|stairs) ~8(?:pregnant|weeks along|"
            r"months along)|(?:pregnant|weeks(?= (?:and i|pregnant|along))) ~3(?:slipped|fell) ~8(?:cramp\w*|bleed\w*|"
            r"contract\w*)",
            r"(?:cai|caida) ~3(?:panza|vientre) ~4embaraz\w+|embaraz\w+ ~6(?:cai|cayo|choque|chocamos|accidente|"
            r"golpe\w*|(?<!bebe )(?:me|le) (?:dio|dieron) ~1patad\w+|(?:me|la) pate[oa]\w*) ~8(?:panza|vientre|"
            r"sangr\w+|contracci\w+|"
            r"duele)|(?:cai|cayo|choque|chocamos|golpe\w*) ~3embaraz\w+ ~8(?:panza|vientre|sangr\w+|contracci\w+|"
            r"duele)",
        ),
    ),
    # AUA, testicular torsion.
    Rule(
        "other_emergency",
        "emergency",
        (rf"{_BALL} ~6{_SORE} ~8{_AT_ONCE}|{_SORE} ~8{_BALL} ~8{_AT_ONCE}|{_AT_ONCE} ~5{_SORE} ~4{_BALL}",),
    ),
    # American College of Surgeons, Stop the Bleed; wound dehiscence.
    Rule(
        "bleeding",
        "emergency",
        (
            r"bleeding (?:this|so|that) much|sangr\w+ (?:tanto|asi de (?:feo|mucho)|bien feo|muy feo)(?! (?:las |"
            r"mis )?encias)",
            r"(?<!gums )(?<!gums are )bleeding (?:really |pretty |real |so |very )?bad(?:ly)?",
            r"(?:it (?:only |just )?(?:spurts?|spurting)|blood ~1(?:squirts?|squirting|spurts?|spurting))(?! (?:water|"
            r"juice))",
            rf"{_SEWN} ~3{_OPENS} ~8(?:pour\w*|gush\w*|see inside|insides|guts|intestines?|soak\w*|tripas|"
            rf"intestinos?|chorr\w+|"
            r"mucha sangre)|(?:guts|intestines) are (?:all )?out(?! of whack)|(?:guts|intestines|bowels) ~3(?:hanging|"
            r"coming|poking|sticking|showing)(?= )(?! "
            r"scan)|(?:ven|salen|salieron|saliendo|asoman) ~2(?:tripas|intestinos?)|se (?:me|le) salio ~1(?:tripa|"
            r"intestino)",
            r"(?<!newborn )(?<!newborn is )(?<!day old is )poop ~3(?:like|looks) ~2tar|(?:popo|excremento|"
            r"caca) ~3como (?:chapopote|alquitran|brea)",
        ),
    ),
    # AAAAI, anaphylaxis: what one is allergic to has been taken, and what it does to the mouth.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            r"(?:took|ate|drank|swallowed|i (?:just )?used) (?:(?!(?:once|before|last|when|years) )\S+ ){0,4}(?:and|"
            r"but) (?:im|hes|shes|i am|he is|she is) allergic to (?:it|that|them|those|this)",
            r"(?:tom[eo]|comi|comio|inyect\w+) ~4(?:y|pero) (?:soy|es) alergic[oa](?= (?:$|\||al |a (?:eso|ell[oa]s?|"
            r"est[oa]|la|los)))",
            r"allergic ~6(?:and|but) ~5(?:(?:stung|bit) (?:me|him|her)|got (?:me|him|her)(?! (?:on(?! (?:the|my|his|"
            r"her) (?:hand|arm|leg|foot|neck|face|lip|back|finger|ear|head))|off|a|some|to|in) )|had a (?:bite|"
            r"sip) of)",
            rf"alergi\w+ ~6(?:y|pero) ~2(?:tome|tomo) (?!(?:\S+ ){{0,2}}{_REMEDY} )(?:un|una|algo|leche)|"
            rf"alergi\w+ ~6(?:y|pero) ~2tome (?:\w+ilina|ibuprofeno|aspirina)",
            r"allergic to (?:\S+ ){1,3}(?:and|but) (?:i|he|she) (?:just |accidentally )?(?:took|ate|drank|"
            r"swallowed) (?:some|it|one)(?!(?: \S+){0,3} (?:before|years|once|fine|ago))",
            r"(?:throat|tongue|lips?|mouth) ~3(?:funny|itch\w*|tingl\w*|thick|weird|fat) ~3(?:after|since) "
            r"~2(?:eating|ate|eaten|stung|taking|shot|pill|medicine|medication|antibiotic|_)",
            r"(?:lengua|garganta|labios?|boca) ~2(?:gord\w+|gruesa|hormigue\w+|pica|picando|rar\w+|cerrad\w+) "
            r"~2(?:despues|desde|por|con) ~4(?:comi\w*|comer|pastilla|medicina|inyeccion|antibiotico|pic\w+)",
            r"(?:pica|pican|hormigue\w+|creciendo|hinch\w+) ~2(?:lengua|garganta|labios) ~2(?:despues de|"
            r"desde que) ~3(?:comi\w*|comer|pastilla|medicina|inyeccion|antibiotico)|(?:comi|comio) ~8(?:creciendo|"
            r"hinch\w+|cerrando) ~2(?:lengua|garganta|labios)",
        ),
    ),
    # Poison Control (poison.org): a child and somebody else's pills.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"(?:toddler|baby|kid|child|son|daughter|year old|grand(?:son|daughter|baby)) ~2(?:swallowed|ate|"
            r"got into) ~3(?:my|"
            r"(?:grandma|grandpa|grandmother|grandfather|mom|dad)s?(?: is)?) ~3(?:pills?|meds|tablets?)",
            r"(?:nin[oa]|hij[oa]|nen[ea]|beb\w+|niet[oa]) ~5(?:trago|comio|metio) ~1(?:de )?mis pastillas",
            r"(?:nin[oa]|ninit[oa]|hijit[oa]|nen[ea]|hij[oa]|beb\w+|niet[oa]) ~3(?:metio|comio|tomo|"
            r"trago) ~2(?:pastillas?|pildoras?|medicinas?) "
            r"(?:de|del) (?:mi|la|el|su) ~1(?:suegr[oa]|abuel\w+|mama|papa|presion|corazon|azucar|diabetes|espos[oa])",
            r"le dio ~1mis? pastillas? ~5(?:al|a la|a mi) (?:nin[oa]|bebe|hij[oa]|herman\w+)",
        ),
    ),
    # 988 Suicide & Crisis Lifeline and 988 Línea de Prevención del Suicidio y Crisis, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"(?:want\w*|wish\w*) (?:to |i could |he could |she could )?(?:just )?disappear (?:forever|for good)|"
            r"(?<!you )(?:wrote|left|found) ~3(?:note|letter) ~1(?:saying|that (?:says|said)) (?:good ?bye|sorry|"
            r"shes sorry|hes sorry)(?! (?:to the|i missed|we missed|for|about|you))",
            r"me voy a (?:matar|quitar la vida)(?! de )|(?:mejor|ojala) (?:ya )?me hubiera muerto|(?:quiere|quiero|"
            r"quisiera) desaparecer (?:para siempre|de "
            r"este mundo)|no (?:me siento|estoy) segur[oa] (?:conmigo|sola|solo) ?(?:mism[oa])?(?= (?:$|\||y|"
            r"porque))(?!(?: \S+){0,4} (?:mare\w+|caig\w+|cai\w*|camin\w+) )",
        ),
        negative=True,
    ),
    # National Domestic Violence Hotline.
    Rule(
        "violence",
        "emergency",
        (
            rf"(?:scared|afraid|terrified) (?:that )?(?:he|she|hes|shes|hell|shell|my (?:boyfriend|girlfriend|"
            rf"husband|ex(?: \w+)?|partner|dad|father|stepdad|brother|son)(?: is)?)(?: is| will| might)? ?(?:going "
            rf"to |gonna |will )?{_DO_HARM}(?!(?: \S+){{0,6}} (?:dentist|drill|needle|shot|cleaning|tooth|teeth|"
            rf"hygienist))",
            r"(?:scared|afraid|terrified) of what (?:he|she|hell|shell|my (?:boyfriend|girlfriend|husband|ex(?: \w+)?|"
            r"partner|dad|father|stepdad|brother|son))(?: will| might)? ?do(?: to me)?(?= (?:$|\||to|when|if|next))",
            r"(?:miedo|temo) (?:de )?(?:a )?que (?:(?!(?:anestesia|pastilla|medicina|vacuna|inyeccion|comida|cirugia|"
            r"operacion|luz|sol|dentista) )\S+ ){0,4}(?:me|nos) (?:maten?|golpeen?|haga (?:algo|dano)|peguen?|lastime|"
            r"encuentre(?= (?:$|\||y))|vayan? a (?:matar|pegar|golpear|lastimar|hacer (?:algo|dano)))(?! (?:la (?:luz|"
            r"gripe|anestesia|inyeccion|"
            r"vacuna|pastilla|medicina|gripa)|el (?:sol|frio|aire|dentista)|un resfriado|frio|gripe|un dolor|covid))",
            r"(?:asaltaron|robaron|atacaron) y me (?:picaron|navajearon|golpearon|pegaron|dispararon)",
        ),
    ),
    # American Burn Association.
    Rule(
        "burn",
        "emergency",
        (
            r"(?:drai?n ?o|drain (?:cleaner|opener)|lye|oven cleaner|battery acid|sosa caustica|destapacanos|"
            r"acido) ~4(?:eyes?|ojos?)",
            r"(?:pressure cooker|stove|grill|battery|vape|propane|olla (?:de presion|express)) ~2(?:blew up|exploded|"
            r"exploto|revento) ~7(?:face|me|him|her|hands?|cara|encima|manos?)",
        ),
    ),
    # CDC, fever in who is treated for cancer.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"(?:chemo|chemotherapy|quimio\w*) {_GAP}{_FEVER}|{_FEVER} {_GAP}(?<!my )(?:chemo|chemotherapy|"
            rf"quimio\w*)(?! (?:appointment|visit|cita))|{_NOT_HIS}{_FEVER} {_GAP}my (?:chemo|chemotherapy)",
        ),
    ),
)
