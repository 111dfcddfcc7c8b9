"""What the box does when a caller is in danger. It outranks every state, and latches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

from appliance.dialogue.acts import Act, Bridge, HangUp, Listen, Reason, Say
from appliance.dialogue.answers import danger_answer
from appliance.dialogue.asked import Asked
from appliance.dialogue.danger import cries
from appliance.dialogue.danger.opinion import FIRM, OPINION
from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.events import Heard, Partial
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.meaning.wish_model import WishModel
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning, understand
from appliance.dialogue.words import plain

SETTLE_MS = 300
"""Quiet after which a doubtful partial counts as said: a cancelling word would have come."""
CRITICAL = "critical_result"
"""Category of a laboratory's critical value: urgent for the clinic, and nothing that the caller dials 911 for."""
MOST_UNANSWERED = 1
"""Silences to "is this an emergency?" after which it is taken for one."""
_VALUES = re.compile(
    r" (?:critical|panic|values?|results?|levels?|potassium|sodium|glucose|hemoglobin|troponin|platelets?|calcium|inr|"
    r"millimoles|milliequivalents|milligrams|count|point|date of birth|\d[\d.]*|critic[oa]s?|valor\w*|resultados?|"
    r"potasio|"
    r"sodio|glucosa|hemoglobina|fecha de nacimiento) "
)
"""What a laboratory dictates, and whom it is about."""
_DIALS = re.compile(
    r" (?:(?:ill|i will|we will|let me|(?:im|i am|were|we are) (?:going to|gonna)) (?:\w+ )?(?:call|dial|hang up)"
    r"(?! (?:you|back|an ambulance for))|"
    r"(?:im|i am|were|we are) (?:\w+ )?(?:calling|dialing|hanging up)(?! (?:you|about|for|because|cause|since|to|on "
    r"behalf))|(?:calling|dialing|(?:im |just )?gonna (?:call|dial)) (?:them|911|nine one one)|(?:voy a|vamos a) "
    r"(?:\w+ )?(?:llamar\w*|marcar\w*|colgar)|"
    r"(?:estoy|estamos) (?:\w+ )?(?:llamando|marcando|colgando) (?:al|a una|ya)|"
    r"(?:ya |les |los |la |le |al 911 )+(?:llamo|marco|cuelgo|llamamos|marcamos|colgamos)"
    r"(?! (?:por|porque|para|de|a ustedes))) "
)
"""Who is about to dial."""
_PLEADS = re.compile(
    r" (?:help|please|send|somebody|someone|anybody|anyone|again|coming|dont hang up|stay|cant|hurry|ayud\w+|por favor|"
    r"mand\w+|alguien|otra vez|veng\w+|no (?:me )?cuelgue|no puedo|apur\w+|auxilio|socorro) "
)
"""Who asks for help, whatever else: staff are tried again."""
PATIENCE = 4
"""Silences after which a call nobody speaks on any more is ended, the emergency sentence said each time."""

Hear = Callable[[Heard], list[Act]]
Alarm = Literal["none", "suspect", "urgent", "emergency"]


@dataclass(slots=True)
class Danger:
    """The highest alarm so far and the words that raised it."""

    level: Level = Level.NONE
    suspected: bool = False
    """A doubt that is being settled: by the next words, or by a question."""
    asked: set[str] = field(default_factory=set)
    """What has been asked about: categories, and the very words of what may have been a cry."""
    waits: bool = True
    """Whether what is in doubt can wait if it is no emergency."""
    category: str = ""
    words: str = ""
    _silences: int = field(default=0)
    _at: Asked = Asked.OTHER
    """What the words that are doubted answered."""
    explained: str = ""
    """What was told calmly instead of a yes or a no."""
    _repeated: bool = False
    _left_open: bool = False
    """A whole turn heard while a person is fetched was in doubt."""

    @property
    def alarm(self) -> Alarm:
        """What the record shows."""
        if self.level in (Level.EMERGENCY, Level.URGENT):
            return "emergency" if self.level is Level.EMERGENCY else "urgent"
        return "suspect" if self.suspected else "none"

    def raises(self, finding: Finding, words: str) -> bool:
        """Whether this finding is worse than what is latched. What a laboratory dictates sounds bad to the encoder."""
        if self._is_dictated(finding, words):
            return False
        return is_alarm(finding) and (self.level is Level.NONE or finding.level is Level.EMERGENCY is not self.level)

    def latch(self, finding: Finding, words: str) -> None:
        """Remember the worst."""
        self.level, self.category, self.words = finding.level, finding.category, words
        self.suspected = False

    def doubts(self, finding: Finding, words: str) -> None:
        """Words so far sound of danger; what follows, or a silence, will tell. They are kept for who hangs up first."""
        if not is_alarm(finding):
            return
        if self.alarm == "none":
            self.category, self.words = finding.category, words
        self.suspected = True

    def stands(self, finding: Finding, asked: Asked, fetching: Reason | None) -> bool:
        """Whether a doubt outlasts a whole turn: while it is asked about, and while a person is fetched, when it cannot
        be, unless the very words that were doubted ended harmlessly."""
        if asked is Asked.EMERGENCY_NOW or fetching is None:
            return asked is Asked.EMERGENCY_NOW
        self._left_open = self._left_open or (self.suspected and finding.level is not Level.NONE)
        return self._left_open or finding.level is not Level.NONE

    def in_a_goodbye(self, finding: Finding, event: Partial | Heard) -> Finding:
        """A doubt that comes when the goodbye is said already, and can be asked about no more, fetches a person; one
        that was asked about does not."""
        settled = isinstance(event, Heard) and not self.asked
        return replace(finding, level=Level.URGENT) if settled and finding.level is Level.SUSPECT else finding

    def ask(self, finding: Finding, words: str, at: Asked) -> list[Act]:
        """One yes/no question settles a doubt, once."""
        self.suspected, self._at, self._repeated, self.explained = True, at, False, ""
        self.asked.add(_about(finding, words))
        self.category, self.words, self.waits = finding.category, words, finding.waits
        return _question()

    def was_asked(self, finding: Finding, words: str, talk: Talk) -> bool:
        """Whether this doubt was put to the caller before, or is about the very name of a patient that was asked for or
        what a laboratory found: a "no" to one does not silence another."""
        named = talk.asked is Asked.NAME and finding.category == OPINION and _is_on_file(words, talk)
        return named or self._is_dictated(finding, words) or _about(finding, words) in self.asked

    def _is_dictated(self, finding: Finding, words: str) -> bool:
        """Whether what only the encoder finds is a value that a laboratory tells."""
        return self.category == CRITICAL and finding.category == OPINION and bool(_VALUES.search(plain(words)))

    def unanswered(self, silences: int) -> list[Act]:
        """The question once more to who says nothing to it; nothing to say when they stay silent: it is one, then."""
        if silences > MOST_UNANSWERED:
            return []
        return _question("is_it_an_emergency_again" if self.explained else "is_it_an_emergency")

    def settled(self, answer: Meaning, calm: bool = False) -> Level:
        """What the answer to that question makes of the doubt: whatever is no plain no is an emergency, but for a
        question that was not heard and for a `calm` word beside it, each of which stays a doubt, once."""
        if danger_answer.asks_back(answer) and not self._repeated:
            self._repeated = True
            return Level.SUSPECT
        if calm and not self.explained and self.category not in FIRM:
            self.explained = answer.text
            return Level.SUSPECT
        if danger_answer.read(answer) is not False:
            return Level.EMERGENCY
        self.suspected = False
        return Level.NONE if self.waits else Level.URGENT

    def goes_on(self, answer: Meaning, talk: Talk, stack: Stack, hear: Hear, model: WishModel | None) -> list[Act]:
        """The question again, or, once denied, on with what was told beside the "no" or with the doubted words."""
        if self.suspected:
            return _question("is_it_an_emergency_again" if self.explained else "is_it_an_emergency")
        if answer.wants_more:
            return stack.heard(answer)
        talk.asked = self._at
        wish = self._wish(danger_answer.beside(answer), talk, model)
        return hear(Heard(wish, talk.lang)) if wish else stack.top.proceed()

    def _wish(self, said: str, talk: Talk, model: WishModel | None) -> str:
        """The words that go on: the doubted ones, where they name a visit or fill a blank, else what wants anything."""
        told = "" if self.category == cries.CATEGORY else self.words
        both = {
            text: understand(text, lang=talk.lang, asked=talk.asked, clinic=talk.clinic, today=talk.today, model=model)
            for text in (told, self.explained, said)
            if text
        }
        named = (text for text, meaning in both.items() if meaning.wants_more or meaning.name or meaning.letters)
        wanted = (text for text in reversed(both) if _wants(both[text]))
        return next(chain(named, wanted), "")

    def critical(self, words: str) -> list[Act]:
        """A laboratory's critical value: staff now, and a message to them whether or not they come."""
        if self.level is Level.NONE:
            self.latch(Finding(Level.URGENT, CRITICAL), words)
        return [Say("connecting"), Bridge(Reason.URGENT, words)]

    def act(self) -> list[Act]:
        """The sentence for the caller, and staff dialled while it is spoken."""
        if self.level is Level.URGENT:
            return [Say("urgent_connecting"), Bridge(Reason.URGENT, self.words)]
        return [Say(self._sentence()), Say("emergency_connecting"), Bridge(Reason.EMERGENCY, self.words)]

    def nobody(self) -> list[Act]:
        """Nobody picked up: the sentence again; the call stays open."""
        return [Say("emergency_nobody"), Say(self._sentence()), Listen(Asked.OTHER)]

    def heard(self, meaning: Meaning) -> list[Act]:
        """The caller speaks after nobody picked up: no "yes" or "please" of theirs ends the call."""
        self._silences = 0
        if Intent.HUMAN in meaning.intents or _PLEADS.search(meaning.plain):
            return self.again()
        if _DIALS.search(meaning.plain) or Intent.GOODBYE in meaning.intents:
            return [Say("emergency_goodbye"), HangUp("emergency")]
        return [Say(self._sentence()), Listen(Asked.OTHER)]

    def again(self) -> list[Act]:
        """Staff once more, told what it is about."""
        urgent = self.level is Level.URGENT
        return [Say("trying_again"), Bridge(Reason.URGENT if urgent else Reason.EMERGENCY, self.words)]

    def silent(self) -> list[Act]:
        """Nothing heard after nobody picked up."""
        self._silences += 1
        if self._silences >= PATIENCE:
            return [Say(self._sentence()), HangUp("emergency")]
        return [Say(self._sentence()), Listen(Asked.OTHER)]

    def _sentence(self) -> str:
        return "emergency_self_harm" if self.category == "suicide_self_harm" else "emergency"


def _question(key: str = "is_it_an_emergency") -> list[Act]:
    return [Say(key), Listen(Asked.EMERGENCY_NOW)]


def _wants(meaning: Meaning) -> bool:
    """Whether words surely want something of the clinic."""
    found = meaning.wishes
    return bool(found.labels) and not found.ask and found.labels[0] not in ("other", "context", "confirm")


def _is_on_file(words: str, talk: Talk) -> bool:
    said = plain(words)
    return any(plain(f"{one.given} {one.family}") == said for one in talk.patients)


def _about(finding: Finding, words: str) -> str:
    return plain(words) if finding.category == cries.CATEGORY else finding.category


def is_alarm(finding: Finding) -> bool:
    """Whether a finding ends what was going on."""
    return finding.level in (Level.EMERGENCY, Level.URGENT)


def counts_now(finding: Finding, quiet_ms: float) -> bool:
    """Whether a partial's finding is acted on: at once without doubt, else after a short quiet."""
    return is_alarm(finding) and (not finding.doubt or quiet_ms >= SETTLE_MS)
