"""The rules for days, and the scan that applies them: the longest rule that fits at a word wins, then the first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from appliance.dialogue.dates.day_runs import Days, Here
from appliance.dialogue.dates.heard_words import MONTH_NAMES, WEEKDAY_NAMES
from appliance.dialogue.dates.holidays import HOLIDAY_NAMES

Reader = Callable[[re.Match[str], Here], Days | None]
Combiner = Callable[[re.Match[str], Days, Here], Days | None]
_MACROS = {
    "WD": f"({WEEKDAY_NAMES})",
    "MONTH": f"({MONTH_NAMES})",
    "DAY": r"(0?[1-9]|[12]\d|3[01])(?:th)?",
    "DTH": r"(0?[1-9]|[12]\d|3[01])th",
    "YEAR": r"((?:1[6789]|20|21)\d\d|(?:19|20) \d\d)",
    "N": r"(\d{1,3})",
    "NTH": r"(\d{1,2})th",
    "HOLIDAY": f"({HOLIDAY_NAMES})",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the plain words of a turn, and what a match stands for."""

    example: str
    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class Lead:
    """A pattern that leads to another day: "the day after" Christmas."""

    example: str
    pattern: re.Pattern[str]
    combine: Combiner


@dataclass(frozen=True, eq=False)
class Table:
    """The rules of one language."""

    rules: tuple[Rule, ...]
    leads: tuple[Lead, ...]

    @cached_property
    def any(self) -> re.Pattern[str]:
        """Matches where a rule or a lead does; none has a name or a number for its groups. At most words none begins,
        and asking each would take most of the time a turn is read in."""
        patterns = [*(each.pattern for each in self.rules), *(each.pattern for each in self.leads)]
        return re.compile("|".join(each.pattern for each in patterns))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with {WD}, {MONTH}, {DAY} and the rest filled in, ending at a word's end."""
    for name, body in _MACROS.items():
        pattern = pattern.replace(f"{{{name}}}", body)
    return re.compile(f"(?:{pattern})(?= |$)")


def rule(example: str, pattern: str, read: Reader) -> Rule:
    """A rule for days."""
    return Rule(example, compiled(pattern), read)


def lead(example: str, pattern: str, combine: Combiner) -> Lead:
    """A rule for words before a day."""
    return Lead(example, re.compile(compiled(pattern).pattern.removesuffix("(?= |$)") + " "), combine)


def read(line: str, at: int, table: Table, here: Here, depth: int = 0) -> tuple[Days, int] | None:
    """The days that begin at a position of the line, and the position after them."""
    best: tuple[Days, int] | None = None
    if not table.any.match(line, at):
        return None
    for each in table.rules:
        match = each.pattern.match(line, at)
        if match and (best is None or match.end() > best[1]) and (days := each.read(match, here)):
            best = days, match.end()
    if depth < 2:
        for each_lead in table.leads:
            match = each_lead.pattern.match(line, at)
            inner = read(line, match.end(), table, here, depth + 1) if match else None
            if match and inner and (best is None or inner[1] > best[1]) and inner[0].kind != "every":
                days = each_lead.combine(match, inner[0], here)
                best = (days, inner[1]) if days else best
    return best


def year_in(text: str | None) -> int | None:
    """1987, "19 87", 87 (the nearer century: this one up to 39)."""
    if not text:
        return None
    digits = text.replace(" ", "")
    value = int(digits)
    if len(digits) <= 2:
        return 2000 + value if value < 40 else 1900 + value
    return value if 1 <= value <= 9990 else None


def before(match: re.Match[str]) -> str:
    """The word before a match; empty at the beginning."""
    return match.string[: match.start()].rstrip().rsplit(" ", 1)[-1]


def after(match: re.Match[str]) -> str:
    """The word after a match; empty at the end."""
    return match.string[match.end() + 1 :].split(" ", 1)[0]
