"""Callers who are no patients and look after none: what is taken down for them, and what they are not told."""

from __future__ import annotations

import re

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, Bridge, Reason, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import asides, router, sales
from appliance.dialogue.flows.existing import ExistingVisitFlow
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.meaning import not_told, outside_callers, strangers_told
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.meaning.outside_callers import Outside
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import OPEN, Meaning
from appliance.dialogue.words import plain

_ELSEWHERE = frozenset({"vendor", "hours", "address", "parking"})
"""What a pharmacy wants that is about no patient."""
_OUR_OWN = re.compile(
    r" (?:your|su|el|the) (?:\w+ ){0,2}?(?:fax|email|correo|npi|dea|license|phone|numbers?|telefono|direccion) "
)
"""What a pharmacy may ask of the clinic itself."""
_BILLS = re.compile(r" (?:bills?|billing|balance|invoice|liens?|facturas?|cuentas?|cobros?|saldo) ")
_REFILL = re.compile(r" (?:re ?fill\w*|renew\w*|resurt\w*|surt\w*|rifil\w*|renova\w*) ")
_RECORDS = re.compile(
    r" (?:records?|charts?|files?|notes|x ?rays?|expedientes?|historial|archivos?|notas|radiografias|documentos) "
)


def answer(talk: Talk, stack: Stack, meaning: Meaning) -> list[Act] | None:
    """What to do about a turn of somebody who is not to be told of a patient's visits; None for any other turn, and
    where a person is asked for, who settles it."""
    opens = talk.asked in OPEN
    if stack.top.takes_words:
        return None
    if opens and outside_callers.from_an_emergency_room(meaning.plain):
        return [Say("connecting"), Bridge(Reason.URGENT, meaning.text)]
    if (let_in := _let_in(talk, stack, meaning)) is not None:
        return let_in
    refused = _key(talk, stack, meaning)
    business = outside_callers.read(meaning.plain) if opens else None
    known = business and _know(talk, business, meaning)
    if not (known or refused) and stack.top is stack.opening and not stack.opening.served and sales.sells(meaning):
        return stack.push(asides.RecordedCaller(talk, meaning.text))
    if Intent.HUMAN in meaning.intents:
        return None
    if refused:
        return stack.push(asides.OfferHelp(talk, refused, MessageKind.MESSAGE, meaning.text))
    return _take_down(talk, stack, business, meaning) if known else None


def cut_short(talk: Talk, stack: Stack, text: str) -> list[Act] | None:
    """What to do about a recording before its turn is over; None for anything else."""
    if (cut := asides.cut_short(stack.top, text)) is not None:
        return cut
    plays = talk.asked is Asked.GREETING and sales.plays(text)
    return stack.push(asides.RecordedCaller(talk, text)) if plays else None


def _key(talk: Talk, stack: Stack, meaning: Meaning) -> str:
    """The sentence that says what is not told; "" where nothing of it is asked."""
    if not_told.asks_for_the_schedule(meaning.plain):
        return "offer_human_schedule"
    if _asks_who(talk, meaning):
        return "offer_human_who"
    if not _has_no_right(talk, meaning):
        return ""
    told_more = strangers_told.has_no_right(meaning.plain) or strangers_told.is_secret(meaning.plain)
    if told_more or (talk.kept_out and stack.grown is None):
        stack.grown = None
    else:
        stack.grown = router.wishes(talk, meaning)[:1] or stack.grown or []
    talk.kept_out = talk.outside = True
    if isinstance(stack.wish, ExistingVisitFlow):
        stack.let_go_of_all()
        return "offer_human_private"
    wanted = {wish.label for wish in router.wishes(talk, meaning)}
    return "offer_human_private" if talk.asked in OPEN and (not wanted or wanted & router.KEPT_IN) else ""


def _asks_who(talk: Talk, meaning: Meaning) -> bool:
    """Whether it is asked who is a patient or comes in; not of a provider, nor once it is known whose visit it is."""
    if talk.asked not in OPEN and (talk.person.patient or (talk.asked is Asked.NAME and meaning.name)):
        return False
    if not_told.asks_who_is_a_patient(meaning.plain):
        return True
    ours = meaning.provider or any(plain(f"{one.given} {one.family}") in meaning.plain for one in talk.clinic.providers)
    return not_told.asks_who_comes(meaning.plain) and not ours


def _has_no_right(talk: Talk, meaning: Meaning) -> bool:
    """Whether the visit is another's, by what is told of them: once it is known, until the call ends."""
    spoken = meaning.plain
    if strangers_told.has_no_right(spoken) or strangers_told.of_a_grown_child(spoken):
        return True
    others = talk.asked in OPEN or talk.person.for_other or not talk.patients.with_number(talk.caller)
    return others and strangers_told.is_secret(spoken)


def _let_in(talk: Talk, stack: Stack, meaning: Meaning) -> list[Act] | None:
    """Serve what was wanted of a grown child's visit once the caller looks after them, or calls at their wish; None
    where nothing of it is told, or something else keeps the caller out."""
    spoken = meaning.plain
    if stack.grown is None or not strangers_told.cares(spoken):
        return None
    if strangers_told.has_no_right(spoken) or strangers_told.is_secret(spoken):
        return None
    wanted, stack.grown, talk.kept_out, talk.outside = stack.grown, None, False, False
    if router.wishes(talk, meaning) or not wanted:
        return None
    stack.let_go_of_all()
    stack.opening.next = wanted[0].flow(talk)
    return stack.settle([])


def _know(talk: Talk, business: Outside, meaning: Meaning) -> bool:
    """Remember who calls on business; True where it is for us to take down."""
    labels = meaning.wishes.labels[:1]
    if business is Outside.OFFICE:
        talk.outside = talk.outside or bool(set(labels) & router.MESSAGES.keys())
        return False
    if business is Outside.PHARMACY and (_ELSEWHERE & set(labels) or _OUR_OWN.search(meaning.plain)):
        return False
    talk.outside = talk.kept_out = True
    return True


def _take_down(talk: Talk, stack: Stack, business: Outside | None, meaning: Meaning) -> list[Act]:
    """A message from who calls on business; where they do not say what for, nothing is told and help is offered."""
    records, bills = bool(_RECORDS.search(meaning.plain)), bool(_BILLS.search(meaning.plain))
    if business is Outside.PHARMACY:
        label = "refill" if _REFILL.search(meaning.plain) else "from_pharmacy"
    elif business is Outside.INSURER or records or bills:
        label = "records" if records else "billing"
    else:
        return stack.push(asides.OfferHelp(talk, "offer_human_who", MessageKind.MESSAGE, meaning.text))
    stack.opening.next = router.Wish(label, meaning).flow(talk, again=stack.opening.served)
    return stack.settle([])
