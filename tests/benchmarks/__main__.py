"""All measurements, as one table with the machine that they were made on.

``python tests/benchmarks`` runs all, ``python tests/benchmarks memory cold`` those parts.
Each figure comes from a process of its own.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import scenes

from quizgen.cli import VERBS
from quizgen.processors import usable_processors

HERE = Path(__file__).parent
TIMES = 3
Row = tuple[str, str, str]


def measured(scene: str, *arguments: object) -> dict[str, float]:
    """Run a scene in a process of its own and return its figures."""
    done = subprocess.run(
        [sys.executable, str(HERE / "scenes.py"), scene, *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{scene} failed:\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def speed(folder: Path) -> Iterator[Row]:
    """Words and items a second after loading, on 100 articles of about 600 words."""
    scenes.write_articles(folder, 100)
    one = measured("generate", folder)
    words = f"{one['words']:,.0f} words"
    yield "analyse, one core", f"{one['analysed']:,.0f} words/s", words
    yield "generate, one core", f"{one['generated']:,.0f} words/s", words
    yield "generate, one core", f"{one['items']:,.1f} items/s", f"{one['made']:.0f} items"
    yield "share of the encoder", f"{one['encoder']:.0%}", "of generate's time"
    yield "share of all networks", f"{one['networks']:.0%}", "encoder, arc labels, links"
    for jobs in sorted({1, 2, usable_processors()}):
        many = measured("batch", folder, jobs)
        figure = f"{many['generated']:,.0f} words/s"
        yield f"generate FOLDER --jobs {jobs}", figure, "starting and writing included"
    again = measured("batch_again", folder)
    yield "generate FOLDER again", f"{again['seconds']:.2f} s", "nothing to do, 100 articles"


def memory(folder: Path) -> Iterator[Row]:
    """Peak memory of generate by the document's length."""
    del folder
    first = 0.0
    for words in (1_000, 10_000, 100_000):
        figures = measured("memory", words)
        first = first or figures["peak"]
        more = f"{figures['peak'] - first:+.0f} MB, {figures['rate']:,.0f} words/s"
        yield f"memory, {words:,} words", f"{figures['peak']:,.0f} MB", more


def cold(folder: Path) -> Iterator[Row]:
    """The time from the command line to its end, the best of three."""
    scenes.write_articles(folder, 1)
    article, bank = next(folder.glob("*.txt")), folder / "bank.yaml"
    calls: dict[str, list[str]] = {"--help": ["--help"]}
    calls |= {f"{verb} --help": [verb, "--help"] for verb in VERBS}
    calls["generate, 600 words"] = ["generate", str(article), "-o", str(bank)]
    calls["check, 20 items"] = ["check", str(bank)]
    calls["export, 20 items"] = ["export", str(bank), "-o", str(folder / "deck.apkg")]
    for name, call in calls.items():
        seconds = []
        for _ in range(TIMES):
            if call[0] == "generate" and "-o" in call:
                for path in folder.glob("bank*"):
                    path.unlink()
            command = [sys.executable, "-m", "quizgen", *call]
            seconds.append(scenes.seconds_of(lambda command=command: _quiet(command)))
        yield f"quizgen {name}", f"{min(seconds):.2f} s", ""
    seconds = [measured("import_time")["seconds"] for _ in range(TIMES)]
    yield "import quizgen", f"{min(seconds):.4f} s", ""


def banks(folder: Path) -> Iterator[Row]:
    """Load, check and export banks of many items."""
    for items in (100, 1_000, 10_000):
        figures = measured("bank", folder / f"{items}.yaml", items)
        for verb in ("load", "check", "export"):
            yield f"{verb}, {items:,} items", f"{figures[verb]:.2f} s", ""


def _quiet(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def machine() -> str:
    """Describe the machine in one line."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text(encoding="utf-8").splitlines()
        model = next((line.partition(": ")[2] for line in lines if "model name" in line), model)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{model}, {usable_processors()} processors{load}; {platform.system()} "
        f"{platform.release()}; Python {platform.python_version()}; "
        f"onnxruntime {version('onnxruntime')}; quizgen {version('quizgen')}"
    )


PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "speed": speed, "memory": memory, "cold": cold, "banks": banks,
}  # fmt: skip


def main(wanted: list[str]) -> None:
    """Print the table, line by line as it is measured."""
    unknown = set(wanted) - set(PARTS)
    if unknown:
        sys.exit(f"no part is called {sorted(unknown)[0]}; choose among {', '.join(PARTS)}")
    print(machine(), end="\n\n")
    print("| what | figure | |\n|---|---:|---|")
    for name in wanted or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for row in PARTS[name](Path(folder)):
                print(f"| {row[0]} | {row[1]} | {row[2]} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
