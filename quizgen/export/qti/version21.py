"""QTI 2.1: a package with one file for each item, and a test that holds them in order."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from quizgen.bank import Item
from quizgen.export.archive import zip_bytes
from quizgen.export.markup import without_controls
from quizgen.export.qti.item21 import QTI, assessment_item
from quizgen.export.qti.xml import document, identifier, indented, leaf
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.tags import tags_of

PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
LOM = "http://www.imsglobal.org/xsd/imsmd_v1p2"
TEST = "test.xml"


def render(request: Request) -> Output:
    """Make the package."""
    names = list(_names(request))
    files = {"imsmanifest.xml": indented(_manifest(names)), TEST: indented(_test(request, names))}
    for name, chosen, item in names:
        files[_file(name)] = document(assessment_item(name, chosen, item))
    return Output(zip_bytes(files), len(names))


def _names(request: Request) -> Iterator[tuple[str, Chosen, Item]]:
    """Go through the items with their names, which are numbered where two would be the same."""
    seen: dict[str, int] = {}
    for chosen, item in request.items():
        name = identifier(chosen, item)
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}__{seen[name]}"), chosen, item


def _file(name: str) -> str:
    return f"items/{name}.xml"


def _manifest(names: list[tuple[str, Chosen, Item]]) -> Element:
    """Build the list of files; an item's tags are its keywords."""
    root = Element("manifest", {"identifier": "quizgen", "xmlns": PACKAGE, "xmlns:imsmd": LOM})
    metadata = SubElement(root, "metadata")
    leaf(metadata, "schema", "QTIv2.1 Package")
    leaf(metadata, "schemaversion", "1.0.0")
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = SubElement(
        resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href=TEST
    )
    SubElement(test, "file", href=TEST)
    for name, chosen, item in names:
        SubElement(test, "dependency", identifierref=name)
        entry = SubElement(
            resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=_file(name)
        )
        lom = SubElement(SubElement(entry, "metadata"), "imsmd:lom")
        general = SubElement(lom, "imsmd:general")
        leaf(general, "imsmd:identifier", item.id)
        for tag in tags_of(chosen, item):
            leaf(SubElement(general, "imsmd:keyword"), "imsmd:langstring", tag)
        SubElement(entry, "file", href=_file(name))
    return root


def _test(request: Request, names: list[tuple[str, Chosen, Item]]) -> Element:
    """Build the test: one part, a section for each bank."""
    root = Element(
        "assessmentTest", identifier="test", title=without_controls(request.title), xmlns=QTI
    )
    part = SubElement(
        root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    for number, bank in enumerate(request.banks, 1):
        section = SubElement(
            part,
            "assessmentSection",
            identifier=f"section{number}",
            title=without_controls(bank.bank.title),
            visible="true",
        )
        for name, chosen, _ in names:
            if chosen is bank:
                SubElement(section, "assessmentItemRef", identifier=name, href=_file(name))
    return root
