"""Blanks of a wish that are known by form, whatever the clinic has: kinds of visit, doctors, drugs, insurers."""

from __future__ import annotations

from collections.abc import Sequence


def read(text: str, wanted: Sequence[str]) -> dict[str, str]:
    """The blanks a text fills."""
    return {}
