"""PDF documents, page by page through PDFium, so that a long one needs little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from quizgen.article.archive import damage_reported
from quizgen.article.pieces import Document, DocumentBuilder
from quizgen.article.readers.pdf_layout import Layout, Page, body_size, without_running_heads
from quizgen.article.readers.pdf_lines import page_lines
from quizgen.errors import UserError

MAX_PAGES = 20_000
_SAMPLE = 40  # pages from which the size of the body's letters is taken
# Titles that programs put into the metadata by themselves.
_NO_TITLE = re.compile(
    r"^(?:untitled|document\d*|microsoft (?:word|powerpoint)\b.*|\(anonymous\)|title|print|"
    r".*\.(?:docx?|pptx?|indd|tex|dvi|qxd|pdf|rtf|odt|html?))$",
    re.IGNORECASE,
)


def read_pdf(data: bytes, place: str) -> Document:
    """Return a PDF document's text as pieces; its title is the one in its metadata.

    Its dates are those of the file, not of the article, and are not used.
    """
    document = _opened(data, place)
    try:
        with damage_reported(place):
            count = len(document)
            if count > MAX_PAGES:
                raise UserError(f"has {count} pages: give one of at most {MAX_PAGES}", place)
            step = max(1, count // _SAMPLE)
            body = body_size(_pages(document, range(0, count, step)))
            builder = DocumentBuilder()
            layout = Layout(builder, body)
            for page in without_running_heads(_pages(document, range(count))):
                layout.add(page)
            layout.close()
            title = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    read = builder.document("" if _NO_TITLE.match(title) else title)
    if sum(map(str.isalpha, read.text)) < 20 * min(count, 3):
        hint = "make it searchable with a text recognition (OCR) program first"
        raise UserError(f"has no text, only pictures of pages: {hint}", place)
    return read


def _opened(data: bytes, place: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError("needs a password: save a copy without one", place) from None
        if "security" in str(error).lower():
            raise UserError("is locked in a way that is not supported", place) from None
        raise UserError("is damaged: it is no sound PDF document", place) from None


def _pages(document: pdfium.PdfDocument, numbers: range) -> Iterator[Page]:
    for number in numbers:
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue  # one broken page among sound ones
        try:
            yield Page(page_lines(page), page.get_height())
        finally:
            page.close()
