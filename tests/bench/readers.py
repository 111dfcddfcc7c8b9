"""What reads English, side by side: word errors by kind of turn, time of a reading, memory.

python tests/bench/readers.py alone|whisper|moonshine [SNR]

alone: Whisper base by itself. whisper: with the quick model's opinion where it doubts, as shipped. moonshine: Moonshine
where base finds its words likely (requirements/sherpa.txt). Callers' voices over the telephone, no glossary, SNR in dB
of noise under them. One reader a process, one thread; the time is processor time.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import numpy as np
from bench.answers_heard import answers
from engines.clips import CACHE, Clip, caller_clips, people_clips
from engines.wer import rate

from appliance.clinic.people import Lang
from appliance.rehearse.channel import telephone
from appliance.rehearse.voices import Voices
from appliance.speech import decoder
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode

MODELS = CACHE / "models"
SPEAKERS: dict[Lang, Sequence[str]] = {"en": ("joe", "slt", "rms", "awb"), "es": ("dora", "alex")}
NAMES_EN = (
    *("My name is Gretchen Sorensen.", "It's Malik Whitaker.", "Bethany Castellano.", "This is Arthur Lindqvist."),
    *("His name is Tyler Bergstrom.", "Anjali Mehta.", "My name is Roland Thibodeaux.", "Wanda Kaczmarek."),
    *("It's for my wife, Colleen Murphy.", "Jeremiah Stokes.", "The name is Vivian Prescott.", "Douglas Abernathy."),
    *("My name is Deborah Kowalski.", "It's Trevor Hutchinson.", "Samantha Okafor.", "This is Lamar Jefferson."),
    *("Her name is Brooke Delaney.", "Priya Raman.", "My name is Curtis Boudreaux.", "Geraldine Fitzpatrick."),
)
NAMES_ES = (
    *(
        "Me llamo Guadalupe Quintanilla.",
        "Es para mi hijo, Rogelio Zamudio.",
        "Ximena Villaseñor.",
        "Soy Héctor Olvera.",
    ),
    *("Mi nombre es Araceli Huerta.", "Fermín Ledezma Ríos.", "Se llama Yolanda Urrutia.", "A nombre de Iván Peña."),
)
NAMES: dict[Lang, Sequence[str]] = {"en": NAMES_EN, "es": NAMES_ES}
BEFORE, AFTER = 1600, 3200
"""Samples of line around the speech, with its noise."""


async def turns(lang: Lang) -> dict[str, list[Clip]]:
    """Names, dates of birth and telephone numbers, and sentences, in callers' voices before the line."""
    voices = Voices(CACHE / "voices", models=MODELS, piper_python=CACHE / "voices-venv" / "bin" / "python")
    figures = [one.said for one in answers(lang, 16, Random(11)) if one.kind in ("birth", "phone")]
    cast, names = SPEAKERS[lang], NAMES[lang]
    found = {"sentences": await caller_clips(lang, MODELS), "people": people_clips(lang)}
    for kind, lines in (("names", [*names, *names[2:], *names[:2]]), ("figures", figures)):
        parts = list(zip(lines, cycle(cast), strict=False))
        for name in cast:
            await voices.prepare(voices.named(name), [line for line, speaker in parts if speaker == name])
        found[kind] = [
            Clip(line, lang, name, (await voices.render(voices.named(name), line)).tobytes()) for line, name in parts
        ]
    return found


def on_the_line(clip: Clip, snr_db: float | None, place: int) -> bytes:
    """The clip with quiet around it, through a line with noise."""
    padded = np.concatenate([np.zeros(BEFORE, np.int16), np.frombuffer(clip.pcm, np.int16), np.zeros(AFTER, np.int16)])
    return telephone(padded, snr_db=snr_db, seed=place).tobytes()


def read(reader: Decoder, clips: Sequence[bytes], *, partial: bool) -> tuple[list[str], list[float]]:
    """The words of each, and the processor time in ms."""
    texts, spent = [], []
    for pcm in clips:
        started = time.process_time()
        texts.append(reader.decode(Decode(pcm=pcm, lang="en", partial=partial)).text)
        spent.append((time.process_time() - started) * 1000)
    return texts, spent


def resident_mb() -> str:
    """Memory now and at its most."""
    told = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+)", Path("/proc/self/status").read_text()))
    return f"{int(told['VmRSS']) / 1024:.0f} MB, at most {int(told['VmHWM']) / 1024:.0f}"


async def main(name: str, snr_db: float | None) -> None:
    """Read everything, print a row."""
    if name == "alone":
        decoder.SURE = float("-inf")
    clips = await turns("en")
    before = resident_mb()
    reader = Decoder(MODELS, threads=1, english="moonshine" if name == "moonshine" else "whisper")
    row, finals, partials = [name, f"{snr_db:.0f} dB" if snr_db else "clean"], [], []
    for kind, some in clips.items():
        lines = [on_the_line(clip, snr_db, place) for place, clip in enumerate(some)]
        texts, spent = read(reader, lines, partial=False)
        finals += spent
        partials += read(reader, lines[:10], partial=True)[1]
        row.append(f"{rate([clip.text for clip in some], texts, 'en'):.1%}")
        for clip, text in zip(some, texts, strict=True):
            if rate([clip.text], [text], "en"):
                print(f"  {kind} {clip.speaker}: {clip.text} -> {text}", file=sys.stderr)
    row += [f"{np.percentile(spent, 50):.0f} / {np.percentile(spent, 95):.0f}" for spent in (finals, partials)]
    print(f"| {' | '.join(row)} | {resident_mb()} (before {before}) |")


if __name__ == "__main__":
    anyio.run(main, sys.argv[1], float(sys.argv[2]) if sys.argv[2:] else None)
