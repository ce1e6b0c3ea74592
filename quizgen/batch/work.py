"""The work on one document: bytes in, a bank or the reason why there is none out.

It is the same function in a process of this machine and on another one, reads no file and
writes none. Each document is analysed on its own, so its bank does not depend on what else
is worked on, where, or in which order.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from quizgen.article import Raw
from quizgen.bank.items import KINDS, Bank
from quizgen.errors import UserError

if TYPE_CHECKING:
    from quizgen.language import Analyser

_analysers: list[Analyser] = []
_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class Options:
    """What the banks of a batch depend on besides the documents; ``version`` is quizgen's."""

    count: int = 20
    kinds: tuple[str, ...] = KINDS
    seed: int = 1
    version: str = ""

    def fingerprint(self, raw: Raw, file: str) -> str:
        """Return the fingerprint of a document's bank; another one means that it may differ."""
        told = json.dumps([asdict(self), raw.name, raw.suffix, raw.charset, file], sort_keys=True)
        return hashlib.sha256(told.encode() + b"\n" + raw.data).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Task:
    """A document to work on; ``file`` is how its bank refers to it."""

    raw: Raw
    file: str
    fingerprint: str
    options: Options


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a task: a bank, or the line that tells the user why there is none."""

    bank: Bank | None
    error: str = ""


def work(task: Task) -> Made:
    """Make the bank of one document; whatever goes wrong is told, never raised."""
    try:
        return _made(task)
    except UserError as error:
        if not error.place:
            error = UserError(error.message, task.raw.place)
        return Made(None, str(error))
    except MemoryError:
        return Made(None, f"{task.raw.place}: there is not enough memory for it")
    except Exception as error:
        # A document that brings out a mistake of ours must not take the others with it.
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return Made(None, f"{task.raw.place}: could not be worked on ({what}): please report this")


def _made(task: Task) -> Made:
    from quizgen.generate import generate_bank

    own = version("quizgen")
    options = task.options
    if options.version not in ("", own):
        raise UserError(f"a machine of the cluster has quizgen {own}, this one {options.version}")
    made = generate_bank(
        task.raw.article(),
        count=options.count,
        kinds=options.kinds,
        seed=options.seed,
        file=task.file,
        analyse=_analyser().analyse,
    )
    return Made(made.bank)


def _analyser() -> Analyser:
    """Return the process's language model, loaded once, working in the thread that asks."""
    with _loading:
        if not _analysers:
            from quizgen.language import Analyser

            _analysers.append(Analyser(threads=1))
        return _analysers[0]
