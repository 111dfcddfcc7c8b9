"""How well the box's Spanish sentences are understood over the telephone, by the voice that says them.

python tests/bench/spanish_voice.py [STANDING FILLED SEED [VOICE...]]

Sentences of the phrase book: STANDING of those without blanks, FILLED with names, dates, times and numbers drawn by one
seed (30, 40 and 6 if not told). Each voice says each, the line is clean or noisy, and the box's recognizer, told
nothing, writes it down. Voices: pico as the box speaks, flat without its lifted consonants, dora, alex.
"""

from __future__ import annotations

import re
import string
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import jiwer
import numpy as np
from engines.wer import words

from appliance.clinic.settings import Clinic
from appliance.clinic_file import load_clinic
from appliance.dialogue import spoken
from appliance.dialogue.acts import Origin, Value, ValueType
from appliance.dialogue.phrasebook import Phrasebook
from appliance.rehearse.channel import telephone
from appliance.rehearse.voices import Voices
from appliance.speech import voices_process
from appliance.speech.decoder import Decoder
from appliance.speech.loudness import crisp
from appliance.speech.messages import Decode, Render
from appliance.speech.pronounce import Pronunciations
from appliance.speech.sentences import sentences
from appliance.speech.voices_process import Voices as BoxVoices

CACHE = Path(__file__).parents[2] / ".cache"
ZONE = ZoneInfo("America/Chicago")
FIRST = ("Guadalupe", "Héctor", "Ximena", "Rogelio", "Yolanda", "Iván", "Consuelo", "Ulises", "Araceli", "Fermín")
LAST = ("Quintanilla", "Ybarra", "Zamudio", "Villaseñor", "Olvera", "Huerta", "Ledezma", "Peña", "Urrutia", "Bravo")
LINES: tuple[float | None, ...] = (None, 15.0)
"""Noise under the voice in dB; None: a clean line."""


def drawn(clinic: Clinic, standing: int, filled: int, lots: Random) -> list[str]:
    """What is said, sentence by sentence: first those that are always the same, then those with blanks."""
    book = Phrasebook.load()
    whole = {one for text, lang in book.static_texts(clinic) if lang == "es" for one in sentences(text)}
    blank = {one for text in book.phrases["es"].values() for one in sentences(text) if _kinds(one)}
    blank = {one for one in blank if _kinds(one) <= _FILLS.keys() and len(one.split()) < 16}
    chosen = lots.sample(sorted(one for one in whole if len(one.split()) > 3), standing)
    return chosen + [_fill(one, clinic, lots) for one in lots.sample(sorted(blank), filled)]


def _fill(text: str, clinic: Clinic, lots: Random) -> str:
    return text.format(**{name: _said(name, clinic, lots) for name in _blanks(text)})


def _said(blank: str, clinic: Clinic, lots: Random) -> str:
    moment = datetime(2026, 12, 1, 8, tzinfo=ZONE) + timedelta(
        days=lots.randrange(120), minutes=15 * lots.randrange(36)
    )
    born = date(1940, 1, 1) + timedelta(days=lots.randrange(80 * 365))
    kind = _FILLS[blank.rstrip(string.digits)]
    value: object = {
        ValueType.PROVIDER: lambda: lots.choice(clinic.providers).id,
        ValueType.VISIT_TYPE: lambda: lots.choice(clinic.visit_types).id,
        ValueType.LOCATION: lambda: clinic.locations[0].id,
        ValueType.DATE: lambda: born if blank == "dob" else moment,
        ValueType.TIME: lambda: moment,
        ValueType.PERSON_NAME: lambda: f"{lots.choice(FIRST)} {lots.choice(LAST)}",
        ValueType.PHONE_DIGITS: lambda: f"+1312{lots.randrange(200, 999)}{lots.randrange(10000):04d}",
        ValueType.CLINIC_TEXT: lambda: clinic.spoken_name,
        ValueType.COUNT: lambda: lots.randrange(2, 48),
    }[kind]()
    return spoken.words(Value(value, kind, Origin.STORE), "es", clinic)  # type: ignore[arg-type]


_FILLS = {
    "provider": ValueType.PROVIDER,
    "visit_type": ValueType.VISIT_TYPE,
    "location": ValueType.LOCATION,
    "date": ValueType.DATE,
    "dob": ValueType.DATE,
    "time": ValueType.TIME,
    "name": ValueType.PERSON_NAME,
    "phone": ValueType.PHONE_DIGITS,
    "clinic": ValueType.CLINIC_TEXT,
    "hours": ValueType.COUNT,
}


def _blanks(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def _kinds(text: str) -> set[str]:
    return {name.rstrip(string.digits) for name in _blanks(text)}


async def speeches(names: Sequence[str], texts: Sequence[str], clinic: Clinic) -> dict[str, list[np.ndarray]]:
    """Every text in every voice at 8 kHz; prints how long a second of speech took where it was rendered now."""
    models = CACHE / "models"
    callers = Voices(CACHE / "voices", models=models, piper_python=CACHE / "voices-venv" / "bin" / "python")
    found: dict[str, list[np.ndarray]] = {}
    box, say = BoxVoices(models), Pronunciations(english={}, spanish=clinic.respellings_es)
    spelled = [say.apply(text, "es") for text in texts]
    for name in names:
        started = time.perf_counter()
        if name in ("pico", "flat"):
            voices_process.crisp = crisp if name == "pico" else lambda samples: samples
            pcm = [box.render(Render(text, "es")) for text in spelled]
            found[name] = [np.frombuffer(one, dtype=np.int16) for one in pcm]
        else:
            await callers.prepare(callers.named(name), spelled)
            found[name] = [await callers.render(callers.named(name), text) for text in spelled]
        seconds = sum(len(one) for one in found[name]) / 8000
        print(f"{name}: {seconds:.0f} s of speech, {(time.perf_counter() - started) / seconds:.3f} s a second")
    return found


def heard(decoder: Decoder, pcm: np.ndarray, snr_db: float | None, seed: int) -> str:
    """What the box's recognizer makes of it in a Spanish call, without hints."""
    line = telephone(pcm, snr_db=snr_db, seed=seed).tobytes()
    return decoder.decode(Decode(pcm=bytes(3200) + line + bytes(8000), lang="es")).text


def errors(said: str, got: str) -> tuple[int, int]:
    """Word errors, and words said."""
    reference, found = words(_alike(said), "es"), words(_alike(got), "es")
    measured = jiwer.process_words(reference, found)
    return measured.substitutions + measured.deletions + measured.insertions, len(reference.split())


def _alike(text: str) -> str:
    """The same for "las 9 y media", "las 9:30" and "las nueve y media"; for a year in figures and in words."""
    text = re.sub(r"(\d{1,2}):30\b", r"\1 y media", text)
    text = re.sub(r"(\d{1,2}):15\b", r"\1 y cuarto", text)
    return re.sub(r"(\d{1,2}):00\b", r"\1", text)


def between(pairs: Sequence[tuple[int, int]], lots: Random) -> Iterator[float]:
    """Word error rates of a thousand draws of the sentences, with replacement, in order of size."""
    rates = []
    for _ in range(1000):
        draw = lots.choices(pairs, k=len(pairs))
        rates.append(sum(wrong for wrong, _ in draw) / sum(count for _, count in draw))
    yield from sorted(rates)


async def main(standing: int, filled: int, seed: int, names: Sequence[str]) -> None:
    """Render, send through the line, write down, print the table."""
    clinic = load_clinic("demo").clinic
    said = drawn(clinic, standing, filled, Random(seed))
    voices = await speeches(names, said, clinic)
    decoder = Decoder(CACHE / "models", threads=1)
    counts: dict[tuple[str, float | None], list[tuple[int, int]]] = {}
    for name, takes in voices.items():
        for snr_db in LINES:
            for place, (text, pcm) in enumerate(zip(said, takes, strict=True)):
                got = heard(decoder, pcm, snr_db, place)
                counts.setdefault((name, snr_db), []).append(errors(text, got))
                if counts[name, snr_db][-1][0]:
                    print(f"  {name} {snr_db}: {text} -> {got}", file=sys.stderr)
    for (name, snr_db), pairs in counts.items():
        rates = list(between(pairs, Random(1)))
        parts = [
            f"{sum(w for w, _ in some) / max(1, sum(n for _, n in some)):.1%}"
            for some in (pairs, pairs[:standing], pairs[standing:])
        ]
        print(f"| {name} | {snr_db or 'clean'} | {' | '.join(parts)} | {rates[25]:.1%}-{rates[974]:.1%} |")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:4]] or [30, 40, 6]
    anyio.run(main, *given, sys.argv[4:] or ("pico", "flat", "dora", "alex"))
