"""A batch: what was done is left alone, what fails is told, and what is made is put away."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from quizgen.article import read_raw
from quizgen.bank import Bank, Regeneration, regenerate
from quizgen.bank.write import make_folder
from quizgen.batch.find import Found, bank_names, reference_from
from quizgen.batch.manifest import Manifest, Record
from quizgen.batch.work import Made, Options, Task
from quizgen.errors import UserError

State = Literal["made", "merged", "unchanged", "failed"]
Spread = Callable[[Iterable[Task]], Iterator[tuple[Task, Made]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: ``made`` anew, ``merged`` into a bank, left alone, or failed.

    ``message`` is the line to tell the user, "" if there is nothing to tell.
    """

    place: str
    state: State
    message: str = ""


class Target(Protocol):
    """Where banks go: ``Each`` has a bank for each document, ``OneBank`` one for all."""

    manifest: Manifest

    def key(self, place: str) -> str:
        """Return the document's name in the manifest."""

    def reference(self, place: str) -> str:
        """Return how the document's bank refers to it."""

    def has(self, record: Record) -> bool:
        """Say whether what was made then is still there."""

    def put(self, task: Task, bank: Bank) -> Outcome:
        """Put a bank away and enter it in the manifest; raises UserError when that fails."""


class Each:
    """A folder with a bank for each document, and the manifest of what was done."""

    def __init__(
        self,
        folder: Path,
        found: Iterable[Found],
        *,
        dry_run: bool = False,
        offer_deleted: bool = False,
    ) -> None:
        """Read the folder's manifest, and name the banks of the documents found."""
        self.folder = folder
        self.manifest = Manifest(folder / ".generated.jsonl")
        self._dry_run = dry_run
        self._offer_deleted = offer_deleted
        known = {record.article: record.bank for record in self.manifest.records.values()}
        self._names = bank_names(((self.key(one.place), one.stem) for one in found), known)

    def key(self, place: str) -> str:
        """Return the document's path from the banks' folder."""
        return reference_from(place, self.folder)

    def reference(self, place: str) -> str:
        """Return the document's path from the folder that its bank is in."""
        return reference_from(place, self._bank(place).parent)

    def has(self, record: Record) -> bool:
        """Say whether the bank is still there."""
        return (self.folder / record.bank).exists()

    def put(self, task: Task, bank: Bank) -> Outcome:
        """Write the bank, or merge it into the one that is there."""
        place = task.raw.place
        path = self._bank(place)
        if not self._dry_run:
            make_folder(path)
        done = regenerate(
            path,
            bank,
            version=task.options.version,
            dry_run=self._dry_run,
            offer_deleted=self._offer_deleted,
        )
        line = f"{path}: {counted(done)}"
        state: State = "made" if done.created else "merged"
        if self._dry_run:
            return Outcome(place, state, line)
        key = self.key(place)
        self.manifest.add(Record(key, task.fingerprint, self._names[key]))
        worth_telling = done.proposals is not None or done.no_longer_in_article
        return Outcome(place, state, line if worth_telling else "")

    def _bank(self, place: str) -> Path:
        return self.folder / self._names[self.key(place)]


def run_batch(
    found: Iterable[Found], target: Target, options: Options, spread: Spread
) -> Iterator[Outcome]:
    """Yield what became of each document, as they are done.

    ``spread`` works on tasks: in processes, or on a cluster. A document whose fingerprint
    is in the manifest and whose bank is there is left alone. Whoever stops listening stops
    the batch; what was yielded is done.
    """
    settled: deque[Outcome] = deque()

    def tasks() -> Iterator[Task]:
        for one in found:
            try:
                raw = read_raw(one.place)
            except UserError as error:
                settled.append(Outcome(one.place, "failed", str(error)))
                continue
            file = target.reference(one.place)
            fingerprint = options.fingerprint(raw, file)
            record = target.manifest.records.get(target.key(one.place))
            if record and record.fingerprint == fingerprint and target.has(record):
                settled.append(Outcome(one.place, "unchanged"))
            else:
                yield Task(raw, file, fingerprint, options)

    try:
        for task, made in spread(tasks()):
            while settled:
                yield settled.popleft()
            yield _put(task, made, target)
        yield from settled
    finally:
        with suppress(UserError):
            target.manifest.tidy()


def counted(done: Regeneration) -> str:
    """Return what a merge did, as "3 added, 17 kept"."""
    counts = [f"{count} {verb}" for verb, count in done.counts.items() if count]
    return ", ".join(counts) or "nothing to change"


def _put(task: Task, made: Made, target: Target) -> Outcome:
    if made.bank is None:
        return Outcome(task.raw.place, "failed", made.error)
    try:
        return target.put(task, made.bank)
    except UserError as error:
        return Outcome(task.raw.place, "failed", str(error))
