"""Many documents: found, worked on by many processes or machines, done once, never stopped by one.

The language model is loaded by the processes that do the work, not by the one that hands it out.
"""

from quizgen.batch.cluster import run_on_cluster
from quizgen.batch.find import Found, find_articles, is_many, reference_from, stem_of
from quizgen.batch.one_bank import OneBank, one_bank
from quizgen.batch.processes import run_in_processes
from quizgen.batch.run import Each, Outcome, Target, counted, run_batch
from quizgen.batch.work import Made, Options, Task, work

__all__ = [
    "Each",
    "Found",
    "Made",
    "OneBank",
    "Options",
    "Outcome",
    "Target",
    "Task",
    "counted",
    "find_articles",
    "is_many",
    "one_bank",
    "reference_from",
    "run_batch",
    "run_in_processes",
    "run_on_cluster",
    "stem_of",
    "work",
]
