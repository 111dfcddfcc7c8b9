"""Danger told in other words: what one is allergic to and took, torn pain, torsion, a wound that opens, fear of a man.

The sources are those of danger/signs.py. Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_THINNER = (
    r"(?:warfarin|eliquis|xarelto|coumadin|plavix|(?:blood )?thinners?|anticoagulant\w*|adelgaza\w+ (?:de )?la sangre)"
)
_THEY = (
    r"(?:he|she|(?:my|our) (?:husband|wife|mom|mother|dad|father|son|daughter|grand\w+|brother|sister|uncle|aunt|"
    r"neighbor))"
)
_WHY = (
    r"(?!(?: \S+){0,5} (?:because|work\w*|busy|driving|meeting|school|phone|call|anyone|anybody|doctor|you|english|"
    r"at|without|to|with|when|well|her|him|them|asleep) )"
)
_REMEDY = (
    r"(?:pastilla\w*|medicin\w+|jarabe|loratadina|benadryl|claritin|zyrtec|allegra|antihist\w+|alerg\w+|gotas|agua|te)"
)
_NOT_EATEN = r"(?<!comi )(?<!comio )(?<!come )(?<!comer )(?<!comiendo )(?<!desayune )(?<!desayuno )(?<!ceno )(?<!con )"
_BALLS = r"(?:testic(?:le|les|ular)|testiculos?|nuts|balls|scrotum|huevos?|bolas|escroto|private parts|partes)"
_BALL = (
    rf"(?:(?:his|my|her|sons?|boys?|of (?:his|my)|one of (?:his|my)|{_NOT_EATEN}(?:un|el|los|sus|mis|la|una|de)) "
    rf"~1{_BALLS})"
)
_SORE = r"(?:hurts?|hurting|pain\w*|killing|aching|agony|duelen?|dolor|doliendo)"
_AT_ONCE = (
    r"(?:sudden\w*|all of a sudden|out of nowhere|woke (?:him|me) up|swollen|throwing up|vomit\w*|twisted|de repente|"
    r"de la nada|hinchad\w+|hincho|vomitando|de golpe)"
)
_SEWN = r"(?:stitches|incision|staples|sutures|surgical wound|puntos|herida|operacion|cirugia|cesarea)"
_OPENS = r"(?:popped|opened|burst|tore|torn|split|ripped|came (?:apart|open|undone)|abri\w+|revent\w+|solt\w+)"
_DRILLED = (
    r"(?!(?: \S+){0,12} (?:dentist\w*|dental|novocaine?|lidocaine|numbing|anesthe\w+|fillings?|extraction|crown|"
    r"root canal|tooth|teeth) )"
)
"""Numb from the dentist's chair."""
_DO_HARM = r"(?:hurt|kill|hit|beat|come after|find|choke|shoot|strangle) (?:me|us|my (?:kids?|baby|son|daughter))"

_GAP = r"(?:(?!(?:no|not|never|without|cause|causes|if|when|sin|nunca|si) )\S+ ){0,8}"

HINTED: tuple[Rule, ...] = (
    # ACC/AHA guideline 2022, aortic disease: sudden tearing pain.
    Rule(
        "chest_pain",
        "emergency",
        (
            r"(?:chest|heart) (?:is |are |s )?(?:just |really |absolutely )?killing me",
            r"(?:(?:my|his|her|upper|lower) back|shoulder blades|chest|belly|stomach) (?:(?!(?:eyes?|hair) )\S+ ){0,7}"
            r"(?:ripping|tearing)(?! (?:out|up|down|off|my hair))|"
            r"(?:ripping|tearing) (?:pain )?~3(?:chest|shoulder blades|my back|his back|her back)",
            r"(?:espalda|pecho|panza) ~9como ~5(?:desgarr\w+|rasg\w+|rompier\w+|abrier\w+)",
            r"nitro\w* ~14(?:still ~2(?:hurt\w*|there|pain)|sigue ~2(?:dol\w+|igual))",
            r"heart (?:just )?stopped(?! (?:by|me|us|at|in)) ~6(?:down|out|fell)",
        ),
    ),
    Rule(
        "breathing",
        "emergency",
        (
            r"se (?:me|le) va (?:el aire|la respiracion|el resuello)(?! acondicionado)",
            r"not getting (?:enough|any) (?:air|oxygen)",
        ),
        negative=True,
    ),
    # American Academy of Pediatrics, breath-holding.
    Rule(
        "unconscious",
        "emergency",
        (
            r"se (?:me |nos )?(?:esta )?priv(?:o|a|ando) ~1(?:el|la|mi) ~1(?:nin[oa]|beb\w+|hij[oa])|(?:nin[oa]|bebe|"
            r"bebit[oa]|hij[oa]) se (?:me |nos )?(?:esta )?priv(?:o|ando)(?! de (?:comer|la libertad|dulces))",
        ),
    ),
    # American Stroke Association, transient ischemic attack; American Academy of Ophthalmology.
    Rule(
        "stroke",
        "emergency",
        (
            rf"{_THEY} couldnt (?:talk|speak)(?: \S+){{0,1}} (?:for (?:a |about |like )*(?:\S+ )?(?:seconds?|while|"
            rf"bit)|this morning|earlier|last night){_WHY}",
            rf"(?:my|his|her) (?:whole )?face (?:is|feels) (?:all |totally )?(?:numb|dead)(?! (?:from|after|when))"
            rf"{_DRILLED}",
            r"no (?:puedo ver|puede ver|veo|ve) (?:bien |nada )?de un lado",
            r"no (?:pudo|podia|pude) mover ~2(?:brazo|pierna|cara|mano|lado) (?:bien |nada )?(?:hace (?:un )?(?:rato|"
            r"ratito)|en la manana|por un rat\w+)",
            r"(?:amaneci|amanecio|desperte|desperto) sin (?:poder )?(?:mover|sentir) ~2(?:brazo|pierna|cara|mano|lado)",
            r"(?:anda|esta|quedo|se quedo) (?:como )?id[oa] y ~2no (?:me|nos|lo|la) (?:conoce|reconoce|contesta|"
            r"responde)",
            r"(?:vision|sight|vista) ~3(?:went|gone) ~2(?:out|black|dark) ~3(?:eye|side)|se me (?:apago|fue|"
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
            rf"~3cabeza|fell(?! (?:behind|in love|asleep))(?: \S+){{0,3}}) ~8{_THINNER}",
            r"(?:sale|saliendo|salio|echa) ~2(?:sangre|liquido|agua) ~2(?:oidos?|orejas?) ~4(?:caida|cayo|golpe\w*|"
            r"pego)|ears? ~3(?:leaking|bleeding|fluid) ~8(?:fall|fell|hit)",
            r"(?:ran|run|rolled) over (?:his|her|my|their) ~1(?:foot|leg|hand|arm|head|chest)",
            r"(?:nail|screw|rod|stake|clavo|varilla) ~2(?:through|atravesad\w+|atraveso|enterrad\w+|clavad\w+) "
            r"~3(?:foot|hand|leg|arm|eye|pie|mano|pierna|brazo|ojo)",
        ),
    ),
    # ACOG, trauma in pregnancy.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"pregnant ~6(?:fell(?! (?:behind|asleep))|wreck|accident|crash|kicked|got hit) ~8(?:belly|stomach|"
            r"cramp\w*|"
            r"bleed\w*|contract\w*)",
            r"embaraz\w+ ~6(?:cai|cayo|choque|chocamos|accidente|golpe\w*|patad\w+) ~8(?:panza|vientre|sangr\w+|"
            r"contracci\w+|"
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
            r"bleeding (?:this|so|that) much|sangr\w+ (?:tanto|asi de (?:feo|mucho))",
            r"bleeding (?:really |pretty |real |so |very )?badly",
            rf"{_SEWN} ~3{_OPENS} ~8(?:pour\w*|gush\w*|see inside|insides|guts|intestines?|soak\w*|tripas|"
            rf"intestinos?|chorr\w+|"
            r"mucha sangre)|(?:guts|intestines|bowels) ~3(?:hanging|coming|poking|sticking|out|showing)(?= )(?! "
            r"scan)|(?:ven|salen|salieron|saliendo|asoman|salio) ~2(?:tripas|intestinos?)",
            r"poop ~3(?:like|looks) ~2tar",
        ),
    ),
    # AAAAI, anaphylaxis: what one is allergic to has been taken, and what it does to the mouth.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            r"(?:took|ate|drank|swallowed|used) (?:(?!(?:once|before|last|when|years) )\S+ ){0,4}(?:and|but) (?:im|"
            r"hes|shes|i am|he is|she is) allergic to (?:it|that|them|those|this)",
            r"(?:tom[eo]|comi|comio|inyect\w+) ~4(?:y|pero) (?:soy|es) alergic[oa](?= (?:$|\||a (?:eso|ell[oa]s?|"
            r"est[oa]|la|los)))",
            r"allergic ~6(?:and|but) ~5(?:(?:got|stung|bit) (?:me|him|her)|had a (?:bite|sip) of)",
            rf"alergi\w+ ~6(?:y|pero) ~2(?:tome|tomo) (?!(?:\S+ ){{0,2}}{_REMEDY} )(?:un|una|algo|leche)",
            r"(?:throat|tongue|lips?|mouth) ~3(?:funny|itch\w*|tingl\w*|thick|weird|fat) ~3(?:after|since) "
            r"~2(?:eating|ate|eaten|stung|taking|shot|pill|medicine|antibiotic)",
            r"(?:lengua|garganta|labios?|boca) ~2(?:gord\w+|gruesa|hormigue\w+|pica|picando|rar\w+|cerrad\w+) "
            r"~2(?:despues|desde|por|con) ~4(?:comi\w*|comer|pastilla|medicina|inyeccion|antibiotico|pic\w+)",
        ),
    ),
    # Poison Control (poison.org): a child and somebody else's pills.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"(?:nin[oa]|hij[oa]|beb\w+|niet[oa]) ~3(?:metio|comio|tomo|trago) ~2(?:pastillas?|pildoras?|medicinas?) "
            r"(?:de|del) (?:mi|la|el|su) ~1(?:suegr[oa]|abuel\w+|mama|papa|presion|corazon|azucar|diabetes|espos[oa])",
            r"le dio ~1mis? pastillas? ~5(?:al|a la|a mi) (?:nin[oa]|bebe|hij[oa]|herman\w+)",
        ),
    ),
    # 988 Suicide & Crisis Lifeline and 988 Línea de Prevención del Suicidio y Crisis, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"(?:want\w*|wish\w*) ~2disappear (?:forever|for good)|(?:wrote|left|found) ~3(?:note|letter) "
            r"~1(?:saying|that says) (?:good ?bye|sorry|shes sorry|hes sorry)(?! (?:to the|i missed|we missed|for|"
            r"about|you))",
            r"me voy a (?:matar|quitar la vida)(?! de )|(?:mejor|ojala) (?:ya )?me hubiera muerto|(?:quiere|quiero|"
            r"quisiera) desaparecer (?:para siempre|de "
            r"este mundo)|no (?:me siento|estoy) segur[oa] (?:conmigo|sola|solo) ?(?:mism[oa])?(?= (?:$|\||y|porque))",
        ),
        negative=True,
    ),
    # National Domestic Violence Hotline.
    Rule(
        "violence",
        "emergency",
        (
            rf"(?:scared|afraid|terrified) (?:that )?(?:he|she|hes|shes|hell|shell)(?: is| will| might)? ?(?:going "
            rf"to |gonna |will )?{_DO_HARM}(?!(?: \S+){{0,6}} (?:dentist|drill|needle|shot))",
            r"(?:miedo|temo) (?:de )?(?:a )?que ~4(?:me|nos) (?:mate|golpee|haga (?:algo|dano)|pegue|encuentre)(?! "
            r"(?:la luz|el sol|un resfriado|frio|el aire|gripe|la|el|un dolor|covid))",
            r"(?:asaltaron|robaron|atacaron) y me (?:picaron|navajearon|golpearon|pegaron|dispararon)",
        ),
    ),
    # American Burn Association.
    Rule(
        "burn",
        "emergency",
        (
            r"(?:pressure cooker|stove|grill|battery|vape|propane|olla (?:de presion|express)) ~2(?:blew up|exploded|"
            r"exploto|revento) ~4(?:face|me|him|her|hands?|cara|encima|manos?)",
        ),
    ),
    # CDC, fever in who is treated for cancer.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"(?:chemo|chemotherapy|quimio\w*) {_GAP}(?:fever|fiebre|calentura)|(?:fever|fiebre|calentura) "
            rf"{_GAP}(?:chemo|chemotherapy|quimio\w*)",
        ),
    ),
)
