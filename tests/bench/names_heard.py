"""How often a spoken name out of the telephone says which of two twins is meant, by what the recognizer is told.

python tests/bench/names_heard.py en|es [PAIRS [SEED]]
"""

from __future__ import annotations

import platform
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import numpy as np

from appliance.clinic.people import Lang, Patient
from appliance.clinic_file import demo_clinic
from appliance.dialogue.people import candidates, names
from appliance.dialogue.words import listed
from appliance.rehearse import spoken
from appliance.rehearse.channel import telephone
from appliance.rehearse.voices import Voices
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode

CACHE = Path(__file__).parents[2] / ".cache"
SPEAKERS: dict[Lang, Sequence[str]] = {"en": ("joe", "slt", "rms", "awb"), "es": ("dora", "alex")}
GIVEN: dict[Lang, tuple[str, ...]] = {
    "en": listed(
        "Aaron Alice Blake Brooke Caleb Claire Dean Dylan Edith Erin Finn Gail Gavin Hazel Henry Iris Isaac "
        "Jade Julian Keith Laura Logan Lucy Miles Nina Nolan Pearl Quinn Ross Ruby Seth Simon Tess Troy Vera Wade Wendy"
    ),
    "es": listed(
        "Abril Alma Bruno Celia Darío Elena Emilio Fabián Gael Irene Iván Julia León Lía Marta Nadia Óscar Pilar Rita"
    ),
}
FAMILY: dict[Lang, tuple[str, ...]] = {
    "en": listed(
        "Abbott Barnes Chung Dalton Eaton Farrell Gibbs Hale Ingram Keller Lowe Mercer Novak Osborne Quigley Rowe"
    ),
    "es": listed("Acosta Blanco Cano Duarte Espino Franco Gallo Ibáñez Lara Mena Nieto Prado"),
}
WAYS: dict[Lang, dict[str, str]] = {
    "en": {
        "given": "{given}.",
        "it's given": "It's {given}.",
        "both": "{given} {family}.",
        "it's both": "It's {given} {family}.",
        "letters": "{letters}.",
    },
    "es": {
        "given": "{given}.",
        "it's given": "Es {given}.",
        "both": "{given} {family}.",
        "it's both": "Es {given} {family}.",
        "letters": "{letters}.",
    },
}
QUIET_BEFORE, QUIET_AFTER = np.zeros(4480, np.int16), np.zeros(1600, np.int16)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: whose name, of which household, by which voice."""

    way: str
    text: str
    voice: str
    twins: tuple[Patient, Patient]
    """The first is meant."""
    others: tuple[Patient, Patient]
    """Two who share a day of birth with nobody of that name."""


def patient(given: str, family: str) -> Patient:
    return Patient(id=f"{given} {family}", given=given, family=family, birth_date=date(2017, 9, 8), phone="+15550100")


def answers(lang: Lang, pairs: int, lots: Random) -> Iterator[Said]:
    for n in range(pairs):
        given = lots.sample(GIVEN[lang], 4)
        family, elsewhere = lots.sample(FAMILY[lang], 2)
        blanks = {"given": given[0], "family": family, "letters": spoken.letters(given[0], lang)}
        twins = patient(given[0], family), patient(given[1], family)
        others = patient(given[2], elsewhere), patient(given[3], elsewhere)
        for way, text in WAYS[lang].items():
            yield Said(way, text.format(**blanks), SPEAKERS[lang][n % len(SPEAKERS[lang])], twins, others)


def hints(people: Sequence[Patient], *, letters: bool) -> tuple[str, ...]:
    """What a call tells the recognizer of a few (`expect.hints`)."""
    if letters:
        return tuple("-".join(names.letters(one.given)) for one in people)
    return tuple(f"{one.given} {one.family}" for one in people)


@dataclass(frozen=True, slots=True)
class Ear:
    """One answer as it came out of the telephone."""

    decoder: Decoder
    pcm: bytes
    lang: Lang
    letters: bool

    def names(self, people: Sequence[Patient], *, told: Sequence[str] = (), home: bool = False) -> Patient | None:
        """Which of these people it means. `told`: the recognizer, instead of them; `home`: it is their phone."""
        told = tuple(told) or hints(people, letters=self.letters)
        heard = self.decoder.decode(Decode(pcm=self.pcm, lang=self.lang, hints=tuple(told)))
        readings = (heard.text, *heard.alternatives)
        known = people if home else ()
        found = candidates.pick(people, (readings,), self.lang, by_number=known, letters=self.letters)
        return found.patient if found else None


async def main(lang: Lang, pairs: int, seed: int) -> None:
    """Render, send through the telephone, decode as told, print the table."""
    voices = Voices(CACHE / "voices", models=CACHE / "models", piper_python=CACHE / "voices-venv" / "bin" / "python")
    decoder = Decoder(CACHE / "models", threads=1)
    families = tuple(dict.fromkeys(one.family for one in demo_clinic().patients))
    asked = list(answers(lang, pairs, Random(seed)))
    for name in SPEAKERS[lang]:
        await voices.prepare(voices.named(name), [said.text for said in asked if said.voice == name])
    counted: Counter[tuple[str, str, str]] = Counter()
    for number, said in enumerate(asked):
        speech = telephone(await voices.render(voices.named(said.voice), said.text), snr_db=25, seed=number)
        pcm = np.concatenate([QUIET_BEFORE, speech, QUIET_AFTER]).tobytes()
        ear, few = Ear(decoder, pcm, lang, said.way == "letters"), said.twins[::-1] if number % 2 else said.twins
        rows = {
            "twins, families told": (ear.names(few, told=families, home=True), said.twins[0]),
            "twins, told": (ear.names(few, home=True), said.twins[0]),
            "twins, told, another number": (ear.names(few), said.twins[0]),
            "only the other one, told": (ear.names(said.twins[1:]), None),
            "two others, told": (ear.names(said.others), None),
        }
        for row, (got, meant) in rows.items():
            counted[row, said.way, "right" if got == meant else "asked" if got is None else "wrong"] += 1
    print(f"{platform.machine()}, {pairs} pairs, {lang}, seed {seed}: right / asked again / wrong")
    for row in dict.fromkeys(key[0] for key in counted):
        ends = ("right", "asked", "wrong")
        cells = (f"{way} {'/'.join(str(counted[row, way, end]) for end in ends)}" for way in WAYS[lang])
        print(f"{row:30}", *cells, sep="  ")


if __name__ == "__main__":
    chosen: Lang = "es" if sys.argv[1:2] == ["es"] else "en"
    anyio.run(main, chosen, int((sys.argv[2:3] or ["24"])[0]), int((sys.argv[3:4] or ["1"])[0]))
