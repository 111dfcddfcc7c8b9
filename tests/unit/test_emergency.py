"""Danger is heard in both languages, garbled or plain; what is denied, past, imagined or on paper is not danger."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import senses
from fakes.maple import maple

from appliance.dialogue.danger.misheard import mended, respelled
from appliance.dialogue.emergency import Level, assess
from appliance.dialogue.events import Heard
from appliance.evaluate.run import evaluate

EMERGENCIES = (
    "ambulance, please",
    "yes, an ambulance for my dad",
    "9, 1, 1, please",
    "we're doing CPR on a man",
    "Help, help!",
    "Oh my God, there's a fire",
    "he's choking",
    "my wife is in labor",
    "una ambulancia, por favor",
    "¡Ayuda, ayuda!",
    "hay un incendio",
    "se está desangrando",
    "never mind the appointment, he collapsed",
    "911 please",
    "Somebody for 9-1-1 please.",
    "we're doing CPR",
    "starting CPR now, hurry",
    "I'm giving my dad mouth to mouth",
    "le estamos haciendo RCP",
    "my chest feels like it's in a vise",
    "I've got this awful pressure in my chest",
    "no, no, my chest hurts",
    "chess pains since an hour ago",
    "I can't breathe",
    "he can't breed, help",
    "my wife just collapsed in the kitchen",
    "she's turning blue",
    "grandma's face looks droopy on one side",
    "my mom isn't making any sense when she talks",
    "the bleeding won't stop",
    "my toddler drank bleach",
    "my throat is closing up after that shrimp",
    "our son won't wake up",
    "I want to kill myself",
    "there's a man here with a knife",
    "I don't have an appointment but I can't breathe",
    "I'd like to come in because my chest has been hurting since this morning",
    "I had a heart attack last year and now it's back, the same feeling",
    "me duele mucho el pecho",
    "tengo el pecho apretado y me falta el aire",
    "no puedo respirar",
    "mi papá se desmayó y no responde",
    "mi hijo se está ahogando",
    "mi esposa está convulsionando",
    "se tomó un frasco de pastillas",
    "ya no quiero vivir",
    "no tengo cita pero me duele el pecho",
    "hello, mi mamá no puede respirar",
    "mande socorro por favor",
    "mi hija socorro",
    "la casa arde socorro",
    "cancel everything, I won't need it, I'm done living",
    "I'm tired of living",
    "I'm done living.",
    "I'm done living, goodbye",
    "I'm tired of this life",
    "mi mamá no se mueve el carril está bloqueado",
)
URGENCIES = (
    "my tooth got knocked out playing basketball",
    "my face is really swollen from a bad tooth",
    "I think I broke my wrist",
    "a dog bit me on the arm",
    "I ran out of insulin on Saturday",
    "my stitches opened up",
    "I fainted this morning but I'm fine now",
    "se me cayó un diente por un golpe",
    "tengo la cara hinchada por una muela",
    "me mordió un perro",
    "me quedé sin insulina",
)
HARMLESS = (
    "mi tía Socorro va a la farmacia",
    "me llamo Socorro Gómez",
    "buenas, mi nombre es Socorro",
    "my baby is coming with me to the visit",
    "I'm done living abroad, I'd like to come back as a patient",
    "we are through living together so change my address",
    "voy tarde, no se mueve el tráfico",
    "Disculpe, no se mueve el tráfico",
    "I'd like to book a cleaning next Tuesday",
    "no chest pain, no trouble breathing, I just need a refill",
    "I'm calling about my chest x-ray",
    "my dad had a stroke two years ago and needs a follow up",
    "my address is 911 Oak Street please",
    "my number ends in 911",
    "five five five nine one one four",
    "I work for 911 dispatch",
    "do you do CPR classes",
    "I'm doing the CPR course on Friday",
    "ella está dando clases de RCP",
    "it's not an emergency, I just want to move my cleaning",
    "I need to update my emergency contact",
    "this wait is killing me",
    "my phone is about to die",
    "if I ever get chest pain, who do I call?",
    "I nearly had a heart attack when I saw the bill",
    "I'm almost out of my blood pressure pills",
    "my father passed away on Sunday, it was a heart attack",
    "can I get a flu shot",
    "my knee hurts when I walk",
    "I can't make it tomorrow",
    "I can't hear you",
    "my daughter lost a baby tooth",
    "no tengo dolor de pecho",
    "necesito cambiar mi cita de la radiografía del pecho",
    "mi papá tuvo un infarto hace dos años y necesita seguimiento",
    "no es una emergencia",
    "no puedo ir el martes",
    "me muero de hambre, ¿cuánto falta?",
    "me duele la rodilla",
)


@pytest.mark.parametrize("text", ["llámeme al nueve once, cinco cincuenta y cinco", "call me back at 911 555 0134"])
def test_a_number_to_call_back_that_begins_like_911_is_none_to_call_for_help(text: str) -> None:
    assert assess(text).level is Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "my mother at the pharmacy is not responding",
        "my student at the school isn't responding",
        "I scored high on the suicide questionnaire",
        "my son answered the suicide questions and said he has a plan",
        "en las preguntas de suicidio puse que sí",
        "mi esposo dice que me va a matar si no le llevo el dinero",
        "mi novio me va a matar si cancelo la cita",
        "I want to fall asleep and not wake up with my kids",
        "no despertar en la noche es lo que quiero",
    ],
)
def test_no_saying_hides_a_danger_that_only_sounds_like_it(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", EMERGENCIES)
def test_an_emergency_is_heard(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


SENSE = senses.shipped()
CRIES = (
    "Help!",
    "911",
    "Nine, one, one!",
    "Emergency!",
    "stroke",
    "poison, hurry",
    "a car accident",
    "ayuda",
    "veneno",
    "apúrense por favor",
)


@pytest.mark.parametrize("text", CRIES)
def test_a_lone_word_that_may_be_a_cry_is_asked_about(text: str) -> None:
    assert assess(text).level is Level.SUSPECT


BUSINESS = (
    "Browning",
    "James Browning",
    "It's Stokes",
    "I need help",
    "I need help with a bill",
    "my baby",
    "my chest",
    "I took my pills",
    "my tooth is dead",
    "I think my tooth is dead",
    "my wife is having a baby",
    "this is the fire department",
    "room 911 please",
    "five five five nine one one please",
    "seis uno cuatro nueve once dos dos",
    "a las nueve once por favor",
    "I'm doing CPR on Friday",
    "giving CPR lessons",
    "help me book a visit",
    "the ambulance bill",
    "emergency contact",
    "the fire department form",
    "ayuda con una cita",
    "la cuenta de la ambulancia",
    "el accidente fue en mayo",
)


@pytest.mark.parametrize("text", BUSINESS)
def test_the_same_word_with_business_about_it_is_none(text: str) -> None:
    assert SENSE.danger(Heard(text, "en")).level is Level.NONE


@pytest.mark.parametrize("text", EMERGENCIES)
def test_case_and_punctuation_do_not_hide_it(text: str) -> None:
    assert assess(text.upper()).level is Level.EMERGENCY
    assert assess(text.replace(",", "").replace("'", "’")).level is Level.EMERGENCY


@pytest.mark.parametrize("text", URGENCIES)
def test_what_cannot_wait_is_urgent(text: str) -> None:
    assert assess(text).level is Level.URGENT


@pytest.mark.parametrize("text", HARMLESS)
def test_everything_else_is_left_alone(text: str) -> None:
    assert assess(text).level is Level.NONE


@pytest.mark.parametrize("text", HARMLESS)
def test_no_beginning_of_a_harmless_sentence_acts_without_doubt(text: str) -> None:
    words = text.split()
    for size in range(1, len(words) + 1):
        finding = assess(" ".join(words[:size]))
        assert finding.doubt or finding.level is Level.NONE


def test_a_symptom_that_eased_is_a_suspicion() -> None:
    assert assess("I had chest pain but I feel better").level is Level.SUSPECT


def test_what_is_happening_now_leaves_no_doubt() -> None:
    assert not assess("he can't breathe right now").doubt
    assert assess("my mom had a stroke").doubt


def test_self_harm_has_a_category_of_its_own() -> None:
    assert assess("I want to kill myself").category == "suicide_self_harm"
    assert assess("me quiero morir").category == "suicide_self_harm"


def test_any_text_can_be_judged() -> None:
    for text in ("", " ", "'", "!!!", "日本語", "a" * 5000, "\x00", "1234567890 " * 300):
        assert assess(text).level in Level


def test_limits_are_kept_on_utterances_of_our_own() -> None:
    own = Path(__file__).parents[1] / "understanding" / "emergencies_own.jsonl"
    report = evaluate("emergencies", [own], maple().clinic)
    assert len(report["items"]) > 400
    for lang in ("en", "es"):
        rates = {name: rate["rate"] for name, rate in report["by_lang"][lang].items()}
        assert rates["emergency_caught"] >= 0.99
        assert rates["urgent_caught"] >= 0.97
        assert rates["false_alarm"] <= 0.02
        assert rates["hard_negative_suspect"] <= 0.08


def test_a_real_word_that_resembles_a_danger_word_stays_what_it_is() -> None:
    for word in ("building", "conscious", "vienen", "confusion", "spelling", "esperando", "allowed", "despertar"):
        assert mended(word) == word
    for word in ("responsive", "confusing", "embarrassed", "reaction", "sanando", "plantillas", "insulting", "techo"):
        assert mended(word) == word


def test_a_misheard_danger_word_is_mended_by_its_sound() -> None:
    assert mended("combulcionando") == "convulsionando"
    assert mended("bomitando") == "vomitando"
    assert mended("aogando") == "ahogando"
    assert mended("alergic") == "allergic"
    assert mended("seezure") == "seizure"


def test_a_danger_word_with_the_next_one_glued_to_it_is_mended() -> None:
    assert mended("pechorita") == "pecho"
    assert mended("pechos") == "pechos"
    assert assess("Me duele mucho el pechorita.").level is Level.EMERGENCY


def test_a_cleaning_that_will_not_stop_is_a_bleeding() -> None:
    heard = respelled("I hit my head and the cleaning would quit")
    assert assess(f"I'm on blood thinners, {heard}").level is Level.EMERGENCY
    assert respelled("can the cleaning stop at noon") == "can the cleaning stop at noon"


def test_a_spanish_word_is_mended_across_sounds_a_telephone_hardly_tells_apart() -> None:
    assert mended("enchando") == "hinchando"
    assert mended("inchando") == "hinchando"
    assert mended("insurina") == "insulina"
    assert mended("pasillas") == "pastillas"
    assert assess("me duele mucho el fecho").level is Level.EMERGENCY
    assert assess("se me está enchando la garganta").level is Level.EMERGENCY


def test_a_polite_if_hides_no_danger() -> None:
    assert assess("I was wondering if I could come in today my chest hurts really bad").level is Level.EMERGENCY
    assert assess("quería ver si me atienden hoy me duele mucho el pecho").level is Level.EMERGENCY
    assert assess("if my chest hurts after the surgery who do I call").level is Level.NONE


def test_never_denies_unless_it_says_how_bad_this_is() -> None:
    assert assess("nunca le ha dado una embolia").level is Level.NONE
    assert assess("I've never had chest pain like this").level is Level.EMERGENCY


def test_a_form_that_asks_is_no_danger_and_what_the_caller_then_says_is() -> None:
    assert assess("the form asks about suicide do I have to answer").level is Level.NONE
    assert assess("the form asks about suicide and I want to kill myself").level is Level.EMERGENCY


def test_who_has_just_run_up_the_stairs_may_pant_but_not_choke() -> None:
    assert assess("I'm out of breath I just ran up the stairs").level is Level.NONE
    assert assess("I just ran up the stairs and I can't breathe").level is Level.EMERGENCY


FLOORS = {"second": (0.94, 0.99, 0.97, 0.02), "third": (0.80, 0.91, 0.97, 0.05), "fourth": (0.99, 0.99, 0.97, 0.0)}
"""Emergencies caught in English and in Spanish, urgent ones, and wrong alarms, that no change may worsen."""


@pytest.mark.parametrize("name", FLOORS)
def test_no_change_worsens_the_other_sets_of_our_own(name: str) -> None:
    path = Path(__file__).parents[1] / "understanding" / f"emergencies_{name}.jsonl"
    report = evaluate("emergencies", [path], maple().clinic)
    english, spanish, urgent, alarms = FLOORS[name]
    for lang, caught in (("en", english), ("es", spanish)):
        rates = {rate_name: rate["rate"] for rate_name, rate in report["by_lang"][lang].items()}
        assert rates["emergency_caught"] >= caught
        assert rates["urgent_caught"] >= urgent
        assert rates["false_alarm"] <= alarms


@pytest.mark.parametrize(
    "text",
    [
        "a delivery van ran over my neighbor",
        "un camión se llevó a mi primo",
        "mi abuelito no quiere reaccionar",
        "no le podemos parar la sangre a mi hijo",
        "se le durmió la mitad de la cara",
        "my ex punched me and he's still outside",
        "se empinó la botella de limpiador",
    ],
)
def test_danger_in_turned_words_is_heard(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "the suv hit my mailbox so i'll be late",
        "in our family there's a lot of stroke so i want screening",
        "i went through two towels at the gym can i move to six",
        "my dad's two years out from his heart attack and wants a checkup",
        "i need a new epipen for school",
        "se me quemó el arroz y voy tarde",
    ],
)
def test_a_danger_only_named_raises_nothing(text: str) -> None:
    assert assess(text).level is Level.NONE
