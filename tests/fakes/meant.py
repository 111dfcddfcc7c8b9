"""One turn read alone, as the demo clinic's box would."""

from __future__ import annotations

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.understand import Meaning, understand
from tests.fakes.maple import MONDAY, maple


def said(text: str, asked: Asked, lang: Lang = "en") -> Meaning:
    """What a text means as the answer to a question."""
    return understand(text, lang=lang, asked=asked, clinic=maple().clinic, today=MONDAY.date())
