"""``quizgen stats``: what is due, retention, streak, hardest items, a calendar of answers."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import click

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "label": {"dim": True},
    "text": {},
    "bar": {"fg": "blue"},
    "level0": {"dim": True},
    **{f"level{level}": {"fg": "green"} for level in range(1, 5)},
}


@click.command()
@click.argument("banks", nargs=-1, type=click.Path(path_type=Path), metavar="[BANK]...")
@click.option("--json", "as_data", is_flag=True, help="Print the figures as JSON.")
def stats(banks: tuple[Path, ...], as_data: bool) -> None:
    """Show what is due today and the next days, retention, streak and the hardest items.

    Without a bank, everything that was played counts.

    \b
    Examples:
      quizgen stats
      quizgen stats decks/article.yaml
      quizgen stats --json | jq .due_today
    """
    from quizgen.bank import load_bank
    from quizgen.play.settings import load_settings
    from quizgen.study.clock import system_clock
    from quizgen.study.desk import Desk
    from quizgen.study.figures_layout import laid_out
    from quizgen.study.journal import Journal
    from quizgen.study.places import config_folder, history_file
    from quizgen.study.statistics import as_json, figures

    settings = load_settings(config_folder())
    journal = Journal(history_file(), settings.retention)
    try:
        desk = Desk(journal, load_bank, system_clock, settings.rules)
        catalogue = desk.open(banks) if banks else None
        numbers = catalogue.numbers if catalogue else None
        found = figures(journal, numbers, system_clock(), settings.day_starts)
        items = catalogue.items if catalogue else desk.items_of(hard.key for hard in found.hardest)
    finally:
        journal.close()
    if as_data:
        click.echo(json.dumps(as_json(found, items), indent=2, ensure_ascii=False))
        return
    title = catalogue.title if catalogue else "All banks"
    width = min(shutil.get_terminal_size().columns, 84) - 1
    colours = False if os.environ.get("NO_COLOR") else None
    for row in laid_out(found, title, items, width):
        line = "".join(click.style(text, **_LOOKS[role]) for text, role in row)
        click.echo(line, color=colours)
