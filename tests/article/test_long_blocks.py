"""Paragraphs without end: taken apart, and still letter for letter the article's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgen.article import article_from_text
from quizgen.article.long_blocks import LONGEST, in_reach
from quizgen.article.text import Aside, Block

WORDS = st.lists(
    st.sampled_from(["Ada", "wrote", "notes.", "Then", "she", "slept.", "In", "1843,", "x" * 40]),
    min_size=1,
    max_size=80,
)


@given(WORDS, st.integers(50, 200))
def test_parts_are_the_text_and_know_where_it_stands(words: list[str], longest: int) -> None:
    text = " ".join(words)
    source = "## " + text.replace("In", "In [3]")
    runs = [(0, 3)]
    for place in range(len(text)):
        if text.startswith("In", place):
            runs.append((place + 2, runs[-1][1] + place + 2 - runs[-1][0] + 4))
    block = Block("prose", text, tuple(runs))
    parts = list(in_reach(block, longest))
    assert " ".join(" ".join(part.text for part in parts).split()) == text
    assert all(len(part.text) <= longest for part in parts)
    for part in parts:
        start, end = part.source_span(0, len(part.text))
        assert source[start:end].replace(" [3]", "") in (part.text, part.text + " [3]")


def test_a_part_ends_with_a_sentence_and_keeps_its_asides() -> None:
    text = "Ada wrote notes. Ada slept. Ada woke."
    aside = Aside(text.index("slept"), "in 1843", 0, 1)
    parts = list(in_reach(Block("prose", text, ((0, 0),), asides=(aside,)), 20))
    assert [part.text for part in parts] == ["Ada wrote notes.", "Ada slept. Ada woke."]
    assert [len(part.asides) for part in parts] == [0, 1]
    assert parts[1].asides[0].start_in_clean == parts[1].text.index("slept")


def test_a_book_in_one_line_is_an_article_of_many_blocks() -> None:
    text = "Ada Lovelace wrote notes on the engine in 1843. " * 2000
    article = article_from_text(text)
    assert len(article.blocks) > 3
    assert all(len(block.text) <= LONGEST for block in article.blocks)
