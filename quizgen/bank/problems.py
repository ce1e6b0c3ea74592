"""What is wrong in a bank: findings with a place, and the error that carries all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quizgen.errors import UserError

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``line`` and ``column`` count from 0, as YAML marks do.

    ``what`` says what is wrong, ``fix`` what to write instead; ``code`` names the
    check, for tools.
    """

    line: int
    column: int
    what: str
    fix: str = ""
    item: str = ""
    code: str = "yaml"
    level: Literal["error", "warning"] = "error"

    def at(self, path: Path | str) -> str:
        """Return the finding as one line: ``file:line:column: error: item x: what; fix``."""
        item = f"item {self.item}: " if self.item else ""
        fix = f"; {self.fix}" if self.fix else ""
        level = "warning: " if self.level == "warning" else ""
        return f"{path}:{self.line + 1}:{self.column + 1}: {level}{item}{self.what}{fix}"


class BankError(UserError):
    """A bank file that cannot be used; ``findings`` holds everything that is wrong with it."""

    def __init__(self, path: Path | str, findings: Sequence[Finding]) -> None:
        self.path = path
        self.findings = tuple(findings)
        lines = [finding.at(path) for finding in self.findings[:MOST_SHOWN]]
        hidden = len(self.findings) - MOST_SHOWN
        if hidden > 0:
            lines.append(f"{path}: and {hidden} more mistakes: see 'quizgen check {path}'")
        super().__init__("\n".join(lines))
