"""What each format has of its own: notes, tables, running heads, columns, metadata."""

from __future__ import annotations

import datetime
import io

import document_makers as make
import pytest
from article_checks import assert_traced
from docx import Document as WordDocument

from quizgen.article import Article, article_from_bytes

FILL = (
    "The harbour was dug in 1342 by order of the town. It was wide enough for two ships, and a "
    "chain closed it at night."
)
MORE = (
    "A storm broke the outer wall in 1703. The town rebuilt it within four years, with stone "
    "from a quarry on the island."
)
LONG = f"{FILL} {MORE} The merchants paid for the import of timber and of several other materials."


def read(data: bytes, suffix: str = "") -> Article:
    article = article_from_bytes(data, "old-harbour", f"x{suffix}", suffix)
    assert_traced(article)
    return article


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.blocks]


def test_web_page() -> None:
    parts = [("title", "The old harbour"), ("p", "X"), ("heading", "The wall"), ("p", LONG)]
    page = make.as_html(parts, '<meta property="article:published_time" content="2020-05-04">')
    first = (
        "<p>The harbour was <b>dug</b> in 1342<sup class='reference'><a href='#n'>[1]</a></sup>"
        " by order of the town.<sup><a href='#n2'>2</a></sup> It covers 25 km<sup>2</sup> of the "
        "shore, and a <a href='/chain'>chain</a> closed it at night.</p>"
        "<figure><img src='x.png'><figcaption>The chain today</figcaption></figure>"
        "<div style='display:none'>Hidden words that nobody sees at all.</div>"
        "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1342</td><td>12</td></tr></table>"
    )
    article = read(page.replace("<p>X</p>", first).encode(), ".html")
    assert article.title == "The old harbour"
    assert article.date == datetime.date(2020, 5, 4)
    prose = [text for kind, text in kinds(article) if kind == "prose"]
    assert prose == [
        "The harbour was dug in 1342 by order of the town. It covers 25 km² of the shore, and a "
        "chain closed it at night.",
        LONG,
    ]
    for furniture in ("cookies", "Most read", "Copyright", "Home", "never run", "Hidden"):
        assert furniture not in article.text


def test_a_page_laid_out_by_a_table() -> None:
    last = "The merchants of the town paid for all of it with the tolls of a single year."
    cell = f"<b>Old page</b><br><br>{FILL}<br>\n<br>{MORE}<p>{last}"
    page = f"<html><body><table><tr><td>{cell}</td></tr></table></body></html>"
    prose = [text for kind, text in kinds(read(page.encode())) if kind == "prose"]
    assert prose == [FILL, MORE, last]


def test_a_page_in_another_encoding() -> None:
    page = make.as_html([("title", "A café"), ("p", LONG.replace("harbour", "café"))])
    head = page.replace("<title>", "<meta charset='iso-8859-1'><title>").encode("latin-1")
    assert "The café was dug" in read(head, ".html").text
    assert "The café was dug" in read(page.encode("cp1252"), ".html").text


def test_word() -> None:
    word = WordDocument()
    word.core_properties.title = "Harbours of old"
    word.add_paragraph("Harbours", style="Title")
    paragraph = word.add_paragraph("The harbour was ")
    paragraph.add_run("dug").bold = True
    paragraph.add_run(" by hand.")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" It covers 25 km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" now.")
    word.add_paragraph("The wall").runs[0].bold = True
    word.add_paragraph(MORE)
    word.add_paragraph("Salt", style="List Bullet")
    word.add_paragraph("Figure 1: The wall", style="Caption")
    word.add_paragraph("The chain be closed.", style="Intense Quote")
    table = word.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Year", "12"
    word.add_paragraph(FILL)
    buffer = io.BytesIO()
    word.save(buffer)
    article = read(buffer.getvalue(), ".docx")
    assert article.title == "Harbours of old"
    assert article.date is None  # the file's date is not the article's
    assert kinds(article) == [
        ("heading", "Harbours"),
        ("prose", "The harbour was dug by hand. It covers 25 km² now."),
        ("heading", "The wall"),
        ("prose", MORE),
        ("list_item", "Salt"),
        ("caption", "Figure 1: The wall"),
        ("quote", "The chain be closed."),
        ("table", "Year 12"),
        ("prose", FILL),
    ]
    assert article.blocks[-1].section == "The wall"


def test_slides() -> None:
    deck = make.as_pptx(
        [
            ("Harbours", ["Dug by hand", "A chain closed the harbour at night."], FILL),
            ("The wall", ["Broken in 1703"], ""),
        ]
    )
    article = read(make.add_table_slide(deck, [["Year", "Ships"], ["1342", "12"]]), ".pptx")
    assert [(b.kind, b.text, b.section) for b in article.blocks] == [
        ("heading", "Harbours", ""),
        ("list_item", "Dug by hand", ""),
        ("prose", "A chain closed the harbour at night.", ""),
        ("prose", FILL, ""),
        ("heading", "The wall", ""),
        ("list_item", "Broken in 1703", "The wall"),
        ("table", "Year Ships 1342 12", "The wall"),
    ]


def test_open_document() -> None:
    note = (
        "<text:p>The chain<text:note><text:note-body><text:p>A note.</text:p></text:note-body>"
        "</text:note> was<text:s/>sold <text:span>in 1799</text:span>.</text:p>"
    )
    table = (
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
    )
    parts = [("title", "Harbours"), ("p", FILL), ("item", "Salt"), ("xml", note), ("xml", table)]
    article = read(make.as_odt(parts, "Harbours of old"), ".odt")
    assert article.title == "Harbours of old"
    assert kinds(article) == [
        ("heading", "Harbours"),
        ("prose", FILL),
        ("list_item", "Salt"),
        ("prose", "The chain was sold in 1799."),
        ("table", "Year 12"),
    ]


def test_book() -> None:
    chapters = [[("title", "The harbour"), ("p", FILL)], [("title", "The wall"), ("p", MORE)]]
    article = read(make.as_epub(chapters, "Harbours &amp; walls"), ".epub")
    assert (article.title, article.date) == ("Harbours & walls", datetime.date(2019, 3, 2))
    assert [(b.kind, b.text, b.section) for b in article.blocks if b.kind == "prose"] == [
        ("prose", FILL, ""),
        ("prose", MORE, "The wall"),
    ]


SUBRIP = """1
00:00:01,000 --> 00:00:03,000
[soft music]
<i>The harbour was dug in 1342</i>

2
00:00:03,100 --> 00:00:06,000
by order of the town.
ANN: It was wide

3
00:00:06,000 --> 00:00:09,000
It was wide
enough for two ships.

4
00:00:15,000 --> 00:00:19,000
♪ Sailing ♪
- A storm broke the wall.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_subtitles(end: str) -> None:
    text = SUBRIP.replace("\n", end)
    spoken = ["The harbour was dug in 1342 by order of the town. It was wide enough for two ships."]
    spoken.append("A storm broke the wall.")
    assert [text for _, text in kinds(read(text.encode(), ".srt"))] == spoken
    video = "WEBVTT\n\nNOTE made by hand\n\nSTYLE\n::cue {}\n\n" + SUBRIP.replace(",000", ".000")
    video = video.replace(",100", ".100").replace("1\n00:00:01.000", "intro\n00:00:01.000 ")
    assert [text for _, text in kinds(read(video.encode(), ".vtt"))] == spoken


def test_pdf_pages() -> None:
    parts = [
        ("title", "The old harbour"),
        *[("p", f"{LONG} In {1700 + i} all of it was sold to the north.") for i in range(9)],
        ("heading", "The wall"),
        ("item", "Salt from the south"),
        ("table", "Year|Ships|Cost\n1342|12|£10\n1350|20|£5"),
        *[("p", f"{LONG} In {1800 + i} all of it was sold to the north.") for i in range(9)],
        ("note", "1 A footnote in small print that nobody should be asked about at all."),
    ]
    data = make.as_pdf(parts, head="The Journal of Harbours, 12 (3)", title="untitled")
    article = read(data, ".pdf")
    assert article.title == "The old harbour"
    assert article.date is None
    prose = [(block.text, block.section) for block in article.blocks if block.kind == "prose"]
    assert prose == [
        *[(f"{LONG} In {1700 + i} all of it was sold to the north.", "") for i in range(9)],
        *[(f"{LONG} In {1800 + i} all of it was sold to the north.", "The wall") for i in range(9)],
    ]
    others = [(kind, text) for kind, text in kinds(article) if kind not in ("prose", "heading")]
    assert others == [
        ("list_item", "Salt from the south"),
        ("table", "Year Ships Cost 1342 12 £10 1350 20 £5"),
        ("other", parts[-1][1]),
    ]
    assert "Journal" not in article.text


def test_pdf_columns_that_the_file_interleaves() -> None:
    left = [f"The left column goes on in line {i} and" for i in range(10)] + ["ends here at last."]
    right = [f"The right one has a line {i} as well and" for i in range(10)] + ["it ends there."]
    lines = []
    for i, pair in enumerate(zip(left, right, strict=True)):
        lines += [(50, 700 - 12 * i, pair[0]), (320, 700 - 12 * i, pair[1])]
    article = read(make.drawn_pdf(lines), ".pdf")
    assert " ".join(text for _, text in kinds(article)) == " ".join(left + right)


def test_pdf_hyphens_at_line_ends() -> None:
    lines = ["They paid for the impor-", "tant timber of the well-", "known island. It was sold."]
    drawn = [(50, 700 - 12 * i, line) for i, line in enumerate(lines * 3)]
    article = read(make.drawn_pdf(drawn), ".pdf")
    assert "the important timber of the well-known island" in article.blocks[0].text
