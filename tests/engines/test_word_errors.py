"""How many words the box gets wrong on the telephone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from engines.clips import Clip, caller_clips, people_clips
from engines.wer import rate

from appliance.clinic.people import Lang
from appliance.seams import Transcript
from appliance.speech.recognizer import WhisperRecognizer
from appliance.speech.repeats import has_loop

pytestmark = [pytest.mark.anyio, pytest.mark.engines, pytest.mark.timeout(900)]

LIMITS: dict[Lang, float] = {"en": 0.09, "es": 0.14}
"""Highest word error rate of a settled call in each language."""


async def hear(recognizer: WhisperRecognizer, clip: Clip, lang: Lang | None) -> Transcript:
    hearing = recognizer.open(lang=lang, hints=())
    for frame in clip.frames:
        hearing.feed(frame)
    return await hearing.finish()


def report(who: str, clips: Iterable[Clip], heard: list[Transcript]) -> float:
    """The word error rate; prints it with every wrong line."""
    said = list(clips)
    wer = rate([clip.text for clip in said], [words.text for words in heard], said[0].lang)
    decode_ms = sorted(words.decode_ms for words in heard)
    print(f"\n{said[0].lang} {who}: WER {wer:.1%} of {len(said)} clips, decode p50 {decode_ms[len(said) // 2]:.0f} ms")
    for clip, words in zip(said, heard, strict=True):
        if rate([clip.text], [words.text], clip.lang):
            print(f"  {clip.speaker}: {clip.text} -> {words.text}")
    return wer


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_callers_are_understood(recognizer: WhisperRecognizer, models: Path, lang: Lang) -> None:
    clips = await caller_clips(lang, models)
    heard = [await hear(recognizer, clip, lang) for clip in clips]
    assert len(clips) == 40
    assert report("callers", clips, heard) <= LIMITS[lang]
    assert not [words.text for words in heard if has_loop(words.text)]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
async def test_recorded_people_are_understood(recognizer: WhisperRecognizer, lang: Lang) -> None:
    clips = people_clips(lang)
    heard = [await hear(recognizer, clip, lang) for clip in clips]
    assert report("people", clips, heard) <= LIMITS[lang]
    assert not [words.text for words in heard if has_loop(words.text)]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "least"), [("en", 20), ("es", 19)])
async def test_the_first_turn_tells_the_language(
    recognizer: WhisperRecognizer, models: Path, lang: Lang, least: int
) -> None:
    clips = (await caller_clips(lang, models))[:20]
    found = [(await hear(recognizer, clip, None)).lang for clip in clips]
    print(f"\n{lang}: {found.count(lang)} of {len(found)} first turns identified")
    assert found.count(lang) >= least


async def test_a_spanish_sentence_in_an_english_call_is_spanish(recognizer: WhisperRecognizer, models: Path) -> None:
    clips = [clip for clip in await caller_clips("es", models) if "respirar" in clip.text]
    assert clips
    for clip in clips:
        words = await hear(recognizer, clip, "en")
        assert words.lang == "es"
        assert "respirar" in words.text
