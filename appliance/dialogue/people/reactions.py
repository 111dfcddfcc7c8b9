"""What callers say to a time before they answer: "perfecto, Ana Morales"; and what is no name after it. Pure."""

from __future__ import annotations

import re

from appliance.dialogue.people.given_names import is_given
from appliance.dialogue.words import fold

_PLEASED = (
    r"(?:(?:that|it)['’]?s |that |it |this |(?:me |nos )?(?:parece|queda|suena) )?(?:muy |so |very |just )?"
    r"(?:perfect(?:o|ly)?|great|awesome|excellent|excelente|wonderful|cool|super|[oó]rale|[aá]ndele|s[uú]per|fant[aá]stic[oa]?|"
    r"sounds (?:good|great|fine|perfect)|works(?: (?:great|for me|fine))?|est[aá] (?:muy )?bien|bien|good|fine|"
    r"de acuerdo|ay|ok(?:ay|ey)?|yes|s[ií])"
)
_LEAD = re.compile(rf"^\W*(?:{_PLEASED})(?P<stop>\W*$|\s*[,.;!]+\s*|\s+)", re.IGNORECASE)
_NEXT = re.compile(r"[^\W\d_]+")


def without(text: str) -> str:
    """The text without the reactions it begins with; a word that may be a name stays before another word."""
    while found := _LEAD.match(text):
        rest = text[found.end() :]
        after = _NEXT.match(rest)
        if not found["stop"].strip() and after and not (is_given(fold(after[0])) or _LEAD.match(rest)):
            return text
        text = rest
    return text
