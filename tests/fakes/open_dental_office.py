"""A small dental office on the fake: a dentist with two chairs, a hygienist with one, two patients, one morning."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from fakes.fault_proxy import FaultProxy, fault_proxy
from fakes.maple import StandingClock
from fakes.open_dental import FORMAT, OpenDentalFake, Row, open_dental

from appliance.config import OpenDentalConfig
from appliance.ehr.access import Access, OpenDentalKeys
from appliance.ehr.http import JSON, FhirHttp
from appliance.ehr.mirrored import Practice
from appliance.ehr.open_dental.driver import OpenDental
from appliance.seams import Change, PushOutcome
from appliance.store.bodies import BODIES, Body, BookBody, CancelBody, MoveBody, NewPatientBody, NoteBody
from appliance.store.ids import new_id

DENTIST, HYGIENIST, OTHER = "1", "2", "3"
NINE = datetime(2026, 11, 24, 15, tzinfo=UTC)
"""Nine in the morning in Chicago, on the Tuesday: schedules are from eight to twelve."""

PRACTICE = Practice(dict.fromkeys((DENTIST, HYGIENIST, OTHER), "main"), frozenset({"checkup"}), "America/Chicago")
SETTINGS = OpenDentalConfig(
    developer_key_file="-",
    customer_key_file="-",
    appointment_types={"checkup": 7},
    bookable_blockouts=["New patient"],
    task_list=74,
    task_user=5,
)
ACCESS = Access(proof=OpenDentalKeys("developer", "customer"))
NEW = NewPatientBody(
    patient_id="0193-new", given="Ada", family="Nilsson", birth_date=date(1990, 1, 2), phone="+15550100142", lang="es"
)


@dataclass(slots=True)
class Place:
    """The office, the box's way to it, and what may go wrong on the way."""

    server: OpenDentalFake
    proxy: FaultProxy
    ehr: OpenDental

    async def push(self, body: Body, *, again: bool = False) -> PushOutcome:
        kind = next(kind for kind, shape in BODIES.items() if isinstance(body, shape))
        return await self.ehr.push(Change(key=body.key, kind=kind, body=msgspec.json.encode(body), again=again))

    def staff_book(self, start: datetime, *, op: int = 1, who: int = 1, minutes: int = 30, **more: Any) -> Row:
        """As the front desk does, over whatever is there."""
        at = start.astimezone(self.server.zone).strftime(FORMAT)
        values = {
            "PatNum": 12,
            "AptStatus": "Scheduled",
            "Note": "",
            "ProvNum": who,
            "ProvHyg": 0,
            "IsHygiene": "false",
            "IsNewPatient": "false",
        }
        return self.server.put(
            "appointments",
            **{**values, "AptDateTime": at, "Pattern": "X" * (minutes // 5), "Op": op, "ClinicNum": 0, **more},
        )

    def writes(self) -> list[tuple[str, str]]:
        return [one for one in self.server.seen if one[0] != "GET"]

    def booked(self) -> list[Row]:
        """Appointments that carry the box's mark and take time."""
        return [one for one in self.server.scheduled() if "[frontdesk visit" in one["Note"]]


def booking(start: datetime = NINE, **rest: object) -> BookBody:
    """A visit of half an hour."""
    values: dict[str, object] = {
        "key": new_id(),
        "call_id": "call-1",
        "patient_id": "p11",
        "patient_ehr_id": "11",
        "provider_id": DENTIST,
        "location_id": "main",
        "visit_type_id": "checkup",
        "start": start,
        "minutes": 30,
        "callback": "+15550142",
        "lang": "en",
        "reason": "a filling\ncame out",
        **rest,
    }
    return BookBody(**values)  # type: ignore[arg-type]


def moving(old: BookBody, start: datetime, ehr_id: str, **rest: object) -> MoveBody:
    """The same visit at another time."""
    values: dict[str, object] = {
        "key": new_id(),
        "visit_id": old.key,
        "call_id": "call-2",
        "patient_id": old.patient_id,
        "patient_ehr_id": old.patient_ehr_id,
        "appointment_ehr_id": ehr_id,
        "visit_type_id": old.visit_type_id,
        "provider_id": old.provider_id,
        "location_id": old.location_id,
        "start": start,
        "minutes": old.minutes,
        "old_provider_id": old.provider_id,
        "old_location_id": old.location_id,
        "old_start": old.start,
        "old_minutes": old.minutes,
        **rest,
    }
    return MoveBody(**values)  # type: ignore[arg-type]


def unwanted(old: BookBody, ehr_id: str) -> CancelBody:
    """The same visit, not wanted any more."""
    return CancelBody(
        key=new_id(),
        visit_id=old.key,
        call_id="call-3",
        patient_id=old.patient_id,
        appointment_ehr_id=ehr_id,
        provider_id=old.provider_id,
        start=old.start,
        minutes=old.minutes,
    )


def noting(patient_ehr_id: str | None = "11") -> NoteBody:
    """What happened in a call."""
    return NoteBody(
        key=new_id(),
        call_id="call-1",
        started=NINE - timedelta(days=1),
        ended=NINE - timedelta(days=1),
        outcome="booked",
        lang="en",
        lines=("A visit was booked by telephone.",),
        patient_ehr_id=patient_ehr_id,
    )


def furnish(server: OpenDentalFake) -> None:
    """The office as its staff have set it up."""
    for who, name, second in ((1, "Albert", "false"), (2, "Jones", "true"), (3, "Nguyen", "false")):
        server.put("providers", ProvNum=who, LName=name, FName="Pat", IsHidden="false", IsSecondary=second)
    for op, dentist, hygienist in ((1, 1, 0), (2, 1, 0), (3, 0, 2)):
        server.put(
            "operatories",
            OperatoryNum=op,
            OpName=f"Chair {op}",
            IsHidden="false",
            ProvDentist=dentist,
            ProvHygienist=hygienist,
            ClinicNum=0,
        )
    shift(server, 1, "1,2")
    shift(server, 2, "")
    for key, family, given, language in ((11, "Okonkwo", "Adaeze", ""), (12, "Díaz", "Luz", "spa")):
        server.put(
            "patients",
            PatNum=key,
            LName=family,
            FName=given,
            Birthdate="1961-07-19",
            WirelessPhone="(555)010-0111",
            HmPhone="",
            WkPhone="",
            Language=language,
            PatStatus="Patient",
            PriProv=1,
            ClinicNum=0,
        )
    server.put("appointmenttypes", AppointmentTypeNum=7, AppointmentTypeName="Check-up", Pattern="//XX//")


def shift(
    server: OpenDentalFake, who: int, ops: str, opens: str = "08:00:00", closes: str = "12:00:00", **more: Any
) -> Row:
    """A row of the schedule of the Tuesday."""
    values = {"SchedDate": "2026-11-24", "SchedType": "Provider", "blockoutType": "", "EmployeeNum": 0}
    return server.put(
        "schedules", **{**values, "StartTime": opens, "StopTime": closes, "ProvNum": who, "operatories": ops, **more}
    )


@asynccontextmanager
async def office(*, access: Access = ACCESS, deadline_s: float = 1.0, late_s: float = 0.0) -> AsyncIterator[Place]:
    """Open, with the schedules of the Tuesday."""
    async with (
        open_dental() as server,
        fault_proxy(server.base_url) as proxy,
        FhirHttp(proxy.base_url, access=access, deadline_s=deadline_s, media_type=JSON) as http,
    ):
        furnish(server)
        yield Place(server, proxy, OpenDental(http, StandingClock(), PRACTICE, SETTINGS, late_s=late_s))


@asynccontextmanager
async def second_box(server: OpenDentalFake) -> AsyncIterator[OpenDental]:
    """Another writer of the same kind, on a connection of its own."""
    async with FhirHttp(server.base_url, access=ACCESS, media_type=JSON) as http:
        yield OpenDental(http, StandingClock(), PRACTICE, SETTINGS)
