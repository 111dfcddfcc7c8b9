"""The note of a call, for the chart, as the type of resource the record system takes; read back before it counts."""

from __future__ import annotations

from collections.abc import Callable

from appliance.ehr.http import FhirHttp
from appliance.ehr.mapping import communication, document, task
from appliance.ehr.records import create, find
from appliance.ehr.resource import NOTE, Json
from appliance.seams import Conflict, Pushed, PushOutcome, Rejected
from appliance.store.bodies import NoteBody

SHAPES: dict[str, Callable[[NoteBody], Json]] = {
    "Communication": communication,
    "DocumentReference": document,
    "Task": task,
}
"""In the order they are preferred."""


async def note(http: FhirHttp, body: NoteBody, kind: str = "Communication") -> PushOutcome:
    """Leave it once. `kind`: a key of SHAPES, "" where no note can be left. Raises EhrUnreachable, Refused."""
    if kind not in SHAPES:
        return Rejected(0, "no-notes")
    held = await find(http, kind, NOTE, body.key)
    if held is None:
        held = await create(http, SHAPES[kind](body), NOTE, body.key)
    return Pushed(held.id, held.version) if held is not None else Conflict("note_refused")
