"""Anki's text export: notes in lines, told about by headers like ``#separator:tab``.

https://docs.ankiweb.net/importing/text-files.html describes it.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

from quizgen.bank.intake.plain_text import plain_text
from quizgen.bank.intake.report import Intake
from quizgen.errors import UserError

_SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
_HEADER = re.compile(r"#(\w[\w ]*):(.*)")
_CLOZE = re.compile(r"\{\{c\d+::")


def read_anki_text(text: str, intake: Intake) -> None:
    """Read a text export's notes into an intake: cloze notes, and front and back."""
    headers: dict[str, str] = {}
    lines = text.splitlines(keepends=True)
    for line in lines:
        match = _HEADER.match(line)
        if not match:
            break
        headers[match[1].strip().lower()] = match[2].strip()
    name = headers.get("separator", "tab")
    separator = _SEPARATORS.get(name.lower(), name)
    if len(separator) != 1:
        raise UserError(f"the separator {name!r} is unknown: export with tabs")
    skipped = {
        int(value) - 1
        for key, value in headers.items()
        if key in ("guid column", "notetype column", "deck column") and value.isdigit()
    }
    tags_at = int(headers["tags column"]) - 1 if headers.get("tags column", "").isdigit() else None
    html = headers.get("html", "false").lower() == "true"
    body = "".join(islice(lines, len(headers), None))
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    try:
        for row in reader:
            number = reader.line_num + len(headers)
            tags = row[tags_at].split() if tags_at is not None and tags_at < len(row) else []
            fields = [cell for n, cell in enumerate(row) if n not in skipped and n != tags_at]
            _note(fields, tuple(tag.replace("::", "/") for tag in tags), html, intake, number)
    except csv.Error as error:
        raise UserError(f"is no text export ({error}): export the notes again") from None


def _note(fields: list[str], tags: tuple[str, ...], html: bool, intake: Intake, line: int) -> None:
    texts = []
    for field in fields:
        text, media = plain_text(field) if html else (field.strip(), False)
        if media:
            intake.lose(line, "pictures or sound", whole=False)
        texts.append(text)
    if not any(texts):
        return
    front, *rest = texts
    if len([text for text in rest[1:] if text]):
        intake.lose(line, f"{len([t for t in rest[1:] if t])} further fields", whole=False)
    back = rest[0] if rest else ""
    if _CLOZE.search(front):
        intake.add(line, "cloze", stem=front, explanation=back, tags=tags)
    elif not front:
        intake.lose(line, "a note without text on its front left out")
    else:
        intake.add(line, "short_answer", stem=front, answer=back, tags=tags)
