"""What a comma, an "and", a medicine or "since last week" beside a symptom leaves of it; both languages."""

from __future__ import annotations

import pytest

from appliance.dialogue.emergency import Level, assess

BEHIND_A_QUESTION = (
    "I was wondering if I could come in, I have chest pain",
    "I wanted to know if I should go to the ER, I can't breathe",
    "I wanted to see if you could fit me in, I'm having chest pains",
    "tienen doctor, mi esposo tiene dolor de pecho",
    "atienden a mi papá, le duele mucho el pecho",
    "quería saber si atienden, mi esposo no puede respirar",
    "do you take walk-ins, my husband is having chest pain",
    "can I come in today, my son can't breathe",
    "I wanted to ask if you have anything today, my chest really hurts",
    "could you see if there's an opening, my daughter is having trouble breathing",
    "do you have a doctor available, my dad is having chest pain",
    "do you guys take Aetna, well, my husband just passed out",
    "I was calling to see if I can be seen, I've got chest pain and I'm sweating",
    "hacen citas hoy, me duele el pecho",
    "cubre mi seguro la visita, es que no puedo respirar",
    "reciben a pacientes nuevos, mi mamá no puede hablar",
    "quería saber si me pueden ver, siento una presión en el pecho",
    "me preguntaba si hay lugar hoy, tengo dolor de pecho",
    "I'm calling to see if there's anything open this afternoon, my baby isn't breathing right",
    "can I ask if you're open, my wife is having a seizure",
    "I'd like to know if you have walk ins, I'm short of breath",
    "I just want to know if I can come in. My chest is tight",
    "quisiera saber si me puede atender el doctor, tengo el pecho apretado",
    "¿Atienden sin cita? Mi hijo se desmayó",
    "¿Tienen doctor hoy? No puedo respirar",
)


@pytest.mark.parametrize("text", BEHIND_A_QUESTION)
def test_a_symptom_behind_a_polite_if_is_told(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


SUPPOSED = (
    "if I have chest pain, where do I go",
    "what if my son has a seizure, do I call you",
    "do you treat asthma, chest pain, and things like that",
    "atienden infartos, derrames y eso",
    "si me duele el pecho, a dónde llamo",
    "if my chest hurts, or I can't breathe, what do I do",
    "the form asked if I have chest pain, shortness of breath, or seizures",
    "la forma pregunta si tengo dolor de pecho, falta de aire o convulsiones",
    "what do I do if my baby has a fever, or he can't breathe",
    "do you do stress tests, my doctor says I need one for chest pain",
    "do you treat people with asthma, my son's inhaler needs a refill",
    "do you treat seizures, my son needs a neurologist for his seizures",
    "if I get chest pain, short of breath, that kind of thing, do I go to the ER",
    "what if I'm having a heart attack, do I call you or 911",
    "my insurance asked if I ever had a stroke, I said no",
    "what should I do if he gets dizzy, his heart starts racing",
    "the form says chest pain, shortness of breath, seizures, and I checked none",
    "qué hago si me duele el pecho, me falta el aire",
    "atienden emergencias, infartos, cosas así",
    "si mi mamá tiene otro derrame, a quién llamo",
    "does the plan cover strokes, my dad is turning 65",
    "hacen pruebas de esfuerzo, mi doctor la pide por dolor de pecho",
    "tienen vacuna del covid, mi hijo tiene asma",
    "do you see kids, my daughter has a checkup due for her asthma",
    "if it's chest pain, shortness of breath, or numbness, hang up and dial 911",
    "could it be that if he has a fever, he gets a seizure",
    "I wanted to know if you treat migraines, my neurologist retired",
    "quería saber si tienen vacuna para la alergia, mi hija es alérgica a los gatos",
    "my daughter's school wants to know if she has seizures, asthma, anything like that",
    "qué pasa si mi hijo se desmaya, lo llevo con ustedes",
    "do you take my insurance, I had a stroke last year",
    "si me vuelve a doler el pecho, voy a urgencias o llamo",
    "can I get my refill, chest pain medicine, the one Dr Lee gave me",
    "I need a form, for my seizures, signed",
    "do you have the results, my stress test, chest pain one",
    "the nurse was asking if I could come in, my results came back",
    "I was wondering if you got my records, my doctor sent them after my heart attack",
    "I was wondering if I need a referral, I had a stroke two years ago",
    "I wanted to know if my insurance covers it, my dad had a stroke in May",
    "I'd like to know if you prescribe inhalers, I have asthma",
    "quería saber si ya están mis resultados, me hicieron un estudio del corazón",
    "quería saber si ya está la receta, mi medicina para el infarto",
    "do you take patients with epilepsy, my son was diagnosed last year",
    "tienen pediatra, mi hijo tuvo convulsiones de bebé",
    "would you know if my appointment is Monday, I had a heart attack last year",
    "my mom passed away, she had a stroke",
    "in the movie, he had a heart attack",
    "I had a filling last week and my mouth is numb from the dentist",
    "I had a physical last month and I have a question about my chest x ray",
    "tuve cita el mes pasado y tengo que recoger los resultados del corazón",
)


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_is_supposed_or_asked_about_is_none(text: str) -> None:
    assert assess(text).level is Level.NONE


AND_NOW = (
    "mi papá tuvo un derrame el año pasado y no puede hablar",
    "me operaron la semana pasada y no puedo respirar",
    "me operaron la semana pasada y estoy sangrando mucho",
    "me operaron la semana pasada y me duele el pecho",
    "mi esposo tuvo un infarto hace dos años y le duele el pecho",
    "me dieron de alta ayer y me duele el pecho",
    "tengo cita en diciembre pero me duele mucho el pecho",
    "I had a stent put in last month and I have chest pain",
    "I saw the doctor last week and I have chest pain",
    "my dad had a stroke last year and he can't talk",
    "she was discharged last week and her chest hurts",
    "mi mamá salió del hospital la semana pasada y tiene dolor de pecho",
    "I had surgery on my knee last month and I can't breathe",
    "my mom had a heart attack two years ago and her chest is hurting",
    "he was in the hospital last week and he is short of breath",
    "mi abuelo tuvo un infarto el mes pasado y no puede respirar",
    "tuve un bebé hace dos semanas y estoy sangrando mucho",
    "fui al doctor la semana pasada y tengo dolor de pecho",
    "me vieron el mes pasado pero siento presión en el pecho",
    "I saw you guys in October but I have chest pain",
    "I was in the ER on Sunday and now I can't breathe",
    "mi mamá salió del hospital la semana pasada y no puede respirar",
    "me sacaron la muela la semana pasada y me está sangrando mucho",
    "I was there last month but my chest still hurts",
    "I had a baby two weeks ago and I am bleeding heavily",
    "he was discharged last week and he can't breathe",
    "sufre de alta presión y le duele el pecho",
    "padezco de alta presión y me duele el pecho",
    "mi mamá es de alta presión y no puede hablar",
    "soy de alta presión y me duele mucho el pecho",
    "tiene de alta presión y se desmayó",
    "mi papá es de alta presión y le duele el pecho",
)


@pytest.mark.parametrize("text", AND_NOW)
def test_what_is_so_now_counts_behind_what_is_past(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


PAST = (
    "tuve dolor de pecho la semana pasada y quiero una cita",
    "I had chest pain last week and I have an appointment",
    "I had a stroke last year and I have a follow up",
    "me dio un infarto el año pasado y tengo cita",
    "I had chest pains last month and I am fine now",
    "mi papá tuvo un derrame el año pasado y tiene que ir a terapia",
    "I had a seizure last year and I have to get a form signed",
    "me dio un derrame hace dos años y estoy bien",
    "he had a heart attack last year and he is due for a checkup",
    "I had a seizure in March and I am due for my checkup",
    "I fainted last month and I feel fine",
    "I had a heart attack in 2019 and I take blood thinners",
    "tuve un derrame hace tres años y tomo pastillas",
    "mi papá tuvo convulsiones de niño y tiene cita el lunes",
    "me dolió el pecho el mes pasado y me hicieron un estudio",
    "I was in the hospital last month for chest pain and I need a follow up",
    "I broke my arm last year and it is fine",
    "she had a stroke last year and she is doing great",
    "he passed out last year and he has an appointment for that",
    "tuve un infarto el año pasado y necesito una cita para seguimiento",
    "I was discharged last week and I have a question about my stroke medicine",
    "I had an allergic reaction last year and I have to see the allergist",
    "mi mamá estuvo internada el mes pasado y quiere cita por su dolor de pecho",
    "I had a procedure last month and my paperwork says chest pain",
    "she had a seizure last month and she is seeing the neurologist",
    "I had a concussion last year and I still get headaches",
    "mi esposo tuvo un infarto el año pasado y está tomando medicina",
    "tuve una convulsión el mes pasado y me hace falta un justificante",
    "I had chest pain last month and they said it was nothing",
    "I broke my wrist last month and I need the cast off",
    "he had a stroke in June and he is in therapy",
    "I passed out last week and I want a checkup",
    "mi hijo se desmayó la semana pasada y quiero que lo revisen",
    "lo dieron de alta, tuvo dolor de pecho",
    "mi mamá tuvo un infarto y ya está de alta",
    "le dieron de alta, le dio un infarto",
    "I had chest pain last week",
    "I haven't had chest pain since last week",
    "my chest hurt last month",
    "I haven't had any chest pain since last month",
    "no me duele el pecho desde la semana pasada",
    "my knee hurts since last week",
    "me dolió el pecho la semana pasada",
    "no chest pain since last year",
)


@pytest.mark.parametrize("text", PAST)
def test_what_is_past_stays_past(text: str) -> None:
    assert assess(text).level is Level.NONE


BY_A_MEDICINE = (
    "I'm having an allergic reaction to my medication",
    "my son is having an allergic reaction to his medicine",
    "I think I'm allergic to my new medicine, my lips are swelling",
    "tengo reacción alérgica a la medicina",
    "I have chest pain when I walk",
    "I get chest pain when I walk up stairs",
    "I get short of breath when I walk",
    "me duele el pecho por la medicina",
    "my daughter is having an allergic reaction from the vaccine",
    "me duele el pecho, necesito medicina",
    "I think my son is having a seizure from his new medication",
    "she's short of breath from the vaccine",
    "me falta el aire por la medicina",
    "my tongue is swelling after the medicine",
    "my daughter had an allergic reaction after her vaccine and can't breathe",
    "I'm having chest pain after taking my medicine",
    "I can't breathe when I walk",
    "I get chest pains when I walk my dog",
    "I'm breaking out and my throat is closing from the antibiotic",
    "I can't breathe, I need my medicine",
    "my husband passed out after his medication",
    "no puedo respirar, se me acabó la medicina",
)


@pytest.mark.parametrize("text", BY_A_MEDICINE)
def test_what_a_medicine_or_a_walk_brings_on_is_no_paper(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


ON_PAPER = (
    "I need my seizure medicine",
    "I need a refill of my heart attack medicine",
    "medicina para la presión y el dolor de pecho",
    "heart attack walk",
    "the stroke walk is on Saturday",
    "I need a refill for my asthma attack medication",
    "mi medicina para el infarto",
    "I need a vaccine for my son",
    "seizure medication refill",
    "I take medication for chest pain",
    "can you refill my chest pain medicine",
    "I need a stroke medicine refill",
    "I ran the heart walk last week",
    "quiero surtir la medicina del infarto",
    "tomo medicina para las convulsiones",
    "I have a form about seizures",
    "I walk for the stroke association",
    "I need to talk to the nurse about my seizure medication",
    "I'm calling about the seizure, medication refill",
    "el estudio del infarto",
    "my prescription for chest pain ran out",
    "cita de seguimiento por el infarto",
    "I need results for the stroke test",
    "I had a walk in visit for chest pain and need the records",
    "quiero los resultados del estudio del corazón",
    "my allergy medicine ran out",
)


@pytest.mark.parametrize("text", ON_PAPER)
def test_a_medicine_for_it_is_paper(text: str) -> None:
    assert assess(text).level is Level.NONE


SINCE = (
    "I've been having chest pain since last week",
    "my chest has been hurting since last week",
    "I've been short of breath since last week",
    "I've been having trouble breathing since last month",
    "my chest has hurt for the last week",
    "I've had chest pain since last month",
    "my chest has felt tight since last week",
    "llevo con dolor de pecho desde la semana pasada",
    "me duele el pecho desde el mes pasado",
)


@pytest.mark.parametrize("text", SINCE)
def test_what_goes_on_since_last_week_is_asked_about(text: str) -> None:
    assert assess(text).level is Level.SUSPECT
