"""The key pair the box signs with at the record system's token server: made here, and only its public half leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey, import_key

from appliance.errors import StoreError
from appliance.store.secret import read_secret, write_secret

Algorithm = Literal["ES384", "RS384"]
"""What SMART asks every server to take (SMART App Launch 2, client-confidential-asymmetric)."""

NAME = "ehr-keys.json"
"""In the state folder, beside the database's key."""

RSA_BITS = 3072

KEPT = 2
"""Keys of one algorithm kept: the one in use, and the one before it until the record system has the new one."""

Key = ECKey | RSAKey


def make_key(state_dir: Path, algorithm: Algorithm, *, renew: bool) -> str:
    """The public halves as a JWK Set (RFC 7517), JSON, newest first; a pair is made when there is none, or to `renew`.

    Raises StoreError.
    """
    path = state_dir / NAME
    kept = _read(path)
    mine = [one for one in kept if one.get("alg") == algorithm]
    if renew or not mine:
        mine = [_made(algorithm), *mine][:KEPT]
        kept = [*mine, *(one for one in kept if one.get("alg") != algorithm)]
        write_secret(path, msgspec.json.encode({"keys": kept}).decode(), over=bool(kept))
    public = [load(msgspec.json.encode(one).decode()).as_dict(private=False) for one in mine]
    return msgspec.json.format(msgspec.json.encode({"keys": public}), indent=1).decode()


def read_keys(state_dir: Path, algorithm: Algorithm) -> tuple[str, ...]:
    """The pairs of this algorithm, private half and all, newest first, each a JWK. Raises StoreError."""
    return tuple(msgspec.json.encode(one).decode() for one in _read(state_dir / NAME) if one.get("alg") == algorithm)


def load(text: str) -> Key:
    """A pair as a key to sign with. Raises StoreError when it is none."""
    try:
        key = import_key(msgspec.json.decode(text))
    except (JoseError, msgspec.DecodeError, ValueError) as error:
        raise StoreError(f"{NAME} holds something that is no key: make a new one with frontdesk ehr key") from error
    if not isinstance(key, ECKey | RSAKey):
        raise StoreError(f"{NAME} holds a key of another kind: make a new one with frontdesk ehr key")
    return key


def _made(algorithm: Algorithm) -> dict[str, Any]:
    key = ECKey.generate_key("P-384") if algorithm == "ES384" else RSAKey.generate_key(RSA_BITS)
    values: dict[str, Any] = dict(key.as_dict(private=True))
    return {**values, "kid": key.thumbprint(), "alg": algorithm, "use": "sig"}


def _read(path: Path) -> list[dict[str, Any]]:
    text = read_secret(path)
    if text is None:
        return []
    try:
        return msgspec.json.decode(text, type=dict[str, list[dict[str, Any]]])["keys"]
    except (msgspec.DecodeError, KeyError) as error:
        raise StoreError(
            f"{path} cannot be read: bring it back from a backup, or remove it and make a new key"
        ) from error
