"""What can we do for you: the first question, and the last."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, HangUp, Say
from appliance.dialogue.answers import danger_answer, instead, nearby, yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import absorb, answers, asides, office, regret, router
from appliance.dialogue.flows.flow import Answer, Flow
from appliance.dialogue.flows.router import Wish
from appliance.dialogue.meaning import farewell, intents, no_wish, pairs, wishes
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import birth
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When
from appliance.dialogue.words import listed


class OpeningFlow(Flow):
    """Lies at the bottom of the stack; `next` holds the flow a turn asked for, `later` the wishes after it."""

    name: ClassVar[str] = "opening"

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self.next: Flow | None = None
        self.later: list[Wish] = []
        self.served = False
        """Whether a wish was already served, so that the question is "anything else?"."""
        self.last = ""
        """The wish about a visit that was served last; "" where it was about something else."""
        self._doubt = ""
        self._cannot = When()
        """The day they cannot come on, told before they were asked whether to move or to cancel."""
        self._asked_what = False

    def proceed(self) -> list[Act]:
        if self._doubt:
            return self.talk.ask(self._doubt, Asked.REASON)
        if self.served:
            return self.talk.ask("anything_else", Asked.ANYTHING_ELSE)
        return self.talk.ask("how_can_i_help", Asked.REASON)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        acts = self._heard(meaning)
        if not office.shut_tonight(self.talk, meaning):
            return acts
        return [Say("closed_tonight"), *(self._ask("offer_visit") if acts is None else acts)]

    def _heard(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if danger_answer.only_denies(meaning.plain):
            return self.proceed()
        doubt, self._doubt = self._doubt, ""
        if self.served and farewell.wishes_well(meaning.plain):
            return [Say("goodbye"), HangUp(talk.outcome or "goodbye")]
        if regret.told(talk, meaning):
            self.next = regret.flow(talk)
            return [] if self.next.name == "move" else [Say("put_it_back")]
        no_more = not meaning.text or farewell.is_no_more(meaning.plain)  # a key has no words
        declines = farewell.closes(meaning.plain) or (meaning.yes is False and no_more)
        if self.served and declines and talk.asked is Asked.ANYTHING_ELSE and not _wishes_more(meaning):
            return [Say("goodbye"), HangUp(talk.outcome or "goodbye")]
        if same := self._same_for_another(meaning):
            self.next = same.flow(talk, again=True)
            return []
        if self.served and meaning.also is None and router.changes_mind(talk, meaning):
            self.next = self._another_way(meaning)
            return []
        if no_wish.only(meaning.plain):
            absorb.person(talk, meaning)
            return self._ask("how_can_i_help")
        if doubt == "offer_visit" and _consents(meaning):
            meaning = replace(meaning, yes=True)
        if doubt == "move_or_cancel" and self._born(meaning):
            return self._ask(doubt)
        takes_it = doubt == "offer_visit" and meaning.yes is True and not _names_another(meaning)
        wanted = [Wish("new", meaning)] if takes_it else router.wishes(talk, meaning)
        if not wanted and doubt == "what_is_it_about":
            wanted = router.named(meaning)
        another_day = doubt == "move_or_cancel" and _names_a_day(meaning, wanted)
        if another_day:
            wanted = [Wish("move", self._off_that_day(meaning))]
        if wanted and not (takes_it or another_day) and self._unsure(meaning):
            return self._ask("what_is_it_about")
        if wanted:
            self.next = wanted[0].flow(talk, again=self.served)
            if takes_it and talk.facts.reason and not talk.facts.visit_type:
                talk.facts.visit_type = talk.clinic.default_visit_type.id  # it is for what was told before
            self.later += wanted[1:]
            lead: list[Act] = [Say("no_answer_to_that")] if router.leaves_question(meaning) else []
            return [*lead, Say("one_at_a_time")] if sum(wish.whom is not None for wish in wanted) > 1 else lead
        return self._no_wish(meaning, doubt)

    def answered(self, answer: Answer) -> list[Act]:
        return self.proceed()

    def take_up(self) -> list[Act]:
        """Begin the next of several wishes, when one is left."""
        if not self.later:
            return []
        wish = self.later.pop(0)
        self.next = wish.flow(self.talk, again=True)
        next_person = wish.whom is not None and not wish.whom.own
        return [Say("now_the_next_person" if next_person else "now_the_other")]

    def keep(self, wish: Wish) -> None:
        """Put a wish behind the one at hand. Told again it is the same; of one kind for staff it is one message."""
        for at, kept in enumerate(self.later):
            before, told = kept.meaning, wish.meaning
            if kept.label == wish.label and told.plain in before.plain:
                return
            if kept.label == wish.label and wish.label in router.MESSAGES:
                both = f"{before.text} / {told.text}"
                self.later[at] = replace(kept, meaning=replace(before, text=both, plain=before.plain + told.plain[1:]))
                return
        self.later.append(wish)

    def asks_which(self) -> None:
        """Somebody cannot come: whether to move or to cancel is asked next."""
        self._doubt = "move_or_cancel"

    def _no_wish(self, meaning: Meaning, doubt: str) -> list[Act] | None:
        talk = self.talk
        if answered := answers.by_label(talk, meaning):
            self.served = True
            talk.reached("answered")
            return answered + self.proceed()
        if set(meaning.wishes.labels[:1]) & router.QUESTIONS:
            insured = "insurance" in meaning.wishes.labels
            kind = MessageKind.INSURANCE if insured else MessageKind.QUESTION
            key = "offer_human_language" if "language" in meaning.wishes.labels[:1] else "offer_human"
            self.next = asides.OfferHelp(talk, key, kind, meaning.text)
            return []
        if _misdialled(meaning) and not self.served:
            return [Say("goodbye_wrong_number"), HangUp("wrong_number")]
        if Intent.CANNOT_COME in meaning.intents:
            self._cannot = meaning.when
            return self._ask("move_or_cancel")
        if self.served and meaning.yes is False:
            ends = farewell.is_no_more(meaning.plain)
            return [Say("goodbye"), HangUp(talk.outcome or "goodbye")] if ends else self._objects(meaning)
        if self.served and meaning.yes:
            self._doubt = "how_can_i_help"
            return None if doubt == "how_can_i_help" else self.proceed()
        if meaning.yes is not None or _only_greets(meaning):
            return self._ask("how_can_i_help")
        absorb.person(talk, meaning)
        if len(meaning.plain.split()) >= 4 and not meaning.intents:
            talk.facts.reason.append(meaning.text)
            return self._ask("offer_visit")
        return None

    def _objects(self, meaning: Meaning) -> list[Act] | None:
        """A no to "anything else?" that is about what was just told: nobody is hung up on for it. A no with words that
        say nothing is asked about once more."""
        if _NOT_THEN.search(meaning.plain):
            return self._ask("move_or_cancel")
        return self._ask("not_that") if _OBJECTS.search(meaning.plain) else None

    def _another_way(self, meaning: Meaning) -> Flow:
        """The visit just made or moved is wanted at another time, or with somebody else."""
        talk = self.talk
        talk.facts.visit = talk.booked
        if talk.booked and router.wants_nearby(meaning):
            local, way = talk.booked.start.astimezone(talk.clinic.zone), nearby.direction(meaning.plain)
            meaning = replace(meaning, when=nearby.than(local.date(), local.time(), way or 1))
        if instead.is_busy(meaning.plain):
            meaning = replace(meaning, provider=None, visit_type=None)  # of what they have to go to that day
        return Wish("move", meaning).flow(talk, again=True)

    def _born(self, meaning: Meaning) -> bool:
        """Take a date of birth told where it was asked whether to move or to cancel."""
        talk = self.talk
        changes = meaning.when.said or meaning.intents & {Intent.MOVE, Intent.CANCEL}
        births = () if changes else birth.read(meaning.text, talk.lang, talk.today)
        talk.person.births = births or talk.person.births
        return bool(births)

    def _off_that_day(self, meaning: Meaning) -> Meaning:
        """A turn that names the day to move to, beside the day told before as the one that is no good."""
        before, self._cannot = self._cannot, When()
        days = before.existing or before.days or before.excluded
        return replace(meaning, when=replace(meaning.when, existing=days, existing_at=before.existing_at or before.at))

    def _same_for_another(self, meaning: Meaning) -> Wish | None:
        """The wish just served, wanted for somebody else's visit too: "also Owen's, the same day right after"."""
        others = {Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME, Intent.QUESTION}
        changes = intents.read(meaning.plain) & others
        needs = self.last == "new" and meaning.for_other and bool(router.NEEDS_ONE.search(meaning.plain))
        if not self.last or changes or not (needs or _TOO.search(meaning.plain)):
            return None
        whom = None if needs else pairs.whose(meaning.text)
        if not needs and (whom is None or (whom.own and not self.talk.person.for_other)):
            return None
        if self.last == "new" and self.talk.made_last and not meaning.visit_type:
            meaning = replace(meaning, visit_type=self.talk.made_last[0].visit_type_id)
        told = {label for label, strength in wishes.heard(meaning.plain).items() if strength > 1}
        return None if told - {self.last} else Wish(self.last, meaning, whom)

    def _unsure(self, meaning: Meaning) -> bool:
        """Whether to ask what it is about, once a call, rather than believe what only looks likely."""
        known = meaning.intents & {Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME}
        if not meaning.wishes.ask or known or self._asked_what:
            return False
        self._asked_what = True
        return True

    def _ask(self, key: str) -> list[Act]:
        self._doubt = key if key != "how_can_i_help" else ""
        return self.proceed()


_TOO = re.compile(
    r"^ (?:(?:yes|yeah|yep|ok|okay|oh|no|si|ah|bueno|please|por favor) )*(?:and|also|now|then|y|tambien|ahora|luego) |"
    r" (?:too|also|as well|tambien) $"
)
"""Said of what comes on top of the wish just served."""
MOST_WORDS_OF_NO = 7
_ELSE = frozenset({"refill", "billing", "message", "results", "records", "referral", "hours", "address"})
"""Wishes that a word or two behind a yes may name: "yes, a refill"."""
_NOT_THEN = re.compile(
    r" (?:(?:that|it) (?:day|time|date)? ?(?:doesnt|wont|does not|will not|isnt going to) (?:really )?work|"
    r"(?:cant|cannot) (?:do|make|come) (?:it|that|then|on)|i (?:work|have to work) (?:that|on)|"
    r"no (?:puedo|voy a poder|podemos)(?: ir| venir)? ?(?:ese|esa)?|no me (?:queda|conviene|sirve|acomoda|va)|"
    r"(?:ese|esa) (?:dia|hora) (?:no|trabajo|tengo)|trabajo ese dia) "
)
"""The visit that was told is at a bad time."""
_OBJECTS = re.compile(
    r" (?:wait|listen|wrong|incorrect|understand|asked|ask|meant|mean|said|told|keep(?! (?:it |that )?(?:like that|"
    r"that way|as is|the new))|supposed|wanted|want|but|not what|"
    r"esper\w+|oiga|equivocad\w+|equivoc\w+|incorrect\w+|mal|entiend\w+|pregunt\w+|queria|dije|pero|era|es para|ese no|"
    r"esa no) "
)
"""What was told or done is not what they meant."""


def _wishes_more(meaning: Meaning) -> bool:
    """Whether a turn that begins like a no to "anything else?" wants something all the same."""
    wants = intents.read(meaning.plain) - {Intent.GOODBYE, Intent.NEVER_MIND, Intent.NEW_PATIENT}
    return bool(wants) or meaning.when.said or len(meaning.plain.split()) > MOST_WORDS_OF_NO


_GREETINGS = frozenset(
    listed("hello hi hey hola bueno buenas good morning afternoon dias buenos tardes there alo evening noches")
)


_A_VISIT = frozenset({"new", "move", "confirm", "when_mine"})


def _names_a_day(meaning: Meaning, wanted: list[Wish]) -> bool:
    """Whether "move it, or cancel it?" is answered by a day or an hour to come instead."""
    said, found = meaning.when, meaning.intents
    refused = Intent.CANNOT_COME in found and not said.days
    return said.said and not (refused or Intent.CANCEL in found) and {one.label for one in wanted} <= _A_VISIT


def _names_another(meaning: Meaning) -> bool:
    """Whether a yes to an offered visit is courtesy before another wish: "yes, a refill"."""
    told = intents.read(meaning.plain) & (
        intents.FOR_STAFF | {Intent.MOVE, Intent.CANCEL, Intent.QUESTION, Intent.HUMAN}
    )
    return bool(told or (not meaning.wishes.ask and {*meaning.wishes.labels} & _ELSE))


def _consents(meaning: Meaning) -> bool:
    """Whether the visit just offered is wanted: "I guess so", or that somebody should look at it."""
    return meaning.yes is None and (
        yes_no.read(meaning.plain, Asked.CONFIRM_YES_NO) is True or bool(_SHOULD.search(meaning.plain))
    )


_SHOULD = re.compile(
    r"(?<! no)(?<! dont) (?:(?:i|we|you|he|she)(?:ll)? (?:guess i |think i |probably )?(?:should|need to|ought to|"
    r"better|"
    r"want to|d like to|have to) (?:come in|be seen|get (?:\w+ ){0,2}(?:seen|looked|checked)|get (?:somebody|"
    r"someone) to|"
    r"see (?:a|the|somebody|someone)|have (?:\w+ ){0,2}(?:look|looked|check|checked))|i (?:just )?said yes|"
    r"(?:deberia|quiero|quisiera|necesito|ocupo|tendria que|hay que|me gustaria) (?:que me |ir a que me |"
    r"hacer )?(?:la |lo |"
    r"una )?(?:vean?|revis\w{1,3}|chequ?e\w*|cita)|(?:ya )?(?:le )?dije que si|(?:el|cuando) que (?:sea|haya)|"
    r"cuando (?:pueda|puedan|haya|sea)|lo (?:mas pronto|antes) posible) (?!(?:mi|mis) )"
)


def _misdialled(meaning: Meaning) -> bool:
    """Whether the words themselves say so: nobody is hung up on because a turn merely resembles a wrong number."""
    return Intent.WRONG_NUMBER in meaning.intents and wishes.tells(meaning.text, "wrong_number")


def _only_greets(meaning: Meaning) -> bool:
    words = meaning.plain.split()
    return bool(words) and all(word in _GREETINGS for word in words)
