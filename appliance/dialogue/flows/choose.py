"""Finding a time: search, hold, then offer. A time is held before the caller hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from appliance.clinic.visit import Opening
from appliance.dialogue.acts import Act, FindOpenings, Hold, Listen, Origin, ReleaseHold, Say, Value, ValueType, Wanted
from appliance.dialogue.answers import instead, nearby, slots
from appliance.dialogue.answers.slots import Slot, Status
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates import weeks
from appliance.dialogue.dates.clock_words import AFTERNOONS, DAY_END, Window
from appliance.dialogue.events import HoldAnswer, OpeningsFound
from appliance.dialogue.flows import visit_rules
from appliance.dialogue.people import birth_beside
from appliance.dialogue.talk import Offer, Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import Span, When

MOST_OFFERED = 2
"""Times read out at once; more cannot be kept in mind by ear."""
SEARCHED = 6
"""Openings looked at for one offer."""
MOST_WORDS_OF_YES = 4
"""Words up to which a yes to two times is no more than that."""
MOST_ROUNDS = 3
"""Offers after which the caller is asked for another day instead."""


def ask_when(talk: Talk) -> list[Act]:
    """Which day and time, which day, or which of two days the words could mean."""
    if len(talk.facts.when.either) == 2:
        first, second = (_weekday(talk, day) for day in talk.facts.when.either)
        return talk.ask("which_day", Asked.DATE_TIME, {"first": first, "second": second})
    return talk.ask("ask_day" if timed(talk) else "ask_when", Asked.DATE_TIME)


def timed(talk: Talk) -> bool:
    """Whether a time of day is known, so that only the day is missing."""
    return bool(talk.facts.when.at or talk.facts.when.window)


def _weekday(talk: Talk, day: date) -> Value:
    """A day to come, spoken with its weekday and no year."""
    return Value(datetime.combine(day, time(12), talk.clinic.zone), ValueType.DATE, Origin.CALLER_SAID)


def search(talk: Talk, visit_type_id: str) -> list[Act]:
    """Look for openings that suit."""
    facts = talk.facts
    zone = talk.clinic.zone
    wanted = Wanted(
        visit_type_id=visit_type_id,
        provider_id=facts.provider,
        spans=facts.when.spans(talk.now, zone),
        excluded=facts.refused + _own_times(talk, visit_type_id),
        at=facts.when.exact(talk.now, zone),
    )
    return [FindOpenings(wanted, SEARCHED)]


def _own_times(talk: Talk, visit_type_id: str) -> tuple[Span, ...]:
    """Starts at which this visit would run into one that was made for the same person in this call."""
    who, length = talk.person, timedelta(minutes=talk.clinic.visit_type(visit_type_id).minutes)
    known = who.patient.id if who.patient else None
    same = [one for one in talk.made if (known == one.patient_id if known or who.for_other else True)]
    return tuple((one.start - length + timedelta(minutes=1), one.end) for one in same)


def of_two_days(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn says which of two days the caller's words meant; that is then the day wanted."""
    when = talk.facts.when
    if len(when.either) != 2 or meaning.choice not in (0, 1, -1):
        return False
    day = when.either[meaning.choice]
    talk.facts.when = when.then(When(days=((day, day),)))
    return True


def found(talk: Talk, answer: OpeningsFound) -> list[Act]:
    """Hold the best one or two before saying anything."""
    facts = talk.facts
    later, facts.later = facts.later, ""
    facts.exact = answer.exact and later != "other days"
    if facts.provider and facts.anyone and not (answer.openings and answer.exact):
        return _with_others(talk)
    if facts.when.window in AFTERNOONS and not answer.exact:
        facts.when = replace(facts.when, window=Window(time(12), DAY_END))  # where nothing is later, noon will do
        return search(talk, _kind(talk))
    if later == "that day" and not answer.exact:
        return _on_other_days(talk)
    if not answer.openings:
        return no_openings(talk)
    facts.rounds += 1
    named = facts.when.at is not None and answer.exact
    facts.to_hold = _spread(answer.openings, 1 if named else MOST_OFFERED)
    return [Hold(facts.to_hold.pop(0))]


def _with_others(talk: Talk) -> list[Act]:
    """The provider who was preferred has nothing then: others are looked at for the same wish."""
    talk.facts.provider = None
    return search(talk, _kind(talk))


def _on_other_days(talk: Talk) -> list[Act]:
    """Nothing is later that day: the days after it are looked at for the same hours."""
    talk.facts.when, talk.facts.later = nearby.on_other_days(talk.facts.when), "other days"
    return search(talk, _kind(talk))


def _kind(talk: Talk) -> str:
    return talk.facts.visit.visit_type_id if talk.facts.visit else talk.kind.id


def no_openings(talk: Talk, key: str = "no_openings") -> list[Act]:
    """Nothing is free: ask for another day, or the waiting list."""
    talk.facts.unmet = talk.facts.unmet.then(talk.facts.when)
    talk.facts.when = When()
    talk.facts.refused, talk.facts.rounds = (), 0
    return [Say(key), Listen(Asked.DATE_TIME)]


def none_suits(talk: Talk) -> list[Act]:
    """Enough was offered and refused: ask for another day, or the waiting list."""
    return no_openings(talk, "none_suits")


def held(talk: Talk, answer: HoldAnswer) -> list[Act] | None:
    """Keep the hold; the next one to take, or None when holding is done."""
    facts = talk.facts
    if answer.hold_id is not None:
        facts.offers.append(Offer(answer.opening, answer.hold_id))
    else:
        facts.refused += (span(answer.opening),)
    return [Hold(facts.to_hold.pop(0))] if facts.to_hold else None


def takes_itself(talk: Talk) -> bool:
    """Whether the one held time is just what the caller asked for, so that it need not be offered."""
    facts = talk.facts
    named = facts.when.exact(talk.now, talk.clinic.zone)
    return len(facts.offers) == 1 and facts.exact and named == facts.offers[0].opening.start


def offer(talk: Talk) -> list[Act]:
    """Read out the held times."""
    facts = talk.facts
    values: dict[str, Value] = {}
    for number, each in enumerate(facts.offers, start=1):
        values |= {f"{name}{number}": value for name, value in talk.at(each.opening).items()}
    first = facts.offers[0].opening
    if len(facts.offers) == MOST_OFFERED and talk.lost:
        return [Say("offer_two_keys", values), Listen(Asked.WHICH_SLOT)]
    same_day = len({_local(talk, each.opening).date() for each in facts.offers}) == 1
    same_person = len({each.opening.provider_id for each in facts.offers}) == 1
    if len(facts.offers) == 1:
        key, values = "offer_one", talk.at(first)
    elif same_person:
        key = "offer_two_times" if same_day else "offer_two_days"
        values.pop("provider2")
        if same_day:
            values.pop("date2")
    else:
        key = "offer_two_people"
    told = talk.again or talk.put == (key, values, talk.lang)
    lead: list[Act] = [] if facts.exact or told else [visit_rules.not_what_was_wanted(talk, first)]
    lead += [] if told else visit_rules.place(talk, [each.opening for each in facts.offers])
    return lead + talk.ask(key, Asked.WHICH_SLOT, values)


def pick(talk: Talk, meaning: Meaning) -> Offer | None:
    """The offer a turn `in_context` takes, None when it takes none."""
    offers = talk.facts.offers
    if not meaning.text and meaning.choice is not None and (meaning.choice < len(offers)):
        return offers[meaning.choice]
    shown = [Slot(start=_local(talk, each.opening), names=_names(talk, each.opening)) for each in offers]
    text = birth_beside.without(meaning.text) if meaning.births else meaning.text
    choice = slots.which((text,), shown, lang=talk.lang, today=talk.today)
    if choice.index is not None:
        return offers[choice.index]
    left = slots.other_of_two(meaning.plain) if len(offers) == MOST_OFFERED else None
    if left is not None:
        return offers[left]
    if slots.left_to_us(meaning.plain) and not _names_something(meaning):
        return offers[0]
    if choice.status is Status.OTHER and not _names_something(meaning):
        return None
    fitting = [each for each in offers if _fits(talk, each.opening, meaning)]
    return fitting[0] if len(fitting) == 1 and _names_something(meaning) else None


def agreed_again(talk: Talk, meaning: Meaning) -> Offer | None:
    """The first time on offer, for who says yes to more than one of them a second time; it is said back to them."""
    facts = talk.facts
    words = len(meaning.plain.split())
    if len(facts.offers) < 2 or not meaning.agrees or _names_something(meaning) or words > MOST_WORDS_OF_YES:
        return None
    before, facts.agreed = facts.agreed, True
    return facts.offers[0] if before else None


def confirms(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn agrees to the time chosen and says no more than that time again: "yes, Thursday at noon"."""
    chosen, said = talk.facts.chosen, meaning.when
    if not (meaning.agrees and chosen and said.said) or said.excluded or said.either or len(said.days) > 1:
        return False
    if said.soonest or said.flexible or instead.is_busy(meaning.plain):
        return False
    if meaning.visit_type not in (None, talk.facts.visit_type) or meaning.births or meaning.phone or meaning.name:
        return False
    return _fits(talk, chosen.opening, in_context(talk, meaning))


def placed(talk: Talk, meaning: Meaning) -> When:
    """When a turn would have it, in the light of the days offered or wanted before, or of the visit that is moved."""
    offered = _offered(talk)
    before = ((min(offered), min(offered)),) if offered else talk.facts.when.days
    beside = [start.date() for start in _at_hand(talk)]
    wanted = weeks.placed(meaning.when, meaning.plain, before, beside, refused=meaning.yes is False)
    wanted = weeks.past(wanted, meaning.plain, talk.facts.when.excluded, talk.today)
    return instead.of(wanted, meaning.plain, _at_hand(talk))


def in_context(talk: Talk, meaning: Meaning) -> Meaning:
    """A turn about times on offer, with its days counted from theirs where it counts so."""
    return replace(meaning, when=placed(talk, meaning))


def wants_nearby(talk: Talk, meaning: Meaning) -> bool:
    """Whether a turn asks for an earlier or a later time than those on offer; that is then what is looked for."""
    starts = [_local(talk, each.opening) for each in talk.facts.offers]
    wanted = nearby.read(meaning, starts)
    if wanted is None:
        return False
    refuse(talk)
    talk.facts.when = wanted
    talk.facts.later = "that day" if wanted.window and wanted.window.to == DAY_END else ""
    return True


def _offered(talk: Talk) -> list[date]:
    facts = talk.facts
    return [start.date() for start in _at_hand(talk)] if facts.offers or facts.chosen else []


def _at_hand(talk: Talk) -> list[datetime]:
    """The times on offer, or the one chosen, or that of the visit which is moved."""
    facts = talk.facts
    offers = facts.offers or ([facts.chosen] if facts.chosen else [])
    if not offers and facts.visit:
        return [facts.visit.start.astimezone(talk.clinic.zone)]
    return [_local(talk, each.opening) for each in offers]


def _names(talk: Talk, opening: Opening) -> tuple[str, ...]:
    who = talk.clinic.provider(opening.provider_id)
    return (who.family, who.given, *who.aliases)


def take(talk: Talk, chosen: Offer) -> None:
    """The caller wants this one; the others are given back. A correction starts from its day and time."""
    facts = talk.facts
    talk.first += [ReleaseHold(each.hold_id) for each in facts.offers if each is not chosen]
    facts.offers, facts.chosen = [], chosen
    facts.when = replace(around(talk, chosen.opening), at=_local(talk, chosen.opening).time())


def around(talk: Talk, opening: Opening) -> When:
    """The day of a time that went to someone else."""
    day = _local(talk, opening).date()
    return When(days=((day, day),))


def refuse(talk: Talk) -> None:
    """None of these: they are given back and not offered again."""
    talk.facts.refused += tuple(span(each.opening) for each in talk.facts.offers)
    talk.drop_times()


def _fits(talk: Talk, opening: Opening, meaning: Meaning) -> bool:
    local = _local(talk, opening)
    when = meaning.when
    if meaning.provider and meaning.provider != opening.provider_id:
        return False
    if when.days and not any(first <= local.date() <= last for first, last in when.days):
        return False
    if any(first <= local.date() <= last for first, last in when.excluded):
        return False
    if when.at and when.at != local.time():
        return (
            when.at.minute == 0
            and when.at.hour == local.hour
            and meaning.yes is not False
            and _only_hour(talk, when.at.hour)
        )
    return not (when.window and not when.window.from_ <= local.time() < when.window.to)


def _only_hour(talk: Talk, hour: int) -> bool:
    """ "Nine" can stand for nine thirty when it is the only time in that hour on offer."""
    return sum(_local(talk, each.opening).hour == hour for each in talk.facts.offers) == 1


def _names_something(meaning: Meaning) -> bool:
    return bool(meaning.when.days or meaning.when.at or meaning.when.window or meaning.provider)


def _spread(openings: tuple[Opening, ...], count: int) -> list[Opening]:
    """The best, and the next that does not overlap it; apart by an hour if there is such a one."""
    chosen = [openings[0]]
    for gap in (timedelta(minutes=60), timedelta(0)):
        for each in openings[1:]:
            apart = all(each.start >= kept.end + gap or each.end + gap <= kept.start for kept in chosen)
            if apart and len(chosen) < count:
                chosen.append(each)
    return sorted(chosen, key=lambda each: each.start)


def span(opening: Opening) -> Span:
    """The start alone, for `Wanted.excluded`."""
    return opening.start, opening.start + timedelta(minutes=1)


def _local(talk: Talk, opening: Opening) -> datetime:
    return opening.start.astimezone(talk.clinic.zone)
