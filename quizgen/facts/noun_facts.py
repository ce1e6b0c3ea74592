"""Facts told inside noun phrases: by relative clauses, appositions and participles."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.asides import is_aside
from quizgen.facts.clause_facts import ClauseFacts, Frame, joined_by_or
from quizgen.facts.clauses import find_subject, verb_group
from quizgen.facts.fact import Complement, Fact
from quizgen.facts.participles import passive_facts
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.soundness import certainty
from quizgen.facts.verbs import VerbGroup
from quizgen.language import Sentence

# Verbs whose "that"-clause holds, so that what its nouns are told to be holds too.
_SHOWING = frozenset("show find reveal confirm document demonstrate".split())


def noun_phrase_facts(
    clauses: ClauseFacts, sentence: Sentence, main: VerbGroup | None
) -> Iterator[Fact]:
    """Yield facts from relative clauses, appositions and participles inside noun phrases.

    ``main`` is the verb of the sentence's first fact, which gives the tense.
    """
    tokens = sentence.tokens
    reported = any(
        token.label == "ccomp" and tokens[token.head].lemma not in _SHOWING for token in tokens
    )
    for token in tokens:
        if token.head < 0 or reported or not tokens[token.head].tag.startswith(("NN", "PRP")):
            continue
        if not is_aside(sentence, token.head, token.index):
            continue
        if tokens[token.head].label == "conj" or _has_conjunct(sentence, token.head):
            continue
        if token.label == "acl:relcl":
            yield from _relative(clauses, sentence, token.head, token.index)
        elif token.label == "acl" and token.tag == "VBN" and main is not None:
            subject = _antecedent(clauses.phrases, sentence, token.head)
            if subject is not None and subject.is_name:
                yield from passive_facts(
                    clauses.phrases, sentence, token.index, subject, main, None
                )
        elif token.label == "appos" and main is not None:
            yield from _apposition(clauses.phrases, sentence, token.head, token.index, main)


def _antecedent(phrases: Phrases, sentence: Sentence, head: int) -> Phrase | None:
    """Return the noun phrase that an aside tells about, without its preposition."""
    tokens = sentence.tokens
    outer = ("case", "cop", "nsubj", "aux", "mark", "advmod", "csubj", "parataxis")
    cases = [c for c in sentence.children[head] if tokens[c].label.split(":")[0] in outer]
    if tokens[head].label.startswith("nmod") and not tokens[head].tag.startswith("NNP"):
        return None
    phrase = phrases.make(sentence, head, without=cases)
    vague = phrase.text.split()[0].lower() in ("a", "an", "some", "one") and not phrase.is_name
    return None if phrase.problems or vague else phrase


def _relative(
    clauses: ClauseFacts, sentence: Sentence, head: int, predicate: int
) -> Iterator[Fact]:
    """Yield the statement of a loose relative clause whose subject is who or which."""
    subject_index = find_subject(sentence, predicate)
    if subject_index < 0 or sentence.tokens[subject_index].text.lower() not in ("who", "which"):
        return
    if sentence.tokens[subject_index].head != predicate:
        return
    if len(sentence.subtree(subject_index)) > 1:
        return
    noun = _relative_head(sentence, head, sentence.tokens[subject_index].text.lower())
    subject = _antecedent(clauses.phrases, sentence, noun) if noun >= 0 else None
    verb = verb_group(sentence, predicate)
    if subject is None or verb is None:
        return
    frame = Frame(subject, origin="relative")
    fact = clauses.fact(sentence, predicate, -1, verb, frame)
    if fact is None:
        return
    yield fact
    for child in sentence.children[predicate]:
        if sentence.tokens[child].label == "conj" and find_subject(sentence, child) < 0:
            more = verb_group(sentence, child, predicate)
            if more is None or joined_by_or(sentence, child):
                continue
            other = clauses.fact(sentence, child, -1, more, frame)
            if other is not None:
                yield other


def _relative_head(sentence: Sentence, head: int, pronoun: str) -> int:
    """Return the noun that "who" or "which" goes with, or -1 where none near fits."""
    if not _is_nearest(sentence, head, pronoun):
        return -1
    for _ in range(3):
        person = sentence.tokens[head].entity == "person"
        if person == (pronoun == "who"):
            return head
        if pronoun == "which" or not sentence.tokens[head].label.startswith("nmod"):
            return -1
        head = sentence.tokens[head].head
    return -1


def _apposition(
    phrases: Phrases, sentence: Sentence, head: int, child: int, main: VerbGroup
) -> Iterator[Fact]:
    """Yield "X is the Y of Z" for "X, the Y of Z," where X is a name or Y defines it."""
    tokens = sentence.tokens
    determiners = [
        tokens[c].text.lower() for c in sentence.children[child] if tokens[c].label == "det"
    ]
    if tokens[child].tag.startswith("NNP") and not determiners:
        return
    if not determiners or determiners[0] not in ("a", "an", "the"):
        return
    if not tokens[head].tag.startswith("NNP") and determiners[0] == "the":
        return
    subject = _antecedent(phrases, sentence, head)
    if subject is None or subject.plural:
        return
    if not subject.is_name and subject.text.startswith("the "):
        return
    phrase = phrases.make(sentence, child, subject=subject.reference)
    if any(tokens[i].tag in ("PRP", "PRP$") for i in phrase.tokens):
        return  # "the son of his gardener": whose, the apposition does not say
    if tokens[phrase.tokens[0]].tag in ("WP", "WDT", "WRB"):
        return
    is_past = main.is_past and subject.entity not in ("place", "plant", "animal")
    verb = VerbGroup(("was" if is_past else "is",), "", "be", "VBD" if is_past else "VBZ")
    attribute = Complement("attribute", "", phrase, phrase.text)
    sure = certainty(sentence, child, [subject, phrase])
    yield Fact(sentence, child, subject, verb, (attribute,), (), None, "apposition", sure)


def _is_nearest(sentence: Sentence, head: int, pronoun: str) -> bool:
    """Tell whether no other noun phrase stands between a noun and its relative clause."""
    tokens = sentence.tokens
    start = next((t.index for t in tokens[head:] if t.text.lower() == pronoun), head)
    place = start - 1
    while place > head and not tokens[place].tag.startswith(("NN", "CD")):
        place -= 1
    while place != head:
        if tokens[place].label.split(":")[0] not in ("nmod", "compound", "flat", "nummod"):
            return False
        place = tokens[place].head
    return True


def _has_conjunct(sentence: Sentence, head: int) -> bool:
    return any(sentence.tokens[c].label == "conj" for c in sentence.children[head])
