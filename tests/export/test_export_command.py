"""The command ``quizgen export``: formats, filters, reports and refusals."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_engine import import_file
from click.testing import CliRunner, Result

from quizgen.bank import Bank, dump_bank, load_bank
from quizgen.commands.export import export
from quizgen.errors import UserError
from quizgen.export import change_times


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
    assert "5 items (2 true/false, 1 multiple choice, 1 cloze, 1 numeric)" in result.output
    assert "left out: 1 item (rejected, or not asked for)" in result.output
    assert "no place in this format for: points (2)" in result.output


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
    assert result.stderr.startswith(f"quizgen: {target}: cannot be written")
    assert target.read_bytes() == b"earlier"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "this is a folder"),
        ("missing/deck.apkg", "its folder does not exist"),
        ("rock.yaml/deck.apkg", "its folder is a file"),
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


def test_an_edit_reaches_the_student_and_a_rejected_item_is_tagged(
    file: Path, collection: Collection
) -> None:
    deck = file.with_suffix(".apkg")
    assert run(file).exit_code == 0
    first = deck.read_bytes()
    assert run(file).exit_code == 0
    assert deck.read_bytes() == first
    assert import_file(collection, deck).new == 5

    text = file.read_text("utf-8").replace("Who built", "Who made")
    before, found, after = text.partition("id: sea-9a9a")
    file.write_text(before + found + after.replace("draft", "rejected", 1), "utf-8")
    result = run(file)
    assert "1 item exported earlier and rejected since" in result.output
    log = import_file(collection, deck)
    assert (log.new, log.updated, log.conflicting, log.duplicate) == (0, 1, 0, 3)

    result = run(file, "--with-retired")
    assert "1 retired item is tagged quiz::retired" in result.output
    log = import_file(collection, deck)
    assert (log.new, log.updated, log.duplicate) == (0, 1, 4)
    assert len(collection.find_notes("tag:quiz::retired")) == 1

    file.write_text(text, "utf-8")
    assert run(file).exit_code == 0
    log = import_file(collection, deck)
    assert (log.new, log.updated, log.duplicate) == (0, 1, 4)
    assert not collection.find_notes("tag:quiz::retired")


def test_where_the_lock_cannot_be_written_the_banks_age_counts(file: Path) -> None:
    os.utime(file, (1_600_000_000, 1_600_000_000))
    bank = load_bank(file)
    lock = file.with_suffix(".lock.json")
    lock.symlink_to(file.parent / "missing" / "lock.json")
    times, warning = change_times(file, bank, 1_700_000_000)
    assert set(times.values()) == {1_600_000_000}
    assert "cannot be kept" in warning


def test_a_second_change_in_the_same_second_still_counts(file: Path) -> None:
    bank = load_bank(file)
    first, _ = change_times(file, bank, 1_600_000_000)
    changed = bank.items[0].model_copy(update={"stem": "Who?"})
    newer = bank.model_copy(update={"items": (changed, *bank.items[1:])})
    second, _ = change_times(file, newer, 1_600_000_000)
    assert second[changed.id] == first[changed.id] + 1
    assert all(second[item.id] == first[item.id] for item in bank.items[1:])
