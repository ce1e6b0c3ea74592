"""quizgen import: question files of other programs as a bank."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.errors import UserError

FORMATS = ("gift", "csv", "tsv", "anki")
LARGEST = 32 * 1024 * 1024


@click.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The bank to write.")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="The file's format.")
@click.option("--title", default="", help="The bank's name; made from the file's name if left out.")
def import_items(source: Path, output: Path | None, kind: str | None, title: str) -> int:
    """Take in questions that you have: GIFT (Moodle), CSV or TSV tables, Anki's text export.

    The format is told by the file's name and first lines. What cannot be carried over
    is listed with its line. The new bank, FILE.yaml unless -o says otherwise, holds
    drafts for you to review; a file that is there already is never overwritten.

    In a table the first row names the columns: question, answer, wrong1, wrong2, ...,
    tags, explanation and the like; without such a row the columns are question, answer
    and wrong options. Several wrong options in one cell are parted by | or ;

    \b
    Examples:
      quizgen import moodle.gift -o decks/moodle.yaml
      quizgen import questions.csv --title "Week 1"
      quizgen import notes.txt --format anki
    """
    from quizgen.bank.intake import format_of, take_in
    from quizgen.bank.items import Bank
    from quizgen.bank.schema import write_schema_beside
    from quizgen.bank.write import make_folder, write_bank

    text, guessed = _read(source)
    intake = take_in(text, str(source), kind or format_of(str(source), text))
    for lost in intake.lost:
        click.echo(f"{source}:{lost.line}: not carried over: {lost.what}", err=True)
    if guessed:
        click.echo(f"{source}: not UTF-8; read as Windows-1252: look at the accents", err=True)
    if not intake.items:
        raise UserError("holds no question that could be taken in: see --format", str(source))
    path = output or source.with_suffix(".yaml")
    name = title or source.stem.replace("-", " ").replace("_", " ").strip() or "Quiz"
    make_folder(path)
    write_bank(Bank(title=name, items=tuple(intake.items)), path)
    write_schema_beside(path)
    left = sum(lost.whole for lost in intake.lost)
    rest = f", {left} left out" if left else ""
    click.echo(f"{path}: {len(intake.items)} items taken in{rest}; next: quizgen review {path}")
    return 0


def _read(path: Path) -> tuple[str, bool]:
    """Return a file's text, and whether its encoding had to be guessed."""
    try:
        if path.is_dir():
            raise UserError("is a folder: name a file", str(path))
        if path.stat().st_size > LARGEST:
            raise UserError(f"is larger than {LARGEST // 2**20} MB: split it", str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError("there is no such file: check the name", str(path)) from None
    except OSError as error:
        raise UserError(f"cannot be read ({error.strerror})", str(path)) from None
    if b"\0" in data[:4096]:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return data.decode("utf-16"), False
            except UnicodeDecodeError:
                pass
        raise UserError("is no text file", str(path))
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True
