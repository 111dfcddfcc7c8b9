"""Asking who the visit is for, until it is one record, or a new patient with a spelled name."""

from __future__ import annotations

from datetime import date

from appliance.clinic.people import NewPatient, Patient
from appliance.dialogue import identity
from appliance.dialogue.acts import Act, Bridge, Listen, Origin, Reason, Say, Value, ValueType
from appliance.dialogue.answers import likely
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import insurance
from appliance.dialogue.people import letter_changes, names, phone, spelling, tilde
from appliance.dialogue.people.birth import Parts
from appliance.dialogue.people.names import Name
from appliance.dialogue.talk import FIRST_LETTERS, FIRST_NAME, Talk
from appliance.dialogue.understand import Meaning

NEAR_LETTERS = 0.5
"""Likeness from which letters said at their read-back are the name spelled anew."""
MOST_GIVEN = 3
"""Times a given name that tells nobody apart is asked for, after the first letter by letter; then a person comes."""


def question(talk: Talk, *, intake: bool = False) -> list[Act] | None:
    """The next question about the person of a new visit; None when all is known."""
    who = talk.person
    if not who.patient and not who.new:
        asking = find(talk)
        if asking:
            return asking
        who.new = who.patient is None
    if who.new and (asking := _new(talk) or (insurance.question(talk) if intake else None)):
        return asking
    return callback(talk)


def find(talk: Talk) -> list[Act] | None:
    """Look for one record by two facts; the question still open, or None with `person.patient` set or nobody found."""
    who = talk.person
    known = () if who.for_other else talk.patients.with_number(talk.caller)
    if not who.births and (rest := _rest_of_birth(talk)):
        return rest
    if not who.births and (known and not who.name):
        return talk.ask("ask_dob" if len(known) == 1 or who.one_of else "ask_dob_other", Asked.DOB)
    if not who.name and not (known and who.births):
        if talk.lost and likely.people(talk):
            return _given_letters(talk)
        return talk.ask("ask_name" if not who.for_other else "ask_name_other", Asked.NAME)
    if not who.births:
        return _ask_birth(talk, who.name)
    return _match(talk, known)


def _rest_of_birth(talk: Talk) -> list[Act] | None:
    """The question for what is missing of a date of birth told in parts; None where none was told, or all is lost."""
    parts = talk.person.birth_parts
    if talk.lost or parts == Parts():
        talk.person.birth_parts = Parts()
        return None
    key = "ask_dob_month" if not parts.month else "ask_dob_day" if not parts.day else "ask_dob_year"
    return talk.ask(key, Asked.DOB)


def _ask_birth(talk: Talk, name: Name | None) -> list[Act]:
    """Of one of several people it is asked by name, so that nobody answers for another."""
    who = talk.person
    if who.one_of and who.for_other and name and not talk.again and talk.put[0] != "ask_dob_of":
        given = Value(name.given, ValueType.PERSON_NAME, Origin.CALLER_SAID)
        return talk.ask("ask_dob_of", Asked.DOB, {"name": given})
    return talk.ask("ask_dob" if not who.for_other else "ask_dob_other", Asked.DOB)


def _match(talk: Talk, same_number: tuple[Patient, ...]) -> list[Act] | None:
    who = talk.person
    pool = talk.patients.born_on(who.births)
    if who.name is None:
        mine = tuple(patient for patient in same_number if patient in pool)
        if not mine:
            return talk.ask("ask_name", Asked.NAME)
        return _one_of(talk, mine)
    found = identity.named(pool, who.name) or _as_spelled(talk, pool)
    if len(found) != 1:
        found = likely.named(talk, found or pool) or found or likely.born_as_heard(talk)
    if found:
        return _one_of(talk, found)
    asking = _in_doubt(talk, pool)
    if asking:
        return asking
    if len(who.births) == 2:
        return which_birth(talk)
    if not who.birth_asked_again and not who.claims_new and identity.on_file(talk.patients, who.name):
        who.birth_asked_again, who.births = True, ()
        return [Say("check_dob"), Listen(Asked.DOB)]
    return _which_of(talk) if likely.household(talk) and not who.claims_new else None


def _as_spelled(talk: Talk, pool: tuple[Patient, ...]) -> tuple[Patient, ...]:
    """The patients whose family name is the one that was spelled."""
    who = talk.person
    assert who.name is not None  # noqa: S101
    return identity.named(pool, Name(who.name.given, who.letters.capitalize())) if who.letters else ()


def _in_doubt(talk: Talk, pool: tuple[Patient, ...]) -> list[Act] | None:
    """One more question, once, when the name only may be that of a patient born on this day."""
    who = talk.person
    assert who.name is not None  # noqa: S101
    doubtful = identity.decide(pool, who.name).verdict is identity.Verdict.ASK or likely.near(talk, pool)
    if not doubtful or who.doubted or who.claims_new:
        return None
    who.doubted = True
    if not who.name.family:
        return talk.ask("ask_last_name", Asked.NAME)
    return talk.ask(FIRST_NAME, Asked.NAME)


def _one_of(talk: Talk, found: tuple[Patient, ...]) -> list[Act] | None:
    if len(found) == 1:
        talk.person.patient, talk.person.births = found[0], (found[0].birth_date,)
        return None
    return _which_of(talk)


def _which_of(talk: Talk) -> list[Act]:
    """The given name, said and then spelled, where it alone tells people apart; nobody on file is named for it."""
    who = talk.person
    if not who.given_asked or who.name != who.given_of:  # asked again without an answer, it is the same question
        who.given_asked, who.given_of = who.given_asked + 1, who.name
    if who.given_asked > MOST_GIVEN:
        who.given_asked = 0
        return [Say("stuck"), Bridge(Reason.STUCK)]
    return talk.ask(FIRST_NAME, Asked.NAME) if who.given_asked == 1 else _given_letters(talk)


def _given_letters(talk: Talk) -> list[Act]:
    if talk.person.given_asked == MOST_GIVEN:
        return [Say(f"{FIRST_LETTERS}_third"), Listen(Asked.NAME)]
    if talk.put[0] == FIRST_LETTERS:
        return talk.ask(FIRST_LETTERS, Asked.NAME)
    talk.put = (FIRST_LETTERS, {}, talk.lang)  # in other words only once it was put
    return [Say(FIRST_LETTERS), Listen(Asked.NAME)]


def which_birth(talk: Talk) -> list[Act]:
    """Two dates are possible; the caller says which."""
    first, second = talk.person.births
    return talk.ask("which_dob", Asked.DOB, {"first": _day(first), "second": _day(second)})


def _new(talk: Talk) -> list[Act] | None:
    who = talk.person
    if len(who.births) == 2:
        return which_birth(talk)
    if who.name is None or not who.name.family:
        return talk.ask("ask_last_name", Asked.NAME)
    if not who.letters:
        return talk.ask("ask_spelling", Asked.SPELL_LAST_NAME)
    if not who.letters_right:
        letters = Value(who.letters, ValueType.LETTERS, Origin.CALLER_SAID)
        return talk.ask("check_spelling", Asked.CONFIRM_YES_NO, {"letters": letters})
    return None


def spelled(talk: Talk) -> None:
    """The caller agreed to the letters: they are the family name, and may name a record after all."""
    who = talk.person
    assert who.name is not None  # noqa: S101
    who.letters_right = True
    same = names.letters(who.name.family) == tilde.bare(who.letters)
    family = tilde.onto(who.name.family, who.letters) if same else who.letters.capitalize()
    who.name = Name(who.name.given, family)
    found = identity.named(talk.patients.born_on(who.births), who.name)
    if len(found) == 1:
        who.patient, who.new = found[0], False


def letters_heard(talk: Talk, meaning: Meaning) -> bool:
    """Take the answer to letters that were read back: other letters, a yes, or a no. False when it is none."""
    who = talk.person
    heard = spelling.hear(meaning.text)
    anew = heard.clean and identity.alike(heard.letters, who.letters) >= NEAR_LETTERS
    again = meaning.letters or (heard.letters if anew else "")
    changed = tilde.change(who.letters, meaning.text) if not again else ""
    if tilde.said(meaning.text) and "Ñ" in who.letters:
        changed = changed or who.letters
    changed = changed or letter_changes.change(who.letters, meaning.text)
    if changed or again:
        who.letters = tilde.put_back(again, meaning.text, spelling.read) if anew or not changed else changed
    elif meaning.yes:
        spelled(talk)
    elif meaning.yes is False:
        who.letters, who.letters_refused = "", True
    else:
        return False
    return True


def callback(talk: Talk) -> list[Act] | None:
    """The next question about the number to call; None when it is known."""
    who = talk.person
    if who.digits and phone.whole(who.digits, local_is_enough=talk.patients.has_local_numbers):
        who.callback = phone.e164(who.digits)
    elif not who.digits and not who.callback and talk.caller and not who.other_number:
        who.callback = talk.caller
    if who.digits and not who.callback:
        return talk.ask("ask_rest_of_phone" if len(who.digits) != phone.LOCAL else "ask_area_code", Asked.PHONE)
    return None if who.callback else talk.ask("ask_phone", Asked.PHONE)


def who_books(talk: Talk) -> str | NewPatient:
    """The record's id, or the new person as confirmed."""
    who = talk.person
    if who.patient:
        return who.patient.id
    assert who.name is not None  # noqa: S101
    return NewPatient(
        given=who.name.given, family=who.name.family, birth_date=who.births[0], phone=who.callback, lang=talk.lang
    )


def _day(born: date) -> Value:
    return Value(born, ValueType.DATE, Origin.CALLER_SAID)
