"""Whatever is said, the wishes are read without breaking, and case, punctuation and fillers change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.dialogue.meaning import blanks, wishes

SAID = (
    "I need to cancel my appointment on Friday",
    "could you refill my amlodipine",
    "necesito cambiar mi cita para otro día",
    "aceptan humana",
    "where do we park",
    "me puede dar una copia de mi expediente",
)
LABELS = ("new", "refill", "insurance", "human", "faq", "records")


@given(st.text(max_size=300))
def test_reading_wishes_and_blanks_never_breaks(text: str) -> None:
    found = wishes.read(text)
    assert 0.0 <= found.share <= 1.0
    blanks.read(text, found.labels)
    blanks.read(text, LABELS)


@pytest.mark.parametrize("text", SAID)
@given(
    lead=st.sampled_from(("um ", "uh, ", "So, ", "HI ", "este ", "")), end=st.sampled_from((".", "!", " ...", "?", ""))
)
def test_case_punctuation_and_fillers_change_no_wish(text: str, lead: str, end: str) -> None:
    plainly = wishes.read(text).labels
    assert plainly
    assert wishes.read(lead + text + end).labels == plainly
    assert wishes.read((lead + text).upper() + end).labels == plainly
