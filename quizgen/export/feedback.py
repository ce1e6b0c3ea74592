"""What a learner reads after answering: explanation, evidence and source, put together."""

from __future__ import annotations

from quizgen.bank import Bank, Item
from quizgen.export.markup import to_html, without_controls
from quizgen.export.provenance import source_line


def feedback_html(bank: Bank, item: Item) -> str:
    """Return explanation, evidence as a quotation, and source as HTML; "" where there is none."""
    parts = []
    if item.explanation:
        parts.append(f"<p>{to_html(item.explanation)}</p>")
    if item.source.quote:
        parts.append(f"<blockquote>{to_html(item.source.quote)}</blockquote>")
    if parts and (source := source_line(bank, item)):
        parts.append(f"<p><small>{to_html(source)}</small></p>")
    return "".join(parts)


def feedback_text(bank: Bank, item: Item) -> str:
    """Return explanation, evidence in quotation marks, and source as lines of plain text."""
    lines = [item.explanation] if item.explanation else []
    if item.source.quote:
        lines.append(f"“{item.source.quote}”")
    if lines and (source := source_line(bank, item)):
        lines.append(f"({source})")
    return without_controls("\n".join(lines))
