"""The same banks byte for byte: one process or two, alone or in a batch, here or on a cluster."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import stub_work

from quizgen.batch import (
    Each,
    Options,
    Outcome,
    find_articles,
    run_batch,
    run_in_processes,
    run_on_cluster,
    work,
)
from quizgen.batch.cluster import differing_versions, installed_versions
from quizgen.errors import UserError

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
Contents = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="module")
def one_process(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The banks of the sample articles, made by one process."""
    folder = tmp_path_factory.mktemp("one")
    outcomes = batch(folder, partial(run_in_processes, work=work, jobs=1))
    assert {outcome.state for outcome in outcomes} == {"made"}
    return folder


def batch(folder: Path, spread: object, backwards: bool = False) -> list[Outcome]:
    found = find_articles([str(SEEDS)])
    target = Each(folder, found)
    order = found[::-1] if backwards else found
    return list(run_batch(order, target, Options(), spread))  # type: ignore[arg-type]


def test_two_processes_in_another_order(
    one_process: Path, tmp_path: Path, contents: Contents
) -> None:
    folder = one_process.parent / "two0"
    batch(folder, partial(run_in_processes, work=work, jobs=2), backwards=True)
    assert contents(folder) == contents(one_process)


def test_single_command(one_process: Path) -> None:
    seed = SEEDS / "great-fire.txt"
    bank = one_process.parent / "alone" / "great-fire.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "generate", str(seed), "-o", str(bank)],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert bank.read_bytes() == (one_process / "great-fire.yaml").read_bytes()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A Dask scheduler and two workers in processes of their own, on loopback."""
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    place = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": place}
    started: list[subprocess.Popen[str]] = []

    def dask(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, cwd=tmp_path, env=environment,
        )  # fmt: skip
        started.append(process)
        return process

    try:
        scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _said(scheduler, r"(tcp://127\.0\.0\.1:\d+)")
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [dask("worker", address, *options) for _ in range(2)]
        for worker in workers:
            _said(worker, r"Registered to:\s+(\S+)")
        yield address, workers
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()
            assert process.stderr is not None
            process.stderr.close()


def _said(process: subprocess.Popen[str], pattern: str) -> str:
    """Wait for what a process says of itself, and read on so that it can go on talking."""
    assert process.stderr is not None
    guard = threading.Timer(30, process.kill)
    guard.start()
    try:
        for line in process.stderr:
            match = re.search(pattern, line)
            if match:
                threading.Thread(target=_drain, args=(process,), daemon=True).start()
                return match.group(1)
    finally:
        guard.cancel()
    raise AssertionError("the process ended or was silent for too long")


def _drain(process: subprocess.Popen[str]) -> None:
    assert process.stderr is not None
    try:
        for _ in process.stderr:
            pass
    except ValueError:
        pass


def test_cluster_that_loses_a_worker_in_the_middle(
    cluster: tuple[str, list[subprocess.Popen[str]]], one_process: Path, contents: Contents
) -> None:
    address, workers = cluster
    folder = one_process.parent / "cluster"
    found = find_articles([str(SEEDS)])
    spread = partial(run_on_cluster, work=stub_work.slow_work, address=address)
    outcomes = []
    for outcome in run_batch(found, Each(folder, found), Options(), spread):
        outcomes.append(outcome)
        if len(outcomes) == 2:
            workers[0].kill()
            workers[0].wait()
    assert [outcome.message for outcome in outcomes if outcome.state != "made"] == []
    assert len(outcomes) == len(found)
    assert contents(folder) == contents(one_process)
    assert workers[1].poll() is None


def test_no_cluster_is_one_line() -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with pytest.raises(UserError, match="no cluster answers"):
        next(run_on_cluster([], work, "nonsense://here"))


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"tcp://a": {"nltk": "3.9", "numpy": "2.0"}}, ""),
        ({}, ""),
        (
            {
                "tcp://a": {"nltk": "3.9", "numpy": "2.0"},
                "tcp://b": {"nltk": "3.8", "numpy": "2.0"},
            },
            "the machine tcp://b has nltk 3.8, this one has 3.9",
        ),
        ({"tcp://a": {"nltk": "3.9"}}, "the machine tcp://a has numpy none, this one has 2.0"),
    ],
)
def test_machines_with_other_versions_are_told(there: dict[str, dict[str, str]], told: str) -> None:
    assert differing_versions(there, {"nltk": "3.9", "numpy": "2.0"}) == told


def test_a_cluster_of_other_versions_is_refused(
    cluster: tuple[str, list[subprocess.Popen[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def older(there: dict[str, dict[str, str]], here: dict[str, str]) -> str:
        seen.extend(there.values())
        return differing_versions(there, {**here, "nltk": "0.1"})

    monkeypatch.setattr("quizgen.batch.cluster.differing_versions", older)
    with pytest.raises(UserError, match=r"nltk .*, this one has 0\.1: install the same"):
        list(run_on_cluster([], work=stub_work.slow_work, address=cluster[0]))
    assert seen == [installed_versions()] * len(seen) != []
