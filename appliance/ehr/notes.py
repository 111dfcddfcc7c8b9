"""The note of a call, for the chart: a Communication, readable again before it counts."""

from __future__ import annotations

from appliance.ehr.http import FhirHttp
from appliance.ehr.mapping import communication
from appliance.ehr.records import create, find
from appliance.ehr.resource import NOTE
from appliance.seams import Conflict, Pushed, PushOutcome
from appliance.store.bodies import NoteBody


async def note(http: FhirHttp, body: NoteBody) -> PushOutcome:
    """Leave it once. Raises EhrUnreachable, Refused."""
    held = await find(http, "Communication", NOTE, body.key)
    if held is None:
        held = await create(http, communication(body), NOTE, body.key)
    return Pushed(held.id, held.version) if held is not None else Conflict("note_refused")
