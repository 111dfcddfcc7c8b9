"""The authored calls in text: how many come out as written, without noise and with, over seeds.

python tests/bench/authored_calls.py [SEEDS] [--encoder] [--show NAME]
SEEDS: how many noises each call is heard through; 0 is none. A call passes when every play of it does. --encoder: the
box with its sentence encoder, as it answers the telephone, instead of its rules alone.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
from calls.authored import Authored, every, missed, plays

from appliance import sense_file
from appliance.dialogue.sense import RULES_ONLY
from appliance.rehearse.text_noise import Noise

SENSE = sense_file.load() if "--encoder" in sys.argv else RULES_ONLY


async def failures(call: Authored, noise: Noise | None) -> list[str]:
    """How one run of the call went wrong: nothing when it passed."""
    found = []
    for played, broken in await plays(call, noise, SENSE):
        found += [f"BROKE {one}" for one in broken] + missed(call, played)
    return found


async def run(seeds: int) -> int:
    """Print the rates; how many promises were broken."""
    calls, broke = every(), 0
    runs = [[None]] if not seeds else [[Noise(Random(f"{seed}-{name}")) for seed in range(seeds)] for name, _ in calls]
    passed, passes, plays_in_all = {"en": 0, "es": 0}, 0, 0
    for (name, call), noises in zip(calls, runs * len(calls) if not seeds else runs, strict=False):
        bad = [await failures(call, noise) for noise in noises]
        passes += sum(not one for one in bad)
        plays_in_all += len(bad)
        passed[call.lang] += not any(bad)
        broke += sum("BROKE" in what for one in bad for what in one)
        if any(bad):
            print(f"{name}: {call.about} -- {'; '.join(sorted({what for one in bad for what in one}))}")
    langs = {lang: sum(call.lang == lang for _, call in calls) for lang in passed}
    print(f"{passes} of {plays_in_all} plays as written ({passes / plays_in_all:.1%}); {broke} broken promises")
    print("calls of which every play is: " + ", ".join(f"{passed[one]} of {langs[one]} {one}" for one in passed))
    return broke


async def show(name: str) -> None:
    """One call, for reading."""
    call = dict(every())[name]
    for played, broken in await plays(call, None, SENSE):
        print(played.transcript())
        print(broken, missed(call, played))


if __name__ == "__main__":
    if "--show" in sys.argv:
        anyio.run(show, sys.argv[sys.argv.index("--show") + 1])
    else:
        seeds = [int(each) for each in sys.argv[1:] if each.isdigit()]
        sys.exit(1 if anyio.run(run, seeds[0] if seeds else 0) else 0)
