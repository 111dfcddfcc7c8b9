"""Whose turn it is to speak when caller and box speak at once."""

from __future__ import annotations

from collections.abc import Callable

from appliance.call.mind import Mind, answers
from appliance.call.speak import Speaker
from appliance.dialogue.answers import backchannel


class Floor:
    """One call's. A voice over ours silences us at once; what it says decides whether we go on."""

    def __init__(self, speaker: Speaker, mind: Mind, *, may_be_taken: Callable[[], bool]) -> None:
        """`may_be_taken`: False while we say what must be heard whoever speaks."""
        self._speaker, self._mind, self._may_be_taken = speaker, mind, may_be_taken

    def caller_began(self) -> None:
        """The caller is speaking, as far as one can tell: be silent."""
        if self._may_be_taken():
            self._speaker.stop()

    def is_kept(self, text: str) -> bool:
        """Whether words said over ours leave us the floor. Empty: nothing could be read, a cough or a noise.

        Once our question has begun, what may be its answer is one; a "sí, sí" before it only bids us go on."""
        if not self._speaker.cut_off:
            return False
        if not text:
            return True
        return backchannel.only(text) and (self._speaker.question_to_come or not answers(self._mind, text))
