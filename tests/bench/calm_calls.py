"""What danger is found in files of openings, turns or anything else that holds no emergency, as live calls hear it.

PYTHONPATH=. python tests/bench/calm_calls.py FILE...     one JSON object a line, with a `text`
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from appliance import sense_file
from appliance.dialogue import emergency
from appliance.dialogue.emergency import Level
from appliance.dialogue.events import Heard


def main(paths: Sequence[str]) -> None:
    """Count, file by file, what the rules find and what only the second opinion does."""
    sense = sense_file.load()
    for path in paths:
        found: Counter[str] = Counter()
        texts = [json.loads(line)["text"] for line in Path(path).read_text(encoding="utf-8").splitlines()]
        for text in texts:
            if (rules := emergency.assess(text).level) is not Level.NONE:
                found[f"rules {rules.value}"] += 1
            elif (opinion := sense.danger(Heard(text, "en")).level) is not Level.NONE:
                found[f"second opinion {opinion.value}"] += 1
        print(f"{Path(path).name}: {len(texts)} texts, {dict(sorted(found.items())) or 'nothing found'}")


if __name__ == "__main__":
    main(sys.argv[1:])
