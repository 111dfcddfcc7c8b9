"""The [waitlist] section of a clinic's settings, checked."""

from __future__ import annotations

from collections.abc import Mapping

from appliance.clinic.fields import Fields
from appliance.clinic.hours import Shift
from appliance.clinic.ringing import RingRules


def ringing(top: Fields, weeks: Mapping[str, tuple[Shift, ...]]) -> RingRules | None:
    """The section is optional; without it, or with calls = false, nobody is called. Raises ConfigError."""
    if "waitlist" not in top.table:
        return None
    fields = top.section("waitlist")
    fields.only("calls", "hours", "at_once", "most_unreached", "rest_minutes")
    if not fields.flag("calls", default=False):
        return None
    usual = RingRules(week=weeks[fields.one_of("hours", list(weeks))])
    return RingRules(
        week=usual.week,
        at_once=fields.number("at_once", 1, 4, "people", default=usual.at_once),
        most_unreached=fields.number("most_unreached", 1, 10, "calls", default=usual.most_unreached),
        rest_minutes=fields.number("rest_minutes", 15, 1440, "minutes", default=usual.rest_minutes),
    )
