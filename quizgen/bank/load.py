"""A bank's text to a bank: every mistake found at once, each with its place and its cure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from quizgen.bank.items import KIND_CLASSES, ArticleReference, Bank, ItemBase
from quizgen.bank.nodes import Mapping, Node, Scalar, Sequence, read_tree
from quizgen.bank.problems import BankError, Finding
from quizgen.bank.read import BankText, read_bank_file, take_out_invisible
from quizgen.bank.shape import Shaper
from quizgen.bank.wording import ARTICLE_KEYS, BANK_KEYS, suggestion
from quizgen.garbage import collector_at_rest

MOST_FINDINGS = 2000


@dataclass(frozen=True, slots=True)
class Located:
    """An item and the node that it was read from."""

    item: Any
    node: Mapping


@dataclass(frozen=True, slots=True)
class Reading:
    """All that could be read of a bank's text.

    ``bank`` is None when there are findings; ``items`` holds the sound ones even then.
    """

    bank: Bank | None
    items: tuple[Located, ...]
    root: Mapping | None
    findings: tuple[Finding, ...]


def load_bank(path: str | Path) -> Bank:
    """Return the bank in a file; raises BankError with everything that is wrong with it.

    A file that cannot be read at all raises UserError.
    """
    file = Path(path)
    return bank_of(read_bank_file(file), file)


def bank_of(source: BankText, path: Path | str) -> Bank:
    """Return the bank that a file's text holds; raises BankError naming ``path``."""
    reading = read_bank(source.text)
    if reading.bank is None:
        raise BankError(path, reading.findings)
    return reading.bank


@collector_at_rest()
def read_bank(text: str) -> Reading:
    """Return what a bank's text holds and what is wrong with it; raises nothing."""
    text, invisible = take_out_invisible(text)
    tree = read_tree(text)
    shaper = Shaper()
    findings = [*invisible, *tree.findings]
    if not isinstance(tree.root, Mapping):
        if not findings:
            findings.append(_no_bank(tree.root))
        return Reading(None, (), None, tuple(findings))
    nodes = shaper.mapping(tree.root, "bank", BANK_KEYS) or {}
    head = _head(shaper, tree.root, nodes)
    located = []
    for node in shaper.entries(nodes["items"], "items") if "items" in nodes else []:
        found = _item(shaper, node)
        if found is not None:
            located.append(found)
        if len(shaper.findings) > MOST_FINDINGS:
            shaper.item = ""
            shaper.report(node, "too many mistakes: the rest was not looked at", "mend these first")
            break
    shaper.item = ""
    _refuse_repeated_ids(shaper, located)
    findings += shaper.findings
    bank = None
    if not findings:
        bank = Bank(**head, items=tuple(entry.item for entry in located))
    findings.sort(key=lambda finding: (finding.line, finding.column))
    return Reading(bank, tuple(located), tree.root, tuple(findings))


def _no_bank(root: Node | None) -> Finding:
    if root is None or (isinstance(root, Scalar) and not root.text):
        return Finding(0, 0, "the file is empty", "start one with 'quizgen new'", code="no_bank")
    return Finding(
        root.line,
        root.column,
        "this is not a question bank",
        "a bank starts with 'bank: 1', 'title: ...' and 'items:'; start one with 'quizgen new'",
        code="no_bank",
    )


def _head(shaper: Shaper, root: Mapping, nodes: dict[str, Node]) -> dict[str, Any]:
    """Return the head's values: title and article; the version is checked and left out."""
    version = shaper.text(nodes["bank"], "bank", closed=True) if "bank" in nodes else "1"
    if version not in ("1", None):
        shaper.report(
            nodes["bank"],
            f"'bank' is the format's version, and {version!r} is unknown",
            "write 1, or use a newer quizgen",
            "version",
        )
    head: dict[str, Any] = {}
    if "title" in nodes:
        title = shaper.text(nodes["title"], "title")
        if title is not None and not title.strip():
            shaper.report(nodes["title"], "'title' is empty", "write a text", "empty")
        head["title"] = title
    else:
        shaper.report(root, "'title' is missing", "write 'title: ' and the bank's name", "missing")
    if "items" not in nodes:
        shaper.report(
            root, "'items' is missing", "write 'items:' and the items below it", "missing"
        )
    if "article" in nodes:
        values = shaper.head(nodes["article"], "article", ARTICLE_KEYS)
        article = _validated(shaper, ArticleReference, values, nodes["article"])
        if article is not None:
            head["article"] = article
    return head


def _item(shaper: Shaper, node: Node) -> Located | None:
    name = node.get("id") if isinstance(node, Mapping) else None
    shaper.item = name.text if isinstance(name, Scalar) else ""
    before = len(shaper.findings)
    found = shaper.values(node)
    if found is None or not isinstance(node, Mapping):
        return None
    kind, values = found
    item = _validated(shaper, KIND_CLASSES.get(kind, ItemBase), values, node)
    return Located(item, node) if item is not None and len(shaper.findings) == before else None


def _validated(
    shaper: Shaper, model: type[BaseModel], values: dict[str, Any], node: Node
) -> BaseModel | None:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report_detail(shaper, detail, node)
        return None


def _report_detail(shaper: Shaper, detail: Any, node: Node) -> None:
    """Turn one of pydantic's complaints into a finding at the value that it is about."""
    context = detail.get("ctx", {})
    path = tuple(context.get("loc", detail["loc"]))
    kind = detail["type"]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "item")
    place = node_at(node, path)
    if kind == "missing":
        if place is None or len(path) > 1:
            shaper.report(
                node_at(node, path[:-1]) or node,
                f"'{key}' is missing",
                f"write '{key}: ...'",
                kind,
            )
        return
    where = place or node
    if kind == "extra_forbidden":
        return
    if kind == "literal_error":
        written = str(detail["input"])
        words = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        shaper.report(where, f"'{key}' is {written!r}", suggestion(written, words), "choice")
        return
    if kind == "too_short" and detail["input"]:
        return
    if kind == "too_short":
        shaper.report(where, f"'{key}' is empty", "write at least one", "empty")
        return
    if kind in ("value_error", "answer_is_distractor"):
        message = detail["msg"].removeprefix("Value error, ")
        what, _, fix = message.rpartition(": ")
        shaper.report(where, f"'{key}' {what or message}", fix if what else "", "value")
        return
    if kind in ("int_parsing", "int_type", "int_from_float"):
        shaper.report(where, f"'{key}' is {detail['input']!r}", "write a whole number", "value")
        return
    shaper.report(where, f"'{key}': {detail['msg'].lower()}", "", "value")


def node_at(node: Node, path: tuple[int | str, ...]) -> Node | None:
    """Return the node of a value, by pydantic's path to it; a distractor's text may be the node."""
    here: Node | None = node
    for part in path:
        if isinstance(here, Mapping):
            here = here.get(str(part))
        elif isinstance(here, Sequence) and isinstance(part, int):
            here = here.items[part] if part < len(here.items) else None
        elif isinstance(here, Scalar) and part == "text":
            continue
        else:
            return None
    return here


def _refuse_repeated_ids(shaper: Shaper, located: list[Located]) -> None:
    first: dict[str, Mapping] = {}
    for entry in located:
        name = entry.item.id
        if name in first:
            place = entry.node.get("id") or entry.node
            shaper.findings.append(
                Finding(
                    place.line,
                    place.column,
                    f"another item has this id (line {first[name].line + 1})",
                    "give each item an id of its own",
                    name,
                    "repeated_id",
                )
            )
        first.setdefault(name, entry.node)
