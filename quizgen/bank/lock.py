"""The lock file beside a bank: what the generator ever offered, and when items changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from quizgen.bank.fingerprint import content_print, evidence_print, shown_print
from quizgen.bank.items import Bank
from quizgen.bank.write import replace_file
from quizgen.errors import UserError

LARGEST_LOCK = 64 * 1024 * 1024


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Offered(_Record):
    """What the generator offered under an id.

    ``content`` and ``evidence`` are fingerprints, ``generator`` is a version.
    ``withdrawn`` says that the item was taken out again by the generator.
    """

    article: str
    kind: str
    content: str
    evidence: str
    tags: tuple[str, ...] = ()
    generator: str = ""
    withdrawn: bool = False


class Seen(_Record):
    """An item as it was last exported: its fingerprint, and when it changed, in seconds."""

    content: str
    changed: int


class Lock(_Record):
    """All that quizgen remembers about a bank's items, by id.

    ``pending`` holds entries that count once the bank has been written; ``proposals``
    is the fingerprint of the file of proposals that quizgen wrote last.
    """

    lock: Literal[1] = 1
    items: dict[str, Offered] = {}
    pending: dict[str, Offered] = {}
    proposals: str = ""
    exported: dict[str, Seen] = {}


def offer(item: Any, article: str, generator: str) -> Offered:
    """Return the entry for an item as the generator offers it."""
    return Offered(
        article=article,
        kind=item.type,
        content=content_print(item),
        evidence=evidence_print(item),
        tags=item.tags,
        generator=generator,
    )


def lock_path(bank: Path) -> Path:
    """Return where the lock file of a bank is: ``NAME.lock.json`` for ``NAME.yaml``."""
    return bank.with_name(f"{bank.stem}.lock.json")


def read_lock(path: Path) -> tuple[Lock, bytes | None]:
    """Return a lock file and its bytes; an empty lock and None when there is none."""
    try:
        if path.stat().st_size > LARGEST_LOCK:
            raise UserError("is too large for a lock file: restore it", str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        return Lock(), None
    except OSError as error:
        raise UserError(f"cannot be read ({error.strerror})", str(path)) from None
    try:
        return Lock.model_validate_json(data), data
    except ValidationError:
        raise UserError(
            "is damaged, or of a newer quizgen: restore it, or delete it; "
            "without it all items count as written by hand",
            str(path),
        ) from None


def write_lock(path: Path, lock: Lock, expected: bytes | None) -> bytes:
    """Write a lock file, if it differs from what is there, and return its bytes."""
    record = lock.model_dump(exclude_defaults=True) | {"lock": 1}
    data = (json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
    if data != expected:
        replace_file(path, data, expected=expected)
    return data


def settled(lock: Lock, bank: Bank) -> Lock:
    """Return a lock whose pending entries are decided by what the bank holds.

    They are left behind when quizgen is ended between writing the lock and the bank.
    """
    if not lock.pending:
        return lock
    present = {item.id: item for item in bank.items}
    items = dict(lock.items)
    for name, entry in lock.pending.items():
        item = present.get(name)
        if item is None:
            counts = entry.withdrawn
        else:
            counts = name not in items or content_print(item) == entry.content
        if counts:
            items[name] = entry
    return lock.model_copy(update={"items": items, "pending": {}})


def item_times(path: str | Path, bank: Bank, now: int) -> Mapping[str, int]:
    """Return when each item of a bank last changed, in seconds since 1970, and remember it.

    An item that differs from what was last exported changed ``now``. The times are kept
    in the lock file.
    """
    file = lock_path(Path(path))
    lock, data = read_lock(file)
    exported = dict(lock.exported)
    for item in bank.items:
        content = shown_print(item)
        seen = exported.get(item.id)
        if seen is None or seen.content != content:
            exported[item.id] = Seen(content=content, changed=now)
    if exported != lock.exported:
        write_lock(file, lock.model_copy(update={"exported": exported}), data)
    return {item.id: exported[item.id].changed for item in bank.items}
