"""On which days somebody works, from their weekly hours in the clinic's settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from appliance.clinic.hours import shifts_on
from appliance.clinic.people import Lang
from appliance.dialogue.acts import Act, Origin, Say, Value, ValueType
from appliance.dialogue.people import glossary
from appliance.dialogue.talk import Talk, provider_value

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}


def say(talk: Talk, text: str, day: date | None) -> list[Act]:
    """Whether the one named works on a day, or on which days they do; empty for nobody the clinic has."""
    who, clinic = glossary.provider(text, talk.clinic), talk.clinic
    week = clinic.shifts.get(who.id, ()) if who else ()
    if who is None or not week or (day and clinic.closed.unsaid(day)):
        return []
    provider = {"provider": provider_value(who.id)}
    if day is None:
        told = _said({shift.weekday for shift in week}, talk.lang)
        return [Say("answer_works", {**provider, "told": Value(told, ValueType.CLINIC_TEXT, Origin.SETTING)})]
    on = {**provider, "date": moment(talk, day, time(), ValueType.DATE)}
    shifts = shifts_on(day, week, clinic.closed)
    if not shifts:
        return [Say("answer_works_not", on)]
    opens = moment(talk, day, shifts[0].opens, ValueType.TIME)
    return [Say("answer_works_on", {**on, "opens": opens, "closes": moment(talk, day, shifts[-1].closes, opens.type)})]


def moment(talk: Talk, day: date, at: time, kind: ValueType) -> Value:
    """A day, or an hour of it, of the clinic's settings."""
    return Value(datetime.combine(day, at, talk.clinic.zone), kind, Origin.SETTING)


def _said(weekdays: Iterable[int], lang: Lang) -> str:
    """Days of the week as said aloud: "Monday to Wednesday, and Friday"."""
    names, runs = _DAYS[lang], list[list[int]]()
    for day in sorted(weekdays):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    through, on, both = (" to ", "", ", and ") if lang == "en" else (" a ", "el ", ", y ")
    said = [
        f"{'de ' if lang == 'es' else ''}{names[run[0]]}{through}{names[run[-1]]}"
        if len(run) > 1
        else on + names[run[0]]
        for run in runs
    ]
    return both.join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
