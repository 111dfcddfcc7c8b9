"""Days counted from another one: from the visit that is moved, or from what is on offer. "Two days later"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from appliance.dialogue.dates.heard_words import MONTH_NAMES, WEEKDAY_NAMES
from appliance.dialogue.dates.holidays import HOLIDAY_NAMES

_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("a an one un una", "two dos couple", "three tres few", "four cuatro", "five cinco", "six seis"), 1
    )
    for word in words.split()
}
_OTHER_BASE = (
    rf"(?! (?:de |del |el |la |the )*(?:today|now|tomorrow|hoy|ahora|manana|{MONTH_NAMES}|{WEEKDAY_NAMES}|\d))"
)
_SO_MANY = re.compile(
    rf" ({'|'.join(_NUMBERS)}|\d\d?)(?: of| more| mas)? (days?|weeks?|dias?|semanas?) "
    r"(?:(later|after(?! (?:the|my|a|new)\b)(?: that(?: one)?)?|despues(?: de es[ao](?: dia| fecha)?)?(?! del? )|"
    r"mas (?:tarde|adelante))|(earlier|sooner|before(?! (?:the|my|a|new)\b)(?: that)?|antes(?! del? )|mas temprano))"
    rf"{_OTHER_BASE}(?! (?:{HOLIDAY_NAMES}))(?= )"
)
_NEXT_WEEK = re.compile(
    r" (?:(?:the )?following week|week after(?: that)?|semana (?:siguiente|que sigue|de despues))"
    rf"{_OTHER_BASE}(?! (?:next|the|my|our|a|new|i|we|he|she|{HOLIDAY_NAMES}) )(?= )"
)
_SAME_DAY = re.compile(r" (?:same (?:day|weekday)|mismo dia)(?= )")
_OR = re.compile(r" (?:or|o) ")
_ANY_WEEK = re.compile(r" (?:week|semana) ")
_OTHER_WEEK = re.compile(r" otra semana ")
Runs = tuple[tuple[date, date], ...]


def read(spoken: str, days: Runs, base: date) -> Runs | None:
    """The days meant by a `words.plain` text that counts from a day; None where it does not.

    `days`: what its words stand for counted from today.
    """
    if match := _SO_MANY.search(spoken):
        number = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]
        ahead = number * (7 if match[2][0] in "ws" else 1) * (1 if match[3] else -1)
        return ((base + timedelta(days=ahead),) * 2,)
    same = _SAME_DAY.search(spoken)
    week = next((run for run in days if (run[1] - run[0]).days == 6), None)
    if _NEXT_WEEK.search(spoken) or (same and _OTHER_WEEK.search(spoken)):
        monday = base + timedelta(days=7 - base.weekday())
    elif week:
        monday = week[0] - timedelta(days=week[0].weekday())
    else:
        return None
    alone = [first for first, last in days if first == last and not _OR.search(spoken)]
    if same or len(alone) == 1:
        return ((monday + timedelta(days=base.weekday() if same else alone[0].weekday()),) * 2,)
    return ((monday, monday + timedelta(days=6)),) if _NEXT_WEEK.search(spoken) else None


_BESIDE = re.compile(
    r" (?:the|el|al) (?:day (?:(?P<before>before)|after)|dia (?:(?P<antes>anterior|antes|de antes)|siguiente|despues|"
    r"de despues))(?: that| de es[aeo])?(?= (?:(?:please|instead|maybe|if|works|would|at|in|around|por favor|mejor|si|"
    r"a (?:las?|eso)|en|por) |$))"
)
_LEADS_TO = re.compile(r"(?:^| (?:to|for|or|para|al?|o)) $")
_OF_ELSE = re.compile(
    r" (?:(?:have|has|had|got|theres) (?:an?|my|the|surgery|work|class|to|plans)(?! (?:\w+ )?(?:appointment|visit|"
    r"cleaning|checkup|physical) )|surgery|meeting|class|shift|came up|comes up|operan|operaron|(?:tengo|tiene) "
    r"(?:una?(?! (?:cita|consulta) )|que|cirugia|junta|trabajo)|junta|cirugia|viaje|trip|flight|fly\w*|leav\w+|salgo|"
    r"viajo|get back|out of town) (?:(?!(?:can|could|do|make|move|works?|need|want|but|so|how|what|lets|puede|puedo|"
    r"quiero|pero|mejor|cambi\w*|muev\w*|pas\w*) )\w+ ){0,4}$"
)
_NOT_THEN = re.compile(
    r" (?:cant|cannot|wont|couldnt|dont|not|except|menos|excepto|(?:anything|day|dia) (?:but|menos)|"
    r"no (?:puedo|podemos|me queda))(?: (?:do|make|come|it|in|on|for|work|the|ir|venir|el|al)){0,3} $"
)


def wanted(before: str, *, led_to: bool = False) -> bool:
    """Whether a day told after these words is one that is wanted: not "I have surgery", nor "I can't do".

    `led_to`: whether its own first word leads to it, as in "al día siguiente"."""
    if _NOT_THEN.search(before):
        return False
    return led_to or bool(_LEADS_TO.search(before)) or not _OF_ELSE.search(before)


def beside(spoken: str) -> int | None:
    """-1 for the day before one that is known, 1 for the day after; None where neither is wanted."""
    found = _BESIDE.search(spoken)
    if found is None or not wanted(spoken[: found.start() + 1], led_to=found[0].startswith(" al ")):
        return None
    return -1 if found["before"] or found["antes"] else 1


def counts(spoken: str) -> bool:
    """Whether a text may count from a day that is not known yet."""
    same = _SAME_DAY.search(spoken) and _ANY_WEEK.search(spoken)
    return bool(_SO_MANY.search(spoken) or _NEXT_WEEK.search(spoken) or beside(spoken) or same)
