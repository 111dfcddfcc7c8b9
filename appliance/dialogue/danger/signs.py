"""Signs of danger put together from parts: body, what is wrong with it, how, who. English; the Spanish is beside it.

The same form as danger/rules.py, which holds the words callers use first; a clinician must review both. Sources are
named beside each category; none of them is a licensed triage protocol.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_NOT = r"(?:not|isnt|arent|wont|doesnt|dont|cant|cannot|couldnt|hasnt|havent|didnt|aint|never|no|nothing|stopped|quit)"
_CANT = r"(?:cant|cannot|couldnt|hardly|barely|unable to|not able to)"
_ANYONE = (
    r"(?:he|she|they|hes|shes|theyre|him|her|baby|babys|newborn|kid|child|boy|girl|son|daughter|husband|wife|mom|dad|"
    r"mother|father|mama|grand\w+|brother|sister|aunt|uncle|cousin|niece|nephew|friend|roommate|neighbor|coworker|"
    r"lady|man|woman|guy|person|patient|somebody|someone|partner|boyfriend|girlfriend|toddler|infant|isnt|old)"
)
_SWELL = (
    r"(?:swell\w*|swollen|swole|puff\w*|balloon\w*|blow\w* up|blew up|getting (?:big|thick)\w*|huge|double the size)"
)
_WENT = r"(?:is|are|was|feels?|feel|went|gone|got|goes|going|has gone|just|all|totally|completely|so|really|and)"
_LAME = r"(?:numb|weak|dead|limp|paraly[sz]\w*|useless|heavy|tingl\w+|floppy|asleep)"
_LIMB = r"(?:arms?|legs?|hands?|foot|feet|side|face|body|fingers?)"
_LIMBS_OFF = r"(?:fingers?|thumb|toes?|hand|arm|foot|leg|ear|fingertip)"
_ALLERGEN = (
    r"(?:ate|eat\w*|nuts?|cashews?|peanuts?|almonds?|walnuts?|shrimp|shellfish|crab|lobster|fish|eggs?|milk|sting|"
    r"stung|wasp|bees?|hornet|ants?|antibiotics?|medicine|medication|pills?|shot|vaccine|latex|allerg\w+|penicillin|"
    r"amoxicillin|dye|injection|ibuprofen|sesame|strawberr\w+|kiwi)"
)
_SICK = r"(?:faint\w*|dizzy|light ?headed|pass(?:ing)? out|pale|clammy|gray|grey|weak|wobbly|sweat\w*|cold sweat)"
_TOOK = (
    r"(?:took|taken|takes|taking|swallow\w*|ate|eaten|drank|drink\w*|drunk|down(?:ed|ing)|popped|ingest\w*|inject\w*|"
    r"chewed|licked|had)"
)
_FAR_TOO_MUCH = (
    r"(?:(?:way |far )?too (?:many|much)|(?:whole|entire|full|complete) (?:bottle|pack|box|strip|weeks?|months?|thing|"
    r"supply)|all (?:of )?(?:my|his|her|the|their|them|those)|(?:a |whole )?bunch of|handfuls?|fistful|bottle of|"
    r"(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|a hundred|\d\d+) (?:\w+ )?(?:pills?|tablets?|capsules?|"
    r"tylenol\w*))"
)
_POISON = (
    r"(?:bleach|cleaner|antifreeze|poison|detergent|pods?|gasoline|magnets?|lighter fluid|pesticide|rat bait|windex|"
    r"ammonia|batter(?:y|ies)|paint thinner|turpentine|lye|drano|nail polish remover|hand sanitizer|mothballs?|"
    r"weed killer|mushrooms?|kerosene|button batter\w+|lamp oil)"
)
_DRUGS = (
    r"(?:medicines?|pills?|medications?|meds|tylenol|advil|aspirin|ibuprofen|xanax|sleeping|gummies|edibles|vitamins|"
    r"cleaner|bleach|cabinet|methadone|oxy\w*|percocet|fentanyl|heroin)"
)
_RESPONSE = (
    r"(?:wak\w+|woke\w*|respond\w*|answer\w* (?:me|us|him|her|when|anything)|react\w*(?! (?:since|in (?:years|"
    r"months)|to (?:the|a|that|this|any|his|her) (?:shot|vaccine|medicine|medication|antibiotic|food|peanuts?)))|"
    r"budg\w+|blink\w*|mov(?:e|ing)|"
    r"open\w* (?:his|her|their) eyes|com\w+ (?:to(?! "
    r"(?:the|a|an|my|your|our|his|her|their|this|that|it|any|work|see|get|you|town|school|church|dinner)\b)|around|"
    r"back)|snap\w* out|stay\w* awake|talk\w* (?:to|back))"
)
_HOT = r"(?:water|oil|grease|soup|coffee|tea|steam|acid|fire|flames?|lye|tar|ramen|gas|grill|stove|fryer|kettle)"
_BIG_BURN = r"(?:arms|face|chest|legs|body|eyes|neck|stomach|back|baby|all over|himself|herself|myself)"
_CAR = r"(?:car|truck|bus|train|van|suv|motorcycle|pickup|tractor|vehicle)"
_HIGH = r"(?:roof|ladder|balcony|window|scaffold\w*|second floor|third floor|building|horse|tree|bunk ?bed|deck|stairs)"
_HURT_BAD = (
    r"(?:cant|wont|not|isnt|blood|bleed\w*|neck|spine|bone|bent|blacked|unconscious|knocked|feel|legs|awake|confused|"
    r"vomit\w*|throwing)"
)
_WEAPON = r"(?:gun|knife|machete|weapon|rifle|pistol|bat|razor|blade|rope|noose)"
_FEVER = r"(?:fever\w*|burning up|temperature|infection|chills)"
_LOST_MIND = (
    r"(?:confus\w+|delirious|not making ~1sense|doesnt know|talking nonsense|blotchy|mottled|hallucinat\w+|disoriented)"
)

SIGNS: tuple[Rule, ...] = (
    # American Heart Association, ACEP and NHS 999: warning signs of a heart attack.
    Rule(
        "chest_pain",
        "emergency",
        (
            r"(?:pains?|sore|soreness|pressure|tight\w*|squeez\w+|crush\w+|heav\w+|burning|weight) ~9chest(?! "
            r"(?:cold|x))",
            r"(?:elephant|bricks?|weight|band|belt|vi[sc]e|fist|"
            r"(?:somebody|someone)(?! (?:ought|should|could|can|needs?|to|who|look|listen|check|hear))|"
            r"anvil|rock|boulder|knot|knife|ton) ~7(?:chest|ribs|rib cage|sternum)",
            r"(?:chest|ribs) ~5(?:vi[sc]e|elephant|brick|belt|band|cement|concrete|explod\w+|caving)",
            r"(?:clutch\w*|grab\w*|hold\w*|rubbing|clenching) ~3chest",
            rf"heart ~4(?:rac\w+|pound\w+|flutter\w*|skip\w*|beat\w*|jump\w*) ~14(?:{_SICK}|breath\w*|chest)",
            r"(?:pacemaker|defibrillator|icd) ~4(?:shock\w*|zap\w*|fir\w+|going off)",
            r"(?:tear\w+|ripp\w+) ~4(?:in|through|down|inside) ~2(?:chest|back)",
            r"(?:jaw|left arm|shoulder) ~6(?:hurt\w*|ach\w+|pain\w*|numb) ~8(?:sweat\w*|cold sweat|nause\w+|breath)",
        ),
    ),
    # NHS 999, difficulty breathing; American Lung Association, asthma emergency.
    Rule(
        "breathing",
        "emergency",
        (
            r"(?:no|any|enough|for|of|without|much|gulping|sucking) air(?! (?:condition\w*|bags?|force|line|pods?|bnb|"
            r"filter|fare|quality|mattress|freshener))",
            r"lungs? ~4(?:full|fill\w*|collaps\w*|clos\w+|fluid|water|giving out)",
            rf"(?:inhaler|nebulizer|albuterol|puffer|rescue|breathing treatments?) ~6{_NOT} ~3(?:work\w*|help\w*|"
            rf"touch\w*|do\w*|cut\w*|kick\w*)",
            r"(?:one|two|three|few|couple) ~2words? (?:at a time|between|before|without|then|and then|and has)",
            r"(?:ribs|chest|stomach|belly|neck) ~4(?:suck\w+|pull\w+|cav\w+) (?:in|with|every)|nostrils ~2flar\w+",
            rf"(?:lips?|fingernails|mouth|face|skin|{_ANYONE}) ~1(?:is|are|turn\w*|went|gone|going|looks?|looking|"
            rf"getting|all|hes|shes)"
            r" ~1(?:blue|bluish|gray|grey|purple|white as)(?! (?:shirt|jacket|car|building|house|door|sign|cross|"
            r"shield))",
            r"(?:pink|bloody|frothy) ~2(?:foam\w*|froth\w*|spit|mucus)",
            r"oxygen (?:machine|tank|concentrator|bottle)? ?~3(?:quit|stopped|broke|ran out|empty|died|isnt|wont)",
            rf"breath\w* ~3(?:wrong|bad|fast|weird|hard|shallow|strange|stops|stopping|right)(?! (?:smell|breath))|"
            rf"(?:{_ANYONE}|not|isnt) breath\w+ (?:right|good|well)",
            r"(?:im|hes|shes|am|is) drowning(?! in)|(?:almost|nearly) drown\w*",
            r"(?:grunting|snoring|rattling|gurgl\w+) ~3(?:breath\w*|every breath|and)",
        ),
        negative=True,
    ),
    # American Red Cross, choking; NHS 999, choking.
    Rule(
        "choking",
        "emergency",
        (
            r"(?:stuck|lodged|caught|jammed|wedged) ~4(?:throat|windpipe|airway|breath\w*|noise|cough)",
            r"(?:coin|grape|marble|bone|meat|toy|candy|food|hot dog|lego|penny|quarter|balloon|something) ~4(?:in|"
            r"down) ~2throat",
            rf"{_CANT} ~2(?:make|get(?! (?:\S+ )?(?:car|truck|van|bike|stroller|boat|trailer|couch) )|cough) "
            rf"~3(?:noise|sound|out|up)(?! of)",
            r"chok\w+ ~6(?:purple|blue|red|gagging|help)|gagging and",
        ),
        negative=True,
    ),
    # American Stroke Association, F.A.S.T. and B.E. F.A.S.T.; NHS 999, signs of a stroke.
    Rule(
        "stroke",
        "emergency",
        (
            rf"(?:nothing|none|{_NOT}) ~6mak\w+ ~2sense",
            r"(?:talk\w*|speech|speak\w*|words?|voice) ~4(?:slur\w*|garbl\w*|mumbl\w*|jumbl\w*|gibberish|mixed up|"
            r"mush\w*|thick|backwards|come out wrong|coming out)",
            r"(?:mouth|face|smil\w+|eye|eyelid|lip|cheek) ~4(?:crooked|droop\w*|hang\w*|lopsided|uneven|twisted|"
            r"pulled|sagg\w*|fell on|down on (?:the|one)|on one side|to one side|gone slack)",
            rf"(?:half|(?:one|left|right|whole|entire) (?:side|half)) ~6{_LAME}",
            rf"(?:left|right|one) {_LIMB} ~1{_WENT} ~2{_LAME}(?! when)",
            rf"{_CANT} ~2(?:move|lift|raise|feel|use|hold up) ~4{_LIMB}(?! (?:pain|surgery))",
            rf"(?:sudden\w*|all of a sudden|out of nowhere|woke up|just now|a minute ago) ~8(?:{_LOST_MIND}|{_CANT} "
            rf"~1(?:see|talk|speak|walk|remember|find)|blind|falling over|{_LAME})",
            rf"{_CANT} ~3(?:see|talk|speak|walk) ~8(?:sudden\w*|all of a sudden|out of nowhere|right straight)",
            rf"{_CANT} (?:talk|speak) (?:right(?! now (?:\| )?(?:(?:\S+ ){{0,3}}call(?:s|ing)? "
            rf"(?:(?:you|me|us|him|her|them) )?(?:back|later|when|after|again)|can (?:i (?:book|make|schedule|cancel|"
            rf"move|leave|answer)|you call)|im (?:driving|at|"
            rf"in|working|busy)|(?:hes|shes) (?:driving|at|working|busy|asleep)|(?:he|she) (?:asked|wanted|told)))|"
            rf"straight|clearly|anymore|at all|normal\w*)",
            r"(?:calling|calls|called) (?:me|us|him|her) ~5(?:name)|(?:doesnt|cant|not|didnt) ~1(?:recogni[sz]e|"
            r"remember) ~1(?:me|us|who|her|his|where|own)",
            r"(?:worst|explod\w+|blinding) ~3(?:headache|head)(?! lice)",
        ),
        negative=True,
    ),
    # American College of Surgeons, Stop the Bleed; ACEP, warning signs; NHS 999, severe bleeding.
    Rule(
        "bleeding",
        "emergency",
        (
            r"blood ~4(?:pump\w*|squirt\w*|spray\w*|shoot\w*|stream\w*|gush\w*|pour\w*|spurt\w*|keeps|soak\w*|pudd\w*|"
            r"clots the size)|(?:pump\w*|squirt\w*|spray\w*|gush\w*|pour\w*) ~3blood",
            r"(?:bleed\w*|blood|nose ?bleed\w*) ~12(?:towels?|sheets|soaked|rags?)",
            rf"(?:nose ?)?bleed\w* ~6{_NOT} ~3(?:stop\w*|quit\w*|let up|slow\w*|clot\w*)",
            rf"bleed\w* ~8{_SICK}|{_SICK} ~8bleed\w*",
            rf"(?:soak\w*|going through|gone through) ~3(?:pads?|tampons?|towels?) ~1(?:every|each|in) ~2(?:minutes|"
            rf"few|five|ten|fifteen|twenty|half)|(?:soak\w*|pads?) ~10{_SICK}",
            r"coffee grounds|(?:throw\w*|threw|vomit\w*|puk\w+|cough\w*|spit\w*) ~4blood",
            r"(?:dialysis|fistula|catheter|picc|port) ~4(?:bleed\w*|squirt\w*|blood|spurt\w*|came out|fell out|"
            r"pulled out)",
            r"(?:slic\w+|slash\w+|slit|cut) ~3(?:wrists?|artery|throat|neck)",
        ),
        negative=True,
    ),
    # AAAAI, signs of anaphylaxis; NHS 999, severe allergic reaction.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            rf"{_ALLERGEN} ~14(?:face|lips?|eyes|throat|tongue|mouth) ~4(?:{_SWELL}|clos\w+|tight\w*)",
            rf"(?:face|lips?|throat|tongue|mouth) ~5{_SWELL} ~10(?:{_ALLERGEN}|breath\w*|voice|hoarse|swallow\w*)",
            rf"(?:tongue|throat) ~4{_SWELL}|throat ~3(?:clos\w+|clothing|clothes|tight\w*)",
            rf"(?:hives|welts|rash|itch\w*) ~10(?:{_SICK}|throat|breath\w*|wheez\w*|vomit\w*|swelling)",
            r"(?:gave|give|giving|used|using|jabbed|stuck) ~3epi ?pens?|epi ?pen ~3(?:isnt|not|didnt|wore)",
        ),
    ),
    # Poison Control (poison.org), when to call 911; CDC, overdose; CPSC, carbon monoxide and button batteries.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            rf"{_TOOK} ~4{_FAR_TOO_MUCH}(?! (?:food|candy|time|days|water|coffee|sugar))",
            rf"{_TOOK} ~6{_POISON}|{_POISON} ~7(?:drank|swallowed|ate|drinking|in (?:his|her) mouth)",
            rf"(?:got|gotten|getting) (?:into|a ?hold of|ahold of) ~5{_DRUGS}",
            r"empty ~4(?:bottles?|pack\w*|blister) ~8(?:next to|beside|by (?:him|her|the bed)|in (?:his|her) hand|"
            r"on the)",
            r"(?:found|theres|saw) ~2(?:an? )?empty ~3bottles?",
            r"(?:mix\w+|breath\w+|inhal\w+|sniff\w*|huff\w*) ~5(?:bleach|ammonia|chemicals?|fumes|gas|chlorine|paint)",
            r"(?:carbon monoxide|gas) ~3(?:alarm|detector|leak\w*|poisoning)(?! (?:install\w*|batter\w*))|smell\w* gas",
            r"(?:put|slipp?\w*) ~2(?:something|stuff|a drug|drugs) in ~3drink|(?:been|was|got) (?:drugged|roofied)",
            r"(?:shot|shooting) up|needle ~3(?:arm|him|her)|(?:fentanyl|heroin|meth) ~8(?:breath\w*|blue|wake|cold)",
            r"mixed (?:up )?~3(?:pills|meds|medications?) ~6(?:took|whole|drows\w+|sleepy|alcohol)",
        ),
    ),
    # American Red Cross, unresponsive person; NHS 999, loss of consciousness.
    Rule(
        "unconscious",
        "emergency",
        (
            rf"{_ANYONE} ~4{_NOT} ~2{_RESPONSE}(?! (?:to (?:the|my|his|her) (?:phone|call|appointment|visit|office|"
            rf"door|school)|back (?:to|until|for)|in to|houses?|forward|around (?:yet|much)|early))",
            rf"{_NOT} ~1get (?:him|her|them|it) (?:to )?~1(?:wake|come|up|respond|move)|{_CANT} ~1(?:wake|rouse) "
            rf"(?:him|"
            r"her|them|\w+ up)",
            rf"slumped(?: over)?|keeled over|{_ANYONE} ~4(?:black\w* out|went limp|lifeless|went down hard)",
            r"(?:out cold|in and out of|drifting in|barely (?:conscious|awake|with us|alive|responsive)|hard to wake)",
            rf"{_ANYONE} ~4(?:on|lying on|laying on) the (?:floor|ground|sidewalk) ~5{_NOT}",
        ),
        negative=True,
    ),
    # Epilepsy Foundation, when to call 911; American Diabetes Association, severe hypoglycemia.
    Rule(
        "seizure",
        "emergency",
        (
            r"(?:jerk\w*|shak\w*|twitch\w*|thrash\w*|stiff\w*|trembl\w*) ~5(?:all over|uncontrollabl\w*|foam\w*|mouth|"
            r"floor|rolled|whole body|cant stop|unrespons\w*)",
            r"(?:floor|ground|body|eyes|head) ~5(?:jerk\w*|shaking|twitch\w*|thrash\w*|convuls\w*|rigid|roll\w* back|"
            r"stiff)",
            r"(?:fits?|seizures?) ~3(?:in a row|one after|back to back|wont stop|keep)|(?:having|another|had) (?:a|"
            r"another) fit(?! of)",
            rf"diabetic\w* ~12(?:shak\w+|sweat\w+|{_LOST_MIND}|pass\w* out|barely|vomit\w*|sense)",
        ),
    ),
    # 988 Suicide & Crisis Lifeline, warning signs; SAMHSA.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"(?:dont|doesnt|not|cant|cannot|didnt|no longer) ~1(?:see|have|find|feel) ~2(?:point|reason|use|sense) "
            r"(?:in|to|of|for) ~1(?:being|be|liv\w+|going|life|wak\w+|stay\w*|keep\w*)",
            r"(?:no|whats the|not much) ~1(?:point|reason|use|sense) (?:in|to|of|for|going) ~1(?:being|liv\w+|"
            r"going on|life|waking|stay\w*|keep\w*|on anymore|here)",
            r"(?:end|ending) (?:it|everything|things)(?: all)?(?= (?:all|tonight|now|today|soon|i|and|because|for|my|"
            r"right)| $)|(?:end|ending) it all",
            r"(?:tired|done|sick|finished) (?:of|with) (?:living|life|being alive|being here|existing)",
            r"better off (?:without (?:me|him|her)|if (?:i|he|she) (?:was|were|died))",
            r"(?:quickest|easiest|fastest|painless|best|how many) ~2(?:way|pills) (?:to|would|does|do) ~3(?:die|kill "
            r"(?:my|your|a p)\w+|kill me|end (?:it|my life)|overdose)",
            rf"(?:bought|got|have|has|loaded|holding|with|found) ~2{_WEAPON} ~12(?:die|do this any ?more|end|hes done|"
            rf"shes done|im done|over|goodbye|myself|himself|herself|says)",
            rf"locked ~6(?:bathroom|bedroom|room|car|garage|herself|himself) ~6(?:{_WEAPON}|pills)",
            r"(?:says?|said|saying|texted|told|wrote|post\w*|left|messaged) ~4(?:goodbye|good bye|wants to die|"
            r"farewell|final|done living|kill\w*) ~3(?! to the)",
            r"(?:dont|doesnt|not) (?:want|wanna|wants|plan\w*) ~1(?:to )?(?:be here|be around|wake up|exist|live)(?= $|"
            r" (?:any ?more|tomorrow|alive|in this world|with|and|no more))",
            r"(?:jump\w*|hang\w*) (?:off|from|myself|himself|herself)",
        ),
        negative=True,
    ),
    # National Domestic Violence Hotline; NENA, when to call 911.
    Rule(
        "violence",
        "emergency",
        (
            r"(?:hitting|beating|attack\w*|strangl\w*|chok\w+|hurting|kicking|punch\w*|threatening|chasing) ~1(?:me|"
            r"her|him|us|them|my (?:mom|mother|sister|brother|son|daughter|dad))(?! (?:knee|back|head|tooth|teeth|at))",
            rf"{_WEAPON} ~4(?:in the house|at (?:me|us|him|her)|to my|point\w*|on me|outside|here|at the door)",
            r"(?:will|going to|gonna|wants to|threaten\w*|says|hell|tried to|trying to) ~4kill (?:me|us|her|him|my)",
            r"(?:someone|somebody|guy|man|woman|kid|boy|people|theres|someones|friend|brother|he|she) ~3(?:been |was "
            r"|got |just )(?:shot|stabbed)(?! down)",
            r"(?:was|been|just|got) (?:raped|sexually assaulted|kidnapped|mugged)|(?:active )?shooter",
        ),
    ),
    # CDC, field triage; American College of Surgeons; NHS 999, serious injury.
    Rule(
        "major_trauma",
        "emergency",
        (
            rf"(?:cut|chopp?\w*|slic\w*|saw\w*|tore|ripp\w*|bit|took|lost|sever\w*|amputat\w*) ~5{_LIMBS_OFF} ~3off|"
            rf"{_LIMBS_OFF} ~4(?:came|got|is|are|cut|was|been|clean) ~2off(?! (?:the cast|work))",
            r"(?:knife|nail|glass|metal|stick|rod|pole|needle|scissors|something|branch|arrow|rebar) ~4(?:stuck|"
            r"stick\w*|"
            r"still|embedded|impaled|lodged|through|out of|in) ~3(?:eye|neck|chest|leg|thigh|stomach|belly|head|back)",
            r"(?:stuck|nailed|drove|put|ran|shot|stab\w*) ~4(?:knife|nail|saw|blade|drill|nail gun|screwdriver)",
            r"bent the wrong way|bones? ~2(?:show\w*|out|pok\w+|through|stick\w*)",
            r"electrocut\w*|(?:struck|hit) by lightning|(?:touched|grabbed) ~3(?:live wire|power line)",
            rf"(?:hit|struck|run over|ran over|crushed|pinned|dragged|trapped) ~3(?:by|under|beneath) ~3{_CAR}",
            rf"(?:fell|fallen|falling|thrown|jumped|knocked|bucked|pushed) ~3(?:off|from|out|down) ~3{_HIGH} "
            rf"~14{_HURT_BAD}",
            r"(?:fell|landed|hit\w*|struck|kicked|dropped) ~5head ~14(?:fluid|clear|ear|blacked|unconscious|vomit\w*|"
            r"throwing up|wont wake|seizure|confus\w+|sleepy|drowsy|slurr\w+|pupils?)",
            r"(?:clear|blood\w*) ~3(?:from|out of|coming) ~3(?:ears?|nose after)",
        ),
        negative=True,
    ),
    # American Burn Association, referral criteria; NHS 999, severe burns.
    Rule(
        "burn",
        "emergency",
        (
            rf"{_HOT} ~6(?:spill\w*|splash\w*|pour\w*|fell|caught|burn\w*|explod\w*|blew up|got|dump\w*|went) "
            rf"~6{_BIG_BURN}",
            r"(?:burn\w*|scald\w*) ~5(?:face|chest|all over|whole|neck|genitals|third degree|airway|both)",
            r"(?:clothes|shirt|hair|house|kitchen) ~3(?:on fire|caught fire)|third degree",
        ),
    ),
    # ACOG, urgent maternal warning signs; CDC, Hear Her.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"cord ~4(?:out|coming|hang\w*|show\w*)|(?:baby|head) ~3(?:coming out|crowning)|push\w* ~3baby|in labor "
            r"~6(?:blood|bleed\w*|early|weeks)",
            r"(?:pregnant|weeks|months|expecting) ~14(?:bleed\w*|seizure|spots in|blurry|pass\w* out|gush\w*)|"
            r"bleed\w* ~10(?:pregnant|expecting)",
        ),
    ),
    # ADA, "What constitutes a dental emergency": swelling that may close the airway, bleeding that will not stop.
    Rule(
        "dental_airway",
        "emergency",
        (
            rf"(?:jaw|neck|face|tongue|cheek|throat|floor of (?:my|his|her) mouth|chin|abscess) ~5{_SWELL} ~12"
            rf"(?:{_CANT} ~1(?:swallow|breathe|open|talk)|drool\w*|breath\w*|lying down)",
            r"(?:mouth|tooth|teeth|extraction|socket|gums?) ~8(?:gush\w*|pour\w*|spurt\w*|fill\w* ~3blood ~3chok\w*)",
        ),
        negative=True,
    ),
    # American Academy of Pediatrics, when to call 911; NHS, is your baby seriously ill.
    Rule(
        "paediatric",
        "emergency",
        (
            r"(?:baby|babys|newborn|infant|weeks old|months? old|toddler|son|daughter|kid|he|she|hes|shes) ~8(?:limp|"
            r"floppy|lifeless|rag doll|unresponsive)",
            rf"{_CANT} ~2(?:wake|get) ~3(?:baby|newborn|him|her|infant) ~2(?:up|awake|to wake|to eat|to feed)",
            r"(?:rash|spots|dots) ~6(?:doesnt|dont|wont|not) ~2(?:fade|blanch|go away when)|(?:purple|bruise\w*) "
            r"~2(?:rash|spots|dots)",
            r"soft spot ~4(?:sunk\w*|bulg\w*|dent\w*)",
        ),
        negative=True,
    ),
    # NHS 999; CDC, heat and cold; Poison Control, snakes; Sepsis Alliance; American Diabetes Association.
    Rule(
        "other_emergency",
        "emergency",
        (
            r"(?:pulled|found|fell|got|face down|underwater|under) ~5(?:pool|lake|tub|bathtub|pond|river|water) "
            r"~10(?:breath\w*|cough\w*|blue|limp|not|drown\w*|acting)",
            r"(?:rattle ?snake|copperhead|cottonmouth|coral snake|venomous|poisonous snake|viper) ~3(?:bit\w*|got|"
            r"struck)|(?:bit\w*) by a (?:rattle ?snake|copperhead|viper|snake)",
            rf"(?:sun|heat|hot|roof|sauna|outside) ~12(?:stopped sweating|not sweating|collaps\w*|{_LOST_MIND})",
            rf"(?:snow|freezing|ice cold|the cold) ~8(?:mumbl\w*|stopped shivering|stiff|slurr\w*|{_LOST_MIND})",
            rf"{_FEVER} ~8{_LOST_MIND}|{_LOST_MIND} ~8{_FEVER}",
            r"(?:sugar|glucose) ~4(?:(?<!one )(?<!two )(?<!three )(?<!four )(?<!five )(?<!hundred )(?<!hundred and "
            r")(?:twenty|thirty|forty)(?: (?:"
            r"one|two|three|four|five|six|seven|eight|nine))?+|[1-4]\d)(?= )(?! (?:points|percent|days|minutes|grams))",
            r"(?:sugar|glucose|diabetic|type one) ~12(?:barely|wont wake|fruity|vomit\w* all)|fruity breath|breath "
            r"~2fruity",
            r"(?:send|need|call|get|want|bring) ~4(?:ambulance|paramedics|nine one one|911|ems|medics)|(?:call|dial) "
            r"nine one one|(?:help me|help us)(?: please)?(?= $| (?:somebody|someone|im|my|hes?|shes?|i (?:cant|think)|"
            r"now|oh|hurry)"
            r" )|(?:somebody|someone|god) (?:please )?help|please help(?: me| us| him| her)?(?= $| (?:im|my|hes?|"
            r"shes?|hurry) )",
        ),
        negative=True,
    ),
)
