"""The worksheet as one HTML file that prints well: each version, then each key, on its own page."""

from __future__ import annotations

from importlib.resources import files

from quizgen.export.markup import to_html
from quizgen.export.request import Output, Request
from quizgen.export.worksheet.sheet import Question, Sheet, points_text, sheets


def render(request: Request) -> Output:
    """Make the file; it needs nothing but itself, and no script."""
    versions = sheets(request)
    style = files("quizgen.export.worksheet").joinpath("print.css").read_text("utf-8")
    body = "\n".join([*map(_sheet, versions), *map(_key, versions)])
    text = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{to_html(request.title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return Output(text.encode(), len(versions[0].questions))


def _sheet(sheet: Sheet) -> str:
    version = f' <span class="version">Version {sheet.version}</span>' if sheet.version else ""
    return "\n".join(
        (
            f'<section class="sheet" data-version="{sheet.version}">',
            f"<h1>{to_html(sheet.title)}{version}</h1>",
            '<p class="fields"><span>Name</span><span>Date</span>'
            f"<span>Points: &emsp; / {points_text(sheet.points).split()[0]}</span></p>",
            '<ol class="questions">',
            *map(_question, sheet.questions),
            "</ol>",
            "</section>",
        )
    )


def _question(question: Question) -> str:
    parts = [f'<div class="prompt">{to_html(question.prompt)}']
    if question.points != 1:
        parts.append(f' <span class="points">({points_text(question.points)})</span>')
    parts.append("</div>")
    if question.options:
        options = "".join(f"<li>{to_html(option)}</li>" for option in question.options)
        parts.append(f'<ol class="options">{options}</ol>')
    if question.lines:
        unit = f" {to_html(question.unit)}" if question.unit else ""
        parts.append(f'<div class="answer"><span class="line"></span>{unit}</div>')
    if question.hint:
        parts.append(f'<div class="hint">Hint: {to_html(question.hint)}</div>')
    return f"<li>{''.join(parts)}</li>"


def _key(sheet: Sheet) -> str:
    version = f", version {sheet.version}" if sheet.version else ""
    return "\n".join(
        (
            f'<section class="key" data-version="{sheet.version}">',
            f"<h1>Answer key: {to_html(sheet.title)}{version}</h1>",
            '<ol class="questions">',
            *map(_answer, sheet.questions),
            "</ol>",
            "</section>",
        )
    )


def _answer(question: Question) -> str:
    parts = [
        f'<b class="right" data-id="{_attribute(question.identity)}">{to_html(question.key)}</b>'
    ]
    if question.explanation:
        parts.append(f'<div class="explanation">{to_html(question.explanation)}</div>')
    if question.quote:
        parts.append(f"<blockquote>{to_html(question.quote)}</blockquote>")
    return f"<li>{''.join(parts)}</li>"


def _attribute(text: str) -> str:
    return to_html(text).replace('"', "&quot;")
