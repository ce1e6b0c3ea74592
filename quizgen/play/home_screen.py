"""The first screen: sessions to continue, and banks with what is new and due."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from quizgen.bank import Bank
from quizgen.errors import UserError
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import HOME, bindings
from quizgen.play.menu import Menu
from quizgen.play.text import MUTED, joined, line, plain
from quizgen.play.times import count_words, day_words
from quizgen.study.catalogue import Catalogue, LoadedBank, stamp
from quizgen.study.desk import Desk
from quizgen.study.journal import SessionRow
from quizgen.study.sitting import is_held
from quizgen.study.statistics import streak_days


class Chosen(Message):
    """Banks were chosen; ``what`` is "setup", "browse", "review" or "continue"."""

    def __init__(self, what: str, catalogue: Catalogue, row: SessionRow | None = None) -> None:
        super().__init__()
        self.what = what
        self.catalogue = catalogue
        self.row = row


class HomeScreen(Screen[None]):
    """Lists open sessions and banks; banks are read in the background."""

    BINDINGS = bindings(HOME)
    DEFAULT_CSS = """
    HomeScreen {
        align-horizontal: center;
        #column { max-width: 84; height: 1fr; padding: 1 1 0 1; }
        #title { height: auto; margin: 0 1 1 1; }
        #banks { height: 1fr; }
    }
    """

    class Read(Message):
        """A bank was read, or could not be."""

        def __init__(self, path: Path, bank: Bank | None, stamp: tuple[int, int], error: str):
            super().__init__()
            self.path = path
            self.bank = bank
            self.stamp = stamp
            self.error = error

    def __init__(self, desk: Desk, folders: Sequence[Path]) -> None:
        super().__init__()
        self.desk = desk
        self._folders = tuple(folders)
        self._paths: list[Path] = []
        self._banks: dict[Path, LoadedBank] = {}
        self._errors: dict[Path, str] = {}
        self._rows: dict[str, SessionRow] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Vertical(id="column"):
            yield Static("", id="title")
            yield Menu(id="banks")
        yield KeyLine()

    def on_mount(self) -> None:
        """List what is known, and read the banks."""
        self._paths = known_paths(self.desk, self._folders)
        self.show()
        self.query_one("#banks").focus()
        self._read(tuple(self._paths))

    def on_screen_resume(self) -> None:
        """Show where things stand after a session."""
        if self._paths or self._rows:
            self.show()
            changed = [path for path in self._paths if self._is_changed(path)]
            if changed:
                self._read(tuple(changed))

    def _is_changed(self, path: Path) -> bool:
        known = self._banks.get(path)
        return known is not None and known.stamp != stamp(path)

    @work(thread=True, exit_on_error=False)
    def _read(self, paths: tuple[Path, ...]) -> None:
        worker = get_current_worker()
        for path in paths:
            if worker.is_cancelled:
                return
            read_at = stamp(path)
            try:
                self.post_message(self.Read(path, self.desk.load(path), read_at, ""))
            except UserError as error:
                self.post_message(self.Read(path, None, read_at, str(error)))

    def on_home_screen_read(self, message: Read) -> None:
        """Take a bank up."""
        path, bank = message.path, message.bank
        if bank is None:
            self._errors[path] = message.error
        else:
            ids = {item.id for item in bank.items}
            number = self.desk.journal.bank_number(path, bank.title, ids)
            self._banks[path] = LoadedBank(number, path, bank, message.stamp)
            self._errors.pop(path, None)
        banks = self.query_one("#banks", OptionList)
        banks.replace_option_prompt(str(path), self._bank_lines(path))
        self._show_title()

    def show(self) -> None:
        """List the sessions and banks."""
        banks = self.query_one("#banks", OptionList)
        lit = banks.highlighted
        banks.clear_options()
        self._rows = {}
        known = {number: title for number, _, title in self.desk.journal.played_banks()}
        for row in self.desk.journal.open_sessions():
            titles = [known.get(number, "?") for number in self.desk.journal.banks_of(row.number)]
            if is_held(self.desk.journal, row.number):
                continue
            self._rows[f"session {row.number}"] = row
            banks.add_option(Option(self._session_lines(row, titles), id=f"session {row.number}"))
        for path in self._paths:
            banks.add_option(Option(self._bank_lines(path), id=str(path)))
        if banks.option_count:
            banks.highlighted = min(lit or 0, banks.option_count - 1)
        self._show_title()

    def _show_title(self) -> None:
        desk = self.desk
        streak = streak_days(desk.journal, desk.clock(), desk.rules.day_starts)
        due = sum(desk.standing(Catalogue((bank,))).due for bank in self._banks.values())
        facts = []
        if streak:
            facts.append(f"{count_words(streak, 'day')} in a row")
        if self._banks:
            facts.append(f"{due:,} due today" if due else "nothing due")
        name = plain("quizgen", "bold $text-primary")
        lines = [joined(name, "   ", plain(" · ".join(facts), MUTED))]
        if not self._paths and not self._rows:
            lines += [
                plain(""),
                plain("No banks yet. Make one from an article:"),
                plain("  quizgen generate article.txt", "bold"),
                plain("Banks in the folder decks/ are listed here, and those you have played."),
            ]
        self.query_one("#title", Static).update(Content("\n").join(lines))

    def _session_lines(self, row: SessionRow, titles: list[str]) -> Content:
        begun = day_words(row.began, self.desk.clock(), self.desk.rules.day_starts)
        note = f"   {row.mode}, {row.place + 1} of {row.length}, begun {begun}"
        head = joined(plain(" Continue  ", "bold $text-accent"), line(" + ".join(titles), "bold"))
        return Content("\n").join([head, plain(note, MUTED), plain("")])

    def _bank_lines(self, path: Path) -> Content:
        error = self._errors.get(path)
        if error:
            first = error.splitlines()[0].replace(str(path), path.name)
            return _entry(path.stem, line(f"✗ {first}", "$text-error"))
        bank = self._banks.get(path)
        if bank is None:
            return _entry(path.stem, plain("…", MUTED))
        standing = self.desk.standing(Catalogue((bank,)))
        facts = [count_words(standing.total, "item")]
        if standing.new:
            facts.append(f"{standing.new:,} new")
        if standing.due:
            facts.append(f"{standing.due:,} due")
        elif standing.next_due is not None:
            facts.append(f"next due {day_words(standing.next_due, self.desk.clock())}")
        last = self.desk.last_session((bank.number,))
        if last is not None:
            facts.append(f"last score {int(100 * last.earned / last.possible + 1e-9)} %")
        facts.append(str(bank.shown_path))
        return _entry(bank.bank.title, line(" · ".join(facts), MUTED))

    # -- keys and mouse

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self._open(event.option_id or "", "setup")

    def action_browse(self) -> None:
        """Browse the bank that is lit."""
        self._open(self._lit(), "browse")

    def action_review_all(self) -> None:
        """Review what is due in all banks."""
        if not self._banks:
            return
        self.post_message(Chosen("review", Catalogue(tuple(self._banks.values()))))

    def action_stats(self) -> None:
        """Show the statistics of everything."""
        self.app.call_later(self.app.run_action, "stats")

    def action_leave(self) -> None:
        """Leave the player."""
        self.app.exit()

    def _lit(self) -> str:
        banks = self.query_one("#banks", OptionList)
        if banks.highlighted is None:
            return ""
        return banks.get_option_at_index(banks.highlighted).id or ""

    def _open(self, name: str, what: str) -> None:
        try:
            if name in self._rows:
                self._continue(self._rows[name], what)
            elif name:
                path = Path(name)
                if path in self._banks and self._banks[path].stamp == stamp(path):
                    catalogue = Catalogue((self._banks[path],))
                else:
                    catalogue = self.desk.open([path])
                self.post_message(Chosen(what, catalogue))
        except UserError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)

    def _continue(self, row: SessionRow, what: str) -> None:
        wanted = self.desk.journal.banks_of(row.number)
        paths = {number: path for number, path, _ in self.desk.journal.played_banks()}
        catalogue = self.desk.open([paths[number] for number in wanted])
        self.post_message(Chosen("continue" if what == "setup" else what, catalogue, row))


def _entry(title: str, note: Content) -> Content:
    """Return a bank's lines in the list, with an empty one after it."""
    return joined(plain(" "), line(title, "bold"), plain("\n   "), note, plain("\n"))


def known_paths(desk: Desk, folders: Sequence[Path]) -> list[Path]:
    """Return the banks to list: those played before whose file exists, then those in folders."""
    paths = [path for _, path, _ in desk.journal.played_banks() if path.is_file()]
    for folder in folders:
        if folder.is_dir():
            found = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
            paths += [path.absolute() for path in found if _may_be_bank(path)]
    return list(dict.fromkeys(paths))


def _may_be_bank(path: Path) -> bool:
    return not path.name.startswith(".") and not path.stem.endswith(".proposed")
