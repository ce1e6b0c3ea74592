"""The review screen: an item, its evidence beside it, and one key for each decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from textual.app import App, ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quizgen.bank import Difficulty, Level
from quizgen.errors import UserError
from quizgen.play.dialogs import TextScreen
from quizgen.play.editor import edit_item
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import bindings
from quizgen.play.text import joined, line, plain
from quizgen.review.desk import ReviewDesk
from quizgen.review.form import FormScreen, KindScreen
from quizgen.review.item_view import evidence_content, item_content
from quizgen.review.keys import FORM, REVIEW

LOOK_EVERY = 1.0  # seconds between looks at the file
_CYCLES: dict[str, tuple[str | None, ...]] = {
    "difficulty": (None, *get_args(Difficulty)),
    "level": (None, *get_args(Level)),
}


class ReviewScreen(Screen[None]):
    """Shows what is on the desk; wide screens put the evidence beside, narrow ones below."""

    BINDINGS = bindings(REVIEW)
    DEFAULT_CSS = """
    ReviewScreen {
        #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap;
                text-overflow: ellipsis; }
        #trouble { height: auto; padding: 0 1; background: $error-muted; color: $text-error;
                   display: none; }
        #trouble.-shown { display: block; }
        #both { height: 1fr; }
        #item, #evidence { padding: 1 2; scrollbar-gutter: stable; }
        #item > Static, #evidence > Static { max-width: 80; }
        &.-wide #both { layout: horizontal; }
        &.-wide #item { width: 3fr; }
        &.-wide #evidence { width: 2fr; border-left: solid $panel; }
        &.-narrow #item { height: 3fr; }
        &.-narrow #evidence { height: 2fr; border-top: solid $panel; }
    }
    """

    def __init__(self, desk: ReviewDesk) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static("", id="head")
        yield Static("", id="trouble")
        with Container(id="both"):
            with VerticalScroll(id="item"):
                yield Static("", id="item-text")
            with VerticalScroll(id="evidence", can_focus=False):
                yield Static("", id="evidence-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first item, and look at the file from time to time."""
        self.query_one("#item").focus()
        self.show()
        self.set_interval(LOOK_EVERY, self.look)

    def show(self) -> None:
        """Show the desk as it is."""
        desk = self.desk
        item = desk.item
        self.query_one("#head", Static).update(self._head())
        trouble = self.query_one("#trouble", Static)
        trouble.update(plain(f"! {desk.trouble}"))
        trouble.set_class(bool(desk.trouble), "-shown")
        if item is None:
            text = plain("No drafts are left. o shows all items, n adds one.", "$text-muted")
            evidence = Content("")
        else:
            text = item_content(item, desk.flaws())
            evidence = evidence_content(item, desk.article)
        self.query_one("#item-text", Static).update(text)
        self.query_one("#evidence-text", Static).update(evidence)
        self.refresh_bindings()

    def _head(self) -> Content:
        desk = self.desk
        counts = desk.counts
        place = f"{desk.place + 1} of {len(desk.shown)}" if desk.item is not None else "0 of 0"
        which = "items" if desk.everything else "drafts"
        return joined(
            plain(f"{place} {which}  ", "bold"),
            plain(
                f"· {counts['draft']} draft  ✓ {counts['accepted']} accepted  "
                f"✗ {counts['rejected']} rejected  ",
                "$text-muted",
            ),
            line(desk.opened.bank.title),
        )

    def look(self) -> None:
        """Notice what another program wrote."""
        before = self.desk.trouble
        if self.desk.refresh():
            self.notify("The file was changed by another program: read again.", timeout=3)
            self.show()
        elif self.desk.trouble != before:
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys work now: decisions need an item, the editor a terminal of one's own."""
        if action in ("decide", "edit", "cycle", "tags", "page"):
            return self.desk.item is not None
        if action == "editor":
            return self.desk.item is not None and not self.app.is_web
        return True

    def _try(self, change: Callable[[], object]) -> bool:
        """Make a change and show the outcome; a refusal is a message, and nothing is lost."""
        try:
            change()
        except UserError as error:
            self.notify(str(error), severity="error", markup=False, timeout=8)
            self.show()
            return False
        self.show()
        return True

    def _change(self, **values: Any) -> bool:
        item = self.desk.item
        return self._try(lambda: self.desk.change(item, values))

    def action_decide(self, status: str) -> None:
        """Give the item its status and go on."""
        if self._change(status=status) and status != "draft":
            if not self.desk.next_draft():
                self.notify("All drafts are decided.", timeout=4)
                self.desk.move(1)
            self._top()

    def action_move(self, step: int) -> None:
        """Go to another item."""
        self.desk.move(step)
        self._top()

    def _top(self) -> None:
        self.show()
        for pane in self.query(VerticalScroll):
            pane.scroll_home(animate=False)

    def action_page(self, step: int) -> None:
        """Scroll the item, or the evidence where the item needs no scrolling."""
        pane = self.query_one("#item", VerticalScroll)
        if not pane.max_scroll_y:
            pane = self.query_one("#evidence", VerticalScroll)
        pane.scroll_relative(y=step * max(pane.size.height - 1, 1), animate=False)

    def action_cycle(self, key: str) -> None:
        """Give the item the next difficulty or level."""
        choices = _CYCLES[key]
        now = choices.index(getattr(self.desk.item, key))
        self._change(**{key: choices[(now + 1) % len(choices)]})

    def action_edit(self) -> None:
        """Edit the item in a form."""
        self._form("")

    def action_tags(self) -> None:
        """Edit the tags alone."""
        self._form("tags")

    def _form(self, only: str) -> None:
        item = self.desk.item

        def save(values: dict[str, Any]) -> None:
            self.desk.change(item, values)

        self.app.push_screen(FormScreen(item.id, item.type, item, save, only), self._after)

    def action_add(self) -> None:
        """Add an item."""

        def fill(kind: str | None) -> None:
            if kind is None:
                return

            def save(values: dict[str, Any]) -> None:
                self.desk.add(kind, values)

            self.app.push_screen(FormScreen("A new item", kind, None, save), self._after)

        self.app.push_screen(KindScreen(), fill)

    def _after(self, _: None) -> None:
        self.show()

    def action_editor(self) -> None:
        """Edit the file in the user's editor, at the item."""
        item = self.desk.item
        with self.app.suspend():
            self._try(lambda: edit_item(self.desk.opened.path, item.id))
        self.app.refresh()
        self.desk.refresh()
        self.show()

    def action_undo(self) -> None:
        """Take the last change back."""

        def undo() -> None:
            if not self.desk.undo():
                self.notify("There is nothing to take back.", timeout=2)

        self._try(undo)

    def action_everything(self) -> None:
        """Show all items, or only the drafts."""
        self.desk.show_all(not self.desk.everything)
        self._top()

    def action_help(self) -> None:
        """Show the keys."""
        rows = [
            joined(plain(f"{self._names(key.keys):<20}", "bold"), plain(key.help))
            for key in (*REVIEW, *FORM)
        ]
        self.app.push_screen(TextScreen("Keys", Content("\n").join(rows)))

    @staticmethod
    def _names(keys: str) -> str:
        names = {"question_mark": "?", "plus": "+", "pagedown": "PgDn", "pageup": "PgUp"}
        return " ".join(names.get(key, key) for key in keys.split(","))

    def action_leave(self) -> None:
        """Leave: everything is saved already."""
        self.app.exit()


class ReviewApp(App[None]):
    """The review of one bank."""

    TITLE = "quizgen review"

    def __init__(self, desk: ReviewDesk) -> None:
        super().__init__()
        self.desk = desk

    def get_default_screen(self) -> Screen[Any]:
        """Begin on the desk."""
        return ReviewScreen(self.desk)
