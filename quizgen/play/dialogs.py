"""Small windows over a screen: the keys, a source, a note to write, a question to confirm."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quizgen.bank import Item
from quizgen.play.keys import CONFIRM, NOTE, WINDOW, bindings
from quizgen.play.text import MUTED, joined, line, link, plain
from quizgen.study.catalogue import LoadedBank
from quizgen.study.evidence import Passage, passage_of

_WINDOW = """
    align: center middle;
    & > #window {
        width: 90%; max-width: 76; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    & > #window > VerticalScroll { height: auto; max-height: 70vh; }
    & #foot { height: 1; color: $text-muted; margin-top: 1; }
"""


class TextScreen(ModalScreen[None]):
    """A text to read; any of the closing keys closes it."""

    DEFAULT_CSS = f"TextScreen {{ {_WINDOW} }}"
    BINDINGS = bindings(WINDOW)

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical(id="window") as window:
            window.border_title = line(self._title)  # a content is taken without markup
            with VerticalScroll():
                yield Static(self._content)
            yield Static(joined(link("esc", "screen.close", "bold"), " Close"), id="foot")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False, immediate=True)


class NoteScreen(ModalScreen[str | None]):
    """A line to write; dismissed with the text, or None if it was given up."""

    DEFAULT_CSS = f"NoteScreen {{ {_WINDOW} }} NoteScreen Input {{ margin: 1 0 0 0; }}"
    BINDINGS = bindings(NOTE)

    def __init__(self, title: str, about: str, placeholder: str) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical(id="window") as window:
            window.border_title = self._title
            yield Static(line(self._about).truncate(200, ellipsis=True))
            yield Input(placeholder=self._placeholder, compact=True)
            foot = joined(plain("enter", "bold"), " Send   ", link("esc", "screen.close", "bold"))
            yield Static(joined(foot, " Cancel"), id="foot")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the text over."""
        self.dismiss(event.value)

    def action_close(self) -> None:
        """Give the note up."""
        self.dismiss(None)


class ConfirmScreen(ModalScreen[bool]):
    """A question; dismissed with whether it was confirmed."""

    DEFAULT_CSS = f"ConfirmScreen {{ {_WINDOW} }}"
    BINDINGS = bindings(CONFIRM)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical(id="window"):
            yield Static(plain(self._question))
            yes = link("y Yes", "screen.answer(True)", "bold")
            no = link("n No", "screen.answer(False)", "bold")
            yield Static(joined(yes, "   ", no), id="foot")

    def action_answer(self, answer: bool) -> None:
        """Confirm, or not."""
        self.dismiss(answer)


def passage_content(found: Passage) -> Content:
    """Return a paragraph with its quotation in bold."""
    return joined(plain(found.before, MUTED), plain(found.quote, "bold"), plain(found.after, MUTED))


def source_window(item: Item, bank: LoadedBank) -> TextScreen:
    """Return a window with an item's evidence in its paragraph, as far as the article is there."""
    found = passage_of(item, bank)
    if found is not None:
        content = passage_content(found)
    else:
        content = plain(f"“{item.source.quote}”")
        if bank.bank.article.file:
            missing = f"\n\nThe article {bank.bank.article.file} is not at hand, or has changed."
            content = joined(content, plain(missing, MUTED))
    title = bank.bank.article.title or bank.bank.title
    section = f" · {item.source.section}" if item.source.section else ""
    return TextScreen(f"{title}{section}", content)
