"""Processor time of whole process trees, read from /proc; nobody asked can lie about it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Stat:
    """One process."""

    parent: int
    seconds: float
    """User and system time, own and of children already waited for."""


def processes() -> dict[int, Stat]:
    """Every process that can be read."""
    found: dict[int, Stat] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "stat").read_text()
            except OSError:
                continue
            fields = text.rpartition(")")[2].split()
            found[int(entry.name)] = Stat(int(fields[1]), sum(int(field) for field in fields[11:15]) / TICKS)
    return found


def tree(root: int, every: dict[int, Stat]) -> set[int]:
    """A process and all below it."""
    members = {root} & every.keys()
    while True:
        more = {pid for pid, stat in every.items() if stat.parent in members} - members
        if not more:
            return members
        members |= more


class Meter:
    """Seconds of processor time since it was made, for the box, the caller and the server."""

    def __init__(self, *, box: int | None, server: int | None) -> None:
        self._roots = {"box": box, "server": server, "caller": os.getpid()}
        self._before = self._read()

    def seconds(self) -> dict[str, float]:
        """By party. A party whose process is not on this machine counts 0."""
        now = self._read()
        return {name: round(max(0.0, now[name] - self._before[name]), 2) for name in ("box", "caller", "server")}

    def _read(self) -> dict[str, float]:
        every = processes()
        trees = {name: tree(root, every) if root else set() for name, root in self._roots.items()}
        trees["caller"] -= trees["box"] | trees["server"]
        return {name: sum(every[pid].seconds for pid in members) for name, members in trees.items()}


def owner(kind: str, port: int) -> int | None:
    """The topmost process of ours above the one that listens on a port of this machine; `kind` is udp or tcp."""
    every = processes()
    wanted = {f"socket:[{inode}]" for inode in _inodes(kind, port)}
    holder = next((pid for pid in every if wanted & _open_files(pid)), None)
    return None if holder is None else _top(holder, every)


def _open_files(pid: int) -> set[str]:
    found = set()
    with suppress(OSError):
        for link in (PROC / str(pid) / "fd").iterdir():
            with suppress(OSError):
                found.add(os.readlink(link))
    return found


def _inodes(kind: str, port: int) -> set[str]:
    rows = (line.split() for line in (PROC / "net" / kind).read_text().splitlines()[1:])
    return {row[9] for row in rows if int(row[1].rpartition(":")[2], 16) == port}


def _top(pid: int, every: dict[int, Stat]) -> int:
    """Climb while the parent is the same program and not above this process too."""
    above = ancestors(os.getpid(), every)
    while (parent := every[pid].parent) in every and parent not in above and _ours(parent):
        pid = parent
    return pid


def ancestors(pid: int, every: dict[int, Stat]) -> set[int]:
    """A process and all above it."""
    found: set[int] = set()
    while pid in every and pid not in found:
        found.add(pid)
        pid = every[pid].parent
    return found


def _ours(pid: int) -> bool:
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return False
    return b"frontdesk" in words or b"appliance" in words
