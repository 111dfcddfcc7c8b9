"""Words around a name: what leads to it, what ends it, and what is never one."""

from __future__ import annotations

from appliance.dialogue.words import listed


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases parted by commas, the longest first."""
    return tuple(sorted((tuple(one.split()) for one in text.split(",")), key=len, reverse=True))


STRONG = phrases(
    "my name is, my names, my name, the name is, the names, name is, name, me llamo, me llama, me yamo, mi llamo, mi "
    "nombre es, el nombre es, se llama, su nombre es, a nombre de, shes called, hes called, her name is, his name is, "
    "their name is, nombre, the patient is, the patients name is, patients name is, patient name is, el paciente es, "
    "la paciente es, mi nombre completo es, su nombre completo es, nombre completo, full name is, full name, her "
    "names, his names, name for the patient is, the appointment is for, names, i go by, people call me, everybody "
    "calls me, everyone calls me, call me, me dicen, la cita es para, el nombre del paciente es, el nombre de la "
    "paciente es, el nombre del paciente, el nombre de la paciente, en el nombre de, bajo el nombre de, under the name "
    "of, under the name, my full name is, i am called, se llama mi hijo, se llama mi hija"
)
"""Phrases after which comes a name."""
WEAK = phrases(
    "this is, im, i am, its, it is, soy, habla, le habla, es, for, para, its for, es para, under, calling for, "
    "calling about, you are speaking with, youre speaking with, speaking with, its going to be under, its under, "
    "it should be under, should be under, itll be under, hes, shes, thats, that would be, it would be, "
    "le hablo de parte de, de parte de, hablo de parte de, on behalf of, esta a nombre de, its for my, "
    "le llama, aqui, hablando, esta es, este es"
)
"""Phrases after which may come a name, or anything else."""
KIN = phrases(
    "my daughter, my son, my wife, my husband, my mother, my mom, my father, my dad, my baby, my kid, my child, "
    "my grandmother, my grandfather, my brother, my sister, my grandson, my granddaughter, my little girl, "
    "my little boy, my partner, my grandma, my grandpa, my aunt, my uncle, my niece, my nephew, my boy, my girl, "
    "mi hija, mi hijo, mi esposa, mi esposo, mi mama, mi papa, mi madre, mi padre, mi nina, mi nino, mi bebe, "
    "mi abuela, mi abuelo, mi hermano, mi hermana, mi nieto, mi nieta, mi marido, mi mujer, mi abuelita, mi abuelito, "
    "mi tia, mi tio, mi sobrino, mi sobrina, mi suegra, mi suegro, mi muchacho, mi muchacha, mi chiquito, mi chiquita"
)
"""Whom a caller may be calling for."""
TITLES = frozenset(listed("mr mrs ms miss mister missus sir madam maam senor senora senorita sr sra srta don dona"))
SUFFIXES = frozenset(listed("jr junior sr senior ii iii iv"))
"""Kept out of the family name: records hold them apart, or not at all."""
FILLERS = frozenset(
    listed(
        "um uh er well so yes yeah sure ok okay hi hello oh the please its it is this that thats si yep hmm ah "
        "claro bueno eh este pues es hola que full completo first last name sorry no im soy and alright right "
        "seria actually oiga mire gracias sale dejeme ver i mean perdon digo y ay"
    )
)
PARTICLES = frozenset(
    listed("de del la las los van von der den di da do dos das du le y san santa santo mac mc st bin al el ben")
)
"""Parts of a name that may be written small; never its end."""
SMALL = frozenset(listed("de del la las los van von der den di da do dos das du y"))
STARTS = frozenset(listed("van von der den di da du mac mc san santa st bin al el le de del la ben"))
"""Particles a family name may begin with when it is said alone."""
STOPS = (
    frozenset(
        listed(
            "and i im my is was the a an to for calling date birth birthday born with at on in of that "
            "thats please new patient but so it its here speaking want need would like have having about "
            "from yes no not uh um ok okay hi hello thanks thank you just looking trying sure sorry back gonna gotta "
            "good fine going she he hes shes who whos and her his dob appointment visit doctor dr last first name "
            "spelled spell cleaning checkup tomorrow today next this monday tuesday wednesday thursday "
            "friday saturday sunday me phone number y e yo quiero quisiera necesito con para por fecha "
            "nacimiento nacio naci que el la los las un una es del mi su soy paciente nuevo nueva cita "
            "doctora si gracias bueno hola estoy tengo llamo hablo lunes martes miercoles jueves viernes "
            "sabado domingo manana hoy numero telefono apellido limpieza consulta favor aqui ella ellos "
            "como esta existing current already calling either both myself mismo misma right correct perfect great"
        )
    )
    | frozenset(
        listed(
            "what when where why how which whose do does did dont didnt doesnt can cant could couldnt will wont should "
            "shouldnt may might must are arent were been be being am has had ive id ill youre your yours we our they "
            "them their there then than if because or as by up down out off over again still yet very really all any "
            "some one two three four five six seven eight nine ten hold wait second minute moment told tell said say "
            "talk speak person people someone anyone anybody nobody operator human robot machine think know mean guess "
            "maybe see get got give take make let call called ask asked answer question yeah yep nope hey bye goodbye "
            "morning afternoon evening night day time week month year old months years his her hers him it insurance "
            "address mother father son daughter wife husband kid child baby hijo hija esposo esposa mama papa hermano "
            "hermana ya le les se te lo nos donde cuando cual cuales quien quienes porque pero o u ni mas menos muy "
            "tambien tan todo toda todos todas nada nadie algo alguien otro otra otros otras esto eso esa ese este son "
            "fue ser estar ha he han habia hay hace hacer ver voy va vamos dar doy dije digo dijo decir puede puedo "
            "seria podria quiere quieren tiene tienen sabe sabes espere espereme momento momentito segundo persona "
            "operadora tarde tardes noche noches dia dias semana mes ano anos buenas buenos buen nombre completo "
            "perdon disculpe oiga mire dejeme necesita seguro pregunta cumple cumpleanos ella nosotros usted ustedes "
            "sin sobre entre hasta desde aca alla ahi ahora luego despues antes senora hearing understand english "
            "spanish espanol ingles only well alright course problem mejor en leave leaving message messages none "
            "business mensaje recado decirlo dejar prefiero mejor en running late stuck driving sick pregnant allergic "
            "returning checking wondering leaving getting feeling cancel cancele cancelar reschedule alergico alergica "
            "enfermo enferma embarazada preocupada preocupado atrasado atrasada retrasado retrasada"
        )
    )
) - TITLES
"""Words that end a name, or cannot begin one."""
ALSO_NAMES = frozenset(listed("will may day good fine great call back person may best"))
"""Stops that are names as well, where the recognizer writes them with a capital beside a name."""
HESITATIONS = frozenset(listed("uh um er eh este pues ah mm"))
CORRECTIONS = phrases(
    "sorry, no, i mean, actually, perdon, digo, mejor dicho, or rather, scratch that, wait, oh wait, wait no, "
    "no sorry, sorry no, no no, oops, disculpe, no perdon, perdon no, quise decir, i meant, make that, correction, "
    "correccion, no wait, bueno, o sea, no es, its actually"
)
"""Words after which the name said before is taken back."""
