"""Questions from a fact: one for each phrase that may be asked for.

The order of words follows Heilman & Smith (2010): an asked subject keeps the
statement's order, anything else inverts the first auxiliary or takes *do*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.facts import Complement, Fact
from quizgen.facts.numbers import parse_number
from quizgen.facts.verbs import VerbGroup
from quizgen.facts.wording import capitalise, tidy
from quizgen.questions.candidate import Answer
from quizgen.questions.variants import variants
from quizgen.questions.wh import WhWord, answer_text, wh_for_complement, wh_for_subject

# Verb and noun are one predicate: "take place", "make a living"; the noun is never asked for.
LIGHT_VERBS = frozenset("take make give have do get pay play hold keep lose gain put".split())
_ANSWER_WORDS = 9


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a fact and its answer."""

    stem: str
    answer: Answer


def questions(fact: Fact) -> Iterator[Question]:
    """Yield the questions that a fact answers."""
    makers = (
        _subject_question,
        _definition_question,
        _attribute_question,
        _time_and_place_questions,
        _object_questions,
        _how_many_questions,
        _measure_questions,
        _reason_question,
    )
    for make in makers:
        yield from make(fact)


def _subject_question(fact: Fact) -> Iterator[Question]:
    """Who or what did it."""
    wh = wh_for_subject(fact.subject)
    if fact.is_trimmed:
        return
    if wh is None or (fact.verb.is_copular and not _identifies(fact)):
        return
    attribute = next((c for c in fact.complements if c.role == "attribute"), None)
    if wh.text == "who" and attribute is not None and attribute.phrase.entity not in ("person", ""):
        wh = WhWord("what", "name")  # "Uranus is the seventh planet": no person after all
    if not fact.subject.is_name and (fact.subject.plural or fact.subject.entity == "person"):
        return
    if not _enough_said(fact):
        return
    if fact.verb.is_passive and fact.verb.lemma in _MAKING and wh.answer_type == "person":
        return
    if wh.answer_type == "place" and not fact.verb.is_past and _is_custom(fact):
        return
    yield _with_subject_asked(fact, wh, wh.text)


def _with_subject_asked(fact: Fact, wh: WhWord, text: str) -> Question:
    text_answer = answer_text(fact.subject)
    answer = Answer(
        text_answer, wh.answer_type, "subject", fact.subject, variants(text_answer, wh.answer_type)
    )
    verb = fact.verb if wh.plural else fact.verb.singular()
    complements = " ".join(c.text for c in fact.complements)
    return Question(_sentence(fact, f"{text} {verb.statement()} {complements}"), answer)


def _definition_question(fact: Fact) -> Iterator[Question]:
    """The term that the article defines: "A democracy is a government in which ..."."""
    if not fact.verb.is_copular or fact.verb.negation or fact.verb.is_past or fact.fronted:
        return
    if len(fact.complements) != 1 or fact.complements[0].role != "attribute":
        return
    attribute = fact.complements[0].phrase
    subject = fact.subject
    if subject.is_name or subject.plural or subject.head.tag not in ("NN", "NNP"):
        return
    if not re.match(r"(?:an?|the|any|one of the) ", attribute.text) or len(attribute.tokens) < 4:
        return
    if len(subject.tokens) > 4 or not attribute.head.tag.startswith("NN"):
        return
    if any(t.tag in ("POS", "PRP$") for t in (fact.sentence.tokens[i] for i in subject.tokens)):
        return
    if attribute.head.lemma.lower() in _ONE_OF_MANY:
        return
    if subject.text.lower().startswith(("the ", "this ", "one ", "another ", "any ", "each ")):
        return
    term = re.sub(r"^(?:an?|the)\s+", "", subject.text)
    yield Question(
        _sentence(fact, f"what is the term for {attribute.text}"),
        Answer(term, "term", "subject", subject, variants(term, "term")),
    )


# "A feature of consciousness" is no definition: it has others.
_ONE_OF_MANY = frozenset(
    "example form type kind part aspect element feature factor institution component source cause "
    "reason way one sort instance case role sign symbol member problem issue challenge concern "
    "question topic subject tool step goal aim".split()
)


def _attribute_question(fact: Fact) -> Iterator[Question]:
    """The name that a description leads to: "The capital of Canada is Ottawa"."""
    attribute = next((c for c in fact.complements if c.role == "attribute"), None)
    if attribute is None or attribute.preposition or not fact.verb.is_copular or fact.verb.negation:
        return
    if fact.subject.is_name or not attribute.phrase.is_name or attribute.phrase.plural:
        return
    wh = wh_for_subject(attribute.phrase)
    if wh is None or not fact.subject.text.startswith("the "):
        return
    rest = " ".join(c.text for c in fact.complements if c is not attribute)
    answer = answer_text(attribute.phrase)
    yield Question(
        _sentence(fact, f"{wh.text} {fact.verb.statement()} {fact.subject.text} {rest}"),
        Answer(
            answer, wh.answer_type, "attribute", attribute.phrase, variants(answer, wh.answer_type)
        ),
    )


def _time_and_place_questions(fact: Fact) -> Iterator[Question]:
    """When and where it happened."""
    for complement in fact.all_complements():
        if complement.role not in ("time", "place"):
            continue
        wh = wh_for_complement(complement)
        if wh is None or fact.verb.negation or (fact.is_trimmed and complement.role == "time"):
            continue
        if complement.role == "place" and _is_habit(fact, complement):
            continue
        if complement.role == "place" and fact.verb.is_copular and len(fact.complements) > 1:
            continue
        if complement.role == "place" and _is_placed_besides(fact, complement):
            continue
        answer = answer_text(complement.phrase)
        slot = "time" if complement.role == "time" else "place"
        yield Question(
            _inverted(fact, complement, wh.text, ""),
            Answer(
                answer, wh.answer_type, slot, complement.phrase, variants(answer, wh.answer_type)
            ),
        )


def _is_placed_besides(fact: Fact, asked: Complement) -> bool:
    """Tell whether the rest says where already: "where does it lie at the meeting of ...?"."""
    return any(
        c is not asked
        and c.role in ("place", "oblique")
        and c.preposition.lower() in ("at", "on", "near", "between", "along", "as in")
        for c in fact.all_complements()
    )


def _is_habit(fact: Fact, asked: Complement) -> bool:
    """Tell whether a fact is a custom that many places may share."""
    if fact.verb.is_past or fact.verb.is_copular:
        return False
    others = [fact.subject, *(c.phrase for c in fact.all_complements() if c is not asked)]
    tokens = fact.sentence.tokens
    return not any(tokens[i].tag in ("NNP", "NNPS", "CD") for p in others for i in p.tokens)


def _object_questions(fact: Fact) -> Iterator[Question]:
    """What, whom, to what, by whom."""
    if fact.verb.negation:
        return
    for complement in fact.complements:
        if complement.role not in ("object", "oblique", "agent"):
            continue
        phrase = complement.phrase
        if not _is_answerable(fact, complement):
            continue
        wh = wh_for_complement(complement)
        if wh is None:
            continue
        if wh.answer_type == "organization" and complement.preposition in ("to", "into", "from"):
            continue
        answer = answer_text(phrase)
        slot = (
            complement.role if complement.role == "object" else f"{complement.preposition} phrase"
        )
        stem = _inverted(fact, complement, wh.text, complement.preposition)
        yield Question(
            stem,
            Answer(answer, wh.answer_type, slot, phrase, variants(answer, wh.answer_type)),
        )


# What is discovered, painted or written is no person, whatever its name looks like.
_MAKING = frozenset(
    "discover paint invent write compose build publish make create design direct found develop "
    "produce launch film record complete sculpt carve release operate".split()
)


def _is_answerable(fact: Fact, complement: Complement) -> bool:
    phrase = complement.phrase
    if complement.role == "object" and fact.verb.lemma in _MAKING and phrase.entity == "person":
        return False
    tokens = fact.sentence.tokens
    if len(phrase.text.split()) > _ANSWER_WORDS or phrase.head.tag in ("PRP", "DT", "EX", "WP"):
        return False
    if phrase.entity in ("person", "time") and not phrase.is_name:
        return False
    if re.search(r"\b(?:life|years?|months?|weeks?|days?|hours?|time)$", phrase.text):
        return False  # a span of time is no "what"
    if complement.role == "object" and fact.verb.lemma in LIGHT_VERBS and not phrase.is_name:
        return False
    if complement.preposition in ("as", "like", "than", "such as", "including", "opposite"):
        return False
    if complement.role == "agent" and not phrase.is_name:
        return False
    if complement.role != "object" and not phrase.is_name:
        return fact.verb.lemma in _PREPOSITIONAL.get(complement.preposition, ())
    if phrase.text.split()[0].lower() in ("his", "her", "its", "their"):
        return False
    return not any(
        tokens[i].tag in ("WP", "WRB") and i == min(phrase.tokens) for i in phrase.tokens
    )


# Verbs whose prepositional object is what they are about, so that it can be asked for.
_PREPOSITIONAL = {
    "to": frozenset("lead belong contribute refer shift attach introduce add rise fall".split()),
    "on": frozenset("depend rely focus feed live base".split()),
    "of": frozenset("consist compose make".split()),
    "from": frozenset("come derive suffer result originate make shift protect".split()),
    "in": frozenset("result specialize specialise believe invest".split()),
    "for": frozenset("stand account call use".split()),
    "with": frozenset("replace fill surround deal cover".split()),
    "into": frozenset("turn divide develop convert flow".split()),
    "by": frozenset(),
}


def _how_many_questions(fact: Fact) -> Iterator[Question]:
    """How many, where a number counts the head of the subject or the object."""
    for complement in (None, *fact.complements):
        phrase = fact.subject if complement is None else complement.phrase
        counted = _counted(fact, phrase)
        if counted is None or (
            complement is not None and complement.role not in ("object", "attribute")
        ):
            continue
        number, noun = counted
        if complement is not None and complement.preposition:
            continue
        unit = _counted_noun(noun, phrase.head.text)
        answer = Answer(number, "number", "number", phrase, variants(number, "number"), unit)
        if complement is None:
            if fact.verb.is_copular:
                continue
            verb = fact.verb
            rest = " ".join(c.text for c in fact.complements)
            yield Question(_sentence(fact, f"how many {noun} {verb.statement()} {rest}"), answer)
        elif fact.subject.head.tag == "EX":
            # "How many planets are there in the Solar System?"
            stem = f"how many {unit} {fact.verb.statement()} there{noun.removeprefix(unit)}"
            rest = " ".join(c.text for c in fact.complements if c is not complement)
            yield Question(_sentence(fact, f"{stem} {rest}"), answer)
        elif not fact.verb.is_copular:
            yield Question(_inverted(fact, complement, f"how many {noun}", ""), answer)


def _counted(fact: Fact, phrase: object) -> tuple[str, str] | None:
    """Return the number before a counted plural noun and the noun with what follows it."""
    from quizgen.facts import Phrase

    assert isinstance(phrase, Phrase)
    tokens = fact.sentence.tokens
    if phrase.head.tag not in ("NNS", "NNPS") or any(
        tokens[c].label in ("conj", "appos", "flat")
        for c in fact.sentence.children[phrase.head.index]
    ):
        return None
    numbers = [
        c
        for c in fact.sentence.children[phrase.head.index]
        if tokens[c].label == "nummod" and c in phrase.tokens
    ]
    if len(numbers) != 1:
        return None
    words = phrase.text.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        number = parse_number(" ".join(words[:size]))
        if number is not None:
            if not number.approximate and number.value in (0, 1):
                return None
            noun = " ".join(words[size:])
            if noun in ("things", "ways", "reasons", "times", "years", "days", "others"):
                return None
            return (
                None if re.match(r"(?:or|to|and|of|-)\b", noun) else (" ".join(words[:size]), noun)
            )
    return None


def _counted_noun(noun: str, head: str) -> str:
    """Return what is counted without what follows it: "sites" of "sites around the road"."""
    return noun[: noun.find(head) + len(head)] if head in noun else noun


def _measure_questions(fact: Fact) -> Iterator[Question]:
    """What percentage of; for how long."""
    for complement in (None, *fact.complements):
        phrase = fact.subject if complement is None else complement.phrase
        match = re.match(
            r"((?:(?:about|nearly|almost|over|around|only|just|more than|less than|roughly|some|"
            r"approximately|at least|up to) )*[\d.,]+ ?(?:%|per ?cent|percent)) of (.+)$",
            phrase.text,
        )
        if match is None:
            continue
        number, whole = match.groups()
        if re.match(r"only |just ", number):
            continue  # without the word the fact would be another
        answer = Answer(number, "number", "number", phrase, variants(number, "number"), "%")
        asked = f"what percentage of {whole}"
        if complement is None:
            rest = " ".join(c.text for c in fact.complements)
            yield Question(_sentence(fact, f"{asked} {fact.verb.statement()} {rest}"), answer)
        elif complement.role == "object":
            yield Question(_inverted(fact, complement, asked, ""), answer)
        elif complement.role == "oblique" and complement.preposition in ("to", "in", "by", "for"):
            asked = f"{complement.preposition} {asked}"
            yield Question(_inverted(fact, complement, asked, ""), answer)
    for complement in fact.complements:
        match = re.match(
            r"((?:\w+ )?[\w,.-]+) (years|months|weeks|days|hours|minutes)$", complement.phrase.text
        )
        if complement.preposition != "for" or match is None or fact.verb.negation:
            continue
        if parse_number(match.group(1)) is None:
            continue
        text = complement.phrase.text
        answer = Answer(
            text, "number", "duration", complement.phrase, variants(text, "number"), match.group(2)
        )
        yield Question(_inverted(fact, complement, "for how long", ""), answer)


def _reason_question(fact: Fact) -> Iterator[Question]:
    """Why, where the reason follows "because" or "in order to"."""
    for complement in fact.complements:
        if complement.role != "reason" or not complement.text.startswith("because"):
            continue
        if len(complement.phrase.text.split()) > 16 or (fact.verb.negation and fact.verb.is_modal):
            continue
        answer = complement.text
        yield Question(
            _inverted(fact, complement, "why", ""),
            Answer(answer, "reason", "reason", complement.phrase),
        )


def _inverted(fact: Fact, asked: Complement, wh: str, preposition: str) -> str:
    """Return the question for something after the verb; its preposition stays where it was."""
    first, rest = _aux_first(fact.verb)
    parts = []
    for complement in fact.complements:
        parts.append(preposition if complement is asked else complement.text)
    body = " ".join(part for part in (wh, first, fact.subject.text, rest, *parts) if part)
    return _sentence(fact, body, asked)


def _aux_first(verb: VerbGroup) -> tuple[str, str]:
    if verb.is_copular:
        rest = " ".join(w for w in (*verb.auxiliaries[1:], verb.negation, *verb.adverbs) if w)
        return verb.auxiliaries[0], rest
    return verb.inverted()


def _sentence(fact: Fact, body: str, asked: Complement | None = None) -> str:
    return capitalise(tidy(", ".join([*fact.front(asked), body]))) + "?"


def _identifies(fact: Fact) -> bool:
    """Tell whether a copular fact picks its subject out: "the capital of", "the largest"."""
    attribute = next((c for c in fact.complements if c.role == "attribute"), None)
    if attribute is None or attribute.preposition:
        return False
    phrase = attribute.phrase
    if phrase.text.startswith("the "):
        return len(phrase.tokens) >= 4
    role = phrase.entity == "person" and phrase.head.tag == "NN"
    return (
        role
        and re.match(r"(?:an?|one|any|another)\b", phrase.text) is None
        and " of " in phrase.text
    )


def _is_custom(fact: Fact) -> bool:
    """Tell whether what is said of a place might be said of many: no name or number in it."""
    tokens = fact.sentence.tokens
    said = [i for c in fact.all_complements() for i in c.phrase.tokens]
    return not any(tokens[i].tag in ("NNP", "NNPS", "CD") for i in said)


def _enough_said(fact: Fact) -> bool:
    """Tell whether the rest of the fact says enough to find the subject by."""
    content = sum(
        fact.sentence.tokens[i].tag.startswith(("NN", "CD", "JJ"))
        for c in fact.all_complements()
        for i in c.phrase.tokens
    )
    return content >= 2
