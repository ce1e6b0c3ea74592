"""Work spread over processes of this machine, with no more at hand than they can do."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait as wait_for

from quizgen.batch.work import Made, Task

Work = Callable[[Task], Made]
# Each process finds its next document waiting when it has done one.
WAITING_PER_PROCESS = 2


def run_in_processes(tasks: Iterable[Task], work: Work, jobs: int) -> Iterator[tuple[Task, Made]]:
    """Yield what became of each task, as they are done, by ``jobs`` processes.

    Tasks are drawn as they are needed. A process that dies, with whatever the system says,
    costs only the document that it was working on.
    """
    waiting = iter(tasks)
    returned: list[Task] = []
    while True:
        yield from _alone(returned, work)
        returned = []
        first = next(waiting, None)
        if first is None:
            return
        yield from _together(first, waiting, work, jobs, returned)


def _together(
    first: Task, rest: Iterator[Task], work: Work, jobs: int, returned: list[Task]
) -> Iterator[tuple[Task, Made]]:
    """Work until all is done or a process dies; ``returned`` gets what was in hand then."""
    with _pool(jobs) as pool:
        running: dict[Future[Made], Task] = {}
        waiting = chain([first], rest)
        try:
            while True:
                room = jobs * WAITING_PER_PROCESS - len(running)
                _submit(pool, work, islice(waiting, room), running)
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    made = future.result()
                    yield running.pop(future), made
        except BrokenProcessPool:
            for future, task in running.items():
                if future.done() and future.exception() is None:
                    yield task, future.result()
                else:
                    returned.append(task)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor, work: Work, tasks: Iterable[Task], running: dict[Future[Made], Task]
) -> None:
    for task in tasks:
        try:
            running[pool.submit(work, task)] = task
        except BrokenProcessPool as error:
            lost: Future[Made] = Future()
            lost.set_exception(error)
            running[lost] = task


def _alone(tasks: Iterable[Task], work: Work) -> Iterator[tuple[Task, Made]]:
    """Work on each task in a process of its own, to find the one that processes die of."""
    for task in tasks:
        with _pool(1) as pool:
            try:
                made = pool.submit(work, task).result()
            except BrokenProcessPool:
                made = Made(
                    None,
                    f"{task.raw.place}: the process that worked on it died; "
                    "perhaps there is not enough memory for it",
                )
        yield task, made


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Started afresh: a copy of this process would have its threads' locks, but not its threads.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Leave interrupts to the process that hands out work, and end when that one ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
