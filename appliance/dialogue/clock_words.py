"""Times of day in speech: "nine thirty", "9.30", "half past two", "menos cuarto", "before ten", "por la tarde"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from appliance.clinic.people import Lang
from appliance.dialogue import numbers
from appliance.dialogue.words import listed, match_at

Kind = Literal["at", "before", "after"]
DAY_END = time(23, 59)
"""End of the last window of a day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of day and how it was meant."""

    kind: Kind
    at: time
    sure: bool
    """Whether morning or afternoon was said; otherwise office hours decide (7 to 11 morning, 12 to 6 afternoon)."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the day: starts in [from_, to)."""

    from_: time
    to: time


MORNING = Window(time(0), time(12))
AFTERNOON = Window(time(12), time(17))
EVENING = Window(time(17), DAY_END)

_EN_PARTS: tuple[tuple[str, Window], ...] = (
    ("first thing in the morning", Window(time(0), time(9, 30))),
    ("early in the morning", Window(time(0), time(10))),
    ("early morning", Window(time(0), time(10))),
    ("first thing", Window(time(0), time(9, 30))),
    ("late morning", Window(time(10, 30), time(12))),
    ("mid morning", Window(time(9, 30), time(11, 30))),
    ("early afternoon", Window(time(12), time(14, 30))),
    ("late afternoon", Window(time(15), DAY_END)),
    ("later in the afternoon", Window(time(14, 30), DAY_END)),
    ("end of the day", Window(time(15, 30), DAY_END)),
    ("after school", Window(time(15), DAY_END)),
    ("after work", EVENING),
    ("after lunch", Window(time(12, 30), time(17))),
    ("before lunch", Window(time(0), time(12))),
    ("lunch time", Window(time(11, 30), time(13, 30))),
    ("lunchtime", Window(time(11, 30), time(13, 30))),
    ("mornings", MORNING),
    ("morning", MORNING),
    ("afternoons", AFTERNOON),
    ("afternoon", AFTERNOON),
    ("evenings", EVENING),
    ("evening", EVENING),
    ("tonight", EVENING),
    ("night", EVENING),
)
_ES_PARTS: tuple[tuple[str, Window], ...] = (
    ("a primera hora", Window(time(0), time(9, 30))),
    ("temprano por la manana", Window(time(0), time(10))),
    ("temprano en la manana", Window(time(0), time(10))),
    ("mas temprano", Window(time(0), time(12))),
    ("temprano", Window(time(0), time(10))),
    ("despues de la escuela", Window(time(15), DAY_END)),
    ("despues del trabajo", EVENING),
    ("despues de comer", Window(time(13), DAY_END)),
    ("por la manana", MORNING),
    ("en la manana", MORNING),
    ("de la manana", MORNING),
    ("a la manana", MORNING),
    ("esta manana", MORNING),
    ("las mananas", MORNING),
    ("mananas", MORNING),
    ("por la tarde", AFTERNOON),
    ("en la tarde", AFTERNOON),
    ("de la tarde", AFTERNOON),
    ("esta tarde", AFTERNOON),
    ("las tardes", AFTERNOON),
    ("la tarde", AFTERNOON),
    ("tardecita", AFTERNOON),
    ("por la noche", EVENING),
    ("en la noche", EVENING),
    ("de la noche", EVENING),
    ("esta noche", EVENING),
)
_BEFORE = {
    "en": ("no later than", "not after", "before", "by", "until", "till"),
    "es": ("a mas tardar", "antes de", "hasta"),
}
_AFTER = {
    "en": ("no earlier than", "not before", "any time after", "after", "from", "past"),
    "es": ("no antes de", "despues de", "a partir de", "pasadas", "desde", "de"),
}
_AT = {
    "en": ("right at", "around", "about", "at", "say", "to", "and", "between", "or"),
    "es": ("como a", "alrededor de", "sobre", "tipo", "a eso de", "a", "y", "entre", "o", "para"),
}
_HOMOPHONES = {"to": "two", "too": "two", "for": "four", "ate": "eight", "won": "one", "tree": "three", "then": "ten"}
_NAMED = {"noon": time(12), "midday": time(12), "mediodia": time(12), "midnight": time(0)}


def part_of_day(words: Sequence[str], at: int) -> tuple[Window, int] | None:
    """A part of the day that starts at this word, in either language."""
    for phrase, window in _EN_PARTS + _ES_PARTS:
        end = match_at(words, at, phrase)
        if end:
            return window, end
    return None


def clock(words: Sequence[str], at: int, lang: Lang, *, bare: bool, more: bool = False) -> tuple[Clock, int] | None:
    """A time that starts at this word. `bare`: a lone hour counts too, because a time was asked for.

    `more`: a time was read before this one, so that "to", "and" and "or" can lead to another.
    """
    kind, start = _anchor(words, at, lang)
    article = lang == "es" and words[start : start + 1] in (["las"], ["la"], ["los"])
    anchored = article or (start > at and (more or words[at] not in _JOINING) and lang == "en") or (start > at and more)
    start += article
    if anchored and kind == "at" and lang == "en":
        words = _mend(words, start)
    read = _time(words, start, lang)
    if read is None:
        return None
    hour, minute, end, plain = read
    named, end = _meridiem(words, end)
    if hour > 23 or minute > 59 or (plain and named is None and not _lone(words, start, end, anchored, bare)):
        return None
    return Clock(kind, _resolve(hour, minute, named), named is not None or hour > 12 or hour == 0), end


def _lone(words: Sequence[str], start: int, end: int, anchored: bool, bare: bool) -> bool:
    """Whether a number by itself is an hour here."""
    if not (anchored or bare) or (end < len(words) and words[end] in _NOT_HOURS):
        return False
    return anchored or words[start] not in _PRONOUNS or len(words) == 1


_JOINING = frozenset({"to", "and", "or", "for"})
_PRONOUNS = frozenset({"one", "uno", "una", "un"})
""" "The second one" is no hour."""
_NOT_HOURS = frozenset(
    listed(
        "days day weeks week months month years year minutes minute hours hour people kids fillings "
        "teeth of de dias semanas meses anos minutos horas percent pm th st nd rd one option opcion"
    )
)


def _anchor(words: Sequence[str], at: int, lang: Lang) -> tuple[Kind, int]:
    table: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("before", _BEFORE[lang]),
        ("after", _AFTER[lang]),
        ("at", _AT[lang]),
    )
    for kind, phrases in table:
        for phrase in phrases:
            if end := match_at(words, at, phrase):
                return kind, end
    return "at", at


def _mend(words: Sequence[str], at: int) -> Sequence[str]:
    """ "at to thirty" was "at two thirty"."""
    if at < len(words) and words[at] in _HOMOPHONES:
        return [*words[:at], _HOMOPHONES[words[at]], *words[at + 1 :]]
    return words


Spoken = tuple[int, int, int, bool]
"""Hour, minute, index after, and whether it was a lone hour."""


def _time(words: Sequence[str], at: int, lang: Lang) -> Spoken | None:
    if at >= len(words):
        return None
    if words[at] == "el" and words[at + 1 : at + 2] == ["mediodia"]:
        at += 1
    if words[at] in _NAMED:
        named = _NAMED[words[at]]
        return named.hour, named.minute, at + 1, False
    return _figures(words, at) or (_english(words, at) if lang == "en" else _spanish(words, at))


def _figures(words: Sequence[str], at: int) -> Spoken | None:
    word = words[at]
    for mark in (":", "."):
        hour, found, minute = word.partition(mark)
        if found and hour.isdigit() and minute.isdigit() and len(minute) == 2 and len(hour) <= 2:
            return int(hour), int(minute), at + 1, False
    if word.isdigit() and len(word) in (3, 4) and int(word[-2:]) % 5 == 0 and 1 <= int(word[:-2]) <= 23:
        return int(word[:-2]), int(word[-2:]), at + 1, False
    return None


def _english(words: Sequence[str], at: int) -> Spoken | None:
    for phrase, minute in (("half past", 30), ("quarter past", 15), ("quarter after", 15), ("a quarter past", 15)):
        end = match_at(words, at, phrase)
        if end and (hour := numbers.cardinal(words, end, "en")):
            return hour[0], minute, hour[1], False
    for phrase in ("quarter to", "quarter till", "quarter til", "quarter of", "quarter before", "a quarter to"):
        end = match_at(words, at, phrase)
        if end and (hour := numbers.cardinal(words, end, "en")) and 1 <= hour[0] <= 23:
            return _hour_before(hour[0]), 45, hour[1], False
    first = numbers.cardinal(words, at, "en")
    if first is None:
        return None
    value, end = first
    if counted := _counted(words, value, end):
        return counted
    if not 0 <= value <= 23 or (words[at].isdigit() and len(words[at]) > 2):
        return None
    return _with_minutes(words, value, end, "en")


def _counted(words: Sequence[str], minutes: int, at: int) -> Spoken | None:
    """ "ten to three", "twenty past nine"."""
    at += words[at : at + 1] in (["minutes"], ["minute"])
    word = words[at] if at < len(words) else ""
    hour = numbers.cardinal(words, at + 1, "en") if word in ("past", "after", "to", "till", "til", "before") else None
    if hour is None or not 1 <= hour[0] <= 12 or minutes not in (5, 10, 15, 20, 25):
        return None
    if word in ("past", "after"):
        return hour[0], minutes, hour[1], False
    return None if words[at] == "to" and minutes == 15 else (_hour_before(hour[0]), 60 - minutes, hour[1], False)


def _spanish(words: Sequence[str], at: int) -> Spoken | None:
    for phrase, minutes in (("cuarto para", 15), ("diez para", 10), ("cinco para", 5), ("veinte para", 20)):
        end = match_at(words, at, phrase)
        end = end and (match_at(words, end, "las") or match_at(words, end, "la") or end)
        if end and (hour := numbers.cardinal(words, end, "es")) and 1 <= hour[0] <= 12:
            return _hour_before(hour[0]), 60 - minutes, hour[1], False
    first = numbers.cardinal(words, at, "es")
    if first is None or not 0 <= first[0] <= 23 or (words[at].isdigit() and len(words[at]) > 2):
        return None
    hour_value, end = first
    if end_menos := match_at(words, end, "menos"):
        minutes_read = _spanish_minutes(words, end_menos)
        if minutes_read:
            return _hour_before(hour_value), 60 - minutes_read[0], minutes_read[1], False
    if end_y := match_at(words, end, "y"):
        minutes_read = _spanish_minutes(words, end_y)
        if minutes_read:
            return hour_value, minutes_read[0], minutes_read[1], False
    return _with_minutes(words, hour_value, end, "es")


def _spanish_minutes(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = words[at] if at < len(words) else ""
    if word in ("media", "cuarto"):
        return (30 if word == "media" else 15), at + 1
    read = numbers.cardinal(words, at, "es")
    return read if read and 5 <= read[0] <= 59 and read[0] % 5 == 0 else None


def _with_minutes(words: Sequence[str], hour: int, end: int, lang: Lang) -> Spoken:
    for extra in ("oclock", "o clock", "en punto", "sharp", "horas"):
        if after := match_at(words, end, extra):
            return hour, 0, after, False
    if words[end : end + 1] in (["oh"], ["o"]) and (read := numbers.cardinal(words, end + 1, lang)) and read[0] == 5:
        return hour, 5, read[1], False
    read = numbers.cardinal(words, end, lang)
    if read and 10 <= read[0] <= 55 and read[0] % 5 == 0 and 1 <= hour <= 23:
        return hour, read[0], read[1], False
    return hour, 0, end, True


def _meridiem(words: Sequence[str], at: int) -> tuple[str | None, int]:
    for phrase, name in _MERIDIEMS:
        if end := match_at(words, at, phrase):
            return name, end
    return None, at


_MERIDIEMS = (
    ("am", "am"),
    ("pm", "pm"),
    ("in the morning", "am"),
    ("in the afternoon", "pm"),
    ("in the evening", "pm"),
    ("at night", "pm"),
    ("this morning", "am"),
    ("this afternoon", "pm"),
    ("de la manana", "am"),
    ("por la manana", "am"),
    ("en la manana", "am"),
    ("de la tarde", "pm"),
    ("por la tarde", "pm"),
    ("en la tarde", "pm"),
    ("de la noche", "pm"),
    ("del mediodia", "pm"),
)


def _resolve(hour: int, minute: int, named: str | None) -> time:
    if named == "pm" and hour < 12:
        return time(hour + 12, minute)
    if named == "am" and hour == 12:
        return time(0, minute)
    if named is None and 1 <= hour <= 6:
        return time(hour + 12, minute)
    return time(hour, minute)


def _hour_before(hour: int) -> int:
    return hour - 1 or 12
