"""The key the database is encrypted with."""

from __future__ import annotations

import secrets
from pathlib import Path

from appliance.errors import StoreError
from appliance.store.secret import read_secret, write_secret

NAME = "database.key"


def read_or_make_key(state_dir: Path) -> str:
    """The 64 hex digits kept in the state folder, made on first use. The file is readable by this account alone.

    Raises StoreError when the file cannot be read or written, or is open to other accounts.
    """
    path = state_dir / NAME
    kept = read_secret(path)
    if kept is None:
        write_secret(path, secrets.token_hex(32), over=False)
        kept = read_secret(path)
    if not kept:
        raise StoreError(f"{path} holds no key: bring it back from the backup of this folder.")
    return kept
