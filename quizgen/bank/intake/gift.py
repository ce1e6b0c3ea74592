"""Moodle's GIFT format: questions as text with answers in braces.

https://docs.moodle.org/en/GIFT_format describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizgen.bank.intake.plain_text import plain_text
from quizgen.bank.intake.report import Intake
from quizgen.bank.items import Distractor
from quizgen.bank.numbers import read_number, write_number

BLANK = "_____"

_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]", re.IGNORECASE)
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_OPTION = re.compile(r"([=~])\s*(?:%(-?[\d.]+)%)?([^=~]*)")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#.*)?\Z", re.IGNORECASE | re.DOTALL)
# Escaped signs stand as private characters while the structure is read.
_SIGNS = "~=#{}:\\n"
_HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate(_SIGNS)}
_SHOWN = {ord(hidden): "\n" if sign == "n" else sign for sign, hidden in _HIDDEN.items()}


@dataclass(frozen=True, slots=True)
class _Option:
    right: bool
    share: Decimal
    text: str
    feedback: str


def read_gift(text: str, intake: Intake) -> None:
    """Read a GIFT file's questions into an intake."""
    tags: tuple[str, ...] = ()
    for line, chunk in _chunks(text):
        if chunk.lstrip().startswith("$CATEGORY:"):
            path = chunk.split(":", 1)[1].strip()
            tags = tuple(part for part in re.split(r"[/$]+", path) if part and part != "course")
            continue
        _Question(intake, line, tags).read(_ESCAPE.sub(lambda m: _HIDDEN[m[1]], chunk))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Return the questions with their first line's number; a blank line parts them."""
    lines: list[str] = []
    start = depth = 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        bare = line.strip()
        if bare.startswith("//"):
            continue
        if bare.startswith("$CATEGORY:") and not lines:
            yield number, bare
            continue
        if not bare and depth <= 0:
            if lines:
                yield start, "\n".join(lines)
            lines, depth = [], 0
            continue
        if not lines:
            start = number
        lines.append(line)
        unescaped = _ESCAPE.sub("", line)
        depth += unescaped.count("{") - unescaped.count("}")
    if lines:
        yield start, "\n".join(lines)


class _Question:
    def __init__(self, intake: Intake, line: int, tags: tuple[str, ...]) -> None:
        self.intake = intake
        self.line = line
        self.tags = tags
        self.name = ""
        self.html = True

    def read(self, chunk: str) -> None:
        """Read one question."""
        title = _TITLE.match(chunk)
        if title:
            self.name = self.text(title[1])
            chunk = chunk[title.end() :]
        form = _FORMAT.match(chunk)
        if form:
            chunk = chunk[form.end() :]
        self.html = form is None or form[1].lower() in ("html", "moodle")
        start, end = chunk.find("{"), chunk.rfind("}")
        if start < 0 or end < start:
            self.lose("a description without answers")
            return
        before, body, after = chunk[:start], chunk[start + 1 : end], chunk[end + 1 :]
        body, _, general = body.partition("####")
        self.values = {"tags": self.tags, "explanation": self.text(general)}
        self.before, self.after = self.text(before), self.text(after)
        self.stem = self.before if not self.after else f"{self.before} {BLANK} {self.after}"
        if not body.strip():
            self.lose("an essay question")
        elif body.lstrip().startswith("#"):
            self.numeric(body.strip()[1:])
        elif _TRUTH.match(body):
            self.truth(body)
        elif "->" in body:
            self.lose("a matching question")
        else:
            self.options(self.split(body))

    def text(self, raw: str) -> str:
        """Return a part's text without escapes and markup."""
        shown = raw.translate(_SHOWN).strip()
        if not self.html or not re.search(r"<\w|&\w+;|&#", shown):
            return "\n".join(" ".join(line.split()) for line in shown.split("\n"))
        text, media = plain_text(shown)
        if media:
            self.intake.lose(self.line, "pictures or sound", whole=False)
        return text

    def lose(self, what: str) -> None:
        self.intake.lose(self.line, f"{what} left out")

    def add(self, kind: str, **values: object) -> None:
        merged = {"stem": self.stem, **self.values, **values}
        self.intake.add(self.line, kind, self.name, **merged)

    def split(self, body: str) -> list[_Option]:
        """Return the options of a question, each with its weight and feedback."""
        options = []
        for sign, weight, rest in _OPTION.findall(body):
            text, _, feedback = rest.partition("#")
            share = Decimal(weight) if weight else Decimal(100 if sign == "=" else 0)
            right = sign == "=" or share >= 100
            options.append(_Option(right, share, self.text(text), self.text(feedback)))
        return options

    def explain(self, feedback: str) -> None:
        """Keep a right answer's feedback as the explanation."""
        if feedback:
            old = self.values["explanation"]
            self.values["explanation"] = f"{old}\n{feedback}" if old else feedback

    def truth(self, body: str) -> None:
        word, *feedback = (part.strip() for part in body.split("#"))
        for part in feedback:
            self.explain(self.text(part))
        self.add("true_false", answer=word.upper().startswith("T"))

    def options(self, options: list[_Option]) -> None:
        right = [option for option in options if option.right]
        wrong = [option for option in options if not option.right]
        if not right:
            self.lose("a question with several partly right options")
            return
        if any(option.share > 0 for option in wrong) or any(option.share < 100 for option in right):
            self.intake.lose(self.line, "weights of partly right answers", whole=False)
        self.explain(right[0].feedback)
        if wrong and len(right) == 1:
            pairs = [Distractor(text=o.text, feedback=o.feedback) for o in wrong if o.text]
            self.add("multiple_choice", answer=right[0].text, distractors=tuple(pairs))
        elif wrong:
            self.lose("a question with several right options")
        elif self.after and len(right) == 1:
            self.stem = f"{self.before} {{{{{right[0].text}}}}} {self.after}"
            self.add("cloze")
        else:
            others = tuple(option.text for option in right[1:] if option.share >= 100)
            self.add("short_answer", answer=right[0].text, also_accept=others)

    def numeric(self, body: str) -> None:
        options = self.split(body) if body.lstrip().startswith("=") else []
        if len(options) > 1:
            self.intake.lose(self.line, "further numbers that count in part", whole=False)
        raw, _, feedback = body.partition("#")
        if options:
            raw, feedback = options[0].text, options[0].feedback
        self.explain(self.text(feedback))
        low, dots, high = raw.strip().partition("..")
        try:
            if dots:
                first, last = read_number(low), read_number(high)
                answer, tolerance = (first + last) / 2, (last - first) / 2
            else:
                number, _, margin = raw.strip().partition(":")
                answer, tolerance = read_number(number), read_number(margin or "0")
        except ValueError as error:
            self.lose(f"a number that {error}")
            return
        self.add("numeric", answer=answer, tolerance=write_number(tolerance))
