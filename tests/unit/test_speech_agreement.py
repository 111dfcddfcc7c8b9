"""Two recognizers agree on the words both could have heard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from appliance.speech.agreement import Reading, agreed

HEARD = ["I", "need", "a", "new", "visit", "with", "doctor", "Kim"]
WORDS = some.lists(some.sampled_from(HEARD), max_size=6).map(" ".join)
READINGS = some.lists(some.builds(Reading, WORDS, some.floats(-40, 0)), max_size=5)


def test_a_word_both_heard_beats_one_that_only_the_surer_one_heard() -> None:
    first = [Reading("My name is Bruce Delaney.", -3.0), Reading("My name is Brooke Delaney.", -3.4)]
    second = [Reading("my name is Brooke Delany", -5.0), Reading("my name is Brooke Delaney", -5.2)]
    assert agreed(first, second) == "My name is Brooke Delaney."


def test_a_sure_recognizer_outweighs_a_torn_one() -> None:
    sure = [Reading("Tuesday at nine.", -0.1), Reading("Thursday at nine.", -40.0)]
    torn = [Reading("Thursday at five.", -9.0), Reading("Tuesday at five.", -9.1)]
    assert agreed(sure, torn) == "Tuesday at nine."


def test_where_they_are_even_the_first_ones_first_reading_stands() -> None:
    assert agreed([Reading("Yes.", -1.0)], [Reading("Guess.", -1.0)]) == "Yes."


def test_capitals_and_points_are_no_difference() -> None:
    assert agreed([Reading("Yes, please", -1.0)], [Reading("yes please.", -2.0)]) == "Yes, please"


@given(READINGS, READINGS)
def test_what_is_agreed_on_was_read_by_one_of_them(first: list[Reading], second: list[Reading]) -> None:
    read = [reading.text for reading in (*first, *second)]
    assert agreed(first, second) in (read or [""])


def test_a_number_is_its_digits_however_they_are_joined() -> None:
    first = [Reading("271-129-9771", -2.0), Reading("271-129-9711", -3.0)]
    second = [Reading("2 7 1 1 2 9 9 7 7 1", -4.0), Reading("2 7 1 2 9 9 7 7 1", -3.9)]
    assert agreed(first, second) == "271-129-9771"
