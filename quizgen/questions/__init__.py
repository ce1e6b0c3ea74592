"""Questions: from facts to checked, ranked and selected items."""

from quizgen.questions.candidate import Answer, Candidate
from quizgen.questions.candidates import Considered, consider
from quizgen.questions.rank import FLOOR
from quizgen.questions.select import select
from quizgen.questions.to_item import to_item

__all__ = ["FLOOR", "Answer", "Candidate", "Considered", "consider", "select", "to_item"]
