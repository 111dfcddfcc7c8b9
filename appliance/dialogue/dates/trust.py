"""When not to answer: words of time beside a date that no rule has read may change it, so it is not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from appliance.dialogue.dates.heard_words import Heard
from appliance.dialogue.dates.mention import Mention
from appliance.dialogue.dates.months import MONTHS
from appliance.dialogue.dates.pieces import MOVES
from appliance.dialogue.words import listed

YEAR_DAYS = 360
"""A run this long is no time to come by, and is only kept as an end of another."""
_BEFORE = frozenset(
    listed(
        "closest nearest anteriores posteriores orthodox super giga mega mini clean lazarus shrove covenant branch "
        "great semana weeks century decade quarter trimestre semestre siglo decada mini orthodox q1 q2 q3 q4 lunar "
        "chinese"
    )
)
_AFTER = frozenset(
    listed(
        "century centuries decade decades quarter quarters qtr trimestre trimestres semestre ago since back atras of "
        "week month year years"
    )
)
_NEIGHBOURS = frozenset(listed("next last past previous following"))
_ODD = frozenset(listed("measures power journey mysteries holy"))
_UNITS = frozenset(
    listed("hours hour hrs hr minutes minute days day weeks week months month years year horas dias semanas meses anos")
)
_SKIPPED = frozenset(listed("the of in on from starting s el la de del"))
_ORDINAL = re.compile(r"\d+th")


def trusted(heard: Heard, mention: Mention, *, asked: bool, floor: int = 0) -> bool:
    """Whether nothing beside a mention is left unread that may change what it stands for.

    `floor`: where the mention before it ends.
    """
    if mention.days and mention.day_mod is None and mention.at is None and mention.window is None:
        run = mention.days.options[0]
        if (run.end - run.first).days >= YEAR_DAYS and mention.days.kind == "span":
            return False
    before = heard.texts(mention.lead - 4, mention.lead)
    near = [word for word in before if word not in _SKIPPED][-2:]
    if _part_missed(heard, mention, before, floor):
        return False
    if before and (before[-1] in _BEFORE or _ORDINAL.fullmatch(before[-1])):
        return False
    if near and near[-1] in _BEFORE:
        return False
    if before and (before[-1].isdigit() or (before[-1] in _UNITS and before[-2:-1] and before[-2][0].isdigit())):
        return mention.days is not None and mention.days.kind not in ("week", "month") and before[-1].isdigit()
    if near and near[-1].isdigit() and before[-1] in ("starting", "from"):
        return False
    if before and mention.days is None and before[-1] in _NEIGHBOURS:
        return False
    return _nothing_after(heard, mention, asked=asked)


_NEAREST = frozenset(listed("closest nearest"))
_BASES = frozenset(listed("from since after desde"))
_AND = frozenset(listed("and y"))
_ABBREVIATED = frozenset(listed("mon tue tues wed thu thur thurs fri sat sun lun mie jue vie sab dom"))
_YEAR = re.compile(r"(?:19|20)\d\d")


def _part_missed(heard: Heard, mention: Mention, before: Sequence[str], floor: int) -> bool:
    """Whether the mention is half of something longer: half an answer is worse than none."""
    after = heard.texts(mention.end, mention.end + 4)
    first, last = heard.words[mention.first].text, heard.words[mention.end - 1].text
    said = heard.texts(mention.first, mention.end)
    if any(word in _NEAREST for word in before) or _counted_years(heard, mention, said):
        return True
    if mention.at and said[0] == "for" and any(word in _UNITS for word in said):
        return True
    if before[-1:] == ["de"] and "dia" in before and mention.days and mention.days.kind == "month":
        return True
    if mention.lead - floor > 1 and len(before) > 1 and before[-1] in _AND and before[-2] in _UNITS:
        return True
    if before and "/" in first and _of_this_year(before):
        return True
    if mention.days and mention.days.kind == "month" and (mention.at or (mention.window and not mention.named)):
        return True
    return bool(after) and (_goes_on(mention, after) or (last in _COMPOUND and _odd_hour(heard, mention)))


def _of_this_year(before: Sequence[str]) -> bool:
    """ "This 5/12", "to next 5/19": said beside each other they are of two years."""
    return before[-1] in ("this", "este") or (before[-1] in ("next", "proximo") and before[-2:-1] in (["to"], ["a"]))


def _goes_on(mention: Mention, after: Sequence[str]) -> bool:
    """Whether what follows belongs to the same expression: "and five hours", "in 2017", "7.6", "last night"."""
    following = after[1] if len(after) > 1 else ""
    if after[0] in _AND and following.isdigit() and after[2:3] and after[2] in _UNITS:
        return after[3:4] == [] or after[3] not in _OFFSET_ENDS
    if mention.days is None and _YEAR.fullmatch(following):
        return True
    if mention.days and after[0] in _BASES and _YEAR.fullmatch(following):
        return True
    if mention.days and after[0] in ("in", "en", "de", "del", "of") and _YEAR.fullmatch(following):
        return True
    if mention.days is None:
        return after[0] in _NEIGHBOURS and not following.startswith("to")
    return after[0] in _ABBREVIATED or ("." in after[0] and after[0][0].isdigit())


_OFFSET_ENDS = frozenset(listed("later ago before back hence from despues antes atras"))
_YEARS = frozenset(listed("year years yr ano anos"))
_SPEAKERS = frozenset(
    listed("i we he she it they im ill me yo se nos back out away afuera fuera maybe again por quizas tal es")
)


def _counted_years(heard: Heard, mention: Mention, said: Sequence[str]) -> bool:
    """Years counted to or from something that was not read ("the fiesta in two years"), or with a time of day."""
    if not any(word in _YEARS and said[at - 1].isdigit() for at, word in enumerate(said) if at):
        return False
    named = heard.texts(0, mention.lead)
    return mention.at is not None or (0 < len(named) <= 2 and not any(word in _SPEAKERS for word in named))


_COMPOUND = frozenset(listed("morning afternoon evening night"))


def _odd_hour(heard: Heard, mention: Mention) -> bool:
    """ "Two morning sessions": a part of the day that a noun follows, right after a figure."""
    counted = heard.texts(mention.end - 2, mention.end - 1)
    after = heard.texts(mention.end, mention.end + 1)
    return bool(counted and counted[0].isdigit() and after and after[0].endswith("s") and len(after[0]) > 3)


def unglued(text: str, mention: Mention) -> bool:
    """Whether no figure is written onto a mention: "133-03-03-2020" is a code."""
    start, end = mention.span
    return not (_FIGURE_BEFORE.search(text[:start]) or _FIGURE_AFTER.match(text[end:]))


_FIGURE_BEFORE = re.compile(r"\d[-/.]$")
_FIGURE_AFTER = re.compile(r"[-/]\d")


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
        if _half_range(heard, first, second):
            odd |= {index, index + 1}
            continue
        if (again := _said_again(heard, first, second)) is not None:
            odd |= {index + 1} if again else {index, index + 1}
            continue
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


_NAMES_AGAIN = frozenset(listed("that thats is which it its a que es cae en un es"))


def _said_again(heard: Heard, first: Mention, second: Mention) -> bool | None:
    """ "The ninth, that's a Wednesday": whether a day said again agrees; None when it is not said again."""
    gap = heard.texts(first.end, second.lead)
    if not (first.days and second.days and first.days.options[0].single):
        return None
    if not gap or gap[0] not in ("that", "thats", "which", "que") or any(word not in _NAMES_AGAIN for word in gap):
        return None
    weekdays = second.days.every or ((second.days.weekday,) if second.days.weekday is not None else ())
    return first.days.options[0].first.weekday() in weekdays if weekdays else None


_TO = frozenset(listed("till til until through thru hasta"))
_RANGE = _TO | frozenset(listed("to a al - and y"))
_OPENS = frozenset(listed("from between entre desde"))
_LINKED = frozenset(listed("the el la las los at on on de"))


def _half_range(heard: Heard, first: Mention, second: Mention) -> bool:
    """Two mentions with "until" between that were not read as one run."""
    link = [word for word in heard.texts(first.end, second.first) if word not in _LINKED]
    if len(link) != 1 or link[0] not in _RANGE:
        return False
    kinds = {each.days.kind for each in (first, second) if each.days}
    if kinds == {"weekday", "month"}:
        return True
    if link[0] in ("to", "a", "al") and any(word in MOVES for word in heard.texts(first.first - 6, first.first)):
        return False
    opened = any(word in _OPENS for word in heard.texts(first.first - 2, first.first))
    return link[0] in _TO or opened


_CORRECTS = frozenset(listed("no actually sorry wait mean scratch perdon perdone digo espere corrijo"))
_AROUND = frozenset(
    listed("i that it make let lets say better oh well rather on the at a el la las los mejor ay este quise decir not")
)


def corrects(between: Sequence[str]) -> bool:
    """Whether the words between two dates take the first one back: "Tuesday, no, sorry, Thursday"."""
    if between and between[0] in ("mejor", "better") and all(word in _AROUND | {"better"} for word in between):
        return True
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
