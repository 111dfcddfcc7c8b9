"""People in Open Dental: somebody new is looked for by everything the caller told, and entered when nobody fits."""

from __future__ import annotations

import re

from appliance.ehr.open_dental import wall
from appliance.ehr.open_dental.http import OpenDentalHttp
from appliance.ehr.open_dental.rows import Row, number
from appliance.ehr.records import Refused
from appliance.store.bodies import BookBody, NewPatientBody

LINES = ("WirelessPhone", "HmPhone", "WkPhone")


async def entered(http: OpenDentalHttp, body: BookBody) -> str:
    """The PatNum of a booking's patient; there is no identifier of ours there, so an earlier try is known by its facts.

    Raises EhrUnreachable; Refused where there is nobody to enter, or somebody on file fits but in part: staff decide.
    """
    new = body.new_patient
    if new is None:
        raise Refused(0, "patient-unknown")
    asked = (("LName", new.family), ("FName", new.given), ("Birthdate", new.birth_date.isoformat()))
    same = [row for row in await http.every("patients/Simple", "PatNum", asked) if _is(row, new)]
    known = [row for row in same if any(_digits(row.get(line)) == _digits(new.phone) for line in LINES)]
    if len(known) == 1:
        return str(number(known[0]["PatNum"]))
    if same:
        raise Refused(0, "patient-unclear")
    answer = await http.write("POST", "patients", _row(new))
    made = str(number(answer.body.get("PatNum"))) if answer.ok else ""
    if made in ("", "0"):
        raise Refused(answer.status, "patient-refused")
    return made


def _row(new: NewPatientBody) -> Row:
    phone = re.fullmatch(r"\+1(\d{3})(\d{3})(\d{4})", new.phone)
    row: Row = {
        "LName": new.family,
        "FName": new.given,
        "Birthdate": new.birth_date.isoformat(),
        "WirelessPhone": f"({phone[1]}){phone[2]}-{phone[3]}" if phone else new.phone,
    }
    return {**row, "Language": "spa"} if new.lang == "es" else row


def _is(row: Row, new: NewPatientBody) -> bool:
    """Whether names and birthday are the same: a search there finds parts of names, too."""
    names = str(row.get("FName")).casefold(), str(row.get("LName")).casefold()
    return names == (new.given.casefold(), new.family.casefold()) and wall.day(row.get("Birthdate")) == new.birth_date


def _digits(text: object) -> str:
    """The last ten digits of a number: those of a country code may be left out there."""
    return re.sub(r"\D", "", str(text or ""))[-10:]
