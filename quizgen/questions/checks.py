"""Checks on a candidate: each returns why it must not be shown, or an empty text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from nltk.stem.snowball import SnowballStemmer

from quizgen.facts.times import DEICTIC, MONTHS
from quizgen.language import Token
from quizgen.questions.candidate import Candidate

_STEMMER = SnowballStemmer("english")
_FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or is was are were be been it its his her their "
    "who what which when where why how that this as did do does has have had not than "
    "many much".split()
)


_OPINIONS = re.compile(
    r"\b(?:charm(?:ing)?|quaint|beautiful|stunning|breathtaking|picturesque|pretty|lovely|nice|"
    r"wonderful|amazing|incredible|incredibly|worthwhile|exciting|interesting|fascinating|"
    r"delightful|superb|must-see|unforgettable|fabulous|awesome|magnificent|"
    r"laid[- ]back|glitz|glamour|vibrant|definitely|perfect|fantastic)\b",
    re.I,
)


_VAGUE_NOUNS = frozenset(
    "example case thing reason pattern result way fact something anything someone problem "
    "situation point idea".split()
)
_VAGUE_VERBS = frozenset(
    "follow continue return arrive do change begin start happen occur reemerge re-emerge come go "
    "appear leave remain increase decrease grow collect observe name mention note say wait".split()
)


# Verbs that say enough by themselves.
_COMPLETE_VERBS = frozenset(
    "die exist marry live sleep swim fly erupt melt freeze collapse".split()
)


_CLEAR_TYPES = frozenset(
    ("person", "place", "organization", "year", "date", "number", "term", "time")
)


def stems(text: str) -> list[str]:
    """Return the stems of a text's content words."""
    words = re.findall(r"[\w][\w.'’-]*", text.lower())
    return [_stem(word.strip(".")) for word in words if word not in _FUNCTION_WORDS]


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    return str(_STEMMER.stem(word))


def answer_in_stem(candidate: Candidate) -> str:
    """The stem must not hold the answer, nor most of its words."""
    if candidate.kind == "true_false":
        return ""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.framed_stem)
    there = set(stems(shown))
    wanted = stems(candidate.answer.text)
    if not wanted:
        return "the answer has no content"
    if candidate.answer.type == "reason":
        return "" if not there.issuperset(wanted) else "the stem gives the answer"
    shared = [word for word in wanted if word in there]
    if candidate.answer.type in ("person", "place", "organization", "name", "term") and shared:
        return f"the stem holds '{shared[0]}' of the answer"
    return "the stem gives most of the answer" if 2 * len(shared) > len(wanted) else ""


def deictic(candidate: Candidate) -> str:
    """No time depends on the day of writing or on the text before; a dated frame tells the day."""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    match = DEICTIC.search(shown)
    dated = re.search(r"\b(?:yesterday|today|tonight|ago|tomorrow)\b|day\b", shown, re.I) is None
    if match is None or (dated and re.search(r"\(\w+ \d{4}\)$", candidate.frame)):
        return ""
    return f"'{match.group()}' depends on when it was written"


def number_agrees(candidate: Candidate) -> str:
    """A question's auxiliary goes with its subject: not "when were a fleet"."""
    subject = candidate.fact.subject.head
    asked = candidate.stem if candidate.stem.endswith("?") else ""
    plural = re.match(r"[^,]*?\b(?:were|are|have|do) an? ", asked)
    return "verb and subject disagree" if plural and subject.tag == "NN" else ""


def length(candidate: Candidate) -> str:
    """A stem has 5 to 32 words."""
    words = len(candidate.stem.split())
    if words < 4:
        return "too short"
    return "too long" if words > 34 else ""


def doubled_words(candidate: Candidate) -> str:
    """No function word stands twice in a row."""
    match = re.search(r"\b(\w+) \1\b", candidate.stem, re.I)
    return f"'{match.group(1)}' is doubled" if match else ""


def balanced(candidate: Candidate) -> str:
    """Quotation marks and brackets come in pairs."""
    stem = candidate.stem
    if (
        stem.count('"') % 2
        or stem.count("(") != stem.count(")")
        or (stem.count("“") != stem.count("”"))
    ):
        return "a quotation mark or bracket stands alone"
    return ""


def quotation(candidate: Candidate) -> str:
    """A quotation of more than a few words is somebody's voice, not a fact."""
    match = re.search(r'["“]([^"”]+)["”]', candidate.stem)
    return "a quotation" if match and len(match.group(1).split()) > 6 else ""


def enough_content(candidate: Candidate) -> str:
    """The stem says enough to know what is meant; a name counts as one word."""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    joined = re.sub(r"\b([A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*)+", r"\1", shown)
    content = len(set(stems(joined)))
    wanted = 2 if candidate.answer.type in _CLEAR_TYPES else 3
    return "says too little" if content < wanted else ""


def repeated_name(candidate: Candidate) -> str:
    """No name of several letters stands twice: a definite was taken for its own subject."""
    names = re.findall(r"\b[A-Z]\w{3,}(?: [A-Z]\w+)*", candidate.stem)
    text = candidate.fact.sentence.text if candidate.fact.told else ""
    twice = {name for name in names if names.count(name) > max(1, text.count(name))}
    return f"'{sorted(twice)[0]}' stands twice" if twice else ""


def open_pronoun(candidate: Candidate) -> str:
    """No pronoun opens the statement."""
    first = candidate.stem.split()[0].lower()
    if candidate.kind != "true_false" and candidate.kind != "cloze":
        return ""
    if first in ("next", "then", "here", "there", "also") and not re.match(
        r"There (?:is|are|was|were|have|has|had)\b(?! the\b| no\b| \{)", candidate.stem
    ):
        return f"'{first}' ties it to the text before"
    if first in ("he", "she", "it", "they", "this", "these", "those", "that", "we", "you", "i"):
        return f"'{first}' is open"
    return ""


def broken_text(candidate: Candidate) -> str:
    """No stray marks of extraction in stem or answer."""
    text = re.sub(r"::\w+\}\}", "}}", candidate.stem) + " " + candidate.answer.text
    if re.search(
        r"\s[|]\s|\.\.\.|…|\[\d+\]|\bet al\b|https?:|@|\s,|,\s*[,.?]|:(?!\d)|;|\s[–—-]\s|"
        r"[a-z][\"”][a-z]|\s/\s|\b(?:including|such as|like|that|of|the),|\b(\w{4,})'s \1\b",
        text,
    ):
        return "stray marks"
    if re.search(
        r"[a-z] (?:In|On|At|By|For|With|He|She|It|They|We|But|And|Is|Are|Was|Were)\b",
        candidate.stem,
    ):
        return "two sentences run together"
    if re.search(r"(?:\b\w+ to )?with according|according to [^,]*according", text, re.I):
        return "attributed twice"
    if re.search(r"\b(?:is|are|was|were) (?:of|who|which|that)\b", candidate.stem):
        return "a broken attribute"
    if re.search(r"(?:^|[a-z,] )(?:And|Or|But) [a-z]", candidate.stem):
        return "a fragment"
    if re.search(r"\betc\b|\.\.", text):
        return "a list that trails off"
    if re.search(r"[a-z]\.\d", text):
        return "a note's number stands in the text"
    if re.search(r"\b(?:[Aa]side|[Aa]part) from\b", candidate.stem):
        return "it sets something aside that it does not build on"
    if re.search(
        r"(?:\}\}|\b(?:two|three|four|five|six|several|many)) (?:main |major )?"
        r"(?:reasons|ways|things|types|kinds|points|examples|steps)\W*$",
        candidate.stem,
    ):
        return "it does not tell of what"
    if re.search(r"\b(?:such as|including|like) [^,]*, and [^,]*$", candidate.stem):
        return "a list of two with a comma: something between was left out"
    if re.search(r"[A-Z]\w+, and (?:his|her|their) \w+ [A-Z]", candidate.stem):
        return "a pair with a comma: something between was left out"
    if candidate.kind in ("true_false", "cloze") and re.search(
        r"\bcontinued to\b[^\d]*$", candidate.stem
    ):
        return "'continued' ties it to the text before"
    if re.search(
        r"(?:\d|\}\}|_____|hundred|thousand|two|three|four|five|several|many) more\b(?! than)", text
    ):
        return "'more' than what"
    tied = re.search(
        r"\b(?:subsequently|re-?emerged|regained|resumed|the latter|in question|a further|"
        r"instead(?! of)|as well(?! as)|in turn|in return|likewise|another|"
        r"one day|the former|the latter|then|again)\b",
        candidate.stem,
    )
    if tied:
        return f"'{tied.group()}' ties it to the text before"
    if re.search(r"\b(?:him|her|it|them)sel(?:f|ves)$", candidate.answer.text):
        return "the answer points back"
    if re.search(r"\b(?:known|called|named) as\b", candidate.stem) and _says_its_own_name(
        candidate
    ):
        return "a name is told by itself"
    if re.search(r"\d{7,}|\+\d{3,}", candidate.stem):
        return "a telephone number"
    if re.search(
        r"(?<!^)(?<!\bare )(?<!\bwere )\b(?:[Hh]ere|there)\b"
        r"(?! (?:is|are|was|were|be|has|have|had)\b|\?)",
        candidate.stem,
    ):
        return "'there' points back"
    return ""


def _says_its_own_name(candidate: Candidate) -> bool:
    words = re.findall(r"\b[A-Z]\w{3,}", candidate.stem)
    return len(words) > len(set(words))


def certain_parse(candidate: Candidate) -> str:
    """The parser is sure of the clause."""
    return (
        "" if candidate.fact.certainty >= 0.5 else f"parse certainty {candidate.fact.certainty:.2f}"
    )


def options_alike(candidate: Candidate) -> str:
    """Options do not differ in case or wildly in length."""
    if candidate.kind != "multiple_choice":
        return ""
    lengths = [len(text) for text in (candidate.answer.text, *candidate.distractors)]
    if len(candidate.answer.text) > 2.2 * sorted(lengths)[len(lengths) // 2] + 6:
        return "the right option is the longest by far"
    capitals = {text[:1].isupper() for text in (candidate.answer.text, *candidate.distractors)}
    return "options differ in capitals" if len(capitals) > 1 else ""


def wide_open(candidate: Candidate) -> str:
    """A "what" question needs an answer that says something, and a stem that leads to it."""
    if candidate.answer.type != "thing":
        return ""
    answer = [word for word in stems(candidate.answer.text) if len(word) > 2]
    if len(answer) < 2:
        return "the answer is one common word"
    said = [token for token in _tokens(candidate) if token.tag in ("NNP", "NNPS", "CD")]
    if candidate.answer.slot == "subject":
        return "many things could be the answer"
    return "" if len(said) >= 2 else "the question is too open"


def _tokens(candidate: Candidate) -> list[Token]:
    """Return the words of the fact that stand in the stem."""
    fact = candidate.fact
    asked = candidate.answer.phrase
    parts = [fact.subject, *(c.phrase for c in fact.all_complements())]
    return [fact.sentence.tokens[i] for p in parts if p is not asked for i in p.tokens]


def says_enough(candidate: Candidate) -> str:
    """A statement says more than that something happened."""
    if candidate.kind not in ("true_false", "cloze"):
        return ""
    named = candidate.fact.subject.is_name or bool(candidate.fact.fronted)
    wanted = 4 if named or candidate.fact.verb.is_copular else 5
    return "" if len(stems(candidate.stem)) >= wanted else "says too little"


def off_topic(candidate: Candidate, is_portrait: bool) -> str:
    """In an article on a person or place, a stem without any name has lost its setting."""
    if not is_portrait or candidate.answer.type == "term" or candidate.frame:
        return ""
    return "" if has_name(candidate) else "names nothing"


def has_name(candidate: Candidate) -> bool:
    """Tell whether a stem, without what it asks for, holds a name."""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    subject = candidate.fact.subject
    if subject.name is not None and set(subject.name.full.split()) & set(shown.split()):
        return True
    return any(
        token.tag in ("NNP", "NNPS") and token.text in shown for token in _tokens(candidate)
    ) or bool(re.search(r"(?<!^)\b[A-Z]\w+", shown[1:]))


def said_twice(candidate: Candidate) -> str:
    """A fronted participle does not say what the verb says: "appearing in films, he appeared"."""
    fact = candidate.fact
    first = fact.sentence.tokens[min((i for c in fact.fronted for i in c.phrase.tokens), default=0)]
    twice = first.tag == "VBG" and first.lemma == fact.verb.lemma
    return "says the same twice" if twice else ""


def half_a_pair(candidate: Candidate) -> str:
    """No "either" stands without its "or", no "neither" without "nor"."""
    stem = candidate.stem.lower()
    for first, second in (("either", "or"), ("neither", "nor"), ("not only", "but")):
        if re.search(rf"\b{first}\b", stem) and not re.search(rf"\b{second}\b", stem):
            return f"'{first}' without '{second}'"
    return ""


def comparison(candidate: Candidate) -> str:
    """What is "more" or "better" is so than something that the stem names."""
    match = re.search(
        r"\b(?:much|far|even|far more) (?:\w+er|more|less)\b(?!.*\bthan\b)|"
        r"\b(?:more|less|fewer) [a-z]+\b(?!.*\bthan\b)(?!.*\band\b)",
        re.sub(r"\b(?:more|less) (?:than|or|and)\b|\bonce more\b", " ", candidate.stem),
    )
    return f"'{match.group()}' than what" if match else ""


def day_without_year(candidate: Candidate) -> str:
    """A day of a month needs its year, in the stem or in a dated frame."""
    day = re.search(
        rf"\b(?:{MONTHS}) \d{{1,2}}\b|\b\d{{1,2}} (?:{MONTHS})\b", candidate.framed_stem
    )
    year = re.search(r"\b\d{4}\b|::year", candidate.framed_stem)
    asked = candidate.answer.type in ("year", "date")
    return "a day without its year" if day and not year and not asked else ""


def torn_compound(candidate: Candidate) -> str:
    """No hyphened word is torn apart: "was lived short" for "was short-lived"."""
    stem = candidate.stem.lower()
    words = set(re.findall(r"\w+", stem))
    for one, other in re.findall(r"\b(\w+)-(\w+)", candidate.fact.sentence.text.lower()):
        if one in words and other in words and f"{one}-{other}" not in stem:
            return f"'{one}-{other}' is torn apart"
    return ""


def opinion(candidate: Candidate) -> str:
    """What somebody finds charming is no fact."""
    match = _OPINIONS.search(candidate.stem)
    return f"'{match.group()}' is an opinion" if match else ""


def unplaced(candidate: Candidate) -> str:
    """What somebody unnamed once did needs a time or place: "a city rose", "builders worked"."""
    fact = candidate.fact
    subject = fact.subject
    if not fact.verb.is_past or subject.is_name or candidate.frame:
        return ""
    bare = subject.head.tag == "NNS" and len(subject.tokens) == 1
    article = subject.text.startswith(("a ", "an ")) and not fact.verb.is_copular
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    placed = re.search(r"\d{3,4}|(?<!^)\b[A-Z][a-z]+", shown)
    return "somebody unnamed, nowhere" if (bare or article) and not placed else ""


def tautology(candidate: Candidate) -> str:
    """What a thing is called is not told of it again: "cognitive games involve games"."""
    fact = candidate.fact
    if fact.subject.is_name or candidate.kind != "true_false":
        return ""
    said = {c.phrase.head.lemma.lower() for c in fact.complements}
    return "says itself" if fact.subject.head.lemma.lower() in said else ""


def tense_of_time(candidate: Candidate) -> str:
    """The present does not go with a past year, nor "now" with the past."""
    fact = candidate.fact
    if fact.verb.is_past and "now" in {word.lower() for word in fact.verb.adverbs}:
        return "'now' in the past"
    first = fact.verb.auxiliaries[:1] or (fact.verb.main,)
    present = first in (("is",), ("are",)) or (not fact.verb.auxiliaries and fact.verb.tag == "VBZ")
    years = [
        c
        for c in fact.all_complements()
        if c.role == "time" and re.fullmatch(r"\d{4}", c.phrase.text)
    ]
    return "the present with a past year" if present and years else ""


def passing_state(candidate: Candidate) -> str:
    """What "is being done" holds on the day of writing only; a dated frame tells the day."""
    fact = candidate.fact
    progressive = fact.verb.main.endswith("ing") and fact.verb.auxiliaries[-1:] in (
        ("is",),
        ("are",),
    )
    dated = re.search(r"\(\w+ \d{4}\)$", candidate.frame)
    return "goes on while it is written" if progressive and not dated else ""


def hypothetical(candidate: Candidate) -> str:
    """What "would be" depends on something that the stem does not tell."""
    words = {word.lower() for word in candidate.fact.verb.auxiliaries}
    return "'would' without its condition" if words & {"would"} and not _is_later(candidate) else ""


def _is_later(candidate: Candidate) -> bool:
    """Tell whether "would" is the future seen from the past: "he would later become"."""
    return bool({word.lower() for word in candidate.fact.verb.adverbs} & {"later", "eventually"})


def vague(candidate: Candidate) -> str:
    """The stem is not about "an example", nor about something that just went on."""
    fact = candidate.fact
    if fact.subject.head.lemma.lower() in _VAGUE_NOUNS:
        return f"'{fact.subject.text}' says nothing"
    bare = not any(
        c.role in ("object", "oblique", "place", "clause", "attribute", "agent")
        for c in fact.complements
    )
    if re.search(
        r"\b(?:take|took|taken|takes) (?:matters|steps|action|advantage)\b(?! of)", candidate.stem
    ):
        return "an idiom hides what went on"
    empty = not fact.all_complements() and fact.verb.lemma not in _COMPLETE_VERBS
    if empty and not fact.told and candidate.kind == "true_false":
        return "the verb has lost what it acts on"
    return "nobody knows what went on" if bare and fact.verb.lemma in _VAGUE_VERBS else ""


def unplaced_pluperfect(candidate: Candidate) -> str:
    """What "had happened" before something else needs its time."""
    fact = candidate.fact
    first = fact.verb.auxiliaries[:1]
    timed = any(c.role == "time" for c in fact.all_complements()) or bool(
        re.search(r"\d{3,4}|century", candidate.stem)
    )
    return "'had' looks back at something" if first == ("had",) and not timed else ""


def somebody(candidate: Candidate) -> str:
    """A story of "a student" is no fact, nor one that fits many a subject."""
    fact = candidate.fact
    subject = fact.subject
    if subject.text.startswith(("a ", "an ")) and subject.entity == "person":
        return "" if fact.verb.is_copular else f"'{subject.text}' is anybody"
    if candidate.kind == "cloze" and candidate.answer.slot == "subject":
        said = [token for token in _tokens(candidate) if token.tag in ("NNP", "NNPS", "CD")]
        return "" if len(said) >= 2 or candidate.answer.type == "term" else "fits many"
    return ""


def conditional(candidate: Candidate) -> str:
    """A made-up case is no fact to study: "if a factory makes 100 cars"."""
    return (
        "an example case"
        if any(c.role == "condition" for c in candidate.fact.all_complements())
        else ""
    )


CHECKS: tuple[Callable[[Candidate], str], ...] = (
    certain_parse,
    answer_in_stem,
    deictic,
    number_agrees,
    length,
    doubled_words,
    balanced,
    quotation,
    enough_content,
    wide_open,
    says_enough,
    repeated_name,
    said_twice,
    half_a_pair,
    comparison,
    day_without_year,
    torn_compound,
    opinion,
    conditional,
    unplaced_pluperfect,
    unplaced,
    tautology,
    tense_of_time,
    passing_state,
    somebody,
    vague,
    hypothetical,
    open_pronoun,
    broken_text,
    options_alike,
)


def first_problem(candidate: Candidate) -> str:
    """Return the first check that a candidate fails, as "check: reason", or an empty text."""
    for check in CHECKS:
        reason = check(candidate)
        if reason:
            return f"{check.__name__}: {reason}"
    return ""
