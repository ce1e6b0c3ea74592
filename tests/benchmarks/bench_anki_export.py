"""Time, memory and size of a large Anki export, against plain genanki on the same notes.

Plain genanki is given the notes ready made. Against it stand "written", our writing of
the same notes, and "ours", the whole way from the bank's items to the file.

Run with ``python tests/benchmarks/bench_anki_export.py [ITEMS]``. Each side runs in a
process of its own, alternately, and the best of five times counts.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import genanki

from quizgen.bank.items import Bank, Cloze, Distractor, Item, MultipleChoice, ShortAnswer, Source
from quizgen.export import Chosen, Request, put_file
from quizgen.export.anki import render
from quizgen.export.anki.note_types import note_type
from quizgen.export.anki.notes import Note, note_for
from quizgen.export.anki.package import DeckContent, package_bytes

ROUNDS = 5


def large_bank(count: int) -> Bank:
    """A bank whose items are about as long as those made from articles."""
    words = "harbour lantern keeper storm granite signal channel winter vessel tide".split()
    items: list[Item] = []
    for number in range(count):
        pick = [f"{words[(number * step) % 10]} {number % 997}-{step}" for step in range(1, 9)]
        quote = (
            f"In the year {1700 + number % 300} the {pick[0]} of the {pick[1]} met the {pick[2]}."
        )
        common = {
            "id": f"{words[number % 10]}-{number:06x}",
            "stem": f"Which {pick[0]} of the {pick[1]} met the {pick[2]} in {1700 + number % 300}?",
            "explanation": f"The {pick[3]} and the {pick[4]} were both there before the {pick[5]}.",
            "tags": (pick[6],),
            "source": Source(section=pick[7], quote=quote),
        }
        if number % 3 == 0:
            wrong = tuple(Distractor(text=text) for text in pick[1:4])
            items.append(MultipleChoice(**common, answer=pick[4], distractors=wrong))
        elif number % 3 == 1:
            items.append(ShortAnswer(**common, answer=pick[3], also_accept=(pick[4],)))
        else:
            stem = f"The {{{{{pick[0]}}}}} of the {pick[1]} met the {{{{{pick[2]}}}}}."
            items.append(Cloze(**(common | {"stem": stem})))
    return Bank(title="Benchmark", items=tuple(items))


def written(notes: list[Note], path: Path) -> float:
    """Write notes that are already made as a package of ours; return the seconds it took."""
    start = time.perf_counter()
    put_file(path, package_bytes([DeckContent("Quiz::Benchmark", notes)]))
    return time.perf_counter() - start


def ours(bank: Bank, path: Path) -> float:
    """Export the bank; return the seconds it took."""
    start = time.perf_counter()
    put_file(path, render(Request((Chosen(bank),))).data)
    return time.perf_counter() - start


def plain(notes: list[Note], path: Path) -> float:
    """Write notes that are already made with genanki alone; return the seconds it took."""
    start = time.perf_counter()
    deck = genanki.Deck(1, "Quiz::Benchmark")
    for note in notes:
        model = note_type(note.kind)
        deck.add_note(genanki.Note(model, list(note.fields), guid=note.guid, tags=list(note.tags)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        genanki.Package(deck).write_to_file(str(path))
    return time.perf_counter() - start


def measure(side: str, count: int) -> dict[str, float]:
    """Run one side once: seconds, bytes, peak memory in MB."""
    bank = large_bank(count)
    chosen = Chosen(bank)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        if side == "ours":
            seconds = ours(bank, path)
        else:
            notes = [note_for(chosen, item) for item in bank.items]
            seconds = (plain if side == "plain" else written)(notes, path)
        size = path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "bytes": size, "peak_mb": peak}


def main() -> None:
    """Print one figure a line."""
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    best: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        for side in ("plain", "ours", "written"):
            command = [sys.executable, __file__, side, str(count)]
            result = json.loads(subprocess.check_output(command))
            if side not in best or result["seconds"] < best[side]["seconds"]:
                best[side] = result
    print(f"items: {count}")
    for side, result in best.items():
        print(f"{side}_seconds: {result['seconds']:.2f}")
        print(f"{side}_bytes: {result['bytes']:.0f}")
        print(f"{side}_peak_mb: {result['peak_mb']:.0f}")
    plain_time = best["plain"]["seconds"]
    print(f"time_ratio_from_notes: {best['written']['seconds'] / plain_time:.2f}")
    print(f"time_ratio_from_items: {best['ours']['seconds'] / plain_time:.2f}")
    print(f"size_ratio: {best['ours']['bytes'] / best['plain']['bytes']:.3f}")


if __name__ == "__main__":
    main()
