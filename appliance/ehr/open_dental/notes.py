"""The note of a call: a commlog of its patient, else a task for staff; read back before it counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from appliance.config import OpenDentalConfig
from appliance.ehr.open_dental import wall
from appliance.ehr.open_dental.http import OpenDentalHttp
from appliance.ehr.open_dental.rows import Row, mark, marked, number, version
from appliance.seams import Conflict, Pushed, PushOutcome, Rejected
from appliance.store.bodies import NoteBody


async def note(http: OpenDentalHttp, body: NoteBody, settings: OpenDentalConfig, zone: ZoneInfo) -> PushOutcome:
    """Leave it once: it carries a mark, and is looked for before it is written. Raises EhrUnreachable."""
    text = "\n".join((*(line for line in body.lines if line.strip()), mark("note", body.key)))
    if body.patient_ehr_id:
        patient = int(body.patient_ehr_id)
        commlog: Row = {
            "PatNum": patient,
            "CommDateTime": wall.stamp(body.ended, zone),
            "Mode_": "Phone",
            "SentOrReceived": "Received",
            "Note": text,
        }
        asked = (("PatNum", str(patient)),)
        return await _once(http, "commlogs", "CommlogNum", "Note", body.key, asked, commlog)
    if settings.task_list is None:
        return Rejected(0, "no-notes")
    task: Row = {"TaskListNum": settings.task_list, "UserNum": settings.task_user, "Descript": text}
    since = wall.stamp(body.started - timedelta(days=1), zone)
    asked_tasks = (("TaskListNum", str(settings.task_list)), ("DateTimeOriginal", since))
    return await _once(http, "tasks", "TaskNum", "Descript", body.key, asked_tasks, task)


async def _once(
    http: OpenDentalHttp, path: str, name: str, field: str, key: str, asked: Sequence[tuple[str, str]], row: Row
) -> PushOutcome:
    for first in (True, False):
        found = [one for one in await http.every(path, name, asked) if marked(one.get(field), "note") == key]
        if found:
            held = min(found, key=lambda one: number(one[name]))
            return Pushed(str(number(held[name])), version(held))
        if first:
            answer = await http.write("POST", path, row)
            if not answer.ok:
                return Rejected(answer.status, "")
    return Conflict("note_refused")
