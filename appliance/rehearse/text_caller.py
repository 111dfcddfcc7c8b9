"""A simulated caller who types: reads the lines of `frontdesk chat --json`, writes its inputs. Pure; draws from a seed.

The caller goes by what any caller would: the question, the values spoken back, and its own goal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from random import Random
from typing import Any

from appliance.clinic.people import Lang
from appliance.clinic.settings import Clinic
from appliance.dialogue.people import phone
from appliance.dialogue.words import fold
from appliance.rehearse import spoken, text_words
from appliance.rehearse.text_goal import ONCE, Behaviour, TextGoal

PATIENCE = 7
"""How often the caller answers one question before giving up on the box."""
MOST_PROTESTS = 3
"""How often the caller says again what they called for when asked for something else."""
TOO_MANY = 60
"""Turns after which the caller gives up."""
OTHER: dict[Lang, Lang] = {"en": "es", "es": "en"}

Line = Mapping[str, Any]
Reply = dict[str, Any]


class TextCaller:
    """One caller in one call."""

    def __init__(self, goal: TextGoal, clinic: Clinic, now: datetime, rng: Random) -> None:
        self.goal, self._clinic, self._rng = goal, clinic, rng
        self._today = now.astimezone(clinic.zone).date()
        self._lang: Lang = goal.lang
        self._asked: Counter[str] = Counter()
        self._turns = 0
        self._left = set(goal.behaviours)
        self._once = {each: rng.randrange(2, 8) for each in sorted(self._left & set(ONCE))}
        self._after: list[Reply] = []
        self.did: set[Behaviour] = set()
        """Which of ONCE this caller has come to."""
        self.leaving = False
        """Whether the caller has said that there is nothing more, or goodbye."""
        self.gave_up = ""
        """The question the box asked too often, if it did."""

    def reply(self, line: Line) -> Reply | None:
        """The next input; None when the call is over."""
        if line["done"]:
            return None
        if self._after:
            return self._after.pop(0)
        if line["asked"] is None:
            return {"staff": self.goal.staff}
        self._turns += 1
        question = self._question(line)
        self._asked[question] += 1
        if self._asked[question] > PATIENCE or self._turns > TOO_MANY:
            self.gave_up = question
            return {"hangup": True}
        return self._at_once(line) or self._typed(self._answer(question, line))

    # ---- what is not an answer -----------------------------------------------------------------

    def _at_once(self, line: Line) -> Reply | None:
        """What a caller does instead of answering, when its turn has come."""
        due = [each for each, turn in self._once.items() if turn <= self._turns]
        if not due or line["asked"] in ("emergency_now", "anything_else") or line["emergency"] != "none":
            return None
        behaviour = due[0]
        del self._once[behaviour]
        self.did.add(behaviour)
        match behaviour:
            case Behaviour.HANGS_UP:
                return {"hangup": True}
            case Behaviour.SILENT:
                return {"silence_s": 11.0}
            case Behaviour.SWITCHES_LANGUAGE:
                self._lang = OTHER[self._lang]
                return self._typed(self._say("switch"))
        keys = {
            Behaviour.ASKS_ADVICE: "advice",
            Behaviour.ASKS_QUESTION: "question",
            Behaviour.ALARM: "alarm",
            Behaviour.ASKS_PERSON: "person",
            Behaviour.ASKS_AGAIN: "repeat",
        }
        return self._typed(self._say(keys[behaviour]))

    def _typed(self, text: str) -> Reply:
        """The words as they come out."""
        if Behaviour.DISFLUENT in self._left:
            text = text_words.stumbling(text, self._lang, self._rng)
        whole: Reply = {"heard": text, "lang": self._lang}
        words = text.split()
        if Behaviour.INTERRUPTS in self._left and len(words) > 2 and self._rng.random() < 0.5:
            self._after.append(whole)
            return {"heard": " ".join(words[: len(words) // 2]), "lang": self._lang, "partial": True}
        return whole

    # ---- answers -------------------------------------------------------------------------------

    def _question(self, line: Line) -> str:
        """What is asked: the last sentence's key, told apart from its second wording."""
        keys = [say["key"] for say in line["say"]]
        return keys[-1].removesuffix("_again") if keys else f"again:{line['asked']}"

    def _answer(self, question: str, line: Line) -> str:
        asked, say = line["asked"], self._say
        by_key = {
            "offer_visit": "yes",
            "move_or_cancel": "to_cancel" if self.goal.wish == "cancel" else "to_move",
            "ask_first_name": "first_name",
            "ask_first_letters": "spell_first",
            "ask_last_name": "last_name",
            "what_to_change": "what_to_change",
            "no_openings": "new_day",
            "none_suits": "new_day",
            "is_it_an_emergency": "emergency_yes" if Behaviour.ALARM in self.goal.behaviours else "not_emergency",
        }
        if self._protests(question, asked):
            return say(f"open_{self.goal.wish}")
        if question in by_key:
            return say(by_key[question])
        match asked:
            case "greeting" | "reason":
                return self._opening()
            case "name":
                return say("name")
            case "spell_last_name":
                return say("spell")
            case "insurance":
                return say("insurance")
            case "dob":
                return self._birth()
            case "phone":
                return self._number()
            case "provider":
                return say("provider" if self.goal.provider else "anyone")
            case "visit_type":
                return say("visit_type")
            case "date_time":
                return self._when()
            case "which_slot":
                return self._which(line)
            case "confirm_yes_no":
                return self._confirm(question, line)
            case "anything_else":
                self.leaving = True
                return say("nothing_else")
            case _:
                self.leaving = True
                return say("nothing_else")

    def _protests(self, question: str, asked: str) -> bool:
        """Whether somebody about a visit on the books is asked for a new one; they say so, until they give in."""
        other = asked in ("visit_type", "provider") or question == "offer_visit"
        return other and self.goal.wish in ("move", "cancel") and self._asked[question] <= MOST_PROTESTS

    def _opening(self) -> str:
        goal, wish = self.goal, self.goal.wish
        if wish == "goodbye":
            self.leaving = True
        if wish == "book":
            wish_key = "open_book" if text_words.known(goal) else "open_new"
            if Behaviour.ALL_AT_ONCE in goal.behaviours and self._asked.total() == 1:
                wish_key = "open_all"
            return self._say(wish_key)
        return self._say(f"open_{wish}")

    def _birth(self) -> str:
        if Behaviour.WRONG_BIRTH_FIRST in self._left:
            self._left.discard(Behaviour.WRONG_BIRTH_FIRST)
            return self._say("wrong_dob")
        return self._say("dob")

    def _number(self) -> str:
        if Behaviour.PARTIAL_NUMBERS in self._left:
            self._left.discard(Behaviour.PARTIAL_NUMBERS)
            return self._say("phone_first")
        return self._say("phone_rest" if Behaviour.PARTIAL_NUMBERS in self.goal.behaviours else "phone")

    def _when(self) -> str:
        if self._asked["ask_when"] + self._asked["ask_new_time"] + self._asked["ask_day"] > 2:
            return self._say("soonest")
        return self._say("date_time")

    def _which(self, line: Line) -> str:
        if any(say["key"].startswith("which_of_") for say in line["say"]):
            return self._say("which_visit")
        offered: Sequence[Line] = line["facts"].get("offered", ())
        if Behaviour.CHANGES_MIND in self._left:
            self._left.discard(Behaviour.CHANGES_MIND)
            return self._say("new_day")
        if not offered:
            return self._say("first")
        if self._is_old_day(offered[0]) and self._asked["new_day"] < 2:
            self._asked["new_day"] += 1
            return self._say("new_day")
        if len(offered) == 1:
            return self._say("only")
        pick = self._rng.randrange(2)
        return self._say("second" if pick else "first", offer_clock=self._clock(offered[pick]))

    def _is_old_day(self, slot: Line) -> bool:
        """Whether a time is on the day that the caller wants to get away from."""
        old = self.goal.old
        return old is not None and self._local(datetime.fromisoformat(slot["start"])) == self._local(old.start)

    def _clock(self, slot: Line) -> str:
        start = datetime.fromisoformat(slot["start"]).astimezone(self._clinic.zone)
        text = text_words.clock(start, self._lang, self._rng)
        return text.removeprefix("at ") if self._lang == "en" else text

    def _confirm(self, question: str, line: Line) -> str:
        match question:
            case "check_spelling":
                letters = line["say"][-1]["values"]["letters"]["value"]
                return self._say("yes" if _same(letters, self.goal.patient.family) else "no")
            case "offer_human" | "offer_human_advice":
                return self._say("no")
            case "nobody_answered":
                if self.goal.wish in ("human", "emergency") or self._asked[question] > 1:
                    self.leaving = True
                    return self._say("no")
                return self._say("yes")
            case "urgent_nobody":
                self.leaving = True
                return self._say("no")
        wrong = self._wrong(line)
        if wrong:
            return self._say(wrong)
        if Behaviour.CORRECTS in self._left and question in ("is_that_right", "confirm_move"):
            self._left.discard(Behaviour.CORRECTS)
            return self._say("correct")
        return self._say("yes")

    def _wrong(self, line: Line) -> str | None:
        """How the caller puts right what was read back wrong; None when it is right as far as it goes."""
        goal = self.goal
        values = {name: one["value"] for say in line["say"] for name, one in say["values"].items()}
        keys = {say["key"] for say in line["say"]}
        if "dob" in values and values["dob"] != goal.patient.birth_date.isoformat():
            return "fix_dob"
        if "name" in values and "read_back" in keys and not _same(values["name"], goal.patient.given):
            return "fix_name"
        if "read_back_person" in keys and not _same(values["name"], goal.patient.given + goal.patient.family):
            return "fix_name"
        if "phone" in values and values["phone"] != phone.national(goal.patient.phone):
            return "fix_phone"
        if keys & {"read_back", "read_back_new"} and values.get("visit_type") != goal.visit_type.id:
            return "fix_type" if self._asked["is_that_right"] < 4 else "person"
        return None

    def _say(self, key: str, **more: str) -> str:
        old = self.goal.old
        if old is not None:
            kind, day = self._clinic.visit_type(old.visit_type_id), self._local(old.start)
            en = self._lang == "en"
            more["old_visit"] = kind.spoken_en if en else kind.spoken_es
            more["old_day"] = text_words.coming(day, self._lang, self._today, self._rng)
            more["old_day_of"] = f"d{spoken.day(day, 'es')}"
        return text_words.phrase(key, self.goal, self._lang, self._today, self._rng, **more)

    def _local(self, instant: datetime) -> date:
        return instant.astimezone(self._clinic.zone).date()


def _same(said: str, meant: str) -> bool:
    """Whether two names are one, whatever the accents, the marks and the case."""
    first, second = ("".join(char for char in fold(text) if char.isalpha()) for text in (said, meant))
    return first == second
