"""Dates and times: nothing breaks the grammar, small changes do not change the meaning, and what is said comes back."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appliance.clinic.people import Lang
from appliance.dialogue import spoken, when
from appliance.dialogue.dates import mentions
from appliance.dialogue.dates.clock_words import Window
from appliance.dialogue.dates.day_rules import Table
from appliance.dialogue.dates.day_rules_en import TABLE as ENGLISH
from appliance.dialogue.dates.day_rules_es import TABLE as SPANISH
from appliance.dialogue.dates.day_runs import Here
from appliance.dialogue.dates.pieces import Piece, find
from appliance.dialogue.dates.values import values
from appliance.dialogue.people import birth

TODAY = date(2026, 11, 23)
"""A Monday."""
NOW = datetime.combine(TODAY, time(9))
LANGS: tuple[Lang, ...] = ("en", "es")
SAID: tuple[tuple[Lang, str], ...] = (
    ("en", "Tuesday at nine thirty"),
    ("en", "the first Monday in January"),
    ("en", "a week from Thursday after three"),
    ("en", "December fifteenth between two and four"),
    ("en", "next week on Wednesday in the morning"),
    ("es", "el martes a las nueve y media"),
    ("es", "pasado mañana por la tarde"),
    ("es", "el quince de diciembre a las dos y cuarto"),
    ("es", "el lunes después de acción de gracias"),
    ("es", "el jueves de la próxima semana antes de las once"),
)


def _meant(text: str, lang: Lang) -> list[object]:
    return [values(mention, Here(NOW)) for mention in mentions.read(text, lang, NOW).mentions]


@given(st.text(max_size=200), st.sampled_from(LANGS), st.booleans())
@settings(max_examples=300)
def test_no_text_breaks_the_grammar(text: str, lang: Lang, asked: bool) -> None:
    for mention in mentions.read(text, lang, NOW, asked=asked).mentions:
        assert 0 <= mention.span[0] < mention.span[1] <= len(text)
        values(mention, Here(NOW))
    when.read(text, lang, TODAY, asked=asked)
    birth.read(text, lang, TODAY)


_PIECES = st.lists(
    st.sampled_from(
        str.split(
            "the first next last monday lunes 3 31 2/29 12:30 99 february of de el la at a las y and to - until "
            "half past quarter week semana month from before antes after 0 00 000 2026 9999 year ago in en hace "
            "proximo pm twenty one oh no not between entre christmas navidad easter "
            "weekend mañana tarde noon 12 24:00 13/13 ocho"
        )
    ),
    max_size=14,
).map(" ".join)


@given(_PIECES, st.sampled_from(LANGS), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
@settings(max_examples=600)
def test_no_heap_of_its_own_words_breaks_it(text: str, lang: Lang, today: date) -> None:
    now = datetime.combine(today, time(12))
    for mention in mentions.read(text, lang, now, asked=True).mentions:
        for start, end, _ in values(mention, Here(now)):
            assert start is None or end is None or start <= end
    when.read(text, lang, today, asked=True)
    birth.read(text, lang, today)


@pytest.mark.parametrize(("lang", "text"), SAID)
def test_case_punctuation_and_fillers_change_nothing(lang: Lang, text: str) -> None:
    meant = _meant(text, lang)
    assert meant
    filler = ("um ", "uh, ") if lang == "en" else ("eh ", "em, ")
    please = ", please" if lang == "en" else ", por favor"
    words = text.split()
    middle = " ".join([*words[:1], filler[1].strip(), *words[1:]])
    for changed in (text.upper(), text.title(), f"{text}.", f"¿{text}?", filler[0] + text, text + please, middle):
        assert _meant(changed, lang) == meant, changed


@pytest.mark.parametrize("lang", LANGS)
def test_every_date_of_two_years_said_aloud_comes_back(lang: Lang) -> None:
    for ahead in range(731):
        day = TODAY + timedelta(days=ahead)
        year = spoken.year(day.year, lang)
        full = spoken.full_date(day, lang)
        forms = [full, f"{spoken.day(day, lang)} {year}" if lang == "en" else f"el {spoken.day(day, lang)} de {year}"]
        if lang == "en":
            month = full.split(" ")[0]
            forms += [f"the {spoken.ordinal(day.day)} of {month} {day.year}", f"{month} {day.day}, {day.year}"]
            forms += [f"{day.month}/{day.day}/{day.year}"]
        else:
            forms += [f"el {day.day} de {full.split(' de ')[1]} del {day.year}", f"para el {full}"]
        for form in forms:
            assert when.read(form, lang, TODAY).days == ((day, day),), form


@pytest.mark.parametrize("lang", LANGS)
def test_every_date_of_the_coming_year_needs_no_year(lang: Lang) -> None:
    for ahead in range(1, 365):
        day = TODAY + timedelta(days=ahead)
        assert when.read(spoken.day(day, lang), lang, TODAY).days == ((day, day),), spoken.day(day, lang)


def _said(moment: datetime, lang: Lang) -> list[str]:
    """The ways people say a time of day."""
    hour, minute = moment.hour % 12 or 12, moment.minute
    name, following = spoken.count(hour, lang), spoken.count(hour % 12 + 1, lang)
    if lang == "en":
        part = "a.m." if moment.hour < 12 else "p.m."
        forms = [spoken.clock(moment, lang), f"{hour}:{minute:02} {part}", f"{hour}.{minute:02} {part}"]
        if minute:
            forms += [f"{minute} minutes past {name} {part}"]
        if minute in (15, 30, 45):
            where = {15: f"quarter past {name}", 30: f"half past {name}", 45: f"quarter to {following}"}[minute]
            forms.append(f"at {where}")
        return forms
    article = "la" if hour == 1 else "las"
    part = "de la mañana" if moment.hour < 12 else "de la tarde"
    forms = [f"a {spoken.clock(moment, lang)}", f"a {article} {hour}:{minute:02} {part}"]
    if minute > 30:
        near = spoken.count(60 - minute, lang)
        ahead = "la una" if hour == 12 else f"las {following}"
        forms += [f"{near} para {ahead}", f"a {ahead} menos {near}"]
    return forms


@pytest.mark.parametrize("lang", LANGS)
def test_every_time_at_five_minutes_comes_back_however_it_is_said(lang: Lang) -> None:
    for minutes in range(7 * 60, 19 * 60, 5):
        moment = datetime.combine(TODAY, time(minutes // 60, minutes % 60))
        for form in _said(moment, lang):
            assert when.read(form, lang, TODAY).at == moment.time(), form


@pytest.mark.parametrize("lang", LANGS)
def test_every_time_of_a_whole_day_comes_back_with_its_half_said(lang: Lang) -> None:
    for minutes in range(0, 24 * 60, 5):
        moment = time(minutes // 60, minutes % 60)
        hour = moment.hour % 12 or 12
        if lang == "en":
            part = "a.m." if moment.hour < 12 else "p.m."
            forms = [f"at {hour}:{moment.minute:02} {part}", f"{hour}.{moment.minute:02} {part}"]
        else:
            part = "am" if moment.hour < 12 else "pm"
            forms = [f"a las {hour}:{moment.minute:02} {part}"]
            if 6 <= moment.hour < 12:
                forms.append(f"a las {hour}:{moment.minute:02} de la mañana")
            elif moment.hour >= 20:
                forms.append(f"a las {hour}:{moment.minute:02} de la noche")
        for form in forms:
            assert when.read(form, lang, TODAY).at == moment, form


@pytest.mark.parametrize(("lang", "table"), [("en", ENGLISH), ("es", SPANISH)])
def test_every_rule_reads_its_own_example(lang: Lang, table: Table) -> None:
    for rule in (*table.rules, *table.leads):
        assert any(mention.days for mention in _raw(rule.example, lang)), rule.example


def _raw(text: str, lang: Lang) -> tuple[Piece, ...]:
    return tuple(find(mentions.hear(text, lang), lang, Here(NOW)))


RULES = [(lang, rule) for lang, table in (("en", ENGLISH), ("es", SPANISH)) for rule in (*table.rules, *table.leads)]
END = "(?= |$)"
"""Of every pattern; a generator of texts cannot look ahead."""


@given(st.data())
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_rule_admits_it_can_read(data: st.DataObject) -> None:
    """Found so: "a fines de mes", which every clinic hears, and "the next 0 work days"."""
    lang, rule = data.draw(st.sampled_from(RULES))
    pattern = rule.pattern.pattern.removesuffix(END)
    text = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    for mention in mentions.read(text, lang, NOW).mentions:
        values(mention, Here(NOW))
    when.read(text, lang, TODAY)


def test_clinic_hours_tell_morning_from_afternoon() -> None:
    assert when.read("at seven", "en", TODAY).at == time(7)
    assert when.read("at seven", "en", TODAY, office=Window(time(12), time(20))).at == time(19)
