"""Speaking over a whole box on a real line: silence on the caller's own waveform, and who has the floor after it."""

from __future__ import annotations

import anyio
import pytest
from fakes.real_box import RealBox
from fakes.real_caller import dialling, rendered

from appliance.audio.frame import LINE_RATE
from appliance.rehearse.energy import spans

pytestmark = [pytest.mark.anyio, pytest.mark.rehearsal]

SILENT_MS = 300
LONGER_THAN_A_STOP_MS = 1000
"""Sound that long after the caller's first is the box speaking on, not the last of what was under way."""
OVER_US = (
    "I want to cancel my appointment.",
    "Can I talk to a nurse about my results?",
    "Do you take Aetna insurance?",
)


async def spoken_over(box: RealBox, text: str) -> tuple[float, float | None, list[str]]:
    """From the caller's first sound to the box's last, and to its next, in ms; and the words on the page."""
    sound = await rendered(text)
    async with dialling(box) as caller:
        phone = caller.phone
        while not phone.other.last_loud:
            await anyio.sleep(0.02)
        await anyio.sleep(1.6)
        await phone.play(sound)
        await anyio.sleep(4)
        onset = spans(phone.own.pcm, gap_ms=0)[0][0]
        heard = spans(phone.other.pcm, gap_ms=SILENT_MS)
        shown = [text for who, text in (await caller.call()).said if who == "caller"]
    last = next(end for begin, end in heard if end > onset)
    again = next((begin for begin, _ in heard if begin > last), None)
    ms = 1000 / LINE_RATE
    return (last - onset) * ms, None if again is None else (again - onset) * ms, shown


async def test_the_caller_hears_silence_within_300_ms_of_speaking_and_is_understood(box: RealBox) -> None:
    """200 ms in the box; the rest is the way there and back, a packet and a buffer each."""
    stops = []
    for text in OVER_US:
        stop_ms, _, shown = await spoken_over(box, text)
        stops.append(round(stop_ms))
        assert shown, f"{text} was not heard"
    print(f"silent {stops} ms after the caller's first sound")
    assert sorted(stops)[1] <= 300


async def test_a_listeners_okay_on_a_real_line_costs_at_most_a_hesitation_and_no_turn(box: RealBox) -> None:
    """A short okay often passes before the box would fall silent at all; then it has simply gone on speaking."""
    stop_ms, again_ms, shown = await spoken_over(box, "Okay.")
    print(f"silent after {stop_ms:.0f} ms, again after {again_ms} ms")
    assert shown == []
    spoke_on = stop_ms > LONGER_THAN_A_STOP_MS
    assert spoke_on or (again_ms is not None and again_ms <= 2500)
