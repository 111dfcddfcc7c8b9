"""Patients' names in an opening without "my name is": between other words, at the end, before a date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.people import beside_name, names
from appliance.dialogue.people.given_names import ORDINARY, is_given
from appliance.dialogue.people.name_words import KIN, PARTICLES, STOPS, TITLES, phrases
from appliance.dialogue.people.names import Name
from appliance.dialogue.words import fold, listed

MAX_CHARS = 2000
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.?!,;]|\d+")
_DOCTORS = frozenset(listed("dr dra doc doctor doctora nurse enfermera coach professor officer"))
_PLACES_BEFORE = frozenset(
    listed(
        "on at in near from by with con en to over and y o or called calle avenida street avenue road san santa saint "
        "fort north south east west downtown boss teacher maestra maestro jefe"
    )
)
"""A capital after these is a street, a shop, a town or a doctor more often than a patient."""
_NO_NAMES = frozenset(
    listed(
        "street avenue road drive boulevard clinic clinica hospital dental dentistry pharmacy farmacia walgreens cvs "
        "walmart costco kroger publix safeway target rite aid insurance seguro medical center health healthcare "
        "orthopedics cardiology pediatrics associates office university school county city church christmas "
        "thanksgiving easter navidad english spanish american united blue cross shield delta medicaid medicare ppo hmo "
        "tylenol advil aetna cigna humana metlife guardian anthem tricare kaiser ambetter molina oscar wellcare ok "
        "okay covid mri google zoom facebook uber lyft needs has wants was gets had got would will went keeps lost "
        "broke cut fell necesita tiene quiere trae anda ocupa tenia called about gonna wanna gotta asked said habla "
        "llamo bueno disculpe oiga llama hablan señorita cancele can could please monday medi thanks digale dile "
        "diganle dele deme mandele cancelele quiteme anuleme pongame guardeme tell something unitedhealthcare uhc gold "
        "plus building mall plaza avenida calle rico parkway highway imaging labs health podiatry dermatology triple "
        "express scripts optumrx caremark pillpack villa asilo residencia colegio quest diagnostics labcorp testigo "
        "jehova "
        "shield"
    )
) | frozenset(MONTHS)
_KNOWN = STOPS | TITLES | _NO_NAMES | _DOCTORS
_NOT_BEFORE = _DOCTORS | _PLACES_BEFORE
_BORN = frozenset(listed("born birthday birthdate dob nacio nacimiento naci"))
_OWN = frozenset(listed("my our his her mi mis nuestro nuestra su"))
_KIN = frozenset(lead[-1] for lead in KIN) | frozenset(
    listed(
        "ahijada ahijado auntie babys bisnieta bisnieto boyfriend boys chamaca chamaco chava chavo chica chico "
        "criatura cunada cunado daddy daughters eldest fiance fiancee gemela gemelo girlfriend girls goddaughter "
        "godson grandbaby grandchild granny guy hermanita hermanito hijastra hijastro hijita hijito infant kids "
        "kindergartner lady law man mayor menor mommy nana nena nene newborn novia novio nuera oldest one "
        "paciente papi pareja parent resident residents patient peque pequena pequeno preteen sons spouse "
        "stepbrother stepdad "
        "stepdaughter stepfather stepmom stepmother stepsister stepson teen teenager toddler twin twins vieja "
        "viejo yerno youngest"
    )
)
_SELF = phrases("this is, its, its me, it is me, soy, habla, aqui, im, hi, hello, hola")
"""What stands before a caller's own name."""
_ITS_ME = phrases("this is, soy, le habla, me llamo, its me")
"""After these a name follows and little else."""
_LEADS = phrases("for, para, de, about, regarding, sobre, under, patient, notes on, records on, labs on")
"""What may stand before a whole name."""
_CALLED = phrases("apellido, last name is, names")
_PLACES_AFTER = frozenset(
    listed(
        "terrace pike circle cove lane court way place drive trail loop highway parkway square heights hospital "
        "clinic center plaza"
    )
)
"""A name before these is a place."""
_BEFORE_TITLE = frozenset(
    listed("para del its soy under papa mama esposo esposa padre madre suegra suegro tia tio patient paciente")
)
"""What stands before the title of a patient: who is talked with or about otherwise is one of the staff."""
_MISTER = TITLES - frozenset(listed("missus sir madam maam"))
_HERE = frozenset(listed("here calling aqui hablando otra again"))
_GREETING = frozenset(listed("hi hello hey um uh yes yeah hola buenas buenos tardes dias ,"))
_SHORTENED = frozenset(listed("its hes shes thats whats whos theres heres lets wheres hows"))


def read(text: str, *, of_others: bool = False) -> Name | None:
    """The one patient a text names by form; None where there is none or several. `of_others`: who calls is no patient.
    Never raises on any Unicode string."""
    heard = list(_WORD.findall(beside_name.without(text[:MAX_CHARS])))
    words = [fold(word if fold(word) in _SHORTENED else re.sub(r"['’]s$", "", word)) for word in heard]
    for finder in (_capitals, _before_birth, _after_lead, _after_title, _at_start, _at_end):
        found = [at for at in finder(heard, words) if not (of_others and _ends_in(words, at[0], _SELF))]
        runs = _apart([tuple(heard[first:end]) for first, end in found])
        if len(runs) == 1:
            return _name(runs[0])
        if runs and finder is not _capitals:
            return None
    return None


def is_named(words: str) -> bool:
    """Whether none of the words of what may be a name is a street's, a shop's, a doctor's or a month's."""
    return not any(fold(word) in _NO_NAMES | _DOCTORS | _PLACES_AFTER for word in words.split())


Span = tuple[int, int]


def _apart(runs: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each name once, and none that another holds: "under Chang, Guillermo Chang"."""
    return [one for one in dict.fromkeys(runs) if not any(set(one) < set(other) for other in runs)]


def _capitals(heard: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """Two or three words with capitals in a row that are no known other thing."""
    at = 0
    while at < len(heard):
        end = at
        while end < len(heard) and (_proper(heard, words, end) or _inside(heard, words, at, end)):
            end += 1
        before = words[at - 1] if at else ""
        place = end > at and words[end - 1] in _PLACES_AFTER
        if 2 <= end - at <= 4 and before not in _NOT_BEFORE and not place and not _goes_on(heard, words, end):
            yield at, end
        at = max(end, at + 1)


def _proper(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    word = heard[at]
    usual = words[at] in _KNOWN or (words[at] in ORDINARY and _starts(heard, at))
    return len(word) > 1 and word[0].isupper() and not word.isupper() and not usual


def _starts(heard: Sequence[str], at: int) -> bool:
    """Whether a word begins a sentence, so that its capital says nothing."""
    return at == 0 or heard[at - 1] in (".", "?", "!")


def _inside(heard: Sequence[str], words: Sequence[str], first: int, at: int) -> bool:
    """A particle between two parts: "Ana de la Torre"."""
    return (
        at > first
        and words[at] in PARTICLES
        and any(_proper(heard, words, next_) for next_ in (at + 1, at + 2) if next_ < len(heard))
    )


def _goes_on(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a name of a thing goes on: "Lakeside Family Clinic"."""
    return at < len(heard) and words[at] in _NO_NAMES and heard[at][0].isupper()


def _before_birth(heard: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """Two unusual words right before a date of birth."""
    for at in range(2, len(words)):
        marker = (
            words[at] in _BORN
            or words[at : at + 3] == ["date", "of", "birth"]
            or (words[at : at + 2] == ["fecha", "de"])
        )
        first = at - 2 if heard[at - 1] != "," else at - 3
        if marker and first >= 0 and all(_unusual(words[one]) for one in (first, first + 1)) and is_given(words[first]):
            yield first, first + 2


def _after_lead(heard: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """A known given name after "my mother", "this is", "for", and the unusual words after it."""
    for at in range(len(words)):
        if not (_known(heard, words, at) or _unheard_of(words, at)):
            continue
        end = _family_end(heard, words, at)
        if _PLACES_AFTER & set(words[at + 1 : end + 1]):
            continue
        whole = end > at + 1
        own = _ends_in(words, at, _SELF) and (whole or words[at - 1] in ("is", "its", "soy", "me"))
        led = (whole and _ends_in(words, at, _LEADS)) or _ends_in(words, at, _CALLED)
        if own or led or _after_kin(heard, words, at):
            yield at, end


def _unheard_of(words: Sequence[str], at: int) -> bool:
    """Whether two words after "this is" are a name, though the first is no given name we know, or a word as well."""
    first = _strange(words, at) or (_unusual(words[at]) and is_given(words[at]))
    return first and _strange(words, at + 1) and _ends_in(words, at, _ITS_ME)


def _after_title(heard: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """A patient who is called Mr., señora or don: a whole name, or a family name alone."""
    for at in range(2, len(words)):
        titled = words[at - 1] in _MISTER and words[at - 2] in _BEFORE_TITLE
        if titled and (is_given(words[at]) or heard[at][0].isupper() or _strange(words, at)) and _unusual(words[at]):
            yield at, _family_end(heard, words, at)


def _at_start(heard: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """A known given name as the first words, before "here" or a comma."""
    first = 0
    while first < len(words) and words[first] in _GREETING:
        first += 1
    if first < len(words) and (_known(heard, words, first) or (_strange(words, first) and _strange(words, first + 1))):
        end = _family_end(heard, words, first)
        if end < len(words) and (words[end] in _HERE or (end > first + 1 and heard[end] == ",")):
            yield first, end


def _at_end(heard: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """A known given name and an unusual word, as the last words."""
    last = [at for at, word in enumerate(words) if word.isalpha()][-2:]
    named = len(last) == 2 and last[0] > 0 and _known(heard, words, last[0]) and _unusual(words[last[1]])
    if named and words[last[0] - 1] not in _NOT_BEFORE and words[last[1]] not in ORDINARY | _PLACES_AFTER:
        yield last[0], last[1] + 1


def _family_end(heard: Sequence[str], words: Sequence[str], at: int) -> int:
    """Where a name ends whose given name stands at a place: up to two unusual words after it, with their particles."""
    end, parts = at + 1, 0
    if heard[at][-2:].casefold() in ("'s", "’s"):
        return end
    while end < len(words) and parts < 2:
        ahead = end
        while ahead < len(words) and words[ahead] in PARTICLES:
            ahead += 1
        if ahead >= len(words) or not _family(heard, words, at, ahead):
            break
        end, parts = ahead + 1, parts + 1
        if heard[ahead][-2:].casefold() in ("'s", "’s"):
            break
    return end


def _family(heard: Sequence[str], words: Sequence[str], first: int, at: int) -> bool:
    small = heard[first][0].isupper() and not heard[at][0].isupper()
    return not small and _unusual(words[at]) and words[at] not in ORDINARY


def _after_kin(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a word for one of the caller's own stands before: "my oldest", "a mi chamaco"."""
    back = at - 1
    while back >= 0 and (words[back] in _MISTER or words[back] == ","):
        back -= 1
    if back < 0 or words[back] not in _KIN:
        return False
    if heard[back][-2:].casefold() in ("'s", "’s"):  # what is theirs follows
        return False
    return words[back] in ("paciente", "patient") or any(word in _OWN for word in words[max(0, back - 4) : back])


def _ends_in(words: Sequence[str], at: int, leads: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(words[max(0, at - len(lead)) : at]) == lead for lead in leads)


def _known(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a word is a given name; one that is a word as well ("Will", "Dan" in Spanish) only with a capital."""
    word = words[at]
    usual = word in ORDINARY and not (heard[at][0].isupper() and not _starts(heard, at))
    return is_given(word) and not usual and word not in _MISTER


def _strange(words: Sequence[str], at: int) -> bool:
    """Whether a word is none that our examples use."""
    return at < len(words) and _unusual(words[at]) and words[at] not in ORDINARY


def _unusual(word: str) -> bool:
    known = word in _KNOWN or word.endswith("ing")
    return word.replace("-", "").isalpha() and len(word) > 2 and not known


def _name(run: Sequence[str]) -> Name:
    return names.split([re.sub(r"['’]s$", "", word) for word in run])
