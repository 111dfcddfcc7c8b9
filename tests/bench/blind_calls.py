"""The calls of tests/calls/blind, each played once through `frontdesk chat --json`, and what came of them.

python tests/bench/blind_calls.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CALLS = ROOT / "tests" / "calls" / "blind"
CHAT = (sys.executable, "-m", "appliance.cli", "chat", "--json", "--now", "2026-11-25T09:00:00-06:00")
SILENCE_S = 8
MOST_TURNS = 25


class Chat:
    """One call in text."""

    def __init__(self, caller: str | None) -> None:
        more = ("--caller", caller) if caller else ()
        pipe = subprocess.PIPE
        self._process = subprocess.Popen([*CHAT, *more], stdin=pipe, stdout=pipe, text=True, bufsize=1, cwd=ROOT)
        self.row = self._read()
        self.acts: list[str] = []

    def send(self, told: dict[str, Any]) -> None:
        """One input, and what came of it."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        self.row = self._read()
        self.acts += [f"{act['act']} {act['result']}" for act in self.row.get("acts", ())]

    def close(self) -> None:
        """The program ends with its input."""
        self._process.communicate()

    @property
    def bridged(self) -> bool:
        """Whether staff are being rung, or were."""
        return any(act.startswith("bridge") for act in self.acts)

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        row: dict[str, Any] = json.loads(self._process.stdout.readline())
        return row


def play(call: dict[str, Any]) -> Chat:
    """The call to its end: lines or answers, staff who pick up when rung, then the caller hangs up."""
    chat = Chat(call.get("caller"))
    lines, answers = list(call.get("lines") or [call["first"]]), call.get("answers", {})
    for _ in range(MOST_TURNS):
        said = lines.pop(0) if lines else answers.get(chat.row["asked"] or "other", answers.get("other"))
        if said is None:
            break
        chat.send({"heard": said, "lang": call["lang"]} if said else {"silence_s": SILENCE_S})
        if chat.row["done"] or chat.bridged:
            break
    for last in ({"staff": "answer"},) * chat.bridged + ({"hangup": True},):
        if not chat.row["done"]:
            chat.send(last)
    chat.close()
    return chat


def missed(call: dict[str, Any], chat: Chat) -> Iterator[str]:
    """How it differs from what was expected."""
    must, wanted = call["must"], call["must"]["outcome"]
    alarmed = "emergency" in wanted and chat.row["emergency"] != "none"
    if chat.row["outcome"] not in ([wanted] if isinstance(wanted, str) else wanted) and not alarmed:
        yield f"outcome {chat.row['outcome']}, not {wanted}"
    rest = iter(chat.acts)
    yield from (f"never {act}" for act in must.get("acts", ()) if act not in rest)
    never = call.get("must_not", {}).get("acts", ())
    yield from (f"did {act}" for act in chat.acts if act in never or act.split()[0] in never)


def main() -> None:
    """Print each call and the count."""
    right = 0
    files = sorted(CALLS.glob("*.toml"))
    for path in files:
        call = tomllib.loads(path.read_text(encoding="utf-8"))
        wrong = list(missed(call, play(call)))
        right += not wrong
        print(f"{path.stem}: {'; '.join(wrong) or 'as expected'}", flush=True)
    print(f"{right} of {len(files)} as expected")


if __name__ == "__main__":
    main()
