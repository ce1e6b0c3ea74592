"""Files are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from quizgen.errors import UserError
from quizgen.export import put_file


def test_an_earlier_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"earlier and longer")
    target.chmod(0o640)
    put_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"")
    put_file(tmp_path / "deck.apkg", b"new")
    assert (tmp_path / "deck.apkg").stat().st_mode == other.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.apkg"
    real.write_bytes(b"earlier")
    link = tmp_path / "link.apkg"
    link.symlink_to(real)
    put_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failure_at_the_last_step_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"earlier")

    def fail(source: str, destination: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UserError, match="cannot be written"):
        put_file(target, b"new")
    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    put_file(pipe, b"through")
    reader.join(10)
    assert received == [b"through"]
    assert pipe.is_fifo()
