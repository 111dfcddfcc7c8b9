"""Open Dental's REST API over the connection every record system is reached by: lists by Offset, refusals in text."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import msgspec

from appliance.ehr.http import Answer, FhirHttp, Unsearchable
from appliance.ehr.open_dental.rows import Row, number
from appliance.ehr.records import Refused
from appliance.errors import EhrUnreachable

PAGE_ROWS = 100
"""The least a full page holds (remote); the services in the office give 1,000. A full page is a multiple of it."""

MAX_PAGES = 3000
"""A list that never ends is cut off here."""


class OpenDentalHttp:
    """Reads and writes rows. Every method raises EhrUnreachable when it got no answer to decide on."""

    def __init__(self, http: FhirHttp) -> None:
        self._http = http

    @property
    def base_url(self) -> str:
        """Where the API is, with a slash at its end."""
        return self._http.base_url

    @property
    def written(self) -> bool:
        """As FhirHttp.written."""
        return self._http.written

    def watched(self) -> OpenDentalHttp:
        """As FhirHttp.watched."""
        return OpenDentalHttp(self._http.watched())

    async def pages(
        self, path: str, key: str, params: Sequence[tuple[str, str]] = ()
    ) -> AsyncGenerator[list[Row], None]:
        """A list, page by page. `key`: the name of its rows' primary key.

        Each page is asked for from the last row of the one before, which shows that nothing slid. Raises EhrUnreachable
        when something did: a row may have been passed over.
        """
        offset, last = 0, 0
        for _ in range(MAX_PAGES):
            asked = (*params, ("Offset", str(offset))) if offset else tuple(params)
            rows = _rows(await self._http.page(path, asked))
            full = bool(rows) and len(rows) % PAGE_ROWS == 0
            if offset:
                if not rows or number(rows[0].get(key)) != last:
                    raise EhrUnreachable("the record system's list changed while it was read")
                rows = rows[1:]
            if rows:
                last = number(rows[-1].get(key))
                yield rows
            if not full:
                return
            offset += len(rows) if offset else len(rows) - 1
        raise EhrUnreachable("the record system's pages never end")

    async def every(self, path: str, key: str, params: Sequence[tuple[str, str]] = ()) -> list[Row]:
        """A whole list."""
        found: list[Row] = []
        async with aclosing(self.pages(path, key, params)) as pages:
            async for page in pages:
                found += page
        return found

    async def of(self, patient_id: str, path: str, key: str) -> list[Row]:
        """One patient's list. Raises Refused where it is refused: there is no such patient any more."""
        try:
            return await self.every(path, key, (("PatNum", patient_id),))
        except Unsearchable as refused:
            raise Refused(refused.status, "") from refused

    async def row(self, path: str) -> Row | None:
        """One row, None when there is none. Raises Refused."""
        answer = await self._http.get(path)
        if answer.ok:
            return answer.body
        if answer.status == 404:
            return None
        raise Refused(answer.status, "")

    async def write(self, method: str, path: str, body: Row) -> Answer:
        """Send one change, once. What it is refused with is a sentence for people, and is not read."""
        return await self._http.write(method, path, body, {})

    async def ready(self) -> None:
        """As FhirHttp.ready."""
        await self._http.ready()


def _rows(raw: bytes) -> list[Row]:
    try:
        return msgspec.json.decode(raw, type=list[Row])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise EhrUnreachable("what answered does not speak Open Dental's API") from error
