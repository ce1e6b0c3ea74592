"""Language analysis: sentences, words, tags, trees, entity types, coreference.

The libraries behind it are loaded when ``Analyser`` or ``analyse`` is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.language.document import Document, Link, Sentence, Token

if TYPE_CHECKING:
    from quizgen.language.analyser import Analyser, analyse

__all__ = ["Analyser", "Document", "Link", "Sentence", "Token", "analyse"]


def __getattr__(name: str) -> object:
    if name in ("Analyser", "analyse"):
        from quizgen.language import analyser as module

        return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
