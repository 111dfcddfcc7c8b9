"""Names spelled aloud: letters, NATO words, "D as in David", Spanish letter names, "double l"."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from appliance.dialogue.words import fold, listed, tokens

_NATO = frozenset(
    listed(
        "alpha alfa bravo charlie delta echo eco ego foxtrot golf hotel india juliet juliett julieta kilo quilo lima "
        "mike november noviembre oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee "
        "yanqui zulu"
    )
)
_K = frozenset({"quilo"})
"""Code words written with another first letter than theirs."""
LIKE_CODE_WORD = 74
"""Likeness in percent from which a word counts as a code word misheard: "tengo" for tango, on rapidfuzz's scale."""
_SPOKEN = {
    "ay": "a",
    "bee": "b",
    "be": "b",
    "see": "c",
    "sea": "c",
    "ce": "c",
    "dee": "d",
    "de": "d",
    "ee": "e",
    "ef": "f",
    "efe": "f",
    "gee": "g",
    "ge": "g",
    "aitch": "h",
    "hache": "h",
    "ache": "h",
    "eye": "i",
    "jay": "j",
    "jota": "j",
    "kay": "k",
    "ka": "k",
    "el": "l",
    "ele": "l",
    "em": "m",
    "eme": "m",
    "en": "n",
    "ene": "n",
    "oh": "o",
    "pee": "p",
    "pe": "p",
    "cue": "q",
    "queue": "q",
    "cu": "q",
    "are": "r",
    "ar": "r",
    "erre": "r",
    "ere": "r",
    "ess": "s",
    "ese": "s",
    "tee": "t",
    "te": "t",
    "tea": "t",
    "you": "u",
    "uve": "v",
    "vee": "v",
    "ve": "v",
    "equis": "x",
    "ex": "x",
    "why": "y",
    "ye": "y",
    "zee": "z",
    "zeta": "z",
    "ceta": "z",
    "zed": "z",
}
_AS_IN = (["as", "in"], ["has", "in"], ["is", "in"], ["as", "an"], ["como", "en"], ["como"], ["like"], ["is", "for"])
"""Links after which the word decides: a letter is heard wrong more easily than a word."""
_OF = (["for"], ["de"])
"""Links that are letters or fillers themselves, so that letter and word must agree."""
_NOISE = frozenset(
    listed(
        "it its is spelled spelling thats and uh um s se escribe deletrea es con eh then last name apellido letra la"
    )
)
_SHAPES = {"grande": "b", "larga": "b", "alta": "b", "chica": "v", "corta": "v", "baja": "v", "chiquita": "v"}
MOST_SKIPPED_CHARS = 4
"""Longest stray word passed over amid single letters; a longer one may be the name itself."""


def read(text: str) -> str:
    """The letters spelled in a text, upper case; "" when fewer than two were. One wrong word does not end them."""
    words = [word for word in tokens(fold(text).replace("ñ", "n")) if not word[0].isdigit()]
    run, best = _Run(), _Run()
    index = 0
    while index < len(words):
        found = _letter(words, index)
        if found:
            run.add(found[0], code=words[index] in _NATO)
            index = found[1]
            continue
        if words[index] not in _NOISE and not _echo(words[index], run.letters) and not run.passes(words, index):
            best, run = max(best, run, key=_Run.sure), _Run()
        index += 1
    best = max(best, run, key=_Run.sure)
    letters = "".join(best.letters) if best.sure() >= 2 else ""
    return (letters[1:] if letters[1:] in words else letters).upper()


class _Run:
    """Letters said one after another."""

    def __init__(self) -> None:
        self.letters: list[str] = []
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
        like = _like_code(word) if self._codes or after in _NATO else ""
        if like or (self._codes >= 2 and after in _NATO and not self._passed):
            self.letters.append(like or word[0])
            self._guessed += 1
            self._passed = not like
            return True
        goes_on = bool(after) and _letter(words, at + 1) is not None
        amid = goes_on and (len(self.letters) >= 2 or (at == 1 and len(self.letters) == 1))
        if amid and not self._passed and len(word) <= MOST_SKIPPED_CHARS:
            self._passed = True
            return True
        return False


def _like_code(word: str) -> str:
    if len(word) < 4:
        return ""
    likeness, code = max((fuzz.ratio(word, code), code) for code in sorted(_NATO))
    return _initial(code) if likeness >= LIKE_CODE_WORD else ""


def _initial(code: str) -> str:
    return "k" if code in _K else code[0]


def _letter(words: Sequence[str], at: int) -> tuple[str, int] | None:
    word = words[at]
    if word in ("double", "doble") and at + 1 < len(words):
        if words[at + 1] in ("u", "ve", "uve", "v", "be"):
            return "w", at + 2
        again = _letter(words, at + 1)
        return (again[0] * 2, again[1]) if again else None
    pair = _PAIRS.get(" ".join(words[at : at + 2]))
    if pair:
        return pair, at + 2
    letter = word if len(word) == 1 else _SPOKEN.get(word, "") or (_initial(word) if word in _NATO else "")
    if not letter:
        return None
    if letter in "bv" and at + 1 < len(words) and words[at + 1] in _SHAPES:
        return _SHAPES[words[at + 1]], at + 2
    return _linked(words, at, letter)


def _linked(words: Sequence[str], at: int, letter: str) -> tuple[str, int]:
    """ "D as in David": the letter, or its word's when they differ."""
    for link in (*_AS_IN, *_OF):
        end = at + 1 + len(link)
        if list(words[at + 1 : end]) != link or end >= len(words) or len(words[end]) <= 2:
            continue
        if words[end][0] == letter or (link in _AS_IN and len(words[at]) < 4):
            return words[end][0], end + 1
    return letter, at + 1


_PAIRS = {
    "i griega": "y",
    "y griega": "y",
    "i latina": "i",
    "uve doble": "w",
    "ve doble": "w",
    "x ray": "x",
    "ex ray": "x",
    "fox trot": "f",
}


def _echo(word: str, letters: Sequence[str]) -> bool:
    """The name said again after its letters."""
    return len(letters) > 2 and word == "".join(letters)
