"""Who calls for somebody else names themselves first: the name in "this is X" is then not the patient's. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appliance.dialogue.meaning import outside_callers
from appliance.dialogue.meaning.businesses_told import calls_from
from appliance.dialogue.people import for_other, names, nicknames, opening_names
from appliance.dialogue.people.given_names import GIVEN
from appliance.dialogue.people.names import Name
from appliance.dialogue.words import fold, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TOLD = r"my name is|my names|mi nombre es|me llamo|my full name is|mi nombre completo es|i am called"
_SHOWN = (
    r"this is|it is|its|im|i am|you are speaking with|youre speaking with|speaking with|soy|le habla|habla|aqui|"
    r"le llama"
)
_INTRODUCES = tuple(
    sorted(
        ((tuple(lead.split()), sure) for leads, sure in ((_TOLD, True), (_SHOWN, False)) for lead in leads.split("|")),
        key=lambda one: -len(one[0]),
    )
)
"""How callers name themselves; after the second kind may come anything else, so that it takes a name to be one."""
_OWN = frozenset({"this", "soy", "habla", "le"})
"""First words of those after which two words with capitals are a name."""
_OF_OTHER = re.compile(
    r" (?:(?:his|her|their) (?:full )?names?(?: is)?|(?:hes|shes) called|the patients?(?: name)? is|"
    r"(?:el|la) paciente (?:es|se llama)|(?:el |ella )?se llama|su nombre es) "
)
"""Words that go with the name of somebody other than who speaks."""
_FOR_NAMED = re.compile(
    r"\b(?:calling|llam\w+|habl\w+) (?:for|on behalf of|de parte de|por) ([^\W\d_]+)|\bon behalf of ([^\W\d_]+)",
    re.IGNORECASE,
)
_FOR_A_NAME = re.compile(r"\b(?:for|para) ([^\W\d_]+)(?=[ ,.;?!]|$)", re.IGNORECASE)
_KIN = (
    r"mom|mother|dad|father|wife|husband|daughter|son|sister|brother|aunt|uncle|grandm(?:a|other)|grandpa|grandfather|"
    r"nurse|caregiver|guardian|parent"
)
_KIN_ES = (
    r"mam[aá]|madre|pap[aá]|padre|espos[oa]|hij[oa]|herman[oa]|t[ií][oa]|abuel(?:it)?[oa]|enfermer[oa]|cuidador[oa]?|"
    r"tutor[oa]?"
)
_OWNS = re.compile(rf"\b(?:i['’]?m|i am|this is|it['’]?s) ([^\W\d_]+)['’]s (?:{_KIN})\b", re.IGNORECASE)
_OWNS_ES = re.compile(
    rf"\b(?:soy|habla|le habla) (?:la|el) (?:{_KIN_ES}) de ((?:[^\W\d_]+\s?){{1,3}}?)(?=[,.;]|$| y |"
    rf" necesita| quiere| para )",
    re.IGNORECASE,
)


def without(text: str) -> str:
    """The text without the caller's own name, when it tells of another patient; else the text as it is."""
    spoken = plain(text)
    for_patient = for_other.read(spoken) or _on_business(spoken) or _OF_OTHER.search(spoken)
    if not (for_patient or _calls_for_named(text)):
        return text
    found = list(_WORD.finditer(text[: names.MAX_CHARS]))
    heard = [one[0] for one in found]
    words = [fold(word).replace("'", "").replace("’", "") for word in heard]
    for start in range(len(words)):
        for lead, sure in _INTRODUCES:
            at = start + len(lead)
            if tuple(words[start:at]) != lead:
                continue
            size = len(names.taken(heard, words, at))
            if size and (sure or _is_named(heard[at : at + size])):
                return f"{text[: found[start].start()]}, {without(text[found[at + size - 1].end() :])}"
    return text


def _on_business(spoken: str) -> bool:
    return calls_from(spoken) is not None or outside_callers.read(spoken) is not None


def introduced(text: str) -> Name | None:
    """The name after "this is", "soy" or "my name is", where it surely is a person's; None without one."""
    heard = _WORD.findall(text[: names.MAX_CHARS])
    words = [fold(word).replace("'", "").replace("’", "") for word in heard]
    for start in range(len(words)):
        for lead, sure in _INTRODUCES:
            at = start + len(lead)
            run = names.taken(heard, words, at) if tuple(words[start:at]) == lead else []
            plainly = _known(run[0]) or (len(run) > 1 and (sure or lead[0] in _OWN)) if run else False
            if plainly and _is_named(run) and opening_names.is_named(" ".join(run)):
                return names.read(" ".join(run), asked=True)
    return None


def owner(text: str) -> Name | None:
    """Whose mother, husband or carer a caller is: "I'm Owen's mom", "soy la mamá de Owen"; None where nobody's."""
    english, spanish = _OWNS.search(text[: names.MAX_CHARS]), _OWNS_ES.search(text[: names.MAX_CHARS])
    given = english[1] if english else ""
    if given and (given[0].isupper() or _known(given)) and fold(given) not in ("it", "that", "he", "she", "what"):
        return Name(given.capitalize(), "")
    return names.read(spanish[1], asked=True) if spanish else None


def _calls_for_named(text: str) -> bool:
    found = _FOR_NAMED.search(text[: names.MAX_CHARS])
    if found is not None and _known(found[1] or found[2] or ""):
        return True
    named = _FOR_A_NAME.search(text[: names.MAX_CHARS])
    return named is not None and _known(named[1])


def _known(given: str) -> bool:
    return fold(given) in GIVEN or nicknames.is_given(fold(given))


def _is_named(run: Sequence[str]) -> bool:
    """Whether words after "this is" are a name: written as one, or known as one, and nobody's ("Owen's mother")."""
    owned = any(re.search(r"['’]s$", word) for word in run)
    return not owned and (all(word[0].isupper() for word in run) or _known(run[0]))
