"""The recognizer's child on a board that is K times slower: `python -m slow_process MODELS_DIR THREADS K`.

Every reading is done K times over. A limit on processor time would break up the 20 ms of the line as no board does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from appliance.speech import recognizer_process
from appliance.speech.decoder import Decoder
from appliance.speech.messages import Decode, Decoded
from appliance.speech.smart_turn import SmartTurn


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
