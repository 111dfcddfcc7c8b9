"""Another wish in the middle of one: "Tuesday at ten, and I also need a cleaning for my son" answers, and is kept."""

from __future__ import annotations

import re

from appliance.dialogue.acts import Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import router
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.flows.visit import VisitFlow
from appliance.dialogue.meaning import second_wish
from appliance.dialogue.meaning.wish_model import WishModel
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import OPEN, understand

_NOT_AT = frozenset({*OPEN, Asked.EMERGENCY_NOW, Asked.SPELL_LAST_NAME, Asked.NAME})

_ONE_FOR = re.compile(r" (?:one|another|una|otra) (?:for|para) ")


def keep(talk: Talk, stack: Stack, text: str, model: WishModel | None) -> str:
    """Put what a turn wants beside the wish at hand behind it, and say so; the rest of the turn, which may be empty."""
    if stack.wish is None or stack.top is not stack.wish or stack.top.takes_words or talk.asked in _NOT_AT:
        return text
    parts = second_wish.besides(text)
    if parts is None:
        return text
    more = understand(
        parts[1], lang=talk.lang, asked=Asked.ANYTHING_ELSE, clinic=talk.clinic, today=talk.today, model=model
    )
    at_hand = stack.wish.kind.value if isinstance(stack.wish, MessageFlow) else ""
    wanted = [wish for wish in router.wishes(talk, more) if wish.label != at_hand]  # one more medicine is no other wish
    if not wanted and isinstance(stack.wish, VisitFlow) and more.for_other and _ONE_FOR.search(more.plain):
        wanted = [router.Wish("new", more)]
    if not wanted:
        return text
    for wish in wanted:
        stack.opening.keep(wish)
    talk.first.append(Say("after_this"))
    return parts[0]
