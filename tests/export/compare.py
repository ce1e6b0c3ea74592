"""How texts are compared after they went through a format and somebody else's reader."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from quizgen.bank import Bank, Cloze
from quizgen.export import Chosen, Request
from quizgen.export.gaps import GapQuestion, gap_questions
from quizgen.export.markup import without_controls


def squeezed(text: str) -> str:
    """A text on one line, without what no format carries."""
    return " ".join(without_controls(text).split())


def from_html(text: str) -> str:
    """HTML as plain text on one line."""
    blocks = re.sub(r"<br ?/?>|</?(p|div|blockquote|small)[^>]*>", " ", text)
    return " ".join(html.unescape(blocks).split())


def request_of(*banks: Bank) -> Request:
    """The request that exports banks as they are."""
    return Request(tuple(Chosen(bank, "test.yaml") for bank in banks))


def gaps_of(bank: Bank) -> Iterator[GapQuestion]:
    """All questions that a bank's cloze items become where gaps are asked for one by one."""
    for item in bank.items:
        if isinstance(item, Cloze):
            yield from gap_questions(item)
