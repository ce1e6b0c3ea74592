"""The bank to look through: search, preview, flags; the instructor accepts, rejects, edits."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quizgen.bank import Bank, Item, change_bank
from quizgen.errors import UserError
from quizgen.play.dialogs import NoteScreen
from quizgen.play.editor import edit_item, outside
from quizgen.play.item_text import KIND_WORDS, item_line, preview, stem_text
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import BROWSE, bindings
from quizgen.play.menu import Menu
from quizgen.play.text import joined, line, plain
from quizgen.study.card import NEW, Card
from quizgen.study.catalogue import Catalogue
from quizgen.study.desk import Desk
from quizgen.study.events import Skip, Wake
from quizgen.study.flags import Flag, add_flag, flags_of
from quizgen.study.identity import ItemKey, fingerprint
from quizgen.study.library import cards_of
from quizgen.study.marking.item import answer_text

_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]
MOST_LISTED = 400
_ONLY = ("all", "draft", "accepted", "rejected", "flagged", "missed", "suspended")


class BrowseScreen(Screen[None]):
    """Lists the items of banks; wide screens show the preview beside, narrow ones below."""

    BINDINGS = bindings(BROWSE)
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    DEFAULT_CSS = """
    BrowseScreen {
        #search { margin: 0 1; background: $surface; }
        #search:focus { background: $boost; }
        #count { margin: 0 1; color: $text-muted; height: 1; text-wrap: nowrap; }
        #both { height: 1fr; }
        #items { scrollbar-size-horizontal: 0;
                 text-wrap: nowrap; text-overflow: ellipsis; }
        #preview { padding: 0 1; }
        &.-wide #both { layout: horizontal; }
        &.-wide #items { width: 1fr; height: 1fr; }
        &.-wide #preview { width: 1fr; height: 1fr; border-left: solid $panel; }
        &.-narrow #both { layout: vertical; }
        &.-narrow #items { height: 1fr; }
        &.-narrow #preview { height: 1fr; border-top: solid $panel; }
    }
    """

    def __init__(self, desk: Desk, catalogue: Catalogue, show: ItemKey | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.catalogue = catalogue
        self._first = show
        self._only = "all"
        self._cards: dict[ItemKey, Card] = {}
        self._flags: dict[ItemKey, list[Flag]] = {}
        self._listed: list[ItemKey] = []
        self._texts: dict[ItemKey, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Vertical():
            yield Input(placeholder="/ Search", compact=True, id="search")
            yield Static("", id="count")
            with Container(id="both"):
                yield Menu(id="items", chooses=False)
                with VerticalScroll(id="preview", can_focus=False):
                    yield Static("", id="text")
        yield KeyLine()

    def on_mount(self) -> None:
        """List everything."""
        self._read()
        self._list(self._first)
        self.query_one("#items").focus()

    def _read(self) -> None:
        self._cards = cards_of(self.catalogue, self.desk.journal)
        self._flags = {}
        for number in self.catalogue.numbers:
            for flag in flags_of(self.desk.journal, number):
                self._flags.setdefault(flag.key, []).append(flag)

    # -- the list

    def _list(self, lit: ItemKey | None = None) -> None:
        words = self.query_one("#search", Input).value.casefold().split()
        found = [
            key
            for key, item in self.catalogue.items.items()
            if self._is_wanted(key, item) and all(word in self._text(key, item) for word in words)
        ]
        self._listed = found[:MOST_LISTED]
        items = self.query_one("#items", OptionList)
        items.clear_options()
        items.add_options([self._option(key) for key in self._listed])
        if self._listed:
            items.highlighted = self._listed.index(lit) if lit in self._listed else 0
        else:
            self._preview(None)
        more = len(found) - len(self._listed)
        only = "" if self._only == "all" else f" · only {self._only}"
        rest = f" · the first {MOST_LISTED}; search to narrow" if more else ""
        count = f"{len(found):,} of {len(self.catalogue.items):,} items{only}{rest}"
        title = line(self.catalogue.title, "bold")
        self.query_one("#count", Static).update(joined(plain(count), "  ", title))

    def _is_wanted(self, key: ItemKey, item: Item) -> bool:
        if self._only in ("draft", "accepted", "rejected"):
            return item.status == self._only
        card = self._cards.get(key, NEW)
        return (
            self._only == "all"
            or (self._only == "flagged" and key in self._flags)
            or (self._only == "missed" and not card.is_new and card.last_share < 1)
            or (self._only == "suspended" and card.rests(self.desk.clock()))
        )

    def _text(self, key: ItemKey, item: Item) -> str:
        text = self._texts.get(key)
        if text is None:
            parts = [item.id, stem_text(item), answer_text(item), *item.tags, KIND_WORDS[item.type]]
            text = self._texts[key] = " ".join(parts).casefold()
        return text

    def _option(self, key: ItemKey) -> Option:
        return Option(item_line(self.catalogue.items[key], key in self._flags))

    @property
    def _lit(self) -> ItemKey | None:
        at = self.query_one("#items", OptionList).highlighted
        return self._listed[at] if at is not None and at < len(self._listed) else None

    def _preview(self, key: ItemKey | None) -> None:
        shown = Content("")
        if key is not None:
            shown = preview(
                self.catalogue.items[key], self._cards.get(key), self._flags.get(key, [])
            )
        self.query_one("#text", Static).update(shown)
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    # -- keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys work now: on the web there is no editor."""
        if action == "edit":
            return not self.app.is_web
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        self._list(self._lit)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.query_one("#items").focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the item that is lit."""
        event.stop()
        self._preview(self._lit)

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one("#search").focus()

    def action_leave(self) -> None:
        """Leave the search, then the screen."""
        search = self.query_one("#search", Input)
        if search.has_focus or search.value:
            search.value = ""
            self.query_one("#items").focus()
        else:
            self.app.call_later(self.app.run_action, "leave")

    def action_page(self, step: int) -> None:
        """Scroll the preview by a page."""
        pane = self.query_one("#preview", VerticalScroll)
        pane.scroll_relative(y=step * max(pane.size.height - 1, 1), animate=False, immediate=True)

    def action_only(self) -> None:
        """Show another part of the items."""
        self._only = _ONLY[(_ONLY.index(self._only) + 1) % len(_ONLY)]
        self._list(self._lit)

    def action_status(self, status: str) -> None:
        """Write an item's status into the bank, in place."""
        key = self._lit
        if key is None:
            return

        def changed(bank: Bank) -> list[Item]:
            return [
                item.model_copy(update={"status": status}) if item.id == key.item else item
                for item in bank.items
            ]

        if self._try(lambda: change_bank(self.catalogue.bank_of(key).path, changed)):
            self._reload(key)
            self.query_one("#items", OptionList).action_cursor_down()

    def action_edit(self) -> None:
        """Edit the item in the editor."""
        key = self._lit
        if key is None:
            return
        path = self.catalogue.bank_of(key).path
        self._try(lambda: outside(self.app, lambda: edit_item(path, key.item)))
        self._reload(key)

    def action_rest(self) -> None:
        """Suspend the item, or call it back."""
        key = self._lit
        if key is None:
            return
        now = self.desk.clock()
        rests = self._cards.get(key, NEW).rests(now)
        event = Wake() if rests else Skip(0, "suspended")
        if self._try(lambda: self.desk.journal.note(event, key, now)):
            self.notify("Called back." if rests else "Suspended.", timeout=2)
            self._reload(key)

    def action_flag(self) -> None:
        """Flag the item for its author."""
        key = self._lit
        if key is None:
            return
        item = self.catalogue.items[key]

        def flag(note: str | None) -> None:
            if note is not None:
                add_flag(self.desk.journal, key, note, fingerprint(item), self.desk.clock())
                self._reload(key)

        self.app.push_screen(NoteScreen("Flag", stem_text(item), "What is wrong with it?"), flag)

    def _reload(self, lit: ItemKey) -> None:
        self.catalogue = self.catalogue.refreshed(self.desk.load)
        if self.catalogue.error:
            self.notify(self.catalogue.error, severity="error", timeout=10, markup=False)
        self._texts.clear()
        self._read()
        self._list(lit)

    def _try(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except UserError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
            return False
        return True
