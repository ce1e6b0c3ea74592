"""A line of things to tick, with keys or mouse; none ticked means no restriction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from quizgen.play.keys import TICKS, bindings
from quizgen.play.text import MUTED, joined, link, plain


class Ticks(Static, can_focus=True):
    """Labelled words with a tick each; left and right move, space ticks."""

    DEFAULT_CSS = """
    Ticks { height: auto; }
    Ticks:focus { background: $boost; }
    """
    BINDINGS = bindings(TICKS)

    at = reactive(0, repaint=False)
    on: reactive[frozenset[str]] = reactive(frozenset, repaint=False)

    def __init__(self, label: str, words: Sequence[tuple[str, str]], id: str | None = None) -> None:
        super().__init__("", id=id)
        self._label = label
        self._words = tuple(words)

    def set(self, names: Iterable[str]) -> None:
        """Tick exactly these."""
        self.on = frozenset(names) & {name for name, _ in self._words}

    def on_mount(self) -> None:
        """Draw the line."""
        self._draw()

    def watch_at(self) -> None:
        """Draw where the cursor is."""
        self._draw()

    def watch_on(self) -> None:
        """Draw what is ticked."""
        self._draw()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the cursor, or not."""
        super().watch_has_focus(_has_focus)
        self._draw()

    def action_move(self, step: int) -> None:
        """Go to the next or the last word."""
        self.at = max(0, min(len(self._words) - 1, self.at + step))

    def action_tick_here(self) -> None:
        """Tick the word, or take the tick away."""
        self.action_tick(self.at)

    def action_tick(self, index: int) -> None:
        """Tick a word that was clicked, or take its tick away."""
        name = self._words[index][0]
        self.at = index
        self.on = self.on ^ {name}

    def _draw(self) -> None:
        parts: list[Content | str] = [plain(f"{self._label:<9}", MUTED)]
        for index, (name, word) in enumerate(self._words):
            mark = "■" if name in self.on else "□"
            here = self.has_focus and index == self.at
            text = f"{mark} {word}".replace(" ", "\u00a0")
            parts += [link(text, f"tick({index})", "reverse" if here else ""), "  "]
        self.update(joined(*parts))
