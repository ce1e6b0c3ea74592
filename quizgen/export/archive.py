"""Zip archives that come out the same, byte for byte, from the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)


def zip_bytes(files: Mapping[str, bytes], level: int = 6) -> bytes:
    """Return a compressed archive of files by name, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, level)
    return stream.getvalue()
