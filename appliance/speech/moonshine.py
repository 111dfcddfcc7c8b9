"""Moonshine tiny, English, on sherpa-onnx (https://github.com/k2-fsa/sherpa-onnx), in a child process.

Imported only where the box's settings choose it: sherpa-onnx is not among what every box has (requirements/sherpa.txt).
"""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import sherpa_onnx

from appliance.speech.mel import RATE, Floats

LONG = 0x80
"""In the word list, a length from here on goes on in the next byte: seven bits each, the low ones first."""


class Moonshine:
    """A loaded model. `folder` holds encoder_model.ort, decoder_model_merged.ort and tokenizer.bin."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        with tempfile.NamedTemporaryFile(suffix=".txt") as words:  # sherpa-onnx wants another format, and a path
            for number, piece in enumerate(pieces((folder / "tokenizer.bin").read_bytes())):
                words.write(b"%s %d\n" % (b64encode(piece), number))
            words.flush()
            self._model = sherpa_onnx.OfflineRecognizer.from_moonshine_v2(
                encoder=str(folder / "encoder_model.ort"),
                decoder=str(folder / "decoder_model_merged.ort"),
                tokens=words.name,
                num_threads=threads,
            )

    def read(self, samples: Floats) -> str:
        """Write down 16 kHz audio in -1..1, at least a tenth of a second of it."""
        stream = self._model.create_stream()
        stream.accept_waveform(RATE, samples)
        self._model.decode_stream(stream)
        return " ".join(str(stream.result.text).split())


def pieces(listed: bytes) -> Iterator[bytes]:
    """The word pieces of Moonshine's tokenizer.bin in order: each a length and so many bytes."""
    at = 0
    while at < len(listed):
        length = listed[at] % LONG
        if listed[at] >= LONG:
            at += 1
            length += listed[at] * LONG
        at += 1
        yield listed[at : at + length]
        at += length
