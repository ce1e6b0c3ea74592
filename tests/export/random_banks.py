"""Random banks, full of what breaks exports: markup, braces, formulas, every script."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizgen.bank.items import (
    ArticleReference,
    Bank,
    Cloze,
    Distractor,
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    Source,
    TrueFalse,
    same_text,
)

HOSTILE = (
    "{{", "}}", "{{c1::x}}", "{{#Hint}}", "::", "<b>", "</div>", "<br>", "<!--", "&amp;", "&",
    '"', "'", "\\(x^2\\)", "\\[", "$a_b$", "$$", "[latex]", "[/latex]", "[sound:a.mp3]",
    "[anki:tts]", "[$]",
    "\n", "\r\n", "\t", "\x1f", "\x00", "\x7f", "\u2028", "\ufeff", "\u200b", "~", "=", "#",
    "{", "}", ":", "%", "=1+1", "[html]", "+", "-", "@", "|", "\\", "/", "*", "`", "_", "]]>",
    "<script>alert(1)</script>",
    "שלום", "سلام", "日本語", "한국어", "हिन्दी", "ไทย", "Ελληνικά", "é", "e\u0301", "🦉", "👩‍🚀",
)  # fmt: skip

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), letters), max_size=5).map(" ".join)


def visible(text: str) -> bool:
    """Tell whether something is left of a text that formats can carry."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


full_texts = texts.map(lambda text: text if visible(text) else text + "x")
identifiers = st.text(st.sampled_from("abcdefgh0123456789-"), min_size=4, max_size=12)
gap_texts = full_texts.map(lambda text: text.replace("{{", "").replace("}}", "").replace("::", ""))
gaps = gap_texts.map(
    lambda text: "{{" + (inner if visible(inner := text.strip("{}: \n")) else "x") + "}}"
)
plain = texts.map(lambda text: text.replace("{", "(").replace("}", ")"))
stems = st.lists(st.tuples(plain, gaps), min_size=1, max_size=3).map(
    lambda pairs: " ".join(f"{text} {gap} " for text, gap in pairs)
)


@st.composite
def items(draw: st.DrawFn, identity: str) -> Item:
    """An item of any kind."""
    common = {
        "id": identity,
        "stem": draw(full_texts),
        "explanation": draw(texts),
        "hint": draw(texts),
        "tags": tuple(draw(st.lists(full_texts, max_size=2))),
        "source": Source(section=draw(texts), quote=draw(texts)),
    }
    match draw(st.sampled_from(["choice", "short", "cloze", "true", "number"])):
        case "choice":
            options = draw(
                st.lists(full_texts, min_size=2, max_size=4, unique_by=lambda t: same_text(t))
            )
            wrong = tuple(Distractor(text=text, feedback=draw(texts)) for text in options[1:])
            return MultipleChoice(**common, answer=options[0], distractors=wrong)
        case "short":
            also = tuple(draw(st.lists(full_texts, max_size=2)))
            return ShortAnswer(**common, answer=draw(full_texts), also_accept=also)
        case "cloze":
            return Cloze(**(common | {"stem": draw(stems)}))
        case "true":
            return TrueFalse(**common, answer=draw(st.booleans()))
        case _:
            number = draw(st.decimals(-(10**9), 10**9, places=3))
            return Numeric(**common, answer=Decimal(number), unit=draw(texts))


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """A bank of one to four items."""
    identities = draw(st.lists(identifiers, min_size=1, max_size=4, unique=True))
    return Bank(
        title=draw(full_texts),
        article=ArticleReference(file=draw(identifiers), title=draw(texts)),
        items=tuple(draw(items(identity)) for identity in identities),
    )


def some_banks(count: int) -> list[Bank]:
    """The same random banks at every call."""
    found: list[Bank] = []

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(bank=banks())
    def collect(bank: Bank) -> None:
        found.append(bank)

    collect()
    return found
