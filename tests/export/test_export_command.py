"""The command ``quizgen export``: formats, filters, reports and refusals."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.bank import Bank, dump_bank
from quizgen.commands.export import export
from quizgen.errors import UserError


@pytest.fixture
def file(tmp_path: Path, bank: Bank) -> Path:
    """A bank's file: six items, one of them rejected, one accepted."""
    first, second, *rest = bank.items
    items = (
        first.model_copy(update={"status": "accepted"}),
        second.model_copy(update={"status": "rejected"}),
        *rest,
    )
    path = tmp_path / "rock.yaml"
    path.write_text(dump_bank(bank.model_copy(update={"items": items})), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(export, [str(argument) for argument in arguments])


def test_without_options_it_makes_an_anki_package_beside_the_bank(file: Path) -> None:
    result = run(file)
    assert result.exit_code == 0, result.output
    assert file.with_suffix(".apkg").read_bytes().startswith(b"PK")
    assert "5 items (2 true false, 1 multiple choice, 1 cloze, 1 numeric)" in result.output
    assert "left out: 1 item (rejected, or not asked for)" in result.output
    assert "no place in this format for points (2 items)" in result.output


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--status", "accepted"], 1),
        (["--status", "draft", "--status", "rejected"], 5),
        (["--tag", "places", "--tag", "history"], 2),
        (["--kind", "true_false"], 2),
        (["--kind", "true_false", "--kind", "cloze", "--tag", "places"], 1),
        (["--with-retired"], 5),
    ],
)
def test_filters_choose_the_items(file: Path, options: list[str], count: int) -> None:
    result = run(file, *options)
    assert f": {count} item" in result.output.splitlines()[0]


def test_filters_that_nothing_passes_are_an_error(file: Path) -> None:
    result = run(file, "--tag", "nowhere")
    assert isinstance(result.exception, UserError)
    assert not file.with_suffix(".apkg").exists()


def test_the_formats_name_wins_over_the_suffix(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "deck.json"
    assert run(file, "--format", "anki", "-o", target).exit_code == 0
    assert target.read_bytes().startswith(b"PK")


def test_an_unclear_suffix_asks_for_the_format(file: Path, tmp_path: Path) -> None:
    result = run(file, "-o", tmp_path / "deck.txt")
    assert result.exit_code == 2
    assert "add --format" in result.output


def test_the_bank_itself_is_never_overwritten(file: Path) -> None:
    before = file.read_bytes()
    result = run(file, "--format", "anki", "-o", file)
    assert isinstance(result.exception, UserError)
    assert file.read_bytes() == before


def command_line(*arguments: object, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program itself, with files of at most ``limit`` bytes."""

    def restrict() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "quizgen", "export", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=restrict,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_a_full_disk_leaves_the_earlier_file_and_no_trace(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "deck.apkg"
    target.parent.mkdir()
    target.write_bytes(b"earlier")
    result = command_line(file, "-o", target, limit=1000)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"quizgen: {target}: cannot write this file")
    assert target.read_bytes() == b"earlier"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "this is a folder"),
        ("missing/deck.apkg", "the folder does not exist"),
        ("rock.yaml/deck.apkg", "is a file, not a folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_clear_line(
    file: Path, target: str, message: str
) -> None:
    result = run(file, "-o", file.parent / target)
    assert isinstance(result.exception, UserError)
    assert message in str(result.exception)
    assert "\n" not in str(result.exception)


def test_standard_output_gets_only_the_file(file: Path) -> None:
    result = run(file, "--format", "anki", "-o", "-")
    assert result.stdout_bytes.startswith(b"PK")
    assert "Next:" in result.stderr
