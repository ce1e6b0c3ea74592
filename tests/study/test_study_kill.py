"""A player killed without warning loses nothing that it has shown."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
from pathlib import Path

import pytest
from conftest import ITEMS, Ticking, catalogue_of

from quizgen.bank import load_bank
from quizgen.play.plain import Lines, play_plain
from quizgen.study.events import Answer
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.session import Entry, Plan
from quizgen.study.sitting import Sitting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
MOMENTS = 50
ROUNDS = 2  # how often each item is in the queue


def play_in_child(folder: Path, session: int, script: list[str]) -> tuple[int, int]:
    """Play a session in a child process; return its id and where its output can be read."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        journal = opened(folder)
        catalogue = catalogue_of(journal, folder / "light.yaml", ITEMS, Ticking())
        sitting = Sitting(journal, session, catalogue, Ticking())
        answers = iter(script)

        def read(prompt: str) -> str:
            os.write(writing, f"{prompt}\n".encode())
            return next(answers)

        def write(text: str) -> None:
            os.write(writing, f"{text}\n".encode())

        play_plain(sitting, load_bank, Lines(read, write))
        os.write(writing, b"THE END\n")
    finally:
        os._exit(0)


def output_until(reading: int, size: int) -> str:
    shown = b""
    while len(shown) < size and (some := os.read(reading, size - len(shown))):
        shown += some
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
    catalogue = catalogue_of(journal, folder / "light.yaml", ITEMS, Ticking())
    keys = [ItemKey(catalogue.numbers[0], item.id) for item in ITEMS]
    plan = Plan("practice", 11, tuple(Entry(key) for key in keys * ROUNDS))
    session = journal.begin(plan, Ticking()())
    journal.close()
    return session, plan


def test_killed_at_fifty_moments_nothing_shown_is_lost(tmp_path: Path) -> None:
    session, _ = begin(tmp_path / "whole")
    child, reading = play_in_child(tmp_path / "whole", session, script_for(0))
    whole = output_until(reading, 10**6)
    os.waitpid(child, 0)
    assert "Score:" in whole
    chance = random.Random(5)
    phases = set()
    for moment in range(MOMENTS):
        folder = tmp_path / str(moment)
        session, _ = begin(folder)
        child, reading = play_in_child(folder, session, script_for(0))
        shown = output_until(reading, chance.randrange(60, len(whole)))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while some := os.read(reading, 65536):  # what it had shown before it died
            shown += some.decode(errors="replace")
        os.close(reading)
        phases.add(check_nothing_lost(folder, session, shown))
    assert phases >= {"asking", "revealed"}


def check_nothing_lost(folder: Path, session: int, shown: str) -> str:
    asked = re.split(r"^(\d+) of \d+\. .*$", shown, flags=re.M)
    journal = Journal(folder / "history.db")
    assert journal.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    answers = [event for event in journal.events(session) if isinstance(event, Answer)]
    last = asked[-1] if len(asked) > 1 else ""
    was_told = bool(re.search(r"^(Right|Not right|Almost|Partly right|Not known)\.", last, re.M))
    # Before the last item asked, every verdict was shown.
    told = (int(asked[-2]) - 1 if len(asked) > 1 else 0) + was_told
    assert len(answers) >= told
    catalogue = catalogue_of(journal, folder / "light.yaml", ITEMS, Ticking())
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
        assert "THE END" in output_until(reading, 10**6)
        os.waitpid(child, 0)
        os.close(reading)
    journal = Journal(tmp_path / "history.db")
    assert journal.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for session in sessions:
        answers = [event for event in journal.events(session) if isinstance(event, Answer)]
        assert len(answers) == ROUNDS * len(ITEMS)
    cached = journal.cards(1)
    assert {card.asked for card in cached.values()} == {ROUNDS * players}
    journal.rebuild_cards()
    assert journal.cards(1) == cached
    journal.close()
