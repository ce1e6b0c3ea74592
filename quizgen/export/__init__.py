"""Exports: one module a format, each a function from a request to the bytes of a file."""

from quizgen.called import make_callable
from quizgen.export.features import dropped
from quizgen.export.files import put_file
from quizgen.export.formats import FORMATS, Format, format_of_file
from quizgen.export.one_file import export
from quizgen.export.request import FIRST_DAY, Chosen, Output, Request
from quizgen.export.selection import Filter
from quizgen.export.tags import retire
from quizgen.export.times import change_times, exported_before

__all__ = [
    "FIRST_DAY",
    "FORMATS",
    "Chosen",
    "Filter",
    "Format",
    "Output",
    "Request",
    "change_times",
    "dropped",
    "export",
    "exported_before",
    "format_of_file",
    "put_file",
    "retire",
]

make_callable(__name__)
