"""What merging the items of several articles into one bank does, as one plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

from quizgen.bank.items import Bank
from quizgen.bank.lock import Lock, Offered
from quizgen.bank.merge import Offer, Plan, Step, plan_merge


def plan_merges(
    bank: Bank,
    lock: Lock,
    offers: Sequence[Offer],
    commented: Container[str] = (),
    offer_deleted: bool = False,
) -> Plan:
    """Return what merging the items of articles into a bank does, each item with one step.

    An item whose id another article's item has gets a number behind it. ``commented`` and
    ``offer_deleted`` are as for ``plan_merge``.
    """
    owners = {name: entry.article for name, entry in lock.items.items()}
    if len(offers) == 1:
        return plan_merge(bank, lock, _with_free_ids(offers[0], owners), commented, offer_deleted)
    entries: dict[str, dict[str, Offered]] = defaultdict(dict)
    for name, entry in lock.items.items():
        entries[entry.article][name] = entry
    items: dict[str, list[Any]] = defaultdict(list)
    by_hand = {}
    for item in bank.items:
        if item.id in lock.items:
            items[lock.items[item.id].article].append(item)
        else:
            by_hand[item.id] = item
    steps = {item.id: _untouched(item, lock) for item in bank.items}
    after: dict[str, Any] = {item.id: item for item in bank.items}
    proposals: list[Any] = []
    known = dict(lock.items)
    for offered in offers:
        offered = _with_free_ids(offered, owners)
        mine = [*items[offered.article]]
        mine += [by_hand[item.id] for item in offered.items if item.id in by_hand]
        plan = plan_merge(
            bank.model_copy(update={"items": tuple(mine)}),
            lock.model_copy(update={"items": entries[offered.article]}),
            offered,
            commented,
            offer_deleted,
        )
        steps |= {step.id: step for step in plan.steps}
        kept = {item.id: item for item in plan.items}
        after |= {item.id: kept.pop(item.id, None) for item in mine} | kept
        proposals += plan.proposals
        known |= plan.lock.items
    return Plan(
        tuple(steps.values()),
        tuple(item for item in after.values() if item is not None),
        tuple(proposals),
        lock.model_copy(update={"items": known}),
    )


def _untouched(item: Any, lock: Lock) -> Step:
    why = "from another article" if item.id in lock.items else "written by hand"
    return Step(item.id, "keep", why, item, False)


def _with_free_ids(offered: Offer, owners: dict[str, str]) -> Offer:
    """Return an offer whose ids no other article has, and enter them in ``owners``."""
    items = []
    for item in offered.items:
        name, number = item.id, 1
        while owners.get(name, offered.article) != offered.article:
            number += 1
            name = f"{item.id}-{number}"
        owners[name] = offered.article
        items.append(item if name == item.id else item.model_copy(update={"id": name}))
    return replace(offered, items=tuple(items))
