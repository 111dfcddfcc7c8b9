"""`python -m appliance.evaluate.learn_danger FILE...`: the second opinion on danger, learned and judged on each file.

The examples are the files of EXAMPLES in `dialogue/data`, as daily business the phrases and some of the openings that
wishes are learned from, and the files: sets of emergencies, openings or turns. Each of the first is judged by a
plane that never saw its items; the weights kept are learned from everything.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from appliance import wish_file
from appliance.danger_file import WEIGHTS, save
from appliance.dialogue.danger import is_alarm
from appliance.dialogue.danger_opinion import CERTAIN, PLAIN_WISH, THRESHOLD, Opinion, Plane, features, fitted, margin
from appliance.dialogue.emergency import Finding, Level, assess
from appliance.dialogue.wish_model import WishModel, bare
from appliance.dialogue.wishes import daily
from appliance.encoder import SentenceEncoder
from appliance.evaluate import families, said_openings

EXAMPLES = tuple(
    files("appliance.dialogue").joinpath("data", name)
    for name in ("danger.toml", "danger_told.toml", "danger_seventh.toml", "danger_said.toml")
)
CALM = files("appliance.dialogue").joinpath("data", "danger_calm.toml")
PHRASES_A_WISH = 40
CALM_A_PATTERN = 90
SAID = 3
"""One opening of so many is learned from as daily business: memory and time."""
Told = dict[str, bool]
"""Texts and whether each is an emergency; urgent ones are left out."""


def main(paths: Sequence[str]) -> None:
    """Judge file by file, then learn from all and save."""
    own, wishes = _own(), wish_file.load(SentenceEncoder().encode)
    read = {path: _read(Path(path)) for path in paths}
    sets = {path: told for path, told in read.items() if any(told.values())}
    ordinary = _daily() | {text: False for path, told in read.items() if path not in sets for text in told}
    rows = _rows({text for told in (own, ordinary, *sets.values()) for text in told})
    for path, told in sets.items():
        seen = {bare(text) for text in told}
        rest = {
            text: side
            for other in (own, *(sets[name] for name in sets if name != path))
            for text, side in other.items()
            if bare(text) not in seen
        }
        _report(path, told, rows, _plane(rest, ordinary, rows), wishes)
    everything = own
    for told in sets.values():
        everything = everything | told
    save(Path(str(WEIGHTS)), _plane(everything, ordinary, rows))


def _daily() -> Told:
    """Phrases of every wish, as many of each, openings written out, and everyday complaints, of which the rules say
    nothing."""
    found: dict[tuple[str, str], list[str]] = {}
    for phrase in families.phrases():
        found.setdefault((phrase.lang, phrase.label), []).append(phrase.text)
    drawn = [text for texts in found.values() for text in texts[:: max(1, len(texts) // PHRASES_A_WISH)]]
    said = [one.text for one in said_openings.openings()][::SAID]
    return {text: False for text in (*drawn, *said, *_calm()) if assess(text).level is Level.NONE}


def _calm() -> Iterator[str]:
    """Everyday complaints, in the words of a request."""
    for words in tomllib.loads(CALM.read_text(encoding="utf-8")).values():
        for pattern in words["families"]:
            yield from families.expand(f"<before> {pattern} <after>", words, CALM_A_PATTERN)


def _own() -> Told:
    told: Told = {}
    for file in EXAMPLES:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        told |= dict.fromkeys(held["emergency"], True) | dict.fromkeys(held["ordinary"], False)
    return told


def _read(path: Path) -> Told:
    """Items of a set of emergencies, or of one of openings or turns, where none is an emergency unless it says so."""
    items = [msgspec.json.decode(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        item["text"]: item.get("label") == "emergency"
        for item in items
        if item.get("label") != "urgent"
        and not item.get("must_escalate")
        and "emergency" not in item.get("intents", ())
    }


def _rows(texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    encode = SentenceEncoder().encode
    return {text: features([bare(text)], encode, text)[0] for text in sorted(texts)}


def _plane(told: Told, daily: Told, rows: dict[str, NDArray[np.float32]]) -> Plane:
    emergency, ordinary = ([text for text, side in told.items() if side is wanted] for wanted in (True, False))
    return fitted(*(np.stack([rows[text] for text in texts]) for texts in (emergency, ordinary, list(daily))))


def _report(path: str, told: Told, rows: dict[str, NDArray[np.float32]], plane: Plane, model: WishModel) -> None:
    opinion = Opinion(plane, model.encode)
    silent = [text for text in told if assess(text).level is Level.NONE]
    far_of = {text: margin(rows[text], plane) - PLAIN_WISH * daily(text, model) for text in silent}
    for side, name in ((True, "emergencies"), (False, "others")):
        far = np.array([far_of[text] for text in silent if told[text] is side])
        print(
            f"{path}: {name} the rules are silent on {len(far)} of {sum(value is side for value in told.values())}, "
            f"suspect {int((far >= THRESHOLD).sum())}, of these certain {int((far >= CERTAIN).sum())}"
        )
        alarms = [(text, found) for text, found in _alarms(told) if told[text] is side]
        lowered = sum(opinion.settled(text, found).level is Level.SUSPECT for text, found in alarms)
        print(f"{path}: {name} the rules alarm at {len(alarms)}, lowered to a question {lowered}")


def _alarms(told: Told) -> list[tuple[str, Finding]]:
    found = ((text, assess(text)) for text in told)
    return [(text, one) for text, one in found if is_alarm(one)]


if __name__ == "__main__":
    main(sys.argv[1:])
