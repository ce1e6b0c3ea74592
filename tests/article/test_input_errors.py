from __future__ import annotations

import io
from pathlib import Path

import pytest

from quizgen.article import article_from_bytes, article_from_text, read_article
from quizgen.errors import UserError

ENGLISH = (
    "The lighthouse was built in 1782 by a Scottish engineer. It stands on a reef that "
    "had wrecked more than forty ships. A keeper lived there with his family until 1971."
)
GERMAN = (
    "Der Leuchtturm wurde im Jahr 1782 von einem schottischen Ingenieur gebaut. Er steht auf "
    "einem Riff, an dem mehr als vierzig Schiffe gesunken sind. Ein Wärter lebte dort mit "
    "seiner Familie und einer Ziege."
)


def refusal(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        article_from_bytes(data, "x", "x.txt")
    message = str(caught.value)
    assert message.startswith("x.txt: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG image"),
        (b"\x7fELF" + bytes(range(256)), "a program"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
        ("A caf\xe9 opened.\nIt is old.".encode("latin-1"), "line 1 is not UTF-8 (byte 0xE9"),
        (b"One line.\nTwo lines.\nIt\x92s three.", "line 3 is not UTF-8 (byte 0x92 at offset 23)"),
        (ENGLISH.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"\xff\xfe" + b"a", "broken UTF-16"),
        (GERMAN.encode(), "reads as German"),
        ("Маяк был построен в 1782 году. Он стоит на рифе.".encode(), "Cyrillic script"),
        ("灯塔建于一七八二年。它矗立在礁石上。".encode(), "script"),
        (b"One sentence is not enough to ask about, however long it may be.", "too short"),
        (b"Too short. Really.", "too short to ask about (3 words"),
        (b"# Only\n\n## Headings\n\n### Here", "has no prose"),
        (b"12 34 56\n78 90", "too short to ask about (0 words"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_clear_line(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_windows_text_is_told_how_to_be_mended() -> None:
    assert "iconv -f windows-1252 -t utf-8" in refusal("“Quoted” words.".encode("cp1252"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    article = article_from_bytes(ENGLISH.encode(encoding), "x", "x.txt")
    assert article.text == ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "Mitochondria produce adenosine triphosphate. Ribosomes build proteins. Lysosomes digest "
        "waste material.",
        "Paris is the capital of France. It lies on the Seine. Romans founded it.",
        "Vincent van Gogh painted Sunflowers. Leonardo da Vinci painted La Gioconda. Diego "
        "Velázquez painted Las Meninas in Madrid.",
        "THE SHIP SAILED IN 1801. IT SANK NEAR THE COAST OF FRANCE AFTER A STORM.",
        ENGLISH,
    ],
)
def test_short_english_passes(text: str) -> None:
    assert article_from_text(text).blocks


def test_a_foreign_paragraph_in_an_english_text_is_set_aside() -> None:
    article = article_from_text(f"{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}")
    assert [block.kind for block in article.blocks] == ["prose", "other", "prose"]


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "old_light-house.txt"
    path.write_bytes(ENGLISH.encode())
    article = read_article(path)
    assert (article.name, article.title) == ("old_light-house", "Old light house")
    for bad, words in ((tmp_path, "is a folder"), (tmp_path / "no.txt", "no such file")):
        with pytest.raises(UserError, match=words):
            read_article(str(bad))


def test_standard_input() -> None:
    article = read_article("-", io.BytesIO(ENGLISH.encode()))
    assert article.text == ENGLISH
    assert article.title == "Article"
    with pytest.raises(UserError, match="standard input: is empty"):
        read_article("-", io.BytesIO(b""))
