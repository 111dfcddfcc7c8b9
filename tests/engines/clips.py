"""Speech for the engine tests, as a telephone line delivers it: callers' voices and recorded people."""

from __future__ import annotations

import gzip
import re
import tomllib
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from appliance.audio.frame import FRAME_BYTES, AudioFrame
from appliance.clinic.people import Lang
from appliance.rehearse.channel import telephone, to_line_rate
from appliance.rehearse.voices import Voices
from appliance.rehearse.wav import read_mono

HERE = Path(__file__).parent
CACHE = HERE.parent.parent / ".cache"

SPEAKERS: dict[Lang, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (("joe", "slt"), ("slt", "rms")),
    "es": (("dora",), ("alex",)),
}
"""Two casts a language: each line is said once by someone of the first and once by someone of the second."""

PEOPLE: dict[Lang, tuple[str, str]] = {"en": ("en", "en_US_f_Allison"), "es": ("es", "es_MX_f_Allison")}
"""Debian's asterisk-core-sounds: package suffix and folder of the recorded prompts (8 kHz WAV)."""

SOUNDS = Path("/usr/share/asterisk/sounds")


@dataclass(frozen=True, slots=True)
class Clip:
    """Someone's words and how they sound on the line."""

    text: str
    lang: Lang
    speaker: str
    pcm: bytes

    @property
    def frames(self) -> list[AudioFrame]:
        """The clip with half a second of silence behind it, as the line delivers it."""
        pcm = self.pcm + bytes(8000)
        return [AudioFrame(pcm[n : n + FRAME_BYTES].ljust(FRAME_BYTES, b"\0")) for n in range(0, len(pcm), FRAME_BYTES)]


async def caller_clips(lang: Lang, models: Path) -> list[Clip]:
    """Forty clips in voices that are never the box's own."""
    voices = Voices(CACHE / "voices", models=models, piper_python=CACHE / "voices-venv" / "bin" / "python")
    lines: list[str] = tomllib.loads((HERE / "said.toml").read_text("utf-8"))[lang]
    clips = []
    for cast in SPEAKERS[lang]:
        parts = list(zip(lines, cycle(cast), strict=False))
        for name in cast:
            await voices.prepare(voices.named(name), [line for line, speaker in parts if speaker == name])
        for line, name in parts:
            pcm = telephone(await voices.render(voices.named(name), line))
            clips.append(Clip(line, lang, name, pcm.tobytes()))
    return clips


def people_clips(lang: Lang, count: int = 20) -> list[Clip]:
    """Recorded prompts of a person, evenly drawn from those of 4 to 16 words, none of them a figure.

    The page writes "Marque 5" where the voice says "Marque el número cinco".
    """
    suffix, folder = PEOPLE[lang]
    page = Path(f"/usr/share/doc/asterisk-core-sounds-{suffix}/core-sounds-{suffix}.txt.gz")
    entries = re.findall(r"^([\w-]+): ([^\[\]\n]+)$", gzip.decompress(page.read_bytes()).decode(), re.MULTILINE)
    plain = [
        (name, text) for name, text in entries if 4 <= len(text.split()) <= 16 and not re.search(r"\d|\.\.\.", text)
    ]
    found = [(SOUNDS / folder / f"{name}.wav", text) for name, text in plain]
    found = [(path, text) for path, text in found if path.exists()]
    step = len(found) / count
    chosen = [found[int(n * step)] for n in range(count)]
    return [Clip(text, lang, "person", _on_the_line(path)) for path, text in chosen]


def _on_the_line(path: Path) -> bytes:
    return telephone(to_line_rate(*read_mono(path))).tobytes()
