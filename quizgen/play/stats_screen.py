"""The statistics: a calendar of answers, retention, what falls due, the hardest items."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quizgen.play.key_line import KeyLine
from quizgen.play.keys import STATS, bindings
from quizgen.play.text import MUTED, joined, plain
from quizgen.study.catalogue import Catalogue
from quizgen.study.desk import Desk
from quizgen.study.figures_layout import Role, laid_out
from quizgen.study.statistics import figures

_STYLES: dict[Role, str] = {
    "title": "bold",
    "label": MUTED,
    "text": "",
    "bar": "$primary",
    "level0": MUTED,
    "level1": "$success 55%",
    "level2": "$success 70%",
    "level3": "$success 85%",
    "level4": "$success",
}


class StatsScreen(Screen[None]):
    """Shows the figures of some banks, or of everything."""

    BINDINGS = bindings(STATS)
    DEFAULT_CSS = """
    StatsScreen {
        align-horizontal: center;
        #pane { max-width: 84; height: 1fr; padding: 1 2; }
    }
    """

    def __init__(self, desk: Desk, catalogue: Catalogue | None) -> None:
        super().__init__()
        self.desk = desk
        self.catalogue = catalogue

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with VerticalScroll(id="pane"):
            yield Static("", id="figures")
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#pane").focus()

    def on_resize(self) -> None:
        """Show the figures in the width there is."""
        desk = self.desk
        banks = self.catalogue.numbers if self.catalogue else None
        found = figures(desk.journal, banks, desk.clock(), desk.rules.day_starts)
        title = self.catalogue.title if self.catalogue else "All banks"
        keys = [hard.key for hard in found.hardest]
        items = self.catalogue.items if self.catalogue else desk.items_of(keys)
        width = min(self.size.width, 84) - 5
        rows = laid_out(found, title, items, width)
        lines = [joined(*(plain(text, _STYLES[role]) for text, role in row)) for row in rows]
        self.query_one("#figures", Static).update(Content("\n").join(lines))

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one("#pane").scroll_relative(y=step, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Go back."""
        self.app.call_later(self.app.run_action, "leave")
