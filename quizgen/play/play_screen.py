"""The screen on which items are asked: one screen, updated in place."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from quizgen.bank import Item, TrueFalse
from quizgen.errors import UserError
from quizgen.play.choices import Choices
from quizgen.play.dialogs import ConfirmScreen, NoteScreen, source_window
from quizgen.play.editor import edit_item, outside
from quizgen.play.feedback import feedback
from quizgen.play.grade_bar import GradeBar
from quizgen.play.item_pane import ItemPane
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import PLAY, bindings
from quizgen.play.progress import Progress
from quizgen.play.text import MUTED, plain
from quizgen.study.desk import Desk
from quizgen.study.flags import add_flag
from quizgen.study.identity import fingerprint
from quizgen.study.marking import Verdict
from quizgen.study.responses import Judgement, Response, Typed, Unknown
from quizgen.study.schedule import Rating
from quizgen.study.sitting import Sitting
from quizgen.study.telling import tell

_MODE_NAMES = {"practice": "Practice", "review": "Review", "missed": "Missed", "exam": "Exam"}


class PlayScreen(Screen[None]):
    """Asks the items of a sitting until it is over, then calls ``when_over``."""

    BINDINGS = bindings(PLAY)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PlayScreen {
        align-horizontal: center;
        #column { max-width: 84; height: 1fr; }
        #feedback { height: 1fr; border-top: solid $panel; padding: 0 2; }
    }
    """

    def __init__(
        self,
        sitting: Sitting,
        desk: Desk,
        when_over: Callable[[PlayScreen], None],
        guard: float = 0.2,
        rate: bool = True,
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self.desk = desk
        self._when_over = when_over
        self._guard = guard  # seconds after a verdict in which no rating is taken
        self._rate = rate
        self._revealed_at = 0.0
        self._hinted = False
        self._asked: tuple[int, str] | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Vertical(id="column"):
            yield Progress(id="progress")
            yield ItemPane(id="question")
            with VerticalScroll(id="feedback", can_focus=False):
                yield Static("", id="verdict")
            yield GradeBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show where the sitting stands, and get ready to mark while the learner reads."""
        self.show()
        self.call_after_refresh(self._get_ready)

    @work(thread=True, exit_on_error=False)
    def _get_ready(self) -> None:
        import fsrs  # noqa: F401

        import quizgen.study.marking.difference
        import quizgen.study.marking.item  # noqa: F401

    def play(self, sitting: Sitting) -> None:
        """Go on with another sitting."""
        self.sitting = sitting
        self._asked = None
        self.show()

    # -- showing the state

    def show(self) -> None:
        """Bring everything on the screen in line with the sitting."""
        state, item = self.sitting.state, self.sitting.item
        if item is None:
            if state.is_finished:
                self._when_over(self)
            else:
                self._show_gone()
            return
        mode = _MODE_NAMES[state.plan.mode]
        score = None if state.plan.is_exam else self.sitting.score
        title = f"{self.sitting.catalogue.title} · {mode}"
        self.query_one(Progress).show(title, state.place, len(state.queue), score)
        if state.phase == "revealed":
            self._show_verdict(item)
        else:
            self._show_question(item)
        self.refresh_bindings()

    def _show_gone(self) -> None:
        """In an exam, say that the item at this place was taken out of the bank."""
        self.set_focus(None)
        self.pane.clear("This item is no longer in the bank; it does not count.")
        self.refresh_bindings()

    def _show_question(self, item: Item) -> None:
        asked = (self.sitting.state.place, item.id)
        if asked != self._asked:
            self._hinted = False
            self.pane.scroll_home(animate=False)
        self._asked = asked
        self.set_focus(None)
        given = self.sitting.state.answer
        self.pane.ask(item, self.sitting.options, given.response if given else None)
        self.pane.tell(f"Hint: {item.hint}" if self._hinted and item.hint else "")
        note = "This item was edited since you last saw it." if self.sitting.was_edited else ""
        self.query_one("#verdict", Static).update(plain(note, MUTED if note else ""))
        self.query_one(GradeBar).clear()

    def _show_verdict(self, item: Item) -> None:
        state = self.sitting.state
        answer = state.answer
        assert answer is not None
        self._asked = (state.place, item.id)
        self.set_focus(None)
        self.pane.reveal(item, self.sitting.options, answer.response, answer.mark)
        counts = bool(state.counts_as_right(state.place))
        told = tell(item, answer.response, answer.mark, counts, state.place in state.counted)
        self.query_one("#verdict", Static).update(feedback(told))
        self.query_one("#feedback", VerticalScroll).scroll_home(animate=False)
        if self._rate:
            self.query_one(GradeBar).offer(self.sitting.intervals(), state.suggested(state.place))

    @property
    def pane(self) -> ItemPane:
        """The pane with the item on the table."""
        return self.query_one(ItemPane)

    # -- keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys work now."""
        state, item = self.sitting.state, self.sitting.item
        exam, revealed = state.plan.is_exam, state.phase == "revealed"
        if action == "leave_field":
            return isinstance(self.focused, Input)
        if item is None:
            return action in ("save", "move", "hand_in")
        if action == "submit":
            return not revealed
        if action == "accept":
            return revealed
        if action == "reveal":
            return not revealed and not exam
        if action == "judge":
            return isinstance(item, TrueFalse) and not revealed
        if action == "count":
            return revealed and self._may_count(bool(parameters[0]))
        if action == "undo":
            return self.sitting.can_undo
        if action == "hint":
            return bool(item.hint) and not revealed and not exam and not self._hinted
        if action == "source":
            return revealed and bool(item.source.quote)
        if action == "edit":
            return not exam and not self.app.is_web
        if action == "browse":
            return not exam
        if action in ("move", "hand_in"):
            return exam
        if action in ("skip", "bury", "suspend"):
            return not exam
        return True

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Answer with the option that was clicked."""
        self._choose(event.index)

    def on_fields_done(self) -> None:
        """Answer with what was typed."""
        self.action_submit()

    def action_pick(self, number: int) -> None:
        """Choose an option, or rate the answer."""
        if self.sitting.state.phase == "revealed":
            if number <= 4 and self._may_rate():
                self._grade(Rating(number))
            return
        self._choose(number - 1)

    def action_judge(self, value: bool) -> None:
        """Judge the statement."""
        self._answer(Judgement(value))

    def action_submit(self) -> None:
        """Answer with what is lit or typed; with nothing, "don't know"."""
        item = self.sitting.item
        if item is None or self.sitting.state.phase == "revealed":
            return
        response = self.pane.response(item)
        if response is None:
            self.pane.tell("That is not a number yet: write it in digits or words.")
        else:
            self._answer(response)

    def action_accept(self) -> None:
        """Rate the answer as suggested and go on."""
        if self.sitting.state.phase == "revealed" and self._may_rate():
            self._grade(None)

    def action_reveal(self) -> None:
        """Answer with the lit option; otherwise give up and show the answer."""
        if self.pane.choices.lit is not None:
            self.action_submit()
        else:
            self._answer(Unknown())

    def action_count(self, counts: bool) -> None:
        """Count the answer as right, or as wrong."""
        if self._done(lambda: self.sitting.override(counts)):
            self.show()

    def action_undo(self) -> None:
        """Take the last step back."""
        if self._done(self.sitting.undo):
            self._asked = None
            self.show()

    def action_hint(self) -> None:
        """Show the hint."""
        item = self.sitting.item
        if item is not None and item.hint:
            self._hinted = True
            self.pane.tell(f"Hint: {item.hint}")
            self.refresh_bindings()

    def action_skip(self) -> None:
        """Pass the item over for now."""
        if self._done(self.sitting.skip):
            self._go_on()

    def action_bury(self) -> None:
        """Pass the item over until tomorrow."""
        if self._done(self.sitting.bury):
            self.notify("Buried until tomorrow.", timeout=2)
            self._go_on()

    def action_suspend(self) -> None:
        """Pass the item over until it is called back."""
        if self._done(self.sitting.suspend):
            self.notify("Suspended; call it back in Browse.", timeout=2)
            self._go_on()

    def action_move(self, step: int) -> None:
        """In an exam, go to another item."""
        place = self.sitting.state.place + step
        self._keep_typed()
        if self._done(lambda: self.sitting.move(place)):
            self.show()

    def action_scroll(self, step: int) -> None:
        """Move through the options or the lines, or scroll the feedback."""
        if self.sitting.state.phase == "revealed":
            told = self.query_one("#feedback", VerticalScroll)
            told.scroll_relative(y=step, animate=False, immediate=True)
        else:
            self.pane.move(step)

    def action_page(self, step: int) -> None:
        """Scroll the question, or the feedback once there is some, by a page."""
        name = "#feedback" if self.sitting.state.phase == "revealed" else "#question"
        pane = self.query_one(name, VerticalScroll)
        pane.scroll_relative(y=step * max(pane.size.height - 1, 1), animate=False, immediate=True)

    def action_leave_field(self) -> None:
        """Leave the field that is being typed in, so that letters are keys."""
        self.set_focus(None)

    async def action_save(self) -> None:
        """Leave; everything is saved already."""
        self._keep_typed()
        self.sitting.close()
        await self.app.run_action("leave")

    def action_source(self) -> None:
        """Show the evidence in its paragraph."""
        entry, item = self.sitting.entry, self.sitting.item
        if entry is None or item is None:
            return
        bank = self.sitting.catalogue.bank_of(entry.key)
        self.app.push_screen(source_window(item, bank))

    def action_flag(self) -> None:
        """Flag the item for its author, with a note."""
        entry, item = self.sitting.entry, self.sitting.item
        if entry is None or item is None:
            return

        def flag(note: str | None) -> None:
            if note is not None:
                journal, now = self.desk.journal, self.desk.clock()
                if self._done(lambda: add_flag(journal, entry.key, note, fingerprint(item), now)):
                    self.notify("Flagged. The author sees it with: quizgen flags", timeout=3)

        self.app.push_screen(NoteScreen("Flag", item.stem, "What is wrong with it?"), flag)

    def action_edit(self) -> None:
        """Edit the item in the editor, and go on with it as it is then."""
        entry = self.sitting.entry
        if entry is None:
            return
        path = self.sitting.catalogue.bank_of(entry.key).path
        self._done(lambda: outside(self.app, lambda: edit_item(path, entry.key.item)))
        self._go_on()

    def action_browse(self) -> None:
        """Look the bank through, at this item."""
        from quizgen.play.browse_screen import BrowseScreen

        key = self.sitting.entry.key if self.sitting.entry else None
        self.app.push_screen(BrowseScreen(self.desk, self.sitting.catalogue, key))

    def action_hand_in(self) -> None:
        """Ask, and hand the exam in."""
        self._keep_typed()
        left = len(self.sitting.state.queue) - len(self.sitting.state.answers)
        open_items = f"{left} not answered. " if left else ""

        def hand_in(confirmed: bool | None) -> None:
            if confirmed and self._done(self.sitting.finish):
                self.show()

        self.app.push_screen(ConfirmScreen(f"{open_items}Hand the exam in?"), hand_in)

    def on_screen_resume(self) -> None:
        """Take up what was edited elsewhere."""
        if self.is_mounted and self.sitting.reload(self.desk.load):
            self.show()

    def on_unmount(self) -> None:
        """Let go of the session."""
        self.sitting.close()

    # -- steps

    def _choose(self, index: int) -> None:
        choices = self.pane.choices
        if self.sitting.state.phase == "asking" and 0 <= index < len(choices.texts):
            choices.lit = index
            self.action_submit()

    def _answer(self, response: Response) -> None:
        was_last = self.sitting.state.place == len(self.sitting.state.queue) - 1
        if self._done(lambda: self.sitting.answer(response, hinted=self._hinted)):
            self._revealed_at = time.monotonic()
            self.show()
            if self.sitting.plan.is_exam and was_last:
                self.action_hand_in()

    def _grade(self, rating: Rating | None) -> None:
        if self._done(lambda: self.sitting.grade(rating)):
            self._go_on()

    def _done(self, step: Callable[[], object]) -> bool:
        """Take a step of the sitting; on a user's error say what is wrong, and stay."""
        try:
            step()
        except UserError as error:
            self.notify(str(error), severity="error", timeout=8, markup=False)
            return False
        return True

    def _go_on(self) -> None:
        if self.sitting.reload(self.desk.load) and self.sitting.catalogue.error:
            problem = f"{self.sitting.catalogue.error}\nPlaying the last version that was good."
            self.notify(problem, severity="warning", markup=False)
        self.show()

    def _keep_typed(self) -> None:
        """In an exam, take what is typed or lit as the answer before going elsewhere."""
        state, item = self.sitting.state, self.sitting.item
        if not state.plan.is_exam or item is None:
            return
        response = self.pane.response(item) or Typed(self.pane.fields.texts[0])
        if response != (state.answer.response if state.answer else Unknown()):
            place = state.place
            self._done(lambda: self.sitting.answer(response))
            self._done(lambda: self.sitting.move(place))

    def _may_count(self, counts: bool) -> bool:
        """Whether the learner may count the answer so: not a plainly right one as wrong."""
        state = self.sitting.state
        mark = self.sitting.mark
        if mark is None or bool(state.counts_as_right(state.place)) == counts:
            return False
        return counts or mark.verdict is not Verdict.RIGHT

    def _may_rate(self) -> bool:
        return time.monotonic() - self._revealed_at >= self._guard
