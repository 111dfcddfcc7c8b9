"""A doctor whom a caller would not see, in both languages: "anyone but Doctor Kim". Pure; never raises."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from appliance.dialogue.words import fold, listed, tokens

_NOBODY = r"(?<!nobody )(?<!no one )(?<!none )(?<!nadie )"
"""Before "except Doctor Kim" these ask for her alone."""
_NOT_WITH = re.compile(
    rf" (?:(?<!why )(?<!if )not|{_NOBODY}(?:except(?: for)?|menos|excepto|salvo|other than|besides)|but not|"
    r"(?:anyone|anybody|someone|somebody|everyone|everybody|whoever|doctor|provider|dentist)(?: else)? but|"
    r"instead of|rather than|(?:switch\w*|chang\w*|move) (?:\w+ ){0,2}?from|en vez de|en lugar de|"
    r"(?<!si )no con|no (?:quiero|quisiera|sea|me gusta)(?: ir)?|"
    r"(?:dont|do not) (?:want|like))(?= )"
)
_SMALL = frozenset(listed("to see be seen by ver que sea me vea atienda a with con el la the dr dra doctor doctora"))
"""Words between the refusal and the name."""
_THEN_NO = re.compile(r"([a-z]+) no(?: (?:quiero|me gusta|por favor|gracias|please|thanks))*\s*(?=[.,;!]|$)")
"""A refusal behind the name, "con el doctor Kim no"; behind a comma it only asks to be told yes."""
_STOP = "zz"
"""Stands for the comma of "no, con el doctor Kim", which refuses nobody."""
_NO_STOP = re.compile(r"\bno *[,.;!]", re.IGNORECASE)
_NOT_OF = frozenset(listed("patient patients paciente office available there in"))


def split(text: str, given: Collection[str]) -> tuple[list[str], list[str]]:
    """The words of a text that are not refused, and those that are. `given`: the folded given names of doctors."""
    words = tokens(_NO_STOP.sub(f"no {_STOP} ", text))
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
        while place < len(words):
            places.add(place)
            if words[place] not in _SMALL and words[place] not in given:
                break
            place += 1
    return places
