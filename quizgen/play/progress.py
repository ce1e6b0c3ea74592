"""The two lines at the top of a session: where one is, and a thin line of how far."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from quizgen.play.text import MUTED, joined, line, plain
from quizgen.study.score import Score


class Progress(Static):
    """Title and counts, over a thin line that fills."""

    DEFAULT_CSS = """
    Progress { height: 2; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__("", id=id)
        self._shown: tuple[str, int, int, Score | None] = ("", 0, 0, None)

    def show(self, title: str, place: int, length: int, score: Score | None) -> None:
        """Show that item ``place`` (from 0) of ``length`` is on the table; no score in an exam."""
        self._shown = (title, place, length, score)
        self._draw()

    def on_resize(self) -> None:
        """Fit the lines into the new width."""
        self._draw()

    def _draw(self) -> None:
        title, place, length, score = self._shown
        width = self.size.width
        if width <= 0:
            return
        where = f"{min(place + 1, length)} of {length}"
        right = plain(where, "bold")
        if score is not None and score.asked:
            right = joined(plain(f"{score.right}/{score.asked} right  ", MUTED), right)
        room = width - right.cell_length - 2
        left = line(title, MUTED).truncate(max(room, 0), ellipsis=True)
        gap = " " * max(width - left.cell_length - right.cell_length, 1)
        filled = round(width * place / length) if length else 0
        bar = joined(plain("━" * filled, "$primary"), plain("─" * (width - filled), "$panel"))
        self.update(Content("\n").join([joined(left, gap, right), bar]))
