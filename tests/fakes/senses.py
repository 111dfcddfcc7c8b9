"""What the sentence encoder adds to the rules, read once for all tests of a process: seconds, a hundred megabytes."""

from __future__ import annotations

from functools import cache

from appliance import sense_file
from appliance.dialogue.sense import Sense


@cache
def shipped() -> Sense:
    """As the box has it."""
    return sense_file.load()
