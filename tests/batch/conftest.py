from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SENTENCES = (
    "The harbour of Penmorran was built in {year} by the engineer Thomas Alder. "
    "It lies on the north coast. The town sold {year} boats to its neighbours. "
    "Its lamp has burned every night since then, and the keepers live below it."
)


@pytest.fixture
def make_articles() -> Callable[[Path, int], list[Path]]:
    """Write so many small articles into a folder."""

    def make(folder: Path, count: int) -> list[Path]:
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for number in range(count):
            path = folder / f"text-{number:04}.txt"
            path.write_text(SENTENCES.format(year=1500 + number), encoding="utf-8")
            paths.append(path)
        return paths

    return make


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Return what is in a folder and below, but for hidden files."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }

    return read
