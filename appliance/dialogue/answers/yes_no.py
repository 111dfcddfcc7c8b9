"""Yes, no, or neither, in the light of the question: "no, that's fine" agrees, and to "anything else?" it declines."""

from __future__ import annotations

import re

from appliance.dialogue.answers import reservation
from appliance.dialogue.asked import Asked

_LEAD = re.compile(
    r"^ (?:(?:oh|um|uh|er|well|so|ah|ay|eh|pues|este|oye|oiga|hmm|hm|and|y|pos|mire|mira|bueno pues|gosh|goodness|like|"
    r"ok so|okay so|listen|let me see) )+(?=[a-z])"
)
_YES = (
    r"yes|yeah|yep|yup|yea|ya(?! (?:le|les|te|me|no|es|dije|lo))|(?:that|it|this|thatll|itll)(?:s| is| sounds|"
    r" should| would| will)?(?: all|"
    r" just)?(?: be)? "
    r"(?:correct|right|fine|good|great|perfect|ok|okay|it|works?|do|about right)|its correct|affirmative|"
    r"i (?:think|believe|guess|suppose|hope) so|uh huh|mm ?hm+|mhm|uhuh|correct|thats right|right|sure|ok|okay|okey|"
    r"alright|all right|perfect|perfectly|sounds (?:about )?(?:good|great|fine|right|perfect)|(?:that|"
    r"it) (?:works|does)|works(?: great| for me)?|"
    r"fine|great|good|please do|please|go ahead|absolutely|definitely|of course|exactly|precisely|totally|you got it|"
    r"you (?:are|were) right|youre right|i do|i would|i am|it is|they are|we do|that one|i(?:ll|"
    r" will) take (?:it|that)|book it|lets do (?:it|that)|"
    r"(?:as )?far as i know yes|why not|i guess(?: that| it)|thatll (?:work|do)|that should (?:be (?:fine|ok|"
    r"okay|good)|work)|"
    r"(?:that|this|it)s (?:the one|it exactly|(?:exactly |just )?what (?:i|we) \w+)|"
    r"(?:it|that) sure (?:is|does)|indeed|right on|sure thing|you bet|"
    r"correctisimo|perfectisimo|claro\w*|esta buen[oa]|cabal|works great|super|fantastic|true|agreed?|"
    r"i (?:agree|accept|confirm|approve)|confirmed|accepted|approved|"
    r"roger|can we please|wonderful|excellent|awesome|cool|yes maam|i think (?:that|it)s (?:right|correct|fine|ok|it)|"
    r"que si(?= (?:$|carajo|caray|caramba|hombre|mujer|por favor|claro|ya|senor\w*|le digo|te digo|gracias|chingao))|"
    r"si|sip|sipi|aja|aha|afirmativo|(?:sin|se|c|ci) por favor|asi (?:es|mero|esta bien|esta|merito)|eso mero|"
    r"claro|correcto|exacto|exactamente|esta (?:muy )?(?:bien|perfecto|correcto)|perfecto|de acuerdo|bueno|va|"
    r"sale|simon|"
    r"adelante|por favor|esa|ese|(?:me|nos) (?:parece|queda|sirve|conviene|funciona)(?! (?:que )?(?:no|mal))|"
    r"muy bien|por supuesto|"
    r"eso es|andale|"
    r"andele|see|desde luego|efectivamente|cierto|es (?:correcto|cierto|verdad|asi)|todo (?:bien|correcto)|"
    r"(?:yo )?(?:creo|supongo|pienso|digo) que si|como no|con gusto|orale|ok|tal cual|(?:esta )?perfecto|ya que esta"
)
_NO = (
    r"no|nope|nah|naw|nel|i dont (?:think|want|need|believe)|not (?:really|right|that|quite|exactly|correct|"
    r"at all|yet|it)|wrong|"
    r"incorrect|false|invalid|negatory|not happening|ill pass|no good|nuh uh|uh uh|nowhere near|"
    r"close but|thats (?:not|wrong|"
    r"incorrect|false)|isnt|neither|none|negative|dont|never|i(?:d| would) (?:rather|prefer) not|"
    r"para nada|incorrecto|equivocad[oa]|ningun[oa]?|tampoco|know|nombre no|que va|todavia no|aun no|mejor no|"
    r"no fijese|fijese que no|(?:yo )?(?:creo|pienso) que no|negativo|nunca|la verdad (?:que )?no|esta mal|"
    r"claro que no|"
    r"por supuesto que no|of course not|absolutely not|definitely not|probably not|certainly not|sure not"
)
_AGREES = re.compile(
    r"^ (?:(?:no|nah|nope) )+(?:(?:i think|i guess|yeah|actually|its|it is|thats|that is|that|"
    r"worries) )*(?:(?:all|just) )?"
    r"(?:problem|worries|fine|right|correct|perfect|good|great|ok|okay|works|will work) "
    r"|^ (?:no )+(?:(?:pues|asi|todo|por mi|si) )+(?:(?:esta|va|me parece|si|muy|todo) )*(?:bien|perfecto|"
    r"correcto|excelente) "
    r"|^ (?:no (?:hay problema|tengo inconveniente|pasa nada|esta perfecto)|why not|como no|no se preocupe|"
    r"no yeah|no yes|no si) "
)
_NO_TROUBLE = re.compile(
    r"(?<=\w) no (?:problem|worries|rush|hurry|hay (?:ningun )?(?:problema|prisa)|se (?:preocupe|apure)|pasa nada)(?= )"
)
"""A "no" beside a yes that denies nothing."""
_LONE_SI = re.compile(r"^ (?:sin|eso) $")
"""A "sí" alone, as recognizers write it."""
_SI_IF = re.compile(
    r"^ si (?:me(?! (?:gust|parece|queda|conviene|sirve|funciona|va bien))|no|el|la|se|tengo|hay|puedo|pudiera|es que) "
)
_UNSURE = re.compile(
    r" (?:maybe|perhaps|possibly|not (?:really )?(?:sure|certain)|unsure|i dont know|dont know|do not (?:know|"
    r"have that)|(?:no|any) idea|(?:un|not )able to say|(?:it|that) depends|"
    r"let me (?:check|see|think|ask|look)|have to (?:check|ask)|hold on|hang on|i might|might be|could be|"
    r"who knows|hard to say|its possible|cant (?:say|tell|decide)|undecided|"
    r"tal vez|quizas?|a lo mejor|puede (?:que|ser)|no (?:lo )?(?:se(?! (?:preocupe|apure|moleste|escribe|llama|"
    r"apellida|dice|puede|"
    r"pudo))|sabria)|no estoy (?:muy |tan |bien )?segur[oa]|ahorita le (?:digo|aviso)|need to think|"
    r"quien sabe|depende|"
    r"deje(?:me)? (?:ver|checar|pensar|preguntar|reviso|checo)|espereme?|igual y|sabra dios|ni idea|no me acuerdo) "
)
_SURE_YES = re.compile(r"^ (?:yes|yeah|yep|yup|si|sure|claro|correct|correcto) ")
_ASKS = re.compile(
    r"^ (?:(?:but|and|pero|y|wait|espere|sorry|perdon) )*(?:what|who|when|where|which|how|whose|can you|"
    r"could you|would you|"
    r"do you|does|que (?!si|no|va)|quien|cuando|donde|cual|cuanto|como (?:dijo|que|es|se|asi)|me puede|"
    r"puede (?!ser)|podria|mande) "
)
_NO_ANYWHERE = re.compile(
    r" (?:(?:is|thats|that is|its|it is|are|youre)?(?: not| wrong| incorrect)(?: what| right| correct| it|"
    r" quite| the)?|"
    r"incorrect|false|rather not|do not think|say(?:ing)? no|almost|i (?:dont have|do not)|i thought (?:it|we|"
    r"you|the)|pense que|crei que|"
    r"wrong|is no|a negat\w+|cant be|no way|"
    r"changed? (?:my mind|of plans)|on second thought|instead|"
    r"(?:please |(?:can|could) (?:you|i|we) |to )(?:change|make|move|switch) (?:it|that|this|the|an?)|actually (?:make|"
    r"book|can|could|change|let)|i(?:d| would)? prefer|wont work|doesnt work|"
    r"need a different|mejor (?:el|la|a las|para)|cambie(?:me|lo|la)?|en vez de|prefiero|dont think so|"
    r"isnt (?:right|correct|it)|(?:got|have|has) (?:\w+ ){0,3}wrong|i said|i meant|thats not|"
    r"me equivoque|se equivoco|equivocad[oa]|esta mal|no es(?: asi| correcto| cierto)?|no era|incorrecto|mejor no|"
    r"yo dije|dije (?:el|la|que)|no gracias|no thank(?:s| you)) "
)
_YES_ANYWHERE = re.compile(
    r" (?:thats (?:right|correct|perfect|fine|good|it)|sounds (?:good|great|right)|i (?:guess|think|suppose) so|"
    r"i suppose|"
    r"(?:that|it)(?:ll| will)? works?|(?:its|is|thats|are|be|definitely|a) (?:definitely |very )?(?:true|"
    r"correct)|agree|checks out|makes sense|suits me|seems (?:nice|good|fine|right)|"
    r"sounds all good|of that right|not wrong|i (?:confirm|accept)|asi es|esta (?:muy )?bien|"
    r"(?:me )?parece bien|de acuerdo|claro que si|"
    r"creo que si|supongo que si|go ahead|book it|its fine|should be fine|es correcto|eso mero|yes|yeah|perfecto) "
)
_CHANGES = re.compile(
    r" (?:instead|change (?:it|that|the|this)|(?:actually|sorry) (?:\w+ ){0,3}(?:make|book) it|make it|"
    r"en vez de|mejor) "
)
_ALL_I_NEED = re.compile(
    r" (?:all|everything|todo)(?: [a-z]+){0,4} (?:i|we|que) (?:need|needed|want|wanted|quer\w+|necesit\w+)(?= )"
)
"""The one place where "I need" says that nothing is needed."""
_WRONG_THOUGH = re.compile(
    r" (?:but|except|only|though|pero|excepto|menos|nomas que|solo que) .*(?: (?:wrong|incorrect|not right|"
    r"not correct|mal|incorrect[oa]|"
    r"equivocad[oa]) )"
)
"""Agreement with something in it that is not so: nothing may be done on it."""
_EXCEPT = re.compile(
    r" (?:but|except|only|pero|excepto|menos|salvo) (?:for |not )?(?:the|that|la|el|esa) (?:time|day|date|hour|doctor|"
    r"name|number|hora|dia|fecha|doctora?|nombre|numero)(?: (?:$|i |id |is |isnt |no |es |esta |quiero |prefiero |"
    r"mejor ))"
)
"""What all but is right, and what is not: "all good except the time"."""
_ENDS_NO = re.compile(r" (?:no|a no from me) $")
_ENDS_YES = re.compile(r" que si $")
_NO_BUT = re.compile(r" no (?:\w+ ){0,3}(?:tiempo|time|ayuda|help|ambulanc\w+) ")
"""A "no" that denies no danger: "no hay tiempo", "no, help"."""
_DONE = re.compile(
    r" (?:thats (?:all|it|everything|good)|that is (?:all|it)|thats about it|(?:that|this)(?:ll| will| should|"
    r" would)(?: be| do)?(?: it| all| everything)?|"
    r"nothing(?: else| more)?|all set|(?:im|i am|we are|were) (?:all )?(?:good|done|fine|set|okay|ok|great)|"
    r"(?:all|everything) i needed|"
    r"good ?bye|bye|have a (?:good|nice|great|wonderful)|take care|see you|been (?:very |so )?helpful|"
    r"nada(?: mas)?|(?:eso )?(?:es|seria|fue|era) todo|todo (?:bien|listo)|(?:asi )?(?:esta|estoy|estamos) bien|"
    r"ya (?:con eso|nada|es todo|estuvo|quedo)|"
    r"con eso (?:es todo|esta bien|basta)|solo eso|hasta luego|adios|muy amable|que (?:tenga|pase|este)|sin mas|"
    r"no gracias|listo) "
)
_MORE = re.compile(
    r" (?:also|another|one more|something else|another thing|(?:i|we) (?:also |still |just )*(?:need|want|have|"
    r"wanted|was wondering|would like)|"
    r"id (?:also )?like|can (?:you|i|we)|could (?:you|i|we)|do (?:you|i)|does|are you|is there|how (?:much|long|"
    r"do|many|about|is|will)|what (?:time|about|is|are|do|if|will)|tell me|show me|check|am i|"
    r"whats|where|when|which|who|before i (?:go|forget)|question|too|me falta|have a question|by the way|"
    r"actually yes|actually yeah|oh wait|"
    r"wait|hold on|tambien|otr[ao]s?|otrit[ao]|otra cosita|ademas|una (?:pregunta|duda|cosa|cosita)|(?:quiero|"
    r"quisiera|necesito|queria|necesita|"
    r"ocupo|me gustaria)|(?:me )?(?:puede|podria)|aceptan|tienen|donde|cuando|cuanto|a que hora|"
    r"antes de (?:colgar|irme)|oiga y|pregunta) "
)
_REAL_WISH = re.compile(
    r" (?:(?:i|we) (?:also |still |just )*(?:need|want|wanted|would like)|id (?:also )?like|can (?:you|i)|"
    r"could (?:you|i)|do you|how much|"
    r"what time|where|also|one more|quiero|necesito|quisiera|tambien|otra|pregunta|aceptan|cuanto|a que hora) "
)
_LISTENED = frozenset({Asked.CONFIRM_YES_NO, Asked.ANYTHING_ELSE, Asked.WHICH_SLOT})
"""Questions whose answer may hold its yes or no in the middle. A danger is denied only by a plain no."""


def read(plain_text: str, asked: Asked = Asked.OTHER) -> bool | None:
    """Whether a `words.plain` text agrees or declines; None when it does neither, doubts, or asks back. Never raises.

    For `Asked.ANYTHING_ELSE` True means there is more and False that the caller is done.
    """
    text = plain_text if plain_text.startswith(" uh huh ") else _LEAD.sub(" ", plain_text)
    text = _NO_TROUBLE.sub("", text)
    if asked is Asked.ANYTHING_ELSE:
        return _anything_else(text)
    if asked is Asked.EMERGENCY_NOW:
        return None if _UNSURE.search(text) or _NO_BUT.search(text) else _begins(text)
    if asked in _LISTENED and (_UNSURE.search(text) and not _SURE_YES.search(text)):
        return None
    asks = asked in _LISTENED and _ASKS.search(text)
    found = None if asks else _begins(text)
    if found and asked in _LISTENED and reservation.taken_back(text):
        return False
    if asked is Asked.CONFIRM_YES_NO and found and not _SURE_YES.search(text) and _CHANGES.search(text):
        return False
    if (found and asked in _LISTENED and _WRONG_THOUGH.search(text)) or (asked in _LISTENED and _EXCEPT.search(text)):
        return False
    if found is None and asked in _LISTENED and (_ENDS_NO.search(text) or _ENDS_YES.search(text)) and not asks:
        return bool(_ENDS_YES.search(text))
    if found is None and asked in _LISTENED and not _SI_IF.search(text):
        no, yes = bool(_NO_ANYWHERE.search(text)), bool(_YES_ANYWHERE.search(text)) and not asks
        return None if no == yes else yes
    return found


def is_unsure(plain_text: str) -> bool:
    """Whether a text doubts: "maybe", "tal vez"."""
    return bool(_UNSURE.search(plain_text))


def asks_back(plain_text: str) -> bool:
    """Whether a text is a question: "what did you say?", "¿cómo dijo?"."""
    return bool(_ASKS.search(plain_text))


def _begins(text: str) -> bool | None:
    if _AGREES.search(text) or _LONE_SI.search(text):
        return True
    if _SI_IF.search(text):
        return None
    no, yes = re.match(rf" (?:{_NO})(?= )", text), re.match(rf" (?:{_YES})(?= )", text)
    if yes and text[yes.end() :].startswith(" not "):
        return False
    if yes and re.match(r" (?:yes|si|yeah|ok|okay|right|sure|bueno|es[eao]|est[eao]) (?:but |pero )?no ", text):
        return False
    if no and yes:
        return yes.end() > no.end()
    if no:
        return False
    if yes and re.match(r" (?:actually|bueno|pues|ok|okay|right|well) (?:pues )?no ", text):
        return False
    if re.match(r" (?:actually|honestly|sorry|perdon) no ", text):
        return False
    return True if yes else None


def _anything_else(text: str) -> bool | None:
    text, begun = _ALL_I_NEED.sub(" thats all", text), _begins(text)
    if _REAL_WISH.search(text):
        return True
    if _DONE.search(text):
        return False
    if re.match(r" (?:no|nope|nah|nop) ", text) or _ENDS_NO.search(text):
        return False
    if _MORE.search(text):
        return True
    if re.search(r" (?:thank|thanks|gracias) ", text) and not re.match(r" (?:yes|yeah|si|sure) ", text):
        return False
    if re.match(r" (?:ok|okay|alright|great|perfect|perfecto|bueno|good|fine|sale|muy bien|perfect|esta bien) ", text):
        return False if len(text.split()) <= 3 else begun
    return begun
