"""An authored caller whom the box may mishear: answers what is asked, as in the same call heard without noise."""

from __future__ import annotations

from collections import Counter

from calls.persona import MOST_TIMES, Persona
from calls.simulated import FILE, Line, Played, Reply

ABOUT_A_VISIT = ("visit_type", "provider", "date_time", "which_slot")
ALIKE = (*ABOUT_A_VISIT, "name", "spell_last_name", "dob", "phone", "insurance", "emergency_now")
"""Questions that want the same answer in whatever words they are put."""
MOST_PROTESTS = 3
"""How often a caller says again what they called for, when asked for something else."""


def question(line: Line) -> str:
    """What a line asks, whatever its wording; "" for a line that asks nothing new."""
    key = line["say"][-1]["key"] if line["say"] else ""
    for ending in ("_again", "_still", "_third"):
        key = key.removesuffix(ending)
    return "ask_provider" if key.startswith("ask_provider") else "offer" if key.startswith("offer_two") else key


class Follower:
    """Says what was said in the clean play when the same was asked; asked again, says it again. Asked for something
    that never came up, gives their own facts, or says again what they called for; puts right what is wrong."""

    def __init__(self, clean: Played, persona: Persona | None) -> None:
        self._clean, self._persona = clean, persona
        self._at = 0
        self._times: Counter[str] = Counter()
        self.left = False
        """Whether the caller has said that there is nothing more."""

    def reply(self, line: Line) -> Reply | None:
        """The next input; None when the call is over."""
        if line["done"]:
            return None
        asked = question(line)
        self._times[asked or str(line["asked"])] += 1
        if asked and self._times[asked] > MOST_TIMES:
            return {"hangup": True}
        self.left = self.left or line["asked"] in ("anything_else", "confirm_yes_no")
        inputs = self._clean.inputs
        ringing = line["asked"] is None
        while not ringing and self._at < len(inputs) and "staff" in inputs[self._at]:
            self._at += 1
        if ringing and not (self._at < len(inputs) and self._clean.lines[self._at]["asked"] is None):
            return next((one for one in inputs if "staff" in one), {"staff": "answer"})
        if self._at < len(inputs) and (ringing or not asked or asked == self._asked(self._at)):
            return self._protest(line) or self._say(self._at)
        before, after = self._places(line, asked, exactly=True)
        if not before and not after and line["asked"] in ALIKE:
            before, after = self._places(line, asked, exactly=False)
        if before or after:
            return self._protest(line) or self._say(before[-1] if before else after[0])
        return self._unforeseen(line, asked)

    def _places(self, line: Line, asked: str, *, exactly: bool) -> tuple[list[int], list[int]]:
        """Where the same was asked in the clean play, in whatever words unless `exactly`: up to now, and after."""
        clean = self._clean
        same = [
            at
            for at in range(len(clean.inputs))
            if (self._asked(at) == asked if exactly else clean.lines[at]["asked"] == line["asked"])
        ]
        return [at for at in same if at < self._at], [at for at in same if at >= self._at]

    def _asked(self, at: int) -> str:
        return question(self._clean.lines[at])

    def _say(self, at: int) -> Reply:
        self._at = at + 1
        return self._clean.inputs[at]

    def _protest(self, line: Line) -> Reply | None:
        """What is said instead of a yes to something that was read back wrong."""
        if self._persona is None or line["asked"] != "confirm_yes_no":
            return None
        wrong = self._persona.puts_right(line)
        return {"heard": wrong, "lang": line["lang"]} if wrong else None

    def _unforeseen(self, line: Line, asked: str) -> Reply | None:
        wish = next((one for one in self._clean.inputs if one.get("heard") and not one.get("partial")), None)
        visits = line["asked"] in (*ABOUT_A_VISIT, "greeting", "reason", "other") or asked.startswith("offer_")
        if visits and wish and self._times[asked] <= MOST_PROTESTS:
            return wish
        own = self._persona.reply(line) if self._persona else None
        if own is not None:
            return {"heard": own, "lang": line["lang"]}
        inputs = self._clean.inputs
        return self._say(self._at) if self._at < len(inputs) else {"hangup": True}


def known_by(caller: str | None) -> str | None:
    """The one patient who has this number; None for a family's, or a stranger's."""
    found = [one.id for one in FILE.patients if caller and one.phone == caller]
    return found[0] if len(found) == 1 else None
