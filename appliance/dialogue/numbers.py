"""Numbers as people say them and as recognizers write them, in English and Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from appliance.clinic.people import Lang
from appliance.dialogue.words import listed

EN_UNITS = dict(
    zip(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(10), strict=True),
)
EN_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
EN_TENS = dict(
    zip(listed("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True),
)
_EN_ORDINALS = dict(
    zip(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        range(1, 21),
        strict=True,
    )
) | {"thirtieth": 30}

ES_SMALL = dict(
    zip(
        listed(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
            "dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro "
            "veinticinco veintiseis veintisiete veintiocho veintinueve"
        ),
        range(30),
        strict=True,
    )
) | {"un": 1, "una": 1, "veintiun": 21}
_ES_COUNTS = ES_SMALL | {"veintiuna": 21, "primero": 1, "primer": 1}
ES_TENS = dict(
    zip(listed("treinta cuarenta cincuenta sesenta setenta ochenta noventa"), range(30, 100, 10), strict=True)
)
_ES_TENS = ES_TENS | {"veinte": 20}
"""With the one of "veinte y uno"."""
ES_HUNDREDS = {
    "cien": 100,
    "ciento": 100,
    "doscientos": 200,
    "trescientos": 300,
    "cuatrocientos": 400,
    "quinientos": 500,
    "seiscientos": 600,
    "setecientos": 700,
    "novecientos": 900,
    "ochocientos": 800,
}
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "ro", "ero"})
_HOMOPHONES = {"to": 2, "too": 2, "for": 4, "fore": 4, "ate": 8, "won": 1, "tree": 3, "sex": 6}
_ZEROES = frozenset({"oh", "o", "zero", "cero", "nought"})
WORDS = frozenset({*EN_UNITS, *EN_TEENS, *EN_TENS, *_ES_COUNTS, *ES_TENS, *ES_HUNDREDS, *_ZEROES} - {"a"})
"""Numbers in words, both languages, a word each."""
_REPEATS = {"double": 2, "triple": 3, "doble": 2}

Read = tuple[int, int]
"""A value and the index after its last word."""


def cardinal(words: Sequence[str], at: int, lang: Lang) -> Read | None:
    """The number that starts at this word: digits, or words of the language."""
    if at >= len(words):
        return None
    if words[at].isdigit():
        value = int(words[at][:12])
        if 0 < value < 10 and words[at + 1 : at + 2] in (["thousand"], ["mil"]):
            tail = cardinal(words, at + 2, lang)
            return (value * 1000 + tail[0], tail[1]) if tail and tail[0] < 1000 else (value * 1000, at + 2)
        return (value, at + 1) if len(words[at]) <= 12 else None
    return _english(words, at) if lang == "en" else _spanish(words, at)


def ordinal(words: Sequence[str], at: int, lang: Lang) -> Read | None:
    """A day of the month: "third", "twenty first", "3rd", "3", "tres", "primero"; 1 to 31."""
    read = english_ordinal(words, at) if lang == "en" else None
    read = read or cardinal(words, at, lang)
    if read is None or not 1 <= read[0] <= 31:
        return None
    value, end = read
    if end < len(words) and words[end] in _ORDINAL_ENDINGS and words[at].isdigit():
        end += 1
    return value, end


def small(words: Sequence[str], at: int, lang: Lang) -> Read | None:
    """A number below a hundred, whatever follows it: the three of "tres mil novecientos"."""
    if at < len(words) and words[at].isdigit():
        return (int(words[at]), at + 1) if len(words[at]) <= 2 else None
    return _english_small(words, at) if lang == "en" else _spanish_small(words, at)


def digits(words: Sequence[str], lang: Lang) -> str:
    """The longest run of spoken or written digits: "five five five oh one double zero" is 5550100."""
    runs: list[str] = [""]
    index = 0
    while index < len(words):
        read = _digit_piece(words, index, lang, bool(runs[-1]))
        if read is None:
            if runs[-1] and words[index] not in _JOINERS:
                runs.append("")
            index += 1
            continue
        runs[-1] += read[0]
        index = read[1]
    return max(runs, key=len)


_JOINERS = frozenset({"uh", "um", "and", "y", "area", "code", "dash", "guion", "then", "eh", "este", "luego", "dot"})


def _digit_piece(words: Sequence[str], at: int, lang: Lang, inside: bool) -> tuple[str, int] | None:
    word = words[at]
    if word in _REPEATS:
        piece = _digit_piece(words, at + 1, lang, True) if at + 1 < len(words) else None
        return (piece[0] * _REPEATS[word], piece[1]) if piece and len(piece[0]) == 1 else None
    if word[0].isdigit():
        return "".join(char for char in word if char.isdigit()), at + 1
    if word in _ZEROES:
        return "0", at + 1
    if inside and word in _HOMOPHONES and _digit_after(words, at + 1, lang):
        return str(_HOMOPHONES[word]), at + 1
    read = _english(words, at) if lang == "en" else _spanish(words, at)
    return (str(read[0]), read[1]) if read else None


def _digit_after(words: Sequence[str], at: int, lang: Lang) -> bool:
    return at < len(words) and (words[at] in _ZEROES or cardinal(words, at, lang) is not None)


def year(words: Sequence[str], at: int, lang: Lang, this_year: int) -> Read | None:
    """A year: 1987, "nineteen eighty seven", "19 87", "two thousand one", "oh three", "87", "mil novecientos ..."."""
    short = _after_zero(words, at, lang)
    if short:
        return 2000 + short[0], short[1]
    first = cardinal(words, at, lang)
    if first is None:
        return None
    value, end = first
    if 1890 <= value <= this_year:
        return first
    if value in (18, 19, 20) and (paired := _second_half(words, end, lang)):
        return value * 100 + paired[0], paired[1]
    if lang == "es" and value in (18, 19, 20) and (read := cardinal(words, end, lang)) and read[0] < 100:
        return value * 100 + read[0], read[1]
    if value < 100 and (len(words[at]) == 2 or not words[at].isdigit()):
        century = 2000 if value <= this_year % 100 else 1900
        return century + value, end
    return None


def _after_zero(words: Sequence[str], at: int, lang: Lang) -> Read | None:
    """The figure behind a zero; the Spanish "o" is an or."""
    if at >= len(words) or words[at] not in _ZEROES or (lang == "es" and words[at] == "o"):
        return None
    read = cardinal(words, at + 1, lang)
    return read if read and 0 < read[0] < 10 and len(words[at + 1]) != 2 else None


def _second_half(words: Sequence[str], at: int, lang: Lang) -> Read | None:
    if at < len(words) and words[at] in {"hundred"}:
        return 0, at + 1
    if at < len(words) and words[at] in _ZEROES and (read := cardinal(words, at + 1, lang)) and read[0] < 10:
        return read
    read = cardinal(words, at, lang)
    return read if read and 0 <= read[0] < 100 and (read[0] >= 10 or words[at].startswith("0")) else None


def _english(words: Sequence[str], at: int) -> Read | None:
    read = _english_hundred(words, at)
    if read is None:
        return None
    value, end = read
    if end < len(words) and words[end] == "thousand":
        rest = end + 1 + (words[end + 1 : end + 2] == ["and"])
        tail = _english_hundred(words, rest)
        return (value * 1000 + tail[0], tail[1]) if tail and tail[0] < 1000 else (value * 1000, end + 1)
    return read


def _english_hundred(words: Sequence[str], at: int) -> Read | None:
    read = _english_small(words, at)
    if read is None:
        return None
    value, end = read
    if value < 10 and end < len(words) and words[end] == "hundred":
        rest = end + 1 + (words[end + 1 : end + 2] == ["and"])
        tail = _english_small(words, rest)
        return (value * 100 + tail[0], tail[1]) if tail else (value * 100, end + 1)
    return read


def _english_small(words: Sequence[str], at: int) -> Read | None:
    word = words[at] if at < len(words) else ""
    if word in EN_TENS:
        unit = EN_UNITS.get(words[at + 1] if at + 1 < len(words) else "", 0)
        return (EN_TENS[word] + unit, at + 2) if unit else (EN_TENS[word], at + 1)
    value = EN_UNITS.get(word, EN_TEENS.get(word))
    return None if value is None else (value, at + 1)


def english_ordinal(words: Sequence[str], at: int) -> Read | None:
    """ "third", "twenty first": 1 to 31."""
    word = words[at] if at < len(words) else ""
    if word in _EN_ORDINALS:
        return _EN_ORDINALS[word], at + 1
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in ("twenty", "thirty") and 1 <= _EN_ORDINALS.get(after, 0) <= 9:
        return EN_TENS[word] + _EN_ORDINALS[after], at + 2
    return None


def _spanish(words: Sequence[str], at: int) -> Read | None:
    word = words[at] if at < len(words) else ""
    if word == "mil":
        tail = _spanish_hundred(words, at + 1)
        return (1000 + tail[0], tail[1]) if tail else (1000, at + 1)
    read = _spanish_hundred(words, at)
    if read is None:
        return None
    value, end = read
    if 1 < value < 10 and end < len(words) and words[end] == "mil":
        tail = _spanish_hundred(words, end + 1)
        return (value * 1000 + tail[0], tail[1]) if tail else (value * 1000, end + 1)
    return read


def _spanish_hundred(words: Sequence[str], at: int) -> Read | None:
    word = words[at] if at < len(words) else ""
    if word in ES_HUNDREDS:
        tail = _spanish_small(words, at + 1)
        return (ES_HUNDREDS[word] + tail[0], tail[1]) if tail else (ES_HUNDREDS[word], at + 1)
    return _spanish_small(words, at)


def _spanish_small(words: Sequence[str], at: int) -> Read | None:
    word = words[at] if at < len(words) else ""
    if word in _ES_TENS and words[at + 1 : at + 2] == ["y"]:
        unit = _ES_COUNTS.get(words[at + 2] if at + 2 < len(words) else "", 0)
        if 1 <= unit <= 9:
            return _ES_TENS[word] + unit, at + 3
    value = _ES_COUNTS.get(word, _ES_TENS.get(word))
    return None if value is None else (value, at + 1)
