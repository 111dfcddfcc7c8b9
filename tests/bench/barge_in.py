"""Who gets the floor when caller and box speak at once: barge_in.toml over a line that echoes, on the waveform.

python tests/bench/barge_in.py [--set report] [--echo -14|none] [--only KIND] [--out FILE]

Each item is a call of its own on a virtual clock, in one process: voice activity, echo canceller, onset, turns,
recognizer, floor and speaker are the box's own, and so is what it says; only the time a reading takes is given
(--read). The caller begins somewhere in what the box says. Yielded: the box is silent until the caller has ended, and
the words reach the conversation. Kept: nothing reaches it, and the box says the rest. Stop: from the caller's first
sample over -45 dBov to the box's last. Self: the box alone on the line; a stop of any length is a fault.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
import tomllib
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import anyio
import noises
import numpy as np
import structlog
from barge_table import Item, Result, detail, table
from echo_line import EchoLine
from fakes.box import CLINIC, NOW, PATIENTS, PHRASES, StillClock
from fakes.desk import FakeDesk
from fakes.jumping import JumpingLoop
from fakes.line import FakeLine
from turn_list import read

from appliance.audio.echo import EchoCanceller
from appliance.audio.frame import FRAME_MS, LINE_RATE, AudioFrame
from appliance.call.diary import Diary
from appliance.call.echo import EchoFreeCall
from appliance.call.failsafe import run_safely
from appliance.call.perform import Answered, perform
from appliance.call.session import Means, Session
from appliance.call.wording import Wording
from appliance.clinic.people import Lang
from appliance.dialogue.acts import Act, Listen, Say
from appliance.dialogue.events import CallStarted, Event, Heard
from appliance.dialogue.machine import Dialogue
from appliance.rehearse.channel import Pcm, telephone
from appliance.rehearse.energy import spans
from appliance.rehearse.voices import Voices
from appliance.speech import weights
from appliance.speech.decoder import Decoder
from appliance.speech.messages import encode, heard_request
from appliance.speech.pronounce import Pronunciations
from appliance.speech.recognizer import WhisperRecognizer
from appliance.speech.sentences import sentences
from appliance.speech.synthesizer import TwoVoices, voice_workers
from appliance.speech.turn import SlotAwareTurns
from appliance.speech.vad import SileroModel, SileroVad
from appliance.speech.workers import Urgency

CACHE = Path(__file__).parents[2] / ".cache"
MODELS = CACHE / "models"
ITEMS = Path(__file__).with_name("barge_in.toml")
SCENES = ("greeting", "when", "confirm", "choose", "birth")
"""Questions of turns.toml under whose words callers speak."""
SILENT_MS = 300
"""Silence of the box that is a stop: longer than its breath between two sentences."""
OWN: dict[str, Lang] = {"hibari": "en", "pico": "es"}
"""The box's own voices as callers'."""


class Stage:
    """A conversation that says its question and then only listens."""

    def __init__(self, dialogue: Dialogue, acts: Sequence[Act]) -> None:
        self._dialogue, self._acts = dialogue, [act for act in acts if isinstance(act, Say | Listen)]
        self.heard: list[str] = []

    @property
    def texts(self) -> list[str]:
        """What the box is about to say."""
        wording = Wording(PHRASES, CLINIC)
        says = [act for act in self._acts if isinstance(act, Say)]
        return [wording.utterance(say, say.lang or self._dialogue.lang).text for say in says]

    def step(self, event: Event, now: datetime) -> list[Act]:
        """As the conversation does, up to the question."""
        if isinstance(event, Heard):
            self.heard.append(event.text)
        return list(self._acts) if isinstance(event, CallStarted) else []

    def twin(self) -> Stage:
        """Nothing to foresee."""
        return Stage(self._dialogue, ())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dialogue, name)


class Reader:
    """The recognizer's child without the child: one reading at a time, each taking the time it is given."""

    def __init__(self, seconds: float) -> None:
        self._decoder, self._seconds, self._free = Decoder(MODELS, threads=1), seconds, anyio.Lock()

    def submit(self, request: bytes | Callable[[], bytes], urgency: Urgency, *, call: str = "") -> Reading:
        """As `Workers` does."""
        return Reading(self, request)

    async def read(self, request: bytes | Callable[[], bytes]) -> bytes:
        """One answer."""
        async with self._free:
            asked: Any = heard_request.decode(request() if callable(request) else request)
            await anyio.sleep(self._seconds)
            return encode(self._decoder.decode(asked))


@dataclass(slots=True)
class Reading:
    """One job of it."""

    reader: Reader
    request: bytes | Callable[[], bytes]

    async def answer(self) -> bytes:
        """The words."""
        return await self.reader.read(self.request)

    def drop(self) -> None:
        """It is read all the same."""


class Said:
    """The box's voice, rendered beforehand."""

    def __init__(self) -> None:
        self.frames: dict[str, list[AudioFrame]] = {}

    async def speak(self, text: str, *, lang: Lang) -> AsyncGenerator[AudioFrame, None]:
        """As the phrase cache does."""
        await anyio.lowlevel.checkpoint()
        for frame in self.frames[text]:
            yield frame

    def seconds(self, text: str) -> float:
        """How long it takes."""
        return len(self.frames[text]) * FRAME_MS / 1000


async def staged(scene: str, lang: Lang) -> Stage:
    """A conversation led to the question of a scene in text."""
    turn = next(turn for turn in read() if (turn.scene, turn.lang) == (scene, lang))
    desk = FakeDesk(CLINIC, StillClock(), patients=PATIENTS)
    dialogue = Dialogue(CLINIC, PATIENTS, caller=turn.caller, now=NOW)
    for event in (CallStarted(), *(Heard(text, turn.lang, 0.95) for text in turn.lead)):
        acts = dialogue.step(event, NOW)
        while (act := next((act for act in acts if isinstance(act, Answered)), None)) is not None:
            acts = dialogue.step(await perform(act, desk, call_id="bench", lang=turn.lang), NOW)
    return Stage(dialogue, acts)


def items(which: str, only: str | None) -> list[Item]:
    """The calls of a set, in a fixed order."""
    table = tomllib.loads(ITEMS.read_text("utf-8"))[which]
    found = []
    langs: tuple[Lang, Lang] = ("en", "es")
    for lang in langs:
        for kind in ("interrupt", "backchannel"):
            for voice in table["voices"][lang]:
                found += [Item(kind, lang, text, voice, n) for n, text in enumerate(table[kind][lang])]
        first = 0 if which == "tune" else 1000
        for kind, makers, each in (("cough", noises.COUGHS, 5), ("hum", noises.HUMS, 8), ("noise", noises.NOISES, 3)):
            found += [Item(kind, lang, name, "", first + n) for name in makers for n in range(each)]
        found += [Item("self", lang, "", "", first + n) for n in range(20 if which == "tune" else 110)]
    return [item for item in found if only in (None, item.kind)]


async def sounds(todo: Sequence[Item], voices: Voices) -> dict[Item, Pcm]:
    """What comes from each caller, over a telephone, at levels from a soft to a loud talker."""
    for voice in dict.fromkeys(item.voice for item in todo if item.voice and item.voice not in OWN):
        await voices.prepare(voices.named(voice), [item.text for item in todo if item.voice == voice])
    made: dict[Item, Pcm] = {}
    workers = voice_workers(MODELS)
    own = TwoVoices(workers, Pronunciations(english=CLINIC.pronunciations, spanish=CLINIC.respellings_es))
    async with workers.running():
        for item in todo:
            if item.kind == "self":
                made[item] = np.zeros(0, dtype=np.int16)
                continue
            if item.voice in OWN:
                pcm = await _all(own, item.text, OWN[item.voice])
            elif item.voice:
                pcm = await voices.render(voices.named(item.voice), item.text)
            else:
                kinds = {**noises.COUGHS, **noises.HUMS, **noises.NOISES}
                pcm = noises.pcm(kinds[item.text], item.seed)
            level = 10 ** (Random(item.seed).uniform(-6, 3) / 20)
            made[item] = np.clip(telephone(pcm) * level, -32768, 32767).astype(np.int16)
    return made


async def _all(voice: TwoVoices, text: str, lang: Lang) -> Pcm:
    async with aclosing(voice.speak(text, lang=lang)) as frames:
        return np.frombuffer(b"".join([frame.pcm async for frame in frames]), dtype=np.int16)


async def own_words(stages: Sequence[Stage], langs: Sequence[Lang]) -> Said:
    """Everything the box will say."""
    said, workers = Said(), voice_workers(MODELS)
    voice = TwoVoices(workers, Pronunciations(english=CLINIC.pronunciations, spanish=CLINIC.respellings_es))
    async with workers.running():
        for stage, lang in zip(stages, langs, strict=True):
            for act in stage._acts:
                if isinstance(act, Say):
                    spoken = act.lang or lang
                    text = Wording(PHRASES, CLINIC).utterance(act, spoken).text
                    async with aclosing(voice.speak(text, lang=spoken)) as frames:
                        said.frames[text] = [frame async for frame in frames]
    return said


@dataclass(frozen=True, slots=True)
class Rig:
    """What all calls share."""

    means: Means
    said: Said
    vad: SileroModel
    echo_db: float | None
    cancel: bool
    before: dict[Lang, list[AudioFrame]]
    """What the box said earlier in a call that has come further than the greeting."""


def begins_s(item: Item, stage: Stage, said: Said) -> float:
    """Where in the box's words the caller begins: anywhere, a listener's sound before the question."""
    texts = stage.texts
    length = sum(map(said.seconds, texts))
    if item.kind != "interrupt":
        last = sentences(texts[-1])[-1]
        length -= said.seconds(texts[-1]) * len(last) / len(texts[-1])
    return Random(f"{item}").uniform(0.5, max(0.8, length - 1.0))


async def take(item: Item, pcm: Pcm, scene: str, rig: Rig) -> Result:
    """One call."""
    stage = await staged(scene, item.lang)
    rng = Random(f"{item} {scene}")
    line = EchoLine(caller=None, echo_db=rig.echo_db, delay_ms=rng.choice((4, 20, 60, 120)), seed=item.seed)
    canceller = EchoCanceller()
    call = EchoFreeCall(line, canceller) if rig.cancel else line
    if scene != "greeting":  # the box has greeted and asked before
        line.teach(canceller, rig.before[item.lang])
    diary, turns, dialogue = Diary(call_id=line.call_id, started=NOW), SlotAwareTurns(), stage
    session = Session(call, rig.means, dialogue=dialogue, vad=SileroVad(rig.vad), turns=turns, diary=diary)
    onset_s = end_s = float("inf")

    async def caller() -> None:
        nonlocal onset_s, end_s
        while not line.played:
            await anyio.sleep(0.02)
        await anyio.sleep(begins_s(item, stage, rig.said))
        if len(pcm):
            spoken = spans(pcm, gap_ms=0)
            begin_s = line.speak(pcm)
            onset_s, end_s = (begin_s + at / LINE_RATE for at in (spoken[0][0], spoken[-1][1]))
            await anyio.sleep(end_s - line.now_s + 2.5)
        with anyio.move_on_after(40):
            await session._speaker.drained()
        await anyio.sleep(0.3)
        line.leave()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(caller)
        await run_safely(session, call, rig.means)
    return judged(item, scene, stage, session, line, onset_s, end_s)


def judged(
    item: Item, scene: str, stage: Stage, session: Session, line: EchoLine, onset_s: float, end_s: float
) -> Result:
    """The figures of one call, from what the caller's side heard."""
    flushes = [entry.at_s for entry in line.diary if entry.what.startswith("flushed")]
    stop_s = gap_ms = None
    spoken = spans(line.box(), gap_ms=SILENT_MS)
    if onset_s < float("inf"):
        before = [end / LINE_RATE for begin, end in spoken if begin / LINE_RATE <= onset_s]
        later = [begin / LINE_RATE for begin, _ in spoken if begin / LINE_RATE > onset_s]
        stop_s = before[-1] if before else onset_s
        gap_ms = (later[0] - stop_s) * 1000 if later and flushes else None
    return Result(
        kind=item.kind,
        lang=item.lang,
        text=item.text,
        voice=item.voice,
        scene=scene,
        heard=" / ".join(stage.heard),
        stopped=bool(flushes),
        stop_ms=None if stop_s is None else max(0.0, (stop_s - onset_s) * 1000),
        gap_ms=gap_ms,
        all_said=not session._speaker.cut_off,
        before=bool(flushes) and flushes[0] < onset_s,
        over=any(onset_s + 0.5 < begin / LINE_RATE < end_s for begin, _ in spoken),
    )


def prepare(options: argparse.Namespace) -> tuple[list[Item], dict[Item, Pcm], Said]:
    """Everything that takes real time, before the clock becomes a virtual one."""
    voices = Voices(CACHE / "voices", models=MODELS, piper_python=CACHE / "voices-venv" / "bin" / "python")
    todo = items(options.set, options.only)

    async def render() -> tuple[dict[Item, Pcm], Said]:
        langs: tuple[Lang, Lang] = ("en", "es")
        pairs = [(await staged(scene, lang), lang) for scene in SCENES for lang in langs]
        return await sounds(todo, voices), await own_words([stage for stage, _ in pairs], [lang for _, lang in pairs])

    return todo, *anyio.run(render)


async def main(options: argparse.Namespace, todo: Sequence[Item], heard: dict[Item, Pcm], said: Said) -> None:
    """Take the calls, print the table."""
    reader: Any = Reader(options.read)
    means = Means(
        clinic=CLINIC,
        phrasebook=PHRASES,
        clock=StillClock(),
        desk=FakeDesk(CLINIC, StillClock(), patients=PATIENTS),
        line=FakeLine(),
        recognizer=WhisperRecognizer(reader),
        scorer=None,
        voice=said,
        staff=(),
    )
    vad = SileroModel(weights.locate(MODELS, "silero-vad") / "silero_vad.onnx")
    langs: tuple[Lang, Lang] = ("en", "es")
    greetings = {lang: (await staged("greeting", lang)).texts for lang in langs}
    before = {lang: [frame for text in texts for frame in said.frames[text]] for lang, texts in greetings.items()}
    rig = Rig(means, said, vad, None if options.echo == "none" else float(options.echo), not options.bare, before)
    began, results = time.perf_counter(), []
    for n, item in enumerate(todo):
        results.append(await take(item, heard[item], SCENES[n % len(SCENES)], rig))
    print(f"set {options.set}, echo {options.echo} dB, {len(results)} calls in {time.perf_counter() - began:.0f} s")
    print("\n".join([*table(results), *detail(results)]))
    if options.out:
        options.out.write_text("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in results))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Yields, stops, backchannels and our own echo.")
    parser.add_argument("--set", choices=("tune", "report"), default="report")
    parser.add_argument("--echo", default="-14", help="what the line sends back, in dB against our voice, or none")
    parser.add_argument("--bare", action="store_true", help="without the canceller")
    parser.add_argument("--only", default=None, help="interrupt, backchannel, cough, hum, noise or self")
    parser.add_argument("--read", type=float, default=0.2, help="seconds a reading takes")
    parser.add_argument("--out", type=Path, default=None, help="one JSON line a call")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    options = parser.parse_args()
    anyio.run(main, options, *prepare(options), backend="asyncio", backend_options={"loop_factory": JumpingLoop})
