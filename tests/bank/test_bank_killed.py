"""Killed at any moment while it writes, the bank is the old one or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from quizgen.bank import Bank, TrueFalse, load_bank, regenerate
from quizgen.bank.lock import lock_path, read_lock

KILLS = 40
ITEMS = 120

# One process that has all modules loaded forks a writer whenever it is told to.
WRITERS = """
import os, sys
from pathlib import Path
from quizgen.bank import Bank, dump_bank, load_bank, regenerate

def write():
    old = load_bank(sys.argv[1])
    for number in range(1000):
        stem = f"Round {os.getpid()}.{number}"
        items = [item.model_copy(update={"stem": f"{stem}: {item.id}"}) for item in old.items]
        regenerate(sys.argv[1], Bank(title="x", items=items), article_key="a")

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            write()
        finally:
            os._exit(1)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


def test_killing_never_leaves_half_a_bank(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    items = tuple(TrueFalse(id=f"i{n}", stem=f"Round 0: i{n}", answer=True) for n in range(ITEMS))
    regenerate(path, Bank(title="x", items=items), article_key="a")
    writers = subprocess.Popen(
        [sys.executable, "-c", WRITERS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writers.stdin is not None
    assert writers.stdout is not None
    rng = random.Random(7)
    rounds = set()
    try:
        for _ in range(KILLS):
            writers.stdin.write("go\n")
            writers.stdin.flush()
            child = int(writers.stdout.readline())
            time.sleep(rng.uniform(0.05, 0.25))
            os.kill(child, signal.SIGKILL)
            assert writers.stdout.readline() == "gone\n"
            bank = load_bank(path)
            stems = {item.stem.partition(":")[0] for item in bank.items}
            assert len(bank.items) == ITEMS
            assert len(stems) == 1
            rounds |= stems
            read_lock(lock_path(path))
    finally:
        writers.stdin.close()
        writers.wait(timeout=20)
        writers.stdout.close()
    assert len(rounds) > KILLS // 4
    # Whatever was interrupted, the items are still known as untouched drafts.
    done = regenerate(path, Bank(title="x", items=()), article_key="a")
    assert done.counts["removed"] == ITEMS
