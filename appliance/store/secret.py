"""A secret in a file of the state folder, readable by this account alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from appliance.errors import StoreError


def read_secret(path: Path) -> str | None:
    """What the file holds, None when there is none.

    Raises StoreError when it cannot be read, or is open to other accounts.
    """
    try:
        if not path.exists():
            return None
        if path.stat().st_mode & 0o077:
            raise StoreError(f"{path} can be read by other accounts: run chmod 600 on it.")
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise _unusable(path, error) from error


def write_secret(path: Path, text: str, *, over: bool) -> None:
    """Write aside, then link: the file appears whole. `over` an old one, or else the first of two processes wins.

    Raises StoreError.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(aside, text)
        try:
            if over:
                aside.replace(path)
            else:
                os.link(aside, path)
        except FileExistsError:
            return
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise _unusable(path, error) from error


def _put(aside: Path, text: str) -> None:
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def _unusable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} cannot be used ({error.strerror}): check the folder's owner and free space.")
