"""The words of a turn made plain for the grammar of dates: folded, number words as figures, each with its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from appliance.clinic.people import Lang
from appliance.dialogue import numbers
from appliance.dialogue.dates.months import MONTHS, WEEKDAYS
from appliance.dialogue.dates.when_phrases import GREETINGS
from appliance.dialogue.words import MAX_CHARS, find_run, listed


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the grammar sees it, and where it was in the text: [start, end)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn's plain words, also as one line with single spaces for the rules to match on."""

    words: tuple[Word, ...]
    line: str
    starts: tuple[int, ...]
    """Where each word begins in the line."""

    def word_at(self, position: int) -> int:
        """Index of the first word that begins at or after a position of the line."""
        return bisect_right(self.starts, position - 1)

    def texts(self, first: int, end: int) -> list[str]:
        """The words from first up to end."""
        return [word.text for word in self.words[max(0, first) : max(0, end)]]


_PIECE = re.compile(
    r"[$€£]\s?\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*\s?[$€£%]|\d{4}[/-]\d{1,2}[/-]\d{1,2}(?![\d/])|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d\d(?!\d)"
    r"|\d{1,2}-\d{1,2}-\d\d(?![\d-])|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d)|\d{1,2}:\s?\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,2}\.\d\d(?![\d.%])|\d{1,2}\s?/\s?\d{1,2}(?![\d/.])|\d+(?:[.,]\d+)+|\d+|[a-z]+|[-–—~]"
)
_ORDINAL_MARKS = frozenset(listed("st nd rd th ero er ro do to vo mo no o"))
_DROPPED = frozenset(listed("um uh uhm eh em hmm mmm er please pls pues"))
_TENS, _UNITS = frozenset(map(str, range(20, 60, 10))), frozenset("123456789")
_COUNTED_ONES = frozenset(
    listed("first second third that this which last other no any next later earlier each every early late friday")
)


@lru_cache(maxsize=4)
def hear(text: str, lang: Lang) -> Heard:
    """Make a text plain. Never raises. What is made of the last few is kept: several grammars read one turn."""
    words = _in_figures(_greeted(_summed(_joined(_pieces(text[:MAX_CHARS]), lang), lang)), lang)
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word.text) + 1
    return Heard(tuple(words), " ".join(word.text for word in words), tuple(starts))


@lru_cache(maxsize=4)
def _pieces(text: str) -> tuple[Word, ...]:
    """Folded words, numbers and dashes: the same in both languages."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in "'’`´":
            continue
        if char.isascii():
            chars.append(char.lower())
            places.append(place)
            continue
        for each in unicodedata.normalize("NFKD", char.casefold()):
            if not unicodedata.combining(each):
                chars.append(each if each.isascii() or each in "–—€£" else " ")
                places.append(place)
    return tuple(
        Word(match[0].replace(" ", ""), places[match.start()], places[match.end() - 1] + 1)
        for match in _PIECE.finditer("".join(chars))
    )


def _joined(pieces: Sequence[Word], lang: Lang) -> list[Word]:
    """ "p m" is pm, "16h00" is 16:00, "3rd" and "1ro" are 3th and 1th; fillers and idle dashes go."""
    found: list[Word] = []
    at = 0
    while at < len(pieces):
        word, before = pieces[at], found[-1] if found else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        close = (
            before is not None and before.text[-1].isdigit() and word.start - before.end <= (1 if lang == "es" else 0)
        )
        if word.text in ("a", "p") and after and after.text == "m" and after.start - word.end <= 3:
            found.append(Word(word.text + "m", word.start, after.end))
            at += 1
        elif close and before and _is_mark(word, before, lang) and not _either(word, before, after):
            found[-1] = Word(f"{before.text}th", before.start, word.end)
        elif close and before and word.text in ("a", "p") and lang == "en":
            found.append(Word(word.text + "m", word.start, word.end))
        elif close and before and word.text == "h" and after and after.start == word.end and len(after.text) == 2:
            found[-1] = Word(f"{before.text}:{after.text}", before.start, after.end)
            at += 1
        elif word.text in _DROPPED:
            pass
        elif word.text in ("-", "–", "—", "~"):
            if before and after and _dash_counts(before, word, after):
                found.append(Word("-", word.start, word.end))
        else:
            found.append(word)
        at += 1
    return found


def _summed(words: list[Word], lang: Lang) -> list[Word]:
    """Spanish numbers as recognizers write them down: "40 y 5" is 45, and "las 9 y 4" is a misheard "y cuarto"."""
    at = 0
    while lang == "es" and at + 2 < len(words):
        first, joint, last = words[at : at + 3]
        if joint.text == "y" and first.text.isdigit() and last.text in _UNITS:
            if first.text in _TENS:
                words[at : at + 3] = [Word(str(int(first.text) + int(last.text)), first.start, last.end)]
            elif last.text == "4" and int(first.text) <= 12:
                words[at + 2] = Word("cuarto", last.start, last.end)
        at += 1
    return words


def _is_mark(word: Word, number: Word, lang: Lang) -> bool:
    touching = word.start == number.end
    if lang == "en":
        return touching and word.text in ("st", "nd", "rd", "th")
    return (word.text in _ORDINAL_MARKS and (touching or word.text not in ("a", "no"))) or (
        touching and word.text == "a"
    )


def _either(word: Word, number: Word, after: Word | None) -> bool:
    """ "El 15 o el 16"; "1 o de julio" is the first."""
    return word.text == "o" and word.start > number.end and after is not None and after.text in ("el", "la", "las")


def _dash_counts(before: Word, dash: Word, after: Word) -> bool:
    """Between two dates or times a dash is "to"; inside a word it is nothing."""
    if before.end == dash.start and dash.end == after.start and before.text.isalpha() and after.text.isalpha():
        return before.text in MONTHS and after.text in MONTHS
    return True


def _greeted(words: list[Word]) -> list[Word]:
    """Without "good morning" and "buenas tardes", which name no part of a day."""
    texts = [word.text for word in words]
    for phrase in GREETINGS:
        run = phrase.split()
        while (start := find_run(texts, run)) >= 0:
            del texts[start : start + len(run)], words[start : start + len(run)]
    return words


def _in_figures(words: list[Word], lang: Lang) -> list[Word]:
    """Number words as figures: "twenty third" is 23th, "nineteen eighty seven" is 19 87, "mil novecientos" 1900."""
    texts = [word.text for word in words]
    found: list[Word] = []
    at = 0
    while at < len(words):
        read = _figure(texts, at, lang)
        if read is None:
            found.append(words[at])
            at += 1
            continue
        text, end = read
        found.append(Word(text, words[at].start, words[end - 1].end))
        at = end
    return found


def _figure(texts: Sequence[str], at: int, lang: Lang) -> tuple[str, int] | None:
    word = texts[at]
    if word.isdigit():
        return None
    if lang == "es":
        return _spanish_figure(texts, at)
    if word == "one" and ((at and texts[at - 1] in _COUNTED_ONES) or texts[at + 1 : at + 2] == ["may"]):
        return None
    if word == "one" and _NO_HOURS.intersection(texts[at + 1 : at + 2]):
        return None
    if word == "one" and at and texts[at - 1] == "the" and not _goes_on_as_hour(texts[at + 1 : at + 2]):
        return None
    ordinal = numbers.english_ordinal(texts, at)
    if ordinal:
        return f"{ordinal[0]}th", ordinal[1]
    if word in ("oh", "zero", "o", "ou") and at and at + 1 < len(texts):
        unit = numbers.cardinal(texts, at + 1, "en")
        return (f"0{unit[0]}", unit[1]) if unit and 0 < unit[0] < 10 else None
    if word in _CENTURIES and texts[at + 1 : at + 2] == ["hundred"]:
        rest = at + 2 + (texts[at + 2 : at + 3] == ["and"])
        tail = numbers.cardinal(texts, rest, "en")
        value = _CENTURIES[word] * 100
        return (str(value + tail[0]), tail[1]) if tail and tail[0] < 100 else (str(value), at + 2)
    if word in _LIKE_NUMBERS and at and texts[at - 1] in ("at", "around", "about"):
        return str(_LIKE_NUMBERS[word]), at + 1
    read = numbers.cardinal(texts, at, "en")
    return (str(read[0]), read[1]) if read else None


def _goes_on_as_hour(after: Sequence[str]) -> bool:
    """ "The one thirty", "the one o'clock": the other ones are no hours."""
    return bool(after) and (
        after[0] in _AFTER_ONE or after[0][0].isdigit() or numbers.cardinal(after, 0, "en") is not None
    )


_AFTER_ONE = frozenset(listed("oclock o oh am pm ish"))
_NO_HOURS = frozenset(
    listed("sec second moment question thing more morning afternoon evening person appointment slot spot")
)
""" "One second", "one afternoon"."""
_CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19}
_LIKE_NUMBERS = {"to": 2, "too": 2, "for": 4, "ate": 8, "won": 1, "tree": 3, "then": 10}
"""What recognizers write for "at two thirty"."""


_SPANISH_ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            "primer primera primero primeros primeras",
            "segundo segunda",
            "tercer tercera tercero",
            "cuarta",
            "quinto quinta",
            "sexto sexta",
            "septimo septima",
            "octavo octava",
            "noveno novena",
            "decimo decima",
        ),
        start=1,
    )
    for name in names.split()
}

_SPANISH_TENTHS = {"decimo": 10, "decima": 10, "vigesimo": 20, "vigesima": 20, "trigesimo": 30, "trigesima": 30}


def _spanish_figure(texts: Sequence[str], at: int) -> tuple[str, int] | None:
    word = texts[at]
    if (word == "un" and not _ONE_OF.intersection(texts[at + 1 : at + 2])) or (word == "una" and _article(texts, at)):
        return None
    ones = _SPANISH_ORDINALS.get(texts[at + 1], 0) % 10 if at + 1 < len(texts) else 0
    if word in _SPANISH_TENTHS and (ones or _SPANISH_TENTHS[word] > 10):
        return f"{_SPANISH_TENTHS[word] + ones}th", at + 1 + (ones > 0)
    if word in _SPANISH_ORDINALS:
        return f"{_SPANISH_ORDINALS[word]}th", at + 1
    if word in ("cero", "zero") and at and at + 1 < len(texts):
        unit = numbers.cardinal(texts, at + 1, "es")
        return (f"0{unit[0]}", unit[1]) if unit and 0 < unit[0] < 10 else None
    if word in ("diez", "veinte") and texts[at + 1 : at + 2] == ["y"]:
        unit = numbers.cardinal(texts, at + 2, "es")
        if unit and (5 < unit[0] < 10 if word == "diez" else 0 < unit[0] < 10) and _counts_days(texts, unit[1]):
            return str((10 if word == "diez" else 20) + unit[0]), unit[1]
    read = numbers.cardinal(texts, at, "es")
    return (str(read[0]), read[1]) if read else None


_ONE_OF = frozenset(
    listed(
        "cuarto dia mes ano minuto trimestre semestre siglo decenio lustro quinquenio lunes martes miercoles jueves "
        "viernes sabado domingo"
    )
)
""" "Un espacio" is no one o'clock; "en un mes" is one month."""
_AFTER_UNA = frozenset(
    listed(
        "y a al o u de del en menos con por el la las los para hora horas semana decada am pm p h que si no mas esta "
        "pero es me seria estaria hoy manana pasado cada punto porque cuarto gracias entonces perfecto nomas cuando "
        + " ".join(WEEKDAYS)
    )
)
_ASKED_ONE = frozenset(
    listed(
        "tiene tienen tendra tendran tienes hay habra quiero quisiera necesito ocupo deme dame demela queria busco otra"
    )
)


def _article(texts: Sequence[str], at: int) -> bool:
    """Whether "una" is no hour: "una limpieza", "¿hay una el lunes?"."""
    before, after = texts[at - 1] if at else "", texts[at + 1 : at + 2]
    if before in ("la", "las"):
        return False
    if before in ("en", "de") and after and after[0] == "quincena":
        return False
    if before in _ASKED_ONE and not (after and (after[0] in _UNA_HOURS or numbers.cardinal(after, 0, "es"))):
        return True
    return (
        bool(after) and after[0] not in _AFTER_UNA and not (after[0][0].isdigit() or numbers.cardinal(after, 0, "es"))
    )


_UNA_HOURS = frozenset(listed("y de menos am pm p hora horas semana decada a"))


def _counts_days(texts: Sequence[str], at: int) -> bool:
    """ "diez y seis de marzo" is the sixteenth; "a las diez y seis" is six past ten."""
    return texts[at : at + 1] == ["de"] and at + 1 < len(texts) and texts[at + 1] in MONTHS


WEEKDAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
