"""The meaning of one turn: wishes, and the blanks it fills. Never an instruction: words only fill blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from appliance.clinic.people import Lang
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import VisitType
from appliance.dialogue import languages, when
from appliance.dialogue.answers import another_time, reservation, which_of, yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates import roundabout
from appliance.dialogue.dates.calendar_days import month_end
from appliance.dialogue.dates.clock_words import OFFICE, Window
from appliance.dialogue.meaning import (
    another_kind,
    caller_name,
    doctor_wanted,
    intents,
    no_name,
    other_doctor,
    pairs,
    relayed,
    second_wish,
    settled,
    visit_words,
    wishes,
)
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.meaning.pairs import Part
from appliance.dialogue.meaning.wish_model import WishModel
from appliance.dialogue.meaning.wishes import Wishes
from appliance.dialogue.people import (
    birth,
    birth_beside,
    for_other,
    glossary,
    names,
    opening_names,
    phone,
    several,
    spelling,
)
from appliance.dialogue.people.names import Name
from appliance.dialogue.people.several import ForWhom
from appliance.dialogue.when import When
from appliance.dialogue.words import fold, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a turn says. None, empty and False mean it was not said."""

    text: str
    plain: str
    """The folded words, one space between and around them."""
    intents: frozenset[Intent] = frozenset()
    wishes: Wishes = field(default_factory=Wishes)
    """Likeliest first, where any wish may come; `intents` holds them too."""
    yes: bool | None = None
    provider: str | None = None
    not_with: str | None = None
    """A provider who is refused."""
    anyone: bool = False
    other_provider: bool = False
    visit_type: str | None = None
    instead: str | None = None
    """A kind of visit in place of the one named before it."""
    when: When = field(default_factory=When)
    births: tuple[date, ...] = ()
    phone: str = ""
    """Digits without the country's 1; perhaps not all of them."""
    name: Name | None = None
    letters: str = ""
    choice: int | None = None
    """0-based; -1 is the last one."""
    lang: Lang | None = None
    """A language asked for by name."""
    for_other: bool = False
    people: tuple[ForWhom, ...] = ()
    """Where the same is wanted for several people: each of them."""
    also: Meaning | None = None
    """A second visit to see to, where a turn tells of two."""

    @property
    def agrees(self) -> bool | None:
        """`yes`, but None for a yes with a condition, a question or a correction beside it: nothing is done on that."""
        return None if self.yes and reservation.reserves(self.plain) else self.yes

    @property
    def empty(self) -> bool:
        """Whether nothing at all was understood."""
        blanks = (self.provider, self.anyone, self.visit_type, self.births, self.phone, self.name, self.letters)
        return not (self.intents or self.when.said or any(blanks)) and self.yes is None and self.choice is None

    @property
    def wants_more(self) -> bool:
        """Whether a visit is to be booked or changed, or a blank of one is filled."""
        visits = self.intents & {Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME}
        return bool(visits or self.when.said or self.births or self.phone or self.provider or self.visit_type)

    @property
    def says_more(self) -> bool:
        """Whether a turn that asks for a language also says something else."""
        return self.wants_more or self.yes is False


def understand(
    text: str, *, lang: Lang, asked: Asked, clinic: Clinic, today: date, model: WishModel | None = None
) -> Meaning:
    """Read one turn in the light of what was asked. Never raises."""

    def one(said: str) -> Meaning:
        return _understand(said, lang=lang, asked=asked, clinic=clinic, today=today, model=model)

    def kind(said: str) -> str | None:
        found = glossary.visit_type(said, clinic)
        return found.id if found and not found.default else None

    def again(said: str) -> Meaning:
        return understand(said, lang=lang, asked=asked, clinic=clinic, today=today, model=model)

    if asked in OPEN and (parts := pairs.read(text)):
        return _one_by_one([_as_told(again(part.text), part) for part in parts])
    both = (second_wish.split(text) or second_wish.kinds(text, kind)) if asked in OPEN else None
    if not both:
        whole = one(text)
        beside = second_wish.for_staff(text, kind) if asked in OPEN else None
        if beside is None or _holds_both(whole):
            return whole
        both = beside
    return replace(one(both[0]), also=again(both[1]))


def _holds_both(meaning: Meaning) -> bool:
    """Whether a turn was understood to want a visit and something of staff."""
    labels = set(meaning.wishes.labels)
    told = meaning.visit_type or meaning.when.said or "new" in labels
    visit = (Intent.NEW in meaning.intents and told) or labels & {"move", "cancel"}
    return bool(labels & _FOR_STAFF and visit)


def _as_told(meaning: Meaning, part: Part) -> Meaning:
    """The words about one of two visits: what is done with it, and whose it is, stands beside the verb."""
    visits = (Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME)
    told = [label for label in meaning.wishes.labels if wishes.tells(part.text, label)]
    others = [label for label in told if label not in wishes.VISITS]
    return replace(
        meaning,
        intents=meaning.intents.difference(visits) | {Intent(part.label)},
        wishes=Wishes((part.label, *others), share=1.0),
        people=(part.whom,) if part.whom else (),
    )


def _one_by_one(told: Sequence[Meaning]) -> Meaning:
    """Several visits to see to, the first of them first."""
    *before, last = told
    for meaning in reversed(before):
        last = replace(meaning, also=_one_by_one([meaning.also, last]) if meaning.also else last)
    return last


def _understand(
    text: str, *, lang: Lang, asked: Asked, clinic: Clinic, today: date, model: WishModel | None
) -> Meaning:
    spoken = plain(text)
    found = wishes.read(text, model) if asked in OPEN else Wishes()
    births = birth.read(text, lang, today) if asked is Asked.DOB or birth_beside.told(spoken, asked, today) else ()
    rest = birth_beside.without(text) if births else text
    number = phone.read(rest, lang) if not births or rest != text or asked is Asked.PHONE else ""
    named_number = number if asked is Asked.PHONE or len(number) >= phone.LOCAL else ""
    names_asked = asked in (Asked.NAME, Asked.SPELL_LAST_NAME)
    other_time = not births and len(named_number) < phone.LOCAL and another_time.told(spoken, asked)
    named_number = "" if other_time else named_number
    who = glossary.provider(text, clinic) or (glossary.misheard(text, clinic) if asked is Asked.PROVIDER else None)
    listens_for_when = not named_number and asked not in another_time.NO_TIMES
    told = asked is Asked.DATE_TIME and another_kind.on_the_books(spoken)
    kind = None if told else _kind(text, spoken, found, asked, clinic)
    found, wanted = _settled(found, intents.read(spoken) | _to_be_put_through(spoken, asked), spoken, asked)
    of_patient = caller_name.without(rest)
    owned = _owner(of_patient, wanted) if asked in OPEN else ""
    name = caller_name.owner(text) or names.read(of_patient, asked=names_asked)
    name = _named_openly(of_patient, name, owned) if asked in OPEN else name
    dated = bool(births) or asked is Asked.DOB or (names_asked and bool(no_name.COUNTS.search(spoken)))
    if name and no_name.told(name, wanted, births=dated, asked=names_asked):
        name = None
    if who and name and fold(who.family) in fold(name.full) and not glossary.titled(spoken, who):
        who = None
    return Meaning(
        text=text,
        plain=spoken,
        intents=wanted | _finer(found),
        wishes=found,
        yes=yes_no.read(spoken, asked),
        provider=who.id if who else None,
        not_with=glossary.refused(text, clinic),
        anyone=glossary.anyone(spoken) or (asked is Asked.PROVIDER and not who and glossary.no_matter(spoken)),
        other_provider=glossary.other_provider(spoken),
        visit_type=kind.id if kind else None,
        instead=another_kind.read(text, clinic) if asked not in OPEN else None,
        when=_beside(births, _when(rest, lang, Asked.DATE_TIME if other_time else asked, today, clinic))
        if listens_for_when or (other_time and not name) or (_SAYS_DAY.search(spoken) and not births)
        else _among_facts(rest, lang, asked, today, clinic),
        births=births,
        phone=named_number,
        name=name,
        letters=spelling.read(text) if names_asked or " spell" in spoken else "",
        choice=which_of.read(plain(rest)),
        lang=languages.asked_for(text),
        for_other=for_other.read(spoken) or of_patient != rest or _is_named(owned, name),
        people=several.read(text) if asked in OPEN else (),
    )


def _to_be_put_through(spoken: str, asked: Asked) -> frozenset[Intent]:
    """A doctor to speak to is a person to be fetched, but for who is asked whom they would see."""
    fetched = asked not in (Asked.VISIT_TYPE, Asked.PROVIDER) and doctor_wanted.read(spoken)
    there = asked in OPEN and _ANYONE_THERE.search(spoken)
    return frozenset({Intent.HUMAN} if fetched or there else ())


_ANYONE_THERE = re.compile(
    r"^ (?:(?:hi|hello|hey|um|oh|excuse me|hola|bueno|oiga|disculpe|please|and|is there|is|are there|hay) )*"
    r"(?:any(?:one|body)|some(?:one|body)|people|alguien) (?:there |ahi |here |around )?(?:(?:available|working|"
    r"(?:in|at) the office|at the desk|(?:that |who )?(?:i can |can )?(?:talk|speak) (?:to|with)|(?:that|who) can "
    r"(?:help|talk)(?: me)?|en la (?:oficina|clinica)|trabajando|disponible|"
    r"que (?:me )?(?:pueda )?(?:atend|atien|ayud|contest)\w+) )(?:(?:there|here|today|right now|now|ahora|hoy) )*"
    r"(?:(?:please|por favor) )?$"
)
"""Who asks for anybody who can help would talk to them; who only asks whether anybody is there is told who answers."""


def _settled(found: Wishes, wanted: frozenset[Intent], spoken: str, asked: Asked) -> tuple[Wishes, frozenset[Intent]]:
    """The wishes after what plain words settle, where any wish may come."""
    found = _to_pass_on(found, spoken, wanted)
    if asked not in OPEN:
        return found, wanted
    if other_doctor.read(spoken) and not wanted & _NOT_WITH_ANOTHER:
        wanted = (wanted - {Intent.NEW, Intent.NEVER_MIND, Intent.CANNOT_COME}) | {Intent.MOVE}
    return settled.settle(found, wanted, spoken)


_NOT_WITH_ANOTHER = frozenset({Intent.CANCEL, Intent.NEW_PATIENT, Intent.HUMAN})
"""Wishes beside which another doctor is no visit moved."""
OPEN = frozenset({Asked.GREETING, Asked.REASON, Asked.ANYTHING_ELSE})
"""Questions to which anything may be wanted; a day, a name or a plan alone answers none of them."""


def _owner(text: str, wanted: frozenset[Intent]) -> str:
    """The given name of whose visit an opening is about: "Owen's appointment", "I need to cancel Owen's"."""
    found = several.owner(text)
    if found or not wanted & {Intent.MOVE, Intent.CANCEL}:
        return found
    whom = pairs.whose(text)
    return whom.given if whom else ""


def _is_named(owned: str, name: Name | None) -> bool:
    """Whether whose visit it is is the patient: "Owen's checkup", "my daughter Olivia Bennett's checkup"."""
    return bool(owned) and name is not None and fold(owned) in fold(name.full).split()


def _named_openly(text: str, name: Name | None, owned: str) -> Name | None:
    """The patient an opening names by its form, or by whose visit it is about, unless it says a whole name."""
    if name and name.family == "Al":
        name = Name(name.given, "")  # "la cita de Robert al viernes"
    formed = opening_names.read(text)
    if owned and not (name and name.family) and not (formed and formed.family):
        return Name(owned, "")
    return formed if formed and (formed.family or not name) else name


_A_CHILD = rf"(?:\w+ ){{0,4}}(?:(?:{for_other.CHILD}){for_other.AGED}|{for_other.YOUNG})"
_OF_A_CHILD = re.compile(
    rf" (?:for|para|de|del|bring(?:ing)?|traer a|llevar a) (?:my|our|mi|nuestr[oa]|la|el|un|una|her|his|an?) "
    rf"{_A_CHILD} | (?:my|our|mi|nuestr[oa]|an?|una?) {_A_CHILD} (?:(?:who|that|que|is|tiene|y) ){{0,2}}"
    r"(?:(?!i |we |yo )\w+ ){0,2}(?:(?:and|y|who|que) )?(?:needs?|due|necesita|ocupa|toca) | pediatra | pediatrician "
)
_GROWN = re.compile(
    r" (?:1[89]|[2-9]\d|(?:eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?: \w+)?|dieci(?:ocho|nueve)|"
    r"veint\w+|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y \w+)?) (?:years? old|anos) "
)


def _for_a_child(kind: VisitType | None, spoken: str, clinic: Clinic) -> VisitType | None:
    """The kind that a clinic has for children in place of the one named: a check-up of a daughter of four."""
    if kind is None or _GROWN.search(spoken) or not _OF_A_CHILD.search(spoken):
        return kind
    return next((one for one in clinic.visit_types if one.ages and one.instead == kind.id), kind)


def _kind(text: str, spoken: str, found: Wishes, asked: Asked, clinic: Clinic) -> VisitType | None:
    """The clinic's kind of visit that a turn names or, where a visit is wanted, tells."""
    named = _toothache(spoken, clinic) or glossary.visit_type(text, clinic)
    wants_visit = asked is Asked.VISIT_TYPE or "new" in found.labels
    return _for_a_child(named or (_by_reason(spoken, found, clinic) if wants_visit else None), spoken, clinic)


def _toothache(spoken: str, clinic: Clinic) -> VisitType | None:
    """The visit for a tooth that hurts or has lost its crown, where the clinic has one by the usual name."""
    aches = visit_words.hurts(spoken)
    return next((each for each in clinic.visit_types if aches and each.id == "dental_pain"), None)


def _by_reason(spoken: str, found: Wishes, clinic: Clinic) -> VisitType | None:
    """The kind of visit that what is wrong, or what the caller tells, asks for, where the clinic has it by the usual
    name."""
    usual = visit_words.kind(spoken) or found.kind
    return next((each for each in clinic.visit_types if each.id == usual), None)


def _finer(found: Wishes) -> frozenset[Intent]:
    """The wishes that the rules of `intents` do not tell apart."""
    finer = {Intent(label) for label in found.labels if label in _FINER}
    if found.labels[:1] == ("advice",) and not found.ask:
        finer.add(Intent.ADVICE)
    return frozenset(finer | ({Intent.QUESTION} if finer & intents.FOR_STAFF else set()))


_FOR_STAFF = frozenset(intent.value for intent in intents.FOR_STAFF) - wishes.VISITS
_FINER = frozenset(intents.FOR_STAFF | {Intent.WRONG_NUMBER, Intent.SPAM, Intent.ROBOT, Intent.LANGUAGE})
_SAYS_DAY = re.compile(
    r" (?:mon|tues|wednes|thurs|fri|satur)day | (?:lunes|martes|miercoles|jueves|viernes|sabado|tomorrow) "
)


_FIGURES = re.compile(r"[+(]?\d[\d ().\-]{5,}\d")
"""A telephone number written out."""


def _among_facts(rest: str, lang: Lang, asked: Asked, today: date, clinic: Clinic) -> When:
    """A weekday told beside a birthday and a number, where times may be told."""
    bare = _FIGURES.sub(" ", rest)
    told = (
        asked not in another_time.NO_TIMES | {Asked.CONFIRM_YES_NO} and bare != rest and _SAYS_DAY.search(plain(bare))
    )
    return _when(bare, lang, asked, today, clinic) if told else When()


def _when(text: str, lang: Lang, asked: Asked, today: date, clinic: Clinic) -> When:
    bare = asked in (Asked.DATE_TIME, Asked.WHICH_SLOT)
    if asked is Asked.DATE_TIME and roundabout.asks_what_is_open(text):
        return When(soonest=True)
    return when.read(text, lang, today, asked=bare, office=office(clinic))


def _to_pass_on(found: Wishes, spoken: str, wanted: frozenset[Intent]) -> Wishes:
    """Something to be passed on is a message, unless it plainly is a wish of another kind."""
    if "insurance" in found.labels and _CHANGED.search(spoken):
        return replace(found, labels=tuple("update" if one == "insurance" else one for one in found.labels), ask=False)
    leans = (found.labels[:1] == ("refill",) and not _MORE_OF_IT.search(spoken)) or (
        found.labels[:1] == ("human",) and Intent.HUMAN not in wanted
    )
    unsure = found.ask or not found.labels or found.labels[0] in _LEANING or leans
    visits = wanted & {Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME}
    return Wishes(("message",), share=1.0) if unsure and not visits and relayed.read(spoken) else found


_CHANGED = re.compile(
    r" (?:insurance|plan|coverage|seguro|aseguranza) (?:\w+ ){0,2}(?:changed|is new|switched|cambio|cambiaron) | "
    r"(?:changed|switched|cambie|cambiamos|cambiaron) (?:\w+ ){0,3}(?:insurances?|plans?|seguros?|aseguranzas?) | "
    r"(?:new|different|otr[oa]|nuev[oa]) (?:\w+ )?(?:insurance|seguro|aseguranza) | (?:seguro|aseguranza) nuev[oa] "
)
"""What tells the clinic of another insurance than the one on file."""
_MORE_OF_IT = re.compile(r" (?:refill\w*|renew\w*|more|out|prescri\w+|resurt\w+|surt\w+|recetas?|acab\w+|falta|mas) ")
_LEANING = frozenset({"new", "context", "other", "confirm", "cancel", "late"})
"""Wishes a text may lean to for the names and things in it."""


def office(clinic: Clinic) -> Window:
    """From the first opening to the last closing of the clinic's week: what tells "at seven" is 19:00."""
    shifts = [shift for week in clinic.shifts.values() for shift in week]
    if not shifts:
        return OFFICE
    return Window(min(shift.opens for shift in shifts), max(shift.closes for shift in shifts))


def _beside(births: Sequence[date], found: When) -> When:
    """Days to come that stand beside a date of birth; nothing where they may be the date of birth itself."""
    if not births:
        return found
    own = any(_in(born, run) for born in births for run in found.days)
    return found if found.days and not own else When()


def _in(born: date, run: tuple[date, date]) -> bool:
    """Whether a run of days holds this day of the year, or is what is left of its month."""
    first, last = run
    left = first.month == last.month == born.month and last == month_end(last)
    return left or (first.month, first.day) <= (born.month, born.day) <= (last.month, last.day)
