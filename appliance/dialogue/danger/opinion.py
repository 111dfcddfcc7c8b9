"""A second opinion on danger: is a sentence on the side of emergencies or of daily business?

It raises where the rules are silent or only suspect danger. What the rules found it lowers to a question at most, never
to nothing, and only where the whole sentence is daily business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue import numbers
from appliance.dialogue.danger import cries, doses, home, infants
from appliance.dialogue.danger.cues import cues
from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.meaning.wish_features import Encode, Features, row
from appliance.dialogue.meaning.wish_model import bare
from appliance.dialogue.people.letter_names import NAMES
from appliance.dialogue.words import fold, listed

CERTAIN = 1.5
"""Log odds from which a sentence is an emergency where the rules are silent (docs/adr/0012-second-opinion-acts.md)."""
BOTH = 2.5
"""Log odds from which a sentence is an emergency where the rules suspect one."""
THRESHOLD = -2.5
"""Log odds from which a sentence is suspect (docs/measurements.md, Emergencies)."""
SERIOUS, LIGHT = -1.0, -4.0
"""Log odds from which a sentence tells what cannot wait: it is urgent, unless it is `CERTAIN` to be an emergency. Of
those, too, it is urgent below the second log odds, of an emergency rather than of what is urgent."""
AFTER_A_NO = 0.0
"""Log odds of what cannot wait from which staff are fetched for what was asked about, even after a "no"."""
GRAVE = 0.0
"""Log odds, of an emergency rather than what is merely urgent, from which an urgent finding of the rules is an
emergency, where the sentence is `CERTAIN` to be one rather than daily business, too; and below which what tells what
cannot wait is urgent and not asked about."""
PLAIN_WISH, MOST_OFF = 0.4, 1.2
"""What each unit of log odds that a sentence tells a wish of every day takes off, and the most of it: who plainly wants
to move a visit because of a bad cough is not taken for an emergency on the sound of it."""
ORDINARY = -4.0
"""Log odds of an emergency in the whole text up to which one the rules found in its words is asked about rather than
acted on (docs/adr/0012-second-opinion-acts.md)."""
FEW_WORDS, BURIED = 10, 2.0
"""Danger buried in daily business stands out of it: no stretch of so few words may have these log odds of an emergency
where one is lowered."""
CAN_WAIT = {Level.EMERGENCY: 0.0, Level.URGENT: -5.0}
"""Log odds of what cannot wait, at the worst stretch, up to which an alarm may be asked about rather than acted on."""
AT_ONCE = 2.5
"""Log odds of a partial from which an alarm in it is acted on before the caller has paused: what makes it harmless
often comes last ("my daughter had a seizure, does that go on the form")."""
_BY_RULE = (home.CATEGORY, doses.CATEGORY, infants.NEWBORN, infants.SMALL)
FIRM = frozenset({"suicide_self_harm", "other_emergency", *_BY_RULE})
"""Categories that are never lowered: a farewell, a husband, pills taken and a small baby's fever sound ordinary, and
nobody calls an ambulance in passing."""
MOST_WORDS, LESS = 40, 2.0
"""Of a longer text overlapping stretches of this many words are judged, too, so that danger buried in it is seen;
out of its sentence a stretch sounds worse than it is, by such log odds."""
FEWEST_WORDS, SHORT, SHORT_CERTAIN = 4, 0.0, 2.0
"""A text of fewer words of three letters or more, an answer or a name as a rule, is asked about from the second log
odds of an emergency and is one from the third, once all is said: "my chest" goes on with "x-ray"."""
SPELLED = 0.7
"""Share of letters, their names and numbers among the words above which somebody is spelling or dictating."""
DICTATED = frozenset(NAMES) | numbers.WORDS
TIMED = 0.8
"""The same with the words around a time among them: an answer to "which one works?", a word of it misheard."""
AROUND_TIMES = frozenset(
    listed(
        "in the at on of for morning afternoon evening noon night oclock am pm today tomorrow monday tuesday wednesday "
        "thursday friday saturday sunday january february march april may june july august september october november "
        "december first second y a de la las el los en por para manana tarde noche mediodia hoy lunes martes miercoles "
        "jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre media cuarto"
    )
)
POINTING = frozenset(
    listed(
        "all of them those these both none any it the one ones everything most some each todo todos todas los las dos "
        "ambos ambas ninguno ninguna cualquiera esos esas lo la el"
    )
)
"""An answer of such words alone names nothing."""

OPINION = "second_opinion"
"""Category of what only the second opinion found."""

Wish = Callable[[str], float]


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """Three logistic regressions, and how to turn a text into a vector: whether it is an emergency rather than daily
    business, whether it is something that cannot wait, urgent or worse, and whether it is an emergency rather than
    urgent."""

    weights: NDArray[np.float32]
    """A column each; a row a number of `features`."""
    bias: NDArray[np.float32]
    encode: Encode

    def second(self, text: str, finding: Finding, wish: Wish = lambda text: 0.0) -> Finding:
        """NONE becomes SUSPECT, URGENT or EMERGENCY where a text is on their side, SUSPECT an EMERGENCY where it is far
        on that one's; an alarm of the rules is `settled`.
        `wish`: how surely a text tells a wish of every day, log odds from 0 up."""
        words = bare(text).split()
        if finding.category == cries.CATEGORY:
            return finding  # too few words to be weighed: asked about
        if finding.level is Level.SUSPECT:
            both = self._worst(words, text).emergency - _off(wish(text)) >= BOTH
            return replace(finding, level=Level.EMERGENCY, doubt=True) if both else finding
        if finding.level is Level.URGENT and self._worst(words, text).graver:
            return replace(finding, level=Level.EMERGENCY, doubt=True)
        if finding.level is not Level.NONE:
            return self.settled(text, finding)
        if all(word in POINTING for word in words):
            return finding
        if _is_dictated(words):
            return finding
        worst = self._worst(words, text)
        emergency, serious = worst.emergency, worst.serious
        if emergency < THRESHOLD and serious < SERIOUS:
            return finding
        plainly = _off(wish(text))
        emergency, serious = emergency - plainly, serious - plainly
        if is_short(words):
            return _of_few_words(emergency, finding)
        if emergency >= CERTAIN and worst.grave < LIGHT:
            return Finding(Level.URGENT, OPINION, doubt=True)
        if emergency >= CERTAIN:
            return Finding(Level.EMERGENCY, OPINION, doubt=True)
        if serious >= SERIOUS and worst.grave < GRAVE:
            return Finding(Level.URGENT, OPINION, doubt=True)
        suspect = Finding(Level.SUSPECT, OPINION, doubt=True, waits=serious < AFTER_A_NO)
        return suspect if emergency >= THRESHOLD else finding

    def settled(self, text: str, finding: Finding) -> Finding:
        """An alarm of the rules in a text that is daily business from end to end becomes SUSPECT. All else stays."""
        if finding.level not in CAN_WAIT or finding.category in FIRM:
            return finding
        stays = finding.level is Level.EMERGENCY and self._whole(text) > ORDINARY
        if stays or self._worst(bare(text).split(), text).serious > CAN_WAIT[finding.level]:
            return finding
        if finding.level is Level.EMERGENCY and self._is_buried(text):
            return finding
        return Finding(Level.SUSPECT, finding.category, doubt=True)

    def so_far(self, text: str, finding: Finding) -> Finding:
        """An alarm of the rules in a partial is doubted until the words are on its side, or a pause settles it; what is
        graver than urgent is an emergency here, too."""
        if finding.level is Level.URGENT:
            worst = self._worst(bare(text).split(), text)
            at_once = worst.serious >= AT_ONCE
            if worst.graver:
                return replace(finding, level=Level.EMERGENCY, doubt=finding.doubt or not at_once)
        elif finding.level is Level.EMERGENCY and finding.category not in FIRM:
            at_once = self._whole(text) >= AT_ONCE
        else:
            return finding
        return finding if at_once else replace(self.settled(text, finding), doubt=True)

    def leaning(self, text: str, wish: Wish = lambda text: 0.0) -> float:
        """Log odds that a text tells an emergency, at its worst stretch and less its `wish`; 0 without words."""
        words = bare(text).split()
        return self._worst(words, text).emergency - _off(wish(text)) if words else 0.0

    def _whole(self, text: str) -> float:
        """Log odds of an emergency in a text, of one that is too long for the encoder at its worst stretch."""
        return self._highest(windows(bare(text).split()), text)

    def _is_buried(self, text: str) -> bool:
        return self._highest(windows(bare(text).split(), FEW_WORDS), text) >= BURIED

    def _highest(self, stretches: Sequence[str], text: str) -> float:
        return max(float(odds[0]) for odds in self._odds(stretches, text))

    def _worst(self, words: Sequence[str], text: str) -> _Worst:
        """What a text and its stretches come to, each log odds the highest of any."""
        odds = np.array(self._odds(whole_and_stretches(words), text))
        odds[1:] -= LESS
        emergency, serious, grave = odds.T
        graver = bool(np.any((emergency >= CERTAIN) & (grave >= GRAVE)))
        return _Worst(float(np.max(emergency)), float(np.max(serious)), float(np.max(grave)), graver)

    def _odds(self, stretches: Sequence[str], text: str) -> list[NDArray[np.float32]]:
        return [row.times(self.weights) + self.bias for row in features(stretches, self.encode, text)]


def is_short(words: Sequence[str]) -> bool:
    """Whether so few words are an answer rather than a sentence."""
    return sum(len(word) > 2 for word in words) < FEWEST_WORDS


def _is_dictated(words: Sequence[str]) -> bool:
    """Whether somebody spells, dictates numbers, or answers with a time."""
    told = sum(len(word) == 1 or word.isdigit() or word in DICTATED for word in words)
    timed = sum(word.isdigit() or word in DICTATED or fold(word) in AROUND_TIMES for word in words)
    return told > SPELLED * len(words) or (told > 0 and timed > TIMED * len(words))


def _of_few_words(emergency: float, finding: Finding) -> Finding:
    if emergency < SHORT:
        return finding
    return Finding(Level.EMERGENCY if emergency >= SHORT_CERTAIN else Level.SUSPECT, OPINION, doubt=True)


def _off(wish: float) -> float:
    return min(PLAIN_WISH * wish, MOST_OFF)


class _Worst(NamedTuple):
    """Log odds of an emergency, of what cannot wait, and of an emergency rather than what is urgent."""

    emergency: float
    serious: float
    grave: float
    graver: bool
    """Whether one stretch is surely an emergency, and rather that than urgent."""


def features(stretches: Sequence[str], encode: Encode, text: str) -> list[Features]:
    """Of each `bare` stretch of a text its vector, signs and words, and the signs of context of the whole text."""
    context = np.array(cues(text), np.float32)
    return [row(*each, context) for each in zip(stretches, encode(stretches), strict=True)]


def whole_and_stretches(words: Sequence[str]) -> list[str]:
    """The whole text, and behind it, where it is long, its stretches."""
    return list(dict.fromkeys([" ".join(words), *windows(words)]))


def windows(words: Sequence[str], most: int = MOST_WORDS) -> list[str]:
    """The whole text, or its overlapping stretches of `most` words."""
    starts = range(0, max(1, len(words) - most // 2), most // 2)
    return [" ".join(words[start : start + most]) for start in starts]
