"""The clinic's own words in what a caller says: providers, and kinds of visit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from appliance.clinic.people import Provider
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import VisitType
from appliance.dialogue.identity import alike
from appliance.dialogue.people import repair, turned_down
from appliance.dialogue.words import listed, plain, tokens

_TITLES = frozenset(listed("doctor doctora dr dra doc with con miss ms mrs hygienist dentist el la"))
_ANYONE = re.compile(
    r" (?:anyones?|anybodys?|any one|any (?:doctor|provider|of them|dentist|available)|whoevers?|whichever|"
    r"either(?: one)?|doesnt matter|no preference|dont (?:care|mind)|"
    r"first available|(?:no one|nobody|anyone|anybody) (?:special|in particular)|not really|cualquiera|"
    r"(?:con )?nadie en (?:particular|especial|especifico)|"
    r"cualquier (?:doctor|doctora|persona|proveedor)|quien sea|(?:el|la) que (?:este|sea)|"
    r"no (?:me )?importa(?: quien)?|me da igual|da igual|da lo mismo|es igual|(?:me es |soy )?indiferente|"
    r"con quien (?:sea|haya|pueda)|no tengo preferencia|sin preferencia|"
    r"el primero|quien este|whos available|open to anyone) "
)
_OTHER_PROVIDER = re.compile(
    r" (?:(?:an)?other (?:doctor|provider|dentist|one)|someone else|otro doctor|otra doctora|"
    r"otra persona|el otro|la otra) "
)
LIKE_NAME = 0.82
"""Likeness of a heard surname to a provider's."""
LIKE_WORD = 83
"""Likeness in percent of heard words to a visit's name, on rapidfuzz's scale."""


def anyone(plain_text: str) -> bool:
    """Whether the caller would see anyone."""
    return bool(_ANYONE.search(plain_text))


_NO_MATTER = re.compile(
    r" (?:soonest|earliest|quickest|as soon as (?:possible|you can)|asap|you (?:pick|choose|decide)|up to you|"
    r"surprise me|any (?:is|are|one is) fine|make (?:no|a|any|much) difference|(?:what|whatever) (?:do )?you "
    r"(?:have|got) (?:open |free )?(?:first|soonest|next)|mas (?:pronto|rapido)|lo antes posible|cuanto antes|"
    r"usted (?:diga|escoja|decida)|como (?:usted )?(?:quiera|guste)) "
)


_SOMEBODY = re.compile(
    r" (?:doctora? (?!(?:is|that|who|with|you|que|con|disponible|available) )\w+|una? doctora?|dra?|woman|man|female|"
    r"male|"
    r"lady|mujer|hombre|(?:same|usual|regular|mism[oa]|my|mi) (?:\w+ )?(?:doctora?|one|dentista?|provider|pediatr\w+)|"
    r"(?:de|la|el) siempre|hygienist|higienista) "
)


def no_matter(plain_text: str) -> bool:
    """Whether an answer to whom one would see puts the time first, or leaves it open: "whatever is soonest"; not "a
    woman, as soon as possible"."""
    return bool(_NO_MATTER.search(plain_text)) and not _SOMEBODY.search(plain_text)


_WILL_DO = re.compile(
    r" (?:(?:with|see) (?:just )?(?:anyone|anybody|whoever|any (?:doctor|provider|dentist))|(?:anyone|"
    r"anybody|whoever|any "
    r"(?:doctor|provider|dentist))(?:s| is| will| would)? (?:available|fine|ok|okay|good|free|works?|do|can see)|"
    r"no preference|(?:dont|doesnt) (?:care|matter|mind) (?:who|which doctor)|con (?:quien sea|cualquiera|"
    r"cualquier (?:doctora?|persona|dentista))|(?:quien sea|cualquiera) (?:esta bien|que (?:este|haya|tenga))|"
    r"no (?:me )?importa (?:con )?quien|(?:me )?da (?:igual|lo mismo) (?:con )?(?:quien|(?:el|que|cual) doctora?)|"
    r"(?:no one|nobody|nadie) (?:in particular|special|en particular|en especial)|"
    r"(?:whoever|anyone|anybody) (?:(?:has|have|with|who has|that has|can do|can get|can do it|is|at) )?(?:the |an? )?"
    r"(?:earliest|soonest|first|next|open\w*|quickest)|(?:con )?(?:el|la|quien) que (?:tenga|este|haya|pueda) "
    r"(?:lo |la |el )?(?:mas (?:pronto|temprano|cerca\w*)|primer\w*|antes|lugar|disponible|libre)) "
)
_ENDS_WITH_ANYONE = re.compile(
    r" (?!(?:see|there|by|to|from|for|of|tell|is|isnt|if|does|do|did|can|call|ask|reach|hear|about|got|has|hasnt|"
    r"havent|seen|know|need|with|without|hold|want|or|find|a|para|si|es|hay|diga|digale) )\w+ "
    r"(?:anyone|anybody|whoever|cualquiera|quien sea)(?: (?:please|really|por favor|thanks|gracias))? $"
)
"""A word for anyone that a wish ends with: "a flu shot, anyone"."""


def anyone_will_do(plain_text: str) -> bool:
    """Whether a text says, without being asked, that anyone is fine."""
    return bool(_WILL_DO.search(plain_text) or _ENDS_WITH_ANYONE.search(plain_text))


_WOMAN = re.compile(r" (?:woman|female|lady|mujer|una doctora|senora) ")
_MAN = re.compile(r" (?:man|male|guy|gentleman|hombre|un doctor|varon) ")


def feminine(plain_text: str) -> bool | None:
    """Whether a woman is asked for, or a man; None where neither is, or both."""
    woman, man = bool(_WOMAN.search(plain_text)), bool(_MAN.search(plain_text))
    return woman if woman is not man else None


_BY_A_WOMAN = re.compile(
    r" (?:(?:woman|female|lady) (?:doctor|provider|physician|dentist|pediatrician|practitioner)|(?:doctor|provider|"
    r"dentist|someone|somebody) (?:who is|whos|thats|that is) (?:a )?(?:woman|female)|(?:by|with|see) a (?:woman|"
    r"female)|(?<!otra )(?:con|prefiero|quiero|quisiera|ver a|necesito) una (?:doctora|dentista mujer|mujer)"
    r"(?! (?:nueva|que habla|llamada))|doctora mujer|que sea (?:una )?(?:mujer|doctora)|"
    r"(?:vea|atienda|revise) una (?:mujer|doctora)) "
)
_BY_A_MAN = re.compile(
    r" (?:(?:male|man) (?:doctor|provider|physician|dentist|pediatrician|practitioner)|(?:doctor|provider|dentist|"
    r"someone|somebody) (?:who is|whos|thats|that is) (?:a )?(?:man|male)|(?:by|with|see) a (?:man|male)|"
    r"doctor (?:que sea )?hombre|que sea (?:un )?hombre|(?:con|vea|atienda|revise) un hombre) "
)


def feminine_wanted(plain_text: str) -> bool | None:
    """The same, said before anybody was asked for, where "a doctor" is no man yet."""
    woman, man = bool(_BY_A_WOMAN.search(plain_text)), bool(_BY_A_MAN.search(plain_text))
    return woman if woman is not man else None


_USUAL = re.compile(
    r" (?:usual|regular|normal|same|own|primary) (?:doctor|one|dentist|provider|hygienist)|(?:el|la|"
    r"doctora?) de siempre|mi (?:doctora?|dentista)|who i (?:always|usually|normally) see|my (?:doctor|dentist) "
)


def usual(plain_text: str) -> bool:
    """Whether the caller asks for the one they always see, and says no name."""
    return bool(_USUAL.search(plain_text))


_WHO_THERE_IS = re.compile(
    r" (?:who|what (?:doctors|dentists|providers)|which (?:doctors|ones|providers)|what are (?:my|the) (?:options|"
    r"choices)|"
    r"who all|quien(?:es)?|que (?:doctor\w*|dentistas?)|cual(?:es)?) (?:\w+ )?(?:do you|you|yall|is there|are there|"
    r"are they|works?|hay|tienen?|son|atienden?|trabajan?|estan?)(?: \w+)* $"
)
_NO_CHOICE = re.compile(
    r" (?:(?:dont|do not|doesnt) (?:really )?(?:know|have (?:a |any )?preference|care|mind)|not sure|no idea|no "
    r"preference|"
    r"(?:you|u) (?:pick|choose|decide|tell me)|up to you|no (?:lo )?se|ni idea|no conozco a (?:nadie|ninguno)|"
    r"(?:usted|ustedes) (?:diga\w*|escoja\w*|decidan?)) "
)


def asks_who_there_is(plain_text: str) -> bool:
    """Whether the caller asks whom they could see: "who do you have", "¿quién hay?"."""
    return bool(_WHO_THERE_IS.search(plain_text))


def has_no_choice(plain_text: str) -> bool:
    """Whether the caller, asked whom they would see, leaves it to us: "I don't know", "usted diga"."""
    return bool(_NO_CHOICE.search(plain_text))


def other_provider(plain_text: str) -> bool:
    """Whether the caller asks for somebody else than the one just named."""
    return bool(_OTHER_PROVIDER.search(plain_text))


def provider(text: str, clinic: Clinic) -> Provider | None:
    """The one provider a text names: by family name as it sounds, by given name after a title, or by alias."""
    words, _ = _parted(text, clinic)
    spoken = " ".join(words)
    for each in clinic.providers:
        if any(_is_called(spoken, " ".join(tokens(alias)), each) for alias in each.aliases):
            return each
    scored = sorted(((_score(words, each), -at) for at, each in enumerate(clinic.providers)), reverse=True)
    several = sum(score >= LIKE_NAME for score, _ in scored) > 1 and _OR.search(f" {spoken} ")
    return clinic.providers[-scored[0][1]] if scored and scored[0][0] >= LIKE_NAME and not several else None


def refused(text: str, clinic: Clinic) -> str | None:
    """The id of the one provider whom a text will not have: "anyone but Doctor Kim"."""
    _, words = _parted(text, clinic)
    return next((each.id for each in clinic.providers if tokens(each.family)[-1] in words), None)


def _parted(text: str, clinic: Clinic) -> tuple[list[str], list[str]]:
    """The words of a text, and those that name whom it will not have."""
    return turned_down.split(text, {word for each in clinic.providers for word in tokens(each.given)})


MOST_WORDS = 8
"""Of an answer without a "doctor" or "with" in it that may be a name as it was heard."""
_TITLED = re.compile(r" (?:doctora?|dra?|with|con|see|ver) ")


def misheard(text: str, clinic: Clinic) -> Provider | None:
    """The one provider whose name or alias sounds like what was said, when a provider was asked for."""
    if len(text.split()) > MOST_WORDS and not _TITLED.search(plain(text)):
        return None
    called = {each.id: (each.family, *each.aliases) for each in clinic.providers}
    said = _NO_MATTER.sub(" ", f" {' '.join(_parted(text, clinic)[0])} ").strip()
    key = repair.pick((said,), called).key
    return clinic.provider(key) if key else None


_ROLES = (
    "nurse practitioner",
    "physician assistant",
    *listed("hygienist pediatrician dentist nurse therapist dermatologist cardiologist gynecologist orthodontist"),
    *listed("higienista pediatra enfermera dermatologo ginecologa ginecologo cardiologo terapeuta ortodoncista"),
)
_REFUSED = frozenset(listed("not no except menos excepto"))
_AFTER_TITLE = re.compile(
    r"\b(?:doctora?|drs?|dras?|doc)\.?\s+(?:(?:de|del|la|las|los|van|von|"
    r"[A-ZÁÉÍÓÚÑ]\.)\s+)*([^\W\d_]+(?:[-'’][^\W\d_]+)*)",
    re.IGNORECASE,
)
_OR = re.compile(r" (?:or|o) ")
_NO_SURNAME = frozenset(
    listed(
        "please que who for at on in i is was there instead today tomorrow or y o por en no yet if about to and de con"
    )
)


def provider_by_form(text: str) -> str:
    """A provider named by form alone, "doctor X" or a role, for whom the clinic may have no entry; "" when none is.

    One after "not" is passed over. The name is as heard: "Villaseñor".
    """
    named: list[str] = []
    for found in _AFTER_TITLE.finditer(text[:2000]):
        before = tokens(text[: found.start()])[-2:]
        if _REFUSED.isdisjoint(before) and not {*tokens(found[1])} & _NO_SURNAME:
            named.append(re.sub(r"['’]s$", "", found[1][:1].upper() + found[1][1:]))
    if named:
        return "" if len(named) > 1 and _OR.search(f" {' '.join(tokens(text))} ") else named[0]
    spoken = f" {' '.join(tokens(text))} "
    return next((role for role in _ROLES if f" {role} " in spoken), "")


def titled(plain_text: str, who: Provider) -> bool:
    """Whether a provider's family name is said after a title, so that it is not the caller's own name."""
    family = " ".join(tokens(who.family))
    return any(f" {title} {family} " in plain_text for title in ("doctor", "doctora", "dr", "dra", "with", "con"))


def _is_called(spoken: str, alias: str, who: Provider) -> bool:
    """Whether an alias is said; a bare given name counts only after "with", "see" or a title."""
    if not alias or f" {alias} " not in f" {spoken} ":
        return False
    if alias != " ".join(tokens(who.given)):
        return True
    return any(f" {lead} {alias} " in f" {spoken} " for lead in (*sorted(_TITLES - {"el", "la"}), "see", "ver a"))


def _score(words: Sequence[str], who: Provider) -> float:
    family, given = " ".join(tokens(who.family)), " ".join(tokens(who.given))
    best = 0.0
    for index, word in enumerate(words):
        titled = index > 0 and words[index - 1] in _TITLES
        if len(word) < 3 or word in _TITLES:
            continue
        likeness = alike(word, family)
        best = max(best, likeness if titled else likeness - 0.1 if likeness < 1 else likeness)
        if word == given and (titled or words[index + 1 : index + 2] == [family]):
            best = max(best, 0.95)
        if titled and index + 1 < len(words):
            best = max(best, alike(word + words[index + 1], family))
    return best


def visit_type(text: str, clinic: Clinic) -> VisitType | None:
    """The kind of visit a text names: a telling name before a vague one, the default kind last, else the longest."""
    spoken = _MISHEARD.sub(lambda found: f" {found[1] or ''}{_MEANT[found[2]]}", plain(text))
    words = [word for word in spoken.split() if word not in _ARTICLES]
    runs = [(kind, run) for kind in clinic.visit_types for run in _names_of(kind)]
    there = {wanted for wanted in {run[0] for _, run in runs} if _any_same(words, wanted)}
    best: tuple[tuple[bool, bool, int], VisitType] | None = None
    for kind, run in runs:
        if run[0] in there and _heard(words, run):
            weight = (not kind.default, _VAGUE.isdisjoint(run), len("".join(run)))
            if best is None or weight > best[0]:
                best = (weight, kind)
    return best[1] if best else None


_ARTICLES = frozenset(listed("a an the el la los las un una unos unas al de del"))
"""Left out on both sides: "me duele una muela" is "me duele la muela"."""
_VAGUE = frozenset(listed("new first see appointment visit nuevo nueva primera ver cita consulta"))
"""Words in a kind's name that say little: "see the dentist" gives way to "toothache"."""


@lru_cache(maxsize=256)
def _names_of(kind: VisitType) -> tuple[tuple[str, ...], ...]:
    named = (kind.spoken_en, kind.spoken_es, *kind.words_en, *kind.words_es)
    runs = [tuple(word for word in tokens(phrase) if word not in _ARTICLES) for phrase in named]
    return tuple(run for run in runs if run)


def _heard(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the words hold this run, give or take a letter or two of its long words."""
    size = len(run)
    for start in range(len(words) - size + 1):
        if _same(words[start], run[0]) and all(map(_same, words[start + 1 : start + size], run[1:])):
            return True
    return False


_NOT_MISHEARD = frozenset(
    listed(
        "killing billing falling willing failing filing check checks follow vacation vacations learning leaning "
        "clearing cries carries cares calories ellen lleno esfuerzo entrada encerrada cordon"
    )
)
"""Words of their own that are near a kind of visit: a vacation is no vaccination."""


_MEANT = {"filing": "filling", "clearing": "cleaning", "check": "checkup", "follow app": "follow up"}
_MISHEARD = re.compile(
    r" ((?:an?|my|his|her|teeth|tooth|dental) (?=filing|clearing)|(?:annual|yearly|dental|teeth|wellness|physical) "
    r"(?=check )|(?<!with )just an? (?=check (?:$|please|for (?:me|my)|today))|(?=follow app ))"
    r"(filing|clearing|check|follow app)"
    r"(?= )(?! (?:claims?|department|questions?|status|fees?|deadline|system|cabinet|taxes|house|of|from|bounced|"
    r"for (?:taxes|disability|benefits)|in the mail) )"
)
"""A kind of visit heard as another word, where an article or its place tells: "I need a filing"."""


def _any_same(words: Sequence[str], wanted: str) -> bool:
    """As `_same`, of any of the words."""
    if wanted in words or wanted + "s" in words:
        return True
    return len(wanted) >= 5 and process.extractOne(wanted, words, scorer=fuzz.ratio, score_cutoff=LIKE_WORD) is not None


def _same(got: str, wanted: str) -> bool:
    if got in (wanted, wanted + "s"):
        return True
    return got not in _NOT_MISHEARD and len(wanted) >= 5 and fuzz.ratio(got, wanted) >= LIKE_WORD
