"""Telephone numbers as people say them, by the rules of the North American Numbering Plan (NANPA)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from appliance.clinic.people import Lang
from appliance.dialogue.people import spoken_digits
from appliance.dialogue.people.spoken_digits import Piece
from appliance.dialogue.words import listed, tokens

FULL = 10
"""Digits of a number with its area code."""
LOCAL = 7
"""Digits of a number without one."""
AREA = 3
"""Digits of an area code."""
LEAST_ANEW = 3
"""Digits that put right the end of a number; fewer may be anything."""
MOST_GAP = 4
"""Words between two groups of one number; with more between them they are two numbers."""
_JOINERS = frozenset(
    listed(
        "uh um er and y dash guion then eh este luego dot punto hyphen its is the el es de menos so ok okay okey "
        "followed by seguido pues ah mm hmm space espacio again otra vez and parenthesis like"
    )
)
_CORRECTS = frozenset(listed("no sorry perdon digo actually wait rather oops disculpe correction meant mean equivoque"))
_AREA = (("area", "code"), ("codigo", "de", "area"), ("codigo", "area"), ("codigo",), ("area",), ("lada",), ("clave",))
_EXTENSION = frozenset(listed("extension ext anexo interno x"))
_PAUSE = re.compile(r"(?i)((?:ientos|\bcien|\bciento|\bhundred))\s*[,;.]")
"""A comma after hundreds ends the group."""
_NOT = frozenset({"not", "no"})
_OF_NUMBER = frozenset(
    listed(
        "number numero phone telefono cell celular ends end ending termina terminan terminacion digit digits digito "
        "digitos figure figures"
    )
)
"""Words that speak of the number."""
_OF_OTHERS = re.compile(
    r" (?:m(?:illi)?grams?|mili(?:gramo|litro)s?|mgs?|mcg|ml|micro\w*|gram(?:o|s)?|unit(?:s)?|unidad(?:es)?|pills?|"
    r"tablets?|capsul\w+|pastillas?|tabletas?|dos(?:is|es|e|age)|calle|avenida|streets?|st|ave(?:nue)?|road|suite|"
    r"floor|piso|dollars?|dolares|bucks|pesos|percent|days?|dias?|weeks?|semanas?|months?|mes(?:es)?|hours?|horas?|"
    r"minut\w+|years?|anos?|am|pm|oclock|store|tienda|zip|postal|insurance|seguro|member|miembro|"
    r"policy|poliza|group|grupo) "
)
"""Words whose numbers are of something else."""
_BESIDE = (
    (_JOINERS - {"de", "like"})
    | _CORRECTS
    | _NOT
    | frozenset(listed("yes yeah si pero but it at in en al por are son los las last ultimos ultimas should be"))
)
"""Words that may stand beside the end of a number said anew."""


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as far as it was said."""

    digits: str
    """Without the country's 1; ten when all was said."""
    extension: str = ""

    @property
    def valid(self) -> bool:
        """Whether this is a whole number that can exist: area code and exchange begin with 2 to 9, neither is N11."""
        return len(self.digits) == FULL and _exists(self.digits[:3]) and _exists(self.digits[3:6])


def hear(text: str, lang: Lang) -> Number:
    """The number in a text, in either language, corrections applied. Never raises."""
    words = tokens(_PAUSE.sub(r"\1 dash ", text[:2000]))
    other: Lang = "es" if lang == "en" else "en"
    found = [_Reader(words, each).read() for each in (lang, other)]
    best = max(found, key=lambda number: (number.valid, len(number.digits) <= FULL, len(number.digits)))
    return best if best.valid else next(filter(_is_valid, _cut_otherwise(words, lang)), best)


def _is_valid(number: Number) -> bool:
    return number.valid


def _cut_otherwise(words: Sequence[str], lang: Lang) -> Iterator[Number]:
    """The number with its hundreds standing alone, one or more of them."""
    places = spoken_digits.hundreds(words)[:3]
    for size in range(1, len(places) + 1):
        for apart in combinations(places, size):
            yield _Reader(words, lang, apart).read()


def read(text: str, lang: Lang) -> str:
    """The digits of the number in a text, without the country's 1; fewer than ten when not all was said."""
    return hear(text, lang).digits


def joined(before: str, text: str, lang: Lang) -> str:
    """The number after the caller said more: the rest of it, its area code, a correction, or all of it anew.

    `before` holds the digits so far. "No, five, not nine" changes the one nine; "the last four are 0143" the end.
    """
    more = read(text, lang)
    if Number(more).valid:
        return more
    swapped = _swapped(before, tokens(text), lang)
    if swapped or not more:
        return swapped or before
    words = f" {' '.join(tokens(text))} "
    if any(f" {lead} " in words for lead in (*_CORRECTS, "last", "end", "ends", "ultimos", "termina", "ultimas")):
        return before[: -len(more)] + more if len(more) < len(before) else more
    if len(before) == LOCAL and len(more) == AREA:
        return more + before
    if 0 < len(before) < FULL and len(before) + len(more) <= FULL:
        return before + more
    return more


def put_right(before: str, text: str, lang: Lang) -> str:
    """A whole number with its end, its area code or one figure said anew: "no, 0136"; "" where nothing changes it."""
    words = tokens(text)
    groups = _groups(words, lang)
    if not _of_number(words, groups):
        return ""
    area = any(tuple(words[at : at + len(label)]) == label for label in _AREA for at in range(len(words)))
    said = groups[0].digits if groups else ""
    if len(groups) == 2:
        second = bool(_NOT & set(words[groups[0].end : groups[1].start]))
        right, wrong = (groups[0], groups[1]) if second else (groups[1], groups[0])
        negated = second or bool(_NOT & set(words[: groups[0].start]))
        same = negated and len(right.digits) == len(wrong.digits) and before.count(wrong.digits) == 1
        again = before.replace(wrong.digits, right.digits) if same else ""
    elif len(groups) != 1 or not LEAST_ANEW <= len(said) < FULL:
        again = ""
    else:
        again = said + before[AREA:] if area and len(said) == AREA else before[: -len(said)] + said
    return again if again != before and Number(again).valid else ""


def _of_number(words: Sequence[str], groups: Sequence[Piece]) -> bool:
    """Whether figures are the number's: said alone or with words that speak of it, and not of a dose or a street."""
    if _OF_OTHERS.search(f" {' '.join(words)} "):
        return False
    inside = {at for group in groups for at in range(group.start, group.end)}
    beside = {word for at, word in enumerate(words) if at not in inside}
    named = beside & (_OF_NUMBER | {word for label in _AREA for word in label if word != "de"})
    return bool(named) or beside <= _BESIDE


def _groups(words: Sequence[str], lang: Lang) -> list[Piece]:
    """Digits said with no word between them."""
    found: list[Piece] = []
    for piece in spoken_digits.pieces(words, lang):
        if found and found[-1].end == piece.start:
            found[-1] = replace(piece, start=found[-1].start, digits=found[-1].digits + piece.digits)
        else:
            found.append(piece)
    return found


def e164(digits: str) -> str:
    """+1 and the digits."""
    return f"+1{digits}"


def national(number: str) -> str:
    """The digits a person would say: without + and the country's 1."""
    digits = "".join(char for char in number if char.isdigit())
    return digits[1:] if number.startswith("+1") else digits


def whole(digits: str, *, local_is_enough: bool) -> bool:
    """Whether this is a number one can call. A clinic whose own list has short numbers accepts short numbers."""
    return Number(digits).valid or (local_is_enough and len(digits) == LOCAL)


def _exists(three: str) -> bool:
    return three[0] not in "01" and three[1:] != "11"


class _Reader:
    """Gathers groups of digits into the longest number, in the order they belong."""

    def __init__(self, words: Sequence[str], lang: Lang, apart: Sequence[int] = ()) -> None:
        self._words, self._lang, self._apart = words, lang, apart
        self._runs: list[str] = [""]
        self._base = self._again = self._area = ""
        self._extension = ""

    def read(self) -> Number:
        last_end = 0
        for piece in spoken_digits.pieces(self._words, self._lang, self._apart):
            self._take(piece, self._words[last_end : piece.start])
            last_end = piece.end
        best = max(self._runs, key=len)
        if self._area and len(best) == LOCAL:
            best = self._area + best
        elif self._area and not best:
            best = self._area
        return Number(best[1:] if len(best) == FULL + 1 and best[0] == "1" else best, self._extension)

    def _take(self, piece: Piece, between: Sequence[str]) -> None:
        if list(between[-1:]) == ["not"]:
            return
        if any(word in _EXTENSION for word in between) and self._runs[-1]:
            self._extension += piece.digits
            return
        if self._extension and all(word in _JOINERS for word in between):
            self._extension += piece.digits
            return
        if _labels_area(between) and (len(self._runs[-1]) in (0, LOCAL)):
            self._area = piece.digits
            return
        if 0 < len(self._area) < AREA and not between:
            self._area += piece.digits
            return
        if any(word in _CORRECTS for word in between) and self._runs[-1]:
            self._correct(piece.digits)
            return
        if self._runs[-1] and (len([w for w in between if w not in _JOINERS]) > 0 or len(between) > MOST_GAP):
            self._runs.append("")
            self._again = ""
        if self._again:
            self._again += piece.digits
            self._runs[-1] = _replaced(self._base, self._again)
        else:
            self._runs[-1] += piece.digits

    def _correct(self, digits: str) -> None:
        """Begin to say the last group again; as much as is said replaces the end of what was."""
        self._base, self._again = self._runs[-1], digits
        self._runs[-1] = _replaced(self._base, digits)


def _replaced(base: str, digits: str) -> str:
    """The number with its end said again; all of it when that much was said."""
    restart = FULL - len(digits)
    if LOCAL <= len(base) < FULL and restart <= len(base) and base[restart : restart + 1] == digits[:1]:
        return base[:restart] + digits
    return digits if len(digits) >= min(len(base), LOCAL) else base[: len(base) - len(digits)] + digits


def _labels_area(between: Sequence[str]) -> bool:
    tail = [word for word in between if word not in ("is", "es", "the", "el", "its", "uh", "um", "eh")]
    return any(tuple(tail[-len(label) :]) == label for label in _AREA)


def _swapped(before: str, words: Sequence[str], lang: Lang) -> str:
    """ "Five, not nine": the one nine becomes five; "" when the text is nothing like that, or the nine is not alone."""
    found = spoken_digits.pieces(words, lang)
    for right, wrong in (*pairwise(found), *((b, a) for a, b in pairwise(found))):
        cue = list(words[max(0, wrong.start - 3) : wrong.start])
        if not (_NOT & set(cue[-2:])) or not before or before.count(wrong.digits) != 1:
            continue
        if right.start < wrong.start and not (_NOT & set(words[right.end : wrong.start])):
            continue
        if len(right.digits) == len(wrong.digits):
            return before.replace(wrong.digits, right.digits)
    return ""
