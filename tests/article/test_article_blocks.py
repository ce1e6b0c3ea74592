from __future__ import annotations

import contextlib
import datetime
import textwrap

import pytest
from article_checks import assert_traced
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article import Article, article_from_text
from quizgen.article.assemble import assemble
from quizgen.article.blocks import cut_plain_text
from quizgen.article.pieces import Document
from quizgen.errors import UserError

FILL = (
    "The harbour was dug in 1342 by order of the town. It was wide enough for two ships, and a "
    "chain closed it at night."
)
MORE = (
    "A storm broke the outer wall in 1703. The town rebuilt it within four years, with stone "
    "from a quarry on the island."
)


def read(text: str, title: str = "") -> Article:
    article = article_from_text(text)
    assert_traced(article)
    if title:
        assert article.title == title
    return article


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.blocks]


def wrap(text: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest)


@pytest.mark.parametrize("width", [34, 60, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined(width: int, end: str) -> None:
    text = f"{wrap(FILL, width)}\n\n{wrap(MORE, width)}\n".replace("\n", end)
    assert kinds(read(text)) == [("prose", FILL), ("prose", MORE)]


@pytest.mark.parametrize("width", [34, 60, 72, 100])
def test_wrapped_paragraphs_without_blank_lines(width: int) -> None:
    text = "\n".join(wrap(part, width) for part in (FILL, MORE, FILL))
    last = FILL.split()[-1]
    joined = " ".join(block.text for block in read(text).blocks)
    assert joined == f"{FILL} {MORE} {FILL}"
    assert last in joined


@pytest.mark.parametrize("width", [52, 76])
def test_a_short_last_line_ends_a_wrapped_paragraph(width: int) -> None:
    # A sentence ends a full line inside the paragraph; that is no paragraph's end.
    inside = f"{'The old wall was long'.ljust(width - 5, '!')[: width - 5]} old.\nIt fell in 1703."
    text = f"{wrap(FILL, width)}\n{inside}\n{wrap(MORE, width)}"
    found = [text for _, text in kinds(read(text))]
    assert len(found) == 3
    assert found[0] == FILL
    assert found[1].endswith("old. It fell in 1703.")


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_indented_paragraphs(indent: str) -> None:
    text = "\n".join(wrap(part, 70, indent) for part in (FILL, MORE, FILL))
    assert kinds(read(text)) == [("prose", FILL), ("prose", MORE), ("prose", FILL)]
    text = "\n".join([wrap(FILL, 70), wrap(MORE, 70, indent), wrap(FILL, 70, indent)])
    assert kinds(read(text)) == [("prose", FILL), ("prose", MORE), ("prose", FILL)]


def test_one_line_for_each_paragraph() -> None:
    long = f"{FILL} {MORE}"
    assert kinds(read(f"{long}\n{MORE} {FILL}\n{long}")) == [
        ("prose", long),
        ("prose", f"{MORE} {FILL}"),
        ("prose", long),
    ]


def test_headings_give_sections() -> None:
    text = (
        f"The old harbour\n\n{FILL}\n\n2 THE OUTER WALL\n\n{MORE}\n\nLater years\n{FILL}\n\n"
        f"Chapter 4: Trade\n\n{MORE}\n\nToday\n-----\n\n{FILL}"
    )
    article = read(text, "The old harbour")
    assert [(b.kind, b.section) for b in article.blocks if b.kind != "heading"] == [
        ("prose", ""),
        ("prose", "The outer wall"),
        ("prose", "Later years"),
        ("prose", "Trade"),
        ("prose", "Today"),
    ]


def test_a_heading_after_the_first_paragraph_is_no_title() -> None:
    article = article_from_text(f"{FILL}\n\nThe outer wall\n\n{MORE}", name="old_harbour")
    assert article.title == "Old harbour"


def test_captions() -> None:
    captions = [
        "Figure 1.5 The harbour at low tide. The chain is seen on the left. (credit: A. Person)",
        "FIGURE 2 This figure shows the wall.",
        "Table 3: Ships and their loads",
        "A view of the harbour from the hill",
        "The harbour at dawn. Photo: Ann Other.",
        "Mayor Jan Smit, painting by an unknown hand, c. 1650",
        "Jan Smit (left) with his sons",
    ]
    article = read("\n\n".join([FILL, *captions, MORE, "Figure 2 shows how the wall was built."]))
    assert [kind for kind, _ in kinds(article)] == ["prose", *["caption"] * 7, "prose", "prose"]


def test_lists() -> None:
    goods = "- salt from the\n  south\n- timber\n* wine\n1) iron\n(b) tar"
    text = f"{FILL}\n\nShips brought:\n{goods}\n\n{MORE}"
    assert kinds(read(text)) == [
        ("prose", FILL),
        ("prose", "Ships brought:"),
        *[("list_item", item) for item in ("salt from the south", "timber", "wine", "iron", "tar")],
        ("prose", MORE),
    ]


def test_paragraphs_strung_by_semicolons_are_a_list() -> None:
    items = ["To dig the harbour;", "To build the wall; and", "To close both with a chain."]
    article = read("\n\n".join([f"{FILL} The town set out:", *items, MORE]))
    assert [kind for kind, _ in kinds(article)] == ["prose", *["list_item"] * 3, "prose"]


def test_news_furniture() -> None:
    text = (
        "Wall broken by storm\n\nBy JAN SMIT and ANN OTHER | The Harbour Post\n"
        "Updated 5:43 PM ET, Mon May 4, 2020\n\n"
        f"HOORN, Netherlands (AP) — {MORE}\n\n"
        "“A chain closed it at night”\n— Ann Other, historian\n\nADVERTISEMENT\n\n"
        f"{FILL}\n\nRead more: how walls are built\n\nShare this article\n\n"
        "© 2020 The Harbour Post. All rights reserved.\n\n4 min read"
    )
    article = read(text, "Wall broken by storm")
    assert [kind for kind, _ in kinds(article)] == (
        ["heading", "other", "other", "prose", "other", "other", "other", "prose"] + ["other"] * 4
    )
    assert article.blocks[3].text == MORE
    assert article.date == datetime.date(2020, 5, 4)
    assert article.place == "Hoorn, Netherlands"


def test_the_date_of_a_dateline_is_the_articles() -> None:
    article = read(f"Friday, May 8, 2020\n\nHOORN, 4 May 2020 (AP) - {FILL} {MORE}")
    assert (article.date, article.place) == (datetime.date(2020, 5, 4), "Hoorn")


def test_by_a_month_is_no_byline() -> None:
    sentence = "By May, the wall stood again."
    assert ("prose", sentence) in kinds(read(f"{FILL}\n\n{sentence}\n\n{MORE}"))


def test_textbook_furniture() -> None:
    text = (
        "4.2 Harbours\nBy the end of this section, you will be able to:\n"
        "• Describe how harbours are dug\n• Explain tides\n\n"
        f"{FILL}\n\nReview Questions\n\n1. Who dug it? Give reasons.\na. the town\nb. the king\n\n"
        "Key Terms\nchain a row of links, used to close a harbour\n\n"
        "References\nSmit, J. (1990). Harbours. 2(3), 4-5.\n\nHarbours of Europe\nWalls and chains"
    )
    article = read(text, "Harbours")
    assert [b.text for b in article.blocks if b.kind in ("prose", "list_item")] == [FILL]


def test_prose_goes_on_after_a_box() -> None:
    text = f"{FILL}\n\nLINK TO LEARNING\n\nWatch this film to learn more.\n\n{MORE}"
    assert [b.kind for b in read(text).blocks] == ["prose", "heading", "other", "prose"]
    objectives = "Learning Objectives\n\nBy the end of this section, you will be able to:"
    text = f"{objectives}\n\nLocate the wall on a map\n\nDiscuss its cost\n\n{FILL}\n\n{MORE}"
    assert [b.text for b in read(text).blocks if b.kind == "prose"] == [FILL, MORE]


def test_heaps_of_short_lines_are_facts_not_headings() -> None:
    facts = ["Old harbour", "Built 3 May 1342", "Depth: 12 m", "Owner The town", "Ships 12", "Wall"]
    article = read("\n\n".join(["The old harbour", *facts, FILL, MORE]), "The old harbour")
    assert [kind for kind, _ in kinds(article)] == (
        ["heading", *["other"] * 5, "heading", "prose", "prose"]
    )
    assert article.date is None


def test_prose_goes_on_after_a_side_section() -> None:
    text = f"{FILL}\n\nLINK TO LEARNING\n\nVisit the site of the museum.\n\nThe wall\n\n{MORE}"
    article = read(text)
    assert [b.kind for b in article.blocks] == ["prose", "heading", "other", "heading", "prose"]
    assert article.blocks[-1].section == "The wall"


def test_contents_tables_and_page_numbers() -> None:
    text = (
        f"CONTENTS\nIntroduction ........ 1\nThe wall .......... 15\n\n{FILL}\n\n12\n\n"
        f"Page 3 of 9\n\nYear\tShips\n1342\t12\n1350\t20\n\n* * *\n\n| a | b |\n| 1 | 2 |\n\n{MORE}"
    )
    article = read(text)
    assert [kind for kind, _ in kinds(article) if kind not in ("other", "heading")] == [
        "prose",
        "table",
        "table",
        "prose",
    ]


def test_pull_quotes_repeat_a_sentence() -> None:
    article = read(f"{FILL}\n\nA chain closed it at night\n\n{MORE}")
    assert [kind for kind, _ in kinds(article)] == ["prose", "other", "prose"]


def test_the_wrapping_of_free_books_is_set_aside() -> None:
    text = (
        f"The Project Gutenberg eBook of Harbours\n\nThis eBook is for the use of anyone.\n\n"
        f"*** START OF THE PROJECT GUTENBERG EBOOK HARBOURS ***\n\n{FILL}\n\n{MORE}\n\n"
        f"*** END OF THE PROJECT GUTENBERG EBOOK HARBOURS ***\n\nYou may copy it. {FILL}"
    )
    assert [kind for kind, _ in kinds(read(text))] == ["other"] * 3 + ["prose"] * 2 + ["other"] * 2


def test_quotations() -> None:
    verse = "O chain so old and cold, That closed the sea, And held the night, To keep us free."
    speech = "“We built it with our hands. Nobody helped us at all.”"
    extract = "... and that the said chain be kept by two men at the cost of the town."
    text = (
        f"{FILL}\n\n{verse}\n\n{speech}\n\n{MORE} It reads:\n\n{extract}\n\n— The town book, 1350"
    )
    assert [kind for kind, _ in kinds(read(text))] == (
        ["prose", "quote", "quote", "prose", "quote", "other"]
    )


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            f"{FILL}¦{MORE}¦\n¦\n\n¦\r\n¦- item¦Heading¦\t¦| a | b |¦A;¦x:¦ ¦By Ann Other"
            "¦Figure 1 is"
            "¦“Q.”¦— A¦\f¦1. ¦***¦# H¦=====¦é\u00ad".split("¦")
        ),
        max_size=20,
    ).map("".join)
    | st.text(max_size=80)
)
def test_no_text_breaks_the_cutting(text: str) -> None:
    pieces = cut_plain_text(text)
    starts = [piece.letters.runs[0][1] for piece in pieces]
    assert starts == sorted(set(starts))
    with contextlib.suppress(UserError):
        assert_traced(assemble(Document(text, pieces), "x", "x"))
