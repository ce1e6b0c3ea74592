"""Which format a file is in: by its content first, by its suffix second."""

from __future__ import annotations

import io
import re
import zipfile

from quizgen.errors import UserError

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MARKS = re.compile(
    r"^(?:[*+-] \S|> |```)|\*\*\S[^*\n]{0,200}\*\*|\[[^\]\n]{1,200}\]\([^)\s]+\)", re.MULTILINE
)
_CUES = re.compile(
    r"\A\s*(?:WEBVTT\b|(?:\d+\s*\r?\n)?\d\d:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d\d:\d\d)"
)
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(r"<(?:p|div|h[1-6]|article|section|span|a|br|table|ul)\b[^>]*>", re.I)
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml")
# Where an archive keeps its text, and what it is then.
_ZIPPED = (
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odt"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def binary_format(data: bytes, place: str) -> str:
    """Name the format of a document that is not text: "pdf", "docx", "pptx", "epub", "odt" or "".

    Raises UserError for documents that are known but not read.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped_format(data, place)
    if data.startswith(_OLD_OFFICE):
        # Office keeps a locked document in its old container.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError("needs a password: save a copy without one", place)
        raise UserError("is an old Office document: save it as .docx or .pptx", place)
    if data.lstrip().startswith(b"{\\rtf"):
        raise UserError("is an RTF document: save it as .docx or as plain text", place)
    return ""


def _zipped_format(data: bytes, place: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UserError("is damaged: its archive cannot be opened", place) from None
    for name, kind in _ZIPPED:
        if name in names:
            return kind
    if any(name.startswith("xl/") for name in names):
        raise UserError("is a spreadsheet: give an English article as text", place)
    raise UserError("is a ZIP archive of no known document: unpack it first", place)


def text_format(text: str, suffix: str) -> str:
    """Name the format of a text: "plain", "markdown", "html" or "subtitles"."""
    start = text[:5000]
    if _CUES.match(start):
        return "subtitles"
    if _HTML.match(start) or (suffix in _HTML_SUFFIXES and _TAGS.search(text)):
        return "html"
    if suffix in _MARKDOWN_SUFFIXES or looks_like_markdown(text):
        return "markdown"
    return "plain"


def looks_like_html(data: bytes, suffix: str) -> bool:
    """Say whether bytes are a web page, whatever their encoding."""
    start = data[:5000].decode("latin-1")
    return bool(_HTML.match(start)) or (suffix in _HTML_SUFFIXES and bool(_TAGS.search(start)))


def looks_like_markdown(text: str) -> bool:
    """Say whether a text is Markdown: it has headings, or front matter, or many marks."""
    sample = text[:20_000]
    if FRONT_MATTER.match(text) or _HEADING.search(sample):
        return True
    return len(_MARKS.findall(sample)) >= 5
