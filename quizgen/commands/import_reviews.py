"""``quizgen import-reviews``: what was reviewed in Anki, brought back into the player's history."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.errors import UserError


@click.command("import-reviews")
@click.argument("source", metavar="COLLECTION|APKG", type=click.Path(path_type=Path))
@click.option(
    "--bank",
    "banks",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A bank whose items were reviewed; without it, all banks that were played.",
)
def import_reviews(source: Path, banks: tuple[Path, ...]) -> None:
    """Bring reviews done in Anki back into the player's history.

    Export from Anki with scheduling information (.apkg), or close Anki and name its
    collection.anki2. The file is only read. Reviews that the history has already are
    left out, so that this can be done again and again.

    \b
    Examples:
      quizgen import-reviews "Quiz.apkg"
      quizgen import-reviews ~/.local/share/Anki2/User/collection.anki2 --bank decks/article.yaml
    """
    from quizgen.bank import load_bank
    from quizgen.export.anki.collection import read_reviews
    from quizgen.export.anki.homecoming import reviews_for
    from quizgen.play.settings import load_settings
    from quizgen.study.clock import system_clock
    from quizgen.study.journal import Journal
    from quizgen.study.journal.reviews import add_reviews
    from quizgen.study.library import open_bank
    from quizgen.study.places import config_folder, history_file

    reviews = read_reviews(source)
    if not reviews:
        raise UserError(
            "holds no reviews; in Anki, export with 'Include scheduling information'", str(source)
        )
    settings = load_settings(config_folder())
    journal = Journal(history_file(), settings.retention)
    try:
        paths = banks or tuple(path for _, path, _ in journal.played_banks() if path.is_file())
        if not paths:
            raise UserError("no bank was played yet: name the banks with --bank")
        found = []
        for path in paths:
            try:
                opened = open_bank(path, journal, load_bank)
            except UserError as error:
                if banks:
                    raise
                click.echo(f"quizgen: left out: {error}", err=True)
                continue
            of_bank = list(reviews_for(opened, reviews, settings.day_starts))
            added = add_reviews(journal, of_bank, system_clock())
            found.append((opened, len(of_bank), added))
    finally:
        journal.close()
    for opened, count, added in found:
        if count or banks:
            click.echo(
                f"{opened.shown_path}: {added} reviews added ({count - added} known already)"
            )
    if not any(count for _, count, _ in found):
        click.echo(f"none of the {len(reviews)} reviews is of these banks; name others with --bank")
