"""Spanish caller voices, in a process of their own.

python -m appliance.rehearse.kokoro MODELS VOICE < lines of {"text": str, "wav": path}
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from appliance.rehearse.wav import write_mono
from appliance.speech.kokoro import RATE, Kokoro


def main() -> None:
    """Render every line of standard input."""
    voice = Kokoro(Path(sys.argv[1]), sys.argv[2])
    for line in sys.stdin:
        task = json.loads(line)
        write_mono(Path(task["wav"]), voice.speak(task["text"]), RATE)


if __name__ == "__main__":
    main()
