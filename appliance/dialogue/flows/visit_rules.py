"""What a clinic set for a kind of visit, as it comes up in a call: ages, lead time, place, approval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from appliance.clinic.hours import shifts_on
from appliance.clinic.visit import Opening, Visit, VisitType
from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows.flow import get_someone
from appliance.dialogue.talk import Talk, provider_value, type_value

ANY_OLDER = 100
"""A highest age from which a clinic means no upper limit at all, in years."""


def age(born: date, on: date) -> int:
    """Whole years on a day; under 0 for a day before the birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def suits(talk: Talk, kind: VisitType) -> bool:
    """Whether the patient may have this kind of visit, as far as their date of birth is known."""
    who, chosen = talk.person, talk.facts.chosen
    born = who.patient.birth_date if who.patient else who.births[0] if len(who.births) == 1 else None
    day = chosen.opening.start.astimezone(talk.clinic.zone).date() if chosen else talk.today
    return born is None or kind.suits(age(born, day))


def may_be_misheard(talk: Talk, kind: VisitType) -> bool:
    """Whether the age rests on a date of birth that is nobody's on file and was said once: it is asked for again."""
    who = talk.person
    heard_once = bool(who.births) and who.patient is None and not who.birth_asked_again
    return heard_once and not suits(talk, kind) and not talk.patients.born_on(who.births)


def for_whom_else(talk: Talk, kind: VisitType) -> bool:
    """Whether the one patient with the caller's number is too old or young, so that they call for somebody else."""
    who = talk.person
    asked_nothing = not (who.births or who.name or who.patient)
    return bool(talk.known and asked_nothing and not kind.suits(age(talk.known.birth_date, talk.today)))


def another_kind(talk: Talk, kind: VisitType) -> list[Act]:
    """Not at this age: say for whom it is, and ask about the kind the clinic set instead, or fetch a person."""
    lead: list[Act] = [] if talk.again else [_for_ages(kind)]
    if kind.instead is None:
        return get_someone(*lead)
    return lead + talk.ask("offer_instead", Asked.CONFIRM_YES_NO, {"visit_type": type_value(kind.instead)})


def take_instead(talk: Talk, kind: VisitType) -> None:
    """The caller agreed to the other kind; its own providers do it."""
    talk.drop_times()
    facts = talk.facts
    facts.visit_type, facts.type_said = kind.instead, True
    if facts.provider and kind.instead and facts.provider not in talk.clinic.visit_type(kind.instead).providers:
        facts.provider = None


def not_with(provider_id: str, visit: Visit) -> list[Act]:
    """The provider who is asked for does no visits of this kind, or is the one it is with."""
    if provider_id == visit.provider_id:
        return []
    named = {"provider": provider_value(provider_id), "visit_type": type_value(visit.visit_type_id)}
    return [Say("not_with_provider", named)]


def not_what_was_wanted(talk: Talk, opening: Opening) -> Say:
    """Why what is offered is not the time asked for: it is too soon for this kind, or nothing is free then."""
    hours = talk.clinic.visit_type(opening.visit_type_id).notice_hours
    zone, soonest = talk.clinic.zone, talk.now + timedelta(hours=hours)
    wanted = [span[0] for span in talk.facts.when.spans(talk.now, zone)]
    exact = talk.facts.when.exact(talk.now, zone)
    if hours and any(start < soonest for start in (*wanted, *([exact] if exact else []))):
        return Say("needs_notice", {"hours": _count(hours)})
    days = {start.astimezone(zone).date() for start in wanted}
    return (_nobody_there(talk, days.pop()) if len(days) == 1 else None) or Say("nearest")


def _nobody_there(talk: Talk, day: date) -> Say | None:
    """That who was asked for, or anybody, is not there on that day; None where they may be."""
    clinic, who = talk.clinic, talk.facts.provider
    weeks = [clinic.shifts.get(one.id, ()) for one in clinic.providers if who in (None, one.id)]
    if not all(weeks) or any(shifts_on(day, week, clinic.closed) for week in weeks):
        return None
    on = {"date": Value(datetime.combine(day, time(12), clinic.zone), ValueType.DATE, Origin.SETTING)}
    if who is None or day in clinic.closed:
        return Say("answer_closed", on)
    return Say("answer_works_not", {**on, "provider": provider_value(who)})


def place(talk: Talk, openings: Sequence[Opening], *, anyway: bool = False) -> list[Act]:
    """Where it is, when it is not at the clinic's first location; nothing where all are there, or at several, or where
    it was what was said last (`anyway`: said all the same)."""
    known = [location.id for location in talk.clinic.locations]
    places = {opening.location_id for opening in openings}
    where = places.pop() if len(places) == 1 and places <= set(known[1:]) else ""
    before, talk.place_told = talk.place_told, where
    if not where or (where == before and not anyway):
        return []
    return [Say("at_place", {"location": Value(where, ValueType.LOCATION, Origin.SETTING)})]


def _for_ages(kind: VisitType) -> Say:
    low, high = kind.ages or (0, ANY_OLDER)
    named = {"visit_type": type_value(kind.id)}
    if high >= ANY_OLDER:
        return Say("for_ages_from", {**named, "years": _count(low)})
    if low == 0:
        return Say("for_ages_under", {**named, "years": _count(high + 1)})
    return Say("for_ages_between", {**named, "first": _count(low), "last": _count(high)})


def _count(number: int) -> Value:
    return Value(number, ValueType.COUNT, Origin.SETTING)
