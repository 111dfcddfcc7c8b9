"""People's names in what a caller says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from appliance.dialogue.words import fold, listed

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SPELLED = re.compile(r"[^\W\d_](?:-[^\W\d_])+")
MAX_WORDS = 5
"""Longest name taken: two given names, two surnames and a particle."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as heard. A lone word stands in `given`."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """As written: Maria Garcia."""
        return f"{self.given} {self.family}".strip()


_STRONG = (
    "my name is",
    "my names",
    "my name",
    "the name is",
    "the names",
    "name is",
    "name",
    "me llamo",
    "me llama",
    "me yamo",
    "mi llamo",
    "mi nombre es",
    "el nombre es",
    "se llama",
    "su nombre es",
    "a nombre de",
    "shes called",
    "hes called",
    "her name is",
    "his name is",
    "nombre",
    "the patient is",
    "the patients name is",
    "patients name is",
    "patient name is",
    "el paciente es",
    "la paciente es",
    "mi nombre completo es",
    "her names",
    "his names",
    "name for the patient is",
    "the appointment is for",
)
_WEAK = (
    "this is",
    "im",
    "i am",
    "its",
    "it is",
    "soy",
    "habla",
    "le habla",
    "es",
    "for",
    "para",
    "its for",
    "es para",
    "under",
    "calling for",
)
_KIN = (
    "my daughter",
    "my son",
    "my wife",
    "my husband",
    "my mother",
    "my mom",
    "my father",
    "my dad",
    "my baby",
    "my kid",
    "my child",
    "my grandmother",
    "my grandfather",
    "my brother",
    "my sister",
    "my grandson",
    "my granddaughter",
    "my little girl",
    "my little boy",
    "my partner",
    "mi hija",
    "mi hijo",
    "mi esposa",
    "mi esposo",
    "mi mama",
    "mi papa",
    "mi madre",
    "mi padre",
    "mi nina",
    "mi nino",
    "mi bebe",
    "mi abuela",
    "mi abuelo",
    "mi hermano",
    "mi hermana",
    "mi nieto",
    "mi nieta",
    "mi marido",
    "mi mujer",
)
_STOPS = frozenset(
    listed(
        "and i im my is was the a an to for calling date birth birthday born with at on in of that "
        "thats please new patient but so it its here speaking want need would like have having about "
        "from yes no not uh um ok okay hi hello thanks thank you just looking trying sure sorry back "
        "good fine going she he who whos and her his dob appointment visit doctor dr last first name "
        "spelled spell cleaning checkup tomorrow today next this monday tuesday wednesday thursday "
        "friday saturday sunday me my phone number y e yo quiero quisiera necesito con para por fecha "
        "nacimiento nacio naci que el la los las un una es del mi su soy paciente nuevo nueva cita "
        "doctora si gracias bueno hola estoy tengo llamo hablo lunes martes miercoles jueves viernes "
        "sabado domingo manana hoy numero telefono apellido limpieza consulta favor aqui ella ellos "
        "como esta existing current already calling either both myself mismo misma right correct "
        "perfect great"
    )
)
_FILLERS = frozenset(
    listed(
        "um uh er well so yes yeah sure ok okay hi hello oh the please its it is this that thats si "
        "claro bueno eh este pues es hola que full completo first last name sorry no im soy and"
    )
)
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "van", "von", "y"})


def read(text: str, *, asked: bool) -> Name | None:
    """The name in a text. `asked`: it answers "what is the name?", so the words are the name."""
    heard = [word for word in _WORD.findall(text.replace("'s", "s").replace("’s", "s")) if not _SPELLED.fullmatch(word)]
    words = [fold(word) for word in heard]
    for leads, strict in ((_STRONG, False), (_WEAK, not asked)):
        for lead in sorted(leads, key=len, reverse=True):
            name = _after(heard, words, lead.split(), strict)
            if name:
                return name
    return _bare(heard, words) if asked else _kin(heard, words)


def letters(name: str) -> str:
    """The letters of a name as it is spelled, upper case, without accents, spaces or hyphens."""
    return "".join(char for char in fold(name) if char.isalpha()).upper()


def is_for_other(plain_text: str) -> bool:
    """Whether the visit is for somebody else: "for my daughter". Takes `words.plain` text."""
    return any(
        f" for {kin} " in plain_text or f" para {kin} " in plain_text or f" {kin}s " in plain_text for kin in _KIN
    )


def _kin(heard: Sequence[str], words: Sequence[str]) -> Name | None:
    for kin in _KIN:
        name = _after(heard, words, kin.split(), strict=True)
        if name:
            return name
    return None


def _after(heard: Sequence[str], words: Sequence[str], lead: Sequence[str], strict: bool) -> Name | None:
    size = len(lead)
    for start in range(len(words) - size + 1):
        if list(words[start : start + size]) != list(lead):
            continue
        at = _past_kin(words, start + size)
        taken = _take(heard, words, at)
        if taken and (not strict or all(word[0].isupper() for word in taken if fold(word) not in _PARTICLES)):
            return _split(taken)
    return None


def _past_kin(words: Sequence[str], at: int) -> int:
    for kin in _KIN:
        run = kin.split()
        if list(words[at : at + len(run)]) == run:
            return at + len(run)
    return at


def _take(heard: Sequence[str], words: Sequence[str], at: int) -> list[str]:
    taken: list[str] = []
    while at < len(words) and len(taken) < MAX_WORDS:
        particle = (
            bool(taken) and words[at] in _PARTICLES and at + 1 < len(words) and words[at + 1] not in _STOPS - _PARTICLES
        )
        if (words[at] in _STOPS and not particle) or (len(words[at]) == 1 and not particle):
            break
        if particle and words[at] == "y":
            break
        taken.append(heard[at])
        at += 1
    return taken


def _bare(heard: Sequence[str], words: Sequence[str]) -> Name | None:
    start = 0
    while start < len(words) and words[start] in _FILLERS:
        start += 1
    taken = _take(heard, words, start)
    rest = [word for word in words[start + len(taken) :] if len(word) > 1 and word not in _STOPS]
    return _split(taken) if taken and len(rest) <= 3 else None


def _split(taken: Sequence[str]) -> Name:
    neat = [word if word[:1].isupper() or word in _PARTICLES else word.capitalize() for word in taken]
    return Name(neat[0], " ".join(neat[1:]))
