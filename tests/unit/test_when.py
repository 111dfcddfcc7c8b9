"""Days, times, dates of birth and telephone numbers, as callers say them and recognizers write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from appliance.clinic.people import Lang
from appliance.dialogue import spoken, when
from appliance.dialogue.dates.clock_words import AFTERNOON, MORNING
from appliance.dialogue.people import birth, phone
from tests.fakes.clinic import ZONE

TODAY = date(2026, 11, 23)
"""A Monday."""
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "Tuesday", date(2026, 11, 24)),
        ("en", "this Friday please", date(2026, 11, 27)),
        ("en", "next Tuesday", date(2026, 12, 1)),
        ("en", "Monday", date(2026, 11, 30)),
        ("en", "tomorrow", date(2026, 11, 24)),
        ("en", "the day after tomorrow", date(2026, 11, 25)),
        ("en", "December first", date(2026, 12, 1)),
        ("en", "the first of December", date(2026, 12, 1)),
        ("en", "Dec 3rd", date(2026, 12, 3)),
        ("en", "on the third", date(2026, 12, 3)),
        ("en", "12/1", date(2026, 12, 1)),
        ("en", "Tuesday, December 1st", date(2026, 12, 1)),
        ("en", "a week from Thursday", date(2026, 12, 3)),
        ("en", "Tuesday of next week", date(2026, 12, 1)),
        ("en", "next week on Wednesday", date(2026, 12, 2)),
        ("en", "the Monday after Thanksgiving", date(2026, 11, 30)),
        ("en", "Tuesday, no, Thursday", date(2026, 11, 26)),
        ("en", "in two weeks", date(2026, 12, 7)),
        ("en", "January fifth", date(2027, 1, 5)),
        ("es", "mañana", date(2026, 11, 24)),
        ("es", "pasado mañana", date(2026, 11, 25)),
        ("es", "el martes que viene", date(2026, 11, 24)),
        ("es", "el próximo jueves", date(2026, 11, 26)),
        ("es", "el tres de diciembre", date(2026, 12, 3)),
        ("es", "el primero de diciembre", date(2026, 12, 1)),
        ("es", "el quince", date(2026, 12, 15)),
        ("es", "de hoy en ocho", date(2026, 11, 30)),
        ("es", "el martes, no, mejor el jueves", date(2026, 11, 26)),
        ("es", "el martes de la próxima semana", date(2026, 12, 1)),
    ],
)
def test_a_day_is_understood(lang: Lang, text: str, day: date) -> None:
    assert when.read(text, lang, TODAY).days == ((day, day),)


@pytest.mark.parametrize(
    ("lang", "text", "at"),
    [
        ("en", "at nine thirty", time(9, 30)),
        ("en", "at 9:30", time(9, 30)),
        ("en", "at 9.30 a.m.", time(9, 30)),
        ("en", "at 930", time(9, 30)),
        ("en", "half past two", time(14, 30)),
        ("en", "quarter to ten", time(9, 45)),
        ("en", "around three", time(15, 0)),
        ("en", "at to thirty", time(14, 30)),
        ("en", "11 o'clock", time(11, 0)),
        ("en", "noon", time(12, 0)),
        ("en", "ten in the morning", time(10, 0)),
        ("es", "a las nueve y media", time(9, 30)),
        ("es", "a las diez menos cuarto", time(9, 45)),
        ("es", "cuarto para las diez", time(9, 45)),
        ("es", "a las 3 de la tarde", time(15, 0)),
        ("es", "a la una y cuarto", time(13, 15)),
        ("es", "al mediodía", time(12, 0)),
    ],
)
def test_a_time_is_understood(lang: Lang, text: str, at: time) -> None:
    assert when.read(text, lang, TODAY).at == at


def test_a_lone_hour_counts_only_when_a_time_was_asked_for() -> None:
    assert when.read("ten", "en", TODAY, asked=True).at == time(10)
    assert when.read("ten", "en", TODAY).at is None


def test_manana_is_tomorrow_or_morning_by_its_neighbours() -> None:
    both = when.read("mañana por la mañana", "es", TODAY)
    assert both.days == ((date(2026, 11, 24), date(2026, 11, 24)),)
    assert both.window == MORNING
    assert not when.read("en la mañana", "es", TODAY).days
    assert not when.read("buenas tardes, buenos días", "es", TODAY).said


def test_windows_before_after_and_between() -> None:
    before = when.read("before ten", "en", TODAY).window
    after = when.read("después de las dos", "es", TODAY).window
    between = when.read("between two and four", "en", TODAY).window
    assert before is not None
    assert before.to == time(10)
    assert after is not None
    assert after.from_ == time(14)
    assert between is not None
    assert (between.from_, between.to) == (time(14), time(16))
    assert when.read("in the afternoon", "en", TODAY).window == AFTERNOON


def test_as_soon_as_possible_asks_for_no_span_at_all() -> None:
    for text in ("as soon as possible", "lo más pronto posible", "the earliest you have"):
        found = when.read(text, "en", TODAY)
        assert found.soonest
        assert found.spans(NOW, ZONE) == ()


def test_not_monday_leaves_every_other_day() -> None:
    found = when.read("any day but Monday", "en", TODAY)
    days = {start.astimezone(ZONE).weekday() for start, _ in found.spans(NOW, ZONE)}
    assert 0 not in {start.astimezone(ZONE).weekday() for start, _ in found.spans(NOW, ZONE)[1:]}
    assert {1, 2, 3, 4} <= days


def test_an_ambiguous_date_is_asked_and_never_guessed() -> None:
    numeric = when.read("el 3/12", "es", TODAY)
    assert set(numeric.either) == {date(2026, 12, 3), date(2027, 3, 12)}
    assert not numeric.days
    mismatch = when.read("Tuesday the third", "en", TODAY)
    assert set(mismatch.either) == {date(2026, 11, 24), date(2026, 12, 3)}


def test_the_visit_one_has_is_told_from_the_one_one_wants() -> None:
    found = when.read("move my Thursday appointment to Monday at three", "en", TODAY)
    assert found.existing == ((date(2026, 11, 26), date(2026, 11, 26)),)
    assert found.days == ((date(2026, 11, 30), date(2026, 11, 30)),)
    assert found.at == time(15)


def test_spans_are_in_the_clinics_time_and_never_before_now() -> None:
    found = when.read("Tuesday morning", "en", TODAY)
    assert found.spans(NOW, ZONE) == (
        (datetime(2026, 11, 24, 6, 0, tzinfo=UTC), datetime(2026, 11, 24, 18, 0, tzinfo=UTC)),
    )
    exact = when.read("Tuesday at nine thirty", "en", TODAY)
    assert exact.exact(NOW, ZONE) == datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    either = replace(exact, days=((date(2026, 11, 24), date(2026, 11, 24)), (date(2026, 11, 27), date(2026, 11, 27))))
    assert either.exact(NOW, ZONE) is None
    assert len(either.spans(NOW, ZONE)) == 2
    assert when.read("today in the morning", "en", TODAY).spans(NOW, ZONE)[0][0] == NOW


def test_what_is_said_later_replaces_its_own_kind_and_keeps_the_rest() -> None:
    first = when.read("Tuesday at nine thirty", "en", TODAY)
    then = first.then(when.read("no, Thursday", "en", TODAY))
    assert then.days == ((date(2026, 11, 26), date(2026, 11, 26)),)
    assert then.at == time(9, 30)


def test_the_second_one_is_not_a_date() -> None:
    assert not when.read("the second one", "en", TODAY, asked=True).said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "March 4th, 1987"),
        ("en", "march fourth eighty seven"),
        ("en", "3 4 1987"),
        ("en", "3/4/87"),
        ("en", "03041987"),
        ("en", "three four nineteen eighty seven"),
        ("en", "the fourth of March nineteen eighty seven"),
        ("en", "My date of birth is March 4, 1987."),
        ("en", "oh three oh four nineteen eighty seven"),
        ("es", "cuatro de marzo de mil novecientos ochenta y siete"),
        ("es", "el 4 de marzo del 87"),
        ("es", "nací el cuatro de marzo de 1987"),
    ],
)
def test_a_date_of_birth_is_understood(lang: Lang, text: str) -> None:
    assert birth.read(text, lang, TODAY) == (date(1987, 3, 4),)


def test_numbers_in_spanish_can_be_either_way_round() -> None:
    assert set(birth.read("4/3/1987", "es", TODAY)) == {date(1987, 3, 4), date(1987, 4, 3)}
    assert birth.read("13/5/1992", "es", TODAY) == (date(1992, 5, 13),)


def test_nobody_is_born_in_the_future_or_on_a_day_that_is_not() -> None:
    assert birth.read("March 4th 2031", "en", TODAY) == ()
    assert birth.read("February thirtieth 1980", "en", TODAY) == ()
    assert birth.keyed("03041987", TODAY) == date(1987, 3, 4)
    assert birth.keyed("13411987", TODAY) is None


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_birthday_said_in_our_own_words_is_understood(lang: Lang) -> None:
    for year in (1931, 1950, 1974, 1999, 2000, 2005, 2014, 2024):
        for month in range(1, 13):
            for day in (1, 2, 11, 20, 21, 28):
                born = date(year, month, day)
                assert birth.read(spoken.full_date(born, lang), lang, TODAY) == (born,)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_time_said_in_our_own_words_is_understood(lang: Lang) -> None:
    for hour in range(7, 18):
        for minute in range(0, 60, 5):
            moment = datetime(2026, 12, 1, hour, minute, tzinfo=ZONE)
            said = spoken.clock(moment, lang)
            said = f"at {said}" if lang == "en" else f"a {said}"
            assert when.read(said, lang, TODAY).at == moment.time(), said


@pytest.mark.parametrize(
    ("lang", "text", "digits"),
    [
        ("en", "five five five oh one double zero", "5550100"),
        ("en", "it's (773) 555-0142", "7735550142"),
        ("en", "773 555 oh one for two", "7735550142"),
        ("en", "1-773-555-0142.", "7735550142"),
        ("es", "cinco cinco cinco cero uno cuarenta y dos", "5550142"),
        ("es", "siete siete tres quinientos cincuenta y cinco cero uno cero cero", "7735550100"),
    ],
)
def test_a_telephone_number_is_understood(lang: Lang, text: str, digits: str) -> None:
    assert phone.read(text, lang) == digits


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "quiero una cita para una limpieza"),
        ("es", "es para mi hija de dos años"),
        ("en", "I have two kids and one is sick"),
        ("en", "one of my teeth hurts"),
        ("en", "it's for my three year old"),
    ],
)
def test_a_number_that_counts_something_else_is_no_time(lang: Lang, text: str) -> None:
    assert not when.read(text, lang, TODAY).said


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("el miércoles 25 de noviembre a las 9 y 40 y 5 de la mañana", time(9, 45)),
        ("el martes a las 4 y 40 y 5 de la tarde", time(16, 45)),
        ("el martes a las 9 y 4 de la mañana", time(9, 15)),
        ("el martes a las 9 y 20 de la mañana", time(9, 20)),
    ],
)
def test_spanish_minutes_as_the_recognizer_writes_them(text: str, at: time) -> None:
    assert when.read(text, "es", date(2026, 11, 23), asked=True).at == at


@pytest.mark.parametrize(
    ("lang", "text", "born"),
    [
        ("en", "0 3 1 4 8 7", date(1987, 3, 14)),
        ("en", "oh three one four eight seven", date(1987, 3, 14)),
        ("en", "0 3 1 4 1 9 8 7", date(1987, 3, 14)),
        ("en", "nineteen eighty seven, March fourteenth", date(1987, 3, 14)),
        ("es", "cero tres uno cuatro ocho siete", date(1987, 3, 14)),
        ("es", "el catorce de marzo del ochenta y siete", date(1987, 3, 14)),
        ("es", "catorce tres mil novecientos ochenta y siete", date(1987, 3, 14)),
    ],
)
def test_a_date_of_birth_is_understood_figure_by_figure(lang: Lang, text: str, born: date) -> None:
    assert birth.read(text, lang, TODAY) == (born,)


def test_two_figures_of_a_year_can_be_of_either_century() -> None:
    assert birth.read("March 14 25", "en", TODAY) == (date(2025, 3, 14), date(1925, 3, 14))
    assert birth.read("March 14 2025", "en", TODAY) == (date(2025, 3, 14),)
    assert birth.read("March 14 15", "en", TODAY) == (date(2015, 3, 14),)


def test_a_day_and_its_number_that_do_not_agree_are_asked_about() -> None:
    assert set(when.read("el martes 3", "es", TODAY).either) == {date(2026, 11, 24), date(2026, 12, 3)}


def test_words_of_time_left_unread_make_a_date_not_understood() -> None:
    assert not when.read("thanksgiving in nine months", "en", TODAY).days


@pytest.mark.parametrize(
    ("lang", "text", "old", "new"),
    [
        ("en", "move me from Tuesday to Thursday", date(2026, 11, 24), date(2026, 11, 26)),
        ("en", "change it from Tuesday at two to Thursday at three", date(2026, 11, 24), date(2026, 11, 26)),
        ("es", "cambiar mi cita del martes al jueves", date(2026, 11, 24), date(2026, 11, 26)),
        ("es", "muévame del martes a las dos al jueves a las tres", date(2026, 11, 24), date(2026, 11, 26)),
    ],
)
def test_a_move_from_one_day_to_another_is_no_run_of_days(lang: Lang, text: str, old: date, new: date) -> None:
    read = when.read(text, lang, TODAY)
    assert read.existing == ((old, old),)
    assert read.days == ((new, new),)


def test_a_run_of_days_the_caller_is_free_is_no_visit_they_have() -> None:
    read = when.read("I am free from Tuesday to Thursday", "en", TODAY)
    assert read.days == ((date(2026, 11, 24), date(2026, 11, 26)),)
    assert read.existing == ()


def test_a_time_moved_to_a_day_is_the_visit_they_have() -> None:
    read = when.read("move my two p.m. to tomorrow", "en", TODAY)
    assert read.existing_at == time(14)
    assert read.days == ((date(2026, 11, 24), date(2026, 11, 24)),)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "tonight around three"),
        ("en", "the code is 133-03-03-2020"),
        ("en", "at five in four years"),
        ("en", "two afternoon classes"),
        ("en", "the second closest Monday to October fifth"),
        ("es", "mi código es 133-03-03-2020"),
        ("es", "esta noche a las tres"),
        ("en", "her temperature is one oh one"),
        ("en", "my blood pressure is two ten over one fifteen"),
        ("es", "tengo la presión en 150 y el azúcar en 1030"),
    ],
)
def test_half_an_expression_is_not_claimed(lang: Lang, text: str) -> None:
    assert when.read(text, lang, TODAY).at is None
    assert when.read(text, lang, TODAY).days == ()


@pytest.mark.parametrize(
    ("lang", "text", "at"),
    [
        ("es", "el miércoles 25 de noviembre a las 9 y 40 y 5 de la mañana", time(9, 45)),
        ("es", "a las 9 y 4 de la mañana", time(9, 15)),
        ("en", "10.30", time(10, 30)),
        ("en", "at 150 in the afternoon", time(13, 50)),
        ("en", "December 2, at 9.30", time(9, 30)),
    ],
)
def test_a_time_as_a_recognizer_wrote_it_is_understood(lang: Lang, text: str, at: time) -> None:
    assert when.read(text, lang, TODAY).at == at


@pytest.mark.parametrize("text", ["February, January, 19, 1943", "March or April 5 1980"])
def test_two_months_make_no_birthday(text: str) -> None:
    assert birth.read(text, "en", TODAY) == ()


def test_a_month_taken_back_is_not_the_birthdays() -> None:
    assert birth.read("May, no, June 4, 1980", "en", TODAY) == (date(1980, 6, 4),)


def test_a_day_named_twice_is_one_day() -> None:
    assert when.read("the ninth, that's a Wednesday", "en", TODAY).days == ((date(2026, 12, 9), date(2026, 12, 9)),)
    assert when.read("the ninth, that's a Thursday", "en", TODAY).days == ()


def test_a_measured_visit_still_has_its_hour() -> None:
    assert when.read("my blood pressure check at two ten", "en", TODAY).at == time(14, 10)


def test_years_counted_from_a_feast_that_is_known_are_read() -> None:
    assert when.read("Christmas in two years", "en", TODAY).days == ((date(2028, 12, 25), date(2028, 12, 25)),)


def test_make_it_wednesday_is_a_day_wanted_and_cannot_make_it_is_none() -> None:
    wednesday = ((date(2026, 11, 25), date(2026, 11, 25)),)
    assert when.read("can we make it Wednesday at ten instead", "en", TODAY).days == wednesday
    assert when.read("actually make it Wednesday", "en", TODAY).days == wednesday
    assert not when.read("I can't make it Wednesday", "en", TODAY).days
    assert when.read("I won't be able to make it Wednesday", "en", TODAY).existing == wednesday


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("el martes 24 de noviembre, a las dos y media de la tarde", "es"),
        ("el ocho de marzo a la una", "es"),
        ("Tuesday March 8th at two thirty", "en"),
    ],
)
def test_a_day_with_a_time_of_day_is_no_date_of_birth(text: str, lang: Lang):
    assert birth.read(text, lang, TODAY) == ()


def test_a_year_after_a_misheard_small_word_is_read():
    assert birth.read("march eighth at seventy nine", "en", TODAY) == (date(1979, 3, 8),)
    assert birth.read("ocho de marzo a las dos mil uno", "es", TODAY) == (date(2001, 3, 8),)


@pytest.mark.parametrize("text", ["yes, but Friday", "okay, but on Friday instead", "that works, but Friday is better"])
def test_a_day_behind_yes_but_is_wanted(text: str) -> None:
    found = when.read(text, "en", date(2026, 11, 30))
    assert found.days == ((date(2026, 12, 4), date(2026, 12, 4)),)
    assert not found.excluded
