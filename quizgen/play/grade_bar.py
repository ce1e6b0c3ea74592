"""The four ratings after an answer, each with when the item would come back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from textual.content import Content
from textual.widgets import Static

from quizgen.play.text import joined, link
from quizgen.study.schedule import Rating

_NAMES = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}


class GradeBar(Static):
    """One line with the ratings; a click on one rates the item."""

    DEFAULT_CSS = """
    GradeBar { height: 1; padding: 0 1; text-wrap: nowrap; }
    """

    def offer(self, intervals: Mapping[Rating, timedelta], suggested: Rating) -> None:
        """Offer the ratings, the suggested one marked."""
        parts: list[Content | str] = []
        for rating, wait in intervals.items():
            is_suggested = rating is suggested
            text = f" {int(rating)} {_NAMES[rating]} {short_time(wait)} "
            text = f"▸{text}◂" if is_suggested else f" {text} "
            style = "bold reverse" if is_suggested else ""
            parts.append(link(text, f"screen.pick({int(rating)})", style))
        self.update(joined(*parts))

    def clear(self) -> None:
        """Offer nothing."""
        self.update("")


def short_time(wait: timedelta) -> str:
    """Return a wait in one short word: 20m, 3d, 5mo, 2y."""
    days = wait.total_seconds() / 86400
    if days < 1:
        return f"{max(round(days * 1440), 1)}m"
    if days < 30.5:
        return f"{round(days)}d"
    if days < 365:
        return f"{days / 30.4:.0f}mo"
    return f"{days / 365:.1f}y".replace(".0y", "y")
