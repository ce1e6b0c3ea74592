"""An item and its evidence as content for the two halves of the review screen."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from quizgen.bank import Cloze, MultipleChoice, Numeric, ShortAnswer, TrueFalse, cloze_pieces
from quizgen.bank.flaws import Flaw
from quizgen.bank.numbers import write_number
from quizgen.play.dialogs import passage_content
from quizgen.play.item_text import KIND_WORDS, STATUS_COLOURS, STATUS_MARKS
from quizgen.play.text import joined, line, plain
from quizgen.study.evidence import passage


def item_content(item: Any, flaws: list[Flaw]) -> Content:
    """Return all of an item that an instructor decides about."""
    status = f"{STATUS_MARKS[item.status]} {item.status}"
    facts = [KIND_WORDS[item.type], item.difficulty or "no difficulty", item.level or "no level"]
    facts += [f"{write_number(item.points)} points"] if item.points != 1 else []
    facts += [f"#{tag}" for tag in item.tags]
    head = joined(
        plain(status, f"bold {STATUS_COLOURS[item.status]}"),
        "  ",
        line(" · ".join(facts), "$text-muted"),
    )
    parts = [head, _stem(item), _answers(item)]
    for name in ("explanation", "hint", "note"):
        text = getattr(item, name)
        if text:
            parts.append(joined(plain(f"{name.capitalize()}  ", "$text-muted"), plain(text)))
    parts += [
        joined(plain(f"! {flaw.what}", "$text-warning"), plain(f"; {flaw.fix}")) for flaw in flaws
    ]
    parts.append(plain(item.id, "$text-muted"))
    return Content("\n\n").join(parts)


def _stem(item: Any) -> Content:
    if not isinstance(item, Cloze):
        return plain(item.stem, "bold")
    return joined(
        *(
            plain(piece, "bold")
            if isinstance(piece, str)
            else plain(f"[{piece.text}]", "bold underline $text-success")
            for piece in cloze_pieces(item.stem)
        )
    )


def _answers(item: Any) -> Content:
    rows: list[Content] = []
    right = plain("✓ ", "$text-success")
    if isinstance(item, Cloze):
        rows = [
            joined(
                right,
                line(gap.text, "bold"),
                "  ",
                line(gap.hint, "$text-muted"),
            )
            for gap in item.gaps
        ]
    elif isinstance(item, TrueFalse):
        rows = [joined(right, plain("True" if item.answer else "False", "bold"))]
    elif isinstance(item, Numeric):
        within = f"± {item.tolerance}" if item.margin else ""
        rows = [
            joined(
                right,
                line(f"{write_number(item.answer)} {item.unit}".rstrip(), "bold"),
                "  ",
                line(within, "$text-muted"),
            )
        ]
    else:
        rows = [joined(right, plain(item.answer, "bold"))]
    if isinstance(item, ShortAnswer):
        rows += [joined(right, line(text)) for text in item.also_accept]
    if isinstance(item, MultipleChoice):
        for wrong in item.distractors:
            told = (
                joined("  ", line(wrong.feedback, "$text-muted")) if wrong.feedback else Content("")
            )
            rows.append(joined(plain("✗ ", "$text-error"), line(wrong.text), told))
    return Content("\n").join(rows)


def evidence_content(item: Any, article: str | None) -> Content:
    """Return an item's evidence: in its paragraph if the article is at hand, else the quote."""
    source = item.source
    if not source.quote:
        return plain("No evidence is quoted: the item is somebody's own.", "$text-muted")
    parts = [plain(source.section, "bold")] if source.section else []
    found = passage(article, source) if article is not None else None
    if found is not None:
        parts.append(passage_content(found))
    else:
        parts.append(plain(f"“{source.quote}”", "italic"))
        if article is not None:
            parts.append(plain("! The article does not have this quote.", "$text-warning"))
    return Content("\n\n").join(parts)
