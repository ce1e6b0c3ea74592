"""quizgen new: an empty, commented bank to start from."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("bank", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The bank's name; made from the file's name if left out.")
def new(bank: Path, title: str) -> None:
    """Write an empty bank with an example of each kind of item in comments.

    The schema for editors, bank.schema.json, is put beside it. A file that is there
    already is never overwritten.

    \b
    Examples:
      quizgen new week1.yaml
      quizgen new decks/owls.yaml --title "Owls and other night birds"
    """
    from quizgen.bank.schema import write_schema_beside
    from quizgen.bank.starter import starter_bank
    from quizgen.bank.write import make_folder, replace_file

    make_folder(bank)
    name = title or bank.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "Quiz"
    replace_file(bank, starter_bank(name).encode(), expected=None)
    write_schema_beside(bank)
    click.echo(f"{bank}: an empty bank; open it in an editor, then: quizgen check {bank}")
