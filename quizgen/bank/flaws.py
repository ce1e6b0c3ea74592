"""Flaws of a single item that a rule can see; each rule is one small function.

The rules on wording follow the item-writing guidelines of Haladyna, Downing and
Rodriguez (2002).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from quizgen.bank.cloze import cloze_pieces
from quizgen.bank.items import Cloze, ItemBase, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.numbers import write_number

Path: TypeAlias = tuple[int | str, ...]

LONGEST_STEM = 80
_PUNCTUATION = re.compile(r"[^\w\s%]+")
_WORD = re.compile(r"\w+")
_ARTICLES = ("the ", "a ", "an ")
_ABOVE = re.compile(r"(all|none|both|neither|any) of (the above|these|them)", re.IGNORECASE)
_NEGATION = re.compile(r"\b(not|except|never|isn't|aren't|wasn't|weren't|doesn't|didn't)\b")
_ABSOLUTE = re.compile(
    r"\b(always|never|all|none|every|only|completely|absolutely)\b", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(who|whom|whose|what|which|when|where|why|how)\s.*[^?]\Z", re.IGNORECASE | re.DOTALL
)
_COMMON = frozenset("about after before between their there these those which where while".split())


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something odd about an item: the rule's name, the value it is at, what and what to do."""

    code: str
    path: Path
    what: str
    fix: str


def folded(text: str) -> str:
    """Return a text without case, accents, punctuation and a leading article, to compare texts."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    bare = " ".join(_PUNCTUATION.sub(" ", text.casefold()).split())
    for article in _ARTICLES:
        if bare.startswith(article):
            return bare[len(article) :]
    return bare or text.strip()


def _stands_in(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def answer_in_stem(item: ItemBase) -> Iterator[Flaw]:
    """The stem gives the answer away when it holds it."""
    if isinstance(item, MultipleChoice | ShortAnswer):
        answer = folded(item.answer)
    elif isinstance(item, Numeric):
        answer = write_number(item.answer)
    else:
        return
    if len(answer) > 1 and _stands_in(answer, folded(item.stem)):
        yield Flaw("answer_in_stem", ("stem",), "the stem holds the answer", "reword the stem")


def gap_in_stem(item: ItemBase) -> Iterator[Flaw]:
    """A gap is no question when its text stands elsewhere in the sentence."""
    if not isinstance(item, Cloze):
        return
    pieces = cloze_pieces(item.stem)
    shown = folded(" … ".join(piece for piece in pieces if isinstance(piece, str)))
    for piece in pieces:
        if not isinstance(piece, str) and len(piece.text) > 1:
            text = folded(piece.text)
            if _stands_in(text, shown):
                yield Flaw(
                    "answer_in_stem",
                    ("stem",),
                    f"the text of the gap ({piece.text}) stands elsewhere in the stem",
                    "make it a gap there too, or reword the stem",
                )


def repeated_distractors(item: ItemBase) -> Iterator[Flaw]:
    """The same distractor twice is one option less."""
    if not isinstance(item, MultipleChoice):
        return
    seen: set[str] = set()
    for place, distractor in enumerate(item.distractors):
        text = folded(distractor.text)
        if text in seen:
            yield Flaw(
                "repeated_distractor",
                ("distractors", place),
                f"'{distractor.text}' stands among the distractors twice",
                "take one out, or write another",
            )
        seen.add(text)


def distractor_like_answer(item: ItemBase) -> Iterator[Flaw]:
    """A distractor that is the answer in other letters would be right too."""
    if not isinstance(item, MultipleChoice):
        return
    answer = folded(item.answer)
    for place, distractor in enumerate(item.distractors):
        text = folded(distractor.text)
        if text == answer:
            what = "differs from the answer in case, accents, signs or an article only"
        elif len(text) > 3 and _stands_in(text, answer):
            what = "is a part of the answer, and so may be right too"
        elif len(answer) > 3 and _stands_in(answer, text):
            what = "holds the answer, and so may be right too"
        else:
            continue
        yield Flaw(
            "distractor_like_answer",
            ("distractors", place),
            f"the distractor '{distractor.text}' {what}",
            "write one that is clearly wrong",
        )


def repeated_variants(item: ItemBase) -> Iterator[Flaw]:
    """An accepted variant that repeats another one says nothing."""
    if not isinstance(item, ShortAnswer):
        return
    seen = {item.answer.casefold()}
    for place, variant in enumerate(item.also_accept):
        if variant.casefold() in seen:
            yield Flaw(
                "repeated_variant",
                ("also_accept", place),
                f"'{variant}' is accepted already",
                "take it out",
            )
        seen.add(variant.casefold())


def options_above(item: ItemBase) -> Iterator[Flaw]:
    """ "All of the above" rewards half knowledge, and breaks when options are shuffled."""
    if not isinstance(item, MultipleChoice):
        return
    options: list[tuple[Path, str]] = [(("answer",), item.answer)]
    options += [(("distractors", n), entry.text) for n, entry in enumerate(item.distractors)]
    for path, text in options:
        if _ABOVE.search(text):
            yield Flaw(
                "above",
                path,
                f"the option '{text}' points at other options, and options are shuffled",
                "write an option that stands on its own",
            )


def negative_stem(item: ItemBase) -> Iterator[Flaw]:
    """A small "not" is overlooked; capitals are not."""
    if isinstance(item, MultipleChoice | TrueFalse):
        match = _NEGATION.search(item.stem)
        if match:
            yield Flaw(
                "negative_stem",
                ("stem",),
                f"the stem is negative ('{match[0]}')",
                f"ask for what is the case, or write {match[0].upper()}",
            )


def absolute_words(item: ItemBase) -> Iterator[Flaw]:
    """ "Always" in some options only tells which are wrong."""
    if not isinstance(item, MultipleChoice) or _ABSOLUTE.search(item.answer):
        return
    for place, distractor in enumerate(item.distractors):
        match = _ABSOLUTE.search(distractor.text)
        if match and len(distractor.text.split()) > 2:
            yield Flaw(
                "absolute_word",
                ("distractors", place),
                f"'{match[0]}' gives a distractor away as wrong",
                "reword it, or use the word in the answer too",
            )


def article_cue(item: ItemBase) -> Iterator[Flaw]:
    """A stem that ends in "a" or "an" tells how the answer begins."""
    if not isinstance(item, MultipleChoice):
        return
    end = re.search(r"\b(an?)\s*(?:[_.…:]*)\s*\Z", item.stem)
    if end:
        starts = {text[:1].lower() in "aeiou" for text in _option_texts(item)}
        if len(starts) == 2:
            yield Flaw(
                "article_cue",
                ("stem",),
                f"'{end[1]}' at the stem's end fits some options only",
                "write a/an, or put the article into the options",
            )


def word_cue(item: ItemBase) -> Iterator[Flaw]:
    """A word that the stem shares with the right option alone points at it."""
    if not isinstance(item, MultipleChoice):
        return
    shared = _long_words(item.stem) & _long_words(item.answer)
    if shared:
        for distractor in item.distractors:
            shared -= _long_words(distractor.text)
    if shared:
        word = min(shared)
        yield Flaw(
            "word_cue",
            ("answer",),
            f"the stem shares the word '{word}' with the answer and no distractor",
            "reword the stem, or use the word in a distractor too",
        )


def longest_option(item: ItemBase) -> Iterator[Flaw]:
    """The option written with most care is guessed to be right."""
    if not isinstance(item, MultipleChoice):
        return
    longest = max(len(distractor.text) for distractor in item.distractors)
    if len(item.answer) > 30 and len(item.answer) > 2 * longest:
        yield Flaw(
            "longest_option",
            ("answer",),
            "the answer is more than twice as long as any distractor",
            "shorten it, or give the distractors as much detail",
        )


def two_options(item: ItemBase) -> Iterator[Flaw]:
    """With one distractor, a guess is right half of the time."""
    if isinstance(item, MultipleChoice) and len(item.distractors) == 1:
        yield Flaw(
            "two_options",
            ("distractors",),
            "there are two options only",
            "add a distractor, or make it a true/false item",
        )


def long_stem(item: ItemBase) -> Iterator[Flaw]:
    """A stem should be read at a glance."""
    words = item.stem.count(" ") + 1
    if words > LONGEST_STEM:
        yield Flaw(
            "long_stem",
            ("stem",),
            f"the stem has {words} words",
            "shorten it; background can go into 'explanation'",
        )


def no_question_mark(item: ItemBase) -> Iterator[Flaw]:
    """A question without its mark was cut off, or not finished."""
    if not isinstance(item, Cloze | TrueFalse) and _QUESTION.match(item.stem.strip()):
        yield Flaw(
            "no_question_mark",
            ("stem",),
            "the stem starts as a question but does not end with a question mark",
            "add it, or finish the stem",
        )


def unfinished(item: ItemBase) -> Iterator[Flaw]:
    """A note to oneself in a stem is seen by learners."""
    match = re.search(r"\bTODO\b|\bFIXME\b|\?\?\?|\bXXX\b", item.stem)
    if match:
        yield Flaw("unfinished", ("stem",), f"the stem holds '{match[0]}'", "finish it")


def quote_and_offsets(item: ItemBase) -> Iterator[Flaw]:
    """A quote is the article's letters from ``start`` to ``end``: as many as these say."""
    source = item.source
    if (source.start is None) != (source.end is None):
        yield Flaw(
            "offsets", ("source",), "one of 'start' and 'end' is missing", "write both, or none"
        )
    elif source.start is None or source.end is None or not source.quote:
        return
    elif source.end - source.start != len(source.quote):
        yield Flaw(
            "offsets",
            ("source", "start"),
            f"'start' and 'end' span {source.end - source.start} letters, "
            f"but the quote has {len(source.quote)}",
            "take out 'start' and 'end' if you changed the quote",
        )


ITEM_RULES: tuple[Callable[[ItemBase], Iterator[Flaw]], ...] = (
    answer_in_stem,
    gap_in_stem,
    repeated_distractors,
    distractor_like_answer,
    repeated_variants,
    options_above,
    negative_stem,
    absolute_words,
    article_cue,
    word_cue,
    longest_option,
    two_options,
    long_stem,
    no_question_mark,
    unfinished,
    quote_and_offsets,
)


def item_flaws(item: Any) -> Iterator[Flaw]:
    """Return what the rules find in an item; a rejected one is left in peace."""
    if item.status == "rejected":
        return
    for rule in ITEM_RULES:
        yield from rule(item)


def _option_texts(item: MultipleChoice) -> list[str]:
    return [item.answer, *(distractor.text for distractor in item.distractors)]


def _long_words(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {word for word in words if len(word) > 5 and word not in _COMMON}
