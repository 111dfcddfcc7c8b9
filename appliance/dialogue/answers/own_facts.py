"""Who calls, told among the words of a message: "soy Elena Vargas, nací el ...", a name alone, a number. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from appliance.dialogue import numbers
from appliance.dialogue.meaning import caller_name
from appliance.dialogue.meaning.blanks import DRUGS
from appliance.dialogue.meaning.businesses_told import calls_from, pharmacy
from appliance.dialogue.people import birth_beside, names, phone
from appliance.dialogue.people.given_names import is_given
from appliance.dialogue.people.names import Name
from appliance.dialogue.people.opening_names import is_named
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import fold, listed, plain, tokens

_BORN = re.compile(r" (?:born|birth|birthday|dob|naci|nacio|nacimiento|cumpleanos) ")
_OWN_NUMBER = re.compile(
    r" (?:my (?:\w+ )?(?:number|phone|cell)|(?:call|reach|text) me|mi (?:\w+ )?(?:numero|telefono|celular|cel)|"
    r"llam\w+me|me (?:llam\w+|marqu\w+|habl\w+)) "
)
_FIRST = re.compile(r"^(\W*[^\W\d_]+(?: [^\W\d_]+){1,3}),.*$", re.DOTALL)
"""What stands before the first comma: who calls, where their date of birth follows."""
_AROUND = frozenset(
    listed(
        "my name is i am im this its it the and at y es el la al soy habla le con aqui me llamo mi nombre numero "
        "telefono celular number phone cell yes yeah si um uh oh ok please por favor hi hello hola calling here born "
        "was birth date of dob birthday naci nacio nacida nacido nacimiento fecha de cumpleanos bueno pues sure"
    )
)
"""Words that stand around such facts and say nothing themselves."""


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """A turn with no more in it than name, date of birth and number."""

    meaning: Meaning
    introduced: bool
    """Whether the name is that of who speaks, after "soy" or "this is"."""
    alone: bool
    """Whether the turn says nothing else."""

    @property
    def any(self) -> bool:
        """Whether there is a fact at all."""
        return bool(self.meaning.name or self.meaning.births or self.meaning.phone)


def read(meaning: Meaning, *, bare_name: bool, bare_number: bool) -> OwnFacts:
    """What a turn tells of who calls. `bare_name`: two words that are a name are theirs, and not another's;
    `bare_number`: so is a number alone."""
    text, spoken = meaning.text, meaning.plain
    rest = birth_beside.without(text) if meaning.births else text
    own = None if calls_from(spoken) else caller_name.introduced(rest)
    figures = bool(meaning.births or len(meaning.phone) >= phone.LOCAL)
    name = own or (_bare(_FIRST.sub(r"\1", rest) if meaning.births else rest) if bare_name else None)
    said = {*tokens(name.full)} if name else set()
    left = [word for word in tokens(rest) if word not in _AROUND | said and not (figures and _is_number(word))]
    alone = not left and (bool(name) or figures)
    told_theirs = (bare_number and (alone or own is not None)) or (alone and name is not None)
    mine = told_theirs or bool(_OWN_NUMBER.search(spoken))
    births = meaning.births if name or alone or _BORN.search(spoken) else ()
    return OwnFacts(
        replace(
            meaning,
            intents=frozenset(),
            letters="",
            name=name if own is None or not meaning.for_other else None,
            births=births,
            phone=meaning.phone if mine else "",
            for_other=False,
        ),
        own is not None,
        alone,
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in numbers.WORDS or word in ("st", "nd", "rd", "th")


def _bare(text: str) -> Name | None:
    """A given name and a family name, and nothing besides."""
    name = names.read(text, asked=True)
    if not name or not name.family or not is_given(fold(name.given).split()[0]):
        return None
    words = tokens(name.full)
    if set(words) & DRUGS or pharmacy(plain(text), str) or not is_named(name.full):
        return None
    return name if all(word in _AROUND or word in words or _is_number(word) for word in tokens(text)) else None
