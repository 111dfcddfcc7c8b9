"""`python -m appliance.evaluate.kept_out [FILE...]`: how well phrases are read that nothing was learned from.

First our own families, kept out and learned from. Then the openings in files, those much like a learned phrase apart.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from appliance import wish_file
from appliance.clinic_file import load_clinic
from appliance.dialogue import wishes
from appliance.dialogue.wish_model import WishModel, bare
from appliance.dialogue.wishes import NO_WISH
from appliance.encoder import SentenceEncoder
from appliance.evaluate import openings
from appliance.evaluate.families import Phrase, phrases
from appliance.evaluate.labels import label
from appliance.evaluate.report import Rate
from appliance.evaluate.rows import read

ALIKE = 80.0
"""Likeness of characters in percent (rapidfuzz) from which an item is much like a learned phrase."""


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    told = [phrase for phrase in phrases() if phrase.label != NO_WISH]
    model = wish_file.load(SentenceEncoder().encode)
    for kept_out, name in ((True, "kept out"), (False, "learned from")):
        for lang in ("en", "es"):
            _families(name, [one for one in told if one.kept_out is kept_out and one.lang == lang], model)
    learned = [bare(phrase.text) for phrase in told if not phrase.kept_out]
    clinic = load_clinic("demo").clinic
    for path in paths:
        items = [openings.judge(row, clinic) for row in read(Path(path))[1]]
        near = [process.extractOne(bare(item.row.text), learned, scorer=fuzz.ratio)[1] > ALIKE for item in items]
        for alike in (True, False):
            hits = [
                item.gold["intents"] == item.got["intents"]
                for item, one in zip(items, near, strict=True)
                if one is alike
            ]
            print(f"{path}: {'much like' if alike else 'unlike'} a learned phrase: {_shown(hits)}")


def _families(name: str, told: Sequence[Phrase], model: WishModel) -> None:
    missed: Counter[str] = Counter()
    hits: list[bool] = []
    for phrase in told:
        got = {label(one) for one in wishes.read(phrase.text, model).labels}
        hits.append(got == {label(phrase.label)})
        missed[f"{phrase.family} as {'+'.join(sorted(got))}"] += not hits[-1]
    print(f"families {name}, {told[0].lang}: {_shown(hits)}; missed most: {missed.most_common(5)}")


def _shown(hits: Sequence[bool]) -> str:
    rate = Rate(sum(hits), len(hits))
    low, high = rate.ci95
    return f"{rate.k}/{rate.n} ({100 * (rate.value or 0):.1f} %, 95 % interval {100 * low:.1f}-{100 * high:.1f} %)"


if __name__ == "__main__":
    main(sys.argv[1:])
