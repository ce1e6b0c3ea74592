"""PowerPoint documents: titles as headings, the texts of slides, and the speaker's notes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from pptx import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from quizgen.article.archive import Archive, damage_reported
from quizgen.article.pieces import Document, DocumentBuilder

_SENTENCE = re.compile(r"^[\"'“‘(]?[A-Z0-9].*[.!?][\"'”’)]*$", re.DOTALL)
_MIN_WORDS = 6  # a point of fewer words is no sentence to ask about
_RESERVED = ("powerpoint presentation", "presentation", "untitled", "slide 1")


def read_pptx(data: bytes, place: str) -> Document:
    """Return a presentation's text as pieces, slide by slide; whole sentences are prose."""
    Archive(data, place).refuse_entities()
    with damage_reported(place):
        presentation = Presentation(io.BytesIO(data))
        builder = DocumentBuilder()
        for slide in presentation.slides:
            _add_slide(slide, builder)
        title = presentation.core_properties.title or ""
    return builder.document("" if title.lower() in _RESERVED else title)


def _add_slide(slide: Slide, builder: DocumentBuilder) -> None:
    """Add a slide's title, texts, tables and notes."""
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        builder.add("heading", title.text_frame.text.replace("\v", " "), 1, sure=True)
    for shape in _flattened(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if getattr(shape, "has_table", False):
            rows = shape.table.rows  # type: ignore[attr-defined]
            cells = ("\t".join(cell.text for cell in row.cells) for row in rows)
            builder.add("table", "\n".join(cells), sure=True)
        elif shape.has_text_frame and not _furniture(shape):
            _add_points(shape.text_frame.text, builder)  # type: ignore[attr-defined]
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        _add_points(slide.notes_slide.notes_text_frame.text, builder)


def _flattened(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _flattened(shape.shapes)
        else:
            yield shape


def _furniture(shape: BaseShape) -> bool:
    """Say whether a shape is a slide's date, footer or number."""
    if not shape.is_placeholder:
        return False
    return shape.placeholder_format.type in (13, 15, 16)


def _add_points(text: str, builder: DocumentBuilder) -> None:
    """Add the paragraphs of a text frame."""
    for paragraph in text.split("\n"):
        point = paragraph.replace("\v", " ").strip()
        sentence = _SENTENCE.match(point) and len(point.split()) >= _MIN_WORDS
        builder.add("prose" if sentence else "list_item", point)
