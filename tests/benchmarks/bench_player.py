"""How soon the player paints, and how soon it answers a key, in a real terminal (a pty).

Run with ``python tests/benchmarks/bench_player.py``. Times are wall clock, from the start of
the process or from the key to the first byte that shows the result. First paint is taken
in turns with that of an empty Textual app, which sets the scale.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROUNDS = 15
KEYS = 40
EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("EMPTY")

Empty().run()
"""
KINDS = (
    "type: multiple_choice\n    stem: Which stone is number {n}?\n    answer: granite {n}\n"
    "    distractors: [slate {n}, marble {n}, {{text: clay {n}, feedback: Too soft.}}]",
    "type: true_false\n    stem: Stone {n} is harder than chalk.\n    answer: true",
    "type: multiple_choice\n    stem: Who cut stone {n}?\n    answer: Ada Brandt\n"
    "    distractors: [Piet Maas, Owen Reed]",
)


def bank(folder: Path, count: int) -> Path:
    """Write a bank of so many items, each with its evidence."""
    rows = [
        f"  - id: n{n}\n    {KINDS[n % len(KINDS)].format(n=n)}\n"
        f"    source:\n      quote: Stone {n} was cut by Ada Brandt from granite {n}.\n"
        for n in range(count)
    ]
    path = folder / f"stones{count}.yaml"
    path.write_text("bank: 1\ntitle: Stones\nitems:\n" + "".join(rows), encoding="utf-8")
    return path


class Terminal:
    """A process in a terminal of 80 by 24."""

    def __init__(self, *command: str) -> None:
        self.began = time.perf_counter()
        self.process, self.terminal = pty.fork()
        if not self.process:
            os.execvp(command[0], command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def wait_for(self, *wanted: bytes, patience: float = 20.0) -> float:
        """Return when one of these bytes has come."""
        seen = b""
        while not any(text in seen for text in wanted):
            if not select.select([self.terminal], [], [], patience)[0]:
                raise TimeoutError(f"{wanted} did not come: {seen[-300:]!r}")
            seen += os.read(self.terminal, 65536)
        return time.perf_counter()

    def drain(self, quiet: float = 0.15) -> None:
        """Read until nothing comes for a while."""
        while select.select([self.terminal], [], [], quiet)[0]:
            os.read(self.terminal, 65536)

    def press(self, key: bytes, *wanted: bytes) -> float:
        """Press a key; return the seconds until one of these bytes came."""
        pressed = time.perf_counter()
        os.write(self.terminal, key)
        return self.wait_for(*wanted) - pressed

    def close(self) -> None:
        """End the process."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def first_paint(wanted: bytes, *command: str) -> float:
    """Return the seconds from a process's start to its first screen."""
    terminal = Terminal(*command)
    try:
        return terminal.wait_for(wanted) - terminal.began
    finally:
        terminal.close()


def told(name: str, seconds: list[float]) -> None:
    """Print a figure's median, ninth decile and worst."""
    ranked = sorted(seconds)
    middle, most, worst = statistics.median(ranked), ranked[len(ranked) * 9 // 10], ranked[-1]
    figures = f"{1000 * middle:.0f} ms (nine of ten {1000 * most:.0f}, worst {1000 * worst:.0f})"
    print(f"{name}: {figures}")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {
            "TERM": "xterm-256color",
            "QUIZGEN_DATA_DIR": str(folder / "data"),
            "QUIZGEN_CONFIG_DIR": str(folder / "config"),
        }
        (folder / "empty.py").write_text(EMPTY)
        empty = (sys.executable, str(folder / "empty.py"))
        play = (sys.executable, "-m", "quizgen", "play")
        small, large = str(bank(folder, 100)), str(bank(folder, 10_000))
        painted: dict[str, list[float]] = {"empty": [], "100": [], "item": [], "10,000": []}
        for _ in range(ROUNDS):
            painted["empty"].append(first_paint(b"EMPTY", *empty))
            painted["100"].append(first_paint(b"Stones", *play, small))
            at_once = (*play, small, "--mode", "practice")
            painted["item"].append(first_paint(b"1 of 20", *at_once))
            painted["10,000"].append(first_paint(b"Stones", *play, large))
        scale = statistics.median(painted["empty"])
        told("first paint of an empty Textual app", painted["empty"])
        told("first paint, 100 items", painted["100"])
        print(f"  times the empty app: {statistics.median(painted['100']) / scale:.2f}")
        told("first item at once, 100 items", painted["item"])
        told("first paint, 10,000 items", painted["10,000"])
        keys(*play, large, "--mode", "practice", "-n", "0")


def keys(*command: str) -> None:
    """Measure keys in a session over every item of a large bank."""
    terminal = Terminal(*command)
    try:
        terminal.wait_for(b"1 of 10000")
        terminal.drain()
        moved, chosen, rated = [], [], []
        for number in range(2, KEYS + 2):
            moved.append(terminal.press(b"j", "›".encode()))
            terminal.drain()
            chosen.append(terminal.press(b"1", b"Right", b"Not right"))
            terminal.drain(0.25)  # a rating in haste is not taken
            rated.append(terminal.press(b" ", f"{number} of 10000".encode(), f"{number}".encode()))
            terminal.drain()
        told("key to light an option, 10,000 items in the session", moved)
        told("key to verdict, saved to disk", chosen)
        told("key to next item, schedule saved to disk", rated)
    finally:
        terminal.close()


if __name__ == "__main__":
    main()
