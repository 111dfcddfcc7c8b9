"""From what a turn asks for to the flows that serve it, in the order they are served."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from appliance.clinic.message import MessageKind
from appliance.dialogue.answers import instead, nearby, own_day, same_again, yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import absorb, asides, choose
from appliance.dialogue.flows.cancel import CancelFlow
from appliance.dialogue.flows.flow import Flow
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.flows.move import MoveFlow
from appliance.dialogue.flows.upcoming import ConfirmFlow, WhenFlow
from appliance.dialogue.flows.visit import VisitFlow
from appliance.dialogue.flows.waitlist import WaitlistFlow
from appliance.dialogue.identity import alike, likeness
from appliance.dialogue.meaning import absence, other_doctor, reason, settled, strangers_told, visit_words
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.meaning.wishes import tells
from appliance.dialogue.people import for_other, glossary
from appliance.dialogue.people.names import Name
from appliance.dialogue.people.several import ForWhom
from appliance.dialogue.talk import Person, Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

MESSAGES: dict[str, MessageKind] = {
    kind.value: kind
    for kind in MessageKind
    if kind
    not in (
        *(MessageKind.NURSE, MessageKind.QUESTION, MessageKind.INSURANCE, MessageKind.WAITLIST, MessageKind.COMING),
        MessageKind.FREED,
        *(MessageKind.APPROVAL, MessageKind.PARTIAL_CALL, MessageKind.EMERGENCY, MessageKind.URGENT),
    )
}
"""Wishes that become a message for staff."""
QUESTIONS = frozenset({"hours", "address", "parking", "faq", "insurance", "language"})
"""Wishes to know something; what the clinic has an answer to was answered before (topics.py)."""
VISITS: dict[str, type[Flow]] = {
    "move": MoveFlow,
    "cancel": CancelFlow,
    "new": VisitFlow,
    "confirm": ConfirmFlow,
    "when_mine": WhenFlow,
    "waitlist": WaitlistFlow,
}
"""Wishes about a visit."""
_ON_THE_BOOKS = frozenset({"confirm", "when_mine", "waitlist"})
"""Wishes about a visit beside which another about one is the same wish."""
KEPT_IN = frozenset({"move", "cancel", "confirm", "when_mine"})
"""Wishes about a visit on the books, which only a patient and who looks after them may have."""
LABELS = {flow.name: label for label, flow in VISITS.items()}
"""The wish each flow about a visit serves, by the flow's name."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of a turn, and the turn it came in."""

    label: str
    meaning: Meaning
    whom: ForWhom | None = None
    """Which of several people it is for, where one turn wants the same for each."""

    def flow(self, talk: Talk, *, again: bool = False) -> Flow:
        """The flow that serves it, with what the turn said in its blanks. `again`: it is not the first."""
        meaning = self.meaning
        own = talk.person.for_other and for_other.for_caller(meaning.plain)
        if self.whom:
            meaning = _of_one(meaning, self.whom)
            if not (self.whom.own and _is_caller(talk.person)):
                talk.person = Person(callback=talk.person.callback, one_of=True)
        elif again and (meaning.for_other or meaning.name or own):
            talk.person = Person(callback=talk.person.callback)
        if talk.kept_out and self.label in KEPT_IN and not strangers_told.is_own(meaning.plain):
            return asides.OfferHelp(talk, "offer_human_private", MessageKind.MESSAGE, meaning.text)
        if self.label in MESSAGES:
            message = MessageFlow(talk, MESSAGES[self.label])
            message.begin(meaning.text)
            absorb.person(talk, meaning)
            return message
        flow = VISITS[self.label](talk)
        meaning = same_again.read(talk, meaning)
        _take(talk, meaning, flow)
        if self.whom and isinstance(flow, VisitFlow):
            same_again.fill(talk)
        return flow


def wishes(talk: Talk, meaning: Meaning) -> list[Wish]:
    """What a turn asks for that has a flow, in the order it is served."""
    heard = list(meaning.wishes.labels)
    if "waitlist" not in heard and _would_wait(meaning, heard):
        heard = ["waitlist"]
    told = [label for label in heard if label in MESSAGES or label in _ON_THE_BOOKS]
    visit = _visit(meaning, bool(told))
    if Intent.CANNOT_COME in meaning.intents and "waitlist" in told:
        visit = "cancel"  # they cannot come, and would wait: the visit they have is seen to first
    labels = heard if told else []
    if visit and visit not in labels:
        labels.insert(0, visit)
    kept = [label for label in labels if label in told or label == visit]
    if visit == "cancel" and "list" in meaning.plain.replace("lista", "list") and tells(meaning.text, "waitlist"):
        kept = [visit, "waitlist", *(label for label in kept if label not in (visit, *_ON_THE_BOOKS))]
    elif visit and _ON_THE_BOOKS & set(kept):
        kept = [label for label in kept if label != visit]
    after = wishes(talk, meaning.also) if meaning.also else []
    return [*(wish for label in kept for wish in _for_each(label, meaning)), *after]


def _for_each(label: str, meaning: Meaning) -> list[Wish]:
    """A wish about a visit once for each of the people it is for; any other once."""
    if label not in VISITS or not meaning.people:
        return [Wish(label, meaning)]
    return [Wish(label, meaning, one) for one in meaning.people]


def _is_caller(person: Person) -> bool:
    """Whether it is the caller themselves, known by two facts."""
    return person.patient is not None and not person.for_other


def _of_one(meaning: Meaning, one: ForWhom) -> Meaning:
    """A turn as it is meant for one of several people."""
    name = Name(one.given, "") if one.given else None
    return replace(meaning, name=name, for_other=not one.own, births=(), phone=meaning.phone if one.own else "")


def _visit(meaning: Meaning, told: bool) -> str | None:
    """The wish about a visit: new, move or cancel."""
    found = meaning.intents
    if Intent.MOVE in found or (Intent.CANNOT_COME in found and _another_day(meaning)):
        return _unless(told, "move", meaning)
    if Intent.CANCEL in found:
        return _unless(told, "cancel", meaning)
    if Intent.CANNOT_COME in found or (
        _ON_THE_WAY & set(meaning.wishes.labels) and not _BOOKS_TOO.search(meaning.plain)
    ):
        return None
    if own_day.sooner_than_booked(meaning) or _IS_MINE.search(meaning.plain):
        return "move"
    asks = Intent.QUESTION in found or Intent.ADVICE in found or told
    if asks and not (
        Intent.NEW in found and (meaning.visit_type or meaning.when.said or "new" in meaning.wishes.labels)
    ):
        return None
    wanted = Intent.NEW in found or Intent.NEW_PATIENT in found or meaning.visit_type or meaning.provider
    return "new" if wanted or meaning.when.days or meaning.when.soonest else None


_ASKS = re.compile(
    r" (?:do|does|should|can|could|may|must|will|is|are|what|how|which|que|como|cual|cuanto|tengo que|debo|puedo|"
    r"hay que)"
    r" (?:i|we|he|she|it|they|my|the|you|much|long|there|tiempo|dura|tarda|ir|llegar|comer|tomar|venir|en) "
)


def leaves_question(meaning: Meaning) -> bool:
    """Whether a turn that wants something else too asks what the clinic has no answer to: "do I need to fast?"."""
    return "faq" in meaning.wishes.labels[1:] or (
        meaning.wishes.labels[:1] == ("faq",) and bool(_ASKS.search(meaning.plain))
    )


_ASKS_BESIDE = re.compile(
    r" (?:(?:do|does|should|can|could|may|must|am|are|will) (?:i|we|he|she|they|my|the|there)|is (?:there|the|he|she)|"
    r"what (?:do|should|is|are|if|happens|will|kind)|whats|how (?:much|long|far|early|soon|do|many)|where|why|"
    r"(?<!lo )que tengo que|tengo que|debo|puedo|hay que|podre|cuanto|que (?:debo|llevo|pasa)|como (?:llego|es|me|se)|"
    r"donde|por que) "
)
_CHANGES_IT = re.compile(r" (?:chang\w*|switch\w*|mov\w+|different|another|instead|cambi\w+|otr[oa]s?|mejor) ")


def asks_something(meaning: Meaning) -> bool:
    """Whether a turn at a yes or no asks what we have no answer to: "yes, and do I need to fast?"."""
    spoken = meaning.plain
    return bool(_ASKS_BESIDE.search(spoken)) and not (_CHANGES_IT.search(spoken) or yes_no.is_unsure(spoken))


_INSTEAD = re.compile(
    r" (?:instead|can (?:i|we)|could (?:i|we)|how about|what about|do you have|is there|would|better|but|mejor|puedo|"
    r"podria|podriamos|podemos|puede|podran|tiene|tendra|habra|hay|en vez|en lugar|pero|sino|prefiero|quisiera) "
)


_OTHERWISE = re.compile(
    r" (?:instead|how about|what about|do you have|is there|would (?:\w+ )?work|rather|en vez|en lugar|tendra|habra|"
    r"hay|prefiero) "
)
"""The same where a "but" tells what came in between."""


def _another_day(meaning: Meaning) -> bool:
    """Whether who cannot come names another day, and not just the one they cannot come on."""
    when = meaning.when
    if not when.days or when.existing or len(when.days) > 1:
        return bool(when.days)
    if absence.told(meaning.plain):
        return bool(_OTHERWISE.search(meaning.plain))
    before, _, rest = meaning.plain.partition(" no puedo ")
    return bool(_INSTEAD.search(f"{before} {rest}"))


def would_rather_move(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn of somebody who was cancelling asks for another day: "don't cancel it, move it"; "could I come
    Friday instead?" as an answer to whether it shall be cancelled."""
    if Intent.MOVE in meaning.intents:
        return True
    asked = talk.asked is Asked.CONFIRM_YES_NO and meaning.yes is not True
    return bool(asked and meaning.when.days and _INSTEAD.search(meaning.plain))


def _unless(told: bool, label: str, meaning: Meaning) -> str | None:
    """A word such as "change" in a turn about something else is no wish to move a visit, unless it reads like one."""
    return label if not told or label in meaning.wishes.labels else None


def told_instead(talk: Talk, meaning: Meaning, *, begun: bool) -> Wish | None:
    """The wish of somebody who is being asked about a new visit and meant another thing. `begun`: a kind of visit is
    known, so that only a visit on the books, called theirs, is another wish."""
    found, own = meaning.intents, own_day.names_own(meaning)
    changes = found & {Intent.MOVE, Intent.CANCEL}
    if own and (changes or (Intent.CANNOT_COME in found and _another_day(meaning))):
        return Wish("cancel" if changes == {Intent.CANCEL} else "move", meaning)
    if own and meaning.wishes.labels[:1] in (("when_mine",), ("confirm",)) and not meaning.wishes.ask:
        return Wish(meaning.wishes.labels[0], meaning)
    if begun or meaning.visit_type or meaning.wishes.ask:
        return None
    label = next(iter(meaning.wishes.labels), "")
    return Wish(label, meaning) if label in MESSAGES and label in _PLAIN else None


_PLAIN = frozenset({"refill", "billing", "records", "results", "referral"})
"""Messages that no reason for a visit is told with."""
_NAMED = tuple(
    (re.compile(rf" (?:{words}) "), label)
    for words, label in (
        (r"prescriptions?|medicines?|medications?|refills?|medicinas?|recetas?|pastillas?", "refill"),
        (r"bills?|billing|cuentas?|facturas?|cobros?", "billing"),
        (r"something else|else|other|messages?|otra cosa|otro|recados?|mensajes?", "message"),
    )
)


def named(meaning: Meaning) -> list[Wish]:
    """The one of several things that was named when asked what it is about."""
    return [Wish(label, meaning) for words, label in _NAMED if words.search(meaning.plain)][:1]


_ANYTHING = re.compile(
    r" (?:anything|something|have|is there|make (?:it|that)|can (?:we|it|i)|could (?:we|it|i)|tendra|tiene|hay|habra|"
    r"puede ser|podria ser|se puede|no hay) (?:\w+ ){0,4}?(?:later|earlier|mas (?:tard\w+|tempran\w+)) "
)


def wants_nearby(meaning: Meaning) -> bool:
    """Whether a turn asks for an earlier or a later time than the one made, and names none."""
    asks = bool(_ANYTHING.search(meaning.plain)) and nearby.direction(meaning.plain) is not None
    return asks and not meaning.when.said


_ONE_MORE = re.compile(
    r" (?:also|(?<! day )(?<! am )too(?! (?:early|late|soon|far|busy))|another one|as well|tambien|otra mas|ademas|"
    r"(?:for|para) (?:my|our|mi|mis|nuestr[oa])) "
)


def changes_mind(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn after a booking wants that very visit another way."""
    others = {Intent.NEW, Intent.CANCEL, Intent.QUESTION, Intent.GOODBYE}
    if _ONE_MORE.search(meaning.plain):
        return False
    if talk.booked and wants_nearby(meaning):
        return not meaning.intents & (others - {Intent.NEW})
    if talk.booked and meaning.when.days and instead.is_busy(meaning.plain):
        return not meaning.intents & (others - {Intent.NEW})
    another_way = meaning.when.said or meaning.provider
    return bool(talk.booked and another_way and not meaning.intents & others and not _for_another(talk, meaning))


def _for_another(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn tells of somebody else than the visit was made for: they want one of their own."""
    who, name = talk.person, meaning.name
    rather = _RATHER.search(meaning.plain) or (_OTHERWISE_MADE.search(meaning.plain) and not reason.told(meaning.plain))
    another = meaning.for_other and not who.for_other and not rather
    if meaning.people or another or NEEDS_ONE.search(meaning.plain):
        return True
    if name is None or not (who.patient or who.name):
        return False
    same = likeness(name, who.patient) if who.patient else alike(name.given, who.name.given if who.name else "")
    return same < SAME_PERSON


SAME_PERSON = 0.6
"""Likeness of a name to that of whom the visit was made for, from which they are meant."""
_RATHER = re.compile(
    r" (?:(?:that|the same) day|ese (?:mismo )?dia|instead|better|rather|mejor|en vez|mov\w+|chang\w+|cambi\w+) "
)
"""Said where somebody else is the reason for another time: "my son has a game that day"."""
_OTHERWISE_MADE = re.compile(
    r" (?:(?:can|could) (?:we|you|i|it) (?:please |just |maybe )?(?:do|make|have|be|come)(?! (?:him|her|them|hers|his|"
    r"one|an?|in with|with (?:him|her|them)) )|make (?:it|that)|(?:drive|take|bring) (?:me|us)|give me a ride|"
    r"needs? the (?:car|truck|van)|(?:necesita|ocupa) (?:el carro|el coche|la troca|la camioneta)|"
    r"(?:me|nos) (?:\w+ )?(?:llev\w+|tra(?:e|er|iga))|(?:puede|podria|pudiera) ser|que sea|podemos|pongal[ao]) "
)
"""Another time for the visit made, for what somebody else does: "my husband needs the car, can we do Friday"."""
NEEDS_ONE = re.compile(
    r" (?:needs|wants|necesita|quiere|ocupa) (?:one|an appointment|a visit|una|una cita|otra)(?! (?:mas )?(?:"
    r"earlier|later|sooner|tarde|temprano|pronto)) "
)
"""Somebody needs a visit of their own: "my daughter needs one"."""


def _take(talk: Talk, meaning: Meaning, flow: Flow) -> None:
    facts, when = talk.facts, meaning.when
    if isinstance(flow, VisitFlow | WaitlistFlow):
        absorb.absorb(
            talk,
            replace(meaning, when=own_day.before_own(talk, meaning)) if isinstance(flow, WaitlistFlow) else meaning,
        )
        why = isinstance(flow, VisitFlow) and facts.visit_type is None and _says_why(meaning)
        if why or len(meaning.plain.split()) >= 4:
            facts.reason.append(meaning.text)
        if why:
            facts.visit_type = talk.clinic.default_visit_type.id  # the provider named may still make it another kind
        return
    if isinstance(flow, MoveFlow) and not facts.visit and not when.existing and len(when.days) == 2:
        when = replace(when, existing=when.days[:1], days=when.days[1:])
    if isinstance(flow, MoveFlow) and not facts.visit:
        flow.await_visit(meaning)
        sooner = own_day.before_own(talk, meaning) if own_day.sooner_than_booked(meaning) else when
        when = sooner if sooner is not when else own_day.of_own(when, meaning.plain)
    elif isinstance(flow, MoveFlow):
        when = choose.placed(talk, meaning)
    if not isinstance(flow, MoveFlow):
        when = When(existing=when.existing or when.days, existing_at=when.existing_at or when.at)
    facts.when, facts.visit_type = facts.when.then(when), meaning.visit_type
    if isinstance(flow, MoveFlow):
        flow.other_doctor, facts.not_with = other_doctor.read(meaning.plain), meaning.not_with
        if meaning.provider and (facts.visit or flow.other_doctor):
            facts.provider = meaning.provider
    facts.anyone = facts.anyone or glossary.anyone_will_do(meaning.plain)
    absorb.person(talk, meaning)
    _which_visit(talk, meaning)


def _which_visit(talk: Talk, meaning: Meaning) -> None:
    """What a turn tells of the visit on the books that it means, besides its day and kind."""
    facts = talk.facts
    if _JUST_MADE.search(meaning.plain) and talk.booked:
        facts.visit = talk.booked
    elif _THE_OTHER.search(meaning.plain):
        facts.other_than = frozenset(visit.id for visit in (talk.booked, talk.served.visit) if visit)
    if not facts.visit and not _TO_DOCTOR.search(meaning.plain):
        facts.seen_by = meaning.provider


_JUST_MADE = re.compile(
    r" (?:(?:that |the )?(?:one|appointment|visit) (?:that )?(?:i|we|you) just (?:made|booked|scheduled|gave me|set)|"
    r"(?:es[ae]|la|cita) que (?:acab\w+ de|me acab\w+ de) (?:hacer|agendar|dar|reservar|apartar)\w*) "
)
_TO_DOCTOR = re.compile(
    r" (?:to|instead|rather|mejor|otr[ao]|a la|al) (?:see )?(?:with |con )?(?:el |la )?(?:dr|dra|doctora?) "
)
"""Who is named is wanted from now on."""
_THE_OTHER = re.compile(r" (?:(?:the|my) other(?: one| appointment| visit)?|la otra(?: cita)?) ")


def _says_why(meaning: Meaning) -> bool:
    """Whether what the visit is for need not be asked, though the clinic has no kind by that name."""
    spoken = meaning.plain
    return reason.told(spoken) or visit_words.bookable(spoken) is not None or settled.to_be_done(spoken)


_ON_THE_WAY = frozenset({"late", "arrived"})
"""Wishes of somebody whose visit is about to begin: it is on the books."""
_BOOKS_TOO = re.compile(r" (?:(?:also|and|tambien|y) (?:\w+ ){0,3}(?:book|schedule|make|set up|agendar|hacer|sacar)) ")
_NO_OTHER = frozenset({"new", "context", "move"})


def _would_wait(meaning: Meaning, heard: list[str]) -> bool:
    """Whether words tell the waiting list where the likeliest wish is a visit: "if something opens up"."""
    changes = meaning.intents & {Intent.MOVE, Intent.CANCEL}
    return set(heard) <= (_NO_OTHER - ({"move"} if changes else set())) and tells(meaning.text, "waitlist")


_IS_MINE = re.compile(
    r" (?:my|our|his|her|mi|su) (?:\w+ ){1,3}(?:is|was|es|era|esta) (?:\w+ ){0,2}(?:at|on|for|a las|a la|el|para) "
    r"(?:\w+ )*(?:can|could|would|puedo|podria|podriamos|podemos|se puede) (?:\w+ ){0,4}(?:do|have|make|get|come|be|"
    r"hacer\w*|tener\w*|venir|ir|ser|pasar\w*) (?:\w+ )*(?:instead|but|later|earlier|different|another|same day|"
    r"pero|mas tarde|mas temprano|otro dia|otra hora|mismo dia) "
)
"""Who says when their visit is, and asks whether it can be another way."""
