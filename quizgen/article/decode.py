"""From bytes to text: UTF-8, or UTF-16 and UTF-32 by their byte order mark, or an error."""

from __future__ import annotations

import codecs
import re

from quizgen.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are often passed by mistake.
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)")
_HINT = "give an English article as text"


def decode(data: bytes, place: str, html: bool = False, charset: str = "") -> str:
    """Return the text of ``data``, without its byte order mark.

    Line ends are left as they are. ``charset`` is what a server said, and a
    web page's own word for its encoding is believed. Raises UserError, naming
    ``place``, for empty, binary and wrongly encoded data.
    """
    if not data.strip():
        raise UserError(f"is empty: {_HINT}", place)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, place)
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and not _plain(data[:512]):
            raise UserError(f"is {what}, not text: {_HINT}", place)
    if b"\0" in data:
        if data.count(b"\0") > len(data) // 4:
            hint = "save it as UTF-8"
            raise UserError(f"looks like UTF-16 without a byte order mark: {hint}", place)
        raise UserError(f"is binary, not text: {_HINT}", place)
    if html or charset:
        return _declared(data, charset)
    return _decoded(data, "utf-8", place)


def _declared(data: bytes, charset: str) -> str:
    """Decode as declared by a server or page; as browsers do, by Windows-1252 otherwise."""
    found = _CHARSET.search(data[:2048])
    for encoding in ("utf-8", charset, found.group(1).decode() if found else ""):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("windows-1252", errors="replace")


def _plain(data: bytes) -> bool:
    """Say whether bytes are all printable ASCII or white space."""
    return all(32 <= byte < 127 or byte in b"\t\n\r\f" for byte in data)


def _decoded(data: bytes, encoding: str, place: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise UserError(f"is broken {encoding.upper()}: save it as UTF-8", place) from None
        raise UserError(_broken(data, error.start), place) from None
    sample = text[:4000]
    controls = sum(1 for letter in sample if ord(letter) < 32 and letter not in "\t\n\r\f\v")
    if controls * 20 > len(sample):
        raise UserError(f"is binary, not text: {_HINT}", place)
    return text


def _broken(data: bytes, at: int) -> str:
    """Explain the first byte that is not UTF-8."""
    high = sum(1 for byte in data[:4000] if byte < 32 and byte not in b"\t\n\r\f\v")
    if high * 20 > len(data[:4000]):
        return f"is binary, not text: {_HINT}"
    line = data.count(b"\n", 0, at) + 1
    encoding = "windows-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "latin-1"
    return (
        f"line {line} is not UTF-8 (byte 0x{data[at]:02X} at offset {at}): "
        f"save the file as UTF-8, for example with 'iconv -f {encoding} -t utf-8'"
    )
