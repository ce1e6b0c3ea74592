"""The one kind of error that users see: a place, what is wrong, what to do."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend; shown as one line, exit code 1.

    ``place`` is a file, or ``file:line:column``, or empty.
    """

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message
