"""quizgen generate of many articles: the bar, the failures at the end, and the sum of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import click

from quizgen.batch import (
    Each,
    Found,
    OneBank,
    Options,
    Outcome,
    counted,
    find_articles,
    one_bank,
    run_batch,
    run_in_processes,
    run_on_cluster,
    work,
)
from quizgen.processors import usable_processors


def generate_many(
    articles: Iterable[str],
    options: Options,
    *,
    folder: Path,
    into: Path | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    dry_run: bool = False,
    offer_deleted: bool = False,
) -> int:
    """Make the banks, or the one bank, and tell of it; return the exit code."""
    found = find_articles(articles)
    if cluster:
        spread = partial(run_on_cluster, work=work, address=cluster)
    else:
        number = min(jobs or usable_processors(), len(found))
        spread = partial(run_in_processes, work=work, jobs=number)
    with ExitStack() as stack:
        target: OneBank | Each
        if into is not None:
            target = stack.enter_context(
                one_bank(into, options.version, dry_run=dry_run, offer_deleted=offer_deleted)
            )
        else:
            target = Each(folder, found, dry_run=dry_run, offer_deleted=offer_deleted)
        outcomes = run_batch(found, target, options, spread)
        states, told, failures = _follow(outcomes, len(found))
        if isinstance(target, OneBank):
            told += _gathered(target, found)
    for line in told:
        click.echo(line)
    for line in failures:
        click.echo(f"quizgen: {line}", err=True)
    click.echo(_sum(states, into or folder, dry_run))
    return 1 if failures else 0


def _gathered(target: OneBank, found: list[Found]) -> list[str]:
    done = target.gather(found)
    if done is None:
        return []
    lines = [f"{target.path}: {counted(done)}"]
    if done.proposals:
        lines.append(f"  proposals for items that you accepted or edited: {done.proposals}")
    return lines


def _follow(outcomes: Iterable[Outcome], total: int) -> tuple[Counter[str], list[str], list[str]]:
    """Count the outcomes by state, with a bar; return the lines to tell and the failures too."""
    states: Counter[str] = Counter()
    told: list[str] = []
    failures: list[str] = []
    for outcome in _with_bar(outcomes, total, lambda: states["failed"]):
        states[outcome.state] += 1
        if outcome.state == "failed":
            failures.append(outcome.message)
        elif outcome.message:
            told.append(outcome.message)
    return states, sorted(told), sorted(failures)


def _with_bar(
    outcomes: Iterable[Outcome], total: int, failed: Callable[[], int]
) -> Iterator[Outcome]:
    """Pass outcomes on; on a terminal, show how many there were and how long it will take."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("generate"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total, failed="")
        for outcome in outcomes:
            yield outcome
            number = failed()
            progress.update(bar, advance=1, failed=f"{number} failed" if number else "")


def _sum(states: Counter[str], place: Path, dry_run: bool) -> str:
    words = {"made": "done", "merged": "merged", "unchanged": "unchanged", "failed": "failed"}
    counts = ", ".join(f"{states[state]} {word}" for state, word in words.items() if states[state])
    total = sum(states.values())
    would = "; nothing was written" if dry_run else ""
    return f"{place}: {total} document{'s' if total != 1 else ''}: {counts}{would}"
