"""A doctor whom a caller would not see, in both languages: "anyone but Doctor Kim". Pure; never raises."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from appliance.dialogue.words import fold, listed, tokens

_NOT_WITH = re.compile(
    r" (?:(?<!why )(?<!if )(?<!have )(?<!has )(?<!had )(?<!ive )(?<!could i )not|but not|"
    r"except(?: for)?|(?<!al )(?<!lo )(?<!mas o )menos|excepto|salvo|other than|besides|"
    r"(?:anyone|anybody|everyone|everybody|whoever|(?:any|every)(?: other)? (?:doctor|provider|dentist))(?: else)? but|"
    r"(?:someone|somebody)(?: else)? but(?! (?:(?:doctor|dr) )?\w+ (?:is|was|would|will|said|works|okay|fine) )|"
    r"instead of|rather than|(?:switch\w*|chang\w*|move) (?:\w+ ){0,2}?from(?! (?:(?:dr|doctora?) )?\w+ (?:on )?"
    r"(?:mon|tues|wednes|thurs|fri|satur)day )|en vez de|en lugar de|"
    r"(?:un|una|otr[oa]|alguien|cualquiera?)(?: (?:doctora?|medic[oa]|dentista|persona))?(?: mas)?(?: zz)? "
    r"no(?= (?:el|la) (?:doctora?|dra?)\b)|(?<!si )no con|no (?:quiero|quisiera|sea|me gusta)(?: ir)?|"
    r"(?:dont|do not) (?:want|like))(?= )"
)
_ONLY = re.compile(
    r" (?:nobody|no one|none|no (?:doctor|provider|dentist)|(?:dont|wont|cant|cannot|havent|never|not|refuse)"
    r"(?: (?:really|ever|want|like|trust|need|seen?|seeing|going|go|to|be|by|with|talk|have an appointment))+"
    r"(?: (?:an?|any|anyone|anybody|someone|somebody|another|other|doctor|provider|dentist))*)(?: else)? $|"
    r" (?:nadie|ningun[oa]?(?: otr[oa])?(?: \w+)?|no (?:me )?(?:quiero|quisiera|voy|veo|acepto|gusta|confio|deseo)"
    r"(?: (?!zz )\w+){0,4} otr[oa](?: \w+)?)(?: mas)?(?: que)? $"
)
"""Before "but Doctor Kim" these ask for her alone: "I won't see anyone but Doctor Kim"."""
_SMALL = frozenset(listed("to see be seen by ver que sea me vea atienda a al with con el la the dr dra doctor doctora"))
"""Words between the refusal and the name."""
_THEN_NO = re.compile(r"([a-z]+) no(?: (?:quiero|me gusta|por favor|gracias|please|thanks))*\s*(?=[.,;!]|$)")
"""A refusal behind the name, "con el doctor Kim no"; behind a comma it only asks to be told yes."""
_STOP = "zz"
"""Stands for a comma, which no refusal crosses: "no, con el doctor Kim"; "anyone, but Doctor Kim if possible"."""
_STOPS = re.compile(r"(\bno) *[.!]|(?<!but)(?<!except)(?<!than)[,;]", re.IGNORECASE)
_NOT_OF = frozenset(listed("patient patients paciente office available there in"))


def split(text: str, given: Collection[str]) -> tuple[list[str], list[str]]:
    """The words of a text that are not refused, and those that are. `given`: the folded given names of doctors."""
    words = tokens(_STOPS.sub(rf"\1 {_STOP} ", text))
    behind = frozenset(_THEN_NO.findall(fold(text)))
    refused = _refused(words, given) | {place for place, word in enumerate(words) if word in behind}
    left = [word for place, word in enumerate(words) if place not in refused and word != _STOP]
    gone = [words[place] for place in sorted(refused) if _NOT_OF.isdisjoint(words[place + 1 : place + 3])]
    return left, gone


def _refused(words: Sequence[str], given: Collection[str]) -> set[int]:
    """ "Not with Doctor Kim": the places of what is refused. A bare "no" before a name corrects instead."""
    spoken, places = f" {' '.join(words)} ", set[int]()
    for found in _NOT_WITH.finditer(spoken):
        place = spoken[: found.end()].count(" ")
        if _ONLY.search(spoken[: found.start() + 1]):
            continue
        while place < len(words) and words[place] != _STOP:
            places.add(place)
            if words[place] not in _SMALL and words[place] not in given:
                break
            place += 1
    return places
