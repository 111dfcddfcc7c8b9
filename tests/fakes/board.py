"""A board that shows what a test puts on it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import anyio

from appliance.seams import LineStatus
from appliance.web.board import BoardView, CallView, EhrView, ModelView, TurnView

NOW = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)

BOOKED = CallView(
    call_id="c1",
    started=datetime(2026, 11, 23, 16, 4, 9, tzinfo=UTC),
    lang="en",
    state="done",
    outcome="booked",
    turns=(
        TurnView(who="box", text="Maple Street Family Health, this is the automated assistant. How can I help?"),
        TurnView(who="caller", text="I'd like to see Dr. Ramirez on Tuesday"),
        TurnView(who="box", text="Is Tuesday, November twenty-fourth at nine thirty all right?", latency_ms=512),
        TurnView(who="key", text="1"),
        TurnView(who="box", text="Thank you. You are booked.", latency_ms=1430),
    ),
)

LIVE = CallView(
    call_id="c2",
    started=datetime(2026, 11, 23, 16, 28, 40, tzinfo=UTC),
    lang="es",
    state="visit.date_time",
    outcome=None,
    turns=(
        TurnView(who="caller", text="Quiero una cita para mi hija"),
        TurnView(who="box", text="Con gusto. ¿Qué día prefiere?", latency_ms=640),
    ),
)


def a_view(**changes: Any) -> BoardView:
    """A quiet morning at the demo clinic, with what the test changes."""
    view = BoardView(
        clinic="Maple Street Family Health",
        version="0.1.0",
        zone=ZoneInfo("America/Chicago"),
        now=NOW,
        line=LineStatus(up=True, address="sip:frontdesk@127.0.0.1:5060", refused=0, restarts=0),
        ehr=EhrView(address="http://127.0.0.1:8090/fhir", reachable=True, last_sync=NOW, waiting=0),
        models=tuple(ModelView(name=name, ok=True) for name in ("whisper-base", "hibari", "pico-es", "silero-vad")),
        calls=(LIVE, BOOKED),
        cards=0,
    )
    return replace(view, **changes)


class FakeBoard:
    """Shows `view`; `put` changes it and tells every reader."""

    def __init__(self, view: BoardView | None = None) -> None:
        self.view = view or a_view()
        self.readers = 0
        self._changed = anyio.Event()

    def snapshot(self) -> BoardView:
        return self.view

    def put(self, view: BoardView) -> None:
        self.view = view
        self._changed.set()
        self._changed = anyio.Event()

    async def changes(self) -> AsyncGenerator[None, None]:
        self.readers += 1
        try:
            while True:
                changed = self._changed
                yield
                await changed.wait()
        finally:
            self.readers -= 1
