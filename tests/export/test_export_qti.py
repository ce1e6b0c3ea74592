"""QTI packages, read back by qti2latex (version 1.2) and onyx2moodle (version 2.1)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import qti2latex
from compare import from_html, request_of, squeezed
from onyx2moodle.parser import AssessmentItem, parse_item

from quizgen.bank import Bank, Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.cloze import cloze_gaps
from quizgen.export.qti.canvas import render as render_canvas
from quizgen.export.qti.version21 import render as render_21

QTI21 = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def files_of(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def check_manifest(files: dict[str, bytes]) -> list[ElementTree.Element]:
    """Every file but the manifest is listed in it, every file it lists is there."""
    resources = [
        element
        for element in ElementTree.fromstring(files["imsmanifest.xml"]).iter()
        if element.tag.endswith("}resource")
    ]
    listed = {
        file.get("href")
        for resource in resources
        for file in resource
        if file.tag.endswith("}file")
    }
    assert listed == files.keys() - {"imsmanifest.xml"}
    names = [resource.get("identifier") for resource in resources]
    assert len(set(names)) == len(names)
    wanted = {
        part.get("identifierref")
        for resource in resources
        for part in resource
        if part.tag.endswith("}dependency")
    }
    assert wanted <= set(names)
    return resources


def check_canvas(item: Item, element: ElementTree.Element) -> None:
    """Compare an item with what qti2latex finds in Canvas's form of it."""
    meta = qti2latex.get_qti_metadata(element)
    kind = qti2latex.guess_type(meta, element)
    assert float(meta["points_possible"]) == float(item.points)
    assert element.get("title") == item.id
    stem = qti2latex.get_item_stem(element)
    choices = {name: from_html(text) for name, text in qti2latex.get_choices(element)}
    right = qti2latex.get_correct_idents(element)
    feedback = " ".join(
        from_html(qti2latex.text_of(text))
        for part in qti2latex.findall_anyns(element, "itemfeedback")
        for text in qti2latex.findall_anyns(part, "mattext")
    )
    assert squeezed(item.explanation) in feedback
    assert squeezed(item.source.quote) in feedback
    if isinstance(item, Cloze):
        assert kind == "fill_in_multiple_blanks_question"
        gaps = cloze_gaps(item.stem)
        assert list(choices.values()) == [from_html(squeezed(gap.text)) for gap in gaps]
        assert right == choices.keys()
        places = [stem.index(f"[gap{number}]") for number in range(1, len(gaps) + 1)]
        assert places == sorted(places)
        assert stem.count("[") == len(gaps)
        return
    unit = f" ({item.unit})" if isinstance(item, Numeric) and item.unit else ""
    assert from_html(stem) == squeezed(item.stem + unit)
    match item:
        case MultipleChoice():
            assert kind == "multiple_choice_question"
            wrong = [option.text for option in item.distractors]
            assert sorted(choices.values()) == sorted(map(squeezed, (item.answer, *wrong)))
            score = {name for name in right if scores(element, name)}
            assert [choices[name] for name in score] == [squeezed(item.answer)]
            for option in item.distractors:
                assert squeezed(option.feedback) in feedback
        case TrueFalse():
            assert kind == "true_false_question"
            assert [choices[name] for name in right] == [str(item.answer)]
        case ShortAnswer():
            assert kind == "short_answer_question"
            answers = (item.answer, *item.also_accept)
            assert {squeezed(text) for text in right} == {squeezed(text) for text in answers}
        case Numeric():
            assert kind == "numerical_question"
            assert {float(number) for number in right} == {float(item.answer)}
            low, high = (
                float(qti2latex.text_of(qti2latex.first(qti2latex.findall_anyns(element, bound))))
                for bound in ("vargte", "varlte")
            )
            assert (low, high) == (
                float(item.answer - item.margin),
                float(item.answer + item.margin),
            )


def scores(element: ElementTree.Element, name: str) -> bool:
    """Tell whether picking an option gives points."""
    return any(
        any(qti2latex.text_of(equal) == name for equal in qti2latex.findall_anyns(rule, "varequal"))
        and bool(qti2latex.findall_anyns(rule, "setvar"))
        for rule in qti2latex.findall_anyns(element, "respcondition")
    )


def check_canvas_bank(bank: Bank) -> None:
    files = files_of(render_canvas(request_of(bank)).data)
    check_manifest(files)
    (name,) = (name for name in files if name.startswith("quiz_") and "meta" not in name)
    elements = qti2latex.findall_anyns(ElementTree.fromstring(files[name]), "item")
    for item, element in zip(bank.items, elements, strict=True):
        check_canvas(item, element)


def test_canvas_every_kind_comes_back(bank: Bank) -> None:
    check_canvas_bank(bank)


def test_canvas_random_banks_come_back(many_banks: list[Bank]) -> None:
    for bank in many_banks:
        check_canvas_bank(bank)


def test_canvas_gets_one_quiz_for_each_bank(bank: Bank) -> None:
    other = bank.model_copy(update={"title": "Second"})
    files = files_of(render_canvas(request_of(bank, other)).data)
    titles = {
        ElementTree.fromstring(content)[0].text
        for name, content in files.items()
        if name.endswith("assessment_meta.xml")
    }
    assert titles == {"Gull Rock Light", "Second"}


def item_text(text: str) -> list[str]:
    """A text's words, since lines follow each other without a space in the XML."""
    return squeezed(text).split()


def check_21(item: Item, found: AssessmentItem) -> None:
    """Compare an item with what onyx2moodle finds."""
    assert found.title == item.id
    body = " ".join("".join(found.body_xml.itertext()).split())
    feedback = {part.identifier: from_html(part.html) for part in found.feedback}
    assert squeezed(item.explanation) in feedback.get("GENERAL", "")
    assert squeezed(item.source.quote) in feedback.get("GENERAL", "")
    if item.hint:
        assert "".join(item_text(f"Hint: {item.hint}")) in "".join(body.split())
    score = ElementTree.fromstring(found.raw_xml).findall(f"{QTI21}outcomeDeclaration")[1]
    assert float("".join(score.itertext()).strip()) == float(item.points)
    declared = found.response_decls
    kinds = {part.kind for part in found.interactions}
    if isinstance(item, Cloze):
        gaps = cloze_gaps(item.stem)
        assert kinds == {"textEntry"}
        order = [declared[part.response_identifier] for part in found.interactions]
        assert [squeezed(response.correct_values[0]) for response in order] == [
            squeezed(gap.text) for gap in gaps
        ]
        total = sum(sum(response.mapping.values()) for response in order)
        assert abs(total - float(item.points)) < 0.01
        return
    assert "".join(item_text(item.stem)) in "".join(body.split())
    response = declared["RESPONSE"]
    (interaction,) = found.interactions
    choices = {
        choice.get("identifier"): squeezed(" ".join(choice.itertext()))
        for choice in found.body_xml.iter(f"{QTI21}simpleChoice")
    }
    assert choices.keys() == {choice.identifier for choice in interaction.choices}
    match item:
        case MultipleChoice():
            assert (interaction.kind, interaction.shuffle) == ("choice", True)
            assert [choices[name] for name in response.correct_values] == [squeezed(item.answer)]
            wrong = [option.text for option in item.distractors]
            assert sorted(choices.values()) == sorted(map(squeezed, (item.answer, *wrong)))
            said = {choices[name]: text for name, text in feedback.items() if name in choices}
            assert said == {
                squeezed(option.text): squeezed(option.feedback)
                for option in item.distractors
                if option.feedback
            }
        case TrueFalse():
            assert (interaction.kind, interaction.shuffle) == ("choice", False)
            assert [choices[name] for name in response.correct_values] == [str(item.answer)]
        case ShortAnswer():
            assert (kinds, response.base_type) == ({"textEntry"}, "string")
            assert {squeezed(text) for text in response.mapping} == {
                squeezed(text) for text in (item.answer, *item.also_accept)
            }
            assert set(response.mapping.values()) == {float(item.points)}
        case Numeric():
            assert (kinds, response.base_type) == ({"textEntry"}, "float")
            assert float(response.correct_values[0]) == float(item.answer)
            (equal,) = ElementTree.fromstring(found.raw_xml).iter(f"{QTI21}equal")
            tolerance = equal.get("tolerance", "0 0").split()
            assert {float(size) for size in tolerance} == {float(item.margin)}


def check_21_bank(bank: Bank, folder: Path) -> None:
    files = files_of(render_21(request_of(bank)).data)
    resources = check_manifest(files)
    test = ElementTree.fromstring(files["test.xml"])
    references = [part.get("href") or "" for part in test.iter(f"{QTI21}assessmentItemRef")]
    assert {resource.get("href") for resource in resources} == {"test.xml", *references}
    for item, name in zip(bank.items, references, strict=True):
        path = folder / "item.xml"
        path.write_bytes(files[name])
        check_21(item, parse_item(path))


def test_21_every_kind_comes_back(bank: Bank, tmp_path: Path) -> None:
    check_21_bank(bank, tmp_path)


def test_21_random_banks_come_back(many_banks: list[Bank], tmp_path: Path) -> None:
    for bank in many_banks:
        check_21_bank(bank, tmp_path)


def test_21_keeps_items_of_one_id_apart(bank: Bank) -> None:
    files = files_of(render_21(request_of(bank, bank)).data)
    assert len([name for name in files if name.startswith("items/")]) == 12
    check_manifest(files)


def test_packages_come_out_the_same_each_time(bank: Bank) -> None:
    for render in (render_canvas, render_21):
        assert render(request_of(bank)).data == render(request_of(bank)).data
