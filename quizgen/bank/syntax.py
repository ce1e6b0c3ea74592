"""PyYAML's errors, reworded for someone who has never written YAML."""

from __future__ import annotations

import yaml

from quizgen.bank.problems import Finding

_QUOTE = "put the text in double quotes"

# part of PyYAML's message: (what is wrong, what to write instead); first match counts
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "this line has a second colon, or is indented too far, "
        "or the line above has no space after its colon",
        f"{_QUOTE}, or put the key in line with its neighbours",
    ),
    (
        "found character '\\t'",
        "this line is indented with a tab",
        "use spaces: YAML does not take tabs at the start of a line",
    ),
    (
        "found a tab character",
        "this line is indented with a tab",
        "use spaces: YAML does not take tabs at the start of a line",
    ),
    ("could not find expected ':'", "this line has no colon after its key", "write 'key: text'"),
    (
        "escape c",
        "a backslash in double quotes starts a code that does not exist",
        "write \\\\ for a backslash, or use single quotes",
    ),
    (
        "while scanning a quoted scalar",
        "the text in quotes that starts here is not closed",
        'close the quotes; inside double quotes write \\" for a quotation mark, '
        "inside single quotes write '' for an apostrophe",
    ),
    (
        "cannot start any token",
        "a text cannot start with this sign in YAML",
        _QUOTE,
    ),
    (
        "expected node content",
        "a text cannot start with this sign in YAML",
        _QUOTE,
    ),
    (
        "expected the node content",
        "a text cannot start with this sign in YAML",
        _QUOTE,
    ),
    (
        "while parsing a tag",
        "a text that starts with ! is a type mark in YAML",
        'put the text in quotes: "!..."',
    ),
    (
        "while scanning a tag",
        "a text that starts with ! is a type mark in YAML",
        'put the text in quotes: "!..."',
    ),
    (
        "sequence entries are not allowed",
        "a text that starts with a dash and a blank is a list in YAML",
        f"{_QUOTE}, or start the list on the next line",
    ),
    (
        "while scanning an alias",
        "a text that starts with * is a reference in YAML",
        'put the text in quotes: "*..."',
    ),
    (
        "while scanning an anchor",
        "a text that starts with & is a name for references in YAML",
        'put the text in quotes: "&..."',
    ),
    (
        "maximum nesting depth",
        "brackets or lists are nested too deeply for a bank",
        "put a text that has brackets in quotes",
    ),
    (
        "while parsing a flow",
        "a text that starts with a bracket or brace is a list in YAML, and this one does not close",
        f"{_QUOTE}, or close the bracket",
    ),
    (
        "while scanning a block scalar",
        "the text after | or > starts on the next line",
        "write |- alone, and the text on the lines below, indented",
    ),
    (
        "while parsing a block mapping",
        "this line does not fit what stands above: it is indented differently, "
        "or more text follows a closing quote or bracket",
        f"put the key in line with its neighbours, or {_QUOTE}",
    ),
    (
        "while parsing a block collection",
        "this line does not fit the list above",
        "start each entry with '- ', all in line",
    ),
    (
        "expected <document start>",
        "this text stands outside of the bank",
        "indent it, or take it out",
    ),
    (
        "expected '<document start>'",
        "this text stands outside of the bank",
        "indent it, or take it out",
    ),
)


def explain_yaml_error(error: yaml.YAMLError) -> Finding:
    """Return what a YAML error means, at the place where the mistake starts."""
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or str(error)
    message = f"{context} {problem}"
    mark = getattr(error, "problem_mark", None)
    unclosed = "quoted scalar" in context and "unexpected end" in problem
    if unclosed or context.startswith("while parsing a flow"):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    for part, what, fix in _MEANINGS:
        if part in message:
            return Finding(line, column, what, fix)
    return Finding(line, column, f"YAML cannot read this ({message.strip()})", _QUOTE)
