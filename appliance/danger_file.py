"""Reads the example sentences of the second opinion on danger and turns them into vectors."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from appliance.dialogue.danger_opinion import Opinion, fitted
from appliance.dialogue.wish_model import Encode, bare

EXAMPLES = files("appliance.dialogue").joinpath("data", "danger.toml")


def load(encode: Encode) -> Opinion:
    """The examples that come with the package, encoded: about two seconds, once."""
    held = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    emergency, ordinary = (encode([bare(text) for text in held[kind]]) for kind in ("emergency", "ordinary"))
    return Opinion(fitted(emergency, ordinary), encode)
