"""Paged FHIR searches: raw matches out, everything else in the bundle ignored."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import msgspec

from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import Json
from appliance.errors import EhrUnreachable

PAGE_ROWS = 1000
"""Asked of the server; it may give fewer."""

MAX_PAGES = 2000
"""A server whose pages never end is cut off here."""


class _Mode(msgspec.Struct):
    mode: str = "match"


class _Entry(msgspec.Struct):
    resource: msgspec.Raw = msgspec.Raw()
    search: _Mode = msgspec.field(default_factory=_Mode)


class _Link(msgspec.Struct):
    relation: str = ""
    url: str = ""


class _Bundle(msgspec.Struct, tag_field="resourceType", tag="Bundle"):
    entry: list[_Entry] = []
    link: list[_Link] = []
    total: int | None = None


class _Kind(msgspec.Struct):
    resourceType: str = ""


async def pages(http: FhirHttp, kind: str, params: Sequence[tuple[str, str]]) -> AsyncGenerator[list[bytes], None]:
    """Every page of a search for one resource type, as JSON of that type only. Raises EhrUnreachable.

    One page that says itself it is not all, and does not say where the rest is, is no answer (Medplum's router).
    """
    path, asked = kind, (*params, ("_count", str(PAGE_ROWS)))
    for number in range(MAX_PAGES):
        raw = await http.page(path, asked)
        try:
            bundle = msgspec.json.decode(raw, type=_Bundle)
            matches = [bytes(entry.resource) for entry in bundle.entry if _is_match(entry, kind)]
        except (RecursionError, ValueError) as error:
            raise EhrUnreachable("what answered a search does not speak FHIR") from error
        path, asked = next((link.url for link in bundle.link if link.relation == "next"), ""), ()
        if number == 0 and not path and (bundle.total or 0) > len(bundle.entry):
            raise EhrUnreachable("the record system gave a part of what was searched for, and no way to the rest")
        yield matches
        if not path:
            return
    raise EhrUnreachable("the record system's pages never end")


async def every(http: FhirHttp, kind: str, params: Sequence[tuple[str, str]]) -> list[Json]:
    """All matches of a short search, decoded. Raises EhrUnreachable."""
    found: list[Json] = []
    async with aclosing(pages(http, kind, params)) as stream:
        async for page in stream:
            found += [msgspec.json.decode(raw) for raw in page]
    return found


def _is_match(entry: _Entry, kind: str) -> bool:
    """Servers mix OperationOutcome and included resources into a searchset."""
    if entry.search.mode != "match" or not bytes(entry.resource):
        return False
    return msgspec.json.decode(entry.resource, type=_Kind).resourceType == kind
