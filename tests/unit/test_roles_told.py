"""Who is named in an opening, and in what role: doctors, staff, patients, pharmacies, insurers."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import blanks, intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import opening_names, staff_told
from appliance.dialogue.people.given_names import GIVEN, ORDINARY
from appliance.dialogue.words import plain
from appliance.evaluate.ordinary_words import ordinary


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("can Dr. Okoye see me on Monday", {"provider": "Okoye"}),
        ("dr okoye wants me back in two weeks", {"provider": "okoye"}),
        ("dr okoye told me to follow up in two weeks", {"provider": "okoye"}),
        ("anyone but Dr. Okoye", {"provider_excluded": "Okoye"}),
        ("please not with dr okoye again", {"provider_excluded": "okoye"}),
        ("I had a bad experience with Dr. Okoye so somebody else please", {"provider_excluded": "Okoye"}),
        ("ya no quiero que me atienda el doctor Okoye", {"provider_excluded": "Okoye"}),
        ("Dr. Okoye sent me to you for a crown", {"referring_provider": "Okoye"}),
        ("my cardiologist dr okoye says i need blood work", {"referring_provider": "okoye"}),
        ("me mandó la doctora Okoye con ustedes", {"referring_provider": "Okoye"}),
        ("vengo de parte del doctor Okoye", {"referring_provider": "Okoye"}),
        ("fax my chart over to doctor okoye please", {"referring_provider": "okoye"}),
        ("do you have a doctor who speaks Spanish", {}),
    ],
)
def test_a_doctor_has_the_role_that_is_told_of_them(text: str, role: dict[str, str]) -> None:
    got = blanks.read(text, ("new",))
    assert {key: got[key] for key in got if "provider" in key} == role


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I'd be more comfortable with a woman", "female provider"),
        ("prefiero que me atienda una doctora", "female provider"),
        ("could a male doctor see him", "male provider"),
        ("the lady at the desk told me to call", None),
        ("me dijo una doctora que tengo caries", None),
    ],
)
def test_a_preference_is_one_that_is_wanted(text: str, wanted: str | None) -> None:
    assert blanks.read(text, ("new",)).get("preference") == wanted


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("is Yolanda in today", "Yolanda"),
        ("can you put me through to Yolanda", "Yolanda"),
        ("yolanda in records please", "yolanda"),
        ("me pasa con Yolanda por favor", "Yolanda"),
        ("I missed a call from somebody named Yolanda", "Yolanda"),
        ("let me speak to the office manager", "office manager"),
        ("let me talk to someone in billing", None),
        ("quiero hablar con una persona", None),
    ],
)
def test_one_of_the_staff_is_asked_for_by_name_or_by_what_they_do(text: str, whom: str | None) -> None:
    assert blanks.read(text, ("human",)).get("person") == whom


def test_whoever_wants_one_of_the_staff_by_name_wants_a_person() -> None:
    assert staff_told.by_name(plain("could i talk to yolanda")) == "human"
    assert staff_told.by_name(plain("tell yolanda i dropped it off")) == "message"
    assert staff_told.by_name(plain("could i talk to you about thursday")) is None
    assert staff_told.by_name(plain("tell me when you open")) is None


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("this is the pharmacist at Costco about a refill", {"caller_type": "pharmacy"}),
        ("send it to the Walgreens on Elm Street", {"pharmacy": "Walgreens on Elm Street"}),
        ("mándela a la farmacia Guadalupe", {"pharmacy": "farmacia Guadalupe"}),
        ("i'm out of my buspirone", {"medication": "buspirone"}),
    ],
)
def test_a_refill_tells_what_of_and_where_and_a_pharmacy_that_calls_says_so(text: str, filled: dict[str, str]) -> None:
    assert blanks.read(text, ("refill",)) == filled


@pytest.mark.parametrize(
    ("text", "insurer"),
    [
        ("do you take VSP", "VSP"),
        ("I've got Medi-Cal for the kids", "Medi-Cal"),
        ("Humana Gold Plus is what I have", "Humana Gold Plus"),
        ("aceptan el seguro de Florida Blue", "Florida Blue"),
        ("I need my medical records", None),
    ],
)
def test_an_insurer_is_named_with_its_plan(text: str, insurer: str | None) -> None:
    assert blanks.read(text, ("insurance",)).get("insurer") == insurer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hi it's Priyanka Deshmukh I need to come in", "Priyanka Deshmukh"),
        ("my oldest mateo has a fever", "Mateo"),
        ("a mi chamaco iker zamora le toca su revisión", "Iker Zamora"),
        ("es para la señora Jovita Arreola", "Jovita Arreola"),
        ("soy ramiro ando afuera", "Ramiro"),
        ("xochitl here I'm running late", "Xochitl"),
        ("I'm over on Magnolia Avenue", None),
        ("it's really bad today", None),
    ],
)
def test_a_patient_is_named_by_form(text: str, name: str | None) -> None:
    got = opening_names.read(text)
    assert (got.full if got else None) == name


def test_who_calls_on_business_is_no_patient() -> None:
    text = "this is Karen from Lakeside Cardiology, we need the last notes on Bernard Achterberg"
    got = opening_names.read(text, of_others=True)
    assert got is not None
    assert got.full == "Bernard Achterberg"


def test_no_name_is_an_ordinary_word_and_each_list_is_folded() -> None:
    assert not GIVEN & ORDINARY
    assert all(word.isascii() and word.islower() for word in GIVEN)


def test_ordinary_is_what_is_written_small_where_names_are_not() -> None:
    words = ordinary(iter(["My tooth hurts, Zelda.", "i saw zelda at the clinic", "the clinic said no", "zorp zorp"]))
    assert words == ["clinic", "hurts", "the", "tooth", "zorp"]


@pytest.mark.parametrize(
    "text",
    [
        "¿me dan una cita para mañana?",
        "señorita agéndeme una cita",
        "I don't want to miss rehearsal",
        "we're on Victoria Terrace",
        "my daughter's eardrum ruptured",
        "hola realizan endodoncias",
        "hi this is Saint Joseph Hospital calling",
        "someone named Brenda called me",
        "I spoke with Mrs Alvarez about my balance",
        "con la señorita Andrea por favor",
        "tengo muchos dolores musculares",
        "directions for Victoria Terrace",
        "I hope it will subside",
        "a message for Ms. Carter",
    ],
)
def test_what_looks_like_a_name_and_is_no_patients_is_none(text: str) -> None:
    assert opening_names.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "put Emma on the waitlist",
        "the doctor put Ethan on Concerta",
        "quiero pasar a Juan al viernes",
        "I talked to Karen yesterday and she booked me",
        "I don't want to talk to Karen again",
        "let me talk to Jose and call you back",
        "you can talk to Marco, he's my interpreter",
        "my doctor wants to send me to Mercy for the MRI",
        "¿qué pasa con Sofía? su cita era hoy",
        "necesito hablar con Carlos primero y les llamo",
        "no quiero hablar con Ana",
        "I have to talk to Steve before I book",
        "how do I get to Jackson from the highway",
        "speak with Virginia Medicaid",
        "remind Mary of her appointment",
        "you left a message for Susan",
        "let Susan drive herself after surgery",
    ],
)
def test_a_name_alone_asks_for_nobody(text: str) -> None:
    assert staff_told.by_name(plain(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "can you put me through to Yolanda please",
        "quiero hablar con Yolanda",
        "Is Yolanda there?",
        "I wanted to speak with Yolanda",
        "¿está Yolanda?",
        "¿me puede poner con Yolanda?",
        "con Yolanda por favor",
    ],
)
def test_whoever_asks_for_one_by_name_is_put_through(text: str) -> None:
    assert Intent.HUMAN in intents.read(plain(text))


@pytest.mark.parametrize("text", ["to" + " me" * 40, "me a " * 400, "dr " * 600, "a " * 1000, "sent me to " * 180])
def test_no_text_takes_long(text: str) -> None:
    for wishes in (("human",), ("refill", "insurance")):
        blanks.read(text, wishes)
    opening_names.read(text)
    staff_told.by_name(plain(text))
