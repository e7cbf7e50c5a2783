"""Stable names for entities: random when a planner makes something, derived when a file does."""

from __future__ import annotations

import hashlib
import secrets


def new_id() -> str:
    """Return a fresh random id (12 hexadecimal digits).

    Ids are made when a command is built, so that applying the command stays pure.
    """
    return secrets.token_hex(6)


def derived_id(kind: str, *keys: str) -> str:
    """Return the id that an import gives to the entity with these source keys.

    The same input gives the same id, hence the same bytes in the plan file.
    """
    text = "\x1f".join((kind, *keys))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
