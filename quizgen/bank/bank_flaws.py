"""Flaws that show only across a bank's items, or against the article they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from quizgen.bank.flaws import Flaw, folded
from quizgen.bank.items import Cloze, MultipleChoice, ShortAnswer, TrueFalse

# A flaw and the place in the list of items it is at; None for the bank as a whole.
Placed: TypeAlias = tuple[int | None, Flaw]

FEWEST_TO_JUDGE = 8
MOST_LONGEST = 0.6
MOST_OF_ONE_TRUTH = 0.8


def repeated_items(items: Sequence[Any]) -> Iterator[Placed]:
    """The same question twice bores, and counts twice."""
    seen: dict[tuple[str, str], str] = {}
    for place, item in enumerate(items):
        # A cloze's gaps are part of what it asks, its braces are not words.
        stem = item.stem if isinstance(item, Cloze) else folded(item.stem)
        first = seen.setdefault((item.type, stem), item.id)
        if first != item.id:
            what = f"has the same stem as item {first}"
            yield place, Flaw("repeated_item", ("stem",), what, "reword one, or take it out")


def distractor_is_variant(items: Sequence[Any]) -> Iterator[Placed]:
    """What one item accepts as the same answer cannot be wrong in another."""
    variants: dict[str, set[str]] = {}
    for item in items:
        if isinstance(item, ShortAnswer) and item.also_accept:
            names = {folded(text) for text in (item.answer, *item.also_accept)}
            for name in names:
                variants.setdefault(name, set()).update(names - {name})
    if not variants:
        return
    for place, item in enumerate(items):
        if not isinstance(item, MultipleChoice):
            continue
        same = variants.get(folded(item.answer), ())
        for number, distractor in enumerate(item.distractors):
            if folded(distractor.text) in same:
                yield (
                    place,
                    Flaw(
                        "distractor_is_variant",
                        ("distractors", number),
                        f"another item accepts '{distractor.text}' for '{item.answer}'",
                        "write one that is clearly wrong",
                    ),
                )


def answer_mostly_longest(items: Sequence[Any]) -> Iterator[Placed]:
    """Learners who know that the longest option is right need not read the others."""
    choices = [item for item in items if isinstance(item, MultipleChoice)]
    longest = sum(
        all(len(item.answer) > len(entry.text) for entry in item.distractors) for item in choices
    )
    if len(choices) >= FEWEST_TO_JUDGE and longest > MOST_LONGEST * len(choices):
        what = f"the answer is the longest option in {longest} of {len(choices)} items"
        yield (
            None,
            Flaw("mostly_longest", ("items",), what, "shorten answers, lengthen distractors"),
        )


def truths_unbalanced(items: Sequence[Any]) -> Iterator[Placed]:
    """When nearly all statements are true, nobody reads them."""
    truths = [item.answer for item in items if isinstance(item, TrueFalse)]
    most = max(truths.count(True), truths.count(False))
    if len(truths) >= FEWEST_TO_JUDGE and most > MOST_OF_ONE_TRUTH * len(truths):
        word = "true" if truths.count(True) == most else "false"
        what = f"{most} of {len(truths)} true/false statements are {word}"
        yield None, Flaw("truths_unbalanced", ("items",), what, "mix true and false ones")


def quote_not_in_article(items: Sequence[Any], article: str) -> Iterator[Placed]:
    """Evidence that does not stand in the article proves nothing.

    ``article`` is the article's source text; line breaks and blanks do not count.
    """
    words = " ".join(article.split())
    for place, item in enumerate(items):
        source = item.source
        quote = " ".join(source.quote.split())
        if not quote:
            continue
        if quote not in words:
            yield (
                place,
                Flaw(
                    "quote_not_found",
                    ("source", "quote"),
                    "the quote does not stand in the article",
                    "copy the sentence from the article, letter for letter",
                ),
            )
        elif source.start is not None and source.end is not None:
            found = " ".join(article[source.start : source.end].split())
            if found != quote and source.end - source.start == len(source.quote):
                yield (
                    place,
                    Flaw(
                        "offsets",
                        ("source", "start"),
                        "the article has other text from 'start' to 'end' than the quote",
                        "take out 'start' and 'end' if the article was changed",
                    ),
                )


BANK_RULES: tuple[Callable[[Sequence[Any]], Iterator[Placed]], ...] = (
    repeated_items,
    distractor_is_variant,
    answer_mostly_longest,
    truths_unbalanced,
)


def bank_flaws(items: Sequence[Any], article: str | None = None) -> Iterator[Placed]:
    """Return what the rules find across items, rejected ones left out by the caller."""
    for rule in BANK_RULES:
        yield from rule(items)
    if article is not None:
        yield from quote_not_in_article(items, article)
