"""The note of a call: a commlog of its patient, else a task for staff; read back before it counts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
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
        patient_id = str(int(body.patient_ehr_id))
        commlog: Row = {
            "PatNum": int(patient_id),
            "CommDateTime": wall.stamp(body.ended, zone),
            "Mode_": "Phone",
            "SentOrReceived": "Received",
            "Note": text,
        }
        listed = partial(http.of, patient_id, "commlogs", "CommlogNum")
        return await _once(http, "commlogs", body.key, ("CommlogNum", "Note"), listed, commlog)
    if settings.task_list is None:
        return Rejected(0, "no-notes")
    task: Row = {"TaskListNum": settings.task_list, "UserNum": settings.task_user, "Descript": text}
    since = wall.stamp(body.started - timedelta(days=1), zone)
    asked = (("TaskListNum", str(settings.task_list)), ("DateTimeOriginal", since))
    listed = partial(http.every, "tasks", "TaskNum", asked)
    return await _once(http, "tasks", body.key, ("TaskNum", "Descript"), listed, task)


async def _once(
    http: OpenDentalHttp,
    path: str,
    key: str,
    names: tuple[str, str],
    listed: Callable[[], Awaitable[list[Row]]],
    row: Row,
) -> PushOutcome:
    """`names`: of the primary key, and of the field that carries the mark. `listed`: where it is looked for."""
    name, field = names
    for first in (True, False):
        found = [one for one in await listed() if marked(one.get(field), "note") == key]
        if found:
            held = min(found, key=lambda one: number(one[name]))
            return Pushed(str(number(held[name])), version(held))
        if first:
            answer = await http.write("POST", path, row)
            if not answer.ok:
                return Rejected(answer.status, "")
    return Conflict("note_refused")
