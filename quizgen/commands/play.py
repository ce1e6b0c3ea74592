"""``quizgen play``: play banks as a quiz in the terminal."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizgen.play.settings import Settings
    from quizgen.study.catalogue import Catalogue
    from quizgen.study.desk import Desk
    from quizgen.study.select import Choice
    from quizgen.study.sitting import Sitting

_MODES = ("practice", "review", "missed", "exam")
_KINDS = ("multiple_choice", "short_answer", "cloze", "true_false", "numeric")


@click.command()
@click.argument("banks", nargs=-1, type=click.Path(path_type=Path), metavar="[BANK]...")
@click.option("--mode", type=click.Choice(_MODES), help="Begin at once, in this mode.")
@click.option("-n", "--count", type=click.IntRange(0), help="Items in the session; 0 means all.")
@click.option("--tag", "tags", multiple=True, help="Only items with this tag; may be repeated.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only items of this kind."
)
@click.option("--in-order", is_flag=True, help="Keep the bank's order.")
@click.option("--seed", type=click.IntRange(0), help="Shuffle the same way each time.")
@click.option("--new", "fresh", is_flag=True, help="Begin anew even if a session is open.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers and pipes.")
def play(
    banks: tuple[Path, ...],
    mode: str | None,
    count: int | None,
    tags: tuple[str, ...],
    kinds: tuple[str, ...],
    in_order: bool,
    seed: int | None,
    fresh: bool,
    plain: bool,
) -> None:
    """Play banks as a quiz in the terminal.

    Without a bank, Home opens: the banks in decks/ and those played before, with
    what is due. Everything is saved at each answer; leave whenever you like.

    \b
    Examples:
      quizgen play                                  choose a bank
      quizgen play decks/article.yaml               choose a session of it
      quizgen play decks/*.yaml --mode review       what is due today, at once
      quizgen play a.yaml --mode exam -n 10 --seed 7
      quizgen play a.yaml --plain                   line by line
    """
    # Nothing is garbage before the first screen stands: looking for it costs a fifth of the start.
    gc.disable()
    from quizgen.bank import load_bank
    from quizgen.play.settings import load_settings
    from quizgen.study.clock import system_clock
    from quizgen.study.desk import Desk
    from quizgen.study.journal import Journal
    from quizgen.study.places import config_folder, history_file

    journal = None
    try:
        settings = load_settings(config_folder())
        journal = Journal(history_file(), settings.retention)
        desk = Desk(journal, load_bank, system_clock, settings.rules)
        catalogue = desk.open(banks) if banks else None
        wishes = {
            "mode": mode,
            "count": count,
            "tags": frozenset(tags) or None,
            "kinds": frozenset(kinds) or None,
            "shuffle": False if in_order else None,
        }
        chosen: dict[str, object] = {
            name: value for name, value in wishes.items() if value is not None
        }
        at_once = bool(chosen) or seed is not None
        if plain:
            if catalogue is None:
                raise click.UsageError("--plain needs a bank: quizgen play BANK --plain")
            choice = _choice(desk, catalogue, settings, chosen)
            gc.enable()
            _play_plain(desk, _sitting(desk, catalogue, choice, seed, fresh or at_once))
            return
        _play_in_terminal(desk, settings, catalogue, chosen, at_once, seed, fresh)
    finally:
        gc.enable()
        if journal is not None:
            journal.close()


def _choice(
    desk: Desk, catalogue: Catalogue, settings: Settings, chosen: dict[str, object]
) -> Choice:
    from dataclasses import replace

    from quizgen.study.select import Choice

    usual = Choice(count=settings.count, new=settings.new_per_review)
    start = usual if chosen else desk.remembered_choice(catalogue, usual)
    return replace(start, **chosen)  # type: ignore[arg-type]


def _sitting(
    desk: Desk, catalogue: Catalogue, choice: Choice, seed: int | None, fresh: bool
) -> Sitting:
    row = None if fresh else desk.open_session(catalogue)
    return desk.resume(row, catalogue) if row else desk.begin(catalogue, choice, seed)


def _play_plain(desk: Desk, sitting: Sitting) -> None:
    from quizgen.play.plain import Lines, play_plain

    retry = True
    while retry:
        try:
            retry = play_plain(sitting, desk.load, Lines(_read_line, _write_line))
        finally:
            sitting.close()
        if retry:
            sitting = desk.retry(sitting)


def _read_line(prompt: str) -> str:
    click.echo(prompt, nl=False)
    sys.stdout.flush()
    text = sys.stdin.readline()
    if not text:
        click.echo()
        raise EOFError
    if not sys.stdin.isatty():
        click.echo()
    return text.rstrip("\r\n")


def _write_line(text: str) -> None:
    click.echo(text)
    sys.stdout.flush()


def _play_in_terminal(
    desk: Desk,
    settings: Settings,
    catalogue: Catalogue | None,
    chosen: dict[str, object],
    at_once: bool,
    seed: int | None,
    fresh: bool,
) -> None:
    in_browser = "TEXTUAL_DRIVER" in os.environ
    if not in_browser and not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise click.UsageError("this is no terminal; add --plain to play line by line")
    from quizgen.play.app import QuizApp

    sitting = None
    if catalogue is not None and at_once:
        sitting = desk.begin(catalogue, _choice(desk, catalogue, settings, chosen), seed)
    app = QuizApp(desk, settings, catalogue, sitting, fresh=fresh)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)
