"""Putting a finished export in its place: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from quizgen.bank.write import replace_file
from quizgen.errors import UserError


def put_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; an earlier file is replaced in one step, a pipe written to.

    Raises UserError when that cannot be; an earlier file is then as it was.
    """
    if path.is_dir():
        raise UserError("this is a folder; name a file to write to", str(path))
    if path.parent.exists() and not path.parent.is_dir():
        raise UserError("its folder is a file; name another place with -o", str(path))
    if not path.parent.exists():
        raise UserError("its folder does not exist; make it first", str(path))
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
    else:
        replace_file(path, data)
