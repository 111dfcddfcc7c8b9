"""Despair told softly gets 988, violence at home 911, in both languages; and what sounds like either is left alone."""

from __future__ import annotations

import pytest
from fakes import senses

from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.events import Heard

SENSE = senses.shipped()
DESPAIR = (
    "there's no point anymore, I've got all my pills out in front of me",
    "I just want to go to sleep and not wake up",
    "I wish I could fall asleep and never wake up",
    "I hope I don't wake up tomorrow",
    "nobody would miss me",
    "I don't think anyone would miss me",
    "who'd miss me anyway",
    "my son said nobody would miss him",
    "life's not worth it",
    "my life isn't worth living",
    "I've stopped eating and I'm just waiting for it to be over",
    "nadie me va a extrañar",
    "a nadie le importo",
    "la vida ya no vale nada",
    "ya no vale la pena seguir viviendo",
    "quiero dormirme y no despertar",
    "ojalá mañana no despertara",
    "tengo todas mis pastillas enfrente de mí, ya para qué",
    "dejé de comer, nomás estoy esperando que se acabe todo",
    "mi esposo amenaza con matarse",
    "mi hermano dice que se va a matar",
    "me quiero matar",
    "me quiero morir, hace mucho frío aquí en el puente",
    "me quiero morir de tristeza",
    "me quiero ir de este mundo",
    "her suicide screening came back positive",
    "my son filled out the form and says he wants to kill himself",
)
AT_HOME = (
    "my husband hit me last night and I'm scared",
    "my husband choked me last night",
    "my boyfriend forced himself on me",
    "my stepdad hits us",
    "my wife beats me",
    "I'm terrified of my boyfriend, please",
    "he threatened to kill me",
    "he'll kill me if I leave",
    "she's going to kill me if I tell anyone",
    "mi marido me amenaza con matarme",
    "necesito ayuda, mi marido me amenaza con matarme",
    "mi esposo me pegó",
    "mi viejo me pegó anoche y tengo miedo de que regrese",
    "me golpeó mi esposo",
    "el papá de mis hijos me golpeó",
    "mi esposo me forzó",
    "mi padrastro abusó de mí",
    "mi marido me quiere matar",
    "mi ex me dijo que me va a matar y anda afuera de mi casa",
    "mi esposo dice que me va a matar si lo dejo",
    "dice que me va a matar",
    "le tengo miedo a mi marido, por favor",
    "my partner pushed me down the stairs",
    "my ex is threatening to hurt me",
    "I was beaten by my boyfriend",
    "mi esposo le pega a mi hijo",
)
NEITHER = (
    "nobody would miss me at the office if I come in at noon",
    "it's not worth it, just cancel",
    "that area's not worth living in",
    "I want to sleep in and not wake up early",
    "I have my pills in front of me, the label says ten milligrams",
    "I stopped eating at midnight like you said",
    "no vale la pena ir hasta allá, cancélela",
    "quiero dormir bien y no despertar a cada rato",
    "dejé de comer desde las doce como me dijeron",
    "my husband hit me up about the appointment",
    "my dad beat me at dominoes",
    "my mom pushed me into making this appointment",
    "they're threatening to send me to collections",
    "I'm afraid my husband can't make it",
    "my wife will kill me if I miss this appointment",
    "mi esposo me pegó la gripa",
    "mi papá me pegó un susto",
    "mi hermano me pegó jugando fútbol y quiero que me revisen la rodilla",
    "mi esposo me obligó a llamar",
    "abusó de mi confianza",
    "mi mamá me va a matar si no voy",
    "mi suegra me va a matar si no le consigo cita",
    "me van a matar en el trabajo si falto otra vez",
)
SAID_ONLY = (
    "my doctor's not responding to my messages",
    "your office isn't responding to my emails",
    "my pharmacy is not responding",
    "the portal is not responding",
    "you guys are not responding to my calls",
    "I'm calling about the suicide screening form you gave my son",
    "el cuestionario de suicidio de mi hijo",
    "I need a note for work, I had a stroke of bad luck",
    "he attacked me with questions about my bill",
    "ya me quiero morir con este frío, a qué hora abren",
    "quisiera morirme de la vergüenza",
    "mi hija se desmayó de la emoción, jaja, quiere cita pa su sports physical",
    "me desmayo de hambre jaja",
    "me quedé sin aire acondicionado",
    "pues Muñoz, como se oye",
    "Brannigan, just like it sounds",
    "no, no es emergencia",
)
REAL = (
    "my husband's not responding",
    "he isn't responding, the nurse is with him",
    "my nurse is not responding, she's on the floor",
    "my friend isn't responding to my texts and she said she took pills",
    "he attacked me with a knife",
    "I had a stroke",
    "mi hija se desmayó de la emoción y no despierta",
    "me quedé sin aire",
    "me van a matar, están afuera",
    "no puedo resoyar bien desde anoche",
    "no puedo resollar",
    "mi niño no resuella bien",
    "me falta el resuello",
    "no, it's an emergency",
    "no, es una emergencia",
)


def danger(text: str) -> Finding:
    return SENSE.danger(Heard(text, "en"))


def is_self_harm(finding: Finding) -> bool:
    return finding.level is Level.EMERGENCY and finding.category == "suicide_self_harm"


@pytest.mark.parametrize("text", DESPAIR)
def test_despair_is_told_of_988(text: str) -> None:
    assert is_self_harm(danger(text))


@pytest.mark.parametrize("text", AT_HOME)
def test_who_is_hurt_or_threatened_is_told_of_911(text: str) -> None:
    assert danger(text).level is Level.EMERGENCY
    assert not is_self_harm(danger(text))


@pytest.mark.parametrize("text", NEITHER)
def test_what_only_sounds_like_it_raises_nothing(text: str) -> None:
    assert danger(text).level is Level.NONE


@pytest.mark.parametrize("text", SAID_ONLY)
def test_a_danger_that_is_only_said_raises_nothing(text: str) -> None:
    assert danger(text).level is Level.NONE


@pytest.mark.parametrize("text", REAL)
def test_the_same_words_in_earnest_do(text: str) -> None:
    assert danger(text).level in (Level.EMERGENCY, Level.SUSPECT)
    assert danger(text).level is Level.EMERGENCY or "emergenc" in text


@pytest.mark.parametrize(
    "text",
    [
        "what's the point of rescheduling",
        "honestly what's the point of coming in anymore",
        "What is the point of any of this?",
        "¿y ya para qué reagendo?",
        "qué caso tiene seguir",
    ],
)
def test_who_sees_no_point_is_asked(text: str) -> None:
    assert danger(text).level is Level.SUSPECT
    assert danger(text).category == "suicide_self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "what's the point of rescheduling if you always cancel on me",
        "what's the point of an appointment when you never call back",
        "what's the point of contact for billing",
        "para qué reagendar si no hay lugar",
        "para qué tomar las pastillas con comida",
    ],
)
def test_annoyance_with_a_reason_is_none(text: str) -> None:
    assert danger(text).level is Level.NONE
