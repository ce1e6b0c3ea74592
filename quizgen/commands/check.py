"""quizgen check: find mistakes in question banks."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from quizgen.errors import UserError


@click.command()
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Count warnings as mistakes.")
@click.option("--json", "as_json", is_flag=True, help="Write a JSON list, for tools.")
def check(banks: tuple[Path, ...], strict: bool, as_json: bool) -> int:
    """Find mistakes in question banks, all of them at once.

    Every finding is one line: file:line:column, error or warning, the item, what is
    wrong and what to write instead. Warnings are about the items themselves: an answer
    that stands in its stem, distractors that repeat, evidence that the article lacks.

    Exit code 0: no mistakes; 1: mistakes (with --strict: or warnings); 2: wrong call.

    \b
    Examples:
      quizgen check decks/observatory.yaml
      quizgen check --strict decks/*.yaml
      quizgen check --json decks/observatory.yaml | jq '.[].code'
    """
    from quizgen.bank.checking import check_bank

    records: list[dict[str, Any]] = []
    for path in banks:
        try:
            reading, findings = check_bank(path)
        except UserError as error:
            records.append(_unreadable(path, error))
            if not as_json:
                _show("error", str(error))
            continue
        for finding in findings:
            records.append(
                {
                    "file": str(path),
                    "line": finding.line + 1,
                    "column": finding.column + 1,
                    "level": finding.level,
                    "code": finding.code,
                    "item": finding.item,
                    "what": finding.what,
                    "fix": finding.fix,
                }
            )
            if not as_json:
                _show(finding.level, finding.at(path))
        if not as_json and reading.bank is not None:
            warnings = len(findings)
            many = f"{warnings} warning{'s' * (warnings != 1)}" if warnings else "fine"
            click.echo(f"{path}: {_count(len(reading.bank.items))}, {many}")
    if as_json:
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
    levels = {record["level"] for record in records}
    return 1 if "error" in levels or (strict and levels) else 0


def _count(items: int) -> str:
    return f"{items} item{'s' * (items != 1)}"


def _unreadable(path: Path, error: UserError) -> dict[str, Any]:
    return {
        "file": str(path),
        "line": None,
        "column": None,
        "level": "error",
        "code": "unreadable",
        "item": "",
        "what": error.message,
        "fix": "",
    }


def _show(level: str, line: str) -> None:
    plain = "NO_COLOR" in os.environ
    click.echo(line if plain else click.style(line, fg="red" if level == "error" else "yellow"))
