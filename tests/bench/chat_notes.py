"""How soon the note of a call can be read in the record system, over calls that simulated callers make in text.

python tests/bench/chat_notes.py [CALLS] [DELAY_MS] [SEED]     200 calls that leave a note, 100 ms, 1

One box (store, desk, process of the record system) in front of sekmet-fhir, DELAY_MS added to every request. The clock
starts when the caller says the last thing of the call, or hangs up, and stops when a GET of somebody else's, straight
from the server, finds the note. What the callers want is drawn; a call that leaves no note is not counted.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from random import Random
from sqlite3 import Connection
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_OID, uuid5

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import structlog
from calls.simulated import FILE, MOST_LINES, NOW, PHRASES
from fakes.fault_proxy import fault_proxy
from fakes.sekmet import Chart, sekmet

from appliance.call.desk import Desk
from appliance.call.note import OUTCOMES
from appliance.chat.call import ChatCall, Means
from appliance.chat.clock import VirtualClock
from appliance.chat.inputs import read
from appliance.dialogue.machine import Dialogue
from appliance.ehr.http import FhirHttp
from appliance.ehr.link import EhrChild
from appliance.ehr.resource import NOTE, identified, token
from appliance.rehearse.text_caller import TextCaller
from appliance.rehearse.text_goal import draw
from appliance.store.database import open_database

KEY = "c3" * 32
GIVEN_UP_S = 30.0
MOST_CALLS = 3
"""Times as many calls as notes are wanted, at most."""


async def call(number: int, desk: Desk, child: EhrChild, clock: VirtualClock) -> tuple[str, float]:
    """One simulated caller's call, to its end: its outcome, and the instant of the last thing the caller did."""
    rng = Random(number)
    goal = draw(FILE, NOW, rng)
    caller = TextCaller(goal, FILE.clinic, NOW, rng)
    dialogue = Dialogue(FILE.clinic, await desk.patients(), caller=goal.caller, now=clock.now())
    means = Means(clinic=FILE.clinic, phrasebook=PHRASES, clock=clock, desk=desk, records=child)
    chat = ChatCall(f"chat-{number}", means, dialogue)
    line, last = await chat.start(), time.perf_counter()
    for _ in range(MOST_LINES):
        given = caller.reply(line)
        if given is None:
            break
        last = time.perf_counter()
        line = await chat.take(read(given))
    if not line["done"]:
        last = time.perf_counter()
    await chat.close()
    return chat.outcome or "hung_up", last


async def readable(http: FhirHttp, key: str) -> bool:
    """Whether a GET finds the note now."""
    found = await http.get("Communication", [("identifier", token(NOTE, key))])
    return bool(found.body.get("entry"))


@asynccontextmanager
async def a_box(folder: Path, delay_s: float) -> AsyncIterator[tuple[Connection, EhrChild, FhirHttp]]:
    """The store, the process of the record system behind a slow way, and a short way of one's own."""
    (folder / "server").mkdir()
    async with (
        sekmet(folder / "server") as server,
        fault_proxy(server.base_url) as proxy,
        FhirHttp(server.base_url) as direct,
        anyio.create_task_group() as tasks,
    ):
        with closing(open_database(folder / "box.db", KEY)) as db:
            box = {"base_url": proxy.base_url, "every_s": 60.0, "database": folder / "box.db", "key": KEY}
            child = EhrChild(**box, clinic=FILE.clinic, clock=VirtualClock(NOW))
            tasks.start_soon(child.run)
            assert await child.wait_synced(60)
            proxy.delay_s = delay_s
            yield db, child, direct
            tasks.cancel_scope.cancel()


async def main(calls: int, delay_ms: int, seed: int) -> int:
    """Print the figures. 1 when a note was not there in time at all, or was there twice."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    took: list[float] = []
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as name:
        async with a_box(Path(name), delay_ms / 1000) as (db, child, direct):
            began, number = time.perf_counter(), seed
            while len(took) < calls and number < seed + MOST_CALLS * calls:
                clock = VirtualClock(NOW + timedelta(seconds=time.perf_counter() - began))
                outcome, last = await call(number, Desk(db, FILE.clinic, clock, child), child, clock)
                outcomes[outcome] += 1
                if outcome in OUTCOMES:
                    took.append(await waited(direct, f"chat-{number}", last))
                number += 1
            kept = [identified(one, NOTE) for one in await Chart(direct, {}).all("Communication")]
    print(", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()))
    ranked = sorted(1000 * one for one in took)
    p50, p95 = ranked[len(ranked) // 2], ranked[min(len(ranked) - 1, len(ranked) * 95 // 100)]
    figures = f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, worst {ranked[-1]:.0f} ms"
    print(f"last word to readable by GET, {delay_ms} ms added: {figures}")
    print(f"{len(took)} notes left; on the server {len(kept)}, {len(set(kept))} of them different")
    return 0 if len(kept) == len(set(kept)) == len(took) and ranked[-1] < 1000 * GIVEN_UP_S else 1


async def waited(http: FhirHttp, call_id: str, since: float) -> float:
    """Seconds from `since` to the note of a call being readable; GIVEN_UP_S when it is not."""
    key = str(uuid5(NAMESPACE_OID, f"note:{call_id}"))
    while time.perf_counter() - since < GIVEN_UP_S:
        if await readable(http, key):
            return time.perf_counter() - since
        await anyio.sleep(0.01)
    return GIVEN_UP_S


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:]]
    sys.exit(anyio.run(main, *(asked + [200, 100, 1][len(asked) :])))
