"""Work spread over the machines of a Dask cluster."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import islice
from typing import Any

from quizgen.batch.processes import WAITING_PER_PROCESS, Work
from quizgen.batch.work import Made, Task
from quizgen.errors import UserError

INSTALL = "pip install 'quizgen[cluster]'"
SECONDS_TO_CONNECT = 10
_DECISIVE = ("quizgen", "onnxruntime", "numpy", "nltk", "tokenizers")
_LARGE = 1 << 30


def run_on_cluster(tasks: Iterable[Task], work: Work, address: str) -> Iterator[tuple[Task, Made]]:
    """Yield what became of each task, as they are done by the cluster at ``address``.

    Tasks are drawn as they are needed. What a lost machine was working on is done again by
    another. Raises UserError when there is no cluster, or it has gone; nothing that was
    yielded before is lost.
    """
    try:
        import dask
        import distributed
    except ImportError:
        raise UserError(f"--cluster needs more libraries: {INSTALL}") from None
    # What it logs of lost connections is said in one line of ours.
    for name in [
        name for name in logging.root.manager.loggerDict if name.startswith("distributed")
    ]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # Documents are sent whole, and a book is no mistake.
    connect: Any = distributed.Client
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGE}):
        try:
            client = connect(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UserError(f"no cluster answers there: {why}", address) from None
        with client:
            unlike = differing_versions(_versions_there(client), installed_versions())
            if unlike:
                raise UserError(f"{unlike}: install the same on all machines", address)
            yield from _run(client, distributed, iter(tasks), work, address)


def installed_versions() -> dict[str, str]:
    """Return the versions here of what a bank's bytes depend on."""
    return {name: version(name) for name in _DECISIVE}


def differing_versions(there: Mapping[str, Mapping[str, str]], here: Mapping[str, str]) -> str:
    """Return in words the first library that a machine has in another version, or an empty text.

    ``there`` gives the versions by the machine's address. Another version of
    the network's engine, of the words' splitter or of quizgen itself makes
    other banks.
    """
    for machine, versions in sorted(there.items()):
        for name, own in here.items():
            if versions.get(name) != own:
                other = versions.get(name, "none")
                return f"the machine {machine} has {name} {other}, this one has {own}"
    return ""


def _versions_there(client: Any) -> dict[str, dict[str, str]]:
    """Return the versions on every machine; a machine without quizgen is told of by its tasks."""
    found = client.run(installed_versions, on_error="return")
    return {machine: own for machine, own in found.items() if isinstance(own, dict)}


def _run(
    client: Any, distributed: Any, tasks: Iterator[Task], work: Work, address: str
) -> Iterator[tuple[Task, Made]]:
    running: dict[Any, Task] = {}
    finished = distributed.as_completed(raise_errors=False, loop=client.loop)
    while True:
        room = max(1, _processors(client)) * WAITING_PER_PROCESS - len(running)
        for task in islice(tasks, max(room, 0)):
            future = client.submit(work, task, pure=False)
            running[future] = task
            finished.add(future)
        if not running:
            return
        future = next(finished)
        if future.status in ("cancelled", "lost"):
            raise UserError("the cluster has gone: start it, and give the same command", address)
        task = running.pop(future)
        yield task, _made(future, task, distributed)


def _made(future: Any, task: Task, distributed: Any) -> Made:
    try:
        made = future.result(timeout=SECONDS_TO_CONNECT)
    except distributed.KilledWorker:
        return Made(None, f"{task.raw.place}: several machines of the cluster were lost over it")
    except (asyncio.CancelledError, distributed.CancelledError, TimeoutError, OSError):
        return Made(None, f"{task.raw.place}: the cluster lost its result")
    except Exception as error:
        # For one, quizgen is missing on that machine.
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return Made(None, f"{task.raw.place}: the cluster failed ({what})")
    assert isinstance(made, Made)
    return made


def _processors(client: Any) -> int:
    """Return how many tasks the cluster works on at a time, which may change."""
    return sum(worker["nthreads"] for worker in client.scheduler_info(-1)["workers"].values())
