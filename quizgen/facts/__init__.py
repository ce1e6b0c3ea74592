"""Facts: who did what, when and where, simplified out of analysed sentences."""

from quizgen.facts.extract import Extractor
from quizgen.facts.fact import Complement, Fact
from quizgen.facts.phrases import Phrase

__all__ = ["Complement", "Extractor", "Fact", "Phrase"]
