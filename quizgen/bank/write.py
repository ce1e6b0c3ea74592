"""Files replaced whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import EllipsisType

from quizgen.bank.dump import dump_bank
from quizgen.bank.items import Bank
from quizgen.bank.load import bank_of
from quizgen.bank.read import decode_bank
from quizgen.errors import UserError


class BankChanged(UserError):
    """The file was changed by somebody else since it was read; nothing was written."""


def write_bank(bank: Bank, path: str | Path, *, overwrite: bool = False) -> None:
    """Write a bank as a new file, whole or not at all.

    Raises UserError when the file exists and ``overwrite`` is False, and when the
    folder cannot be written to.
    """
    file = Path(path)
    data = dump_bank(bank).encode("utf-8")
    if bank_of(decode_bank(data, file), file) != bank:
        raise UserError("the bank would not be read back as it is; nothing was written", str(file))
    if overwrite:
        replace_file(file, data)
    else:
        replace_file(file, data, expected=None)


def replace_file(path: Path, data: bytes, expected: bytes | EllipsisType | None = ...) -> None:
    """Replace a file's content, whole or not at all; a link stays a link.

    ``expected`` is the content that the file must still have, or None if it must not
    exist, or ... if it does not matter. If it has another, BankChanged is raised and
    nothing is written.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.writing")
    try:
        with only_writer(target.parent):
            if expected is not ...:
                _check_unchanged(path, target, expected)
            try:
                _write_through(temporary, data, target)
                os.replace(temporary, target)
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink()
            _sync_folder(target.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            f"cannot be written ({reason}): check the folder and its permissions", str(path)
        ) from None


def make_folder(path: Path) -> None:
    """Make the folder that a file shall be in; raises UserError when that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"the folder cannot be made ({error.strerror})", str(path.parent)) from None


def _check_unchanged(path: Path, target: Path, expected: bytes | EllipsisType | None) -> None:
    try:
        current: bytes | None = target.read_bytes()
    except FileNotFoundError:
        current = None
    if current == expected:
        return
    if expected is None:
        raise BankChanged("exists already: choose another name, or move it away", str(path))
    raise BankChanged(
        "was changed by another program meanwhile; nothing was written: try again", str(path)
    )


def _write_through(temporary: Path, data: bytes, target: Path) -> None:
    """Write bytes to disk and read them back; raises OSError if they differ."""
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        os.chmod(temporary, mode)
    if temporary.read_bytes() != data:
        raise OSError(5, "the disk gave back something else than was written")


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems know no such thing for folders.
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Keep other quizgen processes from writing in a folder; the system ends this if we die.

    Where folders cannot be locked (Windows, some network file systems), the check for
    changes must do.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
