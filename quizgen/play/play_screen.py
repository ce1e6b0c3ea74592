"""The screen on which items are asked: one screen, updated in place."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, TrueFalse, cloze_gaps
from quizgen.errors import UserError
from quizgen.play.choices import Choices
from quizgen.play.dialogs import ConfirmScreen, NoteScreen, TextScreen, passage_content
from quizgen.play.editor import edit_item
from quizgen.play.feedback import feedback
from quizgen.play.fields import Fields
from quizgen.play.grade_bar import GradeBar
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import PLAY, bindings
from quizgen.play.progress import Progress
from quizgen.play.text import MUTED, cloze_answer, cloze_stem, joined, plain
from quizgen.study.desk import Desk
from quizgen.study.evidence import passage_of
from quizgen.study.flags import add_flag
from quizgen.study.identity import fingerprint
from quizgen.study.marking import Verdict
from quizgen.study.marking.numeric import read_answer
from quizgen.study.responses import Choice, Gaps, Judgement, Response, Typed, Unknown
from quizgen.study.schedule import Rating
from quizgen.study.sitting import Sitting
from quizgen.study.telling import tell

_TRUTH = ("True", "False")
_MODE_NAMES = {"practice": "Practice", "review": "Review", "missed": "Missed", "exam": "Exam"}


class PlayScreen(Screen[None]):
    """Asks the items of a sitting until it is over, then calls ``when_over``."""

    BINDINGS = bindings(PLAY)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PlayScreen {
        align-horizontal: center;
        #column { max-width: 84; height: 1fr; }
        #question { height: 1fr; padding: 1 1 0 1; }
        #stem { margin: 0 1 1 1; }
        #hint { margin: 0 1; color: $text-warning; }
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
            with VerticalScroll(id="question", can_focus=False):
                yield Static("", id="stem")
                yield Choices(id="choices")
                yield Fields(id="fields")
                yield Static("", id="hint")
            with VerticalScroll(id="feedback", can_focus=False):
                yield Static("", id="verdict")
            yield GradeBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show where the sitting stands."""
        self.show()

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

    def _show_question(self, item: Item) -> None:
        choices, fields = self.query_one(Choices), self.query_one(Fields)
        asked = (self.sitting.state.place, item.id)
        is_new = asked != self._asked
        self._asked = asked
        if is_new:
            self._hinted = False
            self.query_one("#question", VerticalScroll).scroll_home(animate=False)
        self.set_focus(None)
        given = self.sitting.state.answer.response if self.sitting.state.answer else None
        options = self._options(item)
        choices.display, fields.display = bool(options), not options
        if options:
            choices.ask(options, _index(options, given))
            fields.close(())
        else:
            choices.ask(())
            fields.ask(_lines(item), _sides(item), _typed(given))
        self._show_stem()
        self._show_hint(item)
        note = "" if not self.sitting.was_edited else "This item was edited since you last saw it."
        self.query_one("#verdict", Static).update(plain(note, MUTED if note else ""))
        self.query_one(GradeBar).clear()

    def _show_verdict(self, item: Item) -> None:
        state = self.sitting.state
        answer = state.answer
        assert answer is not None
        self._asked = (state.place, item.id)
        options = self._options(item)
        choices, fields = self.query_one(Choices), self.query_one(Fields)
        choices.display, fields.display = bool(options), not options
        self.set_focus(None)
        if isinstance(item, MultipleChoice):
            right = options.index(item.answer)
            choices.reveal(options, right, _index(options, answer.response))
        elif isinstance(item, TrueFalse):
            choices.reveal(_TRUTH, 0 if item.answer else 1, _index(_TRUTH, answer.response))
        else:
            fields.close(_typed(answer.response) or ("",) * _lines(item))
        self._show_stem()
        counts = bool(state.counts_as_right(state.place))
        told = tell(item, answer.response, answer.mark, counts, state.place in state.counted)
        self.query_one("#verdict", Static).update(feedback(told))
        self.query_one("#feedback", VerticalScroll).scroll_home(animate=False)
        if self._rate:
            self.query_one(GradeBar).offer(self.sitting.intervals(), state.suggested(state.place))

    def _show_stem(self) -> None:
        item = self.sitting.item
        if item is None:
            return
        stem = self.query_one("#stem", Static)
        if isinstance(item, Cloze):
            mark = self.sitting.mark
            fields = self.query_one(Fields)
            shown = (
                cloze_answer(item, mark)
                if mark and mark.gaps
                else cloze_stem(item, fields.texts, fields.active)
            )
        else:
            shown = plain(item.stem, "bold")
        stem.update(shown)

    def _show_hint(self, item: Item) -> None:
        hint = plain(f"Hint: {item.hint}") if self._hinted and item.hint else plain("")
        self.query_one("#hint", Static).update(hint)

    def _options(self, item: Item) -> tuple[str, ...]:
        return _TRUTH if isinstance(item, TrueFalse) else self.sitting.options

    # -- keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys work now."""
        state, item = self.sitting.state, self.sitting.item
        exam, revealed = state.plan.is_exam, state.phase == "revealed"
        if action == "leave_field":
            return isinstance(self.focused, Input)
        if item is None:
            return action == "save"
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

    def on_fields_typed(self) -> None:
        """Show in the stem what is typed into its gaps."""
        if self.sitting.state.phase == "asking" and isinstance(self.sitting.item, Cloze):
            self._show_stem()

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
        response = self._response(item)
        if response is None:
            told = plain("That is not a number yet: write it in digits or words.")
            self.query_one("#hint", Static).update(told)
        else:
            self._answer(response)

    def action_accept(self) -> None:
        """Rate the answer as suggested and go on."""
        if self.sitting.state.phase == "revealed" and self._may_rate():
            self._grade(None)

    def action_reveal(self) -> None:
        """Answer with the lit option; otherwise give up and show the answer."""
        if self.query_one(Choices).lit is not None:
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
            self._show_hint(item)
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
            self.query_one("#feedback", VerticalScroll).scroll_relative(
                y=step, animate=False, immediate=True
            )
        elif self.query_one(Choices).texts:
            self.query_one(Choices).move(step)
        else:
            fields = self.query_one(Fields)
            at = fields.active
            if at is None or not fields.focus_line(at + step):
                self.query_one("#question", VerticalScroll).scroll_relative(
                    y=step, animate=False, immediate=True
                )

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
        found = passage_of(item, bank)
        content = passage_content(found) if found else plain(f"“{item.source.quote}”")
        if found is None and bank.bank.article.file:
            missing = f"\n\nThe article {bank.bank.article.file} is not at hand, or has changed."
            content = joined(content, plain(missing, MUTED))
        title = bank.bank.article.title or bank.bank.title
        section = f" · {item.source.section}" if item.source.section else ""
        self.app.push_screen(TextScreen(f"{title}{section}", content))

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
        with self.app.suspend():
            self._done(lambda: edit_item(path, entry.key.item))
        self.app.refresh()
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
        item = self.sitting.item
        if item is None or self.sitting.state.phase != "asking":
            return
        if 0 <= index < len(self._options(item)):
            self.query_one(Choices).lit = index
            self.action_submit()

    def _response(self, item: Item) -> Response | None:
        """What is lit or typed; None for a text that should be a number and is none."""
        options, lit = self._options(item), self.query_one(Choices).lit
        if options:
            if lit is None:
                return Unknown()
            return Judgement(lit == 0) if isinstance(item, TrueFalse) else Choice(options[lit])
        texts = self.query_one(Fields).texts
        if not any(text.strip() for text in texts):
            return Unknown()
        if isinstance(item, Cloze):
            return Gaps(texts)
        if isinstance(item, Numeric) and read_answer(texts[0], item) is None:
            return None
        return Typed(texts[0])

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
        response = self._response(item)
        standing = state.answer.response if state.answer else Unknown()
        if response is not None and response != standing:
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


def _lines(item: Item) -> int:
    return len(cloze_gaps(item.stem)) if isinstance(item, Cloze) else 1


def _sides(item: Item) -> tuple[str, ...]:
    if isinstance(item, Cloze):
        return tuple(gap.hint for gap in cloze_gaps(item.stem))
    return (item.unit,) if isinstance(item, Numeric) else ("",)


def _typed(response: Response | None) -> tuple[str, ...]:
    if isinstance(response, Gaps):
        return response.texts
    return (response.text,) if isinstance(response, Typed) else ()


def _index(options: tuple[str, ...], response: Response | None) -> int | None:
    if isinstance(response, Judgement):
        return 0 if response.value else 1
    if isinstance(response, Choice) and response.text in options:
        return options.index(response.text)
    return None
