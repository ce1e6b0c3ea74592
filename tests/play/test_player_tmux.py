"""The real program in a real terminal, once for each kind, from the start to the score."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from player_samples import write_bank

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
PATIENCE = 20.0  # seconds


class Terminal:
    """A terminal of 80 by 24 with a program in it."""

    def __init__(self, name: str, command: str) -> None:
        self._tmux = ["tmux", "-L", name, "-f", os.devnull]
        self._do("new-session", "-d", "-x", "80", "-y", "24", command)

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            [*self._tmux, *words], capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        self._do("send-keys", *keys)

    def write(self, text: str) -> None:
        self._do("send-keys", "-l", text)

    def answer(self, text: str) -> None:
        self.write(text)
        self.press("Enter")

    def go_on(self, key: str) -> None:
        """Rate the item, once the player takes keys again after its verdict."""
        time.sleep(0.25)
        self.press(key)

    def screen(self) -> str:
        return self._do("capture-pane", "-p").replace("\u00a0", " ")

    def wait_for(self, text: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text in (shown := self.screen()):
                return shown
            time.sleep(0.02)
        raise AssertionError(f"{text!r} did not come:\n{self.screen()}")

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, timeout=PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_bank(tmp_path)
    return tmp_path


@contextmanager
def playing(folder: Path, *options: str) -> Iterator[Terminal]:
    words = [sys.executable, "-m", "quizgen", "play", str(folder / "light.yaml"), *options]
    program = " ".join(f"'{word}'" for word in words)
    opened = Terminal(f"quizgen-{uuid4().hex}", f"{program}; echo LEFT $?; sleep 60")
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def terminal(folder: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    with playing(folder, *request.param) as opened:
        yield opened


def started_with(*options: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("terminal", [options], indirect=True)


def only(kind: str) -> pytest.MarkDecorator:
    return started_with("--mode", "practice", "--kind", kind)


@only("multiple_choice")
def test_multiple_choice(terminal: Terminal) -> None:
    terminal.wait_for("Who paid for")
    shown = terminal.wait_for("The harbour guild")
    row = next(row for row in shown.splitlines() if "The harbour guild" in row)
    terminal.press(row.split()[0])
    terminal.wait_for("✓ Right")
    terminal.wait_for("“In 1811 the harbour guild paid")
    terminal.go_on("Space")
    assert "1 of 1 right" in terminal.wait_for("100 %")
    terminal.press("q")
    terminal.wait_for("LEFT 0")


@only("true_false")
def test_true_false(terminal: Terminal) -> None:
    terminal.wait_for("survived the storm")
    terminal.press("t")
    terminal.wait_for("✗ Not right")
    terminal.press("u")
    terminal.press("f")
    terminal.wait_for("✓ Right")
    terminal.go_on("Enter")
    terminal.wait_for("100 %")


@only("short_answer")
def test_short_answer(terminal: Terminal) -> None:
    terminal.wait_for("Who kept the light")
    terminal.answer("ada brant")
    terminal.wait_for("≈ Almost")
    terminal.wait_for("ada bran[+d]t")
    terminal.go_on("2")
    terminal.wait_for("100 %")


@only("numeric")
def test_numeric(terminal: Terminal) -> None:
    terminal.wait_for("How high")
    terminal.answer("43 metres")
    terminal.wait_for("✓ Right  Within the tolerance.")
    terminal.go_on("Enter")
    terminal.wait_for("100 %")


@only("cloze")
def test_cloze(terminal: Terminal) -> None:
    terminal.wait_for("where")  # the last line's hint: both lines are there
    terminal.write("granite")
    terminal.press("Tab")
    terminal.write("the moon")
    terminal.wait_for("of granite from the moon")
    terminal.press("Enter")
    terminal.wait_for("◐ Partly right")
    terminal.go_on("Space")
    assert "0 of 1 right" in terminal.wait_for("50 %")


@started_with("--in-order")
def test_a_session_goes_on_after_the_terminal_was_closed(terminal: Terminal, folder: Path) -> None:
    terminal.wait_for("The harbour guild")
    terminal.press("Enter")
    before = terminal.wait_for("Not known")
    terminal.close()
    with playing(folder) as again:
        again.wait_for("Continue     practice, 1 of 5")
        again.press("Enter")
        again.wait_for("Not known")
        shown = again.wait_for("The lighthouse at Skerry")
        assert shown.splitlines()[:14] == before.splitlines()[:14]
