"""EPUB books: their chapters in reading order, without contents pages and covers."""

from __future__ import annotations

import datetime
import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from quizgen.article.archive import Archive, damage_reported
from quizgen.article.dates import find_date
from quizgen.article.pieces import Document, DocumentBuilder
from quizgen.article.readers.html_tree import mark_raised, parse, walk
from quizgen.errors import UserError

_CONTAINER = "META-INF/container.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CHAPTERS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
# Fonts may be scrambled in any book; a locked chapter cannot be read.
_FONTS = (".ttf", ".otf", ".woff", ".woff2")


def read_epub(data: bytes, place: str) -> Document:
    """Return a book's chapters as pieces, with its title and date of publication."""
    archive = Archive(data, place)
    _refuse_locked(archive, place)
    rootfile = _parsed(archive, _CONTAINER, place).find(f".//{_ROOTFILE}")
    package_name = rootfile.get("full-path", "") if rootfile is not None else ""
    package = _parsed(archive, package_name, place)
    builder = DocumentBuilder()
    for name in _chapters(package, package_name):
        if name not in archive.names:
            continue
        content = archive.read(name).decode("utf-8", "replace")
        with damage_reported(place):
            if content.strip():
                chapter = parse(content)
                mark_raised(chapter)
                walk(chapter, builder)
    return builder.document(package.findtext(f".//{_DC}title") or "", _date(package))


def _parsed(archive: Archive, name: str, place: str) -> Element:
    try:
        root = fromstring(archive.read(name))
    except (ParseError, DefusedXmlException, ValueError):
        raise UserError(f"is damaged: its part {name} is no sound XML", place) from None
    assert isinstance(root, Element)
    return root


def _refuse_locked(archive: Archive, place: str) -> None:
    name = "META-INF/encryption.xml"
    if name not in archive.names:
        return
    for element in _parsed(archive, name, place).iter():
        target = element.get("URI", "")
        if element.tag.endswith("}CipherReference") and not target.lower().endswith(_FONTS):
            raise UserError("is locked by its publisher (DRM) and cannot be read", place)


def _chapters(package: Element, package_name: str) -> list[str]:
    """Return the names of a book's chapters, in the order of its spine."""
    folder = posixpath.dirname(package_name)
    items = {
        item.get("id", ""): posixpath.normpath(
            posixpath.join(folder, unquote(item.get("href", "")))
        )
        for item in package.iter(f"{_OPF}item")
        if item.get("media-type") in _CHAPTERS and "nav" not in (item.get("properties") or "")
    }
    spine = package.iter(f"{_OPF}itemref")
    wanted = [ref.get("idref", "") for ref in spine if ref.get("linear") != "no"]
    return [items[name] for name in wanted if name in items]


def _date(package: Element) -> datetime.date | None:
    return find_date(package.findtext(f".//{_DC}date") or "")
