"""The slow voice's child: `python -m appliance.speech.prerender_process MODELS_DIR`. It takes only idle time.

Rendering a sentence takes about as long as saying it on an idle core, and ten times that on a busy board.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from appliance.audio.frame import LINE_RATE
from appliance.audio.resample import resample, to_pcm
from appliance.child import ParentPipe, give_way
from appliance.speech.kokoro import RATE, Kokoro
from appliance.speech.loudness import levelled, trimmed
from appliance.speech.messages import READY, render_request

VOICE = "ef_dora"
"""Of Kokoro's Spanish voices the woman's, as the live voice is one too."""


def main(models: Path) -> None:
    """Serve until the parent closes the pipe."""
    parent = ParentPipe()
    give_way()
    voice = Kokoro(models / "kokoro", VOICE)
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    parent.send(READY)
    while (message := parent.receive()) is not None:
        heard = trimmed(resample(voice.speak(render_request.decode(message).text), RATE, LINE_RATE), LINE_RATE)
        parent.send(to_pcm(levelled(heard, LINE_RATE)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
