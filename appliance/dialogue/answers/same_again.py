"""What was settled for one person, said of the next: "the same day, right after", "con el mismo doctor". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.dialogue.asked import Asked
from appliance.dialogue.dates.clock_words import DAY_END, Window
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

_DAY = re.compile(r" (?:(?:the |that )?same day|that day too|(?:el |ese )?mismo dia|ese dia tambien) ")
_HOUR = re.compile(r" (?:(?:the |that )?same (?:day and )?time|(?:la |esa )?misma hora) ")
_AFTER = re.compile(
    r" (?:(?:right|just|straight|directly) after(?:wards?)?(?! (?:school|work|lunch|class|noon|dinner|the|my|[0-9]))|"
    r"after (?:hers|his|him|her|them|that one|mine)|back to back|en ?seguida|"
    r"despues(?: de (?:el|ella|ese|esa|la suya|la mia|ellos))?"
    r"(?! (?:de|del|que|le|les|te|lo|la|me|yo|vuelvo|hablo|llamo|marco|veo) )) "
)
_WHO = re.compile(
    r" (?:(?:the )?same (?:doctor|provider|person|dentist|one)|(?:el|la) mism[oa]"
    r"(?: (?:doctora?|dentista|persona))?(?! (?:dia|hora))|mism[oa] doctora?) "
)
_KIND = re.compile(r" (?:(?:the )?same (?:thing|kind|type|reason)|(?<! da) lo mismo|(?<! da)(?<! dan) igual(?! de)) ")

_NUMBERS = frozenset({Asked.PHONE, Asked.INSURANCE})
"""Where "the same one" is no doctor and no kind of visit."""


def read(talk: Talk, meaning: Meaning) -> Meaning:
    """A turn about the next person with what it takes over from the visit made or moved before theirs."""
    if talk.made_last is None or talk.made_last[1] is talk.person or talk.asked in _NUMBERS:
        return meaning
    opening, spoken = talk.made_last[0], meaning.plain
    if _WHO.search(spoken) and not meaning.provider:
        meaning = replace(meaning, provider=opening.provider_id)
    if _KIND.search(spoken) and not (meaning.visit_type or talk.facts.visit_type):
        meaning = replace(meaning, visit_type=opening.visit_type_id)
    day, hour, after = (bool(words.search(spoken)) for words in (_DAY, _HOUR, _AFTER))
    if meaning.when.days or not (day or hour or after):
        return meaning
    zone = talk.clinic.zone
    start, end = opening.start.astimezone(zone), opening.end.astimezone(zone)
    when = When(days=((start.date(), start.date()),), at=meaning.when.at, window=meaning.when.window)
    if after:
        when = replace(when, at=None, window=Window(end.time(), DAY_END))
    elif hour:
        when = replace(when, at=start.time(), window=None)
    return replace(meaning, when=when)


def fill(talk: Talk) -> None:
    """Whom the next person of one wish would see, where nobody was named: who sees the one before for the same."""
    facts = talk.facts
    if talk.made_last is None or talk.made_last[1] is talk.person or facts.provider or facts.anyone:
        return
    opening = talk.made_last[0]
    if facts.visit_type == opening.visit_type_id:
        facts.provider, facts.anyone = opening.provider_id, True
