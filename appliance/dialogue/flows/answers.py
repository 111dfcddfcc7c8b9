"""Answers to questions about the clinic, from its settings only. Without a setting there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from appliance.clinic.about import Told
from appliance.clinic.after_hours import is_open
from appliance.clinic.hours import Shift, shifts_on
from appliance.clinic.settings import Location
from appliance.dialogue import when
from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.flows import places, provider_days
from appliance.dialogue.flows.provider_days import moment
from appliance.dialogue.meaning.topics import Topic
from appliance.dialogue.people import glossary, insurance_names
from appliance.dialogue.talk import Talk, type_value
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import fold, plain

MOST_DAYS = 3
"""Days whose hours are told one by one."""


def say(talk: Talk, topic: Topic, text: str) -> list[Act]:
    """The answer to one question; empty when the clinic gave none."""
    about = talk.clinic.about
    match topic:
        case Topic.ROBOT:
            return [Say("i_am_automated")]
        case Topic.RECORDED:
            return [Say("recorded")]
        case Topic.WORKS:
            return provider_days.say(talk, text, _one_day(talk, text))
        case Topic.DOCTORS:
            return _doctors(talk)
        case Topic.LANGUAGE:
            return [] if _STAFF.search(plain(text)) else [Say("i_speak_spanish")]
        case Topic.PRICE | Topic.FASTING:
            return []
        case Topic.LENGTH:
            return _length(talk, text)
        case Topic.HOURS:
            return _hours(talk, text)
        case Topic.ADDRESS:
            return _told(talk, "answer_address", about.address)
        case Topic.DIRECTIONS:
            return _told(talk, "answer_directions", about.directions)
        case Topic.PARKING:
            return _told(talk, "answer_parking", about.parking)
        case Topic.BRING:
            return _told(talk, "answer_bring", about.bring)
        case Topic.INSURANCE:
            return _insurance(talk, text)
        case Topic.NEW_PATIENTS:
            if about.new_patients is None or glossary.provider(text, talk.clinic):
                return []
            return [Say("answer_new_patients" if about.new_patients else "answer_no_new_patients")]


_TOPICS = {"hours": Topic.HOURS, "address": Topic.ADDRESS, "parking": Topic.PARKING, "insurance": Topic.INSURANCE}


def by_label(talk: Talk, meaning: Meaning) -> list[Act]:
    """The answer to a question that is known by its wish and not by its words; empty where there is doubt, or none."""
    topic = _TOPICS.get(meaning.wishes.labels[0]) if meaning.wishes.labels and not meaning.wishes.ask else None
    return say(talk, topic, meaning.text) if topic else []


_STAFF = re.compile(r" (?:doctor[ae]?s?|dra?|medic[oa]s?|dentistas?|enfermer[oa]s?|providers?|nurses?|staff|personal) ")
"""People of whom the clinic's settings do not say what they speak."""
MOST_DOCTORS = 6
"""Names read out where it is asked who works here."""


def _doctors(talk: Talk) -> list[Act]:
    """Who works here, or does the kind of visit that is wanted."""
    clinic, wanted = talk.clinic, talk.facts.visit_type
    some = [clinic.provider(one) for one in clinic.visit_type(wanted).providers] if wanted else clinic.providers
    names = [one.spoken_en if talk.lang == "en" else one.spoken_es for one in some[:MOST_DOCTORS]]
    if not names:
        return []
    more, last = {"en": ("others", "and"), "es": ("otros más", "y")}[talk.lang]
    first, end = (names, more) if len(some) > len(names) else (names[:-1], names[-1])
    joined = f"{', '.join(first)}{',' * (talk.lang == 'en' and len(first) > 1)} {last} {end}" if first else end
    told = Value(joined, ValueType.CLINIC_TEXT, Origin.SETTING)
    return [Say("answer_doctors", {"told": told})]


def _length(talk: Talk, text: str) -> list[Act]:
    """What is set aside for the kind of visit that is named, or that is talked of."""
    named = glossary.visit_type(text, talk.clinic)
    held = talk.facts.visit.visit_type_id if talk.facts.visit else ""
    wanted = named.id if named else talk.facts.visit_type or held
    kind = next((one for one in talk.clinic.visit_types if one.id == wanted), None)
    if kind is None:
        return []
    minutes = Value(kind.minutes, ValueType.COUNT, Origin.SETTING)
    return [Say("answer_length", {"visit_type": type_value(kind.id), "minutes": minutes})]


def _told(talk: Talk, key: str, told: Told | None) -> list[Act]:
    if told is None:
        return []
    return [Say(key, {"told": Value(told.words(talk.lang), ValueType.CLINIC_TEXT, Origin.SETTING)})]


def _hours(talk: Talk, text: str) -> list[Act]:
    """The hours of the place that is asked about, or that the call is about; else the office's, and where another
    place keeps other hours on that day, its hours too."""
    clinic, about = talk.clinic, talk.clinic.about
    day, here = _one_day(talk, text), places.named(clinic, text) or places.spoken_of(talk)
    if day is not None and clinic.closed.unsaid(day):
        return []
    if day is None and about.week is not None and (said := _holidays(talk, text)) is not None:
        return said
    if day is None or about.week is None:
        return _now(talk, text) + _told(talk, "answer_hours", about.hours)
    if here is not None and here.week is not None:
        return _open_on(talk, day, here.week, here)
    others = [each for each in clinic.locations if each.week is not None and here is None]
    office = shifts_on(day, about.week, clinic.closed)
    said = _open_on(talk, day, about.week)
    for each in others:
        if each.week is not None and shifts_on(day, each.week, clinic.closed) != office:
            said += _open_on(talk, day, each.week, each)
    return said


_HOLIDAYS = re.compile(r" (?:holidays?|dias? (?:festivos?|feriados?|de fiesta)|feriados?|los festivos) ")


def _holidays(talk: Talk, text: str) -> list[Act] | None:
    """The answer to a question about holidays, or about several days with one among them; None to any other."""
    clinic, week = talk.clinic, talk.clinic.about.week or ()
    runs = when.read(text, talk.lang, talk.today, asked=True).days
    days = [first for first, last in runs if first == last][:MOST_DAYS]
    if len(days) < 2 or not any(day in clinic.closed or clinic.closed.unsaid(day) for day in days):
        return [] if _HOLIDAYS.search(plain(text)) else None
    if any(clinic.closed.unsaid(day) for day in days):
        return []
    return [act for day in days for act in _open_on(talk, day, week)]


_NOW = re.compile(r" (?:now|currently|at the moment|ahorita|ahora|en este momento) ")


def _now(talk: Talk, text: str) -> list[Act]:
    """Whether the clinic is open at this moment, where that is asked."""
    about = talk.clinic.about
    if about.week is None or not _NOW.search(plain(text)) or talk.clinic.closed.unsaid(talk.today):
        return []
    opened = is_open(talk.now.astimezone(talk.clinic.zone), about.week, talk.clinic.closed)
    return [Say("answer_open_now" if opened else "answer_closed_now")]


def _open_on(talk: Talk, day: date, week: Sequence[Shift], place: Location | None = None) -> list[Act]:
    shifts = shifts_on(day, week, talk.clinic.closed)
    on = {"date": moment(talk, day, time(), ValueType.DATE)}
    if place:
        on["location"] = Value(place.id, ValueType.LOCATION, Origin.SETTING)
    if not shifts:
        return [Say("answer_closed_at" if place else "answer_closed", on)]
    hour = ValueType.TIME
    runs = [
        {"opens": moment(talk, day, one.opens, hour), "closes": moment(talk, day, one.closes, hour)} for one in shifts
    ]
    first = Say("answer_open_at" if place else "answer_open", {**on, **runs[0]})
    return [first, *(Say("answer_open_again", run) for run in runs[1:])]


def _one_day(talk: Talk, text: str) -> date | None:
    """The day a text asks about; the next such day when it asks about all Saturdays."""
    days = when.read(text, talk.lang, talk.today, asked=True).days
    if not days or any(first != last for first, last in days) or len({first.weekday() for first, _ in days}) > 1:
        return None
    return days[0][0]


def _insurance(talk: Talk, text: str) -> list[Act]:
    """A named plan is either on the clinic's list or left open: the list may be short, so there is no "no"."""
    about = talk.clinic.about
    named = insurance_names.read(text)
    if named == insurance_names.SELF_PAY:
        return [Say("answer_no_insurance")]
    if not named:
        return _told(talk, "answer_insurance", about.insurance_said)
    found = next((plan for plan in about.insurance or () if fold(plan) == fold(named)), None)
    if found is None:
        return []
    return [Say("answer_insurance_yes", {"insurer": Value(found, ValueType.CLINIC_TEXT, Origin.SETTING)})]
