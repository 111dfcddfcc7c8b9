"""What has changed of something that is worked out and has no stamp of its own: the openings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from appliance.ehr.cursor import NEVER, updated
from appliance.ehr.resource import Json, instant


class Changed:
    """Each Slot as it was worked out last, with when that was first so. One that is gone stays, as no slot."""

    def __init__(self) -> None:
        self._known: dict[str, Json] = {}

    def take(
        self, slots: dict[str, Json], now: datetime, among: Callable[[Json], bool] = lambda slot: True
    ) -> list[Json]:
        """The openings `among` all are these now; what of them is not as it was."""
        before = dict(self._known)
        for key, slot in slots.items():
            self._put(key, slot, now)
        for key in [key for key, one in before.items() if key not in slots and among(one)]:
            self._put(key, {**self._bare(key), "status": "entered-in-error"}, now)
        return [one for key, one in self._known.items() if one is not before.get(key)]

    def since(self, at: datetime) -> list[bytes]:
        """What has been so from this instant on, gone ones too."""
        return [msgspec.json.encode(one) for one in self._known.values() if (updated(one) or NEVER) >= at]

    def whole(self) -> list[bytes]:
        """What is open. Those that are gone are forgotten: whoever reads everything sees that they are not there."""
        self._known = {key: one for key, one in self._known.items() if one["status"] == "free"}
        return [msgspec.json.encode(one) for one in self._known.values()]

    def _put(self, key: str, slot: Json, now: datetime) -> None:
        old = self._known.get(key)
        if old is None or self._bare(key) != slot:
            number = int(old["meta"]["versionId"]) + 1 if old is not None else 1
            self._known[key] = {**slot, "meta": {"versionId": str(number), "lastUpdated": instant(now)}}

    def _bare(self, key: str) -> Json:
        return {name: value for name, value in self._known[key].items() if name != "meta"}
