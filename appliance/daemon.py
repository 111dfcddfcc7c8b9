"""The composition root: from a config to every object to one task group. Only this file names concrete classes."""

from __future__ import annotations

import fcntl
import os
import signal
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import anyio
import structlog
from anyio import to_thread
from anyio.abc import TaskGroup
from anyio.streams.memory import MemoryObjectSendStream

from appliance import capacity, sense_file
from appliance import log as logging
from appliance.audio.echo import EchoCanceller
from appliance.board import BoxBoard
from appliance.call import switchboard
from appliance.call.desk import Desk
from appliance.call.echo import EchoFreeCall
from appliance.call.engaged import Engaged
from appliance.call.failsafe import run_safely
from appliance.call.places import Places
from appliance.call.recording import RecordedCall
from appliance.call.ring_desk import StoredRings
from appliance.call.ring_out import RingOut
from appliance.call.roster import Roster
from appliance.call.session import Means, Session
from appliance.call.waiting import Waiting
from appliance.clinic.overflow import Overflow
from appliance.clinic.people import Patient
from appliance.clinic.settings import Clinic
from appliance.clinic_file import load_clinic
from appliance.clock import ShiftedClock, SystemClock
from appliance.config import Config, split_address
from appliance.dialogue.events import CallStarted, Event
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.offered import Offered
from appliance.dialogue.people.directory import Directory
from appliance.dialogue.phrasebook import LANGS, Phrasebook
from appliance.dialogue.sense import Sense
from appliance.ehr.access import read_access
from appliance.ehr.link import EhrChild
from appliance.ehr.profile import note_kind
from appliance.ehr.scopes import needs
from appliance.errors import ConfigError, StoreError
from appliance.line.sip import SipLine
from appliance.line.sip_settings import SipSettings
from appliance.seams import Call, Clock, Synthesizer
from appliance.speech import english, prerender, weights
from appliance.speech.phrase_cache import PhraseCache
from appliance.speech.prerender import Prerendered, SlowVoice, prerender_workers
from appliance.speech.pronounce import Pronunciations
from appliance.speech.recognizer import WhisperRecognizer, recognizer_workers
from appliance.speech.scorer import SmartTurnScorer
from appliance.speech.synthesizer import TwoVoices, voice_workers
from appliance.speech.turn import SlotAwareTurns
from appliance.speech.vad import SileroModel, SileroVad
from appliance.speech.workers import Urgency
from appliance.store import profiles, record_system
from appliance.store.database import DATABASE, open_database
from appliance.store.key import read_or_make_key
from appliance.web.page import make_app
from appliance.web.serve import serve

READY = "frontdesk is answering"
"""Printed on stdout once the first caller can be served."""

FIRST_SYNC_S = 15.0
"""How long a start waits for the record system; after that the box answers from what it knows."""

PATIENTS_S = 5.0
"""Between two looks for patients who are new or have changed."""

FIRST_PHRASES = 8
"""Sentences every call begins with, rendered before the first one; the rest are rendered while it rings."""

IN_LINE = 8
"""Callers who may wait beyond those the board can hold; only a flood of them hears busy."""

log = structlog.get_logger()


def start(config: Config, *, now: datetime | None, keep_demo_audio: Path | None) -> None:
    """Run the box until SIGINT or SIGTERM. Raises ApplianceError with a sentence when it cannot."""
    logging.configure()
    clock: Clock = ShiftedClock(now) if now else SystemClock()
    anyio.run(_until_signal, config, clock, keep_demo_audio)


async def _until_signal(config: Config, clock: Clock, keep_demo_audio: Path | None) -> None:
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_cancel_on_signal, tasks.cancel_scope)
        async with run(config, clock, keep_demo_audio=keep_demo_audio):
            host, port = split_address(config.sip.listen)
            print(f"{READY} at sip:{config.sip.user}@{host}:{port}, page at http://{config.web.listen}", flush=True)
            await anyio.sleep_forever()


async def _cancel_on_signal(scope: anyio.CancelScope) -> None:
    with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
        async for caught in signals:
            log.info("daemon.stopping", signal=caught.name)
            scope.cancel()
            return


@asynccontextmanager
async def run(config: Config, clock: Clock, *, keep_demo_audio: Path | None = None) -> AsyncIterator[None]:
    """The whole box, answering calls inside the block. Raises ApplianceError when it cannot start."""
    clinic = load_clinic(config.clinic).clinic
    if keep_demo_audio is not None and not clinic.demo:
        raise ConfigError("--keep-demo-audio records calls and is for the demo clinic only; leave it out")
    models = Path(config.speech.models)
    weights.demand(models)
    english.demand(models, config.speech.english)
    if config.speech.spanish == "kokoro":
        prerender.demand(models)
    state = _state_folder(Path(config.state))
    async with AsyncExitStack() as stack:
        stack.enter_context(_alone(state))
        key = read_or_make_key(state)
        db = stack.enter_context(closing(open_database(state / DATABASE, key)))
        _demand_ours(db, config, clinic)
        tasks = await stack.enter_async_context(anyio.create_task_group())
        stack.callback(tasks.cancel_scope.cancel)
        sensing, sensed = anyio.create_memory_object_stream[Sense](1)
        tasks.start_soon(_load_sense, sensing)
        note = note_kind(profiles.profile(db, config.ehr.base_url.rstrip("/") + "/"))
        ehr = _ehr(config, state / DATABASE, key, clinic, clock, note)
        desk = Desk(db, clinic, clock, ehr, rings=clinic.ringing is not None and config.sip.dial is not None)
        await desk.begin()
        tasks.start_soon(ehr.run)
        places = Places(capacity.calls_at_once(config.sip.capacity, capacity.read(state)))
        line = _line(config, places.size, clinic.overflow)
        await stack.enter_async_context(line.open())
        roster = Roster()
        board = BoxBoard(
            config, clinic, clock, line=line, ehr=ehr, desk=desk, roster=roster, places=places, models=models
        )
        await tasks.start(serve, make_app(board), *split_address(config.web.listen))
        tasks.start_soon(board.watch)
        speech = await _speech(stack, tasks, config, clinic, state, places)
        means = _means(config, clinic, clock, desk, line, speech)
        if not await ehr.wait_synced(FIRST_SYNC_S):
            log.warning("ehr.unreachable", reason="at start")
        await desk.patients()
        tasks.start_soon(_keep_patients, desk)
        with sensed:
            sense = await sensed.receive()
        engaged = Engaged()
        answering = partial(_serve, means, ehr, speech.vad, roster, keep_demo_audio, config.sip.echoes, sense)
        waiting = partial(_stand_in_line, means, places, roster)
        tasks.start_soon(
            partial(switchboard.run, line, partial(_answer, engaged, answering), places=places, wait=waiting)
        )
        await _ring_out(tasks, config, means, desk, places, engaged, answering)
        yield


async def _load_sense(to: MemoryObjectSendStream[Sense]) -> None:
    """Reads the encoder beside everything else that starts."""
    with to:
        to.send_nowait(await to_thread.run_sync(sense_file.load))


async def _keep_patients(desk: Desk) -> None:
    """Take in who is new or has changed between calls, so that a call that begins need not wait for it."""
    while True:
        await anyio.sleep(PATIENTS_S)
        try:
            await desk.patients()
        except StoreError:
            log.error("store.unreadable", reason="patients")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """Ears and mouth, loaded."""

    phrasebook: Phrasebook
    recognizer: WhisperRecognizer
    scorer: SmartTurnScorer
    voice: Synthesizer
    vad: SileroModel


async def _speech(
    stack: AsyncExitStack, tasks: TaskGroup, config: Config, clinic: Clinic, state: Path, places: Places
) -> _Speech:
    models = Path(config.speech.models)
    hearing = recognizer_workers(models, size=config.speech.recognizers, english=config.speech.english)
    speaking = voice_workers(models)
    await stack.enter_async_context(hearing.running())
    await stack.enter_async_context(speaking.running())
    pronunciations = Pronunciations(english=clinic.pronunciations, spanish=clinic.respellings_es)
    voices = TwoVoices(speaking, pronunciations)
    voice = PhraseCache(voices, state / "phrases", version=voices.version)
    phrasebook = Phrasebook.load()
    texts = phrasebook.static_texts(clinic)
    await voice.warm(texts[:FIRST_PHRASES])
    patient_voice = TwoVoices(speaking, pronunciations, urgency=Urgency.LATER)
    tasks.start_soon(partial(voice.warm_beside, texts, by=patient_voice))
    spoken: Synthesizer = voice
    if config.speech.spanish == "kokoro":
        spoken = prerendered = Prerendered(voice, pronunciations, state / "prerendered", lang="es")
        slow = prerender_workers(models)
        tasks.start_soon(prerendered.build, texts, slow, SlowVoice(slow, may_begin=places.empty))
    return _Speech(
        phrasebook=phrasebook,
        recognizer=WhisperRecognizer(hearing),
        scorer=SmartTurnScorer(hearing),
        voice=spoken,
        vad=SileroModel(weights.locate(models, "silero-vad") / "silero_vad.onnx"),
    )


def _means(config: Config, clinic: Clinic, clock: Clock, desk: Desk, line: SipLine, speech: _Speech) -> Means:
    return Means(
        clinic=clinic,
        phrasebook=speech.phrasebook,
        clock=clock,
        desk=desk,
        line=line,
        recognizer=speech.recognizer,
        scorer=speech.scorer,
        voice=speech.voice,
        staff=tuple(config.staff.addresses),
        ring_s=config.staff.ring_s,
    )


async def _answer(engaged: Engaged, serve: Callable[..., Awaitable[None]], call: Call, opening: Event | None) -> None:
    with engaged.on(call.caller):
        await serve(call, opening)


async def _serve(
    means: Means,
    ehr: EhrChild,
    vad: SileroModel,
    roster: Roster,
    keep_demo_audio: Path | None,
    echoes: bool,
    sense: Sense,
    call: Call,
    opening: Event | None,
    offered: Offered | None = None,
) -> None:
    await ehr.call_rang()
    if keep_demo_audio is not None:
        call = RecordedCall(call, keep_demo_audio)
    if echoes:
        call = EchoFreeCall(call, EchoCanceller())
    now = means.clock.now()
    try:
        patients: Collection[Patient] = await means.desk.patients()
    except StoreError:
        log.error("store.unreadable", call=call.call_id)
        patients = ()  # a call we cannot look up is answered all the same; what it asks of the store goes to a person
    earlier = means.cut_off.take(call.caller, now) if offered is None else None
    dialogue = Dialogue(
        means.clinic, patients, caller=call.caller, now=now, earlier=earlier, offered=offered, sense=sense
    )
    if opening is not None:
        dialogue.step(CallStarted(), now)  # the greeting was for somebody in no hurry
    diary = roster.open(call.call_id, now)
    ears, turns = SileroVad(vad), SlotAwareTurns()
    session = Session(call, means, dialogue=dialogue, vad=ears, turns=turns, diary=diary, opening=opening)
    await run_safely(session, call, means)


async def _ring_out(
    tasks: TaskGroup,
    config: Config,
    means: Means,
    desk: Desk,
    places: Places,
    engaged: Engaged,
    serve: Callable[..., Awaitable[None]],
) -> None:
    """Call those who wait for a time that came free, where the clinic wants it and the line can."""
    rules, address = means.clinic.ringing, config.sip.dial
    if rules is None or address is None:
        return

    async def told(call: Call, offered: Offered) -> None:
        await serve(call, None, offered)

    listed = StoredRings(desk, means.clinic, means.clock)
    await listed.begin_again()
    ring_out = RingOut(
        listed,
        means.line,
        means.clock,
        clinic=means.clinic,
        rules=rules,
        address=address,
        places=places,
        engaged=engaged,
        serve=told,
    )
    tasks.start_soon(ring_out.run)


async def _stand_in_line(means: Means, places: Places, roster: Roster, call: Call) -> Waiting:
    """A caller for whom there is no place, spoken to in their own language where the number tells it, else in both."""
    both = sorted(LANGS, key=lambda lang: lang != means.clinic.lang)
    try:
        known = Directory.of(await means.desk.patients()).with_number(call.caller)
    except StoreError:
        known = ()
    langs = (known[0].lang,) if len(known) == 1 else tuple(both)
    return Waiting(call, means, places, langs=langs, diary=roster.open(call.call_id, means.clock.now()))


def _line(config: Config, calls: int, overflow: Overflow) -> SipLine:
    host, port = split_address(config.sip.listen)
    in_line = 0 if overflow is Overflow.BUSY else IN_LINE
    return SipLine(SipSettings(host=host, port=port, user=config.sip.user, capacity=calls + in_line))


def _ehr(config: Config, database: Path, key: str, clinic: Clinic, clock: Clock, note: str) -> EhrChild:
    """`note`: the type of resource that a note is."""
    return EhrChild(
        base_url=config.ehr.base_url,
        access=read_access(config.ehr, database.parent, needs=(needs(note), needs(""))),
        open_dental=config.ehr.open_dental,
        every_s=config.ehr.sync_every_s,
        database=database,
        key=key,
        clinic=clinic,
        clock=clock,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other box has this state folder meanwhile: what a start clears away would be another's live calls."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise StoreError(
            f"{folder} is in use by a box that runs: stop that one, or give another folder with --state."
        ) from None
    try:
        yield
    finally:
        os.close(held)


def _demand_ours(db: sqlite3.Connection, config: Config, clinic: Clinic) -> None:
    """The state folder belongs to this record system; the demo's to any. Raises ConfigError."""
    base_url = config.ehr.base_url.rstrip("/") + "/"
    if clinic.demo:
        record_system.put_address(db, base_url)
    elif not record_system.is_ours(db, base_url):
        raise ConfigError(
            f"{config.state} holds visits and changes of another record system than {base_url}: give another folder "
            "with --state, or, where it has only got a new address, run frontdesk ehr moved --config FILE"
        )


def _state_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(f"{folder} cannot be made ({error.strerror}): give another folder with --state.") from None
    return folder
