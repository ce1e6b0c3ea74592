"""Opening the user's editor at an item of a bank."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from quizgen.errors import UserError
from quizgen.study.flag_report import item_line_number

_WITH_PLUS = {
    "vi",
    "vim",
    "nvim",
    "nano",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "ne",
    "joe",
    "mg",
}
_WITH_COLON = {"hx", "helix", "subl", "zed"}


def editor_command(path: Path, line: int) -> list[str]:
    """Return the command of ``$VISUAL`` or ``$EDITOR``, at a line where the editor can.

    Raises UserError where there is no editor.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual()
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = []
    if not words or shutil.which(words[0]) is None:
        raise UserError("no editor was found; set EDITOR to the one you use")
    name = Path(words[0]).name
    if name in _WITH_PLUS:
        return [*words, f"+{line}", str(path)]
    if name in _WITH_COLON:
        return [*words, f"{path}:{line}"]
    if name in ("code", "codium"):
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    return [*words, str(path)]


def edit_item(path: Path, item_id: str) -> None:
    """Run the editor on an item and wait for it; raises UserError if it cannot be run."""
    text = path.read_text(encoding="utf-8", errors="replace")
    command = editor_command(path, item_line_number(text, item_id))
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise UserError(f"the editor cannot be run ({error})") from None


def outside(app: App[Any], step: Callable[[], object]) -> None:
    """Run something that takes the terminal, and draw the app anew after it.

    Raises UserError where the terminal cannot be lent.
    """
    try:
        with app.suspend():
            step()
    except SuspendNotSupported:
        raise UserError("an editor cannot be opened in this terminal") from None
    finally:
        app.refresh()


def _usual() -> str:
    return next((name for name in ("nano", "vim", "vi", "notepad") if shutil.which(name)), "")
