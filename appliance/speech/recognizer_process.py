"""The recognizer's child: `python -m appliance.speech.recognizer_process MODELS_DIR THREADS ENGLISH`.

Loads, says so with one message, then answers requests one by one until its parent goes.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from appliance.audio.frame import LINE_RATE
from appliance.child import ParentPipe, give_way
from appliance.speech.decoder import Decoder
from appliance.speech.english import English
from appliance.speech.messages import READY, Decode, Score, Scored, encode, heard_request
from appliance.speech.smart_turn import SmartTurn


def main(models: Path, threads: int, english: English = "whisper") -> None:
    """Serve until the parent closes the pipe."""
    parent = ParentPipe()
    give_way()
    decoder, smart_turn = (
        Decoder(models, threads=threads, english=english),
        SmartTurn(models / "smart-turn" / "smart-turn-v3.2-cpu.onnx"),
    )
    _warm_up(decoder, smart_turn)
    parent.send(READY)
    while (message := parent.receive()) is not None:
        match heard_request.decode(message):
            case Decode() as request:
                parent.send(encode(decoder.decode(request)))
            case Score(pcm=pcm):
                parent.send(encode(Scored(smart_turn.score(pcm))))


def _warm_up(decoder: Decoder, smart_turn: SmartTurn) -> None:
    """Use everything once, so that the first caller does not wait for it; then give loading memory back."""
    second = bytes(2 * LINE_RATE)
    for partial in (True, False):
        decoder.decode(Decode(pcm=second, lang="en", partial=partial))
    smart_turn.score(second)
    ctypes.CDLL(None).malloc_trim(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), "moonshine" if sys.argv[3:] == ["moonshine"] else "whisper")
