"""A clinic's settings document, as values. Pure: whoever calls reads the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appliance.clinic.closed import HOLIDAYS, Closed
from appliance.clinic.fields import Fields
from appliance.clinic.hours import Shift
from appliance.clinic.hours_text import clock, shifts
from appliance.clinic.load_about import about
from appliance.clinic.load_after_hours import after_hours
from appliance.clinic.load_ringing import ringing
from appliance.clinic.load_visits import visit_types
from appliance.clinic.overflow import Overflow
from appliance.clinic.people import E164, Lang, Patient, Provider
from appliance.clinic.settings import Clinic, Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A visit of the demo, somewhere in the days to come."""

    id: str
    patient_id: str
    provider_id: str
    visit_type_id: str
    day: int
    """1 is the first day after today on which the provider works at that hour."""
    at: time
    """Local."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicFile:
    """Everything one settings file holds. Only a demo clinic has patients and visits in it."""

    clinic: Clinic
    patients: tuple[Patient, ...] = ()
    planned: tuple[PlannedVisit, ...] = ()


def parse_clinic(document: Mapping[str, object], file: str) -> ClinicFile:
    """Check and take over a document read from TOML. `file`: its name, for the message.

    Raises ConfigError naming file, field, value and the fix.
    """
    top = Fields(file, "", document)
    top.only(
        *("clinic", "about", "hours", "locations", "providers", "visit_types", "pronunciations", "respellings_es"),
        *("after_hours", "overflow", "waitlist", "demo"),
    )
    clinic = _clinic(top)
    if "demo" not in document:
        return ClinicFile(clinic=clinic)
    demo = top.section("demo")
    if not clinic.demo:
        top.fail("demo", "remove this section: only a clinic with clinic.demo = true has patients in its settings")
    demo.only("patients", "visits")
    patients = tuple(_patient(fields) for fields in demo.each("patients"))
    _unique(demo.each("patients"))
    planned = tuple(_planned(fields, clinic, patients) for fields in demo.each("visits"))
    _unique(demo.each("visits"))
    return ClinicFile(clinic=clinic, patients=patients, planned=planned)


def _clinic(top: Fields) -> Clinic:
    head = top.section("clinic")
    head.only("name", "spoken_name", "zone", "lang", "demo", "closed", "holidays")
    for name in ("locations", "providers", "visit_types"):
        _unique(top.each(name))
    weeks = _weeks(top.section("hours"))
    locations = tuple(_location(fields, weeks) for fields in top.each("locations"))
    providers = tuple(_provider(fields, locations, weeks) for fields in top.each("providers"))
    kinds = visit_types(top.each("visit_types"), providers, locations)
    return Clinic(
        name=head.text("name"),
        spoken_name=head.text("spoken_name"),
        zone=_zone(head),
        lang=_lang(head),
        demo=head.flag("demo", default=False),
        locations=locations,
        providers=providers,
        visit_types=kinds,
        shifts={fields.text("id"): weeks[fields.text("hours")] for fields in top.each("providers")},
        closed=_closed(head),
        pronunciations=top.spellings("pronunciations"),
        respellings_es=top.spellings("respellings_es"),
        about=about(top, weeks),
        after_hours=after_hours(top, weeks),
        overflow=_overflow(top),
        ringing=ringing(top, weeks),
    )


def _overflow(top: Fields) -> Overflow:
    if "overflow" not in top.table:
        return Overflow.WAIT
    fields = top.section("overflow")
    fields.only("choice")
    return Overflow(fields.one_of("choice", [choice.value for choice in Overflow]))


def _weeks(fields: Fields) -> dict[str, tuple[Shift, ...]]:
    weeks: dict[str, tuple[Shift, ...]] = {}
    for name in fields.table:
        week: list[Shift] = []
        for line in fields.words(name):
            found = shifts(line)
            if found is None:
                fields.fail(name, 'write each line as "mon-fri 08:00-17:00" or "sat 09:00-12:00"')
            week.extend(found)
        week.sort(key=lambda shift: (shift.weekday, shift.opens))
        if any(one.weekday == two.weekday and two.opens < one.closes for one, two in pairwise(week)):
            fields.fail(name, "two lines give overlapping hours on one day; make them one")
        weeks[name] = tuple(week)
    return weeks


def _location(fields: Fields, weeks: Mapping[str, tuple[Shift, ...]]) -> Location:
    fields.only("id", "name", "address", "spoken_en", "spoken_es", "words_en", "words_es", "hours")
    return Location(
        id=fields.ehr_identity(),
        name=fields.text("name"),
        address=fields.text("address"),
        spoken_en=fields.text("spoken_en"),
        spoken_es=fields.text("spoken_es"),
        words_en=fields.words("words_en", default=()),
        words_es=fields.words("words_es", default=()),
        week=weeks[fields.one_of("hours", list(weeks))] if "hours" in fields.table else None,
    )


def _provider(fields: Fields, locations: tuple[Location, ...], weeks: Mapping[str, object]) -> Provider:
    fields.only(
        "id",
        "title",
        "given",
        "family",
        "feminine",
        "specialty",
        "location",
        "hours",
        "spoken_en",
        "spoken_es",
        "aliases",
    )
    fields.one_of("hours", list(weeks))
    return Provider(
        id=fields.ehr_identity(),
        title=fields.text("title", 'use "Dr." or ""', default="", empty=True),
        given=fields.text("given"),
        family=fields.text("family"),
        feminine=fields.flag("feminine", default=False),
        specialty=fields.text("specialty"),
        location_id=fields.one_of("location", [location.id for location in locations]),
        spoken_en=fields.text("spoken_en"),
        spoken_es=fields.text("spoken_es"),
        aliases=fields.words("aliases", default=()),
    )


def _patient(fields: Fields) -> Patient:
    fields.only("id", "given", "family", "birth_date", "phone", "lang")
    phone = fields.text("phone", "use a number such as +13125550101")
    if not E164.fullmatch(phone):
        fields.fail("phone", "use a number such as +13125550101")
    return Patient(
        id=fields.identity(),
        given=fields.text("given"),
        family=fields.text("family"),
        birth_date=fields.day("birth_date"),
        phone=phone,
        lang=_lang(fields),
    )


def _planned(fields: Fields, clinic: Clinic, patients: tuple[Patient, ...]) -> PlannedVisit:
    fields.only("id", "patient", "provider", "visit_type", "day", "time")
    patient_id = fields.one_of("patient", [patient.id for patient in patients])
    kind = clinic.visit_type(fields.one_of("visit_type", [kind.id for kind in clinic.visit_types]))
    provider_id = fields.one_of("provider", list(kind.providers))
    at = clock(fields.text("time", "use a time such as 09:30"))
    if at is None:
        fields.fail("time", "use a time such as 09:30")
    return PlannedVisit(
        id=fields.identity(),
        patient_id=patient_id,
        provider_id=provider_id,
        visit_type_id=kind.id,
        day=fields.number("day", 1, 40, "days"),
        at=at,
    )


def _unique(rows: tuple[Fields, ...]) -> None:
    seen: set[str] = set()
    for fields in rows:
        if fields.text("id") in seen:
            fields.fail("id", "another section above has the same id; choose a new one")
        seen.add(fields.text("id"))


def _zone(fields: Fields) -> ZoneInfo:
    fix = "use a name such as America/Chicago"
    try:
        return ZoneInfo(fields.text("zone", fix))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fields.fail("zone", fix)


def _lang(fields: Fields) -> Lang:
    named = fields.text("lang", "use en or es", default="en")
    if named not in ("en", "es"):
        fields.fail("lang", "use en or es")
    return "es" if named == "es" else "en"


def _closed(fields: Fields) -> Closed:
    days = fields.table.get("closed", [])
    if not isinstance(days, list) or not all(type(day) is date for day in days):
        fields.fail("closed", "use a list of dates such as [2026-11-26], without quotes")
    if "holidays" not in fields.table:
        return Closed(tuple(days))
    named = fields.words("holidays")
    if not set(named) <= HOLIDAYS.keys():
        fields.fail("holidays", f"use any of {', '.join(HOLIDAYS)}; [] if you work on all of them")
    return Closed(tuple(days), named)
