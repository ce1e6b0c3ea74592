"""The lines of a PDF page, with their places and letter sizes, as PDFium finds them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_BREAKS = (10, 13)
# PDFium's own marks for a hyphen at a line's end; no line break follows them.
_LINE_HYPHENS = (0x02, 0xFFFE)
_BOLD = 600


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text: points from the page's lower left corner, ``size`` is its height."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


def page_lines(page: pdfium.PdfPage) -> list[PageLine]:
    """Return a page's lines in reading order: column by column where there are two."""
    text_page = page.get_textpage()
    try:
        found = list(_lines(text_page))
    finally:
        text_page.close()
    return _in_columns(found, page.get_width())


def _lines(text_page: pdfium.PdfTextPage) -> Iterator[PageLine]:
    """Yield the lines in the order of the file; one with a wide gap comes in several parts."""
    count = text_page.count_chars()
    codes = [raw.FPDFText_GetUnicode(text_page, i) for i in range(count)]
    span: list[int] = []
    for i, code in enumerate(codes):
        if code not in _BREAKS:
            span.append(i)
        if code in _BREAKS or code in _LINE_HYPHENS:
            yield from _line(text_page, codes, span)
            span = []
    yield from _line(text_page, codes, span)


def _line(text_page: pdfium.PdfTextPage, codes: list[int], span: list[int]) -> Iterator[PageLine]:
    """Yield a line, cut at gaps as wide as its letters are high."""
    while span and codes[span[-1]] == 32:
        span.pop()
    while span and codes[span[0]] == 32:
        span.pop(0)
    if not span:
        return
    size = raw.FPDFText_GetFontSize(text_page, span[0]) or 1.0
    start = 0
    for k, index in enumerate(span):
        if codes[index] == 32 and 0 < k < len(span) - 1:
            gap = _box(text_page, span[k + 1])[0] - _box(text_page, span[k - 1])[1]
            if gap > 0.9 * max(size, 6.0):
                yield _part(text_page, codes, span[start:k])
                start = k + 1
    yield _part(text_page, codes, span[start:])


def _part(text_page: pdfium.PdfTextPage, codes: list[int], span: list[int]) -> PageLine:
    first, last = _box(text_page, span[0]), _box(text_page, span[-1])
    letters = "".join("-" if codes[i] in _LINE_HYPHENS else _letter(codes[i]) for i in span)
    middle = span[len(span) // 2]
    box = _box(text_page, middle)
    return PageLine(
        text=letters.strip(),
        left=first[0],
        right=max(last[1], first[1]),
        bottom=min(first[2], last[2], box[2]),
        top=max(first[3], last[3], box[3]),
        size=round(abs(box[3] - box[2]), 1),
        bold=_is_bold(text_page, middle),
    )


def _letter(code: int) -> str:
    """Return a code's letter; none for what PDF cannot name."""
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _box(text_page: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a letter's line box."""
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, rect)
    return rect.left, rect.right, rect.bottom, rect.top


def _is_bold(text_page: pdfium.PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD:
        return True
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text_page, index, None, 0, flags)
    name = ctypes.create_string_buffer(max(int(size), 1))
    raw.FPDFText_GetFontInfo(text_page, index, name, size, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _in_columns(lines: list[PageLine], width: float) -> list[PageLine]:
    """Put lines that a file gives across two columns into the order of reading.

    Most files keep columns apart; then nothing is moved.
    """
    middle = width / 2
    sides = [
        -1 if line.right < middle + 5 else 1 if line.left > middle - 5 else 0 for line in lines
    ]
    changes = sum(a * b < 0 for a, b in pairwise(sides))
    words = [line.text.count(" ") + 1 for line, side in zip(lines, sides, strict=True) if side]
    if changes < 8 or sum(words) < 3 * len(words):
        return lines
    ordered: list[PageLine] = []
    waiting: list[PageLine] = []
    for line, side in zip(lines, sides, strict=True):
        if side > 0:
            waiting.append(line)
        else:
            if side == 0:
                ordered += waiting
                waiting = []
            ordered.append(line)
    return ordered + waiting
