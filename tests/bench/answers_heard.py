"""How often a spoken answer comes out of the telephone with its blank right, by what the recognizer is told to expect.

python tests/bench/answers_heard.py en|es [COUNT [birth|time|phone|yes_no]]
"""

from __future__ import annotations

import calendar
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio

from appliance.clinic.people import Lang
from appliance.dialogue import when
from appliance.dialogue.answers import yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.people import birth, phone
from appliance.dialogue.words import plain
from appliance.rehearse import spoken
from appliance.rehearse.channel import telephone
from appliance.rehearse.voices import Voices
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode

CACHE = Path(__file__).parents[2] / ".cache"
ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
SPEAKERS: dict[Lang, Sequence[str]] = {"en": ("joe", "slt", "rms", "awb"), "es": ("dora", "alex")}
KINDS = ("birth", "time", "phone", "yes_no")
MONTHS: dict[Lang, tuple[str, ...]] = {
    "en": tuple(calendar.month_name[1:]),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}
DAYS: dict[Lang, tuple[str, ...]] = {
    "en": (*calendar.day_name[:6], "tomorrow", "morning", "afternoon", "November", "December", "Dr. Ramirez"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "mañana", "tarde", "noviembre", "Dra. Ramírez"),
}
YES: dict[Lang, tuple[str, ...]] = {
    "en": ("Yes.", "Yeah.", "Yep.", "Sure.", "That's right.", "Yes, please.", "That works.", "Correct."),
    "es": (
        "Sí.",
        "Sí, gracias.",
        "Claro que sí.",
        "Está bien.",
        "Así es.",
        "Sí, por favor.",
        "Sí, señorita.",
        "Correcto.",
    ),
}
NO: dict[Lang, tuple[str, ...]] = {
    "en": ("No.", "No, thanks.", "Nope."),
    "es": ("No.", "No, gracias.", "No, no puedo."),
}


ALWAYS: dict[Lang, tuple[str, ...]] = {"en": ("appointment", "operator"), "es": ("cita", "operadora")}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a caller says, and whether a text got it right."""

    kind: str
    said: str
    right: Callable[[str], bool]


def answers(lang: Lang, count: int, lots: Random) -> Iterator[Answer]:
    """Dates of birth, times of visits and telephone numbers, as callers of rehearsals say them."""
    for n in range(count):
        born = date(1935, 1, 1) + timedelta(days=lots.randrange(85 * 365))
        lead = ("", "My date of birth is ", "I was born on ") if lang == "en" else ("", "Nací ", "Mi fecha es ")
        said = f"{lead[n % 3]}{spoken.birthday(born, lang)}."
        yield Answer("birth", said, lambda text, born=born: birth.read(text, lang, NOW.date()) == (born,))
    for n in range(count):
        at = datetime(2026, 11, 24, 8, tzinfo=ZONE) + timedelta(
            days=lots.randrange(30), minutes=15 * lots.randrange(36)
        )
        join = ", at " if lang == "en" else ", a "
        lead = ("", "Could I come on ") if lang == "en" else ("", "Quisiera ")
        said = f"{lead[n % 2]}{spoken.day(at.date(), lang)}{join}{spoken.clock(at, lang)}."
        yield Answer("time", said, lambda text, at=at: _time_right(text, lang, at))
    for n in range(count):
        digits = f"{lots.randrange(2, 10)}{lots.randrange(10**9):09d}"
        lead = ("", "My number is ") if lang == "en" else ("", "Mi número es ")
        said = f"{lead[n % 2]}{spoken.digits(digits, lang)}."
        yield Answer("phone", said, lambda text, digits=digits: phone.read(text, lang) == digits)
    short = [(said, True) for said in YES[lang]] + [(said, False) for said in NO[lang]]
    for said, meant in islice(cycle(short), count):
        yield Answer("yes_no", said, lambda text, meant=meant: _said(text) is meant)


def _said(text: str) -> bool | None:
    return yes_no.read(plain(text), Asked.CONFIRM_YES_NO)


def _time_right(text: str, lang: Lang, at: datetime) -> bool:
    found = when.read(text, lang, NOW.date(), asked=True)
    return found.exact(NOW, ZONE) == at


def prompts(answer: Answer, lang: Lang) -> dict[str, tuple[str, ...]]:
    """What the recognizer might be told: lists of words, nothing, or a sentence such as the one expected."""
    words = {"birth": MONTHS[lang], "time": DAYS[lang], "phone": ALWAYS[lang], "yes_no": ALWAYS[lang]}[answer.kind]
    examples = {
        "en": {
            "birth": "What is your date of birth? My date of birth is March 4th, 1987",
            "time": "What day and time work best for you? On Tuesday, December 8th, at 9:30 in the morning",
            "phone": "What is your phone number? My number is 312-555-0148",
            "yes_no": "Is that right? Yes, that's right",
        },
        "es": {
            "birth": "¿Cuál es su fecha de nacimiento? El 4 de marzo de 1987",
            "time": "¿Qué día y a qué hora quiere venir? El martes 8 de diciembre, a las 9:30 de la mañana",
            "phone": "¿Cuál es su número de teléfono? Mi número es 312-555-0148",
            "yes_no": "¿Está bien? Sí, está bien",
        },
    }
    return {"list": words, "nothing": (), "example": (examples[lang][answer.kind],)}


async def main(lang: Lang, count: int, kinds: Sequence[str]) -> None:
    """Render, send through the telephone, decode under each prompt, print the table."""
    voices = Voices(CACHE / "voices", models=CACHE / "models", piper_python=CACHE / "voices-venv" / "bin" / "python")
    decoder = Decoder(CACHE / "models", threads=1)
    asked = list(
        zip((a for a in answers(lang, count, Random(7)) if a.kind in kinds), cycle(SPEAKERS[lang]), strict=False)
    )
    for name in SPEAKERS[lang]:
        await voices.prepare(voices.named(name), [answer.said for answer, speaker in asked if speaker == name])
    right: Counter[tuple[str, str]] = Counter()
    spent: Counter[str] = Counter()
    for answer, speaker in asked:
        pcm = telephone(await voices.render(voices.named(speaker), answer.said)).tobytes() + bytes(3200)
        for name, hints in {**prompts(answer, lang), "quick": ()}.items():
            request = Decode(pcm=pcm, lang=lang, hints=hints, partial=name == "quick")
            started = time.perf_counter()
            text = decoder.decode(request).text
            spent[name] += time.perf_counter() - started
            right[answer.kind, name] += answer.right(text)
            if not answer.right(text):
                print(f"  {name:8} {speaker:5} {answer.said} -> {text}", file=sys.stderr)
    print(f"{platform.processor() or platform.machine()}, one thread, {lang}, {count} of each")
    for name, seconds in spent.items():
        counts = ", ".join(f"{kind} {right[kind, name]}/{count}" for kind in kinds)
        print(f"{name:8} {counts}; {1000 * seconds / len(asked):.0f} ms each")


if __name__ == "__main__":
    anyio.run(main, sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 24, sys.argv[3:] or KINDS)
