from __future__ import annotations

import anyio
import pytest
from fakes.line import FakeCall
from fakes.speech import VOICE, FakeSynthesizer

from appliance.audio.frame import SILENCE
from appliance.call.speak import QUEUED_FRAMES, Speaker, Utterance, taken_up_at

pytestmark = pytest.mark.anyio


async def test_the_first_frame_leaves_as_soon_as_the_voice_has_it():
    call = FakeCall(leaves_s=10)
    await call.answer()
    speaker = Speaker(call, FakeSynthesizer(seconds=1, first_frame_s=0.05))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("hello there", "en"))
        await speaker.drained()
        tasks.cancel_scope.cancel()
    ((begin, end),) = call.sounds()
    assert begin < 0.08
    assert end - begin == pytest.approx(1.0)


async def test_barge_in_silences_the_line_within_sixty_milliseconds():
    call = FakeCall(leaves_s=30)
    await call.answer()
    speaker = Speaker(call, FakeSynthesizer(seconds=5))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("a long sentence", "en"))
        await anyio.sleep(1.5)
        stopped_at = call.now_s
        speaker.stop()
        await anyio.sleep(1)
        tasks.cancel_scope.cancel()
    assert call.sounds()[-1][1] <= stopped_at + 0.06
    assert speaker.idle


async def test_what_was_cut_off_is_said_again_after_a_noise_but_not_after_an_answer():
    call = FakeCall(leaves_s=60)
    await call.answer()
    voice = FakeSynthesizer(seconds=2)
    speaker = Speaker(call, voice)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("one", "en"))
        speaker.say(Utterance("two", "en"))
        await anyio.sleep(0.5)
        speaker.stop()
        await anyio.sleep(0.5)
        speaker.resume()
        await speaker.drained()
        assert voice.finished == ["one", "two"]
        speaker.say(Utterance("three", "en"))
        await anyio.sleep(0.5)
        speaker.stop()
        speaker.say(Utterance("four", "en"))
        speaker.resume()
        await speaker.drained()
        tasks.cancel_scope.cancel()
    assert voice.finished == ["one", "two", "four"]


async def test_a_filler_while_the_words_are_read_takes_nothing_of_what_was_cut_off():
    """On a slow board a listener's "okay" is read after the filler: the greeting still goes on, and it is no turn."""
    call = FakeCall(leaves_s=60)
    await call.answer()
    voice = FakeSynthesizer(seconds=2)
    speaker = Speaker(call, voice)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("one", "en"))
        speaker.say(Utterance("two?", "en"))
        await anyio.sleep(0.5)
        speaker.stop()
        speaker.say(Utterance("let me see", "en", filler=True))
        assert speaker.cut_off
        assert speaker.question_to_come
        await anyio.sleep(0.5)
        speaker.stop()
        assert speaker.question_to_come
        speaker.resume()
        await speaker.drained()
        tasks.cancel_scope.cancel()
    assert voice.finished == ["one", "two?"]


async def test_an_outcome_that_comes_while_the_caller_speaks_waits_until_they_have_finished():
    call = FakeCall(leaves_s=60)
    await call.answer()
    voice = FakeSynthesizer(seconds=1)
    speaker = Speaker(call, voice)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.stop()
        speaker.polite = True
        speaker.say(Utterance("you are all set", "en"))
        await anyio.sleep(2)
        assert voice.finished == []
        speaker.polite = False
        speaker.say(Utterance("dial nine one one", "en"))
        await speaker.drained()
        assert voice.finished == ["dial nine one one"], "what cannot wait does not"
        speaker.take_floor()
        await speaker.drained()
        tasks.cancel_scope.cancel()
    assert voice.finished == ["dial nine one one", "you are all set"]


async def test_a_reply_that_had_only_just_begun_can_be_begun_again():
    call = FakeCall(leaves_s=60)
    await call.answer()
    voice = FakeSynthesizer(seconds=4)
    speaker = Speaker(call, voice)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("one moment please", "en"))
        await anyio.sleep(0.3)
        speaker.stop()
        assert speaker.just_begun
        speaker.polite = True
        speaker.say(Utterance("you are all set", "en"))
        speaker.resume()
        await anyio.sleep(3)
        speaker.stop()
        assert not speaker.just_begun
        speaker.resume()
        await speaker.drained()
        tasks.cancel_scope.cancel()
    assert voice.finished == ["one moment please", "you are all set"]


async def test_what_was_cut_off_is_taken_up_behind_its_last_pause():
    sentence = [*[VOICE] * 60, *[SILENCE] * 5, *[VOICE] * 60]
    rest = taken_up_at([*sentence, *[VOICE] * 3])
    assert rest == 65
    assert taken_up_at([VOICE] * 40) == 0, "what had only just begun is begun again"
    assert taken_up_at([VOICE] * 200) == 200 - QUEUED_FRAMES - 20


async def test_who_goes_on_after_a_cough_does_not_begin_again():
    call = FakeCall(leaves_s=60)
    await call.answer()
    voice = FakeSynthesizer(seconds=6)
    begun: list[str] = []
    speaker = Speaker(call, voice, on_first_frame=lambda one: begun.append(one.text))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("a long sentence", "en"))
        await anyio.sleep(4)
        speaker.stop()
        await anyio.sleep(0.4)
        speaker.resume()
        await speaker.drained()
        tasks.cancel_scope.cancel()
    heard_s = sum(end - begin for begin, end in call.sounds())
    assert 6.2 <= heard_s <= 6.6
    assert begun == ["a long sentence"], "it is written down once"


async def test_something_graver_is_said_at_once_and_nothing_else_after_it():
    call = FakeCall(leaves_s=60)
    await call.answer()
    voice = FakeSynthesizer(seconds=3)
    speaker = Speaker(call, voice)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("one", "en"))
        speaker.say(Utterance("two", "en"))
        await anyio.sleep(1)
        speaker.drop()
        speaker.say(Utterance("dial nine one one", "en"))
        speaker.resume()
        await speaker.drained()
        tasks.cancel_scope.cancel()
    assert voice.finished == ["dial nine one one"]
