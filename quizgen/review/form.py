"""The form in which an item is edited, and the choice of a new item's kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from quizgen.bank import KINDS
from quizgen.errors import UserError
from quizgen.play.dialogs import ConfirmScreen
from quizgen.play.item_text import KIND_WORDS
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import bindings
from quizgen.play.text import line, plain
from quizgen.review.fields import FIELDS, changed_values, written
from quizgen.review.keys import CHOOSE, FORM


class FormScreen(ModalScreen[None]):
    """The fields of one item.

    ``save`` takes the values that were changed and raises UserError when they make no
    sound item; then the form stays open, with all that was typed.
    """

    BINDINGS = bindings(FORM)
    DEFAULT_CSS = """
    FormScreen {
        align: center middle;
        #form { width: 100%; max-width: 84; height: auto; max-height: 100%; background: $surface;
                border: round $primary; padding: 0 1; }
        #fields { height: auto; max-height: 1fr; }
        Label { color: $text-muted; margin-top: 1; }
        TextArea { height: auto; max-height: 8; min-height: 1; padding: 0; border: none;
                   background: $boost; }
        TextArea:focus { border: none; background: $panel; }
        Input { background: $boost; }
        Input:focus { background: $panel; }
        #wrong { color: $text-error; height: auto; }
    }
    """

    def __init__(
        self,
        title: str,
        kind: str,
        item: Any,
        save: Callable[[dict[str, Any]], None],
        only: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = [field for field in FIELDS[kind] if not only or field.key == only]
        self._save = save
        self._before = {
            field.key: written(field.key, getattr(item, field.key)) if item is not None else ""
            for field in self._fields
        }

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with Vertical(id="form") as form:
            form.border_title = line(self._title).plain
            with VerticalScroll(id="fields", can_focus=False):
                for field in self._fields:
                    yield Label(field.label)
                    text = self._before[field.key]
                    if field.lines or "\n" in text:
                        yield TextArea(text, id=field.key, compact=True)
                    else:
                        yield Input(text, id=field.key, compact=True, select_on_focus=False)
            yield Static("", id="wrong")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one(f"#{self._fields[0].key}").focus()

    @property
    def _now(self) -> dict[str, str]:
        return {
            **{area.id or "": area.text for area in self.query(TextArea)},
            **{box.id or "": box.value for box in self.query(Input)},
        }

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; out of a form of one field, save."""
        event.stop()
        if len(self._fields) == 1:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Write the item; where it is not sound, tell why and stay."""
        try:
            self._save(changed_values(self._before, self._now))
        except UserError as error:
            self.query_one("#wrong", Static).update(plain(f"! {error}"))
            return
        self.dismiss()

    def action_cancel(self) -> None:
        """Leave the form; what was typed is not thrown away unasked."""
        if self._now == self._before:
            self.dismiss()
            return

        def leave(sure: bool | None) -> None:
            if sure:
                self.dismiss()

        self.app.push_screen(ConfirmScreen("Throw away what you typed?"), leave)


class KindScreen(ModalScreen[str | None]):
    """The choice of a new item's kind; dismissed with it, or None."""

    BINDINGS = bindings(CHOOSE)
    DEFAULT_CSS = """
    KindScreen {
        align: center middle;
        #kinds { width: 40; height: auto; background: $surface; border: round $primary; }
        OptionList { height: auto; border: none; background: $surface; }
    }
    """

    def compose(self) -> ComposeResult:
        """List the kinds."""
        with Vertical(id="kinds") as box:
            box.border_title = "A new item"
            yield OptionList(
                *(Option(f"{n} {KIND_WORDS[kind]}", kind) for n, kind in enumerate(KINDS, 1)),
                compact=True,
            )
        yield KeyLine()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the kind over."""
        self.dismiss(event.option_id)

    def action_choose(self, place: int) -> None:
        """Choose by number."""
        self.dismiss(KINDS[place])

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)
