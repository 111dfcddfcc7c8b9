"""The key the database is encrypted with."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from appliance.errors import StoreError

NAME = "database.key"


def read_or_make_key(state_dir: Path) -> str:
    """The 64 hex digits kept in the state folder, made on first use. The file is readable by this account alone.

    Raises StoreError when the file cannot be read or written, or is open to other accounts.
    """
    path = state_dir / NAME
    try:
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            raise StoreError(f"{path} can be read by other accounts: run chmod 600 on it.")
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise StoreError(
            f"{path} cannot be used ({error.strerror}): check the folder's owner and free space."
        ) from error


def _make(path: Path) -> None:
    """Write aside and link: the file appears whole, and the first of two processes wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            return
    finally:
        aside.unlink()
