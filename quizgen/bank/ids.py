"""Ids of items: minted once, short, readable, the same for the same fact and question."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container

SLUG_LENGTH = 24


def slug(text: str) -> str:
    """Return a text as lower-case words joined by hyphens, at most 24 letters; "item" if none."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters.lower())
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > SLUG_LENGTH:
            break
        name = longer
    return name or (words[0][:SLUG_LENGTH] if words else "item")


def mint_id(
    slug_text: str,
    article_key: str,
    evidence: str,
    kind: str,
    slot: str,
    taken: Container[str] = (),
) -> str:
    """Return an item's id: a slug and the first digits of a hash, like ``founder-7c1e``.

    The hash is of the article's name, the evidence sentence, the item's kind and its
    answer slot; it grows beyond four digits where the id is in ``taken``.
    """
    parts = (article_key, " ".join(evidence.split()), kind, slot)
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
    name = slug(slug_text)
    for digits in range(4, len(digest) + 1):
        minted = f"{name}-{digest[:digits]}"
        if minted not in taken:
            return minted
    raise ValueError(f"all ids of {name!r} with this hash are taken")
