"""The four note types: their fields, templates, style and script, as genanki models."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import genanki

from quizgen.export.anki.ids import (
    FIELD_IDS,
    NOTE_TYPE_IDS,
    NOTE_TYPES_MODIFIED,
    TEMPLATE_IDS,
)

NAMES = {
    "multiple_choice": "Quiz: Multiple choice",
    "short_answer": "Quiz: Short answer",
    "true_false": "Quiz: True or false",
    "cloze": "Quiz: Cloze",
}

FIELDS = tuple(name for name in FIELD_IDS if name != "Text")
"""The fields of every note type in their order; a cloze has ``Text`` in place of ``Question``."""


CLOZE_FIELDS = ("Text", *FIELDS[1:])


def field_names(kind: str) -> tuple[str, ...]:
    """Return the field names of a note type in order."""
    return CLOZE_FIELDS if kind == "cloze" else FIELDS


class NoteType(genanki.Model):  # type: ignore[misc]
    """A genanki model that states its own time of change and its required field."""

    _req = [[0, "all", [0]]]  # noqa: RUF012  (the base computes this list on access)

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        """Return the model as Anki stores it, changed when its templates last changed."""
        model: dict[str, Any] = super().to_json(NOTE_TYPES_MODIFIED, deck_id)
        return model


@cache
def note_type(kind: str) -> NoteType:
    """Build one of the four note types."""
    fields = [{"name": name, "id": FIELD_IDS[name]} for name in field_names(kind)]
    template = {
        "name": "Card",
        "id": TEMPLATE_IDS[kind],
        "qfmt": _template(f"{kind}.front.html"),
        "afmt": _template(f"{kind}.back.html"),
    }
    return NoteType(
        NOTE_TYPE_IDS[kind],
        NAMES[kind],
        fields=fields,
        templates=[template],
        css=_read("style.css"),
        model_type=genanki.Model.CLOZE if kind == "cloze" else genanki.Model.FRONT_BACK,
    )


def _template(name: str) -> str:
    """Read a template and put the parts it names in square brackets in their places."""
    text = _read(name)
    # A part that names another comes before it.
    for part in ("answered_choice.html", "choice.js", "details.html"):
        text = text.replace(f"[[{part}]]", _read(part).rstrip())
    return text


def _read(name: str) -> str:
    return files("quizgen.export.anki").joinpath("templates", name).read_text("utf-8")
