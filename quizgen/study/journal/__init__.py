"""The journal: everything that happened, in SQLite, appended and never rewritten."""

from quizgen.study.journal.store import Journal, SessionRow, SessionTaken

__all__ = ["Journal", "SessionRow", "SessionTaken"]
