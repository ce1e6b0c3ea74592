"""Locked, broken and malicious documents: one clear line, nothing hangs, nothing is opened."""

from __future__ import annotations

import builtins
import contextlib
import io
import struct
import time
import zipfile
from typing import Any

import document_makers as make
import pytest
from reportlab.pdfgen.canvas import Canvas

from quizgen.article import archive, article_from_bytes, formats
from quizgen.errors import UserError

PROSE = [("title", "Harbours"), ("p", "They were dug by hand. A chain closed them at night.")]
SECRET = "The secret of the host was kept. It was never told to anybody."


def refusal(data: bytes, suffix: str = ".x") -> str:
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        article_from_bytes(data, "x", f"x{suffix}", suffix)
    assert time.monotonic() - started < 60
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"x{suffix}: ")
    return caught.value.message


def problem(data: bytes) -> str:
    """Return the one line that a document is refused with, empty when it is read."""
    try:
        article_from_bytes(data, "x", "x")
    except UserError as error:
        return str(error)
    return ""


def changed(data: bytes, name: str, content: str | bytes) -> bytes:
    """Return an archive with one part changed or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    return make.zipped({**parts, name: content})


def documents() -> dict[str, bytes]:
    return {
        "docx": make.as_docx(PROSE),
        "pptx": make.as_pptx([("Harbours", ["They were dug."], PROSE[1][1])]),
        "odt": make.as_odt(PROSE),
        "epub": make.as_epub([PROSE]),
    }


def test_passwords() -> None:
    assert "needs a password" in refusal(make.as_pdf(PROSE, password="secret"), ".pdf")
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    assert "needs a password" in refusal(locked, ".docx")
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    assert "needs a password" in refusal(make.as_odt(PROSE, **manifest), ".odt")
    locks = (
        '<encryption><r xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherReference URI="{}"/></r>'
        "</encryption>"
    )
    name = "META-INF/encryption.xml"
    locked_book = make.as_epub([PROSE], **{name: locks.format("OEBPS/text/c0.xhtml")})
    assert "DRM" in refusal(locked_book, ".epub")
    fonts = make.as_epub([PROSE], **{name: locks.format("OEBPS/fonts/x.otf")})
    assert article_from_bytes(fonts, "x", "x")
    flagged = bytearray(documents()["docx"])
    for at in _headers(bytes(flagged)):
        flagged[at] |= 1
    assert "needs a password" in refusal(bytes(flagged), ".docx")


def _headers(data: bytes) -> list[int]:
    """Return where an archive's flags stand."""
    found = []
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            found.append(at + offset)
            at = data.find(mark, at + 4)
    return found


def test_scanned_pages() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(3):
        canvas.rect(50, 50, 400, 700, fill=1)
        canvas.showPage()
    canvas.save()
    assert "OCR" in refusal(buffer.getvalue(), ".pdf")


@pytest.mark.parametrize("kind", ["docx", "pptx", "odt", "epub", "pdf"])
def test_broken_documents(kind: str) -> None:
    data = {**documents(), "pdf": make.as_pdf(PROSE)}[kind]
    for cut in (len(data) // 3, len(data) // 2, len(data) - 30):
        message = problem(data[:cut])
        assert not message or "damaged" in message or "no text" in message
    for at in range(30, len(data), max(1, len(data) // 60)):
        flipped = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        assert "\n" not in problem(flipped)


@pytest.mark.parametrize("kind", ["docx", "pptx", "odt", "epub"])
def test_bombs(kind: str) -> None:
    bomb = changed(documents()[kind], "bomb.xml", b" " * 12_000_000)
    assert "far more than a document" in refusal(bomb, f".{kind}")


def test_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_FILES", 50)
    parts = {f"p{i}.txt": "x" for i in range(60)}
    data = make.zipped({**parts, "content.xml": "<a/>"})
    assert "far more than a document" in refusal(data, ".odt")


def test_a_bomb_that_lies_about_its_size() -> None:
    data = make.zipped({"word/document.xml": b" " * 9_000_000})
    at = data.find(b"PK\x01\x02") + 24
    lying = data[:at] + struct.pack("<I", 1000) + data[at + 4 :]
    assert "damaged" in refusal(lying, ".docx")


EXPANDING = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file://{}'>"


@pytest.mark.parametrize("doctype", [EXPANDING, OUTSIDE])
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("docx", "word/document.xml"),
        ("pptx", "ppt/presentation.xml"),
        ("odt", "content.xml"),
        ("epub", "OEBPS/book.opf"),
        ("epub", "META-INF/container.xml"),
    ],
)
def test_entities(kind: str, part: str, doctype: str, tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    data = documents()[kind]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        xml = packed.read(part).decode()
    head, _, body = xml.rpartition("?>")
    declared = f"{doctype.format(secret)}]>"
    message = refusal(
        changed(data, part, f"{head}{'?>' if head else ''}{declared}{body}"), f".{kind}"
    )
    assert "entities" in message or "no sound XML" in message


def test_entities_in_pages_and_chapters_are_not_opened(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    declared = f"<!DOCTYPE html [<!ENTITY a SYSTEM 'file://{secret}'>]>"
    page = make.as_html([("title", "T"), ("p", f"{PROSE[1][1]} &a; {PROSE[1][1]}")])
    page = page.replace("<!DOCTYPE html>", declared).replace("&amp;a;", "&a;")
    chapter = f"{declared}<html><body><p>{PROSE[1][1]} &a; {PROSE[1][1]}</p></body></html>"
    book = changed(make.as_epub([PROSE]), "OEBPS/text/c0.xhtml", chapter)
    for data in (page.encode(), book):
        assert "secret" not in article_from_bytes(data, "x", "x").text


def test_deep_nesting() -> None:
    page = "<html><body>" + "<div><span>" * 5000 + PROSE[1][1] + "</body></html>"
    assert "\n" not in problem(page.encode())
    deep = "<text:section>" * 3000 + "<text:p>x</text:p>" + "</text:section>" * 3000
    assert refusal(make.as_odt([("xml", deep)]), ".odt")


REPEATED = (
    "( [ ![ [1 * _ | (( ((a .... . — … “ é \u200b \u00ad - -\n http://a.b/( x@ x@y. (see "
    "(Smith, 1990; /ə # > <b> &amp; ` ~~ ](, {\\ 1. By A, (1 – NEW YORK,"
).split(" ")


@pytest.mark.parametrize("space", ["", " "])
def test_long_repetition_takes_no_long_time(space: str) -> None:
    for unit in REPEATED:
        text = f"{PROSE[1][1]}\n\nWord {(unit + space) * (15_000 // len(unit + space))}\n\n{SECRET}"
        for suffix in (".txt", ".md"):
            started = time.process_time()
            with contextlib.suppress(UserError):
                article_from_bytes(text.encode(), "x", "x", suffix)
            assert time.process_time() - started < 0.6, unit


def test_other_documents() -> None:
    assert "spreadsheet" in refusal(make.zipped({"xl/workbook.xml": "<a/>"}), ".xlsx")
    assert "ZIP archive" in refusal(make.zipped({"a.txt": "b"}), ".zip")
    assert "old Office document" in refusal(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"
    )
    assert "RTF" in refusal(b"{\\rtf1\\ansi They were dug by hand.}", ".rtf")
    assert "not a text" in refusal(make.zipped({"content.xml": "<a/>"}), ".ods")


def test_an_empty_page() -> None:
    assert "no prose" in refusal(
        b"<html><head><title>x</title></head><body></body></html>", ".html"
    )


def test_a_missing_library_gives_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = formats.importlib.import_module

    def without(name: str, package: str | None = None) -> Any:
        if name in ("pypdfium2", "docx", "pptx", "trafilatura", "lxml", "defusedxml"):
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr(formats.importlib, "import_module", without)
    made = {**documents(), "pdf": make.as_pdf(PROSE), "html": make.as_html(PROSE).encode()}
    for kind, data in made.items():
        assert "pip install 'quizgen[documents]'" in refusal(data, f".{kind}")


def test_many_pages() -> None:
    line = (50.0, 700.0, "They were dug by hand. A chain closed them at night.")
    started = time.monotonic()
    article = article_from_bytes(make.drawn_pdf([line], pages=500), "x", "x.pdf")
    assert len(article.text.split()) == 5500
    assert time.monotonic() - started < 120


def test_no_document_opens_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {**documents(), "pdf": make.as_pdf(PROSE), "html": make.as_html(PROSE).encode()}
    for data in made.values():  # libraries read their own data when first used
        article_from_bytes(data, "x", "x")
    opened: list[object] = []
    real = builtins.open

    def watched(file: Any, *args: Any, **kwargs: Any) -> Any:
        opened.append(file)
        return real(file, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", watched)
    for data in made.values():
        article_from_bytes(data, "x", "x")
    assert opened == []
