"""The [about] section of a clinic's settings, checked."""

from __future__ import annotations

from collections.abc import Mapping

from appliance.clinic.about import About, Told
from appliance.clinic.fields import Fields
from appliance.clinic.hours import Shift

_TOLD = ("hours", "address", "directions", "parking", "bring", "insurance_said")
_SIGNS = frozenset("{}<>@#$%&*/_\\0123456789")


def about(top: Fields, weeks: Mapping[str, tuple[Shift, ...]]) -> About:
    """Everything in it is optional, and so is the section. Raises ConfigError."""
    if "about" not in top.table:
        return About()
    fields = top.section("about")
    both = [f"{name}_{lang}" for name in _TOLD for lang in ("en", "es")]
    fields.only("week", "insurance", "new_patients", *both)
    said = {name: _told(fields, name) for name in _TOLD}
    return About(
        week=_week(fields, weeks),
        insurance=fields.words("insurance") if "insurance" in fields.table else None,
        new_patients=fields.flag("new_patients", default=False) if "new_patients" in fields.table else None,
        **said,
    )


def _told(fields: Fields, name: str) -> Told | None:
    en, es = f"{name}_en", f"{name}_es"
    if en not in fields.table and es not in fields.table:
        return None
    for one in (en, es):
        if _SIGNS & set(fields.text(one, "say it in both languages")):
            fields.fail(one, "write it as it is said aloud, in words: no figures and no signs")
    return Told(en=fields.text(en).strip(" ."), es=fields.text(es).strip(" ."))


def _week(fields: Fields, weeks: Mapping[str, tuple[Shift, ...]]) -> tuple[Shift, ...] | None:
    if "week" not in fields.table:
        return None
    name = fields.text("week")
    if name not in weeks:
        fields.fail("week", f"use the name of one of the [hours]: {', '.join(weeks)}")
    return weeks[name]
