"""Work for tests of batches, in processes of their own: cheap banks, and ways to go wrong."""

from __future__ import annotations

import os
import time

from quizgen.bank import ArticleReference, Bank, ShortAnswer, Source
from quizgen.batch import Made, Task, work


def stub_work(task: Task) -> Made:
    """Read the article, and make one item of it without a language model."""
    if b"kills the process" in task.raw.data:
        os._exit(9)
    if b"slow" in task.raw.data:
        time.sleep(0.02)
    return _without_model(task)


def slow_work(task: Task) -> Made:
    """Do the real work, but so that a machine is always lost in the middle of something."""
    time.sleep(0.3)
    return work(task)


def _without_model(task: Task) -> Made:
    try:
        article = task.raw.article()
    except Exception as error:
        return Made(None, str(error))
    return Made(_bank(task, name=article.text[:40].strip()))


def _bank(task: Task, name: str | None) -> Bank:
    assert name is not None
    item = ShortAnswer(
        id="item-1234", stem=f"Which text begins with this: {name}?", answer=task.raw.name,
        source=Source(quote=name, start=0, end=len(name)),
    )  # fmt: skip
    return Bank(title=task.raw.name, article=ArticleReference(file=task.file), items=(item,))
