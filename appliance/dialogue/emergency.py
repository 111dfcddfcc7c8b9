"""Is someone in danger? Both languages' rules run on every text, always, and context decides: no, past, if, on paper.

Recall first, context second: a third person in danger now is an emergency; a denied, healed or imagined symptom is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from appliance.dialogue.danger import context, cries, doses, in_passing
from appliance.dialogue.danger.body import BODY
from appliance.dialogue.danger.despair import DESPAIR, HOPELESS
from appliance.dialogue.danger.doses import DOSES
from appliance.dialogue.danger.gauges import GAUGES
from appliance.dialogue.danger.hinted import HINTED
from appliance.dialogue.danger.home import HOME
from appliance.dialogue.danger.infants import NEWBORNS, SMALL_BABIES
from appliance.dialogue.danger.misheard import mended
from appliance.dialogue.danger.plainly import PLAINLY, PLAINLY_URGENT
from appliance.dialogue.danger.rules import EMERGENCIES, Rule, phrase
from appliance.dialogue.danger.seen import SEEN
from appliance.dialogue.danger.signs import SIGNS
from appliance.dialogue.danger.signs_es import SIGNS_ES
from appliance.dialogue.danger.together import TOGETHER
from appliance.dialogue.danger.turned import TURNS
from appliance.dialogue.danger.urgent_rules import URGENCIES
from appliance.dialogue.danger.urgent_signs import URGENT_SIGNS
from appliance.dialogue.words import fold


class Level(StrEnum):
    """How bad it sounds."""

    NONE = "none"
    SUSPECT = "suspect"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a text says about danger."""

    level: Level
    category: str = ""
    doubt: bool = False
    """Whether a later word could still cancel it: few words follow, or it is told as past."""
    waits: bool = True
    """False where a suspicion that turns out to be no emergency is still something that cannot wait."""


NOTHING = Finding(Level.NONE)
SETTLED_WORDS = 3
"""Words after a symptom from which on it stands, if none of them took it back."""
_TOKEN = re.compile(r"\d+(?:[.:]\d+)?|[a-z]+|[,.;!?]")
_HESITATION = re.compile(r"\.{2,}|…")
"""Dots where somebody runs out of breath or words: no end of a sentence."""
_IS = re.compile(r"\b(?!(?:that|there|what|who|let|here|where|how|she)\b)(\w{3,})['’]s\b", re.IGNORECASE)
"""A noun and its "is": "my tongue's swelling"."""
_YES = re.compile(r"(^\W*|[,.;!?¿¡]\s*)sí\b", re.IGNORECASE)
"""A yes, which is no "si"."""
_ORDER = (Level.NONE, Level.SUSPECT, Level.URGENT, Level.EMERGENCY)


@cache
def _compiled() -> tuple[tuple[Rule, tuple[re.Pattern[str], ...]], ...]:
    """Not before the first text: it takes longer than all the rest of starting a command that hears nobody."""
    worst = GAUGES + HOME + DESPAIR + DOSES + NEWBORNS + EMERGENCIES + SIGNS + SIGNS_ES + SEEN + TURNS + TOGETHER
    worst += BODY + PLAINLY + HINTED + in_passing.EMERGENCIES
    rules = worst + SMALL_BABIES + URGENCIES + URGENT_SIGNS + PLAINLY_URGENT + HOPELESS + in_passing.URGENCIES
    return tuple((rule, tuple(phrase(pattern) for pattern in rule.patterns)) for rule in rules)


def assess(text: str) -> Finding:
    """Judge a text, whole or partial. Never raises; about a millisecond."""
    words = context.masked(prepared(text))
    whole = context.Whole.of(words)
    found = (_judge(words, whole, rule, match) for rule, match in _symptoms(words))
    worst = max(_cry(text), *found, NOTHING, key=_weight)
    match cries.named(text) if worst.level is Level.EMERGENCY else "":
        case "spelled":
            return NOTHING
        case "named":
            return Finding(Level.SUSPECT, cries.CATEGORY, doubt=True)
    return worst


@lru_cache(maxsize=16)
def prepared(text: str) -> str:
    """Folded words with single spaces, misheard danger words mended, a bar for each pause written by the recognizer."""
    text = _YES.sub(r"\1si,", _HESITATION.sub(" ", text))
    tokens = ("|" if word in ",.;!?" else mended(word) for word in _TOKEN.findall(fold(_IS.sub(r"\1 is", text))))
    return f" {' '.join(tokens)} ".replace(" never mind ", " nevermind ")  # which denies nothing that follows


def taken_back(words: str, whole: context.Whole) -> bool:
    """Whether a prepared text holds a symptom that its context cancels."""
    return any(
        context.denied_inside(match.group(), match.re.pattern)
        or context.standing(words, match.start() + 1, match.end(), whole, rule) != "stands"
        for rule, match in _symptoms(words)
    )


@lru_cache(maxsize=16)
def _symptoms(words: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """Whatever the rules name in a prepared text; of the last few it is kept, since both questions above ask for it."""
    return tuple((rule, found) for rule, patterns in _compiled() for each in patterns for found in each.finditer(words))


def _cry(text: str) -> Finding:
    """More words may make something calm of it ("help me book"), so it counts at a pause."""
    plainly = cries.read(text)
    if plainly is None:
        return NOTHING
    if plainly:
        return Finding(Level.EMERGENCY, "other_emergency", doubt=True)
    return Finding(Level.SUSPECT, cries.CATEGORY, doubt=True)


def _weight(finding: Finding) -> tuple[int, bool]:
    return _ORDER.index(finding.level), not finding.doubt


def _judge(words: str, whole: context.Whole, rule: Rule, match: re.Match[str]) -> Finding:
    """One symptom where it stands."""
    if context.denied_inside(match.group(), match.re.pattern):
        return NOTHING
    standing = context.standing(words, match.start() + 1, match.end(), whole, rule)
    if standing == "cancelled":
        return NOTHING
    if standing == "unsure":
        return Finding(Level.SUSPECT, rule.category, True, rule.category != doses.CATEGORY)
    after = len(words[match.end() :].replace("|", "").split())
    doubt = not whole.now and (after < SETTLED_WORDS or whole.past_tense)
    return Finding(Level(rule.level), rule.category, doubt)
