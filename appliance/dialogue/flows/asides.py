"""Short questions that lie on top of a wish, and go away once answered."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, Bridge, HangUp, Listen, Reason, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import office, sales
from appliance.dialogue.flows.flow import Answer, Flow
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.meaning import farewell, prices
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import plain

SPAM_PATIENCE_S = 2.5
"""With some four seconds of speech before it, a recorded caller is gone within eight."""
MESSAGE = re.compile(r" (?:messages?|mensajes?|recados?|leave (?:one|it|that|a note)|dejar\w*|nurse|enfermera) ")
_PERSON = re.compile(
    r" (?:connect|someone|somebody|person|people|talk|speak|transfer|put me through|comuni\w+|persona|alguien|hablar|"
    r"paseme|pasar|transfi\w+) "
)
_GO_ON = re.compile(r" (?:go on|continue|keep going|with you|seguir|sigamos|seguimos|con usted|continu\w+) ")


class Aside(Flow):
    """A question of the box's own in between."""

    aside = True

    def answered(self, answer: Answer) -> list[Act]:
        return self.proceed()


class OfferHelp(Aside):
    """Something that is not ours to answer: say so, and offer a person or a message."""

    name: ClassVar[str] = "help_offered"
    yields = True

    def __init__(self, talk: Talk, key: str, kind: MessageKind, words: str = "") -> None:
        super().__init__(talk)
        self._key, self._kind, self._words = key, kind, words

    def proceed(self) -> list[Act]:
        return self.talk.ask(self._key, Asked.CONFIRM_YES_NO)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        spoken = meaning.plain
        if prices.asked(spoken):
            self._words = f"{self._words} / {meaning.text}"
            return self.proceed()
        person = bool(_PERSON.search(spoken)) or meaning.choice == 0
        if _GO_ON.search(spoken) and not person:
            self.done = True
            return []
        if (MESSAGE.search(spoken) and not person) or meaning.choice in (1, -1):
            self.then = _message(self.talk, self._kind, self._words)
            self.done = True
            return []
        if not person and _declines(meaning):
            self.done = not _wants_else(meaning)
            return [] if self.done else None
        if meaning.yes and meaning.visit_type and not person:
            return None  # "fine, I need a cleaning" takes up a wish, not the offer
        if meaning.yes or (person and meaning.yes is None):
            self.done = True
            return [Say("connecting"), Bridge(Reason.ASKED, meaning.text)]
        return None


class NobodyCame(Aside):
    """Staff did not pick up: the caller may leave a message, go on here, or call back."""

    name: ClassVar[str] = "nobody_came"
    yields = True

    def __init__(self, talk: Talk, *, goes_on: bool) -> None:
        """`goes_on`: a wish was being served, which a bare yes goes back to."""
        super().__init__(talk)
        self._goes_on = goes_on

    def proceed(self) -> list[Act]:
        return self.talk.ask("nobody_answered", Asked.CONFIRM_YES_NO)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        spoken = meaning.plain
        second = meaning.choice in (1, -1) and not _no_more(meaning)
        goes_on = bool(_GO_ON.search(spoken)) or second
        calls, rest = _CALL_ME.search(spoken), _CALL_ME.sub(" ", spoken).split()
        leaves = bool(MESSAGE.search(spoken) or calls) or meaning.choice == 0
        if _declines(meaning) and not goes_on and not leaves:
            if not _no_more(meaning):
                return None
            shut = office.closed(self.talk.clinic, self.talk.now)
            return [Say("call_back" if shut else "call_later"), HangUp(self.talk.outcome or "goodbye")]
        if not goes_on and (leaves or (meaning.yes and not self._goes_on)):
            said = meaning.text if calls and len(rest) >= LEAST_WORDS_TOLD else ""
            self.then = _message(self.talk, MessageKind.MESSAGE, said)
        self.done = goes_on or meaning.yes is True or self.then is not None
        return [] if self.done else None


_CALL_ME = re.compile(
    r" (?:(?:por favor|si|bueno|pues) )*(?:(?:digal?es?|pidal?es?|diganle|que|solo|nomas|quiero|quisiera) )*"
    r"(?:que me (?:llamen?|marquen?|hablen?|(?:regresen?|devuelvan?) la llamada)|(?:llamen|marquen|hablen)me|"
    r"me (?:pueden?|podrian?) (?:llamar|marcar|hablar|regresar la llamada))(?: (?:por favor|luego|despues))?(?= )|"
    r" (?:(?:can|could|will|would|have|just|please|tell) (?:(?:somebody|someone|them|her|him|you|the \w+) )?(?:to )?"
    r"(?:just )?call me(?: back)?(?! (?:an? )?(?:ambulance|cab|taxi|uber)))(?= )| call me back(?: please)?(?= $)"
)
LEAST_WORDS_TOLD = 3
"""Words beside a wish to be called back from which they tell what about."""


class RecordedCaller(Aside):
    """A sales call or a recording: one sentence that only a person can answer, then the end."""

    name: ClassVar[str] = "recorded_caller"
    yields = True

    def __init__(self, talk: Talk, words: str) -> None:
        super().__init__(talk)
        self._words = words

    def proceed(self) -> list[Act]:
        return [Say("press_one"), Listen(Asked.CONFIRM_YES_NO, SPAM_PATIENCE_S)]

    def heard(self, meaning: Meaning) -> list[Act] | None:
        """Who answers in words of their own is a person: served, or offered one and a message."""
        if sales.records(meaning.plain):
            return self.silent()
        if meaning.wants_more:
            return None
        self.done = True
        if meaning.yes is not True or len(meaning.plain.split()) > 3:
            words = f"{self._words} / {meaning.text}"
            self.then = OfferHelp(self.talk, "offer_human", MessageKind.MESSAGE, words)
        return []

    def silent(self) -> list[Act]:
        return [Say("goodbye"), HangUp("spam")]


MOST_WORDS_OF_ANSWER = 14
"""A recording that was told to press one talks on; a person says less at a time."""


def cut_short(top: Flow, text: str) -> list[Act] | None:
    """The end of a recording that talks on after it was told to press one; None for anything else."""
    talks_on = len(text.split()) > MOST_WORDS_OF_ANSWER or sales.plays(text)
    return top.silent() if isinstance(top, RecordedCaller) and talks_on else None


def keeps(top: Flow, text: str) -> bool:
    """Whether words are for the top flow alone: a message told, or a recording that talks on."""
    return top.takes_words or (isinstance(top, RecordedCaller) and sales.records(plain(text)))


def _message(talk: Talk, kind: MessageKind, words: str) -> MessageFlow:
    flow = MessageFlow(talk, kind)
    flow.begin(words)
    return flow


_BUT_YES = re.compile(r" (?:yes|yeah|please|si|claro|por favor) ")


_CALLS_AGAIN = re.compile(
    r" (?:ill|i will|let me) (?:just )?call (?:you )?(?:back|again|later) |"
    r" (?:llamo|marco|hablo) (?:luego|despues|mas tarde|otro dia|al rato) |"
    r" (?:luego|despues|al rato|mas tarde) (?:le |les )?(?:llamo|marco|hablo) | ni modo $"
)
"""Who will call another time turns down what is offered, however kindly it begins: "ah bueno, le llamo después"."""


def _declines(meaning: Meaning) -> bool:
    """Whether an offer is turned down: "no, that's fine" is a no to it, though it would agree to a read-back."""
    if _CALLS_AGAIN.search(meaning.plain) and not _PERSON.search(meaning.plain):
        return True
    kindly = meaning.plain.startswith(" no ") and not _BUT_YES.search(meaning.plain)
    return meaning.yes is False or (meaning.yes is True and kindly)


_CHANGES = frozenset({Intent.MOVE, Intent.CANCEL})
_WISHES = frozenset({Intent.NEW, Intent.CANNOT_COME, Intent.QUESTION})
_LATER = re.compile(
    r" (?:(?:ill|i will|i can|im going to|im gonna|let me|we ll|we will) (?:\w+ )?(?:call|try|phone|wait)|"
    r"(?:it|that|this) can wait|(?:yo )?(?:l[eo]s? )?(?:llamo|llamare|marco|hablo|espero)|(?:vuelvo|voy) a (?:llamar|"
    r"marcar|hablar|esperar)|(?:puede|pueden) esperar|forget|olvid\w+|(?:maybe|perhaps|tal vez|mejor) (?:later|luego|"
    r"despues|mas tarde|otro dia)) "
)


_BARE = re.compile(
    r"^ (?:(?:no|nope|nah) )+(?:(?:(?:i|we) (?:dont|do not|wouldnt|would not|cant)(?: (?:want|like|need|care)(?: (?:to|"
    r"that|it|either|any|them|one|for))*)?|(?:thats|that is|its|it is) (?:ok|okay|alright|all right|fine|(?:not )?(?:"
    r"necessary|needed|important|urgent))|(?:that )?wont be necessary|that wont be (?:necessary|needed)|dont (?:worry|"
    r"bother)(?: about (?:it|that))?|(?:ill|i will) (?:just )?(?:come|stop|drop) (?:by|in)|(?:ill|i will) (?:handle|"
    r"manage)(?: it)?|neither|none|nothing|not that|either|later|quiero(?: nada)?|ningun[oa]|tampoco|para nada|"
    r"se preocupe|(?:no )?(?:es (?:necesario|importante|urgente)|hace falta)) )"
    r"(?:(?:thanks?|thank you|really|please|though|anyway|gracias|por favor) )*$"
)


def _no_more(meaning: Meaning) -> bool:
    """Whether a no to an offer says no more than that, or that they will call again: nobody else is hung up on."""
    found, spoken = meaning.intents, meaning.plain
    if found & _CHANGES:
        return False
    later = Intent.NEVER_MIND in found or farewell.leaves(spoken) or _LATER.search(spoken)
    return bool(later or _BARE.search(spoken) or not meaning.text)


def _wants_else(meaning: Meaning) -> bool:
    """Whether a no to an offer tells what is wanted instead: "no, just book me"."""
    wants = bool(meaning.intents & (_CHANGES | _WISHES) or meaning.visit_type or meaning.provider)
    return wants and not _no_more(meaning)
