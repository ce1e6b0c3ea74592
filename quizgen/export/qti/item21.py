"""One item in QTI 2.1: what is asked, how a response is scored, what is said afterwards."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from quizgen.bank import (
    Bank,
    Cloze,
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    TrueFalse,
    cloze_gaps,
    cloze_pieces,
)
from quizgen.bank.numbers import write_number
from quizgen.export.markup import without_controls
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.provenance import source_line
from quizgen.export.qti.xml import append_prose, leaf, prose
from quizgen.export.request import Chosen

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
GENERAL = "GENERAL"


def assessment_item(name: str, chosen: Chosen, item: Item) -> Element:
    """Build an item's file; its title is the item's id."""
    root = Element(
        "assessmentItem",
        identifier=name,
        title=item.id,
        adaptive="false",
        timeDependent="false",
        xmlns=QTI,
    )
    body = Element("itemBody")
    processing = Element("responseProcessing")
    options: dict[str, str] = {}
    match item:
        case MultipleChoice():
            texts = shuffled_options(chosen, item, "qti")
            options = {f"OPTION{place}": text for place, text in enumerate(texts, 1)}
            right = next(label for label, text in options.items() if text == item.answer)
            _declare(root, "RESPONSE", "identifier", right)
            _choices(body, item.stem, options, shuffle=True)
            _score_if(processing, _matches(), item.points)
        case TrueFalse():
            options = {"TRUE": "True", "FALSE": "False"}
            _declare(root, "RESPONSE", "identifier", str(item.answer).upper())
            _choices(body, item.stem, options, shuffle=False)
            _score_if(processing, _matches(), item.points)
        case ShortAnswer():
            answers = (item.answer, *item.also_accept)
            _declare(root, "RESPONSE", "string", item.answer, dict.fromkeys(answers, item.points))
            prose(body, "p", item.stem)
            SubElement(SubElement(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE")
            _add_up(processing, ["RESPONSE"])
        case Numeric():
            _declare(root, "RESPONSE", "float", write_number(item.answer))
            prose(body, "p", item.stem)
            line = SubElement(body, "p")
            SubElement(line, "textEntryInteraction", responseIdentifier="RESPONSE")
            if item.unit:
                append_prose(line, f" {item.unit}")
            _score_if(processing, _near(item), item.points)
        case Cloze():
            _gaps(root, body, processing, item)
    feedback = _feedback(chosen.bank, item, options)
    _outcomes(root, item, bool(feedback))
    if item.hint:
        prose(SubElement(body, "rubricBlock", view="candidate"), "p", f"Hint: {item.hint}")
    root.append(body)
    if feedback:
        _show_feedback(processing, bool(options))
    root.append(processing)
    root.extend(feedback)
    return root


def _declare(
    root: Element, name: str, kind: str, right: str, scores: dict[str, Decimal] | None = None
) -> None:
    """Declare a response: its type, the right one, and what typed ones score in any case."""
    declaration = SubElement(
        root, "responseDeclaration", identifier=name, cardinality="single", baseType=kind
    )
    leaf(SubElement(declaration, "correctResponse"), "value", right)
    if scores:
        mapping = SubElement(declaration, "mapping", defaultValue="0")
        for text, score in scores.items():
            SubElement(
                mapping,
                "mapEntry",
                mapKey=without_controls(text),
                mappedValue=write_number(score),
                caseSensitive="false",
            )


def _outcomes(root: Element, item: Item, feedback: bool) -> None:
    score = SubElement(
        root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    leaf(SubElement(score, "defaultValue"), "value", "0")
    most = SubElement(
        root, "outcomeDeclaration", identifier="MAXSCORE", cardinality="single", baseType="float"
    )
    leaf(SubElement(most, "defaultValue"), "value", write_number(item.points))
    if feedback:
        SubElement(
            root,
            "outcomeDeclaration",
            identifier="FEEDBACK",
            cardinality="multiple",
            baseType="identifier",
        )


def _choices(body: Element, stem: str, options: dict[str, str], *, shuffle: bool) -> None:
    interaction = SubElement(
        body,
        "choiceInteraction",
        responseIdentifier="RESPONSE",
        shuffle=str(shuffle).lower(),
        maxChoices="1",
    )
    prose(interaction, "prompt", stem)
    for label, text in options.items():
        prose(interaction, "simpleChoice", text, identifier=label)


def _gaps(root: Element, body: Element, processing: Element, item: Cloze) -> None:
    """Build a cloze: a field for each gap, each worth the same."""
    share = (item.points / len(cloze_gaps(item.stem))).quantize(Decimal("0.0001")).normalize()
    line = SubElement(body, "p")
    names: list[str] = []
    for piece in cloze_pieces(item.stem):
        if isinstance(piece, str):
            append_prose(line, piece)
            continue
        names.append(f"RESPONSE{len(names) + 1}")
        _declare(root, names[-1], "string", piece.text, {piece.text: share})
        SubElement(line, "textEntryInteraction", responseIdentifier=names[-1])
        if piece.hint:
            append_prose(line, f" ({piece.hint})")
    _add_up(processing, names)


def _matches() -> Element:
    match = Element("match")
    SubElement(match, "variable", identifier="RESPONSE")
    SubElement(match, "correct", identifier="RESPONSE")
    return match


def _near(item: Numeric) -> Element:
    """Build the comparison of a number with the right one."""
    equal = Element("equal", toleranceMode="exact")
    if item.margin:
        margin = write_number(item.margin)
        equal = Element("equal", toleranceMode="absolute", tolerance=f"{margin} {margin}")
    SubElement(equal, "variable", identifier="RESPONSE")
    SubElement(equal, "correct", identifier="RESPONSE")
    return equal


def _score_if(processing: Element, test: Element, points: Decimal) -> None:
    condition = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    condition.append(test)
    outcome = SubElement(condition, "setOutcomeValue", identifier="SCORE")
    leaf(outcome, "baseValue", write_number(points), baseType="float")


def _add_up(processing: Element, names: list[str]) -> None:
    total = SubElement(SubElement(processing, "setOutcomeValue", identifier="SCORE"), "sum")
    for name in names:
        SubElement(total, "mapResponse", identifier=name)


def _show_feedback(processing: Element, picked: bool) -> None:
    """Show the general feedback, and that of the option that was picked."""
    shown = SubElement(SubElement(processing, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    leaf(shown, "baseValue", GENERAL, baseType="identifier")
    if picked:
        SubElement(shown, "variable", identifier="RESPONSE")


def _feedback(bank: Bank, item: Item, options: dict[str, str]) -> list[Element]:
    """Build what is said afterwards: always, and for single options."""
    feedback = []
    if item.explanation or item.source.quote:
        general = _modal(GENERAL)
        if item.explanation:
            prose(general, "p", item.explanation)
        if item.source.quote:
            prose(SubElement(general, "blockquote"), "p", item.source.quote)
        if source := source_line(bank, item):
            prose(general, "p", source)
        feedback.append(general)
    for label, text in options.items():
        said = feedback_of(item, text) if isinstance(item, MultipleChoice) else ""
        if said:
            element = _modal(label)
            prose(element, "p", said)
            feedback.append(element)
    return feedback


def _modal(name: str) -> Element:
    return Element("modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
