"""Despair told softly, in both languages: who is not missed, a life not worth it, sleep without waking, means at hand.

Heard before all other tables, whose words it shares ("not wake up", "pills"). Format as in danger/rules.py; a clinician
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

DESPAIR: tuple[Rule, ...] = (
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
            r"(?:whats|what is) (?:even )?the point (?:of |in )?"
            r"(?:any of (?:it|this)|anything|it all|life|living|going on|trying|being here|(?:re ?)?schedul\w+|"
            r"coming(?: in| back)?|(?:another|an|the|this|my) (?:appointment|visit)|treatment|therapy|"
            r"taking (?:my|the|these|any) \w+)(?: any ?more| now| again)?(?= (?:$|\|))",
            r"(?:ya )?(?:para que|que caso tiene) (?:ya )?(?:sigo|seguir|vivir|estar aqui|intentar\w*|reagend\w+|"
            r"reprogram\w+|cambi(?:o|ar) (?:la|mi) cita)(?: ya)?(?= (?:$|\|))",
        ),
        negative=True,
    ),
)
