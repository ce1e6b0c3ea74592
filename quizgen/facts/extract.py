"""Facts of a document: sentences are taken apart into clauses that each say one thing.

The rules follow Heilman & Smith (2010), "Extracting simplified statements for
factual question generation", on a dependency tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause_facts import ClauseFacts, Frame, according_to, joined_by_or
from quizgen.facts.clauses import find_expletive, find_outer_subject, find_subject, verb_group
from quizgen.facts.fact import Complement, Fact
from quizgen.facts.noun_facts import noun_phrase_facts
from quizgen.facts.participles import participle_facts
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.quotations import quoted_sentences
from quizgen.facts.references import References
from quizgen.facts.soundness import LEAST_CERTAINTY, is_hedge
from quizgen.facts.whole import whole_sentence
from quizgen.language import Document, Sentence

# Verbs whose "that"-clause is told as what somebody says, not as true.
SAYING = frozenset(
    "say state report note announce explain add write tell argue claim suggest estimate confirm "
    "reveal find show conclude declare stress warn point observe indicate insist maintain "
    "document describe".split()
)
_SOURCES = frozenset(
    "study report paper article survey research review analysis statement document book newspaper "
    "letter poll census record evidence theory legend law court government".split()
)


class Extractor:
    """Extracts the facts of one document."""

    def __init__(self, document: Document, title: str = "") -> None:
        self.document = document
        self.references = References(document, title)
        self.phrases = Phrases(self.references)
        self._clauses = ClauseFacts(self.phrases)
        self._quoted = quoted_sentences(document)

    def facts(self) -> list[Fact]:
        """Return the facts of all sentences, in order."""
        return [fact for sentence in self.document.sentences for fact in self.facts_of(sentence)]

    def facts_of(self, sentence: Sentence) -> list[Fact]:
        """Return the facts of one sentence; a fragment or a question gives none."""
        if not sentence.tokens or sentence.text.rstrip().endswith("?"):
            return []
        if sentence.index in self._quoted or is_hedge(sentence.tokens[0].text):
            return []
        if sum(token.head < 0 for token in sentence.tokens) != 1:
            return []
        found = list(self._from_predicate(sentence, sentence.root, Frame()))
        main = found[0].verb if found else None
        found.extend(noun_phrase_facts(self._clauses, sentence, main))
        whole = whole_sentence(self.phrases, sentence)
        sound = {
            f.statement() for f in found if f.certainty >= LEAST_CERTAINTY and not f.problems()
        }
        if whole is not None and whole.told not in sound:
            found.append(whole)
        return found

    def _from_predicate(self, sentence: Sentence, predicate: int, frame: Frame) -> Iterator[Fact]:
        """Yield the fact of a predicate and those of the clauses that hang on it."""
        verb = verb_group(sentence, predicate, frame.inherited)
        fact = None
        expletive = find_expletive(sentence, predicate)
        outer = find_outer_subject(sentence, predicate)
        if verb is not None and outer >= 0:
            yield from self._clauses.with_clause_as_attribute(
                sentence, predicate, outer, verb, frame
            )
            return
        if verb is not None and expletive >= 0:
            yield from self._clauses.existential(sentence, predicate, expletive, verb, frame)
        elif verb is not None:
            subject_index = find_subject(sentence, predicate)
            fact = self._clauses.fact(sentence, predicate, subject_index, verb, frame)
            if fact is not None and not _only_says(sentence, predicate):
                yield fact
        for child in sentence.children[predicate]:
            yield from self._from_dependent(sentence, predicate, child, fact, frame)

    def _from_dependent(
        self, sentence: Sentence, predicate: int, child: int, fact: Fact | None, frame: Frame
    ) -> Iterator[Fact]:
        """Yield the facts of a clause that hangs on a predicate, whose own fact may be None."""
        label = sentence.tokens[child].label
        has_subject = find_subject(sentence, child) >= 0
        if label == "conj":
            if joined_by_or(sentence, child) or _shares_object(sentence, predicate, child):
                return
            joined = _joined_frame(predicate, fact, frame, new_subject=has_subject)
            yield from self._from_predicate(sentence, child, joined)
        elif label == "parataxis" and has_subject:
            said = self._clauses.said_by(sentence, child)
            if said is None and _follows_semicolon(sentence, child):
                beside = Frame(attribution=frame.attribution, origin="coordinated")
                yield from self._from_predicate(sentence, child, beside)
        elif label == "ccomp" and fact is not None and sentence.tokens[predicate].lemma in SAYING:
            if _is_said(fact):
                reported = Frame(attribution=according_to(fact.subject), origin="reported")
                yield from self._from_predicate(sentence, child, reported)
        elif label == "advcl" and has_subject:
            if _is_asserted(sentence, child):
                subordinate = Frame(attribution=frame.attribution, origin="subordinate")
                yield from self._from_predicate(sentence, child, subordinate)
        elif fact is not None and (
            label == "advcl" or (label == "acl" and child < find_subject(sentence, predicate))
        ):
            yield from participle_facts(
                self.phrases, sentence, child, fact.subject, fact.verb, frame.attribution
            )


def _joined_frame(predicate: int, fact: Fact | None, frame: Frame, *, new_subject: bool) -> Frame:
    """Return what a joined clause gets from the clause before it, whose fact may be None."""
    subject = (fact.subject if fact else None) or frame.subject
    general = fact is not None and not fact.verb.is_past
    fronted = tuple(
        c
        for c in (fact.fronted if fact else ())
        if _reaches(c, new_subject=new_subject, general=general)
    )
    return Frame(
        subject=None if new_subject else subject,
        inherited=-1 if new_subject else predicate,
        fronted=fronted,
        attribution=frame.attribution,
        origin="coordinated",
    )


def _is_said(fact: Fact) -> bool:
    """Tell whether a clause with a verb of saying does say its content, and who."""
    verb = fact.verb
    if verb.negation or verb.is_modal or verb.is_passive:
        return False
    return _can_say(fact.subject)


def _only_says(sentence: Sentence, predicate: int) -> bool:
    """Tell whether a clause only says who says something: its content is a fact of its own."""
    tokens = sentence.tokens
    return tokens[predicate].lemma in SAYING and any(
        tokens[c].label == "ccomp" for c in sentence.children[predicate]
    )


def _reaches(front: Complement, *, new_subject: bool, general: bool) -> bool:
    """Tell whether a phrase before the first of two joined clauses holds for the second too.

    A circumstance does ("under a monarch, the state owns ..., and it rules ..."); a time does
    only while the subject stays the same.
    """
    if front.role == "time":
        return not new_subject
    if general and front.preposition.lower() == "in":
        return True  # "in Cuba, only members vote, and the party decides"
    return front.role == "condition" or front.preposition.lower() in ("under", "within")


def _can_say(subject: Phrase) -> bool:
    """Tell whether a subject can be a source: somebody, a group, a document; no mere fact."""
    if subject.is_name or subject.entity in ("person", "organization") or subject.plural:
        return True
    return subject.head.lemma.lower() in _SOURCES or subject.head.tag.startswith("PRP")


def _shares_object(sentence: Sentence, predicate: int, child: int) -> bool:
    """Tell whether what a joined verb acts on hangs on the verb before it: "took and ate it"."""
    tokens = sentence.tokens
    shared = any(tokens[c].label == "obj" and c > child for c in sentence.children[predicate])
    return shared and not any(tokens[c].label == "obj" for c in sentence.children[child])


def _follows_semicolon(sentence: Sentence, child: int) -> bool:
    first = min(sentence.subtree(child))
    return (first > 0 and sentence.tokens[first - 1].text == ";") or (
        sentence.tokens[first].text == ";"
    )


def _is_asserted(sentence: Sentence, child: int) -> bool:
    """Tell whether a subordinate clause is itself told as true."""
    marks = [
        sentence.tokens[c].text.lower()
        for c in sentence.children[child]
        if sentence.tokens[c].label == "mark"
    ]
    mark = marks[0] if marks else ""
    if mark in ("although", "though", "whereas"):
        return True
    verb = verb_group(sentence, child)
    return mark == "after" and verb is not None and verb.is_past
