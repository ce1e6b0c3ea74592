"""Which format a file is in, told from its first bytes or its text."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MARKS = re.compile(r"^(?:[*+-] \S|> |```)|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\s]+\)", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Say whether a text is Markdown: it has headings, or front matter, or many marks."""
    sample = text[:20_000]
    if FRONT_MATTER.match(text) or _HEADING.search(sample):
        return True
    return len(_MARKS.findall(sample)) >= 5
