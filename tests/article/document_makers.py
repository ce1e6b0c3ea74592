"""Documents made for the tests from the same parts: ``(kind, text)`` in reading order."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document as WordDocument
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Table,
)

Parts = Sequence[tuple[str, str]]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def as_text(parts: Parts) -> str:
    return "\n\n".join(f"- {text}" if kind == "item" else text for kind, text in parts) + "\n"


def as_markdown(parts: Parts) -> str:
    marks = {"title": "# ", "heading": "## ", "item": "- "}
    return "\n\n".join(marks.get(kind, "") + text for kind, text in parts) + "\n"


def body_html(parts: Parts) -> str:
    tags = {"title": "h1", "heading": "h2", "item": "li"}
    lines = (
        f"<{tags.get(kind, 'p')}>{html.escape(text)}</{tags.get(kind, 'p')}>"
        for kind, text in parts
    )
    return "\n".join(lines).replace("<li>", "<ul><li>").replace("</li>", "</li></ul>")


def as_html(parts: Parts, head: str = "") -> str:
    title = next((text for kind, text in parts if kind == "title"), "A page")
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{html.escape(title)}</title>{head}</head>"
        "<body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        "<div class='cookie-banner'>We use cookies to improve this site. Accept all.</div>"
        f"<main><article>{body_html(parts)}</article></main>"
        "<aside><h3>Most read</h3><a href='/x'>Ten ways to cook fish</a></aside>"
        "<footer>Copyright 2020 The Harbour Post. All rights reserved.</footer>"
        "<script>document.write('never run')</script></body></html>"
    )


def as_docx(parts: Parts, title: str = "") -> bytes:
    word = WordDocument()
    word.core_properties.title = title
    styles = {"title": "Title", "heading": "Heading 1", "item": "List Bullet", "caption": "Caption"}
    for kind, text in parts:
        word.add_paragraph(text, style=styles.get(kind))
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def as_pptx(slides: Sequence[tuple[str, Sequence[str], str]]) -> bytes:
    deck = Presentation()
    for title, points, notes in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = "\n".join(points)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def add_table_slide(deck: bytes, rows: Sequence[Sequence[str]]) -> bytes:
    presentation = Presentation(io.BytesIO(deck))
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    size = (Inches(1), Inches(2), Inches(6), Inches(2))
    table = slide.shapes.add_table(len(rows), len(rows[0]), *size).table
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def as_odt(parts: Parts, title: str = "", **extra: str) -> bytes:
    lines = []
    for kind, text in parts:
        words = html.escape(text)
        if kind in ("title", "heading"):
            level = 1 if kind == "title" else 2
            lines.append(f'<text:h text:outline-level="{level}">{words}</text:h>')
        elif kind == "item":
            item = f"<text:list-item><text:p>{words}</text:p></text:list-item>"
            lines.append(f"<text:list>{item}</text:list>")
        elif kind == "xml":
            lines.append(text)
        else:
            lines.append(f'<text:p text:style-name="Standard">{words}</text:p>')
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
        f"<office:text>{''.join(lines)}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta{names} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{html.escape(title)}</dc:title></office:meta></office:document-meta>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    files = {"mimetype": kind, "content.xml": content, "meta.xml": meta}
    return zipped({**files, "META-INF/manifest.xml": "<manifest/>", **extra})


def as_epub(chapters: Sequence[Parts], title: str = "A book", **extra: str) -> bytes:
    items = "".join(
        f'<item id="c{i}" href="text/c{i}.xhtml" media-type="application/xhtml+xml"/>'
        for i in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:date>2019-03-02</dc:date></metadata>"
        f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package,
        "OEBPS/nav.xhtml": "<html><body><nav><ol><li>Chapter 1</li></ol></nav></body></html>",
    }
    for i, parts in enumerate(chapters):
        files[f"OEBPS/text/c{i}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body_html(parts)}</body></html>'
        )
    return zipped({**files, **extra})


def as_pdf(
    parts: Parts,
    *,
    columns: int = 1,
    head: str = "",
    title: str = "",
    password: str = "",
    justified: bool = False,
    size: tuple[float, float] = A4,
) -> bytes:
    sheet = getSampleStyleSheet()
    body = ParagraphStyle(
        "body", parent=sheet["BodyText"], alignment=4 if justified else 0, spaceBefore=8
    )
    small = ParagraphStyle("small", parent=body, fontSize=7, leading=8)
    styles = {"title": sheet["Title"], "heading": sheet["Heading2"], "note": small}
    story: list[Flowable] = []
    for kind, text in parts:
        words = html.escape(text)
        if kind == "table":
            story.append(Table([row.split("|") for row in text.split("\n")]))
        elif kind == "item":
            story.append(ListFlowable([Paragraph(words, body)], bulletType="bullet"))
        else:
            story.append(Paragraph(words, styles.get(kind, body)))
    width, height = size
    each = (width - 100 - 20 * (columns - 1)) / columns
    frames = [
        Frame(50 + i * (each + 20), 60, each, height - 130, id=str(i)) for i in range(columns)
    ]

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        if head:
            canvas.drawString(50, height - 40, head)
            canvas.drawString(width / 2, 30, str(document.page))

    buffer = io.BytesIO()
    encrypt = password or None
    document = BaseDocTemplate(buffer, pagesize=size, title=title, encrypt=encrypt, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=furniture)])
    document.build(story)
    return buffer.getvalue()


def drawn_pdf(lines: Sequence[tuple[float, float, str]], pages: int = 1) -> bytes:
    """A PDF whose pages hold the given lines at the given places, in the given order."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.setFont("Helvetica", 10)
        for left, bottom, text in lines:
            canvas.drawString(left, bottom, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
