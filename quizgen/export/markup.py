"""Plain text as HTML: every letter shown as it stands in the bank."""

from __future__ import annotations

import html
import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Take out control characters, which no format can carry, and unify line ends."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return text with every run of white space, line ends too, as one space."""
    return " ".join(without_controls(text).split())


def to_html(text: str) -> str:
    """Return text as HTML content: markup characters as entities, line ends as ``<br>``."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text):
        return text
    return html.escape(without_controls(text), quote=False).replace("\n", "<br>")
