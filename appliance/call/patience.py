"""How long a caller may be silent before they are asked again, by what they were asked."""

from __future__ import annotations

from appliance.dialogue.asked import Asked

PATIENCE_MS: dict[Asked, float] = {
    Asked.DOB: 10_000,  # people look for words, or for the card
    Asked.PHONE: 10_000,
    Asked.INSURANCE: 12_000,
    Asked.SPELL_LAST_NAME: 10_000,
    Asked.EMERGENCY_NOW: 5_000,  # silence here is a sign of its own
}
"""How long silence may last before the caller is asked again; other questions: DEFAULT_PATIENCE_MS."""

DEFAULT_PATIENCE_MS = 7_000

UNREAD_PATIENCE_MS = 2_000
"""The same once something was said to a closed question that could not be read: most likely a "no" or a "sí"."""

UNREAD_OPEN_PATIENCE_MS = 4_000
"""And to an open one: a wish that the line has mangled, or a cough. Who has said their wish waits for us."""


def patience_ms(asked: Asked) -> float:
    """Silence, in milliseconds, after which this question is asked in other words."""
    return PATIENCE_MS.get(asked, DEFAULT_PATIENCE_MS)
