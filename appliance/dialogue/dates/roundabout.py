"""Days and times said in a roundabout way, made plain before they are read: "not this Thursday, the one after"."""

from __future__ import annotations

import re

from appliance.dialogue.dates import before_then, compared, moved_day
from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES

ORDINALS_EN = (
    r"(?:twenty |thirty |twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"twelfth|\w+teenth|twentieth|thirtieth)|\d{1,2}(?:st|nd|rd|th)"
)
_DAYS_BUT = (
    r"\b((?:any ?(?:other |week)?day|anything|every day|any ?time|whenever|cualquier(?: otro)? d[ií]a|"
    r"todos los d[ií]as|cuando sea) "
    r"(?:of the week |de la semana )?(?:but|except|other than|besides|menos|excepto|salvo|que no sea)(?: for)?(?: not)?"
)
_A_WEEKDAY = (
    rf"(?: (?:on|el|los))?(?:,? (?:and|or|y|o|ni)(?: el| los)?)? (?:(?:{WEEKDAY_NAMES})s?|mi[eé]rcoles|s[aá]bados?)\b"
)
_NO_DAYS = (
    rf"(?:(?!{WEEKDAY_NAMES}|mi[eé]rcoles|s[aá]bado|(?:i|we) (?:work|have|can['’]?t|cannot)|(?:is|are) (?:bad|no|not|"
    rf"out)|"
    r"don['’]?t|no good|trabaj|tengo|no (?:puedo|podemos|me))[^.;?!,])*(?=\s*(?:[.;?!,]|$))"
)
_THEN_PART = re.compile(
    rf"{_DAYS_BUT}(?:{_A_WEEKDAY})+), ?"
    r"((?:(?:just|only|but only|preferably|ideally|in|during|solo|s[oó]lo|nada m[aá]s|de preferencia|y|and) )*(?:the )?"
    r"(?:(?:early |late )?(?:mornings?|afternoons?|evenings?)|first thing|(?:after|before|around|at|between|from) |"
    rf"(?:por|en) las? (?:ma[nñ]anas?|tardes?|noches?)|temprano|(?:despu[eé]s|antes) de|"
    rf"entre las?|a las?|de las?)\b{_NO_DAYS})",
    re.IGNORECASE,
)
""" "Any day but Tuesday, mornings": the part of the day is of all the days, not of the one that is left out."""
_YES_BUT = re.compile(
    r"^(\W*(?:(?:yes|yeah|yep|ok|okay|sure|fine|great|good|perfect|well|no|nope|right|that(?:'?s| is| works|"
    r" would be)?|works|thanks|thank you|sounds)\W+)+)but (?=\W*(?:on |maybe |how about |what about |for |this |next )*"
    rf"(?:{WEEKDAY_NAMES}|tomorrow|today|the )\b)",
    re.IGNORECASE,
)
""" "Yes, but Friday" wants Friday; "any day but Friday" does not."""
_BY_MORNING = re.compile(r"\b(?:por|en)(?: los| el)? ma[nñ]anas?\b", re.IGNORECASE)
""" "Por mañana", which nobody says: the article was lost on the line."""
_VISIT = re.compile(
    r"\b(?:follow|check|catch|tune|touch|make)[- ]ups?\b(?= (?:to|for|on|until|till|from)\b)", re.IGNORECASE
)
""" "My follow-up to Friday" is not up to Friday."""
_NEVER_EN = re.compile(rf"\bnever (?=(?:before|after|on|in the|{WEEKDAY_NAMES}|mornings|afternoons)\b)", re.IGNORECASE)
_NEVER_ES = re.compile(r"\b(?:nunca|jam[aá]s|ni) (?=antes |despu[eé]s )", re.IGNORECASE)
_NEVER_ON_ES = re.compile(r"\b(?:nunca|jam[aá]s) (?=(?:(?:en |por )?l[ao]s? )\w)", re.IGNORECASE)
_EVER = re.compile(r"\b(can'?t|cannot|don'?t) ever (?=(?:do|make|come)\b)", re.IGNORECASE)
_ANY_MORNING = re.compile(r"\b(?:cualquier|alguna) (ma[nñ]ana|tarde)\b", re.IGNORECASE)
""" "Any morning" is no tomorrow."""
_NO_DAY = rf"(?! (?:week|half|one|time|slot|option|opening|appointment|{WEEKDAY_NAMES}))"
_OR_WEEK_EN = re.compile(
    rf"\b(the (?:{ORDINALS_EN})) or (the )?((?:{ORDINALS_EN}) week) (of|in) (\w+)\b", re.IGNORECASE
)
_OR_WEEK_ES = re.compile(
    r"\bla (primera|segunda|tercera|cuarta) o (?:la )?(segunda|tercera|cuarta|[uú]ltima) semana de (\w+)\b",
    re.IGNORECASE,
)
""" "The first or second week of January"."""
_OR_ORDINAL = re.compile(rf"\b(the (?:{ORDINALS_EN}),? or (?:maybe )?)(?=(?:{ORDINALS_EN})\b{_NO_DAY})", re.IGNORECASE)
""" "The fifteenth or sixteenth"."""
_TOO_EN = re.compile(
    r"\b(?:(?:just|way|kind of|a (?:little|bit|tad)(?: bit)?) )?"
    r"(?:too|so(?! early (?:please|works|would|is)\b)|awfully) (?:early|late)\b",
    re.IGNORECASE,
)
_TOO_ES = re.compile(
    r"\b(?:(?:est[aá]n?|es|son|queda|parece|me hace) (?:muy|bastante|bien|demasiado|tan)|demasiado|tan)"
    r" (?:temprano|tarde)\b",
    re.IGNORECASE,
)
_NOT_TOO = re.compile(
    r"\b(?:not (?:too|so|that|very) (?:early|late)|no (?:muy|tan|demasiado) (?:temprano|tarde))\b", re.IGNORECASE
)
""" "That is too early" wishes for no early hour."""
_LATER_EN = re.compile(
    r"(?<!\bis )(?<!\bs )(?<!'s )(?<!’s )(?<!\bthats )\bnot (?:too|so|that|very) early\b(?! to\b)", re.IGNORECASE
)
_LATER_ES = re.compile(r"(?<!\best[aá] )(?<!\bes )\bno (?:muy|tan|demasiado) temprano\b(?! para\b)", re.IGNORECASE)
""" "Just not too early" wishes for none before ten."""
_EITHER_ONE = re.compile(r"\b(either|neither|whichever|any) one\b", re.IGNORECASE)
_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MINUTES = (
    r"(?:(?:oh |o )?five|ten|fifteen|twenty(?:[- ]five)?|thirty(?:[- ]five)?|forty(?:[- ]five)?|fifty(?:[- ]five)?)"
)
_MER = r"(?:[ap]\.? ?m\b\.?|in the (?:morning|afternoon|evening))"
_NO_MINUTES = rf"(?!:|[ -](?:{_MINUTES}|\d|o'?clock|o clock|[ap]\.? ?m\b|ish))"
_POINTED = re.compile(
    rf"\b(the (?:(?:{WEEKDAY_NAMES}|first|last|next) )?(?:{WEEKDAY_NAMES}|(?:early |late )?(?:morning|afternoon|"
    rf"evening)|(?:half past|quarter (?:past|to|after)) {_HOUR}|noon|{_HOUR} ?{_MER}|"
    rf"{_HOUR}(?::\d\d| {_MINUTES}| ?o'?clock)(?: {_MER})?)) one\b{_NO_MINUTES}",
    re.IGNORECASE,
)
""" "The 3:30 one", "the morning one"."""
_COME_BY = re.compile(
    r"\b((?<!need to )(?<!have to )(?<!got to )(?<!gotta )come|"
    r"come(?= by (?:today|tomorrow|on|at|around|in|this|next|some))|"
    r"coming|came|stop|stopping|swing|swinging|drop|dropping|pop|popping|drive) by (?!the end|end|no later)",
    re.IGNORECASE,
)
""" "Can I stop by Friday" is no deadline; "I have to come by Friday" is one."""
_HAVE_ONE = re.compile(
    r"\b((?:(?:have|has|need|want|there|got|get|like|book|schedule|find|see)(?: me| us)?(?: just)?|give (?:me|us))) "
    r"one (?=(?:on|for|in the|this|next|that|available|open|free|with|before|after|"
    rf"tomorrow|today|sooner|around|{WEEKDAY_NAMES})\b)",
    re.IGNORECASE,
)
""" "Do you have one on Tuesday"."""
_ONE_LATER = re.compile(
    r"(?<!at )(?<!the )\bone (?=later\b|earlier\b|sooner\b)|(?<!la )\buna (?=m[aá]s (?:tarde|temprano)\b)",
    re.IGNORECASE,
)
""" "Do you have one later", "una más tarde": no one o'clock."""
_OF_THE_TWO = re.compile(
    r"\b(cualquiera|ningun[oa]|alguna|either|neither|any|both|one)"
    r" (?:de (?:las|los) (?:dos|tres|2|3)|of the (?:two|three))\b|"
    r"\b(?:las|los) (?:dos|2) (?=(?:me )?(?:quedan|sirven|funcionan|est[aá]n|parecen)\b)",
    re.IGNORECASE,
)
""" "Cualquiera de las dos", "las dos me quedan bien": no two o'clock."""
_NOT_EN = r"\b(?:not|can'?t (?:do|make|come)(?: it)?)(?: on| for)? this"
_ONE_AFTER_EN = re.compile(
    rf"{_NOT_EN} ({WEEKDAY_NAMES}|week),?(?: but| rather| it's)? (?:the )?"
    r"(?:(?:one|\1|week) after(?: that)?|next(?: one| \1)?|following(?: one| \1)?)\b",
    re.IGNORECASE,
)
_DAY_ES = r"(semana|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
_ONE_AFTER_ES = re.compile(
    rf"\b(?:no (?:puedo )?(?:para )?est[ea] {_DAY_ES}|est[ea] {_DAY_ES} no(?: puedo)?),?(?: sino| mejor)? (?:el|la) "
    r"(?:otr[oa]|siguiente|pr[oó]xim[oa]|que (?:sigue|viene)|de la otra semana|de despu[eé]s)(?: (?:\1|\2))?\b",
    re.IGNORECASE,
)
""" "Not this Thursday, the one after"."""
_WEEK_ES = r"(?:pr[oó]xima semana|semana (?:que (?:entra|viene)|pr[oó]xima|entrante))"
_TWO_WEEKS_ES = re.compile(
    rf"\b(?:no (?:puedo )?(?:para |en )?la {_WEEK_ES}|"
    rf"la {_WEEK_ES} (?:yo )?no(?: puedo| me (?:queda|sirve)(?: bien)?)?)"
    r"[,.;]?(?: sino| mejor| pero)?(?: para| en)? la (?:semana )?"
    r"(?:otra|siguiente|que sigue|de despu[eé]s)(?: semana)?\b(?! (?:cita|hora|vez|opci))",
    re.IGNORECASE,
)
_TWO_WEEKS_EN = re.compile(
    r"\b(?:(?:not|can'?t(?: (?:do|make|come)(?: it)?)?)(?: on| for)? next week|next week,? "
    r"(?:(?:doesn'?t|won'?t|isn'?t|is not|does not)(?: (?:going to )?(?:work|good|be good))|is no good|i can'?t|no)"
    r"(?: for me)?)[,.;]?(?: but| rather| maybe| how about)? (?:the )?"
    r"(?:(?:one|week) after(?: that| next)?|following(?: one| week)?)\b",
    re.IGNORECASE,
)
""" "Not next week, the one after"."""
_SAME_NAME_ES = re.compile(
    rf"\b(?:no (?:puedo )?(?:para )?el {_DAY_ES}|el {_DAY_ES} no(?: puedo| me queda)?)[,.;]?(?: sino| mejor| pero)? "
    r"el (?:(?:otro|siguiente) (?:\1|\2)|(?:\1|\2) (?:siguiente|que sigue|de despu[eé]s))\b",
    re.IGNORECASE,
)
_NOT_MONDAY_ES = re.compile(
    rf"\bno (el {_DAY_ES}),? (?=(?:sino |mejor )?el (?:otro|siguiente|que sigue)\W*$)", re.IGNORECASE
)
""" "No el lunes, el otro"."""
_NOT_OTHER_ES = re.compile(rf"\b(el {_DAY_ES}),? (?:pero )?no (el {_DAY_ES})(?=\W*(?:por favor)?\W*$)", re.IGNORECASE)
""" "El jueves, no el viernes"."""
_DAY_NUMBER = (
    r"(?:\d{1,2}|primero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\w+ce|dieci\w+|veinti?\w*)"
)
_BETWEEN_DAYS = re.compile(rf"\bentre el (?:d[ií]a )?({_DAY_NUMBER}) y el (?={_DAY_NUMBER}\b|treinta)", re.IGNORECASE)
_COMING_NOT_ES = re.compile(
    rf"\b(?:no )?(?:para )?el (?:pr[oó]ximo {_DAY_ES}|{_DAY_ES} (?:que (?:viene|entra)|pr[oó]ximo|entrante))"
    r"(?: no(?: puedo| me queda)?)?[,.;]?(?: sino| mejor| pero)? "
    r"el (?:otr[oa]|siguiente|que (?:sigue|le sigue)|de despu[eé]s)(?: (?:\1|\2))?\b",
    re.IGNORECASE,
)
""" "El lunes que viene no, el otro"."""
_SAME_NAME_EN = re.compile(
    rf"\b(?:not|can'?t (?:do|make|come))(?: on)? ({WEEKDAY_NAMES})[,.;]?(?: but| rather)? "
    r"(?:the )?(?:(?:other|following|next) \1|\1 after)\b",
    re.IGNORECASE,
)
""" "Not Thursday, the other Thursday"."""
_COUNTED_ES = re.compile(
    r"\b(?:dentro de|en) (dos|2|tres|3) (lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?)\b",
    re.IGNORECASE,
)
_COUNTED_EN = re.compile(rf"\bin (two|three) ((?:{WEEKDAY_NAMES})s)\b(?! from)", re.IGNORECASE)
""" "In two Thursdays"."""


_FIRST_ES = re.compile(
    r"\b(?:lo|la fecha|el (?:d[ií]a|lugar|espacio)) m[aá]s cercan[oa]\b|"
    r"\b(?:el|lo) primer(?:o| d[ií]a| espacio| lugar| hueco| campo) "
    r"(?:que (?:haya|hay|tengan?|tiene|se pueda|salga|est[eé] (?:libre|disponible))|disponible|libre)\b",
    re.IGNORECASE,
)
""" "El primero que haya" is no first of the month."""
_NOW_ES = re.compile(
    r"^\W*(?:(?:pues|bueno|ay|no(?=,)|s[ií]|este|para|(?:l[oa] )?quiero|que sea|de ser posible|me urge)[ ,]*)*"
    r"(?:ahorita(?: mismo|ta)?|ahora mismo|ya mero|me urge(?: mucho| un chorro| bastante)?|es urgente|"
    r"lo m[aá]s r[aá]pido (?:que )?(?:se )?(?:posible|pueda|puedan)|r[aá]pido)"
    r"(?:,? ?(?:si se puede|si (?:hay|tienen?|pueden?)(?: lugar| campo| espacio)?|por favor|la verdad|pues|hoy|mismo))*"
    r"\W*$",
    re.IGNORECASE,
)
_URGES_ES = re.compile(r"(?<!no )\bme urge\b(?! (?:que|hablar|saber|la medicina|mi|el|un|hacer)\b)", re.IGNORECASE)


_OPEN_EN = r"(?:available|open|free|coming up|there|left)"
_TIMES_EN = r"(?:times?|days?|dates?|openings?|slots?|appointments?|options?|availability)"
_TIMES_ES = r"(?:horarios?|horas?|d[ií]as?|citas?|espacios?|fechas?|lugares?)"
_WHAT_IS_OPEN = re.compile(
    r"^\W*(?:(?:well|um|uh|so|oh|hmm?|ok(?:ay)?|i (?:don'?t|do not) (?:really )?know|not sure|it depends|"
    r"i'?m (?:not sure|open|flexible)|you tell me|tell me|pues|este|bueno|no s[eé]|d[ií]game|mm+)[ ,.?!¿¡]+)*"
    rf"(?:(?:what|which)(?: {_TIMES_EN})?(?: (?:do|would)? ?(?:you(?: guys| all)?|y'?all))? (?:have|got|offer)"
    rf"(?: {_OPEN_EN})?|what(?: {_TIMES_EN})? have (?:you|y'?all)(?: got)?(?: {_OPEN_EN})?|"
    rf"(?:what|which)(?: {_TIMES_EN})?(?:'?s| is| are)? {_OPEN_EN}|what are my (?:options|choices)|"
    rf"(?:what|when)(?:'?s| is| are) (?=(?:the |all )*(?:your|next|soonest|earliest|first|options|openings|times|days))"
    rf"(?:(?:the|your|all|next|soonest|earliest|first) )*{_TIMES_EN}(?: {_OPEN_EN})?|"
    r"(?:when|how soon) (?:can|could) (?:you (?:see|fit|get|take|squeeze) (?:me|us|him|her|them)(?: in)?|"
    r"(?:i|we|he|she) (?:come(?: in)?|get in|be seen))|whatever you (?:have|got)(?: available| open)?|"
    r"cu[aá]l es (?:la|el|lo) (?:(?:cita|fecha|hora) )?(?:m[aá]s (?:pr[oó]xim[oa]|pronto|cercan[oa])|primer[oa])|"
    rf"what works for you|(?:qu[eé]|cu[aá]les|(?:para )?cu[aá]ndo)(?: {_TIMES_ES})?(?: me)? "
    r"(?:tienen?|hay|tendr[aá]n?|pueden?)(?: (?:disponibles?|libres?|ver|atender|recibir))?|"
    r"(?:lo|la|el) que tengan?|usted (?:d[ií]game|diga))(?:[ ,]+(?:please|then|for me|por favor|pues|entonces))?\W*$",
    re.IGNORECASE,
)


def asks_what_is_open(text: str) -> bool:
    """Whether who is asked when asks what there is: "what do you have?", "¿para cuándo tienen?"."""
    return bool(_WHAT_IS_OPEN.search(text))


def hurried(text: str) -> str:
    """An answer to "when?" that asks for the soonest in other words, said plainly: "ahorita mismo"."""
    return _URGES_ES.sub("lo antes posible", _NOW_ES.sub("lo antes posible", text))


def plainer(text: str) -> str:
    """The text with what is said in a roundabout way said plainly."""
    text = _BY_MORNING.sub("por la mañana", _ANY_MORNING.sub(r"cualquier día por la \1", moved_day.apart(text)))
    text = _THEN_PART.sub(r"\2, \1", text)
    text = _EVER.sub(r"\1 ", _NEVER_ON_ES.sub("no puedo ", _YES_BUT.sub(r"\1", text)))
    text = _NEVER_ES.sub("no ", _NEVER_EN.sub("not ", _VISIT.sub("visit", text)))
    text = _FIRST_ES.sub("lo primero que tenga", text)
    text = _OR_WEEK_EN.sub(r"\1 week of \5 or the \3 of \5", text)
    text = _OR_WEEK_ES.sub(r"la \1 semana de \3 o la \2 semana de \3", text)
    text = _OR_ORDINAL.sub(r"\1the ", text)
    text = _NOT_TOO.sub(",", _LATER_ES.sub("no antes de las diez", _LATER_EN.sub("not before ten", text)))
    text = _TOO_ES.sub("no me queda", _TOO_EN.sub("no good", text))
    text = _OF_THE_TWO.sub(lambda match: match[1] or "", text)
    text = compared.plainer(before_then.plainer(text))
    text = _COME_BY.sub(r"\1 ", text)
    text = _HAVE_ONE.sub(r"\1 ", _POINTED.sub(r"\1", text))
    text = _ONE_LATER.sub("", _EITHER_ONE.sub(r"\1", text))
    text = _ONE_AFTER_EN.sub(_one_after_en, text)
    text = _ONE_AFTER_ES.sub(_one_after_es, text)
    text = _TWO_WEEKS_EN.sub("the week after next", text)
    text = _TWO_WEEKS_ES.sub("la semana después de la próxima", text)
    text = _SAME_NAME_EN.sub(r"\1 after next", text)
    text = _SAME_NAME_ES.sub(_one_after_es, text)
    text = _NOT_MONDAY_ES.sub(r"\1 no, ", text)
    text = _BETWEEN_DAYS.sub(r"desde el \1 hasta el ", text)
    text = _NOT_OTHER_ES.sub(r"\1, menos \3", text)
    text = _COMING_NOT_ES.sub(_refused_es, text)
    return _COUNTED_ES.sub(_counted_es, _COUNTED_EN.sub(r"\1 \2 from now", text))


def _one_after_en(match: re.Match[str]) -> str:
    return "next week" if match[1].lower() == "week" else f"{match[1]} after next"


def _one_after_es(match: re.Match[str]) -> str:
    day = (match[1] or match[2]).lower()
    return "la próxima semana" if day == "semana" else f"el {day} en ocho"


def _refused_es(match: re.Match[str]) -> str:
    """Only a day refused gives way to the one after it."""
    return _one_after_es(match) if re.search(r"\bno\b", match[0], re.IGNORECASE) else match[0]


def _counted_es(match: re.Match[str]) -> str:
    day = match[2].lower()
    day = day if day[-3:] in ("nes", "tes", "les", "ves") else day.rstrip("s")
    return f"el {day} en {'ocho' if match[1].lower() in ('dos', '2') else 'quince'}"
