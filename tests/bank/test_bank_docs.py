"""The page "Editing a bank" tells the truth: its examples load, its keys are all keys."""

import re
from pathlib import Path

import pytest

from quizgen.bank.load import read_bank
from quizgen.bank.wording import ITEM_KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "editing-a-bank.md").read_text(encoding="utf-8")
BANKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
QUOTING = PAGE.split("### When a text needs quotes")[1].split("### Long texts")[0]


@pytest.mark.parametrize("text", BANKS, ids=["whole", "long"])
def test_the_examples_are_banks(text: str) -> None:
    reading = read_bank(text)
    assert reading.findings == ()
    assert reading.items


def test_all_keys_are_explained() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert told == {key for keys in ITEM_KEYS.values() for key in keys}


@pytest.mark.parametrize(
    "written",
    [
        text
        for text in re.findall(r"`(.+?)`", QUOTING.split("|---|---|")[1])
        if text[0] in "\"'" and len(text) > 2
    ],
)
def test_what_the_page_puts_in_quotes_loads(written: str) -> None:
    text = f"title: x\nitems:\n  - {{id: a, type: short_answer, stem: b, answer: {written}}}\n"
    assert read_bank(text).findings == ()
