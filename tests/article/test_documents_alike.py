"""The same article gives the same blocks, whichever format it comes in."""

from __future__ import annotations

from pathlib import Path

import document_makers as make
import pytest
from article_checks import assert_traced
from reportlab.lib.pagesizes import A5

from quizgen.article import Article, article_from_bytes

SEEDS = Path(__file__).parents[2] / "seeds"


def parts_of(name: str) -> list[tuple[str, str]]:
    """Return a sample article as parts; its first line is the title, short lines are headings."""
    lines = (SEEDS / name).read_text("utf-8").strip().split("\n\n")
    kinds = ["title", *("heading" if len(line) < 60 else "prose" for line in lines[1:])]
    return list(zip(kinds, lines, strict=True))


def blocks(article: Article) -> list[tuple[str, str, str]]:
    assert_traced(article)
    return [(block.kind, block.text, block.section) for block in article.blocks]


def by_section(found: list[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """Return the text of each kind in each section, however it is cut into blocks."""
    joined: dict[tuple[str, str], str] = {}
    for kind, text, section in found:
        joined[section, kind] = f"{joined.get((section, kind), '')} {text}"
    return joined


def documents(name: str) -> dict[str, bytes]:
    parts = parts_of(name)
    return {
        "md": make.as_markdown(parts).encode(),
        "html": make.as_html(parts).encode(),
        "docx": make.as_docx(parts),
        "odt": make.as_odt(parts),
        "epub": make.as_epub([parts], title=parts[0][1]),
        "pdf": make.as_pdf(parts),
        "two columns": make.as_pdf(parts, columns=2, head="Journal of Samples", size=A5),
        "justified": make.as_pdf(parts, columns=2, justified=True),
    }


@pytest.mark.parametrize("name", ["great-fire.txt", "mary-anning.txt", "central-banks.txt"])
def test_every_format_gives_the_same_blocks(name: str) -> None:
    plain = article_from_bytes((SEEDS / name).read_bytes(), "x", "x.txt", ".txt")
    expected = blocks(plain)
    for kind, data in documents(name).items():
        article = article_from_bytes(data, "x", f"x.{kind}", f".{kind}")
        assert article.title == plain.title, kind
        found = blocks(article)
        if kind == "html":  # the page's first heading is its title, and is given as that only
            found = [expected[0], *(block for block in found if block != expected[0])]
        if kind == "two columns":
            # Where a column ends with a full line, no sign tells whether a paragraph ends too.
            assert len(found) >= len(expected) - 2
            assert by_section(found) == by_section(expected)
        else:
            assert found == expected, kind
        asides = [[aside.text for aside in block.asides] for block in article.blocks]
        assert [held for held in asides if held] == [
            [aside.text for aside in block.asides] for block in plain.blocks if block.asides
        ]


def test_the_content_decides_before_the_suffix() -> None:
    for kind, data in documents("great-fire.txt").items():
        article = article_from_bytes(data, "x", "x.txt", ".txt")
        assert len([b for b in article.blocks if b.kind == "prose"]) in (7, 8), kind
