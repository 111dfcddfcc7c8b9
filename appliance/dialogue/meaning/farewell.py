"""How a call is ended, in both languages: a turn that is thanks, "that's all", good wishes and "
"goodbye, and no more. Pure."""

from __future__ import annotations

import re

_WISH = (
    r"(?! (?:can|could|do|does|is|are|i|we|but|before|need|want|what|when|que|cuando|"
    r"donde|cual|puede|podria|tiene|tienen|quiero|necesito|pero|antes) )"
)
_SOME = rf"(?:{_WISH} \w+){{0,6}}"
"""What a good wish is about: "day", "rest of your week", "día de acción de gracias"."""
_GOOD = r"(?:good|great|nice|happy|merry|blessed|wonderful|lovely|safe|beautiful|fantastic)"
_WELL = (
    rf"(?:i hope )?(?:you (?:all )?|yall )?have (?:a |an |yourself a )?(?:very )?{_GOOD}{_SOME}|"
    rf"happy{_SOME}|merry{_SOME}|"
    rf"enjoy (?:your|the|this){_SOME}|felic(?:es|idades){_SOME}|feliz{_SOME}|prosper[oa] ano nuevo|"
    rf"(?:igualmente )?que (?:le vaya|te vaya|les vaya|"
    rf"tengan?|tengas|pasen?|pases|este|esten?){_SOME}|buen (?:fin|dia|provecho|resto){_SOME}|"
    rf"buenas? (?:tardes|noches|dia)|"
    rf"good (?:night|day|evening)"
)
_LATER = (
    rf"(?:(?:ill|we ?ll|i will|we will) )?see (?:you|yall){_SOME}|hasta{_SOME}|(?:ahi |"
    rf"alla )?nos vemos{_SOME}|talk to you{_SOME}"
)
_BYE = r"(?:good ?)?bye(?: bye)?(?: now)?|take care(?: of yourself)?|adios|chao|bye|cuidese(?: mucho)?|hasta luego"
_THANKS = (
    r"(?:i )?(?:really )?appreciate (?:it|that|you|your \w+)|(?:thank you|thanks)(?: (?:so|very) much| a lot| a bunch)?"
    r"(?: for (?:your|the|all the|all your) (?:\w+ )?(?:help|time|patience))?(?: for everything)?|"
    r"(?:muchas |mil |muchisimas )?"
    r"gracias(?: por (?:todo|su \w+|la ayuda))?|se lo agradezco(?: mucho)?|(?:youve|"
    r"you have) been (?:very |so |really )?helpful|"
    r"(?:es usted |usted es )?muy amable"
)
_DONE = (
    r"(?:that|this)(?:s| is| was| will be| ll be| would be)? (?:about )?(?:all|it|"
    r"everything)(?: (?:that )?i (?:need|needed|wanted|"
    r"have))?(?: for (?:now|today))?|(?:no )?nothing (?:else|more)|i think (?:thats|that is) (?:all|it|everything)|"
    r"(?:im|were|we are|i am) (?:all )?(?:good|set|done|fine)(?: for now)?|(?:eso |ya |"
    r"con eso )?(?:es|seria|fue) todo|nada mas|"
    r"(?:ya )?con eso(?: esta bien| basta)?|solo eso|nomas eso|eso nomas|por (?:hoy|ahora|el momento)|"
    r"no (?:mam|maam|sir)"
)
_SMALL = (
    r"no|nope|nah|yes|yeah|yep|si|ok|okay|alright|all right|great|perfect|perfecto|excelente|bueno|"
    r"sale|muy bien|esta bien|good|"
    r"fine|well|claro|sure|awesome|wonderful|oh|um|uh|pues|este|y|and|then|so|now|too|also|igualmente|"
    r"same to you|you too|"
    r"to you|a usted(?:es)?|usted tambien|tambien|maam|mam|sir|miss|dear|honey|senorita|senor|senora|"
    r"joven|doctora?|everybody|"
    r"everyone|listo|god bless(?: you)?|dios (?:lo|la|le|los) (?:bendiga|cuide)|bendiciones|please|por favor|entonces"
)
_NO_MORE = (
    r"(?:i )?(?:dont|do not) (?:think so|believe so|(?:need|have|want) (?:anything|nothing|any)(?: (?:else|more|other|"
    r"questions?))*)|anything (?:else|more)|not (?:really|today|right now|now|yet|at (?:all|this time|the moment)|"
    r"that i (?:can think|know|am aware) of)|(?:that|this) (?:was|is) (?:my only|the only|all my|my) "
    r"(?:questions?|thing|reason)(?: i (?:had|have|needed))?|(?:youve|you have|you) (?:been|answered|covered|helped|"
    r"solved) (?:(?:very|so|really|me|all|of) )*(?:great|helpful|kind|a lot|it|that|my questions?|everything|sweet)?|"
    r"(?:that|this)(?: should| will| would|ll)? (?:about )?(?:do|does|covers|covered|be)(?: it| all| everything)?"
    r"(?: for (?:today|now))?|"
    r"thatll do(?: it)?|(?:no )?(?:creo|pienso)(?: que (?:no|ya)(?: es todo)?)?|nomas|por ahorita|ya (?:estuvo|nada|"
    r"quedo|esta|no|me ayudo|mero)|"
    r"(?:(?:that|it|this)(?: is|s|ll be| will be)? (?:fine|okay|ok|good|great|alright|all right|perfect|works)|"
    r"works|im (?:ok|okay))(?: (?:with|by|for) me)?|(?:yo )?est(?:oy|amos) bien asi|asi nomas|"
    r"asi (?:esta|estoy|estamos|quedamos) ?(?:bien)?|todo (?:bien|claro|listo|perfecto|en orden)|con eso(?: tengo)?|"
    r"me ayudo (?:mucho|bastante)|de momento|ahorita no|hoy no|nada|ninguna?|eso|ya|right now|today|hoy|i think|"
    r"i guess|we|think|covered|it|mucho|a lot|same|later|gotta go|me despido|nos despedimos|quedo|muy agradecid[oa]"
)
"""What else is in a no to "anything else?" that means no more than no."""
_PIECE = "|".join((_WELL, _LATER, _THANKS, _DONE, _BYE, _SMALL))
_THANKED = re.compile(rf" (?:{_THANKS}) ")
MOST_GARBLED = 2
"""Words beside thanks or a goodbye that may be a recognizer's: "no, diabetes all, thank you"."""
_NOTHING = re.compile(rf"(?:{_NO_MORE}|{_PIECE}) ")
_HOLDS_ON = re.compile(
    r" (?:wait|listen|but|pero|esper\w+|oiga|oye|hold|except|question|pregunta|first|antes|wrong|mal|"
    r"incorrect\w*|equivocad\w+|person|persona|cancel\w*|keep|help|ayuda|where|donde|what|day|dia|time|hora|week|"
    r"semana|morning|tarde|said|meant|want\w*|quer\w+) "
)
_WHOLE = re.compile(rf" (?>(?:{_PIECE}) )++")
_ENDS = re.compile(rf" (?:{_WELL}|{_LATER}|{_DONE}|{_BYE}) ")
_CLOSES = re.compile(r" (?:nomas|god bless(?: you)?|dios (?:lo|la|le|los) (?:bendiga|cuide)|was all) ")
_GOES = re.compile(rf" (?:{_WELL}|{_LATER}|{_BYE}) ")
_WISHED = re.compile(rf" (?:{_WELL}|{_LATER}) ")


def read(plain_text: str) -> bool:
    """Whether a `words.plain` text is a farewell and nothing beside it; a lone yes, no or thanks is none."""
    return bool(_WHOLE.fullmatch(plain_text) and _ENDS.search(plain_text))


_BUT_THANKS = re.compile(r" (?:but|pero) (?=(?:thank you|thanks|(?:muchas )?gracias|thats all|thats it) )")


def is_no_more(plain_text: str) -> bool:
    """Whether a `words.plain` text says that there is nothing else, and holds nothing else: not "no, that's not what I
    asked", not "bye, I mean wait"."""
    plain_text = _BUT_THANKS.sub(" ", plain_text)
    at, left = 1, ""
    while at < len(plain_text):
        piece = _NOTHING.match(plain_text, at)
        end = piece.end() if piece else plain_text.index(" ", at) + 1
        left += "" if piece else f" {plain_text[at : end - 1]} "
        at = end
    ends = _ENDS.search(plain_text) or _THANKED.search(plain_text)
    return not left or (len(left.split()) <= MOST_GARBLED and bool(ends) and not _HOLDS_ON.search(left))


def closes(plain_text: str) -> bool:
    """Whether a turn that is no yes and no no ends a call at "anything else?": "nomás eso", "Dios la bendiga"."""
    return is_no_more(plain_text) and bool(_ENDS.search(plain_text) or _CLOSES.search(plain_text))


def leaves(plain_text: str) -> bool:
    """Whether a turn with a goodbye in it is one: "bye, I'll call back", not "nada más quería saber si abren hoy"."""
    return is_no_more(plain_text) or goes(plain_text)


def goes(plain_text: str) -> bool:
    """Whether a text takes its leave, whatever else it says: "I'll call back, bye". "That's it" does not."""
    return bool(_GOES.search(plain_text)) and not _HOLDS_ON.search(plain_text)


def wishes_well(plain_text: str) -> bool:
    """Whether a farewell wishes well, or names when to meet again: the day in it is no day wanted."""
    return bool(_WISHED.search(plain_text)) and read(plain_text)
