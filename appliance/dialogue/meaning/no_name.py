"""What is said at a question for a name, or beside one, and names nobody: a month, a plan, a change of mind. Pure."""

from __future__ import annotations

import re

from appliance.dialogue import numbers
from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import insurance_names
from appliance.dialogue.people.given_names import is_given
from appliance.dialogue.people.names import Name
from appliance.dialogue.words import fold, listed, plain

COUNTS = re.compile(r" (?:\d+|twenty|thirty|forty|fifty|veinte|treinta|cuarenta|cincuenta) ")
"""What makes a month's name a date, though there is no such day: "March 40 1980"."""
_NOBODY = frozenset(
    listed(
        "january february march july september october november december enero febrero marzo mayo junio agosto "
        "septiembre octubre noviembre diciembre"
    )
)
"""Months that nobody is called."""


def told(name: Name, wanted: frozenset[Intent], *, births: bool, asked: bool) -> bool:
    """The month of "it's June 5th, 1990", the plan of "it's Humana"; a question, or a change of mind, instead of the
    name asked for."""
    if not asked and insurance_names.exactly(name.full) and not is_given(fold(name.given)):
        return True
    day = not name.family or numbers.ordinal(fold(name.family).split(), 0, "en") is not None
    day = day or bool(COUNTS.search(plain(name.family)))
    named = fold(name.given)
    month = day and ((births and named in MONTHS) or named in _NOBODY)
    return month or (asked and bool(wanted & {Intent.ADVICE, Intent.QUESTION, Intent.NEVER_MIND}))
