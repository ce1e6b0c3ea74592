"""All candidate items of a document: every fact, every question, every kind, each checked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from quizgen.article import Article
from quizgen.facts import Extractor, Fact
from quizgen.facts.mentions_in_text import shorten_repeats
from quizgen.facts.names import person_name
from quizgen.facts.numbers import parse_number
from quizgen.facts.references import References
from quizgen.facts.salience import with_salience
from quizgen.facts.terms import key_terms
from quizgen.language import Document
from quizgen.questions.asking import questions
from quizgen.questions.asking.question import Question
from quizgen.questions.candidate import Answer, Candidate
from quizgen.questions.checks import first_problem
from quizgen.questions.checks.standing_alone import bare_acronym, off_topic
from quizgen.questions.checks.words import has_name
from quizgen.questions.cloze import clozes, completions, term_clozes
from quizgen.questions.distractors import DistractorMaker
from quizgen.questions.frames import Topic, find_topic
from quizgen.questions.rank import quality, usable_share
from quizgen.questions.targets import targets
from quizgen.questions.truefalse import false_statement, opposite_statement, true_statement


@dataclass(frozen=True)
class Considered:
    """What was made of a fact: the good candidates, and the bad ones with the reason."""

    fact: Fact
    problems: tuple[str, ...]
    good: tuple[Candidate, ...]
    bad: tuple[tuple[Candidate, str], ...]


def consider(document: Document, article: Article, seed: int) -> list[Considered]:
    """Make and check the candidates of all facts of an article's document, in order."""
    title = article.title
    headings = " ".join(block.text for block in article.blocks if block.kind == "heading")
    extractor = Extractor(document, title)
    names = extractor.references.names
    subject = find_topic(extractor.references, title, article.date)
    trimmed = [fact.trimmed(subject.tells) for fact in extractor.facts()]
    facts = with_salience(trimmed, document, title)
    usable = [fact for fact in facts if not fact_problems(fact, subject)]
    asked = {id(fact): [] if fact.told else list(questions(fact)) for fact in usable}
    terms = [q.answer.text for fact in usable for q in asked[id(fact)] if q.answer.type == "term"]
    maker = DistractorMaker(extractor, terms)
    main_topic = subject.portrayed.full if subject.portrayed is not None else ""
    is_portrait = subject.portrayed is not None and not subject.is_headline
    vocabulary = key_terms(document, headings)
    persons = [person_name(name) for name in names.entities if name.entity == "person"]
    result = []
    for fact in facts:
        problems = fact_problems(fact, subject)
        known = [
            q
            for q in asked.get(id(fact), ())
            if not _asks_for(q, main_topic, title)
            and not _is_people(q, extractor.references)
            and not _is_open(q, fact)
        ]
        inner = [
            answer
            for answer in targets(fact, extractor.references)
            if answer.text != main_topic and answer.text.lower() not in title.lower()
        ]
        made = [] if problems else list(_items(fact, known, inner, maker, vocabulary, title, seed))
        good, bad = [], []
        for raw in made:
            candidate = replace(raw, stem=shorten_repeats(raw.stem, persons))
            if not subject.is_clear_from(
                candidate.stem, is_named=has_name(candidate), is_open=bool(fact.problems())
            ):
                candidate = replace(candidate, frame=subject.frame)
            reason = (
                first_problem(candidate)
                or off_topic(candidate, is_portrait)
                or bare_acronym(candidate, names)
            )
            if reason:
                bad.append((candidate, reason))
            else:
                score = quality(candidate, portrait=is_portrait)
                share = usable_share(candidate, portrait=is_portrait)
                good.append(replace(candidate, quality=score, usable=share))
        result.append(Considered(fact, problems, tuple(good), tuple(bad)))
    return result


def _asks_for(question: Question, main_topic: str, title: str) -> bool:
    """Tell whether the answer is what the whole article is about, which anybody can guess."""
    phrase = question.answer.phrase
    name = phrase.name if phrase is not None else None
    if name is None:
        return False
    titled = set(re.findall(r"\w+", name.full.lower())) <= set(re.findall(r"\w+", title.lower()))
    return titled or (bool(main_topic) and name.full == main_topic)


def _is_people(question: Question, references: References) -> bool:
    """Tell whether "who" would ask for a people or a place that was taken for a person."""
    phrase = question.answer.phrase
    if question.answer.type != "person" or phrase is None or phrase.name is None:
        return False
    return (phrase.name.has_article or phrase.name.plural) and not references.is_person(phrase.name)


def _is_open(question: Question, fact: Fact) -> bool:
    """Tell whether a person or thing is asked for that is one of many: "whom did he love?"

    Somebody acts on many people and things; a time, a number or another name
    in what is said picks one of them out.
    """
    answer = question.answer
    if answer.slot in (
        "by phrase",
        "subject",
        "attribute",
        "time",
        "place",
        "number",
        "duration",
        "reason",
    ):
        return False
    tokens = fact.sentence.tokens
    rest = [c.phrase for c in fact.all_complements() if c.phrase is not answer.phrase]
    return not any(tokens[i].tag in ("NNP", "NNPS", "CD") for p in rest for i in p.tokens)


def fact_problems(fact: Fact, subject: Topic) -> tuple[str, ...]:
    """Return why a fact gives no items, told behind the frame of the article's topic."""
    problems = [problem for problem in fact.problems() if not subject.tells(problem)]
    head = fact.subject.head
    if head.tag in ("DT", "WP", "WDT") or (
        fact.subject.text.lower() == head.text.lower()
        and head.tag == "PRP"
        and head.label != "expl"
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
        wrong = maker.make(fact, answer, source)
        if answer.type != "place":  # another place inside a phrase is soon absurd
            yield from false_statement(fact, answer, wrong)
        yield from completions(fact, answer, wrong)
    yield from clozes(fact, [*(q.answer for q in asked), *inner])
    yield from term_clozes(fact, terms, title)
    yield from opposite_statement(fact)
    yield from true_statement(fact)


def _is_exact_number(answer: Answer) -> bool:
    if answer.type == "year":
        return bool(re.fullmatch(r"\d{3,4}", answer.text))
    if answer.type != "number":
        return False
    number = parse_number(re.sub(r"\s*(?:%|per ?cent|percent)$", "", answer.text))
    return number is not None and not number.approximate
