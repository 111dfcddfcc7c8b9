"""The network of the page goes away: callers and the record system reach the box by another, and notice nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from box.conftest import Records
from fakes.real_box import RealBox, real_box
from fakes.real_caller import rendered
from peers.ports import free_port

from appliance.rehearse.phone import free_address, telephone_at

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

SPACE = "frontdesk-test"
OURS, ITS = "10.203.77.1", "10.203.77.2"


@pytest.mark.slow
async def test_a_call_goes_on_without_the_network_of_the_page(box: RealBox, tmp_path: Path) -> None:
    with _network_of_its_own():
        records = Records(tmp_path / "ehr", host=OURS)
        await records.start(seeded=True)
        try:
            inside = ["ip", "netns", "exec", SPACE]
            sip = f"{ITS}:{free_port()}"
            async with real_box(
                tmp_path / "state", records.base_url, sip=sip, phrases=box.state / "phrases", prefix=inside
            ) as remote:
                _run(*inside, "ip", "link", "set", "lo", "down")
                async with telephone_at("+13125550113", free_address(sip)) as phone:
                    await phone.dial(remote.target)
                    assert await phone.turn_of_other(silence_ms=1500, patience_s=10, since=0), "it greets"
                    await phone.play(await rendered("I need a sick visit with Doctor Patel tomorrow afternoon."))
                    assert await phone.turn_of_other(silence_ms=1500, patience_s=15), "and answers"
                    await phone.hang_up()
                await remote.logs("turn.answered", within_s=5)
                await remote.logs("call.ended", within_s=5)
                assert '"event": "call.failed"' not in remote.log.read_text()
        finally:
            await records.stop()


@contextmanager
def _network_of_its_own() -> Iterator[None]:
    """A network namespace joined to this one by a cable. Needs root."""
    if Path("/run/netns", SPACE).exists():  # left by a run that was killed
        _run("ip", "netns", "del", SPACE)
    _run("ip", "netns", "add", SPACE)
    try:
        _run("ip", "link", "add", "fd-ours", "type", "veth", "peer", "name", "fd-its", "netns", SPACE)
        _run("ip", "address", "add", f"{OURS}/24", "dev", "fd-ours")
        _run("ip", "link", "set", "fd-ours", "up")
        for words in (("address", "add", f"{ITS}/24", "dev", "fd-its"), ("link", "set", "fd-its", "up")):
            _run("ip", "-n", SPACE, *words)
        _run("ip", "-n", SPACE, "link", "set", "lo", "up")
        yield
    finally:
        _run("ip", "netns", "del", SPACE)


def _run(*words: str) -> None:
    subprocess.run(words, check=True)
