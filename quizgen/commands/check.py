"""quizgen check: find mistakes in question banks."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.errors import UserError


@click.command()
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(banks: tuple[Path, ...]) -> int:
    """Find mistakes in question banks, all of them at once.

    Every finding is one line: file:line:column, the item, what is wrong and what to
    write instead. Exit code 0: fine; 1: mistakes.

    \b
    Examples:
      quizgen check decks/observatory.yaml
      quizgen check decks/*.yaml
    """
    from quizgen.bank.load import read_bank
    from quizgen.bank.read import read_bank_file

    mistakes = 0
    for path in banks:
        try:
            reading = read_bank(read_bank_file(path).text)
        except UserError as error:
            click.echo(str(error))
            mistakes += 1
            continue
        for finding in reading.findings:
            click.echo(finding.at(path))
        mistakes += len(reading.findings)
        if reading.bank is not None:
            click.echo(f"{path}: {len(reading.bank.items)} items, fine")
    return 1 if mistakes else 0
