"""A caller to a real box: speaks over SIP in a synthetic voice, presses keys, reads on the page what was said."""

from __future__ import annotations

import itertools
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import anyio
from fakes.maple import maple
from fakes.real_box import LOOK_S, ROOT, Page, PageCall, RealBox

from appliance.clinic.people import Patient
from appliance.rehearse.channel import Pcm, telephone
from appliance.rehearse.phone import Phone, free_address, telephone_at
from appliance.rehearse.voices import Voices

GREETED = "How can I help"
STUCK = ("Let me get someone", "connecting you with")
HELD = ("is confirmed for",)
REQUESTED = ("still has to approve it",)

_NUMBERS = itertools.count(3000)
PATIENTS = {one.id: one for one in maple().patients}


@dataclass(slots=True)
class Caller:
    """Someone on the telephone with a box."""

    phone: Phone
    box: RealBox
    call_id: str = ""
    _read: int = 0

    async def call(self) -> PageCall:
        """This call, as the page shows it."""
        return (await self.box.page()).call(self.call_id)

    async def hears(self, *wanted: str, within_s: float = 30.0) -> str:
        """The next thing the box says that holds one of these; the test fails when it does not come."""

        def new(page: Page) -> str | None:
            said = page.call(self.call_id).by_box()
            for number in range(self._read, len(said)):
                if any(one in said[number] for one in wanted):
                    self._read = number + 1
                    return said[number]
            return None

        page = await self.box.shows(lambda page: new(page) is not None, within_s=within_s)
        return next(text for text in reversed(page.call(self.call_id).by_box()[: self._read]))

    async def says(self, text: str) -> None:
        """Speak, once the box is silent."""
        while self.phone.other.end - self.phone.other.last_loud < 4000:
            await anyio.sleep(0.05)
        await self.phone.play(await rendered(text))

    async def ended(self, *, within_s: float = 20.0) -> PageCall:
        """The call once the page says that it is over."""
        page = await self.box.shows(lambda page: not page.call(self.call_id).live, within_s=within_s)
        return page.call(self.call_id)

    async def books(self, patient: Patient, provider: str) -> str:
        """A visit, by one sentence and the keypad; what the box said in the end."""
        await self.hears(GREETED)
        await self.says(f"I need a sick visit with {provider} tomorrow afternoon.")
        answers = {
            "date of birth": patient.birth_date.strftime("%m%d%Y"),
            "Which one": "1",
            "Does that work": "1",
            "Is that right": "1",
        }
        while True:
            told = await self.hears(*answers, *HELD, *REQUESTED, *STUCK)
            keys = next((keys for words, keys in answers.items() if words in told), None)
            if keys is None:
                return told
            await self.phone.press(keys)


async def rendered(text: str) -> Pcm:
    """A text in the caller's voice, as it leaves a telephone."""
    cache = ROOT / ".cache"
    voices = Voices(cache / "voices", models=cache / "models", piper_python=cache / "voices-venv" / "bin" / "python")
    return telephone(await voices.render(voices.named("slt"), text))


@asynccontextmanager
async def dialling(box: RealBox, number: str | None = None) -> AsyncGenerator[Caller, None]:
    """A caller whom the box has answered, on the line until the end of the block; somebody new without a number.

    A number that called a short while ago is greeted as one that was cut off.
    """
    number = number or f"+1312555{next(_NUMBERS)}"
    before = {call.call_id for call in (await box.page()).calls}
    async with telephone_at(number, free_address(box.sip)) as phone:
        await phone.dial(box.target)
        page = await box.shows(lambda page: any(one.call_id not in before for one in page.calls))
        caller = Caller(phone, box, next(one.call_id for one in page.calls if one.call_id not in before))
        yield caller
        await phone.hang_up()


async def answers(box: RealBox) -> bool:
    """Whether a new caller is greeted."""
    async with dialling(box) as caller:
        await caller.hears("Thank you for calling")
        while not caller.phone.other.last_loud:
            await anyio.sleep(LOOK_S)
    return True
