"""A player killed without warning loses nothing that it has shown."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest
from study_samples import ITEMS, Ticking, catalogue_of

from quizgen.bank import load_bank
from quizgen.play.plain import Lines, play_plain
from quizgen.study.events import Answer
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.session import Entry, Plan
from quizgen.study.sitting import Sitting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
MOMENTS = 50
BANK = Path("/banks/light.yaml")  # never read: the items are made here
ROUNDS = 2  # how often each item is in the queue


class Moments:
    """Counts what happens in a process: each SQL statement and each line shown; dies at one."""

    def __init__(self, last: int | None) -> None:
        self.count = 0
        self.last = last

    def __call__(self, _: object = None) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def play_in_child(
    folder: Path, session: int, script: list[str], last: int | None = None
) -> tuple[int, int]:
    """Play a session in a child process that is killed at its ``last``-th moment.

    Return its process id, and where its output can be read.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        journal = opened(folder)
        catalogue = catalogue_of(journal, BANK, ITEMS)
        sitting = Sitting(journal, session, catalogue, Ticking())
        answers = iter(script)
        moment = Moments(last)
        journal.connection.set_trace_callback(moment)

        def read(prompt: str) -> str:
            os.write(writing, f"{prompt}\n".encode())
            return next(answers)

        def write(text: str) -> None:
            moment()
            os.write(writing, f"{text}\n".encode())

        play_plain(sitting, load_bank, Lines(read, write))
        os.write(writing, f"THE END {moment.count}\n".encode())
    finally:
        os._exit(0)


def output(child: int, reading: int) -> str:
    """Return all that a child shows until it ends."""
    shown = b""
    while some := os.read(reading, 65536):
        shown += some
    os.close(reading)
    os.waitpid(child, 0)
    return shown.decode(errors="replace")


def script_for(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(["1", "2", "", "granite", "3"]) for _ in range(600)]


def opened(folder: Path) -> Journal:
    """Open the journal; what the system has taken survives a killed process without waiting."""
    journal = Journal(folder / "history.db")
    journal.connection.execute("PRAGMA synchronous = OFF")
    return journal


def begin(folder: Path) -> tuple[int, Plan]:
    journal = opened(folder)
    catalogue = catalogue_of(journal, BANK, ITEMS)
    keys = [ItemKey(catalogue.numbers[0], item.id) for item in ITEMS]
    plan = Plan("practice", 11, tuple(Entry(key) for key in keys * ROUNDS))
    session = journal.begin(plan, Ticking()())
    journal.close()
    return session, plan


def test_killed_at_fifty_moments_nothing_shown_is_lost(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    session, _ = begin(fresh)
    shutil.copytree(fresh, tmp_path / "whole")
    whole = output(*play_in_child(tmp_path / "whole", session, script_for(0)))
    assert "Score:" in whole
    moments = int(whole.rsplit("THE END ", 1)[1])
    chance = random.Random(5)
    phases = []
    for moment in sorted(chance.sample(range(2, moments), MOMENTS)):
        folder = tmp_path / str(moment)
        shutil.copytree(fresh, folder)
        shown = output(*play_in_child(folder, session, script_for(0), moment))
        assert "THE END" not in shown
        phases.append(check_nothing_lost(folder, session, shown))
    assert set(phases) >= {"asking", "revealed"}


def check_nothing_lost(folder: Path, session: int, shown: str) -> str:
    asked = re.split(r"^(\d+) of \d+\. .*$", shown, flags=re.M)
    journal = opened(folder)
    assert journal.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    answers = [event for event in journal.events(session) if isinstance(event, Answer)]
    last = asked[-1] if len(asked) > 1 else ""
    was_told = bool(re.search(r"^(Right|Not right|Almost|Partly right|Not known)\.", last, re.M))
    # Before the last item asked, every verdict was shown.
    told = (int(asked[-2]) - 1 if len(asked) > 1 else 0) + was_told
    assert len(answers) >= told
    catalogue = catalogue_of(journal, BANK, ITEMS)
    again = Sitting(journal, session, catalogue, Ticking())
    if len(asked) > 1 and not again.state.is_finished:
        number = int(asked[-2])
        assert again.state.place + 1 in (number, number + 1)
        options = re.findall(r"^  \d\) (.*)\n", last, flags=re.M)
        if again.state.place + 1 == number and len(options) == len(again.options):
            assert list(again.options) == options
    phase = again.state.phase
    again.close()
    journal.close()
    return phase


@pytest.mark.parametrize("players", [2])
def test_players_at_once_lose_nothing(tmp_path: Path, players: int) -> None:
    sessions = [begin(tmp_path)[0] for _ in range(players)]
    children = [play_in_child(tmp_path, session, script_for(session)) for session in sessions]
    for child, reading in children:
        assert "THE END" in output(child, reading)
    journal = opened(tmp_path)
    assert journal.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for session in sessions:
        answers = [event for event in journal.events(session) if isinstance(event, Answer)]
        assert len(answers) == ROUNDS * len(ITEMS)
    cached = journal.cards(1)
    assert {card.asked for card in cached.values()} == {ROUNDS * players}
    journal.rebuild_cards()
    assert journal.cards(1) == cached
    journal.close()
