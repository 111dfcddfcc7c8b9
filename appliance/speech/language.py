"""Which of the two languages a turn is in. Pure: the recognizer's own opinion, weighed against the call so far."""

from __future__ import annotations

from appliance.clinic.people import Lang

LONG_S = 1.0
"""Seconds of speech from which a turn may change the language of a call; shorter ones ("no", "okay") sound alike."""

SWITCH = 0.85
"""Probability of the other language from which a long turn counts as spoken in it."""

SWITCH_SHORT = 0.97
"""The same for a short turn."""

TORN = (0.25, 0.75)
"""Between these probabilities of Spanish an unsettled turn is written down in both languages and the likelier kept."""


def identify(spanish: float, *, settled: Lang | None, speech_s: float) -> Lang | None:
    """The language of a turn, from the chance (0 to 1) that it is Spanish rather than English; None when torn."""
    if settled is None:
        low, high = TORN
        return "en" if spanish < low else "es" if spanish > high else None
    other: Lang = "en" if settled == "es" else "es"
    chance = spanish if other == "es" else 1 - spanish
    return other if chance > (SWITCH if speech_s >= LONG_S else SWITCH_SHORT) else settled
