"""When not to answer: words of time beside a date that no rule has read may change it, so it is not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from appliance.dialogue.heard_words import Heard
from appliance.dialogue.mention import Mention
from appliance.dialogue.months import MONTHS
from appliance.dialogue.words import listed

YEAR_DAYS = 360
"""A run this long is no time to come by, and is only kept as an end of another."""
_BEFORE = frozenset(
    listed(
        "closest nearest anteriores posteriores orthodox super giga mega mini clean "
        "lazarus shrove covenant branch great semana weeks century decade quarter "
        "trimestre semestre siglo decada mini orthodox q1 q2 q3 q4 lunar chinese"
    )
)
_AFTER = frozenset(
    listed(
        "century centuries decade decades quarter quarters qtr trimestre trimestres "
        "semestre ago since back atras of week month year years"
    )
)
_NEIGHBOURS = frozenset(listed("next last past previous following"))
_ODD = frozenset(listed("measures power journey mysteries holy"))
_UNITS = frozenset(
    listed("hours hour hrs hr minutes minute days day weeks week months month years year horas dias semanas meses anos")
)
_SKIPPED = frozenset(listed("the of in on from starting s el la de del"))
_ORDINAL = re.compile(r"\d+th")


def trusted(heard: Heard, mention: Mention, *, asked: bool) -> bool:
    """Whether nothing beside a mention is left unread that may change what it stands for."""
    if mention.days and mention.day_mod is None and mention.at is None and mention.window is None:
        run = mention.days.options[0]
        if (run.end - run.first).days >= YEAR_DAYS and mention.days.kind == "span":
            return False
    before = heard.texts(mention.lead - 4, mention.lead)
    near = [word for word in before if word not in _SKIPPED][-2:]
    if before and (before[-1] in _BEFORE or _ORDINAL.fullmatch(before[-1])):
        return False
    if near and near[-1] in _BEFORE:
        return False
    if before and (before[-1].isdigit() or (before[-1] in _UNITS and before[-2:-1] and before[-2][0].isdigit())):
        return mention.days is not None and mention.days.kind not in ("week", "month") and before[-1].isdigit()
    if before and mention.days is None and before[-1] in _NEIGHBOURS:
        return False
    return _nothing_after(heard, mention, asked=asked)


def _nothing_after(heard: Heard, mention: Mention, *, asked: bool) -> bool:
    after = heard.texts(mention.end, mention.end + 4)
    if not after:
        return True
    if after[0] == "of" and any(word in _ODD for word in after):
        return False
    if after[0] in ("for", "por", "durante") and len(after) > 2 and after[1].isdigit() and after[2] in _UNITS:
        return False
    last = heard.words[mention.end - 1].text
    ends_open = last[0].isdigit() or last in MONTHS
    if after[0].isdigit() and not asked and (mention.days is None or ends_open):
        return False
    if mention.days is None or after[0] not in _AFTER:
        return True
    return after[0] in ("of", "back") or (after[0] in ("week", "month") and len(after) > 1)


def apart(heard: Heard, mentions: Sequence[Mention]) -> list[Mention]:
    """Without days said side by side that do not agree: "Thanksgiving in nine months"."""
    odd: set[int] = set()
    for index in range(len(mentions) - 1):
        first, second = mentions[index], mentions[index + 1]
        gap = [
            word for word in heard.texts(first.end, second.lead) if word not in ("of", "the", "s", "de", "del", "el")
        ]
        if gap or not (first.days and (second.days or second.instant)):
            continue
        if second.days and (second.day_mod or first.days.options[0] == second.days.options[0]):
            continue
        kinds = {first.days.kind, second.days.kind if second.days else "instant"}
        if not kinds <= {"weekday", "every"}:
            odd |= {index, index + 1}
    return [mention for index, mention in enumerate(mentions) if index not in odd]


_CORRECTS = frozenset(listed("no actually sorry wait mean scratch perdon perdone digo espere corrijo"))
_AROUND = frozenset(
    listed("i that it make let lets say better oh well rather on the at a el la las los mejor ay este quise decir not")
)


def corrects(between: Sequence[str]) -> bool:
    """Whether the words between two dates take the first one back: "Tuesday, no, sorry, Thursday"."""
    return any(word in _CORRECTS for word in between) and all(word in _CORRECTS | _AROUND for word in between)


def corrected(heard: Heard, mentions: Sequence[Mention]) -> list[Mention]:
    """Without what the caller took back; a time said with a day that was taken back stays."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and corrects(heard.texts(last.end, mention.lead)):
            if mention.days and last.days:
                timed = mention.at is not None or mention.window is not None
                found[-1] = mention if timed else replace(mention, at=last.at, window=last.window, named=last.named)
                continue
            if not mention.days and (last.at or last.window) and (mention.at or mention.window):
                found[-1] = replace(mention, days=last.days, day_mod=last.day_mod)
                continue
        found.append(mention)
    return found
