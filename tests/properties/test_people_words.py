"""Who callers are, in any words: the readers never break, punctuation changes nothing, numbers and names survive."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appliance.clinic.people import Lang
from appliance.dialogue.answers import slots, yes_no
from appliance.dialogue.answers.slots import Slot
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import reason
from appliance.dialogue.people import (
    glossary,
    insurance_names,
    letter_changes,
    member_id,
    names,
    phone,
    repair,
    spelling,
)
from appliance.dialogue.words import listed, plain

LANGS: tuple[Lang, ...] = ("en", "es")
TODAY = date(2026, 11, 23)
SLOTS = (
    Slot(start=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), names=("Ramirez",)),
    Slot(start=datetime(2026, 11, 25, 14, 0, tzinfo=UTC), names=("Patel",)),
)
WORDS = listed(
    "the first one no sorry double five oh two not area code extension be de ve zeta a e i o u eme uve "
    "doble hache my name is last name apellido con with a z maria garcia doctor cero cincuenta y cinco "
    "mil hundred tuesday la tarde "
)
anything = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(anything, st.sampled_from(LANGS))
def test_no_text_breaks_a_reader(text: str, lang: Lang) -> None:
    names.read(text, asked=True)
    names.read(text, asked=False)
    phone.joined("7735550149", text, lang)
    phone.joined("773555", text, lang)
    member_id.read(text, lang)
    insurance_names.read(text, asked=True)
    reason.read(text)
    glossary.provider_by_form(text)
    letter_changes.change("Gonzales", text)
    spelling.settle(text, "Becker", lang)
    assert len(spelling.match(text, ["Becker", "Valdez", "", "Ñ"], lang)) == 4
    for asked in Asked:
        yes_no.read(plain(text), asked)
    choice = slots.which((text, ""), SLOTS, lang=lang, today=TODAY)
    assert (choice.index is None) == (choice.status is not slots.Status.FILLED)
    near = repair.pick((text,), {"kim": ("Kim", "Laura"), "none": ()})
    assert near.key is None or near.key in near.near


SENTENCES = (
    ("yes, that's right", Asked.CONFIRM_YES_NO),
    ("no, it's the other day", Asked.CONFIRM_YES_NO),
    ("así es, señorita", Asked.CONFIRM_YES_NO),
    ("no, that's everything, thanks", Asked.ANYTHING_ELSE),
    ("nada más, gracias", Asked.ANYTHING_ELSE),
)


@pytest.mark.parametrize(("text", "asked"), SENTENCES)
def test_case_punctuation_and_fillers_change_no_yes_or_no(text: str, asked: Asked) -> None:
    meant = yes_no.read(plain(text), asked)
    assert meant is not None
    bare = text.replace(",", "").replace("'", "")
    for other in (text.upper(), bare, f"um, {text}.", f"{text}!", f"oh {text}"):
        assert yes_no.read(plain(other), asked) is meant, other


@pytest.mark.parametrize("text", ["the second one", "Tuesday", "nine thirty works", "con Patel", "la de la tarde"])
def test_case_punctuation_and_fillers_change_no_choice(text: str) -> None:
    meant = slots.which((text,), SLOTS, lang="en", today=TODAY)
    assert meant.index is not None
    for other in (text.upper(), f"um, {text}.", f"{text}, please", f"uh {text}!"):
        assert slots.which((other,), SLOTS, lang="en", today=TODAY) == meant, other


# ---- ten thousand telephone numbers ---------------------------------------------------------

EN = listed("zero one two three four five six seven eight nine ")
ES = listed("cero uno dos tres cuatro cinco seis siete ocho nueve ")
EN_TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ")
EN_TENS = listed("x x twenty thirty forty fifty sixty seventy eighty ninety ")
ES_SMALL = listed(
    "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno "
    "veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve "
)
ES_TENS = listed("x x x treinta cuarenta cincuenta sesenta setenta ochenta noventa ")
ES_HUNDREDS = listed(
    "x ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos "
)


def singles(digits: str, lang: Lang, zero: str = "") -> str:
    return " ".join(zero if zero and d == "0" else (EN if lang == "en" else ES)[int(d)] for d in digits)


def pair(two: str, lang: Lang) -> str:
    value = int(two)
    if value < 10:
        return singles(two, lang)
    if lang == "en":
        unit = f" {EN[value % 10]}" if value % 10 else ""
        return EN_TEENS[value - 10] if value < 20 else EN_TENS[value // 10] + unit
    if value < 30:
        return ES_SMALL[value - 10]
    return ES_TENS[value // 10] + (f" y {ES[value % 10]}" if value % 10 else "")


def doubled(digits: str, lang: Lang) -> str:
    said, at = [], 0
    while at < len(digits):
        again = digits[at : at + 2] == digits[at] * 2
        said.append(("double " if lang == "en" else "doble ") * again + singles(digits[at], lang))
        at += 1 + again
    return " ".join(said)


def hundreds(three: str) -> str:
    value = int(three)
    head = "cien" if value == 100 else ES_HUNDREDS[value // 100]
    return head if value % 100 == 0 else f"{head} {pair(three[1:], 'es') if value % 100 >= 10 else ES[value % 10]}"


def spoken(number: str, lang: Lang, how: int) -> str:
    area, exchange, line = number[:3], number[3:6], number[6:]
    if how == 0:
        return f"{singles(area, lang)}, {singles(exchange, lang)}, {singles(line, lang, 'oh' if lang == 'en' else '')}"
    if how == 1:
        return f"{singles(area, lang)} {singles(exchange, lang)} {pair(line[:2], lang)} {pair(line[2:], lang)}"
    if how == 2:
        return doubled(number, lang)
    if how == 3:
        return f"({area}) {exchange}-{line}"
    if how == 4:
        lead = "area code" if lang == "en" else "código de área"
        return f"{singles(exchange + line, lang)}, {lead} {singles(area, lang)}"
    if lang == "es":
        return f"{hundreds(area)}, {hundreds(exchange)}, {pair(line[:2], lang)}, {pair(line[2:], lang)}"
    return f"uh it's {singles(area, lang)}, um, {singles(exchange, lang)}, {line}"


@pytest.mark.parametrize("lang", LANGS)
def test_ten_thousand_numbers_survive_being_spoken(lang: Lang) -> None:
    draw = random.Random(20261123)
    lost = []
    for index in range(10_000):
        area, exchange = (draw.choice([n for n in range(200, 1000) if n % 100 != 11]) for _ in range(2))
        number = f"{area}{exchange}{draw.randrange(10_000):04d}"
        text = spoken(number, lang, index % 6)
        heard = phone.hear(text, lang)
        if heard.digits != number or not heard.valid:
            lost.append((number, text, heard.digits))
    assert lost == []


# ---- spelled names --------------------------------------------------------------------------

NATO = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        listed(
            "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar Papa "
            "Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu "
        ),
        strict=True,
    )
)
SPANISH = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (
            *listed("a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve"),
            *("doble u", "equis", "i griega", "zeta"),
        ),
        strict=True,
    )
)
family_names = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@settings(max_examples=400, deadline=None)
@given(family_names)
def test_a_spelled_name_survives(name: str) -> None:
    for text in (
        "-".join(name.upper()),
        " ".join(name.upper()),
        ", ".join(NATO[letter] for letter in name),
        ", ".join(f"{letter.upper()} as in {NATO[letter]}" for letter in name),
        ", ".join(SPANISH[letter] for letter in name),
    ):
        assert spelling.read(text) == name.upper(), text


@settings(max_examples=100, deadline=None)
@given(family_names)
def test_what_is_spelled_fits_its_own_name_best(name: str) -> None:
    text = "-".join(name.upper())
    ranked = spelling.match(text, [name, "Becker", "Gonzalez"], "en")
    assert ranked[0].likeness == 1.0
    assert name in [one.name for one in ranked if one.likeness == 1.0]
