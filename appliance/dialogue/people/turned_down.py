"""A doctor whom a caller would not see, in both languages: "anyone but Doctor Kim". Pure; never raises."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from appliance.dialogue.words import fold, listed, tokens

_NOBODY = r"(?<!nobody )(?<!no one )(?<!none )(?<!nadie )"
"""Before "except Doctor Kim" these ask for her alone."""
_NOT_WITH = re.compile(
    rf" (?:(?<!why )(?<!if )not|{_NOBODY}(?:except|except for|menos|excepto|salvo|other than|besides)|but not|"
    r"(?:anyone|anybody|someone|somebody|everyone|everybody|whoever|doctor|provider|dentist)(?: else)? but|"
    r"instead of|rather than|(?:switch\w*|chang\w*|move) (?:\w+ ){0,2}?from|en vez de|en lugar de|"
    r"ya no (?:me gusta|quiero) (?:ir )?|(?<!si )no con|no (?:quiero|quisiera|sea|me gusta)|"
    r"(?:dont|do not) (?:want|like)) $"
)
_SMALL = frozenset(listed("to see be seen by ver que sea me vea atienda a with con el la the dr dra doctor doctora"))
"""Words between the refusal and the name."""
_WORDS_BACK = 8
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
    left: list[str] = []
    gone: list[str] = []
    for place, word in enumerate(words):
        if not (word in behind or _refused(words, place, given)):
            left.append(word)
        elif _NOT_OF.isdisjoint(words[place + 1 : place + 3]):
            gone.append(word)
    return [word for word in left if word != _STOP], gone


def _refused(words: Sequence[str], place: int, given: Collection[str]) -> bool:
    """ "Not with Doctor Kim": whether what stands here is refused. A bare "no" before a name corrects instead."""
    end = place
    while end > max(0, place - _WORDS_BACK):
        if _NOT_WITH.search(f" {' '.join(words[max(0, end - _WORDS_BACK) : end])} "):
            return True
        if words[end - 1] not in _SMALL and words[end - 1] not in given:
            return False
        end -= 1
    return False
