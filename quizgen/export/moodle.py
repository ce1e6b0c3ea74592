"""Moodle XML: the question bank import of Moodle, with feedback, hints, tags and tolerances."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizgen.bank import (
    Cloze,
    Gap,
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    TrueFalse,
    cloze_pieces,
)
from quizgen.bank.numbers import write_number
from quizgen.export.feedback import feedback_html
from quizgen.export.markup import one_line, to_html, without_controls
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.tags import tags_of

LONGEST_NAME = 80
TYPES = {
    "multiple_choice": "multichoice",
    "short_answer": "shortanswer",
    "cloze": "cloze",
    "true_false": "truefalse",
    "numeric": "numerical",
}
_GAP_SIGNS = re.compile(r"[&<>~#{}\\]")


def render(request: Request) -> Output:
    """Make the file, with a category for each bank."""
    root = Element("quiz")
    count = hints = 0
    for chosen in request.banks:
        root.append(_category(request, chosen))
        for item in chosen.bank.items:
            root.append(_question(chosen, item))
            count += 1
            hints += isinstance(item, TrueFalse) and bool(item.hint)
    indent(root)
    data = b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, "utf-8") + b"\n"
    notes = (f"Moodle shows no hints in true/false questions ({hints} dropped)",) if hints else ()
    return Output(data, count, notes=notes)


def category_path(request: Request, chosen: Chosen) -> str:
    """Return where Moodle puts a bank's questions; / inside a name is doubled."""
    names = [request.deck, chosen.bank.title] if request.deck else [chosen.bank.title]
    levels = (one_line(name).replace("/", "//") for name in names)
    return "/".join(("$course$", "top", *levels))


def question_name(item: Item) -> str:
    """Return a short name for the list of questions: the stem's beginning."""
    stem = item.stem
    if isinstance(item, Cloze):
        stem = "".join(p if isinstance(p, str) else "___" for p in cloze_pieces(stem))
    words = one_line(stem)
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1].rstrip() + "…"


def _category(request: Request, chosen: Chosen) -> Element:
    question = Element("question", type="category")
    _text(SubElement(question, "category"), category_path(request, chosen))
    return question


def _question(chosen: Chosen, item: Item) -> Element:
    """Build the parts of every question, and those of its kind."""
    question = Element("question", type=TYPES[item.type])
    _text(SubElement(question, "name"), question_name(item))
    _html(question, "questiontext", _asked(item))
    _html(question, "generalfeedback", feedback_html(chosen.bank, item))
    if not isinstance(item, Cloze):  # a cloze is worth what its gaps are worth
        SubElement(question, "defaultgrade").text = write_number(item.points)
    SubElement(question, "penalty").text = "1" if isinstance(item, TrueFalse) else "0.3333333"
    SubElement(question, "hidden").text = "0"
    SubElement(question, "idnumber").text = item.id
    match item:
        case MultipleChoice():
            _choices(question, chosen, item)
        case ShortAnswer():
            SubElement(question, "usecase").text = "0"
            for text in (item.answer, *item.also_accept):
                _answer(question, "100", without_controls(text).replace("*", "\\*"), "plain_text")
        case TrueFalse():
            for value in (True, False):
                fraction = "100" if value == item.answer else "0"
                _answer(question, fraction, str(value).lower(), "moodle_auto_format")
        case Numeric():
            _number(question, item)
        case Cloze():
            pass
    if item.hint and not isinstance(item, TrueFalse):
        _html(question, "hint", to_html(item.hint))
    tags = SubElement(question, "tags")
    for tag in tags_of(chosen, item):
        _text(SubElement(tags, "tag"), tag)
    return question


def _asked(item: Item) -> str:
    """Return the question's text as HTML; a cloze holds its answers."""
    if isinstance(item, Numeric) and item.unit:
        return f"<p>{to_html(item.stem)} ({to_html(item.unit)})</p>"
    if not isinstance(item, Cloze):
        return f"<p>{to_html(item.stem)}</p>"
    parts = [
        _prose(piece) if isinstance(piece, str) else _gap(piece)
        for piece in cloze_pieces(item.stem)
    ]
    return f"<p>{''.join(parts)}</p>"


def _prose(text: str) -> str:
    """Return a piece of a cloze in which Moodle finds no gap of its own."""
    return to_html(text).replace("{", "&#123;").replace("}", "&#125;")


def _gap(gap: Gap) -> str:
    """Return a gap as an embedded short answer.

    Moodle finds a gap's end before it reads entities, so that signs written as
    entities cannot end it; a star would stand for any text.
    """
    text = one_line(gap.text).replace("*", "\\*")
    answer = _GAP_SIGNS.sub(lambda found: f"&#{ord(found[0])};", text)
    hint = f" ({_prose(gap.hint)})" if gap.hint else ""
    return f"{{1:SHORTANSWER:={answer}}}{hint}"


def _choices(question: Element, chosen: Chosen, item: MultipleChoice) -> None:
    SubElement(question, "single").text = "true"
    SubElement(question, "shuffleanswers").text = "true"
    SubElement(question, "answernumbering").text = "abc"
    for option in shuffled_options(chosen, item, "moodle"):
        fraction = "100" if option == item.answer else "0"
        answer = _answer(question, fraction, to_html(option), "html")
        _html(answer, "feedback", to_html(feedback_of(item, option)))


def _number(question: Element, item: Numeric) -> None:
    answer = _answer(question, "100", write_number(item.answer), "plain_text")
    SubElement(answer, "tolerance").text = write_number(item.margin)
    SubElement(question, "unitgradingtype").text = "0"
    SubElement(question, "unitpenalty").text = "0.1"
    SubElement(question, "showunits").text = "3"
    SubElement(question, "unitsleft").text = "0"
    if item.unit:
        unit = SubElement(SubElement(question, "units"), "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = without_controls(item.unit)


def _answer(question: Element, fraction: str, text: str, form: str) -> Element:
    answer = SubElement(question, "answer", fraction=fraction, format=form)
    _text(answer, text)
    return answer


def _html(parent: Element, name: str, content: str) -> None:
    _text(SubElement(parent, name, format="html"), content)


def _text(parent: Element, content: str) -> None:
    SubElement(parent, "text").text = content
