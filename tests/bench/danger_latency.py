"""How soon a person is fetched for an emergency: sentences of danger as a caller's first words.

python tests/bench/danger_latency.py [--each N] [--seed N] [--calls N] [--speaking SHARE] [--snr DB]

One call a sentence over the line of turn_taking.py, where no language is settled yet. The clock starts at the last
sample of the caller's voice and stops when staff are to be rung; below zero that is before the caller has ended. The
sentences are emergencies of tests/understanding that are known as such from their text, by voices that are never the
box's own; what was then misheard is asked about, or missed, and is counted apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from turn_list import SPEAKERS, Turn, sounds
from turn_taking import CACHE, MODELS, Result, begin, conditions, parser, run

from appliance import sense_file
from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.emergency import Level
from appliance.dialogue.events import Heard
from appliance.rehearse.report import rank
from appliance.rehearse.voices import Voices

UNDERSTANDING = Path(__file__).parents[1] / "understanding"
SETS = ("own", "fourth", "sixth", "eighth")
MOST_WORDS = 20
"""A longer sentence is left out: it takes the bench's time and tells no more."""
SLOW_S = 0.5
"""Slower ones are shown."""
LANGS: tuple[Lang, Lang] = ("en", "es")


def sentences(each: int, seed: int) -> list[Turn]:
    """So many emergencies a language, known as such from their text, drawn by chance."""
    sense, found = sense_file.load(), []
    lines = [
        line for name in SETS for line in (UNDERSTANDING / f"emergencies_{name}.jsonl").read_text("utf-8").split("\n")
    ]
    items = [json.loads(line) for line in lines if line]
    Random(seed).shuffle(items)
    for lang in LANGS:
        mine = [
            item["text"]
            for item in items
            if item["lang"] == lang
            and item["label"] == "emergency"
            and len(item["text"].split()) <= MOST_WORDS
            and sense.danger(Heard(item["text"], lang)).level is Level.EMERGENCY
        ]
        found += [
            Turn("danger", "open", Asked.GREETING, lang, text, (), None, speaker)
            for text, speaker in zip(mine[:each], cycle(SPEAKERS[lang]), strict=False)
        ]
    Random(seed).shuffle(found)
    return found


def table(results: Sequence[Result]) -> Iterator[str]:
    """The times a language, and what came of the rest."""
    for lang in LANGS:
        mine = [one for one in results if one.lang == lang]
        times = sorted(one.fetched_s * 1000 for one in mine if one.fetched_s is not None)
        early = sum(time < 0 for time in times)
        shown = (
            f"p50 {rank(times, 0.5):.0f} ms, p95 {rank(times, 0.95):.0f} ms, max {times[-1]:.0f} ms" if times else "-"
        )
        yield f"{lang}: fetched for {len(times)} of {len(mine)}, {early} before the caller had ended; {shown}"
        for one in mine:
            if one.fetched_s is not None and one.fetched_s > SLOW_S:
                yield f"  {one.fetched_s * 1000:.0f} ms: {one.said!r} heard {one.heard!r}, {one.stages}"
        yield from (f"  not fetched: {one.said!r} heard {one.heard!r}" for one in mine if one.fetched_s is None)


async def main(options: argparse.Namespace) -> None:
    """Draw the sentences, hold the calls, print the table."""
    voices = Voices(CACHE / "voices", models=MODELS, piper_python=CACHE / "voices-venv" / "bin" / "python")
    turns = sentences(options.each, options.seed)
    recordings = await sounds(turns, voices, snr_db=options.snr)
    results = await run(turns, recordings, calls=options.calls, reference=False, slow=1, speaking=options.speaking)
    print(conditions(options, "the box"))
    print("\n".join(table(results)))


if __name__ == "__main__":
    told = parser("From the end of a sentence of danger to ringing a person.")
    told.add_argument("--each", type=int, default=24, help="sentences a language")
    begin(main, told)
