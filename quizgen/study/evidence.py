"""An item's evidence in its place: the paragraph of the article around the quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.bank import Item, Source
from quizgen.study.catalogue import LoadedBank
from quizgen.study.clean import clean

_MOST_BYTES = 5_000_000
_READABLE = {".txt", ".md", ".markdown", ".text", ".rst", ""}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph cut at its quotation."""

    before: str
    quote: str
    after: str


def passage_of(item: Item, bank: LoadedBank) -> Passage | None:
    """Return the paragraph that an item's evidence stands in, None if the article is not there.

    The article is looked for beside the bank; only text files are shown.
    """
    name = bank.bank.article.file
    if not name or not item.source.quote:
        return None
    path = bank.path.parent / name
    try:
        if path.suffix.lower() not in _READABLE or path.stat().st_size > _MOST_BYTES:
            return None
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return passage(text, item.source)


def passage(text: str, source: Source) -> Passage | None:
    """Return the paragraph around a quotation; None if the article no longer has it.

    The offsets are trusted only if the quotation stands there letter for letter;
    otherwise it is searched, line breaks counting as spaces.
    """
    span = _span(text, source)
    if span is None:
        return None
    start, end = span
    breaks = [found.end() for found in re.finditer(r"\n[ \t]*\n", text[:start])]
    following = re.search(r"\n[ \t]*\n", text[end:])
    first = breaks[-1] if breaks else 0
    last = end + following.start() if following else len(text)
    return Passage(
        _flowing(text[first:start]).lstrip(),
        _flowing(text[start:end]),
        _flowing(text[end:last]).rstrip(),
    )


def _span(text: str, source: Source) -> tuple[int, int] | None:
    quote = source.quote.strip()
    start, end = source.start, source.end
    if start is not None and end is not None and text[start:end].strip() == quote:
        return start, end
    words = [re.escape(word) for word in quote.split()]
    found = re.search(r"\s+".join(words), text) if words else None
    return found.span() if found else None


def _flowing(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", clean(text))
