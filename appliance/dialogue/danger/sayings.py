"""Words that sound like danger and are not: sayings, baby teeth, blood tests, rooms. Format as in danger/rules.py."""

from __future__ import annotations

from appliance.dialogue.words import listed

_OFFICE = (
    r"(?:doctors?|dr \w+|nurses?|dentist|therapist|provider|specialist|secretary|receptionist|staff|you|you guys|yall|"
    r"they)"
)
_FIRM = (
    r"(?:office|clinic|pharmacy|walgreens|cvs|insurance|school|company|lab|hospital|billing|department|team|store|"
    r"front desk)"
)
_MACHINE = r"(?:portal|website|site|app|computer|system|server|page|link)"
_NOT_YET = (
    r"(?:is |are |has |have |was |were |just |still |been |really )*(?:not|isnt|arent|wont|hasnt|havent|never|wasnt|"
    r"stopped)"
)
_POST = r"(?:messages?|emails?|calls?|texts?|voicemails?|requests?|letters?|faxes|fax|inquir\w+)"
_NO_ANSWER = rf"{_NOT_YET} ~1respond\w*"
_WHOSE = r"(?<!at )(?<!in )(?<!from )(?<!inside )(?<!behind )(?:my|your|their|our)"
"""Whose office it is; who lies at the office is a person."""
_ON_TIME = (
    r"(?:no (?:me |se )?(?:llego|voy|vamos|aparezco)|no le (?:consigo|saco) (?:la |una )?cita|falto|llego tarde|pierdo|"
    r"se me (?:olvida|pasa)|faltamos|llegamos)"
)
_TIME_KEEPER = (
    r"(?:jef[ea]|patron|patrona|maestr[oa]|entrenador|mama|suegra|(?:en|por) (?:el|la|mi) (?:trabajo|chamba|escuela))"
)
"""What a boss or a mother "kills" for."""
_ASKED_FOR = (
    r"(?:fill\w*|complet\w+|need\w*|send\w*|sent|gave|give|given|got|get|receiv\w+|about|email\w*|fax\w*|sign\w*|print|"
    r"where|llen\w+|mand\w+|necesit\w+|dieron|dio|sobre|recib\w+|firm\w+|traer|acerca)"
)
_NO_DISCLOSURE = (
    r"(?!(?: \S+)* (?:positive|high|yes|plan|said|says|scored|marked|answered|failed|flagged|positivo|alto|si|marque|"
    r"marco|puse|puso|conteste|contesto|dijo) )"
)
"""A form about suicide is paper as long as nobody tells what stands in it."""

_MISSED = r"(?:olvid\w+|falte|equivoqu\w+|confundi|se me (?:paso|fue) la (?:cita|hora)|perdi la cita)"
"""Why somebody dies of embarrassment, which "pena" is as well as grief."""
_MISSED_VISIT = (
    rf"(?:{_MISSED} ~3(?:cita|consulta|hora|dia|fecha|limpieza)|se me (?:paso|fue) la (?:cita|hora)|perdi la cita)"
)
_FORGOT = (
    r"(?:\S+ )?(?:forgot|missed|overslept|mixed) ~3(?:appointments?|visit|cleaning|bus|class|practice|checkup|check "
    r"?up|"
    r"physical|exam|form|card|retainer)"
)
_SEE = r"(?:see|saw|open|opened|look\w*|get|read) ~2(?:bill|total|price|cost|statement|balance|it|that)"
"""What a heart attack is said of that is none."""
_OF_SHAME = (
    r"(?:quiero|queria) morir(?:me)? de (?:la )?(?:pura )?pena"
    r"(?! (?:\S+ ){0,6}(?:sin|mur\w+|fallec\w+|siento|dejo|aguanto|puedo|vivir|vida|triste\w*|sol[oa]|pastillas) )"
)

_NO_COLOUR = "".join(
    f"(?<!{word} )"
    for word in listed(
        "turn turned turning turns going went gone looks lips face skin are baby_is face_is skin_is mouth_is"
    )
).replace("_", " ")
"""Behind these, what is blue is no plan."""
_ALARMING = r"(?:gunshot|bloody|dead ?man\w*|killer|widow\w*|shotgun|hangmans?)"
IDIOMS: tuple[str, ...] = (
    # An office that does not write back; dying of cold, of shame, of waiting; a bad day's luck; a form about suicide.
    rf"(?:{_OFFICE}|{_FIRM}) {_NO_ANSWER} (?:back )?to ~2{_POST}|{_MACHINE} {_NO_ANSWER}|{_WHOSE} {_FIRM} {_NO_ANSWER}",
    r"(?:quiero|queria|quisiera|quiere) morir(?:me|se)? (?:de|con) (?:la |el |este |esta |tanto |tanta |puro |pura )*"
    r"(?:verguenza|frio|calor|risa|hambre|sueno|aburrimiento|susto|coraje|emocion|nervios|oso|sed|flojera|antojo|"
    r"alergia|trafico)|(?:me desmayo|desmayar\w*) de (?:la |el |puro |pura )?(?:hambre|sueno|risa|gusto|susto)|"
    r"desmay\w+ (?:de|del) (?:la |el |pura |puro )?(?:emocion|alegria|gusto|felicidad|risa)|aire acondicionado",
    r"(?:want|like|wish|love) ~8without waking (?:up )?(?:every|sore|(?:the|my) (?:baby|kids))|no despertar(?:me|se)? "
    r"(?:a (?:mi|la|los) (?:bebe|ninos)|a cada|cada)|(?:espera|trafico|calor|frio|cuenta|tarea|trabajo|alergias?|"
    r"estres) (?:ya )?me (?:va a|quiere|van a) matar",
    r"matar (?:el tiempo|dos pajaros)",
    # A vice that kills some day; a mother and a missed visit; a total and the heart; who is kicked from within.
    r"(?:cigarr\w+|tabaco|vicio|vape\w*|cerveza|refresco|azucar) (?:un dia |algun dia )?(?:me|lo|la|nos) (?:va|van) a "
    r"(?:acabar )?(?:matar|matando)|(?:cigarettes|smoking|vaping|smokes|things|soda|sugar)(?: is| are| ll|ll|s)? "
    r"(?:going "
    r"to |gonna |will )?(?:kill|be the death of) (?:me|him|her|us)(?: one day| some ?day| eventually)",
    rf"me (?:va|van) a matar (?:mi|la|el) {_TIME_KEEPER} (?:\| )?(?:\S+ ){{0,2}}{_MISSED_VISIT}|"
    rf"{_MISSED_VISIT} ~4me (?:va|van) a matar (?:mi|la|el) {_TIME_KEEPER}|"
    rf"(?:mom|mother|boss|coach|teacher) (?:is |s )?(?:going to|gonna|will|ll) kill me (?:\| )?(?:because |cause |"
    rf"since )?"
    rf"i {_FORGOT}|i {_FORGOT} ~4(?:mom|mother|boss|coach|teacher) (?:is |s )?(?:going to|gonna|will|ll) kill me",
    rf"(?:giving|gives|gave) (?:me|us) a (?:heart attack|stroke|coronary) (?:every|each|when|whenever|with|just) "
    rf"~3{_SEE}|"
    r"(?:me|nos) (?:va a dar|da) un (?:infarto|ataque|derrame|soponcio) (?:cada (?:vez )?que|de nomas|nomas de) "
    r"~1(?:veo|"
    r"vemos|abro|llega|pago|oigo|ver|abrir|pagar|oir)",
    r"(?<!felt the )(?<!feel the )(?<!felt my )(?<!feel my )(?<!feeling the )(?<!feeling my )(?<!felt our )bab(?:y|"
    r"ies) "
    r"(?:is |are |s |has been |keeps |wont stop |been )(?:already |just |really )?kicking (?:me|her|us)",
    r"(?:seizure|diabetic|diabetes|allergy|medical|heart|cardiac) (?:alert|response|service) (?:dog|puppy|animal)|"
    r"perro "
    r"(?:de alerta|de servicio|entrenado) ~2(?:convulsiones|epilepsia|diabetes|azucar|infartos)",
    r"(?:panic attacks?|heart attack|stroke|seizure|asthma|overdose|choking|grief|suicide) (?:(?:awareness|prevention|"
    r"survivors?|recovery|safety) )?(?:workshops?|seminars?|support groups?|webinars?)|(?:grupo|taller|curso|clase|"
    r"platica) (?:de apoyo )?para (?:los|las|quienes|gente)(?: que)? (?:tuvieron|han tenido|sufrieron|tienen) (?:un )?"
    r"(?:derrames?|infartos?|convulsiones|asma)",
    # Whose work it is to see the worst.
    r"(?:im|i am|i work as|my job is|as) (?:an? )?(?:911 |nine one one |er |emergency |icu |trauma )?(?:dispatcher|"
    r"operator|"
    r"paramedic|emt|nurse|medic|firefighter|fireman|cop|deputy|lifeguard) (?:\| )?(?:so |and )?(?:(?:its )?all (?:day|"
    r"night|week|shift)|every (?:day|shift|night)) ~4(?:people|folks|patients|kids|callers) (?:(?!i |im |my |me |\|"
    r")\S+ ){0,12}(?:breathe?|breathing|"
    r"waking up|bleeding|shot|overdos\w+|dying|conscious)(?: and ~3(?:not waking up|bleeding|dying|overdosing|shot))?",
    r"soy (?:paramedic[oa]|enfermer[oa]|bomber[oa]|socorrista|policia|despachador[oa]?) (?:\| )?(?:y )?(?:me la paso|"
    r"todo "
    r"el (?:dia|turno)|todos los dias|diario) ~3(?:gente|pacientes|personas) ~6(?:respira\w*|sangr\w+|infart\w+|"
    r"balead\w+|desmay\w+)(?: y heridos)?",
    r"(?:heart(?: attack)?|stroke|suicid\w+|asthma|epilepsy|seizure|overdose) ~1(?:prevention |awareness )?"
    r"walk(?:s|athon)?",
    rf"{_NO_COLOUR}blue ?(?:cross|shield)(?: (?:and )?blue ?shield)?|(?:cruz|escudo) azul|"
    rf"{_NO_COLOUR}(?<!he is )(?<!she is )(?<!hes )(?<!shes )blue ?(?:medicare|advantage|choice|options)",
    rf"{_TIME_KEEPER} (?:ya )?me (?:va|van) a matar (?:\S+ ){{0,2}}si (?:otra vez |ya )?{_ON_TIME}|"
    rf"me (?:va|van) a matar en (?:el|la|mi) (?:trabajo|chamba|escuela) si (?:otra vez |ya )?{_ON_TIME}",
    rf"{_OF_SHAME}(?= (?:\S+ ){{0,6}}{_MISSED} )|(?:{_MISSED}|cancel\w+) ~8{_OF_SHAME}",
    r"attack\w* (?:me|us|him|her) with (?:questions|emails|calls|texts|ads|bills|complaints)",
    rf"{_ASKED_FOR} ~4suicid\w+ (?:risk )?(?:and \w+ )?(?:screen\w*|questionnaires?|assessments?|surveys?|forms?)"
    rf"{_NO_DISCLOSURE}|(?:{_ASKED_FOR} ~3|(?<!conteste )(?<!contesto )(?<!en )(?:el|un|la) )(?:cuestionario|"
    rf"formulario|encuesta|evaluacion|hoja) (?:de|del|sobre) (?:el |la |riesgo (?:de )?)*suicid\w+{_NO_DISCLOSURE}",
    r"(?<!chest )(?<!heart )(?<!chest and my arm )(?<!chest and my left arm )(?<!chest and arm )(?<!chest and my jaw )"
    r"(?:is|are|s|were|was) killing me",
    r"(?:espalda|cabeza|rodillas?|pies|zapatos|alergias?|calor|tos|muela|muelas|dolor|trabajo|estres|cintura|"
    r"panza) me (?:esta|estan) matando",
    r"(?:gonna|going to|will|about to|\w+ll|would) give (?:me|you|us|him|her) (?:a|another) (?:heart attack|stroke|"
    r"coronary)",
    r"(?:dropped|spilled|knocked over) (?:the |my |a |his |her )?(?:whole |entire )?bottle (?:of )?(?:my |his |her )?"
    r"(?:\S+ )?(?:pills?|meds|medicine)",
    r"me (?:va|van) a matar (?:\S+ ){0,2}si no (?:(?:le )?(?:saco|hago|consigo|agendo|pido)|llego a|"
    r"voy a) (?:\S+ )?(?:cita|consulta|limpieza|receta)",
    r"(?:see|sees|treat|handle|deal with) (?:\S+ )?(?:strokes|seizures|overdoses|heart attacks|gunshots|patients|cases|"
    r"chest pains) (?:all day|every day|every shift|daily|for a living|at work)",
    r"(?:stitches|staples|sutures) (?:\S+ ){0,6}(?:ready|need|due|have) to (?:come out|be (?:taken out|removed))",
    r"chok\w+ (?:me|us) with (?:(?:his|her|their|all the) )?(?:love|hugs|kisses)",
    r"(?:die|dying|dead) (?:of|from) (?:old age|boredom|hunger|embarrassment|laughter|thirst|waiting|heat)|dying "
    r"(?:to|for|of (?:boredom|hunger|curiosity))|die for|(?:about|going) to die so|id (?:die|kill) for|kill for an?",
    r"(?:almost|nearly|just about|about|practically) (?:had|gave me|have) a (?:heart attack|stroke)|"
    r"casi me (?:da|dio) un (?:infarto|ataque|derrame)",
    r"(?:so|too) (?:packed|crowded|full|stuffed|funny|tight) ~3(?:couldnt|cant|could hardly|could barely) ~1breathe?|"
    r"tan (?:llen[oa]|apretad[oa]|chistos[oa]) ~3(?:no (?:se )?podia|no puedo) ~1respirar",
    # A thing that folds, a sound sleeper, a burnt palate, a refill of what is against fits.
    r"(?:stroller|chair|shelf|tent|table|canopy|umbrella|cot) (?:just |has )?collapsed|(?:was|were) (?:out cold|dead "
    r"to the world|"
    r"knocked out|passed out) (?:when you (?:rang|called)|asleep|sleeping|in bed)|quem\w+ (?:tantito|poquito|un poco|"
    r"apenitas)|"
    r"quem\w+ ~2(?:paladar|la lengua)|burn\w* ~2(?:tongue|roof of (?:my|his|her) mouth)|(?:resurt\w+|surt\w+|recoger|"
    r"renovar|receta) "
    r"~5(?:de|para|contra) (?:la |las |los |el |mis )?(?:convulsi\w+|ataques?|asma|epilepsia|infarto|corazon)",
    # Who speaks another language; who kills for a missed meeting; what drowned is an engine; a disease that is over.
    r"no habla\w* (?:muy |bien |mucho |casi |nada )*(?:de )?(?:espanol|ingles)|(?:doesnt|dont|cant|not) (?:really |"
    r"even )?speak "
    r"~2(?:english|spanish)|(?:boss|wife|husband|mom|mother|dad|teacher|coach|he|she|they) ?(?:is |s |are )?(?:going "
    r"to|gonna|will|ll|would) kill me (?:if|when|for)(?! (?:i (?:leave|left|ever|go back|try|tell|told|report|"
    r"talk|call)(?! (?:early|work|now|late|before))|(?:he|she) finds (?:me|us)))|"
    r"(?:jefe|jefa|esposa|marido|mama|patron|maestra) (?:me )?va a "
    r"matar(?:me)? si (?!(?:le |les |lo |la |me )?(?:digo|dejo|hablo|llamo|denuncio|salgo|voy|encuentra\w*|"
    r"ve|regreso a) )|"
    r"ahog\w+ (?:el|la|mi) (?:motor|carro|celular|audifono|telefono)|(?:motor|carro|audifono|celular|telefono) ~1se "
    r"ahog\w+|"
    r"(?:me|se) ahog\w+ en un vaso de agua|(?:sin aire|sin respir\w+|ahog\w+) de (?:tanto |la )?(?:re\w+|risa)|fever "
    r"blisters?|"
    r"(?:despues|recuperacion|rehabilitacion|secuelas) (?:de|del)(?: su| mi| la| un)? (?:infarto|derrame|embolia)",
    # Pills that run out, not blood.
    r"blood (?:pressure|sugar|thinners?) (?:\w+ )?(?:will |are |is |have |has |just |about to |almost |going to )*"
    r"(?:run|runs|ran|running) (?:out|low)",
    # A price that made one faint.
    r"(?:nearly|almost|about|casi|por poco) ~1(?:faint\w*|died?|passed out|fell over|chok\w+|desmay\w+|mor\w+|muero|"
    r"infart\w+)"
    r" (?:at|when|over|con|al|cuando) ~4(?:price|bill|cost|saw|heard|estimate|quote|precio|cuenta|vi|oi|dijeron|"
    r"factura)",
    r"(?:risas?|rei|riendo|reir|chistos[oa]|carcajadas?) (?:(?!pero |y (?:ahora|luego) )\S+ ){0,8}(?:me|nos) qued\w+ "
    r"sin (?:aire|aliento|respir\w+)",
    # Laughing till one cannot breathe; dying rather than; somebody else's outburst.
    r"(?:laugh\w*|giggl\w*|crack\w* up|funny|hilarious|tickl\w*) (?:(?!but |and (?:now|then) )\S+ ){0,8}(?:couldnt|"
    r"cant|could "
    r"hardly|could barely|cannot|stopped) ~1(?:breathe?|breathing|catch (?:my|our|his|her) breath)|(?:couldnt|cant) "
    r"~1breathe (?:from|for) laughing|(?:died|dying|dead|peed|crying|cried|choked|chok\w+) (?:of |from )?laugh\w*|"
    r"(?:risas?|rei|reimos|reia|riendo|reir|chistos[oa]|carcajadas?) (?:(?!pero |y (?:ahora|luego) )\S+ ){0,8}(?:no "
    r"(?:me |nos |se )?"
    r"(?:podia\w*|puedo|podiamos) ~1respirar|(?:me|nos) (?:faltaba|falto) (?:el )?aire|(?:me|se|nos) (?:ahog\w+|"
    r"orin\w+))|"
    r"(?:(?:me|se|nos) (?:ahog\w+|mor\w+|orin\w+)|no (?:podia|puedo) respirar|muert[oa]s?) (?:de|por) (?:la )?risa",
    r"(?:rather|sooner) (?:die|be dead|(?:shoot|kill|hang|stab) (?:my|him|her)sel\w+|drink bleach|eat glass|be shot) "
    r"than(?! (?:live|go on|keep|be alive|stay|wake|feel|deal|be here|face|exist))|(?:prefiero|prefiere) (?:morir\w*|"
    r"matar\w*|"
    r"que me maten) (?:a|que|antes que|antes de)(?! (?:vivir|seguir|estar|despertar|esto|sentir))|antes muert[oa] que",
    r"(?:hav\w*|had|throw\w*|going to have|gonna have) (?:a|an) (?:heart attack|stroke|fit|coronary|aneurysm|seizure) "
    r"(?:over|"
    r"about) (?:my|this|that|it|his|her|our|the (?!weekend|summer|holidays?|winter|night|phone)\w+)|(?:will|gonna|"
    r"going to|would|"
    r"ll) (?:have|give (?:me|him|her|us)) (?:a|an) (?:heart attack|stroke|fit|coronary|seizure) (?:when|if|once|over|"
    r"at)|(?:le|les|nos|me) (?:va|iba|van) a dar un (?:infarto|ataque|derrame|soponcio|paro) (?:cuando|si|al ver|de "
    r"(?:ver|oir|saber)|"
    r"con (?:la|el|esa|ese) (?:cuenta|factura|precio|recibo|noticia))|(?:se|me) (?:infart\w+|muer\w+) (?:cuando|si) "
    r"(?:ve|vea|sepa|se entere|ven|lo ve|la ve|llego|no (?:alcanzo|llego))|scared (?:me |him |her )?(?:half )?to death|"
    r"(?:worried|bored|"
    r"freezing|starv\w+|sick) to death|susto de muerte|drop(?:ped)? dead|kill for (?:an?|some|that|the)",
    r"(?:traffic|freeway|highway|interstate|trafico|autopista|carretera|carril\w*|fila|linea) ~4(?:(?:isnt|not|aint|"
    r"hardly|barely) mov\w+|no se mueve(?: nada)?|dead stopped|parad[oa])|(?:carro|coche|trailer|camion|car|truck) "
    r"(?:volcad[oa]|"
    r"overturned|flipped) (?:\S+ )?(?:en|on) (?:la|el|the) (?:autopista|carretera|freeway|highway|interstate|puente|"
    r"bridge) ~1(?:no se mueve nada|nothing is moving|nothings moving)|no se mueve (?:nada |ni tantito )?el trafico|"
    r"(?:tarde|minutos|porque|pues|retrasad[oa]|atorad[oa]) (?:\| )?(?:y |que |aqui )?"
    r"no se mueve (?:nada |ni tantito )?(?:el trafico|la fila|la carretera|la autopista|la linea|la cola|el carril)",
    r"(?:swim\w*|back|breast|golf|tennis|brush|key|paint|butterfly|rowing) ?strokes?|dead (?:asleep|tired|serious|"
    r"line|end|set|"
    r"batter\w+)|(?:shot|shoot|shooting) (?:you|me|him|her|them|us) (?:an?|some|the|my|over)|pain in the (?:neck|"
    r"butt|rear|behind)|"
    r"(?:me|him|her|us) want to (?:shoot|kill|hang) (?:my|him|her)sel\w+|(?:is|are|s|hes|shes|been|daughters|sons) "
    r"killing it|"
    r"drown\w* (?:in (?:paperwork|work|bills|emails?|debt|laundry|homework|forms|meetings)|at (?:work|school)|to get)|"
    r"(?:off and on|on and off)|(?:overdos\w+|odd|oded) on (?:candy|sugar|"
    r"chocolate|coffee|caffeine|turkey|cookies|tv|screen\w*|pizza|sweets|soda)|(?:fit|fits|ataque) (?:of|de) "
    r"(?:laughter|"
    r"giggles|rage|risa|tos|hambre|llanto)|burn\w* out (?:at|from|with)|intoxicad\w+ de (?:tanto|tanta|videojueg\w+)|"
    r"(?:zapatos|tacones|pies|rodillas|tenis) ~3(?:matando|matan)|asleep when i (?:type|sit|write|drive)|"
    r"(?:almost|nearly|about|practically|literally|freaked out and about) (?:had|have) a fit|"
    r"heart attack when (?:i|she|he|we) (?:saw|heard|got|opened)",
    r"(?:casi|por poco) me (?:infarto|muero) (?:cuando|al) (?:vi|abri|oi|me dijeron|ver|abrir|oir)",
    r"(?:cuido|cuidaba|atiendo|trabajo con|work with|care for|take care of) ~1(?:pacientes|patients|gente|people) ~1"
    r"(?:con|de|with)? ?(?:derrames?|embolias?|infartos?|convulsiones|strokes?|seizures|overdoses?)",
    r"(?:bab(?:y|ies)) (?:is |are |will be )?coming (?:with (?:me|us)|along)|"
    r"(?:me llamo|mi nombre es|se llama|my name is|(?:her|moms|wifes) name is|senora) (?:socorro|auxilio)|"
    r"(?:soy|(?:a|con|de) la (?:enfermera|doctora|senorita)) socorro(?! (?:no|se|me|mi|ayud\w+|por|que|hay|esta|rapido|"
    r"pronto|ya|veng\w+|mand\w+|llam\w+) )|socorro(?= (?:\| )?s (?:\| )?o (?:\| )?c )|"
    r"(?:llam\w+(?:me|nos)|call (?:me|us)(?: back)?) ~1(?:al?|at|on) ~1(?:911|9 1 1|nine one one|"
    r"nueve (?:once|uno uno))(?= (?:\| )?(?!911 |9 1 1 |nueve (?:once|uno) |nine one )(?:\d|zero|oh|one|two|three|four|"
    r"five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|"
    r"quince|diec\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)\w* )",
    # A street, a shop, a song, a team by an alarming name.
    rf"{_ALARMING} (?:road|lane|hill|hollow|creek|ridge|springs|canyon|bluff)(?= )|concussion (?:sisters|brothers)|"
    r"(?:taqueria|barberia|cantina|bar|restaurante?|loncheria|tienda|discoteca|grupo musical) (?:que se llama |"
    r"llamad[oa] )el infarto|(?:cancion|corrido|bolero) (?:(?:esa|ese|que se llama|llamad[oa]|de) )*me estoy muriendo",
    r"(?:get|got|getting) ~3off my chest|stroke of (?:\w+ )?(?:luck|fortune|genius|midnight)|golpe de suerte",
    r"(?:couldnt|cant|cannot) (?:quite |really )?make (?:it|that|this|them|you|any of it) out(?! of| the)",
    r"bleed(?:ing)? (?:me|us) dry|chok(?:ed|ing) up|(?:choke|choking) hazard|makes me gag",
    r"passed out ~1(?:the|some|our|those)? ?(?:flyers|papers|forms|candy)|finally passed out|"
    r"blacked out ~3(?:dates?|calendar|days)",
    r"(?:phone|cell|battery|laptop|celular|telefono|bateria)\w* ~4(?:die|dying|dead|died|muriendo|muere|"
    r"murio)|se me (?:esta muriendo|muere|murio) (?:el|la) (?:celular|telefono|bateria)",
    r"burning question|burned by|heart ?burn|acid reflux|burned out|shot me down|give it a shot|"
    r"long shot|(?:flu|allergy|covid|tetanus|my|his|her|their|the|for) shots?",
    r"(?:fell|fall|falling) behind|fall (?:appointment|break|semester)|in the fall|this fall|(?:cai|"
    r"caido|cae) (?:con|en) (?:el pago|cuenta)|se cayo el sistema|me cae bien",
    r"me muero (?:de|por)|me estoy muriendo de|muert[oa] de (?:hambre|cansancio|miedo|risa)|"
    r"desmayar de (?:hambre|cansancio)|ahog(?:ad|and)[oa] (?:en|de|con) ~1(?:trabajo|deudas|tareas?|papeles|"
    r"pendientes|cuentas)|me atore en el trafico|atorad[oa] en el trafico",
    r"(?:breathing|breath) (?:room|treatments?|tests?|machine|exercises?|class\w*|easy|fine|ok|okay|good|"
    r"well|better|normally|space)|breath (?:smells?|mints?|of fresh air)|bad breath|respirar (?:hondo|"
    r"tranquil\w+)|un respiro|respiro (?:bien|mejor)",
    r"can (?:still )?(?:breathe|swallow|talk|move it) ?(?:just )?(?:fine|ok|okay|normal\w*|alright|well)|"
    r"(?<!no )(?<!ni )(?<!casi )(?:puedo|puede) (?:respirar|tragar) (?:bien|sin problemas?)|cant (?:believe|breathe "
    r"(?:a word|through))|cannot believe|no puedo creer|hold(?:ing)? my breath",
    r"(?:dando|dar|doy|leche|le doy) (?:el )?pecho|chest (?:cold|congestion)|muscle in my chest",
    r"water heater|water (?:pipe|main|line)|tuberia|se me rompio (?:la|el) (?:tuberia|carro|coche|celular)",
    r"poison (?:control|ivy|oak|center)|blood (?:work|draw|drive|type|tests?|sugar test|donation|bank)|(?:analisis|"
    r"examen|prueba|donacion|tipo|muestra|banco|saquen|sacar|saquen|sacaron) (?:de )?sangre",
    r"(?:baby|milk) (?:tooth|teeth)|dientes? de leche|tooth fairy|(?:dientes?|muelas?|coronas?|empastes?|puentes?|"
    r"frenos|tornillos?) ~2floj\w+",
    # A bruise: what was knocked or twisted turned colour.
    r"(?:golpe\w+|torc\w+|machu\w+|machaqu\w+|lastim\w+|dobl\w+|pegu?\w+) (?:el|la|un|una|los|en el|"
    r"en la) (?:ded\w+|rodillas?|"
    r"tobillos?|pies?|munecas?|manos?|brazos?|piernas?|codos?|unas?|ojos?|muslos?|espinillas?|hombros?|caderas?) "
    r"(?:\S+ ){0,8}?morad\w+",
    r"(?:dog|cat|puppy|pet|perro|gato|dogs|cats|perrito) ~2(?:has|is|had|having|tiene|esta|"
    r"s)? ?~2(?:seizures?|sick|died|barking|dying|bleeding|choking)",
    r"pulled (?:a )?muscle|pulled ~1muscle|knock on wood|knocked out (?:for|during|with)|(?:clean|"
    r"sober) ~2years|nine one one main|911 \w+ (?:street|st|road|avenue|drive)",
    r"wake up (?:before|until|till?|in time|early|for)|suicide (?:prevention|awareness|hotline|walk|"
    r"group|loss)|over ?due|overdid|limit so they|dose was over",
    r"(?:heart|chest|stroke|emergency|trauma|burn|crisis|poison|dolor|pecho) (?:doctor|specialist|clinic|"
    r"center|ward|unit|nurse|team|fund|awareness|support|prevention)",
    # History of a family, papers and services about a danger, refills of its remedy, and what is only said of it.
    r"in (?:my|our|his|her|the) family theres? ~3(?:stroke|heart attacks?|seizures|asthma|"
    r"suicide)s?|(?:runs|run|common|lots?|history) ~3in (?:my|our|his|her|the) family|family history|(?:hay|"
    r"corre|corren) ~3en (?:mi|"
    r"la|nuestra) familia|en (?:mi|la|nuestra) familia (?:hay|hubo|han tenido|padecen|tenemos)(?: "
    r"(?!y |pero |ahora |ahorita |me |mi |le |se )\S+){0,5}",
    r"(?:overdose|suicide|stroke|choking|seizure|poison\w*|burn|violence) (?:prevention|pamphlets?|brochures?|flyers?|"
    r"posters?|videos?|training|course|talks?|survivors?|group|patients?)|(?:prevencion|folletos?|platicas?|grupos?|"
    r"cursos?|clases?|clinica|especialistas?|talleres?) (?:de|para|sobre|contra)(?: (?:el|la|los|"
    r"las))? ~2(?:sobredosis|"
    r"suicidios?|convulsiones|derrames?|embolias?|infartos?|quemad\w+|violencia|asma|atragant\w+|prevencion)",
    r"(?:need|want|order|get|renew|replace|bring|carr\w+|send|have) ~4(?:new|another|expired|spare|replacement|renew) "
    r"~1epi ?pens?|(?:renew|refill|reorder) ~6(?:for|is for) ~1(?:chest pain|seizures|asthma|"
    r"allergies)|(?:bring|carr\w+|has|have) (?:an?|his|her|my|the) epi ?pens?",
    r"(?:home|out|released|back|recover\w*|rehab|therapy|years|months|weeks) (?:\w+ ){0,5}(?:after|"
    r"from|since|out from) "
    r"(?:my|his|her|the|a) (?:heart attack|stroke|overdose|seizures?|bypass)|desde (?:su|mi|el|la) (?:derrame|infarto|"
    r"embolia)",
    r"(?:hit\w*|bang\w*) (?:my|our) heads? ~2(?:on|against) (?:the|a) (?:brick )?wall|me ahogo (?:en|de|con) "
    r"(?:trabajo|deudas|tareas|papeles|pendientes)|(?:drowned|kill\w*|fried|burned) (?:my|the) (?:phone|cell|laptop|"
    r"battery|tablet)|ahog\w+ (?:el|mi) (?:celular|telefono)|(?:quem\w+) (?:la|mi|el) (?:comida|cena|arroz|pan)|"
    r"(?:carro|coche|celular|telefono) ~2(?:murio|muerto)",
    r"(?:grabacion|mensaje|contestadora|recording|message|voicemail) ~3(?:dice|says?|said|"
    r"decia) ~14(?:nueve once|911|nine "
    r"one one)|(?:dormid\w+|numb) ~3(?:por|de|from) (?:la|el|the) (?:anestesia|inyeccion|anesthe\w+|numbing)",
    r"(?:me|nos) (?:va|van) a matar (?:de|del) (?:tant\w+|risa|un (?:coraje|susto)|coraje|susto|hambre|nervios|"
    r"(?:la )?espera\w*|aburrimiento|sueno|frio|calor)|"
    r"(?:se )?desmay[ao] cuando ~1(?:ve|veo) ~1(?:agujas?|sangre|inyecciones)|(?:faints?|passes out) (?:when (?:he|she|"
    r"i) sees?|at) ~2(?:needles?|blood|shots?)",
    r"(?:by|poco|nearly|almost) (?:me|le|nos) (?:da|dio) un (?:infarto|ataque|derrame)|(?:had|have) a coronary",
    r"(?:bled|bleeding|sangr\w+) ~3(?:during|in|en) (?:my|his|her|su|mi|la|the) (?:operation|surgery|operacion|cirugia|"
    r"parto|birth|delivery)",
    r"(?:stitches|puntos|staples|cast) (?:come|comes|coming) (?:out|off) ~2(?:on |this |next )?(?:mon|"
    r"tues|wednes|thurs|fri|satur|sun|to)\w*day",
)

PROCEDURES = (
    r"x ?rays?|xray|ct|mri|scans?|tests?|testing|exams?|results?|refill\w*|forms?|notes?|bills?|billing|"
    r"records?|follow ?ups?|followup|checkup|class|classes|groups?|"
    r"medicine|medication|meds|refilled|prescri\w+|referral|contacts?|department|insurance|"
    r"clearance|screening|therapy|placard|claim|"
    r"paperwork|specialist|history|contact|supplies|dmv|grief|counselor|implant|commercial|"
    r"visits?|drops|eeg|ultrasound|"
    r"radiografia|prueba|pruebas|estudios?|resultados?|recetas?|surtan|formularios?|cuenta|seguimiento|"
    r"contacto|sala|cirugia|expediente|terapia|vacunas?|clases?|"
    r"medicina|cuestionario|justificante|seguro|encefalograma|yeso|examen|factura|historial|chequeo"
)
"""Words that turn a symptom's name into paper, a room or a test, when they stand beside it."""
