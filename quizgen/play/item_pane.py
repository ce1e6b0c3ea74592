"""The item on the table: its stem, what to answer with, its hint; before and after the answer."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widgets import Static

from quizgen.bank import Cloze, Item, Numeric, TrueFalse, cloze_gaps
from quizgen.play.choices import Choices
from quizgen.play.fields import Fields
from quizgen.play.text import cloze_answer, cloze_stem, plain
from quizgen.study.marking import Mark
from quizgen.study.marking.numeric import read_answer
from quizgen.study.responses import Choice, Gaps, Judgement, Response, Typed, Unknown

_TRUTH = ("True", "False")


class ItemPane(VerticalScroll, can_focus=False):
    """Shows one item at a time, of any kind, and reads the answer off its widgets."""

    DEFAULT_CSS = """
    ItemPane {
        height: 1fr; padding: 1 1 0 1;
        #stem { margin: 0 1 1 1; }
        #hint { margin: 0 1; color: $text-warning; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        self.stem = Static("", id="stem")
        self.choices = Choices(id="choices")
        self.fields = Fields(id="fields")
        self.hint = Static("", id="hint")
        super().__init__(self.stem, self.choices, self.fields, self.hint, id=id)
        self.item: Item | None = None

    def ask(self, item: Item, options: tuple[str, ...], given: Response | None) -> None:
        """Show an item to be answered, with the answer given before, if there was one."""
        options = self._take_up(item, options)
        if options:
            self.choices.ask(options, _index(options, given))
            self.fields.close(())
        else:
            self.choices.ask(())
            self.fields.ask(_lines(item), _sides(item), _typed(given))
        self._show_stem()

    def reveal(self, item: Item, options: tuple[str, ...], response: Response, mark: Mark) -> None:
        """Show an item with its right answer and the one that was given."""
        options = self._take_up(item, options)
        if options:
            right = options.index(_right_option(item))
            self.choices.reveal(options, right, _index(options, response))
        else:
            self.choices.ask(())
            self.fields.close(_typed(response) or ("",) * _lines(item))
        self._show_stem(mark)

    def clear(self, text: str) -> None:
        """Show no item but a text instead."""
        self.item = None
        self.choices.ask(())
        self.fields.close(())
        self.stem.update(plain(text))
        self.tell("")

    def tell(self, text: str) -> None:
        """Show a hint or a remark below the item; an empty text takes it away."""
        self.hint.update(plain(text))

    def response(self, item: Item) -> Response | None:
        """What is lit or typed; None for a text that should be a number and is none."""
        if self.choices.texts:
            lit = self.choices.lit
            if lit is None:
                return Unknown()
            is_judgement = isinstance(item, TrueFalse)
            return Judgement(lit == 0) if is_judgement else Choice(self.choices.texts[lit])
        texts = self.fields.texts
        if not any(text.strip() for text in texts):
            return Unknown()
        if isinstance(item, Cloze):
            return Gaps(texts)
        if isinstance(item, Numeric) and read_answer(texts[0], item) is None:
            return None
        return Typed(texts[0])

    def move(self, step: int) -> None:
        """Go to the next option or line; scroll where there is none."""
        if self.choices.texts:
            self.choices.move(step)
            return
        at = self.fields.active
        if at is None or not self.fields.focus_line(at + step):
            self.scroll_relative(y=step, animate=False, immediate=True)

    def on_fields_typed(self) -> None:
        """Show in the stem what is typed into its gaps."""
        if isinstance(self.item, Cloze) and self.fields.is_open:
            self._show_stem()

    def _take_up(self, item: Item, options: tuple[str, ...]) -> tuple[str, ...]:
        self.item = item
        if isinstance(item, TrueFalse):
            options = _TRUTH
        self.choices.display, self.fields.display = bool(options), not options
        return options

    def _show_stem(self, mark: Mark | None = None) -> None:
        item = self.item
        if isinstance(item, Cloze):
            filled = mark is not None and mark.gaps
            typed, active = self.fields.texts, self.fields.active
            self.stem.update(
                cloze_answer(item, mark) if mark and filled else cloze_stem(item, typed, active)
            )
        elif item is not None:
            self.stem.update(plain(item.stem, "bold"))


def _right_option(item: Item) -> str:
    if isinstance(item, TrueFalse):
        return _TRUTH[0] if item.answer else _TRUTH[1]
    return str(getattr(item, "answer", ""))


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
