"""Modules that can be called, so that ``quizgen.generate(...)`` needs no second name."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class CalledModule(ModuleType):
    """A module that stands for its function of the same name."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the function that is named like the module."""
        return getattr(self, self.__name__.rpartition(".")[2])(*arguments, **options)

    @property
    def __wrapped__(self) -> Any:
        """The function itself: what ``inspect.signature`` and editors show."""
        return getattr(self, self.__name__.rpartition(".")[2])


def make_callable(name: str) -> None:
    """Let the module ``name`` be called: that calls its function of the same name."""
    sys.modules[name].__class__ = CalledModule
