"""Exports: one module a format, each a function from a request to the bytes of a file."""

from quizgen.export.features import dropped
from quizgen.export.files import replace_file
from quizgen.export.formats import FORMATS, Format, format_of_file
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.selection import Filter

__all__ = [
    "FORMATS",
    "Chosen",
    "Filter",
    "Format",
    "Output",
    "Request",
    "dropped",
    "format_of_file",
    "replace_file",
]
