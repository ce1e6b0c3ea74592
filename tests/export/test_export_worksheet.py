"""Worksheets: the key agrees with the bank and with the sheet, versions differ, it prints well."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from compare import from_html, request_of, squeezed
from markdown_it import MarkdownIt
from pages import open_page, start_browser
from selenium.webdriver.chrome.webdriver import WebDriver

from quizgen.bank import Bank, Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.cloze import cloze_gaps
from quizgen.export.worksheet import markdown as markdown_sheet
from quizgen.export.worksheet import page
from quizgen.export.worksheet.sheet import letter


class Outline(HTMLParser):
    """Collects, for each section, its top-level questions: their prompt, options and key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sections: list[tuple[str, str, list[dict[str, object]]]] = []
        self.depth = 0
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("class", "")
        if tag == "br":
            self.handle_data("\n")
            return
        if tag == "section":
            self.sections.append((kind, given.get("data-version", ""), []))
        if tag == "li":
            self.depth += 1
            if self.depth == 1:
                self.sections[-1][2].append({"prompt": "", "options": [], "right": "", "id": ""})
            else:
                options = self.sections[-1][2][-1]["options"]
                assert isinstance(options, list)
                options.append("")
        if kind == "right":
            self.sections[-1][2][-1]["id"] = given["data-id"]
        if tag in ("div", "b", "span", "blockquote"):
            self.inside.append(kind)

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self.depth -= 1
        if tag in ("div", "b", "span", "blockquote"):
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.depth:
            return
        question = self.sections[-1][2][-1]
        if self.depth == 2:
            options = question["options"]
            assert isinstance(options, list)
            options[-1] += data
        elif self.inside and self.inside[-1] in ("prompt", "right"):
            question[self.inside[-1]] = f"{question[self.inside[-1]]}{data}"


def right_answer(item: Item) -> str:
    """The right answer as a key gives it, without a letter."""
    match item:
        case MultipleChoice():
            return item.answer
        case ShortAnswer():
            return " / ".join((item.answer, *item.also_accept))
        case TrueFalse():
            return str(item.answer)
        case Numeric():
            margin = f" (within {item.tolerance})" if item.margin else ""
            return f"{item.answer:f} {item.unit}".rstrip() + margin
        case Cloze():
            return "; ".join(gap.text for gap in cloze_gaps(item.stem))


def check(bank: Bank, *, versions: int = 2, seed: int = 0) -> list[list[str]]:
    """Compare sheets and keys with the bank; return the order of items in each version."""
    request = replace(request_of(bank), versions=versions, seed=seed)
    sections = Outline(page.render(request).data.decode()).sections
    assert [kind for kind, _, _ in sections] == ["sheet"] * versions + ["key"] * versions
    items = {item.id: item for item in bank.items}
    orders = []
    for (_, label, asked), (_, key_label, keys) in zip(
        sections[:versions], sections[versions:], strict=True
    ):
        assert label == key_label
        orders.append([str(entry["id"]) for entry in keys])
        assert sorted(orders[-1]) == sorted(items)
        for question, key in zip(asked, keys, strict=True):
            item = items[str(key["id"])]
            right = squeezed(str(key["right"]))
            prompt = squeezed(str(question["prompt"]))
            options = question["options"]
            assert isinstance(options, list)
            if not isinstance(item, Cloze):
                assert prompt.startswith(squeezed(item.stem))
            if isinstance(item, MultipleChoice | TrueFalse):
                place = [letter(number) for number in range(len(options))].index(
                    right.split(".")[0]
                )
                assert squeezed(options[place]) == squeezed(right_answer(item))
                assert right == squeezed(f"{letter(place)}. {right_answer(item)}")
            else:
                assert right == squeezed(right_answer(item))
                assert not options
    return orders


def test_the_key_is_the_banks(bank: Bank, many_banks: list[Bank]) -> None:
    for one in (bank, *many_banks):
        check(one)


def test_versions_differ_by_seed_and_the_first_keeps_the_order(bank: Bank) -> None:
    own = [item.id for item in bank.items]
    orders = check(bank, versions=4)
    assert orders[0] == own
    assert len(set(map(tuple, orders))) == 4
    assert check(bank, versions=4) == orders
    assert check(bank, versions=4, seed=1) != orders


def test_a_single_version_has_no_letter(bank: Bank) -> None:
    text = page.render(request_of(bank)).data.decode()
    assert "Version" not in text
    assert text.count("<section") == 2


def plain(text: str) -> str:
    """Markdown as a reader of CommonMark shows it, without its markup."""
    html = MarkdownIt("commonmark").render(text)
    return from_html(re.sub(r"</?(li|ol|ul|strong|em|h1)[^>]*>", "", html))


def test_markdown_shows_the_texts_as_they_stand(bank: Bank, many_banks: list[Bank]) -> None:
    for one in (bank, *many_banks):
        text = markdown_sheet.render(request_of(one)).data.decode()
        sheet, _, key = text.partition("\n# Answer key")
        shown = plain(sheet)
        keys = plain(key)
        for item in one.items:
            if not isinstance(item, Cloze):
                assert squeezed(item.stem) in shown
            if isinstance(item, MultipleChoice):
                assert all(squeezed(option.text) in shown for option in item.distractors)
            assert squeezed(right_answer(item)) in keys
            assert squeezed(item.source.quote) in keys


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    driver = start_browser(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.mark.browser
def test_sheets_and_keys_are_printed_on_pages_of_their_own(
    browser: WebDriver, bank: Bank, tmp_path: Path
) -> None:
    request = replace(request_of(bank), versions=2)
    open_page(browser, tmp_path, "sheet.html", page.render(request).data.decode())
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(printed["data"])
    assert pdf.count(b"/Type /Page\n") == 4
