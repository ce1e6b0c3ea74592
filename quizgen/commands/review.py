"""quizgen review: go through a bank's drafts on the screen."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quizgen.errors import UserError


@click.command()
@click.argument("bank", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Go through all items, not only drafts.")
def review(bank: Path, everything: bool) -> None:
    """Go through a bank's drafts, with the evidence beside each.

    Accept with a, reject with x, edit with enter, or in your own editor with e; n adds
    an item, u takes the last change back, ? shows all keys. Each change is written into
    the file at once; comments and all else stay as they are. What another program
    writes into the file meanwhile is noticed.

    \b
    Examples:
      quizgen review decks/observatory.yaml
      quizgen review decks/observatory.yaml --all
    """
    from quizgen.review.app import ReviewApp
    from quizgen.review.desk import ReviewDesk

    desk = ReviewDesk(bank, everything)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("review needs a terminal; see 'quizgen list' and 'quizgen check'")
    ReviewApp(desk).run()
    counts = desk.counts
    click.echo(
        f"{bank}: {counts['accepted']} accepted, {counts['rejected']} rejected, "
        f"{counts['draft']} drafts left"
    )
