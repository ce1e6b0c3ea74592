"""One bank for many documents: their items are kept apart until all are there."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from quizgen.bank import Bank, Regeneration, dump_bank, load_bank
from quizgen.bank.items import Item
from quizgen.bank.merge import Offer
from quizgen.bank.regenerate import gather
from quizgen.bank.write import make_folder, replace_file
from quizgen.batch.find import Found, reference_from
from quizgen.batch.manifest import Manifest, Record
from quizgen.batch.run import Outcome
from quizgen.batch.work import Task


@dataclass
class OneBank:
    """A bank, the manifest of the documents in it, and a folder for what is to go into it.

    ``parts`` holds a small bank for each document that was done since the bank was written.
    """

    path: Path
    manifest: Manifest
    parts: Path
    version: str = ""
    offer_deleted: bool = False
    dry_run: bool = False

    def key(self, place: str) -> str:
        """Return the document's path from the bank's folder."""
        return reference_from(place, self.path.parent)

    def reference(self, place: str) -> str:
        """Return the same."""
        return self.key(place)

    def has(self, record: Record) -> bool:
        """Say whether the items are in the bank, or wait to go there."""
        if record.bank == self.path.name:
            return self.path.exists()
        return (self.parts / record.bank).exists()

    def put(self, task: Task, bank: Bank) -> Outcome:
        """Keep the items of a document, each with the document's name as a tag."""
        tag = re.sub(r"[^\w.-]+", "-", task.raw.name).strip("-") or "article"
        items = tuple(item.model_copy(update={"tags": (*item.tags, tag)}) for item in bank.items)
        name = f"{task.fingerprint}.yaml"
        make_folder(self.parts / name)
        data = dump_bank(bank.model_copy(update={"items": items})).encode("utf-8")
        replace_file(self.parts / name, data)
        self.manifest.add(Record(task.file, task.fingerprint, name))
        return Outcome(task.raw.place, "made")

    def gather(self, found: Iterable[Found]) -> Regeneration | None:
        """Put what waits into the bank, in the order of the documents found; None if nothing does.

        Raises UserError when the bank has mistakes or cannot be written; what waits stays.
        """
        waiting = []
        for one in found:
            record = self.manifest.records.get(self.key(one.place))
            if record is not None and (self.parts / record.bank).is_file():
                waiting.append(record)
        if not waiting:
            return None
        if not self.dry_run:
            make_folder(self.path)
        offers = [self._offer(record) for record in waiting]
        done = gather(
            self.path,
            Bank(title=title_of(self.path)),
            offers,
            dry_run=self.dry_run,
            offer_deleted=self.offer_deleted,
        )
        if not self.dry_run:
            self._settle(waiting)
        return done

    def _offer(self, record: Record) -> Offer:
        items: tuple[Item, ...] = load_bank(self.parts / record.bank).items
        return Offer(items, record.article, self.version)

    def _settle(self, waiting: list[Record]) -> None:
        """Enter that the items are in the bank now, and clear them away."""
        name = self.path.name
        self.manifest.add(*(Record(one.article, one.fingerprint, name) for one in waiting))
        self.manifest.tidy()
        for record in waiting:
            (self.parts / record.bank).unlink(missing_ok=True)
        with suppress(OSError):
            self.parts.rmdir()


@contextmanager
def one_bank(
    path: Path, version: str, *, dry_run: bool = False, offer_deleted: bool = False
) -> Iterator[OneBank]:
    """Open a bank for many documents; raises UserError when it has mistakes."""
    if path.exists():
        load_bank(path)  # mistakes are told of before the work, not after it
    manifest = Manifest(path.with_name(f".{path.stem}.generated.jsonl"))
    if not dry_run:
        yield OneBank(path, manifest, path.with_name(f".{path.stem}.parts"), version, offer_deleted)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Manifest(Path(folder) / "generated.jsonl")
        copy.records.update(manifest.records)
        yield OneBank(path, copy, Path(folder), version, offer_deleted, True)


def title_of(path: Path) -> str:
    """Return a title for a new bank, from its file's name."""
    words = re.sub(r"[-_\s]+", " ", path.stem).strip()
    return words[:1].upper() + words[1:] or "Questions"
