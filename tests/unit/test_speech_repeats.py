"""The loop guard cuts what the model repeats and leaves what people repeat."""

from __future__ import annotations

import pytest

from appliance.speech.repeats import has_loop, without_loops


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("The second one sounds good. The second one sounds good.", "The second one sounds good."),
        ("I need help " * 6, "I need help"),
        ("you " * 12, "you"),
        ("Follow that attempt. Follow that attempt.", "Follow that attempt."),
        ("Well, thank you. Thank you. Thank you. Thank you. Thank you.", "Well, thank you."),
        (
            "Please enter your number followed by the pound key. Please enter your number followed by the p",
            "Please enter your number followed by the pound key.",
        ),
        (
            "My father fell down and he can't breathe. My father fell down and he can",
            "My father fell down and he can't breathe.",
        ),
        ("Doctor Okafor, " * 8, "Doctor Okafor,"),
    ],
)
def test_a_loop_is_cut_back_to_its_phrase(heard: str, said: str) -> None:
    assert has_loop(heard)
    assert without_loops(heard) == said


@pytest.mark.parametrize(
    "said",
    [
        "",
        "No, no, no.",
        "Sí, sí, sí, sí.",
        "Five five five, zero one zero zero.",
        "five five five five five five",
        "cero cero cero cero cero cero",
        "Help me, help me, help me!",
        "Tuesday at nine or Wednesday at nine.",
        "I want to come in on Monday, I mean I want to come in on Tuesday.",
    ],
)
def test_what_people_repeat_stays(said: str) -> None:
    assert not has_loop(said)
    assert without_loops(said) == said
