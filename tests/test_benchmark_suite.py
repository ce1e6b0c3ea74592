from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_scene_prints_its_figures(tmp_path: Path) -> None:
    done = run(str(BENCHMARKS / "scenes.py"), "bank", str(tmp_path / "bank.yaml"), "30")
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == {"load", "check", "export"}


def test_unknown_part_is_refused() -> None:
    done = run(str(BENCHMARKS), "everything")
    assert done.returncode == 1
    assert done.stderr == (
        "no part is called everything; choose among speed, memory, cold, banks\n"
    )


def test_articles_are_of_the_length_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import scenes

    texts = [scenes.article(number) for number in range(70)]
    assert len(set(texts)) == len(texts)
    assert all(600 <= len(text.split()) < 750 for text in texts)
