"""How letters are called, and what their names sound like, in English and Spanish."""

from __future__ import annotations

from appliance.clinic.people import Lang
from appliance.dialogue.words import listed

CODE_WORDS = frozenset(
    listed(
        "alpha alfa bravo charlie delta echo eco ego foxtrot golf hotel india juliet juliett julieta kilo quilo lima "
        "mike november noviembre oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee "
        "yanqui zulu"
    )
)
"""The radiotelephony spelling alphabet (ITU Radio Regulations, appendix 14), as written by recognizers."""
_STARTS_OTHERWISE = {"quilo": "k"}


def initial(code: str) -> str:
    """The letter a code word stands for."""
    return _STARTS_OTHERWISE.get(code, code[0])


NAMES = {
    name: letter
    for letter, names in {
        "a": "ay",
        "b": "bee be",
        "c": "see sea ce cee",
        "d": "dee de",
        "e": "ee",
        "f": "ef eff efe",
        "g": "gee ge jee",
        "h": "aitch haitch eitch hache ache hatch",
        "i": "eye",
        "j": "jay jota hota",
        "k": "kay ka cay",
        "l": "el ell ele",
        "m": "em eme",
        "n": "en ene",
        "o": "oh owe",
        "p": "pee pe",
        "q": "cue queue cu",
        "r": "are ar erre ere",
        "s": "ess ese",
        "t": "tee te tea",
        "u": "you",
        "v": "uve vee ve ube",
        "w": "dobleu dobleve dubya doubleyou doubleu",
        "x": "equis ex eks",
        "y": "why ye wye igriega",
        "z": "zee zeta ceta seta zed",
        "ll": "elle",
        "ch": "che",
    }.items()
    for name in listed(names)
}
"""Words that are names of letters, folded."""
PAIRS = {
    "i griega": "y",
    "y griega": "y",
    "i latina": "i",
    "uve doble": "w",
    "ve doble": "w",
    "x ray": "x",
    "ex ray": "x",
    "fox trot": "f",
    "double you": "w",
    "double u": "w",
    "doble u": "w",
    "doble ve": "w",
    "doble uve": "w",
    "doble v": "w",
    "doble be": "w",
}
"""Letters named by two words."""
SHAPES = {"grande": "b", "larga": "b", "alta": "b", "chica": "v", "corta": "v", "baja": "v", "chiquita": "v"}
"""Spanish B and V sound alike and are told apart by size."""

SOUNDS: dict[Lang, dict[str, str]] = {
    "en": dict(
        zip(
            "abcdefghijklmnopqrstuvwxyz",
            listed(
                "ei bi si di i ef ji eiC ai jei kei el em en o pi kiu ar es ti iu vi dabliu eks uai zi",
            ),
            strict=True,
        )
    ),
    "es": dict(
        zip(
            "abcdefghijklmnopqrstuvwxyz",
            listed(
                "a be se de e efe he aCe i hota ka ele eme ene o pe ku ere ese te u be dobleu ekis igriega seta",
            ),
            strict=True,
        )
    ),
}
"""The sound of each letter's name, one sign a sound: C as in church, j as in jam, h as the Spanish j."""
