"""An item as an Anki note: its identity, its fields as HTML, its tags."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizgen.bank.cloze import cloze_pieces
from quizgen.bank.items import Cloze, Item, MultipleChoice
from quizgen.bank.numbers import write_number
from quizgen.errors import UserError
from quizgen.export.markup import to_html
from quizgen.export.options import shuffled_options
from quizgen.export.provenance import source_line
from quizgen.export.request import UNKNOWN_TIME, Chosen
from quizgen.export.tags import tags_of

if TYPE_CHECKING:
    from quizgen.export.anki.progress import Progress

MOST_GAPS = 500
"""Anki makes no card for a gap with a higher number."""

_ENDINGS = re.compile(r"[{}:\[]")
_MARKED = re.compile(r"[&<>:\[]")
_COMMANDS = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\${1,2}\]))", re.IGNORECASE)


class Note(NamedTuple):
    """A note before it is written: ``fields`` are HTML, in the note type's order.

    ``kind`` names the note type, ``modified`` is in seconds since 1970, ``cards``
    are the numbers of its cards: for a cloze those of its gaps, from 0.
    """

    kind: str
    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    modified: int
    cards: tuple[int, ...] = (0,)
    progress: Progress | None = None


class Right(NamedTuple):
    """The fields that hold what is right, as HTML.

    ``correct`` is the place, from 0, of the right one among ``options``.
    """

    answer: str
    options: str = ""
    correct: str = ""
    unit: str = ""
    feedback: str = ""


NO_ANSWER = Right("")


def note_kind(item: Item) -> str:
    """Return the note type of an item: a number is typed in, like a short answer."""
    return "short_answer" if item.type == "numeric" else item.type


def note_guid(namespace: str, item: Item) -> str:
    """Return the identity by which Anki knows a note again: never made from its wording.

    The note type is a part of it, since Anki cannot turn a note into another type.
    """
    name = f"quizgen\x1f{namespace}\x1f{item.id}\x1f{note_kind(item)}"
    return hashlib.sha256(name.encode()).hexdigest()[:20]


def field(text: str) -> str:
    """Return text as a field's HTML in which Anki finds no command of its own."""
    encoded = to_html(text)
    if "{{" in encoded or "}}" in encoded:
        encoded = encoded.replace("{{", "&#123;&#123;").replace("}}", "&#125;&#125;")
    return _COMMANDS.sub("&#91;", encoded) if "[" in encoded else encoded


def encoded(*texts: str) -> Sequence[str]:
    """Return texts as fields; those of most items need no encoding, which is told at once."""
    joined = "".join(texts)
    if (
        not joined.isprintable()
        or "<" in joined
        or "&" in joined
        or ">" in joined
        or "[" in joined
        or "{{" in joined
        or "}}" in joined
    ):
        return [field(text) for text in texts]
    return texts


def note_for(chosen: Chosen, item: Item) -> Note:
    """Turn an item into its note. Raises UserError for one that would give no card."""
    cards: tuple[int, ...] = (0,)
    if item.type == "cloze":
        question, cards = cloze_field(chosen, item)
        right = NO_ANSWER
    else:
        (question,) = encoded(item.stem)
        right = _right(chosen, item)
        _refuse_blank(chosen, item, "answer", right.answer)
    _refuse_blank(chosen, item, "stem", question)
    explanation, quote, source, name, hint = encoded(
        item.explanation,
        item.source.quote,
        source_line(chosen.bank, item),
        item.id,
        item.hint,
    )
    fields = (
        question,
        right.options,
        right.correct,
        right.answer,
        explanation,
        quote,
        source,
        name,
        hint,
        right.unit,
        right.feedback,
        "",
        "",
    )
    return Note(
        note_kind(item),
        note_guid(chosen.namespace, item),
        fields,
        tags_of(chosen, item),
        chosen.modified.get(item.id, UNKNOWN_TIME),
        cards,
        chosen.progress.get(item.id),
    )


def cloze_field(chosen: Chosen, item: Cloze) -> tuple[str, tuple[int, ...]]:
    """Write the stem with Anki's numbered gaps; return it with the numbers of its cards."""
    pieces = cloze_pieces(item.stem)
    gaps = [piece for piece in pieces if not isinstance(piece, str)]
    outside, inside = (str, str) if _is_plain(item.stem, len(gaps)) else (field, _inside)
    numbers = sorted({gap.number for gap in gaps})
    if numbers[-1] > MOST_GAPS:
        raise UserError(
            f"item {item.id}: Anki takes up to {MOST_GAPS} gaps; split this cloze", chosen.file
        )
    written = [
        outside(piece)
        if isinstance(piece, str)
        else f"{{{{c{piece.number}::{inside(piece.text)}::{inside(piece.hint)}}}}}"
        if piece.hint
        else f"{{{{c{piece.number}::{inside(piece.text)}}}}}"
        for piece in pieces
    ]
    return "".join(written), tuple([number - 1 for number in numbers])


def _is_plain(stem: str, gaps: int) -> bool:
    """Tell whether a cloze's stem has nothing to encode besides the braces of its gaps."""
    return (
        stem.isprintable()
        and not _MARKED.search(stem)
        and stem.count("{") == stem.count("}") == 2 * gaps
    )


def _inside(text: str) -> str:
    """Return text for the inside of a gap, where braces and double colons would end it."""
    if not _ENDINGS.search(text):
        return to_html(text)
    encoded = to_html(text).replace("{", "&#123;").replace("}", "&#125;").replace(":", "&#58;")
    return _COMMANDS.sub("&#91;", encoded)


def _right(chosen: Chosen, item: Item) -> Right:
    """Return the fields that hold what is right, and what there is to choose from."""
    if item.type == "multiple_choice":
        return _choice(chosen, item)
    if item.type == "short_answer":
        also = "".join([f"<li>{field(text)}</li>" for text in item.also_accept])
        return Right(field(item.answer), also)
    if item.type == "true_false":
        options = "<li>True</li><li>False</li>"
        return Right("True", options, "0") if item.answer else Right("False", options, "1")
    assert item.type == "numeric"
    within = f"<li>within {field(item.tolerance)}</li>" if item.margin else ""
    return Right(field(write_number(item.answer)), within, unit=field(item.unit))


def _choice(chosen: Chosen, item: MultipleChoice) -> Right:
    """Write the options, shuffled already for apps that run no scripts."""
    order = shuffled_options(chosen, item, "anki")
    feedback = [
        f"<li><b>{field(wrong.text)}</b>: {field(wrong.feedback)}</li>"
        for wrong in item.distractors
        if wrong.feedback
    ]
    correct = order.index(item.answer)
    options = encoded(*order)
    return Right(
        options[correct],
        f"<li>{'</li><li>'.join(options)}</li>",
        str(correct),
        feedback="".join(feedback),
    )


def _refuse_blank(chosen: Chosen, item: Item, what: str, html: str) -> None:
    """Refuse an item that Anki would take without making a card, or whose answer is empty."""
    if not (html.replace("<br>", "") if "<br>" in html else html).strip():
        raise UserError(f"item {item.id}: its {what} is empty; write one", chosen.file)
