"""The small verbs: new, list, merge, schema, import."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.bank import load_bank
from quizgen.bank.schema import schema_text
from quizgen.cli import VERBS, quizgen
from quizgen.errors import UserError

ONE = """\
# my comment
title: One
article: {file: one.txt}
items:
- id: a
  type: true_false
  stem: So.
  answer: yes
  # a comment in the item

# before b
- id: b
  type: short_answer
  stem: |-
    What? #1
  answer: x
  tags: [t]
"""
TWO = """\
title: Two
items:
    # first of two
    - id: b
      type: cloze
      stem: "A {{gap}}."   # why
      status: accepted
    - id: "a"
      type: true_false
      stem: So.
      answer: true
    - {id: c, type: numeric, stem: n?, answer: 5}
"""


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(quizgen, list(arguments), standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result


@pytest.fixture
def banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("one.yaml").write_text(ONE)
    Path("two.yaml").write_bytes(TWO.replace("\n", "\r\n").encode())
    return tmp_path


@pytest.mark.parametrize("verb", ["check", "list", "new", "merge", "import", "schema"])
def test_help_has_examples(verb: str) -> None:
    assert verb in VERBS
    assert f"quizgen {verb} " in run(verb, "--help").output


def test_new_is_an_empty_bank_whose_comments_are_right(banks: Path) -> None:
    run("new", "decks/night-birds.yaml")
    path = Path("decks/night-birds.yaml")
    bank = load_bank(path)
    assert (bank.title, bank.items) == ("Night birds", ())
    assert Path("decks/bank.schema.json").read_text() == schema_text()
    lines = path.read_text().split("\n")
    shown = [
        re.sub("^#( |$)", " ", line) for line in lines if not re.match("# [A-Z'y]|# explains", line)
    ]
    path.write_text("\n".join(shown))
    assert [item.type for item in load_bank(path).items] == [
        "multiple_choice", "short_answer", "cloze", "true_false", "numeric",
    ]  # fmt: skip
    with pytest.raises(UserError, match="exists already"):
        run("new", "decks/night-birds.yaml")


def test_list_filters_and_shows_json(banks: Path) -> None:
    lines = run("list", "one.yaml", "two.yaml").output.strip().split("\n")
    assert [line.split()[0] for line in lines] == ["a", "b", "b", "a", "c"]
    assert run("list", "one.yaml", "--tag", "t").output.startswith("b  draft     short_answer")
    records = json.loads(run("list", "two.yaml", "--status", "accepted", "--json").output)
    assert [(record["file"], record["id"]) for record in records] == [("two.yaml", "b")]
    assert "no items" in run("list", "one.yaml", "--kind", "cloze").output


def test_merge_keeps_comments_and_ids(banks: Path) -> None:
    output = run("merge", "one.yaml", "two.yaml", "-o", "all.yaml", "--title", "Both: all").output
    bank = load_bank("all.yaml")
    assert [item.id for item in bank.items] == ["a", "b", "b-2", "c"]
    assert bank.title == "Both: all"
    assert bank.article.file == ""
    text = Path("all.yaml").read_text()
    assert text.startswith('# my comment\ntitle: "Both: all"\nitems:\n- id: a\n')
    for comment in ("# a comment in the item", "# before b", "# first of two", "# why"):
        assert comment in text
    assert "taken once: a" in output
    assert "the id b was taken: the second item is now b-2" in output
    assert "different articles" in output
    with pytest.raises(UserError, match="exists already"):
        run("merge", "one.yaml", "two.yaml", "-o", "all.yaml")
    run("merge", "two.yaml", "one.yaml", "-o", "back.yaml")
    assert b"\r\n" in Path("back.yaml").read_bytes()
    assert re.search(rb"[^\r]\n", Path("back.yaml").read_bytes()) is None


def test_merge_into_an_empty_bank(banks: Path) -> None:
    Path("none.yaml").write_text("title: None\nitems: []\n")
    run("merge", "none.yaml", "one.yaml", "-o", "all.yaml")
    assert [item.id for item in load_bank("all.yaml").items] == ["a", "b"]


def test_schema_goes_to_the_screen_or_a_file(banks: Path) -> None:
    assert run("schema").output == schema_text()
    run("schema", "-o", "x/bank.schema.json")
    assert Path("x/bank.schema.json").read_text() == schema_text()
