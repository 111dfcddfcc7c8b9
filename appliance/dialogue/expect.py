"""What an answer should look like: for the end-of-turn timers and for the recognizer's ear."""

from __future__ import annotations

from rapidfuzz import fuzz

from appliance.dialogue import when
from appliance.dialogue.answers import likely, which_of, yes_no
from appliance.dialogue.answers.unfinished import closes, ends_open
from appliance.dialogue.asked import Asked, Completeness
from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.events import Heard
from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import birth, candidates, glossary, insurance_names, names, phone, spelling
from appliance.dialogue.talk import Talk
from appliance.dialogue.words import fold, plain, tokens

MOST_HINT_WORDS = 60
MOST_FAMILIES = 40
"""Family names told; the recognizer forgets the first of a longer list."""
SHORTEST_WISH = 4
"""Words from which an opening that says what is wanted may be all of it; shorter ones are often only the beginning."""
MOST_YES_WORDS = 6
"""Words up to which a yes or a no is the whole answer; a longer one explains itself."""
WISHES = frozenset({Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME, Intent.HUMAN, Intent.QUESTION})


REPAIRED = frozenset({Asked.DOB, Asked.PHONE, Asked.DATE_TIME, Asked.WHICH_SLOT, Asked.CONFIRM_YES_NO, Asked.PROVIDER})
"""Questions whose answer may be taken from a less likely reading: it is said back before anything rests on it, but for
a yes or a no, which must be surer (`best`)."""


GUESSED, ALIKE = 0.4, 65
"""A reading under the first is a guess; a yes or a no must be alike to it in so many letters of a hundred: "Bueno" to
"Buenas", and not "Yes" to "Wait" (docs/measurements.md, Answers)."""


SENTENCES = frozenset(
    {Asked.GREETING, Asked.REASON, Asked.VISIT_TYPE, Asked.PROVIDER, Asked.DATE_TIME, Asked.NAME, Asked.OTHER}
)
"""Questions answered in sentences: however full the blank, "I'd like an appointment for" is not all."""


def best(heard: Heard, talk: Talk) -> str:
    """The likeliest reading that fills the blank asked for; the likeliest of all when none does.

    A yes or a no, which is acted on, is taken from another reading only where the likeliest is no mere guess and no
    other answer, and looks like that reading.

    Of a name or a day of birth all are kept in `talk`; of a name, that of the patient they mean is taken (`likely`).
    """
    text, readings = heard.text, (heard.text, *heard.alternatives)
    if talk.asked is Asked.DOB:
        likely.keep_births(talk, readings)
    if talk.asked not in REPAIRED:
        return likely.repaired(talk, readings)
    filling = (reading for reading in readings if _filled(reading, talk))
    if talk.asked is not Asked.CONFIRM_YES_NO:
        return next(filling, text)
    if heard.confidence < GUESSED or _says_else(text, talk):
        return text
    return next((reading for reading in filling if fuzz.ratio(fold(reading), fold(text)) >= ALIKE), text)


def _says_else(text: str, talk: Talk) -> bool:
    """Whether a text that is no yes and no no is an answer all the same: "no sé", "what was that?", "nine"."""
    spoken, found = plain(text), when.read(text, talk.lang, talk.today, asked=True)
    if yes_no.read(spoken, talk.asked) is not None:
        return False
    doubts = yes_no.is_unsure(spoken) or yes_no.asks_back(spoken)
    return doubts or bool(found.days or found.at or found.window or intents.read(spoken))


def completeness(text: str, talk: Talk) -> Completeness:
    """COMPLETE or BARE when the blank asked for is filled, CUT when the words surely go on, else OPEN."""
    words = tokens(text)
    if not words:
        return Completeness.OPEN
    goes_on = ends_open(text)
    if talk.asked in SENTENCES and closes(text):
        return Completeness.COMPLETE
    if not (goes_on and talk.asked in SENTENCES) and _filled(text, talk):
        return Completeness.BARE if len(set(words)) == 1 else Completeness.COMPLETE
    return Completeness.CUT if goes_on or _half_number(text, talk) else Completeness.OPEN


def dictated(text: str) -> Completeness:
    """How finished words look that are written down as they are said."""
    if closes(text):
        return Completeness.COMPLETE
    return Completeness.CUT if ends_open(text) else Completeness.OPEN


def _filled(text: str, talk: Talk) -> bool:
    spoken = plain(text)
    match talk.asked:
        case Asked.GREETING | Asked.REASON:
            says_what = bool(intents.read(spoken) & WISHES) or glossary.visit_type(text, talk.clinic) is not None
            return says_what and len(tokens(text)) >= SHORTEST_WISH
        case Asked.VISIT_TYPE:
            return glossary.visit_type(text, talk.clinic) is not None
        case Asked.OTHER:
            found = when.read(text, talk.lang, talk.today, asked=True)
            return bool(found.days or found.at or found.window or glossary.provider(text, talk.clinic))
        case Asked.CONFIRM_YES_NO | Asked.EMERGENCY_NOW:
            return yes_no.read(spoken, talk.asked) is not None and len(tokens(text)) <= MOST_YES_WORDS
        case Asked.ANYTHING_ELSE:
            return Intent.GOODBYE in intents.read(spoken) or (
                yes_no.read(spoken, talk.asked) is False and len(tokens(text)) <= 4
            )
        case Asked.PROVIDER:
            return bool(glossary.provider(text, talk.clinic)) or glossary.anyone(spoken)
        case Asked.DOB:
            return bool(birth.read(text, talk.lang, talk.today))
        case Asked.PHONE:
            return len(phone.read(text, talk.lang)) >= phone.FULL
        case Asked.DATE_TIME:
            found = when.read(text, talk.lang, talk.today, asked=True)
            return bool(found.days and (found.at or found.window)) or found.soonest or found.flexible
        case Asked.WHICH_SLOT:
            found = when.read(text, talk.lang, talk.today, asked=True)
            return (
                bool(found.at)
                or which_of.read(spoken) is not None
                or (yes_no.read(spoken, talk.asked) is not None and len(tokens(text)) <= 3)
            )
        case Asked.INSURANCE:
            return bool(insurance_names.read(text, asked=True))
        case Asked.NAME:
            name = names.read(text, asked=True)
            return bool(name and name.family and not likely.spells_given(talk)) or likely.is_clear(talk, text)
        case Asked.SPELL_LAST_NAME:
            heard = fold(talk.person.name.family).replace(" ", "") if talk.person.name else ""
            return bool(heard) and fold(spelling.read(text)) == heard
        case _:
            return False


def _half_number(text: str, talk: Talk) -> bool:
    if talk.asked is Asked.PHONE:
        said = len(phone.read(text, talk.lang))
        return 0 < said < phone.FULL and said != phone.LOCAL
    if talk.asked is Asked.SPELL_LAST_NAME:
        return len(spelling.read(text)) in (1, 2)
    if likely.spells_given(talk):
        return True
    last = tokens(text)[-1]
    return talk.asked is Asked.DOB and (last in MONTHS or (last[0].isdigit() and len(last) < 3))


_ALWAYS = {"en": ("appointment", "operator"), "es": ("cita", "operadora")}


def hints(talk: Talk) -> tuple[str, ...]:
    """The words to expect, most likely first, at most sixty; none right after a miss, so that it is heard afresh,
    unless few people can be meant.

    Names only: a list of months or weekdays makes the recognizer hear a list (docs/measurements.md, Answers).
    """
    if talk.misses % 2 and not (talk.asked is Asked.NAME and likely.people(talk)):
        return ()
    found: list[str] = []
    match talk.asked:
        case Asked.DOB | Asked.DATE_TIME | Asked.WHICH_SLOT | Asked.PHONE:
            return ()
        case Asked.NAME | Asked.SPELL_LAST_NAME:
            found += _names(talk)
        case Asked.INSURANCE:
            found += talk.clinic.about.insurance or ()
        case Asked.CONFIRM_YES_NO | Asked.EMERGENCY_NOW if talk.lang == "es":
            return ()  # a short "sí" is lost by telling (docs/measurements.md, Answers)
        case Asked.CONFIRM_YES_NO | Asked.EMERGENCY_NOW:
            found += _ALWAYS[talk.lang]
        case _:
            found += [*_ALWAYS[talk.lang], *_providers(talk), *_kinds(talk)]
    return _within(found)


def _names(talk: Talk) -> list[str]:
    """Those born on the day that was given, alone: of many, none is heard better (docs/measurements.md, Names)."""
    few = likely.people(talk)[: candidates.MOST]
    if few and likely.spells_given(talk):
        return list(dict.fromkeys("-".join(names.letters(one.given)) for one in few))
    if few and talk.asked is Asked.NAME:
        return [f"{one.given} {one.family}" for one in few]
    same_number = talk.patients.with_number(talk.caller)
    return [*talk.patients.families[:MOST_FAMILIES], *(f"{one.given} {one.family}" for one in same_number)]


def _providers(talk: Talk) -> list[str]:
    return [f"{each.title} {each.family}".strip() for each in talk.clinic.providers]


def _kinds(talk: Talk) -> list[str]:
    return [(each.words_en if talk.lang == "en" else each.words_es)[0] for each in talk.clinic.visit_types]


def _within(found: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    count = 0
    for each in dict.fromkeys(found):
        count += len(each.split())
        if count > MOST_HINT_WORDS:
            break
        kept.append(each)
    return tuple(kept)
