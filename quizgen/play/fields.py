"""The lines to type an answer into: one for a word or number, one per gap of a cloze."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from quizgen.play.keys import FIELD, bindings
from quizgen.play.text import line


class AnswerInput(Input):
    """A line to type into; Enter ends it and says so in the key line."""

    BINDINGS = bindings(FIELD)


class FieldRow(Horizontal):
    """One line: a label, the text being typed, a hint or unit at its side."""

    DEFAULT_CSS = """
    FieldRow {
        height: 1;
        padding: 0 1;
        margin-bottom: 1;
        & > .label { width: 4; color: $text-accent; text-style: bold; }
        & > Input { width: 1fr; max-width: 52; background: $surface; }
        & > Input:focus { background: $boost; }
        & > .side { width: auto; max-width: 30; color: $text-muted; padding-left: 1; }
    }
    """

    def __init__(self, index: int) -> None:
        self.label = Static("", classes="label")
        self.input = AnswerInput(compact=True, select_on_focus=False)
        self.side = Static("", classes="side")
        super().__init__(self.label, self.input, self.side)
        self.index = index

    def show(self, label: str, text: str, side: str, is_open: bool) -> None:
        """Show a field in a state, leaving alone a text that is being typed."""
        self.display = True
        self.label.update(label)
        self.side.update(line(side))
        if self.input.value != text:
            with self.prevent(Input.Changed):
                self.input.value = text
                self.input.cursor_position = len(text)
        self.input.disabled = not is_open


class Fields(Vertical):
    """The lines of one item; posts ``Typed`` at each change and ``Done`` after the last line."""

    DEFAULT_CSS = "Fields { height: auto; }"

    class Typed(Message):
        """What is typed has changed, or another line is being filled."""

    class Done(Message):
        """Enter was pressed on the last line."""

    def __init__(self, id: str | None = None) -> None:
        # Two rows from the start: the cursor must be there before the first key is typed.
        self._rows = [FieldRow(index) for index in range(2)]
        super().__init__(*self._rows, id=id)
        self._texts: list[str] = []
        self._sides: tuple[str, ...] = ()
        self.is_open = True
        self._wants_focus = False

    @property
    def texts(self) -> tuple[str, ...]:
        """What is typed in each line."""
        return tuple(self._texts)

    @property
    def active(self) -> int | None:
        """The line that has the cursor."""
        return next((row.index for row in self._rows if row.input.has_focus), None)

    def ask(self, count: int, sides: Sequence[str], texts: Sequence[str] = ()) -> None:
        """Show lines to type into, and put the cursor into the first."""
        self._texts = [*texts, *[""] * count][:count]
        self._sides = tuple(sides)
        self.is_open = True
        self._wants_focus = count > 0
        self._show()

    def close(self, texts: Sequence[str]) -> None:
        """Show what was typed, closed to typing."""
        self._texts = list(texts)
        self.is_open = False
        self._wants_focus = False
        self._show()

    def focus_line(self, index: int) -> bool:
        """Put the cursor into a line; return whether there is one."""
        if not 0 <= index < len(self._texts):
            return False
        self._rows[index].input.focus()
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        row = event.input.parent
        if isinstance(row, FieldRow) and row.index < len(self._texts) and self.is_open:
            self._texts[row.index] = event.value
            self.post_message(self.Typed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line, or end."""
        event.stop()
        row = event.input.parent
        if isinstance(row, FieldRow) and not self.focus_line(row.index + 1):
            self.post_message(self.Done())

    def on_descendant_focus(self) -> None:
        """Tell which line is being filled."""
        self.post_message(self.Typed())

    def _show(self) -> None:
        missing = range(len(self._rows), len(self._texts))
        if missing:
            made = [FieldRow(index) for index in missing]
            self._rows += made
            self.mount(*made)
        for row in self._rows:
            if row.index < len(self._texts):
                label = str(row.index + 1) if len(self._texts) > 1 else "›"
                side = self._sides[row.index] if row.index < len(self._sides) else ""
                row.show(label, self._texts[row.index], side, self.is_open)
            else:
                row.display = False
        if self._wants_focus:
            self._wants_focus = False
            self.screen.set_focus(self._rows[0].input)
