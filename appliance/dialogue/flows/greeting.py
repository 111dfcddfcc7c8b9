"""The first words of a call."""

from __future__ import annotations

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Act, Listen, Origin, Say, Value, ValueType
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import office
from appliance.dialogue.flows.earlier import Earlier, Resume
from appliance.dialogue.flows.freed_offer import FreedOfferFlow
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.talk import Talk


def greet(talk: Talk, stack: Stack, earlier: Earlier | None) -> list[Act]:
    """Who answers, in which languages, and how we can help; or whether to go on with a call that was cut off."""
    if talk.offered is not None:
        clinic = Value(talk.clinic.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING)
        flow = FreedOfferFlow(talk, talk.offered)
        return [Say("greeting_outgoing", {"clinic": clinic}), *stack.push(flow)]
    other: Lang = "es" if talk.lang == "en" else "en"
    values = {"clinic": Value(talk.clinic.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING)}
    if talk.known:
        values["name"] = Value(talk.known.given, ValueType.PERSON_NAME, Origin.STORE)
    hello: list[Act] = [Say("greeting_named" if talk.known else "greeting", values), Say("other_language", lang=other)]
    if talk.clinic.after_hours.greeting and office.closed(talk.clinic, talk.now):
        hello.append(Say("closed_now"))
    if earlier is None:
        return [*hello, Say("how_can_i_help"), Listen(Asked.GREETING)]
    return [*hello, *stack.push(Resume(talk, earlier, stack.opening))]
