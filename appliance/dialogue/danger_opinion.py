"""A second opinion on danger: is a sentence on the side of emergencies or of daily business?

It raises where the rules are silent. What the rules found it lowers to a question at most, never to nothing, and only
where the whole sentence is daily business.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.danger_cues import cues, of_now
from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.letter_names import NAMES
from appliance.dialogue.wish_features import Encode, hashed
from appliance.dialogue.wish_model import bare
from appliance.dialogue.words import fold

CERTAIN = 0.45
"""Margin from which a sentence is an emergency where the rules are silent (docs/adr/0012-second-opinion-acts.md)."""
THRESHOLD = 0.08
"""Margin from which a sentence is suspect (docs/measurements.md, Emergencies)."""
PLAIN_WISH = 0.08
"""What each unit of log odds that a sentence tells a wish of every day takes off its margin: who plainly wants to move
a visit because of a bad cough is not taken for an emergency on the sound of it."""
DAILY = 0.2
"""Share of daily business in the weight of all examples."""
ORDINARY = {Level.EMERGENCY: -0.25, Level.URGENT: -0.65}
"""Margin of the whole text up to which it is so ordinary that danger the rules found in its words is asked about rather
than acted on (docs/measurements.md, Emergencies)."""
NOW = 0.15
"""How much more ordinary a text must be that says that it happens now."""
FEW_WORDS, BURIED = 5, 0.3
"""Danger buried in daily business stands out of it: no stretch of so few words may have this margin where an alarm is
lowered."""
AT_ONCE = 0.2
"""Margin of a partial from which an alarm in it is acted on before the caller has paused: what makes it harmless often
comes last ("my daughter had a seizure, does that go on the form")."""
FIRM = frozenset({"suicide_self_harm", "other_emergency", "bleeding"})
"""Categories that are never lowered: a farewell sounds ordinary, nobody calls an ambulance in passing, and bleeding
that does not stop is told as an aftermath."""
RIDGE = 0.002
"""How much long weights cost; chosen with the development sets in view."""
WORD_CELLS = 8192
"""Cells that words and pairs of words are hashed into (CRC-32)."""
CUE_SCALE = 0.3
"""How much a sign of context counts beside the sentence's vector of length 1 and its words of length 1."""
MOST_WORDS = 14
"""A longer text is judged by overlapping windows of this many words, so that danger buried in a request is seen."""
FEWEST_WORDS = 4
"""Words of three letters or more below which a text is left to the rules: "at nine", or a name being spelled."""
SPELLED = 0.7
"""Share of letters and their names among the words above which somebody is spelling."""

Wish = Callable[[str], float]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Between the two kinds of example: a weight a number of the features, and an offset."""

    weights: NDArray[np.float64]
    offset: float


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """The plane and how to turn a text into a vector."""

    table: Plane
    encode: Encode

    def second(self, text: str, finding: Finding, wish: Wish = lambda text: 0.0) -> Finding:
        """NONE becomes SUSPECT or EMERGENCY where a final text is on their side; what the rules found is `settled`.
        `wish`: how surely a text tells a wish of every day, log odds from 0 up."""
        if finding.level is not Level.NONE:
            return self.settled(text, finding)
        words = bare(text).split()
        if sum(len(word) > 2 for word in words) < FEWEST_WORDS:
            return finding
        if sum(len(word) == 1 or word in NAMES for word in words) > SPELLED * len(words):
            return finding
        far = self._worst(words, text)
        if far < THRESHOLD or (far := far - PLAIN_WISH * wish(text)) < THRESHOLD:
            return finding
        level = Level.EMERGENCY if far >= CERTAIN else Level.SUSPECT
        return Finding(level, "second_opinion", doubt=True)

    def settled(self, text: str, finding: Finding) -> Finding:
        """An alarm of the rules in a text that is daily business from end to end becomes SUSPECT. All else stays."""
        if finding.level not in ORDINARY or finding.category in FIRM:
            return finding
        return self._lowered(text, finding, self._whole(text))

    def so_far(self, text: str, finding: Finding) -> Finding:
        """An emergency of the rules in a partial is doubted until the words are on its side, or a pause settles it."""
        if finding.level is not Level.EMERGENCY or finding.category in FIRM or (far := self._whole(text)) >= AT_ONCE:
            return finding
        return replace(self._lowered(text, finding, far), doubt=True)

    def leaning(self, text: str, wish: Wish = lambda text: 0.0) -> float:
        """How far a text lies on the side of emergencies, at its worst stretch and less its `wish`; 0 without words."""
        words = bare(text).split()
        return self._worst(words, text) - PLAIN_WISH * wish(text) if words else 0.0

    def _lowered(self, text: str, finding: Finding, far: float) -> Finding:
        """`far`: the margin of the whole text."""
        limit = ORDINARY[finding.level] - (NOW if of_now(text) else 0)
        if far > limit or self._worst(bare(text).split(), text, FEW_WORDS) >= BURIED:
            return finding
        return Finding(Level.SUSPECT, finding.category, doubt=True)

    def _whole(self, text: str) -> float:
        [row] = features([bare(text)], self.encode, text)
        return margin(row, self.table)

    def _worst(self, words: Sequence[str], text: str, most: int = MOST_WORDS) -> float:
        return max(margin(row, self.table) for row in features(windows(words, most), self.encode, text))


def features(stretches: Sequence[str], encode: Encode, text: str) -> NDArray[np.float32]:
    """A row a stretch of a text: its vector, its words, and the signs of context of the whole text."""
    signs = CUE_SCALE * np.array(cues(text), np.float32)
    told = np.stack([word_cells(stretch) for stretch in stretches])
    return np.hstack([encode(stretches), told, np.tile(signs, (len(stretches), 1))])


def word_cells(text: str) -> NDArray[np.float32]:
    """The folded words of a text and their pairs, hashed, of length 1; zeros for a text without words."""
    words = fold(text).split()
    row = np.zeros(WORD_CELLS, np.float32)
    cells, counts = hashed((*words, *map("_".join, itertools.pairwise(words))), 0, WORD_CELLS)
    row[cells] = counts
    return row


def fitted(
    emergency: NDArray[np.float32], ordinary: NDArray[np.float32], daily: NDArray[np.float32] | None = None
) -> Plane:
    """The plane of least squares (ridge regression onto 1 and -1); rows are features. Emergencies weigh half of all.

    `ordinary` resembles them, `daily` is what callers want on any day, without which much of it would look unheard of.
    Solved in its dual form (Saunders et al., 1998): as many unknowns as rows. The offset costs almost nothing.
    """
    share = DAILY if daily is not None else 0.0
    groups = [(emergency, 1.0, 0.5), (ordinary, -1.0, 0.5 - share)] + (
        [(daily, -1.0, share)] if daily is not None else []
    )
    rows = np.vstack([group for group, _, _ in groups]).astype(np.float64)
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    sides = np.concatenate([np.full(len(group), side) for group, side, _ in groups])
    shares = np.concatenate([np.full(len(group), weight / len(group)) for group, _, weight in groups])
    cost = np.full(rows.shape[1], RIDGE)
    cost[-1] = 1e-9
    found = (rows / cost).T @ np.linalg.solve((rows / cost) @ rows.T + np.diag(1 / shares), sides)
    return Plane(found[:-1], float(found[-1]))


def margin(row: NDArray[np.float32], table: Plane) -> float:
    """How far features lie on the side of emergencies: about 1 amid them, about -1 amid daily business."""
    return float(row @ table.weights) + table.offset


def windows(words: Sequence[str], most: int = MOST_WORDS) -> list[str]:
    """The whole text, or its overlapping stretches of `most` words."""
    starts = range(0, max(1, len(words) - most // 2), most // 2)
    return [" ".join(words[start : start + most]) for start in starts]
