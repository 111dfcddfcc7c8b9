"""One word does not change the language of a call; a sentence does."""

from __future__ import annotations

import pytest

from appliance.clinic.people import Lang
from appliance.speech.language import identify


@pytest.mark.parametrize(
    ("spanish", "settled", "speech_s", "lang"),
    [
        (0.05, None, 3.0, "en"),
        (0.95, None, 3.0, "es"),
        (0.5, None, 3.0, None),
        (0.8, "en", 3.0, "en"),
        (0.9, "en", 3.0, "es"),
        (0.9, "en", 0.6, "en"),
        (0.99, "en", 0.6, "es"),
        (0.2, "es", 3.0, "es"),
        (0.1, "es", 3.0, "en"),
        (0.1, "es", 0.6, "es"),
    ],
)
def test_the_call_so_far_weighs_in(spanish: float, settled: Lang | None, speech_s: float, lang: Lang | None) -> None:
    assert identify(spanish, settled=settled, speech_s=speech_s) == lang
