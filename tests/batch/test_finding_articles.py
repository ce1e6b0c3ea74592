from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.batch import find_articles, is_many, reference_from
from quizgen.batch.find import bank_names
from quizgen.errors import UserError


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.MD", "week/c.pdf", "week/c.txt", "week/d[1].txt",
                 ".hidden.txt", ".git/e.txt", "deck.yaml", "photo.png"):  # fmt: skip
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "course"


def found(*arguments: str) -> list[tuple[str, str]]:
    return [(Path(one.place).as_posix(), one.stem) for one in find_articles(arguments)]


@pytest.mark.usefixtures("course")
def test_folder_gives_its_documents_in_order() -> None:
    assert found("course") == [
        ("course/a.MD", "a"),
        ("course/b.txt", "b"),
        ("course/week/c.pdf", "week/c"),
        ("course/week/c.txt", "week/c"),
        ("course/week/d[1].txt", "week/d[1]"),
    ]


@pytest.mark.usefixtures("course")
def test_pattern_goes_below_folders() -> None:
    assert [place for place, _ in found("course/**/*.txt")] == [
        "course/b.txt", "course/week/c.txt", "course/week/d[1].txt",
    ]  # fmt: skip


@pytest.mark.usefixtures("course")
def test_name_with_brackets_is_a_file_when_it_exists() -> None:
    assert found("course/week/d[1].txt") == [("course/week/d[1].txt", "d[1]")]
    assert not is_many(["course/week/d[1].txt"])


@pytest.mark.usefixtures("course")
def test_list_holds_names_folders_patterns_and_comments() -> None:
    Path("list.txt").write_text("# mine\n\ncourse/b.txt\ncourse/week\n  gone.txt  \n", "utf-8")
    assert [place for place, _ in found("@list.txt")] == [
        "course/b.txt", "course/week/c.pdf", "course/week/c.txt", "course/week/d[1].txt",
        "gone.txt",
    ]  # fmt: skip


@pytest.mark.usefixtures("course")
def test_each_document_is_taken_once() -> None:
    assert len(found("course", "course/b.txt", "./course/b.txt", "course/*.txt")) == 5


def test_address_names_its_bank() -> None:
    assert found("https://example.org/wiki/Old_harbour?x=1", "http://example.org/") == [
        ("https:/example.org/wiki/Old_harbour?x=1", "Old_harbour"),
        ("http:/example.org", "example.org"),
    ]


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("empty", "holds no documents"),
        ("*.odt", "matches no file"),
        ("@gone.txt", "list cannot be read"),
        ("@empty.txt", "list is empty"),
    ],
)
def test_nothing_found_is_said(argument: str, message: str) -> None:
    Path("empty").mkdir()
    Path("empty.txt").write_text("# nothing\n", "utf-8")
    with pytest.raises(UserError, match=message):
        find_articles([argument])


@pytest.mark.usefixtures("course")
def test_what_counts_as_many() -> None:
    assert not is_many(["course/b.txt"])
    assert not is_many(["-"])
    assert not is_many(["gone.txt"])
    assert not is_many(["https://example.org/what?is=*"])
    assert is_many(["course"])
    assert is_many(["@list.txt"])
    assert is_many(["*.txt"])
    assert is_many(["a.txt", "b.txt"])


def test_banks_have_different_names_that_stay() -> None:
    first = bank_names([("x/c.txt", "c"), ("x/C.pdf", "C"), ("y/c.txt", "c")], {})
    assert first == {"x/c.txt": "c.yaml", "x/C.pdf": "C-2.yaml", "y/c.txt": "c-3.yaml"}
    again = bank_names([("a/c.txt", "c"), ("y/c.txt", "c"), ("x/c.txt", "c")], first)
    assert again == first | {"a/c.txt": "c-4.yaml"}


def test_bank_refers_to_its_document_from_its_folder() -> None:
    assert reference_from("course/a.txt", Path("decks")) == "../course/a.txt"
    assert reference_from("https://example.org/a", Path("decks")) == "https://example.org/a"
