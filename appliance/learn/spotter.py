"""`python -m appliance.learn.spotter FILE... --judge FILE...`: learn the emergency phrase spotter from speech.

Learned from our own texts and the sets given, said by synthetic voices over a noisy line. Reported twice: on texts
left out of a first learning, in the voices learned from; and, of the weights kept, on the sets to judge, on short
phrases and openings never learned from, in voices never learned from, at 15 dB. Takes are kept in the cache. An hour
of one core the first time, most of it Kokoro and the embeddings.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import anyio
import numpy as np

from appliance.audio.resample import Floats
from appliance.clinic.people import Lang
from appliance.learn.fit import fit
from appliance.learn.speech import heard
from appliance.learn.takes import RECIPE, Spoken, read, save, spoken
from appliance.learn.texts import (
    Text,
    learned,
    of_set,
    once,
    openings_kept_out,
    short_kept_out,
)
from appliance.rehearse.channel import Pcm, telephone
from appliance.rehearse.voices import Voice, Voices
from appliance.speech import spotter
from appliance.speech.spotter import POOLED, PhraseSpotter
from appliance.speech.whisper import STATES_PER_S, Whisper

JUDGES: dict[Lang, Sequence[str]] = {"en": ("joe", "slt", "awb"), "es": ("dora", "alex")}
"""Rehearsal voices, none of them learned from; who says a text is drawn by its words."""

SNR_DB = 15.0
CALL_WINDOW_S = 8.0
AROUND = (2400, 4000)
"""Samples of line noise before and after the words."""

LEFT_OUT = 8
"""One text of so many is left out of the first learning."""

OPENINGS = 40
"""Ordinary openings of each language that are judged."""

LIMITS = (0.3, 0.5, 0.7, 0.9, 0.97)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, judge, keep."""
    said = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    said.add_argument("files", nargs="+", type=Path, help="Sets to learn from.")
    said.add_argument("--judge", nargs="+", type=Path, default=[], help="Sets that nothing is learned from.")
    said.add_argument("--models", type=Path, default=Path(".cache/models"))
    said.add_argument("--cache", type=Path, default=Path(".cache/spotter"))
    options = said.parse_args(arguments)
    texts = learned(options.files)
    said_all = spoken(texts, options.models, options.cache)
    print(f"{len(texts)} texts, {len(said_all)} takes, {_hours(said_all):.1f} hours")
    left = [one for one in said_all if _left_out(one.text)]
    report("left out, voices learned from", left, fit([one for one in said_all if not _left_out(one.text)]))
    spotter.save(Path(str(spotter.WEIGHTS)), fit(said_all))
    kept = spotter.load()
    sets = {path.stem: of_set(path) for path in options.judge}
    for name, mine in {**sets, "short": short_kept_out(), "openings": openings_kept_out(OPENINGS)}.items():
        report(f"{name}, other voices", judged(once(mine), options.models, options.cache), kept)


def judged(texts: Sequence[Text], models: Path, cache: Path) -> list[Spoken]:
    """One take a text in a voice nothing is learned from, at SNR_DB."""
    path = cache / f"judged-{RECIPE}-{zlib.crc32(repr(texts).encode()):08x}.npz"
    if not path.exists():
        ear = Whisper(models / "whisper-base", threads=1)
        said = anyio.run(_say, texts, models, cache)
        save(path, {str(at): heard(pcm, ear, least_s=CALL_WINDOW_S) for at, pcm in enumerate(said)})
    return [Spoken(text, steps) for text, steps in zip(texts, read(path).values(), strict=True)]


async def _say(texts: Sequence[Text], models: Path, cache: Path) -> list[Pcm]:
    voices = Voices(cache / "judges", models=models, piper_python=models.parent / "voices-venv" / "bin" / "python")
    who: list[Voice] = []
    for text in texts:
        cast = JUDGES[text.lang]
        who.append(voices.named(cast[zlib.crc32(text.words.encode()) % len(cast)]))
    for voice in dict.fromkeys(who):
        await voices.prepare(voice, [text.words for text, its in zip(texts, who, strict=True) if its is voice])
    return [
        telephone(
            np.pad(await voices.render(its, text.words), AROUND), snr_db=SNR_DB, seed=zlib.crc32(text.words.encode())
        )
        for text, its in zip(texts, who, strict=True)
    ]


def report(name: str, takes: Sequence[Spoken], net: PhraseSpotter) -> None:
    """How many takes of each kind and language pass each limit at their end."""
    for lang in ("en", "es"):
        for kind in ("danger", "near", "ordinary"):
            mine = [one for one in takes if one.text.lang == lang and one.text.kind == kind]
            if mine:
                last: Floats = np.array([net.chances(one.steps.astype(np.float32))[-1] for one in mine])
                shown = ", ".join(f"{limit}: {int((last >= limit).sum())}" for limit in LIMITS)
                print(f"{name}, {lang}, {kind}: {len(mine)} takes, {_hours(mine):.2f} hours; past {shown}")


def _left_out(text: Text) -> bool:
    return zlib.crc32(text.words.encode()) // 1000 % LEFT_OUT == 0


def _hours(takes: Sequence[Spoken]) -> float:
    return sum(len(one.steps) for one in takes) * POOLED / STATES_PER_S / 3600


if __name__ == "__main__":
    main()
