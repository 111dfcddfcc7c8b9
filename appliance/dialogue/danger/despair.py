"""Despair told softly, in both languages: who is not missed, a life not worth it, sleep without waking, means at hand.

Its words are other tables', too ("not wake up", "pills"). Format as in danger/rules.py; a clinician
must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_NOBODY = r"(?:nobody|no one|noone|who|(?:dont|doubt) (?:think |believe )?(?:anyone|anybody))"
_IF_GONE = (
    r"(?= (?:$|(?:\||if i (?:(?:was|were) (?:gone|dead|not here)|died|die|disappeared|wasnt here|just|killed|"
    r"went away)|if im (?:gone|dead)|when im gone|anyway|any ?more|i|please|here) ))"
)
_PILLS = r"(?:pills|tablets|pastillas|pildoras)(?! (?:bottles?|box|names?))"
_AT_HAND = (
    r"(?:(?:right )?in front of me|in my hands?|lined up|laid out|poured out|here with me|enfrente(?: de mi)?|"
    r"en la mano|aqui conmigo)"
)
_GIVES_UP = (
    r"(?:no point|whats the point|no reason|(?:cant|dont want to) (?:go on|do this|be here)|give up|giving up|so alone|"
    r"nobody cares|para que|no tiene caso|no aguanto|no puedo mas|estoy sol[oa])"
)
_HARMLESS_HOUR = (
    r"(?! (?:up )?(?:early|earlier|late|later|until|till?|before|at|for|every|crying|screaming|"
    r"to|him|her|them|the|my|temprano|tarde|hasta|antes|a|al|cada|por) )"
)

_FAREWELL = (
    r"(?:tell ~3(?:i love|goodbye|im sorry)|love (?:them|him|her|you)|goodbye|nobody will|no one will|anyway|"
    r"(?:wont|doesnt) matter)"
)
_GONE_FOR_A_DAY = (
    r"(?!(?: (?:on|this|next|the|in|until|till|for|from|that|again|after|before)){0,3} (?:\w+days?|weeks?|weekend|"
    r"months?|january|february|march|april|may|june|july|august|september|october|november|december|summer|town)(?= )"
    rf"(?!(?: \S+)* {_FAREWELL} ))"
    r"(?! tomorrow (?:\S+ )*?(?:move|change|resched\w*|cancel|can|could|so|because) )"
    r"(?! (?:at|until|till|by|before|after) (?:noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) )"
)
"""Who is away on a day, and says no goodbye."""

DESPAIR: tuple[Rule, ...] = (
    # 988 Suicide & Crisis Lifeline, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"kill(?:ing)? (?:my|him|her|them)sel\w+|(?:end|ending|take|taking|took) (?:my|his|her|their) ~1life",
            r"(?:going to|gonna|want to|wanna|wants to|ready to|just|will) end it(?: all)?|suicid\w+",
            r"(?:want|wanna|wish|ready|going|wants|rather|thinking about|better) ~2(?:to )?(?:die|dead|dying|death)",
            r"(?:dont|doesnt|do not|didnt|not) (?:want|wanna|see) ~1(?:to )?(?:live|be alive|wake up(?! (?:during|"
            r"(?:in|at|before) (?:(?:the|my|his|her) )?(?:surgery|procedure|operation|middle|anesthesia|\d+|"
            r"recovery|five|six|seven|night))(?= ))|exist|go on|"
            r"be (?:here|around) any ?more|keep living|point in living)",
            r"better off (?:without (?:me|him|her)|dead|if i)|(?:hurt|hurting|harm|harming|cut|cutting|stab\w*|"
            r"shoot\w*) (?:my|him|her|them)sel\w+",
            r"(?:no|any) reason (?:to live|for living)|nothing (?:left )?to live for|wont be (?:around|here)"
            rf"{_GONE_FOR_A_DAY}(?: any ?more| much longer| then)?|not going to be around",
            r"(?:have|got|holding) (?:a|the|my) gun|driv\w+ (?:into|off) a (?:tree|bridge|cliff|wall)|"
            r"jump\w* off (?:a|the) (?:bridge|roof|building)",
            r"(?:done|finished|tired of|sick of|through with) (?:with )?(?:living|being alive|my life)(?= $| \|| "
            r"(?:any ?more|i|please|goodbye|bye|okay|and (?:i|nobody|nothing|no one)|in this (?:world|misery|hell|"
            r"pain)) )|(?:done|finished|tired|sick|over) (?:with |of )?(?:this life|living (?:like this|this way))",
            r"(?:goodbye|suicide) (?:note|letter)|(?:texted|wrote|said|left|sent) ~2goodbye|cant (?:do this|"
            r"go on|take (?:it|this)|live like this) any ?more",
            r"(?:quiero|voy a|pienso|pensando en|ganas de|intento|intentando) ~2(?:matarme|matar(?! a )|"
            r"quitar(?:me|se) la vida|suicidar\w*|morir(?:me|se)?)|"
            r"(?:va a|quiere|piensa|pensando en|ganas de|intento) ~2(?:matarse|suicidar\w*|morir(?:se)?)|"
            r"se (?:va a|quiere|piensa|intento) matar",
            r"quitar(?:me|se|le)? la vida|suicid\w+|no (?:quiero|quiere) (?:seguir |estar )?(?:vivir|viviendo|"
            r"existir|despertar|viv[oa]|en este mundo)|no (?:le )?(?:encuentro|veo) sentido",
            r"mejor sin mi|(?:hacer|hacerme|hacerse|haciendose) ~1dano|cort(?:andose|andome|arme|arse)|"
            r"ya no voy a estar(?! (?:disponible|asegurad\w|trabajando|en (?:la (?:ciudad|oficina)|(?:mi )?casa|el "
            r"pais)|con (?:ustedes|usted|el doctor|la doctora)|(?:aqui )?(?:para )?manana(?= (?:\S+ )*(?:cambi\w+|"
            r"muev\w+|mov\w+|cancel\w+|pued\w+|porque))|(?:aqui )?(?:el|la|este|esta|"
            r"hasta) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|proxim\w)) )|carta de despedida",
            r"(?:no tengo|sin) ~1(?:razon|motivo|ganas) (?:para|de) vivir",
        ),
        negative=True,
    ),
    # 988 Suicide & Crisis Lifeline and 988 Línea de Prevención del Suicidio y Crisis, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            rf"{_NOBODY} ?(?:would|will|wouldve|d|ll|is going to) ~1miss me{_IF_GONE}|"
            rf"{_NOBODY} ?(?:would|will|d|ll) ~1(?:even )?(?:notice|care)(?= if (?:i (?:was|were|died|die|disappeared)|"
            r"im (?:gone|dead)))",
            r"nadie (?:me )?(?:va a |iba a |vaya a )?(?:extran(?:a|ara|aria|ar|arme|e)|echar(?:a|ia)? de menos|"
            r"lloraria|llorara)(?= (?:$|(?:\||si|cuando|y|ya|nunca) ))|a nadie le (?:importo|importaria si (?:me|yo))|"
            r"no le importo a nadie|quiero ir(?:me)? de este mundo|me (?:ya )?canse de vivir(?! (?:aqui|alla|en|con) )",
            r"(?:says?|said|thinks?|texted|wrote|feels) ~2nobody would miss (?:him|her)|"
            r"amenaz\w+ con (?:matarse|suicidarse|quitarse la vida|cortarse)",
            r"(?<!battery )(?<!shelf )(?:life|lifes|living) (?:is |just |really |honestly |to me |for me )*"
            r"(?:not|isnt|aint|no longer) ~1worth ~1"
            r"(?:it|living|anything)(?! (?:with|in|there|near|at|by) )|(?:not|isnt|aint|nothing) worth (?:living|being "
            r"alive|waking up|staying alive)(?! (?:with|in|there|near|at|by|like) )",
            r"(?:la|mi|esta) vida (?:ya )?no (?:me )?(?:vale (?:la pena|nada)|tiene (?:caso|sentido|chiste))|"
            r"no vale la pena (?:seguir )?(?:viv\w+|estar viv[oa]|existir|esta vida|la vida)(?! (?:en|alla|ahi|alli) )",
            r"(?:want|wanna|wish|hope|pray|rather|could) ~5(?:sleep|asleep|bed) (?:and )?(?:just )?(?:not|never) ~2"
            rf"wak\w+{_HARMLESS_HOUR}(?: up)?|(?:hope|wish|pray) i (?:dont|didnt|never|wouldnt|wont) ~1wak\w+"
            rf"{_HARMLESS_HOUR}(?: up)?",
            r"(?:quier\w+|quisiera|ojala|prefiero|preferiria|ganas de) ~3(?:dormir\w*|durmiera|acostar\w*) "
            r"(?:y|para|pa) (?:ya )?(?:no|nunca|jamas) ~3(?:despertar(?:me|se)?|despertara|despierte)"
            rf"{_HARMLESS_HOUR}|ojala ~2(?:no|nunca) ~1(?:despi?ert\w+|amanec\w+|amanezca){_HARMLESS_HOUR}",
            rf"{_GIVES_UP} ~12{_PILLS} ~4{_AT_HAND}|{_PILLS} ~4{_AT_HAND} ~8{_GIVES_UP}",
            r"(?:stopped|quit|given up|giving up) ~1(?:eating|drinking|fighting|trying|on life) ~8(?:waiting|want|"
            r"ready) ~4(?:over|end|die|done|gone)(?= (?:$|\|))|waiting (?:for (?:my|this) life to (?:be over|end)|to "
            r"die)",
            r"(?:deje|dejado) de (?:comer|luchar) ~8(?:esper\w+|quiero) ~4(?:acabe|termine|muera|morir\w*|fin)|"
            r"esperando (?:a )?(?:morir(?:me)?(?! de)|que me muera|la muerte|que se acabe (?:mi|la|esta) vida)",
        ),
        negative=True,
    ),
)

HOPELESS: tuple[Rule, ...] = (
    # 988 Lifeline, warning signs: hopelessness. Said of a visit it may be mere annoyance, so it is asked about; with a
    # reason behind it ("if you always cancel") it is annoyance.
    Rule(
        "suicide_self_harm",
        "suspect",
        (
            r"(?:whats|what is) (?:even )?the point(?: of| in)?"
            r"(?: (?:any of (?:it|this)|anything|it all|life|living|going on|trying|being here|(?:re ?)?schedul\w+|"
            r"coming(?: in| back)?|(?:another|an|the|this|my) (?:appointment|visit)|treatment|therapy|"
            r"taking (?:my|the|these|any) \w+))?(?: any ?more| now| again)?(?= (?:$|\|))",
            r"(?:ya )?(?:para que|que caso tiene) (?:ya )?(?:sigo|seguir|vivir|estar aqui|intentar\w*|reagend\w+|"
            r"reprogram\w+|cambi(?:o|ar) (?:la|mi) cita)(?: ya)?(?= (?:$|\|))",
            r"ya para que(?: \|)? (?:si )?no tiene (?:caso|sentido)|quier[oe] desaparecer(?= (?:$|\|))",
            r"(?:dont|doesnt|do not) feel safe (?:by myself|alone|with myself|being alone)",
            r"cancel\w* tod[oa]s? (?:mis? |sus? |las )?(?:\w+ )?(?:citas|consultas) ~4(?:ya )?no (?:las|la|me) ~2"
            r"(?:necesit\w+|hacer falta|van a servir)|cancel\w* (?:all|every one) (?:of )?(?:my|his|"
            r"her) ~2appointments "
            r"~6(?:wont|not|dont) (?:be )?(?:going to )?need(?:ing)? (?:them|any)(?: any ?more)?(?= (?:$|\|))",
        ),
        negative=True,
    ),
)
