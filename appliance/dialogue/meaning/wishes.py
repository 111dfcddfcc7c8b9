"""What a turn asks for: rules where words tell, the classifier where they do not or disagree; several wishes a turn."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from appliance.dialogue.meaning import availability
from appliance.dialogue.meaning.wish_model import Told, WishModel
from appliance.dialogue.meaning.wish_rules import COMPILED
from appliance.dialogue.people import staff_told
from appliance.dialogue.words import MAX_CHARS, fold, plain

ADDS = (1.5, 5.0, 9.0)
"""What words that lean, tell or settle add to a wish's score by rules."""
SURE = 0.8
"""Share from which a part of a turn adds a wish of its own."""
ASK_BELOW, ASK_MARGIN = 0.5, 0.15
"""A best wish less likely than this, or with the next one as near as this, is asked about."""
MORE_ABOVE = 2.5
"""Log odds from which a turn holds a second or third wish (chosen with the development sets in view)."""
BESIDES_ABOVE, CLAUSE_ABOVE = 2.0, 4.0
"""Log odds from which a part of a turn adds a wish of its own, where the caller says that it is another, and else."""
TOLD_AROUND = 1.0
"""How much surer a part must be where the turn asks for advice: what is told around that is how it came about."""
KIND_ABOVE, OLD_KIND_ABOVE = 0.0, 1.0
"""Log odds from which a kind of visit is taken as told where no name of one is said: for a visit that is wanted, which
is asked back before it is booked, and for one in the book."""
CLAUSE_WORDS = 3
"""A part of fewer words tells no wish by itself."""
MOST_CLAUSES, MOST_WISHES = 4, 3
"""Parts of a turn that are read by themselves, and wishes it may hold."""
SAFE, SAFE_ABOVE = ("advice", "human"), 0.0
"""Wishes that stay where the rules settle on them, or tell them and the model does not rule them out."""
FEWEST_WORDS = 2
"""A shorter part of a turn is no clause."""
NO_WISH = "context"
VISITS = frozenset({"new", "move", "cancel", "confirm", "when_mine", "waitlist"})
"""At most one of these a turn: they are about the same visit, which may have a kind."""
_ON_THE_BOOKS = frozenset({"move", "confirm", "when_mine"})
_CLAUSE = re.compile(
    r"[.?!;]+|,?\s(?<!hundred )(?<!thousand )(?<!pain )(?:and|y)\s(?:also\s|then\s|if so\s|si s[ií]\s|"
    r"tambien\s|de una vez\s|while i[' ]?ve got you\s)?|\s(?:also|tambien)\s"
)
_BESIDES = re.compile(
    r",?\s(?:(?:and |oh |but |also )*(?:one (?:more|other) thing(?: is)?|(?:the|an)other thing(?: is)?|on top of that|"
    r"while i[' ]?(?:ve|m| have| am) (?:got you|on the (?:phone|line)|at it)|by the way|as well as|besides that|oh and|"
    r"and also|also|plus|and then also|real quick)|(?:y |ah |pero |ademas )*(?:de paso|ya que estamos|"
    r"otra (?:cosa|pregunta)|ademas|tambien|aparte|por cierto|de una vez|ah y))\s"
)
"""What a caller puts between two wishes."""
_UNWANTED = re.compile(
    r" (?:(?:dont|doesnt|didnt|not|no longer) (?:\w+ ){0,3}(?:need|want)\w*|no (?:\w+ ){0,3}(?:necesit|"
    r"ocup|quier)\w*)(?: \w+){0,4}(?= )"
)
"""What is expressly not wanted."""
_SCRATCHED = re.compile(
    r"^ (?:(?:actually|um|uh|no|oh|wait|sorry|perdon|not|mejor) )*(?:no wait|scratch that|no esper\w+|no perdon) "
)
_OURS = re.compile(
    r"^(?!.* (?:interpret\w*|translat\w*|traduc\w*|sign|deaf|senas|sord[oa]) ).* (?:spanish|english|espanol|ingles) "
)
"""A language the box speaks, without an interpreter: beside a wish there is nothing to answer but in it."""
_DEPARTMENT = re.compile(r" (?:in|from|with|de) (?:the )?(?:billing|cobranza|facturacion)(?: department)? ")
_ABOUT_IT = re.compile(r" (?:about|sobre) (?:this|that|it|esto|eso) ")
_NOT_DAILY = frozenset({NO_WISH, "other", "advice", "human"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of one turn, likeliest first."""

    labels: tuple[str, ...] = ()
    ask: bool = False
    """Whether it is better to ask than to believe it."""
    share: float = 0.0
    """How likely the first one is, 0 to 1."""
    kind: str | None = None
    """The kind of visit that the whole tells without its name, by the names of `visit_words`; None where no wish is
    about a visit."""


def read(text: str, model: WishModel | None = None) -> Wishes:
    """Every wish in a text; without a model by rules alone. Never raises on any Unicode string."""
    spoken = plain(text)
    if scratched := _SCRATCHED.match(spoken):
        text = spoken = spoken[scratched.end() - 1 :]
    ruled = _by_rules(text)
    if model is None or not spoken.strip():
        return ruled
    parts = _apart(text)
    told = heard(spoken)
    [first] = model.odds([(text, told, ruled.labels)])
    whole = _unbooked(_decided(first.wishes, told, ruled.labels), told, spoken)
    kept = list(whole.labels)
    surer = TOLD_AROUND if "advice" in whole.labels else 0.0
    for part, above in parts:
        label = _added(_told(part), above + surer, kept, model)
        kept += [label] if label else []
    several = len(kept) > len(whole.labels)
    labels = tuple(kept[:MOST_WISHES]) if several else whole.labels
    labels = _with_department(labels, spoken) if "human" in labels else labels
    if VISITS & set(labels) and _OURS.search(spoken):
        labels = tuple(label for label in labels if label != "language")
    above = KIND_ABOVE if "new" in whole.labels else OLD_KIND_ABOVE
    kind = _kind(first.kinds, above) if VISITS & set(labels) else None
    return Wishes(labels, whole.ask and not several, whole.share, kind)


def _added(told: Told, above: float, kept: Sequence[str], model: WishModel) -> str | None:
    """The wish that a part of a turn adds to those already kept."""
    visits = bool(VISITS & set(kept))
    new = {label for label in model.labels if label not in (*kept, *_NOT_DAILY) and not (visits and label in VISITS)}
    most = model.at_most(told)
    if all(most[label] <= above for label in new):
        return None
    [odds] = model.odds([told])
    label = max(odds.wishes, key=odds.wishes.__getitem__)
    return label if label in new and odds.wishes[label] > above else None


def _with_department(labels: tuple[str, ...], spoken: str) -> tuple[str, ...]:
    """A person in billing is wanted about a bill."""
    asked = _DEPARTMENT.search(spoken)
    return tuple(dict.fromkeys(["human", "billing", *labels]))[:2] if asked else labels


def _kind(odds: Mapping[str, float], above: float) -> str | None:
    likeliest = max(odds, key=odds.__getitem__)
    return likeliest if odds[likeliest] > above else None


def _told(text: str) -> Told:
    return text, heard(plain(text)), _by_rules(text).labels


def _apart(text: str) -> list[tuple[str, float]]:
    """Parts of a turn that may each hold a wish, and the log odds from which one does: joined by "one more thing" it
    is likely, by a mere "and" it may be the reason."""
    told = [part for part in _BESIDES.split(fold(text)) if part]
    above = BESIDES_ABOVE if len(told) > 1 else CLAUSE_ABOVE
    told = told if len(told) > 1 else _clauses(text)
    return [(part.strip(), above) for part in told if len(part.split()) >= CLAUSE_WORDS][:MOST_CLAUSES]


def daily(text: str, model: WishModel) -> float:
    """How surely a text tells a wish of every day, whichever: log odds from 0 up. Whoever asks for advice or for a
    person, or tells how it came about, may be in danger."""
    [odds] = model.odds([_told(text)])
    return max(0.0, *(score for label, score in odds.wishes.items() if label not in _NOT_DAILY))


def _by_rules(text: str) -> Wishes:
    spoken = plain(text)
    parts = _clauses(text)
    whole, *judged = (_judge(plain(one)) for one in (text[:MAX_CHARS], *parts))
    found = _parts(judged, parts)
    if not whole.shares:
        return Wishes()
    first = found[0] if found and whole.best not in (*found, *whole.strong) else whole.best
    ordered = sorted(whole.shares.values(), reverse=True)
    gap = ordered[0] - ordered[1] if len(ordered) > 1 else 1.0
    ask = not found and (ordered[0] < ASK_BELOW or gap < ASK_MARGIN)
    return Wishes(_together([first, *found], spoken, whole.strong), ask, ordered[0])


def _decided(scores: Mapping[str, float], told: Mapping[str, int], ruled: Sequence[str]) -> Wishes:
    """The likeliest wish, others likely enough, and the safe ones the rules are certain of."""
    ordered = sorted(scores, key=scores.__getitem__, reverse=True)
    sure = [label for label in SAFE if label in ruled and (told.get(label) == 2 or scores[label] > SAFE_ABOVE)]
    more = [label for label in ordered[1:3] if scores[label] > MORE_ABOVE and label not in (NO_WISH, "other")]
    kept: list[str] = []
    for label in dict.fromkeys([ordered[0], *more, *sure]):
        if not (label in VISITS and VISITS & set(kept)):
            kept.append(label)
    shares = [1 / (1 + math.exp(-max(-50.0, scores[label]))) for label in ordered[:2]]
    ask = len(kept) == 1 and (shares[0] < ASK_BELOW or shares[0] - shares[1] < ASK_MARGIN)
    return Wishes(tuple(kept), ask, shares[0])


def _unbooked(whole: Wishes, told: Mapping[str, int], spoken: str) -> Wishes:
    """A visit to be made in place of one on the books that nothing but likeness tells of."""
    likest = whole.labels[0]
    if likest not in (*_ON_THE_BOOKS, "new") or told.get(likest, 0):
        return whole
    if availability.named(spoken):
        return replace(whole, labels=("new",), ask=False)
    if not availability.asked(spoken):
        return whole
    if likest == "new":
        return replace(whole, ask=False)
    return replace(whole, labels=("new", *whole.labels[1:]))


def heard(spoken: str) -> dict[str, int]:
    """For each wish how much its words tell, 0 to 2."""
    told: dict[str, int] = {}
    for label, strength in _matching(spoken):
        told[label] = max(strength, told.get(label, 0))
    return told


@lru_cache(maxsize=64)
def _matching(spoken: str) -> tuple[tuple[str, int], ...]:
    """The rules whose words are there: label and how much they tell. A turn and its parts are asked for several
    times."""
    wanted = _UNWANTED.sub(" ", spoken)
    found = [
        (label, strength)
        for label, strength, pattern in COMPILED
        if pattern.search(wanted if label == "new" else spoken)
    ]
    named = staff_told.by_name(spoken)
    return (*found, (named, 2)) if named else tuple(found)


def tells(text: str, label: str) -> bool:
    """Whether words alone tell a wish, wherever it is said."""
    spoken = plain(text)
    return any(each == label and strength and pattern.search(spoken) for each, strength, pattern in COMPILED)


@dataclass(frozen=True, slots=True)
class _Judged:
    shares: Mapping[str, float]
    strong: frozenset[str]

    @property
    def best(self) -> str:
        return max(self.shares, key=self.shares.__getitem__)


def _judge(spoken: str) -> _Judged:
    scores: dict[str, float] = {}
    strong: set[str] = set()
    for label, strength in _matching(spoken):
        scores[label] = scores.get(label, 0.0) + ADDS[strength]
        if strength:
            strong.add(label)
    if not scores:
        return _Judged({}, frozenset())
    top = max(scores.values())
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return _Judged({label: power / total for label, power in powers.items()}, frozenset(strong))


def _parts(judged: Sequence[_Judged], parts: Sequence[str]) -> list[str]:
    """The wishes that parts of a turn tell by their own words."""
    found: list[str] = []
    for part, one in zip(parts, judged, strict=True):
        sure = one.shares and one.shares[one.best] >= SURE and one.best in one.strong
        if sure and one.best != NO_WISH and not (one.best == "human" and _ABOUT_IT.search(plain(part))):
            found.append(one.best)
    return list(dict.fromkeys(found))


def _together(labels: Sequence[str], spoken: str, strong: frozenset[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for label in dict.fromkeys(labels):
        if label in VISITS and VISITS & set(kept):
            continue
        kept.append(label)
    return _with_department(tuple(kept), spoken) if "human" in strong else tuple(kept)


def _clauses(text: str) -> list[str]:
    parts = [part.strip() for part in _CLAUSE.split(fold(text)) if part and part.strip()]
    whole = [part for part in parts if len(part.split()) >= FEWEST_WORDS]
    return whole if len(whole) > 1 else []
