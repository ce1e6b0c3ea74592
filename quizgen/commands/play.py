"""``quizgen play``: play banks as a quiz in the terminal."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("banks", nargs=-1, type=click.Path(path_type=Path), metavar="BANK...")
def play(banks: tuple[Path, ...]) -> None:
    """Play banks as a quiz in the terminal.

    \b
    Examples:
      quizgen play decks/article.yaml
    """
    from quizgen.bank import load_bank
    from quizgen.play.app import QuizApp
    from quizgen.study.clock import system_clock
    from quizgen.study.desk import Desk, Rules
    from quizgen.study.journal import Journal
    from quizgen.study.places import history_file
    from quizgen.study.select import Choice

    journal = Journal(history_file())
    desk = Desk(journal, load_bank, system_clock, Rules())
    QuizApp(desk, desk.open(banks), Choice()).run()
