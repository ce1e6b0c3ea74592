"""The worksheet as Markdown, for a wiki, a word processor or a typesetter of one's own."""

from __future__ import annotations

import re

from quizgen.export.markup import one_line
from quizgen.export.request import Output, Request
from quizgen.export.worksheet.sheet import Question, Sheet, letter, points_text, sheets

_NUMBERED = re.compile(r"^(\d+)([.)])")
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~$^]|&(?=[#\w])|^[#+=-]")


def render(request: Request) -> Output:
    """Make the file: each version, then each key."""
    versions = sheets(request)
    parts = [*map(_sheet, versions), *map(_key, versions)]
    return Output("\n".join(parts).encode(), len(versions[0].questions))


def escaped(text: str) -> str:
    """Return text on one line in which Markdown finds nothing to do."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", one_line(text)))


def _sheet(sheet: Sheet) -> str:
    version = f", version {sheet.version}" if sheet.version else ""
    points = points_text(sheet.points)
    lines = [f"# {escaped(sheet.title)}{version}", "", f"Name: \\_\\_\\_\\_\\_\\_ ({points})", ""]
    for question in sheet.questions:
        lines += _question(question)
    return "\n".join(lines)


def _question(question: Question) -> list[str]:
    margin = " " * (len(str(question.number)) + 2)
    points = f" ({points_text(question.points)})" if question.points != 1 else ""
    lines = [f"{question.number}. {escaped(question.prompt)}{points}", ""]
    for place, option in enumerate(question.options):
        lines += [f"{margin}- {letter(place)}. {escaped(option)}"]
    if question.lines:
        unit = f" {escaped(question.unit)}" if question.unit else ""
        lines += [margin + "\\_" * 24 + unit]
    if question.options or question.lines:
        lines.append("")
    if question.hint:
        lines += [f"{margin}*Hint: {escaped(question.hint)}*", ""]
    return lines


def _key(sheet: Sheet) -> str:
    version = f", version {sheet.version}" if sheet.version else ""
    lines = [f"# Answer key: {escaped(sheet.title)}{version}", ""]
    for question in sheet.questions:
        margin = " " * (len(str(question.number)) + 2)
        lines.append(f"{question.number}. **{escaped(question.key)}**")
        if question.explanation:
            lines += ["", f"{margin}{escaped(question.explanation)}"]
        if question.quote:
            lines += ["", f"{margin}> {escaped(question.quote)}"]
        lines.append("")
    return "\n".join(lines)
