"""The board as HTML. Everything shown is escaped: names and words come from callers."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import lru_cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from appliance.web.board import BoardView, CallView

SWIFT_MS, SLOW_MS = 700, 1200
"""A reply within the first feels immediate; beyond the second a caller asks whether anyone is there."""

LANGUAGES = {"en": "English", "es": "Español"}
SPEAKERS = {"caller": "Caller", "box": "Frontdesk", "staff": "Staff", "key": "Key pressed"}

ENDED = 128
"""Calls that are over and need not be written out again: the page is made beside the calls that go on."""

Render = Callable[[str, BoardView], str]


def renderer() -> Render:
    """A function from a template's name and a view to HTML."""
    pages = Environment(
        loader=PackageLoader("appliance.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"words": words, "pace": pace, "median_ms": median_ms}
    pages.globals |= {"languages": LANGUAGES, "speakers": SPEAKERS}

    def written(call: CallView, zone: tzinfo, newest: bool) -> Markup:
        html = pages.get_template("call.html").render(call=call, clock=partial(clock, zone), newest=newest)
        return Markup(html)  # noqa: S704  (escaped by the template)

    ended = lru_cache(ENDED)(written)

    def render(name: str, view: BoardView) -> str:
        def part(call: CallView, newest: bool) -> Markup:
            return (written if call.live else ended)(call, view.zone, newest)

        return pages.get_template(name).render(view=view, clock=partial(clock, view.zone), part=part)

    return render


def clock(zone: tzinfo, instant: datetime) -> str:
    """The time of day in a zone, to the second."""
    local = instant.astimezone(zone)
    return f"{local.hour % 12 or 12}:{local:%M:%S} {'am' if local.hour < 12 else 'pm'}"


def words(code: str) -> str:
    """A fixed word of the program as a person would write it: visit.date_time is "visit, date time"."""
    return code.replace("_", " ").replace(".", ", ")


def pace(latency_ms: float) -> str:
    """swift, fair or slow."""
    return "swift" if latency_ms <= SWIFT_MS else "fair" if latency_ms <= SLOW_MS else "slow"


def median_ms(call: CallView) -> float | None:
    """The middle one of a call's reply times; None before the first reply."""
    measured = [turn.latency_ms for turn in call.turns if turn.latency_ms is not None]
    return statistics.median(measured) if measured else None
