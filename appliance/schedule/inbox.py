"""A message for staff, with its row in the audit trail."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.audit import trail
from appliance.clinic.message import Message
from appliance.store import messages


def leave(db: sqlite3.Connection, message: Message, *, call_id: str, now: datetime) -> None:
    """Both rows, in the transaction of the caller's."""
    key = messages.add(db, message, call_id=call_id, now=now)
    about = {"kind": message.kind.value, "inbox": message.inbox.value}
    trail.append(db, at=now, actor="caller", action="message.left", object_id=key, call_id=call_id, detail=about)
