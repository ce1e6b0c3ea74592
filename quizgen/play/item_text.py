"""An item as text to read through: for the preview in Browse and the lists of the summary."""

from __future__ import annotations

from textual.content import Content

from quizgen.bank import Cloze, Item, MultipleChoice, ShortAnswer, cloze_filled
from quizgen.play.text import MUTED, joined, line, plain, quoted
from quizgen.study.card import Card
from quizgen.study.flags import Flag
from quizgen.study.marking.item import answer_text

STATUS_MARKS = {"draft": "·", "accepted": "✓", "rejected": "✗"}
STATUS_COLOURS = {"draft": MUTED, "accepted": "$text-success", "rejected": "$text-error"}
KIND_WORDS = {
    "multiple_choice": "multiple choice",
    "short_answer": "short answer",
    "cloze": "gaps",
    "true_false": "true/false",
    "numeric": "number",
}


def stem_text(item: Item) -> str:
    """Return an item's stem as plain text, a cloze with its gaps filled."""
    return cloze_filled(item.stem) if isinstance(item, Cloze) else item.stem


def item_line(item: Item, has_flag: bool) -> Content:
    """Return an item in one line: status, flag, stem."""
    mark = plain(f"{STATUS_MARKS[item.status]} ", STATUS_COLOURS[item.status])
    flag = plain("⚑ ", "$text-warning") if has_flag else Content("")
    style = f"{MUTED} strike" if item.status == "rejected" else ""
    return joined(mark, flag, line(stem_text(item)[:300], style))


def preview(item: Item, card: Card | None, flags: list[Flag]) -> Content:
    """Return everything about an item: what is asked, what is right, history, flags."""
    facts = [KIND_WORDS[item.type], item.status]
    facts += [text for text in (item.difficulty, item.level) if text]
    facts += [f"#{tag}" for tag in item.tags]
    parts = [plain(" · ".join(facts), MUTED), plain(item.stem, "bold")]
    parts.append(_answers(item))
    if item.explanation:
        parts.append(plain(item.explanation))
    if item.source.quote:
        answer = "" if isinstance(item, Cloze) else answer_text(item)
        parts.append(quoted(item.source.quote, answer))
    if item.note:
        parts.append(joined(plain("Note  ", MUTED), plain(item.note)))
    parts += [
        joined(plain("⚑ ", "$text-warning"), plain(flag.note or "flagged", "italic"))
        for flag in flags
    ]
    parts.append(plain(_history(card), MUTED))
    parts.append(plain(item.id, MUTED))
    return Content("\n\n").join(parts)


def _answers(item: Item) -> Content:
    rows = [joined(plain("✓ ", "$text-success"), line(answer_text(item), "bold"))]
    if isinstance(item, ShortAnswer):
        rows += [joined(plain("✓ ", "$text-success"), line(text)) for text in item.also_accept]
    if isinstance(item, MultipleChoice):
        for wrong in item.distractors:
            told = joined("  ", line(wrong.feedback, MUTED)) if wrong.feedback else ""
            rows.append(joined(plain("✗ ", "$text-error"), line(wrong.text), told))
    return Content("\n").join(rows)


def _history(card: Card | None) -> str:
    if card is None or not card.asked:
        return "never asked"
    rest = "; suspended" if card.suspended else ""
    due = f"; due {card.memory.due.astimezone():%-d %B %Y}" if card.memory else ""
    return f"asked {card.asked}×, missed {card.missed}×{due}{rest}"
