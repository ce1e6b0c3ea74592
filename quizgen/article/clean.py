"""One paragraph made clean for parsing: marks, line ends and odd letters gone, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import replace

from quizgen.article.asides import take_asides
from quizgen.article.text import Aside
from quizgen.article.traced import Edit, Traced

Step = Callable[[Traced], Traced]

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e007f\ue000-\uf8ff]+"
)
_SAME = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ＇`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑−﹣－"), "-"),
    ord("‒"): "–",
    ord("―"): "—",
}
_LIGATURES = re.compile("[ﬀﬁﬂﬃﬄﬅﬆ]")
_SPELLED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DOUBLED = re.compile(r"''(?!')")
_EMOJI = re.compile(
    "\\s?[\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff\u3297\u3299\U0001f000-\U0001faff]+"
    "|[™®©℠]"
)
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])-[^\S\n]*\n\s*(?=\w)")
_SPACE = re.compile(r"\s+")

_NOTE_WORDS = (
    r"citation needed|clarification needed|who\?|when\?|where\?|which\?|why\?|how\?|by whom\?|"
    r"according to whom\?|dubious(?: [–-] discuss)?|verification needed|better source needed|"
    r"failed verification|not in citation given|original research\?|update|edit(?: source)?|sic|"
    r"page needed|full citation needed|specify|vague|disputed(?: [–-] discuss)?|"
    r"further explanation needed|neutrality is disputed|a|b|c|d|e|f"
)
_BRACKET_NOTE = re.compile(
    rf"\s?\[\s?(?:\^[^\]\s]+|\*+|†|‡|(?:note |nb |fn |footnote |n\.? ?|ref |refs? )?\d{{1,3}}[a-z]?"
    rf"(?:\s?[,;–-]\s?\d{{1,3}})*|{_NOTE_WORDS})\s?\](?::\s?\d+(?:[–-]\d+)?)?",
    re.IGNORECASE,
)
_SUPERSCRIPT = re.compile(r"(?:(?<=[.,;:!?\"')])|(?<=[a-z]{4}))[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,]*")
_DAGGER = re.compile(r"(?<=[\w.,;:!?\"')])(?:[†‡§¶]+|\*{1,3}(?=[\s.,;:)]|$))")
# Emphasis as plain text writes it: "the *first* one", "_War and Peace_".
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=\w)([^*_\n]{1,80}?)(?<![\s])\1(?![\w*_])")
_PILCROW = re.compile(r"\s?¶")

_NUMBERED = (
    r"(?:Figures?|Figs?\.?|Tables?|Tabs?\.|Chapters?|Chs?\.|Chap\.|Sections?|Secs?\.|Box(?:es)?|"
    r"Equations?|Eqs?\.?|Eqns?\.|Appendix|Appendices|App\.|Plates?|Pl\.|Maps?|Photos?|Images?|"
    r"Exhibits?|Examples?|Exercises?|Lessons?|Units?|Parts?|Notes?|Diagrams?|Graphs?|Charts?|"
    r"Panels?|Illustrations?|Schemes?|Videos?|Modules?|pp?\.|pages?|§+)"
)
_CROSS_REFERENCE = re.compile(
    rf"\s?[(\[](?:e\.g\.,? )?(?:as )?(?:see(?: also)?|cf\.?|shown in|illustrated in|refer to|in|"
    rf"compare|and|also|again|the)*[ ,]*(?:the )?{_NUMBERED}\s?(?-i:\d{{1,3}}|[A-Z]{{1,2}}\b)"
    r"[^()\[\]]{0,80}[)\]]",
    re.IGNORECASE,
)
_SEE_PLACE = re.compile(
    r"\s?\((?:(?:see|as) (?:also )?(?:above|below|left|right|opposite|overleaf|photo\w*|picture\w*|"
    r"image\w*|map|box|inset|figure|table|sidebar|shown|illustration|next page|previous page|"
    r"page \d+)[^()]{0,40}|pictured(?: [^()]{0,40})?|pictured|(?:above|below|at) (?:left|right)|"
    r"see [^()]{0,60}|ibid\.?[^()]{0,20}|op\. cit\.[^()]{0,20}|(?:image|photo|picture)?\s?credits?:"
    r"[^()]*(?:\([^()]*\)[^()]*)*|"
    r"(?:photo|image|picture|source|courtesy)(?::| by| of)[^()]{1,80})\)",
    re.IGNORECASE,
)
_CITED = (
    r"(?:(?:see(?: also)?|also see|e\.g\.|i\.e\.|cf\.|for example|reviewed in|after|adapted from|"
    r"quoted in|cited in|as cited in|in),? )*(?:the )?"
    r"[A-Z][\w.'’-]+(?:,? (?:[A-Z]\.)+)?(?:(?:,? (?:and|&)|,) [A-Z][\w.'’-]+){0,4}"
    r"(?:,? et al\.?)?,? "
    r"(?:1[5-9]|20)\d\d[a-z]?(?:[,:] ?(?:pp?\. ?)?[\d–-]+)?(?:, (?:1[5-9]|20)\d\d[a-z]?)*"
)
_CITATION = re.compile(rf"\s?\({_CITED}(?:; (?:{_CITED}|[^();]{{1,80}}))*\)")

_ADDRESS = (
    r"(?:https?://|ftp://|www\.)[^\s<>\"'()\[\]]*(?:\([^\s<>()]*\)[^\s<>\"'()\[\]]*)*(?<![.,;:!?])|"
    r"(?<![\w.+-])(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
)
_BRACKETED_ADDRESS = re.compile(
    rf"\s?[(\[](?:[^()<>\[\]]{{0,40}}[:,]? )?(?:{_ADDRESS})[^()<>\[\]]{{0,20}}[)\]]"
)
_LAST_ADDRESS = re.compile(rf"(?:(?<=[.!?;])\s|\s?[:–—-]\s)(?:{_ADDRESS})(?=[.\s]*$)[.\s]*")
_BAR = re.compile(r"\s?(?<!\|)\|+\s?")
_EMPTY_BRACKETS = re.compile(r"\s?(?:\([\s,;.:–-]*\)|\[[\s,;.:]*\])")
_SPACE_BEFORE_POINT = re.compile(r"(?<=\w)\s+(?=[,;:!?](?:\s|$)|\.(?:\s|$))")
_LEADING = re.compile(r"^(?:[>•‣▪◦●○■□➤►▶✓✔*#~_=·]+\s+)+")
_OPEN_BRACKETS = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\]])")

_COMPOUND_FIRST = frozenset(
    "all anti co cross deep ex far fast first five four free full half hard high ill large late "
    "left life light like long low man many mid middle mother multi near new nine non old one "
    "open part post pre present pro quasi re right second self semi seven short single six small "
    "so state ten third three top two under upper well wide world year twenty thirty forty fifty "
    "sixty seventy eighty ninety vice then now brother father sister great step".split()
)


def clean(letters: Traced, words: Set[str] = frozenset()) -> tuple[Traced, tuple[Aside, ...]]:
    """Return a paragraph as it is to be parsed, and the asides taken out of it.

    ``words`` are the lower-case words of the whole text, hyphenated ones
    included: they tell a word split at a line end from a compound.
    """
    letters = letters.replaced(_INVISIBLE)
    letters = _join_hyphenated(letters, words)
    for step in _STEPS:
        letters = step(letters)
    letters, asides = take_asides(letters.stripped())
    bare = letters.stripped()
    cut = len(letters.text) - len(letters.text.lstrip())
    return bare, tuple(
        replace(aside, start_in_clean=min(max(aside.start_in_clean - cut, 0), len(bare.text)))
        for aside in asides
    )


def _join_hyphenated(letters: Traced, words: Set[str]) -> Traced:
    """Put together words that were split at the end of a line."""
    if "-" not in letters.text and "‐" not in letters.text:
        return letters
    letters = letters.mapped({ord("‐"): "-"})
    edits: list[Edit] = []
    for match in _LINE_HYPHEN.finditer(letters.text):
        before = re.findall(r"\w+$", letters.text[: match.start()])[0]
        after = re.findall(r"^\w+", letters.text[match.end() :])[0]
        hyphen = match.start() + (1 if _is_compound(before, after, words) else 0)
        edits.append((hyphen, match.end(), ""))
    return letters.edited(edits)


def _is_compound(before: str, after: str, words: Set[str]) -> bool:
    """Say whether two halves at a line end are to keep their hyphen."""
    if not after[0].islower():
        return True
    if f"{before}-{after}".lower() in words:
        return True
    if (before + after).lower() in words:
        return False
    return before.lower() in _COMPOUND_FIRST


def _spell_ligatures(letters: Traced) -> Traced:
    """Write printers' ligatures as their letters; all stand for the one letter of the source."""
    return letters.edited(
        (m.start(), m.end(), _SPELLED[m.group()]) for m in _LIGATURES.finditer(letters.text)
    )


def _fold_space(letters: Traced) -> Traced:
    """Make every stretch of white space one space."""
    return letters.edited(
        (m.start(), m.end(), " ") for m in _SPACE.finditer(letters.text) if m.group() != " "
    )


def _drop_emphasis(letters: Traced) -> Traced:
    """Drop the marks on both sides of emphasised words."""
    edits: list[Edit] = []
    for match in _EMPHASIS.finditer(letters.text):
        edits += [(*match.span(1), ""), (match.end(2), match.end(), "")]
    return letters.edited(edits)


def _drop_bare_notes(letters: Traced) -> Traced:
    """Drop footnote numbers that lost their raised position: "due to rights. 4 Even though"."""
    edits = []
    for match in _BARE_NOTE.finditer(letters.text):
        if match.group(2) in _SENTENCE_STARTS:
            edits.append((match.start(1), match.end(1), ""))
    return letters.edited(edits)


_BARE_NOTE = re.compile(
    r"(?:(?<=[a-z]{3}[.?!])|(?<=[)\"'][.?!])|(?<=[.?!][)\"']))( \d{1,3}) ([A-Z]\w*)"
)
# A sentence does not go on like this after a number that it begins with.
_SENTENCE_STARTS = frozenset(
    "A After All Although An And Another Any As At Because Before Between Both But By During Each "
    "Even Every Few For From Given He Her Here His How However I If In Indeed Instead It Its Later "
    "Like Many More Most Much Nevertheless No None Not On Once One Only Or Other Our Over Per "
    "She Since So Some Still Such Than That The Their Then There Therefore These They This Those "
    "Though Through Thus To Today Under Unlike Until We What When Whereas Whether Which While Who "
    "Whose Why With Within Without Yet You".split()
)


def _drop(pattern: re.Pattern[str], replacement: str = "") -> Step:
    """Return a step that replaces every match of a pattern."""
    return lambda letters: letters.replaced(pattern, replacement)


_STEPS: tuple[Step, ...] = (
    _spell_ligatures,
    _drop(_EMOJI),
    _drop(_SUPERSCRIPT),
    lambda letters: letters.mapped(_SAME),
    _drop(_DOUBLED, '"'),
    _fold_space,
    _drop_emphasis,
    _drop(_LEADING),
    _drop(_BRACKET_NOTE),
    _drop(_DAGGER),
    _drop(_PILCROW),
    _drop(_CROSS_REFERENCE),
    _drop(_SEE_PLACE),
    _drop(_CITATION),
    _drop(_BRACKETED_ADDRESS),
    _drop(_LAST_ADDRESS),
    _drop_bare_notes,
    _drop(_BAR, " "),
    _fold_space,
    _drop(_EMPTY_BRACKETS),
    _drop(_SPACE_BEFORE_POINT),
    _drop(_OPEN_BRACKETS),
    _fold_space,
)
