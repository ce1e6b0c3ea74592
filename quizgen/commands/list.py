"""quizgen list: the items of banks, one a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import click

from quizgen.bank.items import KINDS, Status


@click.command("list")
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--status", multiple=True, type=click.Choice(get_args(Status)), help="Only these.")
@click.option("--tag", multiple=True, help="Only items with this tag (or one of several).")
@click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Only these kinds.")
@click.option("--json", "as_json", is_flag=True, help="Write a JSON list with all values.")
def list_items(
    banks: tuple[Path, ...],
    status: tuple[str, ...],
    tag: tuple[str, ...],
    kind: tuple[str, ...],
    as_json: bool,
) -> None:
    """List the items of banks: id, status, kind and the start of the stem.

    \b
    Examples:
      quizgen list decks/observatory.yaml --status draft
      quizgen list decks/*.yaml --tag history --kind cloze
      quizgen list decks/observatory.yaml --json | jq '.[].stem'
    """
    from quizgen.bank.load import load_bank

    found: list[tuple[Path, Any]] = []
    for path in banks:
        for item in load_bank(path).items:
            wanted = (
                (not status or item.status in status)
                and (not kind or item.type in kind)
                and (not tag or bool(set(tag) & set(item.tags)))
            )
            if wanted:
                found.append((path, item))
    if as_json:
        records = [{"file": str(path), **item.model_dump(mode="json")} for path, item in found]
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
        return
    _show(found, several=len(banks) > 1)


def _show(found: list[tuple[Path, Any]], several: bool) -> None:
    import shutil

    if not found:
        click.echo("no items", err=True)
        return
    ids = max(len(item.id) for _, item in found)
    width = shutil.get_terminal_size((100, 24)).columns
    for path, item in found:
        start = f"{item.id:<{ids}}  {item.status:<8}  {item.type:<15}  "
        stem = " ".join(item.stem.split())
        room = max(width - len(start) - 1, 20)
        end = f"  {path}" if several else ""
        click.echo(start + (stem if len(stem) <= room else stem[: room - 1] + "…") + end)
