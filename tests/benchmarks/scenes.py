"""What is measured: each scene runs in a process of its own and prints its figures as JSON."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[2] / "seeds"


def paragraphs() -> list[str]:
    """Return the paragraphs of the sample articles, without headings and short lines."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir()))
    found = (part.strip() for text in texts for part in re.split(r"\n\s*\n", text))
    return [part for part in found if len(part.split()) > 30 and not part.startswith("#")]


def article(number: int, words: int = 600) -> str:
    """Return an article of at least so many words; another number, another mixture."""
    own = paragraphs()
    step = 1 + number // len(own)
    places = ((number * 7 + turn * step) % len(own) for turn in count())
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < words:
        parts.append(own[next(places)])
    return "\n\n".join(parts) + "\n"


def write_articles(folder: Path, number: int) -> None:
    """Write so many articles into a folder."""
    for own in range(number):
        (folder / f"article-{own:03}.txt").write_text(article(own), encoding="utf-8")


def seconds_of(action: Callable[[], object]) -> float:
    """Return how long an action takes, in seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def generate(folder: str) -> dict[str, float]:
    """Read, analyse and generate every article in one thread, the model being loaded."""
    from quizgen.article import read_article
    from quizgen.bank import dump_bank
    from quizgen.generate import generate_bank
    from quizgen.language import Analyser

    analyser = Analyser(threads=1)
    paths = sorted(Path(folder).glob("*.txt"))
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    spent = dict.fromkeys(("encoder", "scorers", "analyse"), 0.0)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **others: Any) -> Any:
            start = time.process_time()
            result = function(*given, **others)
            spent[name] += time.process_time() - start
            return result

        return run

    analyser.encoder._run_one = timed("encoder", analyser.encoder._run_one)  # type: ignore[method-assign]
    for name in ("labels", "links"):
        function = getattr(analyser.scorers, name)
        setattr(analyser.scorers, name, timed("scorers", function))
    analyse = timed("analyse", analyser.analyse)

    def one(path: Path) -> int:
        made = generate_bank(read_article(path), file=path.name, analyse=analyse)
        dump_bank(made.bank)
        return len(made.bank.items)

    one(paths[0])
    spent |= dict.fromkeys(spent, 0.0)
    # Time on the processor: other programs on the machine do not count.
    start = time.process_time()
    made = sum(map(one, paths))
    whole = time.process_time() - start
    return {
        "words": words,
        "made": made,
        "analysed": words / spent["analyse"],
        "generated": words / whole,
        "items": made / whole,
        "encoder": spent["encoder"] / whole,
        "networks": (spent["encoder"] + spent["scorers"]) / whole,
    }


def batch(folder: str, jobs: str) -> dict[str, float]:
    """Generate a folder as the command does, in so many processes."""
    import shutil

    banks = Path(folder) / "banks"
    shutil.rmtree(banks, ignore_errors=True)
    paths = sorted(Path(folder).glob("*.txt"))
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    return {"generated": words / seconds_of(partial(_batch, folder, int(jobs)))}


def batch_again(folder: str) -> dict[str, float]:
    """Generate a folder that was done."""
    return {"seconds": seconds_of(partial(_batch, folder, 2))}


def _batch(folder: str, jobs: int) -> None:
    from quizgen.batch import Options
    from quizgen.commands.generate_many import generate_many

    pattern = f"{folder}/*.txt"
    code = generate_many([pattern], Options(), folder=Path(folder) / "banks", jobs=jobs)
    assert code == 0


def memory(words: str) -> dict[str, float]:
    """Generate from one document of so many words; return the peak in MB."""
    import resource

    wanted = int(words)
    parts = cycle(range(100))
    chapters = []
    length = 0
    for number in parts:
        text = article(number)
        chapters.append(f"# Chapter {len(chapters) + 1}\n\n{text}")
        length += len(text.split())
        if length >= wanted:
            break
    from quizgen.article import article_from_text
    from quizgen.generate import generate_bank
    from quizgen.language import Analyser

    document = "\n".join(chapters)
    analyser = Analyser(threads=1)
    start = time.process_time()
    generate_bank(article_from_text(document, "book"), analyse=analyser.analyse)
    seconds = time.process_time() - start
    unit = 1e6 if sys.platform == "darwin" else 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"peak": peak, "rate": length / seconds}


def import_time() -> dict[str, float]:
    """Import the package."""
    return {"seconds": seconds_of(lambda: __import__("quizgen"))}


def bank(path: str, items: str) -> dict[str, float]:
    """Load, check and export a bank of so many items."""
    from bench_anki_export import large_bank

    from quizgen import Bank, export
    from quizgen.bank.checking import check_bank

    file = Path(path)
    large_bank(int(items)).save(file)
    loaded = Bank.load(file)
    return {
        "load": seconds_of(lambda: Bank.load(file)),
        "check": seconds_of(lambda: check_bank(file)),
        "export": seconds_of(lambda: export(loaded, file.with_suffix(".apkg"))),
    }


SCENES: dict[str, Callable[..., dict[str, float]]] = {
    scene.__name__: scene for scene in (generate, batch, batch_again, memory, import_time, bank)
}

if __name__ == "__main__":
    print(json.dumps(SCENES[sys.argv[1]](*islice(sys.argv, 2, None))))
