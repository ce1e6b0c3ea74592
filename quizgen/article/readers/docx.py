"""Word documents: paragraphs by their styles, tables, no notes and no deleted text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from docx import Document as open_docx
from docx.document import Document as Word
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from quizgen.article.archive import Archive, damage_reported
from quizgen.article.headings import is_heading
from quizgen.article.pieces import Document, DocumentBuilder

_HEADING = re.compile(r"^heading (\d)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RESERVED = ("document", "untitled", "word document")


def read_docx(data: bytes, place: str) -> Document:
    """Return a Word document's text as pieces; its title is the one in its properties.

    Its dates are those of the file, not of the article, and are not used.
    """
    Archive(data, place).refuse_entities()
    with damage_reported(place):
        word = open_docx(io.BytesIO(data))
        builder = DocumentBuilder()
        for block in _blocks(word):
            if isinstance(block, Table):
                rows = ("\t".join(cell.text for cell in row.cells) for row in block.rows)
                builder.add("table", "\n".join(rows), sure=True)
            else:
                _add_paragraph(block, builder)
        title = word.core_properties.title or ""
    return builder.document("" if title.lower() in _RESERVED else title)


def _blocks(word: Word) -> Iterator[Paragraph | Table]:
    yield from word.iter_inner_content()


def _add_paragraph(paragraph: Paragraph, builder: DocumentBuilder) -> None:
    """Add one paragraph, of the kind that its style names."""
    text = "".join(_words(paragraph))
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    heading = _HEADING.match(style)
    if heading:
        builder.add("heading", text, int(heading.group(1)), sure=True)
    elif style == "Title":
        builder.add("heading", text, 1, sure=True)
    elif style == "Subtitle" or style.lower().startswith("toc"):
        builder.add("other", text, sure=True)
    elif style == "Caption":
        builder.add("caption", text, sure=True)
    elif "Quote" in style:
        builder.add("quote", text, sure=True)
    elif style.startswith("List") or _numbered(paragraph):
        builder.add("list_item", text)
    elif _all_bold(paragraph) and is_heading(text):
        builder.add("heading", text)
    else:
        builder.add("prose", text)


def _words(paragraph: Paragraph) -> Iterator[str]:
    """Yield a paragraph's text, raised digits as such."""
    for part in paragraph.iter_inner_content():
        runs = part.runs if isinstance(part, Hyperlink) else [part]
        for run in runs:
            assert isinstance(run, Run)
            raised = run.font.superscript and run.text.strip().isdigit()
            yield run.text.translate(_RAISED) if raised else run.text


def _numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _all_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
