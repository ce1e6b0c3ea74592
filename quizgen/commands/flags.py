"""``quizgen flags``: what learners told the author of a bank."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument(
    "banks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="BANK..."
)
@click.option("--json", "as_data", is_flag=True, help="Print the flags as JSON.")
@click.option("--close", "closed", multiple=True, metavar="ID", help="Close an item's flags.")
@click.option("--close-all", is_flag=True, help="Close all flags of the banks.")
def flags(banks: tuple[Path, ...], as_data: bool, closed: tuple[str, ...], close_all: bool) -> None:
    """Show the items that learners flagged while playing, with their notes.

    Flags lie in the learner's history on this machine, never in the bank. Each line
    begins with file and line, so that an editor can jump there.

    \b
    Examples:
      quizgen flags decks/article.yaml
      quizgen flags decks/article.yaml --close founder-7c1e
      quizgen flags decks/*.yaml --json
    """
    from quizgen.bank import load_bank
    from quizgen.study.clock import system_clock
    from quizgen.study.desk import Desk, Rules
    from quizgen.study.flag_report import reported
    from quizgen.study.flags import close_flags
    from quizgen.study.journal import Journal
    from quizgen.study.places import history_file

    journal = Journal(history_file())
    try:
        desk = Desk(journal, load_bank, system_clock, Rules())
        catalogue = desk.open(banks)
        found = [report for bank in catalogue.banks for report in reported(journal, bank)]
        chosen = [report for report in found if close_all or report.flag.key.item in closed]
        if closed or close_all:
            unknown = set(closed) - {report.flag.key.item for report in found}
            if unknown:
                raise click.UsageError(f"there is no flag on {', '.join(sorted(unknown))}")
            close_flags(journal, [report.flag.number for report in chosen], system_clock())
            count = len(chosen)
            click.echo(f"{count} {'flag' if count == 1 else 'flags'} closed.")
            return
    finally:
        journal.close()
    if as_data:
        rows = [report.as_json() for report in found]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo("No flags.")
    for report in found:
        click.echo(report.as_line())
