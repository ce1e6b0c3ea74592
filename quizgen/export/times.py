"""What earlier exports of a bank held: a deck then updates what changed and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quizgen.bank import Bank
from quizgen.bank.lock import item_times, lock_path, read_lock
from quizgen.errors import UserError


def change_times(path: Path, bank: Bank, now: int) -> tuple[Mapping[str, int], str]:
    """Return when each item last changed, in seconds since 1970, and a warning or "".

    The times are kept in the bank's lock file. A change counts as later than any
    before, however soon it follows. Where the lock file cannot be written, the items
    that it does not know are as old as the bank's file.
    """
    lock, _ = read_lock(lock_path(path))
    latest = max((seen.changed for seen in lock.exported.values()), default=0)
    try:
        return item_times(path, bank, max(now, latest + 1)), ""
    except UserError as error:
        times = {name: seen.changed for name, seen in lock.exported.items()}
        age = int(path.stat().st_mtime)
        known = {item.id: max(age, times.get(item.id, 0)) for item in bank.items}
        return known, f"the times of changes cannot be kept: {error}"


def exported_before(path: Path) -> frozenset[str]:
    """Return the ids of the items that students may have from an earlier export."""
    lock, _ = read_lock(lock_path(path))
    return frozenset(lock.exported)
