"""Patients' names in an opening without "my name is": between other words, at the end, before a date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from appliance.dialogue import nicknames
from appliance.dialogue.given_names import GIVEN
from appliance.dialogue.months import MONTHS
from appliance.dialogue.name_words import KIN, PARTICLES, STOPS, TITLES
from appliance.dialogue.names import Name
from appliance.dialogue.words import fold, listed

MAX_CHARS = 2000
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.?!,;]|\d+")
_DOCTORS = frozenset(listed("dr dra doctor doctora nurse enfermera"))
_PLACES_BEFORE = frozenset(listed("on at in near from by with con en to over and y o or called"))
"""A capital after these is a street, a shop, a town or a doctor more often than a patient."""
_NO_NAMES = frozenset(
    listed(
        "street avenue road drive boulevard clinic clinica hospital dental dentistry pharmacy farmacia "
        "walgreens cvs walmart costco kroger publix safeway target rite aid insurance seguro medical center "
        "health healthcare orthopedics cardiology pediatrics associates office university school county city "
        "church christmas thanksgiving easter navidad english spanish american united blue cross shield delta "
        "medicaid medicare ppo hmo tylenol advil aetna cigna humana metlife guardian anthem tricare kaiser "
        "ambetter molina oscar wellcare ok okay covid mri google zoom facebook uber lyft needs has wants was "
        "gets had got would will went keeps lost broke cut fell necesita tiene quiere trae anda ocupa tenia "
        "called about gonna wanna gotta asked said habla llamo bueno disculpe oiga llama hablan señorita "
        "cancele can could please monday medi thanks digale dile diganle dele deme mandele cancelele "
        "quiteme anuleme pongame guardeme tell something"
    )
) | frozenset(MONTHS)
_BORN = frozenset(listed("born birthday birthdate dob nacio nacimiento naci"))
_LEADS = (*KIN, ("this", "is"), ("its",), ("soy",), ("for",), ("para",), ("habla",), ("de",))


def read(text: str) -> Name | None:
    """The one patient a text names by form; None where there is none or several. Never raises on any Unicode string."""
    heard = list(_WORD.findall(text[:MAX_CHARS]))
    words = [fold(re.sub(r"['’]s$", "", word)) for word in heard]
    for finder in (_capitals, _before_birth, _after_lead, _at_end):
        found = list(dict.fromkeys(tuple(run) for run in finder(heard, words)))
        if len(found) == 1:
            return _name(found[0])
        if found:
            return None
    return None


def _capitals(heard: Sequence[str], words: Sequence[str]) -> Iterator[list[str]]:
    """Two or three words with capitals in a row that are no known other thing."""
    at = 0
    while at < len(heard):
        end = at
        while end < len(heard) and (_proper(heard, words, end) or _inside(heard, words, at, end)):
            end += 1
        before = words[at - 1] if at else ""
        run = heard[at:end]
        if 2 <= len(run) <= 4 and before not in _DOCTORS | _PLACES_BEFORE and not _goes_on(heard, words, end):
            yield list(run)
        at = max(end, at + 1)


def _proper(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    word = heard[at]
    usual = words[at] in STOPS | TITLES | _NO_NAMES | _DOCTORS
    return len(word) > 1 and word[0].isupper() and not word.isupper() and not usual


def _inside(heard: Sequence[str], words: Sequence[str], first: int, at: int) -> bool:
    """A particle between two parts: "Ana de la Torre"."""
    return (
        at > first
        and words[at] in PARTICLES
        and any(_proper(heard, words, next_) for next_ in (at + 1, at + 2) if next_ < len(heard))
    )


def _goes_on(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a name of a thing goes on: "Lakeside Family Clinic"."""
    return at < len(heard) and words[at] in _NO_NAMES and heard[at][0].isupper()


def _before_birth(heard: Sequence[str], words: Sequence[str]) -> Iterator[list[str]]:
    """Two unusual words right before a date of birth."""
    for at in range(2, len(words)):
        marker = (
            words[at] in _BORN
            or words[at : at + 3] == ["date", "of", "birth"]
            or (words[at : at + 2] == ["fecha", "de"])
        )
        first = at - 2 if heard[at - 1] != "," else at - 3
        if marker and first >= 0 and all(_unusual(words[one]) for one in (first, first + 1)) and _given(words[first]):
            yield list(heard[first : first + 2])


def _after_lead(heard: Sequence[str], words: Sequence[str]) -> Iterator[list[str]]:
    """A known given name after "my mother", "this is", "for", and the unusual word after it."""
    for at, word in enumerate(words):
        if _given(word) and any(tuple(words[max(0, at - len(lead)) : at]) == lead for lead in _LEADS):
            family = at + 1 < len(words) and _unusual(words[at + 1])
            by_kin = any(tuple(words[max(0, at - len(lead)) : at]) == lead for lead in KIN)
            if family or by_kin or words[at - 1] in ("is", "soy"):
                yield list(heard[at : at + 1 + family])


def _at_end(heard: Sequence[str], words: Sequence[str]) -> Iterator[list[str]]:
    """A known given name and an unusual word, as the last words."""
    last = [at for at, word in enumerate(words) if word.isalpha()][-2:]
    named = len(last) == 2 and last[0] > 0 and _given(words[last[0]]) and _unusual(words[last[1]])
    if named and words[last[0] - 1] not in _DOCTORS | _PLACES_BEFORE:
        yield [heard[at] for at in last]


def _given(word: str) -> bool:
    return len(word) > 2 and (word in GIVEN or nicknames.is_given(word))


def _unusual(word: str) -> bool:
    known = word in STOPS | TITLES | _NO_NAMES | _DOCTORS or word.endswith("ing")
    return word.replace("-", "").isalpha() and len(word) > 2 and not known


def _name(run: Sequence[str]) -> Name:
    bare = [re.sub(r"['’]s$", "", word) for word in run]
    neat = [word if word[:1].isupper() or fold(word) in PARTICLES else word.capitalize() for word in bare]
    return Name(neat[0], " ".join(neat[1:]))
