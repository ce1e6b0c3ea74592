"""The table of formats that articles come in, each with its reader and what that needs."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from quizgen.article.pieces import Document
from quizgen.errors import UserError

INSTALL = "pip install 'quizgen[documents]'"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``reader`` is "module:function" in ``quizgen.article.readers``.

    The function takes the file's text, or its bytes where ``binary``, and the
    place to name in errors. ``needs`` are modules of the extra "documents".
    """

    label: str
    reader: str
    binary: bool = False
    needs: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "plain": Format("plain text", "plain:read_plain"),
    "markdown": Format("Markdown", "markdown:read_markdown"),
    "subtitles": Format("subtitles", "subtitles:read_subtitles"),
    "html": Format("a web page", "html:read_html", needs=("trafilatura", "lxml")),
    "pdf": Format("a PDF document", "pdf:read_pdf", True, ("pypdfium2",)),
    "docx": Format("a Word document", "docx:read_docx", True, ("docx",)),
    "pptx": Format("a PowerPoint document", "pptx:read_pptx", True, ("pptx",)),
    "epub": Format("an EPUB book", "epub:read_epub", True, ("lxml", "defusedxml")),
    "odt": Format("an OpenDocument text", "odt:read_odt", True, ("defusedxml",)),
}


def read_as(name: str, content: str | bytes, place: str) -> Document:
    """Read a document in the format ``name``; UserError when a library for it is missing."""
    chosen = FORMATS[name]
    for module in chosen.needs:
        try:
            importlib.import_module(module)
        except ImportError:
            raise UserError(
                f"is {chosen.label}, which needs more libraries: {INSTALL}", place
            ) from None
    module_name, _, function = chosen.reader.partition(":")
    reader = getattr(importlib.import_module(f"quizgen.article.readers.{module_name}"), function)
    document = reader(content, place)
    assert isinstance(document, Document)
    return document
