"""The Python interface: light to import, typed, and documented by examples that run."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import quizgen
from quizgen.bank import load_bank
from quizgen.errors import UserError
from quizgen.generate import generate_bank

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "royal-observatory.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.S)

QUIET_IMPORT = """
import os, sys, threading
before = set(sys.modules), dict(os.environ), os.getcwd(), list(sys.path), sys.excepthook
import quizgen
assert {"Bank", "export", "generate"} <= set(dir(quizgen))
after = dict(os.environ), os.getcwd(), list(sys.path), sys.excepthook
assert after == before[1:]
assert threading.active_count() == 1
new = {name for name in set(sys.modules) - before[0] if not name.startswith("quizgen")}
assert new <= {"__future__", "typing", "collections", "collections.abc", "contextlib", "re",
               "functools", "operator", "keyword", "reprlib", "types", "enum", "copyreg",
               "warnings", "_collections", "_functools", "_operator"} | {
               name for name in new if name.startswith(("re.", "typing.", "_"))}, new
"""

EITHER_ORDER = """
import sys
for name in sys.argv[1:]:
    __import__(name)
import quizgen
from quizgen import Bank, export, generate
from quizgen.export import FORMATS
from quizgen.generate import generate_bank
assert callable(quizgen.generate) and callable(quizgen.export)
assert callable(generate) and callable(export)
"""

TYPED = """
from pathlib import Path
from typing import assert_type
import quizgen
from quizgen import Bank
from quizgen.export import Output

bank = quizgen.generate(Path("a.txt"), count=3, kinds=["cloze"], seed=2)
assert_type(bank, Bank)
assert_type(quizgen.Bank.load("a.yaml"), Bank)
bank.save("b.yaml", overwrite=True)
assert_type(quizgen.export(bank, "b.apkg"), Output)
quizgen.generate(3)  # type: ignore[arg-type]
quizgen.export(bank)  # type: ignore[call-arg]
"""


def python(code: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_import_loads_nothing_and_changes_nothing() -> None:
    python(QUIET_IMPORT)


@pytest.mark.parametrize(
    "first", [[], ["quizgen.generate"], ["quizgen.export", "quizgen.generate"], ["quizgen.bank"]]
)
def test_names_hold_whatever_was_imported_before(first: list[str]) -> None:
    python(EITHER_ORDER, *first)


def test_types_are_seen_from_outside(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text(TYPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "",
         "--cache-dir", str(ROOT / ".mypy_cache" / "api"),
         "--follow-imports", "silent", str(file)],
        capture_output=True, text=True, timeout=120, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_documented_examples_run_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / SEED.name).write_bytes(SEED.read_bytes())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/api.md", "exec"), names)
    assert len(EXAMPLES) >= 5
    assert "no-such-file.txt: no such file" in capsys.readouterr().out
    assert {"observatory.yaml", "observatory.apkg", "short.yaml", "observatory.txt"} <= {
        path.name for path in tmp_path.iterdir()
    }
    assert {item.status for item in load_bank(tmp_path / "observatory.yaml").items} == {"accepted"}


def test_text_path_and_string_give_the_same_items() -> None:
    by_path = quizgen.generate(SEED)
    by_name = quizgen.generate(str(SEED))
    by_text = quizgen.generate(SEED.read_text("utf-8"))
    assert by_path == by_name
    assert [item.stem for item in by_text.items] == [item.stem for item in by_path.items]
    assert by_path.article.file == SEED.as_posix()
    assert by_text.article.file == ""


def test_options_reach_the_pipeline() -> None:
    bank = quizgen.generate(SEED, count=3, kinds=["true_false"], seed=4)
    assert 1 <= len(bank.items) <= 3
    assert {item.type for item in bank.items} == {"true_false"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"text_or_path": "no-such-file.txt"}, "no such file"),
        ({"text_or_path": SEED, "kinds": ["essay"]}, "no kind of item is called 'essay'"),
        ({"text_or_path": SEED, "count": 0}, "less than 1"),
        ({"text_or_path": "Hm.\nOh.\n"}, "too short"),
    ],
)
def test_what_is_wrong_is_one_user_error(call: dict[str, object], message: str) -> None:
    with pytest.raises(UserError, match=message):
        quizgen.generate(**call)  # type: ignore[arg-type]


def test_bank_is_saved_whole_and_never_over_another(tmp_path: Path) -> None:
    bank = quizgen.Bank.load(ROOT / "decks" / "royal-observatory.yaml")
    file = tmp_path / "bank.yaml"
    bank.save(file)
    assert quizgen.Bank.load(file) == bank
    fewer = bank.model_copy(update={"items": bank.items[:2]})
    with pytest.raises(UserError, match="exists already"):
        fewer.save(file)
    assert quizgen.Bank.load(file) == bank
    fewer.save(file, overwrite=True)
    assert quizgen.Bank.load(file) == fewer


def test_export_names_the_format_and_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    bank = quizgen.Bank.load(ROOT / "decks" / "royal-observatory.yaml")
    done = quizgen.export(bank, tmp_path / "bank.json")
    assert done.items == len(bank.items)
    assert (tmp_path / "bank.json").stat().st_size == len(done.data)
    with pytest.raises(UserError, match="suffix tells no format"):
        quizgen.export(bank, tmp_path / "bank.doc")
    with pytest.raises(UserError, match="no format is called 'paper'"):
        quizgen.export(bank, tmp_path / "bank.json", format="paper")
    rejected = [item.model_copy(update={"status": "rejected"}) for item in bank.items]
    with pytest.raises(UserError, match="nothing to export"):
        quizgen.export(bank.model_copy(update={"items": tuple(rejected)}), tmp_path / "x.json")


def test_signatures_are_shown() -> None:
    assert list(inspect.signature(quizgen.generate).parameters) == [
        "text_or_path", "count", "kinds", "seed",
    ]  # fmt: skip
    assert list(inspect.signature(quizgen.export).parameters)[:2] == ["bank", "path"]
    with pytest.raises(AttributeError):
        quizgen.no_such_name  # noqa: B018


def test_long_article_is_worked_through_in_parts() -> None:
    from quizgen.article import article_from_text
    from quizgen.generate import article_parts

    text = SEED.read_text("utf-8")
    chapters = [f"# Chapter {number}\n\n{text.lstrip('# ')}" for number in range(1, 13)]
    article = article_from_text("\n\n".join(chapters), "book", suffix=".md")
    parts = list(article_parts(article))
    assert len(parts) == 3
    for number, block in enumerate(article.blocks):
        assert sum(part.blocks[number] is block for part in parts) == 1
    assert list(article_parts(article_from_text(text))) == [article_from_text(text)]
    bank = generate_bank(article, count=20).bank
    for item in bank.items:
        source = item.source
        assert article.text[source.start : source.end] == source.quote
    starts = [item.source.start for item in bank.items]
    assert starts == sorted(starts, key=lambda start: start or 0)
