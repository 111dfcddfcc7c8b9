"""`python -m appliance.evaluate.learn_danger FILE...`: the second opinion on danger, learned and judged on each file.

The examples are the files of EXAMPLES in `dialogue/data`, as daily business the phrases and the openings that wishes
are learned from, and the files: sets of emergencies, openings or turns. Each of the first is judged by weights that
never saw its items; the weights kept are learned from everything. Minutes.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from appliance import wish_file
from appliance.danger_file import WEIGHTS, save
from appliance.dialogue.danger import is_alarm
from appliance.dialogue.danger_opinion import Opinion, features
from appliance.dialogue.emergency import NOTHING, Level, assess
from appliance.dialogue.wish_features import Encode, Features
from appliance.dialogue.wish_model import WishModel, bare
from appliance.dialogue.wishes import daily
from appliance.encoder import SentenceEncoder
from appliance.evaluate import families, said_openings
from appliance.evaluate.fit import Scales, fit

EXAMPLES = tuple(
    files("appliance.dialogue").joinpath("data", name)
    for name in ("danger.toml", "danger_told.toml", "danger_seventh.toml", "danger_said.toml")
)
CALM = files("appliance.dialogue").joinpath("data", "danger_calm.toml")
PHRASES_A_WISH = 40
CALM_A_PATTERN = 90
SCALES = Scales(vector=2.0, signs=0.5, votes=0.5, cells=3.0)
DAILY = 0.5
"""How much an example of daily business weighs beside the others."""
Told = dict[str, Level]
"""Texts and what each is: an emergency, urgent, or neither."""
Rows = Mapping[str, Features]


def main(paths: Sequence[str]) -> None:
    """Judge file by file, then learn from all and save."""
    encode = SentenceEncoder().encode
    own, model = _own(), wish_file.load(encode)
    read = {path: _read(Path(path)) for path in paths}
    sets = {path: told for path, told in read.items() if set(told.values()) != {Level.NONE}}
    ordinary = _daily() | {text: Level.NONE for path, told in read.items() if path not in sets for text in told}
    rows = _rows({text for told in (own, ordinary, *sets.values()) for text in told}, encode)
    for path, told in sets.items():
        seen = {bare(text) for text in told}
        rest = {
            text: level
            for other in (own, *(sets[name] for name in sets if name != path))
            for text, level in other.items()
            if bare(text) not in seen
        }
        _report(path, told, _learned(rest, ordinary, rows, encode), model)
    everything = own
    for told in sets.values():
        everything = everything | told
    save(Path(str(WEIGHTS)), _learned(everything, ordinary, rows, encode))


def _daily() -> Told:
    """Phrases of every wish, as many of each, openings written out, and everyday complaints, of which the rules say
    nothing."""
    found: dict[tuple[str, str], list[str]] = {}
    for phrase in families.phrases():
        found.setdefault((phrase.lang, phrase.label), []).append(phrase.text)
    drawn = [text for texts in found.values() for text in texts[:: max(1, len(texts) // PHRASES_A_WISH)]]
    said = [one.text for one in said_openings.openings()]
    return {text: Level.NONE for text in (*drawn, *said, *_calm()) if assess(text).level is Level.NONE}


def _calm() -> Iterator[str]:
    """Everyday complaints, in the words of a request."""
    for words in tomllib.loads(CALM.read_text(encoding="utf-8")).values():
        for pattern in words["families"]:
            yield from families.expand(f"<before> {pattern} <after>", words, CALM_A_PATTERN)


def _own() -> Told:
    told: Told = {}
    for file in EXAMPLES:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        for name, level in (("emergency", Level.EMERGENCY), ("urgent", Level.URGENT), ("ordinary", Level.NONE)):
            told |= dict.fromkeys(held.get(name, ()), level)
    return told


def _read(path: Path) -> Told:
    """Items of a set of emergencies, or of one of openings or turns, where none is an emergency unless it says so."""
    items = [msgspec.json.decode(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        item["text"]: Level(item.get("label", "none"))
        for item in items
        if not item.get("must_escalate") and "emergency" not in item.get("intents", ())
    }


def _rows(texts: Iterable[str], encode: Encode) -> Rows:
    return {text: features([bare(text)], encode, text)[0] for text in sorted(texts)}


_COLUMNS: Sequence[tuple[Sequence[Level], Sequence[Level]]] = (
    ((Level.EMERGENCY,), (Level.NONE,)),
    ((Level.EMERGENCY, Level.URGENT), (Level.NONE,)),
    ((Level.EMERGENCY,), (Level.URGENT,)),
)


def _learned(told: Told, daily: Told, rows: Rows, encode: Encode) -> Opinion:
    """Emergencies told from what is neither, urgent or worse from what is neither, emergencies from what is urgent. A
    text is learned from once."""
    levels = {bare(text): (text, level) for text, level in (daily | told).items()}
    columns = []
    for sides, others in _COLUMNS:
        here = [(text, level in sides) for text, level in levels.values() if level in (*sides, *others)]
        gold = np.array([[side] for _, side in here], np.float32)
        weigh = np.array([1.0 if text in told else DAILY for text, _ in here], np.float32)
        columns.append(fit([rows[text] for text, _ in here], gold, weigh, SCALES))
    weights, biases = zip(*columns, strict=True)
    return Opinion(np.hstack(weights), np.concatenate(biases), encode)


def _report(path: str, told: Told, opinion: Opinion, model: WishModel) -> None:
    """What the second opinion makes of what the rules are silent on and of their alarms, level by level."""
    for side in (Level.EMERGENCY, Level.URGENT, Level.NONE):
        mine = {text: assess(text) for text, level in told.items() if level is side}
        silent = [text for text, one in mine.items() if one.level is Level.NONE]
        found = [opinion.second(text, NOTHING, lambda text: daily(text, model)).level for text in silent]
        raised = ", ".join(f"{level} {found.count(level)}" for level in (Level.EMERGENCY, Level.URGENT, Level.SUSPECT))
        alarms = {text: one for text, one in mine.items() if is_alarm(one)}
        lowered = sum(opinion.settled(text, one).level is Level.SUSPECT for text, one in alarms.items())
        print(
            f"{path}: {side}: the rules are silent on {len(silent)} of {len(mine)}, raised to {raised}; "
            f"they alarm at {len(alarms)}, lowered to a question {lowered}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
