"""Small words and whole phrases that steer the reading of dates: greetings to skip, "any day", "not", "no, rather"."""

from __future__ import annotations

import re
from collections.abc import Sequence

GREETINGS = (
    "good morning",
    "good afternoon",
    "good evening",
    "good night",
    "buenos dias",
    "buenas tardes",
    "buenas noches",
    "have a good day",
)
SOONEST = (
    "as soon as possible",
    "as soon as you can",
    "asap",
    "available first",
    "sooner",
    "any cancellation",
    "a s a p",
    "soonest",
    "the earliest",
    "earliest",
    "first available",
    "next available",
    "next opening",
    "first one you have",
    "first one available",
    "next one available",
    "first opening",
    "as early as possible",
    "right away",
    "sooner the better",
    "lo mas pronto posible",
    "lo antes posible",
    "lo mas pronto",
    "cuanto antes",
    "la primera disponible",
    "la primera que tenga",
    "la primera que haya",
    "el primer espacio",
    "la mas proxima",
    "primera cita disponible",
    "lo primero que tenga",
    "lo mas temprano posible",
    "lo mas rapido posible",
    "en cuanto se pueda",
)
FLEXIBLE = (
    "any day",
    "any time",
    "anytime",
    "whenever",
    "whatever you have",
    "whatever works",
    "any time works",
    "doesnt matter",
    "does not matter",
    "dont care",
    "im flexible",
    "im open",
    "no preference",
    "cualquier dia",
    "cualquier hora",
    "cuando sea",
    "cuando pueda",
    "cuando puedan",
    "cuando tenga",
    "cuando haya",
    "no importa",
    "me da igual",
    "el dia que sea",
    "lo que tenga",
)
NOT = frozenset({"not", "except", "but", "excepto", "menos", "isnt", "cant", "cannot", "ni", "neither", "nor"})
ANY = frozenset({"any", "anything", "anytime", "every", "all"})
NOT_RUNS = (
    "que no sea",
    "other than",
    "anything but",
    "no puedo",
    "cant do",
    "cant make",
    "cant come",
    "cant come in",
    "cannot come",
    "cannot come in",
    "wont be able to come",
    "wont be able to come in",
    "not be able to come",
    "not be able to come in",
    "not able to come",
    "dont want",
    "no quiero",
    "no me sirve",
)
NOT_TIMES = (NOT - {"but"}) | {"anything", "puedo", "quiero", "sea", "sirve", "dont"}
"""Words beside a part of the day that rule it out; a lone "but" does not: "but mornings are better"."""
_LIMITS = r"(?! (?:\w+ )?(?:before|after|until|till|antes|despues|hasta|wait|esperar))"
NOT_AFTER = re.compile(
    r"(?:(?:is|are|was|really|just|also|for me|one|s) )*(?:(?:doesnt|dont|wont|isnt|arent|cant|cannot|not)"
    rf"(?: (?:really |going to )?(?:work|good|do|possible|great|suit|be(?! (?:a|any) problem)|fit|an)|,|$)"
    rf"{_LIMITS}|no good|bad|impossible|"
    rf"i (?:cant|cannot|wont(?! be (?:at )?work)){_LIMITS}|"
    r"i work(?!\w| (?:till|until|from|at))|(?:im|i am|ill be|i will be|were|we are|well be) (?:busy|working|away|gone|"
    r"travel+ing|on (?:a )?(?:vacation|trip)|out(?= of town|,|$)|at (?:work|school))|"
    r"i have (?:class|classes|school|work|a shift)(?= |,|$)(?! (?:till|until|from|at)))|"
    r"(?:(?:a mi|la verdad|pues|es que) )*"
    r"(?:no(?:,|$| (?:se )?(?:puedo|podria|podemos|me(?! (?:importa|molesta|preocupa))|nos|sirve|quiero|"
    r"alcanzo|va|voy(?! a trabajar)))"
    rf"(?! (?:\w+ )?no ){_LIMITS}|trabajo(?! (?:hasta|de))|"
    r"tengo (?:clases?|escuela|trabajo|turno|junta)(?! (?:hasta|de|a))|"
    r"salgo de (?:viaje|vacaciones)|"
    r"(?:estoy|estamos|estare|(?:voy|vamos) a estar) (?:ocupad|fuera|trabajando|de viaje|de vacaciones))"
)
"""What rules out the day or the time before it: "Tuesday doesn't work", "el martes no puedo"."""
_FREE = (
    r"(?:good|fine|great|ok|okay|right|correct|perfect|better|best|free|open|off|time|nothing|available|bien|mejor|"
    r"libre|perfecto|tiempo|dia|off|preference|preferred|choice|favorite|option|ideal|ride|sitter|someone|somebody|help|"
    r"descanso|preferencia|preferid[oa]|favorit[oa]|opcion|quien|alguien|ayuda)"
)
_VISIT = (
    r"(?:appointments?|visit|cleaning|checkup|physical|exam|consult\w*|filling|crown|slot|citas?|limpieza|chequeo|"
    r"revision|examen|empaste)"
)
BUSY_AFTER = (
    rf"(?:(?:is|was|s|es) (?!(?:\w+ ){{0,4}}?(?:{_FREE}|{_VISIT})(?: |$|,))(?:my|our|the|his|her|a|an|mi|el|la|"
    rf"nuestr[oa]|cumple\w*) |(?:i|we|ya|yo)(?: already| do| have| ve)*(?: have| ve got| got) (?!(?:\w+ ){{0,3}}?"
    rf"(?:{_FREE}|{_VISIT})(?: |$|,))|(?:ive|weve) (?:already )?got (?!(?:\w+ ){{0,3}}?(?:{_FREE}|{_VISIT})(?: |$|,))|"
    rf"(?:(?:ya|yo) )*(?:tengo|tenemos|me toca|nos toca) (?!(?:\w+ ){{0,3}}?(?:{_FREE}|{_VISIT})(?: |$|,)))"
)
"""What comes after a day on which there is something else: "Thursday is my daughter's recital"."""
OF_THAT_DAY = ("ese dia", "esa fecha", "esa hora", "ese", "esa", "esos dias")
CORRECTIONS = frozenset(
    {
        "no",
        "actually",
        "sorry",
        "wait",
        "mejor",
        "perdon",
        "rather",
        "mean",
        "digo",
        "instead",
        "scratch",
        "espere",
        "perdone",
    }
)
EXISTING = frozenset({"my", "mi", "from", "del", "desde"})
EXISTING_RUNS = (
    "instead of",
    "en lugar de",
    "en vez de",
    "rather than",
    "appointment on",
    "appointment for",
    "cita de",
    "able to make it",
    "not make it",
    "wont make it",
    "cita del",
)
FILLERS = frozenset({"on", "the", "el", "los", "for", "this", "do", "a"})
AWAY = frozenset(
    {"out", "away", "traveling", "vacation", "busy", "gone", "fuera", "viaje", "vacaciones", "ocupado", "ocupada"}
)
WORKS = frozenset(
    {"work", "working", "job", "school", "class", "classes", "shift"}
    | {"trabajo", "trabajando", "escuela", "clase", "clases", "turno"}
)
"""What keeps somebody until an hour, so that they come after it."""


_ONE_WANTED = re.compile(
    r"\b(?:1|una|otra|necesito|quiero|ocupo|quisiera|hacer|agendar|sacar|pedir|dar) citas? de (?!la\b|el\b|mi\b)\w+"
    r"(?: \w+)?$"
)


def one_wanted(before: Sequence[str]) -> bool:
    """Whether the words before a day want a visit of some kind then: "quiero una cita de limpieza el jueves"."""
    return bool(_ONE_WANTED.search(" ".join(before)))
