"""Talk about the talk: say it again, slower, hold on, go back, start over, goodbye. Any flow may be interrupted."""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, HangUp, Listen, Say
from appliance.dialogue.answers import line_check, recall
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import asides, regret
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.meaning import farewell, intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import insurance_names
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

_A_MOMENT = re.compile(r" (?:a|one|just a|half a|un) (?:second|sec|segundo|segundito) ")
HOLD_S = 60.0
"""How long a caller who asked for a moment is left in peace before a check."""
MOST_WORDS_OF_REPEAT = 6
MOST_REPEATS = 3
"""Times in a row that a question is asked for again, the last of which offers a person."""
_ASKING = (
    r"(?:(?:um|uh|oh|wait|sorry|no|please|actually|can|could|may|would|you|we|i|lets|let|me|like|want|need|id|to|just|"
    r"espere|perdon|disculpe|por|favor|puedo|podemos|puede|podria|quiero|quisiera|vamos|a) )*"
)
_GO_BACK = re.compile(
    rf"^ {_ASKING}(?:go(?:ing)? back(?: (?:one|a (?:step|question)))?(?: to)?(?: the)?(?: (?:previous|last) "
    r"(?:question|one|step))?|(?:the )?previous question|back up(?: a (?:bit|second|step))?|"
    r"(?:volver|regres\w+|volvamos|ir(?= (?:(?:para |hacia )?atras|a la (?:pregunta|anterior)) ))"
    r"(?: (?:atras|para atras))?(?: a)?(?: la)?(?: pregunta)?(?: anterior)?|"
    r"(?:un paso )?atras|(?:la )?pregunta anterior) (?:(?:please|por favor) )?$"
)
_START_OVER = re.compile(
    r" (?:start(?:ing)? (?:all )?over|start (?:again|from (?:the )?(?:start|beginning|scratch|top))|"
    r"begin again|(?:empezar|comenzar|empecemos|comencemos|empiec\w+|empieza) (?:de nuevo|otra vez|de cero|"
    r"desde (?:el principio|cero))|volv\w+ a (?:empezar|comenzar)) "
)
MOST_WORDS_OF_START = 9
_GREETS = "greeting"
_UPSET = re.compile(
    r" (?:stupid|dumb|useless|idiot\w*|moron\w*|ridiculous|nonsense|terrible|awful|sucks?|bull\w*|crap|shit\w*|"
    r"fuck\w*|damn\w*|goddamn|waste of (?:my )?time|fed up|sick of (?:this|you)|hate (?:this|you|these|talking)|"
    r"dont understand (?:me|anything)|not (?:listening|helping)|"
    r"estupid\w+|tont[oa]s?|inutil\w*|idiota\w*|ridicul\w+|pendej\w+|mierda|porqueria|chinga\w*|maldit\w+|"
    r"no (?:sirve|me entiende|entiende nada)|perdida de tiempo|hart[oa]|odio (?:esto|estas|hablar)) "
)
"""Anger, with reason or without; it is answered with regret and a person, whatever was being asked."""


def answer(talk: Talk, stack: Stack, meaning: Meaning, last: list[Act]) -> list[Act] | None:
    """What to do about such a turn; None for any other. `last`: what was last said and asked."""
    found, spoken = meaning.intents, meaning.plain
    words = len(spoken.split())
    if line_check.asked(meaning.text, spoken):
        talk.misses = 0
        return [Say("i_hear_you"), *_the_question(last or stack.top.proceed())]
    talk.repeats = talk.repeats + 1 if Intent.REPEAT in found and words <= MOST_WORDS_OF_REPEAT else 0
    if _GO_BACK.search(spoken):
        return stack.go_back()
    if _START_OVER.search(spoken) and words <= MOST_WORDS_OF_START:
        return stack.start_over()
    if Intent.REPEAT in found and words <= MOST_WORDS_OF_REPEAT:
        return _repeated(talk, stack, last, slower=Intent.SLOWER in found)
    if told := recall.answer(talk, meaning):
        talk.misses = 0
        return [*([] if recall.reads_back(talk, meaning) else told), *stack.top.proceed()]
    says_more = _answers(talk, meaning) or regret.told(talk, meaning)
    if Intent.WAIT in found and meaning.yes is None and not says_more:
        talk.holding = True
        return [Say("take_your_time"), Listen(talk.asked, HOLD_S)]
    if _UPSET.search(spoken) and _says_nothing(meaning) and not isinstance(stack.top, asides.OfferHelp):
        return stack.push(asides.OfferHelp(talk, "offer_human_upset", MessageKind.MESSAGE))
    agrees = talk.asked is Asked.CONFIRM_YES_NO and meaning.yes is True
    over = farewell.leaves(spoken) if stack.wish is None else farewell.read(spoken) or farewell.goes(spoken)
    leaves = Intent.NEVER_MIND in found or over
    if Intent.GOODBYE in found and leaves and not meaning.wants_more and not agrees:
        return [Say("goodbye"), HangUp(talk.outcome or "goodbye")]
    return None


def _answers(talk: Talk, meaning: Meaning) -> bool:
    """Whether "hold on" only leads to what was asked for: "let me see, Doctor Nguyen"."""
    told: dict[Asked, object] = {
        Asked.NAME: meaning.name,
        Asked.SPELL_LAST_NAME: meaning.name or len(meaning.letters) > 1,
        Asked.PHONE: len(meaning.phone) > 1,
        Asked.PROVIDER: meaning.provider,
        Asked.VISIT_TYPE: meaning.visit_type,
        Asked.WHICH_SLOT: meaning.choice is not None and not _A_MOMENT.search(meaning.plain),
        Asked.INSURANCE: insurance_names.read(meaning.text, asked=False),
    }
    return bool(meaning.when.said or meaning.births or told.get(talk.asked))


def _repeated(talk: Talk, stack: Stack, last: list[Act], *, slower: bool) -> list[Act]:
    """What was said last, once more; the greeting the second time by what we can do, and the third time a person."""
    if talk.repeats >= MOST_REPEATS and not stack.top.aside:
        talk.repeats = 0
        return stack.push(asides.OfferHelp(talk, "offer_human_unclear", MessageKind.MESSAGE))
    if talk.repeats > 1 and any(isinstance(act, Say) and act.key == "how_can_i_help" for act in last):
        return [Say("how_can_i_help_again"), Listen(talk.asked)]
    lead: list[Act] = [Say("once_more")] if slower else []
    known = [act for act in last if not (isinstance(act, Say) and act.lang == talk.lang)]  # they speak it already
    return lead + _without_once_more(known or stack.top.proceed())


def _the_question(last: list[Act]) -> list[Act]:
    """What was said last without the greeting and what stood beside a question asked before."""
    return [act for act in _without_once_more(last) if not (isinstance(act, Say) and (act.lang or _GREETS in act.key))]


def _says_nothing(meaning: Meaning) -> bool:
    """Whether words alone tell no wish and fill no blank; what is only guessed of anger does not count."""
    return replace(meaning, intents=intents.read(meaning.plain)).empty


def _without_once_more(last: list[Act]) -> list[Act]:
    return [
        act for act in last if not (isinstance(act, Say) and act.key in ("once_more", "take_your_time", "i_hear_you"))
    ]
