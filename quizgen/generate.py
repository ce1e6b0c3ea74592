"""From an article to a bank: the whole pipeline on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.article import Article
from quizgen.bank.items import KINDS, ArticleReference, Bank
from quizgen.errors import UserError
from quizgen.language import analyse
from quizgen.questions import Candidate, Considered, consider, select, to_item

DEFAULT_COUNT = 20
DEFAULT_SEED = 1


@dataclass(frozen=True)
class Generated:
    """A bank, and what is worth telling about how it came to be."""

    bank: Bank
    offered: int
    paragraphs: int
    covered: int


def generate_bank(
    article: Article,
    *,
    count: int = DEFAULT_COUNT,
    kinds: Sequence[str] = KINDS,
    seed: int = DEFAULT_SEED,
    file: str = "",
) -> Generated:
    """Make a bank of up to ``count`` items from an article; the same input gives the same bank.

    ``file`` is how the bank refers to the article. Raises UserError where the
    article gives no item.
    """
    headings = " ".join(block.text for block in article.blocks if block.kind == "heading")
    considered = consider(analyse(article), article.title, seed, headings)
    offered = [c for one in considered for c in one.good if c.kind in kinds]
    chosen, _ = select(offered, count)
    if not chosen:
        raise UserError("no question could be made from this text", article.name)
    return Generated(
        bank=to_bank(chosen, article, file),
        offered=_distinct_facts(considered),
        paragraphs=sum(block.kind == "prose" for block in article.blocks),
        covered=len({candidate.fact.sentence.block for candidate in chosen}),
    )


def to_bank(chosen: Sequence[Candidate], article: Article, file: str) -> Bank:
    """Return a bank of the chosen candidates, in the order given."""
    taken: set[str] = set()
    items = []
    for candidate in chosen:
        item = to_item(candidate, article, taken)
        taken.add(item.id)
        items.append(item)
    return Bank(
        title=article.title,
        article=ArticleReference(file=file, title=article.title),
        items=tuple(items),
    )


def _distinct_facts(considered: Sequence[Considered]) -> int:
    return sum(bool(one.good) for one in considered)
