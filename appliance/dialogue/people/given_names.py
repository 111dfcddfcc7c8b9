"""Given names that people in the United States bear, and the words that are no names, in both languages; folded."""

from __future__ import annotations

from importlib.resources import files

from appliance.dialogue.people import nicknames

FILES = files("appliance.dialogue").joinpath("data")
ORDINARY_FILE = FILES.joinpath("ordinary_words.txt")
GIVEN = frozenset(FILES.joinpath("given_names.txt").read_text(encoding="utf-8").split())
"""None that is an everyday word as well."""
ORDINARY = frozenset(ORDINARY_FILE.read_text(encoding="utf-8").split())
"""Words of our own examples that are written small (appliance/evaluate/ordinary_words.py)."""


def is_given(word: str) -> bool:
    """Whether a folded word is a given name or a pet form of one."""
    return len(word) > 2 and (word in GIVEN or nicknames.is_given(word))
