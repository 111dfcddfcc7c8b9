"""Several people one wish is for: "one for Olivia and one for Owen", "me and my husband", "mis dos hijos". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.people import for_other, nicknames
from appliance.dialogue.people.given_names import GIVEN
from appliance.dialogue.people.name_words import STOPS, TITLES
from appliance.dialogue.words import MAX_CHARS, fold, listed, plain


@dataclass(frozen=True, slots=True)
class ForWhom:
    """One of them, as far as the words tell."""

    given: str = ""
    """As said; "" when no name was."""
    own: bool = False
    """Whether it is the caller."""


MOST = 4
"""People of one wish who are served one after the other."""
MOST_BEFORE = 3
"""Names of one person before the last."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.?!;,]")
_OWN_NEXT = (["my"], ["myself"], ["me"], ["mi"], ["yo"])
"""What follows an "and" that joins no second name."""
_KIN = re.compile(rf"(?:{for_other.CHILD}|{for_other.ADULT})")
_PLURAL = re.compile(r"(?:\w+s|children)")
_OWNERS = frozenset(listed("my our the mi mis nuestro nuestra nuestros nuestras his her su"))
_BETWEEN = frozenset(
    listed(
        "older younger oldest youngest little big other two three four year month old baby twin new mayor menor "
        "mayores menores otro otra dos tres cuatro both ambos chico chica grande pequeno pequena"
    )
)
"""Words between a determiner and the person."""
_SELF = frozenset(listed("me myself yo"))
_JOINS = frozenset(listed("and y e also then plus tambien luego"))
_SHARES = frozenset(listed("one another an a una uno otra otro la"))
_FOR = frozenset(listed("for para"))
_LEADS = _FOR | frozenset(
    listed("bring in book schedule cancel move reschedule see take get of de a traer llevar cancelar mover cambiar ver")
)
"""Words before a list of people a visit is for."""
_NEEDS = frozenset(listed("both each need needs want would have appointments visits necesitamos queremos ocupamos"))
"""Words after a list of people who want something."""
_NOT_NAMED = frozenset(listed("dr dra doctor doctora with con is im soy habla llamo"))
_NO_NAMES = (
    frozenset(MONTHS)
    | STOPS
    | TITLES
    | frozenset(listed("medicaid medicare aetna cigna covid spanish english thanksgiving christmas easter halloween"))
)
_COUNTED = {"both": 2, "two": 2, "dos": 2, "ambos": 2, "ambas": 2, "three": 3, "tres": 3, "four": 4, "cuatro": 4}
_MANY = (
    r"(?:kids|children|sons|daughters|boys|girls|babies|toddlers|teens|teenagers|stepsons|stepdaughters|grandchildren|"
    r"grandkids|hij[oa]s|hijit[oa]s|nin[oa]s|niet[oa]s|bebes|muchach[oa]s|hermanit[oa]s|chiquit[oa]s)"
)
_NUMBER = re.compile(
    r"(?<! have)(?<! got)(?<! had)(?<! tengo)(?<! tiene) (both|two|three|four|dos|tres|cuatro|ambos|ambas)(?: of)?"
    rf"(?: (?:my|our|the|mis|los|las|nuestr[oa]s))?(?: (?:little|young|small|pequen[oa]s))? {_MANY} "
    rf"| all (two|three|four) of (?:my|our|the) {_MANY} "
)
_PAIR = re.compile(
    r" (?:my|our|the|mis|l[oa]s|nuestr[oa]s) (?:twins|gemel[oa]s|cuat(?:es|as)|mellizos) | (?:my|our) parents "
)
_OF_US = re.compile(r" (?:both|the two|two) of us | (?:nosotr[oa]s dos|para los dos|nosotros ambos) ")
_VISIT_OF = re.compile(
    r"(?<!dr )(?<!dr\. )(?<!doctor )\b([^\W\d_]+)['’]s (?:\w+ )?(?:"
    r"appointment|visit|check ?up|cleaning|physical|exam|shots?|follow[ -]?up)\b|"
    r"\b(?:cita|consulta|visita|limpieza|revisi[oó]n|chequeo|vacuna) de ([^\W\d_]+)\b",
    re.IGNORECASE,
)


_KIN_OF = rf"(?:{for_other.CHILD}|{for_other.ADULT})"
_VISITS_EN = r"(?:appointment|visit|check[- ]?up|cleaning|physical|exam|follow[- ]?up)"
_MINE_EN = rf"(?:my (?:\w+ )?{_VISITS_EN}|mine)"
_MINE_ES = r"(?:mi (?:cita|consulta|limpieza|revisi[oó]n|chequeo|examen|turno)|la m[ií]a)"
_TOO = r"(?:(?:also|then|tambi[eé]n|adem[aá]s) )?"
_NO_MORE_THAN_TOLD = (
    r"(?! (?:\w+ )?(?:is|are|was|were|isn['’]?t|aren['’]?t|overlap\w*|clash\w*|conflict\w*|stays?|can stay|works|"
    r"est[aá]n?|es|son|se qued\w+|chocan|caen|coinciden)\b(?!.*\b(?:both|them|las dos|ambas)\b))"
)
"""What follows where one of two visits is only told of: "and my husband's appointment are at the same time"."""
_MINE_AND_THEIRS = re.compile(
    rf"\b{_MINE_EN} and {_TOO}my {_KIN_OF}['’]s"
    r"(?= (?:(?:appointment|visit|one)\b|(?:too|also|as well|to|for|on|at|please)\b)|\W*$)"
    rf"{_NO_MORE_THAN_TOLD}|\b{_MINE_ES} y {_TOO}la (?:cita |consulta )?de mi {_KIN_OF}\b{_NO_MORE_THAN_TOLD}",
    re.IGNORECASE,
)
_THEIRS_AND_MINE = re.compile(
    rf"\bmy {_KIN_OF}['’]s (?:(?:\w+ )?{_VISITS_EN} )?and {_TOO}(?:mine|my own)\b{_NO_MORE_THAN_TOLD}|"
    rf"\bmy {_KIN_OF}s (?:\w+ )?{_VISITS_EN} and {_TOO}(?:mine|my own)\b{_NO_MORE_THAN_TOLD}|"
    rf"\bmy {_KIN_OF}['’]?s and my (?:own )?{_VISITS_EN}s\b{_NO_MORE_THAN_TOLD}|"
    rf"\bla (?:cita |consulta )?de mi {_KIN_OF} y {_TOO}la m[ií]a\b{_NO_MORE_THAN_TOLD}",
    re.IGNORECASE,
)
""" "My physical and my wife's", "la de mi hijo y la mía"."""


def read(text: str) -> tuple[ForWhom, ...]:
    """Two to four people in the order told; empty where a text tells of one, or not how many. Never raises."""
    found = _listed(text[:MAX_CHARS])
    if len(found) > 1:
        return found[:MOST]
    spoken = plain(text)
    if number := _NUMBER.search(spoken):
        return (ForWhom(),) * min(MOST, _COUNTED[number[1] or number[2]])
    if _OF_US.search(spoken):
        return (ForWhom(own=True), ForWhom())
    if _MINE_AND_THEIRS.search(text[:MAX_CHARS]):
        return (ForWhom(own=True), ForWhom())
    if _THEIRS_AND_MINE.search(text[:MAX_CHARS]):
        return (ForWhom(), ForWhom(own=True))
    return (ForWhom(), ForWhom()) if _PAIR.search(spoken) else ()


def owner(text: str) -> str:
    """The given name of whose visit a text is about: "Owen's appointment", "la cita de Luis"; "" when nobody's is."""
    for found in _VISIT_OF.finditer(text[:MAX_CHARS]):
        if is_name(found[1] or found[2]):
            return (found[1] or found[2]).capitalize()
    return ""


def _listed(text: str) -> tuple[ForWhom, ...]:
    heard = _WORD.findall(text)
    words = [re.sub(r"['’]s$", "", word) for word in map(fold, heard)]
    longest: tuple[ForWhom, ...] = ()
    for at in range(len(words)):
        run, end = _run(heard, words, at)
        if len(run) > max(1, len(longest)) and _wanted(words, at, end, run) and not _is_told(heard, words, at):
            longest = run
    return longest


def _is_told(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the rest of a name that is told stands here: the Carter of "this is Emily Carter and I need"."""
    back = at - 1
    while back >= 0 and at - back <= MOST_BEFORE and heard[back][:1].isupper() and is_name(heard[back]):
        back -= 1
    return 0 <= back < at - 1 and words[back] in _NOT_NAMED


def _wanted(words: Sequence[str], at: int, end: int, run: Sequence[ForWhom]) -> bool:
    """Whether a list of people stands where those stand whom a visit is for."""
    before, after = words[at - 1] if at else "", words[end] if end < len(words) else "."
    if before in _NOT_NAMED:
        return False
    led = before in _LEADS or before.endswith(("kids", "hijos", "children", ","))
    if words[end - 1] == "i":
        joined = words[end - 2] in _JOINS  # "this is Rachel Bennett, I need" names one person
        return (
            after in ("both", "each")
            or (led and after in {*".?!;,", "please"})
            or (not led and joined and after in _NEEDS)
        )
    return led or after in _NEEDS


def _run(heard: Sequence[str], words: Sequence[str], at: int) -> tuple[tuple[ForWhom, ...], int]:
    """The people listed from here, and where the list ends."""
    found: list[ForWhom] = []
    end = at
    while (one := _person(heard, words, at, first=not found)) is not None:
        found.append(one[0])
        end = at = one[1]
        at = _over(words, at)
        if at == end:
            break
    return tuple(found), end


def _over(words: Sequence[str], at: int) -> int:
    """Past what joins two people: "and one for", "y otra para", ", "; where it stood when nothing does."""
    start = at
    while at < len(words) and words[at] in {*_JOINS, ","}:
        at += 1
    if at == start:
        return start
    while at < len(words) and words[at] in _SHARES - _SELF:
        at += 1
    return at + 1 if at < len(words) and words[at] in _FOR else at


def _person(heard: Sequence[str], words: Sequence[str], at: int, *, first: bool) -> tuple[ForWhom, int] | None:
    if at >= len(words):
        return None
    if words[at] in _SELF or (words[at] == "i" and not first):
        return ForWhom(own=True), at + 1
    own = words[at] in _OWNERS
    start = at + own
    while own and start < len(words) and words[start] in _BETWEEN:
        start += 1
    kin = start < len(words) and (own or not first) and bool(_KIN.fullmatch(words[start]))
    if kin:
        return _relative(heard, words, start)
    if words[at] == "mi":
        return ForWhom(own=True), at + 1
    begins = at == 0 or words[at - 1] in {*".?!"}
    if own or not is_name(heard[at].lower() if begins else heard[at]):
        return None
    end = at + 1
    if end < len(words) and heard[end][:1].isupper() and is_name(heard[end]) and not _owns(heard[at]):
        end += 1
    return ForWhom(re.sub(r"['’]s$", "", heard[at]).capitalize()), end


def _relative(heard: Sequence[str], words: Sequence[str], at: int) -> tuple[ForWhom, int] | None:
    """A relative and their name, if it is told; "my kids, Olivia and Owen" begins a list of names."""
    many = bool(_PLURAL.fullmatch(words[at])) and not _owns(heard[at])
    after = at + 1
    if after < len(words) and words[after] == "," and (many or _one_alone(heard, words, after + 1)):
        after += 1
    if after < len(words) and is_name(heard[after]) and words[after] not in _JOINS:
        name = re.sub(r"['’]s$", "", heard[after]).capitalize()
        return ForWhom(name), after + 1
    return None if many else (ForWhom(), at + 1)


def _one_alone(heard: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether one name ends what is said here: "for my husband, Peter Lee"; not "my husband, Olivia and Owen"."""
    end = at
    while end < len(words) and end - at < MOST_BEFORE and heard[end][:1].isupper() and is_name(heard[end]):
        end += 1
    after = end + 1 if words[end : end + 1] == [","] else end
    if end > at and after == end and words[end : end + 1] and words[end] in _JOINS:
        return words[end + 1 : end + 2] in _OWN_NEXT  # "my son, Owen and my daughter"
    if end == at or after >= len(words):
        return end > at
    after += words[after] in _JOINS
    return not (after < len(words) and heard[after][:1].isupper() and is_name(heard[after]))


def _owns(word: str) -> bool:
    return word.lower().endswith(("'s", "’s"))


def is_name(word: str) -> bool:
    """Whether a word, as it was heard, may be somebody's given name."""
    bare = fold(re.sub(r"['’]s$", "", word))
    known = bare in GIVEN or (nicknames.is_given(bare) and word[:1].isupper())
    return len(bare) > 2 and (known or (word[:1].isupper() and not word.isupper() and bare not in _NO_NAMES))
