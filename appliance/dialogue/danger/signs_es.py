"""Signs of danger put together from parts, in the Spanish of the United States. The English is in danger/signs.py.

The same sources a category; ACEP's and Grady's emergency lists in Spanish for the words people use.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_NO = r"(?:no|ni|nunca|apenas|casi no|tampoco)"
_NOPUEDE = rf"{_NO} ~2(?:puedo|puede|pueden|podemos|logro|logra|alcanzo|deja|dejan|podia)"
_QUIEN = (
    r"(?:el|ella|bebe|nino|nina|hij[oa]|espos[oa]|marido|mujer|mama|papa|madre|padre|abuel[oa]|herman[oa]|suegr[oa]|"
    r"ti[oa]|"
    r"prim[oa]|sobrin[oa]|amig[oa]|vecin[oa]|senor|senora|muchach[oa]|alguien|novi[oa]|companer[oa]|le|"
    r"lo|la|mi)"
)
_HINCH = r"(?:hinch\w+|inflam\w+|inchad\w+|como globo)"
_DORM = r"(?:dormi\w+|adormec\w+|adormil\w+|paraliz\w+|entumi\w+|entumec\w+|muert\w+|flojo|floja|sin fuerza)"
_HABLA = (
    r"(?<!quiero )(?<!quisiera )(?<!queria )(?<!necesito )(?<!ocupo )(?<!me gustaria )(?<!puedo )"
    r"habla\w*(?! (?:espanol|ingles|alguien|usted))"
)
"""Speech that nobody understands, and no wish to speak about what is not understood."""
_DUELE = (
    r"(?:duele\w*|dolor\w*|doliendo|dolia|presion|opresion|aprieta\w*|apret\w+|aplast\w+|oprim\w+|punzad\w+|ardor|"
    r"arde|"
    r"apachurr\w+|pesad\w+|piedra|loza|losa|ladrillo|elefante|quema\w*|calambre)"
)
_TOMO = (
    r"(?:tom[oeia]\w*|trag[oaeu]\w*|com(?:io|i|ieron|ido)|beb(?:io|ieron|ido|i)|ingiri\w+|ech[oe]|meti[oe]|inyect\w+|"
    r"dio un trago|dieron un trago|chup[oa]\w*|zamp\w+|empin\w+)"
)
_VENENO = (
    r"(?:cloro|veneno|lejia|raticida|pilas?|baterias?|gasolina|detergente|limpiador|acido|sosa|thinner|anticongelante|"
    r"insecticida|fabuloso|pinol|amoniaco|imanes|iman|hongos|alcohol de curacion|quitaesmalte|diesel|petroleo)"
)
_DEMAS = (
    r"(?:tod[oa]s? ~1(?:el|la|los|las|mis|sus|frasco|pastillas|bote|botella|caja)|much[oa]s (?:pastillas|medicinas)|"
    r"demasiad\w+|"
    r"(?:un )?punado|de mas|(?:el |un )?(?:frasco|bote) (?:entero|completo|de)|(?:diez|quince|veinte|treinta|"
    r"cuarenta|cincuenta|"
    r"\d\d) pastillas|un monton de)"
)
_ALERGENO = (
    r"(?:comi\w*|pico|picaron|piquete|picadura|abejas?|avispas?|hormigas?|alacran\w*|alergi\w+|camaron\w*|mariscos?|"
    r"cacahuate\w*|"
    r"nuez|nueces|pescado|huevo|leche|antibiotico|medicina|pastilla|inyeccion|vacuna|penicilina|amoxicilina|mani)"
)
_MAL = r"(?:maread\w+|desmay\w+|palid\w+|sudando|sudor|debil|trasud\w+|sudo)"
_PERDIDO = (
    r"(?:confundid\w+|desorientad\w+|delirando|no sabe (?:donde|quien|que)|no (?:me |nos |lo |la )?(?:reconoce|"
    r"conoce)|diciendo "
    r"(?:cosas raras|incoherencias|disparates)|ido|ida|atarantad\w+)"
)
_LESION = r"(?:no|sangr\w+|cabeza|cuello|espalda|piernas|hueso|vomit\w+|inconsciente|desmay\w+|desperto)"
_ARMA = r"(?:pistola|cuchillo|arma|navaja|machete|rifle|bate)"

SIGNS_ES: tuple[Rule, ...] = (
    # American Heart Association; NHS 999; ACEP/Grady in Spanish: signs of a heart attack.
    Rule(
        "chest_pain",
        "emergency",
        (
            rf"{_DUELE} ~8(?:pecho|corazon|pechito|esternon)|(?:pecho|corazon) ~5{_DUELE}",
            rf"corazon ~4(?:late|latiendo|acelerad\w+|brinc\w+|palpit\w+|sale) ~10(?:{_MAL}|rapido|aire)",
            r"(?:agarr\w+|tocando|apretando) ~2pecho|marcapasos ~5(?:descarg\w+|toques)",
            r"(?:dolor|duele) ~6(?:brazo|quijada|mandibula) ~8(?:sud\w+|pecho|aire|nausea\w*)",
        ),
    ),
    # NHS 999, difficulty breathing; American Lung Association.
    Rule(
        "breathing",
        "emergency",
        (
            rf"{_NOPUEDE} ~2(?:respir\w+|resoll\w+|jalar ~1aire|agarrar ~1aire|tomar ~1aire)",
            r"(?:falta\w*|faltando|sin|jala\w*|jalando|entra|llega|quiere) ~3aire(?! acondicionado)",
            r"respir\w+ ~4(?:rapid\w+|agitad\w+|mal|feo|raro|trabajo|cort\w+|ruido|quejid\w+)",
            r"(?:sumen?|hunden?|sume|meten) ~3(?:costillas|costillitas|pechito)|costill\w+ ~4(?:sum\w+|hund\w+)",
            r"(?:labios?|boca|boquita|unas|carita|cara|piel) ~4(?:azul\w*|morad\w+|moradit\w+|gris\w*)|(?:puso|"
            r"poniendo|esta|pone) "
            r"~2(?:azul\w*|morad\w+|moradit\w+)",
            rf"(?:inhalador|nebulizador|bomba|atomizador) ~6{_NO} ~3(?:ayud\w+|hac\w+|sirv\w+|funcion\w+|quit\w+)",
            r"ataque de asma|crisis de asma|(?:deja|dejo) de respirar|ahog(?:ando|andose|andome|arse|arme)(?! (?:de|"
            r"en) (?:trabajo|"
            r"deudas))|(?:cierra|cerro|cerrando) ~2pecho ~8(?:aire|respir\w+|ahorita)",
            r"(?:cuesta|dificultad|trabajo|batall\w+|costando|dificil) ~4respir\w+",
        ),
        negative=True,
    ),
    # American Red Cross, choking.
    Rule(
        "choking",
        "emergency",
        (
            r"(?:atorad\w+|atoro|atraves\w+|trabad\w+|trabo|pegad\w+) ~5(?:garganta|respirar|pescuezo)|atragant\w+",
            r"(?:trago|comio|metio) ~4(?:moneda|canica|juguete|hueso|dulce|uva|globo|tapa|tornillo) ~8(?:no|ahog\w+|"
            r"morad\w+|tos\w+)",
        ),
    ),
    # American Stroke Association, signs of a stroke in Spanish: R.A.P.I.D.O.
    Rule(
        "stroke",
        "emergency",
        (
            r"(?:boca|cara|labio|ojo|sonris\w+|parpado) ~5(?:chuec\w+|torcid\w+|torci\w+|caid\w+|cay\w+|de lado|de "
            r"un lado|"
            r"jalad\w+|desviad\w+|colgad\w+)|(?:fue|torcio|torci|enchueco|chueco|volteo|cayo) ~3(?:boca|cara|labio)",
            rf"(?:medio|mitad|lado|todo un) ~4{_DORM}|{_DORM} ~5(?:medio cuerpo|mitad|(?:un|el) lado|lado "
            rf"(?:izquierdo|derecho))",
            rf"(?:brazo|pierna|mano|cara) ~1(?:izquierd\w+|derech\w+) ~4{_DORM}",
            rf"{_NO} ~4(?:entiend\w+|entendem\w+) ~4(?:dice|{_HABLA}|quiere decir)|(?:habla\w*|dice) ~4(?:enredad\w+|"
            rf"arrastr\w+|"
            r"trabad\w+|balbuc\w+|incoheren\w+|cosas sin sentido|cosas raras)",
            rf"{_NOPUEDE} ~1(?:hablar|mover|levantar|alzar|sentir|caminar derecho|sonreir) ~3(?:bien|brazos?|"
            rf"piernas?|lado|manos?|"
            r"cuerpo|cara|nada)?",
            rf"de (?:repente|pronto|un momento a otro) ~8(?:{_PERDIDO}|{_NO} ~3(?:ve|veo|habla|puede|puedo|camina)|"
            rf"cieg\w+|{_DORM})",
            r"(?:peor|mas fuerte) ~2dolor de cabeza|dolor de cabeza ~6(?:de repente|de golpe|de la nada|mas fuerte "
            r"de mi vida)",
        ),
        negative=True,
    ),
    # American College of Surgeons, Detener la Hemorragia; NHS 999.
    Rule(
        "bleeding",
        "emergency",
        (
            rf"{_NO} ~4(?:para\w*|deja\w*|detien\w+|corta\w*|pare|quita\w*) ~4(?:sangr\w+|hemorragia)",
            rf"sangr\w+ ~6{_NO} ~3(?:para\w*|deja\w*|detien\w+|corta\w*|quita\w*)",
            r"sangr\w+ ~4(?:much\w+|muchisim\w+|bastante|chorros?|montones|borboton\w*|cantidad|sin parar|todos "
            r"lados)|"
            r"(?:mucha|muchisima|chorro\w*|charco\w*|perd\w+) ~2sangre",
            r"(?:vomit\w+|tos\w+|escup\w+|arroj\w+|devuelv\w+|echa\w*) ~3sangre|(?:popo|heces|excremento) "
            r"~4(?:negr\w+|sangre)",
            rf"sangr\w+ ~8{_MAL}|(?:toalla\w*|trapo\w*) ~5(?:empap\w+|llen\w+) ~4sangr\w*",
            r"(?:cort[oe]|tajo|abrio) ~3(?:venas|munecas|cuello|garganta)",
        ),
        negative=True,
    ),
    # AAAAI, signs of anaphylaxis.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            rf"{_ALERGENO} ~14{_HINCH} ~6(?:cara|labios?|lengua|ojos|garganta|boca)",
            rf"{_ALERGENO} ~14(?:cara|labios?|lengua|ojos|garganta|boca) ~4(?:{_HINCH}|cerr\w+|cierr\w+)",
            rf"{_HINCH} ~3(?:lengua|garganta|labios)|(?:lengua|garganta|labios) ~4(?:{_HINCH}|cerr\w+|cierr\w+)|"
            r"(?:cerr\w+|cierr\w+) ~3garganta",
            rf"(?:ronchas|salpullido|sarpullido|comezon) ~8(?:aire|respir\w+|garganta|{_MAL}|vomit\w+)",
            r"(?:puse|puso|use|uso|pusimos|dimos) ~3epi ?pen",
        ),
    ),
    # Poison Control in Spanish (poison.org/espanol); CDC.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            rf"{_TOMO} ~5{_DEMAS}(?! (?:agua|cafe|dulces))",
            rf"{_TOMO} ~5{_VENENO}|{_VENENO} ~7{_TOMO}",
            rf"{_TOMO} ~3(?:las )?(?:pastillas|medicinas?|gotas) ~1(?:de|del) ~3(?:abuel\w+|mama|papa|presion|"
            rf"corazon|otr[oa]|"
            r"espos[oa]|perro)",
            r"(?:frasco|bote|caja|botella) ~4vaci[oa] ~10(?:ido|ida|no|dormid\w+|tirad\w+|hij\w+|herman\w+|lado|"
            r"mano)|(?:encontr\w+|"
            r"halle|vi) ~3(?:frasco|bote|caja) ~4vaci[oa]",
            r"sobredosis|envenen\w+|intoxic\w+(?! de)|(?:fuga|olor|huele) (?:de|a) gas|monoxido",
            r"(?:mezcl\w+|respir\w+|inhal\w+) ~4(?:cloro|amoniaco|quimicos?|humo|thinner|gas)",
        ),
    ),
    # American Red Cross, unresponsive person; NHS 999.
    Rule(
        "unconscious",
        "emergency",
        (
            rf"{_NO} ~2(?:despiert\w+|desperto|despertarl[oa]|reaccion\w+|respond\w+|abre (?:los|sus) ojos|vuelve|"
            rf"volvio en|"
            r"se mueve|contest\w+ (?:esta|y esta|y no))(?! (?:el|al) (?:telefono|correo|mensaje))",
            r"(?:hablo|hablamos|grito|muevo|sacudo|llamo) ~4no (?:me |nos )?(?:contesta|responde|hace caso|reacciona|"
            r"abre)",
            rf"(?:desmay\w+|desvanec\w+|desplom\w+|perdi\w+ ~2(?:conocimiento|sentido)) ~12{_NO}|"
            rf"{_QUIEN} ~4(?:se )?(?:desmayo|desvanecio|desplomo|privo)",
            r"(?:tirad[oa]|tumbad[oa]|cayo) ~3(?:piso|suelo|bano|cocina|calle|pasillo|sala|patio)|sin (?:pulso|"
            r"sentido)|inconscient\w+",
        ),
        negative=True,
    ),
    # Epilepsy Foundation in Spanish.
    Rule(
        "seizure",
        "emergency",
        (
            r"convulsi(?:on\w*|ona\w*)|ataque (?:epileptico|de epilepsia)|(?:dando|dio|da|esta|tiene|tuvo|teniendo|"
            r"con) ~2(?:un |otro )?"
            r"ataques?(?! (?:de (?:risa|tos|panico|ansiedad|nervios|hambre|llanto)))",
            r"(?:temblando|tiembla|sacudi\w+|brincando|tiritando|ties[oa]) ~4(?:tod[oa]|cuerpo|espuma|boca|piso)|"
            r"(?:cuerpo|tod[oa]) ~2"
            r"(?:ties[oa]|temblando)",
            r"ojos ~4(?:voltead\w+|en blanco|volteo|volte\w+|para atras|ido\w*)|(?:espuma|espumarajo|baba) ~4boca",
            rf"(?:diabetic\w+|azucar ~2(?:baj\w+|treinta|cuarenta)) ~10(?:temblando|sudando|{_PERDIDO}|desmay\w+|no)",
        ),
    ),
    # 988 Línea de Prevención del Suicidio y Crisis, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"(?:no|ni|ya) ~3(?:veo|encuentro|tiene|hallo|ve|hay) ~2(?:caso|sentido|chiste|razon|motivo|para que) "
            r"~4(?:viv\w+|vida|"
            r"seguir|estar|aqui|nada)",
            r"(?:quier[oe]|quisiera|voy a|va a|pienso|piensa|pensando en|ganas de|intent\w+|prefiero|mejor) "
            r"~3(?:matarme|matarse|"
            r"quitarme la vida|quitarse la vida|suicidar\w+|morirme|morirse|morir|acabar con (?:todo|mi vida|su "
            r"vida))(?! (?:de|por))",
            r"(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|existir)|(?:me ~1quiero|se ~1quiere) (?:morir|matar)(?! "
            r"(?:de|por))",
            r"(?:estarian|estarán|estaran|estaria) mejor sin|(?:mensaje|carta|nota|texto) ~2despedida|despidiendo "
            r"~2(?:de|todos)",
            r"(?:no|ya no) (?:quiero|quiere) (?:seguir|vivir|estar aqui|estar viv\w+|existir|despertar)",
            rf"(?:encerr\w+|encerrad\w+) ~6(?:{_ARMA}|pastillas|navaja)|(?:me|se) (?:cort[eo]|corte|corto) (?:las|"
            rf"los) (?:venas|munecas|"
            r"brazos)",
        ),
        negative=True,
    ),
    # National Domestic Violence Hotline in Spanish.
    Rule(
        "violence",
        "emergency",
        (
            r"(?:golpeando|pegando|pegandole|golpeandola?|ahorcando|ahorcandola|atacando|amenaza\w*|persigu\w+) "
            r"~4(?:mujer|mama|esposa|"
            r"hij\w+|herman\w+|me|a mi|ahorita|pistola|cuchillo)?(?! (?:muela|cabeza|sol))",
            rf"(?:tiene|trae|saco|con|traia|apunt\w+) ~2{_ARMA}|(?:me|nos|la|lo) (?:va|quiere|quieren|van) a? ?matar",
            r"balace\w+|(?:le|lo|la|me) (?:dispar\w+|balear\w+|apunal\w+|acuchill\w+|violaron|violo|asaltaron "
            r"~4herid\w+)|balazos?|tiroteo",
        ),
    ),
    # CDC, field triage; NHS 999, serious injury.
    Rule(
        "major_trauma",
        "emergency",
        (
            r"atropell\w+|(?:golpeo|arrollo|pego|paso encima) ~2(?:un|el) (?:carro|coche|camion|troca|tren|moto)",
            rf"(?:cayo|caido|caimos|cai|aventaron|tumbo|tiro) ~4(?:techo|azotea|escalera\w*|balcon|ventana|segundo "
            rf"piso|andamio|caballo|"
            rf"arbol|litera) ~12{_LESION}",
            r"(?:corto|mocho|arranco|amput\w+|trozo|volo) ~4(?:dedos?|mano|pie|brazo|pierna)(?! (?:poquito|tantito))",
            r"huesos? ~3(?:fuera|salido|afuera|salio|ve|asom\w+|expuest\w+)|(?:no) ~2(?:siente|siento|mueve|muevo) "
            r"~2(?:piernas|pies|brazos)",
            r"(?:cuchillo|clavo|vidrio|varilla|fierro|palo) ~4(?:clavad\w+|enterrad\w+|encajad\w+|metid\w+)|"
            r"(?:clav\w+|enterr\w+|encaj\w+) "
            r"~3(?:cuchillo|clavo|varilla|vidrio|fierro)",
            r"electrocut\w+|(?:descarga|toque) electric\w+|cayo un rayo",
            r"(?:golpe\w*|pego|pegue|cayo) ~5cabeza ~12(?:vomit\w+|sueno|despiert\w*|confund\w+|sangr\w+|desmay\w+|"
            r"liquido)",
        ),
        negative=True,
    ),
    # American Burn Association, referral criteria.
    Rule(
        "burn",
        "emergency",
        (
            r"(?:agua|aceite|sopa|cafe|caldo|manteca) (?:hirviendo|caliente) ~8(?:encima|cara|cuerpo|pecho|piernas|"
            r"bebe|espalda)|"
            r"(?:aceite|agua) hirviendo",
            r"(?:quemo|queme|quemaron|quemado|quemada) ~4(?:cara|cuerpo|pecho|espalda|piernas|tod[oa])|tercer grado|"
            r"(?:ropa|casa|pelo) ~3"
            r"(?:en llamas|prendio|incend\w+)",
        ),
    ),
    # ACOG and CDC, señales de advertencia.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"(?:embaraz\w+|meses|semanas) ~12(?:sangr\w+|ataque|convuls\w+|desmay\w+|ve luces|hemorragia)|"
            r"(?:sangr\w+|hemorragia) ~10"
            r"embaraz\w+",
            r"(?:ya )?(?:viene|sale|asoma|nace|naciendo) ~3(?:bebe|cabeza|cabecita|cordon)",
        ),
    ),
    # ADA, "What constitutes a dental emergency".
    Rule(
        "dental_airway",
        "emergency",
        (
            rf"(?:cara|cuello|quijada|mandibula|lengua|cachete|boca|papada) ~6{_HINCH} ~12(?:{_NO} ~3(?:tragar|"
            rf"respirar|abrir|hablar)|"
            r"babe\w+|respir\w+|tragar)",
            rf"{_NOPUEDE} ~1(?:tragar|pasar ~2saliva)",
        ),
        negative=True,
    ),
    # American Academy of Pediatrics; NHS, is your baby seriously ill.
    Rule(
        "paediatric",
        "emergency",
        (
            r"(?:bebe|nino|nina|hij[oa]|recien nacid[oa]) ~6(?:floj\w+|aguad[oa]|aguadit[oa]|desguanzad[oa]|"
            r"desganzad[oa]|como trapo)|"
            r"(?:todo|toda|bien|muy) (?:aguad\w+|desguanzad\w+)",
            r"mollera ~4(?:hundid\w+|sumid\w+|abultad\w+|caid\w+)|(?:manchas|puntos|pintas) morad\w+",
        ),
    ),
    # NHS 999; Sepsis Alliance; CDC.
    Rule(
        "other_emergency",
        "emergency",
        (
            r"(?:sac\w+|cayo|encontr\w+) ~5(?:alberca|piscina|tina|lago|rio) ~10(?:no|morad\w+|respir\w+|tos\w+)",
            rf"(?:fiebre|calentura|temperatura|infeccion) ~8{_PERDIDO}|{_PERDIDO} ~8(?:fiebre|calentura)",
            r"(?:mordio|pico) ~3(?:vibora|serpiente|cascabel|coralillo|viuda negra)|(?:vibora|serpiente|cascabel) "
            r"~3(?:mordio|pico)",
            r"(?:mand\w+|llam\w+|necesit\w+|pid\w+|urge|ocup\w+) ~4(?:ambulancia|paramedicos|nueve (?:once|uno uno)|"
            r"911)|"
            r"(?:ayudenme|ayudeme|auxilio)(?! (?:a|con|por favor (?:a|con)) )",
        ),
        negative=True,
    ),
)
