"""Filling the blanks of a booking from a turn, whatever was asked; what changed undoes what hung on it."""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import choose
from appliance.dialogue.identity import alike, likeness, on_file
from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import birth, glossary, names, phone, spelling, surnames, tilde
from appliance.dialogue.people.birth import Parts
from appliance.dialogue.people.given_names import ORDINARY, is_given
from appliance.dialogue.people.names import Name
from appliance.dialogue.talk import FIRST_LETTERS, FIRST_NAME, Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import fold, plain

_ABOUT_A_PERSON = (Asked.NAME, Asked.SPELL_LAST_NAME, Asked.DOB, Asked.PHONE)
_ABOUT_A_TIME = (Asked.PROVIDER, Asked.VISIT_TYPE, Asked.DATE_TIME, Asked.WHICH_SLOT)
_CORRECTS = re.compile(
    r" (?:actually|instead|rather|i meant|i mean|make (?:it|that)|chang\w+|switch\w*|better|"
    r"mejor|en vez|quise decir|cambi\w+|en realidad|digo) "
)
"""What shows that a blank filled before is meant, though a person was asked about."""
_SAID_ANEW = re.compile(
    r"^(?:no|actually|sorry|perd[oó]n|disculpe)\b[ ,.]*(?:(?:no|it['’]?s|es|not?) )*([^\W\d_]{3,})"
    r"(?: (?:with an?|con) \w+(?: \w+)?)?\W*$",
    re.IGNORECASE,
)
"""A name said anew after a no, and nothing besides."""
SHORTEST_SPELLED, LIKE_PART = 4, 0.7
"""Letters of a name spelled at another question, and their likeness to the part of it that they put right."""
NEAR_SPELLING = 0.5
"""Likeness of letters to the family name heard before from which they are taken; others were not heard well."""


def absorb(talk: Talk, meaning: Meaning) -> bool:
    """Take everything useful. True when anything was."""
    before = _wanted(talk)
    spells = talk.asked in (Asked.NAME, Asked.SPELL_LAST_NAME) and not _CORRECTS.search(meaning.plain)
    took = _visit(talk, meaning) if not spells else False
    took = _time(talk, meaning) or took
    if talk.asked in (Asked.PROVIDER, Asked.VISIT_TYPE) and _wanted(talk) == before:
        took = False  # the same wish again is no answer
    return person(talk, meaning) or took


def _wanted(talk: Talk) -> tuple[object, ...]:
    facts = talk.facts
    return facts.visit_type, facts.type_said, facts.provider, facts.not_with, facts.anyone, facts.when


def _visit(talk: Talk, meaning: Meaning) -> bool:
    facts, took = talk.facts, False
    usual = meaning.visit_type == talk.clinic.default_visit_type.id
    see_them = usual and talk.asked is Asked.PROVIDER and meaning.provider  # "I see Doctor Okafor" names no kind
    if meaning.visit_type and not see_them and (talk.asked not in _ABOUT_A_PERSON or _CORRECTS.search(meaning.plain)):
        took = True
        if meaning.visit_type != facts.visit_type:
            talk.drop_times()
        facts.visit_type, facts.type_said = meaning.visit_type, not _only_new(talk, meaning)
    if talk.asked not in _ABOUT_A_PERSON and (wanted := glossary.feminine_wanted(meaning.plain)) is not None:
        facts.feminine = wanted
        took = took or talk.asked is Asked.PROVIDER
    if meaning.not_with:
        took = _refuses(talk, meaning.not_with) or took
    if meaning.provider:
        took = True
        if meaning.provider != facts.provider:
            talk.drop_times()
        facts.provider, facts.anyone = meaning.provider, meaning.anyone and not meaning.not_with
        facts.not_with = None if facts.not_with == meaning.provider else facts.not_with
    elif meaning.anyone and (talk.asked is Asked.PROVIDER or glossary.anyone_will_do(meaning.plain)):
        took = took or talk.asked is Asked.PROVIDER or not facts.anyone
        if facts.provider:
            talk.drop_times()
        facts.provider, facts.anyone = None, True
    return took


def _refuses(talk: Talk, provider: str) -> bool:
    """Take whom the caller would not see; whether it changes anything."""
    facts = talk.facts
    before, facts.not_with = facts.not_with, provider
    offered = facts.provider == provider or any(each.opening.provider_id == provider for each in facts.offers)
    if offered:
        talk.drop_times()
        facts.provider = None if facts.provider == provider else facts.provider
    return offered or talk.asked is Asked.PROVIDER or before != provider


def _only_new(talk: Talk, meaning: Meaning) -> bool:
    """Whether the kind was named by no more than being new: whom the caller asks for then decides the kind."""
    if Intent.NEW_PATIENT not in meaning.intents or meaning.visit_type is None:
        return False
    kind = talk.clinic.visit_type(meaning.visit_type)
    return any(Intent.NEW_PATIENT in intents.read(plain(words)) for words in (*kind.words_en, *kind.words_es))


def _time(talk: Talk, meaning: Meaning) -> bool:
    when = meaning.when
    bare = not (when.days or when.window or when.at or when.excluded)
    soonest = when.soonest and glossary.no_matter(meaning.plain) and not talk.facts.when.has_day
    if not when.said or (talk.asked is Asked.PROVIDER and meaning.anyone and bare and not soonest):
        return False  # "whoever is free first" names no time, "whatever is soonest" does
    wanted = choose.placed(talk, meaning)
    talk.drop_times()
    talk.facts.when = talk.facts.when.then(wanted)
    talk.facts.refused, talk.facts.rounds = (), 0
    return True


def person(talk: Talk, meaning: Meaning) -> bool:
    """Take what a turn says about who the visit is for. Said again instead of an answer about a time, it is none."""
    before = _known(talk)
    took = _person(talk, meaning)
    return took and (talk.asked not in _ABOUT_A_TIME or _known(talk) != before)


def _known(talk: Talk) -> tuple[object, ...]:
    who = talk.person
    return who.name, who.births, who.digits, who.for_other


def _person(talk: Talk, meaning: Meaning) -> bool:
    who = talk.person
    if Intent.NEW_PATIENT in meaning.intents:
        who.claims_new = True
    if meaning.for_other and not who.for_other:
        who.for_other, who.patient = True, None
    took = meaning.for_other
    given = talk.asked is Asked.NAME and talk.put[0] in (FIRST_NAME, FIRST_LETTERS)
    if given and (meaning.letters or (meaning.name and not meaning.name.family)):
        took = _given(talk, meaning) or took
    elif talk.asked is Asked.SPELL_LAST_NAME:
        took = _spelling(talk, meaning) or took
    elif meaning.name:
        took = _name(talk, meaning) or took
    if meaning.letters and talk.asked is Asked.NAME and not given:
        who.letters, who.letters_right, took = meaning.letters, False, True
    if talk.asked is Asked.DOB and not meaning.births:
        meaning, took = _birth_in_parts(talk, meaning, took)
    if talk.asked in (Asked.DOB, Asked.PHONE) and not (meaning.births or meaning.phone):
        took = _put_right(talk, meaning) or took
    if meaning.births:
        who.new = who.new and meaning.births == who.births
        who.births, who.birth_parts, took = meaning.births, Parts(), True
        who.name = who.name or _named_beside(talk, meaning)
        if who.patient and who.patient.birth_date not in who.births:
            who.patient = None
    elif len(who.births) == 2 and talk.asked is Asked.DOB and meaning.choice is not None:
        who.births, took = (who.births[min(abs(meaning.choice), 1)],), True
    if meaning.phone:
        who.digits, who.callback, took = _joined(talk, meaning), "", True
    return took


def _birth_in_parts(talk: Talk, meaning: Meaning, took: bool) -> tuple[Meaning, bool]:
    """Put what a turn tells of a date of birth to what was told of it before."""
    who, before = talk.person, talk.person.birth_parts
    if meaning.text:
        who.birth_parts = birth.more(before, meaning.text, talk.lang, talk.today)
    return replace(meaning, births=who.birth_parts.dated(talk.today)), took or who.birth_parts != before


def _put_right(talk: Talk, meaning: Meaning) -> bool:
    """The name given before, a part of it spelled or said anew a question later: "no, Catherine with a C"."""
    who = talk.person
    if _another_name(talk, meaning):
        return True
    spelled = spelling.hear(meaning.text)
    again = spelled.letters.capitalize() if spelled.clean and len(spelled.letters) >= SHORTEST_SPELLED else ""
    if not again and (said := _SAID_ANEW.match(meaning.text.strip())):
        again = said[1].capitalize() if is_given(fold(said[1])) else ""
    if not who.name or who.patient or not again:
        return False
    anew = _with_part(who.name, again)
    if anew is None:
        return False
    if anew.family != who.name.family:
        who.letters, who.letters_right = "", False
    who.name, who.new = anew, False
    return True


def _another_name(talk: Talk, meaning: Meaning) -> bool:
    """A whole name at the question for the date of birth, where none was heard, or one that nobody on file has."""
    who = talk.person
    if talk.asked is not Asked.DOB or who.patient or (who.name and on_file(talk.patients, who.name)):
        return False
    name = names.read(meaning.text, asked=True)
    if not name or not name.family or not is_given(fold(name.given).split()[0]):
        return False
    if not who.name and fold(name.family) in ORDINARY:
        return False
    who.name, who.new, who.letters, who.letters_right = name, False, "", False
    return True


def _with_part(name: Name, again: str) -> Name | None:
    """The name with the part that a word said anew is like; None where it is like neither."""
    given, family = alike(again, name.given), alike(again, name.family) if name.family else 0.0
    if max(given, family) < LIKE_PART:
        return None
    return Name(again, name.family) if given >= family else Name(name.given, again)


def _given(talk: Talk, meaning: Meaning) -> bool:
    """The given name, said alone or spelled, beside the family name heard before."""
    who = talk.person
    given = meaning.letters.capitalize() or (meaning.name.given if meaning.name else "")
    who.name, who.new = Name(given, who.name.family if who.name else ""), False
    return True


def _named_beside(talk: Talk, meaning: Meaning) -> Name | None:
    """The one patient born on such a day whose first name stands beside the date: "Olivia, June fifth"."""
    said = set(meaning.plain.split())
    born = talk.patients.born_on(meaning.births)
    found = [patient for patient in born if set(plain(patient.given).split()) <= said]
    if len(found) != 1:
        return None
    family = found[0].family if set(plain(found[0].family).split()) & said else ""
    return Name(found[0].given, family)


def _spelling(talk: Talk, meaning: Meaning) -> bool:
    """Letters that come near the name heard before outrank it; anything else does so only once that was refused."""
    who = talk.person
    heard = names.letters(who.name.family) if who.name else ""
    letters = spelling.settle(meaning.text, "" if who.letters_refused else heard, talk.lang)
    whole = surnames.spelled(who.name, tilde.bare(letters)) if who.name and not who.letters_refused else None
    if whole:
        who.name, who.letters = whole, names.letters(whole.family)
    elif letters:
        near = who.letters_refused or not heard or alike(letters, heard) >= NEAR_SPELLING
        who.letters = tilde.put_back(letters, meaning.text, spelling.read) if near else heard
    elif who.letters_refused or meaning.intents or meaning.when.said or meaning.births or meaning.phone:
        return False
    else:
        who.name = _renamed(who.name, meaning)
        who.letters = names.letters(who.name.family) if who.name else ""
    if who.name and not who.letters_refused:
        who.letters = tilde.like(who.letters, who.name.family)
    who.letters_right = False
    return bool(who.letters)


def both_surnames(talk: Talk, meaning: Meaning) -> bool:
    """Take the surname a turn adds to the one heard before; both are spelled back."""
    who = talk.person
    anew = surnames.both(who.name, meaning.text) if who.name and not who.patient else None
    if anew is None:
        return False
    who.name, who.letters_right, who.letters_refused = anew, False, False
    who.letters = tilde.like(names.letters(anew.family), anew.family)
    return True


def _renamed(heard: Name | None, meaning: Meaning) -> Name | None:
    """The heard name with the family name said alone instead of its letters, when that is quite another one."""
    again = meaning.name
    if heard is None or again is None or again.family or meaning.yes is not None:
        return heard
    return heard if alike(again.given, heard.family) >= NEAR_SPELLING else Name(heard.given, again.given)


def _name(talk: Talk, meaning: Meaning) -> bool:
    who, name = talk.person, meaning.name
    assert name is not None  # noqa: S101
    if who.name and talk.put[0] == "ask_last_name" and name.family and not is_given(fold(name.given)):
        name = Name(who.name.given, name.full)  # both surnames
    if who.name and not name.family and talk.asked is Asked.NAME and not who.name.family:
        name = type(name)(who.name.given, name.given) if name.given != who.name.given else name
    elif who.name and not name.family and who.name.family and talk.asked is Asked.NAME:
        name = type(name)(name.given, who.name.family)
    elif who.name and not name.family:
        name = _with_part(who.name, name.given) or name
    if who.new and name != who.name:
        who.new = False
        if who.letters_right and names.letters(name.family) != tilde.bare(who.letters):
            who.letters, who.letters_right = "", False
    who.name = name
    if who.patient and likeness(name, who.patient) < 0.6:
        who.patient, who.new = None, False
    return True


def _joined(talk: Talk, meaning: Meaning) -> str:
    """The number with what was said of it now; keys are taken as they come."""
    before = talk.person.digits
    return phone.joined(before, meaning.text, talk.lang) if meaning.text and before else meaning.phone
