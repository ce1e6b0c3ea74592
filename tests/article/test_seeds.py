from __future__ import annotations

from pathlib import Path

import pytest
from article_checks import assert_traced

from quizgen.article import read_article

SEEDS = sorted(path for path in (Path(__file__).parents[2] / "seeds").iterdir() if path.is_file())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_seeds_are_articles(path: Path) -> None:
    article = read_article(path)
    assert_traced(article)
    prose = [block.text for block in article.blocks if block.kind == "prose"]
    assert 350 <= sum(len(text.split()) for text in prose) <= 700
    assert all(text.endswith(".") for text in prose)
    assert article.title != article.name
    assert {block.kind for block in article.blocks} <= {"prose", "heading", "caption", "other"}


def test_there_are_seeds_of_both_formats() -> None:
    assert len(SEEDS) >= 8
    assert {path.suffix for path in SEEDS} == {".txt", ".md"}


def test_the_visit_has_a_dateline() -> None:
    article = read_article(SEEDS[0].parent / "pyongyang-visit.txt")
    assert article.place == "Pyongyang, North Korea"
    assert article.blocks[1].text.startswith("Vladimir Putin, the president")
