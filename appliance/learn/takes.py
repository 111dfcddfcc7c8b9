"""Every take the emergency phrase spotter learns from, as the recognizer's encoder hears it, kept on disk once made."""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from appliance.audio.resample import Floats
from appliance.learn.speech import Speakers, Take, heard, render_kokoro
from appliance.learn.texts import Kind, Text
from appliance.speech.whisper import Whisper

TAKES: Mapping[Kind, int] = {"danger": 5, "near": 3, "ordinary": 1}
"""Takes of a text in cheap voices."""

KOKORO_SHARE: Mapping[Kind, float] = {"danger": 0.4, "near": 0.16, "ordinary": 0.03}
"""Spanish texts that Kokoro says too: two or three seconds of processor time each."""

KOKORO_TAKES = 3
DRAWN = 5000
"""Takes learned from, of all of these."""
SHARD = 250
"""Takes kept in one file."""

RECIPE = "2"
"""Counts up whenever the same take would sound otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A text as the box hears it."""

    text: Text
    steps: NDArray[np.float16]
    """Steps x 512."""


def takes(texts: Sequence[Text]) -> list[tuple[Text, Take]]:
    """What is said, DRAWN of all takes, the same ones every time."""
    found = [(text, Take(text.words, text.lang, number)) for text in texts for number in range(TAKES[text.kind])]
    slow = [text for text in texts if is_kokoro(text)]
    found += [(text, Take(text.words, "es", number, kokoro=True)) for text in slow for number in range(KOKORO_TAKES)]
    Random(3).shuffle(found)  # noqa: S311  no secret: the same draw each time
    return found[:DRAWN]


def is_kokoro(text: Text) -> bool:
    """Whether Kokoro says this text too: drawn by its words."""
    drawn = zlib.crc32(text.words.encode()) % 1000 / 1000
    return text.lang == "es" and drawn < KOKORO_SHARE[text.kind]


def spoken(texts: Sequence[Text], models: Path, cache: Path) -> list[Spoken]:
    """All takes of the texts. What is not kept in the cache is made: a minute for about 800 takes, and 40 KB each."""
    cache.mkdir(parents=True, exist_ok=True)
    render_kokoro([text.words for text in texts if is_kokoro(text)], models, cache / "kokoro")
    kept = {name: steps for path in sorted(cache.glob("takes-*.npz")) for name, steps in read(path).items()}
    wanted = {named(take): (text, take) for text, take in takes(texts)}
    missing = [name for name in wanted if name not in kept]
    ear, speakers = Whisper(models / "whisper-base", threads=1), Speakers(models, cache / "kokoro")
    for start in range(0, len(missing), SHARD):
        shard = missing[start : start + SHARD]
        made = {name: heard(speakers.take(wanted[name][1]), ear) for name in shard}
        save(cache / f"takes-{shard[0]}.npz", made)
        kept |= read(cache / f"takes-{shard[0]}.npz")
        print(f"{start + len(shard)} of {len(missing)} takes", file=sys.stderr)
    return [Spoken(text, kept[name]) for name, (text, _) in wanted.items()]


def named(take: Take) -> str:
    """What a take is kept under."""
    return hashlib.sha256(f"{RECIPE}{take}".encode()).hexdigest()[:24]


def save(path: Path, made: Mapping[str, Floats]) -> None:
    """Keep sequences of steps under their names, whole or not at all, at half precision."""
    part = path.with_suffix(".part.npz")
    steps = np.concatenate(list(made.values())).astype(np.float16)
    np.savez(part, names=list(made), lengths=[len(one) for one in made.values()], steps=steps)
    part.replace(path)


def read(path: Path) -> dict[str, NDArray[np.float16]]:
    """The sequences again."""
    with np.load(path, allow_pickle=False) as held:
        cut = np.split(held["steps"], np.cumsum(held["lengths"])[:-1])
        return dict(zip(map(str, held["names"]), cut, strict=True))
