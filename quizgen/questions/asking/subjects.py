"""Questions for the subject: who did it, the term of a definition, the name of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts import Fact
from quizgen.questions.asking.question import Question, as_question
from quizgen.questions.asking.verb_classes import MAKING
from quizgen.questions.candidate import Answer
from quizgen.questions.variants import variants
from quizgen.questions.wh import WhWord, answer_text, wh_for_subject

# "A feature of consciousness" is no definition: it has others.
_ONE_OF_MANY = frozenset(
    "example form type kind part aspect element feature factor institution component source cause "
    "reason way one sort instance case role sign symbol member problem issue challenge concern "
    "question topic subject tool step goal aim".split()
)


def subject_question(fact: Fact) -> Iterator[Question]:
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
    if fact.verb.is_passive and fact.verb.lemma in MAKING and wh.answer_type == "person":
        return
    if wh.answer_type == "place" and not fact.verb.is_past and _is_custom(fact):
        return
    yield _with_subject_asked(fact, wh, wh.text)


def definition_question(fact: Fact) -> Iterator[Question]:
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
        as_question(fact, f"what is the term for {attribute.text}"),
        Answer(term, "term", "subject", subject, variants(term, "term")),
    )


def attribute_question(fact: Fact) -> Iterator[Question]:
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
        as_question(fact, f"{wh.text} {fact.verb.statement()} {fact.subject.text} {rest}"),
        Answer(
            answer, wh.answer_type, "attribute", attribute.phrase, variants(answer, wh.answer_type)
        ),
    )


def _with_subject_asked(fact: Fact, wh: WhWord, text: str) -> Question:
    text_answer = answer_text(fact.subject)
    answer = Answer(
        text_answer, wh.answer_type, "subject", fact.subject, variants(text_answer, wh.answer_type)
    )
    verb = fact.verb if wh.plural else fact.verb.singular()
    complements = " ".join(c.text for c in fact.complements)
    return Question(as_question(fact, f"{text} {verb.statement()} {complements}"), answer)


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
