"""The format as JSON Schema, for editors that complete keys and underline mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from quizgen.bank.dump import SCHEMA_FILE
from quizgen.bank.items import KIND_CLASSES, ArticleReference, Distractor, Source
from quizgen.bank.wording import CHOICES, KEY_MEANINGS, LIST_KEYS
from quizgen.bank.write import BankChanged, replace_file

# A YAML reader may take a text for a number, a truth value or, if empty, for nothing.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_OPTIONAL_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_NUMBER: dict[str, Any] = {"type": ["number", "string"], "pattern": r"\d"}
_TRUTH: dict[str, Any] = {"enum": [True, False, "true", "false", "yes", "no"]}
_OFFSET: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0}


def bank_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a bank.

    Kinds of item are told apart by if/then on ``type``, so that a mistake gives one
    message, about the kind that is meant.
    """
    item_keys = {key: _value(key) for model in KIND_CLASSES.values() for key in model.model_fields}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "quizgen question bank",
        "type": "object",
        "properties": {
            "bank": {"enum": [1, "1"], **_about("bank")},
            "title": {**_TEXT, "minLength": 1, **_about("title")},
            "article": _article(),
            "items": {
                "type": ["array", "null"],
                "items": {"$ref": "#/definitions/item"},
                **_about("items"),
            },
        },
        "required": ["title", "items"],
        "additionalProperties": False,
        "definitions": {
            "item": {
                "type": "object",
                "properties": {"type": {"enum": list(CHOICES["type"]), **_about("type")}},
                "required": ["type"],
                "allOf": [_kind(name, model) for name, model in KIND_CLASSES.items()],
            },
            **{f"item_{key}": value for key, value in sorted(item_keys.items())},
        },
    }


def _article() -> dict[str, Any]:
    rule = {**_object(ArticleReference), **_about("article")}
    rule["properties"]["title"]["description"] = "The article's title."
    return rule


def _kind(name: str, model: type[BaseModel]) -> dict[str, Any]:
    """Return the rule for items of one kind."""
    fields = model.model_fields
    properties = {key: {"$ref": f"#/definitions/item_{key}"} for key in fields}
    if name == "true_false":
        properties["answer"] = {**_TRUTH, **_about("answer")}
    elif name == "numeric":
        properties["answer"] = {**_NUMBER, **_about("answer")}
    elif name == "cloze":
        properties["stem"] = {"type": "string", "pattern": r"\{\{[\s\S]+\}\}", **_about("stem")}
    return {
        "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
        "then": {
            "properties": properties,
            "required": [key for key, field in fields.items() if field.is_required()],
            "additionalProperties": False,
        },
    }


def _value(key: str) -> dict[str, Any]:
    """Return the rule for one key of an item."""
    if key == "source":
        rule = _object(Source)
    elif key == "distractors":
        # A line with a colon is a mapping without 'text': one message, not two.
        entry = {"required": ["text"], "if": {"required": ["text"]}, "then": _object(Distractor)}
        options = {"if": {"type": "object"}, "then": entry, "else": _TEXT}
        rule = {"type": "array", "minItems": 1, "items": options}
    elif key in LIST_KEYS:
        rule = {"type": ["array", "null"], "items": _TEXT}
    elif key in CHOICES:
        rule = {"enum": [*CHOICES[key], *([None] if key != "type" else [])]}
    elif key in ("points", "tolerance"):
        rule = _NUMBER
    elif key in ("id", "stem", "answer"):
        rule = {**_TEXT, "minLength": 1}
    else:
        rule = _OPTIONAL_TEXT
    return {**rule, **_about(key)}


def _object(model: type[BaseModel]) -> dict[str, Any]:
    """Return the rule for one of the small mappings."""
    required = [key for key, field in model.model_fields.items() if field.is_required()]
    rule: dict[str, Any] = {
        "type": "object" if required else ["object", "null"],
        "properties": {
            key: {**(_OFFSET if key in ("start", "end") else _OPTIONAL_TEXT), **_about(key)}
            for key in model.model_fields
        },
        "additionalProperties": False,
    }
    return {**rule, "required": required} if required else rule


def _about(key: str) -> dict[str, str]:
    return {"description": KEY_MEANINGS[key]} if key in KEY_MEANINGS else {}


def schema_text() -> str:
    """Return the JSON Schema as a file's text."""
    return json.dumps(bank_schema(), indent=2, ensure_ascii=False) + "\n"


def write_schema_beside(bank: Path) -> Path | None:
    """Write the schema into a bank's folder, where its first line points; an old one stays."""
    path = bank.with_name(SCHEMA_FILE)
    if path.exists():
        return None
    try:
        replace_file(path, schema_text().encode(), expected=None)
    except BankChanged:
        return None
    return path
