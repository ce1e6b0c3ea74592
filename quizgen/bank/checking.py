"""A bank file checked: mistakes and warnings with their places, as one sorted list."""

from __future__ import annotations

from pathlib import Path

from quizgen.bank.bank_flaws import bank_flaws
from quizgen.bank.flaws import Flaw, item_flaws
from quizgen.bank.load import Located, Reading, node_at, read_bank
from quizgen.bank.nodes import Mapping
from quizgen.bank.problems import Finding
from quizgen.bank.read import read_bank_file

LARGEST_ARTICLE = 16 * 1024 * 1024
PLAIN_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})


def check_bank(path: Path) -> tuple[Reading, tuple[Finding, ...]]:
    """Return a bank file's reading and everything that is wrong or odd about it.

    Raises UserError when the file cannot be read at all.
    """
    reading = read_bank(read_bank_file(path).text)
    article = article_at_hand(path, reading)
    findings = [*reading.findings, *warnings_of(reading, article)]
    findings.sort(key=lambda finding: (finding.line, finding.column))
    return reading, tuple(findings)


def warnings_of(reading: Reading, article: str | None) -> list[Finding]:
    """Return the warnings on the items that could be read, at their places."""
    kept = [entry for entry in reading.items if entry.item.status != "rejected"]
    found = [_placed(entry, flaw) for entry in kept for flaw in item_flaws(entry.item)]
    for place, flaw in bank_flaws([entry.item for entry in kept], article):
        found.append(_placed(None if place is None else kept[place], flaw, reading.root))
    return found


def article_at_hand(path: Path, reading: Reading) -> str | None:
    """Return the text of the bank's article if it lies beside the bank as plain text, else None."""
    name = reading.bank.article.file if reading.bank is not None else ""
    if not name or "://" in name:
        return None
    file = path.parent / name
    try:
        if file.suffix.lower() not in PLAIN_SUFFIXES or file.stat().st_size > LARGEST_ARTICLE:
            return None
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return None


def _placed(entry: Located | None, flaw: Flaw, root: Mapping | None = None) -> Finding:
    node = entry.node if entry is not None else root
    place = (node_at(node, flaw.path) or node) if node is not None else None
    return Finding(
        place.line if place else 0,
        place.column if place else 0,
        flaw.what,
        flaw.fix,
        entry.item.id if entry is not None else "",
        flaw.code,
        "warning",
    )
