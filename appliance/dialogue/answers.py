"""Answers to questions about the clinic, from its settings only. Without a setting there is none."""

from __future__ import annotations

from datetime import date, datetime, time

from appliance.clinic.about import Told
from appliance.clinic.hours import shifts_on
from appliance.dialogue import glossary, insurance_names, when
from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.talk import Talk
from appliance.dialogue.topics import Topic
from appliance.dialogue.words import fold


def say(talk: Talk, topic: Topic, text: str) -> list[Act]:
    """The answer to one question; empty when the clinic gave none."""
    about = talk.clinic.about
    match topic:
        case Topic.ROBOT:
            return [Say("i_am_automated")]
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


def _told(talk: Talk, key: str, told: Told | None) -> list[Act]:
    if told is None:
        return []
    return [Say(key, {"told": Value(told.words(talk.lang), ValueType.CLINIC_TEXT, Origin.SETTING)})]


def _hours(talk: Talk, text: str) -> list[Act]:
    about = talk.clinic.about
    day = _one_day(talk, text)
    if day is None or about.week is None:
        return _told(talk, "answer_hours", about.hours)
    shifts = shifts_on(day, about.week, talk.clinic.closed)
    on = {"date": _at(talk, day, time())}
    if not shifts:
        return [Say("answer_closed", on)]
    runs = [{"opens": _clock(talk, day, one.opens), "closes": _clock(talk, day, one.closes)} for one in shifts]
    return [Say("answer_open", {**on, **runs[0]}), *(Say("answer_open_again", run) for run in runs[1:])]


def _one_day(talk: Talk, text: str) -> date | None:
    """The day a text asks about; the next such day when it asks about all Saturdays."""
    days = when.read(text, talk.lang, talk.today, asked=True).days
    if not days or any(first != last for first, last in days) or len({first.weekday() for first, _ in days}) > 1:
        return None
    return days[0][0]


def _at(talk: Talk, day: date, at: time) -> Value:
    return Value(datetime.combine(day, at, talk.clinic.zone), ValueType.DATE, Origin.SETTING)


def _clock(talk: Talk, day: date, at: time) -> Value:
    return Value(datetime.combine(day, at, talk.clinic.zone), ValueType.TIME, Origin.SETTING)


def _insurance(talk: Talk, text: str) -> list[Act]:
    """A named plan is either on the clinic's list or left open: the list may be short, so there is no "no"."""
    about = talk.clinic.about
    named = insurance_names.read(text)
    if not named or named == insurance_names.SELF_PAY:
        return _told(talk, "answer_insurance", about.insurance_said)
    found = next((plan for plan in about.insurance or () if fold(plan) == fold(named)), None)
    if found is None:
        return []
    return [Say("answer_insurance_yes", {"insurer": Value(found, ValueType.CLINIC_TEXT, Origin.SETTING)})]
