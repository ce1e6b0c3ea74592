"""quizgen merge: several banks as one."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The new bank."
)
@click.option("--title", default="", help="The new bank's name; the first bank's if left out.")
def merge(banks: tuple[Path, ...], output: Path, title: str) -> None:
    """Join banks into a new one.

    The first bank's head is kept, then come the items of all, comments included. The
    same item in two banks is taken once; another item with the same id gets a number
    behind its id. A file that is there already is never overwritten.

    \b
    Examples:
      quizgen merge week1.yaml week2.yaml -o term.yaml
      quizgen merge decks/*.yaml -o all.yaml --title "The whole course"
    """
    from quizgen.bank.edit import open_bank
    from quizgen.bank.join import join_banks
    from quizgen.bank.schema import write_schema_beside
    from quizgen.bank.write import make_folder, replace_file

    if len(banks) < 2:
        raise click.UsageError("name two banks or more")
    joined = join_banks([open_bank(path) for path in banks], title)
    make_folder(output)
    replace_file(output, joined.data, expected=None)
    write_schema_beside(output)
    click.echo(f"{output}: {joined.items} items from {len(banks)} banks")
    if joined.repeated:
        click.echo(f"  taken once: {', '.join(joined.repeated)}")
    for old, new in joined.renamed:
        click.echo(f"  the id {old} was taken: the second item is now {new}")
    if joined.articles_differ:
        click.echo("  the banks come from different articles: the reference to one is left out")
