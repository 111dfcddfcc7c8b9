"""Dates of birth: a grammar of its own, because years matter and nothing is relative to today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from appliance.clinic.people import Lang
from appliance.dialogue import numbers
from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.identity import alike
from appliance.dialogue.words import listed, tokens

_OLDEST_YEARS = 125
_LIKELY_YEARS = 105
"""Up to this age a two-digit year can also be of the last century: "26" is 2026 or 1926."""
_DIGITS = {
    name: str(value)
    for value, names in enumerate(
        (
            "oh o zero cero nought",
            "one uno un",
            "two dos to",
            "three tres",
            "four cuatro for",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho ate",
            "nine nueve",
        )
    )
    for name in names.split()
}
_LINKS = frozenset(
    listed(
        "de del of the el in on and uh um eh dia ano mes year la las los al a por en es me y que un una to for at is "
        "it an my"
    )
)
"""Small words between the parts of a date; recognizers take them for one another."""
LIKE_MONTH = 0.8
"""Likeness in sound from which a word beside a day and a year is the month it is nearest to."""
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})")


def read(text: str, lang: Lang, today: date) -> tuple[date, ...]:
    """Every date of birth the words can mean: none, the one, or two when day and month could be swapped."""
    words = tokens(_NOT_IN.sub("ni ", text) if lang == "es" else text)
    return _put_right(words, lang, today) or _read(words, lang, today)


_NOT_IN = re.compile(r"\bno (?=(?:(?:del?|en|el) )*(?:(?:\d\d){1,2}\W*$|(?:dos )?mil\b|\w+[ei]nta\b))", re.IGNORECASE)
"""Without a comma behind it this "no" takes nothing back: "de 1987, no de 1978"."""


def _put_right(words: list[str], lang: Lang, today: date) -> tuple[date, ...]:
    """ "June 1st 1992, sorry, 1993": what was said after a word of correction, a date or its year, in place of what
    stood before it; none where nothing was put right."""
    cut = max((at for at, word in enumerate(words) if word in _CORRECTS), default=0)
    before = _read(words[:cut], lang, today) if cut else ()
    if len(before) != 1:
        return ()
    after = words[cut + 1 :]
    start = _skip(after, 0)
    read = numbers.year(after, start, lang, today.year)
    if read and read[1] == len(after) and _plain_year(after, start, lang, today):
        born = _valid(read[0], before[0].month, before[0].day, today)
        return (born,) if born else ()
    return _read(after, lang, today)


_CORRECTS = frozenset(listed("sorry no mean meant actually perdon digo dije wait correction"))


def _read(words: list[str], lang: Lang, today: date) -> tuple[date, ...]:
    other: Lang = "es" if lang == "en" else "en"
    for each in (lang, other):
        found = _first(_named(words, each, today), _one_by_one(words, each, today), _numeric(words, each, today))
        if found:
            return _other_century(words, found, today)
    mended = _with_month(words, lang)
    found = _named(mended, lang, today) if mended else ()
    return _other_century(mended, found, today) if found else ()


def _with_month(words: list[str], lang: Lang) -> list[str]:
    """The words with the one that sounds like a month written as it; none where no month is near, or two are."""
    if any(word in MONTHS for word in words):
        return []
    names = _MONTH_NAMES[lang]
    found = [
        (at, month)
        for at, word in enumerate(words)
        if len(word) > 2 and word not in _LINKS and not word[0].isdigit() and numbers.small([word], 0, lang) is None
        for month in names
        if alike(word, month) >= LIKE_MONTH
    ]
    if len({month for _, month in found}) != 1:
        return []
    at, month = found[0]
    return [*words[:at], month, *words[at + 1 :]]


_MONTH_NAMES: dict[Lang, tuple[str, ...]] = {
    "en": tuple(listed("january february march april may june july august september october november december")),
    "es": tuple(listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """A date of birth as far as it was said; 0 where it was not."""

    year: int = 0
    month: int = 0
    day: int = 0

    def dated(self, today: date) -> tuple[date, ...]:
        """The day, once all of it is known."""
        born = _valid(self.year, self.month, self.day, today) if self.year and self.month and self.day else None
        return (born,) if born else ()


def more(before: Parts, text: str, lang: Lang, today: date) -> Parts:
    """What is known after more of a date was said: a month by its name, a day beside it, a year; a number alone is
    the part that is missing."""
    words = tokens(text)
    at = next((place for place, word in enumerate(words) if word in MONTHS), None)
    beside = next(_days_around(words, at, lang), None) if at is not None else None
    found = replace(before, month=MONTHS[words[at]]) if at is not None else before
    found = replace(found, day=beside[0]) if beside else found
    years = [year for place in range(len(words)) if (year := _plain_year(words, place, lang, today))]
    if years and not found.year and not _AGES & set(words):
        return replace(found, year=years[0])
    lone = [word for word in words if word not in _LINKS]
    short = numbers.year(lone, 0, lang, today.year) if at is None and found.month and found.day else None
    if short and short[1] == len(lone):
        return found if found.year else replace(found, year=short[0])
    value = numbers.ordinal(lone, 0, lang) if at is None and found.month else None
    if value is None or value[1] < len(lone):
        return found
    return found if found.day else replace(found, day=value[0])


def _plain_year(words: Sequence[str], at: int, lang: Lang, today: date) -> int:
    """The year that begins at a word and is no day of a month; 0 for none."""
    read, number = numbers.year(words, at, lang, today.year), numbers.cardinal(words, at, lang)
    return read[0] if read and number and number[0] and (number[0] > _MOST_DAYS or read[1] > number[1]) else 0


_MOST_DAYS = 31
_AGES = frozenset(listed("cumplir cumplo cumpli anos tengo tiene years old turning turn age edad"))
"""Words of an age, which is no year."""


def keyed(digits: str, today: date) -> date | None:
    """MMDDYYYY from the keypad."""
    if len(digits) != 8:
        return None
    return _valid(int(digits[4:]), int(digits[:2]), int(digits[2:4]), today)


def _first(*readings: tuple[date, ...]) -> tuple[date, ...]:
    return next((reading for reading in readings if reading), ())


def _one_by_one(words: Sequence[str], lang: Lang, today: date) -> tuple[date, ...]:
    """Six to eight single figures: "oh three one four eight seven", "0 3 1 4 1 9 8 7"; also written together."""
    runs, run = [], ""
    for word in [*words, "."]:
        figure = word if word.isdigit() and len(word) == 1 else _DIGITS.get(word, "")
        if figure:
            run += figure
        else:
            runs += [run, word if word.isdigit() and len(word) == 6 else ""]
            run = ""
    text = max(runs, key=len)
    cuts = {6: ((2, 4), (1, 2)), 7: ((1, 3), (2, 3)), 8: ((2, 4),)}.get(len(text), ())
    found: list[date] = []
    for first, second in cuts:
        one, two, end = int(text[:first]), int(text[first:second]), text[second:]
        year = numbers.year([end], 0, lang, today.year)
        orders = [(one, two)] if lang == "en" else [(one, two), (two, one)]
        found += [born for month, day in orders if year and (born := _valid(year[0], month, day, today))]
    return tuple(dict.fromkeys(found))


def _other_century(words: Sequence[str], found: tuple[date, ...], today: date) -> tuple[date, ...]:
    """Two figures of a year this century may be of the last, when its bearer could be alive: both are readings."""
    if len(found) != 1 or found[0].year < 2000 or today.year - found[0].year + 100 > _LIKELY_YEARS:
        return found
    said = " ".join(words)
    full = (str(found[0].year), "twenty twenty", "two thousand", "dos mil", "20 2")
    if any(form in said for form in full) or re.search(r"20\s?\d\s?\d", said):
        return found
    older = _valid(found[0].year - 100, found[0].month, found[0].day, today)
    return (*found, older) if older else found


def _named(words: Sequence[str], lang: Lang, today: date) -> tuple[date, ...]:
    """A month by name, its day on either side, the year after both."""
    for at, word in enumerate(words):
        month = MONTHS.get(word)
        if month is None:
            continue
        if _doubled(words, at, month):
            return ()
        for day, after, start in _days_around(words, at, lang):
            read = numbers.year(words, _skip(words, after), lang, today.year)
            read = read or _year_before(words, start, lang, today)
            born = _valid(read[0], month, day, today) if read else None
            if born:
                return (born,)
    return ()


def _doubled(words: Sequence[str], at: int, month: int) -> bool:
    """ "February, January 19": two months and no word that takes one back."""
    near = words[max(0, at - 2) : at]
    return any(MONTHS.get(word, month) != month for word in near) and all(
        word in MONTHS or word in _LINKS or word in ("or", "o") for word in near
    )


def _days_around(words: Sequence[str], month_at: int, lang: Lang) -> Iterator[tuple[int, int, int]]:
    """The days beside a month, each with where what follows and what precedes the two begins."""
    before = _before(words, month_at)
    for start in range(max(0, before - 3), before):
        read = numbers.ordinal(words, start, lang)
        if read and read[1] == before:
            yield read[0], month_at + 1, start
    start = _skip_zero(words, _skip(words, month_at + 1))
    late = words[start + 1 : start + 3] == ["mil", "novecientos"]  # "mayo nueve, mil novecientos ochenta"
    after = numbers.small(words, start, lang) if late else numbers.ordinal(words, start, lang)
    if after:
        yield *after, month_at


def _year_before(words: Sequence[str], month_at: int, lang: Lang, today: date) -> tuple[int, int] | None:
    """ "Nineteen eighty seven, March fourteenth"; "en el cincuenta y siete, el veinticuatro de septiembre"."""
    before = _before(words, month_at)
    for start in range(max(0, before - 5), before):
        read = numbers.year(words, start, lang, today.year)
        if read and read[1] == before and (read[0] < 2000 or read[1] - start > 1 or len(words[start]) == 4):
            return read
    return None


def _before(words: Sequence[str], at: int) -> int:
    while at > 0 and words[at - 1] in _LINKS:
        at -= 1
    return at


def _skip(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at] in _LINKS and not _o_clock(words, at):
        at += 1
    return at


def _o_clock(words: Sequence[str], at: int) -> bool:
    """Whether a time of day begins here, "at two", "a las dos": no year that anyone was born in."""
    before_hour = {"at": 1, "a": 2}.get(words[at], 0)
    if not before_hour or (before_hour == 2 and words[at + 1 : at + 2] not in (["la"], ["las"])):
        return False
    hour = max((read[0] for lang in ("en", "es") if (read := numbers.small(words, at + before_hour, lang))), default=0)
    return 1 <= hour <= 12 and not {"mil", "thousand"} & set(words[at + before_hour : at + before_hour + 2])


def _numeric(words: Sequence[str], lang: Lang, today: date) -> tuple[date, ...]:
    """Three numbers: month first in English, either way round in Spanish."""
    for at in range(len(words)):
        parts = _three(words, at, lang, today)
        if parts:
            first, second, year = parts
            orders = [(first, second)] if lang == "en" and first <= 12 else [(first, second), (second, first)]
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
        start = _skip_zero(words, index)
        read = numbers.ordinal(words, start, lang) or numbers.small(words, start, lang)
        if read is None:
            return None
        values.append(read[0])
        index = _skip(words, read[1])
    final = numbers.year(words, index, lang, today.year)
    if final is None or (2000 < final[0] < 2010 and _among_figures(words, at, index, final[1])):
        return None
    return values[0], values[1], final[0]


def _among_figures(words: Sequence[str], at: int, year_at: int, end: int) -> bool:
    """Whether a year of one figure stands among more of them: "four one two eight eight"."""
    one = words[end - 1] in _DIGITS and (end == year_at + 1 or words[year_at] in _DIGITS)
    return one and any(word in _DIGITS for word in (*words[max(0, at - 1) : at], *words[end : end + 1]))


def _skip_zero(words: Sequence[str], at: int) -> int:
    return at + 1 if at < len(words) and words[at] in {"oh", "o", "zero", "cero"} else at


def _valid(year: int, month: int, day: int, today: date) -> date | None:
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    return born if born <= today and today.year - year <= _OLDEST_YEARS else None
