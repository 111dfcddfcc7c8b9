"""What reads the English of a call whose language is settled, and whether this box has it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from appliance.errors import ConfigError
from appliance.speech import weights

English = Literal["whisper", "moonshine"]
"""whisper: tiny.en what is said so far, base what was said. moonshine: Moonshine tiny both, where base agrees."""

MOONSHINE = "moonshine-tiny-en"
"""Its folder among the models, and its name in the manifest."""


def demand(models: Path, english: English) -> None:
    """Hold what a choice needs against the manifest. Raises ConfigError or ModelError with a sentence."""
    if english == "whisper":
        return
    if find_spec("sherpa_onnx") is None:
        msg = 'speech.english is "moonshine" and sherpa-onnx is not installed; install requirements/sherpa.txt'
        raise ConfigError(msg)
    weights.demand(models, names=(MOONSHINE,))
