"""Which documents are meant: folders, patterns, lists of names, and names themselves."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import UserError

# What is taken from a folder; a file that is named is read whatever its suffix.
SUFFIXES = frozenset(
    ".txt .text .md .markdown .mdown .mkd .qmd .rmd .html .htm .xhtml .pdf .docx .pptx .epub .odt "
    ".srt .vtt".split()
)
_ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Found:
    """A document: where it is, and what its bank shall be called, folders and all, no suffix."""

    place: str
    stem: str


def is_many(arguments: Iterable[str]) -> bool:
    """Say whether arguments mean more than one document at most."""
    given = list(arguments)
    return len(given) > 1 or any(
        one.startswith("@") or _is_pattern(one) or os.path.isdir(one) for one in given
    )


def find_articles(arguments: Iterable[str]) -> list[Found]:
    """Return the documents that are meant, each once, in the order of the arguments.

    An argument is a folder (all documents in it and below), a pattern (``**`` goes below
    folders), "@LIST" (a text file with one of these a line, # before comments), a file or a
    web address. Files that are not there are returned like others. Raises UserError for a
    folder or a pattern without documents, and for a list that cannot be read.
    """
    seen: dict[str, Found] = {}
    for argument in arguments:
        lines = _lines(argument[1:]) if argument.startswith("@") else [argument]
        for line in lines:
            for found in _expanded(line):
                place = found.place
                key = place if place.startswith(_ADDRESSES) else os.path.normpath(place)
                seen.setdefault(key, found)
    return list(seen.values())


def bank_names(stems: Iterable[tuple[str, str]], known: Mapping[str, str]) -> dict[str, str]:
    """Return the bank's file name for each document, no two the same.

    ``stems`` pairs documents' names with their banks' names without suffix. ``known`` has
    the banks that earlier runs named, by document; they are kept. A name that is taken gets
    a number behind it.
    """
    names = dict(known)
    taken = {name.casefold() for name in known.values()}
    for document, stem in stems:
        if document in names:
            continue
        name, number = f"{stem}.yaml", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}.yaml"
        taken.add(name.casefold())
        names[document] = name
    return names


def stem_of(place: str) -> str:
    """Return the name that a document's bank has when nothing else says so."""
    if place.startswith(_ADDRESSES):
        return _address_stem(place)
    return "article" if place == "-" else Path(place).stem or "article"


def reference_from(place: str, folder: Path) -> str:
    """Return how a file in ``folder`` refers to a document: an address stays as it is."""
    if place.startswith(_ADDRESSES):
        return place
    try:
        return Path(os.path.relpath(place, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return Path(place).resolve().as_posix()


def _expanded(argument: str) -> Iterator[Found]:
    """Yield the documents that one argument or line stands for."""
    if os.path.isdir(argument):
        yield from _in_folder(Path(argument))
    elif _is_pattern(argument):
        matches = sorted(glob.glob(argument, recursive=True))
        files = [name for name in matches if os.path.isfile(name)]
        if not files:
            raise UserError("matches no file", argument)
        yield from (Found(name, stem_of(name)) for name in files)
    else:
        yield Found(argument, stem_of(argument))


def _in_folder(folder: Path) -> Iterator[Found]:
    paths = []
    for base, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [
            Path(base, name)
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        ]
    if not paths:
        kinds = " ".join(sorted(SUFFIXES))
        raise UserError(f"holds no documents; these are read: {kinds}", str(folder))
    for path in sorted(paths, key=lambda path: path.parts):
        yield Found(str(path), path.relative_to(folder).with_suffix("").as_posix())


def _lines(name: str) -> list[str]:
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "is no text in UTF-8"
        raise UserError(f"the list cannot be read: {reason}", name) from None
    lines = [line.strip() for line in text.splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    if not wanted:
        raise UserError("the list is empty: write one file, folder or address a line", name)
    return wanted


def _is_pattern(argument: str) -> bool:
    is_address = argument.startswith(_ADDRESSES)
    return glob.has_magic(argument) and not is_address and not os.path.exists(argument)


def _address_stem(address: str) -> str:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(address)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.hostname or "article"
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in last)
