"""Which of a clinic's places a caller means: named by what callers call it, or where the visit at hand is. Pure."""

from __future__ import annotations

from appliance.clinic.settings import Clinic, Location
from appliance.dialogue.talk import Talk
from appliance.dialogue.words import tokens


def named(clinic: Clinic, text: str) -> Location | None:
    """The one place a text names; None where it names none, or several."""
    spoken = f" {' '.join(tokens(text))} "
    found = [
        place
        for place in clinic.locations
        if any(f" {' '.join(tokens(words))} " in spoken for words in (*place.words_en, *place.words_es, place.name))
    ]
    return found[0] if len(found) == 1 else None


def spoken_of(talk: Talk) -> Location | None:
    """Where the visit is that is being made, changed, or was just made: its own place, or that of all who do it."""
    facts = talk.facts if talk.facts.visit_type or talk.facts.provider or talk.facts.visit else talk.served
    if visit := facts.visit or talk.booked:
        return next((one for one in talk.clinic.locations if one.id == visit.location_id), None)
    kind = talk.clinic.visit_type(facts.visit_type) if facts.visit_type else None
    who = (facts.provider,) if facts.provider else kind.providers if kind else ()
    at = {talk.clinic.provider(each).location_id for each in who}
    at = at & set(kind.locations) if kind and kind.locations else at
    return talk.clinic.location(at.pop()) if len(at) == 1 else None
