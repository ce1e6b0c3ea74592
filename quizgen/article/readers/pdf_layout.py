"""Lines of PDF pages put together: paragraphs, headings, tables; running heads left out."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.article.pieces import DocumentBuilder
from quizgen.article.readers.pdf_lines import PageLine

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*(?:\s?\[?\d*\]?)$")
_BULLET = re.compile(r"^(?:[•‣▪◦●○■–·*\uf0b7\uf0a7]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_LONE_BULLET = re.compile(r"^[•‣▪◦●○■·\uf0b7\uf0a7]$")
_PAGE_NUMBER = re.compile(r"^(?:page )?[\divxlc]{1,5}(?: of \d+| / \d+)?$|^[-–] ?\d+ ?[-–]$", re.I)
_EDGE = 2  # lines at a page's top or bottom among which running heads are sought
_RECENT = 25  # lines that tell how a column is set
_LONGEST = 300  # lines in a paragraph; no real one is longer
_REACH = 3  # pages on either side that are searched for the same running head


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, in reading order, and its height in points."""

    lines: Sequence[PageLine]
    height: float


def body_size(pages: Iterable[Page]) -> float:
    """Return the letter size in which most of a document is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_running_heads(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages without the headers and footers that they share with pages near by."""
    window: list[Page] = []
    at = 0
    for page in pages:
        window.append(page)
        if len(window) > _REACH:
            if at < len(window) - _REACH:
                yield _bare(window, at)
                at += 1
            if at > _REACH:
                window.pop(0)
                at -= 1
    for index in range(at, len(window)):
        yield _bare(window, index)


def _bare(window: Sequence[Page], at: int) -> Page:
    page = window[at]
    shared = {key for i, other in enumerate(window) if i != at for key in map(_key, _edges(other))}
    edges = {
        id(line)
        for line in _edges(page)
        if _key(line) in shared or _PAGE_NUMBER.match(line.text.strip())
    }
    return Page([line for line in page.lines if id(line) not in edges], page.height)


def _edges(page: Page) -> list[PageLine]:
    """Return the lines in a page's outer tenth, at most a few on each side."""
    by_height = sorted(page.lines, key=lambda line: line.bottom)
    low = [line for line in by_height[: 2 * _EDGE] if line.top < 0.12 * page.height]
    high = [line for line in by_height[-2 * _EDGE :] if line.bottom > 0.88 * page.height]
    return low + high


def _key(line: PageLine) -> tuple[str, int]:
    """Return what is equal for the same running head on two pages."""
    return _DIGITS.sub("#", line.text.lower()), round(line.bottom / 4)


class Layout:
    """Puts lines into paragraphs, page by page, and adds them to a document."""

    def __init__(self, builder: DocumentBuilder, body: float) -> None:
        self._builder = builder
        self._body = body
        self._paragraph: list[PageLine] = []
        self._rows: list[list[PageLine]] = []
        self._item = False
        self._widths: deque[float] = deque(maxlen=_RECENT)  # of lines of the column

    def add(self, page: Page) -> None:
        """Add a page's lines; its last paragraph may go on on the next page."""
        rows = list(_rows(page.lines))
        for row, before, after in zip(rows, [[], *rows], [*rows[1:], []], strict=False):
            if _short(row) and (_aligned(row, before) or _aligned(row, after)):
                self._end_paragraph()
                self._rows.append(row)
            else:
                self._end_table()
                self._add_line(_merged(row))

    def close(self) -> None:
        """Add what is still open."""
        self._end_paragraph()
        self._end_table()

    def _add_line(self, line: PageLine) -> None:
        if _LONE_BULLET.match(line.text):
            # Many programs draw a list's bullets apart from its words.
            self._end_paragraph()
            self._item = True
            return
        if self._paragraph and not self._goes_on(line):
            self._end_paragraph()
        self._paragraph.append(line)
        self._widths.append(line.right - line.left)

    def _goes_on(self, line: PageLine) -> bool:
        """Say whether a line belongs to the paragraph before it."""
        last = self._paragraph[-1]
        if abs(line.size - last.size) > 0.1 * max(last.size, 1) or line.bold != last.bold:
            return False
        if _BULLET.match(line.text) or len(self._paragraph) >= _LONGEST:
            return False
        ended = bool(_TERMINAL.search(last.text))
        gap = last.bottom - line.bottom
        if gap <= 0 or gap > 4 * line.size:
            # On in the next column or on the next page.
            if self._heading_level(last):
                return False
            return not ended or line.text[:1].islower() or not self._room_for(line)
        if gap > 1.35 * self._leading(line):
            return False
        leftmost = min(before.left for before in self._paragraph[-_RECENT:])
        indented = line.left > leftmost + 0.8 * line.size and line.left > last.left + 1
        if ended and indented and len(self._paragraph) > 1:
            return False
        return not (ended and self._room_for(line))

    def _room_for(self, line: PageLine) -> bool:
        """Say whether a line's first word would still have stood on the line before it."""
        last = self._paragraph[-1]
        left = min(before.left for before in self._paragraph[-_RECENT:])
        word = len(line.text.split(maxsplit=1)[0]) + 1
        letter = (line.right - line.left) / max(len(line.text), 1)
        return last.right + (word + 1.5) * letter < left + max(self._widths, default=0.0)

    def _leading(self, line: PageLine) -> float:
        """Return the distance of lines within this paragraph, or what is usual for the size."""
        lines = self._paragraph[-_RECENT:]
        gaps = [
            a.bottom - b.bottom
            for a, b in pairwise(lines)
            if 0 < a.bottom - b.bottom < 3 * line.size
        ]
        return min(gaps) if gaps else 1.25 * line.size

    def _end_paragraph(self) -> None:
        lines, self._paragraph = self._paragraph, []
        if not lines:
            return
        text = "\n".join(line.text for line in lines)
        level = self._heading_level(lines[0])
        item, self._item = self._item, False
        if item or _BULLET.match(text):
            self._builder.add("list_item", _BULLET.sub("", text))
        elif level and len(text) < 200 and len(lines) < 5:
            self._builder.add("heading", text, level, sure=True)
        elif lines[0].size < 0.88 * self._body and re.match(r"^[\d*†]{1,3}\s?\S", text):
            self._builder.add("other", text, sure=True)  # a footnote
        else:
            self._builder.add("prose", text)

    def _heading_level(self, line: PageLine) -> int:
        """Return a heading's level, from its letters' size; 0 for other lines."""
        ratio = line.size / self._body if self._body else 1.0
        if ratio > 1.6:
            return 1
        if ratio > 1.12:
            return 2
        short = len(line.text) < 80 and not re.search(r"[.,;:]$", line.text)
        return 3 if line.bold and short and ratio > 0.95 else 0

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
            self._builder.add("table", text, sure=True)


def _rows(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """Yield lines that stand side by side together, others alone."""
    row: list[PageLine] = []
    for line in lines:
        if row and abs(line.bottom - row[-1].bottom) < 2 and line.left >= row[-1].right - 1:
            row.append(line)
        else:
            if row:
                yield row
            row = [line]
    if row:
        yield row


def _merged(row: Sequence[PageLine]) -> PageLine:
    """Return a row that is no table's as the one line it is."""
    text = " ".join(part.text for part in row)
    return replace(row[0], text=text, right=row[-1].right)


def _aligned(row: Sequence[PageLine], other: Sequence[PageLine]) -> bool:
    """Say whether cells of two rows stand under each other, as in a table."""
    return any(
        abs(a.left - b.left) < 2
        or abs(a.right - b.right) < 2
        or abs(a.left + a.right - b.left - b.right) < 4
        for a in row[1:]
        for b in other[1:]
    )


def _short(row: Sequence[PageLine]) -> bool:
    """Say whether a row's parts are as short as a table's cells."""
    return sum(len(cell.text) for cell in row) / len(row) < 40
