"""CSV and TSV tables: one question a row, columns named in the first row or taken in order."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from quizgen.bank.intake.report import Intake
from quizgen.bank.items import KINDS, Distractor
from quizgen.bank.numbers import read_number
from quizgen.bank.wording import nearest
from quizgen.errors import UserError

_NAMES: dict[str, str] = {
    "stem": "stem",
    "question": "stem",
    "question text": "stem",
    "prompt": "stem",
    "statement": "stem",
    "front": "stem",
    "text": "stem",
    "answer": "answer",
    "answers": "answer",
    "correct": "answer",
    "correct answer": "answer",
    "right answer": "answer",
    "solution": "answer",
    "key": "answer",
    "back": "answer",
    "also accept": "also_accept",
    "accepted": "also_accept",
    "alternatives": "also_accept",
    "synonyms": "also_accept",
    "type": "type",
    "kind": "type",
    "question type": "type",
    "explanation": "explanation",
    "feedback": "explanation",
    "rationale": "explanation",
    "hint": "hint",
    "level": "level",
    "bloom": "level",
    "difficulty": "difficulty",
    "points": "points",
    "tags": "tags",
    "tag": "tags",
    "category": "tags",
    "topic": "tags",
    "note": "note",
    "notes": "note",
    "id": "id",
    "status": "status",
    "tolerance": "tolerance",
    "unit": "unit",
    "quote": "quote",
    "evidence": "quote",
    "section": "section",
}
_WRONG = re.compile(r"(distractors?|wrong( answers?)?|incorrect( answers?)?) *\d*")
_OPTION = re.compile(r"((option|choice|answer) *)?([a-h]|[1-8])|(options?|choices?)")
_SEVERAL = re.compile(r"\s*[|;\n]\s*")


def read_table(text: str, intake: Intake, delimiter: str | None = None) -> None:
    """Read a table's rows into an intake; the delimiter is found where it is not given."""
    if delimiter is None:
        first = text.split("\n", 1)[0]
        delimiter = max("\t;,|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    roles: list[str] | None = None
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if roles is None:
                roles = _roles(cells, intake, reader.line_num)
                if roles is not None:
                    continue
                roles = ["stem", "answer", *["wrong"] * 50]
            _row(dict(_gathered(roles, cells)), intake, reader.line_num)
    except csv.Error as error:
        raise UserError(
            f"is no table ({error}): save it as CSV again", str(reader.line_num)
        ) from None


def _roles(cells: list[str], intake: Intake, line: int) -> list[str] | None:
    """Return what each column holds; None when the first row is no header."""
    names = [re.sub(r"[\s_-]+", " ", cell.lower()).strip() for cell in cells]
    if not any(_NAMES.get(name) == "stem" for name in names):
        return None
    roles = []
    for name, cell in zip(names, cells, strict=True):
        if name in _NAMES:
            roles.append(_NAMES[name])
        elif _WRONG.fullmatch(name):
            roles.append("wrong")
        elif _OPTION.fullmatch(name):
            roles.append("option")
        else:
            roles.append("")
            if cell:
                intake.lose(line, f"the column '{cell}'", whole=False)
    return roles


def _gathered(roles: list[str], cells: list[str]) -> dict[str, list[str]]:
    """Return a row's cells by role; empty options keep their place, for letters point at them."""
    found: dict[str, list[str]] = {}
    for role, cell in zip(roles, cells, strict=False):
        if role and (cell or role == "option"):
            found.setdefault(role, []).append(cell)
    return found


def _row(cells: dict[str, list[str]], intake: Intake, line: int) -> None:
    values: dict[str, Any] = {
        key: found[0]
        for key, found in cells.items()
        if key in ("stem", "explanation", "hint", "points", "note", "status", "unit", "tolerance")
    }
    for key in ("level", "difficulty"):
        if key in cells:
            values[key] = cells[key][0].lower()
    values["tags"] = _several(cells.get("tags", []), r"[\s,;|]+")
    values["also_accept"] = _several(cells.get("also_accept", []), _SEVERAL.pattern)
    source = {key: cells[key][0] for key in ("quote", "section") if key in cells}
    if source:
        values["source"] = source
    answer = cells.get("answer", [""])[0]
    wrong = list(_several(cells.get("wrong", []), _SEVERAL.pattern))
    options = cells.get("option", [])
    if len(options) == 1:
        options = list(_several(options, _SEVERAL.pattern))
    if any(options):
        answer = _pointed_at(answer, options)
        wrong += [option for option in options if option and option != answer]
    kind = _kind(cells.get("type", [""])[0], values.get("stem", ""), answer, wrong)
    if kind is None:
        intake.lose(line, f"a question of the type '{cells['type'][0]}' left out")
        return
    if kind == "multiple_choice":
        values["distractors"] = tuple(Distractor(text=text) for text in wrong)
    elif wrong:
        intake.lose(line, f"wrong options of a {kind.replace('_', ' ')} item", whole=False)
    if kind != "cloze":
        values["answer"] = answer
    elif answer and "{{" not in values.get("stem", ""):
        values["stem"] = re.sub(r"_{2,}", f"{{{{{answer}}}}}", values.get("stem", ""), count=1)
    _drop_strangers(kind, values, intake, line)
    intake.add(line, kind, cells.get("id", [""])[0], **values)


def _drop_strangers(kind: str, values: dict[str, Any], intake: Intake, line: int) -> None:
    strangers = {
        "also_accept": kind != "short_answer",
        "tolerance": kind != "numeric",
        "unit": kind != "numeric",
    }
    for key, strange in strangers.items():
        if strange and values.pop(key, None):
            intake.lose(line, f"'{key}' of a {kind.replace('_', ' ')} item", whole=False)


def _several(cells: list[str], parting: str) -> tuple[str, ...]:
    """Return the parts of cells that may hold several entries."""
    return tuple(part for cell in cells for part in re.split(parting, cell) if part)


def _pointed_at(answer: str, options: list[str]) -> str:
    """Return the option that an answer like "B" or "2" points at, or the answer itself."""
    if answer in options:
        return answer
    mark = answer.strip("().: ").lower()
    if re.fullmatch(r"[a-h]", mark) and ord(mark) - ord("a") < len(options):
        return options[ord(mark) - ord("a")]
    if re.fullmatch(r"[1-8]", mark) and int(mark) <= len(options):
        return options[int(mark) - 1]
    return answer


def _kind(word: str, stem: str, answer: str, wrong: list[str]) -> str | None:
    """Return the item's kind, as named or as the cells suggest; None for an unknown name."""
    if word:
        return nearest(word, KINDS)
    if wrong:
        return "multiple_choice"
    if "{{" in stem or (re.search(r"_{2,}", stem) and stem.count("__") == 1):
        return "cloze"
    if answer.lower() in ("true", "false"):
        return "true_false"
    try:
        read_number(answer)
    except ValueError:
        return "short_answer"
    return "short_answer" if re.match(r"[+-]?0\d", answer) else "numeric"
