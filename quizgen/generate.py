"""From an article to a bank: the whole pipeline on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.article import Article, Block, read_article
from quizgen.article.read import article_from_text
from quizgen.bank.items import KINDS, ArticleReference, Bank
from quizgen.called import make_callable
from quizgen.errors import UserError
from quizgen.language import Document, analyse
from quizgen.questions import FLOOR, Candidate, Considered, consider, select, to_item

DEFAULT_COUNT = 20
DEFAULT_SEED = 1
# Longer articles are worked through part by part: memory stays that of one part.
PART_WORDS = 5000
_MOST_WORDS_IN_A_NAME = 10


@dataclass(frozen=True)
class Generated:
    """A bank, and what is worth telling about how it came to be."""

    bank: Bank
    offered: int
    paragraphs: int
    covered: int


def generate(
    text_or_path: str | Path,
    *,
    count: int = DEFAULT_COUNT,
    kinds: Sequence[str] = KINDS,
    seed: int = DEFAULT_SEED,
) -> Bank:
    """Make a bank of up to ``count`` items from a text, a file or a web address.

    A string is a text when it has a line break or more than ten words and names no file;
    any other names a file or an address. ``kinds`` are those of ``quizgen.bank.KINDS``.
    The same input gives the same bank. Raises UserError for what cannot be read, for what
    is no English article, and where no item can be made.
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise UserError(
            f"no kind of item is called '{unknown[0]}'; choose among {', '.join(KINDS)}"
        )
    if count < 1:
        raise UserError("count is less than 1")
    if isinstance(text_or_path, str) and _is_text(text_or_path):
        return generate_bank(
            article_from_text(text_or_path), count=count, kinds=kinds, seed=seed
        ).bank
    article = read_article(text_or_path)
    file = text_or_path.as_posix() if isinstance(text_or_path, Path) else text_or_path
    return generate_bank(article, count=count, kinds=kinds, seed=seed, file=file).bank


def generate_bank(
    article: Article,
    *,
    count: int = DEFAULT_COUNT,
    kinds: Sequence[str] = KINDS,
    seed: int = DEFAULT_SEED,
    file: str = "",
    analyse: Callable[[Article], Document] = analyse,
) -> Generated:
    """Make a bank of up to ``count`` items from an article; the same input gives the same bank.

    ``file`` is how the bank refers to the article. Raises UserError where the
    article gives no item.
    """
    chosen: list[Candidate] = []
    facts = sentences = parts = 0
    for part in article_parts(article):
        document = analyse(part)
        considered = consider(document, article, seed)
        good = [c for one in considered for c in one.good if c.kind in kinds]
        facts += _distinct_facts(considered)
        chosen += [_numbered_from(sentences, one) for one in select(good, count)[0]]
        sentences += len(document.sentences)
        parts += 1
    if parts > 1:
        chosen, _ = select(chosen, count)
    if not chosen:
        raise UserError("no question could be made from this text", article.name)
    return Generated(
        bank=to_bank(chosen, article, file),
        offered=facts,
        paragraphs=sum(block.kind == "prose" for block in article.blocks),
        covered=len({candidate.fact.sentence.block for candidate in chosen}),
    )


def article_parts(article: Article) -> Iterator[Article]:
    """Yield an article in parts of about ``PART_WORDS`` words that begin at headings if they can.

    Each part has the blocks of the whole, under the same numbers; those of other parts are empty.
    """
    empty = Block("other", "", ())
    ends = _part_ends(article.blocks)
    if len(ends) == 1:
        yield article
        return
    for start, end in zip([0, *ends], ends, strict=False):
        blocks = (
            block if start <= number < end else empty for number, block in enumerate(article.blocks)
        )
        yield replace(article, blocks=tuple(blocks))


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


def _is_text(given: str) -> bool:
    if "\n" in given:
        return True
    return len(given.split()) > _MOST_WORDS_IN_A_NAME and not (
        len(given) < 1000 and Path(given).is_file()
    )


def _part_ends(blocks: Sequence[Block]) -> list[int]:
    """Return the block numbers before which parts end; the last is the number of blocks."""
    ends = []
    words = 0
    for number, block in enumerate(blocks):
        own = len(block.text.split())
        long_enough = PART_WORDS // 2 if block.kind == "heading" else PART_WORDS
        if words and words + own > long_enough:
            ends.append(number)
            words = 0
        words += own
    return [*ends, len(blocks)]


def _numbered_from(first: int, candidate: Candidate) -> Candidate:
    """Return a candidate whose sentence is numbered within the whole article."""
    if not first:
        return candidate
    sentence = candidate.fact.sentence
    moved = replace(sentence, index=first + sentence.index)
    return replace(candidate, fact=replace(candidate.fact, sentence=moved))


def _distinct_facts(considered: Sequence[Considered]) -> int:
    return sum(any(c.usable >= FLOOR for c in one.good) for one in considered)


make_callable(__name__)
