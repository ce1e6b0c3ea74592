"""The JSON Schema that editors use: good banks pass, each broken one gives one right message."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.bank import regenerate
from quizgen.bank.load import read_bank
from quizgen.bank.schema import schema_text, write_schema_beside
from quizgen.bank.wording import BANK_KEYS, ITEM_KEYS, KEY_MEANINGS

GOOD = """\
# yaml-language-server: $schema=./bank.schema.json
bank: 1
title: 1984
article:
  file: a.txt
items:
  - id: 007
    type: multiple_choice
    stem: Who?
    answer: no
    distractors: [yes, 1.10, {text: 12:30, feedback: 2024-05-01x}]
    tags: [1, b]
    level:
  - {id: b, type: short_answer, stem: When?, answer: 12, also_accept: [twelve]}
  - {id: c, type: cloze, stem: "The {{gap}}.", status: accepted, difficulty: easy}
  - {id: d, type: true_false, stem: So., answer: yes}
  - {id: e, type: numeric, stem: n?, answer: "1,000", tolerance: 2%, points: 0.5, unit: km}
  - id: f
    type: numeric
    stem: n?
    answer: 1675
    source:
      quote: x
      start: 3
      end: 4
"""

# name: (replace, by, where the message points, a part of the message)
BROKEN = {
    "unknown_key": ("stem: Who?", "stem: Who?\n    stm: x", "$.items[0]", "'stm'"),
    "unknown_type": ("type: cloze", "type: gaps", "$.items[2].type", "'gaps'"),
    "no_type": ("type: cloze, ", "", "$.items[2]", "'type'"),
    "no_answer": ("stem: When?, answer: 12,", "stem: When?,", "$.items[1]", "'answer'"),
    "no_distractors": (
        "    distractors: [yes, 1.10, {text: 12:30, feedback: 2024-05-01x}]\n",
        "",
        "$.items[0]",
        "'distractors'",
    ),
    "status": ("accepted", "done", "$.items[2].status", "'done'"),
    "colon": ("[yes, 1.10,", "[a: b,", "$.items[0].distractors[0]", "'text'"),
    "no_gap": ("{{gap}}", "gap", "$.items[2].stem", "gap"),
    "truth": ("answer: yes", "answer: maybe", "$.items[3].answer", "'maybe'"),
    "number": ('"1,000"', "many", "$.items[4].answer", "'many'"),
    "list_as_text": ("tags: [1, b]", "tags: a", "$.items[0].tags", "'a'"),
    "text_as_list": ("stem: n?, answer", "stem: [n], answer", "$.items[4].stem", "['n']"),
    "wrong_kind_key": ("answer: yes}", "answer: yes, tolerance: 3}", "$.items[3]", "'tolerance'"),
    "title": ("title: 1984\n", "", "$", "'title'"),
    "offset": ("start: 3", "start: x", "$.items[5].source.start", "'x'"),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """What check-jsonschema says of all broken banks, in one run."""
    folder = tmp_path_factory.mktemp("schema")
    (folder / "schema.json").write_text(schema_text())
    files = {"good": GOOD}
    for name, (old, new, _, _) in BROKEN.items():
        assert GOOD.count(old) == 1, name
        files[name] = GOOD.replace(old, new)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    done = subprocess.run(
        [
            sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile",
            str(folder / "schema.json"), *(str(folder / f"{name}.yaml") for name in files),
        ],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert report["parse_errors"] == []
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in files}
    for error in report["errors"]:
        found[Path(error["filename"]).stem].append((error["path"], error["message"]))
    return found


def test_a_good_bank_passes_both(findings: dict[str, list[tuple[str, str]]]) -> None:
    assert findings["good"] == []
    assert read_bank(GOOD).findings == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_bank_gives_one_message(
    findings: dict[str, list[tuple[str, str]]], name: str
) -> None:
    old, new, path, part = BROKEN[name]
    assert len(findings[name]) == 1, findings[name]
    assert findings[name][0][0] == path
    assert part in findings[name][0][1]
    assert read_bank(GOOD.replace(old, new)).bank is None


def test_every_key_has_its_meaning() -> None:
    keys = {*BANK_KEYS, *(key for keys in ITEM_KEYS.values() for key in keys)}
    assert keys <= set(KEY_MEANINGS)


def test_the_schema_is_put_beside_once(tmp_path: Path) -> None:
    bank = tmp_path / "b.yaml"
    assert write_schema_beside(bank) == tmp_path / "bank.schema.json"
    (tmp_path / "bank.schema.json").write_text("mine")
    assert write_schema_beside(bank) is None
    parsed = read_bank(GOOD).bank
    assert parsed is not None
    regenerate(bank, parsed)
    assert (tmp_path / "bank.schema.json").read_text() == "mine"
    assert bank.read_text().startswith("# yaml-language-server: $schema=./bank.schema.json\n")
