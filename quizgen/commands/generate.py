"""quizgen generate: make a question bank from an article."""

from __future__ import annotations

import re
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.bank.items import KINDS

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
@click.option(
    "-o",
    "--output",
    metavar="BANK",
    help="The bank to write; - is standard output. Of many articles, the folder of their banks.",
)
@click.option("--into", metavar="BANK", help="One bank for all articles.")
@click.option(
    "-n",
    "--count",
    type=click.IntRange(1, 500),
    default=20,
    show_default=True,
    help="How many items at the most, of each article.",
)
@click.option("--kinds", type=_Kinds(), default=",".join(KINDS), help="Only these kinds of item.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other options.")
@click.option("--dry-run", is_flag=True, help="Show what would change in the bank; write nothing.")
@click.option("--offer-deleted", is_flag=True, help="Bring back items that you deleted.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1024),
    help="How many articles at a time; as many as there are processors if left out.",
)
@click.option("--cluster", metavar="ADDRESS", help="Work on the Dask cluster at this address.")
def generate(
    articles: tuple[str, ...],
    output: str | None,
    into: str | None,
    count: int,
    kinds: tuple[str, ...],
    seed: int,
    dry_run: bool,
    offer_deleted: bool,
    jobs: int | None,
    cluster: str | None,
) -> int:
    """Make a question bank from an article, or many from many.

    ARTICLE is a document (text, Markdown, HTML, PDF, DOCX, PPTX, EPUB, ODT, subtitles), a web
    address, or - for standard input. The bank is written to decks/<article>.yaml unless -o says
    otherwise. The same article and seed always give the same bank. New items are merged into a
    bank that is there already: what you wrote, accepted, rejected or deleted stays as it is.

    For many documents, ARTICLE is a folder, a pattern, or @LIST, a file with one of these a line.
    A document that fails is told of at the end and stops no other. Run again, what was done
    is left alone, and what changed or is missing is done.

    \b
    Examples:
      quizgen generate seeds/pyongyang-visit.txt
      quizgen generate lesson.md -n 12 --kinds multiple_choice,true_false
      quizgen generate lesson.md --dry-run
      pbpaste | quizgen generate - -o decks/today.yaml
      quizgen generate course/ -o banks
      quizgen generate 'course/**/*.pdf' --into decks/course.yaml
      quizgen generate @list.txt --cluster tcp://10.0.0.5:8786
    """
    from quizgen.batch.find import is_many

    if not (into or cluster or is_many(articles)):
        _one(articles[0], output, count, kinds, seed, dry_run, offer_deleted)
        return 0
    if "-" in articles or output == "-" or into == "-":
        raise click.UsageError("- is for one article and one bank: give files and a place for them")
    if into and output:
        raise click.UsageError("-o is for a bank of each article, --into for one of all: give one")
    if output and Path(output).suffix.lower() in (".yaml", ".yml"):
        raise click.UsageError("-o names a folder for many banks; --into names one bank for all")
    if cluster and jobs:
        raise click.UsageError("--jobs is for this machine: leave it out with --cluster")
    from quizgen.batch.work import Options
    from quizgen.commands.generate_many import generate_many

    options = Options(count, kinds, seed, version("quizgen"))
    return generate_many(
        articles, options, folder=Path(output or "decks"), into=Path(into) if into else None,
        jobs=jobs, cluster=cluster, dry_run=dry_run, offer_deleted=offer_deleted,
    )  # fmt: skip


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
    from quizgen.bank.write import make_folder
    from quizgen.batch.find import reference_from, stem_of

    article = read_article(name)
    path = Path(output) if output else Path("decks") / f"{stem_of(name)}.yaml"
    if output != "-" and path.exists():
        load_bank(path)  # a bank with mistakes is told of before the work, not after it
    from quizgen.generate import generate_bank

    file = "" if name == "-" else reference_from(name, path.parent)
    made = generate_bank(article, count=count, kinds=kinds, seed=seed, file=file)
    if output == "-":
        click.echo(dump_bank(made.bank), nl=False)
        return
    if not dry_run:
        make_folder(path)
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
