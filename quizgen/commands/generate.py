"""quizgen generate: make a question bank from an article."""

from __future__ import annotations

import os
import re
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.bank.items import KINDS
from quizgen.errors import UserError

if TYPE_CHECKING:
    from quizgen.bank import Regeneration
    from quizgen.generate import Generated

_KIND_NAMES = {kind: kind.replace("_", " ").replace("true ", "true/") for kind in KINDS}


class _Kinds(click.ParamType[tuple[str, ...]]):
    """A comma-separated list of item kinds; the words' first letters are enough."""

    name = "KIND,..."

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the kinds named, in the order of the bank's table."""
        wanted = set()
        for part in re.split(r"[,\s]+", value.strip()):
            found = [kind for kind in KINDS if kind.startswith(part.lower().replace("-", "_"))]
            if not part or len(found) != 1:
                self.fail(f"'{part}' is no kind of item; choose among {', '.join(KINDS)}")
            wanted.add(found[0])
        return tuple(kind for kind in KINDS if kind in wanted)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--output", metavar="BANK", help="The bank to write; - is standard output.")
@click.option(
    "-n", "--count", type=click.IntRange(1, 500), default=20, show_default=True,
    help="How many items at the most.",
)  # fmt: skip
@click.option("--kinds", type=_Kinds(), default=",".join(KINDS), help="Only these kinds of item.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other options.")
@click.option("--dry-run", is_flag=True, help="Show what would change in the bank; write nothing.")
@click.option("--offer-deleted", is_flag=True, help="Bring back items that you deleted.")
def generate(
    articles: tuple[str, ...],
    output: str | None,
    count: int,
    kinds: tuple[str, ...],
    seed: int,
    dry_run: bool,
    offer_deleted: bool,
) -> int:
    """Make a question bank from an article.

    ARTICLE is a text or Markdown file, or - for standard input. The bank is written to
    decks/<article>.yaml unless -o says otherwise. The same article and seed always give the
    same bank. New items are merged into a bank that is there already: what you wrote,
    accepted, rejected or deleted stays as it is.

    \b
    Examples:
      quizgen generate seeds/pyongyang-visit.txt
      quizgen generate lesson.md -n 12 --kinds multiple_choice,true_false
      quizgen generate lesson.md --dry-run
      pbpaste | quizgen generate - -o decks/today.yaml
    """
    if output is not None and len(articles) > 1:
        raise click.UsageError("-o names one bank: give one article with it")
    failed = 0
    for article in articles:
        try:
            _one(article, output, count, kinds, seed, dry_run, offer_deleted)
        except UserError as error:
            if len(articles) == 1:
                raise
            click.echo(f"quizgen: {error}", err=True)
            failed += 1
    return 1 if failed else 0


def _one(
    name: str,
    output: str | None,
    count: int,
    kinds: tuple[str, ...],
    seed: int,
    dry_run: bool,
    offer_deleted: bool,
) -> None:
    from quizgen.article import read_article
    from quizgen.bank import dump_bank, load_bank, regenerate

    article = read_article(name)
    path = Path(output) if output else Path("decks") / f"{_stem(name)}.yaml"
    if output != "-" and path.exists():
        load_bank(path)  # a bank with mistakes is told of before the work, not after it
    from quizgen.generate import generate_bank

    file = "" if name == "-" else Path(os.path.relpath(name, path.parent)).as_posix()
    made = generate_bank(article, count=count, kinds=kinds, seed=seed, file=file)
    if output == "-":
        click.echo(dump_bank(made.bank), nl=False)
        return
    if not dry_run:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"cannot make the folder: {error.strerror}", str(path.parent)
            ) from error
    done = regenerate(
        path, made.bank, version=version("quizgen"), dry_run=dry_run, offer_deleted=offer_deleted
    )
    if dry_run:
        click.echo(done.table())
    elif done.created:
        click.echo(_summary(made, path, count))
    else:
        click.echo(_merged(done, path))


def _merged(done: Regeneration, path: Path) -> str:
    """Return what a merge into an existing bank did."""
    counts = ", ".join(f"{count} {verb}" for verb, count in done.counts.items() if count)
    lines = [f"{path}: merged, {counts or 'nothing to change'}"]
    if done.proposals:
        lines.append(f"  proposals for items that you accepted or edited: {done.proposals}")
    if done.no_longer_in_article:
        lines.append(f"  no longer in the article: {', '.join(done.no_longer_in_article)}")
    return "\n".join(lines)


def _stem(name: str) -> str:
    return "article" if name == "-" else Path(name).stem or "article"


def _summary(made: Generated, path: Path, count: int) -> str:
    """Return what was made, how much of the article it covers, and what to do next."""
    kinds: Counter[str] = Counter(item.type for item in made.bank.items)
    number = len(made.bank.items)
    parts = ", ".join(f"{kinds[kind]} {_KIND_NAMES[kind]}" for kind in KINDS if kinds[kind])
    lines = [
        f"{path}: {number} item{'s' if number != 1 else ''} ({parts})",
        f"  from {made.covered} of {made.paragraphs} paragraphs of “{made.bank.title}”",
    ]
    if number < min(count, 10):
        lines.append(
            f"  fewer than asked: the text offers {made.offered} facts that make a sound question"
        )
    lines.append(f"  next: quizgen play {path}   or edit it, then: quizgen check {path}")
    return "\n".join(lines)
