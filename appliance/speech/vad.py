"""Silero VAD at 8 kHz (https://github.com/snakers4/silero-vad, version 6, MIT) on onnxruntime, one thread.

The network takes 256 new samples (32 ms) after the last 32 of the window before, and carries a state of its own.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from appliance.audio.frame import LINE_RATE, AudioFrame, is_line_frame
from appliance.audio.resample import Floats, from_pcm

WINDOW = 256
"""Samples the network takes at a time at 8 kHz."""

CONTEXT = 32
"""Samples of the window before that stand in front."""

RESET_S = 2.0
"""Clear silence after which the state starts afresh: a long silence leaves it too dull to hear the next word."""

CLEARLY_SILENT = 0.15
"""Probability under which a window counts towards a reset."""


class SileroModel:
    """The network, loaded once and shared by all calls."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._rate = np.array(LINE_RATE, dtype=np.int64)

    def run(self, samples: Floats, state: Floats) -> tuple[float, Floats]:
        """Probability and next state, from CONTEXT + WINDOW samples in -1..1. About 70 us."""
        inputs = {"input": samples[np.newaxis], "state": state, "sr": self._rate}
        probability, state = self._session.run(None, inputs)
        return float(probability[0, 0]), state


class SileroVad:
    """One call's voice activity."""

    def __init__(self, model: SileroModel) -> None:
        self._model = model
        self._pcm = bytearray()
        self._probability = self._silent_s = 0.0
        self._state: Floats
        self._context: Floats
        self._reset()

    def probability(self, frame: AudioFrame) -> float:
        """Chance that the newest whole 32 ms held a voice, 0 to 1. Raises ValueError unless it is a line frame."""
        if not is_line_frame(frame):
            msg = "voice activity takes 20 ms frames at 8 kHz"
            raise ValueError(msg)
        self._pcm += frame.pcm
        while len(self._pcm) >= 2 * WINDOW:
            window = bytes(self._pcm[: 2 * WINDOW])
            del self._pcm[: 2 * WINDOW]
            self._push(from_pcm(window))
        return self._probability

    def _push(self, samples: Floats) -> None:
        self._probability, self._state = self._model.run(np.concatenate((self._context, samples)), self._state)
        self._context = samples[-CONTEXT:]
        self._silent_s = self._silent_s + WINDOW / LINE_RATE if self._probability < CLEARLY_SILENT else 0.0
        if self._silent_s >= RESET_S:
            self._reset()

    def _reset(self) -> None:
        self._state = np.zeros((2, 1, 128), dtype=np.float32)
        self._context = np.zeros(CONTEXT, dtype=np.float32)
        self._silent_s = 0.0
