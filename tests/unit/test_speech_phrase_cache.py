"""A warmed phrase needs no voice, and nothing said to one caller alone is kept."""

from __future__ import annotations

from contextlib import aclosing
from itertools import pairwise
from pathlib import Path

import anyio
import pytest
from fakes.line import FakeCall
from fakes.speech import VOICE, FakeSynthesizer
from fakes.speech_child import FakeChild, supervised

from appliance.audio.frame import SILENCE, AudioFrame
from appliance.call.bridge import tell
from appliance.call.speak import Utterance
from appliance.clinic.people import Lang
from appliance.seams import Synthesizer
from appliance.speech.phrase_cache import PhraseCache
from appliance.speech.pronounce import Pronunciations
from appliance.speech.sentences import BREATH
from appliance.speech.synthesizer import TwoVoices
from appliance.speech.workers import Urgency, Workers

pytestmark = pytest.mark.anyio


async def said(voice: Synthesizer, text: str, lang: Lang = "en") -> list[AudioFrame]:
    async with aclosing(voice.speak(text, lang=lang)) as frames:
        return [frame async for frame in frames]


def cache(voice: Synthesizer, folder: Path, version: str = "1") -> PhraseCache:
    return PhraseCache(voice, folder, version=version)


async def test_a_warmed_phrase_is_rendered_once(tmp_path: Path) -> None:
    voice = FakeSynthesizer(seconds=0.1)
    phrases = cache(voice, tmp_path)
    await phrases.warm([("Okay. Thank you.", "en"), ("Okay.", "en"), ("Gracias.", "es")])
    assert voice.spoken == [("Okay.", "en"), ("Thank you.", "en"), ("Gracias.", "es")]
    assert await said(phrases, "Okay. Thank you.") == [VOICE] * 5 + list(BREATH) + [VOICE] * 5
    assert await said(phrases, "Gracias.", "es") == [VOICE] * 5
    assert len(voice.spoken) == 3


async def test_a_phrase_survives_a_restart(tmp_path: Path) -> None:
    await cache(FakeSynthesizer(seconds=0.1), tmp_path).warm([("Okay.", "en")])
    voice = FakeSynthesizer(seconds=0.1)
    again = cache(voice, tmp_path)
    await again.warm([("Okay.", "en")])
    assert await said(again, "Okay.") == [VOICE] * 5
    assert voice.spoken == []


def names(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


async def test_another_version_is_rendered_anew_and_the_old_one_removed(tmp_path: Path) -> None:
    await cache(FakeSynthesizer(seconds=0.1), tmp_path).warm([("Okay.", "en")])
    voice = FakeSynthesizer(seconds=0.1)
    await cache(voice, tmp_path, "2").warm([("Okay.", "en")])
    assert voice.spoken == [("Okay.", "en")]
    assert names(tmp_path) == ["2"]


@pytest.mark.parametrize("damage", [b"", b"short", bytes(2000)])
async def test_a_damaged_entry_is_rendered_again(tmp_path: Path, damage: bytes) -> None:
    await cache(FakeSynthesizer(seconds=0.1), tmp_path).warm([("Okay.", "en")])
    (name,) = names(tmp_path / "1")
    entry = tmp_path / "1" / name
    entry.write_bytes(damage)
    phrases = cache(FakeSynthesizer(seconds=0.1), tmp_path)
    await phrases.warm([("Okay.", "en")])
    assert await said(phrases, "Okay.") == [VOICE] * 5
    assert len(entry.read_bytes()) == 32 + 5 * 320


async def test_what_is_said_to_one_caller_alone_is_not_kept(tmp_path: Path) -> None:
    voice = FakeSynthesizer(seconds=0.1)
    phrases = cache(voice, tmp_path)
    await phrases.warm([("Okay.", "en")])
    for _ in range(2):
        assert await said(phrases, "Okay. Is that Maria Lopez?") == [VOICE] * 5 + list(BREATH) + [VOICE] * 5
    assert voice.spoken[1:] == [("Is that Maria Lopez?", "en")] * 2
    assert len(names(tmp_path / "1")) == 1


async def test_what_lies_between_warmed_sentences_is_rendered_in_one_go(tmp_path: Path) -> None:
    voice = FakeSynthesizer(seconds=0.1)
    phrases = cache(voice, tmp_path)
    await phrases.warm([("Okay.", "en"), ("Does that work?", "en")])
    await said(phrases, "Okay. Tuesday. At nine. Does that work? Okay. Okay.")
    assert voice.spoken[2:] == [("Tuesday. At nine.", "en")]


@pytest.mark.parametrize("text", ["Okay. Maria Lopez.", "Maria Lopez. Okay. Owen Lopez.", "Okay. Okay. Maria Lopez."])
async def test_what_no_phrase_holds_is_rendered_while_the_phrase_before_it_is_said(tmp_path: Path, text: str) -> None:
    phrases = cache(FakeSynthesizer(seconds=0.5, first_frame_s=0.4), tmp_path)
    await phrases.warm([("Okay.", "en")])
    call = FakeCall(leaves_s=60)
    await call.answer()
    await tell(call, Utterance(text, "en"), phrases)
    heard = call.sounds(gap_s=0.05)
    assert len(heard) == text.count(".")
    assert all(after[0] - before[1] == pytest.approx(0.22, abs=0.001) for before, after in pairwise(heard))


async def test_who_is_stopped_in_a_phrase_asks_for_nothing_behind_it(tmp_path: Path) -> None:
    workers = Workers("module")
    phrases = cache(TwoVoices(workers, Pronunciations(english={}, spanish={})), tmp_path)
    await phrases.warm_beside([("Okay.", "en")], by=FakeSynthesizer(seconds=1))
    async with aclosing(phrases.speak("Okay. Maria Lopez.", lang="en")) as frames:
        assert await anext(frames) == VOICE
    child, last = FakeChild(), workers.submit(b"last", Urgency.LATER)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        await last.answer()
        tasks.cancel_scope.cancel()
    assert child.seen == [b"last"]


async def test_warming_tells_how_far_it_is_and_uses_the_voice_that_gives_way(tmp_path: Path) -> None:
    voice, patient = FakeSynthesizer(), FakeSynthesizer(seconds=0.1)
    steps: list[tuple[int, int]] = []
    await cache(voice, tmp_path).warm(
        [("Okay. Good.", "en")], by=patient, progress=lambda done, total: steps.append((done, total))
    )
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert (len(voice.spoken), len(patient.spoken)) == (0, 2)


@pytest.mark.parametrize("dies", [0, 1, 3])
async def test_a_sentence_the_voice_is_lost_over_is_left_to_be_said_live(tmp_path: Path, dies: int) -> None:
    phrases = cache(FakeSynthesizer(seconds=0.1), tmp_path)
    await phrases.warm([("Hello.", "en")])
    await phrases.warm_beside([("Okay. Good. Fine.", "en")], by=FakeSynthesizer(seconds=0.1, dies=dies))
    assert [phrases.has(text, "en") for text in ("Okay.", "Good.", "Fine.")] == [dies < n for n in (1, 2, 3)]
    assert await said(phrases, "Okay.") == [VOICE] * 5


async def test_stopping_in_the_middle_stops_the_voice(tmp_path: Path) -> None:
    voice = FakeSynthesizer(seconds=5)
    async with aclosing(cache(voice, tmp_path).speak("Tuesday at nine.", lang="en")) as frames:
        async for frame in frames:
            assert frame != SILENCE
            break
    assert voice.finished == []
