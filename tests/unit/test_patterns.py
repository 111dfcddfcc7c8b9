"""No pattern takes ever longer over a word said again and again, as people and recognizers do: "no no no no"."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from appliance import dialogue
from appliance.dialogue import emergency

SAID = 26
"""Times a word is said: what doubles with each takes a minute by then."""
PATIENCE_S = 10.0
"""For one search, which takes well under a millisecond on any machine."""


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 5 and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _inside(each, depth + 1)
    elif depth < 5 and isinstance(value, dict):
        yield from _inside(list(value.values()), depth + 1)


def _patterns(module: str) -> Iterator[re.Pattern[str]]:
    yield from _inside(list(vars(importlib.import_module(module)).values()))


MODULES = sorted(each.name for each in pkgutil.walk_packages(dialogue.__path__, f"{dialogue.__name__}."))


def _in_time(patterns: Iterator[re.Pattern[str]]) -> list[str]:
    """The patterns, and a word each, that do not come to an end."""

    def ends(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before, slow = signal.signal(signal.SIGALRM, ends), []
    try:
        for pattern in {each.pattern: each for each in patterns}.values():
            for word in sorted(set(re.findall(r"[a-z]{1,12}", pattern.pattern))):
                signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
                try:
                    pattern.search(f" {f'{word} ' * SAID}zz ")
                except TimeoutError:
                    slow.append(f"{pattern.pattern[:60]}: {word}")
                    break
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)
    return slow


@pytest.mark.parametrize("module", MODULES)
def test_a_word_said_again_and_again_is_soon_read(module: str) -> None:
    assert _in_time(_patterns(module)) == []


def test_so_are_the_rules_of_danger() -> None:
    assert _in_time(_inside([list(rules) for _, rules in emergency._compiled()])) == []
