"""OpenDocument texts, read from their XML; notes, comments and deleted text are left out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from quizgen.article.archive import Archive, damage_reported
from quizgen.article.pieces import Document, DocumentBuilder
from quizgen.article.text import BlockKind
from quizgen.errors import UserError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SKIPPED = {
    f"{_TEXT}note",
    f"{_TEXT}tracked-changes",
    f"{_TEXT}table-of-content",
    f"{_TEXT}bibliography",
    f"{_TEXT}alphabetical-index",
    f"{_TEXT}ruby-text",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
}
_MAX_DEPTH = 200


def read_odt(data: bytes, place: str) -> Document:
    """Return an OpenDocument text as pieces, with the title in its properties."""
    archive = Archive(data, place)
    if "META-INF/manifest.xml" in archive.names and (
        b"encryption-data" in archive.read("META-INF/manifest.xml")
    ):
        raise UserError("needs a password: save a copy without one", place)
    archive.refuse_entities()
    root = _parsed(archive, "content.xml", place)
    body = root.find(f".//{_OFFICE}text")
    if body is None:
        raise UserError("is an OpenDocument file, but not a text", place)
    builder = DocumentBuilder()
    with damage_reported(place):
        _walk(body, builder, "prose", 0)
    title = ""
    if "meta.xml" in archive.names:
        title = _parsed(archive, "meta.xml", place).findtext(f".//{_TITLE}") or ""
    return builder.document(title)


def _parsed(archive: Archive, name: str, place: str) -> Element:
    try:
        root = fromstring(archive.read(name))
    except (ParseError, DefusedXmlException, ValueError):
        raise UserError(f"is damaged: its part {name} is no sound XML", place) from None
    assert isinstance(root, Element)
    return root


def _walk(element: Element, builder: DocumentBuilder, kind: BlockKind, depth: int) -> None:
    """Add the paragraphs below an element; those in lists are items."""
    if depth > _MAX_DEPTH:
        return
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level", "1")
            builder.add("heading", _words(child), int(level) if level.isdigit() else 1, sure=True)
        elif child.tag == f"{_TEXT}p":
            _add_paragraph(child, builder, kind)
        elif child.tag == f"{_TABLE}table":
            rows = (
                "\t".join(_words(cell) for cell in row.iter(f"{_TABLE}table-cell"))
                for row in child.iter(f"{_TABLE}table-row")
            )
            builder.add("table", "\n".join(rows), sure=True)
        else:
            inner: BlockKind = "list_item" if child.tag == f"{_TEXT}list" else kind
            _walk(child, builder, inner, depth + 1)


def _add_paragraph(element: Element, builder: DocumentBuilder, kind: BlockKind) -> None:
    style = (element.get(f"{_TEXT}style-name") or "").replace("_20_", " ").lower()
    text = _words(element)
    if style == "title":
        builder.add("heading", text, 1, sure=True)
    elif style == "subtitle":
        builder.add("other", text, sure=True)
    elif "quotation" in style:
        builder.add("quote", text, sure=True)
    elif style in ("caption", "illustration", "figure", "table", "drawing"):
        builder.add("caption", text, sure=True)
    else:
        builder.add(kind, text)


def _words(element: Element) -> str:
    return "".join(_inline(element, 0)).strip()


def _inline(element: Element, depth: int) -> Iterator[str]:
    """Yield an element's text; spaces, tabs and line breaks are elements of their own."""
    if depth > _MAX_DEPTH:
        return
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        elif child.tag not in _SKIPPED:
            yield from _inline(child, depth + 1)
        yield child.tail or ""
