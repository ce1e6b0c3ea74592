"""The options of an item: numbered rows, chosen by key or mouse, marked in place."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from quizgen.play.text import plain


class ChoiceRow(Horizontal):
    """One option: its number, a place for its mark, its text."""

    DEFAULT_CSS = """
    ChoiceRow {
        height: auto;
        padding: 0 1;
        & > .mark { width: 2; height: 1; }
        & > .number { width: 3; height: 1; color: $text-muted; }
        & > .text { width: 1fr; height: auto; }
        &:hover { background: $boost; }
        &.-lit { background: $block-cursor-blurred-background; text-style: bold; }
        &.-right { color: $text-success; }
        &.-wrong { color: $text-error; }
    }
    """

    def __init__(self, index: int) -> None:
        self.mark = Static("", classes="mark")
        self.text = Static("", classes="text")
        number = Static(str(index + 1), classes="number")
        super().__init__(self.mark, number, self.text)
        self.index = index

    def show(self, text: str, mark: str, lit: bool, right: bool, wrong: bool) -> None:
        """Show an option in a state."""
        self.display = True
        self.mark.update(mark or ("›" if lit else ""))
        self.text.update(plain(text))
        self.set_class(lit, "-lit")
        self.set_class(right, "-right")
        self.set_class(wrong, "-wrong")


class Choices(Vertical):
    """The rows of options; posts ``Chosen`` when one is clicked."""

    DEFAULT_CSS = "Choices { height: auto; }"

    lit: reactive[int | None] = reactive(None)

    class Chosen(Message):
        """An option was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[ChoiceRow] = []
        self.texts: tuple[str, ...] = ()
        self.is_open = True
        self._right: int | None = None
        self._chosen: int | None = None

    def ask(self, texts: Sequence[str], chosen: int | None = None) -> None:
        """Show options to choose from, one lit if it was chosen before."""
        self.texts = tuple(texts)
        self.is_open = True
        self._right = self._chosen = None
        self.lit = chosen
        self._show()

    def reveal(self, texts: Sequence[str], right: int | None, chosen: int | None) -> None:
        """Show options with the right one and the one that was chosen marked."""
        self.texts = tuple(texts)
        self.is_open = False
        self._right, self._chosen = right, chosen
        self.lit = chosen
        self._show()

    def move(self, step: int) -> None:
        """Light the next or the last option."""
        if self.texts and self.is_open:
            start = -1 if step > 0 else len(self.texts)
            at = start if self.lit is None else self.lit
            self.lit = max(0, min(len(self.texts) - 1, at + step))
            self._rows[self.lit].scroll_visible(animate=False)

    def watch_lit(self) -> None:
        """Show which option is lit."""
        if self.is_mounted:
            self._show()

    def on_click(self, event: Click) -> None:
        """Choose the option under the mouse."""
        for node in event.widget.ancestors_with_self if event.widget else ():
            if isinstance(node, ChoiceRow) and self.is_open:
                event.stop()
                self.post_message(self.Chosen(node.index))

    def _show(self) -> None:
        missing = range(len(self._rows), len(self.texts))
        if missing:
            made = [ChoiceRow(index) for index in missing]
            self._rows += made
            self.mount(*made)
        for row in self._rows:
            if row.index >= len(self.texts):
                row.display = False
                continue
            is_right = row.index == self._right
            is_wrong = row.index == self._chosen and not is_right
            mark = "✓" if is_right else "✗" if is_wrong else ""
            row.show(self.texts[row.index], mark, row.index == self.lit, is_right, is_wrong)
