"""A kind of visit in place of the one named before: "it's not a cleaning, my tooth hurts". Pure; never raises."""

from __future__ import annotations

import re

from appliance.clinic.settings import Clinic
from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES
from appliance.dialogue.meaning import visit_words
from appliance.dialogue.people import glossary
from appliance.dialogue.words import MAX_CHARS, plain

_PARTS = re.compile(
    r"[,.;?!]+\s*|\s+(?=(?:but|pero|sino|instead of|rather than|en vez de|en lugar de|es que|it['’]?s for|it is for|"
    r"es para|quiero|necesito|i (?:need|want|meant))\b)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r" (?:not|isnt|wasnt|dont|didnt|no|instead of|rather than|en vez de|en lugar de|(?:i|we) said|(?:le )?dije) "
)
_NOT_THIS = re.compile(
    r" (?:(?:my|the|mi|la) (?:last|ultim[ao])|last (?:one|time)|it was|fue|(?:i|we|ya) (?:already |also )?(?:have|had|"
    r"got|"
    r"tengo) (?:an?|my|another|una?|otra|mi)|(?:my|mi) (?:wife|husband|mom|dad|espos[oa]|marido|mama|papa)|separately|"
    r"aparte|por separado) "
)
"""A visit on the books or of the past, or somebody else's."""

_ON_THE_BOOKS = re.compile(
    rf" (?:i|we|ya) (?:already )?(?:have|got|tengo|tenemos) (?:an?|my|another|una?|otra|mi) (?:\w+ ){{1,2}}?(?:(?:on|"
    rf"this|el|"
    rf"este) (?:{WEEKDAY_NAMES})|that day|ese dia|tomorrow|manana|already) "
)


def on_the_books(spoken: str) -> bool:
    """Whether a `words.plain` text tells of a visit there is: "not Tuesday, I have a cleaning on Tuesday"."""
    return bool(_ON_THE_BOOKS.search(spoken))


def read(text: str, clinic: Clinic) -> str | None:
    """The kind that a text wants instead of another one it names; None where it does not name both."""
    refused: list[str] = []
    wanted: list[str] = []
    for part in _PARTS.split(text[:MAX_CHARS]):
        spoken = plain(part)
        if found := _kind(part, spoken, clinic):
            (refused if _REFUSED.search(spoken) else wanted).append(found)
    return wanted[0] if refused and wanted and wanted[0] not in refused else None


def _kind(text: str, spoken: str, clinic: Clinic) -> str | None:
    if _NOT_THIS.search(spoken):
        return None
    found = glossary.visit_type(text, clinic)
    usual = visit_words.kind(spoken)
    return found.id if found else next((kind.id for kind in clinic.visit_types if kind.id == usual), None)
