"""The clinic's own words in what a caller says: providers, and kinds of visit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from appliance.clinic.people import Provider
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import VisitType
from appliance.dialogue.identity import alike
from appliance.dialogue.words import tokens

_TITLES = frozenset("doctor doctora dr dra doc with con miss ms mrs hygienist dentist el la".split())
_ANYONE = re.compile(
    r" (?:anyone|anybody|any one|any (?:doctor|provider|of them|dentist|available)|whoever|whichever|either(?: one)?|doesnt matter|no preference|dont (?:care|mind)|"
    r"first available|no one in particular|nobody in particular|not really|cualquiera|cualquier (?:doctor|doctora|persona|proveedor)|quien sea|el que sea|la que sea|"
    r"no importa|me da igual|da igual|con quien (?:sea|haya|pueda)|no tengo preferencia|sin preferencia|el primero|quien este|whos available|open to anyone) "
)
_OTHER_PROVIDER = re.compile(
    r" (?:(?:an)?other (?:doctor|provider|dentist|one)|someone else|otro doctor|otra doctora|otra persona|el otro|la otra) "
)
LIKE_NAME = 0.82
"""Likeness of a heard surname to a provider's."""
LIKE_WORD = 86
"""Likeness in percent of heard words to a visit's name, on rapidfuzz's scale."""


def anyone(plain_text: str) -> bool:
    """Whether the caller would see anyone."""
    return bool(_ANYONE.search(plain_text))


def other_provider(plain_text: str) -> bool:
    """Whether the caller asks for somebody else than the one just named."""
    return bool(_OTHER_PROVIDER.search(plain_text))


def provider(text: str, clinic: Clinic) -> Provider | None:
    """The one provider a text names: by family name as it sounds, by given name after a title, or by alias."""
    words = tokens(text)
    spoken = " ".join(words)
    for each in clinic.providers:
        if any(f" {' '.join(tokens(alias))} " in f" {spoken} " for alias in each.aliases if alias):
            return each
    best = max(((_score(words, each), index) for index, each in enumerate(clinic.providers)), default=(0.0, 0))
    return clinic.providers[best[1]] if best[0] >= LIKE_NAME else None


def _score(words: Sequence[str], who: Provider) -> float:
    family, given = " ".join(tokens(who.family)), " ".join(tokens(who.given))
    best = 0.0
    for index, word in enumerate(words):
        titled = index > 0 and words[index - 1] in _TITLES
        if len(word) < 3 or word in _TITLES:
            continue
        likeness = alike(word, family)
        best = max(best, likeness if titled else likeness - 0.1 if likeness < 1 else likeness)
        if word == given and (titled or words[index + 1 : index + 2] == [family]):
            best = max(best, 0.95)
        if titled and index + 1 < len(words):
            best = max(best, alike(word + words[index + 1], family))
    return best


def visit_type(text: str, clinic: Clinic) -> VisitType | None:
    """The kind of visit a text names; the longest name wins."""
    words = tokens(text)
    best: tuple[int, VisitType] | None = None
    for kind in clinic.visit_types:
        for phrase in (*kind.words_en, *kind.words_es):
            run = tokens(phrase)
            if run and _heard(words, run) and (best is None or len("".join(run)) > best[0]):
                best = (len("".join(run)), kind)
    return best[1] if best else None


def _heard(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the words hold this run, give or take a letter or two of a long one."""
    wanted = " ".join(run)
    for start in range(len(words) - len(run) + 1):
        got = " ".join(words[start : start + len(run)])
        if got == wanted or got == wanted + "s":
            return True
        if len(wanted) >= 6 and fuzz.ratio(got, wanted) >= LIKE_WORD:
            return True
    return False
