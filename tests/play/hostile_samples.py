"""Texts that would break a careless screen, and banks made of nothing else."""

from __future__ import annotations

import json

HOSTILE = {
    "markup": "[bold]loud[/bold] [red]x [@click=app.quit]here[/] [1] [/nothing] $primary \\[b]",
    "links": "[link=https://example.org]click[/link] [@click=screen.save]me[/]",
    "escapes": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J\x1b[H\x9b31m bell\x07 back\x08space",
    "direction": "שלום עולם \u202eevil\u202c مرحبا بالعالم \u2066isolate\u2069",
    "invisible": "zero\u200bwidth\u200d joined\ufeff\u2060 soft\u00adhyphen",
    "emoji": "👩‍👩‍👧‍👦 family 🏴‍☠️ flag 🇳🇴 ☺️ 👍🏽 ✈️",
    "wide": "日本語の長い文章がここにあります。改行されるべきです。" * 3,
    "tower": "Z" + "\u0301\u0302\u0303" * 40 + "algo",
    "long": "word " * 400,
    "unbroken": "x" * 2000,
    "lines": "first\nsecond\n\n\nthird\ttabbed",
    "braces": "100% {curly} {{ }} %s %(x)s ${HOME} `rm -rf` <b>html</b> &amp;",
}


def yaml_text(text: str) -> str:
    """Write a text between double quotes, with escapes for what YAML does not take as it is."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in written
    )


def bank_of(text: str) -> str:
    """Return a bank in which every text of every kind is this one."""
    quoted = yaml_text(text)
    words = text.replace("{{", "( ").replace("}}", " )")
    gap = yaml_text(f"{words} {{{{{words[:200]}::{words[:100]}}}}} and {{{{two}}}}")
    source = f"source: {{quote: {quoted}, section: {quoted}}}"
    common = f"explanation: {quoted}\n    hint: {quoted}\n    {source}"
    return f"""\
bank: 1
title: {quoted}
items:
  - id: multiple_choice
    type: multiple_choice
    stem: {quoted}
    answer: {quoted}
    distractors:
      - {{text: {yaml_text(text + " b")}, feedback: {quoted}}}
      - {yaml_text(text + " c")}
    {common}
  - id: short_answer
    type: short_answer
    stem: {quoted}
    answer: {quoted}
    also_accept: [{yaml_text(text + " d")}]
    {common}
  - id: true_false
    type: true_false
    stem: {quoted}
    answer: true
    {common}
  - id: cloze
    type: cloze
    stem: {gap}
    {common}
  - id: numeric
    type: numeric
    stem: {quoted}
    answer: 42
    unit: {yaml_text(text[:40])}
    {common}
"""
