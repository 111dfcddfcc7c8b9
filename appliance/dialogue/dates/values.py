"""The instants a mention of a date or time stands for."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from appliance.dialogue.dates.clock_words import DAY_END, Window
from appliance.dialogue.dates.day_runs import DAY, Grain, Here, Run
from appliance.dialogue.dates.mention import Mention

Values = tuple[tuple[datetime | None, datetime | None, Grain], ...]


def values(mention: Mention, here: Here) -> Values:
    """The instants a mention stands for, [from, to) with None for an open end; "
    "more than one are readings to choose from."""
    if mention.instant is not None:
        return ((mention.instant, mention.instant + timedelta(minutes=1), "minute"),)
    days = mention.days
    readings = (*days.options, *days.doubtful) if days else (_today_run(mention, here),)
    found = [_value(mention, run) for run in dict.fromkeys(readings)]
    return tuple(dict.fromkeys(found))


def _today_run(mention: Mention, here: Here) -> Run:
    """A time alone is the next such time."""
    over = mention.at is not None and mention.at < here.now.time()
    return Run(here.today + DAY, here.today + 2 * DAY) if over else Run(here.today, here.today + DAY)


def _value(mention: Mention, run: Run) -> tuple[datetime | None, datetime | None, Grain]:
    if mention.at is not None:
        start = datetime.combine(run.first, mention.at)
        return start, start + (timedelta(hours=1) if mention.grain == "hour" else timedelta(minutes=1)), mention.grain
    if mention.window is not None:
        return _window_value(mention.window, run, mention.named)
    begin, end = datetime.combine(run.first, time(0)), datetime.combine(run.end, time(0))
    late = bool(mention.days and mention.days.kind == "end")
    vague = bool(mention.days and mention.days.vague)
    match mention.day_mod:
        case "before":
            return None, end if late else begin, run.grain
        case "by" | "until":
            return None, end, run.grain
        case "after":
            return begin if vague and not late else end, None, run.grain
        case "since":
            return begin, None, run.grain
        case _:
            return begin, end, run.grain


def _window_value(window: Window, run: Run, named: bool) -> tuple[datetime | None, datetime | None, Grain]:
    opens = time(8) if named and window.from_ == time(0) else window.from_
    shuts = datetime.combine(run.last, window.to)
    if window.to == DAY_END:
        shuts = datetime.combine(run.end, time(0))
    if not named and window.to == DAY_END:
        return datetime.combine(run.first, window.from_), None, "minute"
    if not named and window.from_ == time(0):
        return None, datetime.combine(run.last, window.to), "minute"
    if window.to <= window.from_:
        shuts += DAY
    return datetime.combine(run.first, opens), shuts, "hour" if named else "minute"
