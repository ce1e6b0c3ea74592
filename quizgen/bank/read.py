"""A bank file's bytes as text: UTF-8, of a bearable size, without invisible characters."""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from quizgen.bank.problems import Finding
from quizgen.errors import UserError

LARGEST_FILE = 32 * 1024 * 1024
MOST_INVISIBLE = 50

_BOM = b"\xef\xbb\xbf"
_INVISIBLE = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)
_NAMES = {
    "\x85": "a next-line sign",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}


@dataclass(frozen=True, slots=True)
class BankText:
    """A bank file as it stands: its bytes, and its text without the byte-order mark."""

    data: bytes
    text: str

    @property
    def prefix(self) -> bytes:
        """The byte-order mark, if the file starts with one."""
        return _BOM if self.data.startswith(_BOM) else b""

    @property
    def line_break(self) -> str:
        """The line break that the file uses."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    def encode(self, text: str) -> bytes:
        """Return a new text as bytes, with this file's byte-order mark."""
        return self.prefix + text.encode("utf-8")


def read_bank_file(path: Path) -> BankText:
    """Return a file's bytes and text; raises UserError when it cannot be a bank."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UserError("is a folder: name a bank file in it", str(path))
        if status.st_size > LARGEST_FILE:
            raise UserError(
                f"is {status.st_size // 2**20} MB: a bank may have at most "
                f"{LARGEST_FILE // 2**20} MB; split it",
                str(path),
            )
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UserError("there is no such file: check the name", str(path)) from None
    except OSError as error:
        raise UserError(
            f"cannot be read ({error.strerror}): check the file's permissions", str(path)
        ) from None
    if len(data) > LARGEST_FILE:
        raise UserError(f"is larger than {LARGEST_FILE // 2**20} MB: split it", str(path))
    return decode_bank(data, path)


def decode_bank(data: bytes, path: Path) -> BankText:
    """Return a bank's bytes as text; raises UserError with the line of a wrong byte."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError("is written in UTF-16: save it as UTF-8", str(path))
    try:
        return BankText(data, data.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        offset = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        line_start = data.rfind(b"\n", 0, offset) + 1
        line = data.count(b"\n", 0, offset) + 1
        column = len(data[line_start:offset].decode("utf-8", "replace")) + 1
        raise UserError(
            f"byte 0x{data[offset]:02x} is not UTF-8 text: save the file as UTF-8",
            f"{path}:{line}:{column}",
        ) from None


def take_out_invisible(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Return a text with a space for every control character or odd line break, and where they are.

    YAML refuses the first and turns the second into a blank or a line's end.
    """
    if not _INVISIBLE.search(text):
        return text, ()
    findings: list[Finding] = []
    for match in _INVISIBLE.finditer(text):
        if len(findings) == MOST_INVISIBLE:
            break
        sign, at = match[0], match.start()
        name = _NAMES.get(sign) or unicodedata.name(sign, "a control character").lower()
        findings.append(
            Finding(
                text.count("\n", 0, at),
                at - text.rfind("\n", 0, at) - 1,
                f"an invisible character stands here ({name}, U+{ord(sign):04X})",
                f'delete it, or write it as "\\u{ord(sign):04x}" in double quotes',
                code="invisible",
            )
        )
    return _INVISIBLE.sub(" ", text), tuple(findings)
