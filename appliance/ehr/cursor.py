"""How far the changes of one resource type have been read, by the server's own clock. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from appliance.ehr.resource import Json, meta, moment

OVERLAP = timedelta(seconds=2)
"""Read again each time: two writes of one instant, or one that was committed a little after its stamp, are not lost."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def updated(resource: Json) -> datetime | None:
    """meta.lastUpdated, None when the server tells none."""
    return moment(meta(resource).get("lastUpdated"))


def version(resource: Json) -> str:
    """meta.versionId, "" when the server tells none."""
    return str(meta(resource).get("versionId") or "")


@dataclass(slots=True)
class Cursor:
    """One type's. Feed it what was read, and ask it from where to read next."""

    since: datetime = NEVER
    """Read from here on next time: a whole second, as searches are asked."""
    seen: dict[str, str] = field(default_factory=dict)
    """Version by id of what has been taken and will come again because it was updated since `since`."""
    latest: datetime = NEVER
    """The newest stamp met."""

    def fresh(self, page: Iterable[Json]) -> list[Json]:
        """What has not been taken in this version yet."""
        return [one for one in page if not version(one) or self.seen.get(str(one.get("id"))) != version(one)]

    def before(self, page: Iterable[Json]) -> bool:
        """Whether a page holds something that was not asked for: no stamp, or one from before `since`."""
        return any((at := updated(one)) is None or at < self.since for one in page)

    def read(self, resources: Collection[Json], *, again: Collection[str], took: timedelta) -> None:
        """All of it has been taken, but what has an id in `again`; reading took that long.

        What was changed while we read may carry an older stamp than what we read last, so so much is read again.
        """
        stamps = [at for one in resources if (at := updated(one)) is not None]
        if not stamps:
            return
        self.latest = max(self.latest, *stamps)
        waiting = [at for one in resources if str(one.get("id")) in again and (at := updated(one)) is not None]
        self.since = (min([self.latest - took, *waiting]) - OVERLAP).replace(microsecond=0)
        known = {**self.seen, **{str(one.get("id")): version(one) for one in resources}}
        recent = {str(one.get("id")) for one in resources if (at := updated(one)) is not None and at >= self.since}
        self.seen = {one: known[one] for one in recent if one not in again}

    def missing(self, ids: Collection[str]) -> bool:
        """Whether nothing of what must come again did: the server has gone back in time, or lost something."""
        return bool(self.seen) and not (self.seen.keys() & set(ids))
