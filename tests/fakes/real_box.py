"""A whole box in a process of its own: started as a clinic starts it, watched through its page, ended by a signal."""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import anyio
import anyio.abc
import httpx2
from peers.ports import free_port

from appliance.daemon import READY

ROOT = Path(__file__).parents[2]
MODELS = ROOT / ".cache" / "models"

NOW = "2026-11-23T08:00:00-06:00"
"""When every box thinks it starts: the Monday the test record system is seeded for."""

START_S = 90.0
STOP_S = 5.0
"""The promise: a box that is told to end has ended by then."""

LOOK_S = 0.1


@dataclass(frozen=True, slots=True)
class PageCall:
    """One call as the page shows it."""

    call_id: str
    live: bool
    marks: tuple[str, ...]
    """The fixed words beside it: where it stands while live, and what came of it."""
    said: tuple[tuple[str, str], ...]
    """Who and what, in order."""

    def by_box(self) -> tuple[str, ...]:
        """What the box said."""
        return tuple(text for who, text in self.said if who == "box")


@dataclass(frozen=True, slots=True)
class Page:
    """The page at one instant."""

    up: bool
    connected: bool
    refused: int
    restarts: int
    cards: int
    waiting: int
    calls: tuple[PageCall, ...]
    """Newest first."""

    def call(self, call_id: str) -> PageCall:
        """One call of today."""
        return next(call for call in self.calls if call.call_id == call_id)


@dataclass(slots=True)
class RealBox:
    """A running box."""

    process: anyio.abc.Process
    sip: str
    """HOST:PORT."""
    state: Path
    log: Path
    _web: httpx2.AsyncClient | None = None
    _ended: set[int] = field(default_factory=set)

    @property
    def target(self) -> str:
        """What a caller dials."""
        return f"sip:frontdesk@{self.sip}"

    async def page(self) -> Page:
        """The page now."""
        assert self._web is not None
        return read_page((await self._web.get("/")).text)

    async def shows(self, true: Callable[[Page], bool], *, within_s: float = 20.0) -> Page:
        """The page once it shows something; the test fails when it does not in time."""
        page = None
        with anyio.move_on_after(within_s):
            while page is None or not true(page):
                await anyio.sleep(LOOK_S)
                page = await self.page()
            return page
        raise AssertionError(f"the page never showed it: {page}\n{self.log.read_text()[-3000:]}")

    async def logs(self, event: str, *, within_s: float = 60.0) -> None:
        """Wait until the log holds an event."""
        with anyio.fail_after(within_s):
            while f'"event": "{event}"' not in self.log.read_text():
                await anyio.sleep(LOOK_S)

    def child(self, module: str) -> int:
        """The process id of the child that runs a module."""
        (pid,) = [pid for pid in descendants(self.process.pid) if module.encode() in _words(pid)]
        return pid

    async def kill(self, module: str) -> None:
        """kill -9 a child, and wait until another has its place."""
        pid = self.child(module)
        os.kill(pid, signal.SIGKILL)
        with anyio.fail_after(20):
            while not any(module.encode() in _words(one) for one in descendants(self.process.pid) if one != pid):
                await anyio.sleep(0.02)

    async def stop(self) -> None:
        """SIGTERM; it ends in time, without complaint, and leaves no process behind."""
        family = descendants(self.process.pid)
        assert family, "the box had no children"
        self.process.send_signal(signal.SIGTERM)
        with anyio.fail_after(STOP_S):
            await self.process.wait()
        assert self.process.returncode == 0, self.log.read_text()[-3000:]
        assert [pid for pid in family if _words(pid)] == []


@asynccontextmanager
async def real_box(
    state: Path,
    fhir: str,
    *,
    staff: str = "",
    sip: str = "",
    settings: str = "",
    phrases: Path | None = None,
    prefix: Sequence[str] = (),
) -> AsyncGenerator[RealBox, None]:
    """A box that answers, ended with SIGTERM at the end of the block unless it has been already.

    `settings`: a config file's text. `phrases`: the folder of another box's rendered sentences, to save time. `prefix`:
    words before the command, such as those that run it in another network.
    """
    state.mkdir(parents=True, exist_ok=True)
    if phrases is not None:
        shutil.copytree(phrases, state / "phrases")
    sip, web, log = sip or f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}", state.parent / f"{state.name}.log"
    words = ["--sip", sip, "--web", web, "--fhir", fhir, "--state", str(state), "--now", NOW]
    if staff:
        words += ["--staff", staff]
    if settings:
        (config := state.parent / f"{state.name}.toml").write_text(settings)
        words += ["--config", str(config)]
    with log.open("wb") as stderr:
        process = await anyio.open_process(
            [*prefix, *command(words)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr
        )
    async with process, httpx2.AsyncClient(base_url=f"http://{web}") as client:
        box = RealBox(process, sip, state, log, client)
        try:
            await _ready(box)
            yield box
            if process.returncode is None:
                await box.stop()
        finally:
            if process.returncode is None:
                process.kill()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A box that would not start."""

    code: int
    sentences: tuple[str, ...]
    """Lines of stderr that are no log."""


async def refused(**options: str) -> Refusal:
    """Run a box that is set up wrong until it ends; `options` as on the command line."""
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    with anyio.fail_after(60):
        done = await anyio.run_process(command(words, models="models" not in options), cwd=ROOT, check=False)
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    return Refusal(done.returncode, tuple(line for line in lines if not line.startswith('{"')))


def command(words: Sequence[str], *, models: bool = True) -> list[str]:
    """`frontdesk run`, as this checkout has it."""
    return [
        sys.executable, "-m", "appliance.cli", "run", *words, *(["--models", str(MODELS)] if models else []),
    ]  # fmt: skip


def descendants(pid: int) -> list[int]:
    """Every process below one."""
    below = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if _parent(path) == pid]
    return below + [deeper for child in below for deeper in descendants(child)]


def read_page(text: str) -> Page:
    """The facts of the page's HTML."""
    calls = tuple(
        _call(*part) for part in re.findall(r'<details id="call-(\w+)"[^>]*>(.*?)</details>', text, re.DOTALL)
    )
    return Page(
        up='<p class="good sign">Up</p>' in text,
        connected=">Connected</p>" in text,
        refused=_figure(text, "Turned away, all lines busy"),
        restarts=_figure(text, "Restarts"),
        cards=_figure(text, "Cards for a person"),
        waiting=_figure(text, "Changes not yet in the record system"),
        calls=calls,
    )


def _call(call_id: str, part: str) -> PageCall:
    marks = tuple(html.unescape(mark) for mark in re.findall(r'<span class="pill[^"]*">([^<]*)</span>', part))
    said = re.findall(r'<li class="(\w+)">.*?<span class="said"[^>]*>([^<]*)</span>', part, re.DOTALL)
    live = any(mark.startswith("on the line") for mark in marks)
    return PageCall(call_id, live, marks, tuple((who, html.unescape(words)) for who, words in said))


def _figure(text: str, name: str) -> int:
    found = re.search(rf"<dt>{name}</dt><dd>(\d+)</dd>", text)
    assert found, f"the page does not show {name}"
    return int(found[1])


async def _ready(box: RealBox) -> None:
    assert box.process.stdout is not None
    said = b""
    with anyio.move_on_after(START_S):
        async for chunk in box.process.stdout:
            said += chunk
            if READY.encode() in said:
                return
    raise AssertionError(f"the box did not start:\n{box.log.read_text()[-3000:]}")


def _words(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
