"""Whether a resource is FHIR R4, asked of four judges that know nothing of the box.

HL7's JSON schema and Medplum's validator (one Node program, r4.mjs), fhirkit's R4 models, and fhir.resources' R4B ones.
None of them finds everything: the schema misses what is required, the models take any word for a code.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import fhirkit

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]

PEERS = Path(os.environ.get("FRONTDESK_FHIR_PEERS", ROOT / ".cache" / "fhir-peers"))
"""Where `make setup-test` puts what requirements/fhir-peers names."""

EXAMPLES = PEERS / "node_modules" / "hl7.fhir.r4.examples"
"""Every example of the R4 specification, a file each (CC0)."""

AT_ONCE_S = 240
"""Longest one run of the Node judges may take; about 500 resources a second."""


def examples(*kinds: str) -> list[Json]:
    """The specification's own examples of these types, in the order of their files."""
    assert EXAMPLES.is_dir(), "what FHIR is judged by is not here: make setup-test"
    paths = [path for kind in kinds for path in sorted(EXAMPLES.glob(f"{kind}-*.json"))]
    found = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [one for one in found if one.get("resourceType") in kinds]


def complaints(resources: Sequence[Json]) -> list[list[str]]:
    """What the judges find wrong with each, and with each resource inside it. Empty lists: nothing."""
    flat = [(place, one) for place, whole in enumerate(resources) for one in _inside(whole)]
    found: list[list[str]] = [[] for _ in resources]
    for (place, one), told in zip(flat, _by_node([one for _, one in flat]), strict=True):
        found[place] += told[:3] + _by_fhirkit(one) + _by_models(one)
    return found


def wrong(resources: Sequence[Json]) -> list[tuple[str, list[str]]]:
    """Only those that anything is wrong with: the resource as JSON, and what it is."""
    told = complaints(resources)
    return [(json.dumps(one), said) for one, said in zip(resources, told, strict=True) if said]


def remodelled(resource: Json) -> Any:
    """The resource through fhir.resources' R4B model and back. Raises ValueError where the model refuses it."""
    return json.loads(_model(str(resource["resourceType"])).model_validate(resource).model_dump_json())


def _inside(resource: Json) -> Iterator[Json]:
    """The resource, and what a Bundle or Parameters holds."""
    yield resource
    for part in (*resource.get("entry", ()), *resource.get("parameter", ())):
        if isinstance(part, dict) and "resource" in part:
            yield from _inside(part["resource"])


def _by_node(resources: Sequence[Json]) -> list[list[str]]:
    assert (PEERS / "node_modules").is_dir(), "what FHIR is judged by is not here: make setup-test"
    lines = "\n".join(json.dumps(one) for one in resources)
    asked = ["node", str(Path(__file__).with_name("r4.mjs")), str(PEERS)]
    done = subprocess.run(asked, input=lines, capture_output=True, text=True, check=False, timeout=AT_ONCE_S)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def _by_fhirkit(resource: Json) -> list[str]:
    return [f"fhirkit: {one}" for one in fhirkit.validate(resource)]


def _by_models(resource: Json) -> list[str]:
    try:
        remodelled(resource)
    except (ImportError, AttributeError, ValueError) as error:
        return [f"R4B: {str(error)[:300]}"]
    return []


def _model(kind: str) -> Any:
    return getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
