"""Dates of birth: a grammar of its own, because years matter and nothing is relative to today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from appliance.clinic.people import Lang
from appliance.dialogue import numbers
from appliance.dialogue.months import MONTHS
from appliance.dialogue.words import tokens

_OLDEST_YEARS = 125
_LINKS = frozenset({"de", "del", "of", "the", "el", "in", "on", "and", "uh", "um", "eh", "dia", "ano", "mes", "year"})
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})")


def read(text: str, lang: Lang, today: date) -> tuple[date, ...]:
    """Every date of birth the words can mean: none, the one, or two when day and month could be swapped."""
    words = tokens(text)
    other: Lang = "es" if lang == "en" else "en"
    for each in (lang, other):
        found = _first(_named(words, each, today), _numeric(words, each, today))
        if found:
            return found
    return ()


def keyed(digits: str, today: date) -> date | None:
    """MMDDYYYY from the keypad."""
    if len(digits) != 8:
        return None
    return _valid(int(digits[4:]), int(digits[:2]), int(digits[2:4]), today)


def _first(*readings: tuple[date, ...]) -> tuple[date, ...]:
    return next((reading for reading in readings if reading), ())


def _named(words: Sequence[str], lang: Lang, today: date) -> tuple[date, ...]:
    """A month by name, its day on either side, the year after both."""
    for at, word in enumerate(words):
        month = MONTHS.get(word)
        if month is None:
            continue
        for day, after in _days_around(words, at, lang):
            read = numbers.year(words, _skip(words, after), lang, today.year)
            born = _valid(read[0], month, day, today) if read else None
            if born:
                return (born,)
    return ()


def _days_around(words: Sequence[str], month_at: int, lang: Lang) -> Iterator[tuple[int, int]]:
    before = _before(words, month_at)
    for start in range(max(0, before - 3), before):
        read = numbers.ordinal(words, start, lang)
        if read and read[1] == before:
            yield read[0], month_at + 1
    after = numbers.ordinal(words, _skip(words, month_at + 1), lang)
    if after:
        yield after


def _before(words: Sequence[str], at: int) -> int:
    while at > 0 and words[at - 1] in _LINKS:
        at -= 1
    return at


def _skip(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at] in _LINKS:
        at += 1
    return at


def _numeric(words: Sequence[str], lang: Lang, today: date) -> tuple[date, ...]:
    """Three numbers: month first in English, either way round in Spanish."""
    for at in range(len(words)):
        parts = _three(words, at, lang, today)
        if parts:
            first, second, year = parts
            orders = [(first, second)] if lang == "en" else [(first, second), (second, first)]
            found = dict.fromkeys(_valid(year, month, day, today) for month, day in orders)
            dates = tuple(born for born in found if born)
            if dates:
                return dates
    return ()


def _three(words: Sequence[str], at: int, lang: Lang, today: date) -> tuple[int, int, int] | None:
    word = words[at]
    if match := _NUMERIC.fullmatch(word):
        year = numbers.year([match[3]], 0, lang, today.year)
        return (int(match[1]), int(match[2]), year[0]) if year else None
    if word.isdigit() and len(word) in (7, 8):
        padded = word.zfill(8)
        return int(padded[:2]), int(padded[2:4]), int(padded[4:])
    values: list[int] = []
    index = at
    for _ in range(2):
        read = numbers.ordinal(words, _skip_zero(words, index), lang)
        if read is None:
            return None
        values.append(read[0])
        index = _skip(words, read[1])
    final = numbers.year(words, index, lang, today.year)
    return (values[0], values[1], final[0]) if final else None


def _skip_zero(words: Sequence[str], at: int) -> int:
    return at + 1 if at < len(words) and words[at] in {"oh", "o", "zero", "cero"} else at


def _valid(year: int, month: int, day: int, today: date) -> date | None:
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    return born if born <= today and today.year - year <= _OLDEST_YEARS else None
