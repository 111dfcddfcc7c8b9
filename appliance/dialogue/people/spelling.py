"""Names spelled aloud: letters, code words, "D as in David", Spanish letter names, "double l", and letters misheard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from appliance.clinic.people import Lang
from appliance.dialogue.people import sounds, tilde
from appliance.dialogue.people.letter_names import CODE_WORDS, NAMES, PAIRS, SHAPES, SOUNDS, initial
from appliance.dialogue.words import fold, listed

LIKE_CODE_WORD = 74
"""Likeness in percent from which a word counts as a code word misheard: "tengo" for tango, on rapidfuzz's scale."""
_AS_IN = (["as", "in"], ["has", "in"], ["is", "in"], ["as", "an"], ["como", "en"], ["como"], ["like"], ["is", "for"])
"""Links after which the word decides: a letter is heard wrong more easily than a word."""
_OF = (["for"], ["de"])
"""Links that are letters or fillers themselves, so that letter and word must agree."""
_NOISE = frozenset(
    listed(
        "it its is spelled spelling thats and uh um s se escribe deletrea es con eh then last name apellido letra la "
        "apostrophe apostrofe hyphen dash guion capital mayuscula"
    )
)
_NO_LETTERS = frozenset(listed("yes no ok okay si dr mr mrs ms dob pm am im its"))
_CHAIN = re.compile(r"[^\W\d_]+(?:[-.‐–] ?[^\W\d_]+)+")
_LETTERS = re.compile(r"[a-z]+")
"""Not `words.tokens`, to which "A, M" is a time of day."""
_CAPITALS = re.compile(r"\b[^\W\d_]{2,}\b")
_TWICE = frozenset({"double", "doble"})
MOST_SKIPPED_CHARS = 4
"""Longest stray word passed over amid single letters; a longer one may be the name itself."""
MOST_CANDIDATES = 60
"""Names compared sound by sound; of a longer list those whose letters come nearest."""
SKIP_PER_CHAR = 0.25
"""Cost of passing over a letter of a word that may be no letter at all."""
OTHER_LANGUAGE = 0.05
"""Likeness taken off when the letters fit only in the language the call is not in."""
EXPLAINED = 0.96
"""Likeness from which a name heard before explains what was spelled, so that its letters are the better reading."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """Letters as heard."""

    letters: str
    """Upper case; "" when fewer than two were heard."""
    clean: bool
    """Whether every one was heard as a letter, with no stray word between and none run together."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A name and how well it explains what was spelled, 0 to 1."""

    name: str
    likeness: float


def read(text: str) -> str:
    """The letters spelled in a text, upper case; "" when fewer than two were. One wrong word does not end them."""
    return hear(text).letters


def hear(text: str) -> Spelled:
    """The letters spelled in a text, and whether they were heard cleanly. Never raises."""
    loose, joined = _loosened(text)
    words = _words(loose)
    run, best = _Run(), _Run()
    index = 0
    while index < len(words):
        found = _letter(words, index)
        if found:
            run.add(found[0], code=words[index] in CODE_WORDS)
            index = found[1]
            continue
        if words[index] not in _NOISE and not _echo(words[index], run.letters) and not run.passes(words, index):
            best, run = max(best, run, key=_Run.sure), _Run()
        index += 1
    best = max(best, run, key=_Run.sure)
    letters = "".join(best.letters) if best.sure() >= 2 else ""
    if letters[1:] in CODE_WORDS and letters[1:] in words and letters[1:] == "".join(w for w in words if len(w) == 1):
        letters = letters[1:]
    return Spelled(letters.upper(), clean=len(letters) > 2 and not joined and best.whole)


def match(text: str, candidates: Iterable[str], lang: Lang) -> list[Ranked]:
    """The candidates by how well their letters, said one by one, explain the text; best first. Never raises.

    The text is compared sound by sound with the names of each candidate's letters, as words and as letters, so that
    "be see kay e are" and "BECQR" come near Becker. Sounds a telephone confuses cost little.
    """
    units = _units(text)
    names = list(dict.fromkeys(candidates))
    if len(names) > MOST_CANDIDATES:
        near = "".join(unit[0] for unit in units)
        names = sorted(names, key=lambda name: -fuzz.ratio(near, fold(name)))[:MOST_CANDIDATES]
    ranked = [Ranked(name, _likeness(units, _plain_letters(name), lang)) for name in names]
    return sorted(ranked, key=lambda one: (-one.likeness, one.name))


def settle(text: str, heard: str, lang: Lang) -> str:
    """The letters meant by a text, knowing the name heard before: upper case, "" when the text spells nothing.

    Letters heard cleanly stand. Others give way to the heard name when that explains their sounds.
    """
    spelled = hear(text)
    if not heard or spelled.letters == _plain_letters(heard).upper():
        return spelled.letters
    if not spelled.clean or len(spelled.letters) < len(_plain_letters(heard)):
        explained = _alignment(_units(text), _plain_letters(heard), lang)
        if explained >= (EXPLAINED if spelled.clean else EXPLAINED - 0.2):
            return _plain_letters(heard).upper()
    return spelled.letters


def _plain_letters(name: str) -> str:
    return "".join(char for char in fold(name) if "a" <= char <= "z")


def _likeness(units: Sequence[tuple[str, ...]], name: str, lang: Lang) -> float:
    other: Lang = "es" if lang == "en" else "en"
    return max(_alignment(units, name, lang), _alignment(units, name, other) - OTHER_LANGUAGE)


def _alignment(units: Sequence[tuple[str, ...]], name: str, lang: Lang) -> float:
    meant = "".join(SOUNDS[lang][letter] for letter in name)
    if not meant or not units:
        return 0.0
    row = sounds.start(meant)
    worst = row[-1]
    for letters, *words in units:
        readings = ["".join(SOUNDS[lang][letter] for letter in letters)] if letters else []
        readings += [sounds.of_word(word, lang) for word in words]
        rows = [sounds.further(row, reading, meant) for reading in readings]
        if words:
            rows.append([cost + SKIP_PER_CHAR * len(words[0]) for cost in row])
        row = [min(costs) for costs in zip(*rows, strict=True)]
    return max(0.0, 1.0 - row[-1] / worst)


def _units(text: str) -> list[tuple[str, ...]]:
    """Each piece heard: its letters, and the words it may be instead."""
    words = _words(_loosened(text)[0])[:40]
    units: list[tuple[str, ...]] = []
    index = 0
    while index < len(words):
        found = _letter(words, index)
        word = words[index]
        if found:
            alone = found[1] == index + 1 and len(word) > 1 and word not in CODE_WORDS
            units.append((found[0], word) if alone else (found[0],))
            index = found[1]
            continue
        if word not in _NOISE:
            units.append((word if len(word) <= 6 else "", word))
        index += 1
    return units


def _words(text: str) -> list[str]:
    return _LETTERS.findall(fold(text))


def _loosened(text: str) -> tuple[str, bool]:
    """The text with letters that were run together set apart: "Gonz-A-L-E-Z", "BECQR"; and whether any were."""
    text = tilde.worded(text[:2000])
    joined = False

    def apart(found: re.Match[str]) -> str:
        nonlocal joined
        parts = re.split(r"[-.‐–] ?", found[0])
        if sum(len(part) == 1 for part in parts) * 2 < len(parts):
            return found[0]
        loose = []
        for at, part in enumerate(parts):
            together = len(part) > 1 and fold(part) not in NAMES and (len(part) == 2 or part.isupper() or at == 0)
            joined = joined or together
            loose.append(" ".join(part) if together and fold(part) not in _TWICE else part)
        return " ".join(loose)

    text = _CHAIN.sub(apart, text)
    if any(char.islower() for char in text) or len(text.split()) == 1:

        def capitals(found: re.Match[str]) -> str:
            nonlocal joined
            word = found[0]
            if not word.isupper() or fold(word) in _NO_LETTERS or fold(word) in CODE_WORDS:
                return word
            joined = True
            return " ".join(word)

        text = _CAPITALS.sub(capitals, text)
    return text, joined


class _Run:
    """Letters said one after another."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.whole = True
        self._codes = self._guessed = 0
        self._passed = False

    def add(self, letters: str, *, code: bool) -> None:
        self.letters.extend(letters)
        self._codes += code
        self._passed = False

    def sure(self) -> int:
        """Letters heard as such."""
        return len(self.letters) - self._guessed

    def passes(self, words: Sequence[str], at: int) -> bool:
        """Go past one wrong word: a code word by its likeness or first letter, a short stray between letters unread."""
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        like = _like_code(word) if self._codes or after in CODE_WORDS else ""
        if like or (self._codes >= 2 and after in CODE_WORDS and not self._passed):
            self.letters.append(like or word[0])
            self._guessed += 1
            self._passed = not like
            return True
        goes_on = bool(after) and _letter(words, at + 1) is not None
        amid = goes_on and (len(self.letters) >= 2 or (at == 1 and len(self.letters) == 1))
        same = bool(self.letters) and word[0] == self.letters[-1] and len(word) > 2
        if (amid and not self._passed and len(word) <= MOST_SKIPPED_CHARS) or (same and (goes_on or not after)):
            self._passed, self.whole = True, self.whole and same
            return True
        return False


def _like_code(word: str) -> str:
    if len(word) < 4:
        return ""
    likeness, code = max((fuzz.ratio(word, code), code) for code in sorted(CODE_WORDS))
    return initial(code) if likeness >= LIKE_CODE_WORD else ""


def _letter(words: Sequence[str], at: int) -> tuple[str, int] | None:
    word = words[at]
    pair = PAIRS.get(" ".join(words[at : at + 2]))
    if pair and not (words[at + 1] == "doble" and "doble " + " ".join(words[at + 2 : at + 3]) in PAIRS):
        return pair, at + 2
    if word in _TWICE and at + 1 < len(words):
        again = _letter(words, at + 1)
        return (again[0] * 2, again[1]) if again else None
    letter = word if len(word) == 1 else NAMES.get(word, "") or (initial(word) if word in CODE_WORDS else "")
    if not letter:
        return None
    if letter in ("b", "v") and at + 1 < len(words) and words[at + 1] in SHAPES:
        return SHAPES[words[at + 1]], at + 2
    return _linked(words, at, letter)


def _linked(words: Sequence[str], at: int, letter: str) -> tuple[str, int]:
    """ "D as in David": the letter, or its word's when they differ."""
    for link in (*_AS_IN, *_OF):
        end = at + 1 + len(link)
        if list(words[at + 1 : end]) != link or end >= len(words):
            continue
        if PAIRS.get(" ".join(words[end : end + 2])) == letter:
            return letter, end + 2
        if len(words[end]) <= 2 or (link in _OF and (words[end] in NAMES or words[end] in _TWICE)):
            continue
        if words[end][0] == letter or (link in _AS_IN and len(words[at]) < 4):
            return words[end][0], end + 1
    return letter, at + 1


def _echo(word: str, letters: Sequence[str]) -> bool:
    """The name said again after its letters."""
    return len(letters) > 2 and word == "".join(letters)
