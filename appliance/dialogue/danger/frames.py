"""Whose danger it is and when it would be: supposed, asked by a form, mourned, in a story, on the news, an animal's."""

from __future__ import annotations

import re

from appliance.dialogue.danger.rules import phrase

IF = phrase(
    r"(?:what |who do i call |call )?(?<!as )if (?:i|a|my|he|she|someone|theres|there|its|we|you|this is)|"
    r"in case|what if|do (?:you|yall|they) (?:guys )?(?:treat|take|see|prescribe|teach|do|have|handle|"
    r"offer|give|cover|carry|hand out|sell|stock)|(?:regalan|dan|ofrecen|venden|manejan) ustedes|(?:cuanto tiempo|how "
    r"(?:long|soon)) ~3(?:despues|after)|"
    r"(?:which|what) (?:doctor|number|provider)|how (?:much|long) (?:is|should|does|do|would)|"
    r"if (?:the|that|this|they|it|any|anyone|somebody|something|his|her|our|your|mine) |"
    r"(?:would|could|might|does|will|can) (?:the|this|that|it|my|his|her|these|those|you|someone|an?|any|your) "
    r"~6(?:cause|give|make|lead|cover|treat|help|hurt|trigger|risk|overdose)|is (?:it|there) ~2(?:possible|common|a "
    r"risk|risk)|(?:chances?|risk|danger) of|(?:does|do|will) (?:my|your|the) (?:insurance|plan)|"
    r"(?:puede|podria|puede que|causa|provoca|da|dar) ~1(?:dar|causar|provocar|darme|darle)|(?<!como )si (?:el|la|los|"
    r"las|ella|alguien|"
    r"algo|uno|llega|llegara|llego)|qu?e (?:hago|hacemos) si|ustedes (?:ven|tratan|reciben|atienden)|(?:reciben|"
    r"tratan) a|tienen (?:psicolog\w+|doctor\w*|especialista\w*|grupos?)|(?:cubre|paga) ~2(?:seguro|aseguranza|plan)|"
    r"is ~3(?:something|covered)|can (?:i|you) (?:get|set up|fill|tell)|who do i call|"
    r"will i (?:be|have)|would i|could i get|(?:im|were|calling) (?:scheduled|due|overdue)|ever (?:got|gets|happens)|"
    r"(?<!como )si (?:me|se|le|tengo|hay|un|una|mi)|en caso|(?<!no me )(?<!no nos )(?<!no lo )(?<!no la )(?<!no le "
    r")atienden|cubre\w*|a quien llamo|que pasa si|cuanto cuesta|venden|tienen (?:clases|vacuna)|hacen|"
    r"(?:lets|just|like|so|okay|ok) say(?: that)? (?!(?:i|im|ive|id) )\w+|(?:lets say|suppose|supposing|imagine)"
    r"(?= (?:\S+ )*?(?:do|does|would|could|can|will|should|are) (?:you|it|the|my|they|we|i) )|hypothetically|"
    r"(?:prevent|avoid)\w*|(?<!cant )keep (?:my|him|her|the) ~1from|fear of|miedo (?:a|al)|prevenir|evitar|should "
    r"(?:a|an|any|some) (?:person|kid|child|adult|patient)|si algun dia|cuando (?:uno|alguien|una persona)|(?:support "
    r"|)groups? for|(?:dan|dar|hay|tienen|ofrecen) ~1(?:clases?|cursos?|platicas?)|grupos? de apoyo|programas? (?:de|"
    r"para)|puedo (?:seguir )?(?:tomar|tomando|tomarme|mezclar)|can i (?:take|mix|keep taking)|cuanto "
    r"(?:tiempo )?~3(?:dura|durar|duran)|in the "
    r"event|should (?:i|he|she|they|anyone|someone) ever|(?:plan|instructions|directions) for (?:when|if)|"
    r"(?:digamos|supongamos|pongamos|imagine(?:se|mos)?|ponle|pongale) que(?! (?:me|estoy|tengo|siento|no) )|"
    r"(?:supongamos|digamos|pongamos) que(?= (?:\S+ )*?(?:ustedes|que hago|cubre\w*|cuanto|me (?:firman|atienden|"
    r"dan)) )|"
    r"por si (?:acaso|(?:le|se|me) (?:da|vuelve|pasa|repite|llega))|(?:que|a donde|como) (?:hago|hacemos|hay que "
    r"hacer|se hace) (?:cuando|en caso)|what (?:do|should) (?:i|we) do when|"
    r"do (?:i|we|you|they|people|patients) (?:all )?(?:have|need|got) to be(?! (?:seen|there|here|worried))|will "
    r"(?:he|she|they|it|there) "
    r"(?:be|have|get|feel|bleed|need)(?! (?:ok|okay|alright|fine|dead))|am i (?:going to|gonna|supposed to) (?:be|get|"
    r"feel|have)|(?:are|do) (?:they|you) (?:going "
    r"to |gonna )?(?:put|knock|sedate)|(?:tengo|tiene|hay|tendria|tendre|tenemos) que (?:estar|quedar\w*)|(?:me|lo|la|"
    r"le|nos) (?:van|vayan) a (?:dormir|sedar|poner|dejar|anestesiar)|me voy a (?:quedar|despertar)"
)
SCARED_BY = phrase(
    r"(?:scared|freaked|shook|spooked) (?:me|us)|got me (?:worried|thinking|scared)|made me think|woke me up|me "
    r"(?:asuste|asusto|espante|preocupe|quede pensando|puso a pensar|entro miedo|dio miedo|dio susto)"
)
"""What happened to somebody else is why the caller calls."""
CURIOUS = phrase(
    r"whats the difference|que diferencia hay|(?:for|its) (?:a |my )?(?:homework|class|school project)|(?:mi|la|una) "
    r"tarea|just curious|(?:es|nomas|solo) (?:una )?(?:pregunta|curiosidad)"
)
"""A question for its own sake."""
CHECKED = phrase(
    r"check(?:ed)? ?up|checked(?: out)?|check (?:me|my)|screen\w*|tested|physical|look(?:ed)? (?:me )?over|(?:me |nos "
    r")?(?:revis\w+|chequ\w+|examin\w+)|chequeo|revision|examen\w*|analisis"
)
MOURNING = phrase(
    r"(?:lost|losing) (?:my|a|our|his|her|their|someone)(?! (?:vision|sight|hearing|"
    r"balance|speech|feeling|voice) ) ~3(?:to|from|in)|(?:loss|death|passing) of|perd(?!iendo a (?:mi|su|"
    r"el) bebe )\w+ a (?:mi|un|una|su)|"
    r"passed away|died (?:of|from|last|sunday|in|on)|(?:aunt|uncle|father|mother|mom|dad|brother|sister|"
    r"cousin|grandma|grandpa|husband|wife) died|took (?:his|her|their) own life|"
    r"close (?:his|her|the) account|funeral|fallecio|murio|murieron|finado|difunt[oa]|q ?e ?p ?d"
)
REPORTED = phrase(
    r"(?:asked|asking|asks|wondering|wanted to know) (?:me )?if|(?:form|nurse|recording|papers?|paperwork|survey|"
    r"questionnaire|message) (?:asked|asks?|said|says?)|"
    r"(?:formulario|cuestionario|hoja|papel|encuesta) ~1(?:pregunt\w+|dice)|i (?:put|told her|told them|said) no|"
    r"(?:preguntaba|preguntaron|pregunto|pregunta|preguntan|preguntaban|decia) (?:que )?(?:si|por|sobre)|puse que no|"
    r"me dijeron que|dicen que (?:en|hay|hubo|alla|por)|padec(?:ia|ian|io|ieron) (?:de|del)|my (?:uncles|aunts|"
    r"cousins|grandparents|relatives|parents) ~1(?:had|have)|"
    r"(?:form|application|app|questionnaire|survey|portal|intake|paperwork|insurance|school|employer|job|dmv|agency|"
    r"camp|"
    r"hr|lawyer|sheet|packet) ~4(?:asks?|asked|asking|wants? to know|says|needs to know) ~2(?:if|whether|about|for|me)|"
    r"(?:checkbox|box|line|section|casilla|renglon|apartado) ~3(?:about|for|on|that says|sobre|que dice|de si)|"
    r"(?:aplicacion|solicitud|forma|formato|formulario|portal|escuela|aseguranza|campamento|contrato) "
    r"~4(?:pregunta\w*|pide\w*|quieren saber|dice)|"
    r"(?:did|do|have) (?:you|yall) (?:hear|see|heard|know) ~1about|i (?:heard|read) about|(?:you|yall) "
    r"hear(?:d)? about|(?:on|in) (?:the )?(?:news|tv|television|radio|facebook|tiktok|youtube|instagram|headlines)|"
    r"(?:news|headline|article|documentary)s? ~1(?:said|says|about|where)|"
    r"en mi familia (?:todos |muchos |varios )?(?:hay|hubo|ha habido|han tenido)|(?:everyone|everybody|half) (?:in|"
    r"on) (?:my|his|her) (?:\S+ ){0,2}(?:family|side)(?= (?:(?:has|have) had|had|gets?|died|(?:has|have) (?:seizures|"
    r"strokes|diabetes|asthma|heart \w+)) )|(?:supo|supieron|sabe|se entero|se enteraron|oyo|oyeron|escucho|escucharon|"
    r"vio|vieron) (?:de la|del|de lo|lo de|lo "
    r"del)|(?:en|por) (?:las noticias|la tele\w*|el radio|la radio|el periodico|internet|facebook|tiktok|youtube|el "
    r"feis|un video)"
)
_STORY = phrase(
    r"(?:in|on|from|of|about) (?:the|this|that|a|my|an|these|those) ~3(?:novel|book|audiobook|movie|film|series|"
    r"episode|soap "
    r"opera|telenovela|tv show|show|video ?game|play|podcast|documentary|comic|season)s?(?! theat\w+)|"
    r"watch\w* ~3(?:movie|film|show|series|episode|soap opera|telenovela|novela) ~2(?=where )|"
    r"(?:viendo|vimos) (?:la|una|esa|esta) (?:novela|telenovela|pelicula|serie)(?= (?:\S+ )?(?:donde|en (?:la )?que) )|"
    r"(?:en|de) (?:la|el|una?|mi|"
    r"esa|ese|esta|este) ~2(?:novela|telenovela|pelicula|serie|libro|capitulo|episodio|documental|videojuego|"
    r"caricatura|"
    r"podcast)|(?:the )?(?:character|protagonist|villain|main guy)|(?:el|la) (?:protagonista|galan|villan\w+|personaje)"
)
_BEAST = phrase(
    r"(?:my|our|the|a|an|his|her|their|your|mi|mis|nuestr[oa]s?|al|del|el|la|los|las|un|una|su|tu) ~1(?:dogs?|doggie|"
    r"pupp(?:y|ies)|pup|cats?|kitten|kitty|pet|horse|rabbit|bunny|hamster|guinea pig|goat|cow|parrot|"
    r"retriever|chihuahua|poodle|labrador|pit ?bull|perr[oa]s?|perrit[oa]s?|gat[oa]s?|gatit[oa]s?|cachorr\w+|mascota|"
    r"caballo|yegua|vaca|chiv[oa]|gallina|conej\w+|peric\w+)"
)
_A_BEAST = re.compile(
    rf" a{_BEAST.pattern}(?! (?:y|e) )| al (?:\w+ )?(?:perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|cachorr[oa]|caballo)(?= )"
    r"(?! (?:y|e) )"
)
_BEAST_AND_MAN = phrase(
    r"bit|bite|bites|bitten|got(?! (?:hit|run|sick|loose|out|hurt|into))|attacked|clawed|scratched|jumped|knocked|"
    r"tripped|kicked|nipped|mauled|mordi\w*|muerde|ataco|"
    r"rasgun\w+|aran\w+|tumbo|encima|me|us|i|im|ive|him|his|hers?|(?:my|our|mi|mis|nuestr\w+) (?!dog|cat|pet|pupp|"
    r"perr|gat)\w+|nos|nin[oa]s?|hij[oa]s?|senora?|bebe|baby|kid|son|daughter|man|woman"
)
"""What a person does in the same breath: bitten, or the sick one after all."""
RESTART = phrase(
    r"(?:know|sure|idea|understand) why|(?:no|ni) se por ?que|but|pero|except|however|although|though|listen|because|"
    r"porque|just|sino|and (?:im?|ive|hes?|shes?|my|his|her|our|we|they|theyre|now|its?|theres?)|"
    r"y (?:ahora|me|le|se|mi|su|tengo|tiene|esta|estoy|sigo|traigo|no puede|no puedo)|cause|so (?:i|he|she)"
)
_NEW_CLAUSE = phrase(
    r"(?:my|our) \w+ (?:is|just|isnt|wont|cant)|"
    r"(?:get|come|came|fit|see|seen|book\w*|schedul\w+|today|tomorrow|tonight|appointment|visit|in|available|"
    r"open|time|room|minute|somebody|"
    r"someone|doctor|now|soon|asap)(?= (?:my|i|im|ive|hes?|shes?|his|her|the|theres?|our|we|weve|were) )|"
    r"(?:er|hospital|here|there|emergency room)(?= (?:my|i|im|ive|hes?|shes?|his|her|our) )|"
    r"(?:visits?|walk ?ins?|patients?|kids|children|medicaid|medicare|insurance)(?= (?:im|ive|hes|shes|"
    r"(?:i|he|she|(?:my|the|our) \w+)(?= $)|(?:i|he|she) (?:cant|have|has|am|is|feel)|(?:my|the|our) \w+ (?:is|has|"
    r"just|cant|wont|isnt)) )|"
    r"(?:hoy|manana|cita|consulta|doctor|doctora|pronto|ahorita|espacio|lugar|urgente|ver|atender|recibir)(?= (?:me|"
    r"mi|le|tengo|traigo|tiene|siento|esta|estoy|se|no puedo|no puede) )"
)
"""Where "if I can come in today" ends and what is the matter begins."""


_TO_A_CHILD = phrase(
    r"(?:put|drop|leave|give me|dont touch|no touching|suelta|baja|deja|dame|no agarres) (?:\| )?(?:down )?(?:the|that|"
    r"those|el|ese|la|esa|las|esas) \w+ ~2(?:\| )?(?:sweetie|sweetheart|honey|baby|buddy|bud|kiddo|pumpkin|mij[oa]|"
    r"mi (?:amor|hij[oa]|vida|cielo|nin[oa])|hijit[oa]|papi|mami) (?:\| )?(?:im |i am |ay )?(?:sorry|excuse me|perdon|"
    r"disculpe|perdone|hi|hello) ~6(?:appointment|visit|cleaning|refill|checkup|check up|schedule|book|cita|consulta|"
    r"limpieza|receta|agendar)"
)


def said_to_a_child(words: str, start: int) -> bool:
    """What is put down is told to somebody small, and the call goes on with its own wish."""
    found = _TO_A_CHILD.search(words)
    return found is not None and found.start() < start <= found.end()


def mourned(words: str, start: int) -> bool:
    """Someone's death is told, and nothing between it and the symptom starts anew."""
    found = MOURNING.search(words)
    return found is not None and (found.start() >= start or not starts_anew(words[found.end() : start]))


def told(words: str, start: int) -> bool:
    """A form or someone else said it, with nothing between that starts anew."""
    ends = [match.end() for match in REPORTED.finditer(words) if match.start() < start]
    return bool(ends) and not _states(words, ends[-1], start)


def starts_anew(between: str) -> bool:
    """Whether the words between a frame and a symptom begin a statement of their own."""
    between = f" {between.strip()} "
    return bool(RESTART.search(between) or _NEW_CLAUSE.search(between))


def imagined(words: str, start: int) -> bool:
    """An "if" or a question about what the clinic does, before the symptom, with nothing between that starts anew."""
    found = [match for match in IF.finditer(words) if match.start() < start]
    return bool(found) and not _states(words, found[-1].end(), start)


def _states(words: str, frame: int, start: int) -> bool:
    """Whether a statement of its own begins between a question that ended at `frame` and a symptom."""
    if _CALL_WHEN.search(words[:start]) and _AND_SO_IT_IS.search(words[start:]):
        return True
    pattern = _HAD if JUST.search(words[start - 1 :]) else _SENTENCE
    sentence = pattern.search(opening(words[frame:start], words[start:]))
    return starts_anew(words[frame:start]) or (sentence is not None and not _WHAT_THEN.search(words[: frame + 1]))


def opening(before: str, symptom: str) -> str:
    """What was said before a symptom and the first words of the symptom itself, where its verb may be."""
    return f"{before.rstrip()} {' '.join(symptom.split()[:_OPENS_WITH])} "


_OPENS_WITH = 2
"""Words of a symptom that may hold its verb."""


_SUBJECT = (
    r"(?:(?:so|well|please|uh|um|es que|pues|oiga|fijese que) )?(?:i|im|ive|hes|shes|theyre|(?:he|she|they|we) "
    r"(?:is|are|has|have|cant|cannot)|(?:my|his|her|our) \w+|(?:me|le|se|se me|se le) \w+|(?:mi|su) \w+|tengo|tiene|"
    r"traigo|trae|siento|estoy|esta|no (?:puedo|puede|respira|despierta|reacciona|me|le))"
)
_NOT_OF_NOW = (
    r"gets|for|about|after|when|despues|cuando|says?|said|asks?|to|from|needs?|wants?|if|para|por|dice|pide|sobre|si"
)
_SENTENCE = re.compile(rf"\| {_SUBJECT} (?:(?!(?:had|tuvo|{_NOT_OF_NOW}) )\S+ )*$")
"""What is said behind a comma: "I was wondering if I could come in, I have chest pain"."""
_HAD = re.compile(rf"\| {_SUBJECT} (?:(?!(?:{_NOT_OF_NOW}) )\S+ )*$")
"""The same of what happened, which counts where it has `JUST` happened."""
JUST = phrase(
    r"this (?:morning|afternoon|evening)|today|tonight|yesterday|last night|just now|(?:minutes?|hours?|hour|while) "
    r"ago|"
    r"hoy|ayer|anoche|ahorita|hace (?:un )?(?:rato|ratito|poco|poquito|(?:\w+ )?\w+ (?:minutos|horas?))|en la manana|"
    r"esta (?:manana|tarde|noche)|recien"
)
"""When it was, of a danger that may go on."""
_CALL_WHEN = phrase(
    r"(?:call\w*|come|go|get seen|llam(?:e|ar\w*)|habl(?:e|ar\w*)|marc(?:ar\w*|que)|vinier\w+|venir|regres\w+|fuer\w+) "
    r"~3(?:if|si|when|cuando|for|por)"
)
_AND_SO_IT_IS = phrase(
    r"(?:and|but|y|pero) (?:(?:it|he|she|they) (?:does|do|is|are|did|has|started)|(?:hes|shes) doing it|(?:i|lo) (?:do|"
    r"am|did|have(?: it| that)?|tengo)|(?:ya |si )*(?:me|le|"
    r"se)(?: \S+){0,3}|si|asi (?:es|esta))(?: (?:really|so|very|bad|badly|lot|a|now|right|again|hurts?|mucho|"
    r"bastante))*(?= (?:$|\|))"
)
"""What one was to call for has come: "they said to call if my chest hurts, and it does"."""
_WHAT_THEN = phrase(
    r"what (?:do|should|would|can) (?:i|we) do if|que (?:hago|hacemos|haria) si|what if|en caso|in case"
)


def in_a_story(words: str, start: int) -> bool:
    """A novel, a film or a part in one, before the symptom, with nothing between that starts anew."""
    ends = [match.end() for match in _STORY.finditer(words) if match.start() <= start]
    return bool(ends) and not starts_anew(words[ends[-1] : start])


def story_after(words: str, end: int) -> bool:
    """A novel or a film named right after the symptom."""
    found = _STORY.search(words, end)
    return found is not None and found.start() <= end + STORY_WITHIN


STORY_WITHIN = 40
"""Characters between a symptom and the film it is from, at most."""


def of_a_beast(words: str, start: int, end: int) -> bool:
    """An animal right before the symptom and no person between, or right behind it: "atropellaron a mi perro"."""
    if _A_BEAST.match(words[end:]):
        return True
    ends = [match.end() for match in _BEAST.finditer(words) if match.end() <= start]
    if not ends:
        return False
    between = words[ends[-1] : start]
    near = len(between.split()) <= _BEAST_NEAR and not _BEAST_AND_MAN.search(f" {between.strip()} ")
    return near and not starts_anew(between)


_BEAST_NEAR = 6
"""Words between an animal and what is the matter with it, at most."""
