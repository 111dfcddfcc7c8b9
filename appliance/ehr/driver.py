"""What the EHR process needs of a record system beyond pulling and pushing: one driver for each way of speaking."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from appliance.ehr.mirrored import Practice
from appliance.ehr.twins import Twins
from appliance.ehr.wire import StillFree
from appliance.seams import Ehr


def midnight(at: datetime, zone: ZoneInfo) -> datetime:
    """The start of the clinic's day an instant lies in, aware."""
    return at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


class Driver(Ehr, Protocol):
    """A record system as ehr/sync.py uses it. Several pushes of different lanes may run at once."""

    def window(self) -> tuple[datetime, datetime]:
        """What `pull` reads of slots and appointments: from the start of today."""
        ...

    async def ready(self) -> None:
        """Have what the next minutes' requests need. Raises nothing."""
        ...

    async def know(self, db: sqlite3.Connection) -> None:
        """Write as the last self-test allows. Raises nothing: what cannot be known now is done the careful way."""
        ...

    async def still_free(self, db: sqlite3.Connection, practice: Practice, asked: StillFree) -> bool | None:
        """Whether nobody has the time or the room, None when it cannot be told. What was found goes into the mirror."""
        ...

    async def mend(self, twins: Twins) -> int:
        """Leave one appointment of each visit that was made twice; how many visits. Raises EhrUnreachable, Refused."""
        ...
