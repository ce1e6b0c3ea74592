"""Tables for spreadsheets: no cell may start a formula."""

from __future__ import annotations

import re

from quizgen.export.markup import without_controls

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet runs: before = + - @ (but for a number) stands a '.

    A line break, tab or space does not hide such a sign.
    """
    plain = without_controls(text)
    if plain.lstrip().startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(plain):
        return f"'{plain}"
    return plain
