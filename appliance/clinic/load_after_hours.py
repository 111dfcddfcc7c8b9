"""The [after_hours] section of a clinic's settings, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from appliance.clinic.after_hours import AfterHours, OnCall, Person
from appliance.clinic.fields import Fields
from appliance.clinic.hours import Shift

_SIP = re.compile(r"sip:[^\s@]+@[^\s@]+")


def after_hours(top: Fields, weeks: Mapping[str, tuple[Shift, ...]]) -> AfterHours:
    """The section is optional; without it staff are rung at any hour. Raises ConfigError."""
    if "after_hours" not in top.table:
        return AfterHours()
    fields = top.section("after_hours")
    fields.only("person", "greeting", "on_call")
    roster = tuple(_on_call(one, weeks) for one in fields.each("on_call")) if "on_call" in fields.table else ()
    person = Person(fields.one_of("person", [choice.value for choice in Person], default="staff"))
    if person is Person.ON_CALL and not roster:
        fields.fail("on_call", 'add at least one [[after_hours.on_call]] with an address, or use person = "message"')
    return AfterHours(person=person, roster=roster, greeting=fields.flag("greeting", default=False))


def _on_call(fields: Fields, weeks: Mapping[str, tuple[Shift, ...]]) -> OnCall:
    fields.only("address", "hours")
    fix = "use a SIP address such as sip:oncall@10.77.0.2"
    if not _SIP.fullmatch(fields.text("address", fix)):
        fields.fail("address", fix)
    if "hours" not in fields.table:
        return OnCall(address=fields.text("address"))
    if fields.text("hours") not in weeks:
        fields.fail("hours", f"use the name of one of the [hours]: {', '.join(weeks)}")
    return OnCall(address=fields.text("address"), week=weeks[fields.text("hours")])
