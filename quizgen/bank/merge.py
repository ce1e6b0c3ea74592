"""What regeneration does to each item: a pure plan, made before anything is written."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from quizgen.bank.fingerprint import content_print, evidence_print
from quizgen.bank.items import Bank
from quizgen.bank.lock import Lock, Offered, offer

Action: TypeAlias = Literal["add", "replace", "remove", "propose", "keep"]


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one item, and why.

    ``item`` is the item as it will stand in the bank, or as it is proposed; None where
    it is taken out, or was not there. ``changes`` is False when the bank's text stays.
    """

    id: str
    action: Action
    why: str
    item: Any = None
    changes: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps for all items, the items that the bank will have, and the lock afterwards."""

    steps: tuple[Step, ...]
    items: tuple[Any, ...]
    proposals: tuple[Any, ...]
    lock: Lock


@dataclass(frozen=True, slots=True)
class Offer:
    """What the generator makes of an article now.

    ``article`` is the article's name in the lock; items of other articles are left alone.
    """

    items: tuple[Any, ...]
    article: str
    generator: str = ""


def plan_merge(
    bank: Bank,
    lock: Lock,
    offered: Offer,
    commented: Container[str] = (),
    offer_deleted: bool = False,
) -> Plan:
    """Return what merging newly generated items into a bank does.

    ``commented`` holds the ids of items with comments of the instructor's in their text.
    ``offer_deleted`` brings back items that were deleted by hand.
    """
    now = _by_old_id(offered, lock)
    entries = dict(lock.items)
    steps: list[Step] = []
    for item in bank.items:
        entry = lock.items.get(item.id)
        new = now.pop(item.id, None)
        if entry is None:
            steps.append(_keep(item, "written by hand"))
        elif entry.article != offered.article:
            steps.append(_keep(item, "from another article"))
        else:
            step = _present(item, entry, new, item.id in commented)
            steps.append(step)
            if step.action == "remove":
                entries[item.id] = entry.model_copy(update={"withdrawn": True})
            elif new is not None and step.action != "propose" and item.status != "rejected":
                entries[item.id] = _renewed(entry, new, offered)
    for name, new in now.items():
        entry = lock.items.get(name)
        if entry is not None and not entry.withdrawn and not offer_deleted:
            steps.append(Step(name, "keep", "deleted by hand: stays deleted", None, False))
            continue
        why = "new in the article" if entry is None or entry.withdrawn else "deleted by hand: back"
        steps.append(Step(name, "add", why, new))
        entries[name] = offer(new, offered.article, offered.generator)
    return Plan(
        tuple(steps),
        _items_after(bank, steps),
        tuple(step.item for step in steps if step.action == "propose"),
        lock.model_copy(update={"items": entries}),
    )


def _items_after(bank: Bank, steps: Iterable[Step]) -> tuple[Any, ...]:
    old = {item.id: item for item in bank.items}
    after = [old[step.id] if step.action == "propose" else step.item for step in steps]
    return tuple(item for item in after if item is not None)


def _present(item: Any, entry: Offered, new: Any, commented: bool) -> Step:
    """Return the step for an item that stands in the bank and was once generated."""
    if item.status == "rejected":
        return _keep(item, "rejected: stays so")
    content = content_print(item)
    edited = content != entry.content or commented
    mine = item.status == "accepted" or edited
    whose = "accepted" if item.status == "accepted" else "edited"
    if new is None:
        if mine or item.note or item.tags != entry.tags:
            return _keep(item, f"{whose if mine else 'edited'}, no longer in the article")
        return Step(item.id, "remove", "untouched draft, no longer in the article")
    offered = content_print(new)
    if offered in (content, entry.content):
        moved = _moved(item, new)
        if moved is None:
            return _keep(item, f"{whose}: kept" if mine else "unchanged")
        return Step(item.id, "replace", "the evidence moved: new offsets only", moved)
    if mine:
        proposal = new.model_copy(update={"id": item.id})
        return Step(item.id, "propose", f"{whose}, and generated otherwise now", proposal, False)
    kept: dict[str, Any] = {"id": item.id, "status": item.status, "note": item.note}
    if item.tags != entry.tags:
        kept["tags"] = item.tags
    return Step(
        item.id, "replace", "untouched draft, generated otherwise now", new.model_copy(update=kept)
    )


def _keep(item: Any, why: str) -> Step:
    return Step(item.id, "keep", why, item, False)


def _moved(item: Any, new: Any) -> Any:
    """Return the item with the evidence's new offsets, or None if they are as they were."""
    here, there = item.source, new.source
    if here.quote != there.quote or here.start is None or here.end is None:
        return None
    if (here.start, here.end) == (there.start, there.end) or there.start is None:
        return None
    source = here.model_copy(update={"start": there.start, "end": there.end})
    return item.model_copy(update={"source": source})


def _renewed(entry: Offered, new: Any, offered: Offer) -> Offered:
    """Return the entry for what is offered now; the same entry when its content is the same."""
    fresh = offer(new, offered.article, offered.generator)
    return entry if fresh.content == entry.content else fresh


def _by_old_id(offered: Offer, lock: Lock) -> dict[str, Any]:
    """Return the offered items by the id they have in the lock, where they have one.

    An id's slug may be made otherwise by a newer generator; its hash, kind and evidence
    still tell which item it is.
    """
    ids = {item.id for item in offered.items}
    known: Mapping[tuple[str, ...], str] = {
        (entry.kind, entry.evidence, _hash_part(name)): name
        for name, entry in lock.items.items()
        if entry.article == offered.article and name not in ids
    }
    by_id: dict[str, Any] = {}
    for item in offered.items:
        old = None
        if item.id not in lock.items:
            old = known.get((item.type, evidence_print(item), _hash_part(item.id)))
        if old is None or old in by_id:
            by_id[item.id] = item
        else:
            by_id[old] = item.model_copy(update={"id": old})
    return by_id


def _hash_part(name: str) -> str:
    return name.rpartition("-")[2]
