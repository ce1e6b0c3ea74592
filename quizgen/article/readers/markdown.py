"""Markdown: blocks by a CommonMark parser, words traced to where they stand in the source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizgen.article.dates import find_date
from quizgen.article.headings import is_heading
from quizgen.article.pieces import Document, Piece
from quizgen.article.sniff import FRONT_MATTER
from quizgen.article.traced import Traced

_FOOTNOTE = re.compile(r"\s*\[\^[^\]\s]+\]:")


def read_markdown(text: str, place: str) -> Document:
    """Return Markdown cut into pieces, with title and date from its front matter."""
    front = FRONT_MATTER.match(text)
    title, date = _metadata(front.group(1)) if front else ("", None)
    start = front.end() if front else 0
    # Of one length, so that offsets stay; the parser would drop NUL and carriage returns.
    body = re.sub(r"\r(?!\n)", "\n", text[start:].replace("\0", " "))
    lines = [start]
    for match in re.finditer("\n", body):
        lines.append(start + match.end())
    lines.append(len(text))
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    tokens = parser.parse(body)
    return Document(text, tuple(_pieces(text, tokens, lines)), title, date)


def _metadata(front: str) -> tuple[str, datetime.date | None]:
    """Return title and date of front matter; what cannot be read is passed over."""
    try:
        values = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError):
        return "", None
    if not isinstance(values, dict):
        return "", None
    title = values.get("title")
    date = values.get("date")
    if isinstance(date, datetime.datetime):
        date = date.date()
    elif not isinstance(date, datetime.date):
        date = find_date(str(date or ""))
    return title if isinstance(title, str) else "", date


def _pieces(source: str, tokens: Sequence[Token], lines: Sequence[int]) -> Iterator[Piece]:
    """Yield a piece for each block; ``lines`` holds the offset of each line."""
    inside: list[str] = []
    level = 0
    table = -1
    for token in tokens:
        if token.type == "table_open" and token.map:
            table = token.map[1]
            yield Piece("table", _lines(source, lines, token), sure=True)
        if token.nesting == 1:
            inside.append(token.type)
            level = int(token.tag[1]) if token.type == "heading_open" else level
        elif token.nesting == -1:
            inside.pop()
        elif token.type in ("fence", "code_block", "html_block") and token.map:
            code = _lines(source, lines, token)
            first, _, rest = code.text.partition("\n")
            if token.type == "fence":
                code = code.slice(len(first) + 1, len(code.text) - len(rest.rpartition("\n")[2]))
            yield Piece("other", code, sure=True)
        elif token.type == "inline" and token.map and not (table > token.map[0]):
            letters = _inline(source, token, lines)
            if letters.text.strip():
                yield _piece(letters, token, inside, level)


def _piece(letters: Traced, token: Token, inside: Sequence[str], level: int) -> Piece:
    if "heading_open" in inside:
        return Piece("heading", letters, level, sure=True)
    if "blockquote_open" in inside:
        return Piece("quote", letters, sure=True)
    if "list_item_open" in inside:
        return Piece("list_item", letters)
    if _FOOTNOTE.match(letters.text):
        return Piece("other", letters, sure=True)
    children = [child for child in token.children or () if child.type != "text" or child.content]
    if children[0].type == "image":
        return Piece("caption", letters, sure=True)
    if children[0].type == "strong_open" and children[-1].type == "strong_close":
        return Piece("heading" if is_heading(letters.text) else "prose", letters)
    return Piece("prose", letters)


def _lines(source: str, lines: Sequence[int], token: Token) -> Traced:
    assert token.map
    return Traced.of(source, lines[token.map[0]], lines[token.map[1]]).stripped()


def _inline(source: str, token: Token, lines: Sequence[int]) -> Traced:
    """Return an inline token's words, each found in turn behind the last in the source."""
    assert token.map
    at, end = lines[token.map[0]], lines[token.map[1]]
    parts: list[Traced] = []
    raised = False
    for child in token.children or ():
        if child.type == "html_inline":
            raised = child.content.lower().startswith("<sup")
            at = _after(source, child.content, at, end)
        elif child.type == "image":
            at = _after_target(source, source.find("![", at, end), at, end)
        elif child.type == "link_close" and child.markup not in ("autolink", "linkify"):
            at = _after_target(source, source.find("]", at, end), at, end)
        elif child.type in ("softbreak", "hardbreak"):
            found = source.find("\n", at, end)
            if found >= 0:
                parts.append(Traced.of(source, found, found + 1))
                at = found + 1
        elif child.type == "text_special":
            found = source.find(child.markup, at, end)
            if found >= 0:
                at = found + len(child.markup)
                if child.info == "escape":
                    parts.append(Traced.of(source, at - 1, at))
                else:
                    entity = Traced.of(source, found, at)
                    parts.append(entity.edited([(0, at - found, child.content)]))
        elif child.content:
            found = source.find(child.content, at, end)
            if found >= 0:
                at = found + len(child.content)
                if not (raised and child.content.strip().isdigit()):
                    parts.append(Traced.of(source, found, at))
    return Traced.joined(parts)


def _after(source: str, words: str, at: int, end: int) -> int:
    found = source.find(words, at, end)
    return found + len(words) if found >= 0 else at


def _after_target(source: str, bracket: int, at: int, end: int) -> int:
    """Return the offset behind a link's or image's closing bracket and target."""
    if bracket < 0:
        return at
    depth = 0
    close = bracket
    if source[bracket] == "!":
        for close in range(bracket + 1, end):
            depth += {"[": 1, "]": -1}.get(source[close], 0)
            if not depth:
                break
    at = close + 1
    opening = source[at : at + 1]
    if opening not in ("(", "["):
        return at
    closing = {"(": ")", "[": "]"}[opening]
    depth = 0
    for i in range(at, end):
        depth += {opening: 1, closing: -1}.get(source[i], 0)
        if not depth:
            return i + 1
    return at
