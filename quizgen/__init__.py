"""quizgen turns an article into a bank of questions that a teacher can check.

``generate`` makes a ``Bank`` from a text, a file or an address, ``Bank.load`` and
``Bank.save`` read and write one, ``export`` writes it for another program. All that can go
wrong with what you give raises ``UserError``. Nothing is loaded before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.bank.items import Bank
    from quizgen.errors import UserError
    from quizgen.export import export
    from quizgen.generate import generate

__all__ = ["Bank", "UserError", "export", "generate"]

# The modules ``quizgen.generate`` and ``quizgen.export`` can be called themselves.
_HOMES = {
    "Bank": "quizgen.bank.items",
    "UserError": "quizgen.errors",
    "export": "quizgen.export",
    "generate": "quizgen.generate",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(_HOMES[name])
    return home if home.__name__ == f"{__name__}.{name}" else getattr(home, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
