"""Plain text cut into pieces: paragraphs whether wrapped or not, headings, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen.article.headings import is_box, is_heading, is_side_section
from quizgen.article.kinds import stands_apart
from quizgen.article.pieces import Piece
from quizgen.article.text import BlockKind
from quizgen.article.traced import Traced

_LINE = re.compile(r"([^\r\n\v\f\x85\u2028\u2029]*)(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|\Z)")
_BULLET = re.compile(
    r"\s*(?:[-*+•‣▪◦●○■□–—➤►▶✓✔·]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+)(?=\S)"
)
_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]]*(?:\s?\[\d+\])*\s*$")
_UNDERLINE = re.compile(r"\s*([=~-])\1{2,}\s*$")
_RULE = re.compile(r"\s*([*_=~#.+-])(?:\s?\1){2,}\s*$")
_COLUMNS = re.compile(r"\S[^\S\t]*\t\s*\S|\S\s{3,}\S|\|.*\|")
WRAP_LIMIT = 130  # no text is hard-wrapped wider than this


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip(" \t\u00a0\u200b\ufeff\u00ad\u2060")

    @property
    def indent(self) -> int:
        return len(self.text.expandtabs(4)) - len(self.text.expandtabs(4).lstrip())


def cut_plain_text(text: str) -> tuple[Piece, ...]:
    """Cut plain text into pieces; their letters are slices of ``text``."""
    groups = list(_groups(text))
    many = sum(len(group) > 1 for group in groups) > 1
    pieces: list[Piece] = []
    for group in groups:
        for kind, lines in _cut_group(group, many):
            pieces.append(Piece(kind, Traced.of(text, lines[0].start, lines[-1].end)))
    return tuple(pieces)


def _groups(text: str) -> Iterator[list[_Line]]:
    """Yield the groups of lines that blank lines and drawn rules separate."""
    group: list[_Line] = []
    for match in _LINE.finditer(text):
        line = _Line(match.group(1), match.start())
        ruled = _RULE.match(line.text) and not (len(group) == 1 and _UNDERLINE.match(line.text))
        if line.blank or ruled:
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _cut_group(group: list[_Line], many: bool) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Yield the pieces of one group of lines; ``many`` says that blank lines part paragraphs."""
    if len(group) > 1 and all(_COLUMNS.search(line.text) for line in group):
        yield "table", group
        return
    if len(group) > 1 and _UNDERLINE.match(group[1].text):
        yield "heading", group[:1]
        if group[2:]:
            yield from _cut_group(group[2:], many)
        return
    if len(group) > 1 and is_heading(group[0].text) and _heads(group):
        yield "heading", group[:1]
        yield from _cut_group(group[1:], many)
        return
    apart = next((i for i, line in enumerate(group) if not stands_apart(line.text)), len(group))
    if len(group) > 1 and apart:
        for line in group[:apart]:
            yield "prose", [line]
        if group[apart:]:
            yield from _cut_group(group[apart:], many)
        return
    if len(group) > 1 and stands_apart(group[-1].text):
        yield from _cut_group(group[:-1], many)
        yield "prose", group[-1:]
        return
    bullets = [bool(_BULLET.match(line.text)) for line in group]
    if any(bullets) and _is_list(group, bullets):
        yield from _cut_list(group, bullets, many)
        return
    for lines in _paragraphs(group, many):
        flat = lines[0].text.strip()
        if len(lines) == 1 and is_heading(flat):
            yield "heading", lines
        else:
            yield "prose", lines


def _heads(group: Sequence[_Line]) -> bool:
    """Say whether a group's first line stands apart from the lines under it."""
    first, rest = group[0].text.strip(), group[1:]
    if is_side_section(first) or is_box(first):
        return True
    widest = max(len(line.text) for line in rest)
    following = rest[0].text.strip()
    if following[:1].islower() or (len(group) == 2 and len(following) < 40):
        return False
    return len(first) + 1 + len(following.split()[0]) < 0.8 * min(widest, WRAP_LIMIT)


def _is_list(group: Sequence[_Line], bullets: Sequence[bool]) -> bool:
    """Say whether lines that open like list items are so: a lone dash is rather a quotation's."""
    count = sum(bullets)
    first = group[bullets.index(True)].text.strip()
    if first[0] in "–—":
        return count > 1
    if count == 1 and len(group) == 1:
        numbered = first[0].isdigit() or first[0] == "("
        return not (numbered and is_heading(first))
    return bullets[0] or count > 1


def _cut_list(
    group: Sequence[_Line], bullets: Sequence[bool], many: bool
) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Yield each item with the lines that go on it; lines before the first are prose."""
    first = bullets.index(True)
    for lines in _paragraphs(list(group[:first]), many):
        yield "prose", lines
    item: list[_Line] = []
    for line, bullet in zip(group[first:], bullets[first:], strict=True):
        if bullet:
            if item:
                yield "list_item", [_without_bullet(item[0]), *item[1:]]
            item = [line]
        else:
            item.append(line)
    yield "list_item", [_without_bullet(item[0]), *item[1:]]


def _without_bullet(line: _Line) -> _Line:
    match = _BULLET.match(line.text)
    assert match
    return _Line(line.text[match.end() :], line.start + match.end())


def _paragraphs(group: list[_Line], many: bool) -> Iterator[list[_Line]]:
    """Yield the paragraphs of a group: its lines joined where they were only wrapped."""
    if not group:
        return
    width = max(len(line.text.rstrip()) for line in group)
    wrapped = width <= WRAP_LIMIT
    full = [_fills(a, b, width) for a, b in pairwise(group)]
    greedy = bool(full) and sum(full) >= 0.6 * len(full)
    indents = {line.indent for line in group}
    indented = len(indents) == 2 and min(indents) < max(indents) <= min(indents) + 8
    # A hanging indent is the other way round: its first lines stand out.
    if indented and 2 * sum(line.indent == max(indents) for line in group) >= len(group):
        indented = group[0].indent == max(indents)
    paragraph = [group[0]]
    for line, filled in zip(group[1:], full, strict=True):
        ended = bool(_TERMINAL.search(paragraph[-1].text))
        if indented and line.indent == max(indents) and ended:
            goes_on = False
        elif line.text.lstrip()[:1].islower():
            goes_on = True
        elif not wrapped:
            goes_on = False
        elif greedy:
            goes_on = filled or not ended
        else:
            goes_on = many or not (ended or is_heading(paragraph[-1].text))
        if goes_on:
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _fills(line: _Line, following: _Line, width: int) -> bool:
    """Say whether a line was full: the next line's first word would have made it too wide."""
    word = following.text.split()[0]
    return len(line.text.rstrip()) + 1 + len(word) > 0.95 * width
