"""smart-turn v3.2 (https://github.com/pipecat-ai/smart-turn, BSD-2): does a voice sound as if it has finished?

Takes the last 8 s at 16 kHz, silence in front of what is shorter, scaled to zero mean and unit variance.
On telephone audio it is an opinion, never a verdict.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from appliance.audio.frame import LINE_RATE
from appliance.audio.resample import from_pcm, resample
from appliance.speech.mel import RATE, log_mel

HEARD_S = 8
"""Seconds of speech that count."""


class SmartTurn:
    """The loaded network, one thread, in a child process."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def score(self, pcm: bytes) -> float:
        """Chance, 0 to 1, that the speaker has finished. 8 kHz PCM; about 100 ms."""
        length = HEARD_S * RATE
        samples = resample(from_pcm(pcm[-HEARD_S * LINE_RATE * 2 :]), LINE_RATE, RATE)[-length:]
        samples = np.pad(samples, (length - samples.size, 0))
        samples = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)
        features = log_mel(samples, length=length)[np.newaxis]
        (chances,) = self._session.run(None, {"input_features": features})
        return float(chances[0, 0])
