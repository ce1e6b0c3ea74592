"""Putting a finished file in its place: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from quizgen.errors import UserError


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, replacing an earlier file in one step.

    The bytes go to a temporary file in the same folder first, so that a full disk
    or a crash leaves the earlier file as it was. A link is followed, permissions
    are kept. Raises UserError when the file cannot be written.
    """
    if path.is_dir():
        raise UserError("this is a folder; name a file to write to", str(path))
    target = Path(os.path.realpath(path))
    temporary = ""
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a pipe or a device: nothing to replace
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode_for(target))
        os.replace(temporary, target)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise UserError(_explain(error), str(path)) from error


def _mode_for(target: Path) -> int:
    """Return the permissions of the earlier file, or those a new file gets."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _explain(error: OSError) -> str:
    """Say in words what keeps the file from being written, and what to do."""
    match error:
        case FileNotFoundError():
            return "cannot write here: the folder does not exist; make it first"
        case NotADirectoryError():
            return "cannot write here: a part of this path is a file, not a folder"
        case PermissionError():
            return "cannot write here: no permission; choose another folder with -o"
        case _:
            reason = (error.strerror or str(error)).lower()
            return f"cannot write this file: {reason}; an earlier file is untouched"
