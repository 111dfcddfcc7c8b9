"""Digits as people say them and as recognizers write them: grouped, doubled, in hundreds, in either language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from appliance.clinic.people import Lang
from appliance.dialogue.numbers import EN_TEENS, EN_TENS, EN_UNITS, ES_HUNDREDS, ES_SMALL, ES_TENS

_EN = EN_UNITS | EN_TEENS
_EN_TENS = EN_TENS | {"fourty": 40, "ninty": 90}
_ES = ES_SMALL | {"sies": 6, "sinco": 5, "sero": 0}
ZEROES = frozenset({"oh", "o", "zero", "cero", "nought", "ought", "zeros", "ceros", "ohs"})
REPEATS = {"double": 2, "triple": 3, "quadruple": 4, "doble": 2, "tripe": 3}
_HOMOPHONES: dict[Lang, dict[str, str]] = {
    "en": {
        "to": "2",
        "too": "2",
        "for": "4",
        "fore": "4",
        "ate": "8",
        "won": "1",
        "tree": "3",
        "sex": "6",
        "nein": "9",
    },
    "es": {"sero": "0", "sinco": "5", "sies": "6"},
}
_PLURALS = ("s", "es")


@dataclass(frozen=True, slots=True)
class Piece:
    """One group of digits as said, and the words it was said in."""

    digits: str
    start: int
    end: int
    """Index after its last word."""


def hundreds(words: Sequence[str]) -> tuple[int, ...]:
    """Where the words stand that may end a group: in "seiscientos, cuarenta y nueve" nobody hears whether it is 649."""
    return tuple(at for at, word in enumerate(words) if word in ES_HUNDREDS or word == "hundred")


def pieces(words: Sequence[str], lang: Lang, apart: Collection[int] = ()) -> list[Piece]:
    """Every group of digits in `words.tokens`, in order. Homophones ("for") count only between digits.

    `apart`: indices of `hundreds` whose group ends with them.
    """
    if apart:
        words = [f"{word}." if at in apart else word for at, word in enumerate(words)]
    found: list[Piece] = []
    at = 0
    while at < len(words):
        alone = bool(found) and found[-1].end == at and len(found[-1].digits) == 1
        piece = _piece(words, at, lang, alone) or _homophone(words, at, lang, found)
        if piece:
            found.append(piece)
        at = piece.end if piece else at + 1
    return found


def _piece(words: Sequence[str], at: int, lang: Lang, after_digit: bool = False) -> Piece | None:
    """The group that starts here; `after_digit`: a single digit came just before, so that "five thousand" is two."""
    word = words[at] if at < len(words) else ""
    if repeated := _times(words, at, lang):
        return repeated
    if word in REPEATS:
        again = _piece(words, at + 1, lang) or _plural(words, at + 1, lang)
        if again is None or len(again.digits) > 2:
            return None
        return Piece(again.digits * REPEATS[word], at, again.end)
    if word[:1].isdigit():
        return _written(words, at)
    if word in ZEROES:
        return Piece("0", at, at + 1)
    return _english(words, at) if lang == "en" else _spanish(words, at, after_digit)


_COUNTS = {"two": 2, "three": 3, "four": 4, "dos": 2, "tres": 3, "cuatro": 4}


def _times(words: Sequence[str], at: int, lang: Lang) -> Piece | None:
    """ "Two fives", "tres cincos", "tres veces cinco", "three times five"."""
    count = _COUNTS.get(words[at] if at < len(words) else "", 0)
    after = words[at + 1] if at + 1 < len(words) else ""
    if not count or not after:
        return None
    if after in ("veces", "times"):
        again = _piece(words, at + 2, lang)
        return Piece(again.digits * count, at, again.end) if again and len(again.digits) == 1 else None
    again = _plural(words, at + 1, lang)
    return Piece(again.digits * count, at, again.end) if again and len(again.digits) == 1 else None


def _plural(words: Sequence[str], at: int, lang: Lang) -> Piece | None:
    """ "Two fives", "tres cincos": handled as the digit after a repeat word only."""
    word = words[at] if at < len(words) else ""
    if word in _EN or word in _ES:
        return None
    for ending in _PLURALS:
        one = _piece([word.removesuffix(ending)], 0, lang) if word.endswith(ending) and len(word) > 3 else None
        if one:
            return Piece(one.digits, at, at + 1)
    return None


def _written(words: Sequence[str], at: int) -> Piece:
    digits = "".join(char for char in words[at] if char.isdigit())
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in ("hundred", "thousand", "mil") and len(digits) <= 2:
        return Piece(digits + ("00" if after == "hundred" else "000"), at, at + 2)
    return Piece(digits, at, at + 1)


def _homophone(words: Sequence[str], at: int, lang: Lang, before: Sequence[Piece]) -> Piece | None:
    digit = _HOMOPHONES[lang].get(words[at])
    if digit is None or not before or before[-1].end != at:
        return None
    return Piece(digit, at, at + 1) if at + 1 >= len(words) or _piece(words, at + 1, lang) else None


def _english(words: Sequence[str], at: int) -> Piece | None:
    read = _english_small(words, at)
    if read is None:
        return None
    value, end = read
    after = words[end] if end < len(words) else ""
    if after == "hundred." and value < 100:
        return Piece(f"{value}00", at, end + 1)
    if after == "hundred" and value < 100:
        tail_at = end + 1 + (words[end + 1 : end + 2] == ["and"])
        tail = _english_small(words, tail_at) if value < 10 else None
        tail = tail if tail and (tail[0] >= 10 or tail_at > end + 1) else None
        return Piece(str(value * 100 + (tail[0] if tail else 0)), at, tail[1] if tail else end + 1)
    if after == "thousand" and value < 100:
        return Piece(f"{value}000", at, end + 1)
    return Piece(str(value), at, end)


def _english_small(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = words[at] if at < len(words) else ""
    if word in _EN_TENS:
        unit = _EN.get(words[at + 1] if at + 1 < len(words) else "", 0)
        return (_EN_TENS[word] + unit, at + 2) if 0 < unit < 10 else (_EN_TENS[word], at + 1)
    return (_EN[word], at + 1) if word in _EN else None


def _spanish(words: Sequence[str], at: int, after_digit: bool = False) -> Piece | None:
    word = words[at] if at < len(words) else ""
    if word == "mil":
        tail = _spanish(words, at + 1)
        small = tail is not None and tail.digits.isdigit() and int(tail.digits) < 1000 and words[at + 1] != "cero"
        return Piece(str(1000 + int(tail.digits)), at, tail.end) if tail and small else Piece("1000", at, at + 1)
    if word.endswith(".") and word[:-1] in ES_HUNDREDS:
        return Piece(str(ES_HUNDREDS[word[:-1]]), at, at + 1)
    if word in ES_HUNDREDS:
        rest = _spanish_small(words, at + 1) if words[at + 1 : at + 2] not in (["cero"], ["cien"]) else None
        value = ES_HUNDREDS[word] + (rest[0] if rest else 0)
        return Piece(str(value), at, rest[1] if rest else at + 1)
    small_read = _spanish_small(words, at)
    if small_read is None:
        return None
    value, end = small_read
    if words[end : end + 1] == ["mil"] and 1 < value < 100 and not (after_digit and value < 10):
        return _thousands(words, at, value, end + 1)
    return Piece(str(value), at, end)


def _thousands(words: Sequence[str], at: int, value: int, end: int) -> Piece:
    tail = _spanish(words, end) if words[end : end + 1] not in (["cero"], ["mil"]) else None
    if tail and int(tail.digits) < 1000:
        return Piece(str(value * 1000 + int(tail.digits)), at, tail.end)
    return Piece(f"{value}000", at, end)


def _spanish_small(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = words[at] if at < len(words) else ""
    if word in ES_TENS:
        if words[at + 1 : at + 2] == ["y"]:
            unit = _ES.get(words[at + 2] if at + 2 < len(words) else "", 0)
            if 1 <= unit <= 9:
                return ES_TENS[word] + unit, at + 3
        return ES_TENS[word], at + 1
    return (_ES[word], at + 1) if word in _ES else None
