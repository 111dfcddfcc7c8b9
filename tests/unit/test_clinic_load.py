"""A wrong clinic file is refused with a sentence that says what to mend."""

from __future__ import annotations

import copy
import tomllib
from importlib.resources import files

import pytest

from appliance.clinic.load import parse_clinic
from appliance.errors import ConfigError

TEXT = files("appliance.clinic").joinpath("demo.toml").read_text(encoding="utf-8")


@pytest.fixture
def document():
    return copy.deepcopy(tomllib.loads(TEXT))


def refused(document):
    with pytest.raises(ConfigError) as caught:
        parse_clinic(document, "demo.toml")
    return str(caught.value)


def test_negative_minutes(document):
    document["visit_types"][3]["minutes"] = -15
    assert refused(document) == (
        "demo.toml: visit_types[3].minutes is -15; use a whole number of minutes between 5 and 240"
    )


def test_a_provider_nobody_knows(document):
    document["visit_types"][0]["providers"] = ["house"]
    assert refused(document) == (
        "demo.toml: visit_types[0].providers is ['house']; use one or more of ramirez, nguyen, patel, okafor, kim"
    )


def test_a_field_that_is_missing(document):
    del document["providers"][1]["spoken_es"]
    assert refused(document) == "demo.toml: providers[1].spoken_es is missing; use some words"


def test_a_field_nobody_reads(document):
    document["clinic"]["timezone"] = "America/Chicago"
    assert refused(document).startswith(
        'demo.toml: clinic.timezone is "America/Chicago"; remove it, or use one of name'
    )


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("clinic", "zone"), "Chicago", "use a name such as America/Chicago"),
        (("clinic", "lang"), "fr", "use en or es"),
        (("clinic", "closed"), ["2026-11-26"], "use a list of dates"),
        (("clinic", "demo"), "yes", "use true or false"),
        (("hours", "dental"), ["sat 12:00-09:00"], 'write each line as "mon-fri 08:00-17:00"'),
        (("hours", "dental"), ["mon-fri 08:00-17:00", "mon 16:00-18:00"], "overlapping hours"),
        (("providers", 0, "location"), "moon", "use one of main, dental"),
        (("providers", 1, "id"), "ramirez", "another section above has the same id"),
        (("visit_types", 0, "default"), False, "on exactly one visit type"),
        (("visit_types", 0, "minutes"), 17, "use a multiple of 5"),
        (("visit_types", 0, "ages"), [17, 0], "use the youngest and the oldest age in years, such as [0, 17]"),
        (("visit_types", 0, "ages"), "adults", "use the youngest and the oldest age in years"),
        (("visit_types", 0, "instead"), "physical", "remove it, or say with ages = [0, 17]"),
        (("visit_types", 5, "instead"), "house_call", "use the id of another visit type"),
        (("visit_types", 0, "notice_hours"), -1, "use a whole number of hours between 0 and 1440"),
        (("visit_types", 0, "approval"), "yes", "use true or false"),
        (("visit_types", 0, "locations"), ["moon"], "use one or more of main, dental"),
        (("visit_types", 0, "words_en"), "cleaning", "use a list of words"),
        (("after_hours", "person"), "robot", "use one of staff, message, on_call"),
        (("after_hours", "person"), "on_call", "add at least one [[after_hours.on_call]]"),
        (("after_hours", "on_call"), [{"address": "555"}], "use a SIP address such as sip:oncall@10.77.0.2"),
        (("demo", "patients", 0, "phone"), "555-0100", "use a number such as +13125550101"),
        (("demo", "patients", 0, "birth_date"), "1988-04-12", "use a date such as 1988-04-12, without quotes"),
        (("demo", "visits", 0, "provider"), "kim", "use one of ramirez, nguyen"),
        (("demo", "visits", 0, "time"), "9 am", "use a time such as 09:30"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_each_mistake_is_named_with_its_fix(document, path, value, said):
    spot = document
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    sentence = refused(document)
    assert sentence.startswith("demo.toml: ")
    assert said in sentence
    assert "\n" not in sentence


def test_patients_do_not_belong_in_a_real_clinics_file(document):
    document["clinic"]["demo"] = False
    assert "only a clinic with clinic.demo = true" in refused(document)
    del document["demo"]
    assert parse_clinic(document, "clinic.toml").patients == ()


def test_a_room_is_set_by_its_id(document):
    document["visit_types"][0]["rooms"] = ["op-1", "op-2"]
    assert parse_clinic(document, "demo.toml").clinic.visit_types[0].rooms == ("op-1", "op-2")
    document["visit_types"][0]["rooms"] = ["Room One"]
    assert refused(document).startswith("demo.toml: visit_types[0].rooms is ['Room One']")


def test_what_the_caller_beyond_capacity_meets_is_one_of_three(document):
    assert parse_clinic(document, "demo.toml").clinic.overflow == "wait"
    document["overflow"]["choice"] = "music"
    assert refused(document) == 'demo.toml: overflow.choice is "music"; use one of wait, staff, busy'
    del document["overflow"]
    assert parse_clinic(document, "demo.toml").clinic.overflow == "wait"


def test_people_on_the_waiting_list_are_called_only_where_the_clinic_says_so_and_when(document):
    assert parse_clinic(document, "demo.toml").clinic.ringing is None
    document["waitlist"] = {"calls": True, "hours": "medical", "at_once": 2}
    rules = parse_clinic(document, "demo.toml").clinic.ringing
    assert rules is not None
    assert (rules.at_once, rules.most_unreached, len(rules.week)) == (2, 3, 5)
    document["waitlist"]["hours"] = "nights"
    assert refused(document).startswith('demo.toml: waitlist.hours is "nights"; use one of')
    document["waitlist"] = {"calls": False}
    assert parse_clinic(document, "demo.toml").clinic.ringing is None


@pytest.mark.parametrize("name", ["Practitioner-7", "7f3A.b-9", "-Nx2", "E" * 64])
def test_what_the_record_system_calls_a_provider_a_place_or_a_room_is_taken_as_it_is(document, name):
    known = document["providers"][0]["id"]
    document["providers"][0]["id"] = name
    for kind in document["visit_types"]:
        kind["providers"] = [name if one == known else one for one in kind["providers"]]
    for one in document["demo"]["visits"]:
        one["provider"] = name if one["provider"] == known else one["provider"]
    document["visit_types"][0]["rooms"] = [name]
    assert parse_clinic(document, "demo.toml").clinic.provider(name).id == name


@pytest.mark.parametrize("name", ["dr_ramirez", "dr ramirez", "Ramírez", "a/b", "x" * 65])
def test_an_id_no_record_system_has_is_refused(document, name):
    before = copy.deepcopy(document)
    document["providers"][0]["id"] = name
    assert "letters, digits, dots and dashes" in refused(document)
    document = copy.deepcopy(before)
    document["locations"][0]["id"] = name
    assert "letters, digits, dots and dashes" in refused(document)
    before["visit_types"][0]["rooms"] = [name]
    assert "rooms" in refused(before)


def test_a_kind_of_visit_is_the_clinics_own_and_named_as_before(document):
    assert parse_clinic(document, "demo.toml").clinic.visit_type("well_child").minutes
    document["visit_types"][0]["id"] = "Well"
    assert "small letters" in refused(document)
