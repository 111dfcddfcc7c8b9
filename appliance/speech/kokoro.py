"""Kokoro-82M on onnxruntime, in a child process: Spanish that is clear in noise, and too slow to speak live.

The weights are Apache-2.0. Phonemes come from espeak-ng as a program, never as a library: it is GPL.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

RATE = 24000
"""Samples per second the model makes."""

MAX_TOKENS = 508
"""The style table has 510 rows; two tokens are the padding at both ends."""

PHONEMIZER = "espeak-ng"
"""The program, of the Debian package of that name."""


class Kokoro:
    """One voice, loaded."""

    def __init__(self, folder: Path, voice: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "kokoro-v1.0.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary: dict[str, int] = json.loads((folder / "vocab.json").read_text("utf-8"))["vocab"]
        self._styles = np.fromfile(folder / f"{voice}.bin", dtype=np.float32).reshape(-1, 1, 256)

    def speak(self, text: str) -> NDArray[np.float32]:
        """The text at 24 kHz, full scale 1.0."""
        tokens = [self._vocabulary[sign] for sign in phonemes(text) if sign in self._vocabulary][:MAX_TOKENS]
        (samples,) = self._session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
                "style": self._styles[len(tokens)],
                "speed": np.ones(1, dtype=np.float32),
            },
        )
        return np.asarray(samples, dtype=np.float32).ravel()


def phonemes(text: str) -> str:
    """Latin-American Spanish IPA with the text's own punctuation kept."""
    marks = [mark.strip() for mark in re.findall(r"[,.;:?!]+", text)]
    done = subprocess.run(
        [PHONEMIZER, "-v", "es-419", "--ipa", "-q", "--stdin"], input=text, capture_output=True, text=True, check=True
    )
    clauses = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    if len(marks) < len(clauses):
        marks += [","] * (len(clauses) - 1 - len(marks)) + ["."]
    return " ".join(clause + mark[:1] for clause, mark in zip(clauses, marks, strict=False))
