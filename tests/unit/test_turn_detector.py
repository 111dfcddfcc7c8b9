"""When a caller has begun, paused and finished."""

from __future__ import annotations

import pytest

from appliance.audio.frame import SILENCE, AudioFrame
from appliance.dialogue.asked import Asked, Completeness
from appliance.seams import Turn
from appliance.speech.turn import CAP_MS, PATIENCE, SlotAwareTurns


class Caller:
    """Pushes speech and silence into a detector and says what came of it."""

    def __init__(self, asked: Asked) -> None:
        self.turns = SlotAwareTurns()
        self.turns.expect(asked)

    def speaks(self, ms: float, probability: float = 0.95) -> list[Turn]:
        return [self.turns.push(SILENCE, probability) for _ in range(round(ms / 20))]

    def is_quiet(self, ms: float) -> list[Turn]:
        return self.speaks(ms, 0.02)

    def quiet_until_ended(self) -> float:
        for n in range(1, 400):
            if self.turns.push(SILENCE, 0.02) is Turn.ENDED:
                return n * 20.0
        raise AssertionError("the turn never ended")


def test_speech_of_120_ms_opens_a_turn_once() -> None:
    said = Caller(Asked.REASON).speaks(400)
    assert said[:5] == [Turn.SILENT] * 5
    assert said[5] is Turn.BEGAN
    assert set(said[6:]) == {Turn.SPEAKING}


def test_a_click_opens_nothing() -> None:
    caller = Caller(Asked.REASON)
    for _ in range(20):
        assert set(caller.speaks(60) + caller.is_quiet(200)) == {Turn.SILENT}


def test_a_voice_must_be_clear_to_begin_and_may_fade_to_go_on() -> None:
    caller = Caller(Asked.REASON)
    assert set(caller.speaks(400, 0.45)) == {Turn.SILENT}
    caller.speaks(200)
    assert set(caller.speaks(400, 0.40)) == {Turn.SPEAKING}
    assert caller.speaks(20, 0.3) == [Turn.PAUSED]


@pytest.mark.parametrize("asked", Asked)
def test_every_question_has_its_patience_in_order(asked: Asked) -> None:
    patience = PATIENCE[asked]
    assert 200 <= patience.complete <= patience.bare <= patience.sure <= patience.open <= patience.cut <= 1500
    assert patience.complete <= patience.unheard <= 1500


def test_a_clear_answer_to_a_closed_question_is_over_within_300_ms() -> None:
    closed = (Asked.CONFIRM_YES_NO, Asked.WHICH_SLOT, Asked.EMERGENCY_NOW)
    assert all(200 <= PATIENCE[asked].complete <= 300 for asked in closed)


@pytest.mark.parametrize(
    ("asked", "completeness", "score", "ends_ms"),
    [
        (Asked.CONFIRM_YES_NO, Completeness.COMPLETE, None, 260),
        (Asked.CONFIRM_YES_NO, Completeness.COMPLETE, 0.1, 260),
        (Asked.CONFIRM_YES_NO, Completeness.BARE, 0.9, 480),
        (Asked.WHICH_SLOT, Completeness.OPEN, None, 760),
        (Asked.PHONE, Completeness.COMPLETE, 0.1, 360),
        (Asked.PHONE, Completeness.CUT, 0.95, 1500),
        (Asked.DOB, Completeness.OPEN, 0.95, 960),
        (Asked.GREETING, Completeness.COMPLETE, 0.1, 460),
        (Asked.GREETING, Completeness.OPEN, None, 760),
        (Asked.GREETING, Completeness.OPEN, 0.9, 640),
        (Asked.GREETING, Completeness.CUT, 0.95, 1300),
        (Asked.REASON, Completeness.OPEN, 0.9, 860),
    ],
)
def test_silence_that_ends_a_turn_follows_the_words_and_the_voice(
    asked: Asked, completeness: Completeness, score: float | None, ends_ms: float
) -> None:
    caller = Caller(asked)
    caller.speaks(800)
    caller.is_quiet(20)
    caller.turns.hint(completeness, score)
    assert caller.quiet_until_ended() + 20 == ends_ms


def test_an_opinion_that_comes_late_ends_the_turn_at_once() -> None:
    caller = Caller(Asked.CONFIRM_YES_NO)
    caller.speaks(400)
    assert caller.is_quiet(600)[-1] is Turn.PAUSED
    caller.turns.hint(Completeness.COMPLETE)
    assert caller.is_quiet(20) == [Turn.ENDED]


def test_a_caller_who_goes_on_is_waited_for_afresh() -> None:
    caller = Caller(Asked.CONFIRM_YES_NO)
    caller.speaks(400)
    caller.is_quiet(200)
    caller.turns.hint(Completeness.COMPLETE)
    assert caller.speaks(40)[-1] is Turn.SPEAKING
    assert caller.quiet_until_ended() == 900, "the old opinion was about other words"


def test_a_crackle_in_the_pause_does_not_restart_it() -> None:
    caller = Caller(Asked.CONFIRM_YES_NO)
    caller.speaks(400)
    caller.turns.hint(Completeness.COMPLETE)
    caller.is_quiet(200)
    caller.turns.hint(Completeness.COMPLETE)
    caller.speaks(20)
    assert caller.quiet_until_ended() == 40


def test_words_and_voice_are_heard_of_apart_and_hold_for_this_pause() -> None:
    caller = Caller(Asked.GREETING)
    caller.speaks(400)
    caller.is_quiet(100)
    caller.turns.hint(None, 0.9)
    assert caller.turns.silence_ms == PATIENCE[Asked.GREETING].unheard
    caller.turns.hint(Completeness.OPEN)
    assert caller.turns.silence_ms == PATIENCE[Asked.GREETING].sure


def paused(caller: Caller, ms: float) -> None:
    """Someone who speaks, pauses that long, goes on, and is then whole."""
    caller.speaks(400)
    caller.is_quiet(ms)
    caller.speaks(400)
    caller.is_quiet(20)
    caller.turns.hint(Completeness.COMPLETE)
    caller.quiet_until_ended()


def open_silence_of(caller: Caller, *, after_ms: float = 2000) -> float:
    """The silence that ends a turn of theirs which could go on. `after_ms`: what the box has said before it."""
    caller.is_quiet(after_ms)
    caller.speaks(400)
    caller.is_quiet(20)
    caller.turns.hint(Completeness.OPEN)
    return caller.quiet_until_ended() + 20


def test_who_pauses_long_and_goes_on_is_given_longer_the_next_time() -> None:
    caller = Caller(Asked.GREETING)
    paused(caller, 840)
    assert 800 < open_silence_of(caller) <= 840
    assert [open_silence_of(caller) for _ in range(2)][-1] == 760, "one long pause is soon forgiven"


def test_the_pace_never_lengthens_a_clear_answer_nor_passes_for_a_dead_line() -> None:
    caller = Caller(Asked.GREETING)
    for _ in range(5):
        paused(caller, 860)
        caller.is_quiet(2000)
    assert open_silence_of(caller) <= 1200
    caller.turns.expect(Asked.CONFIRM_YES_NO)
    caller.speaks(400)
    caller.is_quiet(20)
    caller.turns.hint(Completeness.COMPLETE)
    assert caller.quiet_until_ended() + 20 == 260


def test_a_pause_that_the_words_foretold_lengthens_nothing() -> None:
    caller = Caller(Asked.GREETING)
    caller.speaks(400)
    caller.is_quiet(20)
    caller.turns.hint(Completeness.CUT)
    caller.is_quiet(1200)
    caller.speaks(400)
    caller.is_quiet(20)
    caller.turns.hint(Completeness.OPEN)
    assert caller.quiet_until_ended() + 20 == 760


def test_who_never_pauses_is_waited_for_as_the_table_says() -> None:
    caller = Caller(Asked.GREETING)
    assert [open_silence_of(caller) for _ in range(4)] == [760] * 4


def test_a_turn_ended_too_early_counts_as_a_pause() -> None:
    caller = Caller(Asked.GREETING)
    assert open_silence_of(caller) == 760
    assert open_silence_of(caller, after_ms=140) > 1000


def test_a_turn_is_capped() -> None:
    said = Caller(Asked.REASON).speaks(CAP_MS + 200)
    assert said.index(Turn.ENDED) == CAP_MS / 20 - 1
    assert said[-1] is Turn.SPEAKING, "who still speaks has begun the next turn"


def test_silence_is_counted_from_the_last_speech() -> None:
    caller = Caller(Asked.PHONE)
    caller.speaks(400)
    assert caller.turns.quiet_ms == 0
    caller.is_quiet(320)
    assert caller.turns.quiet_ms == 320


def test_only_line_frames_are_timed() -> None:
    with pytest.raises(ValueError, match="20 ms"):
        SlotAwareTurns().push(AudioFrame(bytes(640), 16000), 0.0)


def loud(dbov: float) -> AudioFrame:
    return AudioFrame(int(32768 * 10 ** (dbov / 20)).to_bytes(2, "little", signed=True) * 160)


def test_silence_is_counted_from_the_last_sound_though_voice_activity_lags_behind() -> None:
    turns = SlotAwareTurns()
    turns.expect(Asked.CONFIRM_YES_NO)
    for _ in range(20):
        turns.push(loud(-23), 0.95)
    after = [turns.push(loud(-60), 0.9) for _ in range(5)]
    assert after == [Turn.PAUSED] * 5
    assert turns.quiet_ms == 100


def test_on_a_noisy_line_voice_activity_alone_decides() -> None:
    turns = SlotAwareTurns()
    turns.expect(Asked.CONFIRM_YES_NO)
    for _ in range(20):
        turns.push(loud(-23), 0.95)
    assert [turns.push(loud(-40), 0.9) for _ in range(5)] == [Turn.SPEAKING] * 5
    assert turns.push(loud(-40), 0.2) is Turn.PAUSED


def test_a_soft_voice_after_a_cough_is_heard_again_soon() -> None:
    turns = SlotAwareTurns()
    turns.expect(Asked.REASON)
    for _ in range(10):
        turns.push(loud(-5), 0.95)
    said = [turns.push(loud(-31), 0.95) for _ in range(60)]
    assert said[-1] is Turn.SPEAKING


def test_no_turn_ends_on_a_sound_as_loud_as_the_caller_though_voice_activity_does_not_believe_in_it_yet() -> None:
    turns = SlotAwareTurns()
    turns.expect(Asked.CONFIRM_YES_NO)
    for _ in range(20):
        turns.push(loud(-20), 0.95)
    turns.push(loud(-70), 0.1)
    turns.hint(Completeness.COMPLETE)
    said = [turns.push(loud(-70), 0.1) for _ in range(11)]
    said += [turns.push(loud(-25), 0.2) for _ in range(5)] + [turns.push(loud(-25), 0.9) for _ in range(2)]
    assert said[-1] is Turn.SPEAKING
    assert Turn.ENDED not in said


def test_a_noise_holds_a_turn_open_for_300_ms_and_not_longer() -> None:
    turns = SlotAwareTurns()
    turns.expect(Asked.CONFIRM_YES_NO)
    for _ in range(20):
        turns.push(loud(-20), 0.95)
    turns.push(loud(-25), 0.1)
    turns.hint(Completeness.COMPLETE)
    said = [turns.push(loud(-25), 0.1) for _ in range(60)]
    assert said.index(Turn.ENDED) * 20 == 260 - 20 + 300 - 20
