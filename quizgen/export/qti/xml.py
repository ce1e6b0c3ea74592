"""Small helpers to build the XML of QTI files."""

from __future__ import annotations

import hashlib
import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizgen.bank import Item
from quizgen.export.markup import without_controls
from quizgen.export.request import Chosen


def document(root: Element) -> bytes:
    """Return an XML file."""
    body: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def indented(root: Element) -> bytes:
    """Return an XML file whose elements stand on lines of their own."""
    indent(root)
    return document(root)


def leaf(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element with a text."""
    element = SubElement(parent, name, attributes)
    element.text = without_controls(text)
    return element


def prose(parent: Element, name: str, text: str, **attributes: str) -> Element:
    """Add an element with a text whose line ends are ``<br/>``."""
    element = SubElement(parent, name, attributes)
    append_prose(element, text)
    return element


def append_prose(element: Element, text: str) -> None:
    """Add text behind whatever an element holds already."""
    first, *rest = without_controls(text).split("\n")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + first
    else:
        element.text = (element.text or "") + first
    for line in rest:
        SubElement(element, "br").tail = line


def identifier(chosen: Chosen, item: Item) -> str:
    """Return an item's id as an XML name, different for every item of every article.

    An id with other signs than letters, digits, ``-``, ``_`` and ``.`` gets a hash.
    """
    name = f"{chosen.namespace}_{item.id}"
    plain = re.sub(r"[^A-Za-z0-9_.-]+", "-", name)
    if plain != name:
        plain += "-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"q_{plain}"
