"""Words before a day or a part of it that rule it out: "I'm out of town next week", "no mornings", "nada antes de"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appliance.dialogue.dates.when_phrases import AWAY, OF_THAT_DAY, WORKS

_BUSY_EN = (
    r"(?:out(?: of (?:town|state|the (?:country|state|office|city)))?|away|travel+ing|on (?:a )?(?:vacation|trip)|"
    r"busy|gone|working|unavailable|tied up|booked (?:up|solid)|not (?:available|free|around|here|in town)|"
    r"(?:at|in) (?:work|school|class))"
)
_HELD_EN = r"(?:class|classes|school|work|a meeting|meetings|a shift|court|jury duty|plans|(?:\w+ )?practice)"
_BUSY_ES = (
    r"(?:de (?:viaje|vacaciones)|fuera(?: de (?:la ciudad|aqui|viaje))?|(?:\w+ )?ocupad[oa]s?|viajando|trabajando)"
)
_HELD_ES = r"(?:clases?|escuela|trabajo|turno|(?:1 |una? )?(?:junta|reunion|compromiso))"
_AWAY = re.compile(
    r"(?:^| )(?:"
    rf"(?:im|i am|ill be|i will be|were|we are|well be|we will be|i have to be|im (?:going to|gonna) be) "
    rf"(?:(?:also|really|very|pretty|still|usually|always) )?{_BUSY_EN}|"
    r"(?<!dont )(?:i|we) (?:(?:also|usually|always|have to) )?work|"
    rf"(?<!do )(?:i|we|ive|weve|i also) (?:have|got|have got) {_HELD_EN}|"
    rf"(?<!no )(?:estoy|estamos|estare|estaremos|ando|andamos|(?:voy|vamos) a (?:estar|andar)) {_BUSY_ES}|"
    r"(?<!no )(?:salgo|salimos|me voy|nos vamos) de (?:viaje|vacaciones)|"
    r"no (?:(?:voy|vamos) a (?:estar|poder)|estoy|estamos|estare|podre|podremos)"
    r"(?: (?:aqui|disponibles?|libre|en la ciudad|ir|venir|llegar))?|"
    rf"(?<!no )(?:tengo|tenemos) {_HELD_ES}|"
    r"(?<!no )(?<!el )(?<!del )(?<!mi )(?<!al )(?<!de )(?<!su )(?<!un )(?<!tengo )trabaj(?:o|amos)"
    r")(?: (?:all|for|on|in|the|every|most|of|from|during|both|el|la|los|las|de|en|por|todos?|todas?|desde|casi|dia))*$"
)
_NONE = re.compile(r"(?:^|[,.] ?|\b(?:but|and|so|just|please|with) )nothing(?: (?:in|on|during))?(?: the)?$")
_NO = re.compile(r"(?:^|[,.] ?|\b(?:but|and|so|just|please|with) )no$")
_NO_ES = re.compile(r"(?:^|[,.] ?|\b(?:pero|y|que|solo|favor) )(?:no|nada|nada (?:en|por|de))(?: (?:el|las?|los))?$")
_PLURAL = re.compile(r"(?:mornings|afternoons|evenings|nights|weekends|weekdays|\w+days)$")
_PARTS = re.compile(
    r"los (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)|(?:en|por|de) las? (?:man|tar|noc)|antes|despues"
)


def away(before: str) -> bool:
    """Whether somebody is busy or not here then: "I work Mondays", "voy a estar de viaje la próxima semana"."""
    return bool(_AWAY.search(before))


def bare(before: str, said: str) -> bool:
    """Whether a lone "no" or "nothing" leads to it: "no mornings", "no en la mañana", "nothing after three"."""
    word = said.split(" ", 1)[0]
    if _NO.search(before) and _PLURAL.match(word):
        return True
    if _NONE.search(before):
        return True
    return bool(_NO_ES.search(before) and (_PARTS.match(said) or (before.endswith(("los", "nada", "de")))))


_BETTER = re.compile(
    r"(?:(?:is|are|would|be|es|esta|estan|seria|me|quedan?) )*(?:better|fine|okay|mejor|bien)\b"
    r"(?! (?:in|on|than|en|por|el|las?|los|de|que)\b)"
)
_TURNS = frozenset(("but", "so", "pero", "asi"))
_NEVER = frozenset(("not", "no", "nothing", "nada", "cant", "cannot", "dont", "wont"))


def better(behind: str) -> bool:
    """ "No, afternoons are better", whose comma was not heard; not "no los lunes, mejor los martes"."""
    return bool(_BETTER.match(behind))


_FREE = re.compile(r"(?:so|asi que)\b(?!.*\b(?:after|but|except|other|following|despues|menos|pero|otra|siguiente)\b)")


def free(led: str, behind: str) -> bool:
    """ "I'm on vacation this week so any day works": away from work, and free to come."""
    return bool(re.search(r"\bvaca(?:tion|ciones)\b", led) and _FREE.match(behind))


def turned(said: str) -> bool:
    """Whether one day and hour tells what keeps them and then when they can: "I work Tuesday so after five"."""
    words = said.split()
    return not _TURNS.isdisjoint(words) and _NEVER.isdisjoint(words)


def works_till(said: Sequence[str], before: Sequence[str]) -> bool:
    """ "I work till four", of the words of a time and of those before it: they come after it."""
    at = next((place for place, word in enumerate(said) if word in ("until", "till", "til", "hasta")), None)
    return at is not None and any(word in AWAY | WORKS for word in [*before, *said[:at]][-4:])


def of_that_day(before: Sequence[str]) -> bool:
    """ "Ese día no puedo el lunes sí": what cannot be was named before it."""
    return any(f"{run} no " in f"{' '.join(before)} " for run in OF_THAT_DAY)


_LAPSED = re.compile(
    r"(?:^| )(?:(?:have|has|had|did|do|does)(?:nt| not| never)|ive never|never|no (?:he|ha|hemos|han|habia|voy|viene)) "
    r"(?:\w+ ){0,6}$"
)
_SPAN = re.compile(
    r"(?:in|for|en|desde hace|por) (?:about |like |over |mas de |como )?(?:a |an |\d+ |1 |varios |muchos )"
)


def lapsed(before: str, said: str) -> bool:
    """ "I haven't had a checkup in a year": so long it is, and no time to come."""
    return bool(_SPAN.match(said) and _LAPSED.search(f"{before} "))
