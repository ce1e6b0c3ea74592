"""The end of a session: the score, against the last one, and what was missed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quizgen.play.item_text import stem_text
from quizgen.play.key_line import KeyLine
from quizgen.play.keys import SUMMARY, bindings
from quizgen.play.text import MUTED, joined, line, plain
from quizgen.study.journal import SessionRow
from quizgen.study.marking.item import answer_text
from quizgen.study.responses import response_text
from quizgen.study.score import Score
from quizgen.study.sitting import Sitting

_BAR = 40  # cells


class SummaryScreen(Screen[str]):
    """Shows the score; dismissed with "retry", "again", "undo" or "done"."""

    BINDINGS = bindings(SUMMARY)
    DEFAULT_CSS = """
    SummaryScreen {
        align-horizontal: center;
        #column { max-width: 84; height: 1fr; padding: 1 2; }
        #score { height: auto; margin-bottom: 1; }
        #missed { height: 1fr; }
    }
    """

    def __init__(self, sitting: Sitting, last: SessionRow | None) -> None:
        super().__init__()
        self.sitting = sitting
        self._last = last

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        result = self.sitting.score
        with Vertical(id="column"):
            yield Static(_score_lines(self.sitting.catalogue.title, result, self._last), id="score")
            with VerticalScroll(id="missed"):
                yield Static(self._missed(result))
        yield KeyLine()

    def on_mount(self) -> None:
        """Give the list the keys, so that it scrolls."""
        self.query_one("#missed").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys work now."""
        if action == "retry":
            return bool(self.sitting.score.missed)
        if action == "undo":
            return self.sitting.can_undo
        return True

    def action_retry(self) -> None:
        """Practise what was missed."""
        self.dismiss("retry")

    def action_again(self) -> None:
        """Choose another session."""
        self.dismiss("again")

    def action_undo(self) -> None:
        """Take the last step back."""
        self.dismiss("undo")

    def action_done(self) -> None:
        """Leave."""
        self.dismiss("done")

    def action_scroll(self, step: int) -> None:
        """Scroll the list by a line."""
        self.query_one("#missed").scroll_relative(y=step, animate=False, immediate=True)

    def _missed(self, result: Score) -> Content:
        if not result.asked:
            return plain("Nothing was answered.", MUTED)
        if not result.missed:
            return plain("Nothing missed.", "$text-success")
        blocks = [plain(f"Missed ({len(result.missed)})", "bold")]
        for place in result.missed:
            entry = self.sitting.state.queue[place]
            item = self.sitting.catalogue.items.get(entry.key)
            if item is None:
                continue
            answer = self.sitting.state.answers.get(place)
            given = response_text(answer.response) if answer else ""
            written = joined(plain("  you: ", MUTED), line(given)) if given else plain("")
            rows = [
                joined(plain("✗ ", "$text-error"), line(stem_text(item))),
                joined(plain("  ✓ ", "$text-success"), line(answer_text(item), "bold"), written),
            ]
            if item.source.quote.strip():
                rows.append(line(f"“{item.source.quote}”", f"italic {MUTED}"))
            blocks.append(Content("\n").join(rows))
        return Content("\n\n").join(blocks)


def _score_lines(title: str, result: Score, last: SessionRow | None) -> Content:
    filled = _BAR * result.percent // 100
    bar = joined(plain("━" * filled, "$success"), plain("─" * (_BAR - filled), "$panel"))
    lines = [
        line(title, MUTED),
        joined(plain(f"{result.percent} %", "bold $text-accent"), f"   {result.right} of "
               f"{result.asked} right"),
        bar,
    ]  # fmt: skip
    if last is not None and last.possible:
        before = int(100 * last.earned / last.possible + 1e-9)
        change = result.percent - before
        word = (
            f"{abs(change)} points {'better' if change > 0 else 'worse'}" if change else "the same"
        )
        lines.append(plain(f"Last time {before} %: {word}", MUTED))
    return Content("\n").join(lines)
