"""A caller who tells that somebody of theirs has died. Pure."""

from __future__ import annotations

import re

from appliance.dialogue.people import for_other

_KIN = (
    rf"(?:{for_other.CHILD}|{for_other.ADULT}|patient|abuelit[oa]|mamita|papito|viejit[oa]|uncle|aunt|ti[oa]|brother|"
    r"sister|herman[oa])"
)
_NAMED = r"(?: (?!(?:had|has|was|is|he|she|and|who|y|que|se|ya|fue) )\w+){0,2}"
_DIED = re.compile(
    rf" (?:my|our|her|his|the|mi|nuestr[oa]|su|la|el) (?:\w+ )?{_KIN}{_NAMED} (?:(?:has|just|had|actually|recently|ya|"
    r"se|me|unfortunately|sadly|nos) ){0,3}"
    r"(?:passed (?:away|on (?!out)|last|yesterday|this (?:week|month|year|morning|past)|in|recently|today|over|two|"
    r"a (?:few|couple))|passed $|died|is "
    r"(?:deceased|dead|gone now)|murio|fallecio)"
    r"(?! (?:of|from|when (?:i|he|she)|at|de|a los|cuando)) | (?:she|he) (?:(?:has|just|se|me) )?(?:passed away|"
    r"died|"
    r"fallecio|murio)(?! (?:of|from|when|at|de|mi)) |"
    r" (?:fallecio|murio|se (?:me |nos )?murio) (?:mi|nuestr[oa]|su) (?:\w+ )?"
    rf"{_KIN} | {_KIN} (?:\w+ ){{0,8}}ya (?:fallecio|murio)(?! (?:de|cuando)) | (?:i|we) lost (?:my|"
    rf"our) (?:\w+ )?{_KIN} (?:last|yesterday|this|recently|today) "
)
_HAD_VISIT = re.compile(
    r"(?<! i)(?<! we)(?<! yo) (?:had|has|got|tenia|tiene) (?:(?:an?|her|his|their|the|una|programada|su) )?(?:\w+ )?"
    r"(?:appointments?|visits?|physical|cleaning|check ?up|exam|follow up|crown|citas?|consultas?|limpieza|revision) |"
    r" (?:her|his|their|sus?) (?:\w+ )?(?:appointments?|visits?|citas?|"
    r"consultas?) "
)


def told(spoken: str) -> bool:
    """Whether a `words.plain` text tells it. What somebody once died of is a history, and no news."""
    return bool(_DIED.search(spoken))


def had_visit(spoken: str) -> bool:
    """Whether it also tells of a visit that they will not come to."""
    return bool(_HAD_VISIT.search(spoken))
