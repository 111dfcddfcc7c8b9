"""The call on a terminal: what was said, what was done, and where the conversation stands."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from appliance.chat.desk import Open
from appliance.chat.inputs import BadInput, Input, Look, Words, read
from appliance.chat.store import dump

HELP = """Type what the caller says. Or: /partial WORDS   /key DIGITS   /silence SECONDS   /staff answer|busy|no_answer
/hangup   /dump   /help"""


async def show(ready: Open, lines: AsyncIterator[bytes]) -> None:
    """Converse until the call is over or the input ends."""
    print(HELP)
    _print(await ready.call.start())
    async for line in lines:
        text = line.decode("utf-8", "replace").strip()
        try:
            given = typed(text)
            answer = await ready.call.take(given) if given else None
        except BadInput as error:
            print(f"     ? {error}")
            continue
        if answer is None:
            print(HELP)
            continue
        _print(answer)
        if isinstance(given, Look):
            print(json.dumps(dump(ready.db), ensure_ascii=False, indent=1))
        if answer["done"]:
            return


def typed(text: str) -> Input | None:
    """What a typed line means; None asks for help. Raises BadInput."""
    if not text.startswith("/"):
        return Words(text)
    command, _, rest = text[1:].partition(" ")
    match command:
        case "partial":
            return Words(rest, partial=True)
        case "key" | "staff":
            return read({command: rest})
        case "silence":
            return read({"silence_s": _number(rest)})
        case "hangup" | "dump":
            return read({command: True})
        case "help":
            return None
        case _:
            raise BadInput("no such command; /help lists them")


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _print(line: dict[str, Any]) -> None:
    for say in line["say"]:
        print(f"box: {say['text']}")
    for act in line["acts"]:
        what = {name: value for name, value in act.items() if name not in ("act", "result") and value}
        print(f"     {act['act']} {act['result']}" + "".join(f" {name}={value}" for name, value in what.items()))
    danger = "" if line["emergency"] == "none" else f" {line['emergency']}"
    facts = "".join(f" {name}={value}" for name, value in line["facts"].items())
    print(f"     [{line['t_s']:g} s {line['lang']} {line['state']} {line['identity']}{danger}]{facts}", flush=True)
    if line["done"]:
        print(f"     the call is over: {line['outcome']}", flush=True)
