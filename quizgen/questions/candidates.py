"""All candidate items of a document: every fact, every question, every kind, each checked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from quizgen.facts import Extractor, Fact
from quizgen.facts.mentions_in_text import shorten_repeats
from quizgen.facts.names import NameEntity, person_name
from quizgen.facts.numbers import parse_number
from quizgen.facts.salience import with_salience
from quizgen.facts.terms import key_terms
from quizgen.language import Document
from quizgen.questions.ask import Question, questions
from quizgen.questions.candidate import Answer, Candidate
from quizgen.questions.checks import first_problem, off_topic
from quizgen.questions.cloze import clozes, term_clozes
from quizgen.questions.distractors import DistractorMaker
from quizgen.questions.rank import quality
from quizgen.questions.targets import targets
from quizgen.questions.truefalse import false_statement, true_statement


@dataclass(frozen=True)
class Considered:
    """What was made of a fact: the good candidates, and the bad ones with the reason."""

    fact: Fact
    problems: tuple[str, ...]
    good: tuple[Candidate, ...]
    bad: tuple[tuple[Candidate, str], ...]


def consider(document: Document, title: str, seed: int, headings: str = "") -> list[Considered]:
    """Make and check the candidates of all facts of a document, in order."""
    extractor = Extractor(document, title)
    facts = with_salience([f.trimmed() for f in extractor.facts()], document, title)
    usable = [fact for fact in facts if not fact_problems(fact)]
    asked = {id(fact): list(questions(fact)) for fact in usable}
    terms = [q.answer.text for fact in usable for q in asked[id(fact)] if q.answer.type == "term"]
    names = extractor.references.names
    maker = DistractorMaker(extractor, terms)
    topic = max(names.entities, key=lambda name: name.mentions, default=None)
    main_topic = topic.full if topic is not None and topic.mentions >= 4 else ""
    is_portrait = topic is not None and _is_portrait(topic, title, len(document.sentences))
    vocabulary = key_terms(document, headings)
    persons = [person_name(name) for name in names.entities if name.entity == "person"]
    result = []
    for fact in facts:
        problems = fact_problems(fact)
        known = [q for q in asked.get(id(fact), ()) if not _asks_for(q, main_topic, title)]
        inner = [
            answer
            for answer in targets(fact, names)
            if answer.text != main_topic and answer.text.lower() not in title.lower()
        ]
        made = [] if problems else list(_items(fact, known, inner, maker, vocabulary, title, seed))
        good, bad = [], []
        for raw in made:
            candidate = replace(raw, stem=shorten_repeats(raw.stem, persons))
            reason = first_problem(candidate) or off_topic(candidate, is_portrait)
            if reason:
                bad.append((candidate, reason))
            else:
                good.append(replace(candidate, quality=quality(candidate)))
        result.append(Considered(fact, problems, tuple(good), tuple(bad)))
    return result


def _is_portrait(topic: NameEntity, title: str, sentences: int) -> bool:
    """Tell whether an article is about one person or place: in its title, or in most of it."""
    if topic.entity not in ("person", "place"):
        return False
    titled = bool(set(topic.full.lower().split()) & set(re.findall(r"\w+", title.lower())))
    return topic.mentions >= 4 and (titled or topic.mentions >= 0.25 * sentences)


def _asks_for(question: Question, main_topic: str, title: str) -> bool:
    """Tell whether the answer is what the whole article is about, which anybody can guess."""
    phrase = question.answer.phrase
    name = phrase.name if phrase is not None else None
    if name is None:
        return False
    titled = set(re.findall(r"\w+", name.full.lower())) <= set(re.findall(r"\w+", title.lower()))
    return titled or (bool(main_topic) and name.full == main_topic)


def fact_problems(fact: Fact) -> tuple[str, ...]:
    """Return why a fact gives no items."""
    problems = list(fact.problems())
    head = fact.subject.head
    if head.tag in ("DT", "WP", "WDT") or (
        fact.subject.text.lower() == head.text.lower() and (head.tag == "PRP")
    ):
        problems.append(f"the subject '{fact.subject.text}' is no noun")
    return tuple(problems)


def _items(
    fact: Fact,
    asked: list[Question],
    answers: list[Answer],
    maker: DistractorMaker,
    terms: Mapping[str, int],
    title: str,
    seed: int,
) -> Iterator[Candidate]:
    for question in asked:
        source = random.Random(f"{seed}/{question.stem}")
        wrong = maker.make(fact, question.answer, source)
        if wrong:
            yield Candidate("multiple_choice", question.stem, question.answer, fact, wrong)
        if _is_exact_number(question.answer):
            yield Candidate("numeric", question.stem, question.answer, fact)
        else:
            yield Candidate("short_answer", question.stem, question.answer, fact)
        yield from false_statement(fact, question.answer, wrong)
    inner = [a for a in answers if a.text not in {q.answer.text for q in asked}]
    for answer in inner:
        source = random.Random(f"{seed}/{fact.statement()}/{answer.text}")
        if answer.type != "place":  # another place inside a phrase is soon absurd
            yield from false_statement(fact, answer, maker.make(fact, answer, source))
    yield from clozes(fact, [*(q.answer for q in asked), *inner])
    yield from term_clozes(fact, terms, title)
    yield from true_statement(fact)


def _is_exact_number(answer: Answer) -> bool:
    if answer.type == "year":
        return bool(re.fullmatch(r"\d{3,4}", answer.text))
    if answer.type != "number":
        return False
    number = parse_number(re.sub(r"\s*(?:%|per ?cent|percent)$", "", answer.text))
    return number is not None and not number.approximate
