"""Web pages: main text, title and date by trafilatura, the page's furniture left out."""

from __future__ import annotations

import datetime
import logging

import trafilatura
from lxml.html import HtmlElement

from quizgen.article.archive import damage_reported
from quizgen.article.dates import find_date
from quizgen.article.pieces import Document, DocumentBuilder
from quizgen.article.readers.html_tree import mark_raised, parse, walk
from quizgen.errors import UserError

MAX_HTML = 20_000_000  # characters


def read_html(text: str, place: str) -> Document:
    """Return the main text of a page as pieces, with its title and date of publication."""
    if len(text) > MAX_HTML:
        raise UserError(f"is a web page of more than {MAX_HTML // 10**6} MB", place)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    with damage_reported(place):
        page = parse(text)
        mark_raised(page)
        title, date = _metadata(page)
        builder = DocumentBuilder()
        walk(_main_text(page), builder)
        return builder.document(title, date)


def _main_text(page: HtmlElement) -> HtmlElement:
    """Return the article in a page as a smaller page; the whole page when none is found."""
    found = trafilatura.extract(
        page, output_format="html", include_comments=False, include_tables=True, fast=True
    )
    return parse(found) if found else page


def _metadata(page: HtmlElement) -> tuple[str, datetime.date | None]:
    """Return a page's title and date of publication, as far as it names them itself."""
    found = trafilatura.extract_metadata(
        page, date_config={"original_date": True, "extensive_search": False}
    )
    if found is None:
        return "", None
    return found.title or "", find_date(found.date or "")
