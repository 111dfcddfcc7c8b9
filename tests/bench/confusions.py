"""What the box's own recognizer makes of every line of the authored calls: word errors, and what was taken for what.

python tests/bench/confusions.py [--snr 25] [--kept FOLDER] [--voices joe dora ...] [--out FILE]
FILE gets a JSON line for each line said: `asked`, `lang`, `voice`, `said`, `heard`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # this very checkout, whatever is installed
sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import jiwer
from bench.heard_sets import CACHE, KEPT, Condition, Ear, heard_rows, prepare, speaker
from calls.authored import every, plays
from engines.wer import words

from appliance.clinic.people import Lang
from appliance.clinic_file import load_clinic
from appliance.dialogue.asked import Asked
from appliance.evaluate.report import LANGS
from appliance.evaluate.rows import Row
from appliance.rehearse.voices import Voices


async def lines() -> list[Row]:
    """Everything said in the authored calls, each once for each question it answers."""
    found: dict[tuple[str, str, str], Row] = {}
    for _, call in every():
        for played, _ in await plays(call):
            for line, given in zip(played.lines, played.inputs, strict=False):
                text, asked = given.get("heard", ""), line["asked"] or "greeting"
                if text.strip() and not given.get("partial") and asked in list(Asked):
                    fields = {"lang": given.get("lang") or line["lang"], "asked": asked, "text": text}
                    found.setdefault((text, asked, fields["lang"]), Row("authored", len(found) + 1, fields))
    return list(found.values())


def confused(said: Sequence[str], heard: Sequence[str], lang: Lang) -> Iterator[tuple[str, str]]:
    """Words and what was heard in their place: "" where nothing was, and "" for a word that was added."""
    for one in zip(said, heard, strict=True):
        meant, got = (words(text, lang) for text in one)
        output = jiwer.process_words(meant or "-", got or "-")
        for chunk in output.alignments[0]:
            if chunk.type != "equal":
                yield (
                    " ".join(output.references[0][chunk.ref_start_idx : chunk.ref_end_idx]),
                    " ".join(output.hypotheses[0][chunk.hyp_start_idx : chunk.hyp_end_idx]),
                )


async def run(options: argparse.Namespace) -> None:
    """Speak, hear, count."""
    options.kept.mkdir(parents=True, exist_ok=True)
    file, rows = load_clinic("demo"), await lines()
    voices = Voices(options.kept / "voices", models=CACHE / "models", piper_python=CACHE / "voices-venv/bin/python")
    rows = [row for row in rows if not options.voices or speaker(row) in options.voices]
    await prepare(rows, voices)
    ear = Ear(options.kept, CACHE / "models")
    found = await heard_rows(rows, Condition(options.snr, 1), voices=voices, ear=ear, file=file)
    if options.out:
        told = ({**row.fields, "heard": row.text, "text": None} for row in found)
        options.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told), encoding="utf-8")
    for lang in LANGS:
        mine = [(str(row.fields["said"]), row.text) for row in found if row.lang == lang]
        said, heard = [one for one, _ in mine], [one for _, one in mine]
        rate = jiwer.wer([words(one, lang) or "-" for one in said], [words(one, lang) or "-" for one in heard])
        exact = sum(words(one, lang) == words(other, lang) for one, other in mine)
        print(f"{lang}: {len(mine)} lines, {exact} without an error, word errors {rate:.1%}")
        for (meant, got), count in Counter(confused(said, heard, lang)).most_common(60):
            print(f"{count:4} {meant or '(nothing)'} -> {got or '(nothing)'}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the word errors of either language, and what was confused most."""
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    said.add_argument("--snr", type=float, default=25.0)
    said.add_argument("--kept", type=Path, default=KEPT)
    said.add_argument("--voices", nargs="*", default=())
    said.add_argument("--out", type=Path)
    anyio.run(run, said.parse_args(arguments))


if __name__ == "__main__":
    main()
