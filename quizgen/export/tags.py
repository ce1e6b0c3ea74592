"""An item's tags, as the formats with tags write them."""

from __future__ import annotations

import re
from functools import cache

from quizgen.bank.items import Item
from quizgen.export.request import Chosen

RETIRED = "quiz::retired"

_UNFIT = re.compile(r'[\s\x00-\x1f\x7f"\u200b]+')


@cache
def tag(text: str) -> str:
    """Return text as one tag: without white space, quotes and control characters."""
    return _UNFIT.sub("-", text).strip("-:")


@cache
def slug(text: str) -> str:
    """Return a name in lower case with hyphens, as it may stand in a tag or a file's name."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_") or "bank"


def tags_of(chosen: Chosen, item: Item) -> tuple[str, ...]:
    """Return an item's tags in order: where it is from, what it is, and its own."""
    return _tags(chosen.namespace, item.type, item.level, item.difficulty, item.tags)


@cache
def _tags(
    namespace: str, kind: str, level: str | None, difficulty: str | None, own: tuple[str, ...]
) -> tuple[str, ...]:
    made = [f"quiz::{slug(namespace)}", f"quiz::kind::{kind.replace('_', '-')}"]
    if level:
        made.append(f"quiz::level::{level}")
    if difficulty:
        made.append(f"quiz::difficulty::{difficulty}")
    return tuple(dict.fromkeys((*made, *filter(None, map(tag, own)))))


def retire(item: Item) -> Item:
    """Return an item tagged as one that should no longer be learned."""
    return item.model_copy(update={"tags": (*item.tags, RETIRED)})
