"""How soon the box replies, how often too soon, and what it heard: turns.toml through the real listening path.

python tests/bench/turn_taking.py [--turns N] [--seed N] [--calls N] [--snr DB] [--slow K] [--reference] [--sip]

One call a turn over a line in this process that keeps real time, or with `--sip` over the box's SIP line from a
telephone in another process: voice activity, end of turn, recognizer workers, conversation, phrase cache and voices are
the box's own; the record system answers after 100 ms. The clock starts at the last sample of the caller's voice and
stops at the first sample of the reply; fillers are no reply. `--reference` is the
ordinary way with the same models: 700 ms of silence, then a 30 s window, then the act, then a rendered voice.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import anyio
import structlog
from engines import wer
from fakes.box import CLINIC, NOW, PATIENTS, PHRASES, StillClock
from fakes.desk import FakeDesk
from fakes.line import FakeLine
from peers.ports import free_port
from phoned_call import Exchange, PhonedCall
from reference import FixedTurns, PlainSession, WholeWindow
from slow_process import slow_workers
from spoken_call import SpokenCall
from turn_list import Sound, Turn, read, sounds

from appliance import sense_file
from appliance.audio.frame import AudioFrame
from appliance.call.diary import Diary
from appliance.call.failsafe import run_safely
from appliance.call.perform import Answered, perform
from appliance.call.session import Means, Session
from appliance.clinic.people import Lang
from appliance.dialogue.acts import Act, Bridge, Listen, Say
from appliance.dialogue.events import CallStarted, Event, Heard
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.sense import Sense
from appliance.line.sip import SipLine, SipSettings
from appliance.rehearse.report import rank
from appliance.rehearse.voices import Voices
from appliance.seams import Synthesizer
from appliance.speech import weights
from appliance.speech.phrase_cache import PhraseCache
from appliance.speech.pronounce import Pronunciations
from appliance.speech.recognizer import WhisperRecognizer, recognizer_workers
from appliance.speech.scorer import SmartTurnScorer
from appliance.speech.synthesizer import TwoVoices, voice_workers
from appliance.speech.turn import SlotAwareTurns
from appliance.speech.vad import SileroModel, SileroVad
from appliance.speech.workers import Workers

CACHE = Path(__file__).parents[2] / ".cache"
MODELS = CACHE / "models"
WAIT_S = 6.0
"""Longest wait for a reply; none by then is a miss."""
DEAD_AIR_S = 1.2
EHR_S = 0.1
SETTLE_S = 0.2
FILLERS = ("one_moment", "let_me_see", "let_me_look", "let_me_find_it")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one turn; times in seconds after the caller's last sample."""

    scene: str
    kind: str
    lang: Lang
    text: str
    said: str
    paused: bool
    heard: str
    reply_s: float | None
    sound_s: float | None
    """First sound of any kind, fillers included."""
    cut_off: bool
    """The box took the turn as over, or spoke, before the caller had ended."""
    stages: dict[str, int]
    replied: tuple[str, ...]
    fetched_s: float | None
    """When a person was fetched; below zero where that was before the caller had ended."""


@dataclass(slots=True)
class MarkedVoice:
    """A voice that remembers which frames were fillers."""

    voice: Synthesizer
    fillers: list[AudioFrame] = field(default_factory=list)

    async def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        """As the voice does."""
        filler = text in {PHRASES.render(Say(key), lang, CLINIC) for key in FILLERS}
        async with aclosing(self.voice.speak(text, lang=lang)) as frames:
            async for frame in frames:
                if filler:
                    self.fillers.append(frame)
                yield frame


class Stage:
    """A conversation already at its question when the call begins."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self.heard: list[tuple[float, str]] = []
        self.fetched: float | None = None
        """When a person was first fetched, on the loop's clock."""

    def step(self, event: Event, now: datetime) -> list[Act]:
        """As the conversation does."""
        if isinstance(event, CallStarted):
            return [Listen(self._dialogue.asked)]
        if isinstance(event, Heard):
            self.heard.append((anyio.current_time(), event.text))
        acts = self._dialogue.step(event, now)
        if self.fetched is None and any(isinstance(act, Bridge) for act in acts):
            self.fetched = anyio.current_time()
        return acts

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dialogue, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """The parts all turns share."""

    means: Means
    vad: SileroModel
    sense: Sense
    exchange: Exchange | None
    """Where calls are placed over SIP; None: over a line in this process."""
    reference: bool
    speaking: float
    """Most of a call that its caller speaks, 0 to 1: the call goes on in silence after the reply."""


async def stage(turn: Turn, sense: Sense) -> tuple[Stage, FakeDesk]:
    """A conversation led to the turn's question in text. Raises AssertionError if it is not put."""
    desk = FakeDesk(CLINIC, StillClock(), patients=PATIENTS, delay_s=EHR_S)
    dialogue = Dialogue(CLINIC, PATIENTS, caller=turn.caller, now=NOW, sense=sense)
    for event in (CallStarted(), *(Heard(text, turn.lang, 0.95) for text in turn.lead)):
        acts = dialogue.step(event, NOW)
        while (act := next((act for act in acts if isinstance(act, Answered)), None)) is not None:
            acts = dialogue.step(await perform(act, desk, call_id="bench", lang=turn.lang), NOW)
    assert dialogue.asked == turn.asked, f"{turn.scene} {turn.lang}: asked {dialogue.asked}, not {turn.asked}"
    return Stage(dialogue), desk


async def take(turn: Turn, sound: Sound, rig: Rig) -> Result:
    """One call with one turn in it."""
    if rig.exchange is None:
        return await _take(turn, sound, rig, SpokenCall(sound, caller=turn.caller))
    async with rig.exchange.phoned(sound, caller=turn.caller) as call:
        return await _take(turn, sound, rig, call)


async def _take(turn: Turn, sound: Sound, rig: Rig, call: SpokenCall | PhonedCall) -> Result:
    staged, desk = await stage(turn, rig.sense)
    voice, turns = MarkedVoice(rig.means.voice), FixedTurns() if rig.reference else SlotAwareTurns()
    means = replace(rig.means, desk=desk, voice=voice)
    if isinstance(turns, FixedTurns):
        means = replace(means, recognizer=WholeWindow(means.recognizer, turns))
    diary = Diary(call_id=call.call_id, started=NOW)
    dialogue: Any = staged
    kind = PlainSession if rig.reference else Session
    session = kind(call, means, dialogue=dialogue, vad=SileroVad(rig.vad), turns=turns, diary=diary)

    async def wait_for_reply() -> None:
        while call.now_s < sound.ends_s + WAIT_S:
            await anyio.sleep(0.05)
            if call.first_sound(sound.ends_s, voice.fillers) is not None and call.now_s > sound.ends_s + 0.5:
                await anyio.sleep(SETTLE_S)  # what is queued has been heard by then
                break
        await anyio.sleep(max(0.0, (sound.ends_s - sound.begins_s) / rig.speaking - call.now_s))
        call.leave()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(wait_for_reply)
        await run_safely(session, call, means)
    begun = anyio.current_time() - call.now_s
    heard = [(at - begun, text) for at, text in staged.heard]
    spoke = call.first_sound(sound.begins_s)
    replied, any_sound = call.first_sound(sound.ends_s, voice.fillers), call.first_sound(sound.ends_s)
    latency = session._listener.latency
    return Result(
        scene=turn.scene,
        kind=turn.kind,
        lang=turn.lang,
        text=turn.text,
        said=turn.said,
        paused=bool(turn.pauses_ms),
        heard=" ".join(text for _, text in heard),
        reply_s=None if replied is None else replied - sound.ends_s,
        sound_s=None if any_sound is None else any_sound - sound.ends_s,
        cut_off=any(at < sound.ends_s for at, _ in heard) or (spoke is not None and spoke < sound.ends_s),
        stages=latency.stages_ms() if latency else {},
        replied=tuple(entry.text for entry in diary.entries if entry.who == "box"),
        fetched_s=None if staged.fetched is None else staged.fetched - begun - sound.ends_s,
    )


def ears(slow: int) -> Workers:
    """The box's own recognizer children, or ones that are so many times slower."""
    return recognizer_workers(MODELS) if slow == 1 else slow_workers(MODELS, slow)


async def run(
    turns: Sequence[Turn],
    recordings: Sequence[Sound],
    *,
    calls: int,
    reference: bool,
    slow: int,
    speaking: float,
    sip: bool = False,
) -> list[Result]:
    """Every turn, `calls` of them at a time, whose callers speak `speaking` of it at most."""
    hearing = ears(slow)
    saying = voice_workers(MODELS)
    results: dict[int, Result] = {}
    todo = iter(enumerate(zip(turns, recordings, strict=True)))
    line = SipLine(SipSettings(host="127.0.0.1", port=free_port(), capacity=2 * calls))
    async with hearing.running(), saying.running(), line.open() if sip else nullcontext():
        bare = TwoVoices(saying, Pronunciations(english=CLINIC.pronunciations, spanish=CLINIC.respellings_es))
        cache = PhraseCache(bare, CACHE / "bench" / "phrases", version=bare.version)
        await cache.warm(PHRASES.static_texts(CLINIC))
        means = Means(
            clinic=CLINIC,
            phrasebook=PHRASES,
            clock=StillClock(),
            desk=FakeDesk(CLINIC, StillClock(), patients=PATIENTS),
            line=FakeLine(),
            recognizer=WhisperRecognizer(hearing),
            scorer=None if reference else SmartTurnScorer(hearing),
            voice=bare if reference else cache,
            staff=(),
        )
        vad = SileroModel(weights.locate(MODELS, "silero-vad") / "silero_vad.onnx")
        exchange = Exchange(line) if sip else None
        rig = Rig(
            means=means,
            vad=vad,
            sense=sense_file.load(),
            exchange=exchange,
            reference=reference,
            speaking=speaking,
        )

        async def lane() -> None:
            for n, (turn, sound) in todo:
                results[n] = await take(turn, sound, rig)

        async with anyio.create_task_group() as tasks:
            for _ in range(calls):
                tasks.start_soon(lane)
    return [results[n] for n in sorted(results)]


def table(results: Sequence[Result]) -> Iterator[str]:
    """The figures by class and language, of one run and one list."""
    yield f"{'':16} {'n':>4} {'p50':>6} {'p95':>6} {'max':>6}  cut off        miss  dead air  WER"
    groups = [("all", results)]
    groups += [(kind, [one for one in results if one.kind == kind]) for kind in ("closed", "slot", "open")]
    groups += [
        (f"{kind} {lang}", [one for one in results if (one.kind, one.lang) == (kind, lang)])
        for kind in ("closed", "slot", "open")
        for lang in ("en", "es")
    ]
    groups += [("with a pause", [one for one in results if one.paused])]
    for name, group in groups:
        if group:
            yield _row(name, group)


def _row(name: str, group: Sequence[Result]) -> str:
    times = [one.reply_s * 1000 for one in group if one.reply_s is not None and not one.cut_off]
    cut, missed = sum(one.cut_off for one in group), sum(one.reply_s is None for one in group)
    dead = sum(one.sound_s is None or one.sound_s > DEAD_AIR_S for one in group)
    quantiles = [rank(times, 0.5), rank(times, 0.95), max(times)] if times else [0.0] * 3
    said = {lang: [one for one in group if one.lang == lang] for lang in dict.fromkeys(one.lang for one in group)}
    errors = sum(
        len(part) * wer.rate([one.said for one in part], [one.heard for one in part], lang)
        for lang, part in said.items()
    )
    figures = " ".join(f"{value:6.0f}" for value in quantiles)
    share = f"{cut:3} ({100 * cut / len(group):4.1f} %)"
    return f"{name:16} {len(group):4} {figures}  {share:14} {missed:4}  {dead:8}  {100 * errors / len(group):.1f} %"


def detail(results: Sequence[Result]) -> Iterator[str]:
    """Each turn that was cut off, missed or slow."""
    for one in results:
        slow = one.reply_s is None or one.reply_s > DEAD_AIR_S
        if one.cut_off or slow:
            what = "cut off" if one.cut_off else "no reply" if one.reply_s is None else f"{1000 * one.reply_s:.0f} ms"
            yield f"  {what:8} {one.scene} {one.lang}: {one.text!r} heard {one.heard!r}, {one.stages}"


def parser(description: str) -> argparse.ArgumentParser:
    """What every bench of calls over this line may be told."""
    told = argparse.ArgumentParser(description=description)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--calls", type=int, default=1, help="calls at a time")
    told.add_argument("--speaking", type=float, default=1.0, help="most of a call that its caller speaks, over 0 to 1")
    told.add_argument("--snr", type=float, default=None, help="line noise in dB under the voice")
    return told


def conditions(options: argparse.Namespace, how: str) -> str:
    """The machine, and what it was told."""
    many = f"{options.calls} at a time, callers speak {options.speaking:.0%} at most, seed {options.seed}"
    return f"{platform.machine()}, {os.cpu_count()} cores, {how}, {many}"


def begin(bench: Callable[[argparse.Namespace], Awaitable[None]], told: argparse.ArgumentParser) -> None:
    """Run a bench quietly with what the command line tells it."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    anyio.run(bench, told.parse_args())


async def main(options: argparse.Namespace) -> None:
    """Choose the turns, take them, print the table."""
    voices = Voices(CACHE / "voices", models=MODELS, piper_python=CACHE / "voices-venv" / "bin" / "python")
    turns = read()
    Random(options.seed).shuffle(turns)
    turns = turns[options.skip :][: options.turns or len(turns)]
    recordings = await sounds(turns, voices, snr_db=options.snr)
    if options.render:
        return
    results = await run(
        turns,
        recordings,
        calls=options.calls,
        reference=options.reference,
        slow=options.slow,
        speaking=options.speaking,
        sip=options.sip,
    )
    how = "reference pipeline" if options.reference else "the box"
    how += " over SIP" if options.sip else ""
    how += f", readings {options.slow} times as long" if options.slow > 1 else ""
    print(conditions(options, how))
    print("\n".join([*table(results), *detail(results)]))
    if options.out:
        options.out.write_text("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in results))


if __name__ == "__main__":
    told = parser("Reply times, cut-offs and word errors over the list of turns.")
    told.add_argument("--turns", type=int, default=0, help="only so many, drawn by --seed")
    told.add_argument("--skip", type=int, default=0, help="after so many, to take a list in parts")
    told.add_argument("--reference", action="store_true", help="the ordinary pipeline, for the ratio")
    told.add_argument("--slow", type=int, default=1, help="a board whose readings take so many times as long")
    told.add_argument("--sip", action="store_true", help="over the SIP line, from telephones in processes of their own")
    told.add_argument("--render", action="store_true", help="only render the callers' voices")
    told.add_argument("--out", type=Path, default=None, help="one JSON line a turn")
    begin(main, told)
