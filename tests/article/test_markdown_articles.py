from __future__ import annotations

import contextlib
import datetime

from article_checks import assert_traced
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article import Article, article_from_text
from quizgen.article.assemble import assemble
from quizgen.article.readers.markdown import read_markdown
from quizgen.errors import UserError


def read(text: str) -> Article:
    article = article_from_text(text, suffix=".md")
    assert_traced(article)
    return article


def test_markdown() -> None:
    article = read(
        '---\ntitle: "The old harbour"\ndate: 2020-05-04\nauthor: A\n---\n\n'
        "# A *different* heading\n\n"
        "The **harbour** was [dug](https://example.org/a_(b) \"t\")s in 1342 by the\ntown&nbsp;"
        "of Hoorn.[^1] It holds `twelve` ships<sup>2</sup> and \\_no\\_ more & <em>less</em>."
        "  \nHere.\n\n"
        "![A picture](x.png)\n*The harbour in 2010*\n\n"
        "> A quoted passage\n> over two lines.\n\n"
        "## Trade &amp; ships\n\n- First **bold** item\n- Second\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "```\ncode = 1\n```\n\n**Later years**\n\n"
        "A short line that is no heading here\n\n"
        "The chain <https://example.org> was *sold* in 1799; nobody ~~cared~~ wept.\n\n"
        "[^1]: A note that is long enough.\n"
    )  # fmt: skip
    assert (article.title, article.date) == ("The old harbour", datetime.date(2020, 5, 4))
    assert [(b.kind, b.text, b.section) for b in article.blocks] == [
        ("heading", "A different heading", ""),
        (
            "prose",
            "The harbour was dugs in 1342 by the town of Hoorn. It holds twelve ships and no "
            "more & less. Here.",
            "",
        ),
        ("caption", "The harbour in 2010", ""),
        ("quote", "A quoted passage over two lines.", ""),
        ("heading", "Trade & ships", ""),
        ("list_item", "First bold item", "Trade & ships"),
        ("list_item", "Second", "Trade & ships"),
        ("table", "a b --- --- 1 2", "Trade & ships"),
        ("other", "code = 1", "Trade & ships"),
        ("heading", "Later years", ""),
        ("other", "A short line that is no heading here", "Later years"),
        (
            "prose",
            "The chain https://example.org was sold in 1799; nobody cared wept.",
            "Later years",
        ),
        ("other", ": A note that is long enough.", "Later years"),
    ]


def test_the_first_heading_is_the_title() -> None:
    text = "# Harbours\n\nThey are dug by hand in the west. Ships come to them in the spring.\n"
    assert read(text).title == "Harbours"
    assert article_from_text(text).title == "Harbours"
    assert article_from_text("Title\n=====\n\n" + text[12:], suffix=".md").title == "Title"


def test_broken_front_matter_is_passed_over() -> None:
    text = (
        "---\ntitle: [a\n---\n\nThey are dug by hand in the west. Ships come to them in spring.\n"
    )
    assert read(text).title == "Article"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "word ¦a¦ ¦**¦*¦_¦`¦[¦](x)¦](a (b) 'c')¦![¦\n¦\n\n¦# ¦> ¦- ¦<b>¦</b>¦<sup>¦&amp;¦\\*¦| "
            "¦|-|-|\n"
            "¦~~¦1. ¦    ¦<https://a.b>¦[^1]¦[^1]: ¦\r\n¦\r¦\t¦```\n¦é¦. A¦---\n¦\0¦&#35;".split(
                "¦"
            )
        ),
        max_size=40,
    ).map("".join)
    | st.text(max_size=60)
)
def test_any_markdown_keeps_its_offsets(text: str) -> None:
    document = read_markdown(text, "x")
    with contextlib.suppress(UserError):
        assert_traced(assemble(document, "x", "x"))
