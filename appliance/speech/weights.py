"""The weights on disk: where a model lies, and whether its files are the ones the manifest names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from appliance.errors import ModelError
from appliance.speech.manifest import Manifest, Model, WeightFile, load


class FileState(StrEnum):
    """What stands where a file should be."""

    OK = "ok"
    MISSING = "missing"
    WRONG = "wrong"
    """A file of that name that is not the one the manifest names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file held against the manifest."""

    model: Model
    file: WeightFile
    state: FileState
    found: str | None
    """sha256 of what is there; None when nothing is."""

    @property
    def sentence(self) -> str:
        """What a technician reads: both hashes when they differ, and what to do."""
        name = f"{self.model.name}/{self.file.path}"
        if self.state is FileState.OK:
            return f"{name}: ok"
        mend = f"run: frontdesk models fetch {self.model.name}"
        if self.state is FileState.MISSING:
            return f"{name}: missing; {mend}"
        return f"{name}: wrong file, expected sha256 {self.file.sha256}, found {self.found}; {mend}"


def verify(
    models_dir: Path,
    *,
    names: tuple[str, ...] = (),
    groups: tuple[str, ...] = ("box",),
    manifest: Manifest | None = None,
) -> tuple[Checked, ...]:
    """Hash every file of the chosen models. Raises ConfigError for an unknown name or a broken manifest."""
    models = (manifest or load()).choose(names=names, groups=groups)
    return tuple(check(models_dir, model, file) for model in models for file in model.file)


def demand(models_dir: Path, *, names: tuple[str, ...] = (), groups: tuple[str, ...] = ("box",)) -> None:
    """Hash the chosen models and raise ModelError with one sentence about the first file that is not right."""
    for checked in verify(models_dir, names=names, groups=groups):
        if checked.state is not FileState.OK:
            msg = f"{checked.sentence} (models directory {models_dir})"
            raise ModelError(msg)


def locate(models_dir: Path, name: str, *, manifest: Manifest | None = None) -> Path:
    """The folder of a model whose files are all there at their right sizes; cheap. Raises ModelError or ConfigError."""
    (model,) = (manifest or load()).choose(names=(name,))
    for file in model.file:
        path = models_dir / name / file.path
        size = path.stat().st_size if path.is_file() else None
        if size != file.bytes:
            how = "missing" if size is None else f"{size} bytes instead of {file.bytes}"
            msg = f"{path}: {how}; run: frontdesk models fetch {name}"
            raise ModelError(msg)
    return models_dir / name


def check(models_dir: Path, model: Model, file: WeightFile) -> Checked:
    """Hash one file."""
    path = models_dir / model.name / file.path
    found = sha256_of(path) if path.is_file() else None
    state = FileState.MISSING if found is None else FileState.OK if found == file.sha256 else FileState.WRONG
    return Checked(model=model, file=file, state=state, found=found)


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of `frontdesk models list`."""

    model: Model
    bytes: int
    state: FileState
    """By size only: ok, missing (any file) or wrong (any size)."""


def listing(models_dir: Path, *, manifest: Manifest | None = None) -> tuple[Listed, ...]:
    """Every model of the manifest and how it stands on disk, without hashing."""
    return tuple(
        Listed(
            model=model,
            bytes=sum(file.bytes for file in model.file),
            state=_worst(_by_size(models_dir / model.name / file.path, file) for file in model.file),
        )
        for model in (manifest or load()).model
    )


def _by_size(path: Path, file: WeightFile) -> FileState:
    if not path.is_file():
        return FileState.MISSING
    return FileState.OK if path.stat().st_size == file.bytes else FileState.WRONG


def _worst(states: Iterable[FileState]) -> FileState:
    seen = set(states)
    return next((state for state in (FileState.MISSING, FileState.WRONG) if state in seen), FileState.OK)
