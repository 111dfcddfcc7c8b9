"""Danger read off a device or told in other words is heard; readings, notes and quirks that sound alike are calm."""

from __future__ import annotations

import pytest

from appliance.dialogue.emergency import Level, assess

DANGER = (
    "my back feels like it's ripping apart",
    "her face is numb on one side",
    "le duelen los huevos al niño y está vomitando",
    "the little thing on his finger says 81",
    "su oxígeno marca 78",
    "el aparatito del dedo le marca ochenta y uno",
    "la saturación la tiene en 80",
    "my heart rate is 180 and won't come down",
    "his pulse is 30",
    "su pulso está en 35",
    "my defibrillator went off twice",
    "the ventilator stopped",
    "my trach came out",
    "my chest is killing me",
    "my back hurts between the shoulder blades like it's ripping",
    "siento la espalda como si se me desgarrara por dentro",
    "I've used three nitro and it still hurts",
    "se me va el aire",
    "se me privó el niño",
    "my dad couldn't talk for a few seconds this morning and his face looked funny",
    "mi mamá no pudo mover el brazo hace rato",
    "anda como ido y no me conoce",
    "my vision went out in my right eye like a curtain",
    "me quedé ciego de un ojo de la nada",
    "my mom fell and hit her head and she takes Eliquis",
    "my grandmother fell last night she's on warfarin and now she's sleepy",
    "le sale sangre del oído después de la caída",
    "there's a nail through my foot",
    "my son's testicle hurts really bad all of a sudden",
    "a mi hijo le duele mucho un testículo de repente",
    "the stitches popped and it's pouring",
    "se me abrió la operación y se me ven las tripas",
    "I took penicillin and I'm allergic to it and my lips are tingling",
    "I'm allergic to bees and a bee just got me on the neck",
    "mi hijo es alérgico al cacahuate y se tomó una leche con cacahuate",
    "my throat feels funny after eating nuts",
    "siento la lengua gorda después de la pastilla",
    "el niño se metió unas pastillas de mi suegra",
    "my son is saying he wants to disappear forever",
    "mejor me hubiera muerto yo",
    "my daughter wrote a note saying goodbye",
    "he's going to be home soon and I'm scared he'll hurt me again",
    "tengo miedo que cuando llegue me mate",
    "the pressure cooker blew up in my face",
    "my husband has chemo and has a fever of 102",
    "my dog bit my son and he is bleeding badly",
    "is it normal that I'm bleeding this much after birth",
    "si no me atienden me voy a matar",
    "I'm pregnant and I got in a wreck and my belly hurts",
    "estoy embarazada y me caí y me duele la panza",
    "her sugar was one twenty now it's thirty five",
    "se le bajó el azúcar a treinta y cinco",
    "my wife's in labor and we can't make it in time",
    "quiero el resultado del examen me duele el pecho",
    "I missed my follow up for my stroke and now my face is numb",
    "my mom can't talk right now and her mouth is crooked",
)
CALM = (
    "I'd like to come back in, my eye keeps tearing",
    "I've been waiting on a call back, tearing my hair out",
    "my face is numb, I was at the dentist this morning",
    "comí los huevos y me duele el estómago, estoy vomitando",
    "I'm pregnant and I fell behind on my visits",
    "my mom can't talk right now call later",
    "I don't want to wake up during surgery",
    "my sugar dropped forty points since last month",
    "her oxygen is 98",
    "my heart rate gets to 170 when I exercise",
    "my pulse was 72",
    "my resting heart rate is 58",
    "I need my defibrillator battery checked",
    "my oxygen concentrator is five years old",
    "this traffic is killing me",
    "me desgarré un músculo de la espalda",
    "my eye is tearing up a lot",
    "my husband couldn't talk this morning because he was at work",
    "my wife couldn't talk earlier, she asked me to call back",
    "se me fue la vista con los años",
    "I fell behind on my Eliquis",
    "fell in love with this clinic, I take Eliquis",
    "my mom fell last year and she is on warfarin, she needs a checkup",
    "I have a lump on my testicle I'd like checked",
    "the balls of my feet hurt",
    "colonoscopy to check my intestines",
    "I took amoxicillin once and I'm allergic to it, please note it in my chart",
    "I'm allergic to dust and he had a piece of mail for me",
    "tengo alergia y ya me tomé la pastilla, quiero cita",
    "tomé amoxicilina de niña y soy alérgica a la penicilina",
    "my throat feels scratchy, I want an appointment",
    "she left a note saying sorry I missed you",
    "I'm scared of the dentist",
    "tengo miedo que me pegue la gripe",
    "I finished chemo and never had a fever",
    "se me va el avión, necesito cambiar la cita",
)


@pytest.mark.parametrize("text", DANGER)
def test_danger_in_other_words_is_an_emergency(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", CALM)
def test_calm_words_that_sound_alike_are_none(text: str) -> None:
    assert assess(text).level is Level.NONE
