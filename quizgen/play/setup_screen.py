"""The screen before a session: how to study, and how much of what."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quizgen.errors import UserError
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import SETUP, bindings
from quizgen.play.menu import Menu
from quizgen.play.text import MUTED, joined, line, plain
from quizgen.play.ticks import Ticks
from quizgen.play.times import count_words, day_words
from quizgen.study.catalogue import Catalogue
from quizgen.study.desk import Desk
from quizgen.study.journal import SessionRow
from quizgen.study.library import Standing
from quizgen.study.select import Choice
from quizgen.study.session import Mode

_MODES: tuple[tuple[Mode, str], ...] = (
    ("practice", "Practice"),
    ("review", "Review due"),
    ("missed", "Missed only"),
    ("exam", "Exam"),
)
_KINDS = (
    ("multiple_choice", "multiple choice"),
    ("short_answer", "short answer"),
    ("cloze", "gaps"),
    ("true_false", "true/false"),
    ("numeric", "numbers"),
)
_MOST_TAGS = 12


class Start(Message):
    """A session was chosen: one to continue, or a choice with a seed to begin with."""

    def __init__(
        self, catalogue: Catalogue, row: SessionRow | None, choice: Choice, seed: int | None
    ) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.row = row
        self.choice = choice
        self.seed = seed


class SetupScreen(Screen[None]):
    """Offers the ways to study; Enter takes the remembered one."""

    BINDINGS = bindings(SETUP)
    DEFAULT_CSS = """
    SetupScreen {
        align-horizontal: center;
        #column { max-width: 84; height: 1fr; padding: 1 1 0 1; }
        #title { height: auto; margin: 0 1 1 1; }
        #modes { height: auto; max-height: 1fr; }
        #options { height: auto; max-height: 60%; margin-top: 1; padding: 0 1; }
        .row { height: 1; }
        .row > Static { width: 9; color: $text-muted; }
        .row > Input { width: 9; background: $surface; margin-right: 3; }
        .row > Input:focus { background: $boost; }
        Ticks { margin-bottom: 0; }
    }
    """

    def __init__(self, desk: Desk, catalogue: Catalogue, usual: Choice, fresh: bool) -> None:
        super().__init__()
        self.desk = desk
        self.catalogue = catalogue
        self._fresh = fresh
        self._usual = usual
        self._row: SessionRow | None = None
        self._choice = usual

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        tags = sorted({tag for item in self.catalogue.items.values() for tag in item.tags})
        with Vertical(id="column"):
            yield Static("", id="title")
            yield Menu(id="modes")
            with VerticalScroll(id="options", can_focus=False):
                with Horizontal(classes="row"):
                    yield Static("Items")
                    yield Input(id="count", compact=True, type="integer", max_length=5)
                    yield Static("Seed")
                    yield Input(id="seed", compact=True, type="integer", max_length=9)
                yield Ticks("Options", (("shuffle", "shuffled"), ("accepted", "accepted only")),
                            id="order")  # fmt: skip
                yield Ticks("Kinds", _KINDS, id="kinds")
                if tags:
                    shown = tuple((tag, tag) for tag in tags[:_MOST_TAGS])
                    yield Ticks("Tags", shown, id="tags")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the remembered choice."""
        self._choice = self.desk.remembered_choice(self.catalogue, self._usual)
        self.query_one("#count", Input).value = str(self._choice.count or "")
        self.query_one("#count", Input).placeholder = "all"
        self.query_one("#seed", Input).placeholder = "any"
        order = {"shuffle": self._choice.shuffle, "accepted": self._choice.accepted_only}
        self.query_one("#order", Ticks).set(name for name, on in order.items() if on)
        self.query_one("#kinds", Ticks).set(self._choice.kinds)
        if self.query("#tags"):
            self.query_one("#tags", Ticks).set(self._choice.tags)
        self.show()

    def on_screen_resume(self) -> None:
        """Show where things stand after a session."""
        if self.is_mounted:
            self.show()

    def show(self) -> None:
        """Bring the counts up to date and light the way that suits best."""
        self.catalogue = self.catalogue.refreshed(self.desk.load)
        standing = self.desk.standing(self.catalogue)
        self._row = None if self._fresh else self.desk.open_session(self.catalogue)
        self.query_one("#title", Static).update(self._title(standing))
        modes = self.query_one("#modes", OptionList)
        modes.clear_options()
        modes.add_options(self._modes(standing))
        names = [mode for mode, _ in _MODES]
        if self._row is None:
            modes.highlighted = names.index(self._choice.mode)
        else:
            modes.highlighted = 0
        modes.focus()

    def _title(self, standing: Standing) -> Content:
        now = self.desk.clock()
        facts = [count_words(standing.total, "item"), f"{standing.new:,} new"]
        if standing.due:
            facts.append(f"{standing.due:,} due")
        elif standing.next_due is not None:
            facts.append(f"next due {day_words(standing.next_due, now)}")
        if standing.resting:
            facts.append(f"{standing.resting:,} resting")
        last = self.desk.last_session(self.catalogue.numbers)
        if last is not None:
            facts.append(f"last score {int(100 * last.earned / last.possible + 1e-9)} %")
        title = line(self.catalogue.title, "bold")
        return Content("\n").join([title, plain(" · ".join(facts), MUTED)])

    def _modes(self, standing: Standing) -> list[Option]:
        asked = count_words(min(self._choice.count or standing.total, standing.total), "item")
        fresh = min(standing.new, self._usual.new)
        due = f"{standing.due} due, {fresh} new" if standing.due or fresh else "nothing due"
        missed = f"{standing.missed} not right the last time"
        notes = {
            "practice": f"{asked}, those never seen first",
            "review": due,
            "missed": missed if standing.missed else "nothing missed",
            "exam": f"{asked}, marked when you hand in",
        }
        options = []
        if self._row is not None:
            begun = day_words(self._row.began, self.desk.clock())
            where = f"{self._row.mode}, {self._row.place + 1} of {self._row.length}, begun {begun}"
            options.append(_option("continue", "Continue", where))
        options += [_option(mode, name, notes[mode]) for mode, name in _MODES]
        return options

    # -- keys and mouse

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Start the way that was chosen."""
        event.stop()
        self._start(event.option_id or "practice")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Start from a field too."""
        event.stop()
        self.action_start()

    def action_start(self) -> None:
        """Start the way that is lit."""
        modes = self.query_one("#modes", OptionList)
        if modes.highlighted is not None:
            self._start(modes.get_option_at_index(modes.highlighted).id or "practice")

    def action_mode(self, index: int) -> None:
        """Start the way with this number."""
        modes = self.query_one("#modes", OptionList)
        if index < modes.option_count:
            modes.highlighted = index
            self.action_start()

    def action_leave(self) -> None:
        """Go back to the ways to study, then back."""
        if isinstance(self.focused, Input):
            self.query_one("#modes", OptionList).focus()
        else:
            self.app.call_later(self.app.run_action, "leave")

    def _start(self, name: str) -> None:
        if name == "continue":
            self.post_message(Start(self.catalogue, self._row, self._choice, None))
            return
        choice = self._chosen(name)
        seed = self.query_one("#seed", Input).value.strip()
        try:
            if not self.desk.pick(self.catalogue, choice, 0):
                raise UserError(self.desk.why_nothing(self.catalogue, choice))
        except UserError as error:
            self.notify(error.message.capitalize() + ".", severity="warning", markup=False)
            return
        self.desk.remember_choice(self.catalogue, choice)
        self._choice = choice
        self._fresh = False
        self.post_message(Start(self.catalogue, None, choice, int(seed) if seed else None))

    def _chosen(self, name: str) -> Choice:
        mode = next(mode for mode, _ in _MODES if mode == name)
        count = self.query_one("#count", Input).value.strip()
        order = self.query_one("#order", Ticks).on
        tags = self.query_one("#tags", Ticks).on if self.query("#tags") else frozenset()
        return replace(
            self._choice,
            mode=mode,
            count=int(count) if count.isdecimal() else 0,
            tags=tags,
            kinds=self.query_one("#kinds", Ticks).on,
            shuffle="shuffle" in order,
            accepted_only="accepted" in order,
        )


def _option(name: str, label: str, note: str) -> Option:
    return Option(joined(plain(f" {label:<13}"), plain(note, MUTED)), id=name)
