"""A set of utterances as text and over the telephone: spoken, sent through the line, recognised, judged alike.

python tests/bench/heard_sets.py KIND FILE... [--snr 25 15] [--limit N] [--seed S] [--out FOLDER]

What was recognised is kept in --kept (build/heard), so that changed rules are judged again without decoding; a phrase
spotter with other weights hears everything again. --out
writes the rows of every condition, `text` as heard and `said` as spoken, for `frontdesk evaluate`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[2]))  # this very checkout, whatever is installed
sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import msgspec
import numpy as np
from engines.wer import rate

from appliance.clinic.load import ClinicFile
from appliance.clinic.people import Lang
from appliance.clinic_file import load_clinic
from appliance.dialogue import expect
from appliance.dialogue.asked import OPEN_ENDED, Asked
from appliance.dialogue.events import Heard
from appliance.dialogue.people.directory import Directory
from appliance.dialogue.talk import Talk
from appliance.evaluate.report import LANGS
from appliance.evaluate.rows import Row, read
from appliance.evaluate.run import KINDS, evaluate
from appliance.rehearse.channel import telephone
from appliance.rehearse.voices import Voice, Voices
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode, Decoded
from appliance.speech.spotter import WEIGHTS

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache"
KEPT = ROOT / "build" / "heard"

SPEAKERS: Mapping[Lang, Sequence[str]] = {"en": ("joe", "slt", "awb"), "es": ("dora", "alex")}
"""Who says a line is drawn by its words, so that it is always the same one; never the box's own voices."""

BEFORE, AFTER = 2400, 4000
"""Samples of line noise around the speech: the 300 ms kept from before a turn began, the silence that ended it."""

GRAVE = ("emergency", "urgent")
"""Labels no draw leaves out."""

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Condition:
    """A telephone line: noise in dB under the active speech, of one seed."""

    snr_db: float
    seed: int


class Ear:
    """The box's recognizer as a call uses it, and everything it was ever asked, kept on disk."""

    def __init__(self, kept: Path, models: Path) -> None:
        self._kept, self._models = kept, models
        self._decoder: Decoder | None = None
        self.decoded = 0
        self.kept = 0

    def hear(self, request: Decode) -> Decoded:
        """The words of a turn, decoded at most once for the same sound, hints and language."""
        asked = msgspec.msgpack.encode(request) + WEIGHTS.read_bytes()
        path = self._kept / f"{hashlib.sha256(asked).hexdigest()[:32]}.json"
        if path.exists():
            self.kept += 1
            return msgspec.json.decode(path.read_bytes(), type=Decoded)
        self._decoder = self._decoder or Decoder(self._models, threads=1)
        heard = self._decoder.decode(request)
        self.decoded += 1
        part = path.with_suffix(".part")
        part.write_bytes(msgspec.json.encode(heard))
        part.replace(path)
        return heard


def drawn(rows: Sequence[Row], limit: int | None, seed: int) -> list[Row]:
    """All rows, or every grave one and `limit` of the others, half in each language as far as there are so many."""
    if limit is None:
        return list(rows)
    lots = Random(seed)
    others = [row for row in rows if row.fields.get("label") not in GRAVE]
    pools = {lang: [row for row in others if row.lang == lang] for lang in LANGS}
    spanish = min(len(pools["es"]), max(limit // 2, limit - len(pools["en"])))
    counts: dict[Lang, int] = {"es": spanish, "en": min(len(pools["en"]), limit - spanish)}
    chosen = {row.id for lang in LANGS for row in lots.sample(pools[lang], counts[lang])}
    return [row for row in rows if row.fields.get("label") in GRAVE or row.id in chosen]


def speaker(row: Row) -> str:
    """Who says this row."""
    cast = SPEAKERS[row.lang]
    return cast[crc32(row.text.encode()) % len(cast)]


def talk_of(row: Row, file: ClinicFile) -> Talk:
    """A call of the demo clinic where this row is said: after the question it answers, else after the greeting."""
    asked = Asked(row.fields.get("asked") or Asked.GREETING)
    settled = asked is not Asked.GREETING
    lang: Lang = row.lang if settled else "en"  # what a call counts as until its first turn tells
    return Talk(file.clinic, Directory(file.patients), None, NOW, lang, None, lang_settled=settled, asked=asked)


async def heard_rows(
    rows: Sequence[Row], condition: Condition, *, voices: Voices, ear: Ear, file: ClinicFile, deaf: bool = False
) -> list[Row]:
    """The rows with `text` (and `alternatives`) as recognised over this line, and `said` as it was spoken."""
    found = []
    for row in rows:
        who = voices.named(speaker(row))
        spoken = np.pad(await voices.render(who, row.text), (BEFORE, AFTER))
        seed = condition.seed + crc32(row.text.encode())
        pcm = telephone(spoken, snr_db=condition.snr_db, seed=seed).tobytes()
        talk = talk_of(row, file)
        heard = ear.hear(Decode(pcm=pcm, lang=talk.lang if talk.lang_settled else None, hints=expect.hints(talk)))
        text = expect.best(Heard(heard.text, heard.lang, heard.confidence, heard.alternatives), talk)
        new = {"text": text, "alternatives": list(heard.alternatives), "said": row.text}
        new["danger"] = 0.0 if deaf or talk.asked not in OPEN_ENDED else round(heard.danger, 4)
        told = {"heard_lang": heard.lang, "voice": who.name, "snr_db": condition.snr_db}
        found.append(replace(row, fields={**row.fields, **new, **told}))
    return found


async def prepare(rows: Sequence[Row], voices: Voices) -> None:
    """Have everything spoken, in as few engine starts as possible. Raises ModelError when a voice is missing."""
    for name in sorted({speaker(row) for row in rows}):
        who: Voice = voices.named(name)
        await voices.prepare(who, [row.text for row in rows if speaker(row) == name])


def word_errors(rows: Sequence[Row], lang: Lang) -> float:
    """Word error rate of heard rows in one language, 0 to 1 and beyond."""
    mine = [row for row in rows if row.lang == lang]
    return rate([str(row.fields["said"]) for row in mine], [row.text for row in mine], lang)


def write(rows: Sequence[Row], path: Path) -> None:
    """One JSON object a line, each with its id."""
    lines = (json.dumps({"id": row.id} | dict(row.fields), ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def table(reports: Mapping[str, Mapping[str, Any]], heard: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The same rates under every condition, side by side, as Markdown."""
    yield f"| | {' | '.join(reports)} |"
    yield f"| --- | {' | '.join('---' for _ in reports)} |"
    for lang in LANGS:
        by_lang = {name: report["by_lang"].get(lang) for name, report in reports.items()}
        if not any(by_lang.values()):
            continue
        cells = [f"{100 * word_errors(heard[name], lang):.1f} %" if name in heard else "-" for name in reports]
        yield f"| {lang} word errors | {' | '.join(cells)} |"
        for rates in _names(kind_rates for kind_rates in by_lang.values() if kind_rates):
            yield f"| {lang} {rates} | {' | '.join(_cell(found, rates) for found in by_lang.values())} |"


def _names(all_rates: Iterator[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for rates in all_rates for name, rate in rates.items() if rate["n"]))


def _cell(rates: Mapping[str, Any] | None, name: str) -> str:
    found = (rates or {}).get(name)
    if not found or found["rate"] is None:
        return "-"
    low, high = (100 * end for end in found["ci95"])
    return f"{found['k']}/{found['n']} ({100 * found['rate']:.1f} %, {low:.0f}-{high:.0f})"


async def run(options: argparse.Namespace) -> str:
    """Speak, hear and judge; the table."""
    options.kept.mkdir(parents=True, exist_ok=True)
    file = load_clinic("demo")
    rows = drawn([row for path in options.files for row in read(path)[1]], options.limit, options.seed)
    models = CACHE / "models"
    voices = Voices(options.kept / "voices", models=models, piper_python=CACHE / "voices-venv" / "bin" / "python")
    await prepare(rows, voices)
    ear = Ear(options.kept, models)
    heard = {}
    for snr_db in options.snr:
        line = Condition(snr_db, options.seed)
        heard[f"{snr_db:g} dB"] = await heard_rows(rows, line, voices=voices, ear=ear, file=file, deaf=options.deaf)
    print(f"{ear.decoded} decoded, {ear.kept} kept from before", file=sys.stderr)
    stem = "+".join(path.stem for path in options.files)
    with tempfile.TemporaryDirectory() as spare:
        folder = options.out or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        reports = {}
        for name, found in {"text": rows, **heard}.items():
            path = folder / f"{stem}.{name.replace(' ', '')}.jsonl"
            write(found, path)
            reports[name] = evaluate(options.kind, [path], file.clinic)
    return "\n".join(table(reports, heard))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table for one or more files of a kind, taken together."""
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    said.add_argument("kind", choices=KINDS)
    said.add_argument("files", nargs="+", type=Path)
    said.add_argument("--snr", nargs="+", type=float, default=[25.0, 15.0], help="Noise under the speech, in dB.")
    said.add_argument("--limit", type=int, help="Draw so many rows beside emergencies and urgent ones.")
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--kept", type=Path, default=KEPT, help="Where speech and recognitions are kept.")
    said.add_argument("--deaf", action="store_true", help="Without the phrase spotter.")
    said.add_argument("--out", type=Path, help="Write the rows of every condition into this folder.")
    options = said.parse_args(arguments)
    started = time.perf_counter()
    print(anyio.run(run, options))
    print(f"{platform.processor() or platform.machine()}, one thread, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
