"""Text of banks as content that Textual shows letter for letter: nothing in it is markup."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from quizgen.bank import Cloze, Gap, cloze_pieces
from quizgen.study.clean import clean, clean_line
from quizgen.study.marking import Mark, Piece, Verdict

MUTED = "$foreground 60%"
GAP_WIDTH = 8  # cells of an empty gap: the same for all, so that it does not tell the answer
MARKS = {
    Verdict.RIGHT: "✓",
    Verdict.NEAR: "≈",
    Verdict.PARTIAL: "◐",
    Verdict.WRONG: "✗",
    Verdict.UNKNOWN: "–",
}
COLOURS = {
    Verdict.RIGHT: "$text-success",
    Verdict.NEAR: "$text-warning",
    Verdict.PARTIAL: "$text-warning",
    Verdict.WRONG: "$text-error",
    Verdict.UNKNOWN: MUTED,
}


def plain(text: str, style: str = "") -> Content:
    """Return text, cleaned, in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def line(text: str, style: str = "") -> Content:
    """Return text, cleaned and folded to one line, in one style."""
    return plain(clean_line(text), style)


def link(text: str, action: str, style: str = "") -> Content:
    """Return text that runs an action when it is clicked."""
    content = plain(text, style)
    return content.stylize(Style.from_meta({"@click": action}))


def joined(*parts: Content | str) -> Content:
    """Return contents side by side; strings are the program's own text."""
    return Content("").join(
        [part if isinstance(part, Content) else Content(part) for part in parts]
    )


def cloze_stem(item: Cloze, typed: Sequence[str], active: int | None) -> Content:
    """Return a cloze stem whose gaps show what was typed; ``active`` is the gap being filled."""
    parts: list[Content] = []
    number = 0
    for piece in cloze_pieces(item.stem):
        if isinstance(piece, Gap):
            parts.append(_gap(number, typed[number] if number < len(typed) else "", active))
            number += 1
        else:
            parts.append(plain(piece))
    return joined(*parts)


def cloze_answer(item: Cloze, mark: Mark) -> Content:
    """Return a cloze stem with the right texts in its gaps, each with its mark."""
    parts: list[Content] = []
    gaps = iter(mark.gaps)
    for piece in cloze_pieces(item.stem):
        if isinstance(piece, Gap):
            gap = next(gaps, None)
            verdict = gap.verdict if gap else Verdict.UNKNOWN
            parts.append(
                plain(f"{MARKS[verdict]} {piece.text}", f"bold underline {COLOURS[verdict]}")
            )
        else:
            parts.append(plain(piece))
    return joined(*parts)


def _gap(number: int, typed: str, active: int | None) -> Content:
    text = clean_line(typed) or f"{number + 1}".center(GAP_WIDTH, " ")
    style = "bold underline $text-accent" if number == active else "underline $text-primary"
    return Content.styled(text.replace(" ", "\u00a0"), style)


def compared(pieces: Sequence[Piece]) -> Content:
    """Return a comparison: [-x] was too much, [+y] was missing."""
    looks = {
        "same": ("{}", ""),
        "extra": ("[-{}]", "strike $text-error"),
        "missing": ("[+{}]", "bold $text-success"),
    }
    parts = []
    for piece in pieces:
        form, style = looks[piece.kind]
        parts.append(plain(form.format(clean(piece.text)), style))
    return joined(*parts)


def quoted(quote: str, answer: str) -> Content:
    """Return evidence in quotation marks, with the answer in it made bold."""
    text, wanted = clean_line(quote), clean_line(answer)
    at = text.casefold().find(wanted.casefold()) if len(wanted) > 1 else -1
    if at < 0:
        return plain(f"“{text}”", "italic")
    end = at + len(wanted)
    return joined(
        plain(f"“{text[:at]}", "italic"),
        plain(text[at:end], "italic bold"),
        plain(f"{text[end:]}”", "italic"),
    )
