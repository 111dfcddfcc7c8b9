"""People's names in what a caller says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from appliance.dialogue.people import beside_name, given_names, nicknames, reactions
from appliance.dialogue.people.letter_changes import change
from appliance.dialogue.people.name_words import (
    ALSO_NAMES,
    CORRECTIONS,
    FILLERS,
    HESITATIONS,
    KIN,
    PARTICLES,
    SMALL,
    STARTS,
    STOPS,
    STRONG,
    SUFFIXES,
    TITLES,
    WEAK,
)
from appliance.dialogue.words import fold, listed

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SPELLED = re.compile(r"[^\W\d_](?:-[^\W\d_]+)+|(?:[^\W\d_]+-)+[^\W\d_](?![^\W\d_])")
MAX_CHARS = 2000
MAX_WORDS = 6
"""Longest name taken: two given names, two surnames and a particle or two."""
MOST_BESIDE = 3
"""Words beside a bare name that may go unread; with more the text says something else."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as heard. A lone word stands in `given`."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """As written: Maria Garcia."""
        return f"{self.given} {self.family}".strip()


def read(text: str, *, asked: bool) -> Name | None:
    """The name in a text. `asked`: it answers "what is the name?", so the words are the name. Never raises.

    The last of several names stands where the caller corrects: "John Miller, sorry, Jon Mueller".
    """
    text = beside_name.without(text[:MAX_CHARS])
    text = beside_name.not_that(reactions.without(text)) if asked else text
    heard = [_possessive(word) for word in _WORD.findall(text[:MAX_CHARS]) if not _SPELLED.fullmatch(word)]
    words = [fold(word) for word in heard]
    found = _reversed(text) if asked else None
    if found:
        return found
    for start, end in _segments(words) if asked else [(0, len(words))]:
        name = _one(heard[start:end], words[start:end], asked)
        found = _corrected(found, name) if name and found else name or found
    return _respelled(found, text) if found and found.family else found


def taken(heard: Sequence[str], words: Sequence[str], at: int) -> list[str]:
    """The words of a name that begins at a place; none where no name does. `words` are the folded ones."""
    return _take(heard, words, at)


def letters(name: str) -> str:
    """The letters of a name as it is spelled, upper case, without accents, spaces or hyphens."""
    return "".join(char for char in fold(name) if char.isalpha()).upper()


_COMMA = re.compile(r"^\W*([^\W\d_]+), ?([^\W\d_]+)\W*$")


def _reversed(text: str) -> Name | None:
    """ "Gonzalez, Maria", as on a form, when the second word is a given name and the first is none."""
    found = _COMMA.match(text[:MAX_CHARS])
    if (
        not found
        or not nicknames.is_given(found[2])
        or nicknames.is_given(found[1])
        or fold(found[1]) in STOPS | FILLERS
    ):
        return None
    return Name(*_neat([found[2], found[1]]))


def _possessive(word: str) -> str:
    return re.sub(r"['’]s$", "s", word)


def _segments(words: Sequence[str]) -> list[tuple[int, int]]:
    """The pieces of a text between words of correction."""
    pieces, start, at = [], 0, 0
    while at < len(words):
        run = next((run for run in CORRECTIONS if tuple(words[at : at + len(run)]) == run), ())
        if run:
            pieces.append((start, at))
            start = at = at + len(run)
        else:
            at += 1
    return [(first, last) for first, last in [*pieces, (start, len(words))] if last > first]


def _corrected(before: Name, after: Name) -> Name:
    """A lone word puts right the part of the name that it is like."""
    if after.family or not before.family:
        return after
    family = fuzz.ratio(fold(after.given), fold(before.family))
    if family > fuzz.ratio(fold(after.given), fold(before.given)):
        return Name(before.given, after.given)
    return Name(after.given, before.family)


def _respelled(name: Name, text: str) -> Name:
    """ "Gonzales with a Z": one letter of a name put right as it is said."""
    if "with" not in text.lower() and " con " not in text.lower():
        return name
    for part in ("family", "given"):
        changed = change(letters(getattr(name, part)), text)
        if changed and " " not in getattr(name, part):
            neat = changed.capitalize()
            return Name(name.given, neat) if part == "family" else Name(neat, name.family)
    return name


def _one(heard: Sequence[str], words: Sequence[str], asked: bool) -> Name | None:
    parts = _parts(heard, words)
    if parts:
        return parts
    for leads, strict in ((STRONG, False), (WEAK, not asked)):
        for lead in leads:
            name = _after(heard, words, lead, strict)
            if name:
                return name
    return _bare(heard, words) if asked else _kin(heard, words)


_LAST = (("last", "name"), ("surname",), ("family", "name"), ("apellido",), ("apellidos",), ("last",), ("lastname",))
_FIRST = (("first", "name"), ("given", "name"), ("nombre",), ("nombres",), ("primer", "nombre"), ("firstname",))
_LINKS = frozenset(("is", "es", "s", "son", "de", "pila"))


def _parts(heard: Sequence[str], words: Sequence[str]) -> Name | None:
    """ "Last name Smith, first name Joan"; "Thompson, first name Helen"; "nombre Luis, apellido García"."""
    plain = [word.removesuffix("s") if word in ("names", "firsts", "lasts") else word for word in words]
    family, given = _labelled(heard, plain, words, _LAST), _labelled(heard, plain, words, _FIRST)
    if given and not family and " " in given:
        return None
    if family and given:
        return Name(given, family)
    if not (family or given):
        return None
    other = _bare(heard, words)
    if other is None or other.family:
        return other if other and other.family else None
    if fold(other.given) in (fold(family), fold(given)):
        return None
    return Name(other.given, family) if family else Name(given, other.given)


def _labelled(
    heard: Sequence[str], plain: Sequence[str], words: Sequence[str], labels: Sequence[tuple[str, ...]]
) -> str:
    for at in range(len(plain)):
        for label in labels:
            if tuple(plain[at : at + len(label)]) != label:
                continue
            start = at + len(label)
            while start < len(plain) and plain[start] in _LINKS:
                start += 1
            taken = _take(heard, words, start)
            if taken:
                return " ".join(_neat(taken))
    return ""


def _kin(heard: Sequence[str], words: Sequence[str]) -> Name | None:
    for kin in KIN:
        name = _after(heard, words, kin, strict=True)
        if name:
            return name
    return None


_TRAVELS = frozenset(
    listed(
        "leave leaves leaving left depart departing head heading headed bound flight flights flying "
        "fly train salgo sale salimos salir vuelo viaje viajo viajamos parto"
    )
)
"""Before a "for" that leads to a place."""


def _after(heard: Sequence[str], words: Sequence[str], lead: Sequence[str], strict: bool) -> Name | None:
    size = len(lead)
    for start in range(len(words) - size + 1) if lead[0] in words else ():
        if tuple(words[start : start + size]) != lead or (start and words[start - 1] in _TRAVELS):
            continue
        at = start + size
        while at < len(words) and words[at] in HESITATIONS:
            at += 1
        at = _past_kin(words, at)
        taken = _take(heard, words, at)
        if taken and (not strict or all(word[0].isupper() for word in taken if fold(word) not in PARTICLES)):
            return split(taken)
    return None


def _past_kin(words: Sequence[str], at: int) -> int:
    for kin in KIN:
        if tuple(words[at : at + len(kin)]) == kin:
            return at + len(kin)
    return at


def _take(heard: Sequence[str], words: Sequence[str], at: int) -> list[str]:
    taken: list[str] = []
    while at < len(words) and words[at] in ("the", "la", "el", "de") and words[at + 1 : at + 2] != []:
        if words[at + 1] not in TITLES:
            break
        at += 1
    while at < len(words) and words[at] in TITLES:
        at += 1
    while at < len(words) and len(taken) < MAX_WORDS:
        if not _belongs(heard, words, at, bool(taken)):
            break
        taken.append(heard[at])
        at += 1
    while taken and fold(taken[-1]) in SUFFIXES | SMALL:
        taken.pop()
    return taken


def _belongs(heard: Sequence[str], words: Sequence[str], at: int, inside: bool) -> bool:
    """Whether this word is part of the name."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    followed = bool(after) and (after not in STOPS or (after in PARTICLES and len(words) > at + 2)) and len(after) > 1
    if word in PARTICLES and word in STOPS:
        return word != "y" and followed and (inside or (word in STARTS and word in SMALL and after in PARTICLES))
    if word in SMALL and not inside:
        return word in STARTS and followed
    also = word in ALSO_NAMES and heard[at][0].isupper() and (inside or after not in STOPS | {""})
    also = also or (word == "domingo" and not inside and _begins_name(heard, words, at))
    return (word not in STOPS or also) and word not in TITLES and len(word) > 1


def _begins_name(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a day of the week is a given name: "Domingo Pérez", with capitals and no article before it."""
    article = at > 0 and words[at - 1] in ("el", "este", "del", "los")
    capital = all(word[0].isupper() for word in heard[at : at + 2])
    return len(words) > at + 1 and capital and not article and words[at + 1] not in STOPS | SMALL


_OF_THINGS = frozenset(listed("the that these those el la los las esa ese esas esos"))
"""Before a small everyday word these begin a sentence, and no name: "the dose looks wrong"."""


def _bare(heard: Sequence[str], words: Sequence[str]) -> Name | None:
    start = 0
    while start < len(words) and words[start] in FILLERS:
        start += 1
    start = _past_kin(words, start)
    taken = _take(heard, words, start)
    thing = fold(taken[0]) if taken and taken[0][0].islower() else ""
    if words[:1] and words[0] in _OF_THINGS and thing in given_names.ORDINARY and not given_names.is_given(thing):
        return None
    rest = [word for word in words[start + len(taken) :] if len(word) > 1 and word not in STOPS | SUFFIXES | TITLES]
    return split(taken) if taken and len(rest) <= MOST_BESIDE else None


def _neat(taken: Sequence[str]) -> list[str]:
    return [word if word[:1].isupper() or fold(word) in SMALL else word.capitalize() for word in taken]


def split(taken: Sequence[str]) -> Name:
    """The words of a name parted into given and family names, as they are written."""
    neat = _neat(taken)
    while len(neat) > 2 and (
        fold(neat[0]) in (fold(neat[-1]), fold(neat[1])) or nicknames.same_person(neat[0], neat[1])
    ):
        neat = neat[1:]
    if fold(neat[0]) in SMALL:
        return Name(" ".join(neat), "")
    given = 1
    while given < len(neat) - 2 and given_names.is_given(fold(neat[given])):
        given += 1
    return Name(" ".join(neat[:given]), " ".join(neat[given:]))
