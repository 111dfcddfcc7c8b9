"""Which of several a turn takes by its place: "the second one", "la última". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appliance.dialogue.words import tokens

_CHOICES: Sequence[tuple[re.Pattern[str], int]] = tuple(
    (re.compile(rf" (?:{words}) "), index)
    for words, index in (
        (
            r"the last(?: one)?|last one|the later(?: one)?|later one|the latest|la ultima|el ultimo|la mas tarde|"
            r"the latter",
            -1,
        ),
        (r"(?:the )?earlier(?: one)?|the earliest|the former|la mas temprano|mas temprano", 0),
        (r"(?:the )?first(?: one| option| time)?|number one|option one|la primera|el primero|la uno|opcion uno", 0),
        (r"(?:the )?second(?: one| option| time)?|number two|option two|la segunda|el segundo|la dos|opcion dos", 1),
        (
            r"(?:the )?third(?: one| option| time)?|number three|option three|la tercera|el tercero|la tres|"
            r"opcion tres",
            2,
        ),
    )
)


def read(spoken: str) -> int | None:
    """Which of several a `words.plain` text takes: 0-based, -1 the last."""
    if len(tokens(spoken)) > 10 or " first available " in spoken:
        return None
    return next((index for pattern, index in _CHOICES if pattern.search(spoken)), None)
