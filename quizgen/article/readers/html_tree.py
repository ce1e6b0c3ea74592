"""A tree of HTML elements walked into pieces: used for web pages and for the chapters of books."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml.html import HtmlElement

from quizgen.article.pieces import DocumentBuilder
from quizgen.article.text import BlockKind

_SKIPPED = frozenset(
    "script style noscript template head nav footer aside form button select input textarea svg "
    "math iframe object video audio canvas map dialog menu rt rp".split()
)
_BLOCKS: dict[str, BlockKind] = {
    "p": "prose",
    "li": "list_item",
    "dd": "prose",
    "dt": "other",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "pre": "other",
    "td": "table",
    "th": "table",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_CONTAINERS = frozenset(
    "html body main article section div header figure ul ol dl table thead tbody tfoot tr details "
    "summary center fieldset address hgroup span".split()
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MAX_DEPTH = 150
_CELL = 300  # letters; a longer cell is a column of the page, not of a table
_NOTE = re.compile(r"^\[?[\w*†‡ ]{1,8}\]?$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parse(text: str) -> HtmlElement:
    """Parse a page; nothing that it refers to is fetched or opened."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    assert isinstance(root, HtmlElement)
    return root


def walk(root: HtmlElement, builder: DocumentBuilder) -> None:
    """Add the pieces of a tree to a builder, in order; what is nested too deep is passed over."""
    _block(root, builder, "prose", 0)


def mark_raised(root: HtmlElement) -> None:
    """Write exponents as raised digits; drop the marks of notes, which are links."""
    for element in list(root.iter("sup")):
        text = "".join(element.itertext()).strip()
        linked = element.find(".//a") is not None or "ref" in (element.get("class") or "")
        if linked and _NOTE.match(text):
            text = ""
        elif not text.isdigit() or not text.isascii():
            continue
        for child in list(element):
            element.remove(child)
        element.text = text.translate(_RAISED)


def _block(element: HtmlElement, builder: DocumentBuilder, kind: BlockKind, depth: int) -> None:
    """Add what an element holds; inline content between its blocks is a piece of ``kind``."""
    if depth > _MAX_DEPTH:
        return
    if element.tag == "table":
        _table(element, builder)
        return
    inline = [element.text or ""]
    heading = kind == "heading"
    level = int(str(element.tag)[1]) if heading else 0

    def flush() -> None:
        text = _SPACE.sub(" ", "".join(inline))
        inline.clear()
        sure = kind in ("heading", "quote", "caption", "other", "table")
        builder.add(kind, text, level, sure)

    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or _hidden(child):
            pass
        elif child.tag == "br":
            # Two line breaks in a row part paragraphs on many old pages.
            if "".join(inline[-3:]).rstrip(" \t\r\n").endswith("\v"):
                flush()
            inline.append("\v")
        elif child.tag in _BLOCKS:
            flush()
            inner: BlockKind = "quote" if kind == "quote" else _BLOCKS[child.tag]
            _block(child, builder, inner, depth + 1)
        elif child.tag in _CONTAINERS and _holds_blocks(child):
            flush()
            _block(child, builder, kind, depth + 1)
        else:
            if child.tag == "div":
                flush()
            inline.extend(_inline(child, depth))
            if child.tag == "div":
                flush()
        inline.append(child.tail or "")
    flush()


def _holds_blocks(element: HtmlElement) -> bool:
    return any(child.tag in _BLOCKS or child.tag in ("div", "table") for child in element.iter())


def _inline(element: HtmlElement, depth: int) -> Iterator[str]:
    """Yield the words of inline markup, without raised note numbers."""
    if depth > _MAX_DEPTH:
        return
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or _hidden(element):
        return
    if element.tag == "br":
        yield " "
    yield element.text or ""
    for child in element:
        yield from _inline(child, depth + 1)
        yield child.tail or ""


def _table(table: HtmlElement, builder: DocumentBuilder) -> None:
    """Add a table as one piece, or as its cells when it only lays out a page."""
    caption = table.find("caption")
    if caption is not None:
        builder.add("caption", _words(caption), sure=True)
    rows = [[_words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if longest > _CELL or (len(rows) == 1 and len(rows[0]) == 1):
        for cell in table.iter("td", "th"):
            if cell.find(".//table") is None:
                _block(cell, builder, "prose", 1)
        return
    text = "\n".join("\t".join(cell for cell in row) for row in rows)
    builder.add("table", text, sure=True)


def _words(element: HtmlElement) -> str:
    return _SPACE.sub(" ", "".join(_inline(element, 0))).strip()


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
    )
