"""``quizgen export``: banks as a file for another program, or for paper."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from quizgen.bank import KINDS, Bank, load_bank
from quizgen.errors import UserError
from quizgen.export import (
    FIRST_DAY,
    FORMATS,
    Chosen,
    Filter,
    Format,
    Output,
    Request,
    change_times,
    dropped,
    exported_before,
    format_of_file,
    put_file,
    retire,
)

STDOUT = Path("-")
STATUSES = ("draft", "accepted", "rejected")


@click.command(epilog="Formats: " + "; ".join(f"{f.name}: {f.line}" for f in FORMATS.values()))
@click.argument("banks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write; - for stdout."
)
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="Format to write.")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only these."
)
@click.option("--tag", "tags", multiple=True, help="Only items with this tag (or one of several).")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these kinds.")
@click.option("--deck", default="", help="Name of the Anki deck, or of the whole.")
@click.option("--seed", default=0, show_default=True, help="Decides the order of options.")
@click.option(
    "--versions",
    default=1,
    show_default=True,
    type=click.IntRange(1, 26),
    help="Worksheets: how many versions (A, B, ...), each in its own order.",
)
@click.option(
    "--with-retired",
    is_flag=True,
    help="Anki: tag items exported earlier and rejected since with quiz::retired.",
)
@click.option(
    "--with-progress",
    is_flag=True,
    help="Anki: take along what the player knows of your learning: schedule and review log.",
)
def export(
    banks: tuple[Path, ...],
    output: Path | None,
    name: str | None,
    statuses: tuple[str, ...],
    tags: tuple[str, ...],
    kinds: tuple[str, ...],
    deck: str,
    seed: int,
    versions: int,
    with_retired: bool,
    with_progress: bool,
) -> None:
    """Export BANKS, for example as an Anki deck.

    The format is the one named by --format, or the one that the file's suffix
    stands for, or an Anki package. Rejected items are left out.

    \b
    Examples:
      quizgen export decks/article.yaml
      quizgen export decks/*.yaml -o course.apkg --deck "Sea and ships"
      quizgen export decks/article.yaml --status accepted -o article.apkg
      quizgen export decks/article.yaml --with-progress -o mine.apkg
      quizgen export decks/article.yaml --versions 2 -o worksheet.html
    """
    chosen_format = _format(name, output)
    target = output or banks[0].with_suffix(chosen_format.suffix)
    if target.exists() and any(path.exists() and path.samefile(target) for path in banks):
        raise UserError("this is the bank itself; name another file with -o", str(target))
    wanted = Filter(statuses, tags, kinds)
    loaded = [(path, load_bank(path)) for path in banks]
    chosen = []
    notes = []
    for path, bank in loaded:
        if chosen_format.remembers:
            taken, warnings = _choose(path, bank, wanted, retired=with_retired)
            notes += warnings
        else:
            taken = Chosen(wanted.apply(bank), str(path))
        chosen.append(taken)
    day_began = FIRST_DAY
    if with_progress and chosen_format.name == "anki":
        chosen, day_began, note = _with_progress(chosen, banks)
        notes.append(note)
    tabs = target.suffix.lower() == ".tsv"
    request = Request(tuple(chosen), deck, seed, versions, tabs, day_began)
    if not any(True for _ in request.items()):
        raise UserError("nothing to export: no item passes; see --status, --tag and --kind")
    result = chosen_format.render(request)
    if target == STDOUT:
        sys.stdout.buffer.write(result.data)
        sys.stdout.buffer.flush()
    else:
        put_file(target, result.data)
    left = sum(len(bank.items) for _, bank in loaded) - sum(1 for _ in request.items())
    _report(chosen_format, request, result, target, left, notes)


def _format(name: str | None, output: Path | None) -> Format:
    """Choose the format: its name wins over the file's suffix."""
    if name:
        return FORMATS[name]
    if output is None:
        return FORMATS["anki"]
    if output.is_dir():
        raise UserError("this is a folder; name a file to write to", str(output))
    found = format_of_file(output)
    if found is None:
        where = f"the suffix of '{output}'" if output.suffix else f"'{output}'"
        raise click.UsageError(
            f"{where} does not tell the format; add --format with one of: {', '.join(FORMATS)}"
        )
    return found


def _choose(path: Path, bank: Bank, wanted: Filter, *, retired: bool) -> tuple[Chosen, list[str]]:
    """Take the items of a bank for a deck that updates earlier ones; say what to know of it."""
    passing = wanted.apply(bank)
    earlier = exported_before(path) - {item.id for item in passing.items}
    rejected = [item for item in bank.items if item.status == "rejected" and item.id in earlier]
    removed = earlier - {item.id for item in bank.items}
    warnings = []
    if removed:
        warnings.append(
            f"{_counted(len(removed))} exported earlier and no longer in {path.name}: "
            "students keep them"
        )
    if rejected and not retired:
        warnings.append(
            f"{_counted(len(rejected))} exported earlier and rejected since: students keep "
            "them; --with-retired tags them"
        )
    gone = tuple(map(retire, rejected)) if retired else ()
    everything = passing.model_copy(update={"items": (*passing.items, *gone)})
    modified, warning = change_times(path, everything, int(time.time()))
    if warning:
        warnings.append(warning)
    return Chosen(passing, str(path), modified, gone), warnings


def _with_progress(chosen: list[Chosen], banks: tuple[Path, ...]) -> tuple[list[Chosen], int, str]:
    """Add what the player's history says of the items; say how much, and when its days begin."""
    from quizgen.export.anki.progress import DAY, progress_of
    from quizgen.play.settings import load_settings
    from quizgen.study.clock import day_end, system_clock
    from quizgen.study.journal import Journal
    from quizgen.study.library import open_bank
    from quizgen.study.places import config_folder, history_file

    if not history_file().exists():
        return chosen, FIRST_DAY, "nothing was played yet, so no progress goes along"
    settings = load_settings(config_folder())
    now = system_clock()
    journal = Journal(history_file(), settings.retention)
    try:
        numbers = [open_bank(path, journal, load_bank).number for path in banks]
        known = [progress_of(journal, number) for number in numbers]
    finally:
        journal.close()
    found = [replace(one, progress=progress) for one, progress in zip(chosen, known, strict=True)]
    count = sum(item.id in one.progress for one in found for item in one.bank.items)
    end = int(day_end(now, settings.day_starts).timestamp())
    # Any beginning of a day will do, if it lies before the first review.
    began = end - (end - FIRST_DAY) // DAY * DAY
    note = f"progress of {_counted(count)} goes along: choose to import it with the scheduling"
    return found, began, note


def _report(
    chosen_format: Format,
    request: Request,
    result: Output,
    target: Path,
    filtered: int,
    notes: list[str],
) -> None:
    """Say what was written, what could not come along, and what to do next."""
    say = partial(click.echo, err=target == STDOUT)
    where = "standard output" if target == STDOUT else target
    say(f"Wrote {where}: {_counted(result.items)}{_kinds(request, result)}")
    if filtered:
        say(f"  left out: {_counted(filtered)} (rejected, or not asked for)")
    for reason, count in result.left_out:
        say(f"  left out: {_counted(count)} ({reason})")
    losses = dropped((item for _, item in request.items()), chosen_format.carries)
    if losses:
        listed = ", ".join(f"{what} ({count})" for what, count in losses)
        say(f"  no place in this format for: {listed}")
    for note in (*result.notes, *notes):
        say(f"  {note}")
    say(f"Next: {chosen_format.next_step}")


def _kinds(request: Request, result: Output) -> str:
    """Return how many items of each kind were written, where all were."""
    if result.left_out:
        return ""
    kinds = Counter(
        item.type.replace("true_false", "true/false").replace("_", " ")
        for _, item in request.items()
    )
    return f" ({', '.join(f'{count} {kind}' for kind, count in kinds.most_common())})"


def _counted(count: int) -> str:
    """Return "1 item" or "5 items"."""
    return f"{count} item{'' if count == 1 else 's'}"
