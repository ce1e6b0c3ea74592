"""The package file itself: the same bytes each time, identities that never change."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable

from quizgen.bank.items import Bank
from quizgen.export import Request
from quizgen.export.anki import render
from quizgen.export.anki.ids import FIELD_IDS, NOTE_TYPE_IDS, NOTE_TYPES_MODIFIED, TEMPLATE_IDS
from quizgen.export.anki.note_types import NAMES, field_names, note_type
from quizgen.export.anki.notes import note_guid

RequestFor = Callable[..., Request]


def test_the_same_bank_gives_the_same_bytes(bank: Bank, request_for: RequestFor) -> None:
    first = render(request_for(bank)).data
    assert render(request_for(bank)).data == first
    assert render(request_for(bank, **{"oil-77b0": 1_800_000_000})).data != first


def test_the_package_holds_a_compressed_database_and_no_media(
    bank: Bank, request_for: RequestFor
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(request_for(bank)).data))
    assert archive.namelist() == ["collection.anki2", "media"]
    assert archive.read("media") == b"{}"
    entry = archive.getinfo("collection.anki2")
    assert entry.compress_size * 4 < entry.file_size


def test_notes_change_when_their_items_did(bank: Bank, request_for: RequestFor) -> None:
    data = render(request_for(bank, **{"oil-77b0": 1_800_000_000})).data
    database = sqlite3.connect(":memory:")
    database.deserialize(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
    times = [time for (time,) in database.execute("select mod from notes order by id")]
    assert sorted(times) == [1_700_000_000] * 5 + [1_800_000_000]
    models = json.loads(database.execute("select models from col").fetchone()[0])
    ours = [model["mod"] for model in models.values() if model["name"] in NAMES.values()]
    assert ours == [NOTE_TYPES_MODIFIED] * 4
    database.close()


def test_identities_never_change(bank: Bank) -> None:
    """A changed number here would give every student a second copy of every note."""
    assert NOTE_TYPE_IDS == {
        "multiple_choice": 1254371804016,
        "short_answer": 1861436736270,
        "true_false": 1545963057451,
        "cloze": 2032630759874,
    }
    assert TEMPLATE_IDS == {
        "multiple_choice": 2082446024312564997,
        "short_answer": 3874882513608591110,
        "true_false": 3905561246168212159,
        "cloze": 4478632521722025406,
    }
    assert FIELD_IDS == {
        "Question": 3630841668282696087,
        "Text": 1255992623827095675,
        "Options": 3378541097735432946,
        "Correct": 2290006306181499304,
        "Answer": 4202483632347772702,
        "Explanation": 3873298726383338565,
        "Evidence": 4578866584525441395,
        "Source": 3072330512597855516,
        "QID": 4423469134449660955,
        "Hint": 3869926252133936653,
        "Unit": 3685822009210018922,
        "Feedback": 1642825360091915044,
        "Extra1": 2811347904455620318,
        "Extra2": 3517719012968044271,
    }
    assert field_names("cloze")[0] == "Text"
    assert [note_guid("gull-rock", item) for item in bank.items] == GUIDS


def test_a_changed_template_needs_a_newer_time() -> None:
    """Where this fails: raise NOTE_TYPES_MODIFIED to now, then set both numbers here."""
    content = json.dumps(
        [
            (model.name, model.templates[0]["qfmt"], model.templates[0]["afmt"], model.css)
            for model in map(note_type, NAMES)
        ]
    )
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    assert (NOTE_TYPES_MODIFIED, digest) == (1_795_500_000, "d6225a0dfa4a6764")


GUIDS = [
    "00768d7f2cc2bd9b8565",
    "86594f015b9a35dc7121",
    "513a7912cea5cc138531",
    "903f7f38edcb81882738",
    "fd84f80ae299cf0031ee",
    "faf4a845b356f4d3c349",
]
