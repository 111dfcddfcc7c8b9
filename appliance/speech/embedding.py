"""Google's speech embedding on onnxruntime, one thread: 96 numbers for every 80 ms of a telephone line.

Each stands for the 0.8 s before it. Lin et al., "Training keyword spotters with limited and synthesized speech data",
2020 (https://arxiv.org/abs/2002.01322); the networks are openWakeWord's re-implementation (Apache-2.0).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from appliance.audio.frame import AudioFrame, is_line_frame
from appliance.audio.resample import Floats

STEP = 640
"""Samples at 8 kHz of one step, 80 ms."""

SIZE = 96
"""Numbers a step."""

_OVERLAP = 480
"""Samples at 16 kHz that the spectrogram's first frame of a step reaches back."""

_MEL_FRAMES, _MEL_BANDS, _MEL_STEP = 76, 32, 8
"""Frames of 10 ms the embedding looks at, their bands, and how many are new each step."""

_TAPS = 24
"""Length of the filter that puts a sample between two (Hamming-windowed sinc, flat to 3.4 kHz)."""


class EmbeddingModel:
    """Both networks, loaded once and shared by all calls."""

    def __init__(self, folder: Path) -> None:
        self._mel, self._embedding = (
            _session(folder / f"{name}.onnx") for name in ("melspectrogram", "embedding_model")
        )

    def mel(self, samples: Floats) -> Floats:
        """Frames x 32 bands of samples at 16 kHz on the scale of 16-bit integers. About 0.1 ms a step."""
        (frames,) = self._mel.run(None, {"input": samples[np.newaxis]})
        return np.asarray(frames[0, 0] / 10 + 2, np.float32)

    def embed(self, frames: Floats) -> Floats:
        """96 numbers of 76 frames. About 0.7 ms."""
        (found,) = self._embedding.run(None, {"input_1": frames[np.newaxis, :, :, np.newaxis]})
        return np.asarray(found.ravel(), np.float32)


class SpeechEmbedding:
    """One turn of one call: frames in, an embedding for every 80 ms."""

    def __init__(self, model: EmbeddingModel) -> None:
        self._model = model
        self._pcm = bytearray()
        self._narrow = np.zeros(_TAPS - 1, np.float32)
        self._wide: Floats | None = None
        self._frames: Floats | None = None

    def push(self, frame: AudioFrame) -> Floats | None:
        """The embedding of the newest 80 ms once they are whole, else None. Raises ValueError unless a line frame."""
        if not is_line_frame(frame):
            msg = "the speech embedding takes 20 ms frames at 8 kHz"
            raise ValueError(msg)
        self._pcm += frame.pcm
        if len(self._pcm) < 2 * STEP:
            return None
        samples = np.frombuffer(bytes(self._pcm), "<i2").astype(np.float32)
        self._pcm.clear()
        return self._step(samples)

    def _step(self, samples: Floats) -> Floats:
        wide = self._doubled(samples)
        before = wide[:_OVERLAP] if self._wide is None else self._wide
        new = self._model.mel(np.concatenate((before, wide)))
        kept = np.resize(new, (_MEL_FRAMES, _MEL_BANDS)) if self._frames is None else self._frames
        self._wide, self._frames = wide[-_OVERLAP:], np.concatenate((kept[_MEL_STEP:], new))
        return self._model.embed(self._frames)

    def _doubled(self, samples: Floats) -> Floats:
        """The samples at 16 kHz, 1.4 ms late."""
        line = np.concatenate((self._narrow, samples))
        self._narrow = line[len(line) - _TAPS + 1 :]
        wide = np.empty(2 * len(samples), np.float32)
        wide[0::2] = line[_TAPS // 2 - 1 : _TAPS // 2 - 1 + len(samples)]
        wide[1::2] = np.convolve(line, _BETWEEN, "valid")
        return wide


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


_BETWEEN: Floats = (np.sinc(np.arange(_TAPS) - _TAPS / 2 + 0.5) * np.hamming(_TAPS)).astype(np.float32)
