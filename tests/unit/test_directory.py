"""Everyone on file is found by number and by date of birth, and what changes takes the place of what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from appliance.clinic.people import Patient
from appliance.dialogue.people.directory import MOST_FAMILIES, Directory

BORN = date(1980, 3, 4)
ANN = Patient(id="a", given="Ann", family="Lee", birth_date=BORN, phone="+13125550101")
BOB = Patient(id="b", given="Bob", family="Lee", birth_date=BORN, phone="+13125550101")
EVE = Patient(id="e", given="Eve", family="Ruiz", birth_date=date(1990, 1, 1), phone="")


def test_people_are_found_by_number_and_by_any_of_several_dates():
    everyone = Directory((ANN, BOB, EVE))
    assert everyone.with_number("+13125550101") == (ANN, BOB)
    assert everyone.born_on((BORN, EVE.birth_date, BORN)) == (ANN, BOB, EVE)
    assert everyone.born_on(()) == everyone.with_number("+13125550102") == ()


def test_nobody_has_no_number():
    everyone = Directory((EVE,))
    assert everyone.with_number(None) == everyone.with_number("") == ()


def test_who_is_not_active_is_not_in_it():
    assert tuple(Directory((ANN, replace(BOB, active=False)))) == (ANN,)


def test_a_newer_one_knows_the_changes_and_the_older_one_stays_as_it_was():
    older = Directory((ANN, BOB))
    moved = replace(ANN, phone="+13125550177", birth_date=EVE.birth_date)
    newer = Directory((moved, replace(BOB, active=False), EVE), newer_than=older)
    assert set(newer) == {moved, EVE}
    assert newer.with_number("+13125550101") == newer.born_on((BORN,)) == ()
    assert newer.with_number(moved.phone) == (moved,)
    assert tuple(older) == older.with_number("+13125550101") == (ANN, BOB)


def test_a_clinic_with_short_numbers_is_known_by_them():
    assert not Directory((ANN, EVE)).has_local_numbers
    assert Directory((replace(ANN, phone="+15550101"),)).has_local_numbers


def test_only_some_family_names_are_kept_to_listen_for():
    many = Directory(tuple(replace(ANN, id=str(n), family=f"Lee{n}") for n in range(200)))
    assert len(many.families) == MOST_FAMILIES
    assert Directory((ANN, BOB, EVE)).families == ("Lee", "Ruiz")
    assert Directory.of(many) is many
