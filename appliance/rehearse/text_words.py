"""The words of a caller who types: texts from the table, blanks from the goal, and the untidiness of speech."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources
from random import Random
from string import Formatter
from typing import Any

from appliance.clinic.people import Lang, Patient
from appliance.dialogue.people import phone
from appliance.rehearse import spoken
from appliance.rehearse.text_goal import TextGoal

STUMBLE = 0.5
"""Share of a disfluent caller's turns that have a filler in them."""


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """Everything callers type, by language and question."""
    text = resources.files("appliance.rehearse").joinpath("text_answers.toml").read_text("utf-8")
    return tomllib.loads(text)


def phrase(key: str, goal: TextGoal, lang: Lang, today: date, rng: Random, **more: str) -> str:
    """One way of saying something, drawn anew each time. `more`: blanks that the goal does not know."""
    ways = table()[lang][key]
    way = rng.choice([each for each in ways if goal.provider or "{provider}" not in each])
    wanted = {name for _, name, _, _ in Formatter().parse(way) if name}
    known = {name: more[name] if name in more else _blank(name, goal, lang, today, rng) for name in sorted(wanted)}
    text = str(way.format(**known))
    return text[0].upper() + text[1:] if rng.random() < 0.7 else text


def stumbling(text: str, lang: Lang, rng: Random) -> str:
    """The same with a filler before it or after its first word, and perhaps that word twice."""
    if rng.random() >= STUMBLE:
        return text
    filler = rng.choice(table()[lang]["filler"])
    first, _, rest = text.partition(" ")
    if rng.random() < 0.5 or not rest or not first.isalpha():
        return f"{filler}, {text}"
    return f"{first}, {filler}, {first.lower()} {rest}"


def clock(at: datetime | time, lang: Lang, rng: Random) -> str:
    """A time of day with its preposition."""
    on = at if isinstance(at, datetime) else datetime.combine(date.min, at)
    if rng.random() < 0.4:
        hour = (on.hour - 1) % 12 + 1
        if lang == "en":
            return f"at {hour}:{on:%M} {'am' if on.hour < 12 else 'pm'}"
        return f"a la{'' if hour == 1 else 's'} {hour}:{on:%M} de la {'mañana' if on.hour < 12 else 'tarde'}"
    return f"{'at' if lang == 'en' else 'a'} {spoken.clock(on, lang)}"


def coming(day: date, lang: Lang, today: date, rng: Random) -> str:
    """A day to come, in one of the ways people name it."""
    ways = [spoken.day(day, lang)]
    if day - today == timedelta(days=1):
        ways.append("tomorrow" if lang == "en" else "mañana")
    weekday, _, rest = spoken.day(day, lang).partition(", " if lang == "en" else " de ")
    if lang == "en":
        ways += [f"{weekday} the {rest.partition(' ')[2]}", f"{rest.split()[0]} {day.day}"]
    elif day.day > 1:
        ways += [weekday, f"el {day.day} de {rest}"]
    return rng.choice(ways)


def _blank(name: str, goal: TextGoal, lang: Lang, today: date, rng: Random) -> str:
    who = goal.patient
    match name:
        case "given" | "family":
            return str(getattr(who, name))
        case "dob" | "wrong_dob":
            born = who.birth_date if name == "dob" else who.birth_date + timedelta(days=3)
            return _birthday(born, lang, rng)
        case "phone" | "phone_first" | "phone_rest":
            return _number(phone.national(who.phone), name, lang, rng)
        case "given_letters":
            return spoken.letters(who.given, lang)
        case "letters":
            return spoken.letters(who.family, lang).replace(",", rng.choice(("", ",")))
        case "letters_dashed":
            return "-".join(char for char in who.family.upper() if char.isalpha())
        case "visit":
            return goal.visit_type.spoken_en if lang == "en" else goal.visit_type.spoken_es
        case "provider":
            provider = goal.provider
            assert provider is not None  # noqa: S101
            return provider.spoken_en if lang == "en" else provider.spoken_es
        case "day" | "other_day":
            return coming(getattr(goal, name), lang, today, rng)
        case "clock":
            return clock(goal.at, lang, rng)
        case "part":
            return str(table()[lang]["part_morning" if goal.at.hour < 12 else "part_afternoon"])
        case _:
            raise KeyError(name)


def _birthday(born: date, lang: Lang, rng: Random) -> str:
    way = rng.randrange(3)
    if way == 0 and lang == "en":
        return f"{born:%B} {born.day}, {born.year}"
    if way == 1:
        return f"{born.month}/{born.day}/{born.year}" if lang == "en" else spoken.birthday(born, lang)
    if way == 2 and lang == "es":
        month = spoken.day(born, "es").rpartition(" ")[2]
        return f"el {born.day} de {month} de {born.year}"
    return spoken.birthday(born, lang)


def _number(digits: str, part: str, lang: Lang, rng: Random) -> str:
    digits = {"phone": digits, "phone_first": digits[:6], "phone_rest": digits[6:]}[part]
    if rng.random() < 0.5:
        return spoken.digits(digits, lang)
    groups = [digits[:3], digits[3:6], digits[6:]] if len(digits) > 4 else [digits]
    return rng.choice((" ", "-")).join(filter(None, groups))


def known(goal: TextGoal) -> bool:
    """Whether the clinic has the patient on file."""
    return isinstance(goal.patient, Patient)
