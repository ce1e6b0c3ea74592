"""QTI 1.2 as Canvas imports it: one quiz for each bank, with points, feedback and tolerances."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from quizgen.bank import (
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
from quizgen.export.archive import zip_bytes
from quizgen.export.feedback import feedback_html
from quizgen.export.markup import to_html, without_controls
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.qti.xml import document, identifier, indented, leaf
from quizgen.export.request import Chosen, Output, Request

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
TYPES = {
    "multiple_choice": "multiple_choice_question",
    "short_answer": "short_answer_question",
    "cloze": "fill_in_multiple_blanks_question",
    "true_false": "true_false_question",
    "numeric": "numerical_question",
}


def render(request: Request) -> Output:
    """Make the package."""
    quizzes = {_quiz_name(place, chosen): chosen for place, chosen in enumerate(request.banks)}
    files = {"imsmanifest.xml": indented(_manifest(list(quizzes)))}
    for name, chosen in quizzes.items():
        files[f"{name}/{name}.xml"] = document(_assessment(name, chosen))
        files[f"{name}/assessment_meta.xml"] = indented(_meta(name, chosen))
    return Output(zip_bytes(files), sum(len(chosen.bank.items) for chosen in request.banks))


def _quiz_name(place: int, chosen: Chosen) -> str:
    digest = hashlib.sha256(f"{place} {chosen.namespace} {chosen.bank.title}".encode()).hexdigest()
    return f"quiz_{digest[:16]}"


def _manifest(quizzes: list[str]) -> Element:
    root = Element("manifest", identifier="quizgen", xmlns=PACKAGE)
    metadata = SubElement(root, "metadata")
    leaf(metadata, "schema", "IMS Content")
    leaf(metadata, "schemaversion", "1.1.3")
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    for name in quizzes:
        quiz = SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
        SubElement(quiz, "file", href=f"{name}/{name}.xml")
        SubElement(quiz, "dependency", identifierref=f"{name}_meta")
        href = f"{name}/assessment_meta.xml"
        meta = SubElement(resources, "resource", identifier=f"{name}_meta", type=META, href=href)
        SubElement(meta, "file", href=href)
    return root


def _meta(name: str, chosen: Chosen) -> Element:
    """Build what Canvas wants to know of a quiz: a title, and that it is not published."""
    root = Element("quiz", identifier=name, xmlns=CANVAS)
    leaf(root, "title", chosen.bank.title)
    leaf(root, "description", to_html(chosen.bank.article.title))
    leaf(root, "shuffle_answers", "true")
    leaf(root, "scoring_policy", "keep_highest")
    leaf(root, "quiz_type", "assignment")
    points = sum((item.points for item in chosen.bank.items), Decimal(0))
    leaf(root, "points_possible", write_number(points))
    leaf(root, "show_correct_answers", "true")
    leaf(root, "allowed_attempts", "1")
    leaf(root, "available", "false")
    return root


def _assessment(name: str, chosen: Chosen) -> Element:
    root = Element("questestinterop", xmlns=QTI)
    title = without_controls(chosen.bank.title)
    assessment = SubElement(root, "assessment", ident=name, title=title)
    _field(SubElement(assessment, "qtimetadata"), "cc_maxattempts", "1")
    section = SubElement(assessment, "section", ident="root_section")
    for item in chosen.bank.items:
        section.append(_item(chosen, item))
    return root


def _item(chosen: Chosen, item: Item) -> Element:
    name = identifier(chosen, item)
    element = Element("item", ident=name, title=item.id)
    metadata = SubElement(SubElement(element, "itemmetadata"), "qtimetadata")
    _field(metadata, "question_type", TYPES[item.type])
    _field(metadata, "points_possible", write_number(item.points))
    _field(metadata, "assessment_question_identifierref", f"{name}_ref")
    presentation = SubElement(element, "presentation")
    processing = Element("resprocessing")
    outcomes = SubElement(processing, "outcomes")
    SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    feedbacks = {"general_fb": feedback_html(chosen.bank, item)}
    if feedbacks["general_fb"]:
        condition = SubElement(processing, "respcondition", {"continue": "Yes"})
        SubElement(SubElement(condition, "conditionvar"), "other")
        SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    _material(presentation, _stem(item))
    match item:
        case MultipleChoice():
            options = shuffled_options(chosen, item, "qti")
            names = _choices(presentation, options)
            for option, label in names.items():
                feedback = to_html(feedback_of(item, option))
                if feedback:
                    feedbacks[f"{label}_fb"] = feedback
                    condition = _when(processing, "response1", label, more=True)
                    SubElement(
                        condition,
                        "displayfeedback",
                        feedbacktype="Response",
                        linkrefid=f"{label}_fb",
                    )
            _score(_when(processing, "response1", names[item.answer]), "100")
        case TrueFalse():
            names = _choices(presentation, ["True", "False"])
            _score(_when(processing, "response1", names[str(item.answer)]), "100")
        case ShortAnswer():
            _entry(presentation)
            answers = dict.fromkeys((item.answer, *item.also_accept))
            _score(_when(processing, "response1", *answers), "100")
        case Numeric():
            _entry(presentation, fibtype="Decimal")
            _score(_within(processing, item), "100")
        case Cloze():
            _blanks(presentation, processing, item)
    element.append(processing)
    for label, content in feedbacks.items():
        if content:
            feedback_element = SubElement(element, "itemfeedback", ident=label)
            _material(SubElement(feedback_element, "flow_mat"), content)
    return element


def _stem(item: Item) -> str:
    """Return the question as HTML; the gaps of a cloze are names in square brackets."""
    if isinstance(item, Cloze):
        return f"<div>{''.join(_blank_parts(item))}</div>"
    unit = f" ({to_html(item.unit)})" if isinstance(item, Numeric) and item.unit else ""
    return f"<div>{to_html(item.stem)}{unit}</div>"


def _blank_parts(item: Cloze) -> list[str]:
    parts = []
    number = 0
    for piece in cloze_pieces(item.stem):
        if isinstance(piece, str):
            parts.append(to_html(piece).replace("[", "&#91;"))
            continue
        number += 1
        hint = f" ({to_html(piece.hint)})".replace("[", "&#91;") if piece.hint else ""
        parts.append(f"[gap{number}]{hint}")
    return parts


def _blanks(presentation: Element, processing: Element, item: Cloze) -> None:
    """Add a list of right answers for each gap; all gaps count the same."""
    gaps = cloze_gaps(item.stem)
    share = f"{Decimal(100) / len(gaps):.2f}"
    for number, gap in enumerate(gaps, 1):
        response = SubElement(presentation, "response_lid", ident=f"response_gap{number}")
        leaf(SubElement(response, "material"), "mattext", f"gap{number}")
        render_choice = SubElement(response, "render_choice")
        label = f"gap{number}_answer"
        choice = SubElement(render_choice, "response_label", ident=label)
        leaf(SubElement(choice, "material"), "mattext", gap.text, texttype="text/plain")
        _score(_when(processing, f"response_gap{number}", label), share, "Add")


def _choices(presentation: Element, options: list[str]) -> dict[str, str]:
    """Add options; return their names by their texts."""
    response = SubElement(presentation, "response_lid", ident="response1", rcardinality="Single")
    render_choice = SubElement(response, "render_choice")
    names = {}
    for number, option in enumerate(options, 1):
        names[option] = f"option{number}"
        label = SubElement(render_choice, "response_label", ident=names[option])
        _material(label, to_html(option))
    return names


def _entry(presentation: Element, **attributes: str) -> None:
    response = SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    render_fib = SubElement(response, "render_fib", attributes)
    SubElement(render_fib, "response_label", ident="answer1", rshuffle="No")


def _when(processing: Element, response: str, *values: str, more: bool = False) -> Element:
    """Add a condition: the response equals one of the values."""
    go_on = "Yes" if more else "No"
    condition = SubElement(processing, "respcondition", {"continue": go_on})
    variable = SubElement(condition, "conditionvar")
    for value in values:
        leaf(variable, "varequal", value, respident=response)
    return condition


def _within(processing: Element, item: Numeric) -> Element:
    """Add a condition: the response is the number, or near enough."""
    condition = SubElement(processing, "respcondition", {"continue": "No"})
    either = SubElement(SubElement(condition, "conditionvar"), "or")
    leaf(either, "varequal", write_number(item.answer), respident="response1")
    both = SubElement(either, "and")
    leaf(both, "vargte", write_number(item.answer - item.margin), respident="response1")
    leaf(both, "varlte", write_number(item.answer + item.margin), respident="response1")
    return condition


def _score(condition: Element, percent: str, action: str = "Set") -> None:
    leaf(condition, "setvar", percent, action=action, varname="SCORE")


def _material(parent: Element, content: str) -> None:
    leaf(SubElement(parent, "material"), "mattext", content, texttype="text/html")


def _field(metadata: Element, label: str, entry: str) -> None:
    field = SubElement(metadata, "qtimetadatafield")
    leaf(field, "fieldlabel", label)
    leaf(field, "fieldentry", entry)
