"""Documents that are ZIP archives, opened with bounds on what they may unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from quizgen.errors import UserError

MAX_FILES = 20_000
MAX_TOTAL = 1_000_000_000  # bytes unpacked; pictures count though they are never read
MAX_PART = 100_000_000
MAX_RATIO = 200  # text packs to a tenth; only a bomb packs to less than this
_DTDS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


class Archive:
    """A checked ZIP archive; parts are read whole, into memory."""

    def __init__(self, data: bytes, place: str) -> None:
        """Open an archive; UserError, naming ``place``, when it is broken or a bomb."""
        self.place = place
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise UserError("is damaged: its archive cannot be opened", place) from None
        parts = self._zip.infolist()
        total = sum(part.file_size for part in parts)
        packed = any(
            part.file_size > 10_000_000 and part.file_size > MAX_RATIO * part.compress_size
            for part in parts
        )
        if len(parts) > MAX_FILES or total > MAX_TOTAL or packed:
            raise UserError("unpacks to far more than a document would: not read", place)
        self.names = frozenset(part.filename for part in parts)

    def read(self, name: str) -> bytes:
        """Return one part; UserError when it is missing, broken, locked or too large."""
        try:
            part = self._zip.getinfo(name)
            if part.flag_bits & 1:
                raise UserError("needs a password: save a copy without one", self.place)
            if part.file_size > MAX_PART:
                raise UserError(f"has a part of more than {MAX_PART // 10**6} MB", self.place)
            return self._zip.read(part)
        except KeyError:
            raise UserError(f"is damaged: it has no part {name}", self.place) from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
            raise UserError(f"is damaged: its part {name} cannot be read", self.place) from None

    def refuse_entities(self) -> None:
        """Raise UserError when an XML part declares entities; no honest document does."""
        for name in self.names:
            if name.endswith((".xml", ".rels")):
                data = self.read(name)
                if any(mark in data for mark in _DTDS):
                    raise UserError(f"declares XML entities in {name}: not read", self.place)


@contextmanager
def damage_reported(place: str) -> Iterator[None]:
    """Turn whatever a library makes of a damaged document into one clear line."""
    try:
        yield
    except UserError:
        raise
    except RecursionError:
        raise UserError("is damaged: its parts are nested too deep", place) from None
    except Exception as error:
        raise UserError(f"is damaged and cannot be read ({type(error).__name__})", place) from None
