"""The box as the status page sees it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import datetime, time
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import structlog

from appliance.call.desk import Desk, DeskStatus
from appliance.call.diary import Diary
from appliance.call.places import Places
from appliance.call.roster import Roster
from appliance.clinic.settings import Clinic
from appliance.config import Config
from appliance.ehr.link import EhrChild
from appliance.errors import StoreError
from appliance.seams import Clock, Line
from appliance.speech import weights
from appliance.store.messages import Kept
from appliance.web.board import BoardView, CallView, EhrView, MessageView, ModelView, TurnView

LOOK_EVERY_S = 2.0
"""How often what changes without a word (line, record system, outbox) is looked at."""

SHOWN = 20
"""Calls on the page, besides all that are going on: each change is made and sent beside the calls' sound."""

log = structlog.get_logger()


class BoxBoard:
    """Implements web.board.Board over the living parts of the daemon."""

    def __init__(
        self,
        config: Config,
        clinic: Clinic,
        clock: Clock,
        *,
        line: Line,
        ehr: EhrChild,
        desk: Desk,
        roster: Roster,
        places: Places,
        models: Path,
    ) -> None:
        self._clinic, self._clock, self._line, self._ehr, self._desk, self._roster = (
            clinic, clock, line, ehr, desk, roster,
        )  # fmt: skip
        self._places = places
        self._ehr_address = urlsplit(config.ehr.base_url).netloc
        self._models = tuple(
            ModelView(name=one.model.name, ok=one.state is weights.FileState.OK)
            for one in weights.listing(models)
            if one.model.group == "box"
        )
        self._status: DeskStatus | None = None
        self._shown: object = None

    async def watch(self) -> None:
        """Keep the desk's figures fresh until cancelled."""
        while True:
            try:
                self._status = await self._desk.status()
            except StoreError:
                log.error("store.unreadable", reason="status")
            shown = (self._status, self._ehr.status(), self._line.status(), self._places.waiting)
            if shown != self._shown:
                self._shown = shown
                self._roster.touch()
            await anyio.sleep(LOOK_EVERY_S)

    def snapshot(self) -> BoardView:
        """How everything stands now."""
        now = self._clock.now().astimezone(self._clinic.zone)
        midnight = datetime.combine(now.date(), time(), self._clinic.zone)
        ehr, status = self._ehr.status(), self._status
        today = self._roster.since(midnight)[::-1]
        shown = [one for number, one in enumerate(today) if number < SHOWN or one.state != "done"]
        return BoardView(
            clinic=self._clinic.name,
            version=version("frontdesk-appliance"),
            zone=self._clinic.zone,
            now=now,
            line=self._line.status(),
            ehr=EhrView(
                address=self._ehr_address,
                reachable=ehr.reachable,
                last_sync=ehr.last_sync,
                waiting=status.waiting if status else ehr.waiting,
                waiting_since=status.waiting_since if status else None,
            ),
            models=self._models,
            calls=tuple(map(_call_view, shown)),
            earlier=len(today) - len(shown),
            cards=len(status.cards) if status else 0,
            messages=tuple(_message_view(each) for each in status.messages) if status else (),
            messages_waiting=status.messages_waiting if status else 0,
            calls_at_once=self._places.size,
            in_line=self._places.waiting,
        )

    def changes(self) -> AsyncGenerator[None, None]:
        """Yields at once, then after each change."""
        return self._roster.changes()


def _message_view(kept: Kept) -> MessageView:
    message = kept.message
    return MessageView(
        kind=message.kind,
        inbox=message.inbox,
        taken=kept.taken,
        lang=message.lang,
        name=message.name,
        callback=message.callback,
        words=message.words,
        facts=tuple(message.facts.items()),
    )


def _call_view(diary: Diary) -> CallView:
    turns = tuple(TurnView(who=one.who, text=one.text, latency_ms=one.latency_ms) for one in diary.entries)
    return CallView(
        call_id=diary.call_id,
        started=diary.started,
        lang=diary.lang,
        state=diary.state,
        outcome=diary.outcome,
        turns=turns,
    )
