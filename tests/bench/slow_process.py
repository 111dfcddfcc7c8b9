"""The recognizer's child on a board that is K times slower: `python -m slow_process MODELS_DIR THREADS K`.

Every reading is done K times over. A limit on processor time would break up the 20 ms of the line as no board does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from appliance.speech import queue, recognizer_process
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode, Decoded
from appliance.speech.recognizer import LEAST_WORKERS, THREADS
from appliance.speech.smart_turn import SmartTurn
from appliance.speech.workers import STALLED_S, Workers


def slow_workers(models: Path, times: int) -> Workers:
    """The box's children on a board so many times slower, as many as on two cores."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    return Workers(
        "slow_process",
        *(str(models), str(min(THREADS, os.cpu_count() or 1)), str(times)),
        size=LEAST_WORKERS,
        stalled_s=STALLED_S * times,
        policy=queue.hearing,
    )


class SlowDecoder(Decoder):
    """Reads K times."""

    def decode(self, request: Decode) -> Decoded:
        """As the decoder does, only later."""
        for _ in range(K - 1):
            super().decode(request)
        return super().decode(request)


class SlowSmartTurn(SmartTurn):
    """Judges K times."""

    def score(self, pcm: bytes) -> float:
        """As the model does, only later."""
        for _ in range(K - 1):
            super().score(pcm)
        return super().score(pcm)


if __name__ == "__main__":
    K = int(sys.argv[3])
    recognizer_process.Decoder = SlowDecoder  # type: ignore[misc]
    recognizer_process.SmartTurn = SlowSmartTurn  # type: ignore[misc]
    recognizer_process.main(Path(sys.argv[1]), int(sys.argv[2]))
