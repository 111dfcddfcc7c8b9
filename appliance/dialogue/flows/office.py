"""Whether the office is open, and what is wanted of it while it is not."""

from __future__ import annotations

import re
from datetime import datetime

from appliance.clinic.after_hours import is_open
from appliance.clinic.settings import Clinic
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

_TONIGHT = re.compile(
    r" (?:tonight|this evening|right now|at this hour|esta (?:misma )?noche|ahorita mismo|ahora mismo|a estas? horas?) "
)
_SEEN = re.compile(
    r" (?:see|seen|come in|get in|go|take (?:him|her|me|my \w+)|bring|appointment|visit|doctor|somebody|someone|"
    r"ver|vean?|vaya|atiend\w+|atender\w*|ir|voy|vamos|llev\w+|cita|doctora?|alguien) "
)
_CHANGES = frozenset({Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME})


def closed(clinic: Clinic, now: datetime) -> bool:
    """Whether the clinic is closed now: outside the office's week, or on a day it is closed."""
    week = clinic.about.week or tuple(shift for shifts in clinic.shifts.values() for shift in shifts)
    return not is_open(now.astimezone(clinic.zone), week, clinic.closed)


def shut_tonight(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn asks to be seen at once, while the clinic is closed."""
    days = meaning.when.days
    now = bool(_TONIGHT.search(meaning.plain) and _SEEN.search(meaning.plain)) and not meaning.intents & _CHANGES
    return now and (not days or days[0][0] <= talk.today) and closed(talk.clinic, talk.now)
