"""quizgen schema: the bank format as JSON Schema."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write instead of the screen."
)
def schema(output: Path | None) -> None:
    """Write the JSON Schema of banks, for editors and other tools.

    Banks that quizgen writes name the file bank.schema.json beside them in their first
    line; editors with a YAML language server then complete keys and underline mistakes.

    \b
    Examples:
      quizgen schema -o decks/bank.schema.json
      check-jsonschema --schemafile decks/bank.schema.json decks/owls.yaml
    """
    from quizgen.bank.schema import schema_text
    from quizgen.bank.write import make_folder, replace_file

    if output is None or str(output) == "-":
        click.echo(schema_text(), nl=False)
        return
    make_folder(output)
    replace_file(output, schema_text().encode())
    click.echo(f"{output}: written")
