"""The player line by line: for screen readers, dumb terminals and pipes. No colours, no drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizgen.bank import Cloze, Gap, Item, MultipleChoice, Numeric, TrueFalse, cloze_gaps
from quizgen.bank import cloze_pieces as pieces_of
from quizgen.errors import UserError
from quizgen.study.catalogue import Load
from quizgen.study.clean import clean, clean_line
from quizgen.study.evidence import passage_of
from quizgen.study.flags import add_flag
from quizgen.study.identity import fingerprint
from quizgen.study.marking import Piece, Verdict
from quizgen.study.marking.item import answer_text
from quizgen.study.marking.numeric import read_answer
from quizgen.study.responses import Choice, Gaps, Judgement, Response, Typed, Unknown
from quizgen.study.responses import response_text as text_of
from quizgen.study.schedule import Rating
from quizgen.study.sitting import Sitting
from quizgen.study.telling import Line, tell

KIND_NAMES = {
    "multiple_choice": "Multiple choice",
    "short_answer": "Short answer",
    "cloze": "Fill the gaps",
    "true_false": "True or false",
    "numeric": "A number",
}
_HELP = """\
Answer with the number of an option, with t or f, or with words or a number.
An empty line means "don't know". After the verdict: enter takes the suggested
rating, or type 1 again, 2 hard, 3 good, 4 easy.
Commands begin with a colon:
  :h hint            :s source in its paragraph
  :u undo            :y I was right (or: count it as wrong)
  :n pass over       :b bury until tomorrow      :x suspend
  :f NOTE  flag the item for its author
  :p :n    in an exam, go back and forth         :e hand the exam in
  :q save and leave  :? this help"""


class Left(Exception):
    """The learner left; everything is saved."""


@dataclass(frozen=True)
class Lines:
    """Where lines come from and go to; ``read`` raises EOFError at the end."""

    read: Callable[[str], str]
    write: Callable[[str], None]


def play_plain(sitting: Sitting, load: Load, lines: Lines) -> bool:
    """Play a sitting to its end; return whether the learner wants to retry what was missed."""
    player = _PlainPlayer(sitting, load, lines)
    try:
        return player.run()
    except (Left, EOFError):
        if not sitting.state.is_finished:
            lines.write("Saved. Continue any time.")
        return False


class _PlainPlayer:
    def __init__(self, sitting: Sitting, load: Load, lines: Lines) -> None:
        self.sitting = sitting
        self.load = load
        self.lines = lines
        self.hinted = False

    def run(self) -> bool:
        """Ask and tell until the sitting is over; return whether to retry what was missed."""
        mode = self.sitting.plan.mode
        count = len(self.sitting.state.queue)
        title = clean_line(self.sitting.catalogue.title)
        self.lines.write(f"{title}: {mode}, {count} {'item' if count == 1 else 'items'}.")
        self.lines.write("Type :? for help.")
        while True:
            try:
                while not self.sitting.state.is_finished:
                    self._step()
            except UserError as error:
                self.lines.write(str(error))
                raise Left from None
            self._tell_score()
            retry = ", r to retry what was missed" if self.sitting.score.missed else ""
            undo = ", :u to take the last step back" if self.sitting.can_undo else ""
            text = self.lines.read(f"Enter to end{retry}{undo}: ").strip().lower()
            if text == ":u" and self.sitting.undo():
                continue
            return text == "r" and bool(retry)

    def _step(self) -> None:
        if self.sitting.item is None:
            self.sitting.skip()
        elif self.sitting.state.phase == "revealed":
            self._tell_verdict(self.sitting.item)
            self._rate()
        else:
            self._ask(self.sitting.item)

    # -- asking

    def _ask(self, item: Item) -> None:
        state = self.sitting.state
        self.lines.write("")
        self.lines.write(f"{state.place + 1} of {len(state.queue)}. {KIND_NAMES[item.type]}.")
        if self.sitting.was_edited:
            self.lines.write("This item was edited since you last saw it.")
        self.lines.write(_stem(item))
        for number, option in enumerate(self.sitting.options, 1):
            self.lines.write(f"  {number}) {clean_line(option)}")
        if state.answer is not None:
            self.lines.write(f"Your answer so far: {clean_line(text_of(state.answer.response))}")
        self.hinted = False
        place = state.place
        while self.sitting.state.place == place and self.sitting.state.phase == "asking":
            response = self._response(item)
            if response is None:
                return
            self.sitting.answer(response, hinted=self.hinted)
            if self.sitting.plan.is_exam:
                if place == len(state.queue) - 1 and not self._command_hand_in():
                    continue
                return

    def _response(self, item: Item) -> Response | None:
        """Read an answer; None when a command has changed what is on the table."""
        if isinstance(item, Cloze):
            return self._gaps(item)
        while True:
            text = self._read(_prompt(item))
            if text is None:
                return None
            response = self._understood(item, text)
            if response is not None:
                return response

    def _understood(self, item: Item, text: str) -> Response | None:
        if not text.strip():
            return Unknown()
        if isinstance(item, MultipleChoice):
            options = self.sitting.options
            if text.strip().isdecimal() and 1 <= int(text) <= len(options):
                return Choice(options[int(text) - 1])
            self.lines.write(f"Type a number from 1 to {len(options)}.")
            return None
        if isinstance(item, TrueFalse):
            truth = {"t": True, "true": True, "1": True, "f": False, "false": False, "2": False}
            if text.strip().lower() in truth:
                return Judgement(truth[text.strip().lower()])
            self.lines.write("Type t or f.")
            return None
        if isinstance(item, Numeric) and read_answer(text, item) is None:
            self.lines.write("That is not a number yet: write it in digits or words.")
            return None
        return Typed(text)

    def _gaps(self, item: Cloze) -> Response | None:
        gaps = cloze_gaps(item.stem)
        texts = []
        for number, gap in enumerate(gaps, 1):
            hint = f" ({clean_line(gap.hint)})" if gap.hint else ""
            text = self._read(f"Gap {number}{hint}: " if len(gaps) > 1 or hint else "Gap: ")
            if text is None:
                return None
            texts.append(text)
        return Gaps(tuple(texts)) if any(text.strip() for text in texts) else Unknown()

    def _read(self, prompt: str) -> str | None:
        """Read a line; obey commands, and return None once one has moved the sitting."""
        while True:
            text = self.lines.read(prompt)
            if not text.startswith(":"):
                return text
            before = self.sitting.state
            self._obey(text[1:2], text[2:].strip())
            if self.sitting.state is not before:
                return None

    # -- commands

    def _obey(self, command: str, rest: str) -> None:
        item = self.sitting.item
        exam = self.sitting.plan.is_exam
        revealed = self.sitting.state.phase == "revealed"
        if command == "q":
            raise Left
        if command == "?":
            self.lines.write(_HELP)
        elif command == "f" and item is not None:
            self._flag(item, rest)
        elif exam:
            self._obey_in_exam(command)
        elif command == "u":
            self.lines.write("Taken back." if self.sitting.undo() else "Nothing to take back.")
        elif command == "h" and item is not None and not revealed:
            self.hinted = bool(item.hint)
            self.lines.write(f"Hint: {clean_line(item.hint)}" if item.hint else "There is no hint.")
        elif command == "s" and item is not None and revealed:
            self._tell_source(item)
        elif command == "y" and revealed:
            state = self.sitting.state
            self.sitting.override(counts=not state.counts_as_right(state.place))
        elif command == "n" and not revealed:
            self.sitting.skip()
        elif command == "b":
            self.sitting.bury()
            self.lines.write("Buried until tomorrow.")
        elif command == "x":
            self.sitting.suspend()
            self.lines.write("Suspended.")
        else:
            self.lines.write("That cannot be done here; type :? for help.")

    def _obey_in_exam(self, command: str) -> None:
        place = self.sitting.state.place
        if command == "p":
            self.sitting.move(place - 1)
        elif command == "n":
            self.sitting.move(place + 1)
        elif command == "e":
            self._command_hand_in()
        else:
            self.lines.write("In an exam there are only :p :n :e :f :q and :?.")

    def _command_hand_in(self) -> bool:
        left = len(self.sitting.state.queue) - len(self.sitting.state.answers)
        question = f"{left} not answered. Hand in? (y/n) " if left else "Hand in? (y/n) "
        if self.lines.read(question).strip().lower().startswith("y"):
            self.sitting.finish()
            return True
        return False

    def _flag(self, item: Item, note: str) -> None:
        entry = self.sitting.entry
        assert entry is not None
        journal = self.sitting.journal
        add_flag(journal, entry.key, note, fingerprint(item), self.sitting.clock())
        self.lines.write("Flagged for the author.")

    def _tell_source(self, item: Item) -> None:
        entry = self.sitting.entry
        bank = self.sitting.catalogue.bank_of(entry.key) if entry else None
        found = passage_of(item, bank) if bank else None
        if found is None:
            self.lines.write("The article is not at hand.")
        else:
            self.lines.write(f"{found.before}[{found.quote}]{found.after}")

    # -- telling

    def _tell_verdict(self, item: Item) -> None:
        state = self.sitting.state
        answer = state.answer
        assert answer is not None
        counts = bool(state.counts_as_right(state.place))
        for told in tell(item, answer.response, answer.mark, counts, state.place in state.counted):
            self.lines.write(_words(told))

    def _rate(self) -> None:
        place = self.sitting.state.place
        suggested = self.sitting.state.suggested(place)
        prompt = f"Rating 1-4 (enter: {int(suggested)} {suggested.name.lower()}): "
        while (text := self._read(prompt)) is not None:
            if text.strip() in ("", "1", "2", "3", "4"):
                self.sitting.grade(Rating(int(text)) if text.strip() else None)
                if self.sitting.reload(self.load) and self.sitting.catalogue.error:
                    self.lines.write(self.sitting.catalogue.error)
                return
            self.lines.write("Type a number from 1 to 4, or just enter.")

    def _tell_score(self) -> None:
        score = self.sitting.score
        self.lines.write("")
        self.lines.write(f"Score: {score.right} of {score.asked} right, {score.percent} percent.")
        for place in score.missed:
            item = self.sitting.catalogue.items.get(self.sitting.state.queue[place].key)
            if item is not None:
                answer = clean_line(answer_text(item))
                self.lines.write(f"Missed: {clean_line(_stem(item))} Answer: {answer}")


def _stem(item: Item) -> str:
    if not isinstance(item, Cloze):
        return clean(item.stem)
    parts = []
    number = 0
    for piece in pieces_of(item.stem):
        number += isinstance(piece, Gap)
        parts.append(f"(gap {number})" if isinstance(piece, Gap) else clean(piece))
    return "".join(parts)


def _prompt(item: Item) -> str:
    if isinstance(item, MultipleChoice):
        return "Number: "
    if isinstance(item, TrueFalse):
        return "True or false (t/f): "
    if isinstance(item, Numeric):
        return f"Number, in {item.unit}: " if item.unit else "Number: "
    return "Answer: "


def _words(told: Line) -> str:
    """Return a line of feedback in words, with differences in brackets."""
    if told.kind == "verdict":
        return " ".join(filter(None, (f"{told.text}.", told.note, told.counts)))
    if told.kind == "gap":
        name = f"Gap {told.label}: {_verdict_word(told.verdict)}, {clean_line(told.text)}."
        written = f"You wrote: {_compared(told.pieces)}." if told.pieces else ""
        return " ".join(filter(None, (name, written, told.note)))
    if told.kind == "evidence":
        section = f" ({clean_line(told.label)})" if told.label.strip() else ""
        return f"Source{section}: {clean_line(told.text)}"
    if told.kind == "written":
        return f"You wrote: {_compared(told.pieces)}"
    return f"{told.label}: {clean_line(told.text)}" if told.label else clean(told.text)


def _verdict_word(verdict: Verdict | None) -> str:
    return {Verdict.RIGHT: "right", Verdict.NEAR: "almost"}.get(
        verdict or Verdict.WRONG, "not right"
    )


def _compared(pieces: tuple[Piece, ...]) -> str:
    """Write a difference in one line: [-x] was too much, [+y] was missing."""
    marks = {"same": "{}", "extra": "[-{}]", "missing": "[+{}]"}
    return "".join(
        marks[piece.kind].format(clean_line(piece.text) or piece.text) for piece in pieces
    )
