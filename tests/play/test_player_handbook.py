"""The player's documentation says what the player does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from quizgen.bank import load_bank
from quizgen.play.handbook import BANK, PAGE, PICTURES, page_with_tables, without_addresses
from quizgen.play.keys import all_ids
from quizgen.play.settings import FILE_NAME, Settings, commented_file, load_settings
from quizgen.study.marking import Verdict
from quizgen.study.marking.item import mark_item
from quizgen.study.solving import right_response, wrong_response

DOCS = Path(__file__).parents[2] / "docs"


def test_the_tables_of_keys_and_settings_are_those_of_the_program() -> None:
    page = (DOCS / PAGE).read_text(encoding="utf-8")
    assert page_with_tables(page) == page, "run: python -m quizgen.play.handbook docs"
    named = page[page.index("<!-- keys: generated -->") :]
    assert set(re.findall(r"`([a-z]+\.[a-z_]+\d?)`", named)) <= set(all_ids())


def test_every_picture_is_there_and_loads_nothing_from_elsewhere() -> None:
    page = (DOCS / PAGE).read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)
    assert len(pictures) >= 8
    for name in pictures:
        picture = (DOCS / name).read_text(encoding="utf-8")
        assert "<svg" in picture
        addresses = set(re.findall(r"https?://[^\"' )]+", picture))
        assert addresses <= {"http://www.w3.org/2000/svg"}
    assert without_addresses('<style>@font-face {\n src: url("https://x/y")\n }</style>') == (
        "<style></style>"
    )


def test_the_bank_of_the_pictures_proves_its_answers() -> None:
    bank = load_bank(DOCS / PICTURES / BANK)
    article = " ".join((DOCS / PICTURES / bank.article.file).read_text(encoding="utf-8").split())
    for item in bank.items:
        assert " ".join(item.source.quote.split()) in article
        assert mark_item(item, right_response(item)).verdict is Verdict.RIGHT
        assert mark_item(item, wrong_response(item)).verdict in (Verdict.WRONG, Verdict.UNKNOWN)


def test_the_commented_settings_file_holds_the_defaults(tmp_path: Path) -> None:
    assert tomllib.loads(commented_file()) == {}
    bare = "\n".join(
        line[2:] if re.match(r"# (\w+ = |\[)", line) else line
        for line in commented_file().splitlines()
    )
    (tmp_path / FILE_NAME).write_text(bare)
    assert load_settings(tmp_path) == Settings()
    for name in Settings.model_fields:
        assert name in commented_file()


@pytest.mark.parametrize("command", ["play", "serve", "stats", "flags"])
def test_every_command_has_examples(command: str) -> None:
    from click.testing import CliRunner

    from quizgen.cli import quizgen

    shown = CliRunner().invoke(quizgen, [command, "--help"]).output
    assert "Examples:" in shown
    assert f"quizgen {command}" in shown
