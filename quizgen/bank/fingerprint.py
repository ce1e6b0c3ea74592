"""Fingerprints: short hashes that tell whether what was generated, or shown, has changed."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

# What the instructor decides about an item, and where the article's text happens to stand.
_INSTRUCTORS = {"id", "status", "tags", "note"}
_PLACES = {"source": {"start", "end"}}
DIGITS = 16


def content_print(item: Any) -> str:
    """Return the fingerprint of an item's generated content.

    It ignores white space, ``status``, ``tags``, ``note``, and the evidence's offsets,
    which move when the article grows elsewhere.
    """
    return _digest(item.model_dump(exclude={**dict.fromkeys(_INSTRUCTORS, True), **_PLACES}))


def shown_print(item: Any) -> str:
    """Return the fingerprint of all that a learner may see of an item, tags too."""
    return _digest(item.model_dump(exclude={"status", "note"}))


def evidence_print(item: Any) -> str:
    """Return the fingerprint of an item's quoted evidence."""
    return _digest(item.source.quote)


def _digest(value: Any) -> str:
    text = json.dumps(_plain(value), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return value
