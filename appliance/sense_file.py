"""What the sentence encoder adds to the rules, loaded from the package: the same for a call and for a chat."""

from __future__ import annotations

from datetime import date

from appliance import danger_file, encoder_file, wish_file
from appliance.dialogue import emergency, when
from appliance.dialogue.sense import Sense


def load() -> Sense:
    """Learned wishes and the second opinion on danger over one encoder: about a second, once.

    The encoder's weights are read and the rules of danger and of days made here, and not at the first sentence, which
    is the first caller's."""
    encode = encoder_file.load().encode
    encode(["ready"])
    emergency.assess("ready")
    when.read("ready", "en", date(2000, 1, 1))
    return Sense(wishes=wish_file.load(encode), opinion=danger_file.load(encode))
