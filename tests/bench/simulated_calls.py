"""Simulated callers in text against the real conversation, desk and store: what comes of them, and how fast.

python tests/bench/simulated_calls.py [CALLS] [SEED] [--show N] [--noisy]   (N: print the call of seed N, and stop)
--noisy: every word goes through the noise of a recognizer (appliance/rehearse/text_noise.toml).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
from calls.simulated import Played, broken, random_call, wanted

from appliance.rehearse.text_goal import TextGoal
from appliance.rehearse.text_words import known

NOISY = "--noisy" in sys.argv


async def run(calls: int, seed: int) -> int:
    """Play them all; how many broke a promise."""
    outcomes: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    failed: list[tuple[int, list[str]]] = []
    plain: list[int] = []
    turns, started, cpu = 0, time.perf_counter(), time.process_time()
    examples: dict[str, list[int]] = {}
    for number in range(seed, seed + calls):
        goal, played = await random_call(number, noisy=NOISY)
        turns += len(played.inputs)
        outcomes[f"{goal.wish} -> {played.outcome}"] += 1
        found = broken(played) if NOISY else broken(played, goal)  # what was misheard may be booked, once agreed to
        if found:
            failed.append((number, found))
        if not _served(goal, played):
            why = f"{goal.lang} {goal.wish} -> {played.outcome} {played.gave_up}"
            missed[why] += 1
            examples.setdefault(why, []).append(number)
        if goal.plain and goal.wish == "book" and known(goal) and played.outcome == "booked":
            plain.append(_turns_to_booking(played))
    spent, used = time.perf_counter() - started, time.process_time() - cpu
    for what, count in outcomes.most_common():
        print(f"{count:6} {what}")
    print("not what the caller wanted:")
    for why, count in missed.most_common(40):
        print(f"{count:6} {why}  seeds {examples[why][:4]}")
    for number, found in failed[:40]:
        print(f"BROKEN seed {number}: {'; '.join(found)}")
    print(f"{calls} calls, {turns} turns; {calls - sum(missed.values())} served, {len(failed)} broke a promise")
    print(f"{turns / spent:.0f} turns a second, {turns / used:.0f} a second of processor time")
    if plain:
        print(f"turns to a plain booking by an existing patient: median {median(plain)} of {len(plain)}")
    return len(failed)


def _served(goal: TextGoal, played: Played) -> bool:
    return played.outcome in wanted(goal, played.did)


def _turns_to_booking(played: Played) -> int:
    """The caller's turns up to the one that books."""
    return next(number for number, line in enumerate(played.lines) if any(act["act"] == "book" for act in line["acts"]))


async def show(seed: int) -> None:
    """One call, for reading."""
    goal, played = await random_call(seed, noisy=NOISY)
    print(goal)
    print(played.transcript())
    print(broken(played, goal), played.outcome, played.gave_up)


if __name__ == "__main__":
    if "--show" in sys.argv:
        anyio.run(show, int(sys.argv[sys.argv.index("--show") + 1]))
    else:
        numbers = [int(one) for one in sys.argv[1:3] if one != "--noisy"]
        sys.exit(1 if anyio.run(run, *(numbers + [300, 1][len(numbers) :])) else 0)
