"""Regeneration: new items merged into a bank, nothing lost that a person wrote."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.bank.dump import dump_bank
from quizgen.bank.edit import OpenBank, edited, open_bank
from quizgen.bank.items import Bank
from quizgen.bank.lock import Lock, lock_path, read_lock, settled, write_lock
from quizgen.bank.merge import Offer, Plan, Step
from quizgen.bank.merges import plan_merges
from quizgen.bank.schema import write_schema_beside
from quizgen.bank.splices import has_comment
from quizgen.bank.write import replace_file, write_bank

_PROPOSED = (
    "# Proposals: the article gives these items now, but you accepted or edited them.\n"
    "# Copy over what you like; quizgen does not read this file.\n"
)
_VERBS = {
    "add": "added",
    "replace": "replaced",
    "remove": "removed",
    "propose": "proposed",
    "keep": "kept",
}


@dataclass(frozen=True, slots=True)
class Regeneration:
    """What a regeneration did, or would do: a step for each item."""

    path: Path
    created: bool
    steps: tuple[Step, ...]
    proposals: Path | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many items were added, replaced, removed, proposed and kept."""
        counts = Counter(step.action for step in self.steps)
        return {word: counts[action] for action, word in _VERBS.items()}  # type: ignore[index]

    @property
    def no_longer_in_article(self) -> tuple[str, ...]:
        """Ids of items that were kept although the article no longer gives them."""
        return tuple(
            step.id
            for step in self.steps
            if step.action == "keep" and step.why.endswith("no longer in the article")
        )

    def table(self) -> str:
        """Return the steps as a table of action, id and reason, one line each."""
        width = max((len(step.id) for step in self.steps), default=0)
        return "\n".join(f"{s.action:<8} {s.id:<{width}}  {s.why}" for s in self.steps)


def regenerate(
    path: str | Path,
    generated: Bank,
    *,
    version: str = "",
    article_key: str = "",
    dry_run: bool = False,
    offer_deleted: bool = False,
) -> Regeneration:
    """Write a new bank with its lock file, or merge into the bank that is there.

    ``article_key`` names the article in the lock; the bank's reference to it stands in.
    ``dry_run`` writes nothing. Raises BankError when the bank there has mistakes, and
    BankChanged when somebody else changes it meanwhile; then it stays as it is.
    """
    key = article_key or generated.article.file or generated.article.title or generated.title
    offered = Offer(generated.items, key, version)
    return gather(path, generated, [offered], dry_run=dry_run, offer_deleted=offer_deleted)


def gather(
    path: str | Path,
    head: Bank,
    offers: Sequence[Offer],
    *,
    dry_run: bool = False,
    offer_deleted: bool = False,
) -> Regeneration:
    """Merge the items of several articles into one bank, as ``regenerate`` does those of one.

    ``head`` gives a new bank its title and article. The file is read and written once. An
    item whose id is taken by another article's gets a number behind it, always the same.
    """
    file = Path(path)
    lock, lock_data = read_lock(lock_path(file))
    if not file.exists():
        fresh = Lock(exported=lock.exported)
        plan = plan_merges(head.model_copy(update={"items": ()}), fresh, offers)
        if not dry_run:
            pending = fresh.model_copy(update={"pending": plan.lock.items})
            data = write_lock(lock_path(file), pending, lock_data)
            write_bank(head.model_copy(update={"items": plan.items}), file)
            write_lock(lock_path(file), plan.lock, data)
            write_schema_beside(file)
        return Regeneration(file, True, plan.steps)
    opened = open_bank(file)
    lock = settled(lock, opened.bank)
    plan = plan_merges(opened.bank, lock, offers, commented_items(opened), offer_deleted)
    if dry_run:
        return Regeneration(file, False, plan.steps)
    proposals = _apply(opened, plan, lock, lock_data)
    return Regeneration(file, False, plan.steps, proposals)


def commented_items(opened: OpenBank) -> frozenset[str]:
    """Return the ids of items with a comment in their text: somebody has been at work there."""
    text = opened.source.text
    return frozenset(
        entry.item.id
        for entry in opened.reading.items
        if has_comment(text, entry.node, entry.node.start)
    )


def _apply(opened: OpenBank, plan: Plan, before: Lock, lock_data: bytes | None) -> Path | None:
    """Write the lock with the changes pending, the bank, then the lock for good."""
    path = opened.path
    data = edited(opened, plan.items)
    if data != opened.source.data:
        changed = {
            name: entry
            for name, entry in plan.lock.items.items()
            if before.items.get(name) != entry
        }
        pending = before.model_copy(update={"pending": changed})
        lock_data = write_lock(lock_path(path), pending, lock_data)
        replace_file(path, data, expected=opened.source.data)
    proposals, mark = _write_proposals(opened, plan.proposals, before.proposals)
    after = plan.lock.model_copy(update={"proposals": mark})
    if lock_data is not None or after != Lock():
        write_lock(lock_path(path), after, lock_data)
    return proposals


def _write_proposals(
    opened: OpenBank, items: tuple[Any, ...], mark: str
) -> tuple[Path | None, str]:
    """Write, renew or take away ``NAME.proposed.yaml``; one that was edited by hand stays."""
    path = opened.path.with_name(f"{opened.path.stem}.proposed.yaml")
    number = 2
    while path.exists() and (not mark or _mark(path.read_bytes()) != mark):
        if not items:
            return None, mark
        path = opened.path.with_name(f"{opened.path.stem}.proposed-{number}.yaml")
        number += 1
    if not items:
        path.unlink(missing_ok=True)
        return None, ""
    bank = opened.bank.model_copy(
        update={"title": f"{opened.bank.title}: proposals", "items": items}
    )
    data = (_PROPOSED + dump_bank(bank)).encode()
    replace_file(path, data)
    return path, _mark(data)


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
