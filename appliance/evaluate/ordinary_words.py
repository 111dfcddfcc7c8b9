"""`python -m appliance.evaluate.ordinary_words`: write down the words that are no names, as our own examples use them.

A word is ordinary where a text with capitals writes it without one, or where texts without any use it twice and none
writes it with one. Read by `dialogue/people/given_names.py`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from appliance.dialogue.people.given_names import FILES, GIVEN, ORDINARY_FILE
from appliance.dialogue.words import fold, listed

SHORTEST = 3
FAMILIES = frozenset(
    listed(
        "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson "
        "anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis "
        "robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera "
        "campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart "
        "morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim "
        "cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo "
        "sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler "
        "henderson barnes gonzales fisher vasquez simmons romero jordan patterson alexander hamilton graham reynolds "
        "griffin wallace moreno west cole hayes bryant herrera gibson ellis tran medina aguilar stevens murray ford "
        "castro marshall owens harrison fernandez mcdonald woods washington kennedy wells vargas henry chen freeman "
        "webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw snyder mason dixon "
        "munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer rice "
        "schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer "
        "hawkins arnold pierce vazquez hansen peters santos hart bradley knight elliott cunningham duncan armstrong "
        "hudson carroll lane riley andrews alvarado ray delgado berry perkins hoffman johnston matthews pena richards "
        "contreras willis carpenter lawrence sandoval guerrero george chapman rios estrada ortega watkins greene nunez "
        "wheeler valdez harper burke larson santiago maldonado morrison franklin carlson austin dominguez carr lawson "
        "jacobs obrien lynch singh vega bishop montgomery oliver jensen harvey williamson gilbert dean sims espinoza "
        "howell li wong reid hanson le mccoy garrett burton fuller wang weber welch rojas lucas marquez fields park "
        "yang little banks padilla day walsh bowman schultz luna fowler mejia leon campos paz rubio prado mata cano "
        "iglesias palacios guerra molina salinas suarez acosta fuentes miranda navarro cardenas avila serrano cabrera "
        "ibarra rosales montoya cervantes solis rangel zamora velasquez cortez ochoa pacheco lara valencia figueroa "
        "juarez sosa robles trevino galvan barrera blanco"
    )
)
"""Family names that texts without capitals may tell twice."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def main() -> None:
    """Write the file of this checkout."""
    Path(str(ORDINARY_FILE)).write_text("\n".join(ordinary(_texts())) + "\n", encoding="utf-8")


def ordinary(texts: Iterator[str]) -> list[str]:
    """Folded words in order, none a given name."""
    small, large, bare = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        told_apart = any(map(str.isupper, text))
        for at, word in enumerate(_WORD.findall(text)):
            large[fold(word)] += word[0].isupper() and at > 0
            (small if told_apart else bare)[fold(word)] += word[0].islower()
    words = {word for word, often in small.items() if often}
    words |= {word for word, often in bare.items() if often > 1 and not large[word]}
    return sorted(word for word in words - GIVEN - FAMILIES if len(word) >= SHORTEST)


def _texts() -> Iterator[str]:
    for name in ("said_en", "said_es", "danger", "danger_told", "danger_seventh", "danger_said"):
        yield from _strings(tomllib.loads(FILES.joinpath(f"{name}.toml").read_text(encoding="utf-8")))


def _strings(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    for one in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        yield from _strings(one)


if __name__ == "__main__":
    main()
