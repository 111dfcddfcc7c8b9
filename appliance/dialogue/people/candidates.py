"""Which of the patients who can be meant was named, from what was heard and what else that may have been.

A lone given name over a telephone is read as other words: "Owen" as "go in". Against everybody on file that says
nothing; against the few born on the day that was given it mostly says who. No patient's name is told to the caller for
it: what stays in doubt is asked in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from appliance.clinic.people import Lang, Patient
from appliance.dialogue import identity
from appliance.dialogue.people import name_words, spelling
from appliance.dialogue.people.names import Name
from appliance.dialogue.words import listed, tokens

MOST = 12
"""People compared; of more, a name that was not heard cannot tell."""
MOST_WORDS = 8
"""Longest text that may be no more than a name."""
MOST_READINGS = 5
"""Guesses of the recognizer that count."""
RANK_COST = 0.07
"""Likeness taken off for each place a reading stands further down."""
TAKE, LEAD = identity.SAME_NAME, 0.1
"""Likeness from which a patient is taken, and how far ahead of the next."""
TAKE_KNOWN = 0.7
"""The same for a patient who calls from the number on file: number and date of birth are two facts already."""
LIKELIEST = 0.7
"""Least likeness of the likeliest reading itself: a stranger's name is not taken from the others alone."""
TWICE = 0.6
"""Likeness from which the same patient, clearly nearest in two answers, is taken."""
SPELLED, SPELLED_LEAD = 0.7, 0.15
"""Likeness of sounds to the letters of a name from which it was spelled, and how far ahead of the next."""
APART = 0.35
"""Likeness under which one part of a name speaks against the other."""
FEWEST_LETTERS = 3
"""Letters from which a text spells, though nobody asked for it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A patient, and as much of the name as was said."""

    patient: Patient
    name: Name


def pick(
    pool: Sequence[Patient],
    answers: Sequence[Sequence[str]],
    lang: Lang,
    *,
    by_number: Collection[Patient] = (),
    letters: bool = False,
) -> Named | None:
    """The patient clearly named in one answer, or nearest in two; None where nobody or several may be. Never raises.

    `answers`: for each, the recognizer's readings, likeliest first. `by_number`: those who call from their own number.
    `letters`: the last answer spells a given name.
    """
    if not pool or len(pool) > MOST:
        return None
    nearest: list[Patient] = []
    for at, readings in enumerate(reversed(answers)):
        best, *others = _ranked(pool, readings, lang, letters=letters and at == 0)
        known = best.patient in by_number
        lead = best.score - (others[0].score if others else 0.0)
        if lead < (SPELLED_LEAD if best.spelled else LEAD):
            continue
        if _sure(best, known=known) or (best.score >= TWICE and best.patient in nearest):
            return Named(best.patient, best.name)
        if best.score >= TWICE:
            nearest.append(best.patient)
    return None


def near(pool: Sequence[Patient], answers: Sequence[Sequence[str]], lang: Lang) -> bool:
    """Whether anyone of them may have been named in one of the answers."""
    if len(pool) > MOST:
        return False
    return any(match.score >= TWICE for readings in answers for match in _ranked(pool, readings, lang, letters=False))


def _sure(best: _Match, *, known: bool) -> bool:
    enough = SPELLED if best.spelled else TAKE_KNOWN if known else TAKE
    return best.score >= enough and (known or best.likeliest >= LIKELIEST)


@dataclass(frozen=True, slots=True)
class _Match:
    patient: Patient
    name: Name
    score: float
    likeliest: float
    """The score of the likeliest reading alone; of letters, of the two likeliest."""
    spelled: bool = False


def _ranked(pool: Sequence[Patient], readings: Sequence[str], lang: Lang, *, letters: bool) -> list[_Match]:
    found = [_best(patient, readings[:MOST_READINGS], lang, letters=letters) for patient in pool]
    return sorted(found, key=lambda match: -match.score)


def _best(patient: Patient, readings: Sequence[str], lang: Lang, *, letters: bool) -> _Match:
    scored = [_explained(patient, text, family_alone=place == 0) for place, text in enumerate(readings)]
    likeliest = scored[0][0] if scored else 0.0
    score, name = max(
        ((one - RANK_COST * place, name) for place, (one, name) in enumerate(scored)),
        key=lambda pair: pair[0],
        default=(0.0, Name(patient.given, "")),
    )
    spelled = [_spelled(patient, text, lang, asked=letters) for text in readings]
    if (best := max(spelled, default=0.0)) > score:
        return _Match(patient, Name(patient.given, ""), best, sum(spelled[:2]) / 2, spelled=True)
    return _Match(patient, name, score, likeliest)


def _explained(patient: Patient, text: str, *, family_alone: bool) -> tuple[float, Name]:
    """How well a patient's name, given name or family name explains every word of a text, and which of them does."""
    words = tokens(text)[: MOST_WORDS + 1]
    led = _without(words, _LEADS)
    options = [*_whole(patient, words), *_whole(patient, led)] if family_alone else []
    for said in (words, led, _without(words, _FILLED_LEADS)):
        options += _parted(patient, said)
    return max(options, key=lambda option: option[0], default=(0.0, Name(patient.given, "")))


def _whole(patient: Patient, words: Sequence[str]) -> Iterator[tuple[float, Name]]:
    """The words as a family name alone."""
    if 0 < len(words) <= MOST_WORDS:
        whole = " ".join(words)
        for family in {patient.family, *patient.family.replace("-", " ").split()}:
            yield _alone(identity.alike(whole, family), whole, family), Name(patient.family, "")


def _parted(patient: Patient, words: Sequence[str]) -> Iterator[tuple[float, Name]]:
    """The words as a given name, and as both names, parted at each place."""
    if not 0 < len(words) <= MOST_WORDS:
        return
    whole = " ".join(words)
    yield _alone(_given(whole, patient.given), whole, patient.given), Name(patient.given, "")
    for cut in range(1, len(words)):
        given = _given(" ".join(words[:cut]), patient.given)
        family = identity.family_likeness(" ".join(words[cut:]), patient.family)
        low, high = sorted((given, family))
        yield (low * 0.6 + high * 0.4) if low > APART else 0.0, Name(patient.given, patient.family)


def _given(heard: str, given: str) -> float:
    """Likeness of given names; of several words, only of all of them."""
    if " " not in heard:
        return identity.given_likeness(heard, given)
    return max(identity.alike(heard, part) for part in {given, given.split(" ")[0]})


def _alone(likeness: float, heard: str, name: str) -> float:
    """A lone name leaves no room for another beside it: "Jo Bennett" is not Bennett."""
    longer = len(heard.replace(" ", "")) - len(name)
    return min(likeness, TWICE) if longer > 1 else likeness


def _without(words: Sequence[str], leads: Sequence[tuple[str, ...]]) -> list[str]:
    """The words without what leads to a name, a courtesy after it, and the whole said twice."""
    said = _once(words)
    while lead := next((lead for lead in leads if len(lead) < len(said) and tuple(said[: len(lead)]) == lead), ()):
        said = said[len(lead) :]
    while len(said) > 1 and said[-1] in _AFTER:
        said.pop()
    return _once(said)


def _once(words: Sequence[str]) -> list[str]:
    half = len(words) // 2
    return list(words[:half] if half and words[:half] == words[half:] else words)


_LEADS = tuple(sorted((*name_words.STRONG, *name_words.WEAK), key=lambda lead: -len(lead)))
_FILLED_LEADS = (*_LEADS, *((word,) for word in sorted(name_words.FILLERS)))
"""A filler may be what is left of a given name ("and Patel"), so that no family name alone is read after one."""
_AFTER = frozenset(listed("please thanks thank you por favor gracias okay ok"))


def _spelled(patient: Patient, text: str, lang: Lang, *, asked: bool) -> float:
    """How well the letters of a name, said one by one, explain a text; unasked, only where letters were heard."""
    if not asked and len(spelling.read(text)) < FEWEST_LETTERS:
        return 0.0
    return spelling.match(text, (patient.given, f"{patient.given} {patient.family}"), lang)[0].likeness
