"""What the learner reads after an answer, with the looks of the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizgen.play.text import COLOURS, MARKS, MUTED, compared, joined, line, plain, quoted
from quizgen.study.marking import Verdict
from quizgen.study.telling import Line


def feedback(lines: Sequence[Line]) -> Content:
    """Return lines of feedback as one content."""
    return Content("\n").join([_looks(told) for told in lines])


def _looks(told: Line) -> Content:
    if told.kind == "verdict":
        verdict = told.verdict or Verdict.UNKNOWN
        head = plain(f"{MARKS[verdict]} {told.text}", f"bold {COLOURS[verdict]}")
        return joined(head, _after(told.note), _after(told.counts, "bold"))
    if told.kind == "gap":
        return _gap(told)
    if told.kind == "evidence":
        section = line(f"— {told.label}", MUTED) if told.label.strip() else Content("")
        return joined(quoted(told.text, told.highlight), " ", section)
    if told.kind in ("option", "explanation"):
        return plain(told.text)
    label = plain(f"{told.label}  ", MUTED)
    if told.kind == "written":
        return joined(label, compared(told.pieces))
    return joined(label, line(told.text, "bold" if told.kind == "answer" else ""))


def _gap(told: Line) -> Content:
    verdict = told.verdict or Verdict.UNKNOWN
    head = plain(f"{MARKS[verdict]} {told.label}  ", COLOURS[verdict])
    parts: list[Content | str] = [head, line(told.text, "bold")]
    if told.pieces:
        parts += [plain("  you wrote ", MUTED), compared(told.pieces)]
    return joined(*parts, _after(told.note))


def _after(text: str, style: str = "") -> Content:
    return plain(f"  {text}", style) if text else Content("")
